//! What a script does to a request, without its control flow at generation: values that are made for each call, and what
//! becomes of them.

use super::tree::Span;

/// A script in effects.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Translation {
    /// What it does, in order.
    pub effects: Vec<Effect>,
    /// The names of its locals, by their numbers.
    pub locals: Vec<String>,
    /// What was not understood, by its number.
    pub troubles: Vec<Trouble>,
}

/// Something of a script that was not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// What, in backticks where it is code.
    pub what: String,
    /// Where it stands.
    pub span: Span,
}

/// A number of a local.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Local(pub usize);

/// A number of a [`Trouble`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TroubleId(pub usize);

/// Something that a script does.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Makes a local.
    Let(Local, Term),
    /// Changes it.
    Assign(Local, Term),
    /// Sets a variable of a scope.
    Store(Scope, String, Term),
    /// Does something to the request.
    Change(Verb, Vec<Term>),
    /// Does something to a local list or object.
    Extend(Local, Verb, Vec<Term>),
    /// Decides.
    If {
        /// On what.
        test: Term,
        /// If it is so.
        then: Vec<Effect>,
        /// If not.
        otherwise: Vec<Effect>,
    },
    /// Goes through a list.
    Each {
        /// What is an element called.
        item: Local,
        /// Which list.
        list: Term,
        /// For each.
        body: Vec<Effect>,
    },
    /// Goes on with the next element.
    Continue,
    /// Leaves the list.
    Break,
    /// Changes the request in a way that was not understood.
    Lost(TroubleId),
}

/// Where variables are kept; an earlier one wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// `pm.variables`
    Local,
    /// `pm.environment`
    Environment,
    /// `pm.collectionVariables`
    Collection,
    /// `pm.globals`
    Global,
}

/// A value that is made for each call.
#[derive(Clone, Debug, PartialEq)]
pub enum Term {
    /// `undefined`
    Undefined,
    /// `null`
    Null,
    /// `true`
    Boolean(bool),
    /// A number.
    Number(f64),
    /// A text.
    Text(String),
    /// The text of a credential that the script holds, by the name of a setting.
    Secret(String, String),
    /// A local.
    Local(Local),
    /// Texts, one after the other.
    Joined(Vec<Term>),
    /// What something of the runtime gives.
    Call(Verb, Vec<Term>),
    /// A list.
    List(Vec<Term>),
    /// An object.
    Object(Vec<(String, Term)>),
    /// `left + right` of numbers, and the like.
    Number2(char, Box<[Term; 2]>),
    /// Whether something is not so.
    Not(Box<Term>),
    /// Whether both are so.
    Both(Box<[Term; 2]>),
    /// Whether one is so.
    Either(Box<[Term; 2]>),
    /// If the first is so the second, else the third.
    Choice(Box<[Term; 3]>),
    /// A value for each element of a list.
    Lambda(Local, Box<Term>),
    /// What was not understood.
    Unknown(TroubleId),
}

/// What a term gives in Rust.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `String`
    Text,
    /// `f64`
    Number,
    /// `bool`
    Boolean,
    /// `Vec<u8>`
    Bytes,
    /// `Value`
    Any,
}

/// Something that the runtime does for scripts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verb {
    /// The module that has it; `None`: it is a method of the request.
    pub module: Option<&'static str>,
    /// Its name.
    pub name: &'static str,
    /// What it gives.
    pub gives: Kind,
}

/// Makes a constant for each verb.
macro_rules! verbs {
    ($($constant:ident = $module:expr, $name:literal, $gives:ident;)*) => {
        $(
            #[doc = concat!("`", $name, "`")]
            pub const $constant: Verb = Verb { module: $module, name: $name, gives: Kind::$gives };
        )*

        /// All of them.
        pub const ALL: &[Verb] = &[$($constant),*];
    };
}

const TIME: Option<&str> = Some("script_time");
const FORMAT: Option<&str> = Some("script_format");
const HASH: Option<&str> = Some("script_hash");
const VALUE: Option<&str> = Some("script_value");
const MATH: Option<&str> = Some("script_number");
const TEXT: Option<&str> = Some("script_text");
const LIST: Option<&str> = Some("script_list");
const PATTERN: Option<&str> = Some("script_pattern");

