//! The resolved API: what each request really sends and what comes back.
//!
//! Input: a [`Document`] and its [`Scripts`]. Output: an [`Api`]. Afterwards nothing is
//! inherited, every `{{variable}}` is configuration of the client, an argument of a method, a value
//! made per call, or text that Postman itself would send as it stands.

mod alternatives;
mod answered;
mod arguments;
mod auth;
mod body;
mod broken_json;
mod cases;
mod codes;
mod computed;
mod counted;
mod created;
mod credentials;
mod deprecated;
mod described;
mod dynamic;
pub(crate) mod flows;
mod form;
mod given;
mod graphql;
mod headers;
mod imposed;
mod json_rpc;
mod lenient_json;
mod login;
pub(crate) mod marked;
mod marks;
mod nested;
mod operation;
mod overrides;
mod page;
mod paging;
mod path;
mod plan;
mod query;
mod repeated;
mod schemas;
mod scopes;
mod scripts;
mod secret;
mod secrets;
mod segment;
mod servers;
mod settings;
mod signed;
mod stored;
mod switches;
mod tree;
mod unseen;
mod url;
mod values;
mod why;

use std::borrow::Cow;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
pub(crate) use codes::LONGEST_NAME;
#[cfg(feature = "learn")]
pub(crate) use codes::error_codes;
pub(crate) use credentials::decides;
pub(crate) use deprecated::{Deprecable, deprecation};
pub(crate) use form::as_it_stands;
pub(crate) use headers::header_argument;
#[cfg(feature = "learn")]
pub(crate) use secret::looks_secret;
pub(crate) use secret::{Secrecy, is_masked_name, is_secret_name, is_secret_value, secrecy};
use serde_json::{Map, Value};

pub use self::answered::answer_arguments;
pub use self::flows::{Flows, Tested};
pub use self::overrides::{Change, Override, Overrides, Retype, Target};
pub use self::paging::{Paging, PagingKind, PagingOverride, paginate};
pub(crate) use self::paging::{Turning, turning, why_unpaged};
pub use self::schemas::Schema;
pub(crate) use self::scopes::Scopes;
pub use self::scripts::Script;
pub(crate) use self::secrets::SECRET;
pub use self::secrets::Secrets;
#[cfg(feature = "learn")]
pub(crate) use self::secrets::secret_values;
pub(crate) use self::segment::{is_lifted, last_segment};
pub use self::why::{Required, Why};
use crate::diagnostic::{Diagnostics, Location};
use crate::document::{Document, Method};
use crate::mechanism::Mechanism;
use crate::script::{Scripts, Stored, StoredPart};

/// Resolves a collection: scopes, inheritance, servers, credentials, arguments, answers.
///
/// First every request is looked at by itself (`plan`); then what they share is found (settings,
/// credentials, query entries that tell them apart); then each becomes an [`Operation`].
///
/// A request that cannot be sent leaves the warning `unsent-request` and no operation.
pub fn resolve(document: &Document, scripts: &Scripts, notes: &mut Diagnostics) -> Api {
    let scopes = scopes::Scopes::with_tokens(document, scripts);
    let entries = tree::entries(document);
    let work = scripts::resolve(&scopes, scripts, &entries, notes);
    let items = entries.len();
    let mut plans: Vec<plan::Plan<'_>> = entries
        .into_iter()
        .enumerate()
        .filter_map(|(index, entry)| plan::plan_item(&scopes, (scripts, &work), index, entry, notes))
        .collect();
    if !document.unlifted {
        credentials::take_keys(&scopes, &mut plans);
    }
    let settings = settings::resolve(&scopes, &plans, document, (scripts, &work));
    let (credentials, mut uses) = credentials::share(plans.iter().map(|plan| plan.access.iter().chain(&plan.others)));
    alternatives::add(&scopes, &mut plans, &credentials, &mut uses);
    let discriminators = query::discriminators(&plans);
    let needed = switches::needed(&plans);
    let said = repeated::descriptions(&plans, notes);
    let flows = flows::resolve(document, scripts, &scopes);
    let context = arguments::Context {
        scopes: &scopes,
        scripts,
        work: &work,
        flows: &flows,
        settings: &settings.variables,
        shared: &settings.shared,
        servers: &settings.list,
        created: &created::find(&scopes, &plans),
    };

    let mut by_item = vec![None; items];
    let mut operations = Vec::with_capacity(plans.len());
    for ((number, plan), server) in plans.iter().enumerate().zip(&settings.servers) {
        by_item[plan.index] = Some(OperationId(number));
        let decided = operation::Decided {
            server: *server,
            authentications: uses.get_mut(number).map(std::mem::take).unwrap_or_default(),
            apart: discriminators.get(&number),
            needed: needed.get(&number),
            description: said.get(number).copied().unwrap_or_default(),
        };
        operations.push(operation::resolve(&context, plan, decided, notes));
    }
    warn(document, &settings.list, notes);
    let api = Api {
        name: document.name.clone(),
        description: document.description.clone(),
        root: tree::folder(document, &by_item),
        user_agent: plans.iter().find_map(|plan| agent(&scopes, plan.user_agent?)),
        settings: settings.list,
        credentials,
        operations,
        scripts: work.list,
        flows,
        items,
        ..Api::default()
    };
    secrets::with_secrets(api, document, scripts)
}

