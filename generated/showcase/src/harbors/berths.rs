// Written by postman-codegen; edit the collection and generate again.

//! Operations of the folder `berths`.
//!
//! Where boats lie. See the [glossary](<https://docs.harbor.example/glossary#berth>).\
//! Prices are per night.

use std::collections::BTreeMap;
use serde::Serialize;
use crate::{
    Answer, Client, Decoded, Json, OneOf, Operation, Request, Text, Undocumented,
};
use crate::runtime::call::call;
use crate::runtime::object::json_object;
use crate::runtime::open_text::json_text;
use crate::runtime::paging::pages;
use crate::runtime::setters::setters;

/// Operations of the folder `berths`.
///
/// Where boats lie. See the [glossary](<https://docs.harbor.example/glossary#berth>).\
/// Prices are per night.
#[derive(Clone, Copy, Debug)]
pub struct Berths<'a> {
    client: &'a Client,
}

impl<'a> Berths<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self { client }
    }

    /// List berths.
    ///
    /// `GET /harbors/{harbor_id}/berths`
    ///
    /// # Arguments
    ///
    /// - `harbor_id`: such as `north-pier`.
    ///
    /// # Optional
    ///
    /// - [`status`](ListBerths::status): One of `free`, `taken`, `closed`. Example: `free`.
    /// - [`amenity`](ListBerths::amenity): Repeat it for several amenities; a berth must have all of them. Example: `water`.
    /// - [`min_length`](ListBerths::min_length): In metres. Example: `8.5`.
    /// - [`match_`](ListBerths::match_): `exact` or `prefix`, for `name`. Example: `exact`.
    /// - [`name`](ListBerths::name): The begin of the berth's name. Example: `A`.
    /// - [`cursor`](ListBerths::cursor): The `next` of the page before.
    ///
    /// # Answers
    ///
    /// - 200 OK
    /// - 400 Bad Request (error): Bad cursor
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn run(client: showcase::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// use showcase::harbors::berths::BerthStatus;
    ///
    /// let answer = client
    ///     .harbors()
    ///     .berths()
    ///     .list_berths("north-pier")
    ///     .status(BerthStatus::Free)
    ///     .amenity(["water", "power & light"])
    ///     .min_length(8.5)
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # As curl
    ///
    /// ```sh
    /// curl -X GET 'https://{region}.harbor.example/v1/harbors/{harborId}/berths?status={status}&amenity={amenity}&min_length={min_length}&cursor={cursor}' \
    ///   -H 'Authorization: Bearer {token}'
    /// ```
    ///
    /// Authenticated by [`bearer_token`](crate::Builder::bearer_token).
    ///
    /// [`.pages()`](ListBerths::pages) gives this page and all after it, [`.items()`](ListBerths::items) their items.
    pub fn list_berths(&self, harbor_id: impl Into<Text>) -> ListBerths {
        ListBerths::new(
            self.client,
            Request::new("GET", "{baseUrl}/harbors/{harborId}/berths")
                .path("harborId", harbor_id)
                .auth("bearer_token"),
        )
    }

    /// Get a berth.
    ///
    /// The name of a path variable ends at the dot: `/berths/1.json`.
    ///
    /// `GET /berths/{id}.json`
    ///
    /// # Arguments
    ///
    /// - `id`: The berth's number. Example: `1`.
    ///
    /// # Answers
    ///
    /// - 200 OK: Berth A1
    /// - 404 Not Found (error): No such berth
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn run(client: showcase::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// let answer = client.harbors().berths().get_berth(1).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # As curl
    ///
    /// ```sh
    /// curl -X GET 'https://{region}.harbor.example/v1/berths/{id}.json' \
    ///   -H 'Authorization: Bearer {token}'
    /// ```
    ///
    /// Authenticated by [`bearer_token`](crate::Builder::bearer_token).
    pub fn get_berth(&self, id: i64) -> GetBerth {
        GetBerth::new(
            self.client,
            Request::new("GET", "{baseUrl}/berths/{id}.json")
                .path("id", id)
                .auth("bearer_token"),
        )
    }

    /// Set a berth's price.
    ///
    /// The body is a template: it has comments, and `{{nightlyPrice}}` stands there without quotes.
    ///
    /// `PUT /berths/{id}/price`
    ///
    /// # Arguments
    ///
    /// - `id`: The berth's number. Example: `1`.
    ///
    /// # Optional
    ///
    /// - [`if_match`](SetBerthPrice::if_match): Header `If-Match`. Example: `p-3`.
    ///
    /// # Answers
    ///
    /// - 200 OK: Price set
    /// - 409 Conflict (error): Somebody else was faster
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn run(client: showcase::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// use showcase::harbors::berths::{SetBerthPriceBody, Tier};
    ///
    /// let body = SetBerthPriceBody::new(
    ///     24.5,
    ///     "EUR",
    ///     "from summer on // no comment",
    ///     vec![Tier::new(7, 90.0)],
    /// );
    /// let answer = client.harbors().berths().set_berth_price(1, body).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # As curl
    ///
    /// ```sh
    /// curl -X PUT 'https://{region}.harbor.example/v1/berths/{id}/price' \
    ///   -H 'Content-Type: application/json' \
    ///   -H 'Authorization: Bearer {token}' \
    ///   --data-raw '{"amount":24.5,"currency":"EUR","note":"from summer on // no comment","tiers":[{"from":7,"percent":90}]}'
    /// ```
    ///
    /// Authenticated by [`bearer_token`](crate::Builder::bearer_token).
    pub fn set_berth_price(
        &self,
        id: i64,
        body: impl Into<Json<SetBerthPriceBody>>,
    ) -> SetBerthPrice {
        SetBerthPrice::new(
            self.client,
            Request::new("PUT", "{baseUrl}/berths/{id}/price")
                .path("id", id)
                .header("Content-Type", "application/json")
                .auth("bearer_token")
                .json(body),
        )
    }

    /// Get availability.
    ///
    /// The answer's keys are data:
    ///
    /// | key | value |
    /// | --- | --- |
    /// | a day in `days` | how many berths are free |
    /// | a boat's id in `held` | until when its berth is held |
    ///
    /// `GET /harbors/{harbor_id}/availability`
    ///
    /// # Arguments
    ///
    /// - `harbor_id`: such as `north-pier`.
    /// - `from`: The first day. Example: `2024-06-01`.
    /// - `to`: The last day. Example: `2024-06-03`.
    ///
    /// # Answers
    ///
    /// - 200 OK: Three days
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn run(client: showcase::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// let answer = client
    ///     .harbors()
    ///     .berths()
    ///     .get_availability("north-pier", "2024-06-01", "2024-06-03")
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # As curl
    ///
    /// ```sh
    /// curl -X GET 'https://{region}.harbor.example/v1/harbors/{harborId}/availability?from={from}&to={to}' \
    ///   -H 'Authorization: Bearer {token}'
    /// ```
    ///
    /// Authenticated by [`bearer_token`](crate::Builder::bearer_token).
    pub fn get_availability(
        &self,
        harbor_id: impl Into<Text>,
        from: impl Into<Text>,
        to: impl Into<Text>,
    ) -> GetAvailability {
        GetAvailability::new(
            self.client,
            Request::new("GET", "{baseUrl}/harbors/{harborId}/availability")
                .path("harborId", harbor_id)
                .query(0, "from", from)
                .query(1, "to", to)
                .auth("bearer_token"),
        )
    }
}

/// A call of [`list_berths`](Berths::list_berths), sent by `.await`: `GET /harbors/{harbor_id}/berths`.
///
/// A success gives [`BerthList`], a failure [`ListBerthsError`].
///
/// [`pages`](ListBerths::pages) gives this page and all after it, [`items`](ListBerths::items) each [`Berth`](crate::models::Berth) of theirs.
#[must_use = "a call is sent by `.await`"]
pub struct ListBerths(Request);

impl ListBerths {
    /// One of `free`, `taken`, `closed`.
    ///
    /// Example: `free`.
    pub fn status(self, status: impl Into<OneOf<BerthStatus>>) -> Self {
        Self(self.0.query(0, "status", OneOf::text(status)))
    }

    /// Repeat it for several amenities; a berth must have all of them.
    ///
    /// Example: `water`.
    pub fn amenity(self, amenity: impl IntoIterator<Item = impl Into<Text>>) -> Self {
        Self(self.0.query_list(1, "amenity", amenity))
    }

    /// In metres.
    ///
    /// Example: `8.5`.
    pub fn min_length(self, min_length: f64) -> Self {
        Self(self.0.query(2, "min_length", min_length))
    }

    /// `exact` or `prefix`, for `name`.
    ///
    /// Example: `exact`.
    pub fn match_(self, match_: impl Into<Text>) -> Self {
        Self(self.0.query(3, "match", match_))
    }

    /// The begin of the berth's name.
    ///
    /// Example: `A`.
    pub fn name(self, name: impl Into<Text>) -> Self {
        Self(self.0.query(4, "name", name))
    }

    /// The `next` of the page before.
    pub fn cursor(self, cursor: impl Into<Text>) -> Self {
        Self(self.0.query(5, "cursor", cursor))
    }
}

call!(ListBerths => BerthList, ListBerthsError);
pages!(ListBerths);

impl Operation for ListBerths {
    type Success = BerthList;
    type Failure = ListBerthsError;

    fn success(answer: &Answer) -> Decoded<Self::Success> {
        match answer.status() {
            200 => answer.json(),
            _ => Decoded::Undocumented,
        }
    }

    fn failure(answer: &Answer) -> Decoded<Self::Failure> {
        match answer.status() {
            400 => answer.or_blank().map(ListBerthsError::BadRequest),
            _ => Decoded::Undocumented,
        }
    }
}

impl crate::Paged for ListBerths {
    type Item = crate::models::Berth;
    const PAGING: crate::Paging = crate::Paging::Cursor(5, "cursor", &["next"]);

    fn items(page: &mut Self::Success) -> Option<&mut Vec<Self::Item>> {
        Some(&mut page.items)
    }
}

/// A call of [`get_berth`](Berths::get_berth), sent by `.await`: `GET /berths/{id}.json`.
///
/// A success gives [`Berth`], a failure [`GetBerthError`].
#[must_use = "a call is sent by `.await`"]
pub struct GetBerth(Request);

call!(GetBerth => Berth, GetBerthError);

impl Operation for GetBerth {
    type Success = Berth;
    type Failure = GetBerthError;

    fn success(answer: &Answer) -> Decoded<Self::Success> {
        match answer.status() {
            200 => answer.json(),
            _ => Decoded::Undocumented,
        }
    }

    fn failure(answer: &Answer) -> Decoded<Self::Failure> {
        match answer.status() {
            404 => answer.or_blank().map(GetBerthError::NotFound),
            _ => Decoded::Undocumented,
        }
    }
}

/// A call of [`set_berth_price`](Berths::set_berth_price), sent by `.await`: `PUT /berths/{id}/price`.
///
/// A success gives [`TierList`], a failure [`SetBerthPriceError`].
#[must_use = "a call is sent by `.await`"]
pub struct SetBerthPrice(Request);

impl SetBerthPrice {
    /// Header `If-Match`.
    ///
    /// Example: `p-3`.
    pub fn if_match(self, if_match: impl Into<String>) -> Self {
        Self(self.0.header("If-Match", if_match))
    }
}

call!(SetBerthPrice => TierList, SetBerthPriceError);

impl Operation for SetBerthPrice {
    type Success = TierList;
    type Failure = SetBerthPriceError;

    fn success(answer: &Answer) -> Decoded<Self::Success> {
        match answer.status() {
            200 => answer.json(),
            _ => Decoded::Undocumented,
        }
    }

    fn failure(answer: &Answer) -> Decoded<Self::Failure> {
        match answer.status() {
            409 => answer.or_blank().map(SetBerthPriceError::Conflict),
            _ => Decoded::Undocumented,
        }
    }
}

/// A call of [`get_availability`](Berths::get_availability), sent by `.await`: `GET /harbors/{harbor_id}/availability`.
///
/// A success gives [`Availability`], no failure is documented.
#[must_use = "a call is sent by `.await`"]
pub struct GetAvailability(Request);

call!(GetAvailability => Availability, Undocumented);

impl Operation for GetAvailability {
    type Success = Availability;
    type Failure = Undocumented;

    fn success(answer: &Answer) -> Decoded<Self::Success> {
        match answer.status() {
            200 => answer.json(),
            _ => Decoded::Undocumented,
        }
    }
}

/// How [`list_berths`](Berths::list_berths) fails, as far as the API documents it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum ListBerthsError {
    /// 400 Bad Request.
    ///
    /// Bad cursor
    BadRequest(ErrorBody),
}

impl ListBerthsError {
    /// Code `bad_cursor` of status 400.
    ///
    /// The cursor is not one of ours.
    pub const BAD_CURSOR: &'static str = "bad_cursor";
}

/// How [`get_berth`](Berths::get_berth) fails, as far as the API documents it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum GetBerthError {
    /// 404 Not Found.
    ///
    /// No such berth
    NotFound(crate::models::ErrorBody),
}

impl GetBerthError {
    /// Code `berth_not_found` of status 404.
    ///
    /// There is no such berth.
    pub const BERTH_NOT_FOUND: &'static str = "berth_not_found";
}

/// How [`set_berth_price`](Berths::set_berth_price) fails, as far as the API documents it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum SetBerthPriceError {
    /// 409 Conflict.
    ///
    /// Somebody else was faster
    Conflict(ConflictBody),
}

