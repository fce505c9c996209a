//! Structs and enums of generated crates read and write JSON as serde's derive does.

#![cfg(feature = "client")]

use postman_codegen_runtime::number::BigNumber;
use postman_codegen_runtime::{json_object, json_tagged, json_text, json_union};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::Debug;

/// The same struct twice: `made` by the runtime, `derived` by serde.
mod made {
    use super::*;

    #[derive(Clone, Debug, PartialEq)]
    pub(crate) struct User {
        pub(crate) id: i64,
        pub(crate) name: String,
        pub(crate) created_at: Option<String>,
        pub(crate) parent: Option<i64>,
        pub(crate) score: Option<f64>,
        pub(crate) active: Option<bool>,
        pub(crate) size: Option<u64>,
        pub(crate) tags: Vec<String>,
        pub(crate) labels: Option<BTreeMap<String, Address>>,
        pub(crate) addresses: Option<Vec<Address>>,
        pub(crate) manager: Option<Box<User>>,
        pub(crate) extra: Option<Value>,
    }

    json_object!(strict User {
        id, name, created_at? = "createdAt", parent, score?, active?, size?, tags, labels?, addresses?, manager?,
        extra? = "ex\"tra",
    });

    #[derive(Clone, Debug, PartialEq)]
    pub(crate) struct Address {
        pub(crate) city: String,
    }

    json_object!(strict Address { city });
}

mod derived {
    use super::*;

    #[derive(Debug, Deserialize, PartialEq, Serialize)]
    pub(crate) struct User {
        pub(crate) id: i64,
        pub(crate) name: String,
        #[serde(rename = "createdAt", skip_serializing_if = "Option::is_none")]
        pub(crate) created_at: Option<String>,
        pub(crate) parent: Option<i64>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) score: Option<f64>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) active: Option<bool>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) size: Option<u64>,
        pub(crate) tags: Vec<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) labels: Option<BTreeMap<String, Address>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) addresses: Option<Vec<Address>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) manager: Option<Box<User>>,
        #[serde(rename = "ex\"tra", skip_serializing_if = "Option::is_none")]
        pub(crate) extra: Option<Value>,
    }

    #[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
    pub(crate) struct Address {
        pub(crate) city: String,
    }
}

const WHOLE: &str = r#"{"id": 7, "name": "Ann", "createdAt": "2024-01-01", "parent": null, "score": 3, "active": true,
    "size": 18446744073709551615, "tags": ["a", "b"], "labels": {"x": {"city": "Bonn"}, "y": {"city": "Köln"}},
    "addresses": [{"city": "\u00e9"}], "manager": {"id": 1, "name": "Bo", "tags": []}, "ex\"tra": {"a": [1, 2.5]}}"#;

/// What reading a text and writing it again gives; errors with their line and column.
fn round<T: DeserializeOwned + Serialize>(text: &str) -> Result<String, (String, usize, usize)> {
    serde_json::from_str::<T>(text)
        .map(|value| serde_json::to_string(&value).expect("JSON"))
        .map_err(|error| (error.to_string(), error.line(), error.column()))
}

/// As in JavaScript: nothing of what stood there before is left.
#[test]
fn of_equal_names_the_last_counts() {
    let twice = r#"{"id": 7, "tags": ["a"], "name": "Ann", "labels": {"x": {"city": "Bonn"}}, "score": 1.5, "id": 8,
        "manager": {"id": 1, "name": "Bo", "tags": ["b"], "score": 2.5}, "tags": ["c"], "labels": {"y": {"city": "Ulm"}},
        "manager": {"id": 2, "name": "Cy", "tags": []}, "score": null}"#;
    let once = r#"{"id": 8, "name": "Ann", "tags": ["c"], "labels": {"y": {"city": "Ulm"}},
        "manager": {"id": 2, "name": "Cy", "tags": []}}"#;
    assert_eq!(round::<made::User>(twice), round::<derived::User>(once));
}

