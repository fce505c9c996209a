// Written by postman-codegen; edit the collection and generate again.

//! Operations of the folder `boats`.
//!
//! Boats, their photos and their logbooks.

use serde::Serialize;
use serde_json::Value;
use crate::{Answer, Client, Decoded, Json, OneOf, Operation, Reason, Request, Text};
use crate::runtime::call::call;
use crate::runtime::object::json_object;
use crate::runtime::open_text::json_text;
use crate::runtime::paging::pages;
use crate::runtime::setters::setters;

pub mod photos;

/// Operations of the folder `boats`.
///
/// Boats, their photos and their logbooks.
#[derive(Clone, Copy, Debug)]
pub struct Boats<'a> {
    client: &'a Client,
}

impl<'a> Boats<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self { client }
    }

    /// Operations of the folder `photos`.
    #[must_use]
    pub fn photos(&self) -> photos::Photos<'a> {
        photos::Photos::new(self.client)
    }

    /// List boats.
    ///
    /// `GET /boats`
    ///
    /// # Optional
    ///
    /// - [`type_`](ListBoats::type_): The kind of boat. Example: `sail`.
    /// - [`sort`](ListBoats::sort): `name`, `length`, or with `-` in reverse. Example: `-length`.
    /// - [`page`](ListBoats::page): such as `1`.
    ///
    /// # Answers
    ///
    /// - 200 OK: Two boats
    /// - 401 Unauthorized (error)
    ///
    /// Headers of the answers: [`total_count`](crate::Answer::total_count).
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn run(client: showcase::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// use showcase::boats::BoatType;
    ///
    /// let answer = client.boats().list_boats().type_(BoatType::Sail).sort("-length").await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # As curl
    ///
    /// ```sh
    /// curl -X GET 'https://{region}.harbor.example/v1/boats?type={type}&sort={sort}&page={page}' \
    ///   -H 'Authorization: Bearer {token}'
    /// ```
    ///
    /// Authenticated by [`bearer_token`](crate::Builder::bearer_token).
    ///
    /// [`.pages()`](ListBoats::pages) gives this page and all after it, [`.items()`](ListBoats::items) their items.
    pub fn list_boats(&self) -> ListBoats {
        ListBoats::new(
            self.client,
            Request::new("GET", "{baseUrl}/boats").auth("bearer_token"),
        )
    }

    /// Register a boat.
    ///
    /// Register a boat that is new here.
    ///
    /// ````json
    /// {"name": "Möwe", "type": "sail"}
    /// ````
    ///
    /// The hull number is checked against the [register](<https://docs.harbor.example/hulls>).
    ///
    /// `POST /boats`
    ///
    /// # Answers
    ///
    /// - 201 Created: Registered
    /// - 400 Bad Request (error): Malformed
    /// - 409 Conflict (error): Already registered
    /// - 422 Unprocessable Content (error): Not valid
    /// - 429 Too Many Requests (error): Error Code: `rate_limited`. More than 10 boats in one minute.
    ///
    /// Headers of the answers: [`location`](crate::Answer::location), [`retry_after`](crate::Answer::retry_after).
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn run(client: showcase::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// use showcase::boats::{Owner, RegisterBoatBody};
    ///
    /// let body = RegisterBoatBody::new(None)
    ///     .name("Möwe")
    ///     .type_("sail")
    ///     .length(9.75)
    ///     .flag("DE")
    ///     .match_("DE-ABC12345D404")
    ///     .boat_id_field("x-1")
    ///     .boat_id(1)
    ///     .owner(Owner::new("R. Jansen", "rj@mail.example", 2));
    /// let answer = client.boats().register_boat(body).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # As curl
    ///
    /// ```sh
    /// curl -X POST 'https://{region}.harbor.example/v1/boats' \
    ///   -H 'Content-Type: application/json' \
    ///   -H 'Authorization: Bearer {token}' \
    ///   --data-raw '{"name":"Möwe","type":"sail","length":9.75,"flag":"DE","match":"DE-ABC12345D404","self":null,"boatId":"x-1","boat_id":1,"owner":{"name":"R. Jansen","e-mail":"rj@mail.example","größe":2}}'
    /// ```
    ///
    /// Authenticated by [`bearer_token`](crate::Builder::bearer_token).
    pub fn register_boat(
        &self,
        body: impl Into<Json<RegisterBoatBody>>,
    ) -> RegisterBoat {
        RegisterBoat::new(
            self.client,
            Request::new("POST", "{baseUrl}/boats")
                .header("Content-Type", "application/json")
                .auth("bearer_token")
                .json(body),
        )
    }

    /// Get a boat.
    ///
    /// A boat with all that is known of it, in numbers of every size.
    ///
    /// `GET /boats/{boat_id}`
    ///
    /// # Arguments
    ///
    /// - `boat_id`: The boat's id. Example: `0b9f5a52-5f0e-4d53-9f0e-6f7f6a3c1e01`.
    ///
    /// # Answers
    ///
    /// - 200 OK
    /// - 404 Not Found (error): No such boat
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn run(client: showcase::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// let answer = client.boats().get_boat("0b9f5a52-5f0e-4d53-9f0e-6f7f6a3c1e01").await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # As curl
    ///
    /// ```sh
    /// curl -X GET 'https://{region}.harbor.example/v1/boats/{boatId}' \
    ///   -H 'Authorization: Bearer {token}'
    /// ```
    ///
    /// Authenticated by [`bearer_token`](crate::Builder::bearer_token).
    pub fn get_boat(&self, boat_id: impl Into<Text>) -> GetBoat {
        GetBoat::new(
            self.client,
            Request::new("GET", "{baseUrl}/boats/{boatId}")
                .path("boatId", boat_id)
                .auth("bearer_token"),
        )
    }

    /// Update a boat.
    ///
    /// `PATCH /boats/{boat_id}`
    ///
    /// # Arguments
    ///
    /// - `boat_id`: The boat's id. Example: `0b9f5a52-5f0e-4d53-9f0e-6f7f6a3c1e01`.
    /// - `x_reason`: Why; it is kept in the log. Example: `renamed by its owner`.
    ///
    /// # Answers
    ///
    /// - 200 OK: Updated
    /// - 204 No Content: Nothing to change
    /// - 404 Not Found (error): No such boat
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn run(client: showcase::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// use showcase::boats::UpdateBoatBody;
    ///
    /// let body = UpdateBoatBody::new(None).name("Möwe II").insured(false);
    /// let answer = client
    ///     .boats()
    ///     .update_boat("0b9f5a52-5f0e-4d53-9f0e-6f7f6a3c1e01", "renamed by its owner", body)
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # As curl
    ///
    /// ```sh
    /// curl -X PATCH 'https://{region}.harbor.example/v1/boats/{boatId}' \
    ///   -H 'Content-Type: application/merge-patch+json' \
    ///   -H 'X-Reason: {X-Reason}' \
    ///   -H 'Authorization: Bearer {token}' \
    ///   --data-raw '{"name":"Möwe II","insured":false,"flag":null}'
    /// ```
    ///
    /// Authenticated by [`bearer_token`](crate::Builder::bearer_token).
    pub fn update_boat(
        &self,
        boat_id: impl Into<Text>,
        x_reason: impl Into<String>,
        body: impl Into<Json<UpdateBoatBody>>,
    ) -> UpdateBoat {
        UpdateBoat::new(
            self.client,
            Request::new("PATCH", "{baseUrl}/boats/{boatId}")
                .path("boatId", boat_id)
                .header("Content-Type", "application/merge-patch+json")
                .header("X-Reason", x_reason)
                .auth("bearer_token")
                .json(body),
        )
    }

    /// Delete a boat.
    ///
    /// `DELETE /boats/{boat_id}`
    ///
    /// # Arguments
    ///
    /// - `boat_id`: The boat's id. Example: `0b9f5a52-5f0e-4d53-9f0e-6f7f6a3c1e01`.
    ///
    /// # Optional
    ///
    /// - [`dry_run`](DeleteBoat::dry_run): such as `true`.
    ///
    /// # Answers
    ///
    /// - 204 No Content: Deleted
    /// - 404 Not Found (error): No such boat
    /// - 409 Conflict (error): Error Code: `boat_in_use`. The boat has open bookings. The boat lies in a berth.
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn run(client: showcase::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// let answer = client.boats().delete_boat("0b9f5a52-5f0e-4d53-9f0e-6f7f6a3c1e01").await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # As curl
    ///
    /// ```sh
    /// curl -X DELETE 'https://{region}.harbor.example/v1/boats/{boatId}' \
    ///   -H 'Authorization: Bearer {token}'
    /// ```
    ///
    /// Authenticated by [`bearer_token`](crate::Builder::bearer_token).
    pub fn delete_boat(&self, boat_id: impl Into<Text>) -> DeleteBoat {
        DeleteBoat::new(
            self.client,
            Request::new("DELETE", "{baseUrl}/boats/{boatId}")
                .path("boatId", boat_id)
                .auth("bearer_token"),
        )
    }
}

/// A call of [`list_boats`](Boats::list_boats), sent by `.await`: `GET /boats`.
///
/// A success gives [`BoatList`], a failure [`ListBoatsError`].
///
/// [`pages`](ListBoats::pages) gives this page and all after it, [`items`](ListBoats::items) each [`Boat`](crate::models::Boat) of theirs.
#[must_use = "a call is sent by `.await`"]
pub struct ListBoats(Request);

impl ListBoats {
    /// The kind of boat:
    ///
    /// - `sail`
    /// - `motor`
    /// - `row`
    ///
    /// Example: `sail`.
    pub fn type_(self, type_: impl Into<OneOf<BoatType>>) -> Self {
        Self(self.0.query(0, "type", OneOf::text(type_)))
    }

    /// `name`, `length`, or with `-` in reverse.
    ///
    /// Example: `-length`.
    pub fn sort(self, sort: impl Into<Text>) -> Self {
        Self(self.0.query(1, "sort", sort))
    }

    /// Such as `1`.
    pub fn page(self, page: i64) -> Self {
        Self(self.0.query(2, "page", page))
    }
}

call!(ListBoats => BoatList, ListBoatsError);
pages!(ListBoats);

impl Operation for ListBoats {
    type Success = BoatList;
    type Failure = ListBoatsError;

    fn success(answer: &Answer) -> Decoded<Self::Success> {
        match answer.status() {
            200 => answer.json(),
            _ => Decoded::Undocumented,
        }
    }

    fn failure(answer: &Answer) -> Decoded<Self::Failure> {
        match answer.status() {
            401 => answer.or_blank().map(ListBoatsError::Unauthorized),
            _ => Decoded::Undocumented,
        }
    }
}

impl crate::Paged for ListBoats {
    type Item = crate::models::Boat;
    const PAGING: crate::Paging = crate::Paging::Page(2, "page", 1);

    fn items(page: &mut Self::Success) -> Option<&mut Vec<Self::Item>> {
        Some(&mut page.boats)
    }
}

/// A call of [`register_boat`](Boats::register_boat), sent by `.await`: `POST /boats`.
///
/// A success gives [`Boat`](crate::models::Boat), a failure [`RegisterBoatError`].
#[must_use = "a call is sent by `.await`"]
pub struct RegisterBoat(Request);

call!(RegisterBoat => crate::models::Boat, RegisterBoatError);

impl Operation for RegisterBoat {
    type Success = crate::models::Boat;
    type Failure = RegisterBoatError;

    fn success(answer: &Answer) -> Decoded<Self::Success> {
        match answer.status() {
            201 => answer.json(),
            _ => Decoded::Undocumented,
        }
    }

    fn failure(answer: &Answer) -> Decoded<Self::Failure> {
        match answer.status() {
            400 => answer.or_blank().map(RegisterBoatError::BadRequest),
            409 => answer.or_blank().map(RegisterBoatError::Conflict),
            422 => answer.or_blank().map(RegisterBoatError::UnprocessableContent),
            429 => answer.or_blank().map(RegisterBoatError::TooManyRequests),
            _ => Decoded::Undocumented,
        }
    }
}

/// A call of [`get_boat`](Boats::get_boat), sent by `.await`: `GET /boats/{boat_id}`.
///
/// A success gives [`Boat`](crate::models::Boat), a failure [`GetBoatError`].
#[must_use = "a call is sent by `.await`"]
pub struct GetBoat(Request);

call!(GetBoat => crate::models::Boat, GetBoatError);

impl Operation for GetBoat {
    type Success = crate::models::Boat;
    type Failure = GetBoatError;

    fn success(answer: &Answer) -> Decoded<Self::Success> {
        match answer.status() {
            200 => answer.json(),
            _ => Decoded::Undocumented,
        }
    }

    fn failure(answer: &Answer) -> Decoded<Self::Failure> {
        match answer.status() {
            404 => answer.or_blank().map(GetBoatError::NotFound),
            _ => Decoded::Undocumented,
        }
    }
}

/// How `get_boat` fails.
pub type GetBoatError = crate::models::NotFoundError;

/// A call of [`update_boat`](Boats::update_boat), sent by `.await`: `PATCH /boats/{boat_id}`.
///
/// A success gives [`UpdateBoatResponse`], a failure [`UpdateBoatError`].
#[must_use = "a call is sent by `.await`"]
pub struct UpdateBoat(Request);

call!(UpdateBoat => UpdateBoatResponse, UpdateBoatError);

impl Operation for UpdateBoat {
    type Success = UpdateBoatResponse;
    type Failure = UpdateBoatError;

    fn success(answer: &Answer) -> Decoded<Self::Success> {
        match answer.status() {
            200 => answer.json().map(UpdateBoatResponse::Ok),
            204 => answer.empty().map(|()| UpdateBoatResponse::NoContent),
            _ => Decoded::Undocumented,
        }
    }

    fn failure(answer: &Answer) -> Decoded<Self::Failure> {
        match answer.status() {
            404 => answer.or_blank().map(UpdateBoatError::NotFound),
            _ => Decoded::Undocumented,
        }
    }
}

/// How `update_boat` fails.
pub type UpdateBoatError = crate::models::NotFoundError;

/// A call of [`delete_boat`](Boats::delete_boat), sent by `.await`: `DELETE /boats/{boat_id}`.
///
/// A success gives `()`, a failure [`DeleteBoatError`].
#[must_use = "a call is sent by `.await`"]
pub struct DeleteBoat(Request);

impl DeleteBoat {
    /// Such as `true`.
    pub fn dry_run(self, dry_run: bool) -> Self {
        Self(self.0.query(0, "dry_run", dry_run))
    }
}

call!(DeleteBoat => (), DeleteBoatError);

impl Operation for DeleteBoat {
    type Success = ();
    type Failure = DeleteBoatError;

    fn success(answer: &Answer) -> Decoded<Self::Success> {
        answer.done()
    }

    fn failure(answer: &Answer) -> Decoded<Self::Failure> {
        match answer.status() {
            404 => answer.or_blank().map(DeleteBoatError::NotFound),
            409 => answer.reason().map(DeleteBoatError::Conflict),
            _ => Decoded::Undocumented,
        }
    }
}

/// What `update_boat` answers.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum UpdateBoatResponse {
    /// 200 OK.
    ///
    /// Updated
    Ok(crate::models::ErrorBoat),
    /// 204 No Content.
    ///
    /// Nothing to change
    NoContent,
}

/// How [`list_boats`](Boats::list_boats) fails, as far as the API documents it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum ListBoatsError {
    /// 401 Unauthorized.
    Unauthorized(crate::models::ErrorBody),
}

impl ListBoatsError {
    /// Code `token_expired` of status 401.
    ///
    /// The access token expired at 2024-05-01T12:00:00Z.
    pub const TOKEN_EXPIRED: &'static str = "token_expired";
}

/// How [`register_boat`](Boats::register_boat) fails, as far as the API documents it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum RegisterBoatError {
    /// 400 Bad Request.
    ///
    /// Malformed
    BadRequest(ErrorBody),
    /// 409 Conflict.
    ///
    /// Already registered
    Conflict(ConflictBody),
    /// 422 Unprocessable Content.
    ///
    /// Not valid
    ///
    /// one error
    UnprocessableContent(UnprocessableContentBody),
    /// 429 Too Many Requests.
    ///
    /// Error Code: `rate_limited`\
    /// More than 10 boats in one minute.
    TooManyRequests(crate::models::ErrorBody),
}

impl RegisterBoatError {
    /// Code `malformed_json` of status 400.
    ///
    /// Expected , at line 3.
    pub const MALFORMED_JSON: &'static str = "malformed_json";

    /// Code `duplicate_hull` of status 409.
    ///
    /// The hull number is taken.
    pub const DUPLICATE_HULL: &'static str = "duplicate_hull";

    /// Code `too_long` of status 422.
    ///
    /// At most 40 characters.
    pub const TOO_LONG: &'static str = "too_long";

    /// Code `unknown_flag` of status 422.
    ///
    /// Not a country.
    pub const UNKNOWN_FLAG: &'static str = "unknown_flag";

    /// Code `rate_limited` of status 429.
    ///
    /// More than 10 boats in one minute.
    ///
    /// Try again later.
    pub const RATE_LIMITED: &'static str = "rate_limited";
}

/// How [`delete_boat`](Boats::delete_boat) fails, as far as the API documents it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum DeleteBoatError {
    /// 404 Not Found.
    ///
    /// No such boat
    NotFound(crate::models::ErrorBody),
    /// 409 Conflict.
    ///
    /// Error Code: `boat_in_use`\
    /// The boat has open bookings.\
    /// The boat lies in a berth.
    Conflict(Reason),
}

