//! Names of answers that are lists: a struct around one list, with what pages need beside it.

use super::spelling::pascal;
use crate::shape::{self, Kind, Shapes, TypeRef};
use crate::words::{ends_in_number, is_in, singular, words};

/// Keys of lists that tell of the answer around them, and are not what it lists.
const ASIDE: &str = "error link message order sort sorting warning";

/// Keys of structs that tell of the list beside them.
const OF_PAGES: &str = "cursor meta metadata page pagination paging";

/// Keys of numbers and texts that tell of the list beside them.
const COUNTS: &str = "count cursor from has last limit link marker more next offset order page previous self size skip status \
    success to token total url";

/// So many others may stand beside a list: what says more is a thing that has one.
const BESIDE: usize = 4;

/// The list of an answer.
#[derive(Clone, Copy)]
pub(super) struct Listed<'a> {
    key: &'a str,
    /// Whether the answer has no other things: only a count, or where the next page is.
    is_alone: bool,
}

/// The only list of structs in a struct that is nothing by itself; what tells of the answer, as Box's `order`, is none
/// of it.
pub(super) fn listed<'a>(kind: &'a Kind, shapes: &Shapes) -> Option<Listed<'a>> {
    let Kind::Struct(fields) = kind else { return None };
    let speaks = |field: &shape::Field, of: &str| words(&field.key).iter().any(|word| is_in(of, &singular(word)));
    let is_thing = |field: &shape::Field| !speaks(field, ASIDE);
    let mut lists = fields
        .iter()
        .filter(|field| is_list(&field.ty, shapes) && is_thing(field));
    let list = lists.next().filter(|_| lists.next().is_none())?;
    if fields.iter().any(|field| shape::is_known_by(&field.key)) {
        return None;
    }
    let is_other = |field: &shape::Field| is_struct(&field.ty, shapes) && is_thing(field) && !speaks(field, OF_PAGES);
    let said = fields
        .iter()
        .filter(|field| field.key != list.key && !speaks(field, ASIDE) && !speaks(field, COUNTS));
    Some(Listed {
        key: &list.key,
        is_alone: !fields.iter().any(is_other) && said.count() <= BESIDE,
    })
}

/// Whether it is a list of structs.
fn is_list(ty: &TypeRef, shapes: &Shapes) -> bool {
    match ty {
        TypeRef::Nullable(inner) => is_list(inner, shapes),
        TypeRef::List(element) => is_struct(element, shapes),
        _ => false,
    }
}

fn is_struct(ty: &TypeRef, shapes: &Shapes) -> bool {
    match ty {
        TypeRef::Nullable(inner) => is_struct(inner, shapes),
        TypeRef::Named(id) => matches!(shapes.types[id.0].kind, Kind::Struct(_) | Kind::Tagged(..)),
        _ => false,
    }
}

/// `UserList` of `users`, and of what `/users` gives under `entries`. With other things beside it, the list is the
/// answer only where the path speaks of it: terminal settings that have some `gratuities` are no list.
pub(super) fn list_name(listed: Listed<'_>, path: &str) -> Option<String> {
    let is_wrapper = shape::is_wrapper(listed.key);
    let mut noun = match is_wrapper {
        true => shape::listed_noun(path),
        false => words(listed.key),
    };
    let last = noun.last_mut()?;
    *last = singular(last);
    let is_asked = || words(path).iter().any(|word| Some(&singular(word)) == noun.last());
    let is_list = is_wrapper || listed.is_alone || is_asked();
    if !is_list || ends_in_number(&noun) || noun.last().is_some_and(|last| last == "list") {
        return None;
    }
    let mut noun = shape::with_whole(&noun, path).unwrap_or(noun);
    noun.push("list".to_owned());
    Some(pascal(&noun, "List"))
}
