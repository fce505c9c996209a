//! Values of the crate's own types, as an example makes them: `CreateUserBody::new("create").name("Jill")`.
//!
//! An example makes what the collection's sample shows: what is required, and whatever else it sends that is neither a
//! placeholder nor a secret. What does not fit into some thirty lines is left out, the deepest and the last of it first.
//! Of a sample of nothing but placeholders it shows a part, with names in the place of values.

use std::collections::BTreeMap;
use std::str::FromStr;

use serde_json::Value;

use super::digits::grouped;
use super::lines::Made;
use crate::api::{Secrets, is_masked_name};
use crate::placeholder::{is_converted, is_placeholder};
use crate::rust::{ArgumentType, Item, Path, Standpoint, Struct, StructField, StructRole, TaggedVariant, Ty, path};

mod any;

/// Structs that stand deeper in one another are not made.
const DEEPEST: usize = 6;

/// Objects of a list that are shown; they are alike.
const MOST_OBJECTS: usize = 2;

/// Of longer lists a part is shown.
const MOST_ELEMENTS: usize = 40;

/// Texts that are longer help nobody.
pub(super) const LONGEST_SAMPLE: usize = 80;

/// What values are made of.
pub(super) struct Maker<'a> {
    pub(super) items: &'a BTreeMap<Path, &'a Item>,
    pub(super) secrets: &'a Secrets,
    pub(super) from: Standpoint<'a>,
    /// Paths of the types that were named, by their names.
    pub(super) used: BTreeMap<String, String>,
    room: Room,
    told: Told,
    /// Whether a text without a letter is one that the collection sends, not one that nobody filled in.
    sends_empty: bool,
}

/// What of a sample is worth showing.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Told {
    /// Values.
    Values,
    /// Placeholders, too: a name says at least what there is.
    Names,
    /// Also those of what decides something, where there is no other.
    Decisions,
}

impl Told {
    /// A reader takes in so many lines at a glance; names tell less, and a decision that nobody took is one too many.
    fn most_lines(self) -> usize {
        match self {
            Self::Values => 30,
            Self::Names => 8,
            Self::Decisions => 1,
        }
    }
}

/// What is shown of what may be left out.
#[derive(Clone, Copy)]
struct Room {
    /// All that stands in so many structs, or in less.
    depth: usize,
    /// So many of what stands in one more.
    more: usize,
    /// Whether there was too little.
    is_full: bool,
}

impl Room {
    const ALL: Self = Self::new(DEEPEST, 0);

    const fn new(depth: usize, more: usize) -> Self {
        Self {
            depth,
            more,
            is_full: false,
        }
    }

    /// Whether there is room for something in so many structs; it is taken.
    fn take(&mut self, depth: usize) -> bool {
        let has_more = depth == self.depth && self.more > 0;
        self.more -= usize::from(has_more);
        let has_room = depth < self.depth || has_more;
        self.is_full |= !has_room;
        has_room
    }
}

/// What came of a try.
struct Tried {
    made: Option<Made>,
    /// Whether it stands on as many lines as a reader takes in.
    fits: bool,
    /// Whether something was left out for want of room.
    is_cut: bool,
}

impl<'a> Maker<'a> {
    pub(super) fn new(items: &'a BTreeMap<Path, &'a Item>, secrets: &'a Secrets, from: Standpoint<'a>) -> Self {
        Self {
            items,
            secrets,
            from,
            used: BTreeMap::new(),
            room: Room::ALL,
            told: Told::Values,
            sends_empty: false,
        }
    }

    /// As much of a sample as is read with ease, placeholders where it has nothing else.
    pub(super) fn fitting(&mut self, ty: &Ty, sample: Option<&Value>, name: &str) -> Option<Made> {
        let used = self.used.clone();
        self.sends_empty = sample.is_some_and(|sample| self.says_something(sample));
        let values = self.most(ty, sample, name)?;
        if !values.is_hollow() {
            return Some(values);
        }
        let named = std::mem::replace(&mut self.used, used.clone());
        for told in [Told::Names, Told::Decisions] {
            self.told = told;
            let made = self.most(ty, sample, name);
            self.told = Told::Values;
            if let Some(made) = made.filter(|made| !made.is_hollow()) {
                return Some(made);
            }
            self.used.clone_from(&used);
        }
        self.used = named;
        Some(values)
    }

