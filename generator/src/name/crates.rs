//! What a crate is called: after its collection, else after its only request or its file.

use super::words::{is_in, is_keyword, is_spelled, words};

/// Words of a collection's name that say nothing of the API wherever they stand.
const FILLERS: &str = "api apis collection collections docs documentation my postman public rest the";

/// Words that say nothing at the ends of a name.
const LOOSE: &str = "a an and as at by copy for from in into new of on or out the to via with";

/// What `new` is the beginning of.
const NEW_NAMES: &str = "balance delhi england jersey mexico orleans relic york zealand";

/// Languages in which a collection is written.
const LANGUAGES: &str = "arabic bulgarian castellano catalan chinese croatian czech danish deutsch dutch english espanol estonian \
    finnish francais french german greek hebrew hindi hungarian indonesian italian italiano japanese korean latvian lithuanian \
    nederlands norwegian polish polski portugues portuguese romanian russian serbian slovak slovenian spanish swedish thai \
    turkish ukrainian vietnamese";

/// Words that tell no API from another.
const VAGUE: &str = "app application backend basic client complete copy data default demo dev development draft endpoint endpoints \
    example examples final frontend full general graphql http internal item items json latest local main misc mock new old open \
    other prod production project qa request requests sample samples sandbox server service services simple soap stage staging \
    standard swagger system temp template test testing tests tmp tutorial untitled update updated version web work workspace";

/// A name for a crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CrateName {
    /// Words joined by `-`.
    pub name: String,
    /// Whether the first of the names that it could be made of says something, but tells the API from no other
    /// (`Test`), or none says anything.
    pub is_vague: bool,
}

impl CrateName {
    /// After the first of these that tells something: the name of the collection, of its request, of its file.
    pub fn first_of(proposals: &[&str]) -> Self {
        let spoken: Vec<Vec<String>> = proposals
            .iter()
            .map(|name| crate_words(name))
            .filter(|spoken| !spoken.is_empty())
            .collect();
        let is_telling = |spoken: &&Vec<String>| !spoken.iter().all(|word| is_vague(word));
        let telling = spoken.iter().find(is_telling);
        Self {
            name: joined(telling.or(spoken.first()).map(Vec::as_slice).unwrap_or_default()),
            is_vague: !spoken.first().is_some_and(|first| is_telling(&first)),
        }
    }
}

/// A name for a crate from the collection's name: `My Pets API v2 (English)` gives `pets`.
pub fn crate_name(collection: &str) -> String {
    joined(&crate_words(collection))
}

/// The same with the version, which may tell two collections apart: `pets-v2`.
pub fn crate_name_with_version(collection: &str) -> String {
    joined(&without_loose(words(collection)))
}

/// The words that tell the API: no fillers, versions, dates and languages, and nothing loose at the ends.
fn crate_words(name: &str) -> Vec<String> {
    if !is_spelled(name) {
        return Vec::new();
    }
    let tokens = name.split(|letter: char| letter.is_whitespace() || "-_()[]{}/:,;|".contains(letter));
    let mut kept: Vec<&str> = Vec::new();
    for token in tokens {
        let bare = token.trim_matches('.').to_ascii_lowercase();
        let after_version = kept
            .last()
            .is_some_and(|last| is_in("release ver version", &last.to_ascii_lowercase()));
        let is_number = !bare.is_empty() && bare.bytes().all(|byte| byte.is_ascii_digit());
        if after_version && (is_number || is_version(&bare)) {
            kept.pop();
        } else if !is_version(&bare) && !is_in(LANGUAGES, &words(token).concat()) {
            kept.push(token);
        }
    }
    let spoken = without_loose(words(&kept.join(" ")));
    if spoken.is_empty() {
        without_loose(words(name))
    } else {
        spoken
    }
}

/// `v2`, `v.1`, `2.0`, `03.08.2025`, `06`, `2024`.
fn is_version(token: &str) -> bool {
    let number = token
        .strip_prefix('v')
        .map_or(token, |rest| rest.trim_start_matches('.'));
    let numeric = number.starts_with(|first: char| first.is_ascii_digit())
        && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let year = number.len() == 4 && (number.starts_with("19") || number.starts_with("20"));
    numeric && (number.len() < token.len() || number.contains('.') || number.starts_with('0') || year)
}

