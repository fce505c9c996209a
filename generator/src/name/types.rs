//! Names of structs, unions and enums.
//!
//! A type is named after the field or operation it comes from, in the singular, with the parent's
//! name when it clashes or when the field's name alone says too little (`items`, `data`, `meta`).
//! It stands where all its users are: in their module, in the nearest module around them, else in
//! `models`.
//!
//! ```text
//! list_users → 200 → users → []      User, then ListUsersUser
//! list_users → 200                   UserList, then ListUsersResponse
//! create_user → body                 CreateUserBody
//! create_user → body → user_info     UserInfo, then CreateUserUserInfo
//! ```

use super::keys::{Words, joined, keys};
use super::scope::{Scopes, is_imported};
use super::spelling::{pascal, titled};
use super::{Identifier, Module, ModuleId, Operation, ROOT, Type, families, fields, lists, overrides, titles};
use crate::api::{self, Api, OperationId, Outcome};
use crate::shape::{self, Kind, Origin, Role, Shapes};
use crate::statuses;
use crate::words::{ends_in_number, is_in, is_vague, singular, words};

/// Verbs that begin a request's name; what follows is the noun that an answer is called after.
const VERBS: &str = "create fetch find get list read retrieve search show view";

/// Those of them whose answer holds several things, be the noun no plural: `List metadata`.
const LISTING: &str = "list search";

/// Verbs whose answer is the noun too, unless something follows it: `Add user to group` gives no user.
const CHANGES: &str = "activate add archive cancel close copy deactivate disable duplicate edit enable finalize lock \
    modify patch publish replace restore save unarchive unlock update";

/// Words before a noun that say which or how many there are of it.
const COUNTS: &str = "all every list multiple one several single specific";

/// Words that a noun ends before.
const LINKS: &str = "as at by for from in of on per that to under using via where which with within";

/// Plurals of what one thing has.
const PARTS: &str = "credentials details preferences settings stats";

/// What lists and things all over an API have, and call alike.
const EVERYWHERE: &str = "link links meta metadata page pagination paging settings";

/// Names all types, in the order of the places that they are named after: the order of fields is the samples',
/// which must not decide a name. What several modules share comes first, so that a request that is added below
/// takes no name from it.
pub(super) fn assign(
    api: &Api,
    shapes: &Shapes,
    operations: &[Operation],
    modules: &[Module],
    scopes: &mut Scopes,
) -> Vec<Type> {
    let first = |ty: &shape::Type| (0..ty.origins.len()).min_by_key(|index| rank(&ty.origins[*index]));
    let firsts: Vec<Option<usize>> = shapes.types.iter().map(first).collect();
    let first = |index: usize| firsts[index].map(|origin| &shapes.types[index].origins[origin]);
    let homes = shapes.types.iter().map(|ty| home(&ty.origins, operations, modules));
    let homes: Vec<Option<ModuleId>> = homes.collect();
    let chosen = |(ty, home): (&shape::Type, &Option<ModuleId>)| {
        let name = overrides::type_name(api, &ty.origins)?;
        Some(scopes.of(*home).choose_type([name], kind_word(&ty.kind)))
    };
    let mut names: Vec<Option<Identifier>> = shapes.types.iter().zip(&homes).map(chosen).collect();
    let after = names.iter().zip(&firsts);
    let after = after.map(|(chosen, first)| first.filter(|_| chosen.is_none()));
    let after: Vec<Option<usize>> = after.collect();
    let mut order: Vec<usize> = (0..shapes.types.len()).collect();
    order.sort_by_key(|index| {
        let is_own = is_of_one_module(&shapes.types[*index].origins, operations);
        (is_own, first(*index).map(rank))
    });
    let spoken = spoken(api, operations);
    let mut words_of = Words::default();
    for index in order {
        let kind = &shapes.types[index].kind;
        let is_answer = |origin: &&Origin| matches!(origin.role, Role::Answer(_)) && origin.path.is_empty();
        let answer = first(index).filter(is_answer);
        let listed = answer.and_then(|_| lists::listed(kind, shapes));
        let named_after = first(index).map(|origin| Place {
            origin,
            path: &origin.path,
            service: homes[index].map_or("", |module| modules[module.0].service.as_str()),
            is_common: homes[index].is_none() && !is_of_one_noun(&shapes.types[index].origins, api, &spoken),
            listed,
        });
        let origins = &shapes.types[index].origins;
        let family = families::names(origins, kind, &mut words_of).into_iter();
        let family = family.map(|words| titled(&words, "Item", kind_word(kind)));
        let proposals =
            named_after.map(|place| proposals(place, kind, api, &spoken[place.origin.operation.0], &mut words_of));
        let proposals = family.chain(proposals.into_iter().flatten());
        names[index].get_or_insert_with(|| scopes.of(homes[index]).choose_type(proposals, kind_word(kind)));
    }
    let mut keys = fields::Keys::default();
    let named = names.into_iter().flatten().zip(homes).zip(after).zip(&shapes.types);
    let named = named.map(|(((name, module), after), ty)| {
        let mut members = fields::assign(&ty.kind, &mut keys);
        overrides::members(api, ty, &mut members);
        Type {
            module,
            name,
            after,
            members,
        }
    });
    named.collect()
}

