//! A call of the generated Zoom client against the same call written by hand with reqwest, on a loopback server.
//!
//! `cargo bench -p postman-codegen-tests --bench call` measures both with criterion, then prints their ratio, call by
//! call in turn, and the allocations of each. With `-- --check` it fails if the generated client is slower than 0.97
//! of the hand-written one, or allocates 10 % more; with `-- --check-allocations`, if it allocates 10 % more, which
//! does not depend on the machine.

use std::hint::black_box;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use criterion::Criterion;
use postman_codegen_tests::saved;
use tokio::runtime::{Builder, Runtime};
use zoom::users::User;

/// Calls per measurement of the ratio.
const CALLS: u32 = 1000;

/// Measurements of the ratio, of which the middle counts.
const ROUNDS: usize = 15;

fn main() -> ExitCode {
    let base = serve();
    let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
    let generated = zoom::Client::builder().base_url(&base).bearer_token("t0ken").build();
    let generated = generated.expect("a client");
    let written = written(&runtime);
    let mut one = || runtime.block_on(by_hand(&written, &base));
    let mut other = || runtime.block_on(by_client(&generated));

    let is_small = compare_allocations(&mut one, &mut other) <= 1.1;
    if is_asked("--check-allocations") {
        return if is_small { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    }
    let mut criterion = Criterion::default()
        .measurement_time(Duration::from_secs(5))
        .configure_from_args();
    criterion.bench_function("by hand", |bencher| bencher.iter(&mut one));
    criterion.bench_function("generated", |bencher| bencher.iter(&mut other));
    let is_fast = compare_times(&mut one, &mut other) >= 0.97;
    match is_asked("--check") && !(is_small && is_fast) {
        true => ExitCode::FAILURE,
        false => ExitCode::SUCCESS,
    }
}

fn is_asked(option: &str) -> bool {
    std::env::args().any(|argument| argument == option)
}

/// How many times the allocations of the first call the second one has.
fn compare_allocations(one: &mut dyn FnMut(), other: &mut dyn FnMut()) -> f64 {
    let allocations = |call: &mut dyn FnMut()| {
        // The first call connects.
        call();
        let counted = allocation_counter::measure(|| (0..CALLS).for_each(|_| call()));
        counted.count_total as f64 / f64::from(CALLS)
    };
    let (few, many) = (allocations(one), allocations(other));
    println!(
        "allocations of a call: {few:.1} by hand, {many:.1} generated ({:+.1} %)",
        (many / few - 1.0) * 100.0
    );
    many / few
}

/// The throughput of the second call as a part of that of the first.
fn compare_times(one: &mut dyn FnMut(), other: &mut dyn FnMut()) -> f64 {
    let ratios = (0..ROUNDS).map(|_| {
        let pairs = (0..CALLS).map(|_| (time(one), time(other)));
        let (written, generated) = pairs.unzip();
        middle(written) / middle(generated)
    });
    let ratio = middle(ratios.collect());
    println!("throughput: {ratio:.3} of the call by hand");
    ratio
}

/// How many seconds a call takes.
fn time(call: &mut dyn FnMut()) -> f64 {
    let start = Instant::now();
    call();
    start.elapsed().as_secs_f64()
}

/// The one in the middle, which other programs on the machine hardly move.
fn middle(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers[numbers.len() / 2]
}

async fn by_client(client: &zoom::Client) {
    let user = client.users().get_user("a user").await.expect("an answer");
    black_box(user.into_inner());
}

/// A client with what the generated one has: no redirects of reqwest's own, a name, a time to connect.
fn written(runtime: &Runtime) -> reqwest::Client {
    let _inside = runtime.enter();
    zoom::runtime::client::http_client(Duration::from_secs(10)).expect("a client")
}

/// What a careful author writes: the segment encoded, the status looked at, the body limited by nothing.
async fn by_hand(client: &reqwest::Client, base: &str) {
    let mut url = reqwest::Url::parse(base).expect("a URL");
    url.path_segments_mut().expect("a base").extend(["users", "a user"]);
    let request = client
        .get(url)
        .bearer_auth("t0ken")
        .header("accept", "*/*")
        .header("user-agent", "zoom/0.1.0");
    let answer = request.send().await.expect("an answer");
    let (status, headers) = (answer.status(), answer.headers().clone());
    let body = answer.bytes().await.expect("a body");
    assert!(status.is_success(), "{status}");
    let user: User = serde_json::from_slice(&body).expect("a user");
    black_box((user, headers));
}

/// A server that answers every request with a user, over as many connections as come.
fn serve() -> String {
    let saved = saved::answers(include_str!("../../collections/zoom.postman_collection.json"));
    let body = &saved
        .iter()
        .find(|saved| saved.request == "Get a user")
        .expect("an answer")
        .body;
    let answer = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let base = format!("http://{}", listener.local_addr().expect("an address"));
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let answer = answer.clone();
            std::thread::spawn(move || answer_all(stream, answer.as_bytes()));
        }
    });
    base
}

/// Requests have no body, and the next one comes after the answer.
fn answer_all(mut stream: TcpStream, answer: &[u8]) {
    stream.set_nodelay(true).expect("a socket");
    let (mut buffer, mut filled) = ([0; 8192], 0);
    while let Ok(read @ 1..) = stream.read(&mut buffer[filled..]) {
        filled += read;
        if buffer[..filled].ends_with(b"\r\n\r\n") {
            filled = 0;
            if stream.write_all(answer).is_err() {
                return;
            }
        }
    }
}