    /// A list whose elements have their places: a placeholder stands for one that says nothing.
    pub(super) fn positional(&mut self, ty: &Ty, sample: &Value, name: &str) -> Option<Made> {
        let (element, all) = (ty.argument_of(&path::VEC)?, sample.as_array()?);
        let made = all.iter().map(|one| match self.fitting(element, Some(one), name) {
            None if one.is_string() => self.text_of_union(element, name),
            made => made,
        });
        Some(Made::list(made.collect::<Option<Vec<Made>>>()?))
    }

    /// A placeholder for a text where there may be something else.
    fn text_of_union(&mut self, ty: &Ty, name: &str) -> Option<Made> {
        let Ty::Path(own) = ty else { return None };
        let Item::Union(of) = *self.items.get(own)? else {
            return None;
        };
        let (variant, text) = of.variants.iter().find(|(_, ty)| ty.is(&path::STRING))?;
        let value = self.fitting(text, None, name)?;
        Some(Made::call(format!("{}::{variant}", self.named(own)), vec![value]))
    }

    /// The values of a sample; `None` where it has none to show.
    pub(super) fn real(&mut self, ty: &Ty, sample: &Value, name: &str) -> Option<Made> {
        self.sends_empty = self.says_something(sample);
        let is_real = self.is_real(ty, sample);
        let made = is_real.then(|| self.most(ty, Some(sample), name))?;
        made.filter(|made| !made.is_hollow())
    }

    /// As much as there is room for; what was named for a value that cannot be made is named no more.
    fn most(&mut self, ty: &Ty, sample: Option<&Value>, name: &str) -> Option<Made> {
        let used = self.used.clone();
        let whole = self.tried(ty, sample, name, Room::ALL);
        if whole.fits && !whole.is_cut {
            return whole.made;
        }
        let mut best: Option<(Made, BTreeMap<String, String>)> = None;
        let mut room = Room::new(0, 0);
        loop {
            self.used.clone_from(&used);
            let Tried { made, fits, is_cut } = self.tried(ty, sample, name, room);
            if fits || best.is_none() {
                best = made.map(|made| (made, std::mem::take(&mut self.used)));
            }
            room = match (fits, room.more) {
                (true, _) if !is_cut => break,
                // A level that fits as a whole is followed by the next one; of one that does not, some may.
                (true, 0) => Room::new(room.depth + 1, 0),
                (true, more) if more < MOST_ELEMENTS => Room::new(room.depth, more + 1),
                (false, 0) if room.depth > 0 => Room::new(room.depth - 1, 1),
                _ => break,
            };
        }
        let (made, named) = best.unzip();
        self.used = named.unwrap_or(used);
        made
    }

    /// A value with what there is room for.
    fn tried(&mut self, ty: &Ty, sample: Option<&Value>, name: &str, room: Room) -> Tried {
        self.room = room;
        let made = self.value(ty, sample, name, 0);
        let room = std::mem::replace(&mut self.room, Room::ALL);
        let before = "let  = ".len() + name.len();
        let lines = |made: &Made| made.laid_out(0, before, 1).lines().count();
        Tried {
            fits: made.as_ref().is_some_and(|made| lines(made) <= self.told.most_lines()),
            is_cut: room.is_full,
            made,
        }
    }

