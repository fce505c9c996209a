//! What must not be written into generated code: by the name of a value, and by the value itself.

pub(super) use postman_codegen_runtime::made_up::is_uuid;
pub(crate) use postman_codegen_runtime::made_up::looks_secret;

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use crate::words::{is_in, list_words, words};

/// How much of a value is kept back, by its name; each kind is kept back wherever those before it are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Secrecy {
    Open,
    /// Documentation does not show it as an example of its field.
    Personal,
    /// Documentation writes something else in its place, even in the middle of a body.
    Masked,
    /// It is a credential, which no generated file holds.
    Secret,
}

/// Words that name a credential, alone or run together with others (`accesstoken`); two words that make one, too.
const SECRET: &str = "accesskey apikey authkey authorization bearer cookie credential jwt passphrase passwd password \
    privatekey secret sessionid streamkey subscriptionkey token";

/// Longer words that have one of these within them by chance.
const CHANCE: &str = "cookiecutter passwordless secretar secretion secretiv tokeni";

/// Names of credentials that are a word of something else in a longer name.
const SECRET_ALONE: &str = "appkey auth otp pass pin pwd sid userpass xauth";

/// Words of names whose values people type in secret.
const MASKED: &str = "cvc cvv hmac iban otp pin psk pwd sig ssn";

/// Letters that are in each name of a masked value: those of all the lists above.
const STEMS: &[&str] = &[
    "auth",
    "bearer",
    "cookie",
    "credential",
    "cv",
    "hmac",
    "iban",
    "jwt",
    "key",
    "otp",
    "pass",
    "pin",
    "psk",
    "pwd",
    "secret",
    "session",
    "sid",
    "sig",
    "ssn",
    "token",
];

/// Words of names whose values belong to somebody.
const PERSONAL: &str = "auth card iban key keys private session sessions sid signature signatures ssn";

/// Two words that are harmless although one of them is not: places in lists, consent to cookies.
const HARMLESS: &str = "continuationtoken cookieconsent nexttoken pagetoken synctoken";

/// Ends of names that say something about a secret without being one.
const HARMLESS_ENDS: &str = "algorithm days disabled duration enabled expires expiresin expiry hours length lifetime minutes name \
    protected required tokens type uri url";

/// Last words of names whose values are made up and nevertheless no secret.
const IDS: &str = "checksum cid code cursor digest etag fingerprint guid hash id ids isbn md5 nonce number oid ref \
    reference revision serial sha sha1 sha256 sku slug uid url uri uuid version";

/// Whether a value is secret whatever it is called: it looks so, or is made by chance and its name speaks of no id.
pub(crate) fn is_secret_value(name: &str, value: &str) -> bool {
    let is_id = || words(name).last().is_some_and(|last| is_in(IDS, last));
    let is_path = || value.starts_with('/') || value.contains('/') && value.contains('.');
    looks_secret(value) && !is_path() || looks_random(value) && !is_id()
}

/// Whether nobody would write a text but by copying it: 16 letters and digits or more that change places at least three
/// times within one word (`Zq7xLeak93Mark02`). UUIDs, ULIDs, times and hexadecimal digits are ids.
pub(crate) fn looks_random(text: &str) -> bool {
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    let is_id = || text.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-') || super::segment::is_ulid(text);
    (16..=256).contains(&text.len()) && text.bytes().all(is_word) && text.split(['_', '-']).any(is_mixed) && !is_id()
}

/// Twelve letters and digits or more, at least three of each, that change places at least three times.
fn is_mixed(piece: &str) -> bool {
    let digits = piece.bytes().filter(u8::is_ascii_digit).count();
    let bytes = piece.as_bytes();
    let changes = bytes
        .windows(2)
        .filter(|pair| pair[0].is_ascii_digit() != pair[1].is_ascii_digit());
    let is_time = || bytes.get(8) == Some(&b'T') && bytes.iter().take(8).all(u8::is_ascii_digit);
    piece.len() >= 12 && digits >= 3 && piece.len() - digits >= 3 && changes.count() >= 3 && !is_time()
}

