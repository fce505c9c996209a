//! What a configuration made in code may hold: the same as one that was read.

use super::value::Rule;
use super::{Config, ConfigField, Package, check, field, package};
use crate::api::Retype;
use crate::diagnostic::{Diagnostics, Location, ids};
use crate::name;
use crate::runtime::RuntimeSource;

/// Reports what no file could have said: names and paths that are not Rust, values that are not TOML.
pub fn check_legal(config: &Config, notes: &mut Diagnostics) {
    check_package(&config.package, notes);
    for item in &config.items {
        judge(item.name.as_ref(), name::check_function_name, &item.location, notes);
        for name in item.segments.decided.values() {
            judge(name.as_ref(), name::check_function_name, &item.location, notes);
        }
        item.fields.iter().for_each(|field| self::field(field, notes));
    }
    check::types(config, notes);
}

/// Reports what no manifest could say.
pub fn check_package(package: &Package, notes: &mut Diagnostics) {
    let given = [
        (&package.name, name::check_crate_name as Rule),
        (&package.version, package::check_version),
        (&package.license, package::check_line),
        (&package.repository, package::check_line),
        (&package.edition, package::check_edition),
    ];
    for (text, rule) in given {
        judge(text.as_ref(), rule, &Location::default(), notes);
    }
    if let Some(source @ RuntimeSource::Folder(_)) = &package.runtime {
        let rule: Rule = |text| text.parse::<RuntimeSource>().map(|_| ());
        judge(Some(&source.to_string()), rule, &Location::default(), notes);
    }
    for (name, value) in &package.dependencies {
        let line = format!("{name} = {value}");
        let is_one = toml::de::DeTable::parse(&line).is_ok_and(|table| table.get_ref().len() == 1);
        if !is_one || line.contains('\n') {
            let help = "write a name and a value on one line, as in Cargo.toml";
            refuse(&line, help, &Location::default(), notes);
        }
    }
}

fn field(field: &ConfigField, notes: &mut Diagnostics) {
    let ConfigField { change, location, .. } = field;
    judge(change.name.as_ref(), name::check_function_name, location, notes);
    judge(change.type_name.as_ref(), name::check_type_name, location, notes);
    if let Some(Retype::Rust(segments)) = &change.ty {
        let path = segments.join("::");
        if field::rust_path(&path).as_ref() != Some(segments) {
            refuse(
                &path,
                "give the segments of a type's path without arguments",
                location,
                notes,
            );
        }
    }
}

fn judge(text: Option<&String>, rule: Rule, location: &Location, notes: &mut Diagnostics) {
    if let Some((text, help)) = text.and_then(|text| Some((text, rule(text).err()?))) {
        refuse(text, &help, location, notes);
    }
}

fn refuse(text: &str, help: &str, location: &Location, notes: &mut Diagnostics) {
    let message = format!("`{}` cannot stand in the configuration", text.escape_debug());
    notes.error(ids::INVALID_SETTING, location, message, "", help);
}
