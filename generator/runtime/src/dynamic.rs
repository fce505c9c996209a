//! Postman's dynamic variables: `{$guid}`, `{$timestamp}`, `{$randomEmail}` and the like, a new value at each place.
//!
//! They are for telling things apart and for filling fields, not for secrets.

use super::clock::{civil, millis, now, random};
use super::words::words;

/// Seconds of a day.
const DAY: usize = 86_400;

/// The upper-case letters.
const UPPER: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// A new value of a dynamic variable, such as `$guid`; none if there is no variable of that name.
#[must_use]
pub fn make(name: &str) -> Option<String> {
    let name = name.strip_prefix('$')?;
    let word = || pick(&words(name)).filter(|word| !word.is_empty());
    word()
        .or_else(|| technical(name))
        .or_else(|| personal(name))
        .or_else(|| textual(name))
        .or_else(|| image(name))
}

/// One of them.
fn pick(from: &[&str]) -> Option<String> {
    from.get(below(from.len())).map(|word| (*word).to_owned())
}

/// One word of a list.
fn word(list: &str) -> String {
    pick(&words(list)).unwrap_or_default()
}

/// A number below `limit`, or 0.
fn below(limit: usize) -> usize {
    let limit = u64::try_from(limit).unwrap_or_default();
    usize::try_from(random() % limit.max(1)).unwrap_or_default()
}

/// That many of these characters.
fn chars(from: &str, length: usize) -> String {
    let from: Vec<char> = from.chars().collect();
    (0..length).filter_map(|_| from.get(below(from.len()))).collect()
}

fn digits(length: usize) -> String {
    chars("0123456789", length)
}

fn hex_digits(length: usize) -> String {
    chars("0123456789abcdef", length)
}

/// Numbers, times, addresses.
fn technical(name: &str) -> Option<String> {
    Some(match name {
        "guid" | "randomUUID" => uuid(),
        "timestamp" => now().to_string(),
        "isoTimestamp" => iso_timestamp(),
        "randomInt" => below(1001).to_string(),
        "randomAlphaNumeric" => chars("abcdefghijklmnopqrstuvwxyz0123456789", 1),
        "randomHexColor" => format!("#{}", hex_digits(6)),
        "randomSemver" => format!("{}.{}.{}", below(10), below(10), below(10)),
        "randomIP" => format!("{}.{}.{}.{}", below(256), below(256), below(256), below(256)),
        "randomIPV6" => vec!["x"; 8]
            .into_iter()
            .map(|_| hex_digits(4))
            .collect::<Vec<_>>()
            .join(":"),
        "randomMACAddress" => vec!["x"; 6]
            .into_iter()
            .map(|_| hex_digits(2))
            .collect::<Vec<_>>()
            .join(":"),
        "randomPassword" => chars("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_", 15),
        "randomUserAgent" => format!(
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{}.0.0.0 Safari/537.36",
            100 + below(40)
        ),
        "randomLatitude" => degrees(90),
        "randomLongitude" => degrees(180),
        "randomBankAccount" => digits(8),
        "randomCreditCardMask" => digits(4),
        "randomBankAccountBic" => format!("{}{}1", chars(UPPER, 4), chars(UPPER, 3)),
        "randomBankAccountIban" => format!("DE{}{}", 10 + below(89), digits(18)),
        "randomBitcoin" => format!(
            "1{}",
            chars("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz", 33)
        ),
        "randomPrice" => format!("{}.{}", below(1000), digits(2)),
        "randomDatePast" => date(now().saturating_sub(seconds(365 * DAY))),
        "randomDateFuture" => date(now() + seconds(365 * DAY)),
        "randomDateRecent" => date(now().saturating_sub(seconds(DAY))),
        _ => return None,
    })
}

/// People, companies, products.
fn personal(name: &str) -> Option<String> {
    let (first, last) = (word("randomFirstName"), word("randomLastName"));
    let domain = || {
        format!(
            "{}.{}",
            word("randomLastName").to_lowercase(),
            word("randomDomainSuffix")
        )
    };
    Some(match name {
        "randomUrl" => format!("{}://{}", word("randomProtocol"), domain()),
        "randomDomainName" => domain(),
        "randomDomainWord" => last.to_lowercase(),
        "randomEmail" => format!(
            "{first}{}@{}",
            digits(2),
            pick(&["gmail.com", "yahoo.com", "hotmail.com"])?
        ),
        "randomExampleEmail" => format!("{first}{}@example.{}", digits(2), pick(&["com", "net", "org"])?),
        "randomUserName" => format!("{first}.{last}{}", below(100)),
        "randomFullName" => format!("{first} {last}"),
        "randomJobTitle" => {
            format!(
                "{} {} {}",
                word("randomJobDescriptor"),
                word("randomJobArea"),
                word("randomJobType")
            )
        }
        "randomPhoneNumber" => format!("{}-{}-{}", digits(3), digits(3), digits(4)),
        "randomPhoneNumberExt" => format!("{}-{}-{}-{}", digits(2), digits(3), digits(3), digits(4)),
        "randomStreetName" => street(),
        "randomStreetAddress" => format!("{} {}", 1 + below(9999), street()),
        "randomCompanyName" => format!("{last} {}", word("randomCompanySuffix")),
        "randomBs" => format!(
            "{} {} {}",
            word("randomBsBuzz"),
            word("randomBsAdjective"),
            word("randomBsNoun")
        ),
        "randomCatchPhrase" => format!(
            "{} {} {}",
            word("randomCatchPhraseAdjective"),
            word("randomCatchPhraseDescriptor"),
            word("randomCatchPhraseNoun")
        ),
        "randomProductName" => {
            format!(
                "{} {} {}",
                word("randomProductAdjective"),
                word("randomProductMaterial"),
                word("randomProduct")
            )
        }
        _ => return None,
    })
}

