//! JSON values as JavaScript sees them: Postman is written in it, so its conversions are the format's.

use serde_json::{Map, Number, Value};

/// `Boolean(value)`.
pub(super) fn truthy(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(value) => *value,
        Value::Number(number) => number.as_f64().is_none_or(|number| number != 0.0),
        Value::String(text) => !text.is_empty(),
        Value::Array(_) | Value::Object(_) => true,
    }
}

/// `String(value)`: `null`, `1.5`, `1,2` for an array, `[object Object]`.
pub(super) fn to_text(value: Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Number(number) => number_text(&number),
        Value::String(text) => text,
        Value::Array(elements) => joined(elements, ","),
        Value::Object(_) => "[object Object]".to_owned(),
    }
}

/// `elements.join(separator)`: null as nothing.
pub(super) fn joined(elements: Vec<Value>, separator: &str) -> String {
    let texts: Vec<String> = elements.into_iter().map(element).collect();
    texts.join(separator)
}

fn element(value: Value) -> String {
    match value {
        Value::Null => String::new(),
        other => to_text(other),
    }
}

/// `String(number)`: digits as few as needed, an exponent from 1e21 and below 1e-6.
pub(super) fn number_text(number: &Number) -> String {
    match number.as_f64() {
        Some(value) => float_text(value),
        // Out of range: JavaScript reads it as infinite.
        None if number.to_string().starts_with('-') => "-Infinity".to_owned(),
        None => "Infinity".to_owned(),
    }
}

/// As [`number_text`].
pub(crate) fn float_text(value: f64) -> String {
    let size = value.abs();
    if value == 0.0 {
        "0".to_owned()
    } else if value.is_nan() {
        "NaN".to_owned()
    } else if value.is_infinite() {
        if value > 0.0 { "Infinity" } else { "-Infinity" }.to_owned()
    } else if size >= 1e21 {
        format!("{value:e}").replace('e', "e+")
    } else if size < 1e-6 {
        format!("{value:e}")
    } else {
        value.to_string()
    }
}

/// `String(Number(value))`: `007` gives `7`, what is no number gives `NaN`.
pub(super) fn numeric_text(value: Value) -> String {
    match value {
        Value::Null => "0".to_owned(),
        Value::Bool(value) => u8::from(value).to_string(),
        Value::Number(number) => number_text(&number),
        other => float_text(parse_number(to_text(other).trim())),
    }
}

fn parse_number(text: &str) -> f64 {
    let radix = match text.get(..2) {
        Some("0x" | "0X") => Some(16),
        Some("0o" | "0O") => Some(8),
        Some("0b" | "0B") => Some(2),
        _ => None,
    };
    if text.is_empty() {
        return 0.0;
    }
    if let Some(radix) = radix {
        let digits = text.get(2..).unwrap_or_default();
        return u64::from_str_radix(digits, radix).map_or(f64::NAN, |number| number as f64);
    }
    let unsigned = text.trim_start_matches(['+', '-']);
    if unsigned == "Infinity" || unsigned.starts_with(|first: char| first.is_ascii_digit() || first == '.') {
        text.parse().unwrap_or(f64::NAN)
    } else {
        f64::NAN
    }
}

/// `JSON.stringify(value)`: compact, numbers as JavaScript writes them, integer keys first.
pub(super) fn json(value: Value) -> String {
    normalized(value).to_string()
}

fn normalized(value: Value) -> Value {
    match value {
        Value::Number(number) => match number_text(&number).parse() {
            Ok(number) => Value::Number(number),
            Err(_) => Value::Null,
        },
        Value::Array(elements) => Value::Array(elements.into_iter().map(normalized).collect()),
        Value::Object(object) => Value::Object(own_order(object)),
        other => other,
    }
}

/// The keys in JavaScript's order: integers ascending, then the others as written.
fn own_order(object: Map<String, Value>) -> Map<String, Value> {
    let mut entries: Vec<(Option<u32>, String, Value)> = object
        .into_iter()
        .map(|(key, value)| (array_index(&key), key, normalized(value)))
        .collect();
    entries.sort_by_key(|(index, ..)| index.map_or((1, 0), |index| (0, index)));
    entries.into_iter().map(|(_, key, value)| (key, value)).collect()
}

/// The key as an array index: canonical decimal below 2^32 - 1.
fn array_index(key: &str) -> Option<u32> {
    let index: u32 = key.parse().ok()?;
    (index < u32::MAX && index.to_string() == key).then_some(index)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn parse(text: &str) -> Value {
        serde_json::from_str(text).expect("test JSON parses")
    }

    #[test]
    fn numbers_print_as_in_javascript() {
        let cases = [
            ("1.50", "1.5"),
            ("1e3", "1000"),
            ("-0", "0"),
            ("1e21", "1e+21"),
            ("123456789012345680000", "123456789012345680000"),
            ("1e-7", "1e-7"),
            ("0.000001", "0.000001"),
            ("12345678901234567890", "12345678901234567000"),
            ("1e400", "Infinity"),
        ];
        for (written, printed) in cases {
            assert_eq!(to_text(parse(written)), printed, "{written}");
        }
    }

    #[test]
    fn values_become_text_as_in_javascript() {
        assert_eq!(to_text(json!([1, [2, null], {"a": 1}, null])), "1,2,,[object Object],");
        assert_eq!(
            json(json!({"b": 1, "10": "x", "2": [1.0, true]})),
            r#"{"2":[1,true],"10":"x","b":1}"#
        );
    }

    #[test]
    fn texts_become_numbers_as_in_javascript() {
        let cases = [
            ("007", "7"),
            (" 1.50 ", "1.5"),
            ("", "0"),
            ("0x10", "16"),
            ("abc", "NaN"),
            ("1e3", "1000"),
            ("inf", "NaN"),
        ];
        for (written, printed) in cases {
            assert_eq!(numeric_text(Value::String(written.to_owned())), printed, "{written:?}");
        }
    }
}