verbs! {
    GET = None, "get", Any;
    HAS = None, "has", Boolean;
    FILL = None, "fill", Text;
    METHOD = None, "method", Text;
    URL = None, "url", Text;
    PATH = None, "path", Text;
    HOST = None, "host", Text;
    PATH_WITH_QUERY = None, "path_with_query", Text;
    QUERY_STRING = None, "query_string", Text;
    QUERY = None, "query", Any;
    GIVEN_QUERY = None, "given_query", Any;
    GIVEN_QUERY_VALUE = None, "given_query_value", Any;
    QUERY_VALUE = None, "query_value", Any;
    HAS_QUERY = None, "has_query", Boolean;
    HEADER = None, "header", Any;
    HAS_HEADER = None, "has_header", Boolean;
    HEADERS = None, "headers", Any;
    BODY = None, "body", Text;
    BODY_MODE = None, "body_mode", Any;
    HAS_BODY = None, "has_body", Boolean;
    FORM = None, "form", Any;
    ADD_HEADER = None, "add_header", Any;
    UPSERT_HEADER = None, "upsert_header", Any;
    REMOVE_HEADER = None, "remove_header", Any;
    ADD_QUERY = None, "add_query", Any;
    ADD_QUERY_TEXT = None, "add_query_text", Any;
    UPSERT_QUERY = None, "upsert_query", Any;
    REMOVE_QUERY = None, "remove_query", Any;
    CLEAR_QUERY = None, "clear_query", Any;
    SET_QUERY = None, "set_query", Any;
    SET_HOST = None, "set_host", Any;
    USER_AGENT = None, "user_agent", Any;
    ADD_FIELD = None, "add_field", Any;
    UPSERT_FIELD = None, "upsert_field", Any;
    REMOVE_FIELD = None, "remove_field", Any;
    SET_BODY = None, "set_body", Any;
    NOW = TIME, "now", Number;
    RANDOM = TIME, "random", Number;
    UUID = TIME, "uuid", Text;
    PARSE_TIME = TIME, "parse_time", Number;
    ISO_TIME = FORMAT, "iso_time", Text;
    UTC_TIME = FORMAT, "utc_time", Text;
    DATE_TEXT = FORMAT, "date_text", Text;
    LOCAL_DATE = FORMAT, "local_date", Text;
    LOCAL_TIME = FORMAT, "local_time", Text;
    FORMAT_TIME = FORMAT, "format_time", Text;
    YEAR = TIME, "year", Number;
    MONTH = TIME, "month", Number;
    DAY = TIME, "day", Number;
    WEEKDAY = TIME, "weekday", Number;
    HOURS = TIME, "hours", Number;
    MINUTES = TIME, "minutes", Number;
    SECONDS = TIME, "seconds", Number;
    MILLISECONDS = TIME, "milliseconds", Number;
    ADD_TIME = TIME, "add_time", Number;
    START_OF = TIME, "start_of", Number;
    MD5 = HASH, "md5", Bytes;
    SHA1 = HASH, "sha1", Bytes;
    SHA256 = HASH, "sha256", Bytes;
    SHA384 = HASH, "sha384", Bytes;
    SHA512 = HASH, "sha512", Bytes;
    HMAC_MD5 = HASH, "hmac_md5", Bytes;
    HMAC_SHA1 = HASH, "hmac_sha1", Bytes;
    HMAC_SHA256 = HASH, "hmac_sha256", Bytes;
    HMAC_SHA384 = HASH, "hmac_sha384", Bytes;
    HMAC_SHA512 = HASH, "hmac_sha512", Bytes;
    HEX = TEXT, "hex", Text;
    BASE64 = TEXT, "base64", Text;
    BYTES = TEXT, "bytes", Bytes;
    BYTE_LIST = TEXT, "byte_list", Any;
    LATIN1 = TEXT, "latin1", Text;
    FROM_HEX = TEXT, "from_hex", Bytes;
    FROM_BASE64 = TEXT, "from_base64", Bytes;
    UTF8 = TEXT, "utf8", Text;
    ENCODE_COMPONENT = TEXT, "encode_component", Text;
    ENCODE_URI = TEXT, "encode_uri", Text;
    DECODE_COMPONENT = TEXT, "decode_component", Text;
    UPPER = TEXT, "upper", Text;
    LOWER = TEXT, "lower", Text;
    TRIM = TEXT, "trim", Text;
    SLICE = TEXT, "slice", Text;
    SLICE_FROM = TEXT, "slice_from", Text;
    SUBSTRING = TEXT, "substring", Text;
    SUBSTR = TEXT, "substr", Text;
    CHAR_AT = TEXT, "char_at", Text;
    PAD_START = TEXT, "pad_start", Text;
    PAD_END = TEXT, "pad_end", Text;
    REPEAT = TEXT, "repeat", Text;
    REPLACE = TEXT, "replace", Text;
    REPLACE_ALL = TEXT, "replace_all", Text;
    REPLACE_LETTERS = TEXT, "replace_letters", Text;
    TRIM_END = TEXT, "trim_end", Text;
    SPLIT = TEXT, "split", Any;
    STARTS_WITH = TEXT, "starts_with", Boolean;
    ENDS_WITH = TEXT, "ends_with", Boolean;
    INDEX_OF = TEXT, "index_of", Number;
    RADIX = TEXT, "radix", Text;
    FIXED = TEXT, "fixed", Text;
    NUMBER = VALUE, "number", Number;
    PARSE_INT = MATH, "parse_int", Number;
    PARSE_RADIX = MATH, "parse_radix", Number;
    PARSE_FLOAT = MATH, "parse_float", Number;
    FLOOR = MATH, "floor", Number;
    CEIL = MATH, "ceil", Number;
    ROUND = MATH, "round", Number;
    ABSOLUTE = MATH, "absolute", Number;
    TRUNCATE = MATH, "truncate", Number;
    SMALLEST = MATH, "smallest", Number;
    LARGEST = MATH, "largest", Number;
    POWER = MATH, "power", Number;
    BIT_AND = MATH, "bit_and", Number;
    BIT_OR = MATH, "bit_or", Number;
    BIT_XOR = MATH, "bit_xor", Number;
    SHIFT_LEFT = MATH, "shift_left", Number;
    SHIFT_RIGHT = MATH, "shift_right", Number;
    SHIFT_RIGHT_ZERO = MATH, "shift_right_zero", Number;
    PLUS = VALUE, "plus", Any;
    SAME = VALUE, "same", Boolean;
    EQUAL = VALUE, "equal", Boolean;
    LESS = VALUE, "less", Boolean;
    AT_MOST = VALUE, "at_most", Boolean;
    IS_TRUE = VALUE, "is_true", Boolean;
    IS_NULL = VALUE, "is_null", Boolean;
    IS_NAN = MATH, "is_nan", Boolean;
    TYPE_OF = VALUE, "type_of", Text;
    MEMBER = LIST, "member", Any;
    LENGTH = LIST, "length", Number;
    INCLUDES = LIST, "includes", Boolean;
    IS_LIST = LIST, "is_list", Boolean;
    JSON = LIST, "json", Text;
    PRETTY_JSON = LIST, "pretty_json", Text;
    PARSE_JSON = LIST, "parse_json", Any;
    KEYS = LIST, "keys", Any;
    VALUES = LIST, "values", Any;
    ENTRIES = LIST, "entries", Any;
    JOIN = LIST, "join", Text;
    SORTED = LIST, "sorted", Any;
    REVERSED = LIST, "reversed", Any;
    MAPPED = LIST, "mapped", Any;
    FILTERED = LIST, "filtered", Any;
    MERGED = LIST, "merged", Any;
    MATCHES = PATTERN, "matches", Boolean;
    MATCHES_ANY_CASE = PATTERN, "matches_any_case", Boolean;
    PUT = None, "put", Any;
    PUSH = None, "push", Any;
    MERGE = None, "merge", Any;
}

