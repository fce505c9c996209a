//! Numbers of scripts, as JavaScript reads, rounds and shifts them.

use super::script_value::{Value, number};

/// The whole number at the beginning of a text.
#[must_use]
pub fn parse_int(value: impl Into<Value>) -> f64 {
    parse_radix(value, 10.0)
}

/// The whole number to a base at the beginning of a text.
#[must_use]
pub fn parse_radix(value: impl Into<Value>, radix: impl Into<Value>) -> f64 {
    let radix = (number(radix) as u32).clamp(2, 36);
    let text = value.into().to_string();
    let text = text.trim();
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1.0, digits),
        None => (1.0, text.strip_prefix('+').unwrap_or(text)),
    };
    let digits: Vec<u32> = digits.chars().map_while(|digit| digit.to_digit(radix)).collect();
    if digits.is_empty() {
        return f64::NAN;
    }
    sign * digits
        .iter()
        .fold(0.0, |sum, digit| sum * f64::from(radix) + f64::from(*digit))
}

/// The number at the beginning of a text.
#[must_use]
pub fn parse_float(value: impl Into<Value>) -> f64 {
    let text = value.into().to_string();
    let text = text.trim();
    let ends = (1..=text.len()).rev().filter(|end| text.is_char_boundary(*end));
    let is_number = |part: &&str| part.ends_with(|last: char| last.is_ascii_digit() || last == '.');
    let mut parts = ends.filter_map(|end| text.get(..end)).filter(is_number);
    parts.find_map(|part| part.parse().ok()).unwrap_or(f64::NAN)
}

/// Rounds down.
#[must_use]
pub fn floor(number: f64) -> f64 {
    number.floor()
}

/// Rounds up.
#[must_use]
pub fn ceil(number: f64) -> f64 {
    number.ceil()
}

/// Rounds to the nearest whole number, the half up.
#[must_use]
pub fn round(number: f64) -> f64 {
    (number + 0.5).floor()
}

/// Without the sign.
#[must_use]
pub fn absolute(number: f64) -> f64 {
    number.abs()
}

/// Without the fraction.
#[must_use]
pub fn truncate(number: f64) -> f64 {
    if number.is_finite() { number.trunc() } else { 0.0 }
}

/// A power.
#[must_use]
pub fn power(base: f64, exponent: f64) -> f64 {
    base.powf(exponent)
}

/// The smallest of a list.
#[must_use]
pub fn smallest(list: impl Into<Value>) -> f64 {
    list.into().elements().iter().map(number).fold(f64::INFINITY, f64::min)
}

/// The largest of a list.
#[must_use]
pub fn largest(list: impl Into<Value>) -> f64 {
    list.into()
        .elements()
        .iter()
        .map(number)
        .fold(f64::NEG_INFINITY, f64::max)
}

/// Whether it is no number.
#[must_use]
pub fn is_nan(number: f64) -> bool {
    number.is_nan()
}

/// A number as 32 bits.
fn bits(value: impl Into<Value>) -> i32 {
    let number = number(value);
    if number.is_finite() {
        number.trunc().rem_euclid(4_294_967_296.0) as u32 as i32
    } else {
        0
    }
}

/// `left & right`
#[must_use]
pub fn bit_and(left: impl Into<Value>, right: impl Into<Value>) -> f64 {
    f64::from(bits(left) & bits(right))
}

/// `left | right`
#[must_use]
pub fn bit_or(left: impl Into<Value>, right: impl Into<Value>) -> f64 {
    f64::from(bits(left) | bits(right))
}

/// `left ^ right`
#[must_use]
pub fn bit_xor(left: impl Into<Value>, right: impl Into<Value>) -> f64 {
    f64::from(bits(left) ^ bits(right))
}

/// `left << right`
#[must_use]
pub fn shift_left(left: impl Into<Value>, right: impl Into<Value>) -> f64 {
    f64::from(bits(left) << (bits(right) & 31))
}

/// `left >> right`
#[must_use]
pub fn shift_right(left: impl Into<Value>, right: impl Into<Value>) -> f64 {
    f64::from(bits(left) >> (bits(right) & 31))
}

/// `left >>> right`
#[must_use]
pub fn shift_right_zero(left: impl Into<Value>, right: impl Into<Value>) -> f64 {
    f64::from(bits(left) as u32 >> (bits(right) & 31))
}
