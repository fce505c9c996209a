//! Form fields (postman-format.md, 5.2 and 5.3).

use std::collections::HashMap;

use super::arguments::{Arguments, Entry, argument_of_entries, is_converted_value, is_per_call};
use super::scopes::Scopes;
use super::{Argument, ArgumentType, FileGiven, FormField, Given, Part, Place, Required, Template, Why};
use super::{counted, lenient_json, marks, nested};
use crate::document::{self, FieldValue};
use crate::placeholder::{is_converted, is_file, is_placeholder};
use crate::words::{is_in, words};

/// The fields of an urlencoded form; those of one name become a list where the first of them stands, as they are sent.
pub(super) fn urlencoded<'f>(
    arguments: &mut Arguments<'_>,
    fields: impl Iterator<Item = &'f document::FormField>,
) -> Vec<FormField> {
    let mut places: HashMap<Option<&str>, usize> = HashMap::new();
    let mut groups: Vec<Group<'f>> = Vec::new();
    for field in fields {
        let place = *places.entry(field.key.as_deref()).or_insert(groups.len());
        match groups.get_mut(place) {
            Some(group) => group.push(field),
            None => groups.push(vec![field]),
        }
    }
    resolve(arguments, groups, Counting::Lists)
}

/// Whether fields whose names count are one list.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Counting {
    Lists,
    Apart,
}

/// The parts of a multipart form in the file's order; adjacent ones of one name become a list.
pub(super) fn multipart(arguments: &mut Arguments<'_>, fields: &[document::FormField]) -> Vec<FormField> {
    let groups = fields.chunk_by(is_repeat).map(|group| group.iter().collect());
    resolve(arguments, groups.collect(), Counting::Apart)
}

fn resolve(arguments: &mut Arguments<'_>, groups: Vec<Group<'_>>, counting: Counting) -> Vec<FormField> {
    let scopes = arguments.context.scopes;
    let is_real = |field: &&document::FormField| field.disabled || !is_converted_field(scopes, field);
    let is_real = groups.iter().flatten().all(is_real);
    let mut resolved = Vec::new();
    let mut rest = groups.as_slice();
    while let Some((group, others)) = rest.split_first() {
        rest = others;
        let Some(first) = group.first() else { continue };
        let done = groups.len() - others.len() - 1;
        if counting == Counting::Lists
            && let Some((argument, others)) = several(scopes, &groups, done)
        {
            rest = others;
            resolved.push(FormField::Argument {
                name: None,
                argument: arguments.push(argument),
                content_type: None,
                file_name: None,
            });
            continue;
        }
        let text = |text: &Option<String>| text.as_ref().map(|text| scopes.substitute(text).into_owned());
        let key = text(&first.key).unwrap_or_else(|| "null".to_owned());
        if let ([_], FieldValue::Text(value), false) = (group.as_slice(), &first.value, first.disabled)
            && (arguments.is_made(value) || is_real && is_kind(&key, &first.description, value))
        {
            let value = arguments.template(value, Place::Text);
            let name = Template(vec![Part::Text(key)]);
            resolved.push(FormField::Constant {
                name,
                value,
                content_type: text(&first.content_type),
            });
            continue;
        }
        let is_text = matches!(first.value, FieldValue::Text(_));
        let mut argument = field_argument(scopes, &key, group);
        if counting == Counting::Apart && argument.replay.iter().any(|given| is_content(&key, given)) {
            argument.replay.iter_mut().for_each(as_it_stands);
            (argument.ty, argument.ty_why) = (ArgumentType::File, Why::Samples);
        }
        let argument = arguments.push(argument);
        resolved.push(FormField::Argument {
            name: None,
            argument,
            content_type: text(&first.content_type).filter(|_| is_text),
            file_name: text(&first.file_name).filter(|_| is_text),
        });
    }
    doubt(arguments, &resolved);
    resolved
}

