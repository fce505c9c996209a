//! Markdown and HTML as plain lines.

/// Tags that end a line.
const BREAKS: &[&str] = &[
    "br", "p", "li", "ul", "ol", "div", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "table",
];

/// Tags that mark words.
const INLINE: &[&str] = &[
    "b", "i", "em", "strong", "code", "span", "a", "u", "small", "td", "th", "tbody", "thead", "pre",
];

/// The text without tags, emphasis and links; backticks stay, `<string>` too.
pub(super) fn plain(text: &str) -> String {
    let text = without_links(&without_tags(text));
    let text = text.replace("**", "").replace("__", "");
    [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&nbsp;", " "),
        ("&amp;", "&"),
    ]
    .iter()
    .fold(text, |text, (entity, letter)| text.replace(entity, letter))
}

fn without_tags(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        result.push_str(&rest[..at]);
        rest = &rest[at..];
        let tag = rest.find('>').map(|end| (end, name(&rest[1..end])));
        match tag {
            Some((end, name)) if BREAKS.contains(&name.as_str()) => {
                result.push('\n');
                rest = &rest[end + 1..];
            }
            Some((end, name)) if INLINE.contains(&name.as_str()) => rest = &rest[end + 1..],
            _ => {
                result.push('<');
                rest = &rest[1..];
            }
        }
    }
    result.push_str(rest);
    result
}

/// The name of a tag: `br` of `br /` and of `/br`.
fn name(tag: &str) -> String {
    let tag = tag.trim_start_matches('/');
    tag.chars()
        .take_while(char::is_ascii_alphanumeric)
        .flat_map(char::to_lowercase)
        .collect()
}

/// `[text](target)` becomes `text`.
fn without_links(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(middle) = rest.find("](") {
        let open = rest[..middle].rfind('[');
        let close = rest[middle..].find(')');
        match (open, close) {
            (Some(open), Some(close)) => {
                result.push_str(&rest[..open]);
                result.push_str(&rest[open + 1..middle]);
                rest = &rest[middle + close + 1..];
            }
            _ => {
                result.push_str(&rest[..middle + 2]);
                rest = &rest[middle + 2..];
            }
        }
    }
    result.push_str(rest);
    result
}
