//! All files of a crate, or of a module of another crate.

use crate::layout::{self, File, Root};
use crate::rust::{ContractModule, Crate};
use crate::{emit, runtime};

/// The files, ascending by path, and the dependencies that the crate around a module must have.
pub(crate) fn files(mut krate: Crate, root: &Root) -> (Vec<File>, Option<String>) {
    let modules = runtime::chosen(&krate.runtime);
    let dependencies: Vec<(&str, &str)> = modules.iter().flat_map(|module| module.dependencies).copied().collect();
    let copies = modules.iter().filter_map(|module| {
        let file = layout::copy(module.name, module.text, root)?;
        Some((*module, file))
    });
    let (modules, mut files): (Vec<&runtime::Module>, Vec<File>) = copies.unzip();
    let needed = match root {
        Root::Crate => {
            files.extend([
                layout::manifest(&krate, &dependencies),
                layout::readme(&krate),
                layout::formatting(),
                layout::lints(),
            ]);
            None
        }
        Root::Module(_) => {
            let needed = layout::of_module(&krate.package, &dependencies);
            krate.docs.paragraph("# Dependencies");
            krate
                .docs
                .paragraph("What the manifest of the crate around this module must hold:");
            krate.docs.block("toml", needed.trim_end());
            Some(needed)
        }
    };
    let names: Vec<&str> = modules.iter().map(|module| module.name).collect();
    let exports: Vec<(&str, &[&str])> = modules.iter().map(|module| (module.name, module.exports)).collect();
    let modules = krate.contract.iter().flat_map(|contract| &contract.modules);
    modules.for_each(|module| data(module, &mut files));
    files.extend(layout::print(
        emit::render(&krate, &names, &exports),
        root,
        &krate.secrets,
    ));
    files.sort_by(|left, right| left.path.cmp(&right.path));
    (files, needed)
}

/// Adds the data of a module's contract tests.
fn data(module: &ContractModule, files: &mut Vec<File>) {
    let tests = module.tests.iter();
    files.extend(tests.map(|test| layout::data(format!("tests/contract/{}.json", test.path), &test.data)));
    module.children.iter().for_each(|child| data(child, files));
}
