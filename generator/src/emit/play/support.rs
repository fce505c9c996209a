
/// A request and its typed call.
struct Play {
    item: usize,
    name: &'static str,
    cases: &'static [(u16, &'static str)],
    call: fn(&Client) -> Result<Played, Box<dyn Error>>,
}

/// The outcome of a call, on its way.
type Played = Pin<Box<dyn Future<Output = Outcome>>>;

/// What a call came to.
struct Outcome {
    outcome: &'static str,
    status: Option<u16>,
    body: Value,
    error: Option<String>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let asked: Vec<usize> = std::env::args()
        .skip(1)
        .map(|item| item.parse())
        .collect::<Result<_, _>>()?;
    let items = if asked.is_empty() { (0..ITEMS).collect() } else { asked };
    let client = client()?;
    for item in items {
        let play = PLAYS.iter().find(|play| play.item == item);
        let outcome = match play.map(|play| (play.call)(&client)) {
            Some(Ok(played)) => played.await,
            Some(Err(error)) => not_sent(error.to_string()),
            None => not_sent("the request cannot be sent".to_owned()),
        };
        let case = play
            .and_then(|play| {
                play.cases.iter().find(|(status, _)| Some(*status) == outcome.status)
            });
        let line = json!(
            { "item" : item, "name" : play.map(| play | play.name), "outcome" : outcome
            .outcome, "status" : outcome.status, "case" : case.map(| (_, case) | case),
            "body" : outcome.body, "error" : outcome.error, }
        );
        println!("{}", one_line(&line));
    }
    Ok(())
}

/// Some readers end a line at these letters, too, which stand only in texts of JSON.
fn one_line(line: &Value) -> String {
    let escape = |text: String, letter: char| text.replace(letter, &format!("\\u{:04x}", u32::from(letter)));
    ['\u{85}', '\u{2028}', '\u{2029}'].into_iter().fold(line.to_string(), escape)
}

fn not_sent(error: String) -> Outcome {
    Outcome {
        outcome: "not_sent",
        status: None,
        body: Value::Null,
        error: Some(error),
    }
}

/// Sends byte for byte what reqwest's URLs cannot hold: dot segments, characters that it would
/// encode, a variable without a value as host; and a body whose length is not to be told. Everything
/// else goes as the client sends it.
struct Exact(reqwest::Client);

impl Transport for Exact {
    fn send(&self, request: http::Request<Body>) -> Answering {
        let path = |url: &str| url.splitn(4, '/').nth(3).map(str::to_owned);
        let target = target(&request);
        let empty_port = target.split('/').nth(2).is_some_and(|authority| authority.ends_with(':'));
        let held = reqwest::Url::parse(&target).is_ok_and(|url| {
            !empty_port && path(url.as_str()) == path(&target) && url.as_str().parse::<http::Uri>().is_ok()
        });
        let bytes = request.body().as_bytes();
        let unmeasured = bytes.is_some_and(|bytes| !bytes.is_empty()) && !request.headers().contains_key("content-length");
        if held && !unmeasured || request.body().as_bytes().is_none() || !target.starts_with("http://") {
            return self.0.send(request);
        }
        Box::pin(std::future::ready(exchange(&request, &target)))
    }
}

/// A response on its way.
type Answering = Pin<Box<dyn Future<Output = Result<http::Response<Body>, Box<dyn Error + Send + Sync>>> + Send>>;

/// One request and its response over a connection of their own, through `http_proxy` if there is one.
fn exchange(request: &http::Request<Body>, target: &str) -> Result<http::Response<Body>, Box<dyn Error + Send + Sync>> {
    let rest = target.strip_prefix("http://").unwrap_or(target);
    let end = rest.find(['/', '?']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(end);
    let host = authority.rsplit('@').next().unwrap_or(authority).to_lowercase();
    let proxy = std::env::var("http_proxy").ok().filter(|proxy| !proxy.is_empty());
    let target = if proxy.is_some() { format!("http://{host}{path}") } else { path.to_owned() };
    let address = proxy.unwrap_or_else(|| host.clone());
    let address = address.trim_start_matches("http://").trim_end_matches('/');
    let address = if address.contains(':') { address.to_owned() } else { format!("{address}:80") };

    let mut sent = format!("{} {target} HTTP/1.1\r\n", request.method()).into_bytes();
    if !request.headers().contains_key("host") {
        sent.extend_from_slice(format!("Host: {host}\r\n").as_bytes());
    }
    for (name, value) in request.headers() {
        sent.extend_from_slice(format!("{name}: ").as_bytes());
        sent.extend_from_slice(value.as_bytes());
        sent.extend_from_slice(b"\r\n");
    }
    sent.extend_from_slice(b"Connection: close\r\n\r\n");
    sent.extend_from_slice(request.body().as_bytes().map_or(&[], |bytes| &bytes[..]));

    let mut connection = TcpStream::connect(address)?;
    connection.set_read_timeout(Some(Duration::from_secs(20)))?;
    connection.write_all(&sent)?;
    let mut received = Vec::new();
    connection.read_to_end(&mut received)?;
    response(&received)
}

/// A response from its bytes; the connection's end is the body's.
fn response(received: &[u8]) -> Result<http::Response<Body>, Box<dyn Error + Send + Sync>> {
    let end = received.windows(4).position(|bytes| bytes == b"\r\n\r\n").ok_or("the answer has no end of its headers")?;
    let head = String::from_utf8_lossy(&received[..end]);
    let mut lines = head.split("\r\n");
    let status = lines.next().and_then(|line| line.split(' ').nth(1)).ok_or("the answer has no status")?;
    let mut response = http::Response::builder().status(status.parse::<u16>()?);
    for (name, value) in lines.filter_map(|line| line.split_once(':')) {
        response = response.header(name, value.trim());
    }
    Ok(response.body(Body::from(received[end + 4..].to_vec()))?)
}