impl DeleteBoatError {
    /// Code `boat_not_found` of status 404.
    ///
    /// There is no such boat.
    pub const BOAT_NOT_FOUND: &'static str = "boat_not_found";

    /// Code `boat_in_use` of status 409.
    ///
    /// The boat has open bookings.
    ///
    /// The boat lies in a berth.
    pub const BOAT_IN_USE: &'static str = "boat_in_use";
}

/// `type` in the query of [`list_boats`](Boats::list_boats).
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum BoatType {
    /// `sail`
    Sail,
    /// `motor`
    Motor,
    /// `row`
    Row,
    /// Any other value.
    Other(String),
}

json_text!(BoatType { Sail = "sail", Motor = "motor", Row = "row" });

/// The answer 200 of [`list_boats`](Boats::list_boats).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct BoatList {
    pub boats: Vec<crate::models::Boat>,
    /// Such as `1`.
    pub page: Option<i64>,
    /// Such as `1`.
    pub pages: Option<i64>,
}

json_object!(BoatList { boats[], page?, pages? });

/// `owner` in the body of [`register_boat`](Boats::register_boat).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Owner {
    /// Such as `"R. Jansen"`.
    pub name: String,
    /// Such as `"rj@mail.example"`.
    pub e_mail: String,
    /// Such as `2`.
    pub grosse: i64,
}

