// Written by postman-codegen; edit the collection and generate again.

//! Operations of the folder `meetings`.

use serde::Serialize;
use crate::{Answer, Client, Decoded, Json, OneOf, Operation, Request, Text};
use crate::runtime::call::call;
use crate::runtime::object::json_object;
use crate::runtime::open_text::json_text;
use crate::runtime::paging::pages;
use crate::runtime::setters::setters;

/// Operations of the folder `meetings`.
#[derive(Clone, Copy, Debug)]
pub struct Meetings<'a> {
    client: &'a Client,
}

impl<'a> Meetings<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self { client }
    }

    /// Get a meeting.
    ///
    /// Look up one meeting.
    ///
    /// Scopes: `meeting:read:admin`, `meeting:read`\
    /// [Rate Limit Label](<https://developers.zoom.us/docs/api/rate-limits/>): `Light`
    ///
    /// `GET /meetings/{meeting_id}`
    ///
    /// # Arguments
    ///
    /// - `meeting_id`: The meeting's ID. It can be up to 19 digits long: keep it as a 64-bit integer or as text. Example: `93398114182`.
    ///
    /// # Optional
    ///
    /// - [`occurrence_id`](GetMeeting::occurrence_id): The ID of one occurrence of a recurring meeting. Example: `1709568000000`.
    /// - [`show_previous_occurrences`](GetMeeting::show_previous_occurrences): Whether to list past occurrences as well. Example: `true`.
    ///
    /// # Answers
    ///
    /// - 200 OK
    /// - 400 Bad Request (error): Error Code: `1010`. User not found on this account: {accountId}.
    /// - 404 Not Found (error): Meeting not found. Error Code: `1001`. User does not exist: {userId}. Error Code: `3001`. Meeting does not exist: {meetingId}.
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn run(client: zoom::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// let answer = client
    ///     .meetings()
    ///     .get_meeting(93_398_114_182)
    ///     .show_previous_occurrences(true)
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # As curl
    ///
    /// ```sh
    /// curl -X GET 'https://api.zoom.us/v2/meetings/{meetingId}?show_previous_occurrences={show_previous_occurrences}' \
    ///   -H 'Authorization: Bearer {token}'
    /// ```
    ///
    /// Authenticated by [`bearer_token`](crate::Builder::bearer_token).
    pub fn get_meeting(&self, meeting_id: i64) -> GetMeeting {
        GetMeeting::new(
            self.client,
            Request::new("GET", "{baseUrl}/meetings/{meetingId}")
                .path("meetingId", meeting_id)
                .auth("bearer_token"),
        )
    }

    /// Update a meeting.
    ///
    /// Change a meeting. Fields that are left out keep their values.
    ///
    /// Scopes: `meeting:write:admin`, `meeting:write`\
    /// [Rate Limit Label](<https://developers.zoom.us/docs/api/rate-limits/>): `Light`
    ///
    /// `PATCH /meetings/{meeting_id}`
    ///
    /// # Arguments
    ///
    /// - `meeting_id`: The meeting's ID. It can be up to 19 digits long: keep it as a 64-bit integer or as text. Example: `93398114182`.
    ///
    /// # Optional
    ///
    /// - [`occurrence_id`](UpdateMeeting::occurrence_id): The ID of one occurrence, to change only that one. Example: `1709568000000`.
    ///
    /// # Answers
    ///
    /// - 204 No Content: Meeting updated.
    /// - 400 Bad Request (error): Error Code: `3000`. Cannot access meeting information. Error Code: `3003`. You are not the meeting host.
    /// - 404 Not Found (error): Meeting not found. Error Code: `1001`. User does not exist: {userId}. Error Code: `3001`. Meeting does not exist: {meetingId}.
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn run(client: zoom::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// use zoom::meetings::{RecurrenceUpdate, SettingsUpdate, UpdateMeetingBody};
    ///
    /// let body = UpdateMeetingBody::new()
    ///     .topic("Support handover, moved")
    ///     .start_time("2024-03-05T17:00:00Z")
    ///     .duration(45)
    ///     .timezone("America/Los_Angeles")
    ///     .recurrence(
    ///         RecurrenceUpdate::new()
    ///             .type_(2)
    ///             .repeat_interval(1)
    ///             .weekly_days("2,4")
    ///             .end_times(8),
    ///     )
    ///     .settings(
    ///         SettingsUpdate::new()
    ///             .join_before_host(true)
    ///             .mute_upon_entry(true)
    ///             .waiting_room(false),
    ///     );
    /// let answer = client.meetings().update_meeting(93_398_114_182, body).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # As curl
    ///
    /// ```sh
    /// curl -X PATCH 'https://api.zoom.us/v2/meetings/{meetingId}' \
    ///   -H 'Content-Type: application/json' \
    ///   -H 'Authorization: Bearer {token}' \
    ///   --data-raw '{"topic":"Support handover, moved","start_time":"2024-03-05T17:00:00Z","duration":45,"timezone":"America/Los_Angeles","recurrence":{"type":2,"repeat_interval":1,"weekly_days":"2,4","end_times":8},"settings":{"join_before_host":true,"mute_upon_entry":true,"waiting_room":false}}'
    /// ```
    ///
    /// Authenticated by [`bearer_token`](crate::Builder::bearer_token).
    pub fn update_meeting(
        &self,
        meeting_id: i64,
        body: impl Into<Json<UpdateMeetingBody>>,
    ) -> UpdateMeeting {
        UpdateMeeting::new(
            self.client,
            Request::new("PATCH", "{baseUrl}/meetings/{meetingId}")
                .path("meetingId", meeting_id)
                .header("Content-Type", "application/json")
                .auth("bearer_token")
                .json(body),
        )
    }

    /// Delete a meeting.
    ///
    /// Delete a meeting, or one occurrence of it.
    ///
    /// Scopes: `meeting:write:admin`, `meeting:write`\
    /// [Rate Limit Label](<https://developers.zoom.us/docs/api/rate-limits/>): `Light`
    ///
    /// `DELETE /meetings/{meeting_id}`
    ///
    /// # Arguments
    ///
    /// - `meeting_id`: The meeting's ID. It can be up to 19 digits long: keep it as a 64-bit integer or as text. Example: `93398114182`.
    ///
    /// # Optional
    ///
    /// - [`occurrence_id`](DeleteMeeting::occurrence_id): The ID of one occurrence, to delete only that one. Example: `1709568000000`.
    /// - [`schedule_for_reminder`](DeleteMeeting::schedule_for_reminder): Whether the host and the alternative hosts get an email about it. Example: `true`.
    /// - [`cancel_meeting_reminder`](DeleteMeeting::cancel_meeting_reminder): Whether registrants get an email about it. Example: `false`.
    ///
    /// # Answers
    ///
    /// - 204 No Content: Meeting deleted.
    /// - 400 Bad Request (error): Error Code: `3002`. Sorry, you cannot delete this meeting since it is in progress.
    /// - 404 Not Found (error): Meeting not found. Error Code: `1001`. User does not exist: {userId}. Error Code: `3001`. Meeting does not exist: {meetingId}.
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn run(client: zoom::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// let answer = client
    ///     .meetings()
    ///     .delete_meeting(93_398_114_182)
    ///     .schedule_for_reminder(true)
    ///     .cancel_meeting_reminder(false)
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # As curl
    ///
    /// ```sh
    /// curl -X DELETE 'https://api.zoom.us/v2/meetings/{meetingId}?schedule_for_reminder={schedule_for_reminder}&cancel_meeting_reminder={cancel_meeting_reminder}' \
    ///   -H 'Authorization: Bearer {token}'
    /// ```
    ///
    /// Authenticated by [`bearer_token`](crate::Builder::bearer_token).
    pub fn delete_meeting(&self, meeting_id: i64) -> DeleteMeeting {
        DeleteMeeting::new(
            self.client,
            Request::new("DELETE", "{baseUrl}/meetings/{meetingId}")
                .path("meetingId", meeting_id)
                .auth("bearer_token"),
        )
    }

    /// End a meeting.
    ///
    /// End a meeting that is in progress, for everyone in it.
    ///
    /// Scopes: `meeting:write:admin`, `meeting:write`\
    /// [Rate Limit Label](<https://developers.zoom.us/docs/api/rate-limits/>): `Light`
    ///
    /// `PUT /meetings/{meeting_id}/status`
    ///
    /// # Arguments
    ///
    /// - `meeting_id`: The meeting's ID. It can be up to 19 digits long: keep it as a 64-bit integer or as text. Example: `93398114182`.
    ///
    /// # Answers
    ///
    /// - 204 No Content: Meeting ended.
    /// - 400 Bad Request (error): Error Code: `3061`. Meeting {meetingId} is not in progress.
    /// - 404 Not Found (error): Meeting not found. Error Code: `1001`. User does not exist: {userId}. Error Code: `3001`. Meeting does not exist: {meetingId}.
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn run(client: zoom::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// use zoom::meetings::EndMeetingBody;
    ///
    /// let body = EndMeetingBody::new("end");
    /// let answer = client.meetings().end_meeting(93_398_114_182, body).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # As curl
    ///
    /// ```sh
    /// curl -X PUT 'https://api.zoom.us/v2/meetings/{meetingId}/status' \
    ///   -H 'Content-Type: application/json' \
    ///   -H 'Authorization: Bearer {token}' \
    ///   --data-raw '{"action":"end"}'
    /// ```
    ///
    /// Authenticated by [`bearer_token`](crate::Builder::bearer_token).
    pub fn end_meeting(
        &self,
        meeting_id: i64,
        body: impl Into<Json<EndMeetingBody>>,
    ) -> EndMeeting {
        EndMeeting::new(
            self.client,
            Request::new("PUT", "{baseUrl}/meetings/{meetingId}/status")
                .path("meetingId", meeting_id)
                .header("Content-Type", "application/json")
                .auth("bearer_token")
                .json(body),
        )
    }

    /// List a user's meetings.
    ///
    /// List the meetings that a user hosts. Instant meetings and meetings that are over are left out.
    ///
    /// Scopes: `meeting:read:admin`, `meeting:read`\
    /// [Rate Limit Label](<https://developers.zoom.us/docs/api/rate-limits/>): `Medium`
    ///
    /// `GET /users/{user_id}/meetings`
    ///
    /// # Arguments
    ///
    /// - `user_id`: The user's ID or email address. For user-level apps, pass the `me` value. Example: `me`.
    ///
    /// # Optional
    ///
    /// - [`type_`](ListUserMeetings::type_): The kind of meeting. Example: `scheduled`.
    /// - [`page_size`](ListUserMeetings::page_size): The number of records returned with one call. At most `300`. Example: `30`.
    /// - [`next_page_token`](ListUserMeetings::next_page_token): Use the token of the previous answer to get the next page. It is returned while there are more results than `page_size`, and expires after 15 minutes.
    ///
    /// # Answers
    ///
    /// - 200 OK
    /// - 404 Not Found (error): Error Code: `1001`. User does not exist: $userId.
    /// - 429 Too Many Requests (error): Too many requests
    ///
    /// Headers of the answers: [`rate_limit`](crate::Answer::rate_limit), [`retry_after`](crate::Answer::retry_after).
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn run(client: zoom::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// use zoom::meetings::MeetingType;
    ///
    /// let answer = client
    ///     .meetings()
    ///     .list_user_meetings("me")
    ///     .type_(MeetingType::Scheduled)
    ///     .page_size(30)
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # As curl
    ///
    /// ```sh
    /// curl -X GET 'https://api.zoom.us/v2/users/{userId}/meetings?type={type}&page_size={page_size}&next_page_token={next_page_token}' \
    ///   -H 'Authorization: Bearer {token}'
    /// ```
    ///
    /// Authenticated by [`bearer_token`](crate::Builder::bearer_token).
    ///
    /// [`.pages()`](ListUserMeetings::pages) gives this page and all after it, [`.items()`](ListUserMeetings::items) their items.
    pub fn list_user_meetings(&self, user_id: impl Into<Text>) -> ListUserMeetings {
        ListUserMeetings::new(
            self.client,
            Request::new("GET", "{baseUrl}/users/{userId}/meetings")
                .path("userId", user_id)
                .auth("bearer_token"),
        )
    }

    /// Create a meeting.
    ///
    /// Schedule a meeting for a user.
    ///
    /// | `type` | meeting |
    /// | --- | --- |
    /// | `1` | instant |
    /// | `2` | scheduled |
    /// | `3` | recurring, no fixed time |
    /// | `8` | recurring, fixed time |
    ///
    /// A user can create or update at most 100 meetings in 24 hours.
    ///
    /// Scopes: `meeting:write:admin`, `meeting:write`\
    /// [Rate Limit Label](<https://developers.zoom.us/docs/api/rate-limits/>): `Light`
    ///
    /// `POST /users/{user_id}/meetings`
    ///
    /// # Arguments
    ///
    /// - `user_id`: The user's ID or email address. For user-level apps, pass the `me` value. Example: `me`.
    ///
    /// # Answers
    ///
    /// - 201 Created: Meeting created.
    /// - 400 Bad Request (error): Error Code: `300`. The value that you entered for the `schedule_for` field is invalid. Enter a valid value and try again.
    /// - 404 Not Found (error): Error Code: `1001`. User does not exist: $userId.
    /// - 429 Too Many Requests (error): You have exceeded the daily rate limit (100) of meeting create/update requests for this user.
    ///
    /// Headers of the answers: [`rate_limit`](crate::Answer::rate_limit), [`retry_after`](crate::Answer::retry_after).
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn run(client: zoom::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// use zoom::meetings::{CreateMeetingBody, MeetingRecurrence, MeetingSettings};
    ///
    /// let body = CreateMeetingBody::new()
    ///     .topic("Support handover")
    ///     .type_(8)
    ///     .start_time("2024-03-04T16:00:00Z")
    ///     .duration(30)
    ///     .timezone("America/Los_Angeles")
    ///     .agenda("Open tickets")
    ///     .default_password(false)
    ///     .recurrence(MeetingRecurrence::new(2, 1, "2,4", 8))
    ///     .settings(
    ///         MeetingSettings::new()
    ///             .host_video(true)
    ///             .participant_video(false)
    ///             .join_before_host(false)
    ///             .mute_upon_entry(true)
    ///             .watermark(false)
    ///             .use_pmi(false)
    ///             .approval_type(2)
    ///             .audio("both")
    ///             .auto_recording("none")
    ///             .waiting_room(true)
    ///             .alternative_hosts("tkim@example.com")
    ///             .global_dial_in_countries(vec!["US".to_owned(), "DE".to_owned()])
    ///             .meeting_authentication(false),
    ///     );
    /// let answer = client.meetings().create_meeting("me", body).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # As curl
    ///
    /// ```sh
    /// curl -X POST 'https://api.zoom.us/v2/users/{userId}/meetings' \
    ///   -H 'Content-Type: application/json' \
    ///   -H 'Authorization: Bearer {token}' \
    ///   --data-raw '{"topic":"Support handover","type":8,"start_time":"2024-03-04T16:00:00Z","duration":30,"timezone":"America/Los_Angeles","agenda":"Open tickets","default_password":"{default_password}","recurrence":{"type":2,"repeat_interval":1,"weekly_days":"2,4","end_times":8},"settings":{"host_video":true,"participant_video":false,"join_before_host":false,"mute_upon_entry":true,"watermark":false,"use_pmi":false,"approval_type":2,"audio":"both","auto_recording":"none","waiting_room":true,"alternative_hosts":"tkim@example.com","global_dial_in_countries":["US","DE"],"meeting_authentication":false}}'
    /// ```
    ///
    /// Authenticated by [`bearer_token`](crate::Builder::bearer_token).
    pub fn create_meeting(
        &self,
        user_id: impl Into<Text>,
        body: impl Into<Json<CreateMeetingBody>>,
    ) -> CreateMeeting {
        CreateMeeting::new(
            self.client,
            Request::new("POST", "{baseUrl}/users/{userId}/meetings")
                .path("userId", user_id)
                .header("Content-Type", "application/json")
                .auth("bearer_token")
                .json(body),
        )
    }
}

/// A call of [`get_meeting`](Meetings::get_meeting), sent by `.await`: `GET /meetings/{meeting_id}`.
///
/// A success gives [`Meeting`], a failure [`GetMeetingError`].
#[must_use = "a call is sent by `.await`"]
pub struct GetMeeting(Request);

impl GetMeeting {
    /// The ID of one occurrence of a recurring meeting.
    ///
    /// Example: `1709568000000`.
    pub fn occurrence_id(self, occurrence_id: i64) -> Self {
        Self(self.0.query(0, "occurrence_id", occurrence_id))
    }

    /// Whether to list past occurrences as well.
    ///
    /// Example: `true`.
    pub fn show_previous_occurrences(self, show_previous_occurrences: bool) -> Self {
        Self(self.0.query(1, "show_previous_occurrences", show_previous_occurrences))
    }
}

call!(GetMeeting => Meeting, GetMeetingError);

impl Operation for GetMeeting {
    type Success = Meeting;
    type Failure = GetMeetingError;

    fn success(answer: &Answer) -> Decoded<Self::Success> {
        match answer.status() {
            200 => answer.json(),
            _ => Decoded::Undocumented,
        }
    }

    fn failure(answer: &Answer) -> Decoded<Self::Failure> {
        match answer.status() {
            400 => answer.or_blank().map(GetMeetingError::BadRequest),
            404 => answer.or_blank().map(GetMeetingError::NotFound),
            _ => Decoded::Undocumented,
        }
    }
}

/// A call of [`update_meeting`](Meetings::update_meeting), sent by `.await`: `PATCH /meetings/{meeting_id}`.
///
/// A success gives `()`, a failure [`UpdateMeetingError`].
#[must_use = "a call is sent by `.await`"]
pub struct UpdateMeeting(Request);

impl UpdateMeeting {
    /// The ID of one occurrence, to change only that one.
    ///
    /// Example: `1709568000000`.
    pub fn occurrence_id(self, occurrence_id: i64) -> Self {
        Self(self.0.query(0, "occurrence_id", occurrence_id))
    }
}

call!(UpdateMeeting => (), UpdateMeetingError);

impl Operation for UpdateMeeting {
    type Success = ();
    type Failure = UpdateMeetingError;

    fn success(answer: &Answer) -> Decoded<Self::Success> {
        answer.done()
    }

    fn failure(answer: &Answer) -> Decoded<Self::Failure> {
        match answer.status() {
            400 => answer.or_blank().map(UpdateMeetingError::BadRequest),
            404 => answer.or_blank().map(UpdateMeetingError::NotFound),
            _ => Decoded::Undocumented,
        }
    }
}

/// A call of [`delete_meeting`](Meetings::delete_meeting), sent by `.await`: `DELETE /meetings/{meeting_id}`.
///
/// A success gives `()`, a failure [`DeleteMeetingError`].
#[must_use = "a call is sent by `.await`"]
pub struct DeleteMeeting(Request);

impl DeleteMeeting {
    /// The ID of one occurrence, to delete only that one.
    ///
    /// Example: `1709568000000`.
    pub fn occurrence_id(self, occurrence_id: i64) -> Self {
        Self(self.0.query(0, "occurrence_id", occurrence_id))
    }

    /// Whether the host and the alternative hosts get an email about it.
    ///
    /// Example: `true`.
    pub fn schedule_for_reminder(self, schedule_for_reminder: bool) -> Self {
        Self(self.0.query(1, "schedule_for_reminder", schedule_for_reminder))
    }

    /// Whether registrants get an email about it.
    ///
    /// Example: `false`.
    pub fn cancel_meeting_reminder(self, cancel_meeting_reminder: bool) -> Self {
        Self(self.0.query(2, "cancel_meeting_reminder", cancel_meeting_reminder))
    }
}

call!(DeleteMeeting => (), DeleteMeetingError);

impl Operation for DeleteMeeting {
    type Success = ();
    type Failure = DeleteMeetingError;

    fn success(answer: &Answer) -> Decoded<Self::Success> {
        answer.done()
    }

    fn failure(answer: &Answer) -> Decoded<Self::Failure> {
        match answer.status() {
            400 => answer.or_blank().map(DeleteMeetingError::BadRequest),
            404 => answer.or_blank().map(DeleteMeetingError::NotFound),
            _ => Decoded::Undocumented,
        }
    }
}

/// A call of [`end_meeting`](Meetings::end_meeting), sent by `.await`: `PUT /meetings/{meeting_id}/status`.
///
/// A success gives `()`, a failure [`EndMeetingError`].
#[must_use = "a call is sent by `.await`"]
pub struct EndMeeting(Request);

call!(EndMeeting => (), EndMeetingError);

impl Operation for EndMeeting {
    type Success = ();
    type Failure = EndMeetingError;

    fn success(answer: &Answer) -> Decoded<Self::Success> {
        answer.done()
    }

    fn failure(answer: &Answer) -> Decoded<Self::Failure> {
        match answer.status() {
            400 => answer.or_blank().map(EndMeetingError::BadRequest),
            404 => answer.or_blank().map(EndMeetingError::NotFound),
            _ => Decoded::Undocumented,
        }
    }
}

/// A call of [`list_user_meetings`](Meetings::list_user_meetings), sent by `.await`: `GET /users/{user_id}/meetings`.
///
/// A success gives [`MeetingList`], a failure [`ListUserMeetingsError`].
///
/// [`pages`](ListUserMeetings::pages) gives this page and all after it, [`items`](ListUserMeetings::items) each [`Meeting`] of theirs.
#[must_use = "a call is sent by `.await`"]
pub struct ListUserMeetings(Request);

impl ListUserMeetings {
    /// The kind of meeting:
    ///
    /// - `scheduled` - Previous, live and upcoming meetings. This is the default.
    /// - `live` - Meetings in progress.
    /// - `upcoming` - Meetings to come, and live ones.
    ///
    /// Example: `scheduled`.
    pub fn type_(self, type_: impl Into<OneOf<MeetingType>>) -> Self {
        Self(self.0.query(0, "type", OneOf::text(type_)))
    }

    /// The number of records returned with one call. At most `300`.
    ///
    /// Example: `30`.
    pub fn page_size(self, page_size: i64) -> Self {
        Self(self.0.query(1, "page_size", page_size))
    }

    /// Use the token of the previous answer to get the next page. It is returned while there are more results than `page_size`, and expires after 15 minutes.
    pub fn next_page_token(self, next_page_token: impl Into<Text>) -> Self {
        Self(self.0.query(2, "next_page_token", next_page_token))
    }
}

call!(ListUserMeetings => MeetingList, ListUserMeetingsError);
pages!(ListUserMeetings);

impl Operation for ListUserMeetings {
    type Success = MeetingList;
    type Failure = ListUserMeetingsError;

    fn success(answer: &Answer) -> Decoded<Self::Success> {
        match answer.status() {
            200 => answer.json(),
            _ => Decoded::Undocumented,
        }
    }

    fn failure(answer: &Answer) -> Decoded<Self::Failure> {
        match answer.status() {
            404 => answer.or_blank().map(ListUserMeetingsError::NotFound),
            429 => answer.or_blank().map(ListUserMeetingsError::TooManyRequests),
            _ => Decoded::Undocumented,
        }
    }
}

impl crate::Paged for ListUserMeetings {
    type Item = Meeting;
    const PAGING: crate::Paging = crate::Paging::Cursor(
        2,
        "next_page_token",
        &["next_page_token"],
    );

    fn items(page: &mut Self::Success) -> Option<&mut Vec<Self::Item>> {
        Some(&mut page.meetings)
    }
}

/// A call of [`create_meeting`](Meetings::create_meeting), sent by `.await`: `POST /users/{user_id}/meetings`.
///
/// A success gives [`Meeting`], a failure [`CreateMeetingError`].
#[must_use = "a call is sent by `.await`"]
pub struct CreateMeeting(Request);

call!(CreateMeeting => Meeting, CreateMeetingError);

impl Operation for CreateMeeting {
    type Success = Meeting;
    type Failure = CreateMeetingError;

    fn success(answer: &Answer) -> Decoded<Self::Success> {
        match answer.status() {
            201 => answer.json(),
            _ => Decoded::Undocumented,
        }
    }

    fn failure(answer: &Answer) -> Decoded<Self::Failure> {
        match answer.status() {
            400 => answer.or_blank().map(CreateMeetingError::BadRequest),
            404 => answer.or_blank().map(CreateMeetingError::NotFound),
            429 => answer.or_blank().map(CreateMeetingError::TooManyRequests),
            _ => Decoded::Undocumented,
        }
    }
}

/// How [`get_meeting`](Meetings::get_meeting) fails, as far as the API documents it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum GetMeetingError {
    /// 400 Bad Request.
    ///
    /// Error Code: `1010`\
    /// User not found on this account: {accountId}.
    BadRequest(crate::models::ErrorBody),
    /// 404 Not Found.
    ///
    /// Meeting not found.\
    /// Error Code: `1001`\
    /// User does not exist: {userId}.\
    /// Error Code: `3001`\
    /// Meeting does not exist: {meetingId}.
    NotFound(crate::models::ErrorBody),
}

impl GetMeetingError {
    /// Code `1010` of status 400.
    ///
    /// User not found on this account: {accountId}.
    ///
    /// User not found on this account: `EAAAAAbbbbbCCCCHMA`.
    pub const CODE_1010: &'static str = "1010";

    /// Code `1001` of status 404.
    ///
    /// User does not exist: {userId}.
    pub const USER_DOES_NOT_EXIST: &'static str = "1001";

    /// Code `3001` of status 404.
    ///
    /// Meeting does not exist: {meetingId}.
    ///
    /// Meeting does not exist: 93398114182.
    pub const CODE_3001: &'static str = "3001";
}

/// How [`update_meeting`](Meetings::update_meeting) fails, as far as the API documents it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum UpdateMeetingError {
    /// 400 Bad Request.
    ///
    /// Error Code: `3000`\
    /// Cannot access meeting information.\
    /// Error Code: `3003`\
    /// You are not the meeting host.
    BadRequest(crate::models::ErrorBody),
    /// 404 Not Found.
    ///
    /// Meeting not found.\
    /// Error Code: `1001`\
    /// User does not exist: {userId}.\
    /// Error Code: `3001`\
    /// Meeting does not exist: {meetingId}.
    NotFound(crate::models::ErrorBody),
}

impl UpdateMeetingError {
    /// Code `3000` of status 400.
    ///
    /// Cannot access meeting information.
    pub const CANNOT_ACCESS_MEETING_INFORMATION: &'static str = "3000";

    /// Code `3003` of status 400.
    ///
    /// You are not the meeting host.
    pub const YOU_ARE_NOT_THE_MEETING_HOST: &'static str = "3003";

    /// Code `1001` of status 404.
    ///
    /// User does not exist: {userId}.
    pub const USER_DOES_NOT_EXIST: &'static str = "1001";

    /// Code `3001` of status 404.
    ///
    /// Meeting does not exist: {meetingId}.
    ///
    /// Meeting does not exist: 93398114182.
    pub const CODE_3001: &'static str = "3001";
}

/// How [`delete_meeting`](Meetings::delete_meeting) fails, as far as the API documents it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum DeleteMeetingError {
    /// 400 Bad Request.
    ///
    /// Error Code: `3002`\
    /// Sorry, you cannot delete this meeting since it is in progress.
    BadRequest(crate::models::ErrorBody),
    /// 404 Not Found.
    ///
    /// Meeting not found.\
    /// Error Code: `1001`\
    /// User does not exist: {userId}.\
    /// Error Code: `3001`\
    /// Meeting does not exist: {meetingId}.
    NotFound(crate::models::ErrorBody),
}

impl DeleteMeetingError {
    /// Code `3002` of status 400.
    ///
    /// Sorry, you cannot delete this meeting since it is in progress.
    pub const CODE_3002: &'static str = "3002";

    /// Code `1001` of status 404.
    ///
    /// User does not exist: {userId}.
    pub const USER_DOES_NOT_EXIST: &'static str = "1001";

    /// Code `3001` of status 404.
    ///
    /// Meeting does not exist: {meetingId}.
    ///
    /// Meeting does not exist: 93398114182.
    pub const CODE_3001: &'static str = "3001";
}

/// How [`end_meeting`](Meetings::end_meeting) fails, as far as the API documents it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum EndMeetingError {
    /// 400 Bad Request.
    ///
    /// Error Code: `3061`\
    /// Meeting {meetingId} is not in progress.
    BadRequest(crate::models::ErrorBody),
    /// 404 Not Found.
    ///
    /// Meeting not found.\
    /// Error Code: `1001`\
    /// User does not exist: {userId}.\
    /// Error Code: `3001`\
    /// Meeting does not exist: {meetingId}.
    NotFound(crate::models::ErrorBody),
}

impl EndMeetingError {
    /// Code `3061` of status 400.
    ///
    /// Meeting {meetingId} is not in progress.
    ///
    /// Meeting 93398114182 is not in progress.
    pub const CODE_3061: &'static str = "3061";

    /// Code `1001` of status 404.
    ///
    /// User does not exist: {userId}.
    pub const USER_DOES_NOT_EXIST: &'static str = "1001";

    /// Code `3001` of status 404.
    ///
    /// Meeting does not exist: {meetingId}.
    ///
    /// Meeting does not exist: 93398114182.
    pub const CODE_3001: &'static str = "3001";
}

/// How [`list_user_meetings`](Meetings::list_user_meetings) fails, as far as the API documents it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum ListUserMeetingsError {
    /// 404 Not Found.
    ///
    /// Error Code: `1001`\
    /// User does not exist: $userId.
    NotFound(crate::models::ErrorBody),
    /// 429 Too Many Requests.
    ///
    /// Too many requests
    TooManyRequests(crate::models::ErrorBody),
}

