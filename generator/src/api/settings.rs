//! Configuration of the client: servers, and variables that most requests share.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::plan::Plan;
use super::scopes::{Piece, Scopes, pieces, push_hole, single, variables};
use super::scripts::Work;
use super::url::Origin;
use super::{Part, Setting, SettingId, SettingRole, Template, secret, segment, servers, stored};
use crate::diagnostic::{Diagnostics, Location, ids};
use crate::document::Document;
use crate::script::Scripts;
use crate::words::words;

/// Fewer requests than this say nothing about what all have in common.
const FEW: usize = 3;

/// Values that refer to values that refer … so deep; deeper ones are written out.
const DEPTH: usize = 19;

/// All settings, and how requests refer to them.
pub(super) struct Settings {
    /// Servers first.
    pub(super) list: Vec<Setting>,
    /// By the variable's name.
    pub(super) variables: HashMap<String, SettingId>,
    /// Those that stand in the paths of most requests.
    pub(super) shared: HashSet<String>,
    /// The server of each request, in the order of the plans.
    pub(super) servers: Vec<SettingId>,
}

/// Finds the settings of all requests.
///
/// What a script sets before each request is none, unless the configuration wants it.
pub(super) fn resolve(
    scopes: &Scopes<'_>,
    plans: &[Plan<'_>],
    document: &Document,
    (scripts, work): (&Scripts, &Work),
) -> Settings {
    let mut building = Building {
        scopes,
        list: Vec::new(),
        variables: HashMap::new(),
        pending: HashSet::new(),
        joined: HashSet::new(),
    };
    let origins = by_use(plans);
    building.joined = joined_origins(plans);
    let mut by_origin: HashMap<&Origin, SettingId> = HashMap::new();
    for origin in &origins {
        if let Origin::Variable(name) = origin {
            let id = building.variable(name, SettingRole::Server);
            building.list[id.0].role = SettingRole::Server;
            by_origin.insert(origin, id);
        }
    }
    let scripted = stored::stored_on(document, scripts, "prerequest");
    let is_lifted = |name: &String| !document.unlifted && !scripted.contains(name.as_str());
    let common: Vec<String> = common_variables(plans).into_iter().filter(is_lifted).collect();
    let shared: Vec<String> = shared_variables(scopes, plans).into_iter().filter(is_lifted).collect();
    for name in common.iter().chain(&shared).chain(&document.lifted) {
        building.variable(name, SettingRole::Variable);
    }
    for name in &work.read {
        building.read_by_script(name, work.secrets.get(name));
    }
    for (rank, origin) in origins.iter().enumerate() {
        if let Origin::Text(text) = origin {
            let id = building.server_text(text, rank);
            by_origin.insert(origin, id);
        }
    }
    let servers: Vec<SettingId> = plans
        .iter()
        .filter_map(|plan| by_origin.get(&plan.split.origin).copied())
        .collect();
    for id in &servers {
        let mut sent = plans.iter().zip(&servers);
        building.list[id.0].chosen = sent.all(|(plan, server)| server != id || plan.imposed.host);
    }
    building.describe(plans);
    let ranks = origins.iter().filter_map(|origin| by_origin.get(origin).copied());
    let ranks: HashMap<SettingId, usize> = ranks.enumerate().map(|(rank, id)| (id, rank)).collect();
    let is_only_shared = |name: &String| !common.contains(name) && !document.lifted.contains(name);
    Settings {
        shared: shared.iter().filter(|name| is_only_shared(name)).cloned().collect(),
        ..servers_first(building.list, building.variables, servers, &ranks)
    }
}

/// Tells which values of the environment file are written into the crate.
pub(super) fn warn_of_environment(document: &Document, settings: &[Setting], notes: &mut Diagnostics) {
    let is_in = |key: &str| {
        document
            .environment
            .iter()
            .any(|variable| !variable.disabled && variable.key == key)
    };
    let written = settings
        .iter()
        .filter(|setting| setting.default.is_some() && is_in(&setting.key));
    let names: Vec<String> = written
        .map(|setting| format!("`{}`", setting.key.escape_debug()))
        .collect();
    if !names.is_empty() {
        let location = Location {
            file: 1,
            ..Location::default()
        };
        let message = format!(
            "values of the environment are the client's defaults: {}",
            names.join(", ")
        );
        let label = "they stand in the crate's source";
        let help =
            "leave the environment out, or the variables, if they are nobody else's business; the builder sets them";
        notes.warn(ids::ENVIRONMENT_IN_SOURCE, &location, message, label, help);
    }
}

/// Each origin once, the most used first, then by first appearance.
fn by_use<'p>(plans: &'p [Plan<'_>]) -> Vec<&'p Origin> {
    let mut uses: HashMap<&Origin, usize> = HashMap::new();
    let mut origins = Vec::new();
    for plan in plans {
        let count = uses.entry(&plan.split.origin).or_insert_with(|| {
            origins.push(&plan.split.origin);
            0
        });
        *count += 1;
    }
    origins.sort_by_key(|origin| std::cmp::Reverse(uses.get(origin).copied().unwrap_or_default()));
    origins
}

/// Variables in the base path of all requests, or in the headers of at least half of them.
fn common_variables(plans: &[Plan<'_>]) -> Vec<String> {
    if plans.len() < 2 {
        return Vec::new();
    }
    let mut names: Vec<String> = base_path_variables(plans);
    if plans.len() < FEW {
        return names;
    }
    names.extend(most_have(plans, |plan| {
        plan.headers
            .iter()
            .flat_map(|header| variables(&header.value))
            .collect()
    }));
    names
}

/// Variables that most paths have before their nouns, or paths and queries by the name of what belongs to a client.
fn shared_variables(scopes: &Scopes<'_>, plans: &[Plan<'_>]) -> Vec<String> {
    let mut names = most_have(plans, leading_variables);
    names.extend(most_have(plans, own_variables));
    // Without a value, an entry of the query is better left to the caller.
    let in_queries = most_have(plans, query_variables).into_iter();
    names.extend(in_queries.filter(|name| scopes.value(name).is_some_and(|value| !value.is_empty())));
    names
}

/// Variables before the first noun of a path.
fn leading_variables<'p>(plan: &'p Plan<'_>) -> Vec<&'p str> {
    let segments = plan.url.path.split('/').filter(|segment| !segment.is_empty());
    let base = segments.take_while(|segment| names_no_thing(segment));
    base.flat_map(variables).collect()
}

/// Variables of a path that are called after what belongs to a client.
fn own_variables<'p>(plan: &'p Plan<'_>) -> Vec<&'p str> {
    variables(&plan.url.path)
        .filter(|name| belongs_to_client(name))
        .collect()
}

/// Variables that are values of a query, of which one or the other is called after what belongs to a client.
fn query_variables<'p>(plan: &'p Plan<'_>) -> Vec<&'p str> {
    let entries = plan.url.query.iter().flatten().filter(|entry| !entry.disabled);
    let values = entries.filter_map(|entry| {
        let key = entry.key.as_deref()?;
        let name = single(entry.value.as_deref()?).filter(|_| !plan.keys.contains(&key))?;
        (belongs_to_client(key) || belongs_to_client(name)).then_some(name)
    });
    values.collect()
}

/// What at least half of the requests (and three) have, in the order of its first appearance.
fn most_have<'p>(plans: &'p [Plan<'_>], names: impl Fn(&'p Plan<'_>) -> Vec<&'p str>) -> Vec<String> {
    let mut uses: HashMap<&str, usize> = HashMap::new();
    let mut order = Vec::new();
    for plan in plans {
        let found: BTreeSet<&str> = names(plan).into_iter().collect();
        for name in found {
            let count = uses.entry(name).or_insert_with(|| {
                order.push(name);
                0
            });
            *count += 1;
        }
    }
    let least = FEW.max(plans.len().div_ceil(2));
    order.retain(|name| uses.get(name).is_some_and(|count| *count >= least));
    order.into_iter().map(str::to_owned).collect()
}

/// Words for what one client has one of.
const CLIENTS: &[&str] = &[
    "account",
    "company",
    "env",
    "environment",
    "instance",
    "lang",
    "language",
    "locale",
    "org",
    "organisation",
    "organization",
    "realm",
    "region",
    "shop",
    "site",
    "stage",
    "store",
    "subscription",
    "tenant",
    "ver",
    "version",
    "workspace",
];

/// Words behind them that say the same.
const ENDS: &[&str] = &["code", "guid", "id", "key", "name", "sid", "slug", "uuid"];

/// Whether a variable is called after what one client has one of: `apiVersion`, `tenant_id`.
fn belongs_to_client(name: &str) -> bool {
    let words = words(name);
    let mut last = words.iter().rev().skip_while(|word| ENDS.contains(&word.as_str()));
    last.next().is_some_and(|word| CLIENTS.contains(&word.as_str()))
}

/// Variables in the segments that all paths begin with; a path's last segment is not part of its base.
///
/// Two requests may share the path of one thing (`/pets/{{id}}/food`, `/pets/{{id}}/toys`): there, a base
/// ends where things are named.
fn base_path_variables(plans: &[Plan<'_>]) -> Vec<String> {
    let mut common: Option<Vec<&str>> = None;
    for plan in plans {
        let mut segments: Vec<&str> = plan.url.path.split('/').collect();
        segments.pop();
        common = Some(match common {
            None => segments,
            Some(common) => {
                let same = common.into_iter().zip(segments).take_while(|(one, other)| one == other);
                same.map(|(one, _)| one).collect()
            }
        });
    }
    let rest = plans.first().map(|first| first.split.rest.as_str());
    let rest = rest.filter(|rest| plans.iter().all(|plan| plan.split.rest == *rest));
    let mut segments = common.unwrap_or_default();
    if plans.len() < FEW {
        let base = segments.iter().take_while(|segment| names_no_thing(segment)).count();
        segments.truncate(base);
    }
    let segments = rest.into_iter().chain(segments);
    segments.flat_map(variables).map(str::to_owned).collect()
}

/// A variable, `api`, `v1`: a segment of a base path.
pub(super) fn names_no_thing(segment: &str) -> bool {
    let version = segment.strip_prefix(['v', 'V']).unwrap_or(segment);
    let is_version = version.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    variables(segment).next().is_some() || is_version || matches!(segment, "api" | "rest")
}

impl Setting {
    /// Of which no more is known.
    fn new(key: String, role: SettingRole) -> Self {
        Self {
            key,
            role,
            default: None,
            description: String::new(),
            replay: None,
            script: false,
            chosen: false,
            base_path: String::new(),
        }
    }
}

/// Whether a variable is one whose value the crate does not hold.
pub(super) fn is_secret(scopes: &Scopes<'_>, name: &str) -> bool {
    let value = scopes.raw_value(name);
    scopes.is_secret(name) || value.is_some_and(|value| secret::is_secret_value(name, value))
}

struct Building<'s> {
    scopes: &'s Scopes<'s>,
    list: Vec<Setting>,
    variables: HashMap<String, SettingId>,
    /// Variables whose values are being read; a cycle among them is written out.
    pending: HashSet<String>,
    /// Servers whose address a path follows that begins with `/`, always.
    joined: HashSet<&'s Origin>,
}

impl Building<'_> {
    /// The setting for a variable, made where it is new.
    fn variable(&mut self, name: &str, role: SettingRole) -> SettingId {
        if let Some(id) = self.variables.get(name) {
            return *id;
        }
        self.pending.insert(name.to_owned());
        let value = self.scopes.raw_value(name);
        let secret = is_secret(self.scopes, name);
        let found = self.scopes.value(name);
        let is_lost = found.is_none();
        let sent = found.unwrap_or_else(|| unresolved(name));
        let relative = servers::relative(&sent).filter(|_| role == SettingRole::Server && value.is_some());
        let mut default = match value {
            Some(value) if !secret && !value.is_empty() && relative.is_none() && !is_placeholder(value) => {
                Some(self.template(value, role))
            }
            _ => None,
        };
        let base_path = relative.unwrap_or_default().to_owned();
        let address = match relative {
            Some("") => sent.trim_end_matches('/'),
            Some(path) => sent.split(path).next().unwrap_or_default(),
            None => &sent,
        };
        let mut replay = (default.is_none() || is_lost).then(|| address.to_owned());
        if role == SettingRole::Server && self.joined.contains(&Origin::Variable(name.to_owned())) {
            replay = replay.or_else(|| without_slash(default.as_mut()?).then(|| sent.clone()));
        }
        self.pending.remove(name);
        let description = self.scopes.description(name).to_owned();
        let id = self.push(Setting {
            key: name.to_owned(),
            role,
            default,
            description,
            replay,
            script: false,
            chosen: false,
            base_path,
        });
        self.variables.insert(name.to_owned(), id);
        id
    }

    /// The setting for a variable that scripts read; a call goes without one that the collection does not have.
    fn read_by_script(&mut self, name: &str, secret: Option<&String>) {
        if self.scopes.is_dynamic(name) || self.variables.contains_key(name) {
            return;
        }
        let id = self.variable(name, SettingRole::Variable);
        let setting = &mut self.list[id.0];
        setting.script = true;
        if self.scopes.raw_value(name).is_none() {
            setting.replay = secret.cloned();
        }
    }

    /// Where nobody says of a variable what it is, what is said of a header that is nothing else.
    fn describe(&mut self, plans: &[Plan<'_>]) {
        for header in plans.iter().flat_map(|plan| &plan.headers) {
            let id = single(&header.value).and_then(|name| self.variables.get(name));
            let Some(setting) = id.and_then(|id| self.list.get_mut(id.0)) else {
                continue;
            };
            if setting.description.trim().is_empty() && setting.role == SettingRole::Variable {
                setting.description.clone_from(&header.description);
            }
        }
    }

    /// A value with its variables as settings; in that of a server, placeholders too.
    fn template(&mut self, value: &str, role: SettingRole) -> Template {
        let flat = self.scopes.flat(value);
        let mut template = Template::default();
        for piece in pieces(&flat) {
            match piece {
                Piece::Literal(text) if role == SettingRole::Server => self.push_placeholders(&mut template, text),
                Piece::Literal(text) => super::arguments::push_text(&mut template, text),
                Piece::Variable(name) if self.scopes.is_dynamic(name) => {
                    template.0.push(Part::Dynamic(name.to_owned()))
                }
                Piece::Variable(name) if self.pending.contains(name) || self.pending.len() > DEPTH => {
                    let value = self.scopes.value(name).unwrap_or_else(|| unresolved(name));
                    super::arguments::push_text(&mut template, &value);
                }
                Piece::Variable(name) => {
                    let id = self.variable(name, SettingRole::Variable);
                    template.0.push(Part::Setting(id));
                }
            }
        }
        template
    }

    /// Literal text of a server in which `<account-id>` and `{account}` are settings without a default.
    fn push_placeholders(&mut self, template: &mut Template, text: &str) {
        let mut done = 0;
        for hole in segment::find_placeholders(text) {
            let written = text.get(hole.range.clone()).unwrap_or_default();
            super::arguments::push_text(template, text.get(done..hole.range.start).unwrap_or_default());
            done = hole.range.end;
            let is_it = |setting: &Setting| setting.key == hole.key && setting.replay.as_deref() == Some(written);
            let id = match self.list.iter().position(is_it) {
                Some(known) => SettingId(known),
                None => {
                    let key = servers::unique(&self.list, &hole.key, None);
                    let setting = Setting::new(key, SettingRole::Variable);
                    let replay = Some(written.to_owned());
                    self.push(Setting { replay, ..setting })
                }
            };
            template.0.push(Part::Setting(id));
        }
        super::arguments::push_text(template, text.get(done..).unwrap_or_default());
    }

    /// The server for an origin that is written out: a variable's whose value it is, else its own. It is the one that
    /// most requests use but for `rank` others.
    fn server_text(&mut self, text: &str, rank: usize) -> SettingId {
        let same = |setting: &Setting| {
            setting.role == SettingRole::Server
                && setting.default.as_ref().is_some_and(|default| is_text(default, text))
        };
        if let Some(found) = self.list.iter().position(same) {
            return SettingId(found);
        }
        let (shown, hidden) = servers::without_userinfo(text);
        let default = (!shown.trim().is_empty()).then(|| self.template(&shown, SettingRole::Server));
        let key = servers::server_key(&self.list, text, rank);
        let replay = hidden.then(|| self.scopes.substitute(text).into_owned());
        self.push(Setting {
            default,
            replay,
            ..Setting::new(key, SettingRole::Server)
        })
    }

    fn push(&mut self, setting: Setting) -> SettingId {
        self.list.push(setting);
        SettingId(self.list.len() - 1)
    }
}

/// Origins after which every path begins with `/`.
fn joined_origins<'p>(plans: &'p [Plan<'_>]) -> HashSet<&'p Origin> {
    let is_apart = |plan: &&Plan<'_>| {
        let rest = [plan.split.rest.as_str(), &plan.url.path];
        rest.into_iter()
            .find(|text| !text.is_empty())
            .is_some_and(|text| text.starts_with('/'))
    };
    let others: HashSet<&Origin> = plans
        .iter()
        .filter(|plan| !is_apart(plan))
        .map(|plan| &plan.split.origin)
        .collect();
    plans
        .iter()
        .map(|plan| &plan.split.origin)
        .filter(|origin| !others.contains(origin))
        .collect()
}

/// Takes the slashes off the end of an address; whether there were any.
fn without_slash(address: &mut Template) -> bool {
    let Some(Part::Text(last)) = address.0.last_mut() else {
        return false;
    };
    let length = last.trim_end_matches('/').len();
    let ends = length < last.len() && length > 0;
    if ends {
        last.truncate(length);
    }
    ends
}

/// Tells of base addresses that end in a slash, before paths that begin with one.
pub(super) fn warn_of_slashes(settings: &[Setting], notes: &mut Diagnostics) {
    for setting in settings.iter().filter(|setting| setting.ends_in_slash()) {
        let key = setting.key.escape_debug();
        let message = format!("`{key}` ends in a slash, and paths begin with one");
        let help = "take it off in Postman, where `//` is sent; the client's default is without";
        notes.warn(ids::DOUBLE_SLASH, &Location::default(), message, "both are sent", help);
    }
}

fn unresolved(name: &str) -> String {
    let mut text = String::new();
    push_hole(&mut text, name);
    text
}

/// Whether a value says no more than that there must be one: `<tenant>`, `{tenant}`.
fn is_placeholder(value: &str) -> bool {
    let text = value.trim();
    let first = segment::find_placeholders(text).into_iter().next();
    first.is_some_and(|hole| hole.range == (0..text.len())) && !text.contains("{{")
}

fn is_text(template: &Template, text: &str) -> bool {
    matches!(template.0.as_slice(), [Part::Text(only)] if only == text)
}

/// Sorts servers to the front, those with most requests first, and renumbers all references.
fn servers_first(
    list: Vec<Setting>,
    variables: HashMap<String, SettingId>,
    servers: Vec<SettingId>,
    ranks: &HashMap<SettingId, usize>,
) -> Settings {
    let mut order: Vec<usize> = (0..list.len()).collect();
    order.sort_by_key(|index| ranks.get(&SettingId(*index)).copied().unwrap_or(usize::MAX));
    let mut moved = vec![SettingId(0); list.len()];
    for (new, old) in order.iter().enumerate() {
        moved[*old] = SettingId(new);
    }
    let renumber = |id: SettingId| moved.get(id.0).copied().unwrap_or(id);
    let list = list.into_iter().enumerate();
    let mut sorted: Vec<_> = list.map(|(old, setting)| (renumber(SettingId(old)), setting)).collect();
    sorted.sort_by_key(|(new, _)| *new);
    for (_, setting) in &mut sorted {
        for part in setting.default.iter_mut().flat_map(|template| &mut template.0) {
            if let Part::Setting(id) = part {
                *id = renumber(*id);
            }
        }
    }
    Settings {
        list: sorted.into_iter().map(|(_, setting)| setting).collect(),
        variables: variables.into_iter().map(|(name, id)| (name, renumber(id))).collect(),
        shared: HashSet::new(),
        servers: servers.into_iter().map(renumber).collect(),
    }
}
