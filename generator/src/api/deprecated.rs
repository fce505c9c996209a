//! Whether a collection says that a request or a parameter goes out of use, and in which words.
//!
//! ```text
//! Download STL file (Deprecated)                                       a name with the word set apart
//! **Deprecated** - This field has been deprecated, use the token.       a sentence or a line that begins with it
//! This endpoint route is deprecated and will be removed.               a sentence about what is described
//! The `rate` object is deprecated. List deprecated models.             nothing: it is about something else
//! ```

use crate::description::plain_lines;
use crate::words::is_in;

/// What a request calls itself.
const REQUESTS: &str = "api call endpoint method operation query request resource route service";

/// What a parameter calls itself.
const PARAMETERS: &str = "argument attribute field header option parameter property";

/// Words between what goes out of use and the word that says so.
const BETWEEN: &str = "also are been being has have is now officially was";

/// What a notice begins with.
const TITLES: &[&str] = &["deprecation notice", "deprecation warning", "deprecated"];

/// So much is told of it.
const LONGEST: usize = 200;

/// Whose words they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Deprecable {
    Request,
    Parameter,
}

/// What is said of something that goes out of use, as one line; empty if no more than that.
pub(crate) fn deprecation(what: Deprecable, name: &str, description: &str) -> Option<String> {
    // A cheap look: most say nothing of it.
    if !holds_word(name) && !holds_word(description) {
        return None;
    }
    let text = plain_lines(description);
    let said = text.lines().find_map(|line| notice(what, line));
    said.or_else(|| is_set_apart(name).then(String::new))
}

fn holds_word(text: &str) -> bool {
    const STEM: &[u8] = b"deprecat";
    let mut windows = text.as_bytes().windows(STEM.len());
    windows.any(|letters| letters.eq_ignore_ascii_case(STEM))
}

/// Whether a name has the word in brackets, or apart from the others: `New OCO - Deprecated (TRADE)`.
fn is_set_apart(name: &str) -> bool {
    let pieces = name.split(['(', ')', '[', ']', ':', '|', '-', '–', '*']);
    pieces
        .into_iter()
        .any(|piece| piece.trim().eq_ignore_ascii_case("deprecated"))
        && name.len() > "deprecated".len()
}

/// What a line says from the sentence on that tells it.
fn notice(what: Deprecable, line: &str) -> Option<String> {
    let line = line.trim_matches([' ', '\t', '*', '_', '#', '>', '-', '⚠', '\u{fe0f}']);
    let mut start = 0;
    for sentence in line.split_inclusive(". ") {
        if begins_with_it(sentence) || is_about(what, sentence) {
            let words = line.get(start..)?.split_whitespace();
            let said = words.collect::<Vec<_>>().join(" ");
            return Some(shortened(&without_title(&said)));
        }
        start += sentence.len();
    }
    None
}

/// `Deprecated: …`, `Deprecation notice: …`, `(Deprecated)`; no `Deprecated users are listed`.
fn begins_with_it(sentence: &str) -> bool {
    let lower = sentence
        .trim_start_matches(['(', '[', '*', '_', ' '])
        .to_ascii_lowercase();
    let after = TITLES.iter().find_map(|word| lower.strip_prefix(word));
    let ends = |after: &str| {
        let after = after.trim_start_matches(['*', '_']);
        after.trim().is_empty()
            || after
                .trim_start()
                .starts_with([':', '.', ',', ';', '!', ')', ']', '-', '–', '—'])
            || [" as of ", " by ", " in favor ", " in favour ", " since "]
                .iter()
                .any(|word| after.starts_with(word))
    };
    after.is_some_and(ends)
}

/// `This Beta endpoint has been deprecated`, `The "Add" endpoint (below) is deprecated`.
fn is_about(what: Deprecable, sentence: &str) -> bool {
    /// Between `this` and the noun.
    const MOST: usize = 5;
    let nouns = match what {
        Deprecable::Request => REQUESTS,
        Deprecable::Parameter => PARAMETERS,
    };
    let lower = without_brackets(&sentence.to_ascii_lowercase());
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || letter == '\'';
    let words: Vec<&str> = lower
        .split(|letter| !is_part(letter))
        .filter(|word| !word.is_empty())
        .collect();
    let Some(place) = words.iter().position(|word| *word == "deprecated") else {
        return false;
    };
    let before = &words[..place];
    let between = before.iter().rev().take_while(|word| is_in(BETWEEN, word)).count();
    let before = &before[..before.len() - between];
    let named = before.iter().rev().take(MOST);
    between > 0
        && before.last().is_some_and(|noun| is_in(nouns, noun))
        && named.into_iter().any(|word| *word == "this" || *word == "the")
}

