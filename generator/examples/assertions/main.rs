//! Counts, over a folder of collections, the assertions of test scripts, how many of them are taken over into flows, and
//! why the others are not.
//!
//! `cargo run -p postman-codegen --example assertions -- <FOLDER>…` prints a table in Markdown; `--list` prints each
//! collection with its share; `--at-least 80` fails below eighty percent.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;

use postman_codegen::Generator;
use postman_codegen::source::Source;

fn main() -> Result<(), Box<dyn Error>> {
    let (mut folders, mut list, mut least) = (Vec::new(), false, 0.0);
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--list" => list = true,
            "--at-least" => least = words.next().unwrap_or_default().parse()?,
            _ => folders.push(word),
        }
    }
    let (mut assertions, mut gaps) = (0, BTreeMap::new());
    for folder in &folders {
        for path in Source::search(Path::new(folder))? {
            let Ok(source) = Source::load(&path, None, None) else {
                continue;
            };
            let Ok((understood, _)) = Generator::new().understand(&source) else {
                continue;
            };
            let flows = &understood.krate.api.flows;
            let open: usize = flows.gaps.values().sum();
            if list && flows.assertions > 0 {
                println!(
                    "{}: {} of {}",
                    path.display(),
                    flows.assertions - open,
                    flows.assertions
                );
            }
            assertions += flows.assertions;
            for (kind, count) in &flows.gaps {
                *gaps.entry(*kind).or_insert(0_usize) += count;
            }
        }
    }
    let open: usize = gaps.values().sum();
    let percent = |count: usize| 100.0 * count as f64 / f64::from(u32::try_from(assertions.max(1)).unwrap_or(u32::MAX));
    println!("| assertions of test scripts | {assertions} | |\n| :--- | ---: | ---: |");
    println!(
        "| taken over | {} | {:.1} % |",
        assertions - open,
        percent(assertions - open)
    );
    for (kind, count) in gaps {
        println!("| not: {} | {count} | {:.1} % |", kind.words(), percent(count));
    }
    if percent(assertions - open) < least {
        return Err(format!("less than {least} % are taken over").into());
    }
    Ok(())
}
