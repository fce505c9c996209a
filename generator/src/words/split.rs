//! Splits human text into words.

use std::borrow::Cow;
use std::iter::Peekable;
use std::str::Chars;
use std::sync::LazyLock;

use deunicode::deunicode_char;

/// Names that look like several words.
const BRANDS: &str = "DevOps GitHub GitLab GraphQL IPsec IPv IaaS IdP IoT JavaScript LinkedIn MongoDB MySQL NoSQL \
    OAuth OpenAPI OpenID PaaS PayPal PostgreSQL QoS SaaS TypeScript WhatsApp WooCommerce YouTube eSIM iOS vCenter \
    vSphere";

/// The words of a text, lower case and ASCII.
///
/// `HTTPServerURL` → `http`, `server`, `url`; `sha256Hash` → `sha256`, `hash`; `the user's IDs` →
/// `the`, `user`, `ids`; `Größe` → `grosse`; `[Docs](https://example.com) <b>now</b>` → `docs`, `now`.
/// Emoji count only where there is nothing else, and Chinese characters not in Japanese.
pub fn words(text: &str) -> Vec<String> {
    let is_plain = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    if is_plain {
        return pieces(text);
    }
    let plain = without_markup(&latin(text));
    if !is_spelled(&plain) {
        return split(&ascii(&plain.replace(is_han, " "), Emoji::Dropped));
    }
    let words = split(&ascii(&plain, Emoji::Dropped));
    if words.is_empty() && !plain.is_ascii() {
        return split(&ascii(&plain, Emoji::Worded));
    }
    words
}

/// Letters that look like Latin ones, each before the one that it looks like.
const LOOK_ALIKES: &str = "АAВBЕEЅSІIЈJКKМMНHОOРPСCТTУYХXаaсcеeоoрpхxуyѕsіiјjһh\
    ΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXοoνv";

fn look_alike(letter: char) -> Option<char> {
    let mut pairs = LOOK_ALIKES
        .chars()
        .step_by(2)
        .zip(LOOK_ALIKES.chars().skip(1).step_by(2));
    pairs.find(|(other, _)| *other == letter).map(|(_, latin)| latin)
}

/// The words that are Latin but for letters that only look so, which are read as what they look like: `Рrice`.
#[must_use]
pub fn latin(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let mut read = String::with_capacity(text.len());
    for word in text.split_inclusive(|letter: char| !letter.is_alphabetic()) {
        let is_mixed = word.contains(|letter: char| letter.is_ascii_alphabetic());
        let is_latin = |letter: char| !letter.is_alphabetic() || letter.is_ascii() || look_alike(letter).is_some();
        if is_mixed && word.chars().all(is_latin) {
            read.extend(word.chars().map(|letter| look_alike(letter).unwrap_or(letter)));
        } else {
            read.push_str(word);
        }
    }
    if read == text {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(read)
    }
}

/// Whether all of a text can be spelled in Latin letters.
///
/// Chinese characters among kana are Japanese, and how these sound only a dictionary knows.
pub fn is_spelled(text: &str) -> bool {
    let is_kana = |letter| matches!(letter, '\u{3041}'..='\u{30FA}' | '\u{FF66}'..='\u{FF9D}');
    text.is_ascii() || !text.contains(is_kana) || !text.contains(is_han)
}

fn is_han(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '々')
}

/// Drops HTML tags and entities and the targets of Markdown links.
fn without_markup(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(['<', '&', ']']) {
        let (before, from) = rest.split_at(start);
        plain.push_str(before);
        let length = markup(from);
        let (mark, after) = from.split_at(length.max(1));
        if length > 0 {
            plain.push(' ');
        } else {
            plain.push_str(mark);
        }
        rest = after;
    }
    plain.push_str(rest);
    plain
}

/// The length of the tag, entity or link target at the beginning; 0 for none.
fn markup(text: &str) -> usize {
    let letter = |text: &str| text.starts_with(|first: char| first.is_ascii_alphabetic());
    let found = if let Some(tag) = text.strip_prefix('<') {
        let name = tag.strip_prefix('/').unwrap_or(tag);
        (letter(name) && is_tag(name)).then(|| tag.find('>')).flatten()
    } else if let Some(entity) = text.strip_prefix('&') {
        let end = entity.find(';').filter(|end| *end <= 8);
        end.filter(|end| {
            entity.get(..*end).is_some_and(|name| {
                !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'#')
            })
        })
    } else {
        text.strip_prefix("](")
            .and_then(|target| target.find(')'))
            .map(|end| end + 1)
    };
    found.map_or(0, |end| end + 2)
}