impl SetBerthPriceError {
    /// Code `stale_etag` of status 409.
    ///
    /// The price has changed since.
    pub const STALE_ETAG: &'static str = "stale_etag";
}

/// `status` in the query of [`list_berths`](Berths::list_berths).
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum BerthStatus {
    /// `free`
    Free,
    /// `taken`
    Taken,
    /// `closed`
    Closed,
    /// Any other value.
    Other(String),
}

json_text!(BerthStatus { Free = "free", Taken = "taken", Closed = "closed" });

/// The answer 200 of [`list_berths`](Berths::list_berths).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct BerthList {
    pub items: Vec<crate::models::Berth>,
    /// Such as `"YTM"`.
    pub next: Option<String>,
}

json_object!(BerthList { items[], next? });

/// `error` in the answer 400 of [`list_berths`](Berths::list_berths).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ErrorDetail {
    /// Such as `"bad_cursor"`.
    pub code: Option<String>,
    /// Such as `"The cursor is not one of ours."`.
    pub message: Option<String>,
    /// Such as `"cursor"`.
    pub parameter: Option<String>,
}

json_object!(ErrorDetail { code?, message?, parameter? });

/// The answer 400 of [`list_berths`](Berths::list_berths).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ErrorBody {
    pub error: Option<ErrorDetail>,
}

