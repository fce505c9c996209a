//! Times of scripts as texts, in UTC: those of JavaScript, and the formats of moment.

use super::script_time::{DAY, day, hours, milliseconds, minutes, month, seconds, time_of, weekday, year};
use super::script_value::Value;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const WEEKDAYS: [&str; 7] = [
    "Sunday",
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
];

fn name(list: &'static [&'static str], at: f64) -> &'static str {
    list.get(at as usize).copied().unwrap_or_default()
}

fn short(name: &str) -> &str {
    name.get(..3).unwrap_or(name)
}

/// `2023-11-14T22:13:20.000Z`
#[must_use]
pub fn iso_time(time: f64) -> String {
    format_time(time, "YYYY-MM-DD[T]HH:mm:ss.SSS[Z]")
}

/// `Tue, 14 Nov 2023 22:13:20 GMT`
#[must_use]
pub fn utc_time(time: f64) -> String {
    format_time(time, "ddd, DD MMM YYYY HH:mm:ss [GMT]")
}

/// `Tue Nov 14 2023 22:13:20 GMT+0000 (Coordinated Universal Time)`
#[must_use]
pub fn date_text(time: f64) -> String {
    format_time(time, "ddd MMM DD YYYY HH:mm:ss [GMT+0000 (Coordinated Universal Time)]")
}

/// `11/14/2023`
#[must_use]
pub fn local_date(time: f64) -> String {
    format_time(time, "M/D/YYYY")
}

/// `10:13:20 PM`
#[must_use]
pub fn local_time(time: f64) -> String {
    format_time(time, "h:mm:ss A")
}

/// Tokens of a format, longer ones before shorter ones.
const TOKENS: &[&str] = &[
    "YYYY", "MMMM", "dddd", "DDDD", "SSS", "MMM", "ddd", "DDD", "LTS", "LLL", "YY", "MM", "DD", "Do", "dd", "HH", "hh",
    "mm", "ss", "SS", "ZZ", "LT", "LL", "Y", "M", "D", "d", "E", "H", "h", "m", "s", "S", "A", "a", "Z", "X", "x", "Q",
    "L",
];

/// The time in a format of moment: `YYYY-MM-DD HH:mm:ss`.
#[must_use]
pub fn format_time(time: f64, format: impl Into<Value>) -> String {
    if !time.is_finite() {
        return "Invalid date".to_owned();
    }
    let format = format.into().to_string();
    let (mut text, mut rest) = (String::new(), format.as_str());
    while let Some(first) = rest.chars().next() {
        if let Some((literal, after)) = rest.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            text.push_str(literal);
            rest = after;
        } else if let Some(token) = TOKENS.iter().find(|token| rest.starts_with(**token)) {
            text.push_str(&token_text(time, token));
            rest = rest.strip_prefix(token).unwrap_or_default();
        } else {
            text.push(first);
            rest = rest.get(first.len_utf8()..).unwrap_or_default();
        }
    }
    text
}

fn token_text(time: f64, token: &str) -> String {
    let twelve = |hour: f64| if hour % 12.0 == 0.0 { 12.0 } else { hour % 12.0 };
    let two = |number: f64| format!("{number:02}");
    let (month, day, weekday) = (month(time), day(time), weekday(time));
    let of_year = || ((time - time_of(year(time) as i64, 0, 1.0)) / DAY).floor() + 1.0;
    match token {
        "YYYY" => format!("{:04}", year(time)),
        "Y" => year(time).to_string(),
        "YY" => two(year(time).rem_euclid(100.0)),
        "MMMM" => name(&MONTHS, month).to_owned(),
        "MMM" => short(name(&MONTHS, month)).to_owned(),
        "MM" => two(month + 1.0),
        "M" => (month + 1.0).to_string(),
        "Q" => ((month / 3.0).floor() + 1.0).to_string(),
        "DDDD" => format!("{:03}", of_year()),
        "DDD" => of_year().to_string(),
        "DD" => two(day),
        "D" => day.to_string(),
        "Do" => format!("{day}{}", ordinal(day)),
        "dddd" => name(&WEEKDAYS, weekday).to_owned(),
        "ddd" => short(name(&WEEKDAYS, weekday)).to_owned(),
        "dd" => name(&WEEKDAYS, weekday).get(..2).unwrap_or_default().to_owned(),
        "d" => weekday.to_string(),
        "E" => (if weekday == 0.0 { 7.0 } else { weekday }).to_string(),
        "HH" => two(hours(time)),
        "H" => hours(time).to_string(),
        "hh" => two(twelve(hours(time))),
        "h" => twelve(hours(time)).to_string(),
        "mm" => two(minutes(time)),
        "m" => minutes(time).to_string(),
        "ss" => two(seconds(time)),
        "s" => seconds(time).to_string(),
        "SSS" => format!("{:03}", milliseconds(time)),
        "SS" => two((milliseconds(time) / 10.0).floor()),
        "S" => (milliseconds(time) / 100.0).floor().to_string(),
        "A" => (if hours(time) < 12.0 { "AM" } else { "PM" }).to_owned(),
        "a" => (if hours(time) < 12.0 { "am" } else { "pm" }).to_owned(),
        "Z" => "+00:00".to_owned(),
        "ZZ" => "+0000".to_owned(),
        "X" => (time / 1_000.0).floor().to_string(),
        "x" => time.to_string(),
        "LTS" => format_time(time, "h:mm:ss A"),
        "LT" => format_time(time, "h:mm A"),
        "LLL" => format_time(time, "MMMM D, YYYY h:mm A"),
        "LL" => format_time(time, "MMMM D, YYYY"),
        _ => format_time(time, "MM/DD/YYYY"),
    }
}

fn ordinal(day: f64) -> &'static str {
    match (day % 10.0, (10.0..=13.0).contains(&day)) {
        (_, true) => "th",
        (1.0, _) => "st",
        (2.0, _) => "nd",
        (3.0, _) => "rd",
        _ => "th",
    }
}
