//! What a call takes: required arguments by position or in a struct, optional ones by setters, and the body.

use super::Found;
use super::methods::MethodPair;
use super::outline::{Method, Parameter, WrittenType};
use super::types::{Holder, TypeWalk};
use crate::api::Place;
use crate::config::field::FieldPath;

/// A parameter, and how a caller gives it.
#[derive(Clone, Copy)]
struct Given<'a> {
    parameter: &'a Parameter,
    way: Way,
}

/// How a caller gives a parameter.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    Position,
    /// In a struct that the method takes.
    Field,
    Setter,
}

/// Compares what a call takes.
pub(super) fn compare_parameters(pair: MethodPair<'_>, types: &mut TypeWalk<'_>, found: &mut Found) {
    let subject = &pair.new.path;
    let (old, new) = (parameters_given(pair.old), parameters_given(pair.new));
    let pairs = pair_parameters(&old, &new);
    for (after, before) in new.iter().zip(&pairs) {
        match before {
            Some(before) => compare_parameter(*before, *after, subject, found),
            None => tell_added(*after, subject, found),
        }
    }
    for before in &old {
        if !pairs
            .iter()
            .flatten()
            .any(|paired| std::ptr::eq(paired.parameter, before.parameter))
        {
            let message = format!(
                "argument `{}`{} was removed",
                before.parameter.name,
                target_note(before.parameter)
            );
            found.major(subject, message, "calls that give it do not compile");
        }
    }
    compare_order(pair, &new, &pairs, found);
    compare_gathering(pair, types, found);
    compare_body(pair, types, found);
}

/// All but the body.
fn parameters_given(method: &Method) -> Vec<Given<'_>> {
    let way = match &method.gathered {
        Some(_) => Way::Field,
        None => Way::Position,
    };
    let required = method.parameters.iter().map(|parameter| Given { parameter, way });
    let optional = method.setters.iter().map(|parameter| Given {
        parameter,
        way: Way::Setter,
    });
    let all = required.chain(optional);
    all.filter(|given| given.parameter.target.is_some()).collect()
}

/// What each new parameter was: by its key; the path's else by position.
fn pair_parameters<'a>(old: &[Given<'a>], new: &[Given<'_>]) -> Vec<Option<Given<'a>>> {
    let mut free: Vec<Given<'a>> = old.to_vec();
    let mut take = |is_it: &dyn Fn(&Given<'a>) -> bool| {
        let place = free.iter().position(is_it)?;
        Some(free.remove(place))
    };
    let by_key = |given: &Given<'_>| {
        let target = given.parameter.target.clone();
        take(&|before: &Given<'_>| before.parameter.target == target)
    };
    let mut pairs: Vec<Option<Given<'a>>> = new.iter().map(by_key).collect();
    for (index, (after, pair)) in new.iter().zip(&mut pairs).enumerate() {
        if pair.is_none() && is_in_path(after) {
            let same = |before: &Given<'_>| {
                old.iter()
                    .position(|known| std::ptr::eq(known.parameter, before.parameter))
            };
            *pair = take(&|before: &Given<'_>| {
                is_in_path(before) && before.way == after.way && same(before) == Some(index)
            });
        }
    }
    pairs
}

fn is_in_path(given: &Given<'_>) -> bool {
    matches!(given.parameter.target, Some(FieldPath::Argument(Place::Path, _)))
}

/// `` (`request.query.page`)``
fn target_note(parameter: &Parameter) -> String {
    let target = parameter.target.as_ref();
    target.map_or_else(String::new, |target| format!(" (`{target}`)"))
}

fn tell_added(given: Given<'_>, subject: &str, found: &mut Found) {
    let Given { parameter, way } = given;
    let (name, note) = (&parameter.name, target_note(parameter));
    match way {
        Way::Setter => found.minor(
            subject,
            format!("optional argument `{name}`{note} was added"),
            "calls stay as they are",
        ),
        Way::Position | Way::Field => found.major(
            subject,
            format!("argument `{name}`{note} was added and is required"),
            "each call must give it",
        ),
    }
}

