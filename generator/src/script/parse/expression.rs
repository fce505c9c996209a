//! Expressions.

use oxc_ast::ast;

use super::operator::{binary_operator, logical_operator, unary_operator};
use super::{Reader, span, unknown};
use crate::script::tree::{DEPTH, Expression, ExpressionKind, Key, Property};

impl Reader {
    pub(super) fn expression(&mut self, expression: &ast::Expression<'_>) -> Expression {
        if self.depth >= DEPTH {
            return unknown(expression, "code that nests too deep");
        }
        self.depth += 1;
        let kind = self.expression_kind(expression);
        self.depth -= 1;
        Expression {
            kind,
            span: span(expression),
        }
    }

    fn boxed(&mut self, expression: &ast::Expression<'_>) -> Box<Expression> {
        Box::new(self.expression(expression))
    }

    fn expression_kind(&mut self, expression: &ast::Expression<'_>) -> ExpressionKind {
        match expression {
            ast::Expression::BooleanLiteral(literal) => ExpressionKind::Boolean(literal.value),
            ast::Expression::NullLiteral(_) => ExpressionKind::Null,
            ast::Expression::NumericLiteral(literal) => ExpressionKind::Number(literal.value),
            ast::Expression::StringLiteral(literal) => ExpressionKind::Text(literal.value.to_string()),
            ast::Expression::RegExpLiteral(literal) => ExpressionKind::Regex {
                pattern: literal.regex.pattern.text.to_string(),
                flags: literal.regex.flags.to_string(),
            },
            ast::Expression::TemplateLiteral(literal) => self.template(literal),
            ast::Expression::Identifier(name) => ExpressionKind::Name(name.name.to_string()),
            ast::Expression::ThisExpression(_) => ExpressionKind::This,
            ast::Expression::ArrayExpression(array) => ExpressionKind::Array(self.elements(array)),
            ast::Expression::ObjectExpression(object) => {
                let properties = object.properties.iter().map(|property| self.property(property));
                ExpressionKind::Object(properties.collect())
            }
            ast::Expression::ArrowFunctionExpression(function) => {
                ExpressionKind::Function(Box::new(self.arrow(function)))
            }
            ast::Expression::FunctionExpression(function) => {
                ExpressionKind::Function(Box::new(self.function(function)))
            }
            ast::Expression::AwaitExpression(inner) => ExpressionKind::Await(self.boxed(&inner.argument)),
            ast::Expression::SequenceExpression(sequence) => {
                ExpressionKind::Sequence(sequence.expressions.iter().map(|part| self.expression(part)).collect())
            }
            ast::Expression::ParenthesizedExpression(inner) => self.expression(&inner.expression).kind,
            ast::Expression::ChainExpression(chain) => self.chain(&chain.expression),
            other => self.operation(other),
        }
    }

    fn operation(&mut self, expression: &ast::Expression<'_>) -> ExpressionKind {
        match expression {
            ast::Expression::UnaryExpression(unary) => {
                ExpressionKind::Unary(unary_operator(unary.operator), self.boxed(&unary.argument))
            }
            ast::Expression::BinaryExpression(binary) => {
                let (left, right) = (self.boxed(&binary.left), self.boxed(&binary.right));
                ExpressionKind::Binary(binary_operator(binary.operator), left, right)
            }
            ast::Expression::LogicalExpression(logical) => {
                let (left, right) = (self.boxed(&logical.left), self.boxed(&logical.right));
                ExpressionKind::Logical(logical_operator(logical.operator), left, right)
            }
            ast::Expression::ConditionalExpression(choice) => {
                let parts = [&choice.test, &choice.consequent, &choice.alternate];
                ExpressionKind::Conditional(Box::new(parts.map(|part| self.expression(part))))
            }
            ast::Expression::AssignmentExpression(assignment) => self.assignment(assignment),
            ast::Expression::UpdateExpression(update) => self.step(update),
            ast::Expression::CallExpression(call) => self.call(call),
            ast::Expression::NewExpression(new) => {
                let callee = self.boxed(&new.callee);
                ExpressionKind::New(callee, self.arguments(&new.arguments))
            }
            ast::Expression::BigIntLiteral(_) => ExpressionKind::Other("a `BigInt`"),
            ast::Expression::ClassExpression(_) => ExpressionKind::Other("a class"),
            ast::Expression::TaggedTemplateExpression(_) => ExpressionKind::Other("a tagged template"),
            ast::Expression::YieldExpression(_) => ExpressionKind::Other("`yield`"),
            ast::Expression::ImportExpression(_) => ExpressionKind::Other("`import`"),
            other => match other.as_member_expression() {
                Some(member) => self.member(member),
                None => ExpressionKind::Other("an expression of a rare kind"),
            },
        }
    }

