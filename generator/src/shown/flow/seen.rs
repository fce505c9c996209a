/// Something that a test looks at: a value of JSON, or nothing where there is none.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Seen {
    pub(crate) value: Option<Value>,
    denied: bool,
}

/// Whether a check holds; if not, why. // for test, check
pub(crate) type Check = Result<(), String>; // for test, check

impl Seen {
    /// A value, or nothing.
    pub(crate) fn of(value: Option<Value>) -> Self {
        Self { value, denied: false }
    }

    /// Nothing.
    pub(crate) fn nothing() -> Self {
        Self::default()
    }

    /// What a text of JSON says.
    pub(crate) fn read(json: &str) -> Self {
        Self::of(serde_json::from_str(json).ok())
    }

    /// Texts, one after the other.
    pub(crate) fn joined(parts: impl IntoIterator<Item = Self>) -> Self {
        Self::from(parts.into_iter().map(|part| part.text()).collect::<String>())
    }

    /// The value as text, as JavaScript writes it.
    pub(crate) fn text(&self) -> String {
        match &self.value {
            None => "undefined".to_owned(),
            Some(Value::String(text)) => text.clone(),
            Some(Value::Array(elements)) => {
                let texts = elements.iter().map(|element| match element {
                    Value::Null => String::new(),
                    element => Self::of(Some(element.clone())).text(),
                });
                texts.collect::<Vec<_>>().join(",")
            }
            Some(Value::Object(_)) => "[object Object]".to_owned(),
            Some(other) => other.to_string(),
        }
    }

    /// What stands at a JSON pointer.
    pub(crate) fn at(&self, pointer: &str) -> Self {
        Self::of(self.value.as_ref().and_then(|value| value.pointer(pointer)).cloned())
    }

    /// The member of that name, or the element of that number.
    pub(crate) fn member(&self, key: impl Into<Self>) -> Self {
        let key = key.into().text();
        Self::of(match &self.value {
            Some(Value::Object(members)) => members.get(&key).cloned(),
            Some(Value::Array(elements)) => key.parse::<usize>().ok().and_then(|index| elements.get(index)).cloned(),
            _ => None,
        })
    }

    /// What stands at the end of a way: `data.items[0]`.
    fn way(&self, way: impl Into<Self>) -> Self {
        let way = way.into().text().replace('[', ".").replace([']', '"', '\''], "");
        let keys = way.split('.').filter(|key| !key.is_empty());
        keys.fold(self.clone(), |place, key| place.member(key))
    }

    /// The elements of a list.
    pub(crate) fn elements(&self) -> Vec<Self> {
        match &self.value {
            Some(Value::Array(elements)) => elements.iter().map(|element| Self::of(Some(element.clone()))).collect(),
            Some(Value::Object(members)) => members.values().map(|member| Self::of(Some(member.clone()))).collect(),
            _ => Vec::new(),
        }
    }

    /// How many letters, elements or members there are.
    pub(crate) fn length(&self) -> Self {
        match &self.value {
            Some(Value::String(text)) => Self::from(text.encode_utf16().count()),
            Some(Value::Array(elements)) => Self::from(elements.len()),
            Some(Value::Object(members)) => Self::of(members.get("length").cloned()),
            _ => Self::nothing(),
        }
    }

    /// The value as a number; nothing where it is none.
    pub(crate) fn number(&self) -> Self {
        match &self.value {
            Some(Value::Bool(value)) => Self::from(usize::from(*value)),
            Some(Value::Null) => Self::from(0),
            Some(Value::String(text)) if text.trim().is_empty() => Self::from(0),
            Some(Value::String(text)) => text.trim().parse().map_or_else(|_| Self::nothing(), Self::whole),
            Some(Value::Number(number)) => Self::whole(number.as_f64().unwrap_or_default()),
            _ => Self::nothing(),
        }
    }

    /// The whole number that a text begins with.
    pub(crate) fn integer(&self) -> Self {
        let text = self.text();
        let text = text.trim();
        let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
        let length = digits.bytes().take_while(u8::is_ascii_digit).count() + text.len() - digits.len();
        text[..length].parse().map_or_else(|_| Self::nothing(), Self::whole)
    }

