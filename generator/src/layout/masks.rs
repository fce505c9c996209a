//! Documentation without the collection's secrets.
//!
//! Descriptions and samples are free text, and may repeat a credential. Code is never changed: what a constant body
//! or header holds is what Postman sends.

/// The text of a Markdown file.
pub(super) fn page(text: String, secrets: &[String]) -> String {
    masked(&text, secrets).unwrap_or(text)
}

/// The text of a file of Rust.
pub(super) fn source(text: String, secrets: &[String]) -> String {
    if !secrets.iter().any(|secret| text.contains(secret.as_str())) {
        return text;
    }
    let lines = text.split_inclusive('\n').map(|line| {
        let begins = line.trim_start();
        let is_documentation = begins.starts_with("///") || begins.starts_with("//!");
        let masked = is_documentation.then(|| masked(line, secrets)).flatten();
        masked.unwrap_or_else(|| line.to_owned())
    });
    lines.collect()
}

/// The text with other words for the secrets; `None`: it holds none.
fn masked(text: &str, secrets: &[String]) -> Option<String> {
    let mut masked: Option<String> = None;
    for secret in secrets {
        let known = masked.as_deref().unwrap_or(text);
        if known.contains(secret.as_str()) {
            masked = Some(known.replace(secret.as_str(), "secret"));
        }
    }
    masked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documentation_is_masked_and_code_is_not() {
        let secrets = ["k3y-of-pets".to_owned()];
        let text = "/// Try `k3y-of-pets`.\nconst KEY: &str = \"k3y-of-pets\";\n".to_owned();
        assert_eq!(
            source(text, &secrets),
            "/// Try `secret`.\nconst KEY: &str = \"k3y-of-pets\";\n"
        );
        assert_eq!(page("# k3y-of-pets".to_owned(), &secrets), "# secret");
        assert_eq!(page("# pets".to_owned(), &secrets), "# pets");
    }
}
