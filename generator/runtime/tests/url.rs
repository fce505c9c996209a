//! Postman's reading and encoding of URLs; each pair was measured.

#![cfg(feature = "client")]

use postman_codegen_runtime::percent::decode;
use postman_codegen_runtime::url::parse;

/// Texts of URLs, and the targets that are sent for them.
const TARGETS: &[(&str, &str)] = &[
    ("h/plain?x=1", "/plain?x=1"),
    ("http://h", "/"),
    ("http://h/all?x=1#frag", "/all?x=1"),
    ("  http://h/ws  ", "/ws%20%20"),
    ("http://h\\a\\b?c=\\d", "/a/b?c=\\d"),
    ("http://h//x", "//x"),
    ("http://h/a//b/", "/a//b/"),
    ("http://h/p?k=v/x?a=1", "/p?k=v/x?a=1"),
    ("http://h/q?", "/q?"),
    ("http://h/q?&a=1", "/q?&a=1"),
    ("http://h/q?a=1&&b=2&", "/q?a=1&&b=2&"),
    ("http://h/a#b/c", "/a"),
    ("http://h/a{b}c/{d", "/a%7Bb%7Dc/%7Bd"),
    ("http://h/%20/%2F/%2f/%zz/100%/%", "/%20/%2F/%2f/%zz/100%/%"),
    (
        "http://h/q?a=100%&b=%zz%41%c3&c%5B%5D=1",
        "/q?a=100%&b=%zz%41%c3&c%5B%5D=1",
    ),
    ("http://h/q?a=x y+z&b=%20%2B", "/q?a=x%20y+z&b=%20%2B"),
    ("http://h/q?filter[name][]=a|b^c`d", "/q?filter[name][]=a|b^c`d"),
    ("http://h/{{nope}}/x?{{qk}}={{qv}}", "/%7B%7Bnope%7D%7D/x?{{qk}}={{qv}}"),
    ("http://h/{{a?b#c/d}}/x", "/%7B%7Ba%3Fb%23c/d%7D%7D/x"),
    ("http://h/ü/\u{7f}\n", "/%C3%BC/%7F%0A"),
    (
        "http://h/p/ !\"$&'()*+,-.0123456789;<=>@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz|~",
        "/p/%20!%22$&'()*+,-.0123456789;%3C=%3E@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_%60abcdefghijklmnopqrstuvwxyz|~",
    ),
    (
        "http://h/q?v= !\"$%'()*+,-./:;<=>?@[\\]^_`|~",
        "/q?v=%20!%22$%%27()*+,-./:;%3C=%3E?@[\\]^_`|~",
    ),
];

#[test]
fn targets_are_postmans() {
    for (text, target) in TARGETS {
        assert_eq!(parse(text).target(), *target, "{text}");
    }
}

fn origin(text: &str) -> (String, String, Option<String>) {
    let url = parse(text);
    (url.protocol.to_string(), url.authority().to_owned(), url.user_info)
}

#[test]
fn origins_are_postmans() {
    let plain = |protocol: &str, authority: &str| (protocol.to_owned(), authority.to_owned(), None);
    assert_eq!(origin("127.0.0.1:80/base/x"), plain("http", "127.0.0.1:80"));
    assert_eq!(origin("HTTPS://h/x"), plain("https", "h"));
    assert_eq!(origin("http:////h/x"), plain("http", "h"));
    assert_eq!(origin("ws://h/x"), plain("ws", "h"));
    let user_info = Some("us%40er:p%3Ass".to_owned());
    assert_eq!(
        origin("http://us%40er:p%3Ass@h:1/ui"),
        ("http".to_owned(), "h:1".to_owned(), user_info)
    );
    assert_eq!(parse("http://[::1]:8080/x").host(), "[::1]");
    assert_eq!(parse("http://[::1]/x").host(), "[::1]");
    assert_eq!(parse("http://h:1/x").host(), "h");
}

#[test]
fn query_entries_are_removed_and_added_at_the_end() {
    let mut url = parse("http://h/auth?k=old&a=1&k=old2&k");
    url.remove_query("k");
    url.push_query("k", "s e&c=r#t+%");
    assert_eq!(url.target(), "/auth?a=1&k=s%20e%26c=r%23t+%");
    let mut url = parse("http://h/auth?k");
    url.remove_query("k");
    assert_eq!(url.target(), "/auth");
    url.push_query("a=b&", "1");
    assert_eq!(url.target(), "/auth?a%3Db%26=1");
}

#[test]
fn a_url_can_be_left_as_it_is() {
    let mut url = parse("http://h/a\"b/c`d?q=[x]|<y>'z'&e=%41");
    url.encode = false;
    assert_eq!(url.target(), "/a\"b/c`d?q=[x]|<y>'z'&e=%41");
}

#[test]
fn decoding_leaves_what_is_no_escape() {
    assert_eq!(decode("us%40er%zz%4"), b"us@er%zz%4");
}
