//! What is wrong with an operation, as a reviewer would say who knows only the request and the call.

use std::fmt;

use postman_codegen::api::{Api, Operation, Part};
use postman_codegen::name::Names;

/// A kind of fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// `/users/17` without an argument.
    LiteralId,
    /// `/users/{userId}` sent as it stands.
    Placeholder,
    /// `finds_pets_by_status`.
    ThirdPerson,
    /// `n1_1_log_in`, `step_3_pay`.
    Ordinal,
    /// `post_create_user`.
    MethodTwice,
    /// `shelves_shelf_id`, `get_api_v1_users`.
    Path,
    /// `rest().rest_create()`.
    FolderTwice,
}

/// All of them, as the columns of the table.
pub(crate) const KINDS: [Kind; 7] = [
    Kind::LiteralId,
    Kind::Placeholder,
    Kind::ThirdPerson,
    Kind::Ordinal,
    Kind::MethodTwice,
    Kind::Path,
    Kind::FolderTwice,
];

impl Kind {
    /// The head of its column.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::LiteralId => "literal id",
            Self::Placeholder => "placeholder",
            Self::ThirdPerson => "third person",
            Self::Ordinal => "ordinal",
            Self::MethodTwice => "method twice",
            Self::Path => "path as name",
            Self::FolderTwice => "folder twice",
        }
    }
}

/// An operation with what is wrong with it.
#[derive(Clone, Debug)]
pub(crate) struct Judged {
    /// Folders and name, as Postman shows them.
    title: String,
    /// Method and URL; a hole is `{}`.
    request: String,
    /// `users().list_users`.
    call: String,
    /// None of a kind twice.
    pub(crate) faults: Vec<Kind>,
}

impl fmt::Display for Judged {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            title, request, call, ..
        } = self;
        write!(formatter, "{title} | {request} | {call}")
    }
}

/// Judges all operations of a collection.
pub(crate) fn operations(api: &Api, names: &Names) -> Vec<Judged> {
    let operations = api.operations.iter().zip(&names.operations);
    let judged = operations.map(|(operation, own)| {
        let modules: Vec<&str> = names
            .ancestry(own.module)
            .iter()
            .map(|id| names.module(*id).name.as_str())
            .collect();
        let accessors: String = modules.iter().map(|module| format!("{module}().")).collect();
        let method = own.method.as_str();
        let path = path(operation);
        let segments: Vec<&str> = path.split('/').filter(|segment| !segment.is_empty()).collect();
        let is = |kind: &Kind| match kind {
            Kind::LiteralId => segments.iter().any(|segment| is_literal_id(segment)),
            Kind::Placeholder => segments.iter().any(|segment| is_placeholder(segment)),
            Kind::ThirdPerson => is_third_person(&operation.name, method),
            Kind::Ordinal => is_counted(method) || modules.iter().any(|module| is_counted(module)),
            Kind::MethodTwice => is_method_twice(method, operation.method.as_str()),
            Kind::Path => is_path(&operation.name, &segments, method),
            Kind::FolderTwice => modules.iter().any(|module| is_said_again(module, method)),
        };
        Judged {
            title: [operation.folders.clone(), vec![operation.name.clone()]]
                .concat()
                .join(" / "),
            request: format!("{} /{}", operation.method, segments.join("/")),
            call: format!("{accessors}{method}"),
            faults: KINDS.into_iter().filter(is).collect(),
        }
    });
    judged.collect()
}

/// The path of the URL; what a caller or the client fills in is `{}`.
fn path(operation: &Operation) -> String {
    let url: String = operation.url.0.iter().map(part).collect();
    let rest = url.split_once("://").map_or(url.as_str(), |(_, rest)| rest);
    rest.split_once('/').map_or("", |(_, path)| path).to_owned()
}

fn part(part: &Part) -> &str {
    match part {
        Part::Text(text) => text,
        _ => "{}",
    }
}