    /// A value with what may be shown of a sample; `None` where it cannot be made.
    fn value(&mut self, ty: &Ty, sample: Option<&Value>, name: &str, depth: usize) -> Option<Made> {
        if let Some(inner) = ty.argument_of(&path::OPTION) {
            if sample.is_some_and(Value::is_null) {
                return Some(Made::Text("None".to_owned()));
            }
            return Some(Made::call(
                "Some".to_owned(),
                vec![self.value(inner, sample, name, depth)?],
            ));
        }
        if let Some(element) = ty.argument_of(&path::VEC) {
            return self.list(element, sample, name, depth);
        }
        if let Some(inner) = ty.argument_of(&path::BOX) {
            return Some(Made::call(
                "Box::new".to_owned(),
                vec![self.value(inner, sample, name, depth)?],
            ));
        }
        if let Ty::Map(inner) = ty {
            return self.map(inner, sample, depth);
        }
        if ty.is(&path::VALUE) {
            return self.any(sample?);
        }
        if let Some(scalar) = scalar(ty, self.shown(ty, sample), name) {
            let end = if ty.is(&path::STRING) { ".to_owned()" } else { "" };
            return Some(Made::Text(scalar + end));
        }
        let Ty::Path(own) = ty else { return None };
        match *self.items.get(own)? {
            Item::Texts(texts) => {
                let is_it = |variant: &&(_, String)| sample.and_then(Value::as_str) == Some(variant.1.as_str());
                let (variant, _) = texts.variants.iter().find(is_it).or(texts.variants.first())?;
                Some(Made::Text(format!("{}::{variant}", self.named(own))))
            }
            Item::Struct(of) => self.structure(of, own, sample, depth),
            Item::Tagged(of) => {
                let tag = sample.and_then(|sample| sample.get(&of.key)?.as_str());
                let is_it = |variant: &&TaggedVariant| tag == Some(&*variant.tag);
                let variant = of.variants.iter().find(is_it).or(of.variants.first())?;
                let value = self.value(&variant.ty, sample, name, depth)?;
                Some(Made::call(
                    format!("{}::{}", self.named(own), variant.name),
                    vec![value],
                ))
            }
            Item::Union(of) => {
                let sample = sample?;
                let (variant, ty) = of.variants.iter().find(|(_, ty)| self.fits(ty, sample))?;
                let value = self.value(ty, Some(sample), name, depth)?;
                Some(Made::call(format!("{}::{variant}", self.named(own)), vec![value]))
            }
            Item::Answers(_) => None,
        }
    }

    /// The sample's elements; of objects, which are alike, the first.
    fn list(&mut self, element: &Ty, sample: Option<&Value>, name: &str, depth: usize) -> Option<Made> {
        let all = sample.and_then(Value::as_array);
        let has_objects = all.is_some_and(|all| all.iter().any(holds_object));
        let most = match self.told {
            Told::Values if has_objects => MOST_OBJECTS,
            Told::Values => MOST_ELEMENTS,
            Told::Names | Told::Decisions => 1,
        };
        let real = all.into_iter().flatten().filter(|one| self.is_real(element, one));
        let real: Vec<&Value> = real.take(most).collect();
        let mut made = Vec::new();
        for one in real {
            made.push(self.value(element, Some(one), name, depth)?);
        }
        made.retain(|made| !made.is_hollow());
        if made.is_empty() && all.is_none_or(|all| !all.is_empty()) {
            made.push(self.value(element, None, name, depth)?);
        }
        Some(Made::list(made))
    }

    fn map(&mut self, inner: &Ty, sample: Option<&Value>, depth: usize) -> Option<Made> {
        let mut made = Vec::new();
        let members = sample.and_then(Value::as_object).into_iter().flatten();
        for (key, value) in members.filter(|(key, _)| !is_masked_name(key)) {
            if made.len() < MOST_ELEMENTS && self.is_real(inner, value) && self.is_readable(key) {
                let value = self.value(inner, Some(value), key, depth + 1)?;
                let key = Made::Text(format!("{key:?}.to_owned()"));
                made.push(Made::Group("()", String::new(), vec![key, value]));
            }
        }
        let name = path::MAP.name.into_owned();
        self.used.insert(name.clone(), format!("std::collections::{name}"));
        Some(match made.is_empty() {
            true => Made::call(format!("{name}::new"), Vec::new()),
            false => Made::call(format!("{name}::from"), vec![Made::Group("[]", String::new(), made)]),
        })
    }

    /// A value of known texts as an argument: `Sort::Name`; `None` for other types.
    pub(super) fn one_of(&mut self, written: &ArgumentType, sample: Option<&str>) -> Option<String> {
        let ArgumentType::Into(ty) = written else { return None };
        let sample = sample.map(|sample| Value::String(sample.to_owned()));
        let Ty::Path(own) = ty.argument_of(&path::ONE_OF)? else {
            return None;
        };
        match *self.items.get(own)? {
            Item::Texts(_) => match self.value(&Ty::Path(own.clone()), sample.as_ref(), "", 0)? {
                Made::Text(text) => Some(text),
                _ => None,
            },
            _ => None,
        }
    }

    fn structure(&mut self, of: &Struct, own: &Path, sample: Option<&Value>, depth: usize) -> Option<Made> {
        if depth == DEEPEST || of.role != StructRole::Sent {
            return None;
        }
        let called = format!("{}::new", self.named(own));
        let mut arguments = Vec::new();
        for field in of.fields.iter().filter(|field| field.setter().is_none()) {
            let sample = member(field, sample).filter(|_| !field.secret);
            arguments.push(self.given(&field.ty, sample, field.key(), depth)?);
        }
        let setters = self.setters(of, sample, depth);
        let head = Made::call(called, arguments);
        Some(match setters.is_empty() {
            true => head,
            false => Made::Chain(Box::new(head), setters),
        })
    }