/// What an operation is called, in words; of many types each would split them anew.
struct Spoken<'a> {
    stem: &'a str,
    stem_words: Vec<String>,
    /// The noun of what is one thing.
    subject: Vec<String>,
    /// That of a name without a verb.
    bare: Vec<String>,
    /// The noun of each of several things.
    item: Vec<String>,
}

fn spoken<'a>(api: &Api, operations: &'a [Operation]) -> Vec<Spoken<'a>> {
    let phrases = api
        .operations
        .iter()
        .map(|operation| (operation, titles::phrase(operation)));
    let spoken = phrases.zip(operations).map(|((asked, phrase), operation)| Spoken {
        stem: operation.stem.as_str(),
        stem_words: words(operation.stem.as_str()),
        subject: subject(&phrase, asked.method.as_str()),
        bare: bare(&phrase, asked.method.as_str()),
        item: answer_item(&phrase),
    });
    spoken.collect()
}

/// Whether all users of a type stand in one module.
fn is_of_one_module(origins: &[Origin], operations: &[Operation]) -> bool {
    let mut homes = origins.iter().map(|origin| operations[origin.operation.0].module);
    let first = homes.next();
    homes.all(|home| Some(home) == first)
}

/// Whether all users of a type are about one noun.
fn is_of_one_noun(origins: &[Origin], api: &Api, spoken: &[Spoken<'_>]) -> bool {
    let noun = |origin: &Origin| asked_noun(&api.operations[origin.operation.0], &spoken[origin.operation.0]);
    let mut nouns = origins.iter().map(noun);
    let first = nouns.next();
    nouns.all(|noun| Some(noun) == first)
}

/// The noun that what is asked is about.
fn asked_noun(operation: &api::Operation, spoken: &Spoken<'_>) -> Vec<String> {
    match spoken.subject.as_slice() {
        [] => shape::listed_noun(&operation.path),
        subject => subject.to_vec(),
    }
}

/// Places in the order in which they name types: by request, request before answer, from the outside in.
fn rank(origin: &Origin) -> (OperationId, Role, usize, &[String]) {
    (origin.operation, origin.role, origin.path.len(), &origin.path)
}

/// The nearest module around all users; `None` for `models`.
fn home(origins: &[Origin], operations: &[Operation], modules: &[Module]) -> Option<ModuleId> {
    let homes = || origins.iter().map(|origin| operations[origin.operation.0].module);
    let common = homes().map(Some);
    let common = common.reduce(|common, home| nearest(common?, home?, modules))?;
    // Types of several top modules, or of the root and a module, are everybody's.
    common.filter(|module| *module != ROOT || homes().all(|home| home == ROOT))
}

fn nearest(left: ModuleId, right: ModuleId, modules: &[Module]) -> Option<ModuleId> {
    let up = |mut at: ModuleId| {
        let mut chain = vec![at];
        while at != ROOT {
            at = modules[at.0].parent;
            chain.push(at);
        }
        chain
    };
    let around = up(right);
    up(left).into_iter().find(|module| around.contains(module))
}

/// The names that a type may have, best first, each made when it is asked for; what a text tells apart from others is
/// called as all of them, after the text: `ImageBlock`.
fn proposals<'a>(
    place: Place<'a>,
    kind: &'a Kind,
    api: &'a Api,
    spoken: &'a Spoken,
    words_of: &mut Words<'a>,
) -> Box<dyn Iterator<Item = String> + 'a> {
    let Some((last, around)) = place.path.split_last() else {
        return place_names(place, kind, api, spoken, words_of);
    };
    let Some(tag) = last.strip_prefix('|').filter(|tag| !tag.is_empty()) else {
        return place_names(place, kind, api, spoken, words_of);
    };
    let tag = words(tag);
    let told = Place {
        path: around,
        service: "",
        ..place
    };
    let names = place_names(told, kind, api, spoken, words_of);
    Box::new(names.map(move |name| pascal(&joined(&tag, &words(&name)), "Item")))
}