json_object!(Owner { name, e_mail = "e-mail", grosse = "größe" });

setters!(Owner { name: impl Into<String>, e_mail: impl Into<String>, grosse: i64 });

/// The body of [`register_boat`](Boats::register_boat).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RegisterBoatBody {
    /// Such as `"Möwe"`.
    pub name: Option<String>,
    /// Such as `"sail"`.
    pub type_: Option<String>,
    /// Such as `9.75`.
    pub length: Option<f64>,
    /// Such as `"DE"`.
    pub flag: Option<String>,
    /// Such as `"DE-ABC12345D404"`.
    pub match_: Option<String>,
    pub self_: Option<Value>,
    /// Such as `"x-1"`.
    pub boat_id_field: Option<String>,
    /// Such as `1`.
    pub boat_id: Option<i64>,
    pub owner: Option<Owner>,
}

json_object!(RegisterBoatBody {
    name?, type_? = "type", length?, flag?, match_? = "match", self_ = "self", boat_id_field? = "boatId", boat_id?,
    owner?,
});

setters!(RegisterBoatBody {
    name?: impl Into<String>, type_?: impl Into<String>, length?: f64, flag?: impl Into<String>,
    match_?: impl Into<String>, self_: Option<Value>, boat_id_field?: impl Into<String>, boat_id?: i64, owner?: Owner,
});

