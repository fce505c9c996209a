//! The report as text and as Markdown.

use std::fmt::Write;

use super::{Report, Share};

/// So much advice is shown; machines get all of it.
const SHOWN: usize = 10;

impl Report {
    /// For a terminal.
    pub fn text(&self) -> String {
        let mut text = format!("{}\n\n", self.name.escape_debug());
        let width = self
            .folders
            .iter()
            .map(|folder| title(&folder.name).chars().count())
            .max()
            .unwrap_or(0)
            .max(5);
        let _ = writeln!(
            text,
            "{:width$}  operations  typed success  typed errors  documented parameters",
            ""
        );
        for folder in &self.folders {
            row(&mut text, &title(&folder.name), width, folder.share);
        }
        row(&mut text, "all", width, self.total);
        let _ = writeln!(
            text,
            "\n{} may hold anything",
            crate::spelling::count(self.total.untyped_fields, "field")
        );
        text.push_str(&self.lifted_text());
        if !self.advice.is_empty() {
            text.push_str("\nWhat would help most:\n");
        }
        for (number, advice) in self.advice.iter().take(SHOWN).enumerate() {
            let _ = writeln!(
                text,
                "{:3}. {}: {}",
                number + 1,
                advice.request.escape_debug(),
                advice.action
            );
            let _ = writeln!(text, "     {}", advice.gain);
        }
        if self.advice.len() > SHOWN {
            let _ = writeln!(
                text,
                "     and {} more; --format json lists all",
                self.advice.len() - SHOWN
            );
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
            let written = lift.written.escape_debug();
            let _ = writeln!(
                text,
                "  {}: {written} is {}",
                lift.request.escape_debug(),
                lift.argument.escape_debug()
            );
        }
        if self.lifted.len() > SHOWN {
            let _ = writeln!(
                text,
                "  and {} more; --format json lists all",
                self.lifted.len() - SHOWN
            );
        }
        text
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
            let _ = writeln!(
                text,
                "| {name} | {} | {success} | {errors} | {parameters} |",
                share.operations
            );
        }
        if !self.advice.is_empty() {
            text.push_str("\n## What would help most\n\n");
        }
        for advice in self.advice.iter().take(SHOWN) {
            let _ = writeln!(
                text,
                "1. **{}**: {}; {}",
                cell(&advice.request),
                advice.action,
                advice.gain
            );
        }
        text
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

fn row(text: &mut String, name: &str, width: usize, share: Share) {
    let [success, errors, parameters] = percents(share);
    let _ = writeln!(
        text,
        "{name:width$}  {:10}  {success:>13}  {errors:>12}  {parameters:>21}",
        share.operations
    );
}

fn percents(share: Share) -> [String; 3] {
    let percent = |part: usize| format!("{} %", (part * 100).checked_div(share.operations).unwrap_or(0));
    [share.typed_success, share.typed_errors, share.documented_parameters].map(percent)
}
