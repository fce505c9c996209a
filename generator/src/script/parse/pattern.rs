//! What values are bound and assigned to.

use oxc_ast::ast;

use super::operator::joined_operator;
use super::{Reader, span};
use crate::script::tree::{Expression, ExpressionKind, Key, Pattern};

impl Reader {
    pub(super) fn binding(&mut self, pattern: &ast::BindingPattern<'_>) -> Pattern {
        match &pattern.kind {
            ast::BindingPatternKind::BindingIdentifier(name) => Pattern::Name(name.name.to_string(), span(&**name)),
            ast::BindingPatternKind::ObjectPattern(object) => {
                let members = object.properties.iter().map(|property| {
                    let key = self.key(&property.key);
                    (key, self.binding(&property.value))
                });
                let mut members: Vec<_> = members.collect();
                if let Some(rest) = &object.rest {
                    members.push((Key::Text(String::new()), Pattern::Other(span(&**rest))));
                }
                Pattern::Object(members)
            }
            ast::BindingPatternKind::ArrayPattern(array) => {
                let elements = array
                    .elements
                    .iter()
                    .map(|element| element.as_ref().map(|element| self.binding(element)));
                let mut elements: Vec<_> = elements.collect();
                let rest = array.rest.as_ref().map(|rest| self.binding(&rest.argument));
                elements.extend(rest.map(|rest| Some(Pattern::Rest(Box::new(rest)))));
                Pattern::Array(elements)
            }
            ast::BindingPatternKind::AssignmentPattern(assigned) => {
                let pattern = Box::new(self.binding(&assigned.left));
                Pattern::Default(pattern, Box::new(self.expression(&assigned.right)))
            }
        }
    }

    pub(super) fn target(&mut self, target: &ast::AssignmentTarget<'_>) -> Pattern {
        match target {
            ast::AssignmentTarget::ArrayAssignmentTarget(array) => {
                let elements = array
                    .elements
                    .iter()
                    .map(|element| element.as_ref().map(|element| self.element(element)));
                Pattern::Array(elements.collect())
            }
            ast::AssignmentTarget::ObjectAssignmentTarget(object) => {
                let members = object.properties.iter().map(|property| self.assigned_member(property));
                Pattern::Object(members.collect())
            }
            other => match other.as_simple_assignment_target() {
                Some(target) => self.simple_target(target),
                None => Pattern::Other(span(other)),
            },
        }
    }

    fn assigned_member(&mut self, property: &ast::AssignmentTargetProperty<'_>) -> (Key, Pattern) {
        match property {
            ast::AssignmentTargetProperty::AssignmentTargetPropertyIdentifier(member) => {
                let name = member.binding.name.to_string();
                let pattern = Pattern::Name(name.clone(), span(&**member));
                let pattern = match &member.init {
                    Some(value) => Pattern::Default(Box::new(pattern), Box::new(self.expression(value))),
                    None => pattern,
                };
                (Key::Text(name), pattern)
            }
            ast::AssignmentTargetProperty::AssignmentTargetPropertyProperty(member) => {
                let key = self.key(&member.name);
                (key, self.element(&member.binding))
            }
        }
    }

    fn element(&mut self, element: &ast::AssignmentTargetMaybeDefault<'_>) -> Pattern {
        match element {
            ast::AssignmentTargetMaybeDefault::AssignmentTargetWithDefault(assigned) => {
                let pattern = Box::new(self.target(&assigned.binding));
                Pattern::Default(pattern, Box::new(self.expression(&assigned.init)))
            }
            other => match other.as_assignment_target() {
                Some(target) => self.target(target),
                None => Pattern::Other(span(other)),
            },
        }
    }

    fn simple_target(&mut self, target: &ast::SimpleAssignmentTarget<'_>) -> Pattern {
        let place = span(target);
        match target {
            ast::SimpleAssignmentTarget::AssignmentTargetIdentifier(name) => {
                Pattern::Name(name.name.to_string(), place)
            }
            other => match other.as_member_expression() {
                Some(member) => Pattern::Member(Expression {
                    kind: self.member(member),
                    span: place,
                }),
                None => Pattern::Other(place),
            },
        }
    }

    pub(super) fn assignment(&mut self, assignment: &ast::AssignmentExpression<'_>) -> ExpressionKind {
        ExpressionKind::Assign {
            target: Box::new(self.target(&assignment.left)),
            operator: joined_operator(assignment.operator),
            value: Box::new(self.expression(&assignment.right)),
        }
    }

    pub(super) fn step(&mut self, update: &ast::UpdateExpression<'_>) -> ExpressionKind {
        ExpressionKind::Step {
            target: Box::new(self.simple_target(&update.argument)),
            by: match update.operator {
                ast::UpdateOperator::Increment => 1.0,
                ast::UpdateOperator::Decrement => -1.0,
            },
            prefix: update.prefix,
        }
    }
}
