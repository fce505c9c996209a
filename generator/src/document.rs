//! The collection as it stands: every dialect in one form.
//!
//! Input: the text of a collection. Output: a [`Document`], the tree that Postman shows, with the
//! parts of each request as Postman's object model holds them (postman-format.md, sections 1 to 8).
//! Afterwards there are no format versions and no string-or-object unions; key order, numbers as
//! written and `{{variables}}` are kept as they are.

mod auth;
mod backup;
mod behavior;
mod body;
mod directory;
mod entry;
mod env;
mod example;
mod examples;
mod flat;
mod header;
mod js;
mod json;
mod kind;
mod method;
mod outline;
mod pointer;
mod request;
mod scope;
mod script;
mod tree;
mod url;
mod variable;
mod yaml;

use std::collections::BTreeMap;
use std::ops::Range;

use serde_json::Value;

use crate::diagnostic::{Diagnostics, Location};
use crate::mechanism::Mechanism;
use crate::source::Source;

pub(crate) use self::js::float_text as number_to_text;
pub use self::method::Method;

#[cfg(feature = "learn")]
pub(crate) use self::examples::{ItemPath, items};
use self::kind::Kind;
use self::pointer::Pointer;

/// Reads the collection, the environment and the globals.
///
/// Every dialect is told by its shape: version 2.1, 2.0 and 1, `{"collection": …}` envelopes, a bare item, a
/// bare list of items, a backup of one collection, and the YAML files of version 3. What is not used is warned about; nothing is dropped in silence but metadata.
///
/// # Errors
///
/// `None` after `invalid-json`, `not-a-collection` or `not-an-environment` was added to `notes`.
pub fn read(source: &Source, notes: &mut Diagnostics) -> Option<Document> {
    let collection = collection(source, notes);
    let environment = scope::read_scope(source.environment.as_ref(), 1, notes);
    let globals = scope::read_scope(source.globals.as_ref(), 2, notes);
    let (environment, globals, document) = (environment?, globals?, collection?);
    let document = examples::join(document, source, notes);
    Some(Document {
        environment,
        // A backup has globals of its own.
        globals: source.globals.as_ref().map_or(document.globals, |_| globals),
        ..document
    })
}

/// The collections of a backup with their names, each as a source of its own; empty for any other source.
pub fn collections_of(source: &Source) -> Vec<(String, Source)> {
    backup::collections(source)
}

/// The name of the collection without reading all of it; `None` where it has none, or is none.
pub fn title(source: &Source) -> Option<String> {
    if source.others.is_empty() {
        outline::title(&source.collection.text)
    } else {
        read(source, &mut Diagnostics::default()).map(|document| document.name)
    }
}

/// What a source holds, told by its shape; whether it is free of mistakes is for [`read`] to say.
pub fn tell(source: &Source) -> Content {
    outline::tell(source)
}

/// What a file may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// A collection, or a backup of several.
    Collection,
    /// An environment or globals.
    Variables,
    /// Another kind of document, in words: `an OpenAPI document`.
    Other(&'static str),
    /// Neither JSON nor YAML.
    Unknown,
}

fn collection(source: &Source, notes: &mut Diagnostics) -> Option<Document> {
    if !source.others.is_empty() {
        return Some(directory::read_directory(source, notes));
    }
    let place = Pointer::file(0);
    let value = json::parse(&source.collection, &place, notes)?;
    let (value, wrapped) = kind::unwrap(value, "collection");
    let inner = place.key("collection");
    told(value, if wrapped { &inner } else { &place }, notes)
}

fn told(value: Value, place: &Pointer<'_>, notes: &mut Diagnostics) -> Option<Document> {
    match kind::tell(value) {
        Kind::Collection(object) => Some(tree::collection(object, place, notes)),
        Kind::Flat(object) => Some(flat::read_flat(&object, place, notes)),
        Kind::Item(object) => Some(bare(vec![tree::node(object, place, notes)])),
        Kind::Items(elements) => Some(bare(tree::nodes(Value::Array(elements), place, notes))),
        Kind::Backup(object) => backup::read_backup(object, place, notes),
        Kind::Other(looks) => {
            kind::refuse(looks, place, notes);
            None
        }
    }
}

/// Nodes without a collection around them.
fn bare(nodes: Vec<Node>) -> Document {
    Document {
        nodes,
        ..Document::default()
    }
}

/// A collection with the variables given beside it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// `info.name`; empty where the file has none.
    pub name: String,
    /// `info.description` as written (Markdown or HTML).
    pub description: String,
    /// Auth of the whole collection.
    pub auth: Option<Auth>,
    /// Collection variables.
    pub variables: Vec<Variable>,
    /// Variables of the environment file; they win over the collection's.
    pub environment: Vec<Variable>,
    /// Variables of the globals file; the collection's win over them.
    pub globals: Vec<Variable>,
    /// `protocolProfileBehavior` of the collection.
    pub behavior: Behavior,
    /// Variables that the configuration makes settings of the client.
    pub lifted: Vec<String>,
    /// Whether nothing else becomes the client's, however many requests share it.
    pub unlifted: bool,
    /// Scripts of the collection.
    pub scripts: Vec<Script>,
    /// Folders and requests in order.
    pub nodes: Vec<Node>,
}

