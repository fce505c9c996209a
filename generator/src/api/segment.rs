//! What in a segment of a path is an argument although Postman sends it as it stands.
//!
//! | written | argument | what the replay sends |
//! | --- | --- | --- |
//! | `users/17`, `users/17.json`, `users(17)`, `user/id:17` | `user_id` | `17` |
//! | `users/{userId}`, `jobs/<job-id>`, `orders/[order_id]`, `tokens/_token_`, `orders/$orderId` | `userId`, `job-id`, … | the placeholder itself |
//! | `:package.:version.json` | `version` besides Postman's own `package` | `:version` |
//!
//! An id is a number, a UUID, 24, 32, 40 or 64 hexadecimal digits, a ULID, or digits among letters of both cases, these
//! also after a prefix (`pi_3MtwBwLkdIwHu7ix28a3tqPa`), or a number after the name of the segment before it (`vm/vm-33`); a number
//! where a version stands is none.

use std::ops::Range;

use percent_encoding::percent_decode_str;

use super::{Why, secret};
use crate::words::{is_in, singular, words};

/// A piece of a segment that is an argument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hole {
    /// Where it stands in the segment.
    pub(super) range: Range<usize>,
    /// What the argument is called.
    pub(super) key: String,
    pub(super) why: Why,
}

/// Where a segment stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Around<'t> {
    /// The segments before it, in order.
    pub(super) before: &'t [&'t str],
    /// Whether others follow.
    pub(super) is_last: bool,
}

/// What a path ends in: `users` of `/users/`.
pub(crate) fn last_segment(path: &str) -> &str {
    path.trim_end_matches('/').rsplit('/').next().unwrap_or_default()
}

/// Whether a segment between others is an argument although it has no variable of Postman's.
pub(crate) fn is_lifted(segment: &str, before: &[&str], after: &[&str]) -> bool {
    let is_last = after.is_empty();
    let around = Around { before, is_last };
    let holds_variable = segment.starts_with(':') || segment.contains("{{") && segment.contains("}}");
    !holds_variable && !find_holes(segment, around).is_empty()
}

/// The arguments in a whole segment without variables of Postman's own.
pub(super) fn find_holes(segment: &str, around: Around<'_>) -> Vec<Hole> {
    let whole = find_id(segment, around).or_else(|| find_whole_placeholder(segment));
    whole.map_or_else(|| find_placeholders(segment), |hole| vec![hole])
}

/// `{name}` and `<name>` anywhere in a text; braces may be doubled or not closed evenly, as typing errors of `{{name}}`.
pub(super) fn find_placeholders(text: &str) -> Vec<Hole> {
    let mut holes = Vec::new();
    let mut from = 0;
    while let Some(start) = text.get(from..).and_then(|rest| rest.find(['{', '<'])) {
        let start = from + start;
        match braced(text, start) {
            Some(hole) => {
                from = hole.range.end;
                holes.push(hole);
            }
            None => from = start + 1,
        }
    }
    holes
}

/// The placeholder that begins with the brace at `start`.
fn braced(text: &str, start: usize) -> Option<Hole> {
    let rest = text.get(start..)?;
    let (open, close) = if rest.starts_with('{') { ('{', '}') } else { ('<', '>') };
    let inside = rest.trim_start_matches(open);
    let length = inside.find(['{', '}', '<', '>'])?;
    let (name, after) = inside.split_at_checked(length)?;
    let tail = after.trim_start_matches(close);
    (tail.len() < after.len() && is_named(name)).then(|| Hole {
        range: start..text.len() - tail.len(),
        key: name.trim().to_owned(),
        why: Why::Placeholder,
    })
}

