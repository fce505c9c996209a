//! HAR 1.2 (<http://www.softwareishard.com/blog/har-12-spec/>): what browsers, proxies and reporters write.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer};

use super::super::exchange::{Answer, Exchange, Of, Sent};
use super::stream::{Each, Member};

/// `log`, with its entries.
pub(super) struct Log<'a>(pub(super) &'a mut dyn FnMut(Exchange));

impl<'de> DeserializeSeed<'de> for Log<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let give = self.0;
        let entries = Each::new(|entry: Entry| give(entry.into_exchange()));
        Member::new("entries", entries).deserialize(deserializer)
    }
}

#[derive(Deserialize)]
struct Entry {
    request: Request,
    response: Response,
}

#[derive(Deserialize)]
struct Request {
    method: String,
    url: String,
    #[serde(default)]
    headers: Vec<Pair>,
    #[serde(rename = "postData")]
    body: Option<PostData>,
}

#[derive(Deserialize)]
struct PostData {
    #[serde(default)]
    text: Option<String>,
    #[serde(default)]
    params: Vec<Pair>,
}

#[derive(Deserialize)]
struct Pair {
    name: String,
    #[serde(default)]
    value: Option<String>,
}

#[derive(Deserialize)]
struct Response {
    /// 0, or less, where there was no answer.
    #[serde(default)]
    status: i64,
    #[serde(default)]
    headers: Vec<Pair>,
    #[serde(default)]
    content: Content,
}

#[derive(Default, Deserialize)]
struct Content {
    #[serde(default)]
    size: Option<i64>,
    text: Option<String>,
    encoding: Option<String>,
}

impl Entry {
    fn into_exchange(self) -> Exchange {
        let Self { request, response } = self;
        let status = u16::try_from(response.status).ok().filter(|status| *status > 0);
        let answer = |status| Answer {
            status,
            body: response.content.into_bytes(),
            headers: listed(response.headers),
        };
        Exchange {
            of: Of::Sent(Sent {
                method: request.method.to_ascii_uppercase(),
                url: request.url,
                headers: listed(request.headers),
                body: request.body.map(PostData::into_text).unwrap_or_default(),
            }),
            answer: status.map(answer),
        }
    }
}

fn listed(pairs: Vec<Pair>) -> Vec<(String, String)> {
    let pairs = pairs.into_iter();
    pairs.map(|pair| (pair.name, pair.value.unwrap_or_default())).collect()
}

impl PostData {
    /// Browsers leave out the text of a form that they list.
    fn into_text(self) -> String {
        let Self { text, params } = self;
        let as_form = || {
            let mut form = form_urlencoded::Serializer::new(String::new());
            form.extend_pairs(listed(params));
            form.finish()
        };
        text.filter(|text| !text.is_empty()).unwrap_or_else(as_form)
    }
}

impl Content {
    /// `None` where a body was received and is not in the file.
    fn into_bytes(self) -> Option<Vec<u8>> {
        match (self.text, self.encoding.as_deref()) {
            (Some(text), Some("base64")) => STANDARD.decode(text).ok(),
            (Some(text), _) => Some(text.into_bytes()),
            (None, _) if self.size.unwrap_or_default() > 0 => None,
            (None, _) => Some(Vec::new()),
        }
    }
}
