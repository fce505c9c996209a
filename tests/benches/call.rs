//! A call of the generated Zoom client against the same call written by hand with reqwest, on a loopback server.
//!
//! `cargo bench -p postman-codegen-tests --bench call` prints the allocations of each, measures both with criterion, and
//! prints their ratio, a few calls of each in turn. With `-- --check` it leaves criterion out, and fails if the generated
//! client is slower than 0.97 of the hand-written one, or allocates 10 % more; with `-- --check-allocations`, if it
//! allocates 10 % more, which does not depend on the machine.
//!
//! Both send the same bytes, give up after the same time and read the same type. One thread serves both, so that it
//! makes no difference which processor it runs on.

use std::hint::black_box;
use std::process::ExitCode;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use criterion::Criterion;
use postman_codegen_tests::saved;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Builder;
use zoom::users::User;

/// Calls of which the allocations are counted.
const COUNTED: u32 = 1000;

/// Calls that are timed together, so few that what else the machine does meets those of both sides.
const BATCH: u32 = 10;

/// Pairs of batches, the middle of whose ratios counts.
const PAIRS: usize = 3000;

/// How long a call may take.
const TIMEOUT: Duration = Duration::from_secs(30);

/// How long connecting may take.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

fn main() -> ExitCode {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let base = serve(Arc::clone(&seen));
    let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
    let generated = zoom::Client::builder().base_url(&base).bearer_token("t0ken");
    let generated = generated.timeout(TIMEOUT).connect_timeout(CONNECT_TIMEOUT).build();
    let generated = generated.expect("a client");
    let written = written();
    let mut one = || runtime.block_on(by_hand(&written, &base));
    let mut other = || runtime.block_on(by_client(&generated));

    let sent = |call: &mut dyn FnMut()| {
        call();
        lines(&seen.lock().expect("no panic"))
    };
    assert_eq!(sent(&mut one), sent(&mut other), "both send the same");
    let is_small = compare_allocations(&mut one, &mut other) <= 1.1;
    if is_asked("--check-allocations") {
        return if is_small { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    }
    let is_checked = is_asked("--check");
    if !is_checked {
        let criterion = Criterion::default().measurement_time(Duration::from_secs(5));
        // It takes no options but its own.
        let mut criterion = criterion.configure_from_args();
        criterion.bench_function("by hand", |bencher| bencher.iter(&mut one));
        criterion.bench_function("generated", |bencher| bencher.iter(&mut other));
    }
    let is_fast = compare_times(&mut one, &mut other) >= 0.97;
    match is_checked && !(is_small && is_fast) {
        true => ExitCode::FAILURE,
        false => ExitCode::SUCCESS,
    }
}

fn is_asked(option: &str) -> bool {
    std::env::args().any(|argument| argument == option)
}

/// The lines of a request; the order of its headers is left open.
fn lines(request: &[u8]) -> Vec<String> {
    let mut lines: Vec<String> = String::from_utf8_lossy(request).lines().map(str::to_owned).collect();
    lines.sort();
    lines
}

/// How many times the allocations of the first call the second one has.
fn compare_allocations(one: &mut dyn FnMut(), other: &mut dyn FnMut()) -> f64 {
    let allocations = |call: &mut dyn FnMut()| {
        let counted = allocation_counter::measure(|| (0..COUNTED).for_each(|_| call()));
        counted.count_total as f64 / f64::from(COUNTED)
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
    let ratios = (0..PAIRS).map(|pair| {
        // Each goes first as often as the other.
        if pair % 2 == 0 {
            let written = time(one);
            written / time(other)
        } else {
            let generated = time(other);
            time(one) / generated
        }
    });
    let ratio = middle(ratios.collect());
    println!("throughput: {ratio:.3} of the call by hand");
    ratio
}

/// How many seconds a batch of calls takes.
fn time(call: &mut dyn FnMut()) -> f64 {
    let start = Instant::now();
    (0..BATCH).for_each(|_| call());
    start.elapsed().as_secs_f64()
}

/// The one in the middle, which other programs on the machine hardly move.
fn middle(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers[numbers.len() / 2]
}

async fn by_client(client: &zoom::Client) {
    let user = client.users().get_user("a user").await.expect("an answer");
    black_box(&*user);
}

/// A client as a careful author sets it up, with names of headers as the generated client writes them.
fn written() -> reqwest::Client {
    let client = reqwest::Client::builder()
        .user_agent("zoom/0.1.0")
        .timeout(TIMEOUT)
        .connect_timeout(CONNECT_TIMEOUT)
        .http1_title_case_headers();
    client.build().expect("a client")
}

/// What a careful author writes: the segment encoded, the status looked at. The length of the body has no limit.
async fn by_hand(client: &reqwest::Client, base: &str) {
    let mut url = reqwest::Url::parse(base).expect("a URL");
    url.path_segments_mut().expect("a base").extend(["users", "a user"]);
    let answer = client.get(url).bearer_auth("t0ken").send().await.expect("an answer");
    let answer = answer.error_for_status().expect("a success");
    let body = answer.bytes().await.expect("a body");
    let user: User = serde_json::from_slice(&body).expect("a user");
    black_box(&user);
}

/// A server that answers every request with a user, over as many connections as come; `seen` is the last request.
fn serve(seen: Arc<Mutex<Vec<u8>>>) -> String {
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
    let runtime = Builder::new_current_thread().enable_io().build().expect("a runtime");
    let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0")).expect("a free port");
    let base = format!("http://{}", listener.local_addr().expect("an address"));
    std::thread::spawn(move || {
        runtime.block_on(async {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(answer_all(stream, answer.clone(), Arc::clone(&seen)));
            }
        });
    });
    base
}

/// Requests have no body, and the next one comes after the answer.
async fn answer_all(mut stream: TcpStream, answer: String, seen: Arc<Mutex<Vec<u8>>>) {
    stream.set_nodelay(true).expect("a socket");
    let (mut buffer, mut filled) = ([0; 8192], 0);
    while let Ok(read @ 1..) = stream.read(&mut buffer[filled..]).await {
        filled += read;
        let request = &buffer[..filled];
        if request.ends_with(b"\r\n\r\n") {
            request.clone_into(&mut seen.lock().expect("no panic"));
            filled = 0;
            if stream.write_all(answer.as_bytes()).await.is_err() {
                return;
            }
        }
    }
}
