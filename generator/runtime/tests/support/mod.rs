//! A server on the loopback interface that records what arrives and answers from a list, and an operation to call it.
#![allow(dead_code, unreachable_pub, missing_docs)]

use postman_codegen_runtime::answer::{Answer, Body, Decoded};
use postman_codegen_runtime::call::Operation;
use postman_codegen_runtime::template::Setting;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// Where the server is.
pub const SETTINGS: &[Setting] = &[Setting::new("baseUrl", None)];

/// Any success is a body, 400 a text.
#[derive(Debug)]
pub struct Any;

impl Operation for Any {
    type Success = Body;
    type Failure = String;

    fn success(answer: &Answer) -> Decoded<Body> {
        answer.body()
    }

    fn failure(answer: &Answer) -> Decoded<String> {
        match answer.status() {
            400 => answer.text(),
            _ => Decoded::Undocumented,
        }
    }
}

/// A request as it arrived.
#[derive(Clone, Debug, Default)]
pub struct Arrived {
    pub method: String,
    pub target: String,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Arrived {
    /// The values of a header, joined by `, `.
    pub fn header(&self, name: &str) -> Option<String> {
        let values: Vec<&str> = self
            .headers
            .iter()
            .filter(|(other, _)| other.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
            .collect();
        if values.is_empty() {
            None
        } else {
            Some(values.join(", "))
        }
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// A server; stops with the test.
pub struct Server {
    pub base: String,
    arrived: Arc<Mutex<Vec<Arrived>>>,
}

impl Server {
    /// Answers each request with the next of `answers` (whole HTTP heads and bodies), then with `{}`.
    pub fn start(answers: &[&str]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let base = format!("http://{}", listener.local_addr().expect("an address"));
        let arrived = Arc::new(Mutex::new(Vec::new()));
        let answers: Arc<Mutex<Vec<String>>> = Arc::new(Mutex::new(
            answers.iter().rev().map(|answer| (*answer).to_owned()).collect(),
        ));
        let log = Arc::clone(&arrived);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (log, answers) = (Arc::clone(&log), Arc::clone(&answers));
                thread::spawn(move || serve(stream, &log, &answers));
            }
        });
        Self { base, arrived }
    }

    /// All requests so far.
    pub fn arrived(&self) -> Vec<Arrived> {
        self.arrived.lock().expect("no panic in the server").clone()
    }

    /// The only request.
    pub fn one(&self) -> Arrived {
        let mut all = self.arrived();
        assert_eq!(all.len(), 1, "{all:?}");
        all.remove(0)
    }
}

fn serve(stream: TcpStream, log: &Mutex<Vec<Arrived>>, answers: &Mutex<Vec<String>>) {
    let mut reader = BufReader::new(stream.try_clone().expect("a handle"));
    let mut writer = stream;
    while let Some(arrived) = receive(&mut reader) {
        let head = arrived.method == "HEAD";
        log.lock().expect("no panic").push(arrived);
        let answer = answers.lock().expect("no panic").pop();
        let answer = answer.unwrap_or_else(|| json(200, "{}"));
        let answer = if head {
            answer.split_inclusive("\r\n\r\n").next().unwrap_or("").to_owned()
        } else {
            answer
        };
        if writer.write_all(answer.as_bytes()).is_err() {
            return;
        }
    }
}

fn receive(reader: &mut impl BufRead) -> Option<Arrived> {
    let mut line = Vec::new();
    reader.read_until(b'\n', &mut line).ok().filter(|length| *length > 0)?;
    let line: String = line.iter().map(|byte| char::from(*byte)).collect();
    let mut words = line.split_whitespace();
    let mut arrived = Arrived {
        method: words.next()?.to_owned(),
        target: words.next()?.to_owned(),
        ..Arrived::default()
    };
    loop {
        let mut line = Vec::new();
        reader.read_until(b'\n', &mut line).ok()?;
        let line: String = line.iter().map(|byte| char::from(*byte)).collect();
        let line = line.trim_end_matches(['\r', '\n']);
        if line.is_empty() {
            break;
        }
        let (name, value) = line.split_once(':')?;
        arrived
            .headers
            .push((name.to_owned(), value.strip_prefix(' ').unwrap_or(value).to_owned()));
    }
    if let Some(length) = arrived.header("content-length") {
        arrived.body = vec![0; length.parse().ok()?];
        reader.read_exact(&mut arrived.body).ok()?;
    } else if arrived.header("transfer-encoding").is_some() {
        loop {
            let mut size = String::new();
            reader.read_line(&mut size).ok()?;
            let size = usize::from_str_radix(size.trim(), 16).ok()?;
            let mut chunk = vec![0; size + 2];
            reader.read_exact(&mut chunk).ok()?;
            if size == 0 {
                break;
            }
            arrived.body.extend_from_slice(&chunk[..size]);
        }
    }
    Some(arrived)
}

/// An answer with a JSON body.
pub fn json(status: u16, body: &str) -> String {
    format!(
        "HTTP/1.1 {status} Tested\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )
}

/// An answer with headers and without a body.
pub fn bare(status: u16, headers: &str) -> String {
    format!("HTTP/1.1 {status} Tested\r\n{headers}content-length: 0\r\n\r\n")
}

/// The date of HTTP that many seconds from now.
pub fn http_date(seconds: u64) -> String {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    let unix = now.expect("after 1970").as_secs() + seconds;
    let [year, month, day, hour, minute, second] = postman_codegen_runtime::clock::civil(unix);
    let names = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let month = names[usize::try_from(month).expect("a month") - 1];
    format!("Thu, {day:02} {month} {year} {hour:02}:{minute:02}:{second:02} GMT")
}
