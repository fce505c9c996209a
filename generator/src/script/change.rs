//! What scripts before a request would do to it.

use super::tree::{Expression, ExpressionKind, Pattern};
use super::{Program, each_expression, line_and_column};
use crate::diagnostic::{Diagnostics, ids};
use crate::document::Script;

/// Methods that change what they belong to.
const CHANGES: &str = "add addHeader addQueryParams append assimilate authorizeUsing clear insert populate prepend remove \
    removeHeader removeQueryParams repopulate update upsert";

pub(super) fn warn_of_effects(script: &Script, program: &Program, notes: &mut Diagnostics) {
    if let Some((change, place)) = find_change(program) {
        let (line, column) = line_and_column(&script.text, place);
        notes.warn(
            ids::SCRIPT_CHANGES_REQUEST,
            &script.location,
            format!("a script may change the request: `{change}` at line {line}, column {column} of the script"),
            "scripts are not run",
            "pass what the script adds as a header or parameter of the call",
        );
    }
    if sends_request(program) {
        notes.warn(
            ids::SCRIPT_SENDS_REQUEST,
            &script.location,
            "a script sends a request of its own",
            "scripts are not run",
            "make this call yourself before, for example to get a token",
        );
    }
}

/// The first `pm.request.…` that is assigned to or that ends in a method that changes, with its first byte.
fn find_change(program: &Program) -> Option<(String, usize)> {
    let mut found = None;
    each_expression(&program.statements, &mut |expression| {
        let changed = match &expression.kind {
            ExpressionKind::Call(callee, _) => request_path(callee).filter(|path| {
                let method = path.rsplit('.').next().unwrap_or_default();
                CHANGES.split(' ').any(|change| change == method)
            }),
            ExpressionKind::Assign { target, .. } | ExpressionKind::Step { target, .. } => match &**target {
                Pattern::Member(member) => request_path(member),
                _ => None,
            },
            _ => None,
        };
        if found.is_none() {
            found = changed.map(|path| (path, expression.span.start as usize));
        }
    });
    found
}

fn request_path(expression: &Expression) -> Option<String> {
    expression.path().filter(|path| path.starts_with("pm.request."))
}

fn sends_request(program: &Program) -> bool {
    let mut sends = false;
    each_expression(&program.statements, &mut |expression| {
        sends |= matches!(&expression.kind, ExpressionKind::Member(_, name) if name == "sendRequest");
    });
    sends
}