/// The text without what stands in round brackets.
fn without_brackets(text: &str) -> String {
    let mut depth = 0_usize;
    let kept = text.chars().filter(|letter| {
        match letter {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => return depth == 0,
        }
        false
    });
    kept.collect()
}

/// What follows `Deprecated:`, if anything does: whoever reads a notice knows that it is one.
fn without_title(said: &str) -> String {
    let lower = said.to_ascii_lowercase();
    let title = TITLES.iter().find(|title| lower.starts_with(**title));
    let Some(rest) = title.and_then(|title| said.get(title.len()..)) else {
        return said.to_owned();
    };
    const SIGNS: &[char] = &[':', '.', ',', '-', '–', '—', '*', '!'];
    let is_apart = rest.is_empty() || rest.trim_start().starts_with(SIGNS);
    let told = rest.trim_start_matches(|sign: char| sign == ' ' || SIGNS.contains(&sign));
    if is_apart { told } else { said }.to_owned()
}

fn shortened(said: &str) -> String {
    if said.chars().count() <= LONGEST {
        return said.to_owned();
    }
    let short: String = said.chars().take(LONGEST).collect();
    let whole = short.rfind(' ').and_then(|end| short.get(..end)).unwrap_or(&short);
    format!("{whole} …")
}

#[cfg(test)]
mod tests {
    use super::{Deprecable, deprecation};

    fn request(description: &str) -> Option<String> {
        deprecation(Deprecable::Request, "Get user", description)
    }

    fn parameter(description: &str) -> Option<String> {
        deprecation(Deprecable::Parameter, "page", description)
    }

    #[test]
    fn what_goes_out_of_use_is_known_with_its_words() {
        let told = |text: Option<String>| text.unwrap_or_else(|| "nothing".to_owned());
        assert_eq!(
            told(request(
                "**Deprecation Notice:** This endpoint route is deprecated and will be removed."
            )),
            "This endpoint route is deprecated and will be removed."
        );
        assert_eq!(
            told(request(
                "Gets it.\nThough this Beta endpoint has been deprecated, use [V3](https://x.y)."
            )),
            "Though this Beta endpoint has been deprecated, use V3."
        );
        assert_eq!(
            told(request(
                "The \"Add member\" endpoint (described below) is deprecated.\n\nUse another."
            )),
            "The \"Add member\" endpoint (described below) is deprecated."
        );
        assert_eq!(
            told(request(
                "Lists it. <p><b>Deprecated:</b> By end of 2021, we are dropping it.</p>"
            )),
            "By end of 2021, we are dropping it."
        );
        assert_eq!(
            told(parameter(
                "The page.\n\n**Deprecated** - This field has been deprecated, use the token."
            )),
            "This field has been deprecated, use the token."
        );
        assert_eq!(told(parameter("Deprecated. Use `token`.")), "Use `token`.");
        assert_eq!(told(parameter("Deprecated: use `token`.")), "use `token`.");
        assert_eq!(told(parameter("Deprecated as of 2.1.")), "Deprecated as of 2.1.");
        assert_eq!(told(parameter("Deprecated")), "");
        assert_eq!(told(parameter("(Deprecated) The page.")), "(Deprecated) The page.");
    }

    #[test]
    fn names_set_the_word_apart() {
        for name in [
            "Download (Deprecated)",
            "New OCO - Deprecated (TRADE)",
            "[DEPRECATED] Get user",
        ] {
            assert_eq!(
                deprecation(Deprecable::Request, name, ""),
                Some(String::new()),
                "{name}"
            );
        }
        for name in ["List deprecated models", "Deprecated", "Get deprecation"] {
            assert_eq!(deprecation(Deprecable::Request, name, ""), None, "{name}");
        }
    }

    #[test]
    fn other_things_may_be_deprecated() {
        for text in [
            "",
            "**Note:** The `rate` object is deprecated.",
            "Consolidation is a deprecated feature, this endpoint replaces it.",
            "The field is planned to be deprecated on September 22.",
            "Deprecated users are listed, too.",
            "Since the old endpoint was removed, deprecated flags are ignored.",
        ] {
            assert_eq!(request(text), None, "{text}");
        }
        assert_eq!(parameter("Whether deprecated ones are listed"), None);
        assert_eq!(parameter("This endpoint is deprecated"), None);
    }
}
