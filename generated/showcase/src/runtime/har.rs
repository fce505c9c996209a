// Written by postman-codegen; edit the collection and generate again.

//! Calls as a HAR file, for `postman-codegen learn` and for tests that replay them. With the feature `har`.
//!
//! What is written holds no secret and no person: credentials are added below, no cookie is kept, and values are made up
//! as [`super::made_up`] says. Of a body stay its members' names, `true`, `null`, 0, 1, and words and codes under names
//! that say that they are chosen from a list (`status`, `type`, `error_code`).

#![cfg(feature = "har")]

use super::body::{Body, BoxFuture};
use super::clock::{civil, millis};
use super::error::{Error, RequestError, TransportError};
use super::made_up;
use super::outgoing::Outgoing;
use super::redacted::Redacted;
use super::send::{Middleware, Next};
use http::Response;
use serde_json::{Map, Value, json};
use std::collections::HashMap;
use std::fs::{File, OpenOptions};
use std::hash::{BuildHasher as _, RandomState};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};

/// What ends a file; the next entry is written over it.
const END: &str = "\n]}}\n";

/// How many numbers a message has for its made-up values.
const NUMBERS: u64 = 1000;

/// What is known of all messages so far; one writes at a time.
static SEEN: LazyLock<Mutex<Seen>> = LazyLock::new(Mutex::default);

/// Equal messages become equal ones, since they show nothing new; which they were cannot be told from their numbers.
#[derive(Default)]
struct Seen {
    secret: RandomState,
    starts: HashMap<u64, u64>,
    next: u64,
}

impl Seen {
    fn redacted(&mut self, message: &[u8]) -> Redacted {
        let start = *self.starts.entry(self.secret.hash_one(message)).or_insert(self.next);
        self.next = self.next.max(start + NUMBERS);
        Redacted::new(start)
    }
}

fn seen() -> MutexGuard<'static, Seen> {
    SEEN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Keeps each call and its answer in a HAR file.
///
/// ```text
/// let client = Client::builder().middleware(Har::to("calls.har")).build()?;
/// ```
///
/// Then `postman-codegen learn … --from calls.har` types what the API answered, and `Mock::of_har` answers so again.
/// The file is made when the first call is sent, and goes on where it is there already: all tests of a program can write
/// to one, programs that run at the same time need a file each. A call and its answer are kept once, without
/// retries, challenges and redirects; answers that are read piece by piece after `send_raw` are not kept.
#[derive(Clone, Debug)]
pub struct Har {
    path: PathBuf,
}

impl Har {
    /// Keeps calls in that file.
    #[must_use]
    pub fn to(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into() }
    }
}

impl Middleware for Har {
    fn call<'a>(&'a self, outgoing: Outgoing, next: Next<'a>) -> BoxFuture<'a, Result<Response<Body>, Error>> {
        Box::pin(async move {
            if let Err(error) = begin(&self.path) {
                let problem = format!("calls cannot be kept in `{}`", self.path.display());
                return Err(RequestError::new(problem).because(error).into());
            }
            let sent = Sent::of(&outgoing);
            let answer = next.run(outgoing).await?;
            if let Some(body) = answer.body().as_bytes() {
                let entry = sent.entry(&answer, body);
                write(&self.path, &entry).map_err(TransportError::refused)?;
            }
            Ok(answer)
        })
    }
}

/// Looks whether the file can be written; another program may have written its beginning, with numbers of its own.
fn begin(path: &Path) -> io::Result<()> {
    let (file, _) = open(path)?;
    let mut seen = seen();
    seen.next = seen.next.max(file.metadata()?.len());
    Ok(())
}

/// The file, if it is new, empty or ends as one that was written here; and whether it has an entry.
fn open(path: &Path) -> io::Result<(File, bool)> {
    let mut options = OpenOptions::new();
    let mut file = options.read(true).write(true).create(true).truncate(false).open(path)?;
    let length = file.metadata()?.len();
    if length == 0 {
        return Ok((file, false));
    }
    let mut end = [0; END.len()];
    let is_own = length > end.len() as u64 && {
        file.seek(SeekFrom::End(-(END.len() as i64)))?;
        file.read_exact(&mut end)?;
        end == *END.as_bytes()
    };
    if is_own {
        file.seek(SeekFrom::End(-(END.len() as i64)))?;
        return Ok((file, true));
    }
    let problem = "the file was not written by `Har`: delete it, or take another one";
    Err(io::Error::new(io::ErrorKind::InvalidData, problem))
}

