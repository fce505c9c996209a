//! What names say of numbers: whether they measure something, or count it.

use crate::words::{is_in, singular, words};

/// Whether the numbers of a field measure something, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Measure {
    /// They may count.
    No,
    /// They do beside others that do: the `size` beside a `price`, the `value` beside a `unit`.
    Beside,
    /// They do.
    Surely,
}

impl Measure {
    /// What a name says.
    pub(crate) fn of(name: &str) -> Self {
        const SURELY: &str = "altitude amount apr apy area ask average balance bid confidence cost credit debit deposit \
            discount distance elevation equity factor fare fee humidity interest lat latitude leverage lng lon longitude \
            loss margin mean median opacity percent percentage pct pnl popularity pressure price probability profit \
            radius rate rating ratio salary score speed spread strike subtotal sum surcharge tax temperature tip uom \
            upl velocity volatility voltage wage weight";
        const BESIDE: &str = "available change close gain height high level low offer open size total turnover value \
            volume width";
        const OF: &str = "contract deal entry limit lot order position price profit step stop tick trade trigger";
        let words = words(name);
        let Some((last, before)) = words.split_last() else {
            return Self::No;
        };
        let (last, before) = (singular(last), before.last().map_or("", String::as_str));
        let is_one_of = |list: &str, word: &str| list.split_whitespace().any(|known| known == word);
        let of_trade = matches!(last.as_str(), "level" | "size") && is_one_of(OF, before);
        if is_one_of(SURELY, &last) || of_trade || words.len() == 1 && last == "unit" {
            Self::Surely
        } else if is_one_of(BESIDE, &last) && before != "page" {
            Self::Beside
        } else {
            Self::No
        }
    }
}

/// Whether what is called so is text although it is all digits: a phone number, a postal code, the number of an account.
pub(crate) fn spells_digits(name: &str) -> bool {
    const WORDS: &str =
        "cellphone ein fax iban imei mobile msisdn passport phone postalcode postcode ssn telephone vat zip zipcode";
    const NUMBERS: &str =
        "account bank card contact invoice license mobile phone registration routing serial tax tracking";
    let words = words(name);
    let pair = |at: usize| match words.get(at..) {
        Some([first, second, ..]) => {
            let is_number = second == "number" && is_in(NUMBERS, first);
            is_number
                || matches!(
                    (first.as_str(), second.as_str()),
                    ("postal" | "zip" | "sort" | "routing", "code")
                )
        }
        _ => false,
    };
    words.last().is_some_and(|last| is_in(WORDS, last)) || (0..words.len()).any(pair)
}
