//! What scripts do to requests before these are sent: which of it matters, what it computes, and what it reads.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::imposed::{Imposed, imposed};
use super::scopes::{Scopes, variables};
use super::tree::Entry;
use super::{ScriptId, secret, tree};
use crate::diagnostic::{Diagnostics, Location, ids};
use crate::document::{Body, Document, FieldValue, Request, Script as Source};
use crate::script::term::{self, Effect, Scope, Term, Translation, Trouble, TroubleId};
use crate::script::tree::Span;
use crate::script::{Scripts, tidy, with_terms};

/// A script that changes what is sent.
#[derive(Clone, Debug, PartialEq)]
pub struct Script {
    /// Folders and request that it belongs to; empty for the collection.
    pub owner: Vec<String>,
    /// Its words, without secrets.
    pub text: String,
    /// What it does, as far as it matters.
    pub effects: Vec<Effect>,
    /// The names of its locals.
    pub locals: Vec<String>,
    /// What was not understood of it: then the user does what it does.
    pub hook: Option<String>,
    /// Variables that it sets, whatever comes.
    pub sets: Vec<String>,
    /// Variables that it sets at times, understood or not: what it keeps from call to call is no user's to give.
    pub keeps: Vec<String>,
}

/// All that scripts do before requests.
#[derive(Debug, Default)]
pub(super) struct Work {
    pub(super) list: Vec<Script>,
    /// The scripts of each item, outer ones first.
    pub(super) by_item: Vec<Vec<ScriptId>>,
    /// What scripts decide alone for each item.
    pub(super) imposed: Vec<Imposed>,
    /// Variables that scripts set for each item, whatever comes.
    pub(super) computed: Vec<HashSet<String>>,
    /// Those of them that are always the same text.
    pub(super) constants: Vec<HashMap<String, String>>,
    /// Variables that scripts read and no script computes.
    pub(super) read: BTreeSet<String>,
    /// Values that scripts hold and that must not stand in the crate, by name.
    pub(super) secrets: BTreeMap<String, String>,
}

/// A script on its way.
struct Draft<'d> {
    source: &'d Source,
    owner: Vec<String>,
    translation: Translation,
    effects: Vec<Effect>,
    /// Its words, without secrets.
    text: String,
}

/// Follows the scripts of all items.
pub(super) fn resolve(scopes: &Scopes<'_>, scripts: &Scripts, entries: &[Entry<'_>], notes: &mut Diagnostics) -> Work {
    let mut drafts: Vec<Draft<'_>> = Vec::new();
    let mut known: HashMap<&str, Option<usize>> = HashMap::new();
    let mut chains: Vec<Vec<usize>> = Vec::with_capacity(entries.len());
    for entry in entries {
        let mut chain = Vec::new();
        for (depth, source) in &entry.scripts {
            let draft = *known.entry(source.text.as_str()).or_insert_with(|| {
                let translation = scripts.translation(source, &is_secret)?;
                let text = public_text(&source.text, &scripts.secret_spans(source, &is_secret));
                drafts.push(Draft {
                    source,
                    owner: owner(entry, *depth),
                    effects: Vec::new(),
                    translation,
                    text,
                });
                Some(drafts.len() - 1)
            });
            chain.extend(draft);
        }
        chains.push(chain);
    }
    let mut needs = Needs {
        scopes,
        variables: used_variables(scopes, entries),
    };
    prune_all(&mut drafts, &mut needs);
    finish(drafts, &chains, &needs, notes)
}

pub(super) fn is_secret(name: &str, value: &str) -> bool {
    secret::is_secret_value(name, value)
        || secret::is_secret_name(name) && value.len() > 5 && !value.contains([' ', '{', '<'])
}

fn owner(entry: &Entry<'_>, depth: usize) -> Vec<String> {
    let folders = entry.folders.iter().map(|folder| (*folder).to_owned());
    folders.chain([entry.item.name.clone()]).take(depth).collect()
}