/// A part of a body or an answer.
#[derive(Clone, Copy)]
struct Place<'a> {
    origin: &'a Origin,
    path: &'a [String],
    /// What its module is called as a type: no type in it can be.
    service: &'a str,
    /// Whether several top modules have it, for several nouns.
    is_common: bool,
    /// Its list, where it has one.
    listed: Option<lists::Listed<'a>>,
}

/// The names of what stands in a place.
fn place_names<'a>(
    place: Place<'a>,
    kind: &'a Kind,
    api: &'a Api,
    spoken: &'a Spoken,
    words_of: &mut Words<'a>,
) -> Box<dyn Iterator<Item = String> + 'a> {
    let Place { origin, path, .. } = place;
    let operation = &api.operations[origin.operation.0];
    let stem = spoken.stem;
    let keys = keys(path, words_of);
    let role = role_word(origin.role, operation);
    let Some((own, parents)) = keys.split_last() else {
        let own = [format!("{stem}{role}"), format!("{stem}{role}{}", kind_word(kind))];
        let listed = listed_name(place, operation).into_iter();
        return Box::new(listed.chain(whole(place, kind, (operation, spoken))).chain(own));
    };
    let is_argument = matches!(origin.role, Role::Argument(_));
    let vague = says_too_little(place, kind, own);
    let noun = is_success(origin).then(|| shape::listed_noun(&operation.path));
    let parent = parent(parents, own, noun);
    let with_whole = is_success(origin).then(|| shape::with_whole(own, &operation.path));
    let mut own = with_whole.flatten().unwrap_or_else(|| own.clone());
    if holds_itself(kind, &own) {
        own.push("entry".to_owned());
    }
    let whole_path = keys.concat();
    // `Error` is the crate's own.
    let is_failure = matches!(origin.role, Role::Answer(status) if status >= 400);
    let is_detail = is_failure && own == ["error"] && matches!(kind, Kind::Struct(_));
    let is_body = matches!(origin.role, Role::Body | Role::Form);
    // What is changed has other members than what is made; that has the plain name.
    let is_update = is_body && matches!(operation.method.as_str(), "PATCH" | "PUT");
    // `{"user": {…}}` of `Create user` is what is to be one.
    let is_asked = is_body && own == spoken.subject;
    let is_made = is_asked && operation.method.as_str() == "POST";
    let name = move |rank: usize| {
        let of_operation = |words_after: &[String]| joined(&spoken.stem_words, words_after);
        let of_role = |words_after: &[String]| of_operation(&joined(&words(&role), words_after));
        let of_parent = || parent.as_ref().map(|parent| joined(parent, &own));
        let subject = match is_argument {
            true => asked_noun(operation, spoken),
            false => spoken.subject.clone(),
        };
        let of_subject = || match subject.len() > own.len() && subject.starts_with(&own) {
            // `UserManagerRelationship` says enough of its `user_manager`.
            true => Some(subject.clone()),
            false => (!subject.is_empty()).then(|| joined(&subject, &own)),
        };
        // `Get` with the key `user` would take the name of a request `Get user` to come.
        let verb_alone = spoken.stem_words.len() < 2;
        let spoken = match rank {
            0 if is_detail => Some(joined(&own, &["detail".to_owned()])),
            0 if vague => None,
            0 if is_made => Some(joined(&["new".to_owned()], &own)),
            0 if !(is_update && is_asked) => Some(thing(&own, place)),
            0 | 1 => (!vague && is_update).then(|| joined(&own, &["update".to_owned()])),
            2 if parent.is_some() => of_parent(),
            2 => of_subject(),
            3 | 4 | 6 if verb_alone => None,
            3 => Some(of_operation(&own)),
            4 => of_parent().map(|words_after| of_operation(&words_after)),
            5 => Some(of_role(&own)),
            6 => Some(of_operation(&whole_path)),
            7 => Some(of_role(&whole_path)),
            _ => Some(of_role(&joined(&whole_path, &words(kind_word(kind))))),
        };
        spoken.map(|words| titled(&words, "Item", kind_word(kind)))
    };
    Box::new(
        listed_name(place, operation)
            .into_iter()
            .chain((0..=8).filter_map(name)),
    )
}

