//! `generate`: a crate for each collection.

use std::path::{Path, PathBuf};

use postman_codegen::diagnostic::Diagnostics;
use postman_codegen::diff::{self, Changes};
use postman_codegen::files::{self, Foreign};
use postman_codegen::layout::File;
use postman_codegen::source::{Source, stem};
use postman_codegen::{Generated, Generator, RuntimeSource, Stage};

use super::collections::{Collection, Found};
use super::names::Proposal;
use super::options::Generate;
use super::outcome::{Done, Messages, Outcome};
#[cfg(feature = "watch")]
use super::watch;
use super::{
    Failed, Format, beside, choice, collections, colour, gone, inspect, module, names, parallel, print, progress,
    summary, tell, workspace,
};

/// A collection with the crate that it becomes.
pub(super) struct Job {
    source: Source,
    /// The name of the collection; of one that is alone, only where it is told.
    title: String,
    /// Given, or needed to tell the crates of a run apart.
    crate_name: Option<String>,
    /// By default one of the crate's name.
    pub(super) folder: Option<PathBuf>,
}

pub(super) fn run(options: &Generate) -> Result<(), Failed> {
    if let Some(stage) = options.dump {
        return dump(options, stage);
    }
    #[cfg(feature = "watch")]
    if options.watch {
        return watch::run(options);
    }
    once(find(options)?, options)
}

/// The collections of the inputs, each with its configuration.
pub(super) fn find(options: &Generate) -> Result<Found, Failed> {
    let mut found = collections::find(&options.inputs, &options.choice.variables)?;
    if let Some(name) = &options.choice.collection {
        found.collections = choice::choose(found.collections, name)?;
    }
    beside::attach(&mut found.collections, &options.choice.variables)?;
    Ok(found)
}

/// Writes, or checks, the crate of each collection.
pub(super) fn once(found: Found, options: &Generate) -> Result<(), Failed> {
    let Found {
        collections,
        skipped,
        unreadable,
    } = found;
    beside::tell_found(&collections, &options.choice.variables);
    let alone = collections.len() + unreadable.len() == 1 && !options.workspace;
    let named = options.crate_name.is_some();
    let named = named.then(|| "`--crate-name` names one crate".to_owned());
    let module = options.module.as_ref();
    let module = || module.map(|module| format!("`--module {}` is one module", module.display()));
    if let (false, Some(problem)) = (alone, named.or_else(module)) {
        let inputs = collections.len() + unreadable.len();
        let message = format!("error: {problem}, but there are {inputs} inputs; nothing was written");
        return Err(Failed::Wrong(message));
    }
    let jobs = match alone {
        true => collections.into_iter().map(|one| single(one, options)).collect(),
        false => several(collections, options.out.as_deref().unwrap_or(Path::new(""))),
    };
    let others = match &options.out {
        Some(out) if !alone && options.choice.collection.is_none() => gone::below(out, &jobs),
        _ => Vec::new(),
    };
    // The collection of a crate may be one that cannot be read.
    let (gone, others) = match unreadable.is_empty() {
        true => (others, Vec::new()),
        false => (Vec::new(), others),
    };
    let bar = progress::bar(jobs.len());
    let mut outcomes = parallel::map(jobs, |job| {
        bar.set_message(job.source.collection.name.clone());
        let outcome = outcome(&job, options);
        bar.inc(1);
        outcome
    });
    bar.finish_and_clear();
    if let (true, Some(out)) = (options.workspace, &options.out) {
        let beside = workspace::outcomes(out, &outcomes, &others, options);
        outcomes.extend(beside);
    }
    outcomes.extend(unreadable.iter().map(Outcome::unreadable));
    if options.check {
        outcomes.extend(gone.into_iter().map(Outcome::gone));
    } else {
        let lines = gone.iter().map(|folder| gone::line(folder));
        lines.for_each(|line| tell(&format!("note: {line}")));
    }
    summary::report(outcomes, &skipped, options.format)
}

fn single(collection: Collection, options: &Generate) -> Job {
    Job {
        title: match options.format {
            Format::Text => String::new(),
            Format::Json => collection.name(),
        },
        source: collection.source,
        crate_name: options.crate_name.clone(),
        folder: options.out.clone().or_else(|| options.module.clone()),
    }
}