json_object!(ErrorBody { error? });

/// The answer 200 of [`get_berth`](Berths::get_berth).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Berth {
    /// Such as `1`.
    pub id: Option<i64>,
    /// Such as `"A1"`.
    pub name: Option<String>,
    /// Such as `"free"`.
    pub status: Option<String>,
    /// Such as `8.5`.
    pub length: Option<f64>,
    /// Such as `1`.
    pub number: Option<i64>,
    pub price: Option<crate::models::Price>,
    pub amenities: Vec<String>,
}

json_object!(Berth { id?, name?, status?, length?, number?, price?, amenities[] });

/// `tiers[]` in the body of [`set_berth_price`](Berths::set_berth_price).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Tier {
    /// Such as `7`.
    pub from: i64,
    /// Such as `90`.
    pub percent: f64,
}

json_object!(Tier { from, percent });

setters!(Tier { from: i64, percent: f64 });

/// The body of [`set_berth_price`](Berths::set_berth_price).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SetBerthPriceBody {
    /// Such as `24.5`.
    pub amount: f64,
    /// Such as `"EUR"`.
    pub currency: String,
    /// Such as `"from summer on // no comment"`.
    pub note: String,
    pub tiers: Vec<Tier>,
}

json_object!(SetBerthPriceBody { amount, currency, note, tiers });

