//! Descriptions that were copied from one request to many others, and say nothing of those.
//!
//! A text that stands word for word on several unlike requests is said of those that it speaks of: it has at least half of
//! the nouns of their names, or one of their paths. Of the others it is not told.

use std::collections::BTreeSet;

use super::deprecated::{Deprecable, deprecation};
use super::plan::Plan;
use crate::diagnostic::{Diagnostics, ids};
use crate::words::{is_in, singular, words};

/// On fewer requests a text stands because somebody meant it.
const MANY: usize = 4;

/// Words of names that are no nouns, or nouns of any API.
const NO_NOUNS: &str = "a activate add all an and api as at bulk by call cancel change check close confirm copy create \
    deactivate delete disable do download edit enable end endpoint enter execute fetch find for from generate get go head \
    http id in initiate into is item its list load look make many me merge modify move my new no not of off on one open \
    or patch post publish put query read remove replace request reset resource retrieve retry return run save search \
    select send set show single specific specify start stop submit suspend test the this to turn unset update upload use \
    v1 v2 v3 validate verify view with your";

/// The description of a request, as written.
pub(super) fn description<'a>(plan: &Plan<'a>) -> &'a str {
    let own = &plan.request.description;
    if own.is_empty() {
        &plan.entry.item.description
    } else {
        own
    }
}

/// What is said of each request; nothing where its description speaks of other ones, and a warning tells of each such text.
///
/// What goes out of use is told of all: that is about none of them in particular.
pub(super) fn descriptions<'a>(plans: &[Plan<'a>], notes: &mut Diagnostics) -> Vec<&'a str> {
    let all = plans.iter().map(description);
    let mut said: Vec<&str> = all.collect();
    let mut texts: Vec<(&str, usize)> = said.iter().map(|text| text.trim()).zip(0..).collect();
    texts.retain(|(text, _)| !text.is_empty());
    texts.sort_unstable();
    for group in texts.chunk_by(|(one, _), (other, _)| one == other) {
        let users: Vec<&Plan<'_>> = group.iter().map(|(_, place)| &plans[*place]).collect();
        let text = group[0].0;
        if !are_unlike(&users) || deprecation(Deprecable::Request, "", text).is_some() {
            continue;
        }
        let about = nouns(text);
        let own = group.iter().filter(|(_, place)| !speaks_of(&about, &plans[*place]));
        let own: Vec<usize> = own.map(|(_, place)| *place).collect();
        if let Some(first) = own.first() {
            warn(&plans[*first], (own.len(), users.len()), notes);
        }
        own.into_iter().for_each(|place| said[place] = "");
    }
    said
}

/// Whether they are many requests, with names and endpoints of their own.
fn are_unlike(users: &[&Plan<'_>]) -> bool {
    let names: BTreeSet<&str> = users.iter().map(|plan| plan.entry.item.name.as_str()).collect();
    let endpoints = users.iter().map(|plan| (plan.request.method.as_str(), &plan.url.path));
    let endpoints: BTreeSet<_> = endpoints.collect();
    names.len() >= MANY && endpoints.len() >= MANY
}

/// Whether a text with these nouns says anything of a request; of one without a noun nobody can tell.
fn speaks_of(said: &BTreeSet<String>, plan: &Plan<'_>) -> bool {
    let own = nouns(&plan.entry.item.name);
    let shared = own.intersection(said).count();
    let is_hole = |segment: &&str| segment.starts_with([':', '{', '<']);
    let segments = plan.url.path.split('/').filter(|segment| !is_hole(segment));
    let place = nouns(&segments.collect::<Vec<_>>().join(" "));
    let is_told = shared > 0 && shared * 2 >= own.len();
    is_told || !place.is_disjoint(said) || own.is_empty() && place.is_empty()
}

/// What a text may be about, in the singular.
fn nouns(text: &str) -> BTreeSet<String> {
    let words = words(text).into_iter();
    words
        .filter(|word| !is_in(NO_NOUNS, word))
        .map(|word| singular(&word))
        .collect()
}

fn warn(first: &Plan<'_>, (silent, users): (usize, usize), notes: &mut Diagnostics) {
    let message = format!("a description stands on {users} requests and does not speak of {silent} of them");
    let help = "write what each request does; until then it is left out there";
    notes.warn(
        ids::REPEATED_DESCRIPTION,
        &first.request.location,
        message,
        "this is the first of them",
        help,
    );
}
