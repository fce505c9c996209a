//! Every id that a message can bear, with its meaning and its remedy.

/// An id and what a page says about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Kebab-case; never changes once released.
    pub id: &'static str,
    /// What it means.
    pub meaning: &'static str,
    /// What to do.
    pub remedy: &'static str,
}

/// The entry of an id, if there is one.
#[must_use]
pub fn find(id: &str) -> Option<&'static Entry> {
    ALL.iter().find(|entry| entry.id == id)
}

/// A page that lists ids, in Markdown; that of [`ALL`] is `docs/DIAGNOSTICS.md`.
#[must_use]
pub fn page<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> String {
    let mut page = include_str!("page.md").to_owned();
    for entry in entries {
        page += &format!("| `{}` | {} | {} |\n", entry.id, entry.meaning, entry.remedy);
    }
    page
}

/// Makes a constant for each id, and [`ALL`] of them in the same order.
macro_rules! ids {
    ($($name:ident = $id:literal: $meaning:literal, $remedy:literal;)*) => {
        $(
            #[doc = $meaning]
            pub const $name: &str = $id;
        )*

        /// All ids, in the order of the stages that use them.
        pub const ALL: &[Entry] = &[$(Entry { id: $id, meaning: $meaning, remedy: $remedy }),*];
    };
}

