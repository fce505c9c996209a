/// What a request or a run comes to.
type Outcome = Result<(), Box<dyn Error>>;

/// A run of requests one after the other: what they kept, and the tests that failed.
struct Flow {
    client: Client,
    wire: Wire,
}

/// The answers: from a server where `FLOW_BASE_URL` names one, else from the mock.
#[derive(Clone)]
struct Wire {
    server: Option<Arc<dyn Transport>>,
    state: Arc<Mutex<State>>,
}

/// What a run knows so far.
#[derive(Default)]
struct State {
    reply: Reply,
    received: Answer,
    kept: BTreeMap<String, Seen>, // for keep, variable
    failed: Vec<String>,
}

/// What the mock answers.
#[derive(Clone, Default)]
struct Reply {
    to: String,
    is_saved: bool,
    answer: Answer,
}

/// An answer as it came.
#[derive(Clone, Default)]
struct Answer {
    status: u16,
    headers: HeaderMap,
    body: String,
}

impl Flow {
    /// Before the first request.
    fn begin() -> Result<Self, Box<dyn Error>> {
        let address = std::env::var("FLOW_BASE_URL").ok();
        let server: Option<Arc<dyn Transport>> = match address {
            Some(_) => Some(Arc::new(http_client(Duration::from_secs(30))?)),
            None => None,
        };
        let wire = Wire { server, state: Arc::default() };
        let builder = Client::builder().transport(wire.clone()).retries(Retries::off());
        let client = match address {
            Some(address) => with_credentials(builder, address)?.build()?,
            None => mocked(builder).build()?,
        };
        Ok(Self { client, wire })
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.wire.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A saved answer to a request, by its place in `tests/contract`.
    fn saved(&self, to: &str, example: usize) -> Result<Reply, Box<dyn Error>> {
        let path = format!("{}/tests/contract/{to}.json", env!("CARGO_MANIFEST_DIR"));
        let data: Value = serde_json::from_str(&std::fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?)?;
        let saved = &data["examples"][example];
        let headers = saved["headers"].as_array().into_iter().flatten();
        let headers = headers.filter_map(|header| Some((header[0].as_str()?, header[1].as_str()?)));
        let mut reply = Reply::new(to, u16::try_from(saved["status"].as_u64().unwrap_or(200))?, headers, saved["body"].as_str().unwrap_or_default());
        reply.is_saved = true;
        Ok(reply)
    }

    /// An answer that was made from the tests, as nobody saved one.
    fn made<const N: usize>(&self, to: &str, status: u16, headers: [(&str, &str); N], body: &str) -> Reply {
        Reply::new(to, status, headers, body)
    }

    /// Sends a request; nothing comes back of one that cannot be sent, which Postman does not send either.
    async fn call<C, T, E>(&self, reply: Reply, call: C) -> Result<Option<Answer>, Box<dyn Error>>
    where
        C: IntoFuture<Output = Result<Answered<T>, Failed<E>>>,
        E: std::fmt::Debug,
    {
        let (is_mocked, is_saved) = (self.wire.server.is_none(), reply.is_saved);
        self.state().reply = reply;
        match call.await {
            Ok(_) | Err(Failed::Api(_) | Failed::Unexpected(_)) => {}
            // What nobody saved need not be of the types.
            Err(Failed::Decode(_)) if is_mocked && !is_saved => {}
            Err(Failed::Decode(error)) => self.fail("the answer is of the types", &error.to_string()),
            Err(Failed::Request(_)) if is_mocked => return Ok(None),
            Err(error) => return Err(format!("{}: {error}", self.state().reply.to).into()),
        }
        Ok(Some(self.state().received.clone()))
    }

    /// Sends a request that a script sends.
    async fn ask(&self, reply: Reply, method: &str, url: &str) -> Result<Answer, Box<dyn Error>> {
        self.state().reply = reply;
        let url = if self.wire.server.is_some() { url } else { "https://api.example/" };
        let request = Request::builder().method(method).uri(url).body(Body::from(Vec::new()))?;
        self.wire.send(request).await.map_err(|error| format!("{method} {url}: {error}"))?;
        Ok(self.state().received.clone())
    }

    /// Holds checks under the name of their test.
    fn test(&self, name: &str, checks: impl IntoIterator<Item = Check>) {
        for problem in checks.into_iter().filter_map(Result::err) {
            self.fail(name, &problem);
        }
    }

    /// The same against a server alone: what is saved does not meet it.
    fn test_live(&self, name: &str, checks: impl IntoIterator<Item = Check>) {
        if self.wire.server.is_some() {
            self.test(name, checks);
        }
    }

    fn fail(&self, name: &str, problem: &str) {
        let mut state = self.state();
        let failed = format!("{}: {name}: {problem}", state.reply.to);
        state.failed.push(failed);
    }

    /// Keeps a value for later requests.
    fn keep(&self, name: &str, value: Seen) {
        self.state().kept.insert(name.to_owned(), value);
    }

    /// The value of a variable: what a request kept, what the environment says, what the collection has.
    fn variable(&self, name: &str) -> Seen {
        if let Some(kept) = self.state().kept.get(name) {
            return kept.clone();
        }
        let mut given = "FLOW".to_owned();
        for (before, letter) in format!("_{name}").chars().zip(name.chars()) {
            let begins = !before.is_ascii_lowercase() && !before.is_ascii_digit() || !letter.is_ascii_uppercase();
            given.push_str(if begins && given.len() > 4 { "" } else { "_" });
            given.push(if letter.is_ascii_alphanumeric() { letter.to_ascii_uppercase() } else { '_' });
        }
        if let Some(given) = self.wire.server.as_ref().and_then(|_| std::env::var(given).ok()) {
            return Seen::from(given);
        }
        let known = VARIABLES.iter().find(|(known, _)| *known == name);
        known.map_or_else(Seen::nothing, |(_, value)| Seen::from(*value))
    }

    /// The same as text, as Postman sends it.
    fn kept(&self, name: &str) -> String {
        match self.variable(name) {
            nothing if nothing == Seen::nothing() => format!("{{{{{name}}}}}"),
            value => value.text(),
        }
    }

    /// The same as a value of a type.
    fn kept_as<T: std::str::FromStr>(&self, name: &str) -> Result<T, Box<dyn Error>> {
        let text = self.kept(name);
        text.parse().map_err(|_| format!("the variable {name} is `{text}`, which the call does not take").into())
    }

    /// A text with its `{{variables}}` filled in.
    fn filled(&self, text: &str) -> String {
        let mut filled = String::new();
        let mut rest = text;
        while let Some((before, (name, after))) = rest.split_once("{{").and_then(|(before, rest)| Some((before, rest.split_once("}}")?))) {
            filled.push_str(before);
            filled.push_str(&self.kept(name));
            rest = after;
        }
        filled + rest
    }

    /// JSON with its `{{variables}}` filled in: as its type reads it, else as it stands.
    fn typed<T: DeserializeOwned + Serialize>(&self, text: &str) -> Json<T> {
        let text = self.filled(text);
        serde_json::from_str::<T>(&text).map_or_else(|_| Json::from(Verbatim::new(text)), Json::from)
    }

    /// Waits, unless the mock answers.
    async fn wait(&self, milliseconds: u64) {
        if self.wire.server.is_some() {
            tokio::time::sleep(Duration::from_millis(milliseconds)).await;
        }
    }

    /// After the last request.
    fn end(&self) -> Outcome {
        match self.state().failed.as_slice() {
            [] => Ok(()),
            failed => Err(failed.join("\n").into()),
        }
    }
}

impl Transport for Wire {
    fn send(&self, request: Request<Body>) -> BoxFuture<'static, Result<Response<Body>, BoxError>> {
        let wire = self.clone();
        Box::pin(async move {
            let sent = match &wire.server {
                Some(server) => Some(server.send(request).await?),
                None => None,
            };
            let answer = match sent {
                Some(sent) => {
                    let (parts, body) = sent.into_parts();
                    let body = String::from_utf8_lossy(&body.collect(u64::MAX).await?).into_owned();
                    Answer { status: parts.status.as_u16(), headers: parts.headers, body }
                }
                None => wire.state.lock().unwrap_or_else(PoisonError::into_inner).reply.answer.clone(),
            };
            wire.state.lock().unwrap_or_else(PoisonError::into_inner).received = answer.clone();
            let mut response = Response::new(Body::from(answer.body));
            *response.status_mut() = http::StatusCode::from_u16(answer.status)?;
            *response.headers_mut() = answer.headers;
            if wire.server.is_none() {
                // A redirect that is documented is an answer; it is not followed.
                response.headers_mut().remove(http::header::LOCATION);
            }
            Ok(response)
        })
    }
}

