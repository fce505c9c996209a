//! Time and chance of scripts. Times are milliseconds since 1970, and always UTC.

use super::clock;
use super::script_value::{Value, number};
use std::sync::OnceLock;

pub(super) const DAY: f64 = 86_400_000.0;
/// A time and a chance that stand still.
static FIXED: OnceLock<(Option<f64>, Option<f64>)> = OnceLock::new();

/// Lets time stand still, and chance: for tests. The first call counts.
pub fn fix(now: Option<f64>, random: Option<f64>) {
    let _ = FIXED.set((now, random));
}

/// The time.
#[must_use]
pub fn now() -> f64 {
    let fixed = FIXED.get().and_then(|(now, _)| *now);
    fixed.unwrap_or_else(|| clock::millis() as f64)
}

/// A number from 0 to below 1.
#[must_use]
pub fn random() -> f64 {
    let fixed = FIXED.get().and_then(|(_, random)| *random);
    fixed.unwrap_or_else(|| (clock::random() >> 11) as f64 / (1_u64 << 53) as f64)
}

/// A random UUID (version 4).
#[must_use]
pub fn uuid() -> String {
    let digit = |place: char| match place {
        'x' => char::from_digit((random() * 16.0) as u32, 16),
        'y' => char::from_digit((random() * 16.0) as u32 & 3 | 8, 16),
        other => Some(other),
    };
    "xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx"
        .chars()
        .filter_map(digit)
        .collect()
}

/// Year, month from 0, day, and milliseconds of the day.
fn civil(time: f64) -> (i64, i64, i64, f64) {
    let days = (time / DAY).floor();
    // Days from 1 March of year 0, so that the leap day is the last of its year.
    let shifted = days as i64 + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let day_of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let (month, turn) = if month < 10 { (month + 2, 0) } else { (month - 10, 1) };
    (year_of_era + era * 400 + turn, month, day, time - days * DAY)
}

/// The time of a day, months from 0 and days from 1 beyond their ends, too.
pub(super) fn time_of(year: i64, month: i64, day: f64) -> f64 {
    let (year, month) = (year + month.div_euclid(12), month.rem_euclid(12));
    let (year, month) = if month > 1 {
        (year, month - 2)
    } else {
        (year - 1, month + 10)
    };
    let days = 365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    (((days + (153 * month + 2) / 5) as f64) - 719_468.0 + day - 1.0) * DAY
}

/// The year.
#[must_use]
pub fn year(time: f64) -> f64 {
    civil(time).0 as f64
}

/// The month, from 0.
#[must_use]
pub fn month(time: f64) -> f64 {
    civil(time).1 as f64
}

/// The day of the month.
#[must_use]
pub fn day(time: f64) -> f64 {
    civil(time).2 as f64
}

/// The day of the week, from Sunday as 0.
#[must_use]
pub fn weekday(time: f64) -> f64 {
    ((time / DAY).floor() + 4.0).rem_euclid(7.0)
}

/// The hour.
#[must_use]
pub fn hours(time: f64) -> f64 {
    (time.rem_euclid(DAY) / 3_600_000.0).floor()
}

/// The minute.
#[must_use]
pub fn minutes(time: f64) -> f64 {
    (time.rem_euclid(3_600_000.0) / 60_000.0).floor()
}

/// The second.
#[must_use]
pub fn seconds(time: f64) -> f64 {
    (time.rem_euclid(60_000.0) / 1_000.0).floor()
}

/// The milliseconds of the second.
#[must_use]
pub fn milliseconds(time: f64) -> f64 {
    time.rem_euclid(1_000.0).floor()
}

/// The time moved by so many of a unit: `days`, `h`, `month`.
#[must_use]
pub fn add_time(time: f64, amount: impl Into<Value>, unit: impl Into<Value>) -> f64 {
    let (amount, unit) = (number(amount), unit.into().to_string());
    let plain = if unit.len() > 1 {
        unit.trim_end_matches('s')
    } else {
        unit.as_str()
    };
    let size = match plain {
        "m" | "minute" => 60_000.0,
        "h" | "hour" => 3_600_000.0,
        "d" | "day" => DAY,
        "w" | "week" => 7.0 * DAY,
        "s" | "second" => 1_000.0,
        "M" | "month" | "y" | "year" | "Q" | "quarter" => {
            let months = match plain {
                "y" | "year" => amount * 12.0,
                "Q" | "quarter" => amount * 3.0,
                _ => amount,
            };
            let (year, month, day, rest) = civil(time);
            let target = month + months as i64;
            let last = (time_of(year, target + 1, 1.0) - time_of(year, target, 1.0)) / DAY;
            return time_of(year, target, (day as f64).min(last)) + rest;
        }
        _ => 1.0,
    };
    time + amount * size
}

/// The beginning of the `day`, `month`, `hour` … of a time.
#[must_use]
pub fn start_of(time: f64, unit: impl Into<Value>) -> f64 {
    let (year, month, _, _) = civil(time);
    let down = |size: f64| (time / size).floor() * size;
    match unit.into().to_string().trim_end_matches('s') {
        "year" => time_of(year, 0, 1.0),
        "month" => time_of(year, month, 1.0),
        "week" => down(DAY) - weekday(time) * DAY,
        "hour" => down(3_600_000.0),
        "minute" => down(60_000.0),
        "second" => down(1_000.0),
        _ => down(DAY),
    }
}

/// The time that a number or a text says.
#[must_use]
pub fn parse_time(value: impl Into<Value>) -> f64 {
    match value.into() {
        Value::Number(number) => number,
        Value::Text(text) => {
            let http = || clock::parse_date(&text).map(|seconds| seconds as f64 * 1_000.0);
            iso(&text).or_else(http).unwrap_or(f64::NAN)
        }
        _ => f64::NAN,
    }
}

/// The time of `2023-11-14T22:13:20.000Z`.
fn iso(text: &str) -> Option<f64> {
    let (date, clock) = text.split_once(['T', ' ']).unwrap_or((text, ""));
    let mut parts = date.split('-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (
        parts.next()??,
        parts.next().unwrap_or(Some(1))?,
        parts.next().unwrap_or(Some(1))?,
    );
    let (clock, offset) = match clock.find(['Z', '+', '-']) {
        Some(at) => (clock.get(..at)?, clock.get(at..)?),
        None => (clock, ""),
    };
    let units = [3_600.0, 60.0, 1.0];
    let seconds = |clock: &str| -> Option<f64> {
        let parts = clock
            .split(':')
            .zip(units)
            .map(|(part, unit)| part.parse::<f64>().ok().map(|part| part * unit));
        parts.sum()
    };
    let of_day = if clock.is_empty() { 0.0 } else { seconds(clock)? };
    let shift = match offset.strip_prefix(['+', '-']) {
        Some(digits) => seconds(digits)? * if offset.starts_with('-') { -1.0 } else { 1.0 },
        None => 0.0,
    };
    Some(time_of(year, month - 1, day as f64) + (of_day - shift) * 1_000.0)
}