impl ListUserMeetingsError {
    /// Code `1001` of status 404.
    ///
    /// User does not exist: $userId.
    ///
    /// User does not exist: zz9plural@example.com.
    pub const CODE_1001: &'static str = "1001";
}

/// How [`create_meeting`](Meetings::create_meeting) fails, as far as the API documents it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum CreateMeetingError {
    /// 400 Bad Request.
    ///
    /// Error Code: `300`\
    /// The value that you entered for the `schedule_for` field is invalid. Enter a valid value and try again.
    BadRequest(crate::models::ErrorBody),
    /// 404 Not Found.
    ///
    /// Error Code: `1001`\
    /// User does not exist: $userId.
    NotFound(crate::models::ErrorBody),
    /// 429 Too Many Requests.
    ///
    /// You have exceeded the daily rate limit (100) of meeting create/update requests for this user.
    TooManyRequests(crate::models::ErrorBody),
}

impl CreateMeetingError {
    /// Code `300` of status 400.
    ///
    /// The value that you entered for the `schedule_for` field is invalid. Enter a valid value and try again.
    pub const CODE_300: &'static str = "300";

    /// Code `1001` of status 404.
    ///
    /// User does not exist: $userId.
    ///
    /// User does not exist: zz9plural@example.com.
    pub const CODE_1001: &'static str = "1001";
}