impl Reply {
    /// An answer to a request.
    fn new<'h>(to: &str, status: u16, headers: impl IntoIterator<Item = (&'h str, &'h str)>, body: &str) -> Self {
        let mut answer = Answer { status, headers: HeaderMap::new(), body: body.to_owned() };
        for (name, value) in headers {
            if let (Ok(name), Ok(value)) = (http::HeaderName::try_from(name), http::HeaderValue::try_from(value)) {
                answer.headers.append(name, value);
            }
        }
        Self { to: to.to_owned(), is_saved: false, answer }
    }
}

impl Answer {
    /// The status.
    fn status(&self) -> Seen {
        Seen::from(usize::from(self.status))
    }

    /// The reason that HTTP gives for the status.
    fn reason(&self) -> Seen {
        let status = http::StatusCode::from_u16(self.status).ok();
        Seen::from(status.and_then(|status| status.canonical_reason()).unwrap_or_default())
    }

    /// A header.
    fn header(&self, name: &str) -> Seen {
        let value = self.headers.get(name).map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
        value.map_or_else(Seen::nothing, Seen::from)
    }

    /// The text of the body.
    fn content(&self) -> Seen {
        Seen::from(self.body.as_str())
    }

    /// The body as JSON.
    fn json(&self) -> Seen {
        Seen::read(self.body.trim_start_matches('\u{feff}'))
    }

    /// What stands in the JSON at a pointer.
    fn at(&self, pointer: &str) -> Seen {
        self.json().at(pointer)
    }
}