    /// A number, without a fraction where it has none.
    fn whole(number: f64) -> Self {
        match number.fract() == 0.0 && number.abs() < 9e15 {
            true => Self::of(Some(Value::from(number as i64))),
            false => Self::of(Some(Value::from(number))),
        }
    }

    /// The sum of numbers, or one text after the other.
    pub(crate) fn plus(&self, other: impl Into<Self>) -> Self {
        let other = other.into();
        let is_number = |seen: &Self| matches!(seen.value, Some(Value::Number(_) | Value::Bool(_) | Value::Null));
        match (is_number(self) && is_number(&other), self.float(), other.float()) {
            (true, Some(one), Some(other)) => Self::whole(one + other),
            (true, ..) => Self::nothing(),
            (false, ..) => Self::from(self.text() + &other.text()),
        }
    }

    /// The difference of numbers.
    pub(crate) fn minus(&self, other: impl Into<Self>) -> Self {
        match (self.float(), other.into().float()) {
            (Some(one), Some(other)) => Self::whole(one - other),
            _ => Self::nothing(),
        }
    }

    /// The value as a number of Rust.
    fn float(&self) -> Option<f64> {
        self.number().value.and_then(|number| number.as_f64())
    }

    /// Its kind, as JavaScript has it.
    pub(crate) fn kind(&self) -> Self {
        Self::from(match &self.value {
            None => "undefined",
            Some(Value::Bool(_)) => "boolean",
            Some(Value::Number(_)) => "number",
            Some(Value::String(_)) => "string",
            Some(Value::Null | Value::Array(_) | Value::Object(_)) => "object",
        })
    }

    /// What a text of JSON says.
    pub(crate) fn parsed(&self) -> Self {
        Self::read(&self.text())
    }

    /// The value as JSON.
    pub(crate) fn written(&self) -> Self {
        Self::of(self.value.as_ref().map(|value| Value::from(value.to_string())))
    }

    /// The text that base64 stands for.
    pub(crate) fn decoded(&self) -> Self {
        let (mut bits, mut count, mut bytes) = (0_u32, 0, Vec::new());
        for letter in self.text().bytes() {
            let digit = match letter {
                b'A'..=b'Z' => letter - b'A',
                b'a'..=b'z' => letter - b'a' + 26,
                b'0'..=b'9' => letter - b'0' + 52,
                b'+' | b'-' => 62,
                b'/' | b'_' => 63,
                _ => continue,
            };
            (bits, count) = (bits << 6 | u32::from(digit), count + 6);
            if count >= 8 {
                count -= 8;
                bytes.push((bits >> count & 0xff) as u8);
            }
        }
        Self::from(String::from_utf8_lossy(&bytes).into_owned())
    }

    /// The names of its members.
    pub(crate) fn member_names(&self) -> Self {
        let keys = match &self.value {
            Some(Value::Object(members)) => members.keys().map(|key| Value::from(key.as_str())).collect(),
            Some(Value::Array(elements)) => (0..elements.len()).map(|key| Value::from(key.to_string())).collect(),
            _ => Vec::new(),
        };
        Self::of(Some(Value::Array(keys)))
    }

    /// What its members hold.
    pub(crate) fn member_values(&self) -> Self {
        let values = self.elements().into_iter().filter_map(|element| element.value);
        Self::of(Some(values.collect()))
    }

    /// In small letters.
    pub(crate) fn lower(&self) -> Self {
        Self::from(self.text().to_lowercase())
    }

    /// In capital letters.
    pub(crate) fn upper(&self) -> Self {
        Self::from(self.text().to_uppercase())
    }

    /// Without blanks around it.
    pub(crate) fn trimmed(&self) -> Self {
        Self::from(self.text().trim())
    }

    /// What follows must not be so.
    pub(crate) fn not(mut self) -> Self {
        self.denied = !self.denied;
        self
    }

    /// A check, or its opposite.
    fn check(&self, holds: impl FnOnce() -> bool, claim: impl std::fmt::Display) -> Check {
        let not = if self.denied { "not " } else { "" };
        match holds() != self.denied {
            true => Ok(()),
            false => Err(format!("{:.200} must {not}{claim}", self.shown())),
        }
    }

