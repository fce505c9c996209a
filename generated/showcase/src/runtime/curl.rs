// Written by postman-codegen; edit the collection and generate again.

//! A request as a command line.

use super::body::Piece;
use super::send::Outgoing;
use std::fmt::Write as _;

/// A `curl` command that sends the same request. Headers that usually hold a credential get a placeholder.
///
/// A body of several sources cannot be written on a command line; there the sources are named in order.
#[must_use]
pub fn print(outgoing: &Outgoing) -> String {
    let mut line = format!("curl -X {} {}", outgoing.method, quote(&outgoing.url.href()));
    for (name, value) in outgoing.headers.visible() {
        let header = match value {
            Some("") => format!("{name};"),
            Some(value) => format!("{name}: {value}"),
            None => format!("{name}: <{}>", name.to_ascii_lowercase()),
        };
        // Writing to a string cannot fail.
        let _ = write!(line, " -H {}", quote(&header));
    }
    if let Some(bytes) = outgoing.payload.bytes() {
        if !bytes.is_empty() {
            let _ = write!(line, " --data-binary {}", quote(&String::from_utf8_lossy(&bytes)));
        }
        return line;
    }
    for piece in outgoing.payload.pieces() {
        let piece = match piece {
            Piece::Bytes(bytes) => quote(&String::from_utf8_lossy(bytes)),
            Piece::Source(source) => quote(&format!("@{}", source.label())),
        };
        let _ = write!(line, " --data-binary {piece}");
    }
    line
}

/// A word that a shell takes as it is.
fn quote(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}
