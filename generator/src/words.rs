//! Words of human text, and identifiers made of words. Pure functions.
//!
//! `Update a user's password` → `update`, `a`, `user`, `password` → [`strip_articles`] →
//! [`snake`] `update_user_password`, [`pascal`] `UpdateUserPassword`.

mod singular;
mod split;

pub use self::singular::singular;
pub use self::split::{is_spelled, latin, words};

/// The longest identifier.
const LENGTH: usize = 60;

/// Words that cannot be identifiers, reserved ones too.
const KEYWORDS: &str = "abstract as async await become box break const continue crate do dyn else enum extern false final fn for gen \
    if impl in let loop macro match mod move mut override priv pub ref return self static struct super trait \
    true try type typeof union unsafe unsized use virtual where while yield";

/// Names of the prelude, and of what is derived, that a type must not hide.
const PRELUDE: &str = "AsMut AsRef Box Clone Copy Debug Default Deserialize Display DoubleEndedIterator Drop Eq Err \
    ExactSizeIterator Extend Fn FnMut FnOnce From FromIterator Future Hash Into IntoFuture IntoIterator Iterator \
    None Ok Option Ord PartialEq PartialOrd Result Send Serialize Sized Some String Sync ToOwned ToString \
    TryFrom TryInto Unpin Value Vec";

/// Words of the field that end in a number.
const STANDARDS: &str = "auth0 awsv4 base16 base32 base58 base64 e164 ec2 ed25519 es256 h263 h264 h265 h323 hs256 \
    hs512 http1 http2 http3 ipv4 ipv6 iso20022 iso3166 iso4217 iso8601 md5 mp3 mp4 oauth1 oauth2 pkcs1 pkcs12 \
    pkcs7 pkcs8 rs256 rs512 s3 sha1 sha2 sha256 sha3 sha384 sha512 soap11 soap12 tls1 utf16 utf8 web2 web3 x25519 \
    x509";

/// Names of fields that say too little of what they hold.
const VAGUE: &str = "arg args argument attribute attributes body child content context data detail details element entity entry \
    error field id info input item key link list meta metadata model node object option output param parameter \
    params payload properties property record request resource response result row self setting state status \
    type value values variables";

/// Whether a field of these words says too little of what it holds.
#[must_use]
pub fn is_vague(words: &[String]) -> bool {
    matches!(words, [only] if is_in(VAGUE, only))
}

/// Whether it cannot be an identifier.
pub fn is_keyword(name: &str) -> bool {
    is_in(KEYWORDS, name)
}

/// Leaves out `a`, `an` and `the` where a word follows: `get the user` → `get`, `user`.
pub fn strip_articles(words: &[String]) -> Vec<String> {
    let is_article = |word: &str| matches!(word, "a" | "an" | "the");
    let followed = words.len().saturating_sub(1);
    let kept = words
        .iter()
        .enumerate()
        .filter(|(place, word)| *place >= followed || !is_article(word));
    kept.map(|(_, word)| word.clone()).collect()
}

/// A name for a field, method or module: `user_id`, `type_`, `n2fa`. No words: `unnamed`.
pub fn snake(words: &[String]) -> String {
    let name = begin('n', fit(words, "_").join("_"), "unnamed");
    if is_keyword(&name) { name + "_" } else { name }
}

/// A name for a type: `UserId`, `N2fa`; `ResultItem` where the prelude has the name. No words: `Unnamed`.
pub fn pascal(words: &[String]) -> String {
    let name = variant(words);
    if is_in(PRELUDE, &name) { name + "Item" } else { name }
}

/// A name for a variant of an enum, which may be one of the prelude's. No words: `Unnamed`.
pub fn variant(words: &[String]) -> String {
    let name = fit(words, "").into_iter().map(capital).collect();
    let name = begin('N', name, "Unnamed");
    if name == "Self" { name + "_" } else { name }
}

/// Whether a name of these words ends in a number that tells a reader nothing by itself: `CloseWindow1`.
///
/// Names of standards (`Ipv4`, `Sha256`) and versions (`BulkV2`) are words of the field.
pub fn ends_in_number(words: &[String]) -> bool {
    fit(words, "").last().is_some_and(|last| is_numbered(last))
}

/// Whether a word ends in a digit and is neither a standard's name nor a version.
fn is_numbered(word: &str) -> bool {
    let stem = word.trim_end_matches(|last: char| last.is_ascii_digit());
    stem.len() < word.len() && stem != "v" && !is_in(STANDARDS, word)
}

/// Leaves out a number that begins to count: `address1`, `line_0` and `key 1` give `address`, `line` and `key`.
pub fn without_count(mut words: Vec<String>) -> Vec<String> {
    let several = words.len() > 1;
    let Some(last) = words.last_mut().filter(|last| is_numbered(last)) else {
        return words;
    };
    let stem = last.strip_suffix(['0', '1']).unwrap_or(last);
    let is_word = stem.len() > 2 && stem.bytes().all(|byte| byte.is_ascii_lowercase());
    if is_word {
        last.truncate(stem.len());
    } else if stem.is_empty() && several {
        words.pop();
    }
    words
}

/// Words before others, as many of them as leave the others whole within the longest identifier.
pub fn led<'a>(mut before: &'a [String], after: &[String], separator: &str) -> &'a [String] {
    let length = |words: &[String]| words.iter().map(|word| word.len() + separator.len()).sum::<usize>();
    while length(before) + length(after) > LENGTH + separator.len()
        && let [rest @ .., _] = before
    {
        before = rest;
    }
    before
}

