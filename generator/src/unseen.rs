//! Letters that nobody sees, or that change how others are shown: they are left out of what is written for people, and
//! escaped where they are data.

use std::borrow::Cow;

/// Whether a letter has no width, or changes the direction of text (the control characters aside).
///
/// Those of bidirectional text (Unicode 16, annex 9), zero-width spaces and joiners, the byte order mark, soft hyphens,
/// separators of lines and paragraphs, tags.
pub fn is_unseen(letter: char) -> bool {
    matches!(letter,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// The text for a terminal: what would move its cursor, change its colours or hide letters is escaped; lines and tabs
/// stay.
pub fn escaped(text: &str) -> Cow<'_, str> {
    let is_harmful = |letter: char| letter.is_control() && letter != '\n' && letter != '\t' || is_unseen(letter);
    replaced(text, is_harmful, &mut |letter, escaped| {
        escaped.extend(letter.escape_unicode())
    })
}

/// The text of JSON, in which letters that nobody sees are escaped, and control characters that JSON may hold.
pub fn escaped_json(text: &str) -> Cow<'_, str> {
    let is_harmful = |letter: char| letter >= '\u{7f}' && letter.is_control() || is_unseen(letter);
    replaced(text, is_harmful, &mut |letter, escaped| {
        for unit in letter.encode_utf16(&mut [0; 2]) {
            escaped.push_str(&format!("\\u{unit:04x}"));
        }
    })
}

fn replaced<'t>(
    text: &'t str,
    is_one: impl Fn(char) -> bool,
    replace: &mut dyn FnMut(char, &mut String),
) -> Cow<'t, str> {
    if !text.contains(&is_one) {
        return Cow::Borrowed(text);
    }
    let mut result = String::with_capacity(text.len() + 16);
    for letter in text.chars() {
        match is_one(letter) {
            true => replace(letter, &mut result),
            false => result.push(letter),
        }
    }
    Cow::Owned(result)
}

/// The first letter of a name that nobody sees; joiners within emoji and between letters that need them are no such.
pub(crate) fn find_unseen(name: &str) -> Option<char> {
    let letters: Vec<char> = name.chars().collect();
    let is_joining = |place: usize| {
        let beside = |other: Option<&char>| other.is_some_and(|other| !other.is_ascii() && !is_unseen(*other));
        let before = place.checked_sub(1).and_then(|before| letters.get(before));
        matches!(letters.get(place), Some('\u{200c}' | '\u{200d}')) && beside(before) && beside(letters.get(place + 1))
    };
    let mut found = letters.iter().enumerate().filter(|(_, letter)| is_unseen(**letter));
    found.find(|(place, _)| !is_joining(*place)).map(|(_, letter)| *letter)
}

#[cfg(test)]
mod tests {
    use super::{escaped, escaped_json, find_unseen};

    #[test]
    fn what_a_terminal_would_obey_is_escaped() {
        let text = "a\u{1b}]0;x\u{7}\tb\u{202e}c\u{200b}\r\nd\u{9b}1m";
        assert_eq!(
            escaped(text),
            "a\\u{1b}]0;x\\u{7}\tb\\u{202e}c\\u{200b}\\u{d}\nd\\u{9b}1m"
        );
        assert_eq!(escaped("Größe: 5 €"), "Größe: 5 €");
        assert_eq!(
            escaped_json("\"\u{e0041}\u{200b}\u{9b}\"\n"),
            "\"\\udb40\\udc41\\u200b\\u009b\"\n"
        );
    }

    #[test]
    fn joiners_of_emoji_are_seen() {
        assert_eq!(find_unseen("👩‍💻 developers"), None);
        assert_eq!(find_unseen("get\u{200d}user"), Some('\u{200d}'));
        assert_eq!(find_unseen("\u{202e}resu"), Some('\u{202e}'));
    }
}
