// Written by postman-codegen; edit the collection and generate again.

//! Made-up values in the place of real ones: no secret and no person gets into what is kept of answers. With the feature
//! `har`.
//!
//! A text becomes another one of its format (e-mail, UUID, date, URL, digits, hexadecimal, words), a number another one
//! of its kind.

#![cfg(feature = "har")]

/// The headers of answers that clients read: names, or the starts of names that end in `-`, in lower case.
const READ: &str = "etag link location retry-after total-count x-total x-total-count ratelimit- x-rate-limit- \
    x-ratelimit-";

/// The formats of texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// An address with `@`.
    Email,
    /// 8-4-4-4-12 hexadecimal digits.
    Uuid,
    /// What begins with a day of ISO 8601.
    Date,
    /// What has a scheme.
    Url,
    /// Decimal digits alone.
    Digits,
    /// Sixteen hexadecimal digits or more.
    Hexadecimal,
    /// A credential.
    Secret,
    /// Anything else.
    Words,
}

impl Format {
    /// The format of a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let is_hex = |byte: u8| byte.is_ascii_hexdigit();
        let is_day = |day: &[u8]| {
            let mut places = (0..).zip(day);
            places.all(|(place, byte): (usize, &u8)| match place {
                4 | 7 => *byte == b'-',
                0..=3 => byte.is_ascii_digit(),
                _ => true,
            })
        };
        let spaced = text.contains(char::is_whitespace);
        if is_uuid(text) {
            Self::Uuid
        } else if text.as_bytes().get(..10).is_some_and(is_day) {
            Self::Date
        } else if text.contains("://") && !spaced {
            Self::Url
        } else if text.contains('@') && !spaced {
            Self::Email
        } else if text.bytes().all(|byte| byte.is_ascii_digit()) {
            Self::Digits
        } else if text.len() >= 16 && text.bytes().all(is_hex) {
            Self::Hexadecimal
        } else if looks_secret(text) {
            Self::Secret
        } else {
            Self::Words
        }
    }

    /// Another text of the format; texts with other numbers are others.
    #[must_use]
    pub fn text(self, text: &str, number: u64) -> String {
        match self {
            Self::Email => format!("user{number}@example.com"),
            Self::Uuid => format!("00000000-0000-4000-8000-{:012x}", number & 0xffff_ffff_ffff),
            Self::Date => date(text, number),
            Self::Url => url(text, number),
            Self::Digits => digits(text, number),
            Self::Hexadecimal => format!("{number:0width$x}", width = text.len()),
            Self::Secret => format!("redacted-{number}"),
            Self::Words => words(text, number),
        }
    }
}

/// The same notation of another time: `2024-01-05T10:00:00+02:00`.
fn date(text: &str, number: u64) -> String {
    let zeroed = |letter: char| if letter.is_ascii_digit() { '0' } else { letter };
    let rest: String = text.chars().skip(10).map(zeroed).collect();
    let (year, month, day) = (2024 - number / 336 % 50, 1 + number / 28 % 12, 1 + number % 28);
    format!("{year}-{month:02}-{day:02}{rest}")
}

/// Scheme and number of segments stay, and the names in the query.
fn url(text: &str, number: u64) -> String {
    let (scheme, rest) = text.split_once("://").unwrap_or(("https", text));
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let segments = path.split('/').skip(1);
    let segments: String = segments
        .map(|segment| {
            if segment.is_empty() {
                "/".to_owned()
            } else {
                format!("/{number}")
            }
        })
        .collect();
    let names = query
        .split('&')
        .map(|entry| entry.split('=').next().unwrap_or_default());
    let is_name = |name: &&str| (1..=32).contains(&name.len()) && !looks_secret(name) && is_plain(name);
    let entries: Vec<String> = names.filter(is_name).map(|name| format!("{name}={number}")).collect();
    let mark = if entries.is_empty() { "" } else { "?" };
    // One that is an origin alone would be the same as all others.
    let host = match segments.trim_end_matches('/') {
        "" if entries.is_empty() => format!("api{number}.example.com"),
        _ => "api.example.com".to_owned(),
    };
    format!("{scheme}://{host}{segments}{mark}{}", entries.join("&"))
}

/// Whether a name in a query is one of an API, not data.
fn is_plain(name: &str) -> bool {
    name.bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b"_-.[]".contains(&byte))
}

