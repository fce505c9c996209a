//! Folders to modules.
//!
//! A folder is a module, nested as in Postman. Where folders merely mirror the URL, only the first
//! segment makes a module: below `users`, the folders `{user Id}` and `{user Id}/password`, each a
//! segment of the path of all their requests, add nothing that a method's name does not say. Below `Trading`, of which
//! no path speaks, the folder `Positions` does, be it a segment of its paths.
//! Folders of one name beside each other are one module; a folder without a word in its name is none, nor is one that
//! is called like the folder around it.

use std::collections::HashMap;

use super::scope::{self, Scope};
use super::spelling::{snake, titled};
use super::{Identifier, Module, ModuleId, ROOT, folders_below, titles};
use crate::api::{Api, Folder, OperationId};
use crate::words::{singular, words};

/// Files and items of every crate, and names that Windows refuses for files; no folder's module is called so.
const RESERVED: &str = "aux builder client com1 con clone core extra lib main models nul operations prn runtime scripts serde \
    serde_json std";

/// Names of methods that a service has besides its operations; a child's accessor is none of them.
const SERVICE: &str = "clone builder";

/// The modules, and the module of each operation.
pub(super) fn lay_out(api: &Api) -> (Vec<Module>, Vec<ModuleId>) {
    let mut layout = Layout {
        api,
        modules: vec![root(api)],
        homes: vec![ROOT; api.operations.len()],
        scopes: vec![Scope::reserving(RESERVED)],
        by_name: HashMap::new(),
    };
    layout.fill(&api.root, ROOT);
    (layout.modules, layout.homes)
}

/// The module of operations without a folder.
fn root(api: &Api) -> Module {
    Module {
        name: Identifier("operations".to_owned()),
        service: Identifier("Client".to_owned()),
        parent: ROOT,
        children: Vec::new(),
        title: api.name.clone(),
        description: api.description.clone(),
        operations: Vec::new(),
    }
}

struct Layout<'a> {
    api: &'a Api,
    modules: Vec<Module>,
    homes: Vec<ModuleId>,
    /// Names of children and files, by module.
    scopes: Vec<Scope>,
    /// Modules by parent and the name of their folder, numbering included.
    by_name: HashMap<(ModuleId, String), ModuleId>,
}

impl Layout<'_> {
    fn fill(&mut self, folder: &Folder, module: ModuleId) {
        for OperationId(operation) in &folder.operations {
            self.homes[*operation] = module;
        }
        for child in &folder.folders {
            if !has_operations(child) {
                continue;
            }
            let (own, _) = titles::folder(&child.name);
            let stutters = module != ROOT && (own == titles::folder(&folder.name).0 || self.mirrors(folder, child));
            let home = if child.module.is_none() && (own.is_empty() || stutters) {
                module
            } else {
                self.module_for(child, module)
            };
            self.fill(child, home);
        }
    }

    /// Whether the folder's name is a segment of the path of every request in it, and it is written as a path, or a word
    /// of its parent's name is one, too.
    fn mirrors(&self, parent: &Folder, folder: &Folder) -> bool {
        let name: Vec<Vec<String>> = folder
            .name
            .split('/')
            .map(words)
            .filter(|segment| !segment.is_empty())
            .collect();
        let is_path = folder.name.contains('/') || folder.name.trim_start().starts_with([':', '{']);
        let around: Vec<String> = words(&parent.name).iter().map(|word| singular(word)).collect();
        !name.is_empty()
            && operations_below(folder).all(|OperationId(id)| {
                let path = &self.api.operations[id].path;
                let segments: Vec<Vec<String>> = path.split('/').map(words).collect();
                let speaks_of_parent = || segments.iter().flatten().any(|word| around.contains(&singular(word)));
                name.iter().all(|segment| segments.contains(segment)) && (is_path || speaks_of_parent())
            })
    }

    fn module_for(&mut self, folder: &Folder, parent: ModuleId) -> ModuleId {
        let [name, numbered] = folder_names(folder, parent, self.modules.len());
        let key = (parent, numbered.clone());
        if let Some(existing) = self.by_name.get(&key) {
            return *existing;
        }
        let id = ModuleId(self.modules.len());
        let last = format!("{}_folder", name.trim_end_matches('_'));
        let name = self.scopes[parent.0].choose([name, numbered, last]);
        self.modules.push(Module {
            service: service(&words(name.as_str())),
            name,
            parent,
            children: Vec::new(),
            title: folder.name.clone(),
            description: folder.description.clone(),
            operations: Vec::new(),
        });
        self.modules[parent.0].children.push(id);
        self.scopes.push(Scope::reserving(SERVICE));
        self.by_name.insert(key, id);
        id
    }
}

/// `Users`; `RequestFolder` where files of the crate import another `Request`.
fn service(spoken: &[String]) -> Identifier {
    let name = titled(spoken, "Folder", "Folder");
    if scope::is_imported(&name) {
        Identifier(name + "Folder")
    } else {
        Identifier(name)
    }
}

/// `users`, and `users_2` for `2. Users`; of a top folder named like a path only the first segment that is no base.
fn folder_names(folder: &Folder, parent: ModuleId, count: usize) -> [String; 2] {
    if let Some(chosen) = &folder.module {
        return [chosen.clone(), chosen.clone()];
    }
    let is_path = folder.name.contains('/') && !without_variables(folder.name.trim()).contains(' ');
    let segments = || folder.name.split('/').filter(|segment| !words(segment).is_empty());
    let first = segments()
        .find(|segment| !titles::is_base(segment))
        .or_else(|| segments().next());
    let named = first.filter(|_| parent == ROOT && is_path).unwrap_or(&folder.name);
    let (spoken, number) = titles::folder(named);
    let fallback = format!("folder_{count}");
    [snake(&spoken, &fallback), snake(&[spoken, number].concat(), &fallback)]
}

/// A path without the names of its variables, which may hold blanks: `webinars/{webinar Id}` → `webinars/`.
fn without_variables(path: &str) -> String {
    let mut pieces = path.split('{');
    let first = pieces.next().unwrap_or_default();
    let rest = pieces.map(|piece| piece.split_once('}').map_or(piece, |(_, after)| after));
    std::iter::once(first).chain(rest).collect()
}

fn has_operations(folder: &Folder) -> bool {
    !folder.operations.is_empty() || folder.folders.iter().any(has_operations)
}

fn operations_below(folder: &Folder) -> impl Iterator<Item = OperationId> + '_ {
    let below = folders_below(folder);
    folder
        .operations
        .iter()
        .copied()
        .chain(below.into_iter().flat_map(|child| child.operations.iter().copied()))
}