    /// The value for people.
    fn shown(&self) -> String {
        self.value.as_ref().map_or_else(|| "nothing".to_owned(), Value::to_string)
    }

    /// It is this, whatever is in it.
    pub(crate) fn equals(&self, other: impl Into<Self>) -> Check {
        let other = other.into();
        self.check(|| same(self.value.as_ref(), other.value.as_ref()), format!("be {:.200}", other.shown()))
    }

    /// It counts as this.
    pub(crate) fn resembles(&self, other: impl Into<Self>) -> Check {
        let other = other.into();
        let is_nothing = |seen: &Self| matches!(seen.value, None | Some(Value::Null));
        let holds = match (is_nothing(self), is_nothing(&other)) {
            (false, false) => same(self.value.as_ref(), other.value.as_ref()) || self.text() == other.text(),
            (one, other) => one && other,
        };
        self.check(|| holds, format!("count as {:.200}", other.shown()))
    }

    /// It is one of these.
    pub(crate) fn is_one_of(&self, others: impl IntoIterator<Item = impl Into<Self>>) -> Check {
        let others: Vec<Self> = others.into_iter().map(Into::into).collect();
        let holds = others.iter().any(|other| same(self.value.as_ref(), other.value.as_ref()));
        let shown: Vec<String> = others.iter().map(Self::shown).collect();
        self.check(|| holds, format!("be one of {}", shown.join(", ")))
    }

    /// It is of a kind of JavaScript: `string`, `array`.
    pub(crate) fn is_a(&self, kind: &str) -> Check {
        let holds = match (&self.value, kind) {
            (None, kind) => kind == "undefined",
            (Some(Value::Null), kind) => kind == "null",
            (Some(Value::Number(number)), "integer") => number.as_f64().is_some_and(|number| number.fract() == 0.0),
            (Some(Value::Array(_)), kind) => kind == "array",
            (Some(_), kind) => self.kind().text() == kind,
        };
        self.check(|| holds, format!("be a {kind}"))
    }

    /// It has a member.
    pub(crate) fn has(&self, key: impl Into<Self>) -> Check {
        let key = key.into();
        let member = self.member(key.clone());
        let holds = member.value.is_some() || key.text() == "length" && self.length().value.is_some();
        self.check(|| holds, format!("have the member {}", key.text()))
    }

    /// It has a member with this value.
    pub(crate) fn has_value(&self, key: impl Into<Self>, value: impl Into<Self>) -> Check {
        let (key, value) = (key.into(), value.into());
        let member = self.member(key.clone());
        self.check(|| member.value.is_some() && same(member.value.as_ref(), value.value.as_ref()), {
            format!("have {} as the member {}", value.shown(), key.text())
        })
    }

    /// Something stands at the end of a way: `data.items[0]`.
    pub(crate) fn has_at(&self, way: impl Into<Self>) -> Check {
        let way = way.into();
        self.check(|| self.way(way.clone()).value.is_some(), format!("have something at {}", way.text()))
    }

    /// This stands at the end of a way.
    pub(crate) fn has_value_at(&self, way: impl Into<Self>, value: impl Into<Self>) -> Check {
        let (way, value) = (way.into(), value.into());
        let place = self.way(way.clone());
        self.check(|| same(place.value.as_ref(), value.value.as_ref()), {
            format!("have {} at {}", value.shown(), way.text())
        })
    }

    /// A text or a list has this part, an object these members.
    pub(crate) fn includes(&self, part: impl Into<Self>) -> Check {
        let part = part.into();
        let holds = match (&self.value, &part.value) {
            (Some(Value::String(text)), Some(_)) => text.contains(&part.text()),
            (Some(Value::Array(elements)), Some(_)) => elements.iter().any(|one| same(Some(one), part.value.as_ref())),
            (Some(Value::Object(all)), Some(Value::Object(some))) => {
                some.iter().all(|(key, value)| same(all.get(key), Some(value)))
            }
            _ => false,
        };
        self.check(|| holds, format!("contain {:.200}", part.shown()))
    }

    /// A text has one of these parts.
    pub(crate) fn includes_any(&self, parts: &[&str]) -> Check {
        let text = self.text();
        self.check(|| parts.iter().any(|part| text.contains(part)), format!("contain one of {}", parts.join(", ")))
    }

