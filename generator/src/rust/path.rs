//! Paths of items: where an item lives, and what it is called.
//!
//! How a path is written depends on where it is read. `User` is so called in its own module, `crate::models::User` in
//! another one of the crate, `::zoom::models::User` in a program that uses it. A file imports what is not of the
//! crate's modules, and calls it by its name.

use std::borrow::Cow;
use std::fmt;

use crate::name::Identifier;

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Path {
    /// Where the item lives.
    pub home: Home,
    /// What it is called.
    pub name: Cow<'static, str>,
    /// A function or a variant of it: `new` of `Bearer`.
    pub member: Option<&'static str>,
}

/// Where an item lives; a file imports in this order.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Home {
    /// In scope everywhere: `bool`, `String`, `Some`.
    Prelude,
    /// A module of the standard library: `std::collections`.
    Std(&'static str),
    /// A crate that the crate depends on: `serde_json`.
    Library(&'static str),
    /// The crate's root, which has what users need of the runtime; none of the crate's own types is called so.
    Root,
    /// A module of the runtime.
    Runtime(&'static str),
    /// A module of the crate; none: its root, for what the crate's own types may be called, too.
    Module(Vec<Identifier>),
    /// What stands before the name in a path that the user wrote.
    User(Vec<String>),
}

/// Where a path is read.
#[derive(Clone, Copy, Debug)]
pub enum Standpoint<'a> {
    /// A file of the crate.
    File {
        /// The path of the crate's root: `crate`, `crate::zoom`.
        root: &'a str,
        /// The module that the file is, whose own items need no path.
        module: &'a [Identifier],
    },
    /// A program that uses the crate by this name.
    Program(&'a str),
    /// An example in documentation, which uses the crate by this name and imports nothing.
    Example(&'a str),
}

impl Path {
    const fn known(home: Home, name: &'static str) -> Self {
        Self {
            home,
            name: Cow::Borrowed(name),
            member: None,
        }
    }

    /// What is in scope everywhere.
    pub(crate) const fn prelude(name: &'static str) -> Self {
        Self::known(Home::Prelude, name)
    }

    /// What the crate's root has of the runtime.
    pub(crate) const fn root(name: &'static str) -> Self {
        Self::known(Home::Root, name)
    }

    /// A function or a variant of the item.
    pub(crate) fn member(self, member: &'static str) -> Self {
        Self {
            member: Some(member),
            ..self
        }
    }

    /// An item of a module of the crate.
    pub(crate) fn own(module: Vec<Identifier>, name: &Identifier) -> Self {
        Self {
            home: Home::Module(module),
            name: Cow::Owned(name.to_string()),
            member: None,
        }
    }

    /// A path that the user wrote.
    pub(crate) fn user(segments: &[String]) -> Self {
        let mut before = segments.to_vec();
        let name = before.pop().unwrap_or_default();
        Self {
            home: Home::User(before),
            name: Cow::Owned(name),
            member: None,
        }
    }

    /// As it is written there, segment by segment; the first is empty where the path begins with `::`.
    pub fn segments<'p>(&'p self, from: Standpoint<'p>) -> Vec<&'p str> {
        let mut segments = if self.is_in_scope(from) {
            Vec::new()
        } else {
            self.home.segments(from)
        };
        segments.push(&self.name);
        segments.extend(self.member);
        segments
    }

    /// Whether its name is enough.
    fn is_in_scope(&self, from: Standpoint<'_>) -> bool {
        match (&self.home, from) {
            (Home::Module(own), Standpoint::File { module, .. }) => own == module,
            (Home::Module(_) | Home::User(_), _) => false,
            (_, Standpoint::File { .. } | Standpoint::Program(_)) => true,
            (_, Standpoint::Example(_)) => false,
        }
    }

    pub fn written(&self, from: Standpoint<'_>) -> String {
        match self.member {
            None if self.is_in_scope(from) => self.name.clone().into_owned(),
            _ => self.segments(from).join("::"),
        }
    }
}

impl Home {
    /// As it is written there.
    pub(crate) fn segments<'p>(&'p self, from: Standpoint<'p>) -> Vec<&'p str> {
        match self {
            Self::Prelude => Vec::new(),
            Self::Std(module) | Self::Library(module) => module.split("::").collect(),
            Self::Root => from.root().collect(),
            Self::Runtime(module) => from.root().chain(["runtime", module]).collect(),
            Self::Module(own) => from.root().chain(own.iter().map(Identifier::as_str)).collect(),
            Self::User(before) => before.iter().map(String::as_str).collect(),
        }
    }
}

impl<'a> Standpoint<'a> {
    /// The segments of the path of the crate's root.
    pub(crate) fn root(self) -> impl Iterator<Item = &'a str> {
        let (start, root) = match self {
            Self::File { root, .. } | Self::Example(root) => (None, root),
            Self::Program(root) => (Some(""), root),
        };
        start.into_iter().chain(root.split("::"))
    }
}

/// As a file of the crate's root writes it.
impl fmt::Debug for Path {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let root = Standpoint::File {
            root: "crate",
            module: &[],
        };
        formatter.write_str(&self.written(root))
    }
}

pub(crate) const ANSWER: Path = Path::root("Answer");
pub(crate) const API_KEY: Path = Path::root("ApiKey");
pub(crate) const BASIC: Path = Path::root("Basic");
pub(crate) const BEARER: Path = Path::root("Bearer");
pub(crate) const BIG_NUMBER: Path = Path::root("BigNumber");
pub(crate) const BODY: Path = Path::root("Body");
pub(crate) const BOOL: Path = Path::prelude("bool");
pub(crate) const BOX: Path = Path::prelude("Box");
pub(crate) const BUILDER: Path = Path::root("Builder");
pub(crate) const CALL: Path = Path::known(Home::Runtime("call"), "call");
pub(crate) const CLIENT: Path = Path::root("Client");
pub(crate) const DECODED: Path = Path::root("Decoded");
pub(crate) const DESERIALIZE: Path = Path::known(Home::Library("serde"), "Deserialize");
pub(crate) const DRAFT: Path = Path::root("Draft");
pub(crate) const ERROR: Path = Path::root("Error");
pub(crate) const F64: Path = Path::prelude("f64");
pub(crate) const FILE: Path = Path::root("File");
pub(crate) const HEADER_SECRET: Path = Path::root("HeaderSecret");
pub(crate) const I64: Path = Path::prelude("i64");
pub(crate) const JSON: Path = Path::root("Json");
pub(crate) const JSON_RPC_ERROR: Path = Path::root("JsonRpcError");
pub(crate) const JSON_DERIVED: Path = Path::known(Home::Runtime("derived"), "json_derived");
pub(crate) const JSON_OBJECT: Path = Path::known(Home::Runtime("object"), "json_object");
pub(crate) const JSON_TAGGED: Path = Path::known(Home::Runtime("tagged"), "json_tagged");
pub(crate) const JSON_TEXT: Path = Path::known(Home::Runtime("open_text"), "json_text");
pub(crate) const JSON_UNION: Path = Path::known(Home::Runtime("union"), "json_union");
pub(crate) const MAP: Path = Path::known(Home::Std("std::collections"), "BTreeMap");
pub(crate) const MASKED: Path = Path::known(Home::Runtime("masked"), "masked");
pub(crate) const MIXED: Path = Path::root("Mixed");
pub(crate) const NESTED: Path = Path::root("Nested");
pub(crate) const NONE: Path = Path::prelude("None");
pub(crate) const ONE_OF: Path = Path::root("OneOf");
pub(crate) const OPERATION: Path = Path::root("Operation");
pub(crate) const OPTION: Path = Path::prelude("Option");
pub(crate) const OWN_CLIENT: Path = Path::known(Home::Runtime(crate::runtime::OWN_CLIENT), crate::runtime::OWN_CLIENT);
pub(crate) const PAGED: Path = Path::known(Home::Module(Vec::new()), "Paged");
pub(crate) const PAGES: Path = Path::known(Home::Runtime("paging"), "pages");
pub(crate) const PAGING: Path = Path::known(Home::Module(Vec::new()), "Paging");
pub(crate) const PART: Path = Path::root("Part");
pub(crate) const REASON: Path = Path::root("Reason");
pub(crate) const REQUEST: Path = Path::root("Request");
pub(crate) const RETRIES: Path = Path::root("Retries");
pub(crate) const SECRET: Path = Path::root("Secret");
pub(crate) const SERIALIZE: Path = Path::known(Home::Library("serde"), "Serialize");
pub(crate) const SETTERS: Path = Path::known(Home::Runtime("setters"), "setters");
pub(crate) const SOME: Path = Path::prelude("Some");
pub(crate) const STRING: Path = Path::prelude("String");
pub(crate) const TEXT: Path = Path::root("Text");
pub(crate) const U64: Path = Path::prelude("u64");
pub(crate) const UNDOCUMENTED: Path = Path::root("Undocumented");
pub(crate) const VALUE: Path = Path::known(Home::Library("serde_json"), "Value");
pub(crate) const VEC: Path = Path::prelude("Vec");
pub(crate) const VERBATIM: Path = Path::root("Verbatim");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_written_from_where_it_is_read() {
        let users = [Identifier::fixed("users")];
        let file = |root| Standpoint::File { root, module: &users };
        let from = [
            file("crate"),
            file("crate::zoom"),
            Standpoint::Program("zoom"),
            Standpoint::Example("zoom"),
        ];
        let written = |path: Path| from.map(|from| path.written(from)).join(" ");
        let own = Path::own(users.to_vec(), &Identifier::fixed("User"));
        assert_eq!(written(own), "User User ::zoom::users::User zoom::users::User");
        let shared = Path::own(vec![Identifier::fixed("models")], &Identifier::fixed("Page"));
        assert_eq!(
            written(shared),
            "crate::models::Page crate::zoom::models::Page ::zoom::models::Page zoom::models::Page"
        );
        assert_eq!(written(TEXT), "Text Text Text zoom::Text");
        assert_eq!(
            written(BEARER.member("new")),
            "Bearer::new Bearer::new Bearer::new zoom::Bearer::new"
        );
        assert_eq!(written(VALUE), "Value Value Value serde_json::Value");
        assert_eq!(written(STRING), "String String String String");
        let user = Path::user(&["uuid".to_owned(), "Uuid".to_owned()]);
        assert_eq!(written(user), "uuid::Uuid uuid::Uuid uuid::Uuid uuid::Uuid");
    }
}