impl Term {
    /// What it gives in Rust, where it is no local.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self {
            Self::Boolean(_) | Self::Not(_) | Self::Both(_) | Self::Either(_) => Kind::Boolean,
            Self::Number(_) | Self::Number2(..) => Kind::Number,
            Self::Text(_) | Self::Secret(..) | Self::Joined(_) => Kind::Text,
            Self::Call(verb, _) => verb.gives,
            Self::Choice(parts) => {
                let [_, then, otherwise] = &**parts;
                if then.kind() == otherwise.kind() {
                    then.kind()
                } else {
                    Kind::Any
                }
            }
            _ => Kind::Any,
        }
    }

    /// Whether it is known now.
    #[must_use]
    pub fn is_constant(&self) -> bool {
        matches!(
            self,
            Self::Undefined | Self::Null | Self::Boolean(_) | Self::Number(_) | Self::Text(_)
        )
    }

    /// The terms in it.
    pub fn parts(&self) -> Vec<&Self> {
        match self {
            Self::Joined(parts) | Self::List(parts) | Self::Call(_, parts) => parts.iter().collect(),
            Self::Object(members) => members.iter().map(|(_, value)| value).collect(),
            Self::Number2(_, parts) | Self::Both(parts) | Self::Either(parts) => parts.iter().collect(),
            Self::Choice(parts) => parts.iter().collect(),
            Self::Not(inner) | Self::Lambda(_, inner) => vec![inner],
            _ => Vec::new(),
        }
    }

    /// Shows it and all terms in it.
    pub fn walk<'t>(&'t self, see: &mut dyn FnMut(&'t Self)) {
        see(self);
        for part in self.parts() {
            part.walk(see);
        }
    }
}

impl Effect {
    /// The terms that stand in it, but for those of effects in it.
    #[must_use]
    pub fn terms(&self) -> Vec<&Term> {
        match self {
            Self::Let(_, term) | Self::Assign(_, term) | Self::Store(_, _, term) => vec![term],
            Self::Change(_, terms) | Self::Extend(_, _, terms) => terms.iter().collect(),
            Self::If { test, .. } => vec![test],
            Self::Each { list, .. } => vec![list],
            Self::Continue | Self::Break | Self::Lost(_) => Vec::new(),
        }
    }

    /// The lists of effects in it.
    #[must_use]
    pub fn blocks(&self) -> Vec<&Vec<Effect>> {
        match self {
            Self::If { then, otherwise, .. } => vec![then, otherwise],
            Self::Each { body, .. } => vec![body],
            _ => Vec::new(),
        }
    }

    /// Shows it and all effects in it, in order.
    pub fn walk<'t>(&'t self, see: &mut dyn FnMut(&'t Self)) {
        see(self);
        for effect in self.blocks().into_iter().flatten() {
            effect.walk(see);
        }
    }
}
