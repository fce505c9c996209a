// Written by postman-codegen; edit the collection and generate again.

//! Time: deadlines, waiting, and dates; and randomness. In a browser there are no deadlines and no waiting.

use std::time::Duration;
#[cfg(not(target_arch = "wasm32"))]
use std::time::{Instant, UNIX_EPOCH};

/// When something must be done; by default, never.
#[derive(Clone, Copy, Debug, Default)]
pub struct Deadline {
    #[cfg(not(target_arch = "wasm32"))]
    at: Option<Instant>,
}

/// Time ran out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Elapsed;

impl std::fmt::Display for Elapsed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("time ran out")
    }
}

impl std::error::Error for Elapsed {}

#[cfg(not(target_arch = "wasm32"))]
impl Deadline {
    /// So long from now.
    #[must_use]
    pub fn after(timeout: Option<Duration>) -> Self {
        let at = timeout.and_then(|timeout| Instant::now().checked_add(timeout));
        Self { at }
    }

    /// The earlier of both.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        let at = match (self.at, other.at) {
            (Some(one), Some(two)) => Some(one.min(two)),
            (one, two) => one.or(two),
        };
        Self { at }
    }

    /// Whether so much time is left.
    #[must_use]
    pub fn allows(self, time: Duration) -> bool {
        self.at
            .is_none_or(|at| at.saturating_duration_since(Instant::now()) > time)
    }

    /// What `work` gives in time.
    ///
    /// # Errors
    ///
    /// [`Elapsed`] if it does not finish; it is dropped then.
    pub async fn limit<T>(self, work: impl std::future::Future<Output = T>) -> Result<T, Elapsed> {
        match self.at {
            None => Ok(work.await),
            Some(at) => tokio::time::timeout_at(at.into(), work).await.map_err(|_| Elapsed),
        }
    }
}

#[cfg(target_arch = "wasm32")]
impl Deadline {
    /// Never: the clock of a browser is out of reach.
    #[must_use]
    pub fn after(_: Option<Duration>) -> Self {
        Self {}
    }

    /// Never.
    #[must_use]
    pub fn or(self, _: Self) -> Self {
        self
    }

    /// No time for waiting.
    #[must_use]
    pub fn allows(self, _: Duration) -> bool {
        false
    }

    /// What `work` gives.
    ///
    /// # Errors
    ///
    /// None.
    pub async fn limit<T>(self, work: impl std::future::Future<Output = T>) -> Result<T, Elapsed> {
        Ok(work.await)
    }
}

/// Waits. In a browser, [`Deadline::allows`] says beforehand that there is no time for it.
pub async fn sleep(time: Duration) {
    #[cfg(not(target_arch = "wasm32"))]
    tokio::time::sleep(time).await;
    #[cfg(target_arch = "wasm32")]
    let _ = time;
}

/// Seconds since 1970.
#[must_use]
pub fn now() -> u64 {
    millis() / 1000
}

/// Milliseconds since 1970.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn millis() -> u64 {
    let since = UNIX_EPOCH.elapsed().unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or_default()
}

/// Milliseconds since 1970.
#[cfg(target_arch = "wasm32")]
#[must_use]
pub fn millis() -> u64 {
    js_sys::Date::now() as u64
}

/// Year, month, day, hour, minute, second of a Unix time.
#[must_use]
pub fn civil(unix: u64) -> [u64; 6] {
    // Days are counted from 1 March of year 0, so that the leap day is the last of its year.
    let days = unix / 86_400 + 719_468;
    let era = days / 146_097;
    let day_of_era = days % 146_097;
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let (month, turn) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    let second = unix % 86_400;
    [
        year_of_era + era * 400 + turn,
        month,
        day,
        second / 3_600,
        second / 60 % 60,
        second % 60,
    ]
}

/// A random number. Each hasher of the standard library has keys of its own, made from the system's randomness.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn random() -> u64 {
    use std::hash::{BuildHasher as _, Hasher as _};
    std::hash::RandomState::new().build_hasher().finish()
}

/// A random number, which only JavaScript has in a browser.
#[cfg(target_arch = "wasm32")]
#[must_use]
pub fn random() -> u64 {
    let half = || (js_sys::Math::random() * 4_294_967_296.0) as u64;
    half() << 32 | half()
}

/// The seconds since 1970 that a date of HTTP says: `Sun, 06 Nov 1994 08:49:37 GMT` and its older forms (RFC 9110,
/// section 5.6.7; RFC 6265, section 5.1.1).
#[must_use]
pub fn parse_date(text: &str) -> Option<u64> {
    let (mut year, mut month, mut day, mut time) = (None, None, None, None);
    for word in text.split([' ', '-', ',', ';', '\t']).filter(|word| !word.is_empty()) {
        if word.contains(':') {
            time = time.or(seconds_of_day(word));
        } else if let Ok(number) = word.parse::<u64>() {
            match (word.len(), day) {
                (1 | 2, None) => day = Some(number),
                (2, Some(_)) => year = year.or(Some(if number < 70 { number + 2000 } else { number + 1900 })),
                (4, _) => year = year.or(Some(number)),
                _ => {}
            }
        } else {
            month = month.or_else(|| month_of(word));
        }
    }
    let (year, month, day, time) = (year?, month?, day?, time?);
    if !(1970..=9999).contains(&year) || !(1..=31).contains(&day) {
        return None;
    }
    Some((days_to(year, month) + day - 1) * 86_400 + time)
}

fn seconds_of_day(text: &str) -> Option<u64> {
    let parts: Vec<u64> = text.split(':').map(str::parse).collect::<Result<_, _>>().ok()?;
    match parts.as_slice() {
        [hour @ 0..=23, minute @ 0..=59, second @ 0..=60] => Some(hour * 3_600 + minute * 60 + second),
        _ => None,
    }
}

/// The number of a month, from 1.
fn month_of(word: &str) -> Option<u64> {
    let start = word.get(..3)?.to_ascii_lowercase();
    let names = "janfebmaraprmayjunjulaugsepoctnovdec";
    let at = names.find(&start).filter(|at| at % 3 == 0)?;
    u64::try_from(at / 3 + 1).ok()
}

/// The days from 1970 to the first of a month.
fn days_to(year: u64, month: u64) -> u64 {
    // Years begin in March, so that the leap day is the last of its year.
    let (year, month) = if month > 2 {
        (year, month - 3)
    } else {
        (year - 1, month + 9)
    };
    let leap = year / 4 - year / 100 + year / 400;
    (year * 365 + leap + (153 * month + 2) / 5).saturating_sub(719_468)
}