#[test]
fn a_struct_is_read_and_written_as_serde_would() {
    let texts = [
        WHOLE,
        r#"{"tags": [], "name": "", "id": 0}"#,
        r#"{"id": 7, "name": "Ann"}"#,
        r#"{"id": 7, "name": "Ann", "tags": null}"#,
        r#"{"id": "7", "name": "Ann", "tags": []}"#,
        r#"{"id": 7.5, "name": "Ann", "tags": []}"#,
        "{\"id\": 7,\n \"name\": 3, \"tags\": []}",
        r#"{"id": 7, "name": "Ann", "tags": [], "unknown": {"deep": [1, {"x": null}]}}"#,
        r#"{"id": 7, "name": "Ann", "tags": ["a", 1]}"#,
        r#"{"id": 7, "name": "Ann", "tags": [], "labels": {"x": {"town": 1}}}"#,
        r#"{"id": 7, "name": "Ann", "tags": [], "addresses": [{"city": "A"}, {}]}"#,
        r#"{"id": 7, "name": "Ann", "tags": [], "manager": {"id": 1}}"#,
        r#"{"id": 7, "name": "Ann", "tags": [], "manager": {"id": 1, "name": "Bo", "tags": [2]}}"#,
        r#"{"id": 7, "name": "Ann", "tags": [], "score": null, "active": null, "manager": null}"#,
        r#"{"id": 7, "name": "Ann", "tags": []"#,
        r#"{"id": 7, "name": "Ann", "tags": [],}"#,
        r#"{"id": 7, "name": "An"#,
        r#"{"id": 7 "name"}"#,
        "{}",
        "null",
        "3",
        "\"text\"",
        "",
    ];
    for text in texts {
        assert_eq!(round::<made::User>(text), round::<derived::User>(text), "{text}");
    }
}

/// Every text that a whole one begins with, and with every letter changed. Only of a list in the place of a struct serde
/// says something else: it would take the elements for fields.
#[test]
fn what_is_broken_is_refused_as_serde_would() {
    for end in (0..WHOLE.len()).filter(|end| WHOLE.is_char_boundary(*end)) {
        let cut = WHOLE.get(..end).expect("a part");
        assert_eq!(round::<made::User>(cut), round::<derived::User>(cut), "{cut}");
        for letter in ["[", "]", "{", "}", "\"", ",", ":", "0", "-", "n", "\\", " "] {
            let rest = WHOLE.get(end..).expect("a part");
            let next = rest.chars().next().map_or(0, char::len_utf8);
            let changed = format!("{cut}{letter}{}", rest.get(next..).expect("a part"));
            let (made, derived) = (round::<made::User>(&changed), round::<derived::User>(&changed));
            let is_list = |error: &(String, usize, usize)| error.0.starts_with("invalid type: sequence");
            let listed = made.as_ref().is_err_and(is_list) && derived.is_err();
            assert!(listed || made == derived, "{changed}\n{made:?}\n{derived:?}");
        }
    }
}

#[test]
fn a_struct_goes_through_a_value() {
    let whole: Value = serde_json::from_str(WHOLE).expect("JSON");
    let user: made::User = serde_json::from_value(whole).expect("a user");
    let again = serde_json::to_value(&user).expect("JSON");
    assert_eq!(serde_json::from_value::<made::User>(again).expect("a user"), user);
    let wrong = serde_json::from_value::<made::User>(json!({"id": 1})).expect_err("no name");
    assert_eq!(wrong.to_string(), "missing field `name`");
}

