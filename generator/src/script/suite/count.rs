//! The assertions of a script, whatever becomes of them.

use super::Root;
use crate::script::tree::{Expression, ExpressionKind, Pattern, Statement};
use crate::script::walk::each_expression;

/// Calls that begin one.
const EXPECT: &[&str] = &["pm.expect", "expect", "chai.expect"];

/// Where each begins.
pub(super) fn assertions(statements: &[Statement]) -> Vec<Root> {
    let mut found = Vec::new();
    each_expression(statements, &mut |expression| {
        if begins(expression) {
            found.push(expression.span);
        }
    });
    found
}

/// Whether an assertion begins here.
pub(super) fn begins(expression: &Expression) -> bool {
    match &expression.kind {
        ExpressionKind::Call(callee, _) => {
            let path = callee.path().unwrap_or_default();
            EXPECT.contains(&path.as_str()) || path == "pm.expect.fail" || path == "expect.fail"
        }
        ExpressionKind::Member(owner, name) => name == "to" && is_response(owner),
        ExpressionKind::Assign { target, .. } => is_old_test(target),
        _ => false,
    }
}

/// `pm.response`, or the `response` of a callback.
fn is_response(owner: &Expression) -> bool {
    match &owner.kind {
        ExpressionKind::Member(..) => owner.path().is_some_and(|path| path == "pm.response"),
        ExpressionKind::Name(name) => matches!(name.as_str(), "response" | "res" | "resp"),
        _ => false,
    }
}

/// `tests["name"] = …`
pub(super) fn is_old_test(target: &Pattern) -> bool {
    let Pattern::Member(member) = target else { return false };
    match &member.kind {
        ExpressionKind::Member(owner, _) | ExpressionKind::Index(owner, _) => {
            matches!(&owner.kind, ExpressionKind::Name(name) if name == "tests")
        }
        _ => false,
    }
}
