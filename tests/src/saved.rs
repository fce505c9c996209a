//! The answers that a collection has saved.

use serde_json::Value;

/// An answer that a request of the collection has saved.
#[derive(Clone, Debug)]
pub struct Saved {
    /// How many requests stand before its request, all folders included.
    pub index: usize,
    /// The name of its request.
    pub request: String,
    /// Its status.
    pub status: u16,
    /// Its body.
    pub body: String,
}

/// All saved answers of a collection, in order.
#[must_use]
pub fn answers(collection: &str) -> Vec<Saved> {
    let collection: Value = serde_json::from_str(collection).unwrap_or_default();
    let (mut saved, mut index) = (Vec::new(), 0);
    collect(&collection["item"], &mut index, &mut saved);
    saved
}

fn collect(items: &Value, index: &mut usize, saved: &mut Vec<Saved>) {
    for item in items.as_array().into_iter().flatten() {
        if item.get("item").is_some() {
            collect(&item["item"], index, saved);
            continue;
        }
        for example in item["response"].as_array().into_iter().flatten() {
            saved.push(Saved {
                index: *index,
                request: item["name"].as_str().unwrap_or_default().to_owned(),
                status: example["code"]
                    .as_u64()
                    .and_then(|code| u16::try_from(code).ok())
                    .unwrap_or_default(),
                body: example["body"].as_str().unwrap_or_default().to_owned(),
            });
        }
        *index += 1;
    }
}

impl Saved {
    /// The body as a value: JSON, else a text.
    #[must_use]
    pub fn value(&self) -> Value {
        normal(serde_json::from_str(&self.body).unwrap_or_else(|_| Value::String(self.body.clone())))
    }
}

/// Without what makes no difference: `null` is an absent field, an empty text is nothing.
#[must_use]
pub fn normal(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let fields = fields.into_iter().filter(|(_, value)| !value.is_null());
            Value::Object(fields.map(|(name, value)| (name, same(value))).collect())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(same).collect()),
        Value::String(text) if text.is_empty() => Value::Null,
        other => other,
    }
}

/// Inside of a value, only `null` is nothing; `98` and `98.0` are one number.
fn same(value: Value) -> Value {
    match value {
        Value::Object(_) | Value::Array(_) => normal(value),
        Value::Number(number) => number.as_f64().map_or(Value::Number(number), Value::from),
        other => other,
    }
}

/// Status and value of a call's outcome; status 0 where no documented answer came.
#[macro_export]
macro_rules! outcome {
    ($client:ident, $call:expr) => {
        match $call.await {
            Ok(done) => (done.status().as_u16(), serde_json::to_value(&*done).unwrap_or_default()),
            Err($client::Error::Api(failure)) => (
                failure.status().as_u16(),
                serde_json::to_value(failure.error()).unwrap_or_default(),
            ),
            Err(other) => (0, serde_json::Value::String(format!("{other:?}"))),
        }
    };
}