/// How much of the values under a name is kept back.
pub(crate) fn secrecy(name: &str) -> Secrecy {
    // Letters of other scripts would be spelled in Latin ones, and read by chance.
    let words = words(&name.replace(|letter: char| !letter.is_ascii(), " "));
    let whole = words.concat();
    let pairs: Vec<String> = words.windows(2).map(<[String]>::concat).collect();
    let ends = |text: &str, list: &str| list_words(list).any(|end| text.as_bytes().ends_with(end));
    let holds = |list: &str| {
        let mut stems = words
            .iter()
            .map(|word| word.trim_end_matches(|last: char| last.is_ascii_digit()));
        stems.any(|stem| is_in(list, stem))
    };
    let names_a_secret = |word: &String| {
        let within = |list: &str| {
            list.split(' ')
                .any(|known| known.len() <= word.len() && word.contains(known))
        };
        within(SECRET) && !within(CHANCE)
    };
    if ends(&whole, HARMLESS_ENDS) || words.iter().chain(&pairs).any(|word| ends(word, HARMLESS)) {
        Secrecy::Open
    } else if is_in(SECRET_ALONE, &whole)
        || words.iter().any(names_a_secret)
        || pairs.iter().any(|pair| ends(pair, SECRET))
    {
        Secrecy::Secret
    } else if holds(MASKED) {
        Secrecy::Masked
    } else if holds(PERSONAL) {
        Secrecy::Personal
    } else {
        Secrecy::Open
    }
}

/// Whether a variable, header or field of this name holds a credential.
pub(crate) fn is_secret_name(name: &str) -> bool {
    secrecy(name) == Secrecy::Secret
}

/// Whether documentation and tests write something else in place of the values under a name.
pub(crate) fn is_masked_name(name: &str) -> bool {
    may_name_secrets(name) && secrecy(name) >= Secrecy::Masked
}

/// Whether a text may hold a name of a masked value: a cheap look, before its words are told apart.
pub(super) fn may_name_secrets(text: &str) -> bool {
    static KNOWN: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
        let mut builder = AhoCorasick::builder();
        builder.ascii_case_insensitive(true).kind(Some(AhoCorasickKind::DFA));
        builder.build(STEMS).ok()
    });
    KNOWN.as_ref().is_none_or(|known| known.is_match(text))
}

#[cfg(test)]
mod tests {
    use super::{Secrecy, is_secret_value, secrecy};

    #[test]
    fn values_are_judged_by_their_look() {
        for value in [
            "Zq30xLeakMark37570",
            "k7tq2m9x4w8r1z5p",
            "live_4eC39HqLyjWDarjtT1zdp7dc",
            "Bearer abc.def.ghi",
        ] {
            assert!(is_secret_value("X-Any", value), "{value}");
        }
        let harmless = "2024-01-05T10:00:00Z 20240105T101500Z 5f2b8c0e9d1a4b3c2d1e0f9a 01ARZ3NDEKTSV4RRFFQ69G5FAV \
            application/vnd.github.v3+json 6a2f41a3-c54c-fce8-32d2-0324e1c32e22 SHA256withRSA api-2024-01-05-preview \
            Mozilla/5.0 order-12345-of-67890 iPhone14 x86_64-unknown-linux-gnu \
            files.example.com/2024/forms/f1040-2024-05.pdf /vmfs/volumes/5b3a2f41-c54cfce8-32d2";
        for value in harmless.split_whitespace() {
            assert!(!is_secret_value("X-Any", value), "{value}");
        }
        assert!(!is_secret_value("playlist_id", "37i9dQZF1DXcBWIGoYBM5M"), "an id");
    }

    #[test]
    fn names_are_judged_by_their_words() {
        let named = |names: &str, expected: Secrecy| {
            for name in names.split(' ') {
                assert_eq!(secrecy(name), expected, "{name}");
            }
        };
        named(
            "api_key x-api-key apiKey API-KEY APIkey authtoken clientSecret USER_PASSWORD passWord pin Auth sid \
            secret_access_key Ocp-Apim-Subscription-Key JSESSIONID credentials passwordConfirmation githubtoken stream_key",
            Secrecy::Secret,
        );
        named("cardPin user_pin otp-code cvv2 card_cvv sig", Secrecy::Masked);
        named("card key privateNote session_count authMode", Secrecy::Personal);
        named(
            "shipping mapping opinion secretary tokenized spinner monkey author next_page_token tokenType token_url \
            max_tokens cookie-consent password_name discard 商品id",
            Secrecy::Open,
        );
    }
}
