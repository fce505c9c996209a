//! HTML in descriptions, as tags and the text between them.

use crate::words::is_in;

/// Tags that end a line.
pub(super) const BREAKS: &str = "br p li ul ol div tr h1 h2 h3 h4 h5 h6 table";

/// Tags that mark words.
pub(super) const INLINE: &str = "b i em strong span a u small td th tbody thead pre";

/// The elements of HTML (Living Standard, section 4, and those of section 16.2 that went out of use), and of what may stand
/// in it as SVG and MathML.
const ELEMENTS: &str = "a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink \
    blockquote body br button canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div \
    dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html \
    i iframe image img input ins isindex kbd keygen label legend li link listing main map mark marquee math menu menuitem \
    meta meter multicol nav nextid nobr noembed noframes noscript object ol optgroup option output p param picture \
    plaintext pre progress q rb rbc rp rt rtc ruby s samp script search section select slot small source spacer span \
    strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var \
    video wbr xmp";

/// Whether HTML has an element of that name; `<string>` is a text that looks like one.
pub(crate) fn is_element(name: &str) -> bool {
    is_in(ELEMENTS, name)
}

/// What stands for letters; `&amp;` last, since it may stand in others.
pub(super) const ENTITIES: &[(&str, &str)] = &[
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&quot;", "\""),
    ("&#39;", "'"),
    ("&nbsp;", " "),
    ("&amp;", "&"),
];

/// A piece of HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Piece<'a> {
    /// Text between tags, its entities and line breaks as written.
    Text(&'a str),
    /// `<a href="…">`: the name in lower case, and what stands after it.
    Open(String, &'a str),
    /// `</a>`.
    Close(String),
}

/// The pieces in order with their text; no piece for comments and `<!…>`. A `<` that begins no tag is text.
pub(crate) fn pieces_as_written(html: &str) -> Vec<(Option<Piece<'_>>, &str)> {
    let mut pieces = Vec::new();
    let (mut rest, mut from) = (html, 0);
    while let Some(at) = rest.get(from..).and_then(|rest| rest.find('<')).map(|at| from + at) {
        let Some((piece, length)) = tag(&rest[at..]) else {
            from = at + 1;
            continue;
        };
        let (before, from_tag) = rest.split_at(at);
        if at > 0 {
            pieces.push((Some(Piece::Text(before)), before));
        }
        let (written, after) = from_tag.split_at(length);
        pieces.push((piece, written));
        (rest, from) = (after, 0);
        if !rest.contains('>') {
            break;
        }
    }
    if !rest.is_empty() {
        pieces.push((Some(Piece::Text(rest)), rest));
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
pub(crate) fn attribute<'a>(attributes: &'a str, name: &str) -> Option<&'a str> {
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

#[cfg(test)]
mod tests {
    use super::{Piece, attribute, pieces_as_written};

    #[test]
    fn pieces_are_tags_and_text() {
        let open = |name: &str, attributes| Piece::Open(name.to_owned(), attributes);
        assert_eq!(
            pieces_as_written("1 < 2 <A href='x'>b</a><!-- c -->d<e")
                .into_iter()
                .filter_map(|(piece, _)| piece)
                .collect::<Vec<_>>(),
            [
                Piece::Text("1 < 2 "),
                open("a", " href='x'"),
                Piece::Text("b"),
                Piece::Close("a".to_owned()),
                Piece::Text("d<e")
            ]
        );
        assert_eq!(attribute(" data-href='1' HREF = x y", "href"), Some("x"));
        assert_eq!(attribute(" class='href'", "href"), None);
    }
}