/// A name for a constant: `USER_ID`, `N404`. No words: `UNNAMED`.
pub fn screaming(words: &[String]) -> String {
    begin('N', fit(words, "_").join("_").to_ascii_uppercase(), "UNNAMED")
}

/// Keeps whole words up to the longest identifier; at least the beginning of the first.
fn fit<'a>(words: &'a [String], separator: &str) -> Vec<&'a str> {
    let mut length = 0;
    let mut kept: Vec<&str> = Vec::new();
    for word in words.iter().map(String::as_str).filter(|word| !word.is_empty()) {
        length += word.len() + if kept.is_empty() { 0 } else { separator.len() };
        if length > LENGTH {
            break;
        }
        kept.push(word);
    }
    if kept.is_empty() {
        kept.extend(words.iter().find_map(|word| word.get(..LENGTH)));
    }
    kept
}

/// An identifier neither begins with a digit nor is empty.
fn begin(letter: char, name: String, fallback: &str) -> String {
    match name.bytes().next() {
        None => fallback.to_owned(),
        Some(first) if first.is_ascii_digit() => format!("{letter}{name}"),
        Some(_) => name,
    }
}

pub(super) fn is_in(list: &str, name: &str) -> bool {
    list_words(list).any(|word| word == name.as_bytes())
}

/// The words of a list, as bytes: splitting text costs thrice as much, and lists are looked at for every name.
pub(super) fn list_words(list: &str) -> impl Iterator<Item = &[u8]> {
    list.as_bytes().split(|letter| *letter == b' ')
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(text: &str) -> [String; 3] {
        let words = strip_articles(&words(text));
        [snake(&words), pascal(&words), screaming(&words)]
    }

    #[test]
    fn names_are_made_of_words() {
        assert_eq!(
            made("Update a user's password"),
            ["update_user_password", "UpdateUserPassword", "UPDATE_USER_PASSWORD"]
        );
        assert_eq!(
            made("HTTPServerURL"),
            ["http_server_url", "HttpServerUrl", "HTTP_SERVER_URL"]
        );
    }

    #[test]
    fn keywords_and_the_prelude_are_avoided() {
        assert_eq!(made("type"), ["type_", "Type", "TYPE"]);
        assert_eq!(made("Self"), ["self_", "Self_", "SELF"]);
        assert_eq!(made("result"), ["result", "ResultItem", "RESULT"]);
        assert_eq!(variant(&words("none")), "None");
    }

    #[test]
    fn a_leading_digit_gets_a_letter() {
        assert_eq!(made("2FA code"), ["n2fa_code", "N2faCode", "N2FA_CODE"]);
        assert_eq!(made("404"), ["n404", "N404", "N404"]);
    }

    #[test]
    fn nothing_has_a_name_too() {
        assert_eq!(made(""), ["unnamed", "Unnamed", "UNNAMED"]);
        assert_eq!(made("???"), ["unnamed", "Unnamed", "UNNAMED"]);
    }

    #[test]
    fn articles_go_unless_nothing_follows() {
        assert_eq!(made("The list of an order")[0], "list_of_order");
        assert_eq!(made("Plan A")[0], "plan_a");
        assert_eq!(made("the")[0], "the");
    }

    #[test]
    fn standards_and_versions_are_no_numbers() {
        let texts = "Close window 1, Close window1, IEconItems_440, payee abort v1.1, 404";
        for text in texts.split(", ") {
            assert!(ends_in_number(&words(text)), "{text}");
        }
        let texts = "Auth (OAuth2), verify SHA256, Bulk V2, H.323, 1st, window 1 closed";
        for text in texts.split(", ") {
            assert!(!ends_in_number(&words(text)), "{text}");
        }
    }

    #[test]
    fn what_begins_to_count_needs_no_number() {
        let made = |text| without_count(words(text)).join(" ");
        assert_eq!(made("address1"), "address");
        assert_eq!(made("address_line_1"), "address line");
        assert_eq!(made("key_0"), "key");
        for text in ["address2", "address 10", "oauth1", "sha1", "v1", "l1", "1", "pkcs12"] {
            assert_eq!(made(text), text);
        }
    }

    #[test]
    fn what_comes_last_stays_whole() {
        let (long, own) = (vec!["word".to_owned(); 15], words("own words"));
        assert_eq!(led(&long, &own, "").len(), 13);
        assert_eq!(led(&long, &own, "_").len(), 10);
        assert_eq!(led(&own, &own, "_"), own);
    }

    #[test]
    fn long_names_end_with_a_word() {
        assert_eq!(
            made("Retrieves every invoice line of every customer that was changed after the given date")[0],
            "retrieves_every_invoice_line_of_every_customer_that_was"
        );
        assert_eq!(made(&"a".repeat(80))[0].len(), 60);
    }

    proptest::proptest! {
        #[test]
        fn every_text_gives_identifiers(text in "\\PC{0,40}") {
            for name in made(&text) {
                proptest::prop_assert!(syn::parse_str::<syn::Ident>(&name).is_ok(), "{name}");
            }
        }

        #[test]
        fn words_are_lower_case_and_stay_words(text in "\\PC{0,40}") {
            let first = words(&text);
            for word in &first {
                proptest::prop_assert!(!word.is_empty());
                proptest::prop_assert!(word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()));
                proptest::prop_assert_eq!(words(word), std::slice::from_ref(word));
            }
        }
    }
}
