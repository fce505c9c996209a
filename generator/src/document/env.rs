//! `.env` files: a variable a line.
//!
//! `NAME=value`, perhaps after `export`. A value in double quotes may hold `\n`, `\t`, `\"` and `\\`; one in single
//! quotes is taken as it is; without quotes it ends before ` #` or at the end of the line. Nothing is substituted.
//! A value that is no address counts as a secret.

use super::Variable;
use super::pointer::Pointer;
use crate::diagnostic::{Diagnostics, ids};

/// The variables of a text; lines that hold none are reported.
pub(super) fn read_env(text: &str, place: &Pointer<'_>, notes: &mut Diagnostics) -> Vec<Variable> {
    let mut variables = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        match variable(line) {
            Some((key, value)) => variables.push(Variable {
                key: key.to_owned(),
                // Such files hold what must not be shown; only an address is no secret.
                secret: !value.contains("://") || value.contains('@'),
                value,
                ..Variable::default()
            }),
            None => place.warn(
                notes,
                ids::INVALID_ENV,
                format!("line {} of the `.env` file sets no variable", index + 1),
                "expected `NAME=value`",
                "write `NAME=value`; for now the line is left out",
            ),
        }
    }
    variables
}

fn variable(line: &str) -> Option<(&str, String)> {
    let line = line.strip_prefix("export ").unwrap_or(line);
    let (key, value) = line.split_once('=')?;
    let (key, value) = (key.trim(), value.trim());
    let is_letter = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '-' | '.');
    if key.is_empty() || !key.chars().all(is_letter) {
        return None;
    }
    let value = match value.chars().next() {
        Some('"') => double(value.get(1..)?)?,
        Some('\'') => value.get(1..)?.split_once('\'')?.0.to_owned(),
        _ => value.split(" #").next().unwrap_or_default().trim_end().to_owned(),
    };
    Some((key, value))
}

/// Up to the closing quote.
fn double(text: &str) -> Option<String> {
    let mut value = String::new();
    let mut letters = text.chars();
    loop {
        match letters.next()? {
            '"' => return Some(value),
            '\\' => match letters.next()? {
                'n' => value.push('\n'),
                't' => value.push('\t'),
                other => value.push(other),
            },
            other => value.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::variable;

    #[test]
    fn lines_set_variables() {
        let value = |line| variable(line).map(|(key, value)| format!("{key}:{value}"));
        assert_eq!(value("A=b # c").as_deref(), Some("A:b"));
        assert_eq!(value("export A = b#c").as_deref(), Some("A:b#c"));
        assert_eq!(value(r#"A="b\n \"c\"" # d"#).as_deref(), Some("A:b\n \"c\""));
        assert_eq!(value("A='b\\n'").as_deref(), Some("A:b\\n"));
        assert_eq!(value("A=").as_deref(), Some("A:"));
        for line in ["A", "=b", "a b=c", "A=\"b", "A='b"] {
            assert_eq!(value(line), None, "{line}");
        }
    }
}
