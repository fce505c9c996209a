// Written by postman-codegen; edit the collection and generate again.

//! Operations of the folder `bookings`.
//!
//! Nights in a berth.

use serde::Serialize;
use crate::{Answer, Body, Client, Decoded, Json, Operation, Request, Text, Undocumented};
use crate::runtime::call::call;
use crate::runtime::object::json_object;
use crate::runtime::setters::setters;

/// Operations of the folder `bookings`.
///
/// Nights in a berth.
#[derive(Clone, Copy, Debug)]
pub struct Bookings<'a> {
    client: &'a Client,
}

impl<'a> Bookings<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self { client }
    }

    /// 予約を作成.
    ///
    /// Creates a booking. The answer is `200` when a berth was free, else `202` and a place in the queue.
    ///
    /// `POST /bookings`
    ///
    /// # Answers
    ///
    /// - 200 OK: Booked
    /// - 202 Accepted: In the queue
    /// - 401 Unauthorized (error)
    /// - 409 Conflict (error): No berth
    /// - 422 Unprocessable Content (error): Dates are wrong
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn run(client: showcase::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// use showcase::bookings::{Extras, Guest, PostBookingsBody};
    ///
    /// let body = PostBookingsBody::new()
    ///     .boat_id("0b9f5a52-5f0e-4d53-9f0e-6f7f6a3c1e01")
    ///     .berth_ids(vec![2, 3])
    ///     .from("2024-06-01")
    ///     .to("2024-06-05")
    ///     .guests(vec![Guest::new("A. Sørensen").age(34), Guest::new("Kim")])
    ///     .extras(Extras::new(3).power(true))
    ///     .note("Ankunft spät 🌙");
    /// let answer = client.bookings().post_bookings(body).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # As curl
    ///
    /// ```sh
    /// curl -X POST 'https://{region}.harbor.example/v1/bookings' \
    ///   -H 'Content-Type: application/json' \
    ///   -H 'Idempotency-Key: {$guid}' \
    ///   -H 'Authorization: Bearer {token}' \
    ///   --data-raw '{"boat_id":"0b9f5a52-5f0e-4d53-9f0e-6f7f6a3c1e01","berth_ids":[2,3],"from":"2024-06-01","to":"2024-06-05","guests":[{"name":"A. Sørensen","age":34},{"name":"Kim"}],"extras":{"power":true,"wifi_days":3},"note":"Ankunft spät 🌙"}'
    /// ```
    ///
    /// Authenticated by [`bearer_token`](crate::Builder::bearer_token).
    pub fn post_bookings(
        &self,
        body: impl Into<Json<PostBookingsBody>>,
    ) -> PostBookings {
        PostBookings::new(
            self.client,
            Request::new("POST", "{baseUrl}/bookings")
                .header("Content-Type", "application/json")
                .header_template("Idempotency-Key", "{$guid}")
                .auth("bearer_token")
                .json(body),
        )
    }

    /// List bookings.
    ///
    /// `GET /bookings`
    ///
    /// # Optional
    ///
    /// - [`from`](ListBookings::from): such as `2024-06-01`.
    /// - [`to`](ListBookings::to): such as `2024-06-30`.
    /// - [`limit`](ListBookings::limit): such as `2`.
    ///
    /// # Answers
    ///
    /// - 200 OK
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn run(client: showcase::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// let answer = client.bookings().list_bookings().from("2024-06-01").limit(2).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # As curl
    ///
    /// ```sh
    /// curl -X GET 'https://{region}.harbor.example/v1/bookings?from={from}&limit={limit}' \
    ///   -H 'Authorization: Bearer {token}'
    /// ```
    ///
    /// Authenticated by [`bearer_token`](crate::Builder::bearer_token).
    pub fn list_bookings(&self) -> ListBookings {
        ListBookings::new(
            self.client,
            Request::new("GET", "{baseUrl}/bookings").auth("bearer_token"),
        )
    }

    /// Get a booking.
    ///
    /// By id.
    ///
    /// `GET /bookings/{booking_id}`
    ///
    /// # Arguments
    ///
    /// - `booking_id`: such as `6c2f0b1e-8f53-4a38-9a38-0d4c52d3b7a1`.
    ///
    /// # Answers
    ///
    /// - 200 OK: Booking
    /// - 404 Not Found (error): No such booking
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn run(client: showcase::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// let answer = client.bookings().get_booking("6c2f0b1e-8f53-4a38-9a38-0d4c52d3b7a1").await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # As curl
    ///
    /// ```sh
    /// curl -X GET 'https://{region}.harbor.example/v1/bookings/{bookingId}' \
    ///   -H 'Authorization: Bearer {token}'
    /// ```
    ///
    /// Authenticated by [`bearer_token`](crate::Builder::bearer_token).
    pub fn get_booking(&self, booking_id: impl Into<Text>) -> GetBooking {
        GetBooking::new(
            self.client,
            Request::new("GET", "{baseUrl}/bookings/{bookingId}")
                .path("bookingId", booking_id)
                .auth("bearer_token"),
        )
    }

    /// Get a booking.
    ///
    /// By reference. Has the same name as the request above.
    ///
    /// `GET /bookings/by-reference/{reference}`
    ///
    /// # Arguments
    ///
    /// - `reference`: As printed on the invoice. Example: `NP-2024-0001`.
    ///
    /// # Answers
    ///
    /// - 200 OK: Booking
    /// - 404 Not Found (error): No such booking
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn run(client: showcase::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// let answer = client.bookings().get_booking_by_reference("NP-2024-0001").await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # As curl
    ///
    /// ```sh
    /// curl -X GET 'https://{region}.harbor.example/v1/bookings/by-reference/{reference}' \
    ///   -H 'Authorization: Bearer {token}'
    /// ```
    ///
    /// Authenticated by [`bearer_token`](crate::Builder::bearer_token).
    pub fn get_booking_by_reference(
        &self,
        reference: impl Into<Text>,
    ) -> GetBookingByReference {
        GetBookingByReference::new(
            self.client,
            Request::new("GET", "{baseUrl}/bookings/by-reference/{reference}")
                .path("reference", reference)
                .auth("bearer_token"),
        )
    }

    /// Find bookings by example.
    ///
    /// A GET with a body.
    ///
    /// `GET /bookings/search`
    ///
    /// # Answers
    ///
    /// - 200 OK: One
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn run(client: showcase::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// use showcase::bookings::{Boat, FindBookingsByExampleBody};
    ///
    /// let body = FindBookingsByExampleBody::new("confirmed", Boat::new("DE"));
    /// let answer = client.bookings().find_bookings_by_example(body).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # As curl
    ///
    /// ```sh
    /// curl -X GET 'https://{region}.harbor.example/v1/bookings/search' \
    ///   -H 'Content-Type: application/json' \
    ///   -H 'Authorization: Bearer {token}' \
    ///   --data-raw '{"status":"confirmed","boat":{"flag":"DE"}}'
    /// ```
    ///
    /// Authenticated by [`bearer_token`](crate::Builder::bearer_token).
    pub fn find_bookings_by_example(
        &self,
        body: impl Into<Json<FindBookingsByExampleBody>>,
    ) -> FindBookingsByExample {
        FindBookingsByExample::new(
            self.client,
            Request::new("GET", "{baseUrl}/bookings/search")
                .header("Content-Type", "application/json")
                .auth("bearer_token")
                .json(body),
        )
    }

    /// Cancel a booking.
    ///
    /// Has no saved answer, and no body.
    ///
    /// `POST /bookings/{booking_id}/cancel`
    ///
    /// # Arguments
    ///
    /// - `booking_id`: such as `6c2f0b1e-8f53-4a38-9a38-0d4c52d3b7a1`.
    ///
    /// # Answers
    ///
    /// - Any success is a [`Body`]: `json::<T>()`, `text()` or `bytes()` reads it.
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn run(client: showcase::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// let answer = client
    ///     .bookings()
    ///     .cancel_booking("6c2f0b1e-8f53-4a38-9a38-0d4c52d3b7a1")
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # As curl
    ///
    /// ```sh
    /// curl -X POST 'https://{region}.harbor.example/v1/bookings/{bookingId}/cancel' \
    ///   -H 'Authorization: Bearer {token}'
    /// ```
    ///
    /// Authenticated by [`bearer_token`](crate::Builder::bearer_token).
    pub fn cancel_booking(&self, booking_id: impl Into<Text>) -> CancelBooking {
        CancelBooking::new(
            self.client,
            Request::new("POST", "{baseUrl}/bookings/{bookingId}/cancel")
                .path("bookingId", booking_id)
                .auth("bearer_token"),
        )
    }

    /// List comments.
    ///
    /// `GET /bookings/{booking_id}/comments`
    ///
    /// # Arguments
    ///
    /// - `booking_id`: such as `6c2f0b1e-8f53-4a38-9a38-0d4c52d3b7a1`.
    ///
    /// # Answers
    ///
    /// - 200 OK: A thread
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn run(client: showcase::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// let answer = client
    ///     .bookings()
    ///     .list_comments("6c2f0b1e-8f53-4a38-9a38-0d4c52d3b7a1")
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # As curl
    ///
    /// ```sh
    /// curl -X GET 'https://{region}.harbor.example/v1/bookings/{bookingId}/comments' \
    ///   -H 'Authorization: Bearer {token}'
    /// ```
    ///
    /// Authenticated by [`bearer_token`](crate::Builder::bearer_token).
    pub fn list_comments(&self, booking_id: impl Into<Text>) -> ListComments {
        ListComments::new(
            self.client,
            Request::new("GET", "{baseUrl}/bookings/{bookingId}/comments")
                .path("bookingId", booking_id)
                .auth("bearer_token"),
        )
    }

    /// Write a note 📝.
    ///
    /// Plain text.
    ///
    /// `PUT /bookings/{booking_id}/note`
    ///
    /// # Arguments
    ///
    /// - `booking_id`: such as `6c2f0b1e-8f53-4a38-9a38-0d4c52d3b7a1`.
    /// - `body`: Content of the type `text/plain`.
    ///
    /// # Answers
    ///
    /// - 200 OK: Saved
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn run(client: showcase::Client, body: String) -> Result<(), Box<dyn std::error::Error>> {
    /// let answer = client
    ///     .bookings()
    ///     .write_note("6c2f0b1e-8f53-4a38-9a38-0d4c52d3b7a1", body)
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # As curl
    ///
    /// ```sh
    /// curl -X PUT 'https://{region}.harbor.example/v1/bookings/{bookingId}/note' \
    ///   -H 'Content-Type: text/plain' \
    ///   -H 'Authorization: Bearer {token}' \
    ///   --data-raw 'Arrives after dark.
    /// Needs power // and water summer'
    /// ```
    ///
    /// Authenticated by [`bearer_token`](crate::Builder::bearer_token).
    pub fn write_note(
        &self,
        booking_id: impl Into<Text>,
        body: impl Into<String>,
    ) -> WriteNote {
        WriteNote::new(
            self.client,
            Request::new("PUT", "{baseUrl}/bookings/{bookingId}/note")
                .path("bookingId", booking_id)
                .header("Content-Type", "text/plain")
                .auth("bearer_token")
                .text(body),
        )
    }
}

/// A call of [`post_bookings`](Bookings::post_bookings), sent by `.await`: `POST /bookings`.
///
/// A success gives [`PostBookingsResponse`], a failure [`PostBookingsError`].
#[must_use = "a call is sent by `.await`"]
pub struct PostBookings(Request);

call!(PostBookings => PostBookingsResponse, PostBookingsError);

impl Operation for PostBookings {
    type Success = PostBookingsResponse;
    type Failure = PostBookingsError;

    fn success(answer: &Answer) -> Decoded<Self::Success> {
        match answer.status() {
            200 => answer.json().map(PostBookingsResponse::Ok),
            202 => answer.json().map(PostBookingsResponse::Accepted),
            _ => Decoded::Undocumented,
        }
    }

    fn failure(answer: &Answer) -> Decoded<Self::Failure> {
        match answer.status() {
            401 => answer.or_blank().map(PostBookingsError::Unauthorized),
            409 => answer.or_blank().map(PostBookingsError::Conflict),
            422 => answer.or_blank().map(PostBookingsError::UnprocessableContent),
            _ => Decoded::Undocumented,
        }
    }
}

/// A call of [`list_bookings`](Bookings::list_bookings), sent by `.await`: `GET /bookings`.
///
/// A success gives [`BookingList`], no failure is documented.
#[must_use = "a call is sent by `.await`"]
pub struct ListBookings(Request);

impl ListBookings {
    /// Such as `2024-06-01`.
    pub fn from(self, from: impl Into<Text>) -> Self {
        Self(self.0.query(0, "from", from))
    }

    /// Such as `2024-06-30`.
    pub fn to(self, to: impl Into<Text>) -> Self {
        Self(self.0.query(1, "to", to))
    }

    /// Such as `2`.
    pub fn limit(self, limit: i64) -> Self {
        Self(self.0.query(2, "limit", limit))
    }
}

call!(ListBookings => BookingList, Undocumented);

impl Operation for ListBookings {
    type Success = BookingList;
    type Failure = Undocumented;

    fn success(answer: &Answer) -> Decoded<Self::Success> {
        match answer.status() {
            200 => answer.json(),
            _ => Decoded::Undocumented,
        }
    }
}

/// A call of [`get_booking`](Bookings::get_booking), sent by `.await`: `GET /bookings/{booking_id}`.
///
/// A success gives [`PostBookingsOk`], a failure [`GetBookingError`].
#[must_use = "a call is sent by `.await`"]
pub struct GetBooking(Request);

call!(GetBooking => PostBookingsOk, GetBookingError);

impl Operation for GetBooking {
    type Success = PostBookingsOk;
    type Failure = GetBookingError;

    fn success(answer: &Answer) -> Decoded<Self::Success> {
        match answer.status() {
            200 => answer.json(),
            _ => Decoded::Undocumented,
        }
    }

    fn failure(answer: &Answer) -> Decoded<Self::Failure> {
        match answer.status() {
            404 => answer.or_blank().map(GetBookingError::NotFound),
            _ => Decoded::Undocumented,
        }
    }
}

/// How `get_booking` fails.
pub type GetBookingError = NotFoundError;

/// A call of [`get_booking_by_reference`](Bookings::get_booking_by_reference), sent by `.await`: `GET /bookings/by-reference/{reference}`.
///
/// A success gives [`PostBookingsOk`], a failure [`GetBookingByReferenceError`].
#[must_use = "a call is sent by `.await`"]
pub struct GetBookingByReference(Request);

call!(GetBookingByReference => PostBookingsOk, GetBookingByReferenceError);

impl Operation for GetBookingByReference {
    type Success = PostBookingsOk;
    type Failure = GetBookingByReferenceError;

    fn success(answer: &Answer) -> Decoded<Self::Success> {
        match answer.status() {
            200 => answer.json(),
            _ => Decoded::Undocumented,
        }
    }

    fn failure(answer: &Answer) -> Decoded<Self::Failure> {
        match answer.status() {
            404 => answer.or_blank().map(GetBookingByReferenceError::NotFound),
            _ => Decoded::Undocumented,
        }
    }
}

/// How `get_booking_by_reference` fails.
pub type GetBookingByReferenceError = NotFoundError;

/// A call of [`find_bookings_by_example`](Bookings::find_bookings_by_example), sent by `.await`: `GET /bookings/search`.
///
/// A success gives [`Vec<PostBookingsOk>`](PostBookingsOk), no failure is documented.
#[must_use = "a call is sent by `.await`"]
pub struct FindBookingsByExample(Request);

call!(FindBookingsByExample => Vec<PostBookingsOk>, Undocumented);

impl Operation for FindBookingsByExample {
    type Success = Vec<PostBookingsOk>;
    type Failure = Undocumented;

    fn success(answer: &Answer) -> Decoded<Self::Success> {
        match answer.status() {
            200 => answer.json(),
            _ => Decoded::Undocumented,
        }
    }
}

/// A call of [`cancel_booking`](Bookings::cancel_booking), sent by `.await`: `POST /bookings/{booking_id}/cancel`.
///
/// A success gives [`Body`], no failure is documented.
#[must_use = "a call is sent by `.await`"]
pub struct CancelBooking(Request);

call!(CancelBooking => Body, Undocumented);

impl Operation for CancelBooking {
    type Success = Body;
    type Failure = Undocumented;

    fn success(answer: &Answer) -> Decoded<Self::Success> {
        answer.body()
    }
}

/// A call of [`list_comments`](Bookings::list_comments), sent by `.await`: `GET /bookings/{booking_id}/comments`.
///
/// A success gives [`Vec<Comment>`](Comment), no failure is documented.
#[must_use = "a call is sent by `.await`"]
pub struct ListComments(Request);

call!(ListComments => Vec<Comment>, Undocumented);

impl Operation for ListComments {
    type Success = Vec<Comment>;
    type Failure = Undocumented;

    fn success(answer: &Answer) -> Decoded<Self::Success> {
        match answer.status() {
            200 => answer.json(),
            _ => Decoded::Undocumented,
        }
    }
}

/// A call of [`write_note`](Bookings::write_note), sent by `.await`: `PUT /bookings/{booking_id}/note`.
///
/// A success gives `String`, no failure is documented.
#[must_use = "a call is sent by `.await`"]
pub struct WriteNote(Request);

call!(WriteNote => String, Undocumented);

impl Operation for WriteNote {
    type Success = String;
    type Failure = Undocumented;

    fn success(answer: &Answer) -> Decoded<Self::Success> {
        match answer.status() {
            200 => answer.text(),
            _ => Decoded::Undocumented,
        }
    }
}

/// What `post_bookings` answers.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum PostBookingsResponse {
    /// 200 OK.
    ///
    /// Booked
    Ok(Box<PostBookingsOk>),
    /// 202 Accepted.
    ///
    /// In the queue
    Accepted(PostBookingsAccepted),
}

/// How [`post_bookings`](Bookings::post_bookings) fails, as far as the API documents it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum PostBookingsError {
    /// 401 Unauthorized.
    Unauthorized(crate::models::ErrorBody),
    /// 409 Conflict.
    ///
    /// No berth
    Conflict(ErrorBody),
    /// 422 Unprocessable Content.
    ///
    /// Dates are wrong
    UnprocessableContent(UnprocessableContentBody),
}

impl PostBookingsError {
    /// Code `token_expired` of status 401.
    ///
    /// The access token expired at 2024-05-01T12:00:00Z.
    pub const TOKEN_EXPIRED: &'static str = "token_expired";

    /// Code `no_berth` of status 409.
    ///
    /// All berths are taken.
    pub const NO_BERTH: &'static str = "no_berth";

    /// Code `out_of_range` of status 422.
    ///
    /// Is before from.
    pub const OUT_OF_RANGE: &'static str = "out_of_range";
}

/// How [`get_booking`](Bookings::get_booking) and [`get_booking_by_reference`](Bookings::get_booking_by_reference) fail, as far as the API documents it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum NotFoundError {
    /// 404 Not Found.
    ///
    /// No such booking
    NotFound(crate::models::ErrorBody),
}

impl NotFoundError {
    /// Code `booking_not_found` of status 404.
    ///
    /// There is no such booking.
    pub const BOOKING_NOT_FOUND: &'static str = "booking_not_found";
}

/// `guests[]` in the body of [`post_bookings`](Bookings::post_bookings).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Guest {
    /// Such as `"A. Sørensen"`.
    pub name: String,
    /// Such as `34`.
    pub age: Option<i64>,
}

json_object!(Guest { name, age? });

setters!(Guest { name: impl Into<String>, age?: i64 });

/// `extras` in the body of [`post_bookings`](Bookings::post_bookings).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Extras {
    pub power: Option<bool>,
    /// Such as `3`.
    pub wifi_days: i64,
}

json_object!(Extras { power?, wifi_days });

setters!(Extras { power?: bool, wifi_days: i64 });

/// The body of [`post_bookings`](Bookings::post_bookings).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct PostBookingsBody {
    /// Such as `"0b9f5a52-5f0e-4d53-9f0e-6f7f6a3c1e01"`.
    pub boat_id: Option<String>,
    pub berth_ids: Option<Vec<i64>>,
    /// Such as `"2024-06-01"`.
    pub from: Option<String>,
    /// Such as `"2024-06-05"`.
    pub to: Option<String>,
    pub guests: Option<Vec<Guest>>,
    pub extras: Option<Extras>,
    /// Such as `"Ankunft spät 🌙"`.
    pub note: Option<String>,
}

json_object!(PostBookingsBody { boat_id?, berth_ids?, from?, to?, guests?, extras?, note? });

setters!(PostBookingsBody {
    boat_id?: impl Into<String>, berth_ids?: Vec<i64>, from?: impl Into<String>, to?: impl Into<String>,
    guests?: Vec<Guest>, extras?: Extras, note?: impl Into<String>,
});

/// The answer 200 of [`post_bookings`](Bookings::post_bookings).
///
/// Also in [`list_bookings`](Bookings::list_bookings), [`get_booking`](Bookings::get_booking), [`get_booking_by_reference`](Bookings::get_booking_by_reference) and others.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct PostBookingsOk {
    /// Such as `"6c2f0b1e-8f53-4a38-9a38-0d4c52d3b7a1"`.
    pub id: Option<String>,
    /// Such as `"NP-2024-0001"`.
    pub reference: Option<String>,
    /// Such as `"confirmed"`.
    pub status: Option<String>,
    pub boat: Option<crate::models::ErrorBoat>,
    pub berth: Option<crate::models::Berth>,
    /// Such as `"2024-06-01"`.
    pub from: Option<String>,
    /// Such as `"2024-06-05"`.
    pub to: Option<String>,
    /// Such as `98`.
    pub total: Option<f64>,
    /// Such as `"late"`.
    pub note: Option<String>,
    /// Such as `"2024-05-30T10:00:00Z"`.
    pub cancelled_at: Option<String>,
}

