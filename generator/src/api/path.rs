//! Where an operation goes: the server, and the path with its variables and what else in it is an argument.

use super::arguments::{Arguments, Draft, argument, push_text};
use super::given::{self, Encoding};
use super::plan::Plan;
use super::scopes::{Piece, Scopes, pieces};
use super::segment::{Around, Hole, colon_holes, find_holes, find_placeholders};
use super::{Argument, Given, Part, Place, Required, SettingId, Template, Why, servers, settings};
use crate::diagnostic::{Diagnostics, ids};
use crate::document::{PathVariable, Url};

/// The template of origin and path.
pub(super) fn template(
    arguments: &mut Arguments<'_>,
    server: SettingId,
    plan: &Plan<'_>,
    notes: &mut Diagnostics,
) -> Template {
    let mut template = Template(vec![Part::Setting(server)]);
    let setting = arguments.context.servers.get(server.0);
    let base = setting.map_or("", |setting| &setting.base_path);
    arguments.push_template(&mut template, base, Place::Path);
    let relative = setting.and_then(|setting| servers::relative(setting.replay.as_deref()?));
    if relative.is_some() && !matches!(plan.split.rest.chars().next(), None | Some('/' | '?' | '#')) {
        push_text(&mut template, "/");
    }
    arguments.push_template(&mut template, &plan.split.rest, Place::Path);
    push_path(arguments, &mut template, plan, notes);
    template
}

/// Appends the path to a template.
///
/// Segments that begin with `:` are path variables up to a `.`; ids and placeholders that stand there literally are
/// arguments too, unless the configuration decides otherwise.
fn push_path(arguments: &mut Arguments<'_>, template: &mut Template, plan: &Plan<'_>, notes: &mut Diagnostics) {
    let path = arguments.context.scopes.flat(&plan.url.path);
    let mut pushing = Pushing {
        arguments,
        template,
        plan,
        notes,
    };
    let segments = segments(&path);
    let decided = &plan.entry.item.segments.decided;
    let noun = |text| match decided.get(text) {
        Some(Some(_)) => ":",
        _ => text,
    };
    let texts: Vec<&str> = std::iter::once(plan.split.rest.as_str())
        .chain(segments.iter().map(|(_, text)| noun(*text)))
        .filter(|text| !text.is_empty())
        .collect();
    let mut before = usize::from(!plan.split.rest.is_empty());
    for (index, (start, text)) in segments.iter().enumerate() {
        if index > 0 {
            push_text(pushing.template, "/");
        }
        if !text.is_empty() {
            let around = Around {
                before: texts.get(..before).unwrap_or_default(),
                is_last: before + 1 == texts.len(),
            };
            pushing.push_segment(text, *start, around);
            before += 1;
        }
    }
}

/// The segments of a path with where they start; a `/` within `{{…}}` parts nothing.
pub(super) fn segments(path: &str) -> Vec<(usize, &str)> {
    let mut segments = Vec::new();
    let (mut start, mut at) = (0, 0);
    for piece in pieces(path) {
        if let Piece::Literal(literal) = piece {
            for (slash, _) in literal.match_indices('/') {
                segments.push((start, path.get(start..at + slash).unwrap_or_default()));
                start = at + slash + 1;
            }
        }
        at += piece.length();
    }
    segments.push((start, path.get(start..).unwrap_or_default()));
    segments
}

/// The template of a path on its way.
struct Pushing<'p, 'a, 'c> {
    arguments: &'p mut Arguments<'c>,
    template: &'p mut Template,
    plan: &'p Plan<'a>,
    notes: &'p mut Diagnostics,
}

