// Written by postman-codegen; edit the collection and generate again.

//! What each operation sends, held against the collection, and what it makes of each saved example.
//!
//! The data stands in `tests/contract`. It holds no credential of the collection.

use std::error::Error;
use std::sync::{Arc, Mutex, PoisonError};

use ::zoom::runtime::body::Body;
use ::zoom::runtime::error::Error as Failed;
use ::zoom::runtime::response::Response as Answered;
use ::zoom::runtime::transport::{Transport, target};
use ::zoom::{Bearer, Client, Json, Retries};
use http::{HeaderMap, Request, Response};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

mod operations {
    mod users {
        use crate::{Contract, Outcome};
        use ::zoom::File;
        /// Get a user: `GET /users/{user_id}`.
        #[tokio::test]
        async fn get_user() -> Outcome {
            let contract = Contract::read("users/get_user")?;
            contract
                .check(|client| Ok(client.users().get_user("me").login_type(100)))
                .await
        }
        /// Update a user: `PATCH /users/{user_id}`.
        #[tokio::test]
        async fn update_user() -> Outcome {
            let contract = Contract::read("users/update_user")?;
            contract
                .check(|client| Ok(
                    client
                        .users()
                        .update_user(
                            "me",
                            contract
                                .typed::<
                                    ::zoom::users::UpdateUserBody,
                                >("/request/body/json")?,
                        ),
                ))
                .await?;
            contract
                .example(async |client| {
                    use ::zoom::users::{
                        CustomAttributeUpdate, PhoneNumberUpdate, UpdateUserBody,
                    };
                    let body = UpdateUserBody::new()
                        .first_name("Jill")
                        .last_name("Chill-Kim")
                        .type_(2)
                        .dept("Support")
                        .job_title("Support Lead")
                        .language("en-US")
                        .timezone("America/Los_Angeles")
                        .use_pmi(false)
                        .phone_numbers(
                            vec![
                                PhoneNumberUpdate::new("US", "+1", "8005550100", "Mobile")
                            ],
                        )
                        .custom_attributes(
                            vec![
                                CustomAttributeUpdate::new("cbf_cywdkexrtqc73f97gd4w6g",
                                "Cost center", "4711",)
                            ],
                        );
                    let answer = client.users().update_user("me", body).await?;
                    Ok(answer.status())
                })
                .await
        }
        /// Delete a user: `DELETE /users/{user_id}`.
        #[tokio::test]
        async fn delete_user() -> Outcome {
            let contract = Contract::read("users/delete_user")?;
            contract
                .check(|client| Ok(
                    client
                        .users()
                        .delete_user("me")
                        .transfer_email("tkim@example.com")
                        .transfer_meeting(true)
                        .transfer_recording(true),
                ))
                .await
        }
        /// Disassociate a user: `DELETE /users/{user_id}`.
        #[tokio::test]
        async fn disassociate_user() -> Outcome {
            let contract = Contract::read("users/disassociate_user")?;
            contract
                .check(|client| Ok(
                    client
                        .users()
                        .disassociate_user("me")
                        .transfer_email("tkim@example.com")
                        .transfer_meeting(true)
                        .transfer_recording(true),
                ))
                .await
        }
        /// Upload a user's profile picture: `POST /users/{user_id}/picture`.
        #[tokio::test]
        async fn upload_user_profile_picture() -> Outcome {
            let contract = Contract::read("users/upload_user_profile_picture")?;
            contract
                .check(|client| Ok(
                    client
                        .users()
                        .upload_user_profile_picture(
                            "me",
                            File::unnamed(&b"content"[..]).with_name("jill.png"),
                        ),
                ))
                .await
        }
        /// Update a user's email: `PUT /users/{user_id}/email`.
        #[tokio::test]
        async fn update_user_email() -> Outcome {
            let contract = Contract::read("users/update_user_email")?;
            contract
                .check(|client| Ok(
                    client
                        .users()
                        .update_user_email(
                            "me",
                            contract
                                .typed::<
                                    ::zoom::users::UpdateUserEmailBody,
                                >("/request/body/json")?,
                        ),
                ))
                .await?;
            contract
                .example(async |client| {
                    use ::zoom::users::UpdateUserEmailBody;
                    let body = UpdateUserEmailBody::new("jill.kim@example.com");
                    let answer = client.users().update_user_email("me", body).await?;
                    Ok(answer.status())
                })
                .await
        }
        /// Update a user's password: `PUT /users/{user_id}/password`.
        #[tokio::test]
        async fn update_user_password() -> Outcome {
            let contract = Contract::read("users/update_user_password")?;
            contract
                .check(|client| Ok(
                    client
                        .users()
                        .update_user_password("quis officia in reprehenderit", "secret"),
                ))
                .await?;
            contract
                .example(async |client| {
                    let answer = client
                        .users()
                        .update_user_password("user_id", "password")
                        .await?;
                    Ok(answer.status())
                })
                .await
        }
        /// Get user settings: `GET /users/{user_id}/settings`.
        #[tokio::test]
        async fn get_user_settings() -> Outcome {
            let contract = Contract::read("users/get_user_settings")?;
            contract.check(|client| Ok(client.users().get_user_settings("me"))).await
        }
        /// List users: `GET /users`.
        #[tokio::test]
        #[expect(deprecated)]
        async fn list_users() -> Outcome {
            let contract = Contract::read("users/list_users")?;
            contract
                .check(|client| Ok(
                    client
                        .users()
                        .list_users()
                        .status("active")
                        .page_size(30)
                        .page_number(1)
                        .next_page_token("secret"),
                ))
                .await?;
            contract
                .example(async |client| {
                    use ::zoom::users::UserStatus;
                    let answer = client
                        .users()
                        .list_users()
                        .status(UserStatus::Active)
                        .page_size(30)
                        .await?;
                    Ok(answer.status())
                })
                .await
        }
        /// Create users: `POST /users`.
        #[tokio::test]
        async fn create_users() -> Outcome {
            let contract = Contract::read("users/create_users")?;
            contract
                .check(|client| Ok(
                    client
                        .users()
                        .create_users(
                            contract
                                .typed::<
                                    ::zoom::users::CreateUsersBody,
                                >("/request/body/json")?,
                        ),
                ))
                .await?;
            contract
                .example(async |client| {
                    use ::zoom::users::{CreateUsersBody, UserInfo, UserInfoFeature};
                    let body = CreateUsersBody::new(
                        "create",
                        UserInfo::new()
                            .email("jchill@example.com")
                            .type_(1)
                            .first_name("Jill")
                            .last_name("Chill")
                            .display_name("Jill Chill")
                            .feature(UserInfoFeature::new(16).zoom_phone(false)),
                    );
                    let answer = client.users().create_users(body).await?;
                    Ok(answer.status())
                })
                .await
        }
    }
    mod meetings {
        use crate::{Contract, Outcome};
        /// Get a meeting: `GET /meetings/{meeting_id}`.
        #[tokio::test]
        async fn get_meeting() -> Outcome {
            let contract = Contract::read("meetings/get_meeting")?;
            contract
                .check(|client| Ok(
                    client
                        .meetings()
                        .get_meeting(93_398_114_182)
                        .show_previous_occurrences(true),
                ))
                .await
        }
        /// Update a meeting: `PATCH /meetings/{meeting_id}`.
        #[tokio::test]
        async fn update_meeting() -> Outcome {
            let contract = Contract::read("meetings/update_meeting")?;
            contract
                .check(|client| Ok(
                    client
                        .meetings()
                        .update_meeting(
                            93_398_114_182,
                            contract
                                .typed::<
                                    ::zoom::meetings::UpdateMeetingBody,
                                >("/request/body/json")?,
                        ),
                ))
                .await?;
            contract
                .example(async |client| {
                    use ::zoom::meetings::{
                        RecurrenceUpdate, SettingsUpdate, UpdateMeetingBody,
                    };
                    let body = UpdateMeetingBody::new()
                        .topic("Support handover, moved")
                        .start_time("2024-03-05T17:00:00Z")
                        .duration(45)
                        .timezone("America/Los_Angeles")
                        .recurrence(
                            RecurrenceUpdate::new()
                                .type_(2)
                                .repeat_interval(1)
                                .weekly_days("2,4")
                                .end_times(8),
                        )
                        .settings(
                            SettingsUpdate::new()
                                .join_before_host(true)
                                .mute_upon_entry(true)
                                .waiting_room(false),
                        );
                    let answer = client
                        .meetings()
                        .update_meeting(93_398_114_182, body)
                        .await?;
                    Ok(answer.status())
                })
                .await
        }
        /// Delete a meeting: `DELETE /meetings/{meeting_id}`.
        #[tokio::test]
        async fn delete_meeting() -> Outcome {
            let contract = Contract::read("meetings/delete_meeting")?;
            contract
                .check(|client| Ok(
                    client
                        .meetings()
                        .delete_meeting(93_398_114_182)
                        .schedule_for_reminder(true)
                        .cancel_meeting_reminder(false),
                ))
                .await
        }
        /// End a meeting: `PUT /meetings/{meeting_id}/status`.
        #[tokio::test]
        async fn end_meeting() -> Outcome {
            let contract = Contract::read("meetings/end_meeting")?;
            contract
                .check(|client| Ok(
                    client
                        .meetings()
                        .end_meeting(
                            93_398_114_182,
                            contract
                                .typed::<
                                    ::zoom::meetings::EndMeetingBody,
                                >("/request/body/json")?,
                        ),
                ))
                .await?;
            contract
                .example(async |client| {
                    use ::zoom::meetings::EndMeetingBody;
                    let body = EndMeetingBody::new("end");
                    let answer = client
                        .meetings()
                        .end_meeting(93_398_114_182, body)
                        .await?;
                    Ok(answer.status())
                })
                .await
        }
        /// List a user's meetings: `GET /users/{user_id}/meetings`.
        #[tokio::test]
        async fn list_user_meetings() -> Outcome {
            let contract = Contract::read("meetings/list_user_meetings")?;
            contract
                .check(|client| Ok(
                    client
                        .meetings()
                        .list_user_meetings("me")
                        .type_("scheduled")
                        .page_size(30)
                        .next_page_token("secret"),
                ))
                .await?;
            contract
                .example(async |client| {
                    use ::zoom::meetings::MeetingType;
                    let answer = client
                        .meetings()
                        .list_user_meetings("me")
                        .type_(MeetingType::Scheduled)
                        .page_size(30)
                        .await?;
                    Ok(answer.status())
                })
                .await
        }
        /// Create a meeting: `POST /users/{user_id}/meetings`.
        #[tokio::test]
        async fn create_meeting() -> Outcome {
            let contract = Contract::read("meetings/create_meeting")?;
            contract
                .check(|client| Ok(
                    client
                        .meetings()
                        .create_meeting(
                            "me",
                            contract
                                .typed::<
                                    ::zoom::meetings::CreateMeetingBody,
                                >("/request/body/json")?,
                        ),
                ))
                .await?;
            contract
                .example(async |client| {
                    use ::zoom::meetings::{
                        CreateMeetingBody, MeetingRecurrence, MeetingSettings,
                    };
                    let body = CreateMeetingBody::new()
                        .topic("Support handover")
                        .type_(8)
                        .start_time("2024-03-04T16:00:00Z")
                        .duration(30)
                        .timezone("America/Los_Angeles")
                        .agenda("Open tickets")
                        .default_password(false)
                        .recurrence(MeetingRecurrence::new(2, 1, "2,4", 8))
                        .settings(
                            MeetingSettings::new()
                                .host_video(true)
                                .participant_video(false)
                                .join_before_host(false)
                                .mute_upon_entry(true)
                                .watermark(false)
                                .use_pmi(false)
                                .approval_type(2)
                                .audio("both")
                                .auto_recording("none")
                                .waiting_room(true)
                                .alternative_hosts("tkim@example.com")
                                .global_dial_in_countries(
                                    vec!["US".to_owned(), "DE".to_owned()],
                                )
                                .meeting_authentication(false),
                        );
                    let answer = client.meetings().create_meeting("me", body).await?;
                    Ok(answer.status())
                })
                .await
        }
    }
}

