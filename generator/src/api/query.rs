//! The query of an operation (postman-format.md, 3.3).

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value};

use super::arguments::{Arguments, Entry, argument_of_entries, names_id};
use super::counted;
use super::form::is_kind;
use super::given;
use super::operation::Decided;
use super::plan::Plan;
use super::scopes::{Scopes, single};
use super::segment::{find_placeholders, last_segment};
use super::{Argument, ArgumentType, Given, Place, QueryEntry, Required, SettingId, SettingRole, Why, secret};
use crate::diagnostic::{Diagnostics, ids};
use crate::document::{self, Method};
use crate::placeholder::is_converted;
use crate::words::{is_in, singular, strip_articles, words};

/// Keys whose values tell a request from others of its method and path.
#[derive(Debug, Default)]
pub(super) struct Apart<'a> {
    /// Those with a plain word, which is part of the operation.
    constants: HashSet<&'a str>,
    /// Those with free text only, which a caller gives.
    required: HashSet<&'a str>,
}

/// What tells requests apart, by plan.
pub(super) type Discriminators<'a> = HashMap<usize, Apart<'a>>;

/// Finds the keys that every request of one method and path has, with a value that is not always the same. Requests that
/// may be merged are not told apart.
pub(super) fn discriminators<'a>(plans: &'a [Plan<'a>]) -> Discriminators<'a> {
    let mut groups: HashMap<(&Method, String), Vec<usize>> = HashMap::new();
    let apart = plans.iter().enumerate().filter(|(_, plan)| !plan.entry.item.merge);
    for (index, plan) in apart {
        let target = format!("{}{}", plan.url.origin, plan.url.path);
        groups.entry((&plan.request.method, target)).or_default().push(index);
    }
    let mut found = Discriminators::new();
    for group in groups.values().filter(|group| group.len() > 1) {
        let values: Vec<HashMap<&str, &str>> = group.iter().filter_map(|index| plans.get(*index)).map(values).collect();
        let Some((first, others)) = values.split_first() else {
            continue;
        };
        for (key, value) in first {
            let same_key = others.iter().all(|values| values.contains_key(key));
            if !same_key || others.iter().all(|values| values.get(key) == Some(value)) {
                continue;
            }
            let is_free = names_a_thing(key)
                || !values
                    .iter()
                    .filter_map(|values| values.get(key))
                    .any(|value| is_word(value));
            for index in group {
                let apart = found.entry(*index).or_default();
                if is_free {
                    &mut apart.required
                } else {
                    &mut apart.constants
                }
                .insert(key);
            }
        }
    }
    found
}

/// Keys that stand once in the query with a value that is written out.
fn values<'a>(plan: &'a Plan<'_>) -> HashMap<&'a str, &'a str> {
    let mut values = HashMap::new();
    let mut seen = HashSet::new();
    for entry in plan.url.query.iter().flatten().filter(|entry| !entry.disabled) {
        let (Some(key), Some(value)) = (&entry.key, &entry.value) else {
            continue;
        };
        if !seen.insert(key.as_str()) {
            values.remove(key.as_str());
        } else if !key.is_empty()
            && !key.contains("{{")
            && says_something(key, value)
            && !is_turned(key)
            && !plan.imposed.query.contains(key)
        {
            values.insert(key.as_str(), value.as_str());
        }
    }
    values
}

fn says_something(key: &str, value: &str) -> bool {
    !value.is_empty() && !value.contains("{{") && !is_converted(value) && !secret::is_secret_value(key, value)
}

fn is_word(value: &str) -> bool {
    let is_mark = |letter: char| matches!(letter, '_' | '-' | '.');
    value.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && value.len() <= 40
        && value
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || is_mark(letter))
}

/// Keys that turn pages, and secrets: they tell nothing apart.
fn is_turned(key: &str) -> bool {
    const TURNS: &[&str] = &[
        "after", "before", "count", "cursor", "limit", "offset", "page", "size", "skip", "start", "top",
    ];
    words(key).iter().any(|word| TURNS.contains(&word.as_str())) || secret::is_secret_name(key)
}

/// Keys whose values are somebody or something of the caller's, word or not.
fn names_a_thing(key: &str) -> bool {
    const THINGS: &[&str] = &["email", "login", "user", "username"];
    let key = key.to_ascii_lowercase();
    THINGS.contains(&key.as_str()) || key.ends_with("id") || key.ends_with("name") && key != "name"
}

