//! What scripts do, as JavaScript and Postman do it. The expected texts are what newman gave.

use postman_codegen_runtime::outgoing::Outgoing;
use postman_codegen_runtime::request::Request;
use postman_codegen_runtime::script::Script;
use postman_codegen_runtime::script_format::{date_text, format_time, iso_time, local_date, local_time, utc_time};
use postman_codegen_runtime::script_hash::{hmac_md5, hmac_sha1, hmac_sha256, hmac_sha512, md5, sha1, sha256, sha384};
use postman_codegen_runtime::script_list::{
    entries, filtered, join, json, keys, length, mapped, member, merged, parse_json, pretty_json, reversed, sorted,
};
use postman_codegen_runtime::script_number::{bit_and, bit_or, parse_float, parse_int, round, shift_right_zero};
use postman_codegen_runtime::script_text::{
    base64, char_at, encode_component, fixed, from_base64, from_hex, hex, index_of, pad_start, radix, replace_all,
    replace_letters, slice, slice_from, split, substr, substring, trim_end, utf8,
};
use postman_codegen_runtime::script_time::{add_time, day, month, parse_time, start_of, weekday, year};
use postman_codegen_runtime::script_value::{Value, equal, is_true, less, number, plus, same, type_of};
use postman_codegen_runtime::template::{Setting, Settings};

const TIME: f64 = 1_700_000_000_000.0;

const SETTINGS: &[Setting] = &[
    Setting::new("base", Some("https://api.example")),
    Setting::new("key", Some("k")),
    Setting::required("secret", "secret"),
];

fn prepared(request: Request) -> Outgoing {
    let settings = Settings {
        known: SETTINGS,
        ..Settings::default()
    };
    request.prepare(&settings, &[]).expect("it can be sent")
}

fn body(outgoing: &Outgoing) -> String {
    String::from_utf8_lossy(&outgoing.payload.bytes().expect("bytes")).into_owned()
}

#[test]
fn values_become_one_another_as_in_javascript() {
    let list = Value::list([1.0.into(), Value::Null, Value::list(["a".into(), "b".into()])]);
    assert_eq!(list.to_string(), "1,,a,b");
    assert_eq!(Value::from(10.5).to_string(), "10.5");
    assert_eq!(Value::from(1e21).to_string(), "1e+21");
    assert_eq!(Value::from(f64::NAN).to_string(), "NaN");
    assert_eq!(plus("a", 1.0), Value::from("a1"));
    assert_eq!(plus(true, 1.0), Value::from(2.0));
    assert_eq!(number(" 12 "), 12.0);
    assert_eq!(number(""), 0.0);
    assert!(number("x").is_nan() && number(Value::Undefined).is_nan());
    assert_eq!((parse_int("42abc"), parse_float("3.5kg")), (42.0, 3.5));
    assert!(equal("1", 1.0) && !same("1", 1.0) && equal(Value::Null, Value::Undefined));
    assert!(less("10", "9") && !less(10.0, 9.0) && !less("x", 1.0));
    assert!(is_true("0") && !is_true("") && !is_true(0.0));
    assert_eq!((round(2.5), round(-2.5)), (3.0, -2.0));
    assert_eq!(type_of(Value::Null), "object");
    assert_eq!(
        (bit_and(8.0, 3.0), bit_or(8.9, 0.0), shift_right_zero(-1.0, 28.0)),
        (0.0, 8.0, 15.0)
    );
}

