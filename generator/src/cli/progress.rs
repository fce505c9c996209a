//! How far the run is, for people who watch it.

use std::env;
use std::io::{IsTerminal, stderr};

use indicatif::{ProgressBar, ProgressStyle};

/// A bar on a terminal; nothing in a pipe, in CI, or where plain output is asked for.
pub(super) fn bar(steps: usize) -> ProgressBar {
    let plain = ["NO_COLOR", "CI"]
        .iter()
        .any(|name| env::var_os(name).is_some_and(|value| !value.is_empty()));
    if plain || !stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(steps as u64);
    match ProgressStyle::with_template("{bar:30} {pos}/{len} {wide_msg}") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
