//! What must not be written into generated code: by the name of a value, and by the value itself.

pub(super) use postman_codegen_runtime::made_up::is_uuid;
pub(crate) use postman_codegen_runtime::made_up::looks_secret;

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
    privatekey secret sessionid subscriptionkey token";

/// Longer words that have one of these within them by chance.
const CHANCE: &str = "cookiecutter passwordless secretar secretion secretiv tokeni";

/// Names of credentials that are a word of something else in a longer name.
const SECRET_ALONE: &str = "appkey auth otp pass pin pwd sid userpass xauth";

/// Words of names whose values people type in secret.
const MASKED: &str = "cvc cvv otp pin pwd";

/// Words of names whose values belong to somebody.
const PERSONAL: &str = "auth card iban key keys private session sessions sid signature signatures ssn";

/// Two words that are harmless although one of them is not: places in lists, consent to cookies.
const HARMLESS: &str = "continuationtoken cookieconsent nexttoken pagetoken synctoken";

/// Ends of names that say something about a secret without being one.
const HARMLESS_ENDS: &str = "algorithm expires expiresin expiry name tokens type uri url";

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
    secrecy(name) >= Secrecy::Masked
}

#[cfg(test)]
mod tests {
    use super::{Secrecy, secrecy};

    #[test]
    fn names_are_judged_by_their_words() {
        let named = |names: &str, expected: Secrecy| {
            for name in names.split(' ') {
                assert_eq!(secrecy(name), expected, "{name}");
            }
        };
        named(
            "api_key x-api-key apiKey API-KEY APIkey authtoken clientSecret USER_PASSWORD passWord pin Auth sid \
            secret_access_key Ocp-Apim-Subscription-Key JSESSIONID credentials passwordConfirmation githubtoken",
            Secrecy::Secret,
        );
        named("cardPin user_pin otp-code cvv2 card_cvv", Secrecy::Masked);
        named("card key privateNote session_count authMode", Secrecy::Personal);
        named(
            "shipping mapping opinion secretary tokenized spinner monkey author next_page_token tokenType token_url \
            max_tokens cookie-consent password_name discard 商品id",
            Secrecy::Open,
        );
    }
}
