//! Calls with their answers.

use crate::document::ItemPath;

/// A call that somebody watched, whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Call {
    /// Upper case.
    pub method: String,
    /// The whole URL.
    pub url: String,
    /// Names and values of what was sent, in order.
    pub headers: Vec<(String, String)>,
    /// What was sent.
    pub body: Vec<u8>,
    /// The status of the answer.
    pub status: u16,
    /// Names and values of the answer, in order.
    pub answer_headers: Vec<(String, String)>,
    /// The answer's body; `None` where nobody kept it, since it was too long or broke off.
    pub answer_body: Option<Vec<u8>>,
}

impl Call {
    pub(super) fn into_exchange(self) -> Exchange {
        Exchange {
            of: Of::Sent(Sent {
                method: self.method,
                url: self.url,
                headers: self.headers,
                body: String::from_utf8_lossy(&self.body).into_owned(),
            }),
            answer: Some(Answer {
                status: self.status,
                headers: self.answer_headers,
                body: self.answer_body,
            }),
        }
    }
}

/// A call that was made, with what it was answered.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Exchange {
    /// Which request it was.
    pub(super) of: Of,
    /// The answer; `None` where there was none.
    pub(super) answer: Option<Answer>,
}

/// How the request of an exchange can be found.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Of {
    /// By its place in the collection.
    Place(ItemPath),
    /// By its name alone.
    Name(String),
    Sent(Sent),
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Sent {
    /// Upper case.
    pub(super) method: String,
    /// The whole URL.
    pub(super) url: String,
    /// Names and values in order.
    pub(super) headers: Vec<(String, String)>,
    /// The body; empty where there is none.
    pub(super) body: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Answer {
    pub(super) status: u16,
    /// Names and values in order.
    pub(super) headers: Vec<(String, String)>,
    /// The body; `None` where the run has not kept it.
    pub(super) body: Option<Vec<u8>>,
}

impl Sent {
    /// The value of a header.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        let found = headers.find(|(other, _)| other.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.trim())
    }
}