json_object!(PostBookingsOk { id?, reference?, status?, boat?, berth?, from?, to?, total?, note?, cancelled_at? });

/// The answer 202 of [`post_bookings`](Bookings::post_bookings).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct PostBookingsAccepted {
    /// Such as `"q-77"`.
    pub job: Option<String>,
    /// Such as `3`.
    pub position: Option<i64>,
    /// Such as `120`.
    pub retry_after_seconds: Option<i64>,
}

json_object!(PostBookingsAccepted { job?, position?, retry_after_seconds? });

/// `error` in the answer 409 of [`post_bookings`](Bookings::post_bookings).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ErrorDetail {
    /// Such as `"no_berth"`.
    pub code: Option<String>,
    /// Such as `"All berths are taken."`.
    pub message: Option<String>,
    pub alternatives: Vec<String>,
}

json_object!(ErrorDetail { code?, message?, alternatives[] });

/// The answer 409 of [`post_bookings`](Bookings::post_bookings).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ErrorBody {
    pub error: Option<ErrorDetail>,
}

json_object!(ErrorBody { error? });

/// `errors[]` in the answer 422 of [`post_bookings`](Bookings::post_bookings).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct PostBookingsUnprocessableContentError {
    /// Such as `"out_of_range"`.
    pub code: Option<String>,
    /// Such as `"to"`.
    pub field: Option<String>,
    /// Such as `"Is before 'from'."`.
    pub message: Option<String>,
}

