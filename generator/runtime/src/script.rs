//! What scripts of a collection do to a request, as Postman does it.

use super::draft::Draft;
use super::percent::strict;
use super::request::Request;
use super::script_value::Value;

/// A request that a script reads and changes before it is sent.
pub struct Script<'d, 'a>(&'d mut Draft<'a>);

impl Request {
    /// Runs a script before the request is sent.
    #[must_use]
    pub fn script(self, script: fn(&mut Script<'_, '_>)) -> Self {
        self.before(move |draft| {
            script(&mut Script(draft));
            Ok(())
        })
    }
}

impl Script<'_, '_> {
    /// The value of a variable.
    #[must_use]
    pub fn get(&self, name: impl Into<Value>) -> Value {
        self.0.variable(&name.into().to_string()).into()
    }

    /// Whether there is a variable of that name.
    #[must_use]
    pub fn has(&self, name: impl Into<Value>) -> bool {
        self.0.variable(&name.into().to_string()).is_some()
    }

    /// Sets a variable.
    pub fn set(&mut self, name: &str, value: impl Into<Value>) {
        self.0.set_variable(name, value.into().to_string());
    }

    /// Forgets a variable.
    pub fn unset(&mut self, name: impl Into<Value>) {
        self.0.unset_variable(&name.into().to_string());
    }

    /// The text with its `{{variables}}` filled in.
    #[must_use]
    pub fn fill(&self, text: impl Into<Value>) -> String {
        self.0.fill_text(&text.into().to_string())
    }

    /// The method.
    #[must_use]
    pub fn method(&self) -> String {
        self.0.method()
    }

    /// The URL with its query.
    #[must_use]
    pub fn url(&self) -> String {
        match self.0.query_string() {
            query if query.is_empty() => self.0.base_url(),
            query => format!("{}?{query}", self.0.base_url()),
        }
    }

    /// The path of the URL.
    #[must_use]
    pub fn path(&self) -> String {
        self.0.path()
    }

    /// Path and query.
    #[must_use]
    pub fn path_with_query(&self) -> String {
        match self.0.query_string() {
            query if query.is_empty() => self.0.path(),
            query => format!("{}?{query}", self.0.path()),
        }
    }

    /// The host's name.
    #[must_use]
    pub fn host(&self) -> String {
        let host = self.0.host();
        host.split(':').next().unwrap_or_default().to_owned()
    }

    /// The query, without `?`.
    #[must_use]
    pub fn query_string(&self) -> String {
        self.0.query_string()
    }

    /// The entries of the query: objects with `key` and `value`.
    #[must_use]
    pub fn query(&self) -> Value {
        Value::List(
            self.0
                .query()
                .into_iter()
                .map(|(key, value)| entry(key, value))
                .collect(),
        )
    }

    /// The entries of the query as callers gave them, before anything is encoded: objects with `key` and `value`.
    #[must_use]
    pub fn given_query(&self) -> Value {
        let entries = self.0.given_query().into_iter();
        Value::List(entries.map(|(key, value)| entry(key, value)).collect())
    }

    /// The value of an entry of the query as a caller gave it.
    #[must_use]
    pub fn given_query_value(&self, key: impl Into<Value>) -> Value {
        let key = key.into().to_string();
        let found = self.0.given_query().into_iter().find(|(own, _)| *own == key);
        found.and_then(|(_, value)| value).into()
    }

    /// The value of an entry of the query.
    #[must_use]
    pub fn query_value(&self, key: impl Into<Value>) -> Value {
        let key = key.into().to_string();
        let found = self.0.query().into_iter().find(|(own, _)| *own == key);
        found.and_then(|(_, value)| value).into()
    }

    /// Whether the query has an entry.
    #[must_use]
    pub fn has_query(&self, key: impl Into<Value>) -> bool {
        let key = key.into().to_string();
        self.0.query().iter().any(|(own, _)| *own == key)
    }

    /// Adds an entry to the query.
    pub fn add_query(&mut self, key: impl Into<Value>, value: impl Into<Value>) {
        let value = match value.into() {
            Value::Null | Value::Undefined => None,
            value => Some(self.0.fill_text(&value.to_string())),
        };
        self.0.add_query(&key.into().to_string(), value.as_deref());
    }

    /// Adds entries that are written as in a URL.
    pub fn add_query_text(&mut self, text: impl Into<Value>) {
        let text = text.into().to_string();
        for entry in text.split('&').filter(|entry| !entry.is_empty()) {
            match entry.split_once('=') {
                Some((key, value)) => self.add_query(key, value),
                None => self.add_query(entry, Value::Null),
            }
        }
    }

    /// Sends these entries instead of the query, written as in a URL.
    pub fn set_query(&mut self, text: impl Into<Value>) {
        self.0.clear_query();
        self.add_query_text(text);
    }

    /// Sends the request to another host, or to another address, unless the client was told where the API is.
    pub fn set_host(&mut self, host: impl Into<Value>) {
        if let Value::Text(host) = host.into() {
            let host = self.0.fill_text(&host);
            self.0.set_host(&host);
        }
    }

