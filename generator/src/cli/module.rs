//! `--module`: the module that a folder is.

use std::path::Path;

use postman_codegen::name;

/// The path of the module in its crate: what follows the last `src` of its folder.
pub(super) fn path(folder: &Path) -> Result<Vec<String>, String> {
    let components: Vec<String> = folder
        .components()
        .map(|component| component.as_os_str().to_string_lossy().into_owned())
        .collect();
    let wrong = |reason: &str| {
        format!(
            "`--module {}` {reason}; name a folder below the crate's `src`, such as `src/zoom`; nothing was written",
            folder.display()
        )
    };
    let root = components.iter().rposition(|component| component == "src");
    let segments = root.and_then(|root| components.get(root + 1..));
    let is_wrong = |segment: &&String| name::check_function_name(segment).is_err();
    match segments {
        None => Err(wrong("is in no `src`")),
        Some([]) => Err(wrong("is the crate's root")),
        Some(segments) => match segments.iter().find(is_wrong) {
            Some(segment) => Err(wrong(&format!(
                "has `{segment}` in its path, which is no name of a module"
            ))),
            None => Ok(segments.to_vec()),
        },
    }
}

/// What the module is called.
pub(super) fn name(folder: &Path) -> String {
    folder.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// What to do with a module that is new.
pub(super) fn next(name: &str, dependencies: &str) -> String {
    let mut text = format!(
        "try next:\n  declare it, as `pub` all the way, or what nobody calls is reported as unused:\n    #[rustfmt::skip]\n    pub mod {name};\n  add to Cargo.toml:\n"
    );
    for line in dependencies.lines() {
        let indent = if line.is_empty() { "" } else { "    " };
        text.push_str(&format!("{indent}{line}\n"));
    }
    text.trim_end().to_owned()
}
