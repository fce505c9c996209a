//! API error codes, found in names, descriptions and bodies.

use serde_json::Value;

use super::{Case, ErrorCode, Outcome};
use crate::description::plain_lines;
use crate::placeholder::{is_filler, is_placeholder};
use crate::words::is_in;

/// Words that say no more than that there is an error, or what kind of value stands there.
const EMPTY: &str = "error errors fail failed failure false null string true undefined unknown";

/// What introduces a code in prose, in lower case.
const LABELS: &[&str] = &["error code", "errorcode", "error_code"];

/// What introduces the status that the next codes belong to.
const STATUS: &str = "status code";

/// Postman cuts the name of an example here.
pub(crate) const LONGEST_NAME: usize = 255;

/// Keys of a code, and of the reason beside it.
const CODES: &str = "code errorCode error_code errorcode ErrorCode Code";
const REASONS: &str = "message error_description errorMessage error_message description detail reason msg title \
    Message ErrorMessage";

/// Codes in the name of an example.
///
/// `**Error Code:** `300` <br>Too short.<br>Too old.` gives `300` with two reasons.
pub(super) fn in_text(text: &str, codes: &mut Vec<ErrorCode>) {
    let mut found = labelled(text);
    if text.chars().count() == LONGEST_NAME
        && let Some(cut) = found.last_mut().and_then(|(_, code)| code.reasons.last_mut())
    {
        cut.push('…');
    }
    for (_, code) in found {
        add(codes, code);
    }
}

/// Codes in the name of an example whose status is one: where no label introduces any, the status with what is said of it.
pub(super) fn in_name(text: &str, status: u16, codes: &mut Vec<ErrorCode>) {
    if !labelled(text).is_empty() {
        return in_text(text, codes);
    }
    let (code, plain) = (status.to_string(), plain_lines(text));
    let said = plain.split_once(&code).map_or(plain.as_str(), |(_, said)| said);
    let reasons = lines(said);
    add(codes, ErrorCode { code, reasons });
}

/// Whether a text names a number as an error code, and not as the status.
pub(super) fn names_only_code(text: &str, status: u16) -> bool {
    let found = labelled(text);
    let digits = status.to_string();
    let is_it = |(_, code): &(Option<u16>, ErrorCode)| code.code == digits;
    found.iter().any(is_it) && !statuses(text).contains(&status)
}

/// The numbers after `Status Code`.
fn statuses(text: &str) -> Vec<u16> {
    let text = plain_lines(text).to_ascii_lowercase();
    let found = text
        .match_indices(STATUS)
        .filter_map(|(at, _)| status_in(&text[at + STATUS.len()..]));
    found.collect()
}

/// The first three digits.
fn status_in(text: &str) -> Option<u16> {
    let digits = text.chars().skip_while(|letter| !letter.is_ascii_digit()).take(3);
    digits.collect::<String>().parse().ok()
}

/// Codes in a request's description, where a status stands before them.
pub(super) fn by_status(description: &str, cases: &mut [Case]) {
    for (status, code) in labelled(description) {
        let case = cases
            .iter_mut()
            .find(|case| Some(case.status) == status && case.outcome == Outcome::Failure);
        if let Some(case) = case {
            add(&mut case.codes, code);
        }
    }
}

/// Codes after their labels, each with the last status that was named before it.
fn labelled(text: &str) -> Vec<(Option<u16>, ErrorCode)> {
    let lower = text.to_ascii_lowercase();
    if !LABELS.iter().any(|label| lower.contains(label)) {
        return Vec::new();
    }
    let text = plain_lines(text);
    let lower = text.to_ascii_lowercase();
    let mut found = Vec::new();
    let mut status = None;
    let mut marks = marks(&lower).into_iter().peekable();
    while let Some((at, length)) = marks.next() {
        let end = marks.peek().map_or(text.len(), |(next, _)| *next);
        let rest = &text[at + length..end];
        if lower[at..].starts_with(STATUS) {
            status = status_in(rest);
        } else if let Some((code, reasons)) = code(rest) {
            found.push((status, ErrorCode { code, reasons }));
        }
    }
    found
}

/// Where labels stand, with their lengths.
fn marks(lower: &str) -> Vec<(usize, usize)> {
    let labels = LABELS.iter().chain([&STATUS]);
    let mut marks: Vec<(usize, usize)> = labels
        .flat_map(|label| lower.match_indices(label).map(|(at, label)| (at, label.len())))
        .collect();
    marks.sort_unstable();
    marks
}

