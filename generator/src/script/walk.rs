//! Everything in a tree, one after the other.

use super::tree::{Expression, ExpressionKind, Function, Key, Pattern, Property, Statement, StatementKind};

/// What is in a tree.
pub(super) enum Part<'t> {
    /// A statement.
    Statement(&'t Statement),
    /// An expression.
    Expression(&'t Expression),
}

/// Calls `see` with each expression, an outer one before those within it, in the order of the text.
pub fn each_expression<'t>(statements: &'t [Statement], see: &mut dyn FnMut(&'t Expression)) {
    each_part(statements, &mut |part| {
        if let Part::Expression(expression) = part {
            see(expression);
        }
    });
}

/// The same with each statement, those in functions among them.
pub fn each_statement<'t>(statements: &'t [Statement], see: &mut dyn FnMut(&'t Statement)) {
    each_part(statements, &mut |part| {
        if let Part::Statement(statement) = part {
            see(statement);
        }
    });
}

pub(super) fn each_part<'t>(statements: &'t [Statement], see: &mut dyn FnMut(Part<'t>)) {
    for statement in statements {
        walk_statement(statement, see);
    }
}

fn walk_statement<'t>(statement: &'t Statement, see: &mut dyn FnMut(Part<'t>)) {
    see(Part::Statement(statement));
    match &statement.kind {
        StatementKind::Expression(value) | StatementKind::Throw(value) => walk_expression(value, see),
        StatementKind::Declare { target, value, .. } => {
            walk_pattern(target, see);
            walk_all(value, see);
        }
        StatementKind::Function(function) => walk_function(function, see),
        StatementKind::Return(value) => walk_all(value, see),
        StatementKind::If { test, then, otherwise } => {
            walk_expression(test, see);
            each_part(then, see);
            each_part(otherwise, see);
        }
        StatementKind::Loop {
            start,
            test,
            step,
            body,
            ..
        } => {
            each_part(start, see);
            walk_all(test, see);
            walk_all(step, see);
            each_part(body, see);
        }
        StatementKind::Each { target, list, body, .. } => {
            walk_pattern(target, see);
            walk_expression(list, see);
            each_part(body, see);
        }
        StatementKind::Block(body) => each_part(body, see),
        StatementKind::Switch { subject, cases } => {
            walk_expression(subject, see);
            for (test, body) in cases {
                walk_all(test, see);
                each_part(body, see);
            }
        }
        StatementKind::Try { body, handler, finally } => {
            each_part(body, see);
            if let Some((target, body)) = handler {
                target.iter().for_each(|target| walk_pattern(target, see));
                each_part(body, see);
            }
            each_part(finally, see);
        }
        StatementKind::Break | StatementKind::Continue | StatementKind::Other(_) => {}
    }
}

fn walk_all<'t>(expressions: impl IntoIterator<Item = &'t Expression>, see: &mut dyn FnMut(Part<'t>)) {
    for expression in expressions {
        walk_expression(expression, see);
    }
}

fn walk_expression<'t>(expression: &'t Expression, see: &mut dyn FnMut(Part<'t>)) {
    see(Part::Expression(expression));
    match &expression.kind {
        ExpressionKind::Template { holes, .. } => walk_all(holes, see),
        ExpressionKind::Array(list) | ExpressionKind::Sequence(list) => walk_all(list, see),
        ExpressionKind::Object(properties) => properties.iter().for_each(|property| walk_property(property, see)),
        ExpressionKind::Function(function) => walk_function(function, see),
        ExpressionKind::Member(inner, _)
        | ExpressionKind::Unary(_, inner)
        | ExpressionKind::Await(inner)
        | ExpressionKind::Spread(inner) => walk_expression(inner, see),
        ExpressionKind::Index(one, other)
        | ExpressionKind::Binary(_, one, other)
        | ExpressionKind::Logical(_, one, other) => {
            walk_expression(one, see);
            walk_expression(other, see);
        }
        ExpressionKind::Call(callee, arguments) | ExpressionKind::New(callee, arguments) => {
            walk_expression(callee, see);
            walk_all(arguments, see);
        }
        ExpressionKind::Conditional(parts) => walk_all(parts.iter(), see),
        ExpressionKind::Assign { target, value, .. } => {
            walk_pattern(target, see);
            walk_expression(value, see);
        }
        ExpressionKind::Step { target, .. } => walk_pattern(target, see),
        ExpressionKind::Null
        | ExpressionKind::Boolean(_)
        | ExpressionKind::Number(_)
        | ExpressionKind::Text(_)
        | ExpressionKind::Regex { .. }
        | ExpressionKind::Name(_)
        | ExpressionKind::This
        | ExpressionKind::Other(_) => {}
    }
}

fn walk_property<'t>(property: &'t Property, see: &mut dyn FnMut(Part<'t>)) {
    match property {
        Property::Value(key, value) => {
            walk_key(key, see);
            walk_expression(value, see);
        }
        Property::Spread(object) => walk_expression(object, see),
        Property::Accessor => {}
    }
}

fn walk_key<'t>(key: &'t Key, see: &mut dyn FnMut(Part<'t>)) {
    if let Key::Computed(key) = key {
        walk_expression(key, see);
    }
}

fn walk_function<'t>(function: &'t Function, see: &mut dyn FnMut(Part<'t>)) {
    function
        .parameters
        .iter()
        .for_each(|parameter| walk_pattern(parameter, see));
    each_part(&function.body, see);
}

fn walk_pattern<'t>(pattern: &'t Pattern, see: &mut dyn FnMut(Part<'t>)) {
    match pattern {
        Pattern::Member(member) => walk_expression(member, see),
        Pattern::Object(members) => {
            for (key, pattern) in members {
                walk_key(key, see);
                walk_pattern(pattern, see);
            }
        }
        Pattern::Array(elements) => elements.iter().flatten().for_each(|element| walk_pattern(element, see)),
        Pattern::Default(pattern, value) => {
            walk_pattern(pattern, see);
            walk_expression(value, see);
        }
        Pattern::Rest(pattern) => walk_pattern(pattern, see),
        Pattern::Name(..) | Pattern::Other(_) => {}
    }
}
