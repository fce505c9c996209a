//! Operators.

use oxc_ast::ast::{AssignmentOperator, BinaryOperator, LogicalOperator, UnaryOperator};

use crate::script::tree::{Binary, Joined, Logical, Unary};

pub(super) fn unary_operator(operator: UnaryOperator) -> Unary {
    match operator {
        UnaryOperator::UnaryPlus => Unary::Plus,
        UnaryOperator::UnaryNegation => Unary::Minus,
        UnaryOperator::LogicalNot => Unary::Not,
        UnaryOperator::BitwiseNot => Unary::Invert,
        UnaryOperator::Typeof => Unary::Typeof,
        UnaryOperator::Void => Unary::Void,
        UnaryOperator::Delete => Unary::Delete,
    }
}

pub(super) fn binary_operator(operator: BinaryOperator) -> Binary {
    match operator {
        BinaryOperator::Equality => Binary::Equal,
        BinaryOperator::Inequality => Binary::Unequal,
        BinaryOperator::StrictEquality => Binary::Same,
        BinaryOperator::StrictInequality => Binary::NotSame,
        BinaryOperator::LessThan => Binary::Less,
        BinaryOperator::LessEqualThan => Binary::AtMost,
        BinaryOperator::GreaterThan => Binary::Greater,
        BinaryOperator::GreaterEqualThan => Binary::AtLeast,
        BinaryOperator::Addition => Binary::Add,
        BinaryOperator::Subtraction => Binary::Subtract,
        BinaryOperator::Multiplication => Binary::Multiply,
        BinaryOperator::Division => Binary::Divide,
        BinaryOperator::Remainder => Binary::Remainder,
        BinaryOperator::Exponential => Binary::Power,
        BinaryOperator::ShiftLeft => Binary::ShiftLeft,
        BinaryOperator::ShiftRight => Binary::ShiftRight,
        BinaryOperator::ShiftRightZeroFill => Binary::ShiftRightZero,
        BinaryOperator::BitwiseOR => Binary::Or,
        BinaryOperator::BitwiseXOR => Binary::Xor,
        BinaryOperator::BitwiseAnd => Binary::And,
        BinaryOperator::In => Binary::In,
        BinaryOperator::Instanceof => Binary::InstanceOf,
    }
}

pub(super) fn logical_operator(operator: LogicalOperator) -> Logical {
    match operator {
        LogicalOperator::Or => Logical::Or,
        LogicalOperator::And => Logical::And,
        LogicalOperator::Coalesce => Logical::Coalesce,
    }
}

/// With what `+=` and the like join; `None`: `=`.
pub(super) fn joined_operator(operator: AssignmentOperator) -> Option<Joined> {
    let binary = operator
        .to_binary_operator()
        .map(|operator| Joined::Binary(binary_operator(operator)));
    let logical = || {
        operator
            .to_logical_operator()
            .map(|operator| Joined::Logical(logical_operator(operator)))
    };
    binary.or_else(logical)
}