/// The words of a thing that can be called so: a `File` and an `Error` are what each file of the crate means by these, and
/// so is the module's service.
fn thing(noun: &[String], Place { service, .. }: Place<'_>) -> Vec<String> {
    let (mut words, name) = (noun.to_vec(), pascal(noun, "Item"));
    if is_imported(&name) || name == service {
        words.push("info".to_owned());
    }
    words
}

fn is_success(origin: &Origin) -> bool {
    matches!(origin.role, Role::Answer(status) if status < 400)
}

/// What stands around a place: the nearest key that says something, else the noun of what is listed. The `item` of what
/// `/comments` gives under `entries` is a comment's.
fn parent(keys: &[Vec<String>], own: &[String], listed: Option<Vec<String>>) -> Option<Vec<String>> {
    let mut said = keys.iter().rev().filter(|words| !words.is_empty());
    let nearest = said.clone().next();
    let telling = said.find(|words| !shape::is_wrapper(&words.join("_")));
    let listed = listed.filter(|noun| !noun.is_empty() && noun != own);
    telling.cloned().or(listed).or_else(|| nearest.cloned())
}

/// Whether a key is no name by itself.
fn says_too_little(place: Place<'_>, kind: &Kind, own: &[String]) -> bool {
    let is_struct = matches!(kind, Kind::Struct(_) | Kind::Tagged(..));
    // The `direction` of lists all over an API is no list's, nor is their `meta`.
    let says = is_struct || own.len() > 1 || place.is_common;
    let is_everywhere = place.is_common && is_struct && matches!(own, [only] if is_in(EVERYWHERE, only));
    own.is_empty() || is_vague(own) && !is_everywhere || !says
}

/// Whether the thing of this noun is a part of it: `positions[].position` is a position, `positions[]` an entry.
fn holds_itself(kind: &Kind, noun: &[String]) -> bool {
    let Kind::Struct(fields) = kind else { return false };
    let is_struct = |ty: &shape::TypeRef| match ty {
        shape::TypeRef::Nullable(inner) => matches!(**inner, shape::TypeRef::Named(_)),
        other => matches!(other, shape::TypeRef::Named(_)),
    };
    let mut fields = fields.iter();
    !noun.is_empty() && fields.any(|field| is_struct(&field.ty) && words(&field.key) == noun)
}

/// What each of the things is called that an answer is a list of, where no key says more: `User` of `/users`.
fn listed_name(Place { origin, path, .. }: Place<'_>, operation: &api::Operation) -> Option<String> {
    let is_listed = path.last().is_some_and(|step| step == "[]");
    let says_nothing = |step: &String| step == "[]" || shape::is_wrapper(step);
    if !is_success(origin) || !is_listed || !path.iter().all(says_nothing) {
        return None;
    }
    let noun = shape::listed_noun(&operation.path);
    (!noun.is_empty() && !ends_in_number(&noun)).then(|| pascal(&noun, "Item"))
}

/// Names of a type that is a whole body.
fn whole(place: Place<'_>, kind: &Kind, (operation, spoken): (&api::Operation, &Spoken)) -> Vec<String> {
    let Place { origin, path, .. } = place;
    let Spoken {
        stem,
        subject,
        bare,
        item,
        ..
    } = spoken;
    let answer = ["response".to_owned()];
    let list = path.first().is_some_and(|step| step == "[]");
    match origin.role {
        // The first shape of failures is most often that of all; who adds a request must not rename it.
        Role::Answer(status) if status >= 400 => {
            let name = statuses::name(status);
            vec!["ErrorBody".to_owned(), format!("{name}Body"), format!("{stem}{name}")]
        }
        Role::Answer(status) if is_one_of_several(status, operation) => {
            vec![format!("{stem}{}", statuses::name(status))]
        }
        Role::Answer(_) if list && !item.is_empty() => {
            vec![format!("{}Item", pascal(item, "List")), format!("{stem}Item")]
        }
        Role::Answer(_) if list => vec![format!("{stem}Item")],
        // `{"user": {…}}` holds the thing.
        Role::Answer(_) if holds_itself(kind, subject) => vec![pascal(&joined(subject, &answer), "Item")],
        Role::Answer(_) if !subject.is_empty() && !ends_in_number(subject) => {
            vec![pascal(&thing(subject, place), "Item")]
        }
        Role::Answer(_) => {
            let list = place
                .listed
                .and_then(|listed| lists::list_name(listed, &operation.path));
            let bare = (!bare.is_empty() && !ends_in_number(bare)).then(|| match holds_itself(kind, bare) {
                true => pascal(&joined(bare, &answer), "Item"),
                false => pascal(&thing(bare, place), "Item"),
            });
            let names = list.into_iter().chain(bare);
            names.chain([format!("{stem}Response")]).collect()
        }
        Role::Body => vec![format!("{stem}Body")],
        Role::Variables => vec![format!("{stem}Variables")],
        Role::Form | Role::Argument(_) => vec![format!("{stem}Form")],
    }
}