    /// A member's value as a function takes it.
    fn given(&mut self, ty: &Ty, sample: Option<&Value>, name: &str, depth: usize) -> Option<Made> {
        match scalar(ty, self.shown(ty, sample), name) {
            Some(scalar) => Some(Made::Text(scalar)),
            None => self.value(ty, sample, name, depth + 1),
        }
    }

    /// What a sample sends besides what is required, as far as there is room.
    fn setters(&mut self, of: &Struct, sample: Option<&Value>, depth: usize) -> Vec<Made> {
        let mut setters = Vec::new();
        for field in of.fields.iter().filter(|field| !field.secret && field.is_settable()) {
            let (Some(inner), Some(sample)) = (field.setter(), member(field, sample)) else {
                continue;
            };
            if !self.is_real(inner, sample) || !self.room.take(depth) {
                continue;
            }
            // What was named for a value that is not shown is named no more.
            let used = self.used.clone();
            match self.given(inner, Some(sample), field.key(), depth) {
                Some(made) if !made.is_hollow() && made.lines() < Told::Values.most_lines() => {
                    setters.push(Made::setter(field.name.as_str(), made))
                }
                _ => self.used = used,
            }
        }
        setters
    }

    /// The name of a type that the example imports, or its path where another one has the name.
    pub(super) fn named(&mut self, own: &Path) -> String {
        let (name, path) = (own.name.to_string(), own.written(self.from));
        match self.used.entry(name.clone()).or_insert_with(|| path.clone()) == &path {
            true => name,
            false => path,
        }
    }

    /// Whether a sample says something of a type that may be shown: it is neither a placeholder nor a secret.
    fn is_real(&self, ty: &Ty, sample: &Value) -> bool {
        let inner = [path::OPTION, path::BOX].iter().find_map(|outer| ty.argument_of(outer));
        if let Some(inner) = inner {
            return self.is_real(inner, sample);
        }
        match (ty, sample) {
            (Ty::Map(inner), Value::Object(members)) => members.values().any(|value| self.is_real(inner, value)),
            (Ty::Generic(outer, element), Value::Array(all)) if *outer == path::VEC => {
                all.iter().any(|one| self.is_real(element, one))
            }
            (ty, sample) if ty.is(&path::VALUE) => self.any_of(sample).is_some(),
            (Ty::Path(own), sample) => match self.items.get(own) {
                Some(item) => self.is_real_item(item, sample),
                None => self.is_real_scalar(ty, sample),
            },
            _ => false,
        }
    }

    fn is_real_item(&self, item: &Item, sample: &Value) -> bool {
        match item {
            Item::Texts(texts) => {
                let is_known = |text: &str| texts.variants.iter().any(|(_, known)| known == text);
                sample
                    .as_str()
                    .is_some_and(|text| is_known(text) || self.told == Told::Decisions)
            }
            Item::Tagged(of) => {
                let tag = sample.get(&of.key).and_then(Value::as_str);
                of.variants.iter().any(|variant| tag == Some(&*variant.tag))
            }
            Item::Struct(of) => of.fields.iter().any(|field| {
                let given = member(field, Some(sample)).filter(|_| !field.secret);
                given.is_some_and(|given| self.is_real(&field.ty, given))
            }),
            Item::Union(of) => of.variants.iter().any(|(_, ty)| self.fits(ty, sample)),
            Item::Answers(_) => false,
        }
    }

    fn is_real_scalar(&self, ty: &Ty, sample: &Value) -> bool {
        let is_text = ty.is(&path::STRING);
        let is_number = [path::I64, path::U64, path::F64].iter().any(|number| ty.is(number));
        match sample {
            Value::String(_) if is_text && self.shown(ty, Some(sample)).is_some() => true,
            Value::Number(number) if is_number => {
                let number = number.as_str();
                ty.is(&path::F64) || number.parse::<i64>().is_ok() || ty.is(&path::U64) && number.parse::<u64>().is_ok()
            }
            Value::Bool(_) if ty.is(&path::BOOL) => true,
            Value::String(_) | Value::Null => {
                let least = if ty.is(&path::BOOL) {
                    Told::Decisions
                } else {
                    Told::Names
                };
                (is_text || is_number || ty.is(&path::BOOL)) && self.told >= least
            }
            _ => false,
        }
    }

