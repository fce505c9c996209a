//! What a call takes: required arguments by position or in a struct, optional ones by setters, and the body.

use super::Found;
use super::methods::MethodPair;
use super::outline::{Method, Parameter, Way, WrittenType};
use super::types::{Holder, TypeWalk};
use crate::api::Place;
use crate::config::field::FieldPath;

/// Compares what a call takes.
pub(super) fn compare_parameters(pair: MethodPair<'_>, types: &mut TypeWalk<'_>, found: &mut Found) {
    let MethodPair { old, new } = pair;
    let subject = &new.path;
    let pairs = pair_parameters(old, new);
    for (after, before) in new.arguments().zip(&pairs) {
        match before {
            Some(before) => compare_parameter(before, after, subject, found),
            None => tell_added(after, subject, found),
        }
    }
    for before in old.arguments() {
        if !pairs.iter().flatten().any(|paired| std::ptr::eq(*paired, before)) {
            let message = format!("argument {} was removed", label_of(before));
            found.major(subject, message, "calls that give it do not compile");
        }
    }
    let both = new.arguments().zip(&pairs).filter_map(|(after, before)| {
        let by_position = (*before)?.way == after.way && after.way != Way::Setter;
        old.arguments()
            .position(|known| by_position && before.is_some_and(|before| std::ptr::eq(known, before)))
    });
    if !both.is_sorted() {
        let message = "its required arguments stand in another order";
        found.major(subject, message, "calls pass them by position");
    }
    compare_gathering(pair, types, found);
    compare_body(pair, types, found);
}

/// What each new parameter was: by its key; the path's else by its position.
fn pair_parameters<'a>(old: &'a Method, new: &Method) -> Vec<Option<&'a Parameter>> {
    let all: Vec<&Parameter> = old.arguments().collect();
    let mut free = all.clone();
    let mut take = |is_it: &dyn Fn(&Parameter) -> bool| {
        let place = free.iter().position(|before| is_it(before))?;
        Some(free.remove(place))
    };
    let by_key = new
        .arguments()
        .map(|after| take(&|before| before.target == after.target));
    let mut pairs: Vec<Option<&Parameter>> = by_key.collect();
    for ((after, pair), known) in new.arguments().zip(&mut pairs).zip(&all) {
        if pair.is_none() && is_in_path(after) {
            *pair = take(&|before| std::ptr::eq(before, *known) && is_in_path(before) && before.way == after.way);
        }
    }
    pairs
}

fn is_in_path(parameter: &Parameter) -> bool {
    matches!(parameter.target, Some(FieldPath::Argument(Place::Path, _)))
}

/// `` `page` (`request.query.page`)``
fn label_of(parameter: &Parameter) -> String {
    match &parameter.target {
        Some(target) => format!("`{}` (`{target}`)", parameter.name),
        None => format!("`{}`", parameter.name),
    }
}

fn tell_added(parameter: &Parameter, subject: &str, found: &mut Found) {
    let label = label_of(parameter);
    if parameter.way == Way::Setter {
        let message = format!("optional argument {label} was added");
        found.minor(subject, message, "calls stay as they are");
    } else {
        let message = format!("argument {label} was added and is required");
        found.major(subject, message, "each call must give it");
    }
}

fn compare_parameter(old: &Parameter, new: &Parameter, subject: &str, found: &mut Found) {
    let (name, told) = (&new.name, found.list.len());
    match (old.way == Way::Setter, new.way == Way::Setter) {
        (true, false) => {
            let message = format!("argument `{name}` is required now");
            found.major(subject, message, "each call must give it");
        }
        (false, true) => {
            let message = format!("argument `{name}` is optional now");
            found.major(subject, message, "it is a setter instead of a positional argument");
        }
        _ => {}
    }
    compare_parameter_type(old, new, subject, found);
    if old.name != *name {
        let message = format!("argument `{}` is called `{name}` now", old.name);
        match (old.way, new.way) {
            (Way::Setter, Way::Setter) => found.major(subject, message, "the old setter is gone"),
            (Way::Field, Way::Field) => found.major(subject, message, "the old field is gone"),
            (Way::Position, Way::Position) if old.target != new.target => found.patch(subject, message),
            _ => {}
        }
    }
    // A sample is of the type.
    if old.docs != new.docs && found.list.len() == told {
        found.patch(subject, format!("the documentation of argument `{name}` changed"));
    }
}

fn compare_parameter_type(old: &Parameter, new: &Parameter, subject: &str, found: &mut Found) {
    let [before, after] = [old, new].map(|parameter| type_word(parameter.ty.as_ref()));
    if before == after {
        return;
    }
    let message = format!("argument `{}` is {after} now, not {before}", new.name);
    let is_scalar = matches!(before.as_str(), "an integer" | "a number" | "a boolean");
    if is_scalar && after == "text" && new.way != Way::Field {
        found.minor(subject, message, "what calls give is taken as text");
    } else {
        found.major(subject, message, "calls give another type");
    }
}

fn type_word(ty: Option<&WrittenType>) -> String {
    let Some(ty) = ty else {
        return "a flag".to_owned();
    };
    let list = ty.inside("impl IntoIterator").or_else(|| ty.inside("Vec"));
    if let Some(item) = list {
        return format!("a list, each {}", type_word(Some(item)));
    }
    let ty = ty.inside("impl Into").unwrap_or(ty);
    let word = match ty.head.as_str() {
        "Text" | "String" => "text",
        "i64" => "an integer",
        "f64" => "a number",
        "bool" => "a boolean",
        "File" => "a file",
        _ => return format!("`{ty}`"),
    };
    word.to_owned()
}

/// Whether required arguments stand in a struct.
fn compare_gathering(pair: MethodPair<'_>, types: &mut TypeWalk<'_>, found: &mut Found) {
    let subject = &pair.new.path;
    let now = match (&pair.old.gathered, &pair.new.gathered) {
        (Some(old), Some(new)) => return types.compare_type((old, new), &taken_by(subject), found),
        (None, None) => return,
        (None, Some(_)) => "in a struct",
        (Some(_), None) => "by position",
    };
    let message = format!("takes its required arguments {now} now");
    found.major(subject, message, "calls are written differently");
}

fn taken_by(subject: &str) -> Holder<'_> {
    Holder {
        subject,
        verb: "takes",
        reason: "calls give another type",
    }
}

fn compare_body(MethodPair { old, new }: MethodPair<'_>, types: &mut TypeWalk<'_>, found: &mut Found) {
    let subject = &new.path;
    let message = match (old.body, new.body) {
        (before, after) if before == after => "takes other variables now".to_owned(),
        ("no body", after) => format!("sends {after} now"),
        (before, "no body") => format!("sends {before} no more"),
        (before, after) => format!("sends {after} now, not {before}"),
    };
    match (whole_body(old), whole_body(new)) {
        (Some(before), Some(after)) if old.body == new.body => {
            types.compare_type((&before, &after), &taken_by(subject), found);
        }
        (None, None) if old.body == new.body => {}
        (None, None) => found.patch(subject, message),
        _ => found.major(subject, message, "calls take another body"),
    }
}

/// The type of a body that is given as a whole.
fn whole_body(method: &Method) -> Option<WrittenType> {
    let body = method.parameters.iter().find(|parameter| parameter.target.is_none())?;
    let ty = body.ty.as_ref()?;
    let ty = ty.inside("impl Into").unwrap_or(ty);
    Some(ty.inside("Json").unwrap_or(ty).clone())
}