/// The entries in order.
pub(super) fn resolve(
    arguments: &mut Arguments<'_>,
    plan: &Plan<'_>,
    decided: &Decided<'_>,
    notes: &mut Diagnostics,
) -> Vec<QueryEntry> {
    let constants = decided.apart.map(|apart| &apart.constants);
    let scopes = arguments.context.scopes;
    let entries = plan.url.query.iter().flatten();
    let is_left = |entry: &&document::QueryEntry| !is_replaced(scopes, plan, entry) && !is_idle(plan, entry);
    let entries: Vec<&document::QueryEntry> = entries.filter(is_left).collect();
    warn_of_placeholders(&entries, plan, notes);
    let mut resolved = Vec::new();
    let mut rest = entries.as_slice();
    while let Some(first) = rest.first() {
        let counted = counted::length(rest.iter().map(|entry| counted::Entry {
            key: entry.key.as_deref(),
            disabled: entry.disabled,
            is_value: entry.value.is_some() && !is_constant(arguments, entry, constants),
        }));
        if let (Some(stem), Some((group, others))) = (
            first.key.as_deref().and_then(|key| counted::stem(key, 0)),
            rest.split_at_checked(counted).filter(|_| counted > 0),
        ) {
            rest = others;
            let mut argument = list_argument(arguments, stem, group);
            (argument.list, argument.counted, argument.joined) = (true, true, false);
            resolved.push(QueryEntry::Argument(arguments.push(argument)));
            continue;
        }
        let repeats = rest.windows(2).take_while(|pair| is_repeat(pair[0], pair[1])).count();
        let (group, others) = rest.split_at(repeats + 1);
        rest = others;
        if let Some(entries) = nobodys(arguments, plan, group) {
            resolved.extend(entries);
            continue;
        }
        if let [entry] = group
            && is_constant(arguments, entry, constants)
        {
            if !entry.disabled {
                resolved.push(constant(arguments, entry));
            }
            continue;
        }
        let key = first.key.as_deref().unwrap_or_default();
        let mut argument = list_argument(arguments, key, group);
        if let ([entry], None) = (group, &argument.sample) {
            argument.sample = json_sample(arguments, entry);
        }
        let why = why_required(plan, decided, &argument).or_else(|| why_asked(first).filter(|_| is_open(&argument)));
        if let Some(why) = why.or_else(|| why_unset(scopes, plan, first).filter(|_| is_open(&argument))) {
            argument.required = Required::yes(why);
        }
        resolved.push(QueryEntry::Argument(arguments.push(argument)));
    }
    resolved
}

/// What makes an argument required of which no mark says so.
fn why_required(plan: &Plan<'_>, decided: &Decided<'_>, argument: &Argument) -> Option<Why> {
    let key = argument.key.as_str();
    let is_open = argument.required.why == Why::Default;
    let tells_apart = decided.apart.is_some_and(|apart| apart.required.contains(key));
    let is_needed = decided.needed.is_some_and(|needed| needed.contains(key));
    if is_sought(plan, argument) {
        Some(Why::Search)
    } else if is_asking_client(plan, argument) {
        Some(Why::Standard)
    } else if is_named(plan, argument) || is_all(plan, argument) {
        Some(Why::Title)
    } else if tells_apart && is_open {
        Some(Why::TellsApart)
    } else {
        (is_needed && is_open && argument.ty != ArgumentType::Flag).then_some(Why::OthersOff)
    }
}

/// JSON that is sent says what is asked: `where={"name": {"$eq": "x"}}`.
fn why_asked(entry: &document::QueryEntry) -> Option<Why> {
    let value = entry.value.as_deref().filter(|_| !entry.disabled)?;
    is_object(value).then_some(Why::Search)
}

fn is_object(text: &str) -> bool {
    text.trim_start().starts_with('{')
        && serde_json::from_str::<Map<String, Value>>(text).is_ok_and(|object| !object.is_empty())
}

/// JSON that stands in a query, if it may be shown: Postman sends some of its signs as they stand, which no caller needs.
fn json_sample(arguments: &Arguments<'_>, entry: &document::QueryEntry) -> Option<String> {
    const LONGEST: usize = 120;
    let (key, value) = (entry.key.as_deref()?, entry.value.as_deref()?);
    let is_shown = value.len() <= LONGEST && !value.contains("{{") && !value.contains('%') && is_object(value);
    let is_secret =
        arguments.context.scopes.has_secret(value) || secret::is_secret_name(key) || secret::looks_secret(value);
    (is_shown && !is_secret).then(|| value.to_owned())
}

/// Whether nothing is said of it, and it has a value.
fn is_open(argument: &Argument) -> bool {
    argument.required.why == Why::Default && argument.ty != ArgumentType::Flag && !argument.list
}

