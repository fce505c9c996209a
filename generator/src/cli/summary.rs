//! What a run says at its end.

use std::path::Path;

use postman_codegen::spelling::count;
use serde_json::{Map, json};

use super::check;
use super::collections::Skipped;
use super::outcome::{Done, Outcome};
use super::{Failed, Format, module, print, print_json, report, shell_word, tell};

/// Of many files that were skipped for one reason, so many are named.
const NAMED: usize = 3;

/// Reports everything; fails if anything failed.
pub(super) fn report(outcomes: Vec<Outcome>, skipped: &[Skipped], format: Format) -> Result<(), Failed> {
    let failed = outcomes.iter().any(Outcome::is_failure);
    let is_other = |outcome: &Outcome| matches!(outcome.done, Done::Differs(..) | Done::Gone);
    let differs = outcomes.iter().any(is_other);
    match format {
        Format::Text => tell_outcomes(&outcomes, skipped)?,
        Format::Json => json(outcomes, skipped)?,
    }
    match (failed, differs) {
        (true, _) => Err(Failed::Reported),
        (false, true) => Err(Failed::Differs),
        (false, false) => Ok(()),
    }
}

fn tell_outcomes(outcomes: &[Outcome], skipped: &[Skipped]) -> Result<(), Failed> {
    for line in skips(skipped) {
        tell(&line);
    }
    let alone = outcomes.len() == 1;
    for outcome in outcomes {
        if !outcome.messages.text.is_empty() {
            tell(outcome.messages.text.trim_end());
        }
        match &outcome.done {
            Done::Differs(differences, changes) => print(&check::difference_text(differences, changes))?,
            Done::Written(_, changes) if !changes.list.is_empty() => {
                tell(&outcome.line());
                print(&changes.text())?;
            }
            // The messages have said it, or there is nothing to say.
            Done::Refused | Done::Same if alone => {}
            _ => tell(&outcome.line()),
        }
    }
    if let [only] = outcomes {
        next(only);
        untyped(only);
    }
    if !alone {
        // `3 crates, 40 operations, 12 warnings, 1 failure`
        tell(&counts(outcomes).map(|(noun, number)| count(number, noun)).join(", "));
    }
    Ok(())
}

/// What to try with a crate that is new.
fn next(outcome: &Outcome) {
    let (Done::Written(written, _), Some(name)) = (&outcome.done, &outcome.crate_name) else {
        return;
    };
    if written.unchanged + written.removed > 0 {
        return;
    }
    if let Some(dependencies) = &outcome.dependencies {
        tell(&module::next(name, dependencies));
        return;
    }
    let folder = shell_word(&outcome.folder);
    let manifest = shell_word(&outcome.folder.join("Cargo.toml"));
    let file = shell_word(Path::new(&outcome.file));
    tell(&format!(
        "try next:\n  cargo doc --open --no-deps --manifest-path {manifest}\n  cargo add {name} --path {folder} && cargo add tokio --features macros,rt-multi-thread\n  postman-codegen report {file}"
    ));
}

/// What to do where the collection shows of few methods what they answer.
fn untyped(outcome: &Outcome) {
    let is_written = matches!(outcome.done, Done::Written(..));
    if !is_written || 2 * outcome.typed >= outcome.operations {
        return;
    }
    let commands = report::learning_commands(Path::new(&outcome.file), outcome.environment.as_deref());
    let (typed, all) = (outcome.typed, count(outcome.operations, "method"));
    tell(&format!("note: {typed} of {all} have a typed answer; {commands}"));
}

/// `note: skipped 23 files: each holds …: a.json, b.json, c.json, …`
fn skips(skipped: &[Skipped]) -> Vec<String> {
    let mut reasons: Vec<&str> = Vec::new();
    for skip in skipped {
        if !reasons.contains(&skip.reason.as_str()) {
            reasons.push(&skip.reason);
        }
    }
    let line = |reason: &str| {
        let files = skipped.iter().filter(|skip| skip.reason == reason);
        let files: Vec<String> = files.map(|skip| format!("`{}`", skip.file)).collect();
        match files.as_slice() {
            [only] => format!("note: skipped {only}: it {reason}"),
            several => {
                let named = several.get(..NAMED).unwrap_or(several).join(", ");
                let more = match several.len().saturating_sub(NAMED) {
                    0 => String::new(),
                    rest => format!(", and {rest} more"),
                };
                format!("note: skipped {named}{more}: each {reason}")
            }
        }
    };
    reasons.into_iter().map(line).collect()
}

/// What the run came to, by what is counted: crates, operations, warnings, failures.
fn counts(outcomes: &[Outcome]) -> [(&'static str, usize); 4] {
    let failures = outcomes.iter().filter(|outcome| outcome.is_failure()).count();
    let is_crate = |outcome: &&Outcome| outcome.is_of_collection() && !outcome.is_failure();
    let crates = outcomes.iter().filter(is_crate).count();
    let warnings = outcomes.iter().map(|outcome| outcome.messages.warnings);
    [
        ("crate", crates),
        ("operation", outcomes.iter().map(|outcome| outcome.operations).sum()),
        ("warning", warnings.sum()),
        ("failure", failures),
    ]
}

fn json(outcomes: Vec<Outcome>, skipped: &[Skipped]) -> Result<(), Failed> {
    let summary = counts(&outcomes).map(|(noun, number)| (format!("{noun}s"), json!(number)));
    let skipped = skipped
        .iter()
        .map(|skip| json!({ "file": skip.file, "reason": format!("it {}", skip.reason) }));
    print_json(&json!({
        "collections": outcomes.into_iter().map(Outcome::json).collect::<Vec<_>>(),
        "skipped": skipped.collect::<Vec<_>>(),
        "summary": Map::from_iter(summary),
    }))
}
