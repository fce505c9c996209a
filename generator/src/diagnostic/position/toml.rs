//! The same for TOML; a pointer that ends in `/#` leads to the key of its value, not to the value.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::steps;

/// The bytes of the values that the pointers lead to, in the order of the pointers.
///
/// A pointer that leads nowhere gives the last value on its way. In a text that is no TOML each gives the place
/// where parsing stops.
pub(in crate::diagnostic) fn find(text: &str, pointers: &[&str]) -> Vec<Range<usize>> {
    let (root, errors) = DeTable::parse_recoverable(text);
    if let Some(error) = errors.first() {
        return vec![error.span().unwrap_or_default(); pointers.len()];
    }
    let pointers = pointers.iter();
    pointers
        .map(|pointer| descend(root.get_ref(), root.span(), &steps(pointer)))
        .collect()
}

fn descend(table: &DeTable<'_>, around: Range<usize>, steps: &[String]) -> Range<usize> {
    let Some((step, rest)) = steps.split_first() else {
        return around;
    };
    let Some((key, value)) = table.iter().find(|(key, _)| key.get_ref() == step) else {
        return around;
    };
    let mut span = value.span();
    let mut value = value.get_ref();
    let mut rest = rest;
    loop {
        match (value, rest.split_first()) {
            (_, Some((step, []))) if step == "#" => return key.span(),
            (DeValue::Table(inner), Some(_)) => return descend(inner, span, rest),
            (DeValue::Array(elements), Some((step, after))) => {
                let element = step.parse().ok().and_then(|index: usize| elements.get(index));
                let Some(element) = element else { return span };
                (span, value, rest) = (element.span(), element.get_ref(), after);
            }
            _ => return span,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::find;

    fn at<'a>(text: &'a str, pointer: &str) -> &'a str {
        &text[find(text, &[pointer]).remove(0)]
    }

    #[test]
    fn pointers_lead_to_values_and_keys() {
        let text = "[client]\nsettings = [\"a\", \"b\"]\n\n[\"a / b\"]\nname = 'x'\n\"answers.200\" = { type = 1 }\n";
        assert_eq!(at(text, "/client/settings/1"), "\"b\"");
        assert_eq!(at(text, "/a ~1 b/name"), "'x'");
        assert_eq!(at(text, "/a ~1 b/name/#"), "name");
        assert_eq!(at(text, "/a ~1 b/#"), "\"a / b\"");
        assert_eq!(at(text, "/a ~1 b/answers.200/type"), "1");
        assert_eq!(at(text, "/a ~1 b/answers.200/nothing"), "{ type = 1 }");
    }

    #[test]
    fn what_is_no_toml_is_located_where_parsing_stops() {
        assert_eq!(find("a = 1\nb c = 2\n", &["", "/a"]).len(), 2);
        assert!(find("a = 1\nb c = 2\n", &[""])[0].start >= 6);
    }
}
