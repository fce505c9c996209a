//! Why a method, an argument, a case, a type or a field is what it is, and which line would change it.
//!
//! Input: a collection as the stages understood it, and a path: of a request as Postman shows it, of a field of a
//! request as the configuration writes it (`Users / List users / answers.200.users[].id`), or the name of a method
//! or type of the crate. Output: text. An answer's field is told with its evidence: the examples that have it.

mod argument;
mod evidence;
mod operation;
mod place;
mod reason;

use crate::Understood;
use crate::config::field::FieldPath;
use crate::rust::Call;
use crate::spelling::{self, count};
use crate::suggest;
use crate::toml_text::quoted;

/// Explains what a path leads to.
///
/// # Errors
///
/// What may have been meant, where the path leads nowhere.
pub fn explain(understood: &Understood, path: &str) -> Result<String, String> {
    // Keys are the collection's own and may hold anything.
    let plain = |text: String| text.replace(|letter: char| letter.is_control() && letter != '\n', " ");
    let secrets = &understood.krate.api.secrets;
    let plain = |text: String| plain(secrets.page(&text).into_owned());
    find(understood, path).map(plain).map_err(plain)
}

fn find(understood: &Understood, path: &str) -> Result<String, String> {
    let calls = understood.krate.calls();
    let is_it = |call: &&Call<'_>| item_path(**call) == path || call.path().join("::") == path;
    let mut found: Vec<&Call<'_>> = calls.iter().filter(is_it).collect();
    if found.is_empty() {
        let is_loose = |call: &&Call<'_>| tight(&item_path(**call)) == tight(path);
        found = calls.iter().filter(is_loose).collect();
    }
    if !found.is_empty() {
        let texts = found
            .into_iter()
            .map(|call| operation::explain_operation(understood, *call));
        return Ok(texts.collect::<Vec<_>>().join("\n"));
    }
    for call in &calls {
        let own = item_path(*call);
        let exact = path.strip_prefix(&own).and_then(|rest| rest.strip_prefix(" / "));
        let loose = || path.rsplit_once('/').filter(|(item, _)| tight(item) == tight(&own));
        if let Some(field) = exact.or_else(|| loose().map(|(_, field)| field.trim()))
            && let Ok(field) = FieldPath::parse(field)
        {
            return match &field {
                FieldPath::Argument(..) => argument::explain_argument(*call, &field),
                FieldPath::Json(..) => place::explain_place(understood, *call, &field),
            };
        }
    }
    types_text(understood, &calls, path).ok_or_else(|| unknown_text(understood, &calls, path))
}

/// A path without the blanks around its slashes, with which it is quicker to type.
fn tight(path: &str) -> String {
    path.split('/').map(str::trim).collect::<Vec<_>>().join("/")
}

/// Folders and request, as Postman shows them.
fn item_path(call: Call<'_>) -> String {
    call.request.item_path()
}

/// A type by its name, with or without its module, and perhaps one of its fields: `users::User.id`.
fn types_text(understood: &Understood, calls: &[Call<'_>], path: &str) -> Option<String> {
    let (wanted, member) = path
        .split_once('.')
        .map_or((path, None), |(ty, member)| (ty, Some(member)));
    let found = understood
        .names
        .types
        .iter()
        .zip(&understood.shapes.types)
        .filter(|(names, _)| {
            let full = spelling::item_path(names.module, names.name.as_str(), &understood.names);
            full == wanted || names.name.as_str() == wanted
        });
    let texts: Vec<String> = found
        .filter_map(|(names, ty)| {
            let origin = ty.origins.first()?;
            let mut steps: Vec<String> = origin
                .path
                .iter()
                .filter(|step| !step.starts_with('|'))
                .cloned()
                .collect();
            if let Some(member) = member {
                let index = names.members.iter().position(|name| name.as_str() == member)?;
                let crate::shape::Kind::Struct(fields) = &ty.kind else {
                    return None;
                };
                steps.push(fields.get(index)?.key.clone());
            }
            let text = place::explain_place(
                understood,
                *calls.get(origin.operation.0)?,
                &FieldPath::Json(origin.role, steps),
            )
            .ok()?;
            let shared = match ty.origins.len() - 1 {
                0 => String::new(),
                others => format!(
                    "  It stands in {} more, whose shapes are equal.\n",
                    count(others, "place")
                ),
            };
            Some(text + &shared)
        })
        .collect();
    (!texts.is_empty()).then(|| texts.join("\n"))
}

fn unknown_text(understood: &Understood, calls: &[Call<'_>], wanted: &str) -> String {
    let called = calls.iter().map(|call| call.path().join("::"));
    let types = understood.names.types.iter().map(|ty| ty.name.to_string());
    let items = calls.iter().map(|call| item_path(*call));
    let known: Vec<String> = called.chain(types).chain(items).collect();
    let otherwise = "give a request as Postman shows it (`Users / List users`), perhaps with ` / answers.200.id`, or the \
                     name of a method or type";
    suggest::help(wanted, known.iter().map(String::as_str), otherwise)
}

/// The place of a request that may have been meant.
fn meant_place(call: Call<'_>, field: &FieldPath, known: &[String]) -> Option<String> {
    let meant = suggest::similar(&field.to_string(), known.iter().map(String::as_str))?;
    Some(format!("did you mean `{} / {meant}`?", item_path(call)))
}

/// The table of the configuration that would change it.
fn setting_table(call: Call<'_>, line: &str) -> String {
    let path = item_path(call);
    let reserved = if matches!(path.as_str(), "crate" | "client") {
        "/ "
    } else {
        ""
    };
    let table = quoted(&format!("{reserved}{path}"));
    format!("  to change it, edit and add to postman-codegen.toml:\n    [{table}]\n    {line}\n")
}