/// `[name]`, `_name_`, `$name`, `${name}` as a whole segment, with or without an extension behind.
///
/// Other protocols begin constant segments with `$` (`$metadata`, `$everything`): only what ends like an id counts.
fn find_whole_placeholder(segment: &str) -> Option<Hole> {
    let end = segment.len() - extension(segment).len();
    let core = segment.get(..end)?;
    let in_brackets = core.strip_prefix('[').and_then(|text| text.strip_suffix(']'));
    let in_lines = core.strip_prefix('_').and_then(|text| text.strip_suffix('_'));
    let in_lines = in_lines.filter(|name| name.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    let shell = core.strip_prefix('$');
    let in_braces = shell.and_then(|text| text.strip_prefix('{')?.strip_suffix('}'));
    let bare = shell.filter(|name| {
        let is_letter = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-');
        let last = words(name).pop().unwrap_or_default();
        name.chars().all(is_letter) && is_in(ID_WORDS, &last)
    });
    let name = in_brackets
        .or(in_lines)
        .or(in_braces)
        .or(bare)
        .filter(|name| is_named(name))?;
    Some(Hole {
        range: 0..end,
        key: name.trim().to_owned(),
        why: Why::Placeholder,
    })
}

/// Words that end the name of an id.
pub(super) const ID_WORDS: &str = "code guid id key name number slug uid uuid";

/// Whether a placeholder holds a name: something with a letter, and none of a path's own signs.
fn is_named(name: &str) -> bool {
    name.contains(char::is_alphabetic) && !name.contains(['/', '?', '#', '&', '=', '*', '[', ']'])
}

/// `.json` of `17.json`; empty where nothing of the kind stands there.
fn extension(segment: &str) -> &str {
    let Some(at) = segment.rfind('.').filter(|at| *at > 0) else {
        return "";
    };
    let (_, extension) = segment.split_at(at);
    let letters = extension.trim_start_matches('.');
    let is_word = letters.starts_with(|first: char| first.is_ascii_alphabetic())
        && letters.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if is_word && (2..=5).contains(&letters.len()) {
        extension
    } else {
        ""
    }
}

/// The id of a segment: all of it but for an extension, or the only one among what `(`, `'`, `:` and `,` part.
fn find_id(segment: &str, around: Around<'_>) -> Option<Hole> {
    let core = segment.len() - extension(segment).len();
    let mut found = None;
    let mut start = 0;
    for piece in segment.get(..core)?.split(['(', ')', '\'', ':', ',', '=']) {
        let range = start..start + piece.len();
        start = range.end + 1;
        if is_id(piece) || is_numbered(piece, around.before) {
            if found.is_some() {
                return None;
            }
            found = Some(range);
        }
    }
    let range = found?;
    let (own, text) = (segment.get(..range.start)?, segment.get(range.clone())?);
    let is_whole = range == (0..core);
    if is_whole && is_version(text, around) {
        return None;
    }
    let own = [own];
    let nouns = || around.before.iter().rev().chain(&[]);
    let key = key_after(own.iter().filter(|own| !own.is_empty()).chain(nouns()));
    Some(Hole {
        range,
        key,
        why: Why::Id,
    })
}

/// Whether a text is a number after the name of what it is one of: `vm-33` after `vm`, `host_12` after `hosts`.
fn is_numbered(text: &str, before: &[&str]) -> bool {
    let Some((name, number)) = text.rsplit_once(['-', '_']) else {
        return false;
    };
    if number.is_empty() || !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let one = |words: Vec<String>| words.iter().map(|word| singular(word)).collect::<Vec<_>>();
    let noun = before.last().and_then(|segment| noun_of(segment)).map(one);
    let counts = |word: &String| is_in(COUNTED, word) || is_in("api part phase stage ver version", word);
    noun.is_some_and(|noun| !noun.iter().any(counts) && one(words(name)) == noun)
}

/// Whether a text is an id wherever it stands: a number, a UUID, hexadecimal digits of usual lengths, a ULID, a code.
pub(super) fn is_id(text: &str) -> bool {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_hash = matches!(text.len(), 24 | 32 | 40 | 64)
        && text.bytes().all(|byte| byte.is_ascii_hexdigit())
        && text.bytes().any(|byte| byte.is_ascii_digit());
    let is_prefix =
        |prefix: &str| (1..=8).contains(&prefix.len()) && prefix.bytes().all(|byte| byte.is_ascii_lowercase());
    let is_prefixed = text
        .rsplit_once('_')
        .is_some_and(|(prefix, code)| is_prefix(prefix) && is_code(code));
    is_number || is_hash || secret::is_uuid(text) || is_ulid(text) || is_code(text) || is_prefixed
}

/// At least 14 letters of both cases and digits, five of them or more at two places or more (`7tf580000034tPY`), as no
/// word has them.
fn is_code(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let runs = text.split(|letter: char| !letter.is_ascii_digit());
    let has = |is_one: fn(&u8) -> bool| text.as_bytes().iter().any(is_one);
    text.len() >= 14
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && has(u8::is_ascii_lowercase)
        && has(u8::is_ascii_uppercase)
        && digits >= 5
        && runs.filter(|run| !run.is_empty()).count() >= 2
}

/// 26 digits and capitals without I, L, O, U; the first is at most 7 (ULID specification).
pub(super) fn is_ulid(text: &str) -> bool {
    let is_digit = |byte: u8| byte.is_ascii_digit() || byte.is_ascii_uppercase() && !b"ILOU".contains(&byte);
    text.len() == 26 && text.starts_with(|first| ('0'..='7').contains(&first)) && text.bytes().all(is_digit)
}

/// Whether a number that is a whole segment says which version of the API is meant: a short one, or a date, after
/// `api`, `version` and their like, or at the beginning.
fn is_version(text: &str, around: Around<'_>) -> bool {
    let is_short = text.len() <= 2;
    let is_date = text.len() == 8 && (text.starts_with("19") || text.starts_with("20"));
    let last = around.before.last().copied().unwrap_or_default();
    match last.to_ascii_lowercase().as_str() {
        "version" | "versions" | "ver" | "v" | "api" | "rest" => is_short || is_date,
        // `2/tweets`, but not the `1` of `{{todos}}/1`.
        "" => !around.is_last && (is_short || is_date),
        _ => false,
    }
}

/// Nouns whose numbers are no ids; the argument is called like them.
const COUNTED: &str = "amount code count day delay hour level limit minute month number offset page port quantity size \
    status step week year zip";

/// What an id is called after the nearest noun before it: `user_id` after `users`, `users/id` and `users/by-id`.
fn key_after<'t>(mut before: impl Iterator<Item = &'t &'t str>) -> String {
    let Some(mut noun) = before.next().and_then(|segment| noun_of(segment)) else {
        return "id".to_owned();
    };
    if noun.first().is_some_and(|first| first == "by") {
        noun.remove(0);
    }
    let is_id = noun.last().is_some_and(|last| is_in(ID_WORDS, last));
    match noun.as_slice() {
        [_] if is_id => match before.next().and_then(|segment| noun_of(segment)) {
            Some(around) => named_after(around, &noun),
            None => noun.concat(),
        },
        _ if is_id => noun.join("_"),
        _ => named_after(noun, &["id".to_owned()]),
    }
}

