//! Regular expressions that say no more than that a text has one of a few parts.

use super::Claim;

/// What `/a|b/i` says of a text, if it is no more than that.
///
/// `/json;version=1(\.\d)?/` says that `json;version=1` is in it: what may be missing at the end does not matter.
pub(super) fn claim(pattern: &str, flags: &str) -> Option<Claim> {
    if flags.contains(|flag| !matches!(flag, 'i' | 'g' | 'u')) {
        return None;
    }
    let inner = pattern.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let inner = inner.map(|inner| inner.strip_prefix("?:").unwrap_or(inner));
    let whole = inner.filter(|inner| !inner.contains(['(', ')'])).unwrap_or(pattern);
    let parts: Option<Vec<String>> = alternatives(whole).into_iter().map(literal).collect();
    let parts = parts?;
    if parts.iter().any(String::is_empty) {
        return None;
    }
    Some(if flags.contains('i') {
        Claim::ContainsAnyCase(parts)
    } else {
        Claim::ContainsAny(parts)
    })
}

/// The parts between `|` that stand in no group.
fn alternatives(pattern: &str) -> Vec<&str> {
    let (mut parts, mut start, mut depth, mut escaped) = (Vec::new(), 0, 0_usize, false);
    for (at, letter) in pattern.char_indices() {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            '|' if depth == 0 => {
                parts.push(&pattern[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&pattern[start..]);
    parts
}

/// The text that a part stands for, without what may be missing at its end.
fn literal(part: &str) -> Option<String> {
    let part = match part.strip_suffix(")?").and_then(|rest| rest.rfind('(')) {
        Some(open) if !part[..open].ends_with('\\') => &part[..open],
        _ => part,
    };
    let mut text = String::new();
    let mut letters = part.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next()? {
                escaped if escaped.is_ascii_alphanumeric() => return None,
                escaped => text.push(escaped),
            },
            '.' | '*' | '+' | '?' | '(' | ')' | '[' | ']' | '{' | '}' | '^' | '$' | '|' => return None,
            other => text.push(other),
        }
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::claim;
    use crate::script::suite::Claim;

    #[test]
    fn patterns_of_texts_are_texts() {
        let any = |parts: &[&str]| {
            Some(Claim::ContainsAny(
                parts.iter().map(|part| (*part).to_owned()).collect(),
            ))
        };
        assert_eq!(claim(r"application\/json", ""), any(&["application/json"]));
        assert_eq!(claim(r"a|b", ""), any(&["a", "b"]));
        assert_eq!(claim(r"(a b|c)", "g"), any(&["a b", "c"]));
        assert_eq!(claim(r"json;version=1(\.\d)?", ""), any(&["json;version=1"]));
        assert_eq!(claim(r"^a", ""), None);
        assert_eq!(claim(r"[0-9]", ""), None);
        assert_eq!(claim(r"a|", ""), None);
    }
}