/// Tags of HTML only: `<integer>` and `<user id>` are words.
fn is_tag(name: &str) -> bool {
    const TAGS: &str = "a abbr b blockquote br code dd div dl dt em font h1 h2 h3 h4 hr i img li ol p pre small span strong sub sup \
    table td tr ul";
    let end = name.find(|other: char| !other.is_ascii_alphanumeric());
    end.and_then(|end| name.get(..end))
        .is_some_and(|tag| TAGS.split(' ').any(|known| known.eq_ignore_ascii_case(tag)))
}

type Letters<'a> = Peekable<Chars<'a>>;

/// What becomes of emoji.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Emoji {
    Dropped,
    Worded,
}

/// Transliterates, and words the signs that mean something; apostrophes go without a gap, and a
/// possessive `s` with them.
fn ascii(text: &str, emoji: Emoji) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\'' | '’' | '‘' | '`' | '´' if plain.ends_with(|last: char| last.is_ascii_alphanumeric()) => {
                if let Some(after) = possessive(&letters) {
                    letters = after;
                } else if letter == '`' {
                    plain.push(' ');
                }
            }
            '(' if plain.ends_with(|last: char| last.is_ascii_lowercase()) => match optional_plural(&letters) {
                Some((ending, after)) => {
                    plain.push_str(ending);
                    letters = after;
                }
                None => plain.push(' '),
            },
            '&' => plain.push_str(" and "),
            '%' => plain.push_str(" percent "),
            '+' | '-' if plain.trim().is_empty() && letters.peek().is_some_and(char::is_ascii_digit) => {
                plain.push_str(if letter == '+' { "plus" } else { "minus" });
            }
            _ if letter.is_ascii() => plain.push(letter),
            _ if is_emoji(letter) && emoji == Emoji::Dropped => plain.push(' '),
            _ => plain.push_str(deunicode_char(letter).unwrap_or(" ")),
        }
    }
    plain
}

/// The ending of `group(s)` and `box(es)`, and what follows.
fn optional_plural<'a>(letters: &Letters<'a>) -> Option<(&'static str, Letters<'a>)> {
    ["s", "es"].into_iter().find_map(|ending| {
        let mut after = letters.clone();
        let matches = ending.chars().chain([')']).all(|letter| after.next() == Some(letter));
        matches.then_some((ending, after))
    })
}

/// What follows a possessive `s` that ends a word.
fn possessive<'a>(letters: &Letters<'a>) -> Option<Letters<'a>> {
    let mut after = letters.clone();
    let is_s = after.next().is_some_and(|letter| letter == 's' || letter == 'S');
    let ends = after.peek().is_none_or(|letter| !letter.is_alphanumeric());
    (is_s && ends).then_some(after)
}

fn is_emoji(letter: char) -> bool {
    matches!(u32::from(letter), 0x1F000..=0x1FAFF | 0x2190..=0x21FF | 0x2300..=0x27BF | 0x2B00..=0x2BFF | 0x200D | 0xFE0F | 0xE0020..=0xE007F)
}

/// Splits ASCII text at what is no letter or digit, and at the humps of camel case.
fn split(text: &str) -> Vec<String> {
    pieces(&with_standards(text))
}

fn pieces(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    for piece in text.split(|letter: char| !letter.is_ascii_alphanumeric()) {
        let bytes = piece.as_bytes();
        if !bytes.iter().any(u8::is_ascii_uppercase) {
            words.extend((!piece.is_empty()).then(|| piece.to_owned()));
            continue;
        }
        let mut start = 0;
        while start < bytes.len() {
            let rest = bytes.get(start..).unwrap_or_default();
            let length = brand(rest).unwrap_or_else(|| hump(rest));
            let word = rest.get(..length).unwrap_or_default();
            words.push(String::from_utf8_lossy(word).to_ascii_lowercase());
            start += length.max(1);
        }
    }
    words
}

/// Names of standards without their dot: `H.323` → `H323`, `X.509` → `X509`.
fn with_standards(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let is = |place: Option<usize>, test: fn(&u8) -> bool| place.and_then(|at| bytes.get(at)).is_some_and(test);
    let is_inner = |at: usize| {
        let alone = !is(at.checked_sub(2), u8::is_ascii_alphanumeric);
        alone && is(at.checked_sub(1), u8::is_ascii_uppercase) && is(Some(at + 1), u8::is_ascii_digit)
    };
    if !text.match_indices('.').any(|(at, _)| is_inner(at)) {
        return Cow::Borrowed(text);
    }
    let kept = text
        .char_indices()
        .filter(|(at, letter)| *letter != '.' || !is_inner(*at));
    Cow::Owned(kept.map(|(_, letter)| letter).collect())
}

