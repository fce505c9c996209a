//! HTML in descriptions, as tags and the text between them.

/// A piece of HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// Text between tags, its entities and line breaks as written.
    Text(&'a str),
    /// `<a href="…">`: the name in lower case, and what stands after it.
    Open(String, &'a str),
    /// `</a>`.
    Close(String),
}

/// The pieces in order; comments and `<!…>` are left out. A `<` that begins no tag is text.
pub(super) fn pieces(html: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (mut rest, mut from) = (html, 0);
    while let Some(at) = rest.get(from..).and_then(|rest| rest.find('<')).map(|at| from + at) {
        let Some((piece, length)) = tag(&rest[at..]) else {
            from = at + 1;
            continue;
        };
        if at > 0 {
            pieces.push(Piece::Text(&rest[..at]));
        }
        pieces.extend(piece);
        (rest, from) = (&rest[at + length..], 0);
        if !rest.contains('>') {
            break;
        }
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest));
    }
    pieces
}

/// The tag at the start of `text`, and its length; `None` for the tag: a comment.
fn tag(text: &str) -> Option<(Option<Piece<'_>>, usize)> {
    if text.starts_with("<!--") {
        let end = text.find("-->").map_or(text.len(), |end| end + 3);
        return Some((None, end));
    }
    let end = text.find('>')?;
    let inner = &text[1..end];
    if inner.starts_with('!') {
        return Some((None, end + 1));
    }
    let (closing, inner) = inner.strip_prefix('/').map_or((false, inner), |inner| (true, inner));
    let length = inner
        .find(|letter: char| !letter.is_ascii_alphanumeric())
        .unwrap_or(inner.len());
    let name = inner[..length].to_ascii_lowercase();
    if !name.starts_with(|first: char| first.is_ascii_alphabetic()) {
        return None;
    }
    let piece = if closing {
        Piece::Close(name)
    } else {
        Piece::Open(name, &inner[length..])
    };
    Some((Some(piece), end + 1))
}

/// The value of an attribute: `href` of ` class="a" href="https://…"`.
pub(super) fn attribute<'a>(attributes: &'a str, name: &str) -> Option<&'a str> {
    let is_name = |at: &usize| {
        let before = attributes[..*at].chars().next_back();
        before.is_none_or(|before| before.is_whitespace() || matches!(before, '"' | '\''))
    };
    let lower = attributes.to_ascii_lowercase();
    let at = lower.match_indices(name).map(|(at, _)| at).find(is_name)?;
    let value = attributes[at + name.len()..]
        .trim_start()
        .strip_prefix('=')?
        .trim_start();
    match value.chars().next()? {
        quote @ ('"' | '\'') => value[1..].split(quote).next(),
        _ => value.split_whitespace().next(),
    }
}
