//! Measures how CPU time and memory grow with the collection: `cargo bench --bench size`.
//!
//! Makes collections of 10, 100, 1,000 and 10,000 requests (or of the sizes given as arguments), generates the
//! crate of each in a process of its own, and prints a table in Markdown. Time is that of the processor, user
//! and system; both figures are read from `/proc`, so this runs on Linux only.

mod collection;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use postman_codegen::source::Source;
use postman_codegen::{Generator, Stage, files};

/// That of the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// What a process is told to measure.
const MEASURE: &str = "--measure";

/// The stages as the table shows them.
const STAGES: [&str; 9] = [
    "load",
    "document",
    "script",
    "api",
    "shape",
    "name",
    "rust, shown",
    "emit, print",
    "write",
];

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    match arguments.as_slice() {
        [flag, file] if flag == MEASURE => measure(Path::new(file)),
        [] => table(&[10, 100, 1_000, 10_000]),
        sizes => table(&sizes.iter().map(|size| size.parse()).collect::<Result<Vec<_>, _>>()?),
    }
}

/// Measures each size in its own process and prints the table.
fn table(sizes: &[usize]) -> Result<(), Box<dyn Error>> {
    println!("| requests | input MB | CPU s | peak MB | {} |", STAGES.join(" | "));
    println!("| ---: | ---: | ---: | ---: |{}", " ---: |".repeat(STAGES.len()));
    for size in sizes {
        let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("size-{size}.json"));
        fs::write(&file, collection::text(*size))?;
        let megabytes = fs::metadata(&file)?.len() as f64 / 1e6;
        let measured = Command::new(std::env::current_exe()?)
            .arg(MEASURE)
            .arg(&file)
            .output()?;
        if !measured.status.success() {
            return Err(String::from_utf8_lossy(&measured.stderr).into_owned().into());
        }
        fs::remove_file(&file)?;
        println!(
            "| {size} | {megabytes:.1} | {}",
            String::from_utf8_lossy(&measured.stdout).trim_end()
        );
    }
    Ok(())
}

/// Generates one crate and prints the rest of its row: seconds, memory, and each stage's share.
fn measure(file: &Path) -> Result<(), Box<dyn Error>> {
    let folder = file.with_extension("crate");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let mut begun = vec![processor()?];
    let source = Source::load(file, None, None)?;
    let mut begin = |stage: Stage| begun.extend(processor().ok().filter(|_| stage != Stage::Shown));
    let generated = Generator::new()
        .generate_watched(&source, &mut begin)
        .map_err(|notes| notes.render(&source))?;
    begun.push(processor()?);
    files::write(&folder, &generated.files, files::Foreign::Keep)?;
    begun.push(processor()?);
    fs::remove_dir_all(&folder)?;
    let total = begun.last().zip(begun.first()).map_or(0.0, |(end, start)| end - start);
    let shares = begun
        .windows(2)
        .map(|ends| format!("{:.0} %", 100.0 * (ends[1] - ends[0]) / total));
    let shares: Vec<String> = shares.collect();
    println!("{total:.2} | {:.0} | {} |", peak()?, shares.join(" | "));
    Ok(())
}

/// Seconds that the processor has spent on this thread.
fn processor() -> Result<f64, Box<dyn Error>> {
    let text = fs::read_to_string("/proc/thread-self/schedstat")?;
    let nanoseconds: f64 = text.split(' ').next().unwrap_or_default().parse()?;
    Ok(nanoseconds / 1e9)
}

/// The most memory that the process ever held, in megabytes.
fn peak() -> Result<f64, Box<dyn Error>> {
    let text = fs::read_to_string("/proc/self/status")?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes: f64 = line.unwrap_or_default().trim().trim_end_matches(" kB").parse()?;
    Ok(kilobytes * 1024.0 / 1e6)
}