impl Contract {
    /// A client with the collection's own settings, and with credentials that are none.
    fn client(transport: impl Transport) -> Result<Client, Box<dyn Error>> {
        Ok(
            Client::builder()
                .transport(transport)
                .retries(Retries::off())
                .credential("bearer_token", Bearer::new("secret"))
                .build()?,
        )
    }

    /// A body of the data, through its type.
    fn typed<T: DeserializeOwned + Serialize>(
        &self,
        pointer: &str,
    ) -> Result<Json<T>, Box<dyn Error>> {
        let body = self.data.pointer(pointer).ok_or("the data has no body")?;
        Ok(Json::from(serde_json::from_str::<T>(&body.to_string())?))
    }
}

/// What a test comes to.
type Outcome = Result<(), Box<dyn Error>>;

/// What arrived so far.
type Record = Arc<Mutex<Vec<Sent>>>;

/// What the collection says of an operation: its request and its saved examples.
struct Contract {
    data: Value,
}

/// A request that was sent.
struct Sent {
    method: String,
    url: String,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Contract {
    /// The data of an operation.
    fn read(name: &str) -> Result<Self, Box<dyn Error>> {
        let path = format!("{}/tests/contract/{name}.json", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?;
        Ok(Self { data: serde_json::from_str(&text)? })
    }

    /// Answers the call with each saved example; where there is none, with an empty 200.
    async fn check<C, T, E>(&self, call: impl Fn(&Client) -> Result<C, Box<dyn Error>>) -> Outcome
    where
        C: IntoFuture<Output = Result<Answered<T>, Failed<E>>>,
        T: Serialize + std::fmt::Debug,
        E: Serialize + std::fmt::Debug,
    {
        let none = [serde_json::json!({ "status": 200 })];
        let saved = list(&self.data["examples"]);
        for example in if saved.is_empty() { &none[..] } else { saved } {
            let (client, sent) = Self::serve(example)?;
            let (case, decoded) = match call(&client)?.await {
                Ok(answer) => (format!("{:?}", *answer), serde_json::to_value(&*answer)?),
                Err(Failed::Api(failure)) => (format!("{:?}", failure.error()), serde_json::to_value(failure.error())?),
                // Neither does Postman send it.
                Err(Failed::Request(_)) if !self.is_for_http() => return Ok(()),
                // What nobody saved need not be nothing.
                Err(Failed::Decode(_) | Failed::Unexpected(_)) if saved.is_empty() => return self.arrived(&sent),
                Err(error) => return Err(format!("{}: {error}", text(&example["name"])).into()),
            };
            self.arrived(&sent)?;
            decodes(example, &case, &decoded).map_err(|problem| format!("{}: {problem}", text(&example["name"])))?;
        }
        Ok(())
    }

    /// Whether the URL is one that an HTTP client takes.
    fn is_for_http(&self) -> bool {
        let scheme = text(&self.data["request"]["url"]).split_once("://").map(|(scheme, _)| scheme.trim().to_lowercase());
        scheme.is_none_or(|scheme| scheme == "http" || scheme == "https")
    }

    /// A client whose server answers with the example, and what was sent to it.
    fn serve(example: &Value) -> Result<(Client, Record), Box<dyn Error>> {
        let status = u16::try_from(example["status"].as_u64().unwrap_or(200))?;
        let body = text(&example["body"]).to_owned();
        let mut headers = HeaderMap::new();
        for header in list(&example["headers"]) {
            let name = http::HeaderName::try_from(text(&header[0]));
            let value = http::HeaderValue::try_from(text(&header[1]));
            if let (Ok(name), Ok(value)) = (name, value) {
                headers.append(name, value);
            }
        }
        if (300..400).contains(&status) {
            // A redirect that is documented is an answer; it is not followed.
            headers.remove(http::header::LOCATION);
        }
        let sent = Record::default();
        let kept = Arc::clone(&sent);
        let client = Self::client(move |request: Request<Body>| {
            let kept = Arc::clone(&kept);
            let mut answer = Response::new(Body::from(body.clone()));
            *answer.headers_mut() = headers.clone();
            async move {
                *answer.status_mut() = http::StatusCode::from_u16(status)?;
                let url = target(&request);
                let (parts, body) = request.into_parts();
                let body = body.collect(u64::MAX).await?.to_vec();
                let sent = Sent { method: parts.method.to_string(), url, headers: parts.headers, body };
                kept.lock().unwrap_or_else(PoisonError::into_inner).push(sent);
                Ok(answer)
            }
        })?;
        Ok((client, sent))
    }

    /// Holds what was sent against what the collection says.
    fn arrived(&self, sent: &Mutex<Vec<Sent>>) -> Outcome {
        let sent = sent.lock().unwrap_or_else(PoisonError::into_inner);
        let [sent] = sent.as_slice() else {
            return Err(format!("{} requests were sent", sent.len()).into());
        };
        let request = &self.data["request"];
        let (method, url) = (text(&request["method"]), text(&request["url"]));
        if method != sent.method {
            return Err(format!("the method is {}, not {method}", sent.method).into());
        }
        if !url.is_empty() && !is_same_url(url, &sent.url) {
            return Err(format!("the URL is {}, not {url}", sent.url).into());
        }
        for header in list(&request["headers"]) {
            let (name, value) = (text(&header[0]), text(&header[1]));
            let values: Vec<String> = sent.headers.get_all(name).iter().map(|value| latin(value.as_bytes())).collect();
            if !values.iter().any(|sent| fits(value.trim(), sent.trim())) {
                return Err(format!("the header {name} is {values:?}, not {value}").into());
            }
        }
        let body = String::from_utf8_lossy(&sent.body);
        if !is_same_body(&request["body"], &body) {
            return Err(format!("the body is {body}, not {}", request["body"]).into());
        }
        Ok(())
    }
}

/// Holds what the types made of an example against its text: each member and element is there.
fn decodes(example: &Value, case: &str, decoded: &Value) -> Result<(), String> {
    let wanted = text(&example["case"]);
    if !case.starts_with(wanted) {
        return Err(format!("the case is not {wanted}: {case:.200}"));
    }
    // Of an error of JSON-RPC the types have what its code says, not what is around it.
    if let Some(code) = example.get("code") {
        let same = code.is_null() || decoded["code"] == *code;
        return if same { Ok(()) } else { Err(format!("{decoded:.400} has not the code {code}")) };
    }
    let Some(saved) = example["body"].as_str() else { return Ok(()) };
    let json = serde_json::from_str(saved.trim_start_matches('\u{feff}'));
    let same = json.is_ok_and(|saved| holds(decoded, &saved));
    // What is documented as text is kept as text, whatever it says.
    if same || decoded.as_str() == Some(saved) || decoded.is_null() && saved.trim().is_empty() {
        return Ok(());
    }
    Err(format!("{decoded:.400} is not {saved:.400}"))
}

/// Whether a value says what another one does; a member that is null may be missing.
fn holds(value: &Value, wanted: &Value) -> bool {
    match (value, wanted) {
        (Value::Object(value), Value::Object(wanted)) => wanted
            .iter()
            .all(|(key, wanted)| value.get(key).map_or(wanted.is_null(), |value| holds(value, wanted))),
        (Value::Array(value), Value::Array(wanted)) => {
            value.len() == wanted.len() && value.iter().zip(wanted).all(|(value, wanted)| holds(value, wanted))
        }
        (Value::Number(value), Value::Number(wanted)) => value == wanted || value.as_f64() == wanted.as_f64(),
        (Value::String(value), Value::String(wanted)) => fits(wanted, value),
        // A scalar of another kind that says the value.
        (Value::String(value), Value::Number(wanted)) => *value == wanted.to_string(),
        (Value::Number(value), Value::String(wanted)) => value.to_string() == wanted.trim(),
        (value, wanted) => value == wanted,
    }
}

/// Whether a text is as a pattern says, in which `{{variables}}` stand for anything.
fn fits(pattern: &str, text: &str) -> bool {
    if pattern == text {
        return true;
    }
    let mut pieces = pattern.split("{{");
    let Some(mut rest) = pieces.next().and_then(|first| text.strip_prefix(first)) else {
        return false;
    };
    for piece in pieces {
        let Some((_, literal)) = piece.split_once("}}") else { return false };
        let found = if literal.is_empty() { Some(rest.len()) } else { rest.find(literal) };
        let Some(at) = found else { return false };
        rest = rest.get(at + literal.len()..).unwrap_or_default();
    }
    rest.is_empty()
}

/// Whether two URLs are one: escapes do not count, nor the order of the query.
fn is_same_url(wanted: &str, sent: &str) -> bool {
    let (wanted, sent) = (Url::parse(wanted), Url::parse(sent));
    let all = |wanted: &[String], sent: &[String]| {
        wanted.len() == sent.len() && wanted.iter().zip(sent).all(|(wanted, sent)| fits(wanted, sent))
    };
    fits(&wanted.origin, &sent.origin) && all(&wanted.path, &sent.path) && all(&wanted.query, &sent.query)
}

/// The parts of a URL, decoded.
struct Url {
    origin: String,
    path: Vec<String>,
    query: Vec<String>,
}

impl Url {
    fn parse(text: &str) -> Self {
        let text = text.trim_start().split('#').next().unwrap_or_default();
        let (scheme, rest) = text.split_once("://").unwrap_or(("http", text));
        let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        // A user's name and password are sent as a header.
        let host = host.rsplit('@').next().unwrap_or(host);
        let mut query: Vec<String> = query.split('&').filter(|entry| !entry.is_empty()).map(decoded).collect();
        query.sort_unstable();
        Self {
            origin: format!("{scheme}://{host}").to_lowercase(),
            path: path.split('/').map(decoded).collect(),
            query,
        }
    }
}

/// The text of a header, of which each byte is a letter where it is no UTF-8.
fn latin(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}

/// The text without percent-escapes.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let digits = after.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        let byte = digits.filter(|_| *first == b'%').and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Whether a body says what the collection does; `null` leaves it open.
fn is_same_body(wanted: &Value, sent: &str) -> bool {
    if let Some(wanted) = wanted["text"].as_str() {
        return fits(wanted, sent);
    }
    if let Some(fields) = wanted["form"].as_array() {
        let sent = sent.replace('+', " ");
        let sent: Vec<&str> = sent.split('&').filter(|entry| !entry.is_empty()).collect();
        let same = |(field, sent): (&Value, &&str)| {
            let (name, value) = sent.split_once('=').unwrap_or((sent, ""));
            let is_as = |wanted: &str, sent: &str| fits(wanted, &decoded(sent)) || fits(&decoded(wanted), &decoded(sent));
            is_as(text(&field["name"]), name) && is_as(text(&field["value"]), value)
        };
        return fields.len() == sent.len() && fields.iter().zip(&sent).all(same);
    }
    if let Some(fields) = wanted["parts"].as_array() {
        let sent = parts(sent);
        let same = |(field, part): (&Value, &(String, &str))| {
            let (head, value) = part;
            let file = field["file"].as_str();
            head.contains(&format!("name=\"{}\"", text(&field["name"])))
                && file.is_none_or(|file| head.contains(&format!("filename=\"{file}\"")))
                && fits(text(&field["value"]), value)
        };
        return fields.len() == sent.len() && fields.iter().zip(&sent).all(same);
    }
    match wanted.get("json") {
        Some(wanted) => serde_json::from_str(sent).is_ok_and(|sent| holds(&sent, wanted)),
        None => wanted.is_null(),
    }
}

/// The parts of a multipart body: head and content.
fn parts(body: &str) -> Vec<(String, &str)> {
    let boundary = body.lines().next().unwrap_or_default().trim_end_matches("--");
    let delimiter = format!("\r\n{boundary}");
    let first = body.strip_prefix(boundary).unwrap_or_default();
    let parts = first.split(delimiter.as_str()).filter_map(|part| part.strip_prefix("\r\n"));
    parts
        .filter_map(|part| part.split_once("\r\n\r\n"))
        .map(|(head, content)| (head.to_owned(), content))
        .collect()
}

/// The elements of an array.
fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

/// The text of a string.
fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

impl Contract {
    /// Runs the documentation's example, answered with the first saved success; where nothing is saved, with an empty 200.
    async fn example(&self, run: impl AsyncFnOnce(Client) -> Result<http::StatusCode, Box<dyn Error>>) -> Outcome {
        let none = serde_json::json!({ "status": 200 });
        let saved = list(&self.data["examples"]);
        let is_success =
            |example: &&Value| matches!(example["status"].as_u64(), Some(200..=299)) && example.get("code").is_none();
        let success = saved.iter().find(is_success).or(saved.is_empty().then_some(&none));
        let Some(example) = success.filter(|_| self.is_for_http()) else {
            return Ok(());
        };
        let (client, sent) = Self::serve(example)?;
        match run(client).await {
            Ok(status) if status.is_success() => {}
            Ok(status) => return Err(format!("the documentation's example: {status}").into()),
            // What nobody saved need not be nothing.
            Err(_) if saved.is_empty() => {}
            Err(error) => return Err(format!("the documentation's example: {error}").into()),
        }
        let sent = sent.lock().unwrap_or_else(PoisonError::into_inner);
        match sent.as_slice() {
            [one] if one.method == text(&self.data["request"]["method"]) => Ok(()),
            _ => Err(format!("the documentation's example sends {} requests", sent.len()).into()),
        }
    }
}