/// An entry of the tree.
#[expect(
    clippy::large_enum_variant,
    reason = "folders are few, and one level of boxes is noise to the reader"
)]
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// A folder, possibly empty.
    Folder(Folder),
    /// A request with its saved examples.
    Item(Box<Item>),
}

impl Document {
    /// The body of each saved example that has one, by the place where it stands.
    pub fn answers(&self) -> BTreeMap<Location, String> {
        let saved = walk_items(&self.nodes).flat_map(|item| &item.examples);
        let answers = saved.filter_map(|example| Some((example.location.clone(), example.body.clone()?)));
        answers.collect()
    }
}

/// Nodes and all below them, in order, a folder before what it holds.
pub(crate) fn walk(nodes: &[Node]) -> impl Iterator<Item = &Node> {
    let mut open: Vec<&Node> = nodes.iter().rev().collect();
    std::iter::from_fn(move || {
        let node = open.pop()?;
        if let Node::Folder(folder) = node {
            open.extend(folder.nodes.iter().rev());
        }
        Some(node)
    })
}

/// The items among them.
pub(crate) fn walk_items(nodes: &[Node]) -> impl Iterator<Item = &Item> {
    walk(nodes).filter_map(|node| match node {
        Node::Item(item) => Some(&**item),
        Node::Folder(_) => None,
    })
}

/// A folder.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Folder {
    /// As Postman shows it; may be empty.
    pub name: String,
    /// As written.
    pub description: String,
    /// Auth of the folder.
    pub auth: Option<Auth>,
    /// `protocolProfileBehavior` of the folder.
    pub behavior: Behavior,
    /// Scripts of the folder.
    pub scripts: Vec<Script>,
    /// What it holds.
    pub nodes: Vec<Node>,
    /// Where it stands.
    pub location: Location,
}

/// An item that is no folder.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Item {
    /// As Postman shows it; may be empty.
    pub name: String,
    /// The item's own description; the request's usually says more.
    pub description: String,
    /// Whether the configuration wants it to be one method with its like.
    pub merge: bool,
    /// Which of the requests with its folders and name it is, from 1; 0 where nobody counted.
    pub number: usize,
    /// What the configuration decides about the segments of its path.
    pub segments: Segments,
    /// Absent where the item has none (`null`).
    pub request: Option<Request>,
    /// Saved examples.
    pub examples: Vec<Example>,
    /// `protocolProfileBehavior` of the item.
    pub behavior: Behavior,
    /// Scripts of the item.
    pub scripts: Vec<Script>,
    /// Where it stands.
    pub location: Location,
}

/// What the configuration decides about the segments of a path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Segments {
    /// Whether segments that look like ids or placeholders stay as they are.
    pub kept: bool,
    /// Segments as they stand, with the arguments that they are; `None` for what stays as it is.
    pub decided: BTreeMap<String, Option<String>>,
}

/// What is sent.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `GET` where the file says nothing.
    pub method: Method,
    /// Absent where there is nothing to send to (null, `""`, an object with only `raw`).
    pub url: Option<Url>,
    /// All headers, disabled ones too, in order.
    pub headers: Vec<Header>,
    /// Absent where no mode is given or the body is disabled.
    pub body: Option<Body>,
    /// Auth of the request.
    pub auth: Option<Auth>,
    /// As written.
    pub description: String,
    /// Where it stands.
    pub location: Location,
}

/// A URL as Postman serializes it, in three pieces (postman-format.md, 1.2 and 3).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Url {
    /// Protocol with `://`, userinfo with `@`, host, `:` and port, as far as they are given.
    ///
    /// `{{baseUrl}}`, `https://api.example.com:8080`, `http://u:p@{{host}}`.
    pub origin: String,
    /// Empty, or begins with `/`; segments joined by `/`. Path variables still stand as `:name`.
    pub path: String,
    /// All entries, disabled ones too, in order.
    ///
    /// `None` for a URL without `?`. `Some` of nothing but disabled entries sends no `?`.
    pub query: Option<Vec<QueryEntry>>,
    /// Values of path variables.
    pub path_variables: Vec<PathVariable>,
    /// Bytes of the path that come from one element with a slash in it: Postman looks for no path variable there.
    pub fused: Vec<Range<usize>>,
}

/// A query entry.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct QueryEntry {
    /// `None` for null.
    pub key: Option<String>,
    /// `None` for null, absent and everything that is no string: sent without `=`.
    pub value: Option<String>,
    /// Not sent.
    pub disabled: bool,
    /// As written.
    pub description: String,
}

/// The value of a path variable.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PathVariable {
    /// Its name, without `:`.
    pub key: String,
    /// Only a non-empty string counts (after the cast of `type`); else `None` and `:key` is sent.
    pub value: Option<String>,
    /// As written.
    pub description: String,
}

/// A header line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Header {
    /// Never empty.
    pub key: String,
    /// As text (`null` for null, `5` for a number); an array becomes several headers.
    pub value: String,
    /// Not sent.
    pub disabled: bool,
    /// As written.
    pub description: String,
}

