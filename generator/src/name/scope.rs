//! Scopes: sets of names that are taken, and the choice among proposals.

use foldhash::{HashMap, HashSet};

use super::words::is_in;
use super::{Identifier, Module, ModuleId};

/// The names that are taken in one scope.
#[derive(Clone, Debug, Default)]
pub(super) struct Scope {
    taken: HashSet<String>,
    /// The last number appended to a name, so that a thousand equal names cost no search each.
    counters: HashMap<String, usize>,
}

impl Scope {
    /// A scope in which these names, with blanks between them, are taken from the start.
    pub(super) fn reserving(names: &str) -> Self {
        Self {
            taken: names.split(' ').map(str::to_owned).collect(),
            counters: HashMap::default(),
        }
    }

    /// Takes the first proposal that is free; else the last one with the least number from 2 on.
    ///
    /// At least one proposal is given, each a legal identifier.
    pub(super) fn choose<I>(&mut self, proposals: I) -> Identifier
    where
        I: IntoIterator<Item = String>,
    {
        self.choose_type(proposals, "")
    }

    /// Takes the first proposal that is free; else puts the number before the word that the last one ends with, which
    /// says what it is: `User2Body`.
    pub(super) fn choose_type<I>(&mut self, proposals: I, kind: &str) -> Identifier
    where
        I: IntoIterator<Item = String>,
    {
        let mut last = String::from("Unnamed");
        for proposal in proposals {
            if self.taken.insert(proposal.clone()) {
                return Identifier(proposal);
            }
            last = proposal;
        }
        self.numbered(last.strip_suffix(kind).unwrap_or(&last), kind)
    }

    /// The name with the least number from 2 on that is free, and what follows the number.
    fn numbered(&mut self, name: &str, after: &str) -> Identifier {
        let is_snake = name.starts_with(|first: char| first.is_lowercase() || first == '_');
        let separator = if is_snake { "_" } else { "" };
        let stem = name.trim_end_matches('_');
        let mut number = self.counters.get(name).copied().unwrap_or(1);
        loop {
            number += 1;
            let candidate = format!("{stem}{separator}{number}{after}");
            if self.taken.insert(candidate.clone()) {
                self.counters.insert(name.to_owned(), number);
                return Identifier(candidate);
            }
        }
    }
}

/// The scopes of items: one per module, one for `models`.
#[derive(Debug)]
pub(super) struct Scopes {
    modules: Vec<Scope>,
    models: Scope,
}

/// What the files of a generated crate import, and what Rust's prelude brings; no item is called so.
const IMPORTED: &str = "Answer ApiKey AsRef BTreeMap Basic Bearer BigNumber Body Box Builder Call Clone Client Copy \
    Debug Decoded Default Deserialize Display Drop Eq Err Error Failure File Fn From Undocumented Into Iterator Json \
    JsonRpcError Mixed Nested None Ok OneOf Operation Option Ord Part PartialEq PartialOrd Reason Request Response Result Secret Self Send \
    Serialize Setting Sized Some String Sync Text ToOwned ToString TryFrom TryInto Unpin Value Vec Verbatim";

/// Whether no item of a file can be called so.
pub(super) fn is_imported(name: &str) -> bool {
    is_in(IMPORTED, name)
}

impl Scopes {
    /// Scopes in which each module's own service and the imports are taken.
    pub(super) fn new(modules: &[Module]) -> Self {
        let scopes = modules.iter().map(|module| {
            let mut scope = Scope::reserving(IMPORTED);
            scope.choose([module.service.as_str().to_owned()]);
            scope
        });
        Self {
            modules: scopes.collect(),
            models: Scope::reserving(IMPORTED),
        }
    }

    /// The scope of a module, or of `models`.
    pub(super) fn of(&mut self, module: Option<ModuleId>) -> &mut Scope {
        match module {
            Some(id) => &mut self.modules[id.0],
            None => &mut self.models,
        }
    }
}