impl Pushing<'_, '_, '_> {
    fn push_segment(&mut self, segment: &str, start: usize, around: Around<'_>) {
        let rules = &self.plan.entry.item.segments;
        let decided = rules.decided.get(segment);
        let pieces = pieces(segment);
        match (pieces.as_slice(), decided) {
            ([Piece::Literal(text)], Some(Some(name))) => self.push_chosen(text, name, Why::Configuration),
            ([Piece::Literal(text)], Some(None)) => push_text(self.template, text),
            ([Piece::Literal(text)], None) if text.starts_with(':') || text.contains(".:") => {
                self.push_colons(text, start)
            }
            ([Piece::Literal(text)], None) if !rules.kept => {
                let holes = find_holes(text, around);
                let created = &self.arguments.context.created;
                match created.get(&(self.plan.index, start)) {
                    Some(name) if holes.is_empty() => self.push_chosen(text, name, Why::Created),
                    _ => self.push_holes(text, holes),
                }
            }
            ([Piece::Variable(name)], _)
                if around.is_last && around.before.last().is_some_and(|noun| is_noun(noun)) =>
            {
                let part = self.arguments.thing(name);
                self.template.0.push(part);
            }
            _ => self.push_pieces(&pieces, start),
        }
    }

    /// A segment with variables in it; what stands between them holds placeholders, but no ids.
    fn push_pieces(&mut self, pieces: &[Piece<'_>], start: usize) {
        for (index, piece) in pieces.iter().enumerate() {
            match piece {
                Piece::Variable(name) => {
                    let part = self.arguments.part(name, Place::Path);
                    self.template.0.push(part);
                }
                Piece::Literal(text) if index == 0 && text.starts_with(':') => self.push_colons(text, start),
                Piece::Literal(text) if self.plan.entry.item.segments.kept => push_text(self.template, text),
                Piece::Literal(text) => self.push_holes(text, find_placeholders(text)),
            }
        }
    }

    /// A whole segment that the configuration, or what another request creates, makes an argument.
    fn push_chosen(&mut self, text: &str, name: &str, why: Why) {
        let given = given::in_path(self.arguments.context.scopes, text, self.arguments.encoding);
        let mut chosen = argument(draft(name, given));
        chosen.required = Required::yes(why);
        let id = self.arguments.push_apart(chosen);
        self.template.0.push(Part::Argument(id));
    }

    /// A segment with `:name` in it.
    ///
    /// Postman's own name goes up to a `.`; where the collection has a value for it, or no other name stands in it, that
    /// is the variable. Others are sent as they stand.
    fn push_colons(&mut self, segment: &str, start: usize) {
        let holes = colon_holes(segment);
        let name = segment.strip_prefix(':');
        let name = name.and_then(|rest| rest.split('.').next());
        let own = name.map_or(segment.len(), |name| name.len() + 1);
        let is_fused = self.plan.url.fused.iter().any(|range| range.contains(&start));
        let is_known = |name: &str| value_of(self.plan.url, name).is_some();
        let first = holes.first().map_or(0..own, |first| first.range.clone());
        match name.filter(|name| !name.is_empty() && !is_fused && (is_known(name) || first == (0..own))) {
            Some(name) => {
                let (scopes, encoding) = (self.arguments.context.scopes, self.arguments.encoding);
                match value_of(self.plan.url, name).filter(|value| self.arguments.is_computed(value)) {
                    Some(value) => self.arguments.push_template(self.template, value, Place::Path),
                    None => {
                        let make = || path_variable(scopes, self.plan.url, name, encoding);
                        let id = self.arguments.path_variable(name, make);
                        self.template.0.push(Part::Argument(id));
                    }
                }
                let rest = segment.get(own..).unwrap_or_default();
                let shifted = |hole: Hole| Hole {
                    range: hole.range.start - own..hole.range.end - own,
                    ..hole
                };
                let others = holes.into_iter().filter(|hole| hole.range.start >= own).map(shifted);
                self.push_holes(rest, others.collect());
            }
            None => self.push_holes(segment, holes),
        }
    }

    /// Text with arguments in it.
    fn push_holes(&mut self, text: &str, holes: Vec<Hole>) {
        let mut done = 0;
        for hole in holes {
            let written = text.get(hole.range.clone()).unwrap_or_default();
            push_text(self.template, text.get(done..hole.range.start).unwrap_or_default());
            done = hole.range.end;
            let id = match hole.why {
                Why::Placeholder => {
                    self.warn_of_placeholder(written, &hole.key);
                    let (scopes, url, encoding) =
                        (self.arguments.context.scopes, self.plan.url, self.arguments.encoding);
                    let make = || placeholder(scopes, url, &hole, (written, encoding));
                    self.arguments.path_variable(&hole.key, make)
                }
                _ => {
                    let mut id = argument(draft(&hole.key, Given::Data(written.to_owned())));
                    id.required = Required::yes(hole.why);
                    self.arguments.push_apart(id)
                }
            };
            self.template.0.push(Part::Argument(id));
        }
        push_text(self.template, text.get(done..).unwrap_or_default());
    }

    fn warn_of_placeholder(&mut self, written: &str, key: &str) {
        let message = format!("`{}` in the path is sent as it stands", written.escape_debug());
        let help = format!(
            "write `:{key}` as a path element of its own, or `{{{{{key}}}}}`; the method takes it as an argument"
        );
        let (id, location) = (ids::PLACEHOLDER_IN_PATH, &self.plan.request.location);
        self.notes
            .warn(id, location, message, "Postman puts no value in its place", help);
    }
}

/// Of equal keys the last counts.
fn variable<'u>(url: &'u Url, name: &str) -> Option<&'u PathVariable> {
    url.path_variables.iter().rfind(|variable| variable.key == name)
}

/// Whether things are named after a segment: a word, but for what paths begin with.
fn is_noun(segment: &str) -> bool {
    !segment.contains(['{', ':']) && !settings::names_no_thing(segment)
}

fn value_of<'u>(url: &'u Url, name: &str) -> Option<&'u str> {
    variable(url, name)?.value.as_deref()
}

fn description_of(url: &Url, name: &str) -> String {
    variable(url, name).map_or_else(String::new, |variable| variable.description.clone())
}

/// What is known of an argument that no entry of the URL describes.
fn draft(key: &str, given: Given) -> Draft<'_> {
    Draft {
        key,
        place: Place::Path,
        description: String::new(),
        values: vec![given],
        is_secret: false,
    }
}

/// The argument for `:name`; of equal keys the last counts; without a value Postman sends `:name`.
fn path_variable(scopes: &Scopes<'_>, url: &Url, name: &str, encoding: Encoding) -> Argument {
    let (given, is_secret) = match value_of(url, name) {
        Some(value) => (given::in_path(scopes, value, encoding), scopes.has_secret(value)),
        None => (Given::Verbatim(format!(":{name}")), false),
    };
    argument(Draft {
        description: description_of(url, name),
        is_secret,
        ..draft(name.trim(), given)
    })
}

/// The argument for a placeholder, which the replay sends as it stands; a value of the collection is but a sample.
fn placeholder(scopes: &Scopes<'_>, url: &Url, hole: &Hole, (written, encoding): (&str, Encoding)) -> Argument {
    let sample = value_of(url, &hole.key);
    let is_secret = sample.is_some_and(|value| scopes.has_secret(value));
    let given = sample.map_or_else(
        || Given::Verbatim(written.to_owned()),
        |value| given::in_path(scopes, value, encoding),
    );
    let mut made = argument(Draft {
        description: description_of(url, &hole.key),
        is_secret,
        ..draft(&hole.key, given)
    });
    made.replay = vec![Given::Verbatim(written.to_owned())];
    made.required = Required::yes(hole.why);
    made
}
