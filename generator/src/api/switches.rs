//! Whether switches say what must be sent: converters of OpenAPI switch exactly the optional parameters of a query off.

use std::collections::{HashMap, HashSet};

use super::plan::Plan;
use super::secret;
use crate::document::{Method, QueryEntry};
use crate::words::{is_in, words};

/// Keys that are switched on and therefore needed, by plan.
pub(super) type Needed<'a> = HashMap<usize, HashSet<&'a str>>;

/// So many requests show a habit; fewer may be accidents.
const LEAST: usize = 5;

/// One of so many requests may speak against it.
const TOLERATED: usize = 10;

/// What the switches of a query say; keys that hold secrets, and values that say nothing, are left out.
struct Switches<'a> {
    plan: usize,
    on: HashSet<&'a str>,
    off: HashSet<&'a str>,
}

impl Switches<'_> {
    fn are_mixed(&self) -> bool {
        !self.on.is_empty() && !self.off.is_empty()
    }
}

/// Finds the keys that are needed, if it is a habit of the collection to switch off what is not: most of its queries have
/// something that is switched off, and hardly a key that is on beside it turns pages, or is off or absent in another
/// request to the same endpoint.
pub(super) fn needed<'a>(plans: &'a [Plan<'a>]) -> Needed<'a> {
    let all: Vec<Switches<'_>> = plans.iter().enumerate().filter_map(switches).collect();
    let mut endpoints: HashMap<(&Method, String), Vec<&Switches<'_>>> = HashMap::new();
    for switches in &all {
        endpoints
            .entry(endpoint(&plans[switches.plan]))
            .or_default()
            .push(switches);
    }
    let mixed: Vec<&Switches<'_>> = all.iter().filter(|switches| switches.are_mixed()).collect();
    let is_needed = |switches: &Switches<'_>, key: &str| {
        let same = endpoints.get(&endpoint(&plans[switches.plan])).into_iter().flatten();
        !turns_pages(key) && same.clone().all(|other| other.on.contains(key))
    };
    let speaks_against = |switches: &&&Switches<'_>| !switches.on.iter().all(|key| is_needed(switches, key));
    let against = mixed.iter().filter(speaks_against).count();
    let off = all.iter().filter(|switches| !switches.off.is_empty()).count();
    let is_habit = mixed.len() >= LEAST && off * 3 >= all.len() * 2 && against * TOLERATED <= mixed.len();
    if !is_habit {
        return Needed::new();
    }
    let keys = |switches: &Switches<'a>| {
        let keys = switches.on.iter().copied().filter(|key| is_needed(switches, key));
        (switches.plan, keys.collect())
    };
    all.iter().map(keys).collect()
}

/// The switches of a request; nothing where it has no query.
fn switches<'a>((index, plan): (usize, &'a Plan<'a>)) -> Option<Switches<'a>> {
    let replaced = plan.access.as_ref().and_then(|access| access.query.as_deref());
    let says_something = |entry: &&QueryEntry| {
        let key = entry.key.as_deref().unwrap_or_default();
        let is_credential = plan.keys.contains(&key) || replaced == Some(key) || secret::is_secret_name(key);
        let has_value = entry.value.as_ref().is_some_and(|value| !value.is_empty());
        !key.is_empty() && !is_credential && (has_value || entry.disabled)
    };
    let entries: Vec<&QueryEntry> = plan.url.query.iter().flatten().filter(says_something).collect();
    let keys = |disabled: bool| {
        let of_switch = entries.iter().filter(|entry| entry.disabled == disabled);
        of_switch.filter_map(|entry| entry.key.as_deref()).collect()
    };
    (!entries.is_empty()).then(|| Switches {
        plan: index,
        on: keys(false),
        off: keys(true),
    })
}

fn endpoint<'a>(plan: &'a Plan<'_>) -> (&'a Method, String) {
    (&plan.request.method, format!("{}{}", plan.url.origin, plan.url.path))
}

/// Keys that choose a page or its order, which servers do without.
fn turns_pages(key: &str) -> bool {
    const TURNS: &str = "cursor limit offset order page per size skip sort top";
    words(key).iter().any(|word| is_in(TURNS, word))
}