/// What the member of a thing is called after the nearest noun before it: `dataset_name` of the `name` in `datasets`.
pub(super) fn called_after<'t>(mut before: impl Iterator<Item = &'t str>, member: &[String]) -> String {
    match before.find_map(noun_of) {
        Some(noun) if !member.starts_with(&[singular(&noun[noun.len() - 1])]) => named_after(noun, member),
        _ => member.join("_"),
    }
}

/// Whether a segment is plain text: no variable, no placeholder, no version.
pub(super) fn is_plain(segment: &str) -> bool {
    noun_of(segment).is_some()
}

fn named_after(mut noun: Vec<String>, id: &[String]) -> String {
    if let Some(last) = noun.last_mut() {
        *last = singular(last);
        if is_in(COUNTED, last) {
            return noun.join("_");
        }
    }
    noun.extend_from_slice(id);
    noun.join("_")
}

/// The words of a segment that names things; `None` for a variable, an id, a version, `api`.
fn noun_of(segment: &str) -> Option<Vec<String>> {
    let noun = words(&percent_decode_str(segment).decode_utf8_lossy());
    let version = segment.strip_prefix(['v', 'V']).unwrap_or(segment);
    let is_version = version
        .bytes()
        .all(|byte| byte.is_ascii_digit() || b".-".contains(&byte));
    let is_hole = segment.contains(['{', '<', '[', '$']) || segment.starts_with(':');
    let says = !noun.is_empty() && !is_version && !is_hole && !is_id(segment);
    (says && !matches!(segment, "api" | "rest")).then_some(noun)
}

