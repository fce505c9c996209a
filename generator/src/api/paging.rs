//! How the pages of a list follow one another.
//!
//! A GET request is paged if its saved successes hold a list and one of these holds, the first that does:
//! - they have a URL as their `next` (`next`, `next_url`, `links.next`, `_links.next.href`, …): by URL;
//! - the query has a cursor (`cursor`, `page_token`, `after`, `marker`, …) that they name as their next one, in a
//!   field called `next…` or as the parameter, or anything that they have a `next_…` for, or is called `next_page_token`
//!   itself, or `starting_after` where the items have an `id`: by cursor;
//! - their header `Link` has `rel="next"`: by link;
//! - the query has an `offset`, `skip` or `start_at`: by offset, which goes on by the items that came;
//! - the query has a `page` (`page_number`, `pageNo`, `page[number]`, …): by page, counted from 0 if the sample is 0.
//!
//! The items are the answer itself, if it is a list, else its only list (of several, the only one called `data`, `entries`
//! or the like, else the only one of objects, else the one called as the path ends), else that of an object in it. The pages end where `has_more` is `false`, where
//! the number of pages (`total_pages`, `page_count`, …) is reached, or at a page without items or a next one.

use serde_json::Value;

use super::{
    Api, Argument, ArgumentId, ArgumentType, Body, Content, Operation, Outcome, Place, QueryEntry, last_segment,
};
use crate::diagnostic::{Diagnostics, Location, ids};
use crate::document::Method;
use crate::words::is_in;

/// How the pages of an operation follow one another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paging {
    /// What leads to the next page.
    pub by: PagingKind,
    /// The list in the answer: keys from its top.
    pub items: Vec<String>,
    /// The field that says whether there is more; empty: none.
    pub more: Vec<String>,
}

/// What leads to the next page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PagingKind {
    /// A number in the query, which counts pages from `first`.
    Page {
        /// The query's.
        argument: ArgumentId,
        /// 0 or 1.
        first: usize,
    },
    /// A number in the query, which counts items.
    Offset {
        /// The query's.
        argument: ArgumentId,
        /// The number of the very first item.
        first: usize,
    },
    /// A value of the answer that goes into the query.
    Cursor {
        /// The query's.
        argument: ArgumentId,
        /// Where the answer has it; `-` is the last element of a list.
        next: Vec<String>,
    },
    /// A URL in the answer.
    Url(Vec<String>),
    /// A URL in the header `Link`.
    Link,
}

/// What the configuration says of an operation's pages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PagingOverride {
    /// Not paged at all.
    pub off: bool,
    /// `page`, `offset`, `cursor`, `url` or `link`.
    pub by: Option<&'static str>,
    /// The query parameter.
    pub query: Option<String>,
    /// Keys down to what leads to the next page.
    pub next: Option<Vec<String>>,
    /// Keys down to the list.
    pub items: Option<Vec<String>>,
    /// Where the file says so.
    pub location: Location,
}

const CURSORS: &str = "after aftercursor bookmark continuation continuationtoken cursor marker nextcursor \
    nextpagetoken nexttoken pageafter pagecursor pagetoken scrollid startcursor";
const LAST_ITEMS: &str = "afterid startingafter";
const OFFSETS: &str = "offset pageoffset skip startat startindex";
const PAGES: &str = "page pageindex pageno pagenum pagenumber";
const NEXT: &str = "endcursor next nextcontinuationtoken nextcursor nexthref nextlink nextmarker nextoffset nextpage \
    nextpagecursor nextpagelink nextpagenumber nextpagetoken nextpageurl nexttoken nexturi nexturl odatanextlink";
const LISTS: &str = "data entries items list objects records results rows values";
const MORE: &str = "hasmore hasnext hasnextpage more";
const TOTALS: &str = "lastpage numpages pagecount pagetotal totalpages";

/// A place in a sample and what stands there.
type Found<'a> = (Vec<String>, &'a Value);

/// How deep in an answer the next page is looked for.
const DEPTH: usize = 3;

