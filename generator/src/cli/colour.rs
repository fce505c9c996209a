//! Colours of messages, on a terminal only and not where `NO_COLOR` is set; `CLICOLOR_FORCE` has them anywhere.

use std::borrow::Cow;
use std::env;
use std::io::{IsTerminal, stderr};

use console::Term;
use postman_codegen::diagnostic::Diagnostics;
use postman_codegen::source::Source;
use postman_codegen::unseen;

const RED: &str = "\u{1b}[1;31m";
const BLUE: &str = "\u{1b}[1;34m";
const RESET: &str = "\u{1b}[0m";

/// Columns of what is no terminal, but has colours.
const WIDTH: usize = 120;

/// The diagnostics as they are shown: in colours and as wide as the terminal where a person sees them.
pub(super) fn diagnostics(notes: &Diagnostics, source: &Source) -> String {
    if !is_coloured() {
        return notes.render(source);
    }
    let columns = Term::stderr()
        .size_checked()
        .map_or(WIDTH, |(_, columns)| columns.into());
    notes.render_styled(source, columns)
}

/// The message as it is shown.
pub(super) fn shown(text: &str) -> String {
    if is_coloured() { painted(text) } else { text.to_owned() }
}

/// The text without what a terminal would obey, but for the colours of diagnostics.
pub(super) fn escaped(text: &str) -> Cow<'_, str> {
    if !text.contains('\u{1b}') {
        return unseen::escaped(text);
    }
    let mut pieces = text.split('\u{1b}');
    let mut safe = unseen::escaped(pieces.next().unwrap_or_default()).into_owned();
    for piece in pieces {
        let (colour, rest) = piece.split_at(colour_length(piece).filter(|_| is_coloured()).unwrap_or_default());
        safe.push_str(if colour.is_empty() { "\\u{1b}" } else { "\u{1b}" });
        safe.push_str(colour);
        safe.push_str(&unseen::escaped(rest));
    }
    Cow::Owned(safe)
}

/// How long `[1;31m` is; only colours, bold and their end are told from other sequences.
fn colour_length(text: &str) -> Option<usize> {
    let (numbers, _) = text.strip_prefix('[')?.split_once('m')?;
    let is_known = |number: &str| {
        let number: u8 = number.parse().unwrap_or(8);
        matches!(number, 0 | 1 | 3 | 4 | 30..=39 | 90..=97)
    };
    numbers.split(';').all(is_known).then_some(numbers.len() + 2)
}

fn is_coloured() -> bool {
    let is_plain = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let forced = env::var_os("CLICOLOR_FORCE").is_some_and(|value| !value.is_empty() && value != "0");
    !is_plain && (forced || stderr().is_terminal())
}

/// The word that a line begins with; diagnostics have their colours already.
fn painted(text: &str) -> String {
    let lines = text.lines().map(|line| {
        let mut words = [("error", RED), ("note", BLUE)].into_iter();
        let found = words.find_map(|(word, colour)| Some((word, colour, line.strip_prefix(word)?)));
        match found {
            Some((word, colour, rest)) if rest.starts_with(':') => format!("{colour}{word}{RESET}{rest}"),
            _ => line.to_owned(),
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::{BLUE, RED, RESET, colour_length, painted};

    #[test]
    fn colours_are_told_from_what_moves_the_cursor() {
        assert_eq!(colour_length("[1;31mx"), Some(6));
        assert_eq!(colour_length("[0m"), Some(3));
        for text in ["[2J", "]0;x\u{7}", "[8m", "[", "[1;2Hm", "c"] {
            assert_eq!(colour_length(text), None, "{text}");
        }
    }

    #[test]
    fn the_first_word_is_painted() {
        let text = "error: no such file\nnote: skipped\nerrors: 3\npets: 1 operation";
        let lines = [
            format!("{RED}error{RESET}: no such file"),
            format!("{BLUE}note{RESET}: skipped"),
            "errors: 3".to_owned(),
            "pets: 1 operation".to_owned(),
        ];
        assert_eq!(painted(text), lines.join("\n"));
    }
}