/// As many digits, with the same sign, fraction and exponent: `-12.50` may become `-10.01`.
///
/// Of whole numbers beyond 64 bits, the first digits say whether they fit; they stay.
#[must_use]
pub fn digits(text: &str, number: u64) -> String {
    const KEPT: usize = 18;
    let count = text.bytes().filter(u8::is_ascii_digit).count();
    let (mantissa, exponent) = match text.find(['e', 'E']) {
        Some(place) if !text.bytes().all(|byte| byte.is_ascii_digit()) => text.split_at(place),
        _ => (text, ""),
    };
    if count > KEPT {
        let kept = text.len() - 4;
        return format!("{}{:04}", text.get(..kept).unwrap_or_default(), number % 10_000);
    }
    let places = mantissa.bytes().filter(u8::is_ascii_digit).count();
    let padded = format!("{number:0places$}");
    let mut new = padded.bytes().skip(padded.len() - places);
    let mut first = true;
    let digit = |byte: u8| match byte {
        b'0'..=b'9' => {
            let digit = new.next().unwrap_or(b'0');
            // A number does not begin with 0, unless it did.
            let digit = if first && byte != b'0' && digit == b'0' {
                b'1'
            } else if first && byte == b'0' {
                b'0'
            } else {
                digit
            };
            first = false;
            char::from(digit)
        }
        other => char::from(other),
    };
    let made_up: String = mantissa.bytes().map(digit).collect();
    format!("{made_up}{exponent}")
}

/// Words of about the same length: up to 8, 32, 128 letters, or more; what had no blank has none.
fn words(text: &str, number: u64) -> String {
    let length = text.chars().count();
    let blank = if text.contains(char::is_whitespace) { ' ' } else { '_' };
    let short = if text.chars().any(char::is_lowercase) {
        "text"
    } else {
        "TEXT"
    };
    let start = match length {
        0..=8 => short.to_owned(),
        9..=32 => format!("made{blank}up{blank}{short}"),
        33..=128 => format!("made{blank}up{blank}text{blank}of{blank}an{blank}answer{blank}that{blank}came"),
        _ => format!("made{blank}up{blank}text{blank}of{blank}an{blank}answer{blank}that{blank}came{blank}").repeat(4),
    };
    format!("{start}{blank}{number}")
}

/// Whether a text looks like a token, whatever its name: a JWT, `Bearer …`, a key by its form, or a long word of letters
/// and digits.
#[must_use]
pub fn looks_secret(text: &str) -> bool {
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

/// Whether a text begins as the keys of known services do.
#[must_use]
pub fn is_key(text: &str) -> bool {
    let starts = ["sk_", "pk_", "rk_", "ghp_", "xox", "AKIA", "-----BEGIN"];
    starts.iter().any(|start| text.starts_with(start))
}

/// 8-4-4-4-12 hexadecimal digits.
#[must_use]
pub fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(index, byte)| match index {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

/// The name in lower case, if clients read such a header of an answer.
#[must_use]
pub fn read_name(name: &str) -> Option<String> {
    let name = name.to_ascii_lowercase();
    let is_read = |known: &str| known == name || known.ends_with('-') && name.starts_with(known);
    READ.split(' ').any(is_read).then_some(name)
}

/// The value of a header without what it says of the run; `text` makes texts up.
pub fn header(name: &str, value: &str, text: &mut dyn FnMut(&str) -> String) -> String {
    if name.eq_ignore_ascii_case("content-type") {
        return value.split(';').next().unwrap_or_default().trim().to_owned();
    }
    match name.to_ascii_lowercase().as_str() {
        "link" => links(value, text),
        "etag" => format!("\"{}\"", text(value.trim_matches('"'))),
        _ if value.bytes().all(|byte| byte.is_ascii_digit()) => value.to_owned(),
        _ => text(value),
    }
}

/// `<https://…>; rel="next", …`: the URLs are made up, the relations are kept.
fn links(value: &str, text: &mut dyn FnMut(&str) -> String) -> String {
    let links = value.split('<').skip(1).filter_map(|piece| piece.split_once('>'));
    let links = links.map(|(url, rest)| {
        let relation = rest.split("rel=").nth(1).unwrap_or_default();
        let relation = relation.trim_start_matches('"');
        let end = relation.find(|letter: char| !letter.is_ascii_alphabetic());
        let relation = relation.get(..end.unwrap_or(relation.len())).unwrap_or_default();
        format!("<{}>; rel=\"{relation}\"", text(url))
    });
    links.collect::<Vec<_>>().join(", ")
}
