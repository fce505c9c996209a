//! Answers of real runs, as examples beside the collection.
//!
//! Input: a collection, and runs of it: reports, HAR files, collections with answers. Output: the text of a collection
//! that holds a few of their answers, with made-up values.
//!
//! 1. A run gives its exchanges one by one (`run`).
//! 2. Each finds its request (`find`); one that fits none, or several, is counted and told.
//! 3. An answer is a candidate if it shows something new; at the end those stay that the types need (`keep`).
//! 4. What is kept loses its values (`made_up`) and is written (`write`).
//!
//! The same runs in the same order give the same bytes; what was learned before stays, and is not learned again.

mod check;
mod decode;
mod exchange;
mod find;
mod headers;
mod keep;
mod made_up;
mod run;
mod secret;
mod told;
mod write;

use std::collections::BTreeMap;
use std::io::Read;

use postman_codegen_runtime::made_up::header;

use crate::diagnostic::Diagnostics;
use crate::document::{self, Item, Method, walk_items};
use crate::shape::evidence;
use crate::source::Source;

use exchange::{Answer, Exchange, Of};
use find::{Found, Requests};
use keep::{Body, Kept, New, Other};
use made_up::MadeUp;
use secret::Secrets;
use write::{Entry, Written};

pub use check::{Checker, Drift};
pub use exchange::Call;
pub use run::RunError;

/// Which hosts' traffic counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Hosts {
    /// Those of the collection's URLs.
    #[default]
    Known,
    /// Any: a copy of the API, or a proxy.
    Any,
}

/// What becomes of the values in answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Values {
    /// Made-up ones stand in their place.
    #[default]
    MadeUp,
    /// They are kept, but for secrets.
    Kept,
}

/// How is learned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Which hosts' traffic counts.
    pub hosts: Hosts,
    /// What becomes of the values in answers.
    pub values: Values,
    /// Which of the source's examples is the file that is written again: its answers stay.
    pub extends: Option<usize>,
}

/// Learns from runs; begin with [`Learner::new`].
pub struct Learner {
    settings: Settings,
    name: String,
    requests: Requests,
    secrets: Secrets,
    /// By request.
    kept: Vec<Kept>,
    /// By request, what is written again.
    old: Vec<Vec<document::Example>>,
    /// Each with its exchanges so far.
    runs: Vec<(String, usize)>,
    summary: Summary,
}

/// What was learned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Learned {
    /// The text of the file of examples.
    pub text: String,
    /// What was counted.
    pub summary: Summary,
}

/// What became of exchanges and values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Exchanges in the runs.
    pub exchanges: usize,
    /// Those that had no answer.
    pub unanswered: usize,
    /// Those whose answer has a body that the run does not hold.
    pub bodiless: usize,
    /// Those that fit no request of the collection, by method and URL without its query, or by name.
    pub strange: BTreeMap<String, usize>,
    /// Those that fit several requests equally well, by the names of these.
    pub tied: BTreeMap<String, usize>,
    /// Answers that are new in the file.
    pub new: usize,
    /// Requests that have new answers.
    pub requests: usize,
    /// Answers that were in the file before.
    pub old: usize,
    /// Values in new answers that made-up ones stand for.
    pub replaced: u64,
}

impl Learner {
    /// For a source, whose saved answers and examples are known already.
    ///
    /// # Errors
    ///
    /// What is wrong with the source.
    pub fn new(source: &Source, settings: Settings) -> Result<Self, Diagnostics> {
        let mut notes = Diagnostics::default();
        let document = document::read(source, &mut notes);
        let Some(document) = document.filter(|_| !notes.has_errors()) else {
            return Err(notes);
        };
        let requests = Requests::new(&document, settings.hosts);
        let extended = settings.extends.map(|index| source.first_example() + index);
        let mut learner = Self {
            settings,
            secrets: Secrets::new(&document),
            kept: Vec::new(),
            old: Vec::new(),
            runs: Vec::new(),
            summary: Summary::default(),
            requests,
            name: document.name.clone(),
        };
        walk_items(&document.nodes).for_each(|item| learner.add_item(item, extended));
        Ok(learner)
    }