/// The API with what is known of its operations' pages.
pub fn paginate(mut api: Api, notes: &mut Diagnostics) -> Api {
    for operation in &mut api.operations {
        let asked = operation.overrides.paging.clone();
        let is_listed = asked.is_some() || operation.method == Method::Get;
        let asked = asked.unwrap_or_default();
        let sends_file = matches!(operation.body, Body::File { .. } | Body::Multipart { .. });
        if asked.off || !is_listed || sends_file {
            continue;
        }
        operation.paging = find(operation, &asked);
        if operation.paging.is_none() && asked != PagingOverride::default() {
            let (message, label) = ("the request has no such pages", "it decides nothing");
            let help =
                "name a parameter of the query, and a list that a saved success has at its top or one level below";
            notes.warn(ids::UNUSED_SETTING, &asked.location, message, label, help);
        }
    }
    api
}

/// What an entry of a query turns pages by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Turning {
    /// The number of a page, or of an item.
    Number,
    /// What stands in the page before.
    Cursor,
}

/// By what an entry of a query turns pages; `None`: it does not.
pub(crate) fn turning(key: &str) -> Option<Turning> {
    let key = plain(key);
    if is_in(PAGES, &key) || is_in(OFFSETS, &key) {
        Some(Turning::Number)
    } else {
        (is_in(CURSORS, &key) || is_in(LAST_ITEMS, &key)).then_some(Turning::Cursor)
    }
}

/// Why an operation has no pages although it takes what asks for one; `None`: it has pages, or takes no such thing.
pub(crate) fn why_unpaged(operation: &Operation) -> Option<&'static str> {
    let asked = PagingOverride::default();
    let look = Look {
        operation,
        asked: &asked,
        scalars: Vec::new(),
    };
    look.parameter(&[CURSORS, LAST_ITEMS, OFFSETS, PAGES].join(" "))?;
    if operation.paging.is_some() {
        return None;
    }
    let case = operation.cases.iter().find(|case| case.outcome == Outcome::Success);
    let samples = case
        .iter()
        .flat_map(|case| &case.examples)
        .filter_map(|example| match &example.content {
            Content::Json(value) => Some(value),
            _ => None,
        });
    let samples: Vec<&Value> = samples.collect();
    Some(match () {
        () if operation.method != Method::Get => "it is no GET request",
        () if operation.overrides.paging.as_ref().is_some_and(|asked| asked.off) => {
            "the configuration switches them off"
        }
        () if samples.is_empty() => "no success is saved as JSON",
        () if items(&samples, operation).is_none() => "no list, or several, are in the saved success",
        () => "the saved success does not say where the next page is",
    })
}

fn find(operation: &Operation, asked: &PagingOverride) -> Option<Paging> {
    let case = operation.cases.iter().find(|case| case.outcome == Outcome::Success)?;
    let samples = case.examples.iter().filter_map(|example| match &example.content {
        Content::Json(value) => Some(value),
        _ => None,
    });
    let samples: Vec<&Value> = samples.collect();
    let is_list = |path: &Vec<String>| {
        samples
            .iter()
            .any(|sample| at(sample, path).is_some_and(Value::is_array))
    };
    let items = asked
        .items
        .clone()
        .or_else(|| items(&samples, operation))
        .filter(is_list)?;
    let look = Look {
        operation,
        asked,
        scalars: scalars(&samples),
    };
    let kinds = [
        ("url", look.url()),
        (
            "cursor",
            look.cursor()
                .or_else(|| look.told_cursor(&items))
                .or_else(|| look.last_item(&items, &samples)),
        ),
        ("link", look.link()),
        ("offset", look.offset()),
        ("page", look.page()),
    ];
    let mut kinds = kinds
        .into_iter()
        .filter(|(name, _)| asked.by.is_none_or(|by| by == *name));
    let by = kinds.find_map(|(_, kind)| kind)?;
    let is_more = |(path, value): &&Found<'_>| match &by {
        PagingKind::Page { .. } if is(path, TOTALS) => value.is_u64(),
        _ => is(path, MORE) && value.is_boolean(),
    };
    let more = look.scalars.iter().find(is_more).map(|(path, _)| path.clone());
    Some(Paging {
        by,
        items,
        more: more.unwrap_or_default(),
    })
}

/// What the kinds are found in.
struct Look<'a> {
    operation: &'a Operation,
    asked: &'a PagingOverride,
    /// All scalars of the samples that stand in no list, those at the top first.
    scalars: Vec<Found<'a>>,
}