/// Its value is a variable that nobody sets: whoever writes one means that a value is needed, of one or two entries; of
/// what chooses some of a list, only ids; no bounds, and nothing that switches something.
fn why_unset(scopes: &Scopes<'_>, plan: &Plan<'_>, entry: &document::QueryEntry) -> Option<Why> {
    const LISTING: &str = "filter find list query search";
    const BOUNDS: &str = "end from max min since start to until";
    const SWITCHES: &str = "allow enable force has hide ignore include is notify resend return send show skip use with";
    let name = entry.value.as_deref().filter(|_| !entry.disabled).and_then(single)?;
    let is_unset = scopes.value(name).is_none_or(|value| value.is_empty()) && !scopes.is_dynamic(name);
    let sent = plan.url.query.iter().flatten().filter(|entry| !entry.disabled);
    let key = entry.key.as_deref().unwrap_or_default();
    let named = words(key);
    let title = words(&plan.entry.item.name);
    let is_listing = title.first().is_some_and(|verb| is_in(LISTING, verb)) || title.iter().any(|word| word == "all");
    let is_apart = |first: &String| is_in(BOUNDS, first) || is_in(SWITCHES, first);
    let is_apart = named.first().is_some_and(is_apart) || is_turned(key);
    (is_unset && sent.count() <= 2 && !is_apart && (names_id(key) || !is_listing)).then_some(Why::Variable)
}

/// Entries that are no caller's, but a script's or a credential's.
fn nobodys(arguments: &mut Arguments<'_>, plan: &Plan<'_>, group: &[&document::QueryEntry]) -> Option<Vec<QueryEntry>> {
    let key = group.first()?.key.as_ref();
    if key.is_some_and(|key| plan.imposed.query.contains(key)) {
        let sent = group.iter().filter(|entry| !entry.disabled);
        return Some(sent.map(|entry| kept_place(arguments, entry)).collect());
    }
    credential_key(plan, group).map(|key| vec![QueryEntry::Credential(key.clone())])
}

