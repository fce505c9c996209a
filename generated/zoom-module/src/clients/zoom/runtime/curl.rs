// Written by postman-codegen; edit the collection and generate again.

//! A request as a command line.

use super::outgoing::Outgoing;
use super::payload::Piece;
use std::fmt::Write as _;

/// A command that sends the same request with `curl`. Headers that usually hold a credential get a placeholder.
///
/// Bytes that are no UTF-8 cannot be written on a command line; they are replaced.
#[must_use]
pub fn print(outgoing: &Outgoing) -> String {
    let url = outgoing.url.href();
    let mut line = format!("curl -X {} {}", outgoing.method, quote(&url));
    if url.contains(['[', ']', '{', '}']) {
        line.push_str(" --globoff");
    }
    for (name, value) in outgoing.headers.visible() {
        let header = match value {
            Some("") => format!("{name};"),
            Some(value) => format!("{name}: {value}"),
            None => format!("{name}: {}", placeholder(name)),
        };
        // Writing to a string cannot fail.
        let _ = write!(line, " -H {}", quote(&header));
    }
    if outgoing.url.user_info.is_some() && outgoing.headers.get("Authorization").is_none() {
        line.push_str(" -u 'YOUR_USER_NAME:YOUR_PASSWORD'");
    }
    match outgoing.payload.pieces() {
        [] => {}
        [Piece::Source(source)] => {
            let _ = write!(line, " --data-binary {}", quote(&format!("@{}", source.label())));
        }
        pieces => {
            if let Some(bytes) = outgoing.payload.bytes() {
                let _ = write!(line, " --data-binary {}", quote(&String::from_utf8_lossy(&bytes)));
            } else {
                let outputs: String = pieces.iter().map(output).collect();
                line = format!("{{ {outputs}}} | {line} --data-binary @-");
            }
        }
    }
    line
}

/// A command that puts out a piece of a body.
fn output(piece: &Piece) -> String {
    match piece {
        Piece::Bytes(bytes) => format!("printf %s {}; ", quote(&String::from_utf8_lossy(bytes))),
        Piece::Source(source) => format!("cat {}; ", quote(&source.label())),
    }
}

/// What stands for a credential: `YOUR_BEARER_TOKEN`.
#[must_use]
pub fn placeholder(name: &str) -> String {
    let word = |letter: char| {
        if letter.is_ascii_alphanumeric() {
            letter.to_ascii_uppercase()
        } else {
            '_'
        }
    };
    format!("YOUR_{}", name.chars().map(word).collect::<String>())
}

/// A word that a shell takes as it is.
fn quote(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}