/// `occurrences[]` in the answer 200 of [`get_meeting`](Meetings::get_meeting).
///
/// Also in [`list_user_meetings`](Meetings::list_user_meetings), [`create_meeting`](Meetings::create_meeting).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Occurrence {
    /// Such as `"1709568000000"`.
    pub occurrence_id: Option<String>,
    /// Such as `"2024-03-04T16:00:00Z"`.
    pub start_time: Option<String>,
    /// Such as `30`.
    pub duration: Option<i64>,
    /// Such as `"available"`.
    pub status: Option<String>,
}

json_object!(Occurrence { occurrence_id?, start_time?, duration?, status? });

/// `recurrence` in the answer 200 of [`get_meeting`](Meetings::get_meeting).
///
/// Also in [`list_user_meetings`](Meetings::list_user_meetings), [`create_meeting`](Meetings::create_meeting).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Recurrence {
    /// Such as `2`.
    pub type_: Option<i64>,
    /// Such as `1`.
    pub repeat_interval: Option<i64>,
    /// Such as `"2,4"`.
    pub weekly_days: Option<String>,
    /// Such as `8`.
    pub end_times: Option<i64>,
}

json_object!(Recurrence { type_? = "type", repeat_interval?, weekly_days?, end_times? });

/// `settings` in the answer 200 of [`get_meeting`](Meetings::get_meeting).
///
/// Also in [`list_user_meetings`](Meetings::list_user_meetings), [`create_meeting`](Meetings::create_meeting).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Settings {
    pub host_video: Option<bool>,
    pub participant_video: Option<bool>,
    pub join_before_host: Option<bool>,
    pub mute_upon_entry: Option<bool>,
    pub watermark: Option<bool>,
    pub use_pmi: Option<bool>,
    /// Such as `2`.
    pub approval_type: Option<i64>,
    /// Such as `"both"`.
    pub audio: Option<String>,
    /// Such as `"none"`.
    pub auto_recording: Option<String>,
    pub waiting_room: Option<bool>,
    /// Such as `"tkim@example.com"`.
    pub alternative_hosts: Option<String>,
    pub global_dial_in_countries: Vec<String>,
    pub meeting_authentication: Option<bool>,
}

