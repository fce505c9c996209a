//! Pages: what of an answer is its list, and how the next page is asked for.

use crate::api::{self, ArgumentId, Outcome, PagingKind, QueryEntry};
use crate::shape::{Absence, Kind, Payload, TypeRef};

use super::path::{PAGING, VEC};
use super::{Answers, Context, Expr, Hop, Paged, Request, models, ty};

/// The operation's pages, if a success is always the type that has the list.
pub(super) fn paged(request: &Request<'_>, success: &Answers) -> Option<Paged> {
    let (operation, shapes, context) = (request.operation, request.shapes, request.context);
    let paging = operation.paging.as_ref()?;
    let is_success = |(case, _): &(&api::Case, &Payload)| case.outcome == Outcome::Success;
    let (_, payload) = operation.cases.iter().zip(&shapes.cases).find(is_success)?;
    let (Answers::One { .. }, Payload::Json(top)) = (success, payload) else {
        return None;
    };
    let (hops, list) = walk(top, &paging.items, context)?;
    Some(Paged {
        item: ty::ty(list, context).argument_of(&VEC)?.clone(),
        paging: written(paging, operation)?,
        more: (!paging.more.is_empty()).then(|| keys_of(&paging.more)),
        hops,
    })
}

/// The fields down to the list, and its type.
fn walk<'a>(top: &'a TypeRef, keys: &[String], context: &Context<'a>) -> Option<(Vec<Hop>, &'a TypeRef)> {
    let mut hops = Vec::new();
    let mut current = top;
    for key in keys {
        let TypeRef::Named(id) = current else { return None };
        let Kind::Struct(fields) = &context.shapes.types.get(id.0)?.kind else {
            return None;
        };
        let index = fields.iter().position(|field| field.key == *key)?;
        let (field, name) = (fields.get(index)?, context.names.ty(*id).members.get(index)?);
        let (inner, nullable) = match &field.ty {
            TypeRef::Nullable(inner) => (inner.as_ref(), true),
            other => (other, false),
        };
        hops.push(Hop {
            field: name.clone(),
            optional: nullable || models::absence(field, *id, context) == Absence::None,
        });
        current = inner;
    }
    matches!(current, TypeRef::List(_)).then_some((hops, current))
}

/// `crate::Paging::Cursor(2, "after", &["meta", "next"])`.
fn written(paging: &api::Paging, operation: &api::Operation) -> Option<Expr> {
    let query = |id: &ArgumentId, last: Expr| {
        let is_it = |entry: &QueryEntry| matches!(entry, QueryEntry::Argument(other) if other == id);
        let place = operation.query.iter().position(is_it)?;
        let key = operation.arguments.get(id.0)?.key.clone();
        Some(vec![Expr::Count(place), Expr::Text(key), last])
    };
    let (kind, arguments) = match &paging.by {
        PagingKind::Page { argument, first } => ("Page", query(argument, Expr::Count(*first))?),
        PagingKind::Offset { argument, first } => ("Offset", query(argument, Expr::Count(*first))?),
        PagingKind::Cursor { argument, next } => ("Cursor", query(argument, keys_of(next))?),
        PagingKind::Url(next) => ("Url", vec![keys_of(next)]),
        PagingKind::Link => ("Link", Vec::new()),
    };
    let function = PAGING.member(kind);
    Some(match arguments.is_empty() {
        true => Expr::Path(function),
        false => Expr::Call {
            function,
            arguments,
            steps: Vec::new(),
        },
    })
}

fn keys_of(keys: &[String]) -> Expr {
    Expr::Slice(keys.iter().cloned().map(Expr::Text).collect())
}