setters!(SetBerthPriceBody { amount: f64, currency: impl Into<String>, note: impl Into<String>, tiers: Vec<Tier> });

/// `tiers[]` in the answer 200 of [`set_berth_price`](Berths::set_berth_price).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct SetBerthPriceTier {
    /// Such as `7`.
    pub from: Option<i64>,
    /// Such as `90`.
    pub percent: Option<f64>,
}

json_object!(SetBerthPriceTier { from?, percent? });

/// The answer 200 of [`set_berth_price`](Berths::set_berth_price).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct TierList {
    /// Such as `24.5`.
    pub amount: Option<f64>,
    /// Such as `"EUR"`.
    pub currency: Option<String>,
    /// Such as `"from summer on"`.
    pub note: Option<String>,
    pub tiers: Vec<SetBerthPriceTier>,
}

json_object!(TierList { amount?, currency?, note?, tiers[] });

/// `error.current` in the answer 409 of [`set_berth_price`](Berths::set_berth_price).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Current {
    /// Such as `26`.
    pub amount: Option<f64>,
    /// Such as `"EUR"`.
    pub currency: Option<String>,
}

json_object!(Current { amount?, currency? });

/// `error` in the answer 409 of [`set_berth_price`](Berths::set_berth_price).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct SetBerthPriceConflictError {
    /// Such as `"stale_etag"`.
    pub code: Option<String>,
    /// Such as `"The price has changed since."`.
    pub message: Option<String>,
    pub current: Option<Current>,
}

json_object!(SetBerthPriceConflictError { code?, message?, current? });

/// The answer 409 of [`set_berth_price`](Berths::set_berth_price).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ConflictBody {
    pub error: Option<SetBerthPriceConflictError>,
}

json_object!(ConflictBody { error? });

/// `days{…}` in the answer 200 of [`get_availability`](Berths::get_availability).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Day {
    /// Such as `12`.
    pub free: Option<i64>,
    /// Such as `108`.
    pub taken: Option<i64>,
    /// Such as `"Regatta"`.
    pub event: Option<String>,
}

json_object!(Day { free?, taken?, event? });

/// The answer 200 of [`get_availability`](Berths::get_availability).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Availability {
    pub days: Option<BTreeMap<String, Day>>,
    pub held: Option<BTreeMap<String, String>>,
}

json_object!(Availability { days?, held? });