/// Keeps of each script what ends in a request, or in a variable that one uses.
fn prune_all(drafts: &mut [Draft<'_>], needs: &mut Needs<'_>) {
    loop {
        let before = needs.variables.len();
        for draft in drafts.iter_mut() {
            draft.effects = pruned(&draft.translation.effects, needs);
            needs.variables.extend(all_reads(&draft.effects));
        }
        if needs.variables.len() == before {
            return;
        }
    }
}

/// The variables that an effect reads; of a name that is chosen, each that it may be.
fn reads(effect: &Effect, made: &Made<'_>) -> Vec<String> {
    let mut names = Vec::new();
    for term in effect.terms() {
        term.walk(&mut |term| match term {
            Term::Call(verb, parts) if *verb == term::GET || *verb == term::HAS => {
                let name = parts.first();
                names.extend(
                    name.into_iter()
                        .flat_map(|name| texts_of(name, made, &mut HashSet::new())),
                );
            }
            Term::Call(verb, parts) if *verb == term::FILL => {
                if let Some(Term::Text(text)) = parts.first() {
                    names.extend(variables(text).map(str::to_owned));
                }
            }
            _ => {}
        });
    }
    names
}

/// What locals are made of, all in all.
type Made<'e> = HashMap<term::Local, Vec<&'e Term>>;

fn made_of(effects: &[Effect]) -> Made<'_> {
    let mut made = Made::new();
    for effect in effects {
        effect.walk(&mut |effect| {
            if let Effect::Let(local, term) | Effect::Assign(local, term) = effect {
                made.entry(*local).or_default().push(term);
            }
        });
    }
    made
}

/// The texts that a term may be, as far as they are written out.
fn texts_of(term: &Term, made: &Made<'_>, seen: &mut HashSet<term::Local>) -> Vec<String> {
    match term {
        Term::Text(text) => vec![text.clone()],
        Term::Local(local) if seen.insert(*local) => {
            let terms = made.get(local).into_iter().flatten();
            terms.flat_map(|term| texts_of(term, made, seen)).collect()
        }
        Term::Choice(parts) => {
            let ways = parts[1..].iter();
            ways.flat_map(|term| texts_of(term, made, seen)).collect()
        }
        _ => Vec::new(),
    }
}

/// What requests need.
pub(super) struct Needs<'a> {
    pub(super) scopes: &'a Scopes<'a>,
    pub(super) variables: HashSet<String>,
}

impl Needs<'_> {
    /// What of each script ends in a request, or in a variable that one uses.
    pub(super) fn used_of(&mut self, scripts: &[Vec<Effect>]) -> Vec<Vec<Effect>> {
        loop {
            let before = self.variables.len();
            let mut used = Vec::with_capacity(scripts.len());
            for effects in scripts {
                let kept = pruned(effects, self);
                self.variables.extend(all_reads(&kept));
                used.push(kept);
            }
            if self.variables.len() == before {
                return used;
            }
        }
    }

    /// Whether a variable that is set in a scope has a value in one that wins; if it is forgotten, in any other.
    fn is_shadowed(&self, scope: Scope, name: &str, value: &Term) -> bool {
        let is_forgotten = matches!(value, Term::Text(text) if *text == format!("{{{{{name}}}}}"));
        let rank = self.scopes.rank(name);
        rank.is_some_and(|rank| rank < scope || is_forgotten && rank != scope)
    }
}

/// What ends in the request, or in a variable that is needed.
fn pruned(effects: &[Effect], needs: &Needs<'_>) -> Vec<Effect> {
    let mut locals = HashSet::new();
    loop {
        let before = locals.len();
        let kept = kept_effects(effects, needs, &locals);
        for effect in &kept {
            effect.walk(&mut |effect| {
                for term in effect.terms() {
                    term.walk(&mut |term| {
                        if let Term::Local(local) = term {
                            locals.insert(*local);
                        }
                    });
                }
            });
        }
        if locals.len() == before {
            return kept;
        }
    }
}

fn kept_effects(effects: &[Effect], needs: &Needs<'_>, locals: &HashSet<term::Local>) -> Vec<Effect> {
    let needed = &needs.variables;
    let within = |effects: &[Effect]| kept_effects(effects, needs, locals);
    let does = |effects: &[Effect]| {
        effects
            .iter()
            .any(|effect| !matches!(effect, Effect::Continue | Effect::Break))
    };
    let kept = effects.iter().filter_map(|effect| match effect {
        Effect::Let(local, _) | Effect::Assign(local, _) | Effect::Extend(local, ..) => {
            locals.contains(local).then(|| effect.clone())
        }
        Effect::Store(scope, name, value) => {
            (needed.contains(name) && !needs.is_shadowed(*scope, name, value)).then(|| effect.clone())
        }
        Effect::If { test, then, otherwise } => {
            let (then, otherwise) = (within(then), within(otherwise));
            (!then.is_empty() || !otherwise.is_empty()).then(|| Effect::If {
                test: test.clone(),
                then,
                otherwise,
            })
        }
        Effect::Each { item, list, body } => {
            let body = within(body);
            does(&body).then(|| Effect::Each {
                item: *item,
                list: list.clone(),
                body,
            })
        }
        other => Some(other.clone()),
    });
    kept.collect()
}