    /// The same, whatever the case of letters.
    pub(crate) fn includes_any_case(&self, parts: &[&str]) -> Check {
        let text = self.text().to_lowercase();
        let holds = parts.iter().any(|part| text.contains(&part.to_lowercase()));
        self.check(|| holds, format!("contain one of {}", parts.join(", ")))
    }

    /// There is something, and it is not null.
    pub(crate) fn exists(&self) -> Check {
        self.check(|| !matches!(self.value, None | Some(Value::Null)), "exist")
    }

    /// Nothing is in it.
    pub(crate) fn has_nothing(&self) -> Check {
        let holds = match &self.value {
            Some(Value::String(text)) => text.is_empty(),
            Some(Value::Array(elements)) => elements.is_empty(),
            Some(Value::Object(members)) => members.is_empty(),
            _ => false,
        };
        self.check(|| holds, "be empty")
    }

    /// It counts as true.
    pub(crate) fn is_true(&self) -> Check {
        let holds = match &self.value {
            None | Some(Value::Null) => false,
            Some(Value::Bool(value)) => *value,
            Some(Value::Number(number)) => number.as_f64() != Some(0.0),
            Some(Value::String(text)) => !text.is_empty(),
            Some(Value::Array(_) | Value::Object(_)) => true,
        };
        self.check(|| holds, "count as true")
    }

    /// It is more than a number.
    pub(crate) fn is_above(&self, other: impl Into<Self>) -> Check {
        self.compared(&other.into(), "be above", |order| order.is_gt())
    }

    /// It is less than a number.
    pub(crate) fn is_below(&self, other: impl Into<Self>) -> Check {
        self.compared(&other.into(), "be below", |order| order.is_lt())
    }

    /// It is a number or more.
    pub(crate) fn is_at_least(&self, other: impl Into<Self>) -> Check {
        self.compared(&other.into(), "be at least", |order| order.is_ge())
    }

    /// It is a number or less.
    pub(crate) fn is_at_most(&self, other: impl Into<Self>) -> Check {
        self.compared(&other.into(), "be at most", |order| order.is_le())
    }

    /// Texts are compared as texts, all else as numbers.
    fn compared(&self, other: &Self, claim: &str, is_so: fn(std::cmp::Ordering) -> bool) -> Check {
        let order = match (&self.value, &other.value) {
            (Some(Value::String(one)), Some(Value::String(other))) => Some(one.cmp(other)),
            _ => self.float().and_then(|one| one.partial_cmp(&other.float()?)),
        };
        self.check(|| order.is_some_and(is_so), format!("{claim} {}", other.shown()))
    }

    /// It is from one number to another.
    pub(crate) fn is_within(&self, low: u16, high: u16) -> Check {
        let holds = self.float().is_some_and(|number| (f64::from(low)..=f64::from(high)).contains(&number));
        self.check(|| holds, format!("be from {low} to {high}"))
    }

    /// It begins so.
    pub(crate) fn begins(&self, part: impl Into<Self>) -> Check {
        let part = part.into().text();
        self.check(|| self.text().starts_with(&part), format!("begin with {part}"))
    }

    /// It ends so.
    pub(crate) fn ends(&self, part: impl Into<Self>) -> Check {
        let part = part.into().text();
        self.check(|| self.text().ends_with(&part), format!("end with {part}"))
    }

    /// It has these keys, and no others.
    pub(crate) fn has_keys(&self, keys: impl IntoIterator<Item = impl Into<Self>>) -> Check {
        let mut wanted: Vec<String> = keys.into_iter().map(|key| key.into().text()).collect();
        let mut own: Vec<String> = self.member_names().elements().iter().map(Self::text).collect();
        wanted.sort_unstable();
        own.sort_unstable();
        self.check(|| own == wanted, format!("have the keys {}", wanted.join(", ")))
    }

    /// It has these elements, in any order, and no others.
    pub(crate) fn has_members(&self, members: impl Into<Self>) -> Check {
        let members = members.into();
        let (mut open, own) = (members.elements(), self.elements());
        let all = own.iter().all(|element| {
            let place = open.iter().position(|other| same(other.value.as_ref(), element.value.as_ref()));
            place.map(|place| open.swap_remove(place)).is_some()
        });
        self.check(|| all && open.is_empty(), format!("have the members {:.200}", members.shown()))
    }

