//! Whether the answers of runs are what the crate says.

use std::collections::{BTreeMap, HashMap};
use std::io::Read;

use super::exchange::{Answer, Exchange};
use super::find::Requests;
use super::keep::{Body, Other};
use super::{Hosts, RunError, Summary, bodiless, decode, run};
use crate::Understood;
use crate::api::OperationId;
use crate::diagnostic::{Diagnostics, Location};
use crate::document;
use crate::shape::fit::Held;
use crate::source::Source;

/// Holds answers against a crate; begin with [`Checker::new`].
pub struct Checker {
    understood: Understood,
    requests: Requests,
    operations: HashMap<Location, OperationId>,
    drifts: BTreeMap<Drift, usize>,
    summary: Summary,
}

/// Something that the API answers and the crate does not say.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Drift {
    /// Folders and name of the request: `Users / List users`.
    pub request: String,
    /// Where: `answers.200.items[].price`.
    pub place: String,
    /// What the crate says.
    pub expected: String,
    /// What came; its value is not told.
    pub came: String,
}

impl Checker {
    /// For a source, and what it was understood as.
    ///
    /// # Errors
    ///
    /// What is wrong with the source.
    pub fn new(source: &Source, understood: Understood, hosts: Hosts) -> Result<Self, Diagnostics> {
        let mut notes = Diagnostics::default();
        let Some(document) = document::read(source, &mut notes) else {
            return Err(notes);
        };
        let operations = understood.krate.api.operations.iter().zip(0..);
        Ok(Self {
            operations: operations
                .map(|(operation, index)| (operation.location.clone(), OperationId(index)))
                .collect(),
            requests: Requests::new(&document, hosts),
            understood,
            drifts: BTreeMap::new(),
            summary: Summary::default(),
        })
    }

    /// Reads a run.
    ///
    /// # Errors
    ///
    /// If it is no run, or cannot be read to its end.
    pub fn read(&mut self, reader: impl Read) -> Result<(), RunError> {
        run::read_exchanges(reader, &mut |exchange| self.add(exchange))
    }

    /// What does not fit, each with how often it came, by request and place; and what was counted.
    #[must_use]
    pub fn finish(self) -> (BTreeMap<Drift, usize>, Summary) {
        (self.drifts, self.summary)
    }

    fn add(&mut self, exchange: Exchange) {
        let Some((answer, indices)) = self.summary.usable(exchange, &self.requests) else {
            return;
        };
        for index in indices {
            for drift in self.drifts_of(index, answer.clone()) {
                *self.drifts.entry(drift).or_default() += 1;
            }
        }
    }

    fn drifts_of(&self, index: usize, answer: Answer) -> Vec<Drift> {
        let request = self.requests.list.get(index);
        let id = request.and_then(|request| self.operations.get(&request.location));
        let (Some(request), Some(id)) = (request, id) else {
            return Vec::new();
        };
        let Understood { krate, shapes, .. } = &self.understood;
        let (Some(operation), Some(types)) = (krate.api.operations.get(id.0), shapes.operations.get(id.0)) else {
            return Vec::new();
        };
        let drift = |place: &str, expected: &str, came: &str| Drift {
            request: request.place.0.join(" / "),
            place: format!("answers.{}{place}", answer.status),
            expected: expected.to_owned(),
            came: came.to_owned(),
        };
        let mut cases = operation.cases.iter().zip(&types.cases);
        let Some((_, payload)) = cases.find(|(case, _)| case.status == answer.status) else {
            let fits = operation.cases.is_empty() && (200..300).contains(&answer.status);
            return if fits {
                Vec::new()
            } else {
                vec![drift("", "a documented status", "another one")]
            };
        };
        let answer = decode::decoded(bodiless(answer.clone(), &request.method));
        let body = answer.body.map(|bytes| Body::new(&bytes));
        let held = match &body {
            Some(Body::Json(value)) => Held::Json(value),
            Some(Body::Other(Other::Text)) => Held::Text,
            Some(Body::Other(Other::Empty)) => Held::Nothing,
            None => return Vec::new(),
        };
        let misfits = shapes.misfits(payload, held);
        misfits
            .iter()
            .map(|one| drift(&one.place, one.expected, one.came))
            .collect()
    }
}
