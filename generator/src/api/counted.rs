//! Names that count: `expand[0]`, `expand[1]` are one list.

/// An entry of a query, or a field of a form.
pub(super) struct Entry<'a> {
    pub(super) key: Option<&'a str>,
    pub(super) disabled: bool,
    /// Whether it may be a value of a list.
    pub(super) is_value: bool,
}

/// How many entries, from the first, are values of one list that is counted from 0.
///
/// Values that are switched off come last, so that what is sent counts from 0 too; otherwise there is no list.
pub(super) fn length<'a>(entries: impl Iterator<Item = Entry<'a>>) -> usize {
    let (mut length, mut name, mut ended) = (0, None, false);
    for entry in entries {
        let Some(stem) = entry.key.filter(|_| entry.is_value).and_then(|key| stem(key, length)) else {
            break;
        };
        if *name.get_or_insert(stem) != stem {
            break;
        }
        if ended && !entry.disabled {
            return 0;
        }
        ended = entry.disabled;
        length += 1;
    }
    length
}

/// The name without its number: `expand[0]` gives `expand` for 0.
pub(super) fn stem(key: &str, number: usize) -> Option<&str> {
    let (stem, found) = key.strip_suffix(']')?.rsplit_once('[')?;
    let is_plain = !stem.is_empty() && !key.contains("{{");
    (is_plain && found == number.to_string()).then_some(stem)
}

#[cfg(test)]
mod tests {
    use super::{Entry, length};

    fn counted(keys: &[(&str, bool)]) -> usize {
        length(keys.iter().map(|(key, disabled)| Entry {
            key: Some(key),
            disabled: *disabled,
            is_value: true,
        }))
    }

    #[test]
    fn lists_count_from_nought() {
        assert_eq!(counted(&[("a[0]", false), ("a[1]", false), ("b[2]", false)]), 2);
        assert_eq!(counted(&[("a[b][0]", true)]), 1);
        assert_eq!(counted(&[("a[1]", false), ("a[2]", false)]), 0);
        assert_eq!(counted(&[("[0]", false)]), 0);
        assert_eq!(counted(&[("a[00]", false)]), 0);
        assert_eq!(counted(&[("{{a}}[0]", false)]), 0);
    }

    #[test]
    fn what_is_sent_has_no_gap() {
        assert_eq!(counted(&[("a[0]", false), ("a[1]", true)]), 2);
        assert_eq!(counted(&[("a[0]", true), ("a[1]", false)]), 0);
    }
}
