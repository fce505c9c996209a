//! The runtime's modules, as they stand.

use super::{File, MARK, features};
use crate::runtime::Module;
use crate::rust::Root;

/// A module of the runtime.
pub(super) fn copy(module: &Module, root: &Root) -> File {
    let text = macros(format!("// {MARK}\n\n{}", module.text), root);
    File {
        path: super::file_path(root, &format!("src/runtime/{}.rs", module.name)),
        text: match root {
            Root::Crate => text,
            Root::Module(_) => features::resolved(&text, root),
        },
    }
}

/// The text of a module whose macros name it, and are the crate's own.
///
/// A macro that is exported stands at the root of the crate, where two modules would have the same.
fn macros(text: String, root: &Root) -> String {
    if !text.contains("macro_rules! ") {
        return text;
    }
    let text = text.replace("$crate::", &format!("${}::runtime::", root.path()));
    match root {
        Root::Crate => text,
        Root::Module(_) => {
            let names = text
                .split("macro_rules! ")
                .skip(1)
                .filter_map(|rest| rest.split(' ').next());
            let kept = text.replace("#[doc(hidden)]\n#[macro_export]\n", "");
            names.fold(kept, |text, name| {
                text.replace(&format!("\npub use {name};"), &format!("\npub(crate) use {name};"))
            })
        }
    }
}
