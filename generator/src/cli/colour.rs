//! Colours of messages, on a terminal only and not where `NO_COLOR` is set.

use std::env;
use std::io::{IsTerminal, stderr};

const BOLD: &str = "\u{1b}[1m";
const RED: &str = "\u{1b}[1;31m";
const YELLOW: &str = "\u{1b}[1;33m";
const BLUE: &str = "\u{1b}[1;34m";
const RESET: &str = "\u{1b}[0m";

/// The message as it is shown: in colours where a person sees them.
pub(super) fn shown(text: &str) -> String {
    let plain = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    if plain || !stderr().is_terminal() {
        text.to_owned()
    } else {
        painted(text)
    }
}

fn painted(text: &str) -> String {
    text.lines()
        .map(|line| paint(line) + "\n")
        .collect::<String>()
        .trim_end()
        .to_owned()
}

/// The word that a line begins with, and the margin of an excerpt.
fn paint(line: &str) -> String {
    for (start, colour) in [("error", RED), ("warning", YELLOW), ("note", BLUE)] {
        if let Some(rest) = line.strip_prefix(start)
            && rest.starts_with([':', '['])
        {
            return match rest.split_once(": ") {
                Some((id, message)) => format!("{colour}{start}{id}{RESET}: {BOLD}{message}{RESET}"),
                None => format!("{colour}{start}{RESET}{rest}"),
            };
        }
    }
    let margin = line.find(['|', '=', '-']).filter(|at| {
        let before = line.get(..*at).unwrap_or_default();
        before.ends_with(' ') && before.chars().all(|letter| letter == ' ' || letter.is_ascii_digit())
    });
    match margin.and_then(|at| line.split_at_checked(at)) {
        Some((before, rest)) if rest.starts_with("-->") => format!("{before}{BLUE}-->{RESET}{}", &rest["-->".len()..]),
        Some((before, rest)) => {
            let (sign, rest) = rest.split_at_checked(1).unwrap_or((rest, ""));
            format!("{BLUE}{before}{sign}{RESET}{}", carets(rest))
        }
        None => line.to_owned(),
    }
}

fn carets(rest: &str) -> String {
    if rest.trim_start().starts_with('^') {
        format!("{YELLOW}{rest}{RESET}")
    } else {
        rest.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::{BLUE, BOLD, RED, RESET, YELLOW, painted};

    #[test]
    fn words_margins_and_carets_are_painted() {
        let text = "error[invalid-json]: not JSON\n --> a.json:1:2\n  |\n1 | {a}\n  |  ^ here";
        let lines = [
            format!("{RED}error[invalid-json]{RESET}: {BOLD}not JSON{RESET}"),
            format!(" {BLUE}-->{RESET} a.json:1:2"),
            format!("{BLUE}  |{RESET}"),
            format!("{BLUE}1 |{RESET} {{a}}"),
            format!("{BLUE}  |{RESET}{YELLOW}  ^ here{RESET}"),
        ];
        assert_eq!(painted(text), lines.join("\n"));
    }

    #[test]
    fn other_lines_stay_as_they_are() {
        assert_eq!(painted("pets: 1 operation"), "pets: 1 operation");
    }
}