ids! {
    // document: errors
    INVALID_JSON = "invalid-json": "The file is not valid JSON.",
        "Correct the file at the place shown, or export it again from Postman.";
    NOT_A_COLLECTION = "not-a-collection": "The file is valid, but holds something else than a Postman collection.",
        "Give the file that Postman's *Export* wrote for a collection.";
    NOT_AN_ENVIRONMENT = "not-an-environment": "The file given as environment or globals holds no list of variables.",
        "Give the file that Postman's *Export* wrote for an environment.";
    SEVERAL_COLLECTIONS = "several-collections": "The file is a backup with more than one collection.",
        "Name the collection to read.";

    INVALID_YAML = "invalid-yaml": "The file is not valid YAML; in a version 3 collection it is left out, as Postman does.",
        "Correct the file; text that begins with `{{` must stand in quotes.";

    // document: warnings
    INVALID_ENV = "invalid-env": "A line of a `.env` file sets no variable.",
        "Write `NAME=value`.";
    UNUSED_KEY = "unused-key": "A key at a place where the format does not know it was not read.",
        "Check its spelling and its place.";
    UNEXPECTED_VALUE = "unexpected-value": "A value is of a kind that Postman does not write at this place.",
        "Enter it again in Postman.";
    LONE_SURROGATE = "lone-surrogate": "A text holds half of a character; it is read as U+FFFD, as Postman sends it.",
        "Enter the text again.";
    RAW_URL_USED = "raw-url-used": "A URL object has no host, so its `raw` text was read; Postman would send nothing.",
        "Open the request in Postman and save it again.";
    UNSUPPORTED_PROTOCOL = "unsupported-protocol": "A request uses another protocol than HTTP.",
        "Call it with a library for its protocol.";
    VALUE_NOT_SENT = "value-not-sent": "A value that is no text stands where Postman sends only text.",
        "Put the value in quotes.";
    VARIABLE_WITHOUT_KEY = "variable-without-key": "Postman never finds a variable without `key`; its `id` is taken for it.",
        "Give it a name, or delete it.";
    VARIABLES_IGNORED = "variables-ignored": "Variables of folders and items have no effect in Postman.",
        "Move them to the collection or to an environment.";
    FOLDER_WITH_REQUEST = "folder-with-request": "An entry is both folder and request; only what is in the folder is sent.",
        "Move the request into an item of its own.";
    UNLISTED_REQUEST = "unlisted-request": "A request of a version 1 collection stands in no `order`; Postman does not show it.",
        "Add its `id` to an `order`, or delete it.";
    UNKNOWN_BODY_MODE = "unknown-body-mode": "The body mode is none that Postman knows; it is read as `raw`, as Postman does.",
        "Choose another body type in Postman.";
    UNKNOWN_AUTH_TYPE = "unknown-auth-type": "The auth type is none that Postman knows; no credentials are sent.",
        "Choose another auth type in Postman.";
    UNKNOWN_EVENT = "unknown-event": "A script belongs to an event that requests do not have.",
        "Move it to `prerequest` or `test`.";
    UNSUPPORTED_SETTING = "unsupported-setting": "A proxy, certificate, TLS or protocol setting is left to the HTTP library.",
        "Pass a configured HTTP client to the generated client.";
    MISPLACED_BEHAVIOR = "misplaced-behavior": "`protocolProfileBehavior` inside a request has no effect in Postman.",
        "Move it beside `request`.";
    SCRIPT_ELSEWHERE = "script-elsewhere": "The text of a script is not in the collection.",
        "Paste it into the collection.";

    // script: warnings
    SCRIPT_NOT_READ = "script-not-read": "A script is no JavaScript, or too large, or this build reads none; what it does is left out.",
        "Correct it; a build script switches on the feature `scripts` of `postman-codegen`.";
    SCRIPT_CHANGES_REQUEST = "script-changes-request": "A script changes what is sent in a way that is not understood.",
        "Give the builder a function that does the same; its calls fail without it.";
    SCRIPT_SENDS_REQUEST = "script-sends-request": "A script sends a request of its own, which is left out.",
        "Make this call yourself before.";

    // api: warnings
    UNSENT_REQUEST = "unsent-request": "A request cannot be sent as it stands, so the client has no function for it.",
        "Complete or correct its HTTP method, URL and headers in Postman.";
    PRUNED_BODY = "pruned-body": "Postman sends a request of this method without its body.",
        "Switch off body pruning in the request's settings if the body is to be sent.";
    LOST_FIELD = "lost-field": "Postman loses a form field of this name.",
        "Give the field another name if it is to be sent.";
    FRAMING_HEADER = "framing-header": "A header that the connection decides was left out.",
        "Remove it in Postman; the length of the body is always sent.";
    CODE_AS_STATUS = "code-as-status": "A saved example has an API's error code for its status, as its name says; the code is one of 400.",
        "Enter the status that is sent with the code.";
    PLACEHOLDER_IN_PATH = "placeholder-in-path": "A placeholder such as `{userId}` stands in a path; Postman sends it as it stands.",
        "Write `:userId` as a path element of its own, or `{{userId}}`; the method takes it as an argument.";
    PLACEHOLDER_IN_QUERY = "placeholder-in-query": "A placeholder such as `{userId}` is a value of a query; Postman sends it as it stands.",
        "Write a value, or switch the entry off; callers give their own.";
    SCRIPT_SETS_VARIABLE = "script-sets-variable": "A script sets a variable before requests that use it, in a way that is not understood.",
        "Give the value with each call; a credential once, or by a provider.";
    ENVIRONMENT_IN_SOURCE = "environment-in-source": "A value of the environment file is a default of the client.",
        "Leave the environment out, or the variable, if the crate must not hold it.";
    DOUBLE_SLASH = "double-slash": "A base address ends in a slash, and paths begin with one; Postman sends both.",
        "Take it off the address in Postman; the client's default is without.";
    LOOK_ALIKE = "look-alike": "A name mixes Latin letters with others that look like them.",
        "Type the name again in Postman.";
    UNSEEN_IN_NAME = "unseen-in-name": "A name holds a letter that nobody sees, or one that changes the direction of text.",
        "Type the name again in Postman.";
    UNSEEN_IN_URL = "unseen-in-url": "A URL holds a blank, a line break or a letter without width.",
        "Remove it in Postman, if it is not meant.";
    REPEATED_DESCRIPTION = "repeated-description": "A description stands word for word on four or more unlike requests, and says nothing of some of them; there it is left out.",
        "Write what each request does.";
    BROKEN_EXAMPLE = "broken-example": "A saved example is no JSON, but plainly meant as such; its shape is read as far as it goes.",
        "Correct it in Postman, or save the answer again.";
    ASSUMED_STATUS = "assumed-status": "A saved example has a body and no status; 200 is assumed, or a failure that it tells of.",
        "Save the example again, or enter its status.";
    SKIPPED_EXAMPLE = "skipped-example": "A saved example has no status from 200 to 599, so it documents no answer.",
        "Save the example again, or enter its status.";

    // document: warnings about examples beside the collection
    NOT_EXAMPLES = "not-examples": "The file of examples is no collection.",
        "Write it by `postman-codegen learn`, or export a collection with saved responses.";
    EXAMPLE_WITHOUT_REQUEST = "example-without-request": "An answer beside the collection belongs to none of its requests.",
        "Move it to the request's new folder and name, or delete it.";
    NEEDLESS_EXAMPLE = "needless-example": "An answer beside the collection is saved in it already, or changes no type.",
        "Delete it; `postman-codegen learn` keeps only what changes a type.";

    // config: errors
    INVALID_TOML = "invalid-toml": "The configuration is not valid TOML.",
        "Correct the file at the place shown; a key with blanks or dots must stand in quotes.";
    INVALID_SETTING = "invalid-setting": "A value of the configuration cannot be used.",
        "Write what the message names.";

    // config: warnings
    UNKNOWN_SETTING = "unknown-setting": "A key of the configuration is not known.",
        "Check its spelling and its table.";
    UNUSED_SETTING = "unused-setting": "An entry of the configuration speaks of nothing in the collection.",
        "Write folders, requests and fields as Postman shows them.";
    NAME_TAKEN = "name-taken": "A name of the configuration is that of another item.",
        "Choose another name.";
    VAGUE_NAME = "vague-name": "The collection's name tells its API from no other (`New Collection`), and no crate was named.",
        "Name the crate with `--crate-name`, or as `name` in `[crate]` of the configuration.";
    UNMERGED_REQUEST = "unmerged-request": "A request is not so alike to another one that both can be one method.",
        "Make them alike in Postman, or do not ask for it.";
}