impl Look<'_> {
    fn url(&self) -> Option<PagingKind> {
        let starts = ["http://", "https://", "/", "?"];
        let is_url = |text: &str| starts.iter().any(|start| text.starts_with(start));
        let mut found = self.scalars.iter().filter(|(path, value)| match &self.asked.next {
            Some(next) => next == path,
            None => is(path, NEXT) && value.as_str().is_some_and(is_url),
        });
        let is_asked = self.asked.by.is_none_or(|by| by == "url");
        found
            .next()
            .filter(|_| is_asked)
            .map(|(path, _)| PagingKind::Url(path.clone()))
    }

    fn cursor(&self) -> Option<PagingKind> {
        let counted = || self.parameter(&[PAGES, OFFSETS].join(" "));
        let (argument, key) = self.parameter(CURSORS).or_else(counted)?;
        let counts = !is_in(CURSORS, &key) && self.asked.query.is_none();
        let named = |(path, value): &&Found<'_>| match &self.asked.next {
            Some(next) => next == path,
            None if counts => is(path, NEXT) && value.is_u64(),
            None => is(path, NEXT) && !value.is_boolean(),
        };
        let same = |(path, value): &&Found<'_>| {
            !counts
                && self.asked.next.is_none()
                && path.last().is_some_and(|last| plain(last) == key)
                && value.is_string()
        };
        let next = self
            .scalars
            .iter()
            .find(named)
            .or_else(|| self.scalars.iter().find(same));
        next.map(|(next, _)| PagingKind::Cursor {
            argument,
            next: next.clone(),
        })
    }

    /// A parameter of any name that the success has a `next_…` for; or one that is called so itself (`next_page_token`),
    /// be it that the sample is of a last page and lacks it.
    fn told_cursor(&self, items: &[String]) -> Option<PagingKind> {
        if self.asked.query.is_some() || self.asked.next.is_some() || items.is_empty() {
            return None;
        }
        let entries = self.operation.query.iter().filter_map(|entry| match entry {
            QueryEntry::Argument(id) => Some((*id, self.operation.arguments.get(id.0)?)),
            QueryEntry::Constant { .. } | QueryEntry::Credential(_) => None,
        });
        let single = |argument: &Argument| !argument.list && argument.ty != ArgumentType::Flag;
        let mut cursors = entries
            .filter(|(_, argument)| single(argument))
            .filter_map(|(id, argument)| {
                let wanted = format!("next{}", plain(&argument.key));
                let mut named = self.scalars.iter();
                let named = named.find(|(path, _)| path.last().is_some_and(|last| plain(last) == wanted));
                let is_next = plain(&argument.key).starts_with("next") && is_in(CURSORS, &plain(&argument.key));
                let next = named.map(|(path, _)| path.clone());
                let next = next.or_else(|| is_next.then(|| vec![argument.key.clone()]))?;
                Some(PagingKind::Cursor { argument: id, next })
            });
        cursors.next()
    }

    /// The `id` of the last item as the cursor.
    fn last_item(&self, items: &[String], samples: &[&Value]) -> Option<PagingKind> {
        let (argument, _) = self.parameter(LAST_ITEMS)?;
        let first = |sample: &&Value| at(sample, items).and_then(|list| list.get(0)?.get("id")).is_some();
        samples.iter().any(first).then_some(())?;
        let next = items.iter().map(String::as_str).chain(["-", "id"]);
        Some(PagingKind::Cursor {
            argument,
            next: next.map(str::to_owned).collect(),
        })
    }

    fn link(&self) -> Option<PagingKind> {
        let examples = self.operation.cases.iter().flat_map(|case| &case.examples);
        let is_next = |(name, value): &(String, String)| {
            let value = value.to_ascii_lowercase();
            name.eq_ignore_ascii_case("link") && (value.contains("rel=\"next\"") || value.contains("rel=next"))
        };
        let found = examples.flat_map(|example| &example.headers).any(is_next);
        (found || self.asked.by == Some("link")).then_some(PagingKind::Link)
    }

    fn offset(&self) -> Option<PagingKind> {
        let (argument, key) = self.parameter(OFFSETS)?;
        let first = usize::from(key == "startindex");
        self.is_number(argument)?;
        Some(PagingKind::Offset { argument, first })
    }

    fn page(&self) -> Option<PagingKind> {
        let (argument, _) = self.parameter(PAGES)?;
        let first = usize::from(self.is_number(argument)?.sample.as_deref() != Some("0"));
        Some(PagingKind::Page { argument, first })
    }

    /// The query parameter of one of these names, or the one that was asked for; with its plain name.
    fn parameter(&self, names: &str) -> Option<(ArgumentId, String)> {
        let mut entries = self.operation.query.iter().filter_map(|entry| match entry {
            QueryEntry::Argument(id) => Some((*id, self.operation.arguments.get(id.0)?)),
            QueryEntry::Constant { .. } | QueryEntry::Credential(_) => None,
        });
        let is_it = |argument: &Argument| match &self.asked.query {
            Some(asked) => argument.key == *asked,
            None => is_in(names, &plain(&argument.key)),
        };
        let (id, argument) = entries.find(|(_, argument)| {
            argument.place == Place::Query && !argument.list && argument.ty != ArgumentType::Flag && is_it(argument)
        })?;
        Some((id, plain(&argument.key)))
    }

    /// The argument, if nothing says that it is no whole number.
    fn is_number(&self, id: ArgumentId) -> Option<&Argument> {
        let argument = self.operation.arguments.get(id.0)?;
        let is_text = |sample: &String| sample.parse::<u64>().is_err();
        let number = match argument.ty {
            ArgumentType::Integer | ArgumentType::Number => true,
            ArgumentType::Text => !argument.sample.as_ref().is_some_and(is_text),
            _ => false,
        };
        number.then_some(argument)
    }
}