/// The code that text begins with after a label, and what is said of it, line by line.
fn code(text: &str) -> Option<(String, Vec<String>)> {
    let text = text.strip_prefix(['s', 'S']).unwrap_or(text);
    let after = text.trim_start_matches([' ', '\t', '*', '\n']);
    let labelled = after.starts_with([':', '=']);
    let after = after.trim_start_matches([':', '=', ' ', '\t', '*', '\n', '-', '#']);
    let (code, rest) = match after.strip_prefix('`') {
        Some(quoted) => quoted.split_once('`')?,
        None => after.split_at(after.find(|letter: char| !is_code(letter)).unwrap_or(after.len())),
    };
    let code = code.trim().trim_end_matches(['.', ':', ',']);
    let is_number = !code.is_empty() && code.bytes().all(|byte| byte.is_ascii_digit());
    if code.is_empty() || code.len() > 64 || !code.chars().all(is_code) || !(labelled || is_number) {
        return None;
    }
    Some((code.to_owned(), lines(rest)))
}

fn is_code(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-' | '.')
}

/// The reasons, one a line, without bullets and backticks; a line that only labels what follows is none.
fn lines(text: &str) -> Vec<String> {
    let clean = |line: &str| {
        let line = line.replace('`', "");
        let line = line
            .trim()
            .trim_start_matches(['*', '-', '•', ':', ',', ' '])
            .trim_end_matches(['*', ' ']);
        line.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let is_label = |line: &str| matches!(line.to_ascii_lowercase().as_str(), "http" | "http:" | "");
    text.lines().map(clean).filter(|line| !is_label(line)).collect()
}

/// The texts of the codes that a failure's JSON shows.
#[cfg(feature = "learn")]
pub(crate) fn error_codes(value: &Value, status: u16) -> Vec<String> {
    let mut codes = Vec::new();
    in_json(value, status, &mut codes);
    codes.into_iter().map(|code| code.code).collect()
}

/// The code of a failure's body: at the top, under `error`, or in the first of `errors`.
pub(super) fn in_json(value: &Value, status: u16, codes: &mut Vec<ErrorCode>) {
    let nested = [
        value.get("error"),
        value.get("errors").and_then(|errors| errors.get(0)),
        value.get(0),
    ];
    for object in [Some(value)].into_iter().chain(nested).flatten() {
        let code = CODES.split(' ').find_map(|key| scalar(object.get(key)?, status));
        let code = code.or_else(|| oauth(object));
        if let Some(code) = code {
            let reason = REASONS.split(' ').find_map(|key| object.get(key)?.as_str());
            let reason = reason.filter(|reason| is_reason(reason));
            let reasons = reason.map(|reason| lines(&plain_lines(reason))).unwrap_or_default();
            add(codes, ErrorCode { code, reasons });
            return;
        }
    }
}

/// A code as text. The status once more, zero, and what a mock generator makes up (`anim`, `-17047395`) say nothing.
fn scalar(value: &Value, status: u16) -> Option<String> {
    let code = match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    let is_number = code.trim_start_matches('-').bytes().all(|byte| byte.is_ascii_digit());
    let is_made_up = if is_number {
        code.len() > 7
    } else {
        is_filler(&code) || is_in(EMPTY, &code) || value.is_number()
    };
    let says = !code.is_empty() && code.len() <= 64 && code != "0" && code != status.to_string();
    (says && !is_made_up && code.chars().all(is_code)).then_some(code)
}

/// `{"error": "invalid_grant", "error_description": …}`, `{"error": "taken"}`; no sentence, no title.
fn oauth(object: &Value) -> Option<String> {
    let code = object.get("error")?.as_str()?;
    let described = object.get("error_description").is_some();
    let is_name = code
        .chars()
        .all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_');
    let says = !code.is_empty() && code.len() <= 64 && !is_filler(code) && !is_in(EMPTY, code);
    (says && (described && code.chars().all(is_code) || is_name)).then(|| code.to_owned())
}

fn is_reason(text: &str) -> bool {
    !text.is_empty() && !is_placeholder(text) && text.len() <= 500
}

/// Adds a code, or the reasons that are new to a known one.
fn add(codes: &mut Vec<ErrorCode>, found: ErrorCode) {
    match codes.iter_mut().find(|known| known.code == found.code) {
        Some(known) => {
            for reason in found.reasons {
                if !known.reasons.contains(&reason) {
                    known.reasons.push(reason);
                }
            }
        }
        None => codes.push(found),
    }
}