    /// It is as a JSON Schema says.
    pub(crate) fn conforms(&self, schema: &str) -> Check {
        let schema = serde_json::from_str(schema).unwrap_or_default();
        let nothing = Value::Null;
        let fault = fault(self.value.as_ref().unwrap_or(&nothing), &schema, "");
        self.check(|| fault.is_none(), format!("be as the schema says: {}", fault.clone().unwrap_or_default()))
    }

    /// Whoever comes here fails.
    pub(crate) fn never(&self) -> Check {
        Err(self.text())
    }
}

impl From<Value> for Seen {
    fn from(value: Value) -> Self {
        Self::of(Some(value))
    }
}

impl From<&str> for Seen {
    fn from(text: &str) -> Self {
        Self::of(Some(Value::from(text)))
    }
}

impl From<String> for Seen {
    fn from(text: String) -> Self {
        Self::of(Some(Value::from(text)))
    }
}

impl From<bool> for Seen {
    fn from(value: bool) -> Self {
        Self::of(Some(Value::from(value)))
    }
}

impl From<i32> for Seen {
    fn from(number: i32) -> Self {
        Self::of(Some(Value::from(number)))
    }
}

impl From<i64> for Seen {
    fn from(number: i64) -> Self {
        Self::of(Some(Value::from(number)))
    }
}

impl From<f64> for Seen {
    fn from(number: f64) -> Self {
        Self::of(Some(Value::from(number)))
    }
}

impl From<usize> for Seen {
    fn from(number: usize) -> Self {
        Self::of(Some(Value::from(number)))
    }
}

/// Whether two values are one; numbers are, however they are written.
fn same(one: Option<&Value>, other: Option<&Value>) -> bool {
    match (one, other) {
        (Some(Value::Number(one)), Some(Value::Number(other))) => one == other || one.as_f64() == other.as_f64(),
        (Some(Value::Array(one)), Some(Value::Array(other))) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(Some(one), Some(other)))
        }
        (Some(Value::Object(one)), Some(Value::Object(other))) => {
            one.len() == other.len() && one.iter().all(|(key, value)| same(Some(value), other.get(key)))
        }
        (one, other) => one == other,
    }
}

/// Where a value is not as a schema says.
fn fault(value: &Value, schema: &Value, place: &str) -> Option<String> {
    if let Some(allowed) = schema["enum"].as_array().filter(|allowed| !allowed.contains(value)) {
        return Some(format!("{place} is not one of {allowed:?}"));
    }
    let kinds = match &schema["type"] {
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
        kind => Vec::from_iter(kind.as_str()),
    };
    let seen = Seen::of(Some(value.clone()));
    if !kinds.is_empty() && !kinds.iter().any(|kind| seen.is_a(kind).is_ok()) {
        return Some(format!("{place} is not a {}", kinds.join(" or ")));
    }
    let size = match value {
        Value::String(text) => Some((text.chars().count() as f64, "minLength", "maxLength")),
        Value::Array(elements) => Some((elements.len() as f64, "minItems", "maxItems")),
        Value::Number(number) => number.as_f64().map(|number| (number, "minimum", "maximum")),
        _ => None,
    };
    if let Some((size, least, most)) = size
        && (schema[least].as_f64().is_some_and(|least| size < least) || schema[most].as_f64().is_some_and(|most| size > most))
    {
        return Some(format!("{place} is too small or too large"));
    }
    if let Value::Array(elements) = value {
        let mut elements = elements.iter().enumerate();
        return elements.find_map(|(index, element)| fault(element, &schema["items"], &format!("{place}/{index}")));
    }
    let members = value.as_object()?;
    let mut required = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
    if let Some(missing) = required.find(|key| !members.contains_key(*key)) {
        return Some(format!("{place} has no {missing}"));
    }
    members.iter().find_map(|(key, member)| match (&schema["properties"][key], &schema["additionalProperties"]) {
        (Value::Null, Value::Bool(false)) => Some(format!("{place} has {key}")),
        (Value::Null, other) => fault(member, other, &format!("{place}/{key}")),
        (own, _) => fault(member, own, &format!("{place}/{key}")),
    })
}