/// The list that an answer gives.
fn items(samples: &[&Value], operation: &Operation) -> Option<Vec<String>> {
    if samples.iter().any(|sample| sample.is_array()) {
        return Some(Vec::new());
    }
    let top = samples.iter().flat_map(|sample| lists(sample));
    let top: Vec<Found<'_>> = top.map(|(key, list)| (vec![key.clone()], list)).collect();
    let objects = samples.iter().filter_map(|sample| sample.as_object()).flatten();
    let below = objects.flat_map(|(outer, value)| {
        let own = lists(value);
        own.map(move |(key, list)| (vec![outer.clone(), key.clone()], list))
    });
    choose(&top, operation).or_else(|| choose(&below.collect::<Vec<_>>(), operation).filter(|_| top.is_empty()))
}

fn lists(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    let members = value.as_object().into_iter().flatten();
    members.filter(|(_, value)| value.is_array())
}

/// The only list, else the only one that is called as lists are, else the only one of objects, else the one that is
/// called as the path ends.
fn choose(lists: &[Found<'_>], operation: &Operation) -> Option<Vec<String>> {
    let only = |wanted: &dyn Fn(&Found<'_>) -> bool| {
        let mut paths: Vec<&Vec<String>> = lists.iter().filter(|list| wanted(list)).map(|(path, _)| path).collect();
        paths.sort();
        paths.dedup();
        match paths.as_slice() {
            [only] => Some((*only).clone()),
            _ => None,
        }
    };
    let end = Some(plain(last_segment(&operation.path)));
    only(&|_| true)
        .or_else(|| only(&|(path, _)| path.last().is_some_and(|key| is_in(LISTS, &plain(key)))))
        .or_else(|| only(&|(_, list)| list.get(0).is_some_and(Value::is_object)))
        .or_else(|| only(&|(path, _)| path.last().map(|key| plain(key)) == end))
}

/// What stands in the samples outside of lists, by its path; `null` is a scalar, too.
fn scalars<'a>(samples: &[&'a Value]) -> Vec<Found<'a>> {
    let mut all = Vec::new();
    let mut level: Vec<Found<'_>> = samples.iter().map(|sample| (Vec::new(), *sample)).collect();
    for _ in 0..DEPTH {
        let mut below = Vec::new();
        for (path, value) in level {
            for (key, value) in value.as_object().into_iter().flatten() {
                let path: Vec<String> = path.iter().chain([key]).cloned().collect();
                match value {
                    Value::Object(_) => below.push((path, value)),
                    Value::Array(_) => {}
                    _ => all.push((path, value)),
                }
            }
        }
        level = below;
    }
    all
}

fn at<'v>(value: &'v Value, path: &[String]) -> Option<&'v Value> {
    path.iter().try_fold(value, |value, key| value.get(key))
}

/// Whether a path ends with one of these names, or with one of them and `href` or `url`.
fn is(path: &[String], names: &str) -> bool {
    let is_one = |key: &String| is_in(names, &plain(key));
    match path {
        [.., outer, inner] if matches!(inner.as_str(), "href" | "url") => is_one(outer),
        [.., last] => is_one(last),
        [] => false,
    }
}

/// A name without its case and punctuation: `page[number]`, `pageNumber` and `page_number` are one.
fn plain(name: &str) -> String {
    let letters = name.chars().filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}
