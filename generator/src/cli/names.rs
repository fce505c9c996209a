//! A name for each crate of a run, and so for its folder.

use std::collections::BTreeSet;

use postman_codegen::name::{self, CrateName};

/// What a crate may be named after.
pub(super) struct Proposal {
    /// What the configuration calls it.
    pub(super) given: Option<String>,
    /// The name of the collection; the crate is called after the file where it is empty.
    pub(super) title: String,
    /// The name of its file without what follows a dot.
    pub(super) stem: String,
}

impl Proposal {
    fn first(&self) -> String {
        if let Some(given) = &self.given {
            return given.clone();
        }
        CrateName::first_of(&[&self.title, &self.stem]).name
    }
}

/// A name for each, unique on file systems that do not see case.
///
/// A crate is called after its collection; of several with one name, the first is. The others are called after it with
/// its version, after their files, and get a number where that is taken as well.
pub(super) fn assign(proposals: &[Proposal]) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let first = |proposal: &Proposal| Some(proposal.first()).filter(|name| claim(&mut taken, name));
    let mut names: Vec<Option<String>> = proposals.iter().map(first).collect();
    let texts: [fn(&Proposal) -> &str; 2] = [|proposal| &proposal.title, |proposal| &proposal.stem];
    for text in texts {
        for (name, proposal) in names.iter_mut().zip(proposals).filter(|(name, _)| name.is_none()) {
            let versioned = name::crate_name_with_version(text(proposal));
            *name = Some(versioned).filter(|name| claim(&mut taken, name));
        }
    }
    let numbered =
        |(name, proposal): (Option<String>, &Proposal)| name.unwrap_or_else(|| number(&proposal.first(), &mut taken));
    names.into_iter().zip(proposals).map(numbered).collect()
}

fn number(name: &str, taken: &mut BTreeSet<String>) -> String {
    let numbered = (2..).map(|number: usize| format!("{name}-{number}"));
    let mut free = numbered.filter(|name| claim(taken, name));
    free.next()
        .unwrap_or_else(|| unreachable!("there are more numbers than crates"))
}

fn claim(taken: &mut BTreeSet<String>, name: &str) -> bool {
    name::is_free(name) && taken.insert(name.replace('_', "-").to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn proposal(title: &str, stem: &str) -> Proposal {
        Proposal {
            given: None,
            title: title.to_owned(),
            stem: stem.to_owned(),
        }
    }

    #[test]
    fn names_are_unique_and_speak() {
        let names = assign(&[
            proposal("Pets API", "pets"),
            proposal("pets", "Pets v2"),
            proposal("PETS", "pets"),
            proposal("Pets", "pets"),
            proposal("Pets v2", "x"),
            proposal("", "x"),
        ]);
        assert_eq!(names, ["pets", "pets-2", "pets-3", "pets-4", "pets-v2", "x"]);
    }
}