/// Tells what of names and settings nobody may have meant.
fn warn(document: &Document, settings: &[Setting], notes: &mut Diagnostics) {
    settings::warn_of_slashes(settings, notes);
    unseen::warn_of_names(document, notes);
    settings::warn_of_environment(document, settings, notes);
}

/// The value of the variable that is the `User-Agent`, if it may stand in the source.
fn agent(scopes: &Scopes<'_>, variable: &str) -> Option<String> {
    let value = scopes
        .value(variable)
        .filter(|_| !scopes.is_secret(variable) && !scopes.is_dynamic(variable))?;
    let is_text = !value.is_empty() && value.bytes().all(|byte| (b' '..=b'~').contains(&byte)) && !value.contains("{{");
    (is_text && !secret::looks_secret(&value)).then_some(value)
}

/// Index into [`Api::settings`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SettingId(pub usize);

/// Index into [`Api::credentials`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CredentialId(pub usize);

/// Index into [`Api::operations`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OperationId(pub usize);

/// Index into [`Operation::arguments`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArgumentId(pub usize);

/// Index into [`Api::scripts`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ScriptId(pub usize);

/// An API.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Api {
    /// The collection's name; may be empty.
    pub name: String,
    /// The collection's description as written.
    pub description: String,
    /// Configuration of the client, servers first.
    pub settings: Vec<Setting>,
    /// The collection's own `User-Agent`, where a variable holds it.
    pub user_agent: Option<String>,
    /// Credentials that requests refer to.
    pub credentials: Vec<Credential>,
    /// The tree of folders; its own name is empty.
    pub root: Folder,
    /// Requests that can be sent, in the order of the collection.
    pub operations: Vec<Operation>,
    /// Scripts that change what is sent.
    pub scripts: Vec<Script>,
    /// What test scripts check.
    pub flows: Flows,
    /// How many requests the collection holds, those that cannot be sent among them.
    pub items: usize,
    /// How much an answer may lack.
    pub answers: Strictness,
    /// What shows that something must be sent.
    pub required: Proof,
    /// What becomes of the members of answers that no sample shows.
    pub extra: Unknown,
    /// How JSON is read into structs.
    pub derive: Derive,
    /// What no output shows.
    pub secrets: Secrets,
}

/// How JSON is read into structs, and written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Derive {
    /// By the runtime, which a table tells the members.
    #[default]
    Tables,
    /// As serde's derive does it.
    Serde,
}

impl Api {
    /// The request whose answer has a credential, with the part that is it: the first whose test script keeps the variable
    /// of the credential, and that does without it.
    pub(crate) fn login(&self, id: CredentialId) -> Option<(OperationId, &StoredPart)> {
        let credential = &self.credentials[id.0];
        let ([variable], Scheme::Bearer | Scheme::Header { .. } | Scheme::ApiKeyHeader(_)) =
            (credential.variables.as_slice(), &credential.scheme)
        else {
            return None;
        };
        let is_part = |part: &StoredPart| !matches!(part, StoredPart::Json(place) if place.is_empty());
        let mut operations = self.operations.iter().enumerate();
        operations.find_map(|(index, operation)| {
            let mut stored = operation.stored.iter();
            let stored = stored.find(|stored| stored.variable == *variable && is_part(&stored.part))?;
            let needs_it = operation.authentications.iter().any(|used| used.credential == id);
            (!needs_it).then_some((OperationId(index), &stored.part))
        })
    }
}

