//! JSON Schemas in the Markdown of a description.
//!
//! A schema stands in a block of code, or is a paragraph or an item of its own. What it is about is said in the
//! sentence before it, else in the heading.

use serde_json::Value;

use crate::api::lenient_json;
use crate::description::Block;

/// What a schema is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Body,
    Answer,
}

/// The schemas in the order in which they stand; what none says is about either.
pub(super) fn find_schemas(blocks: &[Block]) -> Vec<(Option<Side>, Value)> {
    let mut found = Vec::new();
    let (mut before, mut heading) = (None, None);
    for block in blocks {
        let paragraphs = match block {
            Block::Heading(text) => {
                (before, heading) = (None, side(text));
                continue;
            }
            Block::Paragraph(text) | Block::Code(text) => std::slice::from_ref(text),
            Block::Item(paragraphs) => paragraphs,
            Block::Titles(cells) | Block::Row(cells) => cells,
        };
        for text in paragraphs {
            match schema(text) {
                Some(schema) => found.push((before.or(heading), schema)),
                None if text.trim().is_empty() => {}
                None => before = side(text),
            }
        }
    }
    found
}

/// What a sentence announces: the last word counts.
fn side(text: &str) -> Option<Side> {
    let text = text.to_ascii_lowercase();
    let last = |words: &[&str]| words.iter().filter_map(|word| text.rfind(word)).max();
    let (body, answer) = (
        last(&["request", "body", "payload"]),
        last(super::super::described::ANSWER),
    );
    match body.max(answer)? {
        place if Some(place) == answer => Some(Side::Answer),
        _ => Some(Side::Body),
    }
}

/// The object, if it is a schema of an object or of an array of objects.
fn schema(text: &str) -> Option<Value> {
    let text = text.trim().trim_matches('`');
    if !text.starts_with('{') || !text.contains("\"properties\"") {
        return None;
    }
    let value = lenient_json::sample(None, text)?;
    let is_object = |schema: &Value| {
        let properties = schema.get("properties").and_then(Value::as_object);
        properties.is_some_and(|properties| properties.values().all(Value::is_object))
    };
    let element = value.get("items");
    (is_object(&value) || element.is_some_and(is_object)).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::find_schemas;
    use crate::description::blocks;

    fn found(markdown: &str) -> Vec<String> {
        let found = find_schemas(&blocks(markdown)).into_iter();
        found.map(|(side, schema)| format!("{side:?} {schema}")).collect()
    }

    #[test]
    fn the_sentence_before_or_the_heading_says_what_it_is() {
        let schema = r#"{"properties":{"a":{}}}"#;
        assert_eq!(
            found(&format!("The body conforms to:\n\n```json\n{schema}\n```\n")),
            [format!("Some(Body) {schema}")]
        );
        assert_eq!(
            found(&format!(
                "Send a request.\n\n#### Response\n\n- Status: 200\n\n- {schema}\n"
            )),
            [format!("Some(Answer) {schema}")]
        );
        assert_eq!(found(&format!("```json\n{schema}\n```")), [format!("None {schema}")]);
    }

    #[test]
    fn other_json_is_no_schema() {
        assert!(found("```json\n{\"properties\": {\"colour\": \"red\"}}\n```").is_empty());
        assert!(found("```json\n{\"properties\": {\"a\": {}\n```").is_empty());
    }
}
