//! 2 GB up and 2 GB down through a generated client on loopback, and how much memory that takes.
//!
//! `cargo bench -p postman-codegen-tests --bench transfer` prints the time of each and the peak of resident memory of
//! the whole process, its server included; it fails above 64 MB. `-- SIZE` transfers that many MB instead.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::ExitCode;
use std::time::Instant;

use zoom::users::GetUser;
use zoom::{Call, Client, File, Request};

/// What may be resident, in MB.
const MOST: u64 = 64;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let size = std::env::args()
        .filter_map(|argument| argument.parse::<u64>().ok())
        .next();
    let size = size.unwrap_or(2000) * 1_000_000;
    let client = Client::builder()
        .base_url(serve(size))
        .bearer_token("t0ken")
        .build()
        .expect("a client");

    let path = std::env::temp_dir().join(format!("transfer-{}", std::process::id()));
    // A sparse file: what is read of it are zeros.
    std::fs::File::create(&path)
        .and_then(|file| file.set_len(size))
        .expect("a file");
    let start = Instant::now();
    let upload = Request::new("PUT", "{baseUrl}/upload").file(File::path(&path));
    let answer = Call::<GetUser>::new(&client, upload)
        .send_raw()
        .await
        .expect("an answer");
    let arrived = answer.text().await.expect("a number");
    std::fs::remove_file(&path).expect("the file goes");
    assert_eq!(arrived, size.to_string());
    println!(
        "upload: {} MB in {:.1} s",
        size / 1_000_000,
        start.elapsed().as_secs_f64()
    );

    let start = Instant::now();
    let answer = Call::<GetUser>::new(&client, Request::new("GET", "{baseUrl}/download"))
        .send_raw()
        .await;
    let written = answer
        .expect("an answer")
        .copy_to(tokio::io::sink())
        .await
        .expect("a body");
    assert_eq!(written, size);
    println!(
        "download: {} MB in {:.1} s",
        size / 1_000_000,
        start.elapsed().as_secs_f64()
    );

    let Some(peak) = peak() else {
        println!("the peak of resident memory is not known here");
        return ExitCode::SUCCESS;
    };
    println!("peak of resident memory: {peak} MB");
    match peak <= MOST {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    }
}

/// The most memory that was ever resident, in MB; known on Linux.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().trim_end_matches(" kB").parse().ok()?;
    Some(kilobytes.div_ceil(1000))
}

/// A server that counts what comes and answers with that number, or sends `size` bytes in chunks.
fn serve(size: u64) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let base = format!("http://{}", listener.local_addr().expect("an address"));
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            std::thread::spawn(move || answer(stream, size));
        }
    });
    base
}

/// One request, one answer; the connection ends with it.
fn answer(mut stream: TcpStream, size: u64) {
    let mut buffer = vec![0; 64 * 1024];
    let mut head = Vec::new();
    let body = loop {
        let read = stream.read(&mut buffer).expect("a head");
        head.extend_from_slice(&buffer[..read]);
        if let Some(end) = head.windows(4).position(|four| four == b"\r\n\r\n") {
            break end + 4;
        }
    };
    if head.starts_with(b"PUT") {
        let mut arrived = (head.len() - body) as u64;
        while arrived < size {
            arrived += stream.read(&mut buffer).expect("the body") as u64;
        }
        let text = arrived.to_string();
        let answer = format!(
            "HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: {}\r\n\r\n{text}",
            text.len()
        );
        stream.write_all(answer.as_bytes()).expect("an answer");
        return;
    }
    let head = b"HTTP/1.1 200 OK\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\n";
    stream.write_all(head).expect("a head");
    let mut left = size;
    while left > 0 {
        let length = left.min(buffer.len() as u64);
        left -= length;
        stream
            .write_all(format!("{length:x}\r\n").as_bytes())
            .expect("a length");
        stream.write_all(&buffer[..length as usize]).expect("a chunk");
        stream.write_all(b"\r\n").expect("an end");
    }
    stream.write_all(b"0\r\n\r\n").expect("the end");
}