json_object!(PostBookingsUnprocessableContentError { code?, field?, message? });

/// The answer 422 of [`post_bookings`](Bookings::post_bookings).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct UnprocessableContentBody {
    pub errors: Vec<PostBookingsUnprocessableContentError>,
}

json_object!(UnprocessableContentBody { errors[] });

/// The answer 200 of [`list_bookings`](Bookings::list_bookings).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct BookingList {
    pub bookings: Vec<PostBookingsOk>,
    /// Such as `"Mg"`.
    pub next: Option<String>,
}

json_object!(BookingList { bookings[], next? });

/// `boat` in the body of [`find_bookings_by_example`](Bookings::find_bookings_by_example).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Boat {
    /// Such as `"DE"`.
    pub flag: String,
}

json_object!(Boat { flag });

setters!(Boat { flag: impl Into<String> });

/// The body of [`find_bookings_by_example`](Bookings::find_bookings_by_example).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct FindBookingsByExampleBody {
    /// Such as `"confirmed"`.
    pub status: String,
    pub boat: Boat,
}

json_object!(FindBookingsByExampleBody { status, boat });

setters!(FindBookingsByExampleBody { status: impl Into<String>, boat: Boat });

/// `[]` in the answer 200 of [`list_comments`](Bookings::list_comments).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Comment {
    /// Such as `1`.
    pub id: Option<i64>,
    /// Such as `"rj"`.
    pub author: Option<String>,
    /// Such as `"Is there power?"`.
    pub text: Option<String>,
    pub replies: Vec<Comment>,
}

json_object!(Comment { id?, author?, text?, replies[] });
