//! The regular expressions of scripts.

use postman_codegen_runtime::script_pattern::{is_read, matches, matches_any_case};

#[test]
fn a_pattern_finds_what_javascript_finds() {
    let cases = [
        ("", r"^\s*$", true),
        (" \t", r"^\s*$", true),
        (" a ", r"^\s*$", false),
        ("a", r"[^\s]", true),
        ("  ", r"[^\s]", false),
        (r"\ss", r"^\\s*$", true),
        ("xabcx", "b", true),
        ("xabcx", "^b", false),
        ("2024-01-05", r"^\d{4}-\d{2}-\d{2}$", true),
        ("2024-1-05", r"^\d{4}-\d{2}-\d{2}$", false),
        ("https://api", "^https?://", true),
        ("b", "a|b$", true),
        ("bc", "a|b$", false),
        ("a-b", "[a-z]-", true),
        ("aaa", "^a{2,}$", true),
        ("a\nb", "^a.b$", false),
        ("-", "[+-]", true),
    ];
    for (text, pattern, found) in cases {
        assert_eq!(matches(text, pattern), found, "{text:?} {pattern}");
    }
    assert!(matches_any_case("HTTPS://x", "^https:"));
}

#[test]
fn what_is_not_known_is_not_read() {
    for pattern in [
        "(a)", "a**", "[", "\\", "a{", "a{9999}", "(?=a)", "\\bword", "a{2,1}", "*",
    ] {
        assert!(!is_read(pattern), "{pattern}");
    }
}
