// Written by postman-codegen; edit the collection and generate again.

//! Where in a JSON text its reading failed: `$.users[3].id`.

/// What some servers put before a text.
pub const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// A list or an object that is not closed yet.
enum Open {
    /// The index of the element.
    List(usize),
    /// The key of the member, as it is written.
    Object(Option<String>),
}

/// The path of the value that stands at a place of a text, as `serde_json` counts: lines from 1, and in a line the bytes
/// read. It is found only when something is wrong, so that reading costs nothing.
#[must_use]
pub fn at(text: &[u8], line: usize, column: usize) -> String {
    let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
    let lines = text.split_inclusive(|byte| *byte == b'\n');
    let before: usize = lines.take(line.saturating_sub(1)).map(<[u8]>::len).sum();
    let end = before.saturating_add(column).min(text.len());
    let mut open = Vec::new();
    let mut rest = text.get(..end).unwrap_or(text);
    while let Some((byte, after)) = rest.split_first() {
        rest = after;
        match (byte, open.last_mut()) {
            (b'{', _) => open.push(Open::Object(None)),
            (b'[', _) => open.push(Open::List(0)),
            (b'}' | b']', _) => {
                open.pop();
            }
            (b',', Some(Open::List(index))) => *index += 1,
            (b',', Some(Open::Object(key))) => *key = None,
            (b'"', inside) => {
                let (string, after) = rest.split_at(string_length(rest));
                rest = after.get(1..).unwrap_or_default();
                if let Some(Open::Object(key @ None)) = inside {
                    *key = Some(String::from_utf8_lossy(string).into_owned());
                }
            }
            _ => {}
        }
    }
    written(&open)
}

/// How many bytes a string has up to its closing quote.
fn string_length(text: &[u8]) -> usize {
    let mut escaped = false;
    let end = text.iter().position(|byte| {
        let ends = *byte == b'"' && !escaped;
        escaped = *byte == b'\\' && !escaped;
        ends
    });
    end.unwrap_or(text.len())
}

fn written(open: &[Open]) -> String {
    let mut path = "$".to_owned();
    for step in open {
        match step {
            Open::List(index) => path.extend(["[", &index.to_string(), "]"]),
            Open::Object(Some(key)) if is_word(key) => path.extend([".", key]),
            Open::Object(Some(key)) => path.extend(["[\"", key, "\"]"]),
            Open::Object(None) => {}
        }
    }
    path
}

fn is_word(key: &str) -> bool {
    !key.is_empty()
        && key
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || !letter.is_ascii() || "_-$@".contains(letter))
}

/// What `serde_json` says, without the line and column of which a path says more.
#[must_use]
pub fn problem(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    text.strip_suffix(&place).map_or_else(|| text.clone(), str::to_owned)
}