/// What becomes of members that no sample shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unknown {
    /// They are kept where an answer is known to have others: its request chooses them, or a script alone tells of some.
    #[default]
    KeptWhereOthersAre,
    /// They are passed over.
    Dropped,
    /// They are kept, and written again.
    Kept,
}

/// What shows that something must be sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Proof {
    /// Marks, schemas and samples.
    #[default]
    Samples,
    /// Marks and schemas alone.
    Marks,
}

/// How much of what samples show may be missing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Strictness {
    /// All but what is shown beyond doubt.
    #[default]
    Lenient,
    /// Nothing that two samples agree on.
    Strict,
}

/// A folder with what it holds in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Folder {
    /// As Postman shows it; may be empty.
    pub name: String,
    /// The module's name that the configuration gives it.
    pub module: Option<String>,
    /// As written.
    pub description: String,
    /// Of its own requests, in Postman's order; those that cannot be sent are left out.
    pub operations: Vec<OperationId>,
    /// In Postman's order.
    pub folders: Vec<Folder>,
}

/// A value that the client is configured with.
#[derive(Clone, Debug, PartialEq)]
pub struct Setting {
    /// The variable's name (`baseUrl`); `base_url` for an origin that was written out.
    pub key: String,
    /// What it is for.
    pub role: SettingRole,
    /// The collection's or the environment's value, without secrets; it may refer to other settings.
    pub default: Option<Template>,
    /// As written.
    pub description: String,
    /// The value that the replay sets where `default` may not hold it (secrets).
    pub replay: Option<String>,
    /// Whether scripts read it, so that a call goes without it.
    pub script: bool,
    /// Whether a script of each request that is sent there says where to send it.
    pub chosen: bool,
    /// What follows a server in all URLs: the path that the collection has in place of an address.
    pub base_path: String,
}

impl Setting {
    /// Whether no output of the crate shows what it is set to; a value that the collection shows is no secret.
    #[must_use]
    pub(crate) fn is_secret(&self) -> bool {
        self.default.is_none() && self.role != SettingRole::Server && is_masked_name(&self.key)
    }

    /// Whether only the replay's value has the slash at the end that stands before paths, too.
    #[must_use]
    pub(crate) fn ends_in_slash(&self) -> bool {
        let last = self.default.as_ref().and_then(|default| default.0.last());
        let replay = self.replay.as_deref().filter(|_| self.role == SettingRole::Server);
        match (last, replay.and_then(|replay| replay.strip_suffix('/'))) {
            (Some(Part::Text(text)), Some(replay)) => replay.trim_end_matches('/').ends_with(text.as_str()),
            _ => false,
        }
    }
}

/// What a setting is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SettingRole {
    /// Scheme, host and perhaps a base path: a URL begins with it.
    Server,
    /// Any other variable.
    Variable,
}

/// A text with holes.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Template(pub Vec<Part>);

/// A piece of a template.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Literal text, as Postman has it before it encodes.
    Text(String),
    /// The client's configuration.
    Setting(SettingId),
    /// The caller's value.
    Argument(ArgumentId),
    /// A value made per call: the name of a dynamic variable with its `$` (`$guid`).
    Dynamic(String),
    /// A variable that a script computes.
    Computed(String),
}

/// A credential that the client holds. Its values are never part of the API.
#[derive(Clone, Debug, PartialEq)]
pub struct Credential {
    /// What it is; requests of one kind with different literal values share one credential.
    pub scheme: Scheme,
    /// The variables that its values come from (`adminToken`); empty where they are written out.
    pub variables: Vec<String>,
}

/// How a request is authenticated (postman-format.md, section 6).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scheme {
    /// `Authorization: Bearer …`.
    Bearer,
    /// `Authorization: Basic …`.
    Basic,
    /// A key in a header.
    ApiKeyHeader(String),
    /// A key in the query.
    ApiKeyQuery(String),
    /// A header that the collection writes out by hand and that holds a secret, with the text
    /// that stands before the secret (`Token `); unlike an API key its place is kept.
    Header {
        /// Name as written.
        name: String,
        /// What stands before the secret.
        prefix: String,
    },
    /// Any other type (`oauth2`, `awsv4`, …), with its parameters that are
    /// neither secret nor a variable's value (`addTokenTo`, `algorithm`, `service`, …), in order.
    Other {
        /// The type.
        kind: Mechanism,
        /// Harmless parameters.
        parameters: Vec<(String, String)>,
    },
}

