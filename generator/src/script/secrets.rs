//! Texts of a script that must not be shown, wherever they stand.

use super::Program;
use super::translate::IsSecret;
use super::tree::{Expression, ExpressionKind, Key, Pattern, Property, Span, StatementKind};
use super::walk::{Part, each_part};

/// Where they stand, quotes included.
pub(super) fn secret_spans(program: &Program, is_secret: &IsSecret) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut look = |name: &str, value: &Expression| {
        if value.text().is_some_and(|text| is_secret(name, text)) {
            spans.push(value.span);
        }
    };
    each_part(&program.statements, &mut |part| match part {
        Part::Statement(statement) => {
            if let StatementKind::Declare {
                target: Pattern::Name(name, _),
                value: Some(value),
                ..
            } = &statement.kind
            {
                look(name, value);
            }
        }
        Part::Expression(expression) => match &expression.kind {
            ExpressionKind::Assign { target, value, .. } => look(target_name(target), value),
            ExpressionKind::Object(properties) => {
                for property in properties {
                    if let Property::Value(Key::Text(key), value) = property {
                        look(key, value);
                    }
                }
            }
            // `set("password", "…")`
            ExpressionKind::Call(_, arguments) => {
                if let [name, value, ..] = arguments.as_slice() {
                    look(name.text().unwrap_or_default(), value);
                }
            }
            _ => look("", expression),
        },
    });
    spans
}

fn target_name(target: &Pattern) -> &str {
    match target {
        Pattern::Name(name, _) => name,
        Pattern::Member(member) => match &member.kind {
            ExpressionKind::Member(_, name) => name,
            _ => "",
        },
        _ => "",
    }
}