/// The key of an entry that is a credential.
fn credential_key<'e>(plan: &Plan<'_>, group: &[&'e document::QueryEntry]) -> Option<&'e String> {
    let [entry] = group else { return None };
    let key = entry.key.as_ref().filter(|_| !entry.disabled)?;
    plan.keys.contains(&key.as_str()).then_some(key)
}

/// Warns of values that only say that there must be one: `{userId}`, `<user-id>`.
fn warn_of_placeholders(entries: &[&document::QueryEntry], plan: &Plan<'_>, notes: &mut Diagnostics) {
    for entry in entries.iter().filter(|entry| !entry.disabled) {
        let (Some(key), Some(value)) = (&entry.key, &entry.value) else {
            continue;
        };
        let is_whole = find_placeholders(value)
            .first()
            .is_some_and(|hole| hole.range == (0..value.len()));
        if is_whole && !value.contains("{{") {
            let message = format!("`{}` in the query is sent as it stands", value.escape_debug());
            let help = format!(
                "write a value of `{}`, or switch the entry off; callers give their own",
                key.escape_debug()
            );
            let label = "Postman puts no value in its place";
            notes.warn(ids::PLACEHOLDER_IN_QUERY, &plan.request.location, message, label, help);
        }
    }
}

/// A credential in the query takes the place of entries with its name.
fn is_replaced(scopes: &Scopes<'_>, plan: &Plan<'_>, entry: &document::QueryEntry) -> bool {
    let access = plan.access.as_ref().filter(|access| !access.idle);
    let replaced = access.and_then(|access| access.query.as_deref());
    match (replaced, &entry.key) {
        (Some(name), Some(key)) => scopes.substitute(key) == name,
        _ => false,
    }
}

/// Whether it is switched off, and a credential that the client may send instead of another.
fn is_idle(plan: &Plan<'_>, entry: &document::QueryEntry) -> bool {
    let key = entry.key.as_deref().unwrap_or_default();
    entry.disabled && plan.idle_keys.contains(&key)
}

/// Whether it is what a search looks for: the `q` of `/search`, `/query` and the like.
fn is_sought(plan: &Plan<'_>, argument: &Argument) -> bool {
    let last = last_segment(&plan.url.path);
    let searches = last.starts_with("search") || last.ends_with("Search") || last == "query";
    let is_open = argument.required.why == Why::Default && argument.ty == ArgumentType::Text && !argument.list;
    let is_real = argument.replay.iter().any(|given| match given {
        Given::Data(text) | Given::Verbatim(text) => !text.is_empty() && !is_converted(text),
        Given::File(_) | Given::Set => false,
    });
    searches && is_open && is_real && matches!(argument.key.as_str(), "q" | "query" | "term")
}

/// Whether the request is called after it: `policy_id` of `List holds for policy`, `status` of `Find pets by status`.
fn is_named(plan: &Plan<'_>, argument: &Argument) -> bool {
    const LINKS: &str = "by for from in of on to with";
    let is_sent = argument.required.why == Why::Default && !argument.replay.is_empty();
    if !is_sent || argument.ty == ArgumentType::Flag || is_turned(&argument.key) {
        return false;
    }
    let title = words(&plan.entry.item.name);
    let Some(link) = title.iter().rposition(|word| is_in(LINKS, word)) else {
        return false;
    };
    let singular = |words: &[String]| words.iter().map(|word| singular(word)).collect::<Vec<_>>();
    let said = singular(&title[link + 1..]);
    let said = strip_articles(&said);
    let key = singular(&words(&argument.key));
    let (is_id, thing) = match key.split_last() {
        Some((last, thing)) if last == "id" && !thing.is_empty() => (true, thing),
        _ => (false, key.as_slice()),
    };
    !said.is_empty() && (said == thing && (is_id || title[link] == "by") || said == key && is_id)
}

/// Whether it is all that a request sends, as what is to be done: the `anonymousBody` of `executeAnonymous`.
fn is_all(plan: &Plan<'_>, argument: &Argument) -> bool {
    const CONTENTS: &str = "body code expression script soql sql statement";
    let mut sent = plan.url.query.iter().flatten().filter(|entry| !entry.disabled);
    let is_only = sent.next().is_some() && sent.next().is_none();
    let is_sent = argument.required.why == Why::Default && !argument.replay.is_empty();
    let last = words(&argument.key).pop().unwrap_or_default();
    is_only && is_sent && argument.ty == ArgumentType::Text && is_in(CONTENTS, &last)
}

/// Whether it is who asks for an authorization (RFC 6749, section 4.1.1).
fn is_asking_client(plan: &Plan<'_>, argument: &Argument) -> bool {
    let mut entries = plan.url.query.iter().flatten();
    let asks = entries.any(|entry| !entry.disabled && entry.key.as_deref() == Some("response_type"));
    let is_sent = argument.required.why == Why::Default && !argument.replay.is_empty();
    asks && is_sent && argument.key == "client_id" && argument.ty == ArgumentType::Text
}

/// Adjacent entries of one plain name; names without value are never joined.
fn is_repeat(one: &document::QueryEntry, other: &document::QueryEntry) -> bool {
    let is_plain = one
        .key
        .as_ref()
        .is_some_and(|key| !key.is_empty() && !key.contains("{{"));
    one.key == other.key && is_plain && one.value.is_some() && other.value.is_some()
}

/// Entries without a name, with variables in the name, made per call, of the client's settings, that tell requests
/// apart, or that say which request it is (`response_type=code`).
fn is_constant(arguments: &Arguments<'_>, entry: &document::QueryEntry, constants: Option<&HashSet<&str>>) -> bool {
    let context = arguments.context;
    let key = entry
        .key
        .as_deref()
        .filter(|key| !key.is_empty() && !key.contains("{{"));
    let Some(key) = key else { return true };
    let is_setting = |id: &SettingId| {
        let setting = context.servers.get(id.0);
        setting.is_some_and(|setting| setting.role == SettingRole::Variable)
    };
    let setting = |value: &str| single(value).and_then(|name| context.settings.get(name));
    let is_made = entry
        .value
        .as_ref()
        .is_some_and(|value| arguments.is_made(value) || setting(value).is_some_and(is_setting));
    let is_kind = || is_kind(key, &entry.description, entry.value.as_deref().unwrap_or_default());
    !entry.disabled && (is_made || constants.is_some_and(|constants| constants.contains(key)) || is_kind())
}

fn constant(arguments: &mut Arguments<'_>, entry: &document::QueryEntry) -> QueryEntry {
    let mut text = |text: &String| arguments.template(text, Place::Text);
    QueryEntry::Constant {
        key: entry.key.as_ref().map(&mut text),
        value: entry.value.as_ref().map(&mut text),
    }
}

/// An entry that a script fills: it stands where it is, with no value that is worth nothing or must not be shown.
fn kept_place(arguments: &mut Arguments<'_>, entry: &document::QueryEntry) -> QueryEntry {
    let key = entry.key.as_deref().unwrap_or_default();
    let is_kept =
        |value: &String| !secret::is_secret_value(key, value) && !secret::is_secret_name(key) && !is_converted(value);
    let value = entry.value.as_ref();
    let value = value.map(|value| if is_kept(value) { value.clone() } else { String::new() });
    constant(arguments, &document::QueryEntry { value, ..entry.clone() })
}

/// The argument for an entry or for adjacent entries of one name.
fn list_argument(arguments: &Arguments<'_>, key: &str, group: &[&document::QueryEntry]) -> Argument {
    let scopes = arguments.context.scopes;
    let entries = group.iter().map(|entry| {
        let value = entry.value.as_ref();
        let given = value.map(|value| given::in_query(scopes, value, arguments.encoding));
        Entry {
            description: &entry.description,
            is_secret: value.is_some_and(|value| scopes.has_secret(value)),
            disabled: entry.disabled,
            values: given.or((!entry.disabled).then_some(Given::Set)).into_iter().collect(),
        }
    });
    argument_of_entries(key, Place::Query, entries.collect())
}
