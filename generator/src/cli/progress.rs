//! How far the run is, for people who watch it.

use std::env;
use std::io::{IsTerminal, stderr};

use indicatif::{ProgressBar, ProgressStyle};

/// A bar on a terminal; nothing in a pipe, in CI, or where plain output is asked for.
pub(super) fn bar(steps: usize) -> ProgressBar {
    shown(steps as u64, "{bar:30} {pos}/{len} {wide_msg}")
}

/// The same for a file that is read.
pub(super) fn bytes(length: u64) -> ProgressBar {
    shown(length, "{bar:30} {bytes}/{total_bytes}")
}

fn shown(length: u64, template: &str) -> ProgressBar {
    let plain = ["NO_COLOR", "CI"]
        .iter()
        .any(|name| env::var_os(name).is_some_and(|value| !value.is_empty()));
    if plain || !stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(length);
    match ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
