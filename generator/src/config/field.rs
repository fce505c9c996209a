//! Paths of arguments, fields and answers: `request.body.address.zip`, `answers.200.users[].id`.

use std::fmt;

use crate::api::{self, Target};
use crate::words::is_keyword;

/// A path as the file has it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FieldPath {
    /// `request.query.page_size`: an argument by its place and its name on the wire.
    Argument(api::Place, String),
    /// `request.body.address.zip`, `answers.200.users[].id`: a place in JSON. The steps are keys, `[]` for the
    /// elements of an array and `{}` for the values of a map; none for the whole body.
    Json(Target, Vec<String>),
}

/// The words of the places of arguments.
const PLACES: &[(&str, api::Place)] = &[
    ("path", api::Place::Path),
    ("variable", api::Place::Text),
    ("query", api::Place::Query),
    ("header", api::Place::Header),
    ("form", api::Place::Field),
    ("content", api::Place::Body),
    ("setting", api::Place::Client),
];

impl FieldPath {
    /// Reads a path.
    ///
    /// # Errors
    ///
    /// `None` for a text that does not even begin like one; else what to do.
    pub fn parse(text: &str) -> Result<Self, Option<String>> {
        let (start, rest) = text.split_once('.').unwrap_or((text, ""));
        match start {
            "request" => request(rest).map_err(Some),
            "answers" => {
                let end = rest.find(['.', '[', '{']).unwrap_or(rest.len());
                let (status, rest) = rest.split_at_checked(end).unwrap_or((rest, ""));
                let status = status
                    .parse()
                    .map_err(|_| Some("write the status: `answers.200.id`".to_owned()))?;
                Ok(Self::Json(Target::Answer(status), steps(rest).map_err(Some)?))
            }
            _ => Err(None),
        }
    }
}

fn request(text: &str) -> Result<FieldPath, String> {
    let end = text.find(['.', '[', '{']).unwrap_or(text.len());
    let (place, rest) = text.split_at_checked(end).unwrap_or((text, ""));
    match place {
        "body" => return Ok(FieldPath::Json(Target::Body, steps(rest)?)),
        "params" => return Ok(FieldPath::Json(Target::Params, steps(rest)?)),
        "variables" => return Ok(FieldPath::Json(Target::Variables, steps(rest)?)),
        _ => {}
    }
    let known = PLACES.iter().find(|(word, _)| *word == place);
    match (known, rest.strip_prefix('.').filter(|name| !name.is_empty())) {
        (Some((_, place)), Some(name)) => Ok(FieldPath::Argument(*place, name.to_owned())),
        (Some(_), None) => Err(format!("write the name, too: `request.{place}.page_size`")),
        (None, _) => Err(
            "after `request.` comes `body`, `content`, `params` (of JSON-RPC), `variables` (of GraphQL), `path`, `query`, `header`, `form`, `setting` or `variable`"
                .to_owned(),
        ),
    }
}

/// `.users[].id` as steps; a key that holds a sign of the path's own stands in quotes.
fn steps(text: &str) -> Result<Vec<String>, String> {
    let mut steps = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix("[]") {
            steps.push("[]".to_owned());
            rest = after;
        } else if let Some(after) = rest.strip_prefix("{}") {
            steps.push("{}".to_owned());
            rest = after;
        } else if let Some(after) = rest.strip_prefix(".\"") {
            let (key, after) = after.split_once('"').ok_or("close the quotes around the key")?;
            steps.push(key.to_owned());
            rest = after;
        } else if let Some(after) = rest.strip_prefix('.').filter(|after| !after.starts_with(SIGNS)) {
            let end = after.find(SIGNS).unwrap_or(after.len());
            let (key, after) = after.split_at_checked(end).unwrap_or((after, ""));
            if key.is_empty() {
                return Err("a key follows each dot".to_owned());
            }
            steps.push(key.to_owned());
            rest = after;
        } else {
            return Err(
                "write keys after dots, `[]` for the elements of an array, `{}` for the values of a map".to_owned(),
            );
        }
    }
    Ok(steps)
}

/// What ends a key.
const SIGNS: [char; 4] = ['.', '[', '{', '"'];

fn place_word(place: api::Place) -> &'static str {
    let known = PLACES.iter().find(|(_, known)| *known == place);
    known.map_or("", |(word, _)| word)
}

impl From<&api::Argument> for FieldPath {
    fn from(argument: &api::Argument) -> Self {
        Self::Argument(argument.place, argument.key.clone())
    }
}

impl fmt::Display for FieldPath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (target, steps) = match self {
            Self::Argument(place, name) => {
                return write!(formatter, "request.{}.{name}", place_word(*place));
            }
            Self::Json(target, steps) => (target, steps),
        };
        match target {
            Target::Body => formatter.write_str("request.body")?,
            Target::Params => formatter.write_str("request.params")?,
            Target::Variables => formatter.write_str("request.variables")?,
            Target::Form => formatter.write_str("request.form")?,
            Target::Argument(place) => write!(formatter, "request.{}", place_word(*place))?,
            Target::Answer(status) => write!(formatter, "answers.{status}")?,
        }
        for step in steps {
            match step.as_str() {
                "[]" | "{}" => formatter.write_str(step)?,
                key if key.is_empty() || key.contains(SIGNS) => write!(formatter, ".\"{key}\"")?,
                key => write!(formatter, ".{key}")?,
            }
        }
        Ok(())
    }
}

/// The path of a type without arguments, as it is written in Rust; at least two segments.
pub(super) fn rust_path(text: &str) -> Option<Vec<String>> {
    let path: syn::Path = syn::parse_str(text).ok()?;
    let plain = path.segments.iter().all(|segment| segment.arguments.is_none());
    let segments: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
    let named = segments
        .last()
        .is_some_and(|last| last.starts_with(|first: char| first.is_uppercase()));
    let legal = segments
        .iter()
        .all(|segment| !is_keyword(segment) && !segment.contains('#'));
    (plain && named && legal && segments.len() > 1).then_some(segments)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_print_as_they_are_read() {
        for text in [
            "request.body",
            "request.body.address.zip",
            "request.variables.id",
            "request.params[].address",
            "request.query.page_size",
            "request.header.X-Trace.Id",
            "answers.200",
            "answers.200[].id",
            "answers.200.users[].by_id{}.\"a.b\"",
        ] {
            assert_eq!(FieldPath::parse(text).map(|path| path.to_string()), Ok(text.to_owned()));
        }
    }

    #[test]
    fn what_is_no_path_is_told() {
        assert_eq!(FieldPath::parse("nmae"), Err(None));
        let texts = "request.boddy.x, request.query, answers.ok.x, answers.200..x, answers.200[0]";
        for text in texts.split(", ") {
            assert!(matches!(FieldPath::parse(text), Err(Some(_))), "{text}");
        }
    }

    #[test]
    fn a_type_is_a_path_without_arguments() {
        assert_eq!(
            rust_path("uuid::Uuid"),
            Some(vec!["uuid".to_owned(), "Uuid".to_owned()])
        );
        let texts = "Uuid, uuid, std::vec::Vec<u8>, uuid::Uuid; fn x() {}, a::b, &a::B";
        for text in texts.split(", ") {
            assert_eq!(rust_path(text), None, "{text}");
        }
    }
}
