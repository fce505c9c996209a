//! Inputs are changed and tried until the time is over.

use std::collections::BTreeMap;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use serde_json::Value;

use super::chance::Chance;
use super::inputs::{Input, Kind};
use super::minimise::minimise;
use super::mutate::{change, change_text};
use super::targets::{Target, check};

/// Whoever waits longer for a small input thinks that it hangs.
const SLOW: Duration = Duration::from_secs(20);

/// Where a panic was, for its message says little.
static PANIC: Mutex<String> = Mutex::new(String::new());

/// What broke.
#[derive(Clone, Debug)]
pub(crate) struct Finding {
    /// What it does, the same for the same fault.
    pub(crate) fault: String,
    /// What was tried.
    trial: Trial,
    /// As small as it could be made.
    text: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Trial { name, kind, target, .. } = &self.trial;
        write!(
            formatter,
            "{}\n  of {name} ({kind:?}, {target:?}):\n{}\n",
            self.fault, self.text
        )
    }
}

/// A text with what is done with it.
#[derive(Clone, Debug)]
pub(crate) struct Trial {
    /// Of the input that it was made of.
    pub(crate) name: String,
    pub(crate) kind: Kind,
    target: Target,
    pub(crate) text: String,
}

/// Some of all that was tried as a crate, each as likely as another.
struct Kept {
    /// So many.
    most: usize,
    /// Of so many.
    seen: usize,
    chance: Chance,
    trials: Vec<Trial>,
}

impl Kept {
    fn see(&mut self, trial: &Trial) {
        self.seen += 1;
        if self.trials.len() < self.most {
            self.trials.push(trial.clone());
        } else if let Some(place) = self.trials.get_mut(self.chance.below(self.seen)) {
            *place = trial.clone();
        }
    }
}

/// What was tried so far.
pub(crate) struct Campaign {
    seed: u64,
    chance: Chance,
    inputs: Vec<Input>,
    /// Which of them are no collections, by kind: each kind comes as often as another.
    others: Vec<Vec<usize>>,
    executions: BTreeMap<String, usize>,
    findings: Vec<Finding>,
    kept: Kept,
}

impl Campaign {
    /// One that keeps so many of its trials.
    pub(crate) fn new(seed: u64, inputs: Vec<Input>, most: usize) -> Self {
        let kinds = [Kind::Yaml, Kind::Variables, Kind::Config, Kind::Run, Kind::Script];
        let of = |kind| inputs.iter().enumerate().filter(move |(_, input)| input.kind == kind);
        let others: Vec<Vec<usize>> = kinds.map(|kind| of(kind).map(|(index, _)| index).collect()).into();
        Self {
            others: others.into_iter().filter(|of_kind| !of_kind.is_empty()).collect(),
            seed,
            chance: Chance::new(seed),
            inputs,
            executions: BTreeMap::new(),
            findings: Vec::new(),
            kept: Kept {
                most,
                seen: 0,
                chance: Chance::new(seed),
                trials: Vec::new(),
            },
        }
    }

    /// Some of what was tried as a crate.
    pub(crate) fn kept(&self) -> &[Trial] {
        &self.kept.trials
    }

    pub(crate) fn inputs(&self) -> usize {
        self.inputs.len()
    }

    pub(crate) fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// How much was tried, in a line.
    pub(crate) fn summary(&self) -> String {
        let all: usize = self.executions.values().sum();
        let kinds = self.executions.iter().map(|(kind, count)| format!("{kind} {count}"));
        let kinds = kinds.collect::<Vec<_>>().join(", ");
        format!(
            "{all} executions ({kinds}), seed {}, {} findings",
            self.seed,
            self.findings.len()
        )
    }

    /// Goes on for a time; each finding is told once.
    pub(crate) fn run(&mut self, time: Duration, tell: &mut dyn FnMut(String)) {
        let before = take_hook();
        set_hook(Box::new(|panic| {
            let place = panic
                .location()
                .map(|place| format!("{}:{}", place.file(), place.line()));
            if let Ok(mut last) = PANIC.lock() {
                *last = place.unwrap_or_default();
            }
        }));
        let (begun, mut told) = (Instant::now(), Instant::now());
        while begun.elapsed() < time && !self.inputs.is_empty() {
            let trial = self.changed();
            *self.executions.entry(format!("{:?}", trial.kind)).or_default() += 1;
            match tried(&trial, &trial.text) {
                Err(fault) => self.find(trial, fault, tell),
                Ok(()) if trial.target == Target::Crate => self.kept.see(&trial),
                Ok(()) => {}
            }
            if told.elapsed() > Duration::from_secs(60) {
                tell(self.summary());
                told = Instant::now();
            }
        }
        set_hook(before);
    }

    /// An input with changes.
    fn changed(&mut self) -> Trial {
        let chance = &mut self.chance;
        let any = |chance: &mut Chance| chance.below(self.inputs.len());
        let other = any(chance);
        let input = match chance.below(2) {
            0 => chance
                .one(&self.others)
                .and_then(|of_kind| chance.one(of_kind))
                .copied(),
            _ => None,
        };
        let input = input.unwrap_or_else(|| any(chance));
        let (input, other) = (&self.inputs[input], &self.inputs[other]);
        let text = match &input.value {
            Some(value) if !chance.once_in(20) => {
                let mut value = value.clone();
                cut(&mut value, chance);
                change(&mut value, other.value.as_ref().unwrap_or(&Value::Null), chance);
                value.to_string()
            }
            _ => {
                let mut text = input.text.clone();
                for _ in 0..1 + chance.below(4) {
                    change_text(&mut text, chance);
                }
                text
            }
        };
        let target = match chance.below(8) {
            0 => Target::Module,
            1 => Target::Shown,
            _ => Target::Crate,
        };
        Trial {
            name: input.name.clone(),
            kind: input.kind,
            target,
            text,
        }
    }

    fn find(&mut self, trial: Trial, fault: String, tell: &mut dyn FnMut(String)) {
        if self.findings.iter().any(|known| known.fault == fault) {
            return;
        }
        tell(format!("{fault}, of {}; it is made small", trial.name));
        let breaks = |smaller: &str| tried(&trial, smaller).is_err_and(|found| found == fault);
        let text = minimise(&trial.text, &breaks);
        let finding = Finding { fault, trial, text };
        tell(finding.to_string());
        self.findings.push(finding);
    }
}

/// Leaves a few items of a large collection, so that more of them are tried.
fn cut(value: &mut Value, chance: &mut Chance) {
    const MOST: usize = 3;
    let Some(items) = value.get_mut("item").and_then(Value::as_array_mut) else {
        return;
    };
    while items.len() > MOST {
        items.swap_remove(chance.below(items.len()));
    }
    for item in items {
        cut(item, chance);
    }
}

/// What is wrong with what becomes of a text.
fn tried(trial: &Trial, text: &str) -> Result<(), String> {
    let begun = Instant::now();
    let done = catch_unwind(AssertUnwindSafe(|| check(trial.kind, trial.target, text)));
    match done {
        Err(_) => Err(format!(
            "a panic at {}",
            PANIC.lock().map(|place| place.clone()).unwrap_or_default()
        )),
        Ok(Ok(())) if begun.elapsed() > SLOW => Err(format!("it takes more than {} seconds", SLOW.as_secs())),
        Ok(done) => done,
    }
}
