//! Regular expressions that a text is held to.

use super::{Machine, Val};
use crate::script::term::{self, Term};
use crate::script::tree::Span;

impl Machine<'_> {
    /// `/pattern/flags.test(text)`
    pub(super) fn tested(&mut self, pattern: &str, flags: &str, text: &Val, span: Span) -> Val {
        let verb = match flags {
            "" | "g" | "u" => term::MATCHES,
            "i" | "gi" | "ig" => term::MATCHES_ANY_CASE,
            _ => return self.unknown(format!("the regular expression `/{pattern}/{flags}`"), span),
        };
        if !postman_codegen_runtime::script_pattern::is_read(pattern) {
            return self.unknown(format!("the regular expression `/{pattern}/`"), span);
        }
        let text = self.text_term(text);
        if let (Term::Text(known), true) = (&text, verb == term::MATCHES) {
            let is_so = postman_codegen_runtime::script_pattern::matches(known, pattern);
            return Val::Term(Term::Boolean(is_so));
        }
        Val::Term(Term::Call(verb, vec![text, Term::Text(pattern.to_owned())]))
    }
}
