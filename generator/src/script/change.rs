//! What scripts before a request do besides.

use super::tree::ExpressionKind;
use super::{Program, each_expression};
use crate::diagnostic::{Diagnostics, ids};
use crate::document::Script;

pub(super) fn warn_of_requests(script: &Script, program: &Program, notes: &mut Diagnostics) {
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

fn sends_request(program: &Program) -> bool {
    let mut sends = false;
    each_expression(&program.statements, &mut |expression| {
        sends |= matches!(&expression.kind, ExpressionKind::Member(_, name) if name == "sendRequest");
    });
    sends
}