/// Each crate in a folder of its own name.
fn several(collections: Vec<Collection>, out: &Path) -> Vec<Job> {
    let proposal = |collection: &Collection| Proposal {
        given: configured(&collection.source),
        title: collection.name(),
        stem: stem(&collection.source.collection.name).to_owned(),
    };
    let proposals: Vec<Proposal> = collections.iter().map(proposal).collect();
    let names = names::assign(&proposals);
    let jobs = collections.into_iter().zip(proposals).zip(names);
    jobs.map(|((collection, proposal), name)| Job {
        source: collection.source,
        title: proposal.title,
        folder: Some(out.join(&name)),
        crate_name: Some(name),
    })
    .collect()
}

/// The crate's name that the configuration gives.
fn configured(source: &Source) -> Option<String> {
    postman_codegen::config::read(source, &mut Diagnostics::default())
        .package
        .name
}

fn outcome(job: &Job, options: &Generate) -> Outcome {
    let source = &job.source;
    let mut outcome = Outcome {
        file: source.collection.name.clone(),
        collection: job.title.clone(),
        crate_name: job.crate_name.clone(),
        folder: job.folder.clone().unwrap_or_default(),
        ..Outcome::default()
    };
    let generator = match generator(job.crate_name.as_deref(), options) {
        Ok(generator) => generator,
        Err(reason) => {
            outcome.done = Done::Failed(reason);
            return outcome;
        }
    };
    match made(generator, job, options) {
        Ok(generated) => {
            outcome.messages = Messages::new(&generated.warnings, source, options.format);
            (outcome.operations, outcome.typed) = (generated.operations, generated.typed);
            outcome.environment = options.choice.variables.environment.clone();
            let folder = job.folder.clone();
            outcome.folder = folder.unwrap_or_else(|| PathBuf::from(&generated.crate_name));
            outcome.dependencies = generated.dependencies;
            outcome.crate_name = Some(match &options.module {
                Some(folder) => module::name(folder),
                None => generated.crate_name,
            });
            outcome.done = write(&outcome.folder, &generated.files, options);
        }
        Err(notes) => outcome.messages = Messages::new(&notes, source, options.format),
    }
    outcome
}

/// The crate, with the module that the user has in its folder; the crate's name may decide which folder that is.
fn made(generator: Generator, job: &Job, options: &Generate) -> Result<Generated, Diagnostics> {
    let known = job.folder.as_deref();
    let generator = known.into_iter().fold(generator, Generator::extra_in);
    let generated = generator.generate(&job.source)?;
    let folder = Path::new(&generated.crate_name);
    if job.folder.is_none() && options.module.is_none() && files::has_extra(folder) {
        return generator.extra().generate(&job.source);
    }
    Ok(generated)
}

pub(super) fn write(folder: &Path, crate_files: &[File], options: &Generate) -> Done {
    if options.check {
        let differences = files::compare(folder, crate_files);
        let changes = diff::explain(crate_files, &differences);
        return match differences.is_empty() {
            true => Done::Same,
            false => Done::Differs(differences, changes),
        };
    }
    let foreign = if options.force {
        Foreign::Overwrite
    } else {
        Foreign::Keep
    };
    let changes = changes(folder, crate_files, options);
    match files::write(folder, crate_files, foreign) {
        Ok(written) => Done::Written(written, changes),
        Err(error) => Done::Failed(error.to_string()),
    }
}

/// What will change for callers; told while inputs are watched.
fn changes(folder: &Path, crate_files: &[File], options: &Generate) -> Changes {
    if !options.is_watching() || !folder.exists() {
        return Changes::default();
    }
    diff::explain(crate_files, &files::compare(folder, crate_files))
}

fn generator(crate_name: Option<&str>, options: &Generate) -> Result<Generator, String> {
    let mut package = options.manifest.package();
    if options.workspace {
        package.runtime = Some(RuntimeSource::Workspace);
    }
    let mut generator = Generator::new().package(package);
    if let Some(folder) = &options.module {
        generator = generator.module(module::path(folder)?);
    }
    generator = crate_name.into_iter().fold(generator, Generator::crate_name);
    if options.replay {
        generator = generator.replay();
    }
    if options.tests {
        generator = generator.tests();
    }
    Ok(options.deny.iter().flatten().copied().fold(generator, Generator::deny))
}

fn dump(options: &Generate, stage: Stage) -> Result<(), Failed> {
    let collection = inspect::chosen(&options.inputs, &options.choice)?;
    let source = &collection.source;
    let generator = generator(options.crate_name.as_deref(), options)
        .map_err(|reason| Failed::Wrong(format!("error: {reason}")))?;
    let text = generator.dump(source, stage);
    print(&text.map_err(|notes| Failed::Wrong(colour::diagnostics(&notes, source)))?)
}
