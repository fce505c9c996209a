//! A server on the loopback interface that records what arrives and answers from a list.

use std::collections::VecDeque;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use crate::multipart::{self, Part};

/// A request as it arrived.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arrived {
    /// The method.
    pub method: String,
    /// The target as it stands in the first line.
    pub target: String,
    /// The headers in order.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Arrived {
    /// The value of the first header of that name.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(other, _)| other.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }

    /// The body as text.
    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The body as JSON; `null` where it is none.
    #[must_use]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }

    /// The parts of a multipart body; none where it is not one.
    #[must_use]
    pub fn parts(&self) -> Vec<Part> {
        multipart::parts(self.header("content-type").unwrap_or_default(), &self.body).unwrap_or_default()
    }
}

/// What the server does with a request.
#[derive(Clone, Debug)]
pub struct Answer {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
    silent: bool,
}

impl Answer {
    /// A status without a body.
    #[must_use]
    pub fn status(status: u16) -> Self {
        Self {
            status,
            headers: Vec::new(),
            body: Vec::new(),
            silent: false,
        }
    }

    /// A JSON body.
    #[must_use]
    pub fn json(status: u16, body: &str) -> Self {
        Self::text(status, body).header("content-type", "application/json")
    }

    /// A body of which nothing is said.
    #[must_use]
    pub fn text(status: u16, body: impl AsRef<[u8]>) -> Self {
        Self {
            body: body.as_ref().to_vec(),
            ..Self::status(status)
        }
    }

    /// The request is read and never answered.
    #[must_use]
    pub fn silence() -> Self {
        Self {
            silent: true,
            ..Self::status(500)
        }
    }

    /// The same with one more header.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    fn print(&self, head_only: bool) -> Vec<u8> {
        let mut text = format!("HTTP/1.1 {} Tested\r\n", self.status);
        for (name, value) in &self.headers {
            text.push_str(&format!("{name}: {value}\r\n"));
        }
        if self.status != 204 {
            text.push_str(&format!("content-length: {}\r\n", self.body.len()));
        }
        text.push_str("\r\n");
        let mut bytes = text.into_bytes();
        if !head_only && !matches!(self.status, 204 | 304) {
            bytes.extend_from_slice(&self.body);
        }
        bytes
    }
}

#[derive(Debug, Default)]
struct State {
    arrived: Vec<Arrived>,
    answers: VecDeque<Answer>,
}

/// A server on a free port; answers `200 {}` when the list is empty.
#[derive(Debug)]
pub struct Server {
    base: String,
    state: Arc<Mutex<State>>,
}

impl Server {
    /// Starts a server.
    ///
    /// # Errors
    ///
    /// If the system gives no port.
    pub fn start() -> io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let base = format!("http://{}", listener.local_addr()?);
        let state = Arc::new(Mutex::new(State::default()));
        let shared = Arc::clone(&state);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let shared = Arc::clone(&shared);
                thread::spawn(move || serve(&stream, &shared));
            }
        });
        Ok(Self { base, state })
    }

    /// Its address, such as `http://127.0.0.1:40123`.
    #[must_use]
    pub fn base(&self) -> &str {
        &self.base
    }

    /// Answers the next request so.
    pub fn answer(&self, answer: Answer) {
        lock(&self.state).answers.push_back(answer);
    }

    /// All requests since the last time.
    #[must_use]
    pub fn take(&self) -> Vec<Arrived> {
        std::mem::take(&mut lock(&self.state).arrived)
    }

    /// The last request since the last time.
    #[must_use]
    pub fn last(&self) -> Arrived {
        self.take().pop().unwrap_or_default()
    }
}

fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

fn serve(stream: &TcpStream, state: &Mutex<State>) {
    let mut reader = BufReader::new(stream);
    while let Ok(arrived) = receive(&mut reader) {
        let head_only = arrived.method == "HEAD";
        let answer = {
            let mut state = lock(state);
            state.arrived.push(arrived);
            state.answers.pop_front().unwrap_or_else(|| Answer::json(200, "{}"))
        };
        if answer.silent {
            thread::sleep(Duration::from_secs(30));
            return;
        }
        let mut writer = stream;
        if writer.write_all(&answer.print(head_only)).is_err() {
            return;
        }
    }
}

fn receive(reader: &mut impl BufRead) -> io::Result<Arrived> {
    let first = line(reader)?;
    let mut words = first.splitn(3, ' ').map(str::to_owned);
    let mut arrived = Arrived {
        method: words.next().unwrap_or_default(),
        target: words.next().ok_or(io::ErrorKind::UnexpectedEof)?,
        ..Arrived::default()
    };
    loop {
        let text = line(reader)?;
        let Some((name, value)) = text.split_once(':') else {
            break;
        };
        arrived.headers.push((name.to_owned(), value.trim().to_owned()));
    }
    if arrived.header("transfer-encoding").is_some() {
        arrived.body = chunks(reader)?;
    } else if let Some(length) = arrived.header("content-length") {
        let length: usize = length.parse().map_err(io::Error::other)?;
        arrived.body = vec![0; length];
        reader.read_exact(&mut arrived.body)?;
    }
    Ok(arrived)
}

fn chunks(reader: &mut impl BufRead) -> io::Result<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let size = u64::from_str_radix(&line(reader)?, 16).map_err(io::Error::other)?;
        reader.by_ref().take(size).read_to_end(&mut body)?;
        line(reader)?;
        if size == 0 {
            return Ok(body);
        }
    }
}

/// A line without its end; each byte is one character.
fn line(reader: &mut impl BufRead) -> io::Result<String> {
    let mut bytes = Vec::new();
    reader.read_until(b'\n', &mut bytes)?;
    let text: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    Ok(text.trim_end_matches(['\r', '\n']).to_owned())
}