/// The argument that the group after those that are done makes with others, and the groups after these.
fn several<'g, 'f>(scopes: &Scopes<'_>, groups: &'g [Group<'f>], done: usize) -> Option<(Argument, &'g [Group<'f>])> {
    let (first, others) = groups.get(done..)?.split_first()?;
    let Some((stem, values, others)) = counted_list(scopes, first, others) else {
        return nested_argument(scopes, groups, done);
    };
    let mut argument = field_argument(scopes, stem, &values);
    (argument.list, argument.counted) = (true, true);
    Some((argument, others))
}

/// Whether a text stands for the content of a file: a placeholder of one, or what a converter wrote for a `file`.
fn is_content(key: &str, given: &Given) -> bool {
    matches!(given, Given::Data(text) if is_file(text) || key == "file" && is_converted(text))
}

/// Postman sends the placeholder of a file as text.
pub(crate) fn as_it_stands(given: &mut Given) {
    if let Given::Data(text) = given {
        *given = Given::Verbatim(std::mem::take(text));
    }
}

/// Whether a converter wrote the field for want of a value.
fn is_converted_field(scopes: &Scopes<'_>, field: &document::FormField) -> bool {
    given(scopes, field).iter().any(is_converted_value)
}

/// Whether a field says which of several requests it is: the grant type of a token request, written out.
pub(super) fn is_kind(key: &str, description: &str, value: &str) -> bool {
    let is_written = !value.is_empty() && !value.contains("{{") && !is_placeholder(value) && !is_converted(value);
    let is_one = marks::parse(description).allowed.len() < 2;
    is_written && is_one && matches!(key, "grant_type" | "client_assertion_type" | "response_type")
}

/// Where a converter wrote a placeholder, it made the whole form: that a field is switched on does not show that a call
/// needs it, as with the alternatives of a token request; nor does it where others are marked as required, or where a
/// `PATCH` changes some of what there is (RFC 5789).
fn doubt(arguments: &mut Arguments<'_>, fields: &[FormField]) {
    let ids = || {
        fields.iter().filter_map(|field| match field {
            FormField::Argument { argument, .. } => Some(argument.0),
            FormField::Constant { .. } => None,
        })
    };
    let is_partial = arguments.method.as_str() == "PATCH";
    let list = &mut arguments.list;
    let is_doubtful =
        |argument: &Argument| argument.required.why == Why::Unproven || argument.replay.iter().any(is_converted_value);
    let is_marked = |argument: &Argument| argument.required == Required::yes(Why::Description);
    let any = |is: &dyn Fn(&Argument) -> bool| ids().any(|id| list.get(id).is_some_and(is));
    let only_file = only_file(list, fields).filter(|_| !any(&is_marked));
    let why = match (any(&is_marked), any(&is_doubtful)) {
        (true, _) => Some(Why::OthersMarked),
        (false, _) if is_partial => Some(Why::Partial),
        (false, true) => Some(Why::Unproven),
        (false, false) => None,
    };
    for id in ids().filter(|id| Some(*id) != only_file) {
        let argument = list
            .get_mut(id)
            .filter(|argument| argument.required.why == Why::SwitchedOn);
        if let (Some(argument), Some(why)) = (argument, why) {
            argument.required = Required::no(why);
        }
    }
    if let Some(file) = only_file.and_then(|id| list.get_mut(id)) {
        file.required = Required::yes(Why::SwitchedOn);
        // The only JSON beside it says what the file is.
        let is_about =
            |argument: &Argument| argument.ty == ArgumentType::Json && argument.required.why == Why::Unproven;
        let about = ids().filter(|id| list.get(*id).is_some_and(is_about));
        if let ([about], 2) = (about.collect::<Vec<_>>().as_slice(), fields.len())
            && let Some(argument) = list.get_mut(*about)
        {
            argument.required = Required::yes(Why::SwitchedOn);
        }
    }
    // A form without its only field says nothing.
    if let [FormField::Argument { argument, .. }] = fields
        && let Some(only) = list.get_mut(argument.0)
        && matches!(only.required.why, Why::Unproven | Why::Partial)
    {
        only.required = Required::yes(Why::Default);
    }
}

/// A form with one file is made for it, if nothing else could bring its content.
fn only_file(list: &[Argument], fields: &[FormField]) -> Option<usize> {
    let sent = fields.iter().filter_map(|field| match field {
        FormField::Argument { argument, .. } => Some((argument.0, list.get(argument.0)?)),
        FormField::Constant { .. } => None,
    });
    let is_file = |argument: &Argument| {
        argument.ty == ArgumentType::File && matches!(argument.required.why, Why::SwitchedOn | Why::Unproven)
    };
    let brings_content = |argument: &Argument| {
        let last = words(&argument.key).pop().unwrap_or_default();
        is_in("base64 content contents data link source uri url", &last)
    };
    let mut files = sent.clone().filter(|(_, argument)| is_file(argument));
    let (id, _) = files.next()?;
    let is_only = files.next().is_none()
        && !sent
            .clone()
            .any(|(other, argument)| other != id && brings_content(argument));
    is_only.then_some(id)
}

/// Fields of one name.
type Group<'f> = Vec<&'f document::FormField>;

/// A list whose names count: its name, its values, and the groups after it.
type Counted<'g, 'f> = (&'f str, Group<'f>, &'g [Group<'f>]);

/// The list that is counted from the first group on.
fn counted_list<'g, 'f>(scopes: &Scopes<'_>, first: &'g Group<'f>, others: &'g [Group<'f>]) -> Option<Counted<'g, 'f>> {
    let groups = || std::iter::once(first).chain(others);
    let entry = |group: &'g Group<'f>| {
        let field = group.first().filter(|_| group.len() == 1);
        let is_made = |value: &str| is_per_call(scopes, value);
        counted::Entry {
            key: field.and_then(|field| field.key.as_deref()),
            disabled: field.is_some_and(|field| field.disabled),
            is_value: field.is_some_and(|field| matches!(&field.value, FieldValue::Text(value) if !is_made(value))),
        }
    };
    let length = counted::length(groups().map(entry));
    let stem = counted::stem(first.first()?.key.as_deref()?, 0)?;
    let values: Vec<_> = groups().take(length).flatten().copied().collect();
    Some((stem, values, others.get(length.checked_sub(1)?..)?))
}

/// The argument of fields that spell out one value, and the groups after them.
fn nested_argument<'g, 'f>(
    scopes: &Scopes<'_>,
    all: &'g [Group<'f>],
    done: usize,
) -> Option<(Argument, &'g [Group<'f>])> {
    let is_plain = |field: &document::FormField, text: &str| {
        let is_made = is_per_call(scopes, text) || scopes.has_secret(text);
        !is_made && field.content_type.is_none()
    };
    let entry = |group: &Group<'f>| match group.as_slice() {
        [field] => match (&field.key, &field.value) {
            (Some(key), FieldValue::Text(value)) if is_plain(field, value) => Some(nested::Entry {
                key,
                value,
                description: &field.description,
                disabled: field.disabled,
            }),
            _ => None,
        },
        _ => None,
    };
    let groups = all.get(done..)?;
    let entries: Vec<nested::Entry<'_>> = groups.iter().map_while(entry).collect();
    let keys = || all.iter().flatten().filter_map(|field| field.key.as_deref());
    let found = nested::group(&entries, keys()).or_else(|| nested::open(&entries, keys()))?;
    let fields: Vec<&document::FormField> = groups.iter().take(found.length).flatten().copied().collect();
    let mut argument = field_argument(scopes, &found.root, &fields);
    let sent = fields.iter().filter(|field| !field.disabled);
    argument.nested = sent.filter_map(|field| field.key.clone()).collect();
    (argument.ty, argument.ty_why) = (ArgumentType::Nested, Why::Samples);
    (argument.list, argument.sample, argument.json) = (false, None, found.samples);
    argument.allowed.clear();
    Some((argument, groups.get(found.length..)?))
}

