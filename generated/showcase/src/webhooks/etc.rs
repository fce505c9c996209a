// Written by postman-codegen; edit the collection and generate again.

//! Operations of the folder `../../etc`.
//!
//! A folder's name must not become a path: `../../etc`.

use serde::Serialize;
use crate::{
    Answer, Client, Decoded, Json, Operation, Reason, Request, Text, Undocumented,
};
use crate::runtime::call::call;
use crate::runtime::object::json_object;
use crate::runtime::setters::setters;

/// Operations of the folder `../../etc`.
///
/// A folder's name must not become a path: `../../etc`.
#[derive(Clone, Copy, Debug)]
pub struct Etc<'a> {
    client: &'a Client,
}

impl<'a> Etc<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self { client }
    }

    /// \*/ "# {} \`x\` fn main() {}.
    ///
    /// Ends a comment: \*/ and a raw string: "# "## and a format: {} {0} {{ }}.
    /// A lone \` backtick, a \[link\] to nothing, \<T>,
    ///
    /// ````text
    /// indented(); // looks like code
    /// ````
    ///
    /// ````text
    /// this is not Rust {
    /// ````
    ///
    /// ````text
    /// fn main() { not_rust_either!( }
    /// ````
    ///
    /// ````text
    /// ````
    ///
    /// `POST /webhooks/{match_}/ping`
    ///
    /// # Arguments
    ///
    /// - `match_`: `*/` "#. Example: `42`.
    ///
    /// # Optional
    ///
    /// - [`type_`](XFnMain::type_): Closes \*/ what "# was {} open. Example: `*/`.
    ///
    /// # Answers
    ///
    /// - 200 OK: \*/ "# {}
    /// - 404 Not Found (error): Error Code: `*/`. "# {}
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn run(client: showcase::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// use showcase::webhooks::etc::XFnMainBody;
    ///
    /// let body = XFnMainBody::new("*/", "\"#", "\n");
    /// let answer = client.webhooks().etc().x_fn_main(42, body).type_("*/").await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # As curl
    ///
    /// ```sh
    /// curl -X POST 'https://{region}.harbor.example/v1/webhooks/{match}/ping?type={type}' \
    ///   -H 'X-Type: a' \
    ///   -H 'Content-Type: application/json' \
    ///   -H 'Authorization: Bearer {token}' \
    ///   --data-raw '{"type":"*/","\"#":"{}","a`b":"\n"}'
    /// ```
    ///
    /// Authenticated by [`bearer_token`](crate::Builder::bearer_token).
    pub fn x_fn_main(&self, match_: i64, body: impl Into<Json<XFnMainBody>>) -> XFnMain {
        XFnMain::new(
            self.client,
            Request::new("POST", "{baseUrl}/webhooks/{match}/ping")
                .path("match", match_)
                .header("X-Type", "a")
                .header("Content-Type", "application/json")
                .auth("bearer_token")
                .json(body),
        )
    }

    /// GET `/healthz`.
    ///
    /// Has no name.
    ///
    /// `GET /healthz`
    ///
    /// # Answers
    ///
    /// - 200 OK
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn run(client: showcase::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// let answer = client.webhooks().etc().get_healthz().await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # As curl
    ///
    /// ```sh
    /// curl -X GET 'https://{region}.harbor.example/v1/healthz'
    /// ```
    pub fn get_healthz(&self) -> GetHealthz {
        GetHealthz::new(self.client, Request::new("GET", "{baseUrl}/healthz"))
    }
}

/// A call of [`x_fn_main`](Etc::x_fn_main), sent by `.await`: `POST /webhooks/{match_}/ping`.
///
/// A success gives [`XFnMainResponse`], a failure [`XFnMainError`].
#[must_use = "a call is sent by `.await`"]
pub struct XFnMain(Request);

impl XFnMain {
    /// Closes \*/ what "# was {} open.
    ///
    /// Example: `*/`.
    pub fn type_(self, type_: impl Into<Text>) -> Self {
        Self(self.0.query(0, "type", type_))
    }
}

call!(XFnMain => XFnMainResponse, XFnMainError);

impl Operation for XFnMain {
    type Success = XFnMainResponse;
    type Failure = XFnMainError;

    fn success(answer: &Answer) -> Decoded<Self::Success> {
        match answer.status() {
            200 => answer.json(),
            _ => Decoded::Undocumented,
        }
    }

    fn failure(answer: &Answer) -> Decoded<Self::Failure> {
        match answer.status() {
            404 => answer.reason().map(XFnMainError::NotFound),
            _ => Decoded::Undocumented,
        }
    }
}

/// A call of [`get_healthz`](Etc::get_healthz), sent by `.await`: `GET /healthz`.
///
/// A success gives `String`, no failure is documented.
#[must_use = "a call is sent by `.await`"]
pub struct GetHealthz(Request);

call!(GetHealthz => String, Undocumented);

impl Operation for GetHealthz {
    type Success = String;
    type Failure = Undocumented;

    fn success(answer: &Answer) -> Decoded<Self::Success> {
        match answer.status() {
            200 => answer.text(),
            _ => Decoded::Undocumented,
        }
    }
}

/// How [`x_fn_main`](Etc::x_fn_main) fails, as far as the API documents it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum XFnMainError {
    /// 404 Not Found.
    ///
    /// Error Code: `*/`\
    /// "# {}
    NotFound(Reason),
}

/// The body of [`x_fn_main`](Etc::x_fn_main).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct XFnMainBody {
    /// Such as `"*/"`.
    pub type_: String,
    /// Such as `"{}"`.
    pub field: String,
    /// Such as `"\n"`.
    pub a_b: String,
}

json_object!(XFnMainBody { type_ = "type", field = "\"#", a_b = "a`b" });

setters!(XFnMainBody { type_: impl Into<String>, field: impl Into<String>, a_b: impl Into<String> });

/// The answer 200 of [`x_fn_main`](Etc::x_fn_main).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct XFnMainResponse {
    /// Such as `"*/"`.
    pub type_: Option<String>,
    /// Such as `"{}"`.
    pub field: Option<String>,
    /// Such as `"\\"`.
    pub a_b: Option<String>,
}

json_object!(XFnMainResponse { type_? = "type", field? = "\"#", a_b? = "a`b" });
