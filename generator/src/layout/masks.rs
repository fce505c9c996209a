//! Documentation without the collection's secrets.
//!
//! Descriptions and samples are free text, and may repeat a credential. Code is never changed: what a constant body
//! or header holds is what Postman sends.

use std::borrow::Cow;

use crate::api::Secrets;

/// The text of a Markdown file.
pub(super) fn page(text: String, secrets: &Secrets) -> String {
    match secrets.page(&text) {
        Cow::Borrowed(_) => text,
        Cow::Owned(masked) => masked,
    }
}

/// The text of a file of Rust.
pub(super) fn source(text: String, secrets: &Secrets) -> String {
    if let Cow::Borrowed(_) = secrets.page(&text) {
        return text;
    }
    let lines = text.split_inclusive('\n').map(|line| {
        let begins = line.trim_start();
        let is_documentation = begins.starts_with("///") || begins.starts_with("//!");
        if is_documentation {
            secrets.page(line)
        } else {
            Cow::Borrowed(line)
        }
    });
    lines.collect()
}
