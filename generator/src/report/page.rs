//! The report as text and as Markdown.

use super::{Assertions, Left, Report, Share};
use crate::spelling::count;

/// So much advice is shown; machines get all of it.
const SHOWN: usize = 10;

impl Report {
    /// For a terminal.
    pub fn text(&self) -> String {
        let mut text = format!("{}\n\n", self.name.escape_debug());
        let names = self.folders.iter().map(|folder| title(&folder.name).chars().count());
        let width = names.fold(5, usize::max);
        text += &format!(
            "{:width$}  operations  typed success  typed errors  documented parameters\n",
            ""
        );
        for folder in &self.folders {
            text += &row(&title(&folder.name), width, folder.share);
        }
        text += &row("all", width, self.total);
        text += &format!("\n{} may hold anything\n", count(self.total.untyped_fields, "field"));
        text.push_str(&self.lifted_text());
        text.push_str(&self.assertions_text());
        if !self.advice.is_empty() {
            text.push_str("\nWhat would help most:\n");
        }
        for (number, advice) in self.advice.iter().take(SHOWN).enumerate() {
            let (number, request) = (number + 1, advice.request.escape_debug());
            text += &format!("{number:3}. {request}: {}\n     {}\n", advice.action, advice.gain);
        }
        text + &more_text("     ", self.advice.len())
    }

    /// What becomes of test scripts.
    fn assertions_text(&self) -> String {
        let Assertions { total, taken, left } = &self.assertions;
        if *total == 0 {
            return String::new();
        }
        let are = if *total == 1 { "assertion" } else { "assertions" };
        let mut text =
            format!("\nTest scripts: {taken} of {total} {are} stand in tests/flow.rs, which --tests writes\n");
        for Left { reason, count } in left {
            text += &format!("  not {count}: {reason}\n");
        }
        text
    }

    /// What of the paths was made an argument.
    fn lifted_text(&self) -> String {
        let mut text = String::new();
        if !self.lifted.is_empty() {
            text.push_str("\nLiteral in a path, and an argument nevertheless (`path` in postman-codegen.toml decides otherwise):\n");
        }
        for lift in self.lifted.iter().take(SHOWN) {
            let [request, written, argument] =
                [&lift.request, &lift.written, &lift.argument].map(|text| text.escape_debug());
            text += &format!("  {request}: {written} is {argument}\n");
        }
        text + &more_text("  ", self.lifted.len())
    }

    /// A page for a pull request.
    pub fn markdown(&self) -> String {
        let mut text = format!("# {}\n\n", cell(&self.name));
        text.push_str("| folder | operations | typed success | typed errors | documented parameters |\n");
        text.push_str("| --- | ---: | ---: | ---: | ---: |\n");
        let folders = self
            .folders
            .iter()
            .map(|folder| (cell(&title(&folder.name)), folder.share));
        for (name, share) in folders.chain([("**all**".to_owned(), self.total)]) {
            let [success, errors, parameters] = percents(share);
            let operations = share.operations;
            text += &format!("| {name} | {operations} | {success} | {errors} | {parameters} |\n");
        }
        let Assertions { total, taken, .. } = &self.assertions;
        if *total > 0 {
            text += &format!("\nOf {total} assertions of test scripts, {taken} stand in `tests/flow.rs`.\n");
        }
        if !self.advice.is_empty() {
            text.push_str("\n## What would help most\n\n");
        }
        for advice in self.advice.iter().take(SHOWN) {
            text += &format!("1. **{}**: {}; {}\n", cell(&advice.request), advice.action, advice.gain);
        }
        text
    }
}

/// What is said of those that are not shown.
fn more_text(indent: &str, all: usize) -> String {
    match all.saturating_sub(SHOWN) {
        0 => String::new(),
        more => format!("{indent}and {more} more; --format json lists all\n"),
    }
}

fn title(name: &str) -> String {
    if name.is_empty() {
        "(no folder)".to_owned()
    } else {
        name.escape_debug().to_string()
    }
}

/// Text of the collection in Markdown: no markup of its own, no line break.
fn cell(text: &str) -> String {
    let mut cell = String::new();
    for letter in text.chars() {
        match letter {
            letter if letter.is_control() => cell.push(' '),
            '|' | '*' | '_' | '`' | '<' | '[' | '\\' | '#' => {
                cell.push('\\');
                cell.push(letter);
            }
            other => cell.push(other),
        }
    }
    cell
}

fn row(name: &str, width: usize, share: Share) -> String {
    let [success, errors, parameters] = percents(share);
    format!(
        "{name:width$}  {:10}  {success:>13}  {errors:>12}  {parameters:>21}\n",
        share.operations
    )
}

fn percents(share: Share) -> [String; 3] {
    let percent = |part: usize| format!("{} %", (part * 100).checked_div(share.operations).unwrap_or(0));
    [share.typed_success, share.typed_errors, share.documented_parameters].map(percent)
}