json_object!(Settings {
    host_video?, participant_video?, join_before_host?, mute_upon_entry?, watermark?, use_pmi?, approval_type?, audio?,
    auto_recording?, waiting_room?, alternative_hosts?, global_dial_in_countries[], meeting_authentication?,
});

/// `tracking_fields[]` in the answer 200 of [`get_meeting`](Meetings::get_meeting).
///
/// Also in [`list_user_meetings`](Meetings::list_user_meetings), [`create_meeting`](Meetings::create_meeting).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct TrackingField {
    /// Such as `"Department"`.
    pub field: Option<String>,
    /// Such as `"People"`.
    pub value: Option<String>,
    pub visible: Option<bool>,
}

json_object!(TrackingField { field?, value?, visible? });

/// The answer 200 of [`get_meeting`](Meetings::get_meeting).
///
/// Also in [`list_user_meetings`](Meetings::list_user_meetings), [`create_meeting`](Meetings::create_meeting).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Meeting {
    pub uuid: Option<String>,
    /// Such as `93398114182`.
    pub id: Option<i64>,
    pub host_id: Option<String>,
    /// Such as `"jchill@example.com"`.
    pub host_email: Option<String>,
    /// Such as `"Support handover"`.
    pub topic: Option<String>,
    /// Such as `8`.
    pub type_: Option<i64>,
    /// Such as `"waiting"`.
    pub status: Option<String>,
    /// Such as `"America/Los_Angeles"`.
    pub timezone: Option<String>,
    /// Such as `"Open tickets"`.
    pub agenda: Option<String>,
    /// Such as `"2024-02-20T23:58:16Z"`.
    pub created_at: Option<String>,
    /// Such as `"https://zoom.example/s/93398114182"`.
    pub start_url: Option<String>,
    /// Such as `"https://zoom.example/j/93398114182"`.
    pub join_url: Option<String>,
    pub occurrences: Vec<Occurrence>,
    pub recurrence: Option<Recurrence>,
    pub settings: Option<Settings>,
    pub pre_schedule: Option<bool>,
    /// Such as `"2024-02-22T01:00:00Z"`.
    pub start_time: Option<String>,
    /// Such as `45`.
    pub duration: Option<i64>,
    pub tracking_fields: Vec<TrackingField>,
}

