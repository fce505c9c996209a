//! Names of variables that scripts store.

use std::collections::HashMap;

use super::tree::{Expression, ExpressionKind, Pattern, Statement, StatementKind};
use super::{Program, each_expression};

/// Whose `set` stores a variable.
const SCOPES: &[&str] = &["environment", "collectionVariables", "globals", "variables"];

/// Older names of the same.
const OLDER: &[&str] = &["setEnvironmentVariable", "setGlobalVariable"];

/// The names that a script stores, where they are written out or in a constant.
pub(super) fn stored_names(program: &Program) -> Vec<&str> {
    let constants = text_constants(&program.statements);
    let mut names = Vec::new();
    each_expression(&program.statements, &mut |expression| {
        let ExpressionKind::Call(callee, arguments) = &expression.kind else {
            return;
        };
        let Some(name) = arguments.first().filter(|_| stores_variable(callee)) else {
            return;
        };
        names.extend(name.text().or_else(|| constants.get(name.path()?.as_str()).copied()));
    });
    names
}

/// Whether a call of it stores a variable.
pub(super) fn stores_variable(callee: &Expression) -> bool {
    let Some(path) = callee.path() else { return false };
    let (owner, method) = path.rsplit_once('.').unwrap_or(("", &path));
    let scope = owner.rsplit('.').next().unwrap_or_default();
    method == "set" && SCOPES.contains(&scope) || OLDER.contains(&method)
}

/// The constants of the script itself that are texts.
fn text_constants(statements: &[Statement]) -> HashMap<&str, &str> {
    let constants = statements.iter().filter_map(|statement| match &statement.kind {
        StatementKind::Declare {
            target: Pattern::Name(name, _),
            value: Some(value),
            constant: true,
        } => Some((name.as_str(), value.text()?)),
        _ => None,
    });
    constants.collect()
}
