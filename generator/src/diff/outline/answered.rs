//! What a call gives: `impl Operation for ListUsers { type Success = …; fn success(…) { match … } }`.

use std::collections::BTreeMap;

use quote::ToTokens;
use syn::{Arm, Expr, ImplItem, ImplItemFn, Item, ItemImpl};

use super::written::{Scope, WrittenType, last_expression, last_name, tokens_text};

/// What a call gives.
pub(in crate::diff) struct Answered {
    pub(in crate::diff) success: WrittenType,
    /// `None`: no failure is documented.
    pub(in crate::diff) failure: Option<WrittenType>,
    pub(in crate::diff) statuses: Vec<Status>,
    /// Its list, if it comes page by page.
    pub(in crate::diff) pages: Option<PageList>,
}

/// A documented status.
#[derive(PartialEq)]
pub(in crate::diff) struct Status {
    pub(in crate::diff) number: u16,
    pub(in crate::diff) outcome: Outcome,
    /// The variant that stands for it, where there are several.
    pub(in crate::diff) variant: Option<String>,
}

/// Whether a status is good news.
#[derive(Clone, Copy, PartialEq)]
pub(in crate::diff) enum Outcome {
    Success,
    Failure,
}

/// A list that comes page by page.
#[derive(PartialEq)]
pub(in crate::diff) struct PageList {
    pub(in crate::diff) item: WrittenType,
    /// How one page follows another.
    pub(in crate::diff) order: String,
}

/// What the calls of a file give, by the type that stands for the call.
pub(super) fn answers_by_call(items: &[Item], scope: Scope<'_>) -> BTreeMap<String, Answered> {
    let mut found: BTreeMap<String, Answered> = BTreeMap::new();
    for (block, call) in blocks_of_trait(items, "Operation") {
        let success = associated_type(block, "Success", scope);
        let failure = associated_type(block, "Failure", scope);
        let statuses = block.items.iter().filter_map(|item| match item {
            ImplItem::Fn(method) => Some(statuses_of(method)),
            _ => None,
        });
        let answered = Answered {
            success: success.unwrap_or_else(|| WrittenType::named("Body")),
            failure: failure.filter(|failure| failure.head != "Undocumented"),
            statuses: statuses.flatten().collect(),
            pages: None,
        };
        found.insert(call, answered);
    }
    for (block, call) in blocks_of_trait(items, "Paged") {
        let constants = block.items.iter().filter_map(|item| match item {
            ImplItem::Const(constant) => Some(tokens_text(&constant.expr)),
            _ => None,
        });
        if let (Some(answered), Some(item)) = (found.get_mut(&call), associated_type(block, "Item", scope)) {
            let order = constants.collect::<Vec<_>>().join(", ");
            answered.pages = Some(PageList { item, order });
        }
    }
    found
}

fn blocks_of_trait<'a>(items: &'a [Item], name: &str) -> impl Iterator<Item = (&'a ItemImpl, String)> {
    items.iter().filter_map(move |item| match item {
        Item::Impl(block) => {
            let (path, ..) = block.trait_.as_ref()?;
            let is_it = path.segments.last().is_some_and(|segment| segment.ident == name);
            Some((block, last_name(&block.self_ty)?)).filter(|_| is_it)
        }
        _ => None,
    })
}

fn associated_type(block: &ItemImpl, name: &str, scope: Scope<'_>) -> Option<WrittenType> {
    block.items.iter().find_map(|item| match item {
        ImplItem::Type(item) if item.ident == name => Some(scope.read_type(&item.ty)),
        _ => None,
    })
}

/// The arms of `match answer.status() { 200 => answer.json(), _ => … }`.
fn statuses_of(method: &ImplItemFn) -> Vec<Status> {
    let is_failure = method.sig.ident == "failure";
    let outcome = if is_failure { Outcome::Failure } else { Outcome::Success };
    match last_expression(&method.block) {
        Some(Expr::Match(chosen)) => chosen
            .arms
            .iter()
            .flat_map(|arm| statuses_of_arm(arm, outcome))
            .collect(),
        _ => Vec::new(),
    }
}

fn statuses_of_arm(arm: &Arm, outcome: Outcome) -> Vec<Status> {
    // `200 | 201`
    let numbers = arm
        .pat
        .to_token_stream()
        .into_iter()
        .filter_map(|token| token.to_string().parse().ok());
    let variant = match &*arm.body {
        Expr::MethodCall(call) if call.method == "map" => call.args.first().and_then(made_variant),
        _ => None,
    };
    let status = |number| Status {
        number,
        outcome,
        variant: variant.clone(),
    };
    numbers.map(status).collect()
}

/// `GetUserError::NotFound`, also behind `|()|`.
fn made_variant(expression: &Expr) -> Option<String> {
    match expression {
        Expr::Path(path) => path.path.segments.last().map(|segment| segment.ident.to_string()),
        Expr::Closure(closure) => made_variant(&closure.body),
        _ => None,
    }
}