    /// Whether a sample is of a type, and may be shown.
    fn fits(&self, ty: &Ty, sample: &Value) -> bool {
        match (ty, sample) {
            (Ty::Generic(outer, element), Value::Array(all)) if *outer == path::VEC => {
                all.iter().all(|one| self.fits(element, one))
            }
            _ => self.is_real(ty, sample),
        }
    }

    /// The text of a JSON sample of that type, if a reader learns from it.
    fn shown<'v>(&self, ty: &Ty, sample: Option<&'v Value>) -> Option<&'v str> {
        match sample? {
            Value::String(text) if ty.is(&path::STRING) => self.told_text(text),
            Value::Number(number) if !ty.is(&path::STRING) => Some(number.as_str()),
            Value::Bool(false) => Some("false"),
            _ => None,
        }
    }

    /// What is shown of a text of JSON: of a variable that has no value yet, its name.
    fn told_text<'v>(&self, text: &'v str) -> Option<&'v str> {
        match variable(text) {
            Some(name) => (!is_masked_name(name)).then_some(name),
            None if text.is_empty() => self.sends_empty.then_some(text),
            None => self.is_readable(text).then_some(text),
        }
    }

    /// Whether somebody filled in a part of a sample: what is empty in it is meant to be.
    fn says_something(&self, sample: &Value) -> bool {
        match sample {
            Value::String(text) => variable(text).is_none() && self.is_readable(text),
            Value::Array(elements) => elements.iter().any(|one| self.says_something(one)),
            Value::Object(members) => members.values().any(|one| self.says_something(one)),
            Value::Number(_) | Value::Bool(_) => true,
            Value::Null => false,
        }
    }

    /// Whether a text is worth reading, and not a secret.
    pub(super) fn is_readable(&self, text: &str) -> bool {
        let is_short = !text.is_empty() && text.chars().count() <= LONGEST_SAMPLE;
        is_short && !says_nothing(text) && self.secrets.text(text) == text
    }
}

/// The name of a variable that is all of a text: `{{quoteId}}`.
fn variable(text: &str) -> Option<&str> {
    let name = text.strip_prefix("{{")?.strip_suffix("}}")?;
    let is_letter = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-' | '.');
    (name.starts_with(|first: char| first.is_ascii_alphabetic()) && name.chars().all(is_letter)).then_some(name)
}

/// Whether a text stands where a value is missing: `<string>`, `{id}`, `:id`.
pub(super) fn says_nothing(text: &str) -> bool {
    let is_named = |name: &str| {
        let is_letter = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
        name.starts_with(|first: char| first.is_ascii_alphabetic()) && name.chars().all(is_letter)
    };
    let is_hole = text.contains(['{', '<']) || text.strip_prefix(':').is_some_and(is_named);
    is_hole || is_converted(text) || is_placeholder(text)
}

fn member<'v>(field: &StructField, sample: Option<&'v Value>) -> Option<&'v Value> {
    sample.and_then(|sample| sample.get(field.key()))
}

/// Whether an object stands in a value, be it in a list of a list.
fn holds_object(value: &Value) -> bool {
    match value {
        Value::Array(all) => all.iter().any(holds_object),
        value => value.is_object(),
    }
}

/// A scalar as an argument, where the type is one of these: text is a literal.
pub(super) fn scalar(ty: &Ty, sample: Option<&str>, name: &str) -> Option<String> {
    Some(match ty {
        ty if ty.is(&path::STRING) || ty.is(&path::TEXT) => format!("{:?}", sample.unwrap_or(name)),
        ty if ty.is(&path::I64) => grouped(&parse_number::<i64>(sample).unwrap_or(1).to_string()),
        ty if ty.is(&path::U64) => grouped(&parse_number::<u64>(sample).unwrap_or(1).to_string()),
        ty if ty.is(&path::F64) => {
            let number = parse_number::<f64>(sample).filter(|number| number.is_finite());
            grouped(&format!("{:?}", number.unwrap_or(1.5)))
        }
        ty if ty.is(&path::BOOL) => (sample != Some("false")).to_string(),
        _ => return None,
    })
}

fn parse_number<N: FromStr>(sample: Option<&str>) -> Option<N> {
    sample?.parse().ok()
}