    /// Adds an entry to the query, or sets it.
    pub fn upsert_query(&mut self, key: impl Into<Value>, value: impl Into<Value>) {
        let value = match value.into() {
            Value::Null | Value::Undefined => None,
            value => Some(self.0.fill_text(&value.to_string())),
        };
        self.0.set_query(&key.into().to_string(), value.as_deref());
    }

    /// Takes an entry out of the query.
    pub fn remove_query(&mut self, key: impl Into<Value>) {
        self.0.remove_query(&key.into().to_string());
    }

    /// Takes all out of the query.
    pub fn clear_query(&mut self) {
        self.0.clear_query();
    }

    /// The headers: objects with `key` and `value`.
    #[must_use]
    pub fn headers(&self) -> Value {
        let headers = self.0.headers().into_iter();
        Value::List(headers.map(|(name, value)| entry(name, Some(value))).collect())
    }

    /// The value of a header.
    #[must_use]
    pub fn header(&self, name: impl Into<Value>) -> Value {
        self.0.header(&name.into().to_string()).into()
    }

    /// Whether there is a header.
    #[must_use]
    pub fn has_header(&self, name: impl Into<Value>) -> bool {
        self.0.header(&name.into().to_string()).is_some()
    }

    /// Adds a header, with an empty value where nothing was ever given.
    pub fn add_header(&mut self, name: impl Into<Value>, value: impl Into<Value>) {
        let value = match value.into() {
            Value::Undefined => String::new(),
            value => self.0.fill_text(&value.to_string()),
        };
        self.0.add_header(name.into().to_string(), value);
    }

    /// Adds a header, or sets it.
    pub fn upsert_header(&mut self, name: impl Into<Value>, value: impl Into<Value>) {
        let name = name.into();
        self.remove_header(&name);
        self.add_header(name, value);
    }

    /// Sends that `User-Agent`, unless the call has one, or the client was given one; nothing is none.
    pub fn user_agent(&mut self, value: impl Into<Value>) {
        let value = value.into();
        if value != Value::Undefined {
            let value = self.0.fill_text(&value.to_string());
            self.0.set_user_agent(value);
        }
    }

    /// Takes a header out.
    pub fn remove_header(&mut self, name: impl Into<Value>) {
        self.0.remove_header(&name.into().to_string());
    }

    /// The body as text.
    #[must_use]
    pub fn body(&self) -> String {
        self.0.body()
    }

    /// Whether there is a body.
    #[must_use]
    pub fn has_body(&self) -> bool {
        self.0.has_body()
    }

    /// `raw`, `urlencoded`, `formdata`; nothing without a body.
    #[must_use]
    pub fn body_mode(&self) -> Value {
        if !self.0.has_body() {
            return Value::Undefined;
        }
        match self.0.content_type() {
            Some(ty) if ty.starts_with("application/x-www-form-urlencoded") => "urlencoded".into(),
            Some(ty) if ty.starts_with("multipart/") => "formdata".into(),
            _ => "raw".into(),
        }
    }

    /// The fields of a form: objects with `key` and `value`.
    #[must_use]
    pub fn form(&self) -> Value {
        let body = self.0.body();
        let fields = body.split('&').filter(|field| !field.is_empty());
        let fields = fields.map(|field| {
            let (key, value) = field.split_once('=').unwrap_or((field, ""));
            entry(decoded(key), Some(decoded(value)))
        });
        Value::List(fields.collect())
    }

    /// Adds a field to an urlencoded form.
    pub fn add_field(&mut self, name: impl Into<Value>, value: impl Into<Value>) {
        let field = format!(
            "{}={}",
            strict(&name.into().to_string()),
            strict(&self.0.fill_text(&value.into().to_string()))
        );
        let body = self.0.body();
        self.0.set_body(if body.is_empty() {
            field
        } else {
            format!("{body}&{field}")
        });
    }

    /// Adds a field to an urlencoded form, or sets it.
    pub fn upsert_field(&mut self, name: impl Into<Value>, value: impl Into<Value>) {
        let name = name.into().to_string();
        let value = strict(&self.0.fill_text(&value.into().to_string()));
        let body = self.0.body();
        let is_it = |field: &str| decoded(field.split('=').next().unwrap_or_default()) == name;
        if !body.split('&').any(is_it) {
            return self.add_field(name, decoded(&value));
        }
        let fields = body.split('&').map(|field| match is_it(field) {
            true => format!("{}={value}", strict(&name)),
            false => field.to_owned(),
        });
        let body = fields.collect::<Vec<_>>().join("&");
        self.0.set_body(body);
    }

    /// Takes a field out of an urlencoded form.
    pub fn remove_field(&mut self, name: impl Into<Value>) {
        let name = name.into().to_string();
        let body = self.0.body();
        let is_other = |field: &&str| decoded(field.split('=').next().unwrap_or_default()) != name;
        self.0
            .set_body(body.split('&').filter(is_other).collect::<Vec<_>>().join("&"));
    }

    /// Sends another body.
    pub fn set_body(&mut self, body: impl Into<Value>) {
        self.0.set_body(body.into().to_string());
    }
}

fn entry(key: String, value: Option<String>) -> Value {
    Value::object([("key", Value::Text(key)), ("value", value.into())])
}

fn decoded(text: &str) -> String {
    let text = text.replace('+', " ");
    String::from_utf8_lossy(&super::percent::decode(&text)).into_owned()
}
