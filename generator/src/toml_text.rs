//! Strings, keys and lists of TOML, as its own writer spells them.

use toml_writer::{ToTomlKey as _, ToTomlValue as _, TomlKeyBuilder, TomlStringBuilder};

/// A string in double quotes, on one line.
pub fn quoted(text: &str) -> String {
    TomlStringBuilder::new(text).as_basic().to_toml_value()
}

/// A key, in quotes where it needs them.
pub(crate) fn key(text: &str) -> String {
    let key = TomlKeyBuilder::new(text);
    key.as_unquoted().unwrap_or_else(|| key.as_basic()).to_toml_key()
}

pub(crate) fn list<'t>(texts: impl IntoIterator<Item = &'t str>) -> String {
    let texts: Vec<_> = texts
        .into_iter()
        .map(|text| TomlStringBuilder::new(text).as_basic())
        .collect();
    texts.to_toml_value()
}

#[cfg(test)]
mod tests {
    use super::{key, list, quoted};

    #[test]
    fn what_is_written_is_read_again() {
        for text in [
            "",
            "a",
            "a.b",
            "say \"hi\"",
            "C:\\x",
            "two\nlines",
            "\u{1}\u{7f}",
            "größer",
        ] {
            let table: toml::Table = format!("{} = {}\nlist = {}", key(text), quoted(text), list([text, text]))
                .parse()
                .expect("TOML");
            assert_eq!(table.get(text).and_then(toml::Value::as_str), Some(text));
            assert_eq!(table["list"].as_array().map(Vec::len), Some(2));
        }
    }
}