/// A number, a UUID, 24 or 32 digits of base 16, or a ULID; `.json` may follow.
fn is_literal_id(segment: &str) -> bool {
    let stem = segment.trim_end_matches(".json").trim_end_matches(".xml");
    let is_hex = |text: &str| text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let digits = stem.bytes().filter(u8::is_ascii_digit).count();
    let uuid = stem.len() == 36 && stem.matches('-').count() == 4 && is_hex(&stem.replace('-', ""));
    let hex = matches!(stem.len(), 24 | 32) && is_hex(stem) && digits > 0;
    let ulid = stem.len() == 26
        && digits > 3
        && stem
            .bytes()
            .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    !stem.is_empty() && digits == stem.len() || uuid || hex || ulid
}

/// `{userId}`, `<job-id>`, `[order_id]`, `$id`; `{}` is a hole.
fn is_placeholder(segment: &str) -> bool {
    let text = segment.replace("{}", "");
    let within = |open, close| text.find(open).is_some_and(|start| text[start..].contains(close));
    let dollar = text
        .strip_prefix('$')
        .is_some_and(|rest| rest.starts_with(|first: char| first.is_ascii_lowercase()));
    within('{', '}') || within('<', '>') || within('[', ']') || dollar
}

/// Verbs in the third person that summaries of APIs begin with.
const THIRD: &str = "accepts activates adds allows applies approves assigns attaches authenticates authorizes blocks calculates \
    cancels changes checks clears clones closes completes confirms connects converts copies counts creates deactivates \
    deletes deploys detaches disables disconnects displays downloads edits enables ends evaluates exports fetches finds \
    generates gets gives grants imports initiates initializes inserts invalidates invites issues joins launches lists loads locks \
    logs makes merges modifies moves obtains opens performs posts prepares processes provides publishes purges queries reads \
    receives records refreshes registers rejects reloads removes renames replaces reports requests resets resolves restarts restores \
    resumes retrieves returns revokes rotates runs saves schedules searches sends sets shows signs starts stops stores \
    submits subscribes suspends syncs synchronizes terminates tests toggles tracks transfers transforms triggers unlinks \
    unlocks unregisters unsubscribes updates upgrades uploads uses validates verifies views withdraws writes";

/// Third persons that are plurals as well: before these words, or at the end, they are.
const PLURALS: &str = "blocks changes checks clones copies counts displays downloads exports grants imports issues lists loads locks \
    logs posts processes queries reads records reports requests resets returns runs schedules searches sets shows signs starts stops \
    stores syncs tests tracks transfers transforms triggers updates uploads uses views writes";

/// What follows a plural.
const AFTER_PLURALS: &str = "a abort and by for from in of on or reject to user with";

fn is_in(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|other| other == word)
}

/// The first word of the method is a verb in the third person, and so the name's is.
fn is_third_person(name: &str, method: &str) -> bool {
    let words: Vec<&str> = method.split('_').collect();
    let said = name.to_lowercase();
    let at = |place: usize| {
        let (word, next) = (words.get(place).copied().unwrap_or_default(), words.get(place + 1));
        let articled = ["a ", "an ", "the ", "all "]
            .iter()
            .any(|article| said.contains(&format!("{word} {article}")));
        let plural = is_in(PLURALS, word) && next.is_none_or(|next| is_in(AFTER_PLURALS, next));
        is_in(THIRD, word) && said.contains(word) && (!plural || place == 0 && articled && !said.contains(" is "))
    };
    // Later ones stand where a number, a mark or an adverb precedes them.
    at(0)
        || at(1)
            && words
                .first()
                .is_some_and(|first| first.ends_with(|last: char| last.is_ascii_digit()) || *first == "bulk")
}

/// A number or a counting word at the beginning: `n1_log_in`, `step_3_pay`, `tc06_reopen`.
fn is_counted(name: &str) -> bool {
    let mut words = name.split('_');
    let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let label = first.trim_end_matches(|last: char| last.is_ascii_digit());
    let numbered = label.len() < first.len() || is_number(second);
    let bare = first.strip_prefix('n').is_some_and(is_number);
    let more = name.split('_').count() > 2 || label.len() < first.len() && !second.is_empty();
    // `n24_hour_ticker`, `n50_states`: what follows is counted.
    let counts = !is_in(
        "day days hour hours minute minutes factor states forms step way",
        second,
    );
    bare && !second.is_empty() && counts || numbered && more && is_in("step tc task case testcase part scenario", label)
}