/// A request's use of a credential.
#[derive(Clone, Debug, PartialEq)]
pub struct Authentication {
    /// Which.
    pub credential: CredentialId,
    /// Those that do where the client has not got that one, in order: they are switched off beside it.
    pub instead: Vec<CredentialId>,
    /// All parameters with the collection's own values, for the replay only: `token`; `username`,
    /// `password`; `value`; Postman's names for other types.
    pub replay: Vec<(String, String)>,
}

/// The secret settings of the client that the scripts of a request read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScriptKeys {
    /// In the order in which they are read.
    pub settings: Vec<SettingId>,
    /// Whether a hash is made with one of them.
    pub sign: bool,
}

/// A request that becomes a method.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Operation {
    /// Depth-first index among all requests of the collection.
    pub index: usize,
    /// Names of its folders, outermost first.
    pub folders: Vec<String>,
    /// As Postman shows it; may be empty.
    pub name: String,
    /// As written.
    pub description: String,
    /// Upper case.
    pub method: Method,
    /// Whether a person's browser opens it: it asks for an authorization.
    pub is_page: bool,
    /// Origin and path; the query apart. It begins with a server's setting.
    pub url: Template,
    /// What stands in the path after the server, as Postman shows it (`/users/:userId/password`).
    pub path: String,
    /// What callers give, in order: path, query, headers, form fields.
    pub arguments: Vec<Argument>,
    /// Query entries in order; `None` for a URL without `?`.
    pub query: Vec<QueryEntry>,
    /// Headers that are sent, in order; `Content-Type` too, except a multipart's.
    pub headers: Vec<Header>,
    /// What is sent; [`Body::None`] also where Postman leaves a body out.
    pub body: Body,
    /// The credentials of the request, those that it inherits among them, the main one first.
    pub authentications: Vec<Authentication>,
    /// What runs before it is sent, in order.
    pub scripts: Vec<ScriptId>,
    /// The secret settings that these read.
    pub script_keys: ScriptKeys,
    /// Members of its JSON body that scripts compute.
    pub members: Vec<Member>,
    /// What the replay authenticates with although a call needs no credential: it gets one.
    pub own_access: Option<(Scheme, Vec<(String, String)>)>,
    /// Documented answers by status, ascending.
    pub cases: Vec<Case>,
    /// Saved failures of JSON-RPC that have the status of a success; they are no case's examples.
    pub refusals: Vec<Refusal>,
    /// What is stated of bodies and answers besides their samples.
    pub schemas: Vec<Schema>,
    /// Headers of answers that test scripts read.
    pub tested_headers: Vec<String>,
    /// What test scripts keep of its answer in variables.
    pub stored: Vec<Stored>,
    /// How the pages of its list follow one another, if it has any; known after [`paginate`].
    pub paging: Option<Paging>,
    /// Departures from what every request does.
    pub behavior: Behavior,
    /// What the configuration decides about it.
    pub overrides: Overrides,
    /// Where it stands.
    pub location: Location,
}

impl Operation {
    /// All texts with holes that it sends.
    pub fn templates(&self) -> impl Iterator<Item = &Template> {
        let query = self.query.iter().flat_map(QueryEntry::templates);
        let headers = self.headers.iter().map(|header| match header {
            Header::Constant { value, .. } => Some(value),
            Header::Argument(_) => None,
        });
        let fields = match &self.body {
            Body::Urlencoded(fields) | Body::Multipart { fields, .. } => fields.as_slice(),
            _ => &[],
        };
        let fields = fields.iter().flat_map(|field| match field {
            FormField::Constant { name, value, .. } => [Some(name), Some(value)],
            FormField::Argument { .. } => [None, None],
        });
        let body = match &self.body {
            Body::Template(body) => Some(body),
            _ => None,
        };
        let members = self.members.iter().map(|member| Some(&member.value));
        let url = [Some(&self.url), body].into_iter().chain(members);
        url.chain(query).chain(headers).chain(fields).flatten()
    }

    /// Folders and name, as Postman shows them.
    pub fn item(&self) -> Vec<String> {
        self.folders.iter().chain([&self.name]).cloned().collect()
    }

