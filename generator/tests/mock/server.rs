use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

/// A server that ends with the test.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn exchange(address: &str, request: &str) -> String {
    let mut connection = TcpStream::connect(address).expect("the server listens");
    connection.write_all(request.as_bytes()).expect("it reads");
    let mut answer = String::new();
    connection.read_to_string(&mut answer).expect("it answers with text");
    answer
}

#[test]
fn examples_are_served_and_told_of() {
    let collection = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/mock/pets.json");
    let mut server = Command::new(env!("CARGO_BIN_EXE_postman-codegen"))
        .args(["mock", collection, "--port", "0"])
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut output = BufReader::new(server.stdout.take().expect("its output is a pipe"));
    let server = Server(server);
    let mut line = || {
        let mut line = String::new();
        output.read_line(&mut line).expect("it writes lines");
        line
    };
    let first = line();
    let (counts, rest) = first.split_once(" at http://").expect("it says where it is");
    assert_eq!(counts, "10 examples of 6 requests");
    let address = rest.split(';').next().expect("an address").to_owned();
    assert!(line().contains(&format!("base_url(\"http://{address}\")")));

    let ask = |head: &str, body: &str| {
        let length = body.len();
        let request = format!(
            "{head} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n{body}"
        );
        exchange(&address, &request)
    };
    let answer = ask("GET /pets/7?x=1", "");
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
    assert!(answer.contains("x-owner: Ann\r\n"), "{answer}");
    assert!(answer.ends_with("\r\n\r\n{\"owner\": \"Ann\"}"), "{answer}");
    assert_eq!(line(), "GET /pets/7?x=1 -> 200 Get pet / Found\n");
    assert!(ask("HEAD /pets/7", "").ends_with("\r\n\r\n"));
    assert_eq!(line(), "HEAD /pets/7 -> 200 Get pet / Found\n");
    let chunked = format!(
        "POST /pets HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\nZZ\r\n"
    );
    let answer = exchange(&address, &chunked);
    assert!(answer.starts_with("HTTP/1.1 400 "), "{answer}");
    assert!(line().starts_with("POST /pets -> 400 "), "it is told");
    let answer = ask("POST /pets", "{}");
    assert!(answer.starts_with("HTTP/1.1 201 Created\r\n"), "{answer}");
    drop(server);
}