/// The names in a segment that begins with `:`, each with what stands before it: `:package.:version.json` has two.
///
/// A name after a sign that parts words is an argument of its own; one that follows another directly is what is
/// done: the `close` of `:id:close`.
pub(super) fn colon_holes(segment: &str) -> Vec<Hole> {
    let mut holes = Vec::new();
    let mut from = 0;
    while let Some(at) = segment.get(from..).and_then(|rest| rest.find(':')).map(|at| from + at) {
        let name = segment.get(at + 1..).unwrap_or_default();
        let before = segment.get(..at).unwrap_or_default();
        let is_apart = before.is_empty() || before.ends_with(['.', ',', ';', '-', '~', '(']);
        let end = name.find(['.', ':', ',', ';', '~', '(', ')']).unwrap_or(name.len());
        let name = name.get(..end).unwrap_or_default();
        let joined = segment.get(at + 1 + end..).is_some_and(|rest| rest.starts_with(':'));
        let name = if joined { name.trim_end_matches('-') } else { name };
        from = at + 1 + name.len();
        if is_apart && is_named(name) {
            holes.push(Hole {
                range: at..from,
                key: name.trim().to_owned(),
                why: Why::Placeholder,
            });
        }
    }
    holes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lifted(path: &str) -> Vec<String> {
        let segments: Vec<&str> = path.split('/').collect();
        let mut keys = Vec::new();
        for (index, segment) in segments.iter().enumerate() {
            let around = Around {
                before: &segments[..index],
                is_last: index + 1 == segments.len(),
            };
            keys.extend(find_holes(segment, around).into_iter().map(|hole| hole.key));
        }
        keys
    }

    #[test]
    fn an_id_is_named_after_the_segment_before_it() {
        for (path, keys) in [
            ("users/17", vec!["user_id"]),
            ("charges/675931192.json", vec!["charge_id"]),
            ("charges/675931192/activate", vec!["charge_id"]),
            ("orders/5f2b6c1e-9d3a-4e5b-8c7d-1a2b3c4d5e6f", vec!["order_id"]),
            ("docs/507f1f77bcf86cd799439011", vec!["doc_id"]),
            ("sessions/01ARZ3NDEKTSV4RRFFQ69G5FAV", vec!["session_id"]),
            ("users/17/photos/4", vec!["user_id", "photo_id"]),
            ("users/id/17", vec!["user_id"]),
            ("users/by-id/17", vec!["user_id"]),
            ("item/id:7ea9915d-6542-4dff-8ff0-f0bf9f315f77", vec!["item_id"]),
            ("Accounts(17)/name", vec!["account_id"]),
            ("status/404", vec!["status"]),
            ("users/17/20", vec!["user_id", "id"]),
            ("2.0/folders/0/items", vec!["folder_id"]),
            ("17", vec!["id"]),
            ("tasks/17:cancel", vec!["task_id"]),
            ("TraceFlag/7tf580000034tPY", vec!["trace_flag_id"]),
            ("payments/pi_3MtwBwLkdIwHu7ix28a3tqPa", vec!["payment_id"]),
            ("vm/vm-33/hardware/disk/2000", vec!["vm_id", "disk_id"]),
            ("hosts/host_12", vec!["host_id"]),
            ("steps/step-1", vec![]),
            ("release/rc-2", vec![]),
        ] {
            assert_eq!(lifted(path), keys, "{path}");
        }
    }

    #[test]
    fn a_version_is_no_id() {
        let texts = "v1/users, 2/tweets, rest/api/3/issue, admin/api/2021-07/shop.json, api/20190401/x, 1.0/x, \
            OAuth2Sha256Token/x, report2023Summary/x";
        for path in texts.split(", ") {
            assert_eq!(lifted(path), Vec::<String>::new(), "{path}");
        }
    }

    #[test]
    fn a_placeholder_is_named_after_itself() {
        for (path, keys) in [
            ("users/{userId}/profile", vec!["userId"]),
            ("jobs/<job-id>", vec!["job-id"]),
            ("orders/[order_id]/lines", vec!["order_id"]),
            ("orders/$orderId", vec!["orderId"]),
            ("tokens/_tokenid_/_search", vec!["tokenid"]),
            ("orders/${order}.json", vec!["order"]),
            ("orders/{{orderId}", vec!["orderId"]),
            ("map/{x}-{y}.png", vec!["x", "y"]),
            ("Patient/$everything", vec![]),
            ("$metadata", vec![]),
            ("a/{/|/}/~/</=/>", vec![]),
            ("reviews/[1]", vec![]),
        ] {
            assert_eq!(lifted(path), keys, "{path}");
        }
    }

    #[test]
    fn colons_part_arguments_from_what_is_done() {
        let key = |hole: Hole| hole.key;
        let keys = |segment| colon_holes(segment).into_iter().map(key).collect::<Vec<_>>();
        assert_eq!(keys(":package.:version.json"), ["package", "version"]);
        assert_eq!(keys(":taskId:close"), ["taskId"]);
        assert_eq!(keys(":job-id"), ["job-id"]);
        assert_eq!(keys(":from-:to"), ["from", "to"]);
        assert_eq!(keys("thumbnail.:extension"), ["extension"]);
        assert_eq!(keys("bot12:AAG4"), Vec::<String>::new());
        assert_eq!(keys(":id "), ["id"]);
    }
}