/// What was not understood in effects: of the request, and of variables.
#[derive(Default)]
struct Gaps {
    changes: Vec<TroubleId>,
    stores: Vec<(String, TroubleId)>,
}

impl Gaps {
    fn find(&mut self, effects: &[Effect], unknown: &HashMap<term::Local, TroubleId>, around: Option<TroubleId>) {
        let mut unknown = unknown.clone();
        for effect in effects {
            let own = effect.terms().into_iter().find_map(|term| trouble_in(term, &unknown));
            let trouble = own.or(around);
            match (effect, trouble) {
                (Effect::Let(local, _) | Effect::Assign(local, _) | Effect::Extend(local, ..), Some(trouble)) => {
                    unknown.insert(*local, trouble);
                }
                (Effect::Store(_, name, _), Some(trouble)) => self.stores.push((name.clone(), trouble)),
                (Effect::Change(..), Some(trouble)) => self.changes.push(trouble),
                (Effect::Lost(trouble), _) => self.changes.push(*trouble),
                _ => {}
            }
            for block in effect.blocks() {
                self.find(block, &unknown, trouble);
            }
        }
    }
}

fn trouble_in(term: &Term, unknown: &HashMap<term::Local, TroubleId>) -> Option<TroubleId> {
    let mut found = None;
    term.walk(&mut |term| match term {
        Term::Unknown(trouble) => found = found.or(Some(*trouble)),
        Term::Local(local) => found = found.or(unknown.get(local).copied()),
        _ => {}
    });
    found
}

/// Without what was not understood.
fn understood(effects: Vec<Effect>, unknown: &HashSet<String>, gaps: &HashMap<term::Local, TroubleId>) -> Vec<Effect> {
    let mut gaps = gaps.clone();
    let mut kept = Vec::new();
    for effect in effects {
        let trouble = effect.terms().into_iter().find_map(|term| trouble_in(term, &gaps));
        if let Some(trouble) = trouble {
            if let Effect::Let(local, _) | Effect::Assign(local, _) = effect {
                gaps.insert(local, trouble);
            }
            continue;
        }
        kept.push(match effect {
            Effect::Store(_, name, _) if unknown.contains(&name) => continue,
            Effect::If { test, then, otherwise } => Effect::If {
                test,
                then: understood(then, unknown, &gaps),
                otherwise: understood(otherwise, unknown, &gaps),
            },
            Effect::Each { item, list, body } => Effect::Each {
                item,
                list,
                body: understood(body, unknown, &gaps),
            },
            other => other,
        });
    }
    kept
}

/// The variables that are set whatever comes.
fn surely_set(effects: &[Effect]) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for effect in effects {
        match effect {
            Effect::Store(_, name, _) => drop(names.insert(name.clone())),
            Effect::If { then, otherwise, .. } => {
                let (then, otherwise) = (surely_set(then), surely_set(otherwise));
                names.extend(then.intersection(&otherwise).cloned());
            }
            _ => {}
        }
    }
    names
}

fn finish(drafts: Vec<Draft<'_>>, chains: &[Vec<usize>], needs: &Needs<'_>, notes: &mut Diagnostics) -> Work {
    let mut work = Work::default();
    let mut made: Vec<Option<ScriptId>> = Vec::new();
    for draft in drafts {
        made.push(finish_one(draft, needs, &mut work, notes).map(|script| {
            work.list.push(script);
            ScriptId(work.list.len() - 1)
        }));
    }
    let by_script: Vec<Imposed> = work.list.iter().map(|script| imposed(&script.effects)).collect();
    for chain in chains {
        let scripts: Vec<ScriptId> = chain.iter().filter_map(|index| made[*index]).collect();
        let sets = scripts.iter().flat_map(|id| work.list[id.0].sets.clone());
        work.computed.push(sets.collect());
        let constants = scripts.iter().flat_map(|id| constants(&work.list[id.0].effects));
        work.constants.push(constants.collect());
        let mut of_item = Imposed::default();
        scripts.iter().for_each(|id| of_item.extend(&by_script[id.0]));
        work.imposed.push(of_item);
        work.by_item.push(scripts);
    }
    for (index, scripts) in work.by_item.iter().enumerate() {
        let mut set: HashSet<&String> = HashSet::new();
        for id in scripts {
            let script = &work.list[id.0];
            if script.hook.is_none() {
                let names = all_reads(&script.effects).into_iter();
                work.read
                    .extend(names.filter(|name| !set.contains(name) && !script.sets_before_reading(name)));
            }
            set.extend(&script.sets);
        }
        debug_assert!(index < work.computed.len());
    }
    work.read.extend(work.secrets.keys().cloned());
    work
}