/// Adjacent fields of one name and kind, with nothing of their own beside the value.
fn is_repeat(one: &document::FormField, other: &document::FormField) -> bool {
    let is_text = |field: &document::FormField| matches!(field.value, FieldValue::Text(_));
    let same_part = one.content_type == other.content_type && one.file_name == other.file_name;
    one.key.is_some() && one.key == other.key && is_text(one) == is_text(other) && (same_part || !is_text(one))
}

/// The argument for a field or for adjacent fields of one name.
fn field_argument(scopes: &Scopes<'_>, key: &str, group: &[&document::FormField]) -> Argument {
    let entries = group.iter().map(|field| Entry {
        description: &field.description,
        is_secret: matches!(&field.value, FieldValue::Text(text) if scopes.has_secret(text)),
        disabled: field.disabled,
        values: given(scopes, field),
    });
    let mut made = argument_of_entries(key, Place::Field, entries.collect());
    if group.iter().any(|field| !matches!(field.value, FieldValue::Text(_))) {
        (made.ty, made.ty_why) = (ArgumentType::File, Why::Samples);
        made.sample = None;
    }
    if let (ArgumentType::Text, [field]) = (made.ty, group)
        && let FieldValue::Text(text) = &field.value
        && made.ty_why != Why::Secret
        && let Some(sample) = lenient_json::sample(Some(scopes), text)
        && (sample.is_object() || sample.is_array())
    {
        (made.ty, made.ty_why, made.sample) = (ArgumentType::Json, Why::Samples, None);
        made.json.push(sample);
    }
    let has_several =
        |field: &&document::FormField| matches!(&field.value, FieldValue::Files(files) if files.len() > 1);
    made.list |= group.iter().any(has_several);
    made
}

/// What the replay gives for a field: a text, or each of its files.
fn given(scopes: &Scopes<'_>, field: &document::FormField) -> Vec<Given> {
    let text = |text: &Option<String>| text.as_ref().map(|text| scopes.substitute(text).into_owned());
    let file = FileGiven {
        file_name: text(&field.file_name),
        content_type: text(&field.content_type),
        ..FileGiven::default()
    };
    match &field.value {
        FieldValue::Text(value) => vec![Given::Data(scopes.substitute(value).into_owned())],
        FieldValue::Files(paths) if paths.is_empty() => vec![Given::File(file)],
        FieldValue::Files(paths) => paths
            .iter()
            .map(|path| {
                let path = Some(scopes.substitute(path).into_owned());
                Given::File(FileGiven { path, ..file.clone() })
            })
            .collect(),
        FieldValue::Base64(content) => {
            let base64 = Some(scopes.substitute(content).into_owned());
            vec![Given::File(FileGiven { base64, ..file })]
        }
    }
}