#[test]
fn times_are_written_as_in_javascript() {
    assert_eq!(iso_time(TIME), "2023-11-14T22:13:20.000Z");
    assert_eq!(utc_time(TIME), "Tue, 14 Nov 2023 22:13:20 GMT");
    assert_eq!(
        date_text(TIME),
        "Tue Nov 14 2023 22:13:20 GMT+0000 (Coordinated Universal Time)"
    );
    assert_eq!(
        (local_date(TIME).as_str(), local_time(TIME).as_str()),
        ("11/14/2023", "10:13:20 PM")
    );
    assert_eq!(
        format_time(TIME, "YYYY-MM-DD[T]HH:mm:ss.SSSZ"),
        "2023-11-14T22:13:20.000+00:00"
    );
    assert_eq!(
        format_time(TIME, "dddd, MMMM Do YYYY, h:mm a, DDD, X"),
        "Tuesday, November 14th 2023, 10:13 pm, 318, 1700000000"
    );
    assert_eq!(format_time(f64::NAN, "YYYY"), "Invalid date");
    assert_eq!(
        (year(TIME), month(TIME), day(TIME), weekday(TIME)),
        (2023.0, 10.0, 14.0, 2.0)
    );
    assert_eq!(iso_time(add_time(TIME, 4.0, "months")), "2024-03-14T22:13:20.000Z");
    let end_of_january = parse_time("2024-01-31T00:00:00Z");
    assert_eq!(
        iso_time(add_time(end_of_january, 1.0, "month")),
        "2024-02-29T00:00:00.000Z"
    );
    assert_eq!(iso_time(start_of(TIME, "day")), "2023-11-14T00:00:00.000Z");
    assert_eq!(
        iso_time(parse_time("2023-11-14T23:13:20+01:00")),
        "2023-11-14T22:13:20.000Z"
    );
    assert_eq!(
        iso_time(parse_time("Tue, 14 Nov 2023 22:13:20 GMT")),
        "2023-11-14T22:13:20.000Z"
    );
    assert_eq!(iso_time(-1.0), "1969-12-31T23:59:59.999Z");
}

/// The vectors of RFC 1321, RFC 2202, RFC 4231 and FIPS 180.
#[test]
fn hashes_are_right() {
    assert_eq!(hex(md5("abc")), "900150983cd24fb0d6963f7d28e17f72");
    assert_eq!(hex(sha1("abc")), "a9993e364706816aba3e25717850c26c9cd0d89d");
    assert!(hex(sha256("abc")).starts_with("ba7816bf8f01cfea"));
    assert!(hex(sha384("abc")).starts_with("cb00753f45a35e8b"));
    let (key, text) = ("Jefe", "what do ya want for nothing?");
    assert_eq!(hex(hmac_md5(text, key)), "750c783e6ab0b503eaa86e310a5db738");
    assert_eq!(hex(hmac_sha1(text, key)), "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79");
    assert!(hex(hmac_sha256(text, key)).starts_with("5bdcc146bf60754e"));
    assert!(hex(hmac_sha512(text, key)).starts_with("164b7a7bfcf819e2"));
    let long = "a".repeat(80);
    assert_eq!(hex(hmac_md5("b", &long)).len(), 32);
}

#[test]
fn texts_are_cut_and_encoded_as_in_javascript() {
    assert_eq!(slice("abcdef", 1.0, -1.0), "bcde");
    assert_eq!(slice_from("abcdef", -2.0), "ef");
    assert_eq!(substring("abcdef", 4.0, 1.0), "bcd");
    assert_eq!(substr("abcdef", 1.0, 2.0), "bc");
    assert_eq!((char_at("äöü", 1.0).as_str(), char_at("a", 5.0).as_str()), ("ö", ""));
    assert_eq!(pad_start(7.0, 3.0, "0"), "007");
    assert_eq!(pad_start(7.0, 3.0, ""), "7");
    assert_eq!(replace_all("a-b-c", "-", ""), "abc");
    assert_eq!(replace_letters("a b\tc", " \t", ""), "abc");
    assert_eq!(replace_letters("a-B_c9", "^a-zA-Z0-9", ""), "aBc9");
    assert_eq!(trim_end("abc==", "="), "abc");
    assert_eq!(split("a,b", ","), Value::list(["a".into(), "b".into()]));
    assert_eq!((index_of("abc", "c"), index_of("abc", "x")), (2.0, -1.0));
    assert_eq!(
        (
            radix(255.0, 16.0).as_str(),
            radix(0.5, 36.0).as_str(),
            radix(-5.0, 2.0).as_str()
        ),
        ("ff", "0.i", "-101")
    );
    assert_eq!(fixed(12.5, 2.0), "12.50");
    assert_eq!(encode_component("a b/c?d=é'()*!~"), "a%20b%2Fc%3Fd%3D%C3%A9'()*!~");
    assert_eq!(
        (base64("user:pass").as_str(), utf8(from_base64("dXNlcjpwYXNz")).as_str()),
        ("dXNlcjpwYXNz", "user:pass")
    );
    assert_eq!(from_hex("00ffzz"), [0, 255]);
}

