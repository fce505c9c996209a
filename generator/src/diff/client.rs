//! Settings and credentials of the builder.

use super::outline::{BuilderSetter, Outline, SetterKind, WrittenType};
use super::{Found, Weight};

const BUILDER: &str = "Client::builder";

pub(super) fn compare_builders(old: &Outline, new: &Outline, found: &mut Found) {
    for setter in &new.builder {
        match setter_of(&old.builder, setter) {
            Some(before) => compare_setter(before, setter, found),
            None => tell_added(setter, found),
        }
    }
    let before = old.builder.iter();
    let gone = before.filter(|setter| setter_of(&new.builder, setter).is_none());
    for setter in gone {
        found.major(
            BUILDER,
            format!("{} was removed", label_of(setter)),
            "its setter is gone",
        );
    }
}

/// What a setter was or became: by its name, that of a setting else by the variable.
fn setter_of<'a>(list: &'a [BuilderSetter], setter: &BuilderSetter) -> Option<&'a BuilderSetter> {
    let same_kind = || list.iter().filter(|other| other.kind == setter.kind);
    let by_name = same_kind().find(|other| other.name == setter.name);
    by_name.or_else(|| same_kind().find(|other| other.kind == SetterKind::Setting && other.key == setter.key))
}

/// `` setting `base_url` ``
fn label_of(setter: &BuilderSetter) -> String {
    match setter.kind {
        SetterKind::Setting => format!("setting `{}`", setter.name),
        SetterKind::Credential => format!("credential `{}`", setter.name),
    }
}

fn tell_added(setter: &BuilderSetter, found: &mut Found) {
    let added = format!("{} was added", label_of(setter));
    match (setter.kind, &setter.default) {
        (SetterKind::Credential, _) => found.minor(BUILDER, added, "there is a new setter"),
        (SetterKind::Setting, Some(_)) => found.minor(BUILDER, added, "it has a default"),
        (SetterKind::Setting, None) => {
            let message = format!("{added} and has no default");
            found.major(BUILDER, message, "calls fail until it is given");
        }
    }
}

fn compare_setter(old: &BuilderSetter, new: &BuilderSetter, found: &mut Found) {
    let (label, told) = (label_of(new), found.list.len());
    if old.name != new.name {
        let message = format!("{} is called `{}` now", label_of(old), new.name);
        found.major(BUILDER, message, "the old setter is gone");
    }
    if old.takes != new.takes {
        let message = format!(
            "{label} takes {} now, not {}",
            type_list(&new.takes),
            type_list(&old.takes)
        );
        found.major(BUILDER, message, "code that gives it does not compile");
    } else if old.scheme != new.scheme {
        found.patch(BUILDER, format!("{label} is sent in another way"));
    }
    match (&old.default, &new.default) {
        (Some(_), None) => {
            let message = format!("{label} has no default any more");
            found.major(BUILDER, message, "calls fail until it is given");
        }
        (None, Some(_)) => found.minor(BUILDER, format!("{label} has a default now"), "it may be left out"),
        (Some(old), Some(new)) if old != new => {
            let message = format!("the default of {label} is `{new}` now, not `{old}`");
            found.add(
                Weight::Patch,
                BUILDER,
                message,
                "calls go elsewhere, code stays as it is",
            );
        }
        _ if old.docs != new.docs && found.list.len() == told => {
            found.patch(BUILDER, format!("the documentation of {label} changed"));
        }
        _ => {}
    }
}

fn type_list(types: &[WrittenType]) -> String {
    let types: Vec<String> = types.iter().map(|ty| format!("`{ty}`")).collect();
    types.join(" and ")
}