json_object!(Meeting {
    uuid?, id?, host_id?, host_email?, topic?, type_? = "type", status?, timezone?, agenda?, created_at?, start_url?,
    join_url?, occurrences[]?, recurrence?, settings?, pre_schedule?, start_time?, duration?, tracking_fields[]?,
});

/// `recurrence` in the body of [`update_meeting`](Meetings::update_meeting).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct RecurrenceUpdate {
    /// Such as `2`.
    pub type_: Option<i64>,
    /// Such as `1`.
    pub repeat_interval: Option<i64>,
    /// Such as `"2,4"`.
    pub weekly_days: Option<String>,
    /// Such as `8`.
    pub end_times: Option<i64>,
}

json_object!(RecurrenceUpdate { type_? = "type", repeat_interval?, weekly_days?, end_times? });

setters!(RecurrenceUpdate { type_?: i64, repeat_interval?: i64, weekly_days?: impl Into<String>, end_times?: i64 });

/// `settings` in the body of [`update_meeting`](Meetings::update_meeting).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct SettingsUpdate {
    pub join_before_host: Option<bool>,
    pub mute_upon_entry: Option<bool>,
    pub waiting_room: Option<bool>,
}

json_object!(SettingsUpdate { join_before_host?, mute_upon_entry?, waiting_room? });