/// The length of a brand's name with the digits or the plural's `s` behind it.
fn brand(text: &[u8]) -> Option<usize> {
    static KNOWN: LazyLock<Vec<&str>> = LazyLock::new(|| BRANDS.split(' ').collect());
    let name = KNOWN.iter().find(|name| text.starts_with(name.as_bytes()))?;
    let digits = text
        .iter()
        .skip(name.len())
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    let length = name.len() + digits;
    let ends = |length: usize| text.get(length).is_none_or(|next| !next.is_ascii_lowercase());
    let plural = text.get(length) == Some(&b's') && ends(length + 1);
    (plural || ends(length)).then_some(length + usize::from(plural))
}

/// The length of the first word of camel case.
fn hump(text: &[u8]) -> usize {
    let is_boundary = |place: &usize| {
        let at = |place: usize| text.get(place).copied().unwrap_or(b' ');
        let (before, here, after) = (at(place - 1), at(*place), at(place + 1));
        if !here.is_ascii_uppercase() {
            false
        } else if before.is_ascii_lowercase() {
            true
        } else if before.is_ascii_digit() {
            let lettered = text.iter().take(*place).any(u8::is_ascii_alphabetic);
            let pair = *place == 2 && lettered && !after.is_ascii_alphanumeric();
            after.is_ascii_lowercase() || lettered && !pair
        } else {
            let plural = after == b's' && !at(place + 2).is_ascii_lowercase();
            after.is_ascii_lowercase() && !plural
        }
    };
    (1..text.len()).find(is_boundary).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::words;

    fn joined(text: &str) -> String {
        words(text).join(" ")
    }

    #[test]
    fn cases_are_split() {
        assert_eq!(joined("userId"), "user id");
        assert_eq!(joined("user_id"), "user id");
        assert_eq!(joined("X-Request-ID"), "x request id");
        assert_eq!(joined("USER_ID"), "user id");
        assert_eq!(joined("HTTPServerURL"), "http server url");
        assert_eq!(joined("userIDs"), "user ids");
        assert_eq!(joined("URLsOfUser"), "urls of user");
        assert_eq!(joined("IdPs of vCenter"), "idps of vcenter");
        assert_eq!(
            joined("Delete group(s) or box(es) (soft)"),
            "delete groups or boxes soft"
        );
    }

    #[test]
    fn digits_stay_with_their_word() {
        assert_eq!(joined("v2"), "v2");
        assert_eq!(joined("sha256Hash"), "sha256 hash");
        assert_eq!(joined("OAuth2Token"), "oauth2 token");
        assert_eq!(joined("3DSecure"), "3d secure");
        assert_eq!(joined("B2B"), "b2b");
        assert_eq!(joined("ISO8601Date"), "iso8601 date");
        assert_eq!(joined("IPv4Address"), "ipv4 address");
        assert_eq!(joined("Create a H.323/SIP device"), "create a h323 sip device");
        assert_eq!(joined("v1.2 of A.B"), "v1 2 of a b");
        assert_eq!(joined("+1"), "plus1");
        assert_eq!(joined("-1"), "minus1");
    }

    #[test]
    fn apostrophes_go() {
        assert_eq!(joined("a user's IDs"), "a user ids");
        assert_eq!(joined("user’s"), "user");
        assert_eq!(joined("users' don't"), "users dont");
        assert_eq!(joined("`code` and `more`"), "code and more");
    }

    #[test]
    fn markup_goes() {
        assert_eq!(
            joined("<b>Get</b> [users](https://example.com/a_b)&nbsp;*now*"),
            "get users now"
        );
        assert_eq!(joined("a < b & c"), "a b and c");
        assert_eq!(joined("<user id>"), "user id");
        assert_eq!(joined("{{base_url}}/users/:id"), "base url users id");
    }

    #[test]
    fn other_scripts_are_spelled() {
        assert_eq!(joined("Größe"), "grosse");
        assert_eq!(joined("Café crème"), "cafe creme");
        assert_eq!(joined("北京"), "bei jing");
        assert_eq!(joined("カテゴリ"), "kategori");
        assert_eq!(joined("カテゴリ一覧"), "kategori");
        assert_eq!(joined("🚀 Launch"), "launch");
        assert_eq!(joined("🚀"), "rocket");
    }
}
