// Written by postman-codegen; edit the collection and generate again.

//! Operations of the folder `harbors`.
//!
//! Harbors and what is in them.

use serde::Serialize;
use crate::{
    Answer, Client, Decoded, OneOf, Operation, Reason, Request, Text, Undocumented,
};
use crate::runtime::call::call;
use crate::runtime::open_text::json_text;

pub mod berths;

/// Operations of the folder `harbors`.
///
/// Harbors and what is in them.
#[derive(Clone, Copy, Debug)]
pub struct Harbors<'a> {
    client: &'a Client,
}

impl<'a> Harbors<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self { client }
    }

    /// Operations of the folder `berths`.
    ///
    /// Where boats lie. See the [glossary](<https://docs.harbor.example/glossary#berth>).\
    /// Prices are per night.
    #[must_use]
    pub fn berths(&self) -> berths::Berths<'a> {
        berths::Berths::new(self.client)
    }

    /// List harbors.
    ///
    /// The path ends with a slash, and must.
    ///
    /// `GET /harbors/`
    ///
    /// # Optional
    ///
    /// - [`country`](ListHarbors::country): Two letters. Empty: everywhere.
    /// - [`open`](ListHarbors::open): A flag: only harbors that are open now.
    /// - [`limit`](ListHarbors::limit): At most `100`. Example: `20`.
    ///
    /// # Answers
    ///
    /// - 200 OK
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn run(client: showcase::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// let answer = client.harbors().list_harbors().limit(20).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # As curl
    ///
    /// ```sh
    /// curl -X GET 'https://{region}.harbor.example/v1/harbors/?country={country}&open&limit={limit}'
    /// ```
    pub fn list_harbors(&self) -> ListHarbors {
        ListHarbors::new(self.client, Request::new("GET", "{baseUrl}/harbors/"))
    }

    /// Get a harbor.
    ///
    /// The harbor is a variable of the collection, `{{harborId}}`, that stands inside the path.
    ///
    /// `GET /harbors/{harbor_id}`
    ///
    /// # Arguments
    ///
    /// - `harbor_id`: such as `north-pier`.
    /// - `type_`: How much to return: one of `full`, `brief`. Example: `full`.
    ///
    /// # Optional
    ///
    /// - [`self_`](GetHarbor::self_): Add a link to the answer itself. Example: `true`.
    /// - [`if_none_match`](GetHarbor::if_none_match): The `ETag` of the answer you have. Example: `p-3`.
    ///
    /// # Answers
    ///
    /// - 200 OK
    /// - 304 Not Modified (error): Not modified
    /// - 404 Not Found (error): No such harbor
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn run(client: showcase::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// use showcase::harbors::HarborType;
    ///
    /// let answer = client.harbors().get_harbor("north-pier", HarborType::Full).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # As curl
    ///
    /// ```sh
    /// curl -X GET 'https://{region}.harbor.example/v1/harbors/{harborId}?type={type}' \
    ///   -H 'X-Harbor-Api: 2024-06-01' \
    ///   -H 'Authorization: Bearer {token}'
    /// ```
    ///
    /// Authenticated by [`bearer_token`](crate::Builder::bearer_token).
    pub fn get_harbor(
        &self,
        harbor_id: impl Into<Text>,
        type_: impl Into<OneOf<HarborType>>,
    ) -> GetHarbor {
        GetHarbor::new(
            self.client,
            Request::new("GET", "{baseUrl}/harbors/{harborId}")
                .path("harborId", harbor_id)
                .query(0, "type", OneOf::text(type_))
                .header("X-Harbor-Api", "2024-06-01")
                .auth("bearer_token"),
        )
    }
}

/// A call of [`list_harbors`](Harbors::list_harbors), sent by `.await`: `GET /harbors/`.
///
/// A success gives [`Vec<Harbor>`](crate::models::Harbor), no failure is documented.
#[must_use = "a call is sent by `.await`"]
pub struct ListHarbors(Request);

impl ListHarbors {
    /// Two letters. Empty: everywhere.
    pub fn country(self, country: impl Into<Text>) -> Self {
        Self(self.0.query(0, "country", country))
    }

    /// A flag: only harbors that are open now.
    ///
    /// Sent without a value.
    pub fn open(self) -> Self {
        Self(self.0.flag(1, "open"))
    }

    /// At most `100`.
    ///
    /// Example: `20`.
    pub fn limit(self, limit: i64) -> Self {
        Self(self.0.query(2, "limit", limit))
    }
}

call!(ListHarbors => Vec<crate::models::Harbor>, Undocumented);

impl Operation for ListHarbors {
    type Success = Vec<crate::models::Harbor>;
    type Failure = Undocumented;

    fn success(answer: &Answer) -> Decoded<Self::Success> {
        match answer.status() {
            200 => answer.json(),
            _ => Decoded::Undocumented,
        }
    }
}

/// A call of [`get_harbor`](Harbors::get_harbor), sent by `.await`: `GET /harbors/{harbor_id}`.
///
/// A success gives [`Harbor`](crate::models::Harbor), a failure [`GetHarborError`].
#[must_use = "a call is sent by `.await`"]
pub struct GetHarbor(Request);

impl GetHarbor {
    /// Add a link to the answer itself.
    ///
    /// Example: `true`.
    pub fn self_(self, self_: bool) -> Self {
        Self(self.0.query(1, "self", self_))
    }

    /// The `ETag` of the answer you have.
    ///
    /// Example: `p-3`.
    pub fn if_none_match(self, if_none_match: impl Into<String>) -> Self {
        Self(self.0.header("If-None-Match", if_none_match))
    }
}

call!(GetHarbor => crate::models::Harbor, GetHarborError);

impl Operation for GetHarbor {
    type Success = crate::models::Harbor;
    type Failure = GetHarborError;

    fn success(answer: &Answer) -> Decoded<Self::Success> {
        match answer.status() {
            200 => answer.json(),
            _ => Decoded::Undocumented,
        }
    }

    fn failure(answer: &Answer) -> Decoded<Self::Failure> {
        match answer.status() {
            304 => answer.reason().map(GetHarborError::NotModified),
            404 => answer.or_blank().map(GetHarborError::NotFound),
            _ => Decoded::Undocumented,
        }
    }
}

/// How [`get_harbor`](Harbors::get_harbor) fails, as far as the API documents it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum GetHarborError {
    /// 304 Not Modified.
    ///
    /// Not modified
    NotModified(Reason),
    /// 404 Not Found.
    ///
    /// No such harbor
    NotFound(crate::models::ErrorBody),
}

impl GetHarborError {
    /// Code `harbor_not_found` of status 404.
    ///
    /// There is no such harbor.
    pub const HARBOR_NOT_FOUND: &'static str = "harbor_not_found";
}

/// `type` in the query of [`get_harbor`](Harbors::get_harbor).
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum HarborType {
    /// `full`
    Full,
    /// `brief`
    Brief,
    /// Any other value.
    Other(String),
}

json_text!(HarborType { Full = "full", Brief = "brief" });
