//! The changes as text and as Markdown.

use super::{Changes, Weight};
use crate::spelling::count;

impl Changes {
    /// For a terminal: a line per change, the heaviest first.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::new();
        for change in &self.list {
            let word = change.weight.word();
            text += &format!("{word:5}  {}: {}\n", change.subject, change.message);
            text += &format!("       {}\n", change.reason);
        }
        text += &format!("{}\n", self.summary());
        text
    }

    /// A page with a list per weight.
    #[must_use]
    pub fn markdown(&self) -> String {
        let mut text = format!("# Changes\n\n{}\n", self.summary());
        for weight in [Weight::Major, Weight::Minor, Weight::Patch] {
            let mut changes = self.list.iter().filter(|change| change.weight == weight).peekable();
            if changes.peek().is_some() {
                text += &format!("\n## {}\n\n", weight.word());
            }
            for change in changes {
                text += &format!("- `{}`: {} ({})\n", change.subject, change.message, change.reason);
            }
        }
        text
    }

    /// `3 changes: 1 major, 2 minor`
    fn summary(&self) -> String {
        let number = |weight: Weight| self.list.iter().filter(|change| change.weight == weight).count();
        let parts = [Weight::Major, Weight::Minor, Weight::Patch].map(|weight| (number(weight), weight.word()));
        let parts = parts.into_iter().filter(|(number, _)| *number > 0);
        let parts: Vec<String> = parts.map(|(number, word)| format!("{number} {word}")).collect();
        match parts.is_empty() {
            true => "nothing changed".to_owned(),
            false => format!("{}: {}", count(self.list.len(), "change"), parts.join(", ")),
        }
    }
}
