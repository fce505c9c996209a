//! `learn`: answers of real runs, as examples beside the collection.

use std::fs;
use std::io::{BufReader, Read, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use postman_codegen::Generator;
use postman_codegen::learn::{
    Checker, Drift, Hosts, Learned, Learner, RunError, Settings, Summary, Values, is_learned,
};
use postman_codegen::source::{File, Source};
use postman_codegen::spelling::count;

use super::collections::{Collection, STANDARD_INPUT, STDIN_NAME};
use super::{Choice, Failed, colour, inspect, print, progress, tell};

/// What `--help` shows at its end.
pub(super) const EXAMPLES: &str = "\
Examples:
  newman run zoom.postman_collection.json -r json --reporter-json-export run.json
  postman-codegen learn zoom.postman_collection.json --from run.json
  postman-codegen learn zoom.postman_collection.json --from traffic.har --any-host";

/// Of many hosts or requests, so many are named.
const NAMED: usize = 5;

#[derive(Args)]
pub(super) struct Learn {
    /// The collection as Postman exports it.
    #[arg(value_name = "COLLECTION")]
    input: PathBuf,
    #[command(flatten)]
    choice: Choice,
    /// Runs: JSON reports of newman, HAR files, collections with saved answers; `-` is standard input.
    #[arg(long, required = true, value_name = "FILE", num_args = 1..)]
    from: Vec<PathBuf>,
    /// Let traffic to any host count, not just to those of the collection.
    #[arg(long)]
    any_host: bool,
    /// Write nothing; tell which answers are not what the crate says, and exit with 1 if one is not.
    #[arg(long)]
    check: bool,
    #[command(flatten)]
    writing: Writing,
}

/// What is written, and how.
#[derive(Args)]
pub(super) struct Writing {
    /// The file that what is learned is written to; by default NAME.examples.json beside the collection.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Keep values as they came, but for secrets.
    #[arg(long)]
    keep_values: bool,
    /// Overwrite a file that was not learned.
    #[arg(long)]
    force: bool,
}

/// What is learned for, and where it is written.
pub(super) struct Target {
    source: Source,
    out: PathBuf,
    values: Values,
    /// Which of the source's examples is the file that is written again.
    extends: Option<usize>,
}

pub(super) fn run(options: &Learn) -> Result<(), Failed> {
    let hosts = if options.any_host { Hosts::Any } else { Hosts::Known };
    if options.check {
        return check(options, hosts);
    }
    let target = Target::new(&options.input, &options.choice, &options.writing)?;
    let mut learner = target.learner(hosts)?;
    for path in &options.from {
        read_run(path, |name, reader| learner.read(name, reader))?;
    }
    let learned = learner.learned();
    refuse_vain(&learned.summary)?;
    target.write(&learned)?;
    tell(&target.summary(&learned.summary));
    Ok(())
}

/// Holds the answers of runs against the crate that would be written.
fn check(options: &Learn, hosts: Hosts) -> Result<(), Failed> {
    let Collection { source, .. } = inspect::chosen(std::slice::from_ref(&options.input), &options.choice)?;
    let wrong = |notes| Failed::Wrong(colour::diagnostics(&notes, &source));
    let (understood, _) = Generator::new().understand(&source).map_err(wrong)?;
    let mut checker = Checker::new(&source, understood, hosts).map_err(wrong)?;
    for path in &options.from {
        read_run(path, |_, reader| checker.read(reader))?;
    }
    let (drifts, summary) = checker.finish();
    refuse_vain(&summary)?;
    losses(&summary).iter().for_each(|line| tell(line));
    for (drift, times) in &drifts {
        let Drift { request, place, .. } = drift;
        let (expected, came, times) = (&drift.expected, &drift.came, count(*times, "time"));
        print(&format!(
            "{request}: {place}: expected {expected}, came {came} ({times})\n"
        ))?;
    }
    if drifts.is_empty() {
        tell(&format!(
            "all answers of {} are what the crate says",
            count(summary.exchanges, "exchange")
        ));
        return Ok(());
    }
    tell("help: learn from these runs without `--check`, generate again, and see what changed by `generate --check`");
    Err(Failed::Differs)
}

impl Target {
    pub(super) fn new(input: &PathBuf, choice: &Choice, writing: &Writing) -> Result<Self, Failed> {
        let Collection { mut source, .. } = inspect::chosen(std::slice::from_ref(input), choice)?;
        let out = match &writing.out {
            Some(out) => out.clone(),
            None if source.collection.name == STDIN_NAME => {
                return Err(Failed::Wrong("error: say where to write by `--out`".to_owned()));
            }
            None => Source::examples_path(Path::new(&source.collection.name)),
        };
        let extends = extended(&mut source, &out, writing)?;
        Ok(Self {
            values: match writing.keep_values {
                true => Values::Kept,
                false => Values::MadeUp,
            },
            source,
            out,
            extends,
        })
    }

    pub(super) fn learner(&self, hosts: Hosts) -> Result<Learner, Failed> {
        let settings = Settings {
            hosts,
            values: self.values,
            extends: self.extends,
        };
        let wrong = |notes| Failed::Wrong(colour::diagnostics(&notes, &self.source));
        Learner::new(&self.source, settings).map_err(wrong)
    }

    /// Writes what was learned in whole, or not at all.
    pub(super) fn write(&self, learned: &Learned) -> Result<(), Failed> {
        let out = &self.out;
        let wrong = |error: std::io::Error| Failed::Wrong(format!("error: cannot write `{}`: {error}", out.display()));
        let folder = out.parent().filter(|folder| !folder.as_os_str().is_empty());
        let mut file = tempfile::NamedTempFile::new_in(folder.unwrap_or(Path::new("."))).map_err(wrong)?;
        file.write_all(learned.text.as_bytes()).map_err(wrong)?;
        file.persist(out).map_err(|error| wrong(error.error))?;
        Ok(())
    }

    pub(super) fn summary(&self, summary: &Summary) -> String {
        let mut lines = vec![format!(
            "learned {} of {} from {}; {} kept from before, {} made up, in {}",
            count(summary.new, "answer"),
            count(summary.requests, "request"),
            count(summary.exchanges, "exchange"),
            summary.old,
            count(usize::try_from(summary.replaced).unwrap_or(usize::MAX), "value"),
            self.out.display()
        )];
        lines.extend(losses(summary));
        lines.join("\n")
    }
}

/// The place of the file that is written again among the source's examples, if it is there.
fn extended(source: &mut Source, out: &Path, writing: &Writing) -> Result<Option<usize>, Failed> {
    let is_out = |file: &File| {
        let same = Path::new(&file.name).canonicalize().ok();
        same.is_some() && same == out.canonicalize().ok()
    };
    let index = match source.examples.iter().position(is_out) {
        Some(index) => index,
        None if !out.exists() => return Ok(None),
        None => {
            let wrong = |error| Failed::Wrong(format!("error: {error}; nothing was written"));
            source.examples.push(File::load(out).map_err(wrong)?);
            source.examples.len() - 1
        }
    };
    match source.examples.get(index) {
        Some(file) if is_learned(&file.text) => Ok(Some(index)),
        _ if writing.force => {
            source.examples.remove(index);
            Ok(None)
        }
        _ => Err(Failed::Wrong(format!(
            "error: `{}` was not written by `learn`; nothing was written\nhelp: give another file by `--out`, or \
             overwrite it by `--force`",
            out.display()
        ))),
    }
}

/// Opens a run, and shows how far it was read.
fn read_run(path: &Path, read: impl FnOnce(&str, &mut dyn Read) -> Result<(), RunError>) -> Result<(), Failed> {
    let wrong = |error: RunError| {
        let path = path.display();
        Failed::Wrong(format!(
            "error: the run `{path}` is of no use: {error}; nothing was written"
        ))
    };
    if path == Path::new(STANDARD_INPUT) {
        return read(STDIN_NAME, &mut std::io::stdin().lock()).map_err(wrong);
    }
    let file = fs::File::open(path).map_err(|error| wrong(RunError::Unreadable(error)))?;
    let bar = progress::bytes(file.metadata().map_or(0, |data| data.len()));
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let done = read(&name, &mut BufReader::new(bar.wrap_read(file)));
    bar.finish_and_clear();
    done.map_err(wrong)
}

/// Fails if nothing of the runs could be used, or there is nothing.
fn refuse_vain(summary: &Summary) -> Result<(), Failed> {
    let (exchanges, unanswered, bodiless) = (summary.exchanges, summary.unanswered, summary.bodiless);
    let lost: usize = summary.strange.values().chain(summary.tied.values()).sum();
    if unanswered + bodiless + lost != exchanges {
        return Ok(());
    }
    let lines = losses(summary).join("\n");
    let help = if exchanges == 0 {
        "the runs hold no exchange; run the collection, and save the run when it has ended"
    } else if unanswered == exchanges {
        "no request was answered: look at the run's errors, and run it where the API can be reached"
    } else if bodiless > 0 && unanswered + bodiless == exchanges {
        "save the HAR with its content (\"Save all as HAR with content\")"
    } else {
        "these are runs of another collection, or of another host: give the environment of the run by `--environment`, \
         or let any host count by `--any-host`"
    };
    let exchanges = count(exchanges, "exchange");
    Err(Failed::Wrong(format!(
        "error: nothing could be learned of {exchanges}; nothing was written\n{lines}\nhelp: {help}"
    )))
}

/// What was not learned from.
fn losses(summary: &Summary) -> Vec<String> {
    let mut lines = Vec::new();
    if summary.unanswered > 0 {
        lines.push(format!("note: {} had no answer", count(summary.unanswered, "exchange")));
    }
    if summary.bodiless > 0 {
        lines.push(format!(
            "note: {} came without the body that was received",
            count(summary.bodiless, "answer")
        ));
    }
    lines.extend(named("fit no request of the collection", summary.strange.iter()));
    lines.extend(named(
        "fit several requests equally, and were not learned from",
        summary.tied.iter(),
    ));
    lines
}

fn named<'a>(what: &str, found: impl Iterator<Item = (&'a String, &'a usize)>) -> Option<String> {
    let found: Vec<(&String, &usize)> = found.collect();
    let total: usize = found.iter().map(|(_, times)| **times).sum();
    let names = found.iter().take(NAMED);
    let names: Vec<String> = names.map(|(name, times)| format!("{name} ({times})")).collect();
    let more = if found.len() > NAMED { ", …" } else { "" };
    (total > 0).then(|| format!("note: {} {what}: {}{more}", count(total, "exchange"), names.join(", ")))
}