/// The variables that are set to a text that is written out.
fn constants(effects: &[Effect]) -> Vec<(String, String)> {
    let constants = effects.iter().filter_map(|effect| match effect {
        Effect::Store(_, name, Term::Text(text)) => Some((name.clone(), text.clone())),
        _ => None,
    });
    constants.collect()
}

/// The secrets that a script holds, by the names of their settings.
pub(super) fn secret_names(effects: &[Effect]) -> Vec<String> {
    let mut names = Vec::new();
    for effect in effects {
        effect.walk(&mut |effect| {
            for term in effect.terms() {
                term.walk(&mut |term| {
                    if let Term::Secret(name, _) = term {
                        names.push(name.clone());
                    }
                });
            }
        });
    }
    names
}

/// The variables that effects read.
pub(super) fn all_reads(effects: &[Effect]) -> Vec<String> {
    let made = made_of(effects);
    let mut names = Vec::new();
    for effect in effects {
        effect.walk(&mut |effect| names.extend(reads(effect, &made)));
    }
    names
}

impl Script {
    /// The variables that it reads.
    pub(crate) fn reads(&self) -> Vec<String> {
        all_reads(&self.effects)
    }

    /// Whether a variable that it reads is one that it has always set by then.
    fn sets_before_reading(&self, name: &str) -> bool {
        let made = made_of(&self.effects);
        for effect in &self.effects {
            let mut is_read = false;
            effect.walk(&mut |effect| is_read |= reads(effect, &made).iter().any(|read| read == name));
            if is_read {
                return false;
            }
            if matches!(effect, Effect::Store(_, own, _) if own == name) {
                return true;
            }
        }
        false
    }
}

/// The script, if anything of it matters.
fn finish_one(draft: Draft<'_>, needs: &Needs<'_>, work: &mut Work, notes: &mut Diagnostics) -> Option<Script> {
    let mut gaps = Gaps::default();
    gaps.find(&draft.effects, &HashMap::new(), None);
    let trouble = |id: &TroubleId| &draft.translation.troubles[id.0];
    let location = &draft.source.location;
    let keeps = stored_names(&draft.effects).into_iter().collect();
    let hook = gaps.changes.first().map(trouble);
    let mut unknown: HashSet<String> = HashSet::new();
    if hook.is_none() {
        unknown.extend(gaps.stores.iter().map(|(name, _)| name.clone()));
        warn_of_stores(&gaps, &draft, location, notes);
    }
    let (effects, sets) = match hook {
        Some(trouble) => {
            warn_of_hook(trouble, &draft, notes);
            (Vec::new(), stored_names(&draft.effects))
        }
        None => {
            let effects = pruned(&understood(draft.effects, &unknown, &HashMap::new()), needs);
            let effects = tidy(effects, &draft.translation.locals);
            let sets = surely_set(&effects);
            (effects, sets)
        }
    };
    if effects.is_empty() && hook.is_none() {
        return None;
    }
    let effects = with_terms(effects, &mut |term| match term {
        Term::Secret(name, value) => {
            let is_free = |key: &str| match work.secrets.get(key) {
                Some(known) => *known == value,
                None => needs.scopes.raw_value(key).is_none(),
            };
            let mut names = std::iter::once(name.clone()).chain((2..).map(|number| format!("{name}_{number}")));
            let key = names.find(|key| is_free(key)).unwrap_or_default();
            work.secrets.insert(key.clone(), value.clone());
            Term::Secret(key, value)
        }
        other => other,
    });
    Some(Script {
        owner: draft.owner,
        text: draft.text,
        effects,
        hook: hook.map(|trouble| told(trouble, &draft.source.text)),
        locals: draft.translation.locals.clone(),
        sets: sets.into_iter().collect(),
        keeps,
    })
}

fn stored_names(effects: &[Effect]) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for effect in effects {
        effect.walk(&mut |effect| {
            if let Effect::Store(_, name, _) = effect {
                names.insert(name.clone());
            }
        });
    }
    names
}

/// The script's words, its secrets taken out.
fn public_text(text: &str, secrets: &[Span]) -> String {
    let mut spans: Vec<&Span> = secrets.iter().collect();
    spans.sort();
    let (mut public, mut done) = (String::new(), 0);
    for span in spans {
        let (start, end) = (span.start as usize, span.end as usize);
        if start >= done {
            public.push_str(text.get(done..start).unwrap_or_default());
            public.push_str("\"…\"");
            done = end;
        }
    }
    public.push_str(text.get(done..).unwrap_or_default());
    without_secret_words(&public)
}

