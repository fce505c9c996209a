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
use super::{Identifier, Module, ModuleId, Operation, Type, families, fields, homes, lists, nouns, overrides, titles};
use crate::api::{self, Api, OperationId, Outcome};
use crate::shape::{self, Kind, Origin, Role, Shapes};
use crate::statuses;
use crate::words::{ends_in_number, is_in, is_vague, words};

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
    let homes = homes::of(shapes, operations, modules);
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
        let named_after = first(index).map(|origin| Place {
            origin,
            path: &origin.path,
            service: homes[index].map_or("", |module| modules[module.0].service.as_str()),
            is_common: homes[index].is_none() && !is_of_one_noun(&shapes.types[index].origins, api, &spoken),
            listed: is_answer(origin).then(|| lists::listed(kind, shapes)).flatten(),
        });
        let origins = &shapes.types[index].origins;
        let standard = shape::standard_name(kind, shapes).into_iter();
        let family = standard.chain(families::names(origins, kind, &mut words_of));
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

/// Whether it is a whole answer.
fn is_answer(origin: &Origin) -> bool {
    matches!(origin.role, Role::Answer(_)) && origin.path.is_empty()
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
        subject: nouns::subject(&phrase, asked.method.as_str()),
        bare: nouns::bare(&phrase, asked.method.as_str()),
        item: nouns::answer_item(&phrase),
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
    let [plain, update] = plain_names(&own, vague, place, kind, (operation, spoken));
    let name = move |rank: usize| {
        let of_operation = |words_after: &[String]| joined(&spoken.stem_words, words_after);
        let of_role = |words_after: &[String]| of_operation(&joined(&words(&role), words_after));
        let of_parent = || parent.as_ref().map(|parent| joined(parent, &own));
        let subject = match is_argument {
            true => asked_noun(operation, spoken),
            false => spoken.subject.clone(),
        };
        // `Get` with the key `user` would take the name of a request `Get user` to come.
        let verb_alone = spoken.stem_words.len() < 2;
        let spoken = match rank {
            0 => plain.clone(),
            1 => update.clone(),
            2 if parent.is_some() => of_parent(),
            2 => of_subject(&subject, &own),
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

/// The names of a part after its own key: that of the thing, and that of what is changed of it.
fn plain_names(
    own: &[String],
    is_vague: Vague,
    place: Place<'_>,
    kind: &Kind,
    (operation, spoken): (&api::Operation, &Spoken),
) -> [Option<Vec<String>>; 2] {
    let role = place.origin.role;
    // `Error` is the crate's own.
    let is_failure = matches!(role, Role::Answer(status) if status >= 400);
    if is_failure && own == ["error"] && matches!(kind, Kind::Struct(_)) {
        return [Some(joined(own, &["detail".to_owned()])), None];
    }
    if is_vague == Vague::Yes {
        return [None, None];
    }
    let is_body = matches!(role, Role::Body | Role::Form);
    // `{"user": {…}}` of `Create user` is what is to be one.
    let is_asked = is_body && own == spoken.subject;
    // What is changed has other members than what is made; that has the plain name.
    let is_update = is_body && matches!(operation.method.as_str(), "PATCH" | "PUT");
    let update = is_update.then(|| joined(own, &["update".to_owned()]));
    let plain = match operation.method.as_str() {
        "POST" if is_asked => Some(joined(&["new".to_owned()], own)),
        _ if is_update && is_asked => None,
        _ => Some(thing(own, place)),
    };
    [plain, update]
}

/// The name of a part after what its operation is about; `UserManagerRelationship` says enough of its `user_manager`.
fn of_subject(subject: &[String], own: &[String]) -> Option<Vec<String>> {
    match subject.len() > own.len() && subject.starts_with(own) {
        true => Some(subject.to_vec()),
        false => (!subject.is_empty()).then(|| joined(subject, own)),
    }
}

/// Whether a key is no name by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Vague {
    Yes,
    No,
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
fn says_too_little(place: Place<'_>, kind: &Kind, own: &[String]) -> Vague {
    let is_struct = matches!(kind, Kind::Struct(_) | Kind::Tagged(..));
    // The `direction` of lists all over an API is no list's, nor is their `meta`.
    let says = is_struct || own.len() > 1 || place.is_common;
    let is_everywhere = place.is_common && is_struct && matches!(own, [only] if is_in(EVERYWHERE, only));
    match own.is_empty() || is_vague(own) && !is_everywhere || !says {
        true => Vague::Yes,
        false => Vague::No,
    }
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
            let made = made(kind, operation, &spoken.stem_words).map(|noun| pascal(&thing(&noun, place), "Item"));
            let names = list.into_iter().chain(made).chain(bare);
            names.chain([format!("{stem}Response")]).collect()
        }
        Role::Body => vec![format!("{stem}Body")],
        Role::Variables => vec![format!("{stem}Variables")],
        Role::Params if list => vec![format!("{stem}Param"), format!("{stem}Param{}", kind_word(kind))],
        Role::Params => vec![format!("{stem}Params")],
        Role::Form | Role::Argument(_) => vec![format!("{stem}Form")],
    }
}

/// What a `POST` to a list answers with, whatever its name: `Assign task` of `/task_assignments` gives a `TaskAssignment`.
fn made(kind: &Kind, operation: &api::Operation, stem: &[String]) -> Option<Vec<String>> {
    const MAKING: &str =
        "add apply assign book enroll generate invite issue open place register schedule send start submit";
    let Kind::Struct(fields) = kind else { return None };
    let is_known = fields.iter().any(|field| shape::is_known_by(&field.key));
    let is_list = !api::last_segment(&operation.path).contains([':', '{', '}', '<']);
    let noun = shape::listed_noun(&operation.path);
    let is_made = operation.method.as_str() == "POST" && stem.first().is_some_and(|verb| is_in(MAKING, verb));
    let is_thing = !is_vague(&noun)
        && !ends_in_number(&noun)
        && matches!(noun.as_slice(), [first, rest @ ..] if rest.is_empty() || !titles::is_action(first));
    (is_made && is_known && is_list && is_thing).then_some(noun)
}

/// What a type is a part of; answers are told apart by their status where there are several of a kind.
fn role_word(role: Role, operation: &api::Operation) -> String {
    match role {
        Role::Body => "Body".to_owned(),
        Role::Variables => "Variables".to_owned(),
        Role::Params => "Params".to_owned(),
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
