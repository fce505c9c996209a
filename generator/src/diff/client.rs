//! Settings and credentials of the builder.

use super::Found;
use super::outline::{CredentialSetter, Outline, SettingSetter, WrittenType};

const BUILDER: &str = "Client::builder";

/// Compares the builders.
pub(super) fn compare_builders(old: &Outline, new: &Outline, found: &mut Found) {
    compare_settings(&old.settings, &new.settings, found);
    compare_credentials(&old.credentials, &new.credentials, found);
}

fn compare_settings(old: &[SettingSetter], new: &[SettingSetter], found: &mut Found) {
    for setting in new {
        let name = &setting.name;
        match setting_of(old, setting) {
            None if setting.default.is_none() => found.major(
                BUILDER,
                format!("setting `{name}` was added and has no default"),
                "calls fail until it is given",
            ),
            None => found.minor(BUILDER, format!("setting `{name}` was added"), "it has a default"),
            Some(before) => compare_setting(before, setting, found),
        }
    }
    for setting in old.iter().filter(|setting| setting_of(new, setting).is_none()) {
        let message = format!("setting `{}` was removed", setting.name);
        found.major(BUILDER, message, "its setter is gone");
    }
}

/// What a setting was or became: by its setter, else by the variable.
fn setting_of<'a>(settings: &'a [SettingSetter], setting: &SettingSetter) -> Option<&'a SettingSetter> {
    let by_name = settings.iter().find(|other| other.name == setting.name);
    by_name.or_else(|| settings.iter().find(|other| other.key == setting.key))
}

fn compare_setting(old: &SettingSetter, new: &SettingSetter, found: &mut Found) {
    let name = &new.name;
    if old.name != *name {
        let message = format!("setting `{}` is called `{name}` now", old.name);
        found.major(BUILDER, message, "the old setter is gone");
    }
    match (&old.default, &new.default) {
        (Some(_), None) => found.major(
            BUILDER,
            format!("setting `{name}` has no default any more"),
            "calls fail until it is given",
        ),
        (None, Some(_)) => found.minor(
            BUILDER,
            format!("setting `{name}` has a default now"),
            "it may be left out",
        ),
        (Some(old), Some(new)) if old != new => found.patch(
            BUILDER,
            format!("the default of setting `{name}` is `{new}` now, not `{old}`"),
            "calls go elsewhere, code stays as it is",
        ),
        _ if old.docs != new.docs => found.patch(
            BUILDER,
            format!("the documentation of setting `{name}` changed"),
            "code stays as it is",
        ),
        _ => {}
    }
}

fn compare_credentials(old: &[CredentialSetter], new: &[CredentialSetter], found: &mut Found) {
    let find = |list: &'_ [CredentialSetter], name: &str| list.iter().position(|other| other.name == name);
    for credential in new {
        match find(old, &credential.name).map(|index| &old[index]) {
            None => found.minor(
                BUILDER,
                format!("credential `{}` was added", credential.name),
                "there is a new setter",
            ),
            Some(before) => compare_credential(before, credential, found),
        }
    }
    for credential in old.iter().filter(|credential| find(new, &credential.name).is_none()) {
        let message = format!("credential `{}` was removed", credential.name);
        found.major(BUILDER, message, "its setter is gone");
    }
}

fn compare_credential(old: &CredentialSetter, new: &CredentialSetter, found: &mut Found) {
    let name = &new.name;
    let takes = |types: &[WrittenType]| {
        let types: Vec<String> = types.iter().map(|ty| format!("`{ty}`")).collect();
        types.join(" and ")
    };
    if old.takes != new.takes {
        let message = format!(
            "credential `{name}` takes {} now, not {}",
            takes(&new.takes),
            takes(&old.takes)
        );
        found.major(BUILDER, message, "code that gives it does not compile");
    } else if old.scheme != new.scheme {
        let message = format!("credential `{name}` is sent in another way");
        found.patch(BUILDER, message, "code stays as it is");
    } else if old.docs != new.docs {
        let message = format!("the documentation of credential `{name}` changed");
        found.patch(BUILDER, message, "code stays as it is");
    }
}
