//! Remarks in brackets behind a name: `New order (TRADE)`, `Project (requires an account-level authentication)`.

/// Remarks on requests in small letters.
const OPTIONAL: &str = "beta optional";

/// The name without the remark behind it. On a folder, whatever stands in brackets is one.
pub(super) fn without_folder_remark(name: &str) -> &str {
    split(name).map_or(name, |(before, _)| before)
}

/// The name of a request without the remark behind it: a class in capitals, as Binance's `(USER_DATA)`, and what says
/// nothing of what is done. `(by name)`, `(legacy)` and `(SET)` tell requests apart.
pub(super) fn without_remark(name: &str) -> &str {
    let is_remark = |(_, inner): &(&str, &str)| {
        let is_class = |word: &str| word.contains('_') || word.len() >= 5;
        let is_capital = inner
            .bytes()
            .all(|byte| byte.is_ascii_uppercase() || matches!(byte, b'_' | b' '));
        let is_optional = OPTIONAL.split(' ').any(|word| word.eq_ignore_ascii_case(inner));
        is_capital && inner.split(' ').all(is_class) || is_optional
    };
    split(name).filter(is_remark).map_or(name, |(before, _)| before)
}

/// What stands before the last brackets and in them, if both say something.
fn split(name: &str) -> Option<(&str, &str)> {
    let inside = name.trim_end().strip_suffix(')')?;
    let (before, inner) = inside.rsplit_once(" (")?;
    let inner = inner.trim();
    (!inner.is_empty() && before.contains(char::is_alphanumeric)).then(|| (before.trim_end(), inner))
}