    /// The same as the configuration writes it: joined by ` / `.
    pub fn item_path(&self) -> String {
        self.item().join(" / ")
    }
}

impl Operation {
    /// Whether the collection shows what a success gives.
    pub fn is_typed(&self) -> bool {
        self.cases.iter().any(|case| case.outcome == Outcome::Success)
    }
}

/// A member of a JSON body that scripts compute.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// The keys that lead to it.
    pub path: Vec<String>,
    /// What it is made of.
    pub value: Template,
    /// Whether it is a text, or JSON as it stands.
    pub kind: MemberKind,
}

/// What the template of a member makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MemberKind {
    /// A text.
    Text,
    /// JSON.
    Json,
    /// Texts of lists: what stands for `{{variable}}` in them. It has no path.
    Hole,
}

/// Something that the caller gives.
#[derive(Clone, Debug, PartialEq)]
pub struct Argument {
    /// The wire's name (`page_size`) or the variable's.
    pub key: String,
    /// The name in Rust that the configuration gives it.
    pub name: Option<String>,
    /// Where it goes.
    pub place: Place,
    /// Whether a call cannot do without it.
    pub required: Required,
    /// What it is; each of the collection's own values is one.
    pub ty: ArgumentType,
    /// What its type rests on.
    pub ty_why: Why,
    /// Of JSON that is sent as text or as fields of their own, samples.
    pub json: Vec<Value>,
    /// The names of the fields that have the values of [`Argument::replay`], where it is [`ArgumentType::Nested`].
    pub nested: Vec<String>,
    /// Whether it may be given several times (adjacent entries of one name).
    pub list: bool,
    /// Whether the values of the list are counted in their names: `key[0]`, `key[1]`.
    pub counted: bool,
    /// Whether the values of the list are one text with commas between.
    pub joined: bool,
    /// As written.
    pub description: String,
    /// A harmless sample for the documentation.
    pub sample: Option<String>,
    /// What a saved answer has for it, where it has no sample; known after [`answer_arguments`].
    pub answered: Option<String>,
    /// Allowed values where the description lists them.
    pub allowed: Vec<String>,
    /// The collection's own values for the replay; empty where it is not sent.
    pub replay: Vec<Given>,
}

impl Argument {
    /// Whether it is one of the values that its description lists: texts, not numbers.
    pub fn is_one_of(&self) -> bool {
        let is_word = |value: &String| value.bytes().any(|byte| byte.is_ascii_alphabetic());
        let place = matches!(self.place, Place::Path | Place::Query | Place::Field);
        let is_text = self.ty == ArgumentType::Text && !self.list;
        place && is_text && self.allowed.len() > 1 && self.allowed.iter().all(is_word)
    }

    /// The name of its only or first value on the wire.
    pub fn first_key(&self) -> Cow<'_, str> {
        self.numbered(&self.key, 0)
    }

    /// The name on the wire of one of its values, of those that are counted in it.
    pub(crate) fn numbered<'a>(&self, name: &'a str, number: usize) -> Cow<'a, str> {
        if self.counted {
            Cow::Owned(format!("{name}[{number}]"))
        } else {
            Cow::Borrowed(name)
        }
    }

    /// Whether the collection's own values print back to the very same text as values of a type.
    pub(crate) fn fits(&self, ty: ArgumentType) -> bool {
        self.replay.iter().all(|given| match (ty, given) {
            (ArgumentType::Text | ArgumentType::Flag | ArgumentType::Json | ArgumentType::Nested, _)
            | (ArgumentType::File, Given::File(_) | Given::Verbatim(_)) => true,
            (ArgumentType::Integer, Given::Data(text)) => prints_back::<i64>(text),
            (ArgumentType::Number, Given::Data(text)) => prints_back::<f64>(text),
            (ArgumentType::Boolean, Given::Data(text)) => prints_back::<bool>(text),
            _ => false,
        })
    }

    /// The argument with the type that its place and its values allow; nothing changes it afterwards.
    pub(crate) fn settled(mut self) -> Self {
        let settled = match self.ty {
            ArgumentType::Text => return self,
            _ if self.place == Place::Header => Why::Place,
            ty if !self.fits(ty) => Why::Samples,
            _ => return self,
        };
        (self.ty, self.ty_why) = (ArgumentType::Text, settled);
        self
    }
}

