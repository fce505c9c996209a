//! Measures how saved answers decode that are a little less than they are, as those of a real API may be.
//!
//! `cargo bench --bench omission -- FOLDER…` takes each saved success of the collections in the folders that is an object
//! or a list, up to 20 times (or as often as `--each N` says): each time one member is left out, or is `null`. It counts
//! those that are still the documented success, by a model of what the generated types read, and names the places that
//! are not with `--failures`.

mod model;

use std::error::Error;
use std::path::{Path, PathBuf};

use postman_codegen::Generator;
use postman_codegen::api::{Case, Content, Operation, Outcome};
use postman_codegen::shape::{Payload, Shapes, TypeRef};
use postman_codegen::source::{File, Source};
use serde_json::Value;

/// How many of how many.
#[derive(Clone, Copy, Default)]
struct Share {
    read: usize,
    of: usize,
}

/// What is measured.
struct Options {
    folders: Vec<PathBuf>,
    each: usize,
    failures: bool,
}

fn main() -> Result<(), Box<dyn Error>> {
    let options = options()?;
    let (mut total, mut below) = (Share::default(), 0);
    println!("| decoded | of | share | collection |\n| ---: | ---: | ---: | --- |");
    for folder in &options.folders {
        for path in Source::search(folder)? {
            let Some(share) = measure(&path, &options).filter(|share| share.of > 0) else {
                continue;
            };
            println!(
                "| {} | {} | {:.1} % | {} |",
                share.read,
                share.of,
                share.percent(),
                path.display()
            );
            total.add(share);
            below += usize::from(share.percent() < 90.0);
        }
    }
    println!(
        "| {} | {} | {:.1} % | all; {below} of them below 90 % |",
        total.read,
        total.of,
        total.percent()
    );
    Ok(())
}

fn options() -> Result<Options, Box<dyn Error>> {
    let mut options = Options {
        folders: Vec::new(),
        each: 20,
        failures: false,
    };
    let mut words = std::env::args().skip(1).filter(|word| word != "--bench");
    while let Some(word) = words.next() {
        match word.as_str() {
            "--each" => options.each = words.next().ok_or("how often?")?.parse()?,
            "--failures" => options.failures = true,
            _ => options.folders.push(word.into()),
        }
    }
    Ok(options)
}

/// The share of a collection; `None` for what is none.
fn measure(path: &Path, options: &Options) -> Option<Share> {
    let collection = File::load(path).ok()?;
    let source = Source {
        collection,
        ..Source::default()
    };
    let (understood, _) = Generator::new().understand(&source).ok()?;
    let mut share = Share::default();
    for (operation, shapes) in understood
        .krate
        .api
        .operations
        .iter()
        .zip(&understood.shapes.operations)
    {
        let cases = operation.cases.iter().zip(&shapes.cases);
        for (case, payload) in cases.filter(|(case, _)| case.outcome == Outcome::Success) {
            if let Payload::Json(ty) | Payload::Optional(ty) | Payload::Mixed(ty) = payload {
                share.add(answers(operation, case, ty, &understood.shapes, options));
            }
        }
    }
    Some(share)
}

/// The share of the saved answers of a status.
fn answers(operation: &Operation, case: &Case, ty: &TypeRef, shapes: &Shapes, options: &Options) -> Share {
    let mut share = Share::default();
    for example in &case.examples {
        let (Content::Json(body) | Content::Lenient(body)) = &example.content else {
            continue;
        };
        for (place, less) in omissions(body, options.each) {
            let is_read = model::reads(shapes, ty, &less);
            share.read += usize::from(is_read);
            share.of += 1;
            if options.failures && !is_read {
                println!("{} {} {place}", operation.name, case.status);
            }
        }
    }
    share
}

/// The body with one member left out or `null`, at most so often, evenly chosen; of lists the first two elements count.
fn omissions(body: &Value, each: usize) -> Vec<(String, Value)> {
    let mut places = Vec::new();
    members(body, String::new(), &mut places);
    let ways: Vec<(&String, bool)> = places
        .iter()
        .flat_map(|place| [(place, false), (place, true)])
        .collect();
    let count = each.min(ways.len());
    let chosen = (0..count).filter_map(|index| ways.get(index * ways.len() / count));
    chosen
        .filter_map(|(place, null)| {
            Some((
                format!("{place} {}", if *null { "null" } else { "absent" }),
                without(body, place, *null)?,
            ))
        })
        .collect()
}

/// Pointers to all members.
fn members(value: &Value, pointer: String, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                let place = format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"));
                found.push(place.clone());
                self::members(value, place, found);
            }
        }
        Value::Array(elements) => {
            for (index, element) in elements.iter().take(2).enumerate() {
                members(element, format!("{pointer}/{index}"), found);
            }
        }
        _ => {}
    }
}

fn without(body: &Value, pointer: &str, null: bool) -> Option<Value> {
    let mut body = body.clone();
    let (around, key) = pointer.rsplit_once('/')?;
    let members = body.pointer_mut(around)?.as_object_mut()?;
    let key = key.replace("~1", "/").replace("~0", "~");
    if null {
        members.insert(key, Value::Null);
    } else {
        members.remove(&key);
    }
    Some(body)
}

impl Share {
    fn add(&mut self, other: Self) {
        self.read += other.read;
        self.of += other.of;
    }

    fn percent(self) -> f64 {
        100.0 * self.read as f64 / self.of.max(1) as f64
    }
}