    fn add_item(&mut self, item: &Item, extended: Option<usize>) {
        let (mut kept, mut old) = (Kept::default(), Vec::new());
        for example in &item.examples {
            let Some(status) = example.code else { continue };
            let names: Vec<String> = example.headers.iter().map(|header| header.key.clone()).collect();
            let body = Body::new(example.body.as_deref().unwrap_or_default().as_bytes());
            if Some(example.location.file) == extended {
                kept.add_learned(status, &names, body);
                old.push(example.clone());
            } else {
                kept.add_known(status, &names, body);
            }
        }
        self.kept.push(kept);
        self.old.push(old);
    }

    /// Adds a call that was watched; gives the names of the requests that it is one of, and why none is.
    ///
    /// # Errors
    ///
    /// The names of those of which it may be one, or nothing.
    pub fn observe(&mut self, run: &str, call: Call) -> Result<String, String> {
        let index = self.runs.iter().position(|(known, _)| known == run);
        let index = index.unwrap_or_else(|| {
            self.runs.push((run.to_owned(), 0));
            self.runs.len() - 1
        });
        let exchange = call.into_exchange();
        let found = match self.requests.find(&exchange) {
            Found::Requests(indices) => Ok(self.requests.names(&indices)),
            Found::Tie(indices) => Err(self.requests.names(&indices)),
            Found::Nothing => Err(String::new()),
        };
        self.add(exchange, index);
        found
    }

    /// Reads a run; what it shows counts as far as it was read.
    ///
    /// # Errors
    ///
    /// If it is no run, or cannot be read to its end.
    pub fn read(&mut self, name: &str, reader: impl Read) -> Result<(), RunError> {
        let run = self.runs.len();
        self.runs.push((name.to_owned(), 0));
        run::read_exchanges(reader, &mut |exchange| self.add(exchange, run))
    }

    fn add(&mut self, exchange: Exchange, run: usize) {
        let number = self.runs.get_mut(run).map_or(0, |(_, count)| {
            *count += 1;
            *count
        });
        let Some((answer, indices)) = self.summary.usable(exchange, &self.requests) else {
            return;
        };
        for index in indices.into_iter().filter(|_| (200..=599).contains(&answer.status)) {
            if let (Some(request), Some(kept)) = (self.requests.list.get(index), self.kept.get_mut(index)) {
                kept.add(
                    decode::decoded(bodiless(answer.clone(), &request.method)),
                    (run, number),
                );
            }
        }
    }

    /// The file of examples, with what the runs have shown.
    #[must_use]
    pub fn learned(&self) -> Learned {
        let mut summary = self.summary.clone();
        let mut entries = Vec::with_capacity(self.requests.list.len());
        let kept = self.kept.iter().zip(&self.old);
        for (request, (kept, old)) in self.requests.list.iter().zip(kept) {
            let mut answers: Vec<Written> = old.iter().map(again).collect();
            summary.old += answers.len();
            let before = answers.len();
            for (status, group) in &kept.0 {
                let next = answers.len() as u64 * 1000;
                let mut made_up = MadeUp::new(&self.secrets, self.settings.values, next);
                for new in written(*status, group.chosen(), &mut made_up, &self.runs) {
                    let name = free_name(&new.name, &answers);
                    answers.push(Written { name, ..new });
                }
                summary.replaced += made_up.replaced;
            }
            summary.new += answers.len() - before;
            summary.requests += usize::from(answers.len() > before);
            answers.sort_by_key(|answer| answer.status);
            entries.push(Entry {
                place: &request.place,
                method: &request.method,
                url: &request.url,
                answers,
            });
        }
        Learned {
            text: write::file_text(&self.name, &entries),
            summary,
        }
    }
}