setters!(SettingsUpdate { join_before_host?: bool, mute_upon_entry?: bool, waiting_room?: bool });

/// The body of [`update_meeting`](Meetings::update_meeting).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct UpdateMeetingBody {
    /// Such as `"Support handover, moved"`.
    pub topic: Option<String>,
    /// Such as `"2024-03-05T17:00:00Z"`.
    pub start_time: Option<String>,
    /// Such as `45`.
    pub duration: Option<i64>,
    /// Such as `"America/Los_Angeles"`.
    pub timezone: Option<String>,
    pub recurrence: Option<RecurrenceUpdate>,
    pub settings: Option<SettingsUpdate>,
}

json_object!(UpdateMeetingBody { topic?, start_time?, duration?, timezone?, recurrence?, settings? });

setters!(UpdateMeetingBody {
    topic?: impl Into<String>, start_time?: impl Into<String>, duration?: i64, timezone?: impl Into<String>,
    recurrence?: RecurrenceUpdate, settings?: SettingsUpdate,
});

/// The body of [`end_meeting`](Meetings::end_meeting).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct EndMeetingBody {
    /// Such as `"end"`.
    pub action: String,
}

json_object!(EndMeetingBody { action });

setters!(EndMeetingBody { action: impl Into<String> });

/// `type` in the query of [`list_user_meetings`](Meetings::list_user_meetings).
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum MeetingType {
    /// `scheduled`
    Scheduled,
    /// `live`
    Live,
    /// `upcoming`
    Upcoming,
    /// Any other value.
    Other(String),
}

