//! What must not be written into generated code.

/// Pieces of names whose values are secret, in lower case and without separators.
const SECRET: &[&str] = &[
    "token",
    "secret",
    "apikey",
    "password",
    "passwd",
    "passphrase",
    "sessionid",
    "credential",
    "authorization",
    "accesskey",
    "privatekey",
    "authkey",
    "subscriptionkey",
    "bearer",
    "jwt",
    "cookie",
];

/// Names that are secret as a whole.
const SECRET_NAMES: &[&str] = &[
    "auth", "pass", "pwd", "pin", "otp", "sid", "xauth", "appkey", "userpass",
];

/// Pieces of names that are harmless although they hold a piece of a secret one.
const HARMLESS: &[&str] = &[
    "pagetoken",
    "nexttoken",
    "continuationtoken",
    "synctoken",
    "cookieconsent",
];

/// Ends of names that say something about a secret without being one.
const HARMLESS_ENDS: &[&str] = &[
    "type",
    "url",
    "uri",
    "expiry",
    "expires",
    "expiresin",
    "tokens",
    "name",
    "algorithm",
];

/// Whether a variable, header or field of this name holds a secret.
pub(crate) fn is_secret_name(name: &str) -> bool {
    let name: String = name
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect();
    if HARMLESS.iter().any(|piece| name.contains(piece)) || HARMLESS_ENDS.iter().any(|end| name.ends_with(end)) {
        return false;
    }
    SECRET_NAMES.contains(&name.as_str()) || SECRET.iter().any(|piece| name.contains(piece))
}

/// Whether a text looks like a token, whatever its name: a JWT, `Bearer …`, or a long word of letters and digits.
pub(crate) fn looks_secret(text: &str) -> bool {
    let text = text.trim();
    if text.starts_with("eyJ") && text.len() > 20
        || starts_with_scheme(text, "bearer")
        || starts_with_scheme(text, "basic")
    {
        return true;
    }
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'+' | b'/' | b'=' | b'.');
    text.len() >= 32
        && !is_uuid(text)
        && text.bytes().all(is_word)
        && text.bytes().filter(u8::is_ascii_digit).count() >= 4
        && text.bytes().any(|byte| byte.is_ascii_alphabetic())
}

fn starts_with_scheme(text: &str, scheme: &str) -> bool {
    text.get(..scheme.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
        && text.as_bytes().get(scheme.len()) == Some(&b' ')
        && !text.contains("{{")
        && text.len() > scheme.len() + 8
}

fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(index, byte)| match index {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}