#[test]
fn lists_and_json_are_those_of_javascript() {
    let object = parse_json(r#"{"b": 1, "a": [true, null, "x\u00e9"], "2": 1.50, "1": {}}"#);
    assert_eq!(json(&object), r#"{"1":{},"2":1.5,"b":1,"a":[true,null,"xé"]}"#);
    assert_eq!(join(keys(&object), "|"), "1|2|b|a");
    assert_eq!(
        pretty_json(parse_json(r#"{"a":[1],"b":{}}"#), 2.0),
        "{\n  \"a\": [\n    1\n  ],\n  \"b\": {}\n}"
    );
    assert_eq!(
        json(Value::object([("gone", Value::Undefined), ("none", f64::NAN.into())])),
        r#"{"none":null}"#
    );
    let list = Value::list([10.0.into(), 9.0.into(), 1.0.into()]);
    assert_eq!(join(sorted(&list), ","), "1,10,9");
    assert_eq!(join(reversed(&list), ","), "1,9,10");
    assert_eq!(join(mapped(&list, |one| plus(one, 1.0)), " "), "11 10 2");
    assert_eq!(join(filtered(&list, |one| less(one, 10.0)), " "), "9 1");
    assert_eq!(json(merged(entries(&object))), json(&object));
    assert_eq!(
        (member(&list, 1.0), member("abc", 0.0), length("a😀")),
        (9.0.into(), "a".into(), 3.0)
    );
    assert_eq!(member(&list, "nothing"), Value::Undefined);
    assert_eq!(parse_json("{\"a\": "), Value::Undefined);
    assert_eq!(parse_json("[".repeat(100_000)), Value::Undefined);
}

#[test]
fn objects_keep_the_places_of_their_members() {
    let mut object = Value::object([("a", 1.0.into()), ("b", 2.0.into())]);
    object.put("a", "x");
    object.merge(Value::object([("c", true.into())]));
    assert_eq!(json(&object), r#"{"a":"x","b":2,"c":true}"#);
    let mut list = Value::list([1.0.into()]);
    list.push("y");
    list.put(0.0, "x");
    assert_eq!(json(&list), r#"["x","y"]"#);
}

/// Reads what it can, and changes all that it can.
fn change(script: &mut Script<'_, '_>) {
    let text = format!(
        "{} {} {} {} {}",
        script.method(),
        script.path_with_query(),
        script.host(),
        script.body(),
        script.get("key")
    );
    script.set("text", text);
    script.set("seen", script.fill("{{key}} {{nothing}} {{"));
    script.upsert_query("a", "2 b&c");
    script.add_query("flag", Value::Null);
    script.add_query_text("x=1&y");
    script.remove_query("gone");
    script.upsert_header("x-one", "{{key}}!");
    script.add_header("X-Two", Value::Undefined);
    script.remove_header("X-Gone");
}

#[test]
fn a_script_reads_and_changes_the_request() {
    let request = Request::new("post", "{base}/things/{id}")
        .path("id", "a/b")
        .query(0, "a", "1")
        .query(1, "gone", "1")
        .header("X-One", "1")
        .header("X-Gone", "1")
        .header_template("X-Text", "{text}")
        .header_template("X-Seen", "{seen}")
        .text("content")
        .script(change);
    let outgoing = prepared(request);
    assert_eq!(
        outgoing.url.href(),
        "https://api.example/things/a%2Fb?a=2%20b%26c&flag&x=1&y"
    );
    let header = |name: &str| outgoing.headers.get(name).map(str::to_owned);
    let text = "POST /things/a%2Fb?a=1&gone=1 api.example content k";
    assert_eq!(header("X-Text").as_deref(), Some(text));
    assert_eq!(header("X-Seen").as_deref(), Some("k {{nothing}} {{"));
    assert_eq!(header("X-One").as_deref(), Some("k!"));
    assert_eq!((header("X-Two").as_deref(), header("X-Gone")), (Some(""), None));
}

#[test]
fn what_a_script_sets_wins_and_what_it_does_not_know_is_undefined() {
    let request = Request::new("GET", "{base}/{key}/{own}")
        .bind("own", "given")
        .script(|script| {
            assert_eq!(script.get("own"), Value::from("given"));
            assert_eq!((script.get("secret"), script.has("secret")), (Value::Undefined, false));
            script.set("key", 5.0);
            script.set("other", 1.0);
            script.unset("other");
            script.set_body("{{key}}");
        });
    let outgoing = prepared(request);
    assert_eq!(outgoing.url.href(), "https://api.example/5/given");
    assert_eq!(body(&outgoing), "5");
}

#[test]
fn a_script_says_what_the_client_is() {
    let sent = |agent: &'static str| {
        let request = Request::new("GET", "{base}/").bind("agent", agent);
        let outgoing = prepared(request.script(|script| script.user_agent(script.get("agent"))));
        outgoing.headers.get("User-Agent").map(str::to_owned)
    };
    assert_eq!(sent("shop/2").as_deref(), Some("shop/2"));
}

#[test]
fn members_of_json_are_added_where_there_are_none() {
    let request = |json: &'static str| {
        Request::new("POST", "{base}/")
            .text(json)
            .json_member(&["order", "at \"it\""], "{at}")
            .json_value(&["count"], "{count}")
            .json_hole("at")
            .script(|script| {
                script.set("at", "now \"then\"");
                script.set("count", 3.0);
            })
    };
    let sent = |json| body(&prepared(request(json)));
    let at = r#""at \"it\"":"now \"then\"""#;
    assert_eq!(sent("{}"), format!(r#"{{"order":{{{at}}},"count":3}}"#));
    assert_eq!(sent(""), format!(r#"{{"order":{{{at}}},"count":3}}"#));
    let nested = r#"{"order":{"n":12345678901234567890,"t":"a,{\"}"},"list":["{{at}}"]}"#;
    let expected =
        format!(r#"{{"order":{{"n":12345678901234567890,"t":"a,{{\"}}",{at}}},"list":["now \"then\""],"count":3}}"#);
    assert_eq!(sent(nested), expected);
    assert_eq!(
        sent(r#"{"order":{"at \"it\"":1},"count":null}"#),
        r#"{"order":{"at \"it\"":1},"count":null}"#
    );
    assert_eq!(sent("[1]"), "[1]");
}

#[test]
fn a_call_fails_without_what_runs_before_it() {
    let request = || Request::new("GET", "{base}/{nonce}").hook("before_transfer");
    let mut settings = Settings {
        known: SETTINGS,
        ..Settings::default()
    };
    let Err(error) = request().prepare(&settings, &[]) else {
        panic!("it cannot be sent");
    };
    assert!(
        error
            .to_string()
            .contains("`Builder::before_transfer` takes a function"),
        "{error}"
    );
    settings.hooks.insert(
        "before_transfer",
        std::sync::Arc::new(|draft| {
            draft.set_variable("nonce", "7");
            draft.add_header("X-Sign", draft.method());
            Ok(())
        }),
    );
    let outgoing = request().prepare(&settings, &[]).expect("it can be sent");
    assert_eq!(outgoing.url.href(), "https://api.example/7");
    assert_eq!(outgoing.headers.get("X-Sign"), Some("GET"));
}