json_text!(MeetingType { Scheduled = "scheduled", Live = "live", Upcoming = "upcoming" });

/// The answer 200 of [`list_user_meetings`](Meetings::list_user_meetings).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct MeetingList {
    /// Such as `30`.
    pub page_size: Option<i64>,
    /// Such as `2`.
    pub total_records: Option<i64>,
    /// Such as `"secret"`.
    pub next_page_token: Option<String>,
    pub meetings: Vec<Meeting>,
}

json_object!(MeetingList { page_size?, total_records?, next_page_token?, meetings[] });

/// `recurrence` in the body of [`create_meeting`](Meetings::create_meeting).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct MeetingRecurrence {
    /// Such as `2`.
    pub type_: i64,
    /// Such as `1`.
    pub repeat_interval: i64,
    /// Such as `"2,4"`.
    pub weekly_days: String,
    /// Such as `8`.
    pub end_times: i64,
}

json_object!(MeetingRecurrence { type_ = "type", repeat_interval, weekly_days, end_times });

setters!(MeetingRecurrence { type_: i64, repeat_interval: i64, weekly_days: impl Into<String>, end_times: i64 });

/// `settings` in the body of [`create_meeting`](Meetings::create_meeting).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct MeetingSettings {
    pub host_video: Option<bool>,
    pub participant_video: Option<bool>,
    pub join_before_host: Option<bool>,
    pub mute_upon_entry: Option<bool>,
    pub watermark: Option<bool>,
    pub use_pmi: Option<bool>,
    /// Such as `2`.
    pub approval_type: Option<i64>,
    /// Such as `"both"`.
    pub audio: Option<String>,
    /// Such as `"none"`.
    pub auto_recording: Option<String>,
    pub waiting_room: Option<bool>,
    /// Such as `"tkim@example.com"`.
    pub alternative_hosts: Option<String>,
    pub global_dial_in_countries: Option<Vec<String>>,
    pub meeting_authentication: Option<bool>,
}