/// A comment with replies, as deep as serde_json goes: on the stack of a thread, unoptimized.
#[test]
fn the_deepest_text_fits_the_stack() {
    #[derive(Clone, Debug, Default, PartialEq)]
    struct Comment {
        replies: Option<Vec<Comment>>,
        quoted: Option<Box<Comment>>,
    }
    json_object!(Comment { replies?, quoted? });

    let deep = |open: &str, close: &str, depth: usize| format!("{}{{}}{}", open.repeat(depth), close.repeat(depth));
    for (open, close, most) in [(r#"{"replies":["#, "]}", 63), (r#"{"quoted":"#, "}", 126)] {
        let text = deep(open, close, most);
        let comment: Comment = serde_json::from_str(&text).expect("a comment");
        assert_eq!(serde_json::to_string(&comment).expect("JSON"), text);
        let error = serde_json::from_str::<Comment>(&deep(open, close, 100_000)).expect_err("too deep");
        assert!(error.to_string().starts_with("recursion limit exceeded"), "{error}");
    }
}

#[derive(Clone, Debug, Eq, Hash, PartialEq)]
enum Status {
    Active,
    OnHold,
    Other(String),
}

json_text!(Status { Active = "active", OnHold = "on \"hold\"" });

#[test]
fn a_text_is_open() {
    for (text, status) in [
        ("active", Status::Active),
        ("on \"hold\"", Status::OnHold),
        ("gone", Status::Other("gone".to_owned())),
        ("", Status::Other(String::new())),
    ] {
        same(&json!(text), &status);
        assert_eq!(status.as_str(), text);
        assert_eq!(status.to_string(), text);
        assert_eq!(Status::from(text), status);
    }
    let error = serde_json::from_str::<Status>("3").expect_err("no text");
    assert_eq!(
        error.to_string(),
        "invalid type: integer `3`, expected a string at line 1 column 1"
    );
}

#[derive(Clone, Debug, PartialEq)]
enum Id {
    Integer(i64),
    Number(f64),
    Text(String),
    Object(made::Address),
    List(Vec<Status>),
    Other(Value),
}

json_union!(Id {
    Integer,
    Number,
    Text,
    Object,
    List
});

#[test]
fn a_union_is_the_first_that_fits() {
    same(&json!(3), &Id::Integer(3));
    same(&json!(3.5), &Id::Number(3.5));
    same(&json!("3"), &Id::Text("3".to_owned()));
    same(
        &json!({"city": "Bonn"}),
        &Id::Object(made::Address {
            city: "Bonn".to_owned(),
        }),
    );
    same(&json!(["active"]), &Id::List(vec![Status::Active]));
    same(&json!({"town": 1}), &Id::Other(json!({"town": 1})));
    same(&json!(null), &Id::Other(Value::Null));
}

#[derive(Clone, Debug, Default, PartialEq)]
struct Open {
    id: Option<i64>,
    extra: BTreeMap<String, Value>,
}

json_object!(Open { id?, ..extra });

#[test]
fn unknown_members_are_kept() {
    let text = r#"{"id":7,"a":[1,{"b":null}],"z":"x"}"#;
    let open: Open = serde_json::from_str(text).expect("an object");
    assert_eq!(open.extra.len(), 2);
    assert_eq!(serde_json::to_string(&open).expect("JSON"), text);
    same(
        &json!({"id": 7}),
        &Open {
            id: Some(7),
            ..Open::default()
        },
    );
}

#[derive(Clone, Debug, PartialEq)]
enum Place {
    Home(Box<made::Address>),
    Work(derived::Address),
    Other(Value),
}

json_tagged!(by "type" Place { Home = "home", Work = "work" });

#[test]
fn objects_are_told_apart_by_their_text() {
    let city = || "Bonn".to_owned();
    let home = Place::Home(Box::new(made::Address { city: city() }));
    let again = |place: &Place| serde_json::to_value(place).map(Place::from).ok();
    assert_eq!(Place::from(json!({"type": "home", "city": "Bonn"})), home);
    assert_eq!(again(&home), Some(home));
    let work = Place::Work(derived::Address { city: city() });
    assert_eq!(Place::from(json!({"type": "work", "city": "Bonn"})), work);
    assert_eq!(
        serde_json::to_string(&work).expect("JSON"),
        r#"{"type":"work","city":"Bonn"}"#
    );
    for other in [
        json!({"type": "pier", "city": "Bonn"}),
        json!({"type": "home", "town": 1}),
        json!({"city": "Bonn"}),
        json!(["home"]),
        json!("home"),
        json!(null),
    ] {
        same(&other, &Place::Other(other.clone()));
    }
}

#[derive(Clone, Debug, PartialEq)]
struct Holder {
    status: Status,
    id: Option<Id>,
    number: BigNumber,
    ids: BTreeMap<String, Id>,
}

json_object!(strict Holder { status, id?, number, ids });

#[test]
fn enums_and_numbers_stand_in_structs() {
    let text = r#"{"status":"active","id":[1],"number":123456789012345678901234567890.10,"ids":{"a":1,"b":"x"}}"#;
    let holder: Holder = serde_json::from_str(text).expect("a holder");
    assert_eq!(holder.number.as_str(), "123456789012345678901234567890.10");
    assert_eq!(serde_json::to_string(&holder).expect("JSON"), text);
    let error = serde_json::from_str::<Holder>("{\n\"status\": 1}").expect_err("no text");
    assert_eq!((error.line(), error.column()), (2, 11));
}

/// A type of the user: nothing is known of it but that serde reads it.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
enum Colour {
    Red,
    Mixed { parts: Vec<u8> },
}

#[derive(Clone, Debug, PartialEq)]
struct Painted {
    colour: Option<Colour>,
    all: Vec<Colour>,
    never: Option<Vec<Colour>>,
}

json_object!(Painted { colour?: own, all: own, never: own = "Never" });

#[test]
fn types_of_the_user_are_read_by_serde() {
    let text = r#"{"colour":{"mixed":{"parts":[1,2]}},"all":["red"],"Never":null}"#;
    let painted: Painted = serde_json::from_str(text).expect("painted");
    assert_eq!(painted.all, [Colour::Red]);
    assert_eq!(serde_json::to_string(&painted).expect("JSON"), text);
    let bare: Painted = serde_json::from_str(r#"{"all": []}"#).expect("painted");
    assert_eq!((bare.colour, bare.never), (None, None));
    for (text, problem, column) in [
        ("{}", "missing field `all`", 2),
        (
            r#"{"all": ["blue"]}"#,
            "unknown variant `blue`, expected `red` or `mixed`",
            17,
        ),
        (r#"{"all": [3"#, "EOF while parsing a list", 10),
    ] {
        let error = serde_json::from_str::<Painted>(text).expect_err(text);
        assert!(error.to_string().starts_with(problem), "{text}: {error}");
        assert_eq!(error.column(), column, "{text}: {error}");
    }
}

/// What an API writes now so and now so.
#[derive(Clone, Debug, PartialEq)]
struct Reading {
    id: i64,
    size: Option<u64>,
    ratio: f64,
    name: String,
    active: Option<bool>,
    status: Option<Status>,
    parts: Vec<Reading>,
    sizes: BTreeMap<String, f64>,
}

json_object!(Reading { id, size?, ratio, name, active?, status?, parts[]?, sizes });

#[test]
fn a_scalar_of_another_kind_is_what_it_says() {
    let same = |text: &str, again: &str| {
        assert_eq!(round::<Reading>(text), Ok(again.to_owned()), "{text}");
        let value: Value = serde_json::from_str(text).expect("JSON");
        let reading: Reading = serde_json::from_value(value).expect("a reading");
        assert_eq!(serde_json::to_string(&reading).expect("JSON"), again, "{text}");
    };
    same(
        r#"{"id": "7", "size": "18446744073709551615", "ratio": "2.5", "name": 10.5, "active": "true", "status": 3,
            "parts": [{"id": 8.0, "size": 9.0, "ratio": " 1", "name": false, "active": 0, "sizes": {}}], "sizes": {"a": "1e3"}}"#,
        concat!(
            r#"{"id":7,"size":18446744073709551615,"ratio":2.5,"name":"10.5","active":true,"status":"3","#,
            r#""parts":[{"id":8,"size":9,"ratio":1.0,"name":"false","active":false,"sizes":{}}],"sizes":{"a":1000.0}}"#
        ),
    );
    for (member, problem) in [
        (r#""id": 7.5"#, "invalid type: floating point `7.5`, expected i64"),
        (r#""id": """#, "invalid type: string \"\", expected i64"),
        (r#""id": {}"#, "invalid type: map, expected i64"),
        (
            r#""id": 18446744073709551615"#,
            "invalid value: integer `18446744073709551615`, expected i64",
        ),
        (r#""size": -1"#, "invalid value: integer `-1`, expected u64"),
        (r#""ratio": "inf""#, "invalid type: string \"inf\", expected f64"),
        (r#""name": []"#, "invalid type: sequence, expected a string"),
        (r#""active": 2"#, "invalid value: integer `2`, expected a boolean"),
    ] {
        let text = format!("{{\"id\": 1,\n{member}, \"ratio\": 1}}");
        let error = serde_json::from_str::<Reading>(&text).expect_err(member);
        assert!(error.to_string().starts_with(problem), "{member}: {error}");
        assert_eq!(error.line(), 2, "{member}: {error}");
    }
}

/// What an answer may leave out.
#[derive(Clone, Debug, PartialEq)]
struct Page {
    items: Vec<made::Address>,
    next: Vec<String>,
    colours: Vec<Colour>,
    sizes: BTreeMap<String, i64>,
    any: BTreeMap<String, Value>,
}

json_object!(Page { items[], next[]?, colours[]?: own = "Colours", sizes, any });

#[test]
fn a_list_that_is_absent_or_null_is_empty() {
    for (text, again) in [
        (r#"{"sizes":{},"any":{}}"#, r#"{"items":[],"sizes":{},"any":{}}"#),
        (
            r#"{"items":null,"next":null,"Colours":null,"sizes":{},"any":{}}"#,
            r#"{"items":[],"sizes":{},"any":{}}"#,
        ),
        (
            r#"{"items":[{"city":"A"}],"next":["b"],"Colours":["red"],"sizes":{"a":1,"b":null},"any":{"c":null}}"#,
            r#"{"items":[{"city":"A"}],"next":["b"],"Colours":["red"],"sizes":{"a":1},"any":{"c":null}}"#,
        ),
    ] {
        assert_eq!(round::<Page>(text), Ok(again.to_owned()));
        let value: Value = serde_json::from_str(text).expect("JSON");
        let page: Page = serde_json::from_value(value).expect("a page");
        assert_eq!(serde_json::to_string(&page).expect("JSON"), again);
    }
    for (text, problem, column) in [
        (
            r#"{"items":{},"sizes":{},"any":{}}"#,
            "invalid type: map, expected a sequence",
            9,
        ),
        (r#"{"items":[{}],"sizes":{},"any":{}}"#, "missing field `city`", 12),
        (
            r#"{"sizes":{"a":"b"},"any":{}}"#,
            "invalid type: string \"b\", expected i64",
            17,
        ),
    ] {
        let error = serde_json::from_str::<Page>(text).expect_err(text);
        assert!(error.to_string().starts_with(problem), "{text}: {error}");
        assert_eq!(error.column(), column, "{text}: {error}");
    }
}

/// A value is what its JSON says, both ways.
fn same<T: DeserializeOwned + Serialize + Debug + PartialEq>(json: &Value, value: &T) {
    let text = json.to_string();
    assert_eq!(serde_json::from_str::<T>(&text).as_ref().ok(), Some(value));
    assert_eq!(serde_json::from_value::<T>(json.clone()).as_ref().ok(), Some(value));
    assert_eq!(serde_json::to_value(value).ok().as_ref(), Some(json));
    assert_eq!(serde_json::to_string(value).ok(), Some(text));
}
