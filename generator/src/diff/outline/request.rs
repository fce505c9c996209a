//! How a method makes its request: `Request::new("GET", "{base_url}/users").query(0, "page", page)`.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use serde_json::Value;
use syn::{Block, Expr, ExprMethodCall};

use super::written::{last_expression, text_literal, tokens_text};
use crate::api::Place;
use crate::config::field::FieldPath;

/// A call on the request: `.query(0, "page", page)`.
#[derive(Clone)]
pub(super) struct Step {
    method: String,
    arguments: Vec<Expr>,
}

/// Verb, template of the URL, and steps of a method's body.
pub(super) fn read_request(block: &Block) -> Option<(String, String, Vec<Step>)> {
    let Expr::Call(call) = last_expression(block)? else {
        return None;
    };
    let mut steps = Vec::new();
    let Expr::Call(request) = chain_start(call.args.get(1)?, &mut steps) else {
        return None;
    };
    let mut texts = request.args.iter().filter_map(text_literal);
    Some((texts.next()?, texts.next()?, steps))
}

/// The step of a setter: `Self(self.0.query(0, "page", page))`.
pub(super) fn read_setter_step(block: &Block) -> Option<Step> {
    let Expr::Call(changed) = last_expression(block)? else {
        return None;
    };
    match changed.args.first()? {
        Expr::MethodCall(call) => Some(Step::new(call)),
        _ => None,
    }
}

/// What a chain of calls begins with; the calls in order.
fn chain_start<'a>(expression: &'a Expr, steps: &mut Vec<Step>) -> &'a Expr {
    let Expr::MethodCall(call) = expression else {
        return expression;
    };
    let start = chain_start(&call.receiver, steps);
    steps.push(Step::new(call));
    start
}

/// What the steps send as the body.
pub(super) fn body_word(steps: &[Step]) -> &'static str {
    let word = |step: &Step| {
        Some(match step.method.as_str() {
            "json" => "a JSON body",
            "text" if step.arguments.first().and_then(text_literal).is_some() => "a constant body",
            "text" => "a text body",
            "file" => "a file",
            "json_rpc" | "json_rpc_without_params" => "a JSON-RPC call",
            "graphql" | "graphql_without_variables" => "a GraphQL query",
            "bare_multipart" | "files" => "a multipart form",
            method if method.starts_with("part") => "a multipart form",
            method if method.starts_with("field") => "a form",
            _ => return None,
        })
    };
    steps.iter().find_map(word).unwrap_or("no body")
}

impl Step {
    fn new(call: &ExprMethodCall) -> Self {
        Self {
            method: call.method.to_string(),
            arguments: call.args.iter().cloned().collect(),
        }
    }

    /// The only text that a step is given, if it is this one.
    pub(super) fn literal_of(&self, method: &str) -> Option<String> {
        let is_it = self.method == method;
        self.arguments.first().filter(|_| is_it).and_then(text_literal)
    }

    pub(super) fn graphql_query(&self) -> Option<String> {
        self.literal_of("graphql")
            .or_else(|| self.literal_of("graphql_without_variables"))
    }

    /// The method that a call of JSON-RPC names.
    pub(super) fn json_rpc_method(&self) -> Option<String> {
        let call = self.literal_of("json_rpc");
        let call = call.or_else(|| self.literal_of("json_rpc_without_params"))?;
        let call: Value = serde_json::from_str(&call).ok()?;
        Some(call.get("method")?.as_str()?.to_owned())
    }

    /// The credential that does instead of another.
    pub(super) fn instead(&self) -> Option<String> {
        let is_it = self.method == "auth_instead";
        self.arguments.get(1).filter(|_| is_it).and_then(text_literal)
    }

    /// What is sent, without the place among others that are sent; `None`: a step that is told by itself.
    pub(super) fn code(&self) -> Option<String> {
        if matches!(self.method.as_str(), "auth" | "auth_instead") || self.graphql_query().is_some() {
            return None;
        }
        let slot = usize::from(self.arguments.len() > 1 && self.arguments.first().is_some_and(is_number));
        let arguments: Vec<String> = self.arguments[slot..].iter().map(tokens_text).collect();
        Some(format!("{}({})", self.method, arguments.join(", ")))
    }

    /// Where the value of a setter goes.
    pub(super) fn target(&self) -> Option<FieldPath> {
        let leaves = self.leaves();
        self.target_by(leaves.iter().find_map(literal_value)?)
    }

    /// Where an argument goes, if this step sends it.
    pub(super) fn target_of(&self, argument: &str) -> Option<FieldPath> {
        let leaves = self.leaves();
        let is_it = |(index, leaf): (usize, &TokenTree)| {
            let before = index.checked_sub(1).and_then(|before| leaves.get(before));
            let holder = index.checked_sub(2).and_then(|holder| leaves.get(holder));
            let is_value = match before {
                Some(TokenTree::Punct(sign)) if sign.as_char() == '.' => {
                    matches!(holder, Some(TokenTree::Ident(name)) if name == "parameters")
                }
                Some(TokenTree::Punct(sign)) => sign.as_char() != ':',
                _ => true,
            };
            is_value && matches!(leaf, TokenTree::Ident(name) if name == argument)
        };
        let index = leaves.iter().enumerate().position(is_it)?;
        let key = leaves[..index].iter().rev().find_map(literal_value)?;
        self.target_by(key)
    }

    fn target_by(&self, key: String) -> Option<FieldPath> {
        let place = match self.method.as_str() {
            "path" | "path_joined" => Place::Path,
            "bind" => Place::Text,
            "instead" => Place::Client,
            "header" => Place::Header,
            "flag" => Place::Query,
            method if method.starts_with("query") => Place::Query,
            method if method.starts_with("field") || method.starts_with("part") => Place::Field,
            "files" => Place::Field,
            "json" => return Some(FieldPath::Argument(Place::Body, "body".to_owned())),
            _ => return None,
        };
        Some(FieldPath::Argument(place, key))
    }

    /// All tokens of the arguments, groups opened.
    fn leaves(&self) -> Vec<TokenTree> {
        let mut leaves = Vec::new();
        for argument in &self.arguments {
            open_groups(argument.to_token_stream(), &mut leaves);
        }
        leaves
    }
}

fn open_groups(tokens: TokenStream, leaves: &mut Vec<TokenTree>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => open_groups(group.stream(), leaves),
            leaf => leaves.push(leaf),
        }
    }
}

fn literal_value(leaf: &TokenTree) -> Option<String> {
    let TokenTree::Literal(literal) = leaf else {
        return None;
    };
    match syn::Lit::new(literal.clone()) {
        syn::Lit::Str(text) => Some(text.value()),
        _ => None,
    }
}

fn is_number(expression: &Expr) -> bool {
    matches!(expression, Expr::Lit(literal) if matches!(literal.lit, syn::Lit::Int(_)))
}