json_object!(MeetingSettings {
    host_video?, participant_video?, join_before_host?, mute_upon_entry?, watermark?, use_pmi?, approval_type?, audio?,
    auto_recording?, waiting_room?, alternative_hosts?, global_dial_in_countries?, meeting_authentication?,
});

setters!(MeetingSettings {
    host_video?: bool, participant_video?: bool, join_before_host?: bool, mute_upon_entry?: bool, watermark?: bool,
    use_pmi?: bool, approval_type?: i64, audio?: impl Into<String>, auto_recording?: impl Into<String>,
    waiting_room?: bool, alternative_hosts?: impl Into<String>, global_dial_in_countries?: Vec<String>,
    meeting_authentication?: bool,
});

/// The body of [`create_meeting`](Meetings::create_meeting).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct CreateMeetingBody {
    /// Such as `"Support handover"`.
    pub topic: Option<String>,
    /// Such as `8`.
    pub type_: Option<i64>,
    /// Such as `"2024-03-04T16:00:00Z"`.
    pub start_time: Option<String>,
    /// Such as `30`.
    pub duration: Option<i64>,
    /// Such as `"America/Los_Angeles"`.
    pub timezone: Option<String>,
    /// Such as `"Open tickets"`.
    pub agenda: Option<String>,
    pub default_password: Option<bool>,
    pub recurrence: Option<MeetingRecurrence>,
    pub settings: Option<MeetingSettings>,
}

json_object!(CreateMeetingBody {
    topic?, type_? = "type", start_time?, duration?, timezone?, agenda?, default_password?, recurrence?, settings?,
});

setters!(CreateMeetingBody {
    topic?: impl Into<String>, type_?: i64, start_time?: impl Into<String>, duration?: i64,
    timezone?: impl Into<String>, agenda?: impl Into<String>, default_password?: bool, recurrence?: MeetingRecurrence,
    settings?: MeetingSettings,
});