/// `error` in the answer 400 of [`register_boat`](Boats::register_boat).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ErrorDetail {
    /// Such as `"malformed_json"`.
    pub code: Option<String>,
    /// Such as `"Expected ',' at line 3."`.
    pub message: Option<String>,
    /// Such as `3`.
    pub line: Option<i64>,
    /// Such as `12`.
    pub column: Option<i64>,
}

json_object!(ErrorDetail { code?, message?, line?, column? });

/// The answer 400 of [`register_boat`](Boats::register_boat).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ErrorBody {
    pub error: Option<ErrorDetail>,
}

json_object!(ErrorBody { error? });

/// `error` in the answer 409 of [`register_boat`](Boats::register_boat).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct RegisterBoatConflictError {
    /// Such as `"duplicate_hull"`.
    pub code: Option<String>,
    /// Such as `"The hull number is taken."`.
    pub message: Option<String>,
    pub boat: Option<crate::models::ErrorBoat>,
}

json_object!(RegisterBoatConflictError { code?, message?, boat? });

/// The answer 409 of [`register_boat`](Boats::register_boat).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ConflictBody {
    pub error: Option<RegisterBoatConflictError>,
}

json_object!(ConflictBody { error? });

/// `errors[].limits` in the answer 422 of [`register_boat`](Boats::register_boat).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Limits {
    /// Such as `1`.
    pub min: Option<i64>,
    /// Such as `200`.
    pub max: Option<i64>,
}

json_object!(Limits { min?, max? });

/// `errors[]` in the answer 422 of [`register_boat`](Boats::register_boat).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct RegisterBoatUnprocessableContentError {
    /// Such as `"too_long"`.
    pub code: Option<String>,
    /// Such as `"name"`.
    pub field: Option<String>,
    /// Such as `"At most 40 characters."`.
    pub message: Option<String>,
    pub limits: Option<Limits>,
}

json_object!(RegisterBoatUnprocessableContentError { code?, field?, message?, limits? });

/// The answer 422 of [`register_boat`](Boats::register_boat).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct UnprocessableContentBody {
    pub errors: Vec<RegisterBoatUnprocessableContentError>,
}

json_object!(UnprocessableContentBody { errors[] });

/// The body of [`update_boat`](Boats::update_boat).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateBoatBody {
    /// Such as `"Möwe II"`.
    pub name: Option<String>,
    pub insured: Option<bool>,
    pub flag: Option<Value>,
}

json_object!(UpdateBoatBody { name?, insured?, flag });

setters!(UpdateBoatBody { name?: impl Into<String>, insured?: bool, flag: Option<Value> });