fn prints_back<T: std::str::FromStr + std::fmt::Display>(text: &str) -> bool {
    text.parse::<T>().is_ok_and(|value| value.to_string() == text)
}

/// Where an argument goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// A hole of the path, encoded so that it stays one segment.
    Path,
    /// A variable somewhere in the URL's or a header's text; substituted as it is.
    Text,
    /// A query entry.
    Query,
    /// A whole header.
    Header,
    /// A form field.
    Field,
    /// All of the body, which the collection leaves empty.
    Body,
    /// Wherever a setting of the client stands, instead of its value; data that is encoded as its places need.
    Client,
}

/// The type of an argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArgumentType {
    /// Text.
    Text,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// Nothing: the name alone is sent.
    Flag,
    /// A file to upload.
    File,
    /// JSON as text.
    Json,
    /// JSON whose members are fields of a form of their own.
    Nested,
}

impl ArgumentType {
    /// As the configuration writes it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Boolean => "boolean",
            Self::Flag => "flag",
            Self::File => "file",
            Self::Json => "json",
            Self::Nested => "nested",
        }
    }
}

/// A value that the replay passes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// Data: strict encoding gives what Postman sends.
    Data(String),
    /// Only the text as it stands gives what Postman sends (structure, escapes, `+`).
    Verbatim(String),
    /// A file's path.
    File(FileGiven),
    /// A flag is set.
    Set,
}

/// A file of the replay.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileGiven {
    /// Where it is read from; `None`: a part without a file (`filename=""`, empty).
    pub path: Option<String>,
    /// Content instead of a path, base64.
    pub base64: Option<String>,
    /// `fileName`.
    pub file_name: Option<String>,
    /// `contentType`.
    pub content_type: Option<String>,
}

/// A query entry in its place.
#[derive(Clone, Debug, PartialEq)]
pub enum QueryEntry {
    /// Always sent, escaped as literal text; `None`, `None` leaves an empty entry.
    Constant {
        /// Before `=`.
        key: Option<Template>,
        /// After `=`; without it there is no `=`.
        value: Option<Template>,
    },
    /// The caller's.
    Argument(ArgumentId),
    /// The place of a credential with this key.
    Credential(String),
}

impl QueryEntry {
    /// Its texts with holes.
    pub(crate) fn templates(&self) -> [Option<&Template>; 2] {
        match self {
            Self::Constant { key, value } => [key.as_ref(), value.as_ref()],
            Self::Argument(_) | Self::Credential(_) => [None, None],
        }
    }
}

/// A header in its place.
#[derive(Clone, Debug, PartialEq)]
pub enum Header {
    /// Always sent.
    Constant {
        /// Name as written.
        name: String,
        /// Value.
        value: Template,
    },
    /// The caller's; named by the argument's key.
    Argument(ArgumentId),
}

/// What is sent as the body.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Body {
    /// Nothing.
    #[default]
    None,
    /// JSON, typed by its sample.
    Json {
        /// The sample with holes filled: `"<hole>"`-free JSON, comments gone. `None`: the body is a variable or is no JSON.
        sample: Value,
        /// What the replay sends: strict JSON text, or verbatim text where the saved body is none.
        replay: Given,
        /// As mined from descriptions or `originalRequest`s: further samples to join.
        more: Vec<Value>,
    },
    /// Text that the caller passes as it is.
    Text {
        /// The saved text.
        replay: String,
        /// A harmless sample for the documentation.
        sample: String,
    },
    /// `application/x-www-form-urlencoded`, in the order of the wire.
    Urlencoded(Vec<FormField>),
    /// `multipart/form-data`.
    Multipart {
        /// Parts in order.
        fields: Vec<FormField>,
        /// A boundary that the collection gives; its header is kept as it stands.
        boundary: Option<String>,
        /// Send the explicit `Content-Type` without a boundary (`disabledSystemHeaders`).
        bare: bool,
    },
    /// A file.
    File {
        /// The replay's.
        replay: FileGiven,
        /// Whether the type is guessed from the file (no explicit header).
        guess: bool,
    },
    /// GraphQL.
    GraphQl {
        /// The query, a constant.
        query: String,
        /// JSON of `operationName`, if sent.
        operation_name: Option<Value>,
        /// The variables' sample; `None` where the collection has none or they are no JSON.
        variables: Option<Value>,
        /// What the replay sends for the variables; `None`: the member is left out.
        replay: Option<Given>,
    },
    /// A call of JSON-RPC.
    JsonRpc {
        /// The method, a constant.
        method: String,
        /// All members in the order of the wire; `params` is `null` where the caller gives them.
        envelope: Map<String, Value>,
        /// The samples of the params; none where a call has none.
        params: Vec<Value>,
        /// What the replay sends for the params; `None`: the envelope is all that is sent.
        replay: Option<Given>,
    },
    /// Text that scripts compute.
    Template(Template),
    /// Constant bytes that no caller can change (`{}` of a GraphQL body without an object).
    Constant(String),
}