/// Adds an entry at once, so that a program that is killed leaves a whole file.
fn write(path: &Path, entry: &Value) -> io::Result<()> {
    let _seen = seen();
    let (mut file, is_begun) = open(path)?;
    let start = if is_begun {
        ",\n".to_owned()
    } else {
        let creator = json!({ "name": env!("CARGO_PKG_NAME"), "version": env!("CARGO_PKG_VERSION") });
        format!("{{\"log\":{{\"version\":\"1.2\",\"creator\":{creator},\"entries\":[\n")
    };
    file.write_all(format!("{start}{entry}{END}").as_bytes())
}

/// What is kept of a request, and what makes values up.
struct Sent {
    started: u64,
    method: String,
    url: String,
    /// The path with the names of what was filled in.
    path: String,
    headers: Vec<Value>,
    body: Option<Value>,
}

impl Sent {
    fn of(outgoing: &Outgoing) -> Self {
        let bytes = outgoing.payload.bytes().unwrap_or_default();
        let mut redacted = seen().redacted(outgoing.url.href().as_bytes());
        let (path, pattern) = redacted.path(outgoing.url.path(), &outgoing.template);
        let query = outgoing.url.query.as_deref();
        let query = query.map(|query| format!("?{}", redacted.form(query)));
        let kept = ["content-type", "soapaction"];
        let headers = kept
            .iter()
            .filter_map(|name| Some((*name, outgoing.headers.get(name)?.split(';').next()?)));
        let headers: Vec<Value> = headers.map(|(name, value)| pair(name, value)).collect();
        let kind = outgoing.headers.get("content-type").unwrap_or_default();
        let body = (!outgoing.payload.is_empty()).then(|| {
            let text = match () {
                () if kind.starts_with("application/x-www-form-urlencoded") => {
                    Some(redacted.form(&String::from_utf8_lossy(&bytes)))
                }
                () => redacted.json(&bytes),
            };
            json!({ "mimeType": kind.split(';').next(), "text": text.unwrap_or_default() })
        });
        Self {
            started: millis(),
            method: outgoing.method.clone().into_owned(),
            url: format!("{}{path}{}", outgoing.url.origin(), query.unwrap_or_default()),
            path: pattern,
            headers,
            body,
        }
    }

    /// The entry for an answer.
    fn entry(self, answer: &Response<Body>, body: &[u8]) -> Value {
        let mut redacted = seen().redacted(body);
        let mut headers = Vec::new();
        for (name, value) in answer.headers() {
            let is_kept = name == "content-type" || made_up::read_name(name.as_str()).is_some();
            if let (true, Ok(value)) = (is_kept, value.to_str()) {
                let value = made_up::header(name.as_str(), value, &mut |text| redacted.text(text));
                headers.push(pair(name.as_str(), &value));
            }
        }
        let text = match body {
            [] => String::new(),
            _ => redacted.json(body).unwrap_or_else(|| "made up text".to_owned()),
        };
        let kind = answer.headers().get("content-type").and_then(|kind| kind.to_str().ok());
        let now = millis();
        let mut request = json!({
            "method": self.method, "url": self.url, "httpVersion": "HTTP/1.1", "cookies": [],
            "headers": self.headers, "queryString": [], "headersSize": -1, "bodySize": -1, "_path": self.path,
        });
        if let (Some(body), Value::Object(members)) = (self.body, &mut request) {
            members.insert("postData".to_owned(), body);
        }
        let time = now.saturating_sub(self.started);
        json!({
            "startedDateTime": instant(self.started),
            "time": time,
            "request": request,
            "response": {
                "status": answer.status().as_u16(), "statusText": "", "httpVersion": "HTTP/1.1", "cookies": [],
                "headers": headers, "redirectURL": "", "headersSize": -1, "bodySize": -1,
                "content": { "size": text.len(), "mimeType": kind.unwrap_or_default(), "text": text },
            },
            "cache": Map::new(),
            "timings": { "send": 0, "wait": time, "receive": 0 },
        })
    }
}

fn pair(name: &str, value: &str) -> Value {
    json!({ "name": name, "value": value })
}

/// `2026-01-05T10:00:00.000Z`
fn instant(millis: u64) -> String {
    let [year, month, day, hour, minute, second] = civil(millis / 1000);
    format!(
        "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{:03}Z",
        millis % 1000
    )
}
