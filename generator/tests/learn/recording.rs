//! `record`: what passes is unchanged, and finds its request by what was sent.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::thread;

use serde_json::json;

/// An API that answers each call with what it was sent, and with the names of its headers.
fn echo() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let base = format!("http://{}", listener.local_addr().expect("an address"));
    thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            let (head, body) = message(&stream);
            let names = head.lines().skip(1).filter_map(|line| line.split_once(": "));
            let names: Vec<&str> = names.map(|(name, _)| name).collect();
            let head = format!(
                "HTTP/1.1 200 OK\r\nconnection: close\r\nx-names: {}\r\ncontent-length: {}\r\n\r\n",
                names.join(" "),
                body.len()
            );
            let mut stream = &stream;
            stream
                .write_all(head.as_bytes())
                .and_then(|()| stream.write_all(&body))
                .expect("it is sent");
        }
    });
    base
}

/// Head and body of a message.
fn message(stream: &TcpStream) -> (String, Vec<u8>) {
    let mut reader = BufReader::new(stream);
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        assert!(reader.read_line(&mut head).expect("a line") > 0, "{head}");
    }
    let length = head.to_ascii_lowercase();
    let length = length
        .split("content-length: ")
        .nth(1)
        .and_then(|rest| rest.lines().next()?.parse().ok());
    let mut body = vec![0; length.unwrap_or(0)];
    reader.read_exact(&mut body).expect("a body");
    (head, body)
}

#[test]
fn calls_of_one_url_are_told_apart_by_their_bodies() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("learn/recording");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("it can be made");
    let item = |name: &str, raw: &str| {
        json!({"name": name, "request": {
            "method": "POST", "url": "https://shop.example/rpc", "body": {"mode": "raw", "raw": raw},
        }})
    };
    let bodies = [r#"{"ask": "users", "id": 7}"#, r#"{"ask": "shops", "open": true}"#];
    let items = [item("Users", bodies[0]), item("Shops", bodies[1])];
    let collection = json!({"info": {"name": "Shop"}, "item": items});
    fs::write(folder.join("shop.postman_collection.json"), collection.to_string()).expect("it can be written");

    let mut command = Command::new(env!("CARGO_BIN_EXE_postman-codegen"));
    command.args(["record", "shop.postman_collection.json", "--to", &echo(), "--port", "0"]);
    let mut record = command
        .current_dir(&folder)
        .stdout(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut lines = BufReader::new(record.stdout.take().expect("its output"))
        .lines()
        .map_while(Result::ok);
    let first = lines.next().expect("a line");
    let address = first
        .split(' ')
        .next()
        .and_then(|url| url.strip_prefix("http://"))
        .expect("an address");
    for body in bodies {
        let stream = TcpStream::connect(address).expect("it listens");
        let head = format!(
            "POST /rpc HTTP/1.1\r\nb: 1\r\nconnection: close\r\na: 2\r\nhost: x\r\nd: 3\r\nc: 4\r\ncontent-length: {}\r\n\r\n",
            body.len()
        );
        (&stream)
            .write_all(format!("{head}{body}").as_bytes())
            .expect("it is sent");
        let (head, answer) = message(&stream);
        assert_eq!(answer, body.as_bytes());
        assert!(head.contains("x-names: b a d c "), "the order is kept: {head}");
    }
    let told: Vec<String> = lines.by_ref().take(2).collect();
    assert_eq!(told, ["POST /rpc -> 200 `Users`", "POST /rpc -> 200 `Shops`"]);
    record.kill().expect("it ends");
    record.wait().expect("it has ended");
}
