//! How the replay passes a value: as data where strict encoding sends what Postman sends.
//!
//! Postman substitutes text and parses the URL again, so that a value may split it; a caller's value
//! is encoded so that it cannot. Where both give the same bytes the replay shows the ordinary call.

use super::scopes::{Piece, Scopes, pieces};
use super::{Behavior, Given, lenient_json};

/// Whether a URL is encoded at all (`disableUrlEncoding`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    /// postman-format.md, 3.2.
    Normal,
    /// Sent as it is.
    Raw,
}

impl Encoding {
    /// As the request's settings say.
    pub(super) fn of(behavior: &Behavior) -> Self {
        if behavior.raw_url { Self::Raw } else { Self::Normal }
    }
}

/// A value in a path.
pub(super) fn in_path(scopes: &Scopes<'_>, text: &str, encoding: Encoding) -> Given {
    let sent = scopes.substitute(text).into_owned();
    let is_structural = |byte: u8| matches!(byte, b'/' | b'?' | b'#' | b'%' | b'\\');
    let same = !sent.bytes().any(is_structural) && sent != "." && sent != ".." && !sent.contains("{{");
    if same && !sent.is_empty() && (encoding == Encoding::Normal || is_unreserved(&sent)) {
        Given::Data(sent)
    } else {
        Given::Verbatim(sent)
    }
}

/// The text of JSON: data where it is strict, without repeated keys, so that a typed value says the same.
pub(super) fn as_json(text: String) -> Given {
    if lenient_json::is_strict(&text) {
        Given::Data(text)
    } else {
        Given::Verbatim(text)
    }
}

/// The value of a query entry. `&` and `#` are escaped in literal text, but not in a variable's.
///
/// `a&b` is data, `{{v}}` of that value is not; `a+b` and `100%` never are, since Postman leaves
/// both characters as they are.
pub(super) fn in_query(scopes: &Scopes<'_>, text: &str, encoding: Encoding) -> Given {
    let flat = scopes.flat(text);
    let (mut data, mut sent) = (String::new(), String::new());
    let mut structural = false;
    for piece in pieces(&flat) {
        match piece {
            Piece::Literal(literal) => {
                data.push_str(literal);
                // As Postman serializes it.
                sent.push_str(&literal.replace('&', "%26").replace('#', "%23"));
            }
            Piece::Variable(name) => {
                let hole = format!("{{{{{name}}}}}");
                let value = scopes.substitute(&hole);
                structural |= value.contains(['&', '#']);
                data.push_str(&value);
                sent.push_str(&value);
            }
        }
    }
    let differs = |byte: u8| b"+%[]{}\\^|`".contains(&byte);
    let same = !structural && !data.bytes().any(differs);
    if same && (encoding == Encoding::Normal || is_unreserved(&data)) {
        Given::Data(data)
    } else {
        Given::Verbatim(sent)
    }
}

/// A value that is sent as it stands: of a header, a form field, a fragment of text.
pub(super) fn as_text(scopes: &Scopes<'_>, text: &str) -> Given {
    let sent = scopes.substitute(text).into_owned();
    if sent.contains("{{") && pieces(&sent).iter().any(|piece| matches!(piece, Piece::Variable(_))) {
        Given::Verbatim(sent)
    } else {
        Given::Data(sent)
    }
}

fn is_unreserved(text: &str) -> bool {
    text.bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~'))
}
