//! Numbers as Rust programs write them.

/// Digits in groups of three where there are five or more in a row: `27113311` → `27_113_311`.
pub(super) fn grouped(number: &str) -> String {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let (sign, digits) = match whole.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", whole),
    };
    if !digits.bytes().chain(fraction.bytes()).all(|byte| byte.is_ascii_digit()) {
        return number.to_owned();
    }
    let first = digits.len() % 3;
    let whole = format!("{sign}{}", separated(digits, first));
    if fraction.is_empty() {
        whole
    } else {
        format!("{whole}.{}", separated(fraction, 3))
    }
}

/// The first group has that many digits; none of a length that is read at a glance.
fn separated(digits: &str, first: usize) -> String {
    if digits.len() < 5 {
        return digits.to_owned();
    }
    let (start, rest) = digits.split_at(first);
    let groups = rest.as_bytes().chunks(3).map(String::from_utf8_lossy);
    let start = (!start.is_empty()).then_some(start.into());
    let groups: Vec<_> = start.into_iter().chain(groups).collect();
    groups.join("_")
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn long_numbers_have_groups() {
        let pairs = "27113311 27_113_311, -70394044 -70_394_044, 100000 100_000, 12345 12_345, 1234 1234, 0 0, \
            51.507351 51.507_351, 123456.5 123_456.5, 1.5 1.5, 1e300 1e300, true true";
        for (number, group) in pairs.split(", ").filter_map(|pair| pair.trim().split_once(' ')) {
            assert_eq!(grouped(number), group);
        }
    }
}
