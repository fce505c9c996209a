//! The workspace around several crates: what they share is said once.

use std::collections::BTreeMap;

use super::manifest::{TOKIO, tested};
use super::{File, MARK};
use crate::runtime::{MODULES, PACKAGE};
use crate::rust::{DIRECT, docs, libraries};
use crate::shown::front::bordered;
use crate::spelling::count;
use crate::toml_text::{list, quoted};

/// A crate of the workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The crate's name, and that of its folder.
    pub name: String,
    /// The collection's name, as Postman shows it.
    pub title: String,
    /// How many operations it has; `None`: it is of an earlier run.
    pub operations: Option<usize>,
}

/// The files beside the crates, the runtime's among them, ascending by path.
#[must_use]
pub fn workspace(members: &[Member]) -> Vec<File> {
    vec![
        File {
            path: "Cargo.toml".to_owned(),
            text: manifest(members),
        },
        File {
            path: "README.md".to_owned(),
            text: page(members),
        },
    ]
}

fn manifest(members: &[Member]) -> String {
    let names = members.iter().map(|member| member.name.as_str()).chain([PACKAGE]);
    let known = libraries(MODULES);
    let direct: BTreeMap<&str, &str> = known
        .iter()
        .map(|(name, value)| (*name, *value))
        .filter(|(name, _)| DIRECT.contains(name))
        .collect();
    let mut dependencies: BTreeMap<&str, String> = direct
        .into_iter()
        .chain(tested(known))
        .map(|(name, value)| (name, value.to_owned()))
        .collect();
    dependencies.insert("tokio", TOKIO.to_owned());
    dependencies.insert(
        PACKAGE,
        format!("{{ path = {}, default-features = false }}", quoted(PACKAGE)),
    );
    let mut text = format!(
        "# {MARK}\n\n[workspace]\nresolver = \"3\"\nmembers = {}\n\n[workspace.dependencies]\n",
        list(names)
    );
    for (name, value) in dependencies {
        text.push_str(&format!("{name} = {value}\n"));
    }
    text + "\n[workspace.lints.rust]\nunsafe_code = \"forbid\"\n"
}

fn page(members: &[Member]) -> String {
    let mut text = format!(
        "<!-- {MARK} -->\n\n# Clients\n\n{} of one workspace, which share `{PACKAGE}`.\n\n| crate | collection | operations |\n| --- | --- | ---: |\n",
        count(members.len(), "client")
    );
    for member in members {
        let operations = member.operations.map(|number| number.to_string()).unwrap_or_default();
        let title = bordered(&docs::literal(&member.title));
        text.push_str(&format!(
            "| [`{0}`]({0}/README.md) | {title} | {operations} |\n",
            member.name
        ));
    }
    text
}
