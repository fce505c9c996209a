//! A campaign against the generator: inputs that somebody might have, changed in many ways, until something breaks.
//!
//! `cargo run -p postman-codegen --example fuzz -- --minutes 60` goes on for an hour; `--seed 7` chooses the numbers,
//! and `FUZZ_CORPUS=DIR` adds what is below a folder to the inputs. What breaks is made as small as it can be, and printed;
//! then the program ends with 1. At the end the crates of twenty of its inputs (`--crates N`) are compiled, below
//! `target/fuzz`. `cargo test --test fuzz` runs the same for ten seconds and compiles nothing.

mod campaign;
mod chance;
mod inputs;
#[path = "../../tests/support/keys.rs"]
mod keys;
mod minimise;
mod mutate;
mod sample;
mod targets;

use std::error::Error;
use std::time::Duration;

use campaign::Campaign;

fn main() -> Result<(), Box<dyn Error>> {
    let (mut time, mut seed, mut crates) = (Duration::from_secs(60), 1, 20);
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let mut number = || -> Result<u64, Box<dyn Error>> { Ok(words.next().ok_or("a number is missing")?.parse()?) };
        match word.as_str() {
            "--minutes" => time = Duration::from_secs(60 * number()?),
            "--seconds" => time = Duration::from_secs(number()?),
            "--seed" => seed = number()?,
            "--crates" => crates = usize::try_from(number()?)?,
            other => {
                return Err(format!("`{other}` is not known: --minutes N, --seconds N, --seed N, --crates N").into());
            }
        }
    }
    let mut campaign = Campaign::new(seed, inputs::all(), crates);
    println!("{} inputs, seed {seed}", campaign.inputs());
    campaign.run(time, &mut |line| println!("{line}"));
    println!("{}", campaign.summary());
    println!("{} crates compile without a warning", sample::compile(campaign.kept())?);
    match campaign.findings().is_empty() {
        true => Ok(()),
        false => Err(format!("{} findings", campaign.findings().len()).into()),
    }
}
