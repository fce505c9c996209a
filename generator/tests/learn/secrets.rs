//! What no file of examples holds.

use postman_codegen::learn::{Settings, Values};
use postman_codegen::source::File;
use serde_json::json;

use super::{collection, entry, har, learned_by};

const PLANTED: [&str; 20] = [
    "s3cr3t-planted-value",
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl",
    "sk_live_51H8xYz",
    "-----BEGIN PRIVATE KEY-----\nMIIEvQ==",
    "0123456789abcdef0123456789abcdef",
    "QWxhZGRpbjpvcGVuIHNlc2FtZQ0123456789ABCDEFGH==",
    "Bearer abcdefghij0123456789",
    "AKIAIOSFODNN7EXAMPLE",
    "ghp_0123456789abcdefghijklmnopqrstuvwxyz",
    "session-8812739912",
    "ada.lovelace@mail.test",
    "Ada Lovelace",
    "+44 20 7946 0958",
    "4111111111111111",
    "DE89370400440532013000",
    "12 Analytical Street, London",
    "1815-12-10",
    "https://mail.test/people/ada-lovelace?mail=ada.lovelace",
    "51.5072178",
    "f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
];

#[test]
fn no_secret_and_no_person_is_kept() {
    let mut source = collection(&[("Who am I", "GET", "{{base}}/me")]);
    source.environment = Some(File {
        name: "live.json".to_owned(),
        text:
            json!({"values": [{"key": "base", "value": "https://shop.example"}, {"key": "who", "value": PLANTED[0]}]})
                .to_string(),
    });
    let members: serde_json::Map<_, _> = (0..)
        .zip(PLANTED)
        .map(|(index, value)| (format!("member{index}"), json!(value)))
        .collect();
    let mut body = json!(members);
    body["card_number"] = json!(4_111_111_111_111_111_i64);
    body[PLANTED[10]] = json!({"status": PLANTED[0]});
    let mut entry = entry("GET", "https://shop.example/me", None, &body);
    for (name, index) in [
        ("Set-Cookie", 9),
        ("Authorization", 6),
        ("Location", 17),
        ("ETag", 4),
        ("X-RateLimit-Owner", 11),
    ] {
        let header = json!({"name": name, "value": PLANTED[index]});
        entry["response"]["headers"]
            .as_array_mut()
            .expect("a list")
            .push(header);
    }
    let learned = learned_by(&source, &har(&[entry.clone()]), Settings::default());
    for value in PLANTED
        .iter()
        .chain(&["4111111111111111", "lovelace", "shop.example\"", "Set-Cookie"])
    {
        assert!(!learned.text.contains(value), "{value} is in:\n{}", learned.text);
    }
    assert!(learned.summary.replaced >= 20);

    let kept = Settings {
        values: Values::Kept,
        ..Settings::default()
    };
    let learned = learned_by(&source, &har(&[entry]), kept);
    for secret in &PLANTED[..9] {
        assert!(!learned.text.contains(secret), "{secret} is in:\n{}", learned.text);
    }
    assert!(learned.text.contains("Ada Lovelace"), "values are kept");
}

/// Another number in the place of the status would be an error code that no answer has.
#[test]
fn the_status_in_a_body_stays() {
    let source = collection(&[("Who am I", "GET", "https://shop.example/me")]);
    let mut entry = entry(
        "GET",
        "https://shop.example/me",
        None,
        &json!({"error": {"code": 404, "at": 404, "id": 405}}),
    );
    entry["response"]["status"] = json!(404);
    let learned = learned_by(&source, &har(&[entry]), Settings::default());
    assert_eq!(
        super::answers(&learned),
        [r#"/Who am I 404 {"error":{"code":404,"at":404,"id":101}}"#]
    );
}

/// A short secret within the name of a member is there by chance: the name is the API's.
#[test]
fn names_of_members_stay() {
    let mut source = collection(&[("Who am I", "GET", "https://shop.example/me")]);
    let text = json!({"values": [{"key": "user", "value": "postman"}, {"key": "key", "value": PLANTED[0]}]});
    source.environment = Some(File {
        name: "live.json".to_owned(),
        text: text.to_string(),
    });
    let body = json!({"postman-token": true, "postman": true, format!("of {}", PLANTED[0]): true});
    let learned = learned_by(
        &source,
        &har(&[entry("GET", "https://shop.example/me", None, &body)]),
        Settings::default(),
    );
    assert!(
        learned.text.contains("postman-token") && !learned.text.contains("\\\"postman\\\""),
        "{}",
        learned.text
    );
    assert!(!learned.text.contains(PLANTED[0]), "{}", learned.text);
}

/// What is learned of a map whose keys are secret is a map, and attributes of XML are no addresses.
#[test]
fn keys_that_are_secret_stay_keys() {
    let source = collection(&[("Votes", "GET", "https://shop.example/votes")]);
    let (one, other) = (
        "0x42eb768f2244c8811c63729a21a3569731535f06",
        "0x12eb759f2222d7711c63729a45c3585731521d01",
    );
    let body = json!({"votes": {one: false, other: true}, "row": {"@index": "0", "@x": "1.5"},
        "bucket": {"0.5": 1, "0.05": 2, "+Inf": 3}});
    let learned = learned_by(
        &source,
        &har(&[entry("GET", "https://shop.example/votes", None, &body)]),
        Settings::default(),
    );
    assert!(
        !learned.text.contains(one) && learned.text.contains("@index"),
        "{}",
        learned.text
    );
    let types = super::types(&super::with(&source, &learned));
    assert!(types.contains("votes: Option<BTreeMap<String, bool>>"), "{types}");
    assert!(types.contains("bucket: Option<BTreeMap<String, i64>>"), "{types}");
}
