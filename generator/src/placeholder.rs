//! What stands in a sample for want of a value: types in angle brackets, and words and numbers that say nothing.

use std::sync::LazyLock;

use foldhash::HashSet;

pub(crate) use postman_codegen_runtime::saved::Placeholder;

/// Words that mock generators write; samples of prose hold others too.
const WORDS: &str = "ad adipisicing adipiscing aliqua aliquip amet anim aute cillum commodo consectetur consequat culpa cupidatat \
    deserunt do dolor dolore duis ea eiusmod elit enim esse est et eu ex excepteur exercitation fugiat id in \
    incididunt ipsum irure labore laboris laborum lorem magna minim mollit nisi non nostrud nulla occaecat officia \
    pariatur proident qui quis reprehenderit sed sint sit sunt tempor ullamco ut velit veniam voluptate";

/// Whether a text only tells that a value is missing: `<string>`, `<your id>`, or what Postman writes itself.
pub(crate) fn is_placeholder(text: &str) -> bool {
    text.starts_with('<') && text.ends_with('>') || text == "schema type not provided"
}

/// What a word says of the type of what is not sent: `<unix-time>`, `true,false`.
///
/// Postman sends such a word as it stands, so that no value can take its place where it does.
pub(crate) fn stated_type(text: &str) -> Option<Placeholder> {
    match text {
        "<unix-time>" | "<timestamp>" | "<epoch>" => Some(Placeholder::Integer),
        "true,false" | "false,true" | "true|false" | "false|true" | "true/false" => Some(Placeholder::Boolean),
        _ => None,
    }
}

/// Whether a text stands for the content of a file: `<binary>`.
pub(crate) fn is_file(text: &str) -> bool {
    matches!(text.trim().trim_matches('"'), "<binary>" | "<file>" | "<Buffer>")
}

/// Whether a value says nothing of the API: words of lorem ipsum, a number from all of its range.
///
/// `aliquip sint` and `-27113311`, which openapi-to-postman writes where the description has no example; a single
/// word may be a word (`id`, `non`, `in`), so that it takes two. Of three and more, it cuts the last one.
pub(crate) fn is_made_up(text: &str) -> bool {
    if let Some(number) = text.strip_prefix('-') {
        let digits = number.split('.').next().unwrap_or(number);
        let is_number = number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        return digits.len() >= 6 && is_number;
    }
    let first = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    // Most samples are no words, or one.
    if text.as_bytes().get(first) != Some(&b' ') {
        return false;
    }
    let Some((before, last)) = text.rsplit_once(' ') else {
        return false;
    };
    let is_cut = || before.contains(' ') && begins_filler(last);
    before.split(' ').all(is_filler) && (is_filler(last) || is_cut())
}

/// Whether a word is one of lorem ipsum's, or the beginning of one.
fn begins_filler(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    !lower.is_empty() && WORDS.split(' ').any(|known| known.starts_with(&lower))
}

/// Whether a word is one of lorem ipsum's.
pub(crate) fn is_filler(word: &str) -> bool {
    static KNOWN: LazyLock<HashSet<&str>> = LazyLock::new(|| WORDS.split(' ').collect());
    match word.as_bytes() {
        [first, rest @ ..] if rest.iter().all(u8::is_ascii_lowercase) => match first {
            b'A'..=b'Z' => KNOWN.contains(word.to_ascii_lowercase().as_str()),
            _ => KNOWN.contains(word),
        },
        _ => false,
    }
}

/// Whether a converter wrote the text for want of a value: `<string>`, `string`, lorem ipsum. One word of that may be a
/// word; a long one is none.
pub(crate) fn is_converted(text: &str) -> bool {
    const LONG: usize = 6;
    let is_lorem = is_made_up(text) || text.len() >= LONG && is_filler(text) || text.eq_ignore_ascii_case("lorem");
    is_lorem
        || Placeholder::parse(text).is_some()
        || stated_type(text).is_some()
        || matches!(
            text,
            "string" | "String" | "integer" | "Integer" | "number" | "Number" | "boolean" | "Boolean"
        )
        || text == "schema type not provided"
}

#[cfg(test)]
mod tests {
    use super::{is_converted, is_made_up};

    #[test]
    fn only_what_nobody_writes_is_made_up() {
        for text in [
            "aliquip sint",
            "Duis culpa Excepteur",
            "consectetur officia fugi",
            "-27113311",
            "-8071593.512",
        ] {
            assert!(is_made_up(text), "{text}");
        }
        for text in [
            "",
            "id",
            "in",
            "-1",
            "-33.8688",
            "2000000000",
            "get in",
            "lorem",
            "in the",
            "in magna the",
        ] {
            assert!(!is_made_up(text), "{text}");
        }
    }
    #[test]
    fn what_people_write_is_not_converted() {
        for text in ["<string>", "<integer>", "string", "ut amet", "voluptate"] {
            assert!(is_converted(text), "{text}");
        }
        for text in ["", "<your id>", "id", "est", "<p>", "strings"] {
            assert!(!is_converted(text), "{text}");
        }
    }
}
