//! Statements of a flow.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};
use serde_json::Value;

use crate::emit::program::raw;
use crate::emit::text::{literal, path_segment};
use crate::rust::Standpoint;
use crate::script::suite::{AnswerId, Check, Claim, ItemId, Operand};
use crate::shown::flow::{Deed, FlowRequest, Held, Reply};

/// A request, and what is done with its answer.
pub(super) fn request(request: &FlowRequest, from: Standpoint<'_>) -> TokenStream {
    let reply = reply(&request.reply, &literal(&request.path));
    let call = super::sent(request, from);
    let rest = answered(request);
    quote! {
        let reply = #reply;
        let call = #call;
        #rest
    }
}

/// The same without the call.
pub(super) fn after_call(request: &FlowRequest) -> TokenStream {
    let reply = reply(&request.reply, &literal(&request.path));
    let rest = answered(request);
    quote!(let reply = #reply; #rest)
}

/// What is done with the answer.
fn answered(request: &FlowRequest) -> TokenStream {
    let deeds = deeds(&request.deeds, &literal(&request.path));
    match uses_answer(&request.deeds, AnswerId(0)) {
        true => quote! {
            let Some(answer) = flow.call(reply, call).await? else {
                return Ok(());
            };
            #deeds
        },
        false => quote! {
            flow.call(reply, call).await?;
            #deeds
        },
    }
}

fn reply(reply: &Reply, path: &TokenStream) -> TokenStream {
    match reply {
        Reply::Saved(index) => {
            let index = Literal::usize_unsuffixed(*index);
            quote!(flow.saved(#path, #index)?)
        }
        Reply::Made { status, headers, body } => {
            let status = Literal::u16_unsuffixed(*status);
            let body = if body.is_empty() { literal("") } else { raw(body) };
            let headers = headers.iter().map(|(name, value)| {
                let (name, value) = (literal(name), literal(value));
                quote!((#name, #value))
            });
            quote!(flow.made(#path, #status, [#(#headers),*], #body))
        }
    }
}

fn uses_answer(deeds: &[Deed], id: AnswerId) -> bool {
    let is_it = |operand: &Operand| {
        let mut found = false;
        operand.walk(&mut |operand| found |= answer_of(operand) == Some(id));
        found
    };
    let in_check = |check: &Check| {
        let mut found = false;
        check.walk(&mut |operand| found |= answer_of(operand) == Some(id));
        found
    };
    deeds.iter().any(|deed| match deed {
        Deed::Test { name, checks } => is_it(name) || checks.iter().any(|held| in_check(&held.check)),
        Deed::If { test, then, otherwise } => is_it(test) || uses_answer(then, id) || uses_answer(otherwise, id),
        Deed::Each { list, deeds, .. } => is_it(list) || uses_answer(deeds, id),
        Deed::Keep { value, .. } => is_it(value),
        Deed::Wait(_) => false,
        Deed::Ask { url, deeds, .. } => is_it(url) || uses_answer(deeds, id),
    })
}

fn answer_of(operand: &Operand) -> Option<AnswerId> {
    match operand {
        Operand::Status(id) | Operand::Text(id) | Operand::Json(id) | Operand::Header(id, _) => Some(*id),
        _ => None,
    }
}

fn deeds(deeds: &[Deed], path: &TokenStream) -> TokenStream {
    deeds.iter().map(|deed| self::deed(deed, path)).collect()
}

fn deed(deed: &Deed, path: &TokenStream) -> TokenStream {
    match deed {
        Deed::Test { name, checks } => {
            let (met, open): (Vec<&Held>, Vec<&Held>) = checks.iter().partition(|held| held.is_met);
            let name = test_name(name);
            let test = |method: &str, checks: &[&Held]| {
                let method = path_segment(method);
                let checks: Vec<TokenStream> = checks.iter().map(|held| check(&held.check)).collect();
                (!checks.is_empty()).then(|| quote!(flow.#method(#name, [#(#checks),*]);))
            };
            let (met, open) = (test("test", &met), test("test_live", &open));
            quote!(#met #open)
        }
        Deed::If { test, then, otherwise } => {
            let test = condition(test);
            let (then, otherwise) = (deeds(then, path), deeds(otherwise, path));
            match otherwise.is_empty() {
                true => quote!(if #test { #then }),
                false => quote!(if #test { #then } else { #otherwise }),
            }
        }
        Deed::Each { item, list, deeds } => {
            let uses_item = self::uses_item(deeds, *item);
            let name = item_name(*item);
            let name = if uses_item { quote!(#name) } else { quote!(_) };
            let (list, deeds) = (seen(list), self::deeds(deeds, path));
            quote!(for #name in #list.elements() { #deeds })
        }
        Deed::Keep { variable, value } => {
            let (variable, value) = (literal(variable), owned(value));
            quote!(flow.keep(#variable, #value);)
        }
        Deed::Wait(milliseconds) => {
            let milliseconds = Literal::u32_unsuffixed(*milliseconds);
            quote!(flow.wait(#milliseconds).await;)
        }
        Deed::Ask {
            answer,
            method,
            url,
            reply,
            deeds,
        } => {
            let (reply, url) = (self::reply(reply, path), text(url));
            let method = literal(method);
            let ask = quote!(flow.ask(#reply, #method, #url).await?;);
            let ask = match uses_answer(deeds, *answer) {
                true => {
                    let name = answer_name(*answer);
                    quote!(let #name = #ask)
                }
                false => ask,
            };
            let deeds = self::deeds(deeds, path);
            quote!(#ask #deeds)
        }
    }
}

fn uses_item(deeds: &[Deed], item: ItemId) -> bool {
    let is_it = |operand: &Operand| *operand == Operand::Item(item);
    let within = |operand: &Operand| {
        let mut found = false;
        operand.walk(&mut |operand| found |= is_it(operand));
        found
    };
    deeds.iter().any(|deed| match deed {
        Deed::Test { name, checks } => {
            let mut found = within(name);
            checks
                .iter()
                .for_each(|held| held.check.walk(&mut |operand| found |= is_it(operand)));
            found
        }
        Deed::If { test, then, otherwise } => within(test) || uses_item(then, item) || uses_item(otherwise, item),
        Deed::Each { list, deeds, .. } => within(list) || uses_item(deeds, item),
        Deed::Keep { value, .. } => within(value),
        Deed::Wait(_) => false,
        Deed::Ask { url, deeds, .. } => within(url) || uses_item(deeds, item),
    })
}

fn answer_name(id: AnswerId) -> proc_macro2::Ident {
    match id.0 {
        0 => format_ident!("answer"),
        1 => format_ident!("asked"),
        number => format_ident!("asked_{number}"),
    }
}

fn item_name(id: ItemId) -> proc_macro2::Ident {
    match id.0 {
        0 => format_ident!("item"),
        number => format_ident!("item_{}", number + 1),
    }
}

fn test_name(name: &Operand) -> TokenStream {
    text(name)
}

/// An operand where a text is borrowed.
fn text(operand: &Operand) -> TokenStream {
    match operand {
        Operand::Literal(Value::String(text)) => literal(text),
        operand => {
            let value = seen(operand);
            quote!(&#value.text())
        }
    }
}

fn condition(test: &Operand) -> TokenStream {
    match test {
        Operand::Met(check) => {
            let check = self::check(check);
            quote!(#check.is_ok())
        }
        Operand::Not(inner) => {
            let inner = condition(inner);
            quote!(!(#inner))
        }
        Operand::All(parts) => {
            let parts = parts.iter().map(grouped);
            quote!(#(#parts)&&*)
        }
        Operand::Any(parts) => {
            let parts = parts.iter().map(grouped);
            quote!(#(#parts)||*)
        }
        operand => {
            let value = seen(operand);
            quote!(#value.is_true().is_ok())
        }
    }
}

/// A part of a condition.
fn grouped(part: &Operand) -> TokenStream {
    let test = condition(part);
    match part {
        Operand::All(_) | Operand::Any(_) => quote!((#test)),
        _ => test,
    }
}

fn check(check: &Check) -> TokenStream {
    if let Claim::Never(reason) = &check.claim {
        let reason = seen(reason);
        return quote!(#reason.never());
    }
    let mut subject = seen(&check.subject);
    if check.denied {
        subject = quote!(#subject.not());
    }
    let (method, arguments) = claim(&check.claim);
    let method = path_segment(method);
    quote!(#subject.#method(#(#arguments),*))
}

/// The method that holds a claim, and what it takes.
fn claim(claim: &Claim) -> (&'static str, Vec<TokenStream>) {
    let texts = |texts: &[String]| {
        let texts = texts.iter().map(|text| literal(text));
        vec![quote!(&[#(#texts),*])]
    };
    match claim {
        Claim::Equals(other) => ("equals", vec![given(other)]),
        Claim::Resembles(other) => ("resembles", vec![given(other)]),
        Claim::IsOneOf(others) => ("is_one_of", vec![list(others)]),
        Claim::IsA(kind) => ("is_a", vec![literal(kind)]),
        Claim::Has(key, None) => ("has", vec![given(key)]),
        Claim::Has(key, Some(value)) => ("has_value", vec![given(key), given(value)]),
        Claim::HasAt(way, None) => ("has_at", vec![given(way)]),
        Claim::HasAt(way, Some(value)) => ("has_value_at", vec![given(way), given(value)]),
        Claim::Contains(part) => ("includes", vec![given(part)]),
        Claim::ContainsAny(parts) => ("includes_any", texts(parts)),
        Claim::ContainsAnyCase(parts) => ("includes_any_case", texts(parts)),
        Claim::Exists => ("exists", Vec::new()),
        Claim::IsEmpty => ("has_nothing", Vec::new()),
        Claim::IsTrue => ("is_true", Vec::new()),
        Claim::IsAbove(other) => ("is_above", vec![given(other)]),
        Claim::IsBelow(other) => ("is_below", vec![given(other)]),
        Claim::IsAtLeast(other) => ("is_at_least", vec![given(other)]),
        Claim::IsAtMost(other) => ("is_at_most", vec![given(other)]),
        Claim::IsWithin(low, high) => {
            let bounds = [low, high].map(|bound| Literal::u16_unsuffixed(*bound));
            ("is_within", bounds.iter().map(|bound| quote!(#bound)).collect())
        }
        Claim::StartsWith(part) => ("begins", vec![given(part)]),
        Claim::EndsWith(part) => ("ends", vec![given(part)]),
        Claim::HasKeys(keys) => ("has_keys", vec![list(keys)]),
        Claim::HasMembers(members) => ("has_members", vec![given(members)]),
        Claim::Conforms(schema) => ("conforms", vec![raw(&schema.to_string())]),
        Claim::Never(_) => unreachable!("a check that never holds has no subject"),
    }
}

/// Operands where something takes several: of one kind as they stand.
fn list(operands: &[Operand]) -> TokenStream {
    let is_text = operands.iter().all(|operand| operand.text().is_some());
    let is_number = |operand: &Operand| matches!(operand, Operand::Literal(Value::Number(number)) if small(number));
    let values: Vec<TokenStream> = match is_text || operands.iter().all(is_number) {
        true => operands.iter().map(given).collect(),
        false => operands.iter().map(owned).collect(),
    };
    match values.is_empty() {
        true => quote!([Seen::nothing(); 0]),
        false => quote!([#(#values),*]),
    }
}

/// A number that is an `i32`.
fn small(number: &serde_json::Number) -> bool {
    number.as_i64().is_some_and(|number| i32::try_from(number).is_ok())
}

/// An operand where something takes whatever becomes a `Seen`.
fn given(operand: &Operand) -> TokenStream {
    match operand {
        Operand::Literal(Value::String(text)) => literal(text),
        Operand::Literal(Value::Bool(value)) => quote!(#value),
        Operand::Literal(Value::Number(number)) => self::number(number),
        operand => seen(operand),
    }
}

fn number(number: &serde_json::Number) -> TokenStream {
    match (number.as_i64(), number.as_f64()) {
        (Some(whole), _) => {
            let magnitude = match small(number) {
                true => Literal::u64_unsuffixed(whole.unsigned_abs()),
                false => Literal::i64_suffixed(whole.checked_abs().unwrap_or(i64::MAX)),
            };
            if whole < 0 {
                quote!(-#magnitude)
            } else {
                quote!(#magnitude)
            }
        }
        (None, float) => {
            let float = float.filter(|float| float.is_finite()).unwrap_or_default();
            let magnitude = Literal::f64_suffixed(float.abs());
            if float < 0.0 {
                quote!(-#magnitude)
            } else {
                quote!(#magnitude)
            }
        }
    }
}

/// An operand as a `Seen` that is nobody else's.
fn owned(operand: &Operand) -> TokenStream {
    match operand {
        Operand::Item(_) => {
            let item = seen(operand);
            quote!(#item.clone())
        }
        other => seen(other),
    }
}

/// An operand as a `Seen`.
fn seen(operand: &Operand) -> TokenStream {
    match operand {
        Operand::Undefined | Operand::Method | Operand::Literal(Value::Null)
            if *operand != Operand::literal(Value::Null) =>
        {
            quote!(Seen::nothing())
        }
        Operand::Literal(value @ (Value::Null | Value::Array(_) | Value::Object(_))) => {
            let json = raw(&value.to_string());
            quote!(Seen::read(#json))
        }
        Operand::Literal(_) => {
            let value = given(operand);
            quote!(Seen::from(#value))
        }
        Operand::Variable(name) => {
            let name = literal(name);
            quote!(flow.variable(#name))
        }
        Operand::Status(id) => looked(*id, "status"),
        Operand::Text(id) => looked(*id, "content"),
        Operand::Json(id) => looked(*id, "json"),
        Operand::Header(id, name) => {
            let (answer, name) = (answer_name(*id), literal(name));
            quote!(#answer.header(#name))
        }
        Operand::Item(item) => {
            let item = item_name(*item);
            quote!(#item)
        }
        Operand::Member(_) => member(operand),
        Operand::Seen(inner, "reason") => match &**inner {
            Operand::Status(id) => looked(*id, "reason"),
            _ => unreachable!("only a status has a reason"),
        },
        Operand::Seen(inner, what) => {
            let (inner, what) = (seen(inner), path_segment(what));
            quote!(#inner.#what())
        }
        Operand::Joined(parts) => {
            let parts = parts.iter().map(owned);
            quote!(Seen::joined([#(#parts),*]))
        }
        Operand::Sum(sign, parts) => {
            let method = path_segment(if *sign == '-' { "minus" } else { "plus" });
            let (one, other) = (seen(&parts[0]), given(&parts[1]));
            quote!(#one.#method(#other))
        }
        test => {
            let test = condition(test);
            quote!(Seen::from(#test))
        }
    }
}

fn looked(id: AnswerId, what: &str) -> TokenStream {
    let (answer, what) = (answer_name(id), path_segment(what));
    quote!(#answer.#what())
}

/// `answer.at("/data/0/id")`, where the way is written out.
fn member(operand: &Operand) -> TokenStream {
    let (mut keys, mut at) = (Vec::new(), operand);
    while let Operand::Member(parts) = at {
        let [owner, key] = &**parts;
        let key = match key {
            Operand::Literal(Value::String(key)) => key.replace('~', "~0").replace('/', "~1"),
            Operand::Literal(Value::Number(index)) if index.is_u64() => index.to_string(),
            _ => break,
        };
        keys.push(key);
        at = owner;
    }
    if keys.is_empty() {
        let Operand::Member(parts) = operand else {
            unreachable!("it is a member");
        };
        let (owner, key) = (seen(&parts[0]), given(&parts[1]));
        return quote!(#owner.member(#key));
    }
    let pointer: String = keys.iter().rev().map(|key| format!("/{key}")).collect();
    let pointer = literal(&pointer);
    let owner = match at {
        Operand::Json(id) => {
            let name = answer_name(*id);
            quote!(#name)
        }
        other => seen(other),
    };
    quote!(#owner.at(#pointer))
}