/// What the body holds; exactly the selected mode (postman-format.md, section 5).
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// `raw`; an object in place of the text is serialized compactly.
    Raw {
        /// The text; may be empty (then nothing is sent).
        text: String,
        /// `options.raw.language` as written.
        language: Option<String>,
    },
    /// `urlencoded`, in the file's order, disabled entries too.
    Urlencoded(Vec<FormField>),
    /// `formdata`, in the file's order, disabled entries too.
    Multipart(Vec<FormField>),
    /// `file`.
    File {
        /// Path of the file.
        src: Option<String>,
        /// Base64 content, where there is no path.
        content: Option<String>,
    },
    /// `graphql`; `None` where the selected key holds no object (Postman sends `{}`).
    GraphQl(Option<GraphQl>),
}

/// A GraphQL body.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GraphQl {
    /// The query; `None` where absent, any JSON where given.
    pub query: Option<Value>,
    /// The name of the operation.
    pub operation_name: Option<Value>,
    /// `Value::String` is sent verbatim.
    pub variables: Option<Value>,
}

/// A field of a form.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FormField {
    /// `None` for null.
    pub key: Option<String>,
    /// The content.
    pub value: FieldValue,
    /// Not sent.
    pub disabled: bool,
    /// `contentType` of a multipart field.
    pub content_type: Option<String>,
    /// `fileName` of a multipart field.
    pub file_name: Option<String>,
    /// As written.
    pub description: String,
}

impl FormField {
    /// Key and text, if it is sent and no file.
    pub(crate) fn sent_text(&self) -> Option<(&str, &str)> {
        match &self.value {
            FieldValue::Text(value) if !self.disabled => Some((self.key.as_deref().unwrap_or_default(), value)),
            _ => None,
        }
    }
}

/// The content of a form field, already as the text that the mode sends for it.
#[derive(Clone, Debug, PartialEq)]
pub enum FieldValue {
    /// Text.
    Text(String),
    /// Files to upload, in order; empty where none is selected.
    Files(Vec<String>),
    /// Base64 content of a file without a path.
    Base64(String),
}

impl Default for FieldValue {
    fn default() -> Self {
        Self::Text(String::new())
    }
}

/// An auth object with a type; one without (`{}`, `null`) inherits and is read as absent.
#[derive(Clone, Debug, PartialEq)]
pub struct Auth {
    /// Its type.
    pub kind: AuthKind,
    /// Parameters of that type; of equal names the last is kept.
    pub parameters: Vec<(String, Value)>,
    /// Where it stands.
    pub location: Location,
}

/// A type of auth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AuthKind {
    /// `noauth`: nothing is sent, whatever is above.
    NoAuth,
    /// `basic`.
    Basic,
    /// `bearer`.
    Bearer,
    /// `apikey`.
    ApiKey,
    /// Any other that Postman knows: `oauth2`, `awsv4`, ….
    Other(Mechanism),
    /// What Postman does not know, as written; it sends nothing.
    Unknown(String),
}

/// A variable of a scope.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Variable {
    /// Its name, exactly.
    pub key: String,
    /// As the text that is substituted (postman-format.md, section 2: types).
    pub value: String,
    /// Postman finds no such variable, and substitutes nothing.
    pub lost: bool,
    /// `type: secret`: never put into generated code.
    pub secret: bool,
    /// Not in force; the next scope is asked.
    pub disabled: bool,
    /// As written.
    pub description: String,
}

/// `protocolProfileBehavior`; `None` inherits.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Behavior {
    /// Allow bodies for GET and the like.
    pub disable_body_pruning: Option<bool>,
    /// Send the URL as it is.
    pub disable_url_encoding: Option<bool>,
    /// Automatic headers that are left out, in lower case.
    pub disabled_system_headers: Option<Vec<String>>,
    /// Follow 3xx answers.
    pub follow_redirects: Option<bool>,
    /// At most so many.
    pub max_redirects: Option<u32>,
    /// Keep the method on 301, 302, 303.
    pub follow_original_http_method: Option<bool>,
    /// Keep `Authorization` on another host.
    pub follow_authorization_header: Option<bool>,
    /// Set no `Referer` on a redirect.
    pub remove_referer_header_on_redirect: Option<bool>,
    /// No cookie jar.
    pub disable_cookies: Option<bool>,
    /// Verify certificates.
    pub strict_ssl: Option<bool>,
}

/// A script of an event.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Script {
    /// `prerequest` or `test`.
    pub listen: String,
    /// The text, lines joined.
    pub text: String,
    /// Where it stands.
    pub location: Location,
}

/// A saved response.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Example {
    /// As Postman shows it; often a description with an error code.
    pub name: String,
    /// The status; `None` where absent, 0 or no number.
    pub code: Option<u16>,
    /// The reason phrase.
    pub status: String,
    /// Headers in order.
    pub headers: Vec<Header>,
    /// `None` for null.
    pub body: Option<String>,
    /// `_postman_previewlanguage`.
    pub language: String,
    /// The request that it answered.
    pub request: Option<Box<Request>>,
    /// Where it stands.
    pub location: Location,
}
