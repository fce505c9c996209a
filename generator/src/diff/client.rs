//! Settings and credentials of the builder.

use super::Found;
use crate::Understood;
use crate::api::{Part, Setting};

const BUILDER: &str = "Client::builder";

/// Compares the builders.
pub(super) fn compare(old: &Understood, new: &Understood, found: &mut Found) {
    settings(old, new, found);
    credentials(old, new, found);
}

fn settings(old: &Understood, new: &Understood, found: &mut Found) {
    let of = |all: &Understood| -> Vec<(String, Setting)> {
        let names = all.names.settings.iter().map(ToString::to_string);
        names.zip(all.api.settings.iter().cloned()).collect()
    };
    let (old_list, new_list) = (of(old), of(new));
    for (name, setting) in &new_list {
        match old_list.iter().find(|(_, before)| before.key == setting.key) {
            None if setting.default.is_none() => found.major(
                BUILDER,
                format!("setting `{name}` was added and has no default"),
                "calls fail until it is given",
            ),
            None => found.minor(BUILDER, format!("setting `{name}` was added"), "it has a default"),
            Some((before, _)) if before != name => found.major(
                BUILDER,
                format!("setting `{before}` is called `{name}` now"),
                "the old setter is gone",
            ),
            Some((_, before)) => default(name, &text(before, old), &text(setting, new), found),
        }
    }
    for (name, setting) in &old_list {
        if !new_list.iter().any(|(_, after)| after.key == setting.key) {
            found.major(BUILDER, format!("setting `{name}` was removed"), "its setter is gone");
        }
    }
}

fn default(name: &str, old: &Option<String>, new: &Option<String>, found: &mut Found) {
    match (old, new) {
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
        _ => {}
    }
}

/// The default, with the names of other settings in braces.
fn text(setting: &Setting, all: &Understood) -> Option<String> {
    let part = |part: &Part| match part {
        Part::Text(text) => text.clone(),
        Part::Setting(id) => format!("{{{}}}", all.names.setting(*id)),
        Part::Argument(_) => String::new(),
        Part::Dynamic(name) => format!("{{{name}}}"),
    };
    setting
        .default
        .as_ref()
        .map(|default| default.0.iter().map(part).collect())
}

fn credentials(old: &Understood, new: &Understood, found: &mut Found) {
    let of = |all: &Understood| -> Vec<(String, String)> {
        let names = all.names.credentials.iter().map(ToString::to_string);
        names
            .zip(
                all.api
                    .credentials
                    .iter()
                    .map(|credential| format!("{:?}", credential.scheme)),
            )
            .collect()
    };
    let (old, new) = (of(old), of(new));
    for (name, scheme) in &new {
        match old.iter().find(|(before, _)| before == name) {
            None => found.minor(
                BUILDER,
                format!("credential `{name}` was added"),
                "there is a new setter",
            ),
            Some((_, before)) if before != scheme => found.major(
                BUILDER,
                format!("credential `{name}` is sent in another way"),
                "its setter may take other arguments",
            ),
            Some(_) => {}
        }
    }
    for (name, _) in old
        .iter()
        .filter(|(name, _)| !new.iter().any(|(after, _)| after == name))
    {
        found.major(
            BUILDER,
            format!("credential `{name}` was removed"),
            "its setter is gone",
        );
    }
}