/// Methods of HTTP.
const METHODS: &str = "get post put patch delete";

/// Verbs beside which a method says nothing.
const VERBS: &str = "add create delete fetch find generate insert patch post put remove replace retrieve save send submit update upload";

fn is_method_twice(method: &str, http: &str) -> bool {
    let words: Vec<&str> = method.split('_').collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return false;
    };
    let second = words.get(1).copied().unwrap_or_default();
    let lists = second == "list" && words.get(2).is_some_and(|next| *next == "all" || next.ends_with('s'));
    let before = match *first {
        "get" => is_in("get fetch find retrieve", second) || lists,
        "delete" => is_in("delete remove", second),
        "post" | "put" | "patch" => words.len() > 2 && is_in(VERBS, second) && second != "patch",
        _ => false,
    };
    let behind = words.len() > 1 && last.eq_ignore_ascii_case(http) && is_in(METHODS, last);
    before || behind && (first == last || is_in(VERBS, first) && words.get(words.len() - 2) != Some(&"with"))
}

/// The method repeats a path that the name shows, or has the base of the API in it.
fn is_path(name: &str, segments: &[&str], method: &str) -> bool {
    let words: Vec<&str> = method.split('_').collect();
    let verbal = words
        .first()
        .is_some_and(|first| is_in(METHODS, first) || is_in("head options", first));
    let second = words.get(1).copied().unwrap_or_default();
    let version = second
        .strip_prefix('v')
        .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit()));
    let based = verbal && words.len() > 2 && (version || is_in("api rest", second));
    let pieces: Vec<&str> = name
        .split_whitespace()
        .map(|piece| piece.trim_matches(|mark| "()[]".contains(mark)))
        .collect();
    let is_shown =
        |piece: &&&str| piece.starts_with('/') || piece.contains("://") || piece.contains('/') && piece.contains('{');
    let (path, titled) = match (pieces.iter().find(is_shown), pieces.as_slice()) {
        (Some(path), _) => (*path, pieces.iter().filter(|piece| is_capitalized(piece)).count() > 1),
        (None, [whole]) if segments.last() == Some(whole) && whole.contains(['-', '_']) => (*whole, false),
        _ => return false,
    };
    let said = path
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .filter(|word| word.len() > 2);
    let said: Vec<String> = said.map(str::to_lowercase).collect();
    let repeated = said.len() > 1 && said.iter().all(|word| method.contains(word.as_str()));
    let does = is_in(THIRD, &format!("{}s", words.first().unwrap_or(&"")));
    based || repeated && !does && (!verbal || titled)
}

/// `Order`, but neither `order` nor `ORDER`.
fn is_capitalized(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
}

/// The method begins with the whole name of a module around it, and what follows would do.
fn is_said_again(module: &str, method: &str) -> bool {
    let stem = |word: &str| word.trim_end_matches('s').to_owned();
    let module: Vec<String> = module.split('_').filter(|word| !word.is_empty()).map(stem).collect();
    let words: Vec<&str> = method.split('_').filter(|word| !word.is_empty()).collect();
    let begins = words.len() > module.len() && module.iter().zip(&words).all(|(said, word)| *said == stem(word));
    // `search().search_users()` does what it says, and a noun that begins a phrase belongs to it.
    let verbs = "search create update delete list get add remove find upload download import export";
    let is_verb = module.first().is_some_and(|first| is_in(verbs, first));
    let next = words.get(module.len()).copied().unwrap_or_default();
    let depends = is_in(
        "a and as by can for from has id ids in is of on or per that to under using via with",
        next,
    );
    begins && !is_verb && !depends && !next.starts_with(|first: char| first.is_ascii_digit())
}
