//! Several lines of Markdown as one paragraph.

/// How a line goes on from what stands before it.
#[derive(Clone, Copy, PartialEq)]
enum Join {
    /// In the same sentence.
    Blank,
    /// After a line or a paragraph that ends there.
    Stop,
    /// As the first item of a list.
    First,
    /// As the next item.
    Next,
}

/// The lines of cleaned Markdown as one: quotes, fences and rules leave no mark, and what stood apart is parted by
/// punctuation, where it has none of its own.
pub(super) fn joined<'l>(lines: impl Iterator<Item = &'l str>) -> String {
    let mut text = String::new();
    let (mut join, mut in_list) = (Join::Blank, false);
    for line in lines {
        let line = line.trim_start_matches(['>', ' ']).trim_end();
        if line.is_empty() || line.starts_with("```") || is_rule(line) {
            join = Join::Stop;
            continue;
        }
        let (is_item, line) = item(line);
        if is_item {
            join = if in_list { Join::Next } else { Join::First };
        }
        // What follows a gap after a list is no part of its last item.
        in_list = is_item || in_list && join == Join::Blank;
        let (said, breaks) = match line.strip_suffix('\\').filter(|said| !said.ends_with('\\')) {
            Some(said) => (said, true),
            None => (line, false),
        };
        push(&mut text, said.trim_matches('|').trim(), join);
        join = if breaks { Join::Stop } else { Join::Blank };
    }
    text
}

fn push(text: &mut String, said: &str, join: Join) {
    // A heading is as bold as any sentence.
    let inner = said.strip_prefix("**").and_then(|said| said.strip_suffix("**"));
    let said = inner.filter(|inner| !inner.contains("**")).unwrap_or(said);
    if !text.is_empty() {
        let ends = ends_in_punctuation(text);
        text.push_str(match join {
            _ if ends => " ",
            Join::Blank => " ",
            Join::Stop if goes_on(said) => " ",
            Join::Stop => ". ",
            Join::First => ": ",
            Join::Next => "; ",
        });
    }
    let words: Vec<&str> = said.split_whitespace().collect();
    text.push_str(&words.join(" "));
}

/// Whether a line goes on with the sentence of the line before it.
pub(super) fn goes_on(line: &str) -> bool {
    line.starts_with(char::is_lowercase)
}

/// Whether nothing need stand between a text and the next sentence.
pub(super) fn ends_in_punctuation(text: &str) -> bool {
    text.trim_end_matches(['*', ')', '"', ' '])
        .ends_with(['.', '!', '?', ':', ';', ',', '…'])
}

/// Whether a line is an item of a list, and what it says.
fn item(line: &str) -> (bool, &str) {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let numbered = line
        .get(digits..)
        .and_then(|rest| rest.strip_prefix(". "))
        .filter(|_| digits > 0);
    match line.strip_prefix("- ").or(numbered) {
        Some(said) => (true, said),
        None => (false, line),
    }
}

/// The line below the head of a table.
fn is_rule(line: &str) -> bool {
    line.starts_with('|') && line.bytes().all(|byte| b"|- ".contains(&byte))
}