fn compare_parameter(old: Given<'_>, new: Given<'_>, subject: &str, found: &mut Found) {
    let name = &new.parameter.name;
    let told = found.list.len();
    match (old.way == Way::Setter, new.way == Way::Setter) {
        (true, false) => found.major(
            subject,
            format!("argument `{name}` is required now"),
            "each call must give it",
        ),
        (false, true) => found.major(
            subject,
            format!("argument `{name}` is optional now"),
            "it is a setter instead of a positional argument",
        ),
        _ => {}
    }
    compare_parameter_type(old, new, subject, found);
    if old.parameter.name != *name {
        let message = format!("argument `{}` is called `{name}` now", old.parameter.name);
        match (old.way, new.way) {
            (Way::Setter, Way::Setter) => found.major(subject, message, "the old setter is gone"),
            (Way::Field, Way::Field) => found.major(subject, message, "the old field is gone"),
            (Way::Position, Way::Position) if old.parameter.target != new.parameter.target => {
                found.patch(subject, message, "calls pass it by position");
            }
            _ => {}
        }
    }
    // A sample is of the type.
    if old.parameter.docs != new.parameter.docs && found.list.len() == told {
        found.patch(
            subject,
            format!("the documentation of argument `{name}` changed"),
            "code stays as it is",
        );
    }
}

fn compare_parameter_type(old: Given<'_>, new: Given<'_>, subject: &str, found: &mut Found) {
    let (before, after) = (
        type_word(old.parameter.ty.as_ref()),
        type_word(new.parameter.ty.as_ref()),
    );
    if before == after {
        return;
    }
    let message = format!("argument `{}` is {after} now, not {before}", new.parameter.name);
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
    match ty.head.as_str() {
        "Text" | "String" => "text".to_owned(),
        "i64" => "an integer".to_owned(),
        "f64" => "a number".to_owned(),
        "bool" => "a boolean".to_owned(),
        "File" => "a file".to_owned(),
        _ => format!("`{ty}`"),
    }
}

/// Positional arguments that both have, in another order.
fn compare_order(pair: MethodPair<'_>, new: &[Given<'_>], pairs: &[Option<Given<'_>>], found: &mut Found) {
    let both = new.iter().zip(pairs).filter_map(|(after, before)| {
        let before = before.filter(|before| before.way == Way::Position && after.way == Way::Position)?;
        let known = &pair.old.parameters;
        known
            .iter()
            .position(|parameter| std::ptr::eq(parameter, before.parameter))
    });
    if !both.is_sorted() {
        let message = "its required arguments stand in another order".to_owned();
        found.major(&pair.new.path, message, "calls pass them by position");
    }
}

/// Whether required arguments stand in a struct.
fn compare_gathering(pair: MethodPair<'_>, types: &mut TypeWalk<'_>, found: &mut Found) {
    let now = match (&pair.old.gathered, &pair.new.gathered) {
        (Some(old), Some(new)) => return types.compare_type((old, new), &Holder::Body(&pair.new.path), found),
        (None, None) => return,
        (None, Some(_)) => "in a struct",
        (Some(_), None) => "by position",
    };
    found.major(
        &pair.new.path,
        format!("takes its required arguments {now} now"),
        "calls are written differently",
    );
}

fn compare_body(pair: MethodPair<'_>, types: &mut TypeWalk<'_>, found: &mut Found) {
    let MethodPair { old, new } = pair;
    let whole = (whole_body(old), whole_body(new));
    if old.body != new.body {
        let message = match old.body {
            "no body" => format!("sends {} now", new.body),
            before if new.body == "no body" => format!("sends {before} no more"),
            before => format!("sends {} now, not {before}", new.body),
        };
        match whole {
            (None, None) => found.patch(&new.path, message, "code stays as it is"),
            _ => found.major(&new.path, message, "calls take another body"),
        }
        return;
    }
    match whole {
        (Some(old), Some(after)) => types.compare_type((&old, &after), &Holder::Body(&new.path), found),
        (None, Some(_)) => found.major(&new.path, "takes variables now".to_owned(), "each call must give them"),
        (Some(_), None) => found.major(
            &new.path,
            "takes variables no more".to_owned(),
            "calls that give them do not compile",
        ),
        (None, None) => {}
    }
}

/// The type of a body that is given as a whole.
fn whole_body(method: &Method) -> Option<WrittenType> {
    let mut bodies = method.parameters.iter().filter(|parameter| parameter.target.is_none());
    let ty = bodies.next()?.ty.as_ref()?;
    let ty = ty.inside("impl Into").unwrap_or(ty);
    Some(ty.inside("Json").unwrap_or(ty).clone())
}