/// Without fillers, and without what stands loose at the ends.
fn without_loose(mut spoken: Vec<String>) -> Vec<String> {
    spoken.retain(|word| !is_in(FILLERS, word));
    while let Some(last) = spoken.last().filter(|last| is_in(LOOSE, last)) {
        let length = last.len();
        spoken.truncate(spoken.len() - usize::from(length > 0));
    }
    let is_name = |words: &[String]| matches!(words, [new, next, ..] if new == "new" && is_in(NEW_NAMES, next));
    let loose = |words: &[String]| words.first().is_some_and(|first| is_in(LOOSE, first)) && !is_name(words);
    while loose(&spoken) {
        spoken.remove(0);
    }
    spoken
}

/// Whether a word tells no API from another.
fn is_vague(word: &str) -> bool {
    is_in(VAGUE, word) || is_version(word) || word.bytes().all(|byte| byte.is_ascii_digit())
}

/// `pets`; `test-client`, since a vague word alone names nothing; `api-client` for none.
fn joined(spoken: &[String]) -> String {
    let name = spoken.join("-");
    let legal = name.starts_with(|first: char| first.is_ascii_alphabetic());
    let name = match (name.is_empty(), legal) {
        (true, _) => return "api-client".to_owned(),
        (_, true) => shorten(name),
        (_, false) => shorten(format!("api-{name}")),
    };
    let alone = matches!(spoken, [only] if is_vague(only));
    let end = if is_free(&name) && !alone { "" } else { "-client" };
    name + end
}

/// Whether a crate can be called so: not a keyword, not like one that generated code uses.
pub fn is_free(crate_name: &str) -> bool {
    let name = crate_name.replace('-', "_");
    !is_keyword(&name) && !is_in(USED_CRATES, &name)
}

/// Whether Cargo takes it as a package's name, and Rust as a crate's.
///
/// # Errors
///
/// What to write instead.
pub fn check_crate_name(name: &str) -> Result<(), String> {
    let is_letter = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_');
    let begins = name.starts_with(|first: char| first.is_ascii_alphabetic());
    if !begins || !name.chars().all(is_letter) || name.len() > 64 {
        return Err("a crate's name begins with a letter and holds letters, digits, `-` and `_`".to_owned());
    }
    if !is_free(name) {
        return Err("the name is a keyword, or that of a crate which the client uses".to_owned());
    }
    Ok(())
}

/// The crates that generated code or its smoke test may use.
const USED_CRATES: &str = "alloc base64 bytes core http http_body js_sys md4 md_5 md5 proc_macro reqwest ring rustls \
    serde serde_json sha1 std test tokio";

/// At most 40 characters, cut between words.
fn shorten(name: String) -> String {
    if name.len() <= 40 {
        return name;
    }
    match name[..40].rfind('-') {
        Some(end) if end > 0 => name[..end].to_owned(),
        _ => name[..40].to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{CrateName, crate_name, crate_name_with_version};

    #[test]
    fn what_is_no_api_is_no_part_of_its_name() {
        for (collection, name) in [
            ("Zoom API", "zoom"),
            ("My Pets API v2 (English)", "pets"),
            ("Adyen Checkout API (v70)", "adyen-checkout"),
            ("PDF.co API v.1", "pdf-co"),
            ("Box Platform 2.0 APIs", "box-platform"),
            ("Steam Web API 03.08.2025", "steam-web"),
            ("GoToWebinar v2 - 06 08 2020", "go-to-webinar"),
            ("New Collection for Orders", "orders"),
            ("Users API - documentation", "users"),
            ("Payments version 3 to", "payments"),
            ("New York Times API", "new-york-times"),
            ("multi-level-folders-v2", "multi-level-folders"),
            ("Open V5 English Standard", "open-standard"),
            ("1099 forms", "api-1099-forms"),
            ("Test", "test-client"),
            ("data", "data-client"),
            ("New API", "api-client"),
            ("V1", "v1-client"),
            ("", "api-client"),
        ] {
            assert_eq!(crate_name(collection), name, "{collection}");
        }
        assert_eq!(crate_name_with_version("Pets API v2"), "pets-v2");
    }

    #[test]
    fn a_name_that_tells_nothing_gives_way_to_one_that_does() {
        let first = |proposals: &[&str]| {
            let CrateName { name, is_vague } = CrateName::first_of(proposals);
            (name, is_vague)
        };
        assert_eq!(first(&["Test API", "Get pets", "x"]), ("get-pets".to_owned(), true));
        assert_eq!(first(&["New Collection", "", "pets"]), ("pets".to_owned(), false));
        assert_eq!(first(&["", "Get pets", "x"]), ("get-pets".to_owned(), false));
        assert_eq!(
            first(&["Open V5 English Standard", "", "new"]),
            ("open-standard".to_owned(), true)
        );
        assert_eq!(first(&["", "", "collection"]), ("api-client".to_owned(), true));
    }
}