fn street() -> String {
    let kind = pick(&["Street", "Avenue", "Road", "Lane", "Drive", "Court"]).unwrap_or_default();
    format!("{} {kind}", word("randomLastName"))
}

/// Words, sentences, files.
fn textual(name: &str) -> Option<String> {
    let stem = || {
        format!(
            "{}_{}",
            word("randomAdjective").replace('-', "_"),
            word("randomNoun").replace('-', "_")
        )
    };
    Some(match name {
        "randomWords" => several(3, " ", || word("randomWord")),
        "randomPhrase" => format!(
            "You can't {} the {} without {} the {} {}!",
            word("randomVerb"),
            word("randomNoun"),
            word("randomIngverb"),
            word("randomAdjective"),
            word("randomNoun")
        ),
        "randomLoremWords" => several(3, " ", || word("randomLoremWord")),
        "randomLoremSlug" => several(3, "-", || word("randomLoremWord")),
        "randomLoremSentence" => sentence(),
        "randomLoremSentences" => several(2 + below(4), " ", sentence),
        "randomLoremLines" => several(1 + below(5), "\n", sentence),
        "randomLoremParagraph" | "randomLoremText" => paragraph(),
        "randomLoremParagraphs" => several(3, "\n \r", paragraph),
        "randomFileName" => format!("{}.{}", stem(), word("randomFileExt")),
        "randomCommonFileName" => format!("{}.{}", stem(), word("randomCommonFileExt")),
        "randomFilePath" => format!("{}/{}.{}", word("randomDirectoryPath"), stem(), word("randomFileExt")),
        _ => return None,
    })
}

fn several(count: usize, separator: &str, make: impl Fn() -> String) -> String {
    (0..count).map(|_| make()).collect::<Vec<_>>().join(separator)
}

fn sentence() -> String {
    let words = several(4 + below(7), " ", || word("randomLoremWord"));
    let mut letters = words.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first.into_iter().chain(letters).chain(['.']).collect()
}

fn paragraph() -> String {
    several(3 + below(3), " ", sentence)
}

/// Addresses of images.
fn image(name: &str) -> Option<String> {
    let kind = name.strip_prefix("random")?.strip_suffix("Image").unwrap_or(name);
    Some(match kind {
        "Avatar" => format!(
            "https://cloudflare-ipfs.com/ipfs/{}/avatar/{}.jpg",
            hex_digits(46),
            below(1250)
        ),
        "randomImageUrl" => "http://placeimg.com/640/480".to_owned(),
        "randomImageDataUri" => {
            let color = hex_digits(6);
            format!(
                "data:image/svg+xml;charset=UTF-8,%3Csvg%20xmlns%3D%22http%3A%2F%2Fwww.w3.org%2F2000%2Fsvg%22%3E%3Crect%20width%3D%22640%22%20height%3D%22480%22%20fill%3D%22%23{color}%22%2F%3E%3C%2Fsvg%3E"
            )
        }
        "Abstract" | "Animals" | "Business" | "Cats" | "City" | "Food" | "Nightlife" | "Fashion" | "People"
        | "Nature" | "Sports" | "Transport" => format!("http://placeimg.com/640/480/{}", kind.to_lowercase()),
        _ => return None,
    })
}

/// A random UUID (version 4).
fn uuid() -> String {
    let number = u128::from(random()) << 64 | u128::from(random());
    let number = number & !(0xF << 76 | 0x3 << 62) | 0x4 << 76 | 0x2 << 62;
    let mut text = format!("{number:032x}");
    for at in [20, 16, 12, 8] {
        text.insert(at, '-');
    }
    text
}

/// A degree from `-most` to `most`, with four decimal places.
fn degrees(most: u32) -> String {
    let places = usize::try_from(most * 2 * 10_000).unwrap_or_default();
    let place = u32::try_from(below(places + 1)).unwrap_or_default();
    format!("{:.4}", f64::from(place) / 10_000.0 - f64::from(most))
}

/// From one second to as many as `most`.
fn seconds(most: usize) -> u64 {
    u64::try_from(1 + below(most)).unwrap_or_default()
}

/// The time as `2026-11-23T08:57:18.547Z`.
fn iso_timestamp() -> String {
    let time = millis();
    let ([year, month, day, hour, minute, second], millis) = (civil(time / 1000), time % 1000);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{millis:03}Z")
}

/// A time as JavaScript writes a date: `Sat Mar 14 2026 14:10:49 GMT+0000 (Coordinated Universal Time)`.
fn date(unix: u64) -> String {
    let [year, month, day, hour, minute, second] = civil(unix);
    // The first day of 1970 was a Thursday, the fourth of the list.
    let short = |list: &[&str], at: u64| {
        let name = usize::try_from(at)
            .ok()
            .and_then(|at| list.get(at))
            .and_then(|name| name.get(..3));
        name.unwrap_or_default().to_owned()
    };
    let weekday = short(&words("randomWeekday"), (unix / 86_400 + 3) % 7);
    let month = short(&words("randomMonth"), month.saturating_sub(1));
    format!(
        "{weekday} {month} {day:02} {year:04} {hour:02}:{minute:02}:{second:02} GMT+0000 (Coordinated Universal Time)"
    )
}