    fn template(&mut self, literal: &ast::TemplateLiteral<'_>) -> ExpressionKind {
        let texts = literal
            .quasis
            .iter()
            .map(|text| text.value.cooked.unwrap_or(text.value.raw).to_string());
        ExpressionKind::Template {
            texts: texts.collect(),
            holes: literal.expressions.iter().map(|hole| self.expression(hole)).collect(),
        }
    }

    fn elements(&mut self, array: &ast::ArrayExpression<'_>) -> Vec<Expression> {
        let elements = array.elements.iter().map(|element| match element {
            ast::ArrayExpressionElement::SpreadElement(spread) => self.spread(spread),
            ast::ArrayExpressionElement::Elision(gap) => unknown(gap, "a gap in an array"),
            other => match other.as_expression() {
                Some(expression) => self.expression(expression),
                None => unknown(other, "an element of a rare kind"),
            },
        });
        elements.collect()
    }

    fn spread(&mut self, spread: &ast::SpreadElement<'_>) -> Expression {
        Expression {
            kind: ExpressionKind::Spread(self.boxed(&spread.argument)),
            span: span(spread),
        }
    }

    fn property(&mut self, property: &ast::ObjectPropertyKind<'_>) -> Property {
        match property {
            ast::ObjectPropertyKind::ObjectProperty(property) if property.kind == ast::PropertyKind::Init => {
                let key = self.key(&property.key);
                Property::Value(key, self.expression(&property.value))
            }
            ast::ObjectPropertyKind::ObjectProperty(_) => Property::Accessor,
            ast::ObjectPropertyKind::SpreadProperty(spread) => Property::Spread(self.expression(&spread.argument)),
        }
    }

    pub(super) fn key(&mut self, key: &ast::PropertyKey<'_>) -> Key {
        if let Some(name) = key.static_name() {
            return Key::Text(name.into_owned());
        }
        Key::Computed(match key.as_expression() {
            Some(expression) => self.expression(expression),
            None => unknown(key, "a private member"),
        })
    }

    fn chain(&mut self, chain: &ast::ChainElement<'_>) -> ExpressionKind {
        match chain {
            ast::ChainElement::CallExpression(call) => self.call(call),
            other => match other.as_member_expression() {
                Some(member) => self.member(member),
                None => ExpressionKind::Other("an expression of a rare kind"),
            },
        }
    }

    fn call(&mut self, call: &ast::CallExpression<'_>) -> ExpressionKind {
        let callee = self.boxed(&call.callee);
        ExpressionKind::Call(callee, self.arguments(&call.arguments))
    }

    fn arguments(&mut self, arguments: &[ast::Argument<'_>]) -> Vec<Expression> {
        let arguments = arguments.iter().map(|argument| match argument {
            ast::Argument::SpreadElement(spread) => self.spread(spread),
            other => match other.as_expression() {
                Some(expression) => self.expression(expression),
                None => unknown(other, "an argument of a rare kind"),
            },
        });
        arguments.collect()
    }

    pub(super) fn member(&mut self, member: &ast::MemberExpression<'_>) -> ExpressionKind {
        match member {
            ast::MemberExpression::StaticMemberExpression(member) => {
                ExpressionKind::Member(self.boxed(&member.object), member.property.name.to_string())
            }
            ast::MemberExpression::ComputedMemberExpression(member) => {
                let object = self.boxed(&member.object);
                let index = self.expression(&member.expression);
                match index.text() {
                    Some(name) => ExpressionKind::Member(object, name.to_owned()),
                    None => ExpressionKind::Index(object, Box::new(index)),
                }
            }
            ast::MemberExpression::PrivateFieldExpression(_) => ExpressionKind::Other("a private member"),
        }
    }
}
