//! Credentials that somebody wrote into a description: in a `curl` command, an address, or beside the word for them.

use super::super::secret::{is_masked_name, looks_random};
use postman_codegen_runtime::made_up::is_key;

/// How far before a value a word may stand that says what it is.
const CONTEXT: usize = 64;

/// Beginnings of names of formats and algorithms, which stand where a value would.
const STANDARDS: &[&str] = &[
    "aes", "base", "bcrypt", "es", "hmac", "hs", "http", "iso", "md", "oauth", "ps", "rs", "rsa", "sha", "utf", "uuid",
    "v", "x",
];

/// The values, as they stand.
pub(super) fn told_values(text: &str) -> Vec<&str> {
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || "_-+/.~%".contains(letter);
    let mut found = Vec::new();
    for line in text.lines() {
        let mut rest = line;
        while let Some(start) = rest.find(is_part) {
            let word = rest.get(start..).unwrap_or_default();
            let length = word.find(|letter| !is_part(letter)).unwrap_or(word.len());
            let (word, after) = word.split_at(length);
            let before = line.get(..line.len() - after.len() - length).unwrap_or_default();
            let value = word.trim_end_matches('.');
            if is_credential(before, value, after) {
                found.push(value);
            }
            rest = after;
        }
    }
    found
}

fn is_credential(before: &str, value: &str, after: &str) -> bool {
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let has_letter = value.bytes().any(|byte| byte.is_ascii_alphabetic());
    if value.len() < super::SHORTEST || digits < 2 || !has_letter || value.starts_with('/') || value.contains("//") {
        return false;
    }
    let start = value
        .find(|letter: char| !letter.is_ascii_alphabetic())
        .unwrap_or_default();
    let start = value.get(..start).unwrap_or_default().to_ascii_lowercase();
    let is_own = value.len() >= 16 && (is_key(value) || value.starts_with("eyJ") && value.len() > 20);
    is_own || !STANDARDS.contains(&start.as_str()) && (is_given(before, after) || is_called(before, value))
}

/// Whether the place is one of a credential: `Bearer …`, `api_key=…`, `"token": "…"`, `-u name:…`, `//name:…@`.
fn is_given(before: &str, after: &str) -> bool {
    let bare = before.trim_end_matches([' ', '"', '\'', '`', '\\', '*']);
    let last_word = |text: &str| {
        let is_part = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-');
        let text = text.trim_end_matches([' ', '"', '\'', '`', '\\', '*']);
        let start = text.trim_end_matches(is_part).len();
        (
            text.get(..start).unwrap_or_default().to_owned(),
            text.get(start..).unwrap_or_default().to_owned(),
        )
    };
    let (_, scheme) = last_word(bare);
    if matches!(scheme.to_ascii_lowercase().as_str(), "bearer" | "basic") && !bare.ends_with(['=', ':']) {
        return true;
    }
    let Some(named) = bare.strip_suffix(['=', ':', '>']) else {
        return false;
    };
    let (before_name, name) = last_word(named);
    let option = before_name.trim_end_matches([' ', '"', '\'']);
    let is_user = bare.ends_with(':') && (option.ends_with("-u") || option.ends_with("--user"));
    let is_in_address = bare.ends_with(':') && before_name.ends_with("//") && after.starts_with('@');
    is_user || is_in_address || is_masked_name(&name)
}

/// Whether it is made by chance, and a word shortly before says what it is: `the token k3y…`.
fn is_called(before: &str, value: &str) -> bool {
    let start = before.len().saturating_sub(CONTEXT);
    let start = (start..=before.len())
        .find(|start| before.is_char_boundary(*start))
        .unwrap_or_default();
    let context = before.get(start..).unwrap_or_default();
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-');
    let words = context.split(|letter| !is_part(letter)).filter(|word| !word.is_empty());
    looks_random(value) && words.rev().take(4).any(is_masked_name)
}

#[cfg(test)]
mod tests {
    use super::told_values;

    #[test]
    fn credentials_in_descriptions_are_found() {
        for (text, expected) in [
            (
                "curl -H \"Authorization: Bearer abc123def\" https://a.example/v1",
                vec!["abc123def"],
            ),
            ("curl -u demo:pass12345 https://a.example", vec!["pass12345"]),
            ("GET https://a.example/x?api_key=abc123def&page=2", vec!["abc123def"]),
            ("https://joe:pass12345@a.example/x", vec!["pass12345"]),
            ("Log in with {\"password\": \"hunter22\"}.", vec!["hunter22"]),
            ("<token>abc123def</token>", vec!["abc123def"]),
            (
                "Use the token Zq54xLeakMark27626 for tests.",
                vec!["Zq54xLeakMark27626"],
            ),
            (
                "sk_live_4eC39HqLyjWDarjtT1zdp7dc",
                vec!["sk_live_4eC39HqLyjWDarjtT1zdp7dc"],
            ),
            ("The token is signed with HMAC-SHA256 or RS256.", vec![]),
            ("token: base64url of 32 bytes; password: 8-20 characters", vec![]),
            ("Playlist 37i9dQZF1DXcBWIGoYBM5M, order 2024-01-05T10:00:00Z", vec![]),
            ("Bearer {{token}}", vec![]),
        ] {
            assert_eq!(told_values(text), expected, "{text}");
        }
    }
}