impl Body {
    /// A file in the place of a text.
    pub(crate) fn of_content(text: &str) -> Self {
        Self::File {
            replay: FileGiven {
                base64: Some(STANDARD.encode(text)),
                ..FileGiven::default()
            },
            guess: false,
        }
    }

    /// What kind of body it is, in a word.
    pub fn mode(&self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Json { .. } => "json",
            Self::Text { .. } | Self::Constant(_) | Self::Template(_) => "text",
            Self::Urlencoded(_) => "urlencoded",
            Self::Multipart { .. } => "multipart",
            Self::File { .. } => "file",
            Self::GraphQl { .. } => "graphql",
            Self::JsonRpc { .. } => "json-rpc",
        }
    }
}

/// A form field.
#[derive(Clone, Debug, PartialEq)]
pub enum FormField {
    /// Always sent.
    Constant {
        /// Name.
        name: Template,
        /// Value.
        value: Template,
        /// `contentType` of the part.
        content_type: Option<String>,
    },
    /// The caller's.
    Argument {
        /// Name on the wire, where it differs from the argument's key (`None`: the key).
        name: Option<String>,
        /// Which.
        argument: ArgumentId,
        /// `contentType` of a text part.
        content_type: Option<String>,
        /// `fileName` of a text part.
        file_name: Option<String>,
    },
}

/// Departures from what every request does (postman-format.md, section 8).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Behavior {
    /// Send the URL unencoded.
    pub raw_url: bool,
    /// Automatic headers that are left out (`accept`, `user-agent`, …), lower case.
    pub without_headers: Vec<String>,
    /// Send no cookies that a server set, and keep none.
    pub without_cookies: bool,
    /// `Some(0)` follows none.
    pub max_redirects: Option<u32>,
    /// Keep method and body on 301, 302, 303.
    pub keep_method: bool,
    /// Keep `Authorization` on another host.
    pub keep_authorization: bool,
}

/// A documented answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// 200 to 599.
    pub status: u16,
    /// Success or failure.
    pub outcome: Outcome,
    /// Statuses that stand for it where an example was saved with an API's error code; they are no case's.
    pub also: Vec<u16>,
    /// Its saved examples in order; none where only a schema tells of it.
    pub examples: Vec<Example>,
    /// API error codes documented for it, in order of appearance, each once.
    pub codes: Vec<ErrorCode>,
}

/// A saved answer with the status of a success that tells of a failure.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    /// 200 to 299.
    pub status: u16,
    /// The whole answer.
    pub example: Example,
}

/// Whether a case is what the caller hopes for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// 2xx; 3xx where no 2xx is documented.
    Success,
    /// All others.
    Failure,
}

impl Outcome {
    /// `success` or `failure`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Success => "success",
            Self::Failure => "failure",
        }
    }
}

/// A saved answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// As Postman shows it.
    pub name: String,
    /// Headers as saved, in order.
    pub headers: Vec<(String, String)>,
    /// What its body holds, whatever its `Content-Type` says.
    pub content: Content,
    /// Where it stands.
    pub location: Location,
}

/// The body of a saved answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// None.
    Empty,
    /// Strict JSON, whatever `Content-Type` says.
    Json(Value),
    /// Text in the form of JSON that is not strict (comments, bare `{{variables}}`, trailing
    /// commas): it shows the type, but decodes as text.
    Lenient(Value),
    /// Anything else.
    Text,
    /// The content of a file, by its `Content-Type`.
    Binary,
}

/// An API error code with what the collection says of it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ErrorCode {
    /// As text (`300`, `invalid_grant`).
    pub code: String,
    /// Reasons in the collection's words, plain text, one a line.
    pub reasons: Vec<String>,
}