impl Summary {
    /// Counts an exchange; gives its answer and its requests, if the answer can be looked at.
    fn usable(&mut self, exchange: Exchange, requests: &Requests) -> Option<(Answer, Vec<usize>)> {
        let found = requests.find(&exchange);
        self.exchanges += 1;
        match (exchange.answer, found) {
            (None, _) => self.unanswered += 1,
            (_, Found::Nothing) => *self.strange.entry(title(&exchange.of)).or_default() += 1,
            (_, Found::Tie(indices)) => *self.tied.entry(requests.names(&indices)).or_default() += 1,
            (Some(Answer { body: None, .. }), Found::Requests(_)) => self.bodiless += 1,
            (Some(answer), Found::Requests(indices)) => return Some((answer, indices)),
        }
        None
    }
}

/// The answer without what stands in the place of a body, where HTTP has none (RFC 9110, section 6.4.1).
fn bodiless(mut answer: Answer, method: &str) -> Answer {
    if Method::parse(method).answers_without_body(answer.status) {
        answer.body = Some(Vec::new());
    }
    answer
}

/// Whether a text is a file that [`Learned`] once was.
#[must_use]
pub fn is_learned(text: &str) -> bool {
    text.contains(write::MARK)
}

/// How an exchange that fits nothing is told: nothing of its values.
fn title(of: &Of) -> String {
    match of {
        Of::Place((path, _)) => format!("`{}`", path.join(" / ")),
        Of::Name(name) => format!("`{name}`"),
        Of::Sent(sent) => {
            let url = sent.url.split(['?', '#']).next().unwrap_or_default();
            let (scheme, rest) = url.split_once("://").unwrap_or(("", url));
            let host = rest.split('/').next().unwrap_or_default();
            let host = host.rsplit('@').next().unwrap_or_default();
            let mark = if scheme.is_empty() { "" } else { "://" };
            format!("{} {scheme}{mark}{host}", sent.method)
        }
    }
}

/// An answer that was learned before.
fn again(example: &document::Example) -> Written {
    let headers = example.headers.iter();
    Written {
        name: example.name.clone(),
        status: example.code.unwrap_or_default(),
        headers: headers
            .map(|header| (header.key.clone(), header.value.clone()))
            .collect(),
        language: if example.language == "json" { "json" } else { "text" },
        body: example.body.clone(),
    }
}

/// Answers of one status with made-up values.
fn written(status: u16, answers: Vec<New>, made_up: &mut MadeUp<'_>, runs: &[(String, usize)]) -> Vec<Written> {
    let jsons = answers.iter().filter_map(|new| match &new.body {
        Body::Json(value) => Some(value),
        Body::Other(_) => None,
    });
    let meanings = evidence::meanings(jsons);
    let mut list = Vec::with_capacity(answers.len());
    for new in &answers {
        let (body, language) = match &new.body {
            Body::Json(value) => (Some(format!("{:#}", made_up.body(status, value, &meanings))), "json"),
            Body::Other(Other::Text) => (Some("made up text".to_owned()), "text"),
            Body::Other(Other::Empty) => (None, "text"),
        };
        let headers = new.headers.iter();
        let headers = headers.map(|(name, value)| (name.clone(), header(name, value, &mut |text| made_up.text(text))));
        list.push(Written {
            name: format!(
                "{status}, seen in {}, entry {}",
                runs.get(new.seen.0).map_or("", |(name, _)| name),
                new.seen.1
            ),
            status,
            headers: headers.collect(),
            body,
            language,
        });
    }
    list
}

/// A name that no other answer of the request has.
fn free_name(name: &str, answers: &[Written]) -> String {
    let is_taken = |name: &str| answers.iter().any(|answer| answer.name == name);
    let numbered = (2..).map(|number| format!("{name} ({number})"));
    let mut names = std::iter::once(name.to_owned()).chain(numbered);
    names.find(|name| !is_taken(name)).unwrap_or_default()
}
