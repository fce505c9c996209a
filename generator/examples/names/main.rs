//! Counts, over a folder of collections, the operations that nobody would have written so.
//!
//! `cargo run -p postman-codegen --example names -- <FOLDER>…` prints a table in Markdown: a row for each collection with
//! faults, a column for each kind, and the share of operations that have any. `--list` prints each fault, `--draw
//! <COUNT> <SEED>` so many operations at random for a reader, and `--at-most <PERCENT>` fails above that.
//!
//! What is a fault is judged by rules of its own (`judge.rs`), which share no list with the generator.

mod judge;

use std::error::Error;
use std::path::{Path, PathBuf};

use judge::{Judged, KINDS, Kind};
use postman_codegen::source::Source;
use postman_codegen::{Generator, Understood};

/// What the command line asks for.
#[derive(Default)]
struct Arguments {
    folders: Vec<PathBuf>,
    list: bool,
    draw: Option<(usize, u64)>,
    at_most: Option<f64>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments = arguments(std::env::args().skip(1))?;
    let mut judged = Vec::new();
    for folder in &arguments.folders {
        judged.extend(judge_folder(folder)?);
    }
    if let Some((count, seed)) = arguments.draw {
        draw(&judged, count, seed);
        return Ok(());
    }
    if arguments.list {
        list(&judged);
    }
    let percent = table(&judged);
    match arguments.at_most.filter(|most| percent > *most) {
        Some(most) => Err(format!("{percent:.2} % of the operations have a fault, at most {most} % may").into()),
        None => Ok(()),
    }
}

fn arguments(mut words: impl Iterator<Item = String>) -> Result<Arguments, Box<dyn Error>> {
    let mut arguments = Arguments::default();
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or("a value is missing");
        match word.as_str() {
            "--list" => arguments.list = true,
            "--draw" => arguments.draw = Some((value()?.parse()?, value()?.parse()?)),
            "--at-most" => arguments.at_most = Some(value()?.parse()?),
            folder => arguments.folders.push(PathBuf::from(folder)),
        }
    }
    Ok(arguments)
}

/// A collection by its path, with its operations.
type Collection = (String, Vec<Judged>);

/// What can be read below a folder; the rest are environments and other files.
fn judge_folder(folder: &Path) -> Result<Vec<Collection>, Box<dyn Error>> {
    let mut judged = Vec::new();
    for path in Source::search(folder)? {
        let name = path.strip_prefix(folder).unwrap_or(&path).display().to_string();
        if let Ok(source) = Source::load(&path, None, None)
            && let Ok((Understood { krate, names, .. }, _)) = Generator::new().understand(&source)
        {
            judged.push((name, judge::operations(&krate.api, &names)));
        }
    }
    Ok(judged)
}

/// Prints the table, the worst collections first, and gives the share of operations with a fault.
fn table(judged: &[Collection]) -> f64 {
    let mut rows: Vec<(&str, &[Judged])> = judged
        .iter()
        .map(|(name, own)| (name.as_str(), own.as_slice()))
        .collect();
    rows.sort_by_key(|(name, own)| (std::cmp::Reverse(faulty(own)), *name));
    let heads: Vec<&str> = KINDS.iter().map(|kind| kind.title()).collect();
    println!("| collection | operations | with a fault | {} |", heads.join(" | "));
    println!("| :--- | ---: | ---: |{}", " ---: |".repeat(KINDS.len()));
    for (name, own) in rows.iter().filter(|(_, own)| faulty(own) > 0) {
        row(name, own);
    }
    let all: Vec<Judged> = judged.iter().flat_map(|(_, own)| own.iter().cloned()).collect();
    row("all", &all);
    let percent = 100.0 * faulty(&all) as f64 / all.len().max(1) as f64;
    println!(
        "\n{percent:.2} % of {} operations of {} collections have a fault.",
        all.len(),
        judged.len()
    );
    percent
}

fn row(name: &str, own: &[Judged]) {
    let of_kind = |kind: &Kind| own.iter().filter(|one| one.faults.contains(kind)).count().to_string();
    let counts: Vec<String> = KINDS.iter().map(of_kind).collect();
    println!("| {name} | {} | {} | {} |", own.len(), faulty(own), counts.join(" | "));
}

fn faulty(own: &[Judged]) -> usize {
    own.iter().filter(|one| !one.faults.is_empty()).count()
}

fn list(judged: &[Collection]) {
    for (name, own) in judged {
        for one in own.iter().filter(|one| !one.faults.is_empty()) {
            let kinds: Vec<&str> = one.faults.iter().map(|kind| kind.title()).collect();
            println!("{name}: {}: {one}", kinds.join(", "));
        }
    }
    println!();
}

/// Prints operations drawn by a generator of Lehmer's kind, so that a seed gives the same ones anywhere.
fn draw(judged: &[Collection], count: usize, seed: u64) {
    let mut all: Vec<(&str, &Judged)> = judged
        .iter()
        .flat_map(|(name, own)| own.iter().map(move |one| (name.as_str(), one)))
        .collect();
    let mut state = u128::from(seed.max(1));
    for _ in 0..count.min(all.len()) {
        state = state * 48_271 % 2_147_483_647;
        let place = usize::try_from(state).unwrap_or_default() % all.len();
        let (name, one) = all.swap_remove(place);
        println!("{name}: {one}");
    }
}