/// The noun of `Get a user` and `Get a user by id`: `user`; of `Get user settings`: `user settings`; empty where there are
/// several.
fn subject(phrase: &[String], method: &str) -> Vec<String> {
    let noun = noun_of(phrase);
    if phrase.first().is_some_and(|verb| is_in(LISTING, verb)) {
        return Vec::new();
    }
    if is_plural(&noun, method) { Vec::new() } else { noun }
}

/// The noun of a name that has no verb: `preferences` of `GET /preferences`, called `Preferences`.
fn bare(phrase: &[String], method: &str) -> Vec<String> {
    let has_verb = phrase.first().is_some_and(|word| titles::is_verb(word));
    let noun = plain_noun(phrase);
    let says = method == "GET" && !has_verb && !is_vague(&noun) && !is_plural(&noun, method);
    if says { noun } else { Vec::new() }
}

/// Whether it means several things; what changes settings answers seldom with them.
fn is_plural(noun: &[String], method: &str) -> bool {
    let is_part = |last: &String| method == "GET" && is_in(PARTS, last);
    noun.last()
        .is_some_and(|last| singular(last) != *last && !is_part(last))
}

/// The noun of each thing in the answer of `List issue events for a repository`: `issue event`. Its type is called
/// `IssueEventItem`, since what `Get issue event` answers may have more.
fn answer_item(phrase: &[String]) -> Vec<String> {
    let mut noun = noun_of(phrase);
    // `repositories starred by a user` are repositories.
    let plural = noun.iter().rposition(|word| singular(word) != *word);
    noun.truncate(plural.map_or(0, |place| place + 1));
    if let Some(last) = noun.last_mut() {
        *last = singular(last);
    }
    noun
}

/// The words after the verb, up to one that links them to what follows; empty for other verbs and long nouns.
fn noun_of(phrase: &[String]) -> Vec<String> {
    let Some((verb, rest)) = phrase.split_first() else {
        return Vec::new();
    };
    let noun = plain_noun(rest);
    let whole = rest.ends_with(&noun);
    let names = is_in(VERBS, verb) || is_in(CHANGES, verb) && whole;
    if names { noun } else { Vec::new() }
}

/// The words up to one that links them to what follows, without how many there are; empty for long nouns.
fn plain_noun(rest: &[String]) -> Vec<String> {
    let is_count = |word: &&String| is_in(COUNTS, word) || *word == "of";
    let counts = rest.iter().take_while(is_count).count();
    // In `Get list` the list is the noun.
    let rest = rest.get(counts..).filter(|rest| !rest.is_empty()).unwrap_or(rest);
    let noun: Vec<String> = rest.iter().take_while(|word| !is_in(LINKS, word)).cloned().collect();
    let fits = (1..=3).contains(&noun.len()) && !noun.iter().any(|word| is_in("and or", word));
    if fits { noun } else { Vec::new() }
}

/// What a type is a part of; answers are told apart by their status where there are several of a kind.
fn role_word(role: Role, operation: &api::Operation) -> String {
    match role {
        Role::Body => "Body".to_owned(),
        Role::Variables => "Variables".to_owned(),
        Role::Form | Role::Argument(_) => "Form".to_owned(),
        Role::Answer(status) if is_one_of_several(status, operation) => statuses::name(status),
        Role::Answer(_) => "Response".to_owned(),
    }
}

/// Whether the status is a failure's, or one of several successes'.
fn is_one_of_several(status: u16, operation: &api::Operation) -> bool {
    let mut cases = operation.cases.iter();
    let successes = cases.by_ref().filter(|case| case.outcome == Outcome::Success);
    status >= 400 || successes.count() > 1
}

fn kind_word(kind: &Kind) -> &'static str {
    match kind {
        Kind::Struct(_) | Kind::Tagged(..) => "Object",
        Kind::Union(_) => "Value",
        Kind::Enum(_) => "Kind",
    }
}
