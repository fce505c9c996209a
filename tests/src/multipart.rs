//! The parts of a multipart body.

/// A part as it arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its headers, names in lower case.
    pub headers: Vec<(String, String)>,
    /// Its content.
    pub content: Vec<u8>,
}

impl Part {
    /// The value of a header.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(other, _)| other == name)
            .map(|(_, value)| value.as_str())
    }

    /// The field's name.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.parameter("name")
    }

    /// The file's name.
    #[must_use]
    pub fn file_name(&self) -> Option<&str> {
        self.parameter("filename")
    }

    /// The content as text.
    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.content).into_owned()
    }

    fn parameter(&self, name: &str) -> Option<&str> {
        let start = format!("; {name}=\"");
        let (_, value) = self.header("content-disposition")?.split_once(&start)?;
        value.split_once('"').map(|(value, _)| value)
    }
}

/// The boundary that a `Content-Type` names.
#[must_use]
pub fn boundary(content_type: &str) -> Option<&str> {
    let (_, boundary) = content_type.split_once("boundary=")?;
    Some(boundary.split(';').next().unwrap_or(boundary).trim().trim_matches('"'))
}

/// The parts of a body; `None` where it is not framed as its `Content-Type` says.
#[must_use]
pub fn parts(content_type: &str, body: &[u8]) -> Option<Vec<Part>> {
    let boundary = boundary(content_type)?;
    let mut rest = body.strip_prefix(format!("--{boundary}").as_bytes())?;
    let delimiter = format!("\r\n--{boundary}");
    let mut parts = Vec::new();
    while let Some(part) = rest.strip_prefix(b"\r\n") {
        let end = find(part, delimiter.as_bytes())?;
        let (content, after) = part.split_at(end);
        let head = find(content, b"\r\n\r\n")?;
        let headers = String::from_utf8_lossy(&content[..head]).into_owned();
        let headers = headers.split("\r\n").filter_map(|line| line.split_once(':'));
        parts.push(Part {
            headers: headers
                .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
                .collect(),
            content: content[head + 4..].to_vec(),
        });
        rest = &after[delimiter.len()..];
    }
    rest.starts_with(b"--").then_some(parts)
}

fn find(text: &[u8], part: &[u8]) -> Option<usize> {
    text.windows(part.len()).position(|window| window == part)
}