/// Comments may hold secrets, too.
fn without_secret_words(text: &str) -> String {
    let is_mark = |letter: char| !letter.is_alphanumeric() && !"_-./+=".contains(letter);
    let words = text.split_inclusive(is_mark).map(|word| {
        let bare = word.trim_end_matches(is_mark);
        match secret::is_secret_value("", bare) {
            true => word.replacen(bare, "…", 1),
            false => word.to_owned(),
        }
    });
    words.collect()
}

/// A trouble with its place.
fn told(trouble: &Trouble, text: &str) -> String {
    let (line, column) = crate::script::line_and_column(text, trouble.span.start as usize);
    format!("{} at line {line}, column {column}", trouble.what)
}

fn warn_of_hook(trouble: &Trouble, draft: &Draft<'_>, notes: &mut Diagnostics) {
    let message = format!(
        "a script changes the request in a way that is not understood: {} of the script",
        told(trouble, &draft.source.text)
    );
    let help = "the client's builder takes a function that does the same, and its calls fail without it";
    let label = "it is not translated";
    notes.warn(
        ids::SCRIPT_CHANGES_REQUEST,
        &draft.source.location,
        message,
        label,
        help,
    );
}

fn warn_of_stores(gaps: &Gaps, draft: &Draft<'_>, location: &Location, notes: &mut Diagnostics) {
    let mut names: Vec<String> = Vec::new();
    for (name, _) in &gaps.stores {
        let name = format!("`{}`", name.escape_debug());
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let Some((_, first)) = gaps.stores.first() else { return };
    let trouble = told(&draft.translation.troubles[first.0], &draft.source.text);
    let message = format!(
        "a script sets what requests use, in a way that is not understood: {} by {trouble} of the script",
        names.join(", ")
    );
    let help = "give the value with each call; a credential once, or by a provider";
    notes.warn(
        ids::SCRIPT_SETS_VARIABLE,
        location,
        message,
        "it is not translated",
        help,
    );
}

/// The variables in all requests of a collection, and those in their values; ascending.
pub(super) fn used_names(scopes: &Scopes<'_>, document: &Document) -> BTreeSet<String> {
    used_variables(scopes, &tree::entries(document)).into_iter().collect()
}

/// The variables in all requests, and those in their values.
pub(super) fn used_variables(scopes: &Scopes<'_>, entries: &[Entry<'_>]) -> HashSet<String> {
    let mut used: HashSet<String> = HashSet::new();
    let mut open: Vec<String> = Vec::new();
    for entry in entries {
        if let Some(request) = &entry.item.request {
            let texts = texts(request);
            open.extend(texts.into_iter().flat_map(variables).map(str::to_owned));
        }
        for (_, value) in entry.auth.iter().flat_map(|auth| &auth.parameters) {
            open.extend(value.as_str().into_iter().flat_map(variables).map(str::to_owned));
        }
    }
    while let Some(name) = open.pop() {
        if !used.contains(&name) {
            let value = scopes.raw_value(&name).unwrap_or_default();
            open.extend(variables(value).map(str::to_owned));
            used.insert(name);
        }
    }
    used
}

/// All texts of a request that may hold variables.
fn texts(request: &Request) -> Vec<&str> {
    let mut texts: Vec<&str> = Vec::new();
    if let Some(url) = &request.url {
        texts.extend([url.origin.as_str(), &url.path]);
        for entry in url.query.iter().flatten() {
            texts.extend(entry.key.iter().chain(&entry.value).map(String::as_str));
        }
        texts.extend(
            url.path_variables
                .iter()
                .filter_map(|variable| variable.value.as_deref()),
        );
    }
    texts.extend(
        request
            .headers
            .iter()
            .flat_map(|header| [header.key.as_str(), &header.value]),
    );
    match &request.body {
        Some(Body::Raw { text, .. }) => texts.push(text),
        Some(Body::Urlencoded(fields) | Body::Multipart(fields)) => {
            texts.extend(fields.iter().filter_map(|field| match &field.value {
                FieldValue::Text(text) => Some(text.as_str()),
                FieldValue::Files(_) | FieldValue::Base64(_) => None,
            }));
        }
        Some(Body::GraphQl(Some(body))) => {
            texts.extend(
                body.query
                    .iter()
                    .chain(&body.variables)
                    .filter_map(|value| value.as_str()),
            );
        }
        Some(Body::GraphQl(None) | Body::File { .. }) | None => {}
    }
    texts
}
