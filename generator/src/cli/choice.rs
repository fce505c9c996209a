//! `--collection`: one of several collections, chosen by its name.

use postman_codegen::suggest::similar;

use super::Failed;
use super::collections::Collection;

/// So many names are listed at most.
const LISTED: usize = 10;

/// The collections of this name; failing that, those that differ in case only.
pub(super) fn choose(collections: Vec<Collection>, name: &str) -> Result<Vec<Collection>, Failed> {
    let names: Vec<String> = collections.iter().map(Collection::name).collect();
    let is_exact = |other: &String| other == name;
    let is_equal = |other: &String| other.to_lowercase() == name.to_lowercase();
    let exact = names.iter().any(is_exact);
    if !exact && !names.iter().any(is_equal) {
        return Err(Failed::Wrong(unknown(name, &names)));
    }
    let chosen = collections.into_iter().zip(&names);
    Ok(chosen
        .filter(|(_, other)| if exact { is_exact(other) } else { is_equal(other) })
        .map(|(collection, _)| collection)
        .collect())
}

fn unknown(name: &str, names: &[String]) -> String {
    let named = names.iter().filter(|name| !name.is_empty()).map(String::as_str);
    let help = match similar(name, named.clone()) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None if names.len() > LISTED => format!("there are {}, among them {}", names.len(), list(named)),
        None => format!("there is {}", list(named)),
    };
    format!("error: there is no collection `{name}`; nothing was written\n  help: {help}")
}

fn list<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<String> = names.take(LISTED).map(|name| format!("`{name}`")).collect();
    if names.is_empty() {
        "none with a name".to_owned()
    } else {
        names.join(", ")
    }
}
