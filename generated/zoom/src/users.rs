// Written by postman-codegen; edit the collection and generate again.

//! Operations of the folder `users`.

use serde::Serialize;
use serde_json::Value;
use crate::{
    Answer, Client, Decoded, File, Json, OneOf, Operation, Part, Reason, Request, Text,
};
use crate::runtime::call::call;
use crate::runtime::object::json_object;
use crate::runtime::open_text::json_text;
use crate::runtime::paging::pages;
use crate::runtime::setters::setters;

/// Operations of the folder `users`.
#[derive(Clone, Copy, Debug)]
pub struct Users<'a> {
    client: &'a Client,
}

impl<'a> Users<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self { client }
    }

    /// Get a user.
    ///
    /// Look up one user of your account.
    ///
    /// Scopes: `user:read:admin`, `user:read`\
    /// [Rate Limit Label](<https://developers.zoom.us/docs/api/rate-limits/>): `Light`
    ///
    /// `GET /users/{user_id}`
    ///
    /// # Arguments
    ///
    /// - `user_id`: The user's ID or email address. For user-level apps, pass the `me` value. Example: `me`.
    ///
    /// # Optional
    ///
    /// - [`login_type`](GetUser::login_type): How the user signs in. Example: `100`.
    /// - [`encrypted_email`](GetUser::encrypted_email): Whether the email address passed for this user is encrypted. Example: `false`.
    ///
    /// # Answers
    ///
    /// - 200 OK
    /// - 400 Bad Request (error): Error Code: `1010`. User not found on this account: {accountId}.
    /// - 404 Not Found (error): Error Code: `1001`. User does not exist: $userId.
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn run(client: zoom::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// let answer = client.users().get_user("me").login_type(100).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # As curl
    ///
    /// ```sh
    /// curl -X GET 'https://api.zoom.us/v2/users/{userId}?login_type={login_type}' \
    ///   -H 'Authorization: Bearer {token}'
    /// ```
    ///
    /// Authenticated by [`bearer_token`](crate::Builder::bearer_token).
    pub fn get_user(&self, user_id: impl Into<Text>) -> GetUser {
        GetUser::new(
            self.client,
            Request::new("GET", "{baseUrl}/users/{userId}")
                .path("userId", user_id)
                .auth("bearer_token"),
        )
    }

    /// Update a user.
    ///
    /// Change a user's profile. Fields that are left out keep their values.
    ///
    /// Scopes: `user:write:admin`, `user:write`\
    /// [Rate Limit Label](<https://developers.zoom.us/docs/api/rate-limits/>): `Light`
    ///
    /// `PATCH /users/{user_id}`
    ///
    /// # Arguments
    ///
    /// - `user_id`: The user's ID or email address. For user-level apps, pass the `me` value. Example: `me`.
    ///
    /// # Optional
    ///
    /// - [`login_type`](UpdateUser::login_type): How the user signs in: `0`, `1`, `24`, `27`, `99`, `100` or `101`, as in Get a user. Example: `100`.
    ///
    /// # Answers
    ///
    /// - 204 No Content: User updated.
    /// - 400 Bad Request (error): Error Code: `300`. Invalid parameter: type.
    /// - 404 Not Found (error): Error Code: `1001`. User does not exist: $userId.
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn run(client: zoom::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// use zoom::users::{CustomAttributeUpdate, PhoneNumberUpdate, UpdateUserBody};
    ///
    /// let body = UpdateUserBody::new()
    ///     .first_name("Jill")
    ///     .last_name("Chill-Kim")
    ///     .type_(2)
    ///     .dept("Support")
    ///     .job_title("Support Lead")
    ///     .language("en-US")
    ///     .timezone("America/Los_Angeles")
    ///     .use_pmi(false)
    ///     .phone_numbers(vec![PhoneNumberUpdate::new("US", "+1", "8005550100", "Mobile")])
    ///     .custom_attributes(vec![CustomAttributeUpdate::new(
    ///         "cbf_cywdkexrtqc73f97gd4w6g",
    ///         "Cost center",
    ///         "4711",
    ///     )]);
    /// let answer = client.users().update_user("me", body).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # As curl
    ///
    /// ```sh
    /// curl -X PATCH 'https://api.zoom.us/v2/users/{userId}' \
    ///   -H 'Content-Type: application/json' \
    ///   -H 'Authorization: Bearer {token}' \
    ///   --data-raw '{"first_name":"Jill","last_name":"Chill-Kim","type":2,"dept":"Support","job_title":"Support Lead","language":"en-US","timezone":"America/Los_Angeles","use_pmi":false,"phone_numbers":[{"country":"US","code":"+1","number":"8005550100","label":"Mobile"}],"custom_attributes":[{"key":"cbf_cywdkexrtqc73f97gd4w6g","name":"Cost center","value":"4711"}]}'
    /// ```
    ///
    /// Authenticated by [`bearer_token`](crate::Builder::bearer_token).
    pub fn update_user(
        &self,
        user_id: impl Into<Text>,
        body: impl Into<Json<UpdateUserBody>>,
    ) -> UpdateUser {
        UpdateUser::new(
            self.client,
            Request::new("PATCH", "{baseUrl}/users/{userId}")
                .path("userId", user_id)
                .header("Content-Type", "application/json")
                .auth("bearer_token")
                .json(body),
        )
    }

    /// Delete a user.
    ///
    /// Delete a user for good: data that is not transferred is lost.
    ///
    /// To keep the user's Zoom login, use Disassociate a user instead.
    ///
    /// Scopes: `user:write:admin`, `user:write`\
    /// [Rate Limit Label](<https://developers.zoom.us/docs/api/rate-limits/>): `Medium`
    ///
    /// `DELETE /users/{user_id}`
    ///
    /// # Arguments
    ///
    /// - `user_id`: The user's ID or email address. For user-level apps, pass the `me` value. Example: `me`.
    ///
    /// # Optional
    ///
    /// - [`transfer_email`](DeleteUser::transfer_email): Who gets the user's items. Needed if any of the `transfer_*` parameters is `true`. Example: `tkim@example.com`.
    /// - [`transfer_meeting`](DeleteUser::transfer_meeting): Whether to transfer the user's upcoming meetings. Example: `true`.
    /// - [`transfer_webinar`](DeleteUser::transfer_webinar): Whether to transfer the user's upcoming webinars. Example: `false`.
    /// - [`transfer_recording`](DeleteUser::transfer_recording): Whether to transfer the user's cloud recordings. Example: `true`.
    ///
    /// # Answers
    ///
    /// - 204 No Content: User deleted.
    /// - 400 Bad Request (error): Error Code: `200`. You cannot delete yourself. Error Code: `1010`. User not found on this account: {accountId}.
    /// - 404 Not Found (error): Error Code: `1001`. User does not exist: $userId.
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn run(client: zoom::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// let answer = client
    ///     .users()
    ///     .delete_user("me")
    ///     .transfer_email("tkim@example.com")
    ///     .transfer_meeting(true)
    ///     .transfer_recording(true)
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # As curl
    ///
    /// ```sh
    /// curl -X DELETE 'https://api.zoom.us/v2/users/{userId}?action=delete&transfer_email={transfer_email}&transfer_meeting={transfer_meeting}&transfer_recording={transfer_recording}' \
    ///   -H 'Authorization: Bearer {token}'
    /// ```
    ///
    /// Authenticated by [`bearer_token`](crate::Builder::bearer_token).
    pub fn delete_user(&self, user_id: impl Into<Text>) -> DeleteUser {
        DeleteUser::new(
            self.client,
            Request::new("DELETE", "{baseUrl}/users/{userId}")
                .path("userId", user_id)
                .query_text(0, "action=delete")
                .auth("bearer_token"),
        )
    }

    /// Disassociate a user.
    ///
    /// Remove a user from your account. The user keeps a free account of their own.
    ///
    /// Scopes: `user:write:admin`, `user:write`\
    /// [Rate Limit Label](<https://developers.zoom.us/docs/api/rate-limits/>): `Medium`
    ///
    /// `DELETE /users/{user_id}`
    ///
    /// # Arguments
    ///
    /// - `user_id`: The user's ID or email address. For user-level apps, pass the `me` value. Example: `me`.
    ///
    /// # Optional
    ///
    /// - [`transfer_email`](DisassociateUser::transfer_email): Who gets the user's items. Needed if any of the `transfer_*` parameters is `true`. Example: `tkim@example.com`.
    /// - [`transfer_meeting`](DisassociateUser::transfer_meeting): Whether to transfer the user's upcoming meetings. Example: `true`.
    /// - [`transfer_webinar`](DisassociateUser::transfer_webinar): Whether to transfer the user's upcoming webinars. Example: `false`.
    /// - [`transfer_recording`](DisassociateUser::transfer_recording): Whether to transfer the user's cloud recordings. Example: `true`.
    ///
    /// # Answers
    ///
    /// - 204 No Content: User disassociated.
    /// - 400 Bad Request (error): Error Code: `200`. You cannot delete yourself. Error Code: `1010`. User not found on this account: {accountId}.
    /// - 404 Not Found (error): Error Code: `1001`. User does not exist: $userId.
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn run(client: zoom::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// let answer = client
    ///     .users()
    ///     .disassociate_user("me")
    ///     .transfer_email("tkim@example.com")
    ///     .transfer_meeting(true)
    ///     .transfer_recording(true)
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # As curl
    ///
    /// ```sh
    /// curl -X DELETE 'https://api.zoom.us/v2/users/{userId}?action=disassociate&transfer_email={transfer_email}&transfer_meeting={transfer_meeting}&transfer_recording={transfer_recording}' \
    ///   -H 'Authorization: Bearer {token}'
    /// ```
    ///
    /// Authenticated by [`bearer_token`](crate::Builder::bearer_token).
    pub fn disassociate_user(&self, user_id: impl Into<Text>) -> DisassociateUser {
        DisassociateUser::new(
            self.client,
            Request::new("DELETE", "{baseUrl}/users/{userId}")
                .path("userId", user_id)
                .query_text(0, "action=disassociate")
                .auth("bearer_token"),
        )
    }

    /// Upload a user's profile picture.
    ///
    /// Replace a user's picture. Send a `.jpeg`, `.png` or `.gif` file of at most 2 MB as `multipart/form-data`.
    ///
    /// Scopes: `user:write:admin`, `user:write`\
    /// [Rate Limit Label](<https://developers.zoom.us/docs/api/rate-limits/>): `Medium`
    ///
    /// `POST /users/{user_id}/picture`
    ///
    /// # Arguments
    ///
    /// - `user_id`: The user's ID or email address. For user-level apps, pass the `me` value. Example: `me`.
    /// - `pic_file`: The picture.
    ///
    /// # Answers
    ///
    /// - 201 Created: Picture uploaded.
    /// - 400 Bad Request (error): Error Code: `120`. No file uploaded, verify that a file has been uploaded. File size cannot exceed 2M. Only JPG/JPEG, GIF or PNG image files can be uploaded.
    /// - 404 Not Found (error): Error Code: `1001`. User does not exist: $userId.
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn run(client: zoom::Client, pic_file: zoom::File) -> Result<(), Box<dyn std::error::Error>> {
    /// let answer = client.users().upload_user_profile_picture("me", pic_file).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # As curl
    ///
    /// ```sh
    /// curl -X POST 'https://api.zoom.us/v2/users/{userId}/picture' \
    ///   -H 'Authorization: Bearer {token}' \
    ///   -F 'pic_file=@{pic_file}'
    /// ```
    ///
    /// Authenticated by [`bearer_token`](crate::Builder::bearer_token).
    pub fn upload_user_profile_picture(
        &self,
        user_id: impl Into<Text>,
        pic_file: impl Into<File>,
    ) -> UploadUserProfilePicture {
        UploadUserProfilePicture::new(
            self.client,
            Request::new("POST", "{baseUrl}/users/{userId}/picture")
                .path("userId", user_id)
                .auth("bearer_token")
                .part(0, Part::file("pic_file", pic_file)),
        )
    }

    /// Update a user's email.
    ///
    /// Change a user's email address, on an account with a managed domain.
    ///
    /// - The new address must belong to one of the managed domains.
    /// - It can be changed at most 3 times in 24 hours.
    ///
    /// Scopes: `user:write:admin`, `user:write`\
    /// [Rate Limit Label](<https://developers.zoom.us/docs/api/rate-limits/>): `Light`
    ///
    /// `PUT /users/{user_id}/email`
    ///
    /// # Arguments
    ///
    /// - `user_id`: The user's ID or email address. For user-level apps, pass the `me` value. Example: `me`.
    ///
    /// # Answers
    ///
    /// - 204 No Content: Email updated.
    /// - 400 Bad Request (error): Error Code: `200`. Only an account administrator can change email.
    /// - 404 Not Found (error): Error Code: `1001`. User does not exist: $userId.
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn run(client: zoom::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// use zoom::users::UpdateUserEmailBody;
    ///
    /// let body = UpdateUserEmailBody::new("jill.kim@example.com");
    /// let answer = client.users().update_user_email("me", body).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # As curl
    ///
    /// ```sh
    /// curl -X PUT 'https://api.zoom.us/v2/users/{userId}/email' \
    ///   -H 'Content-Type: application/json' \
    ///   -H 'Authorization: Bearer {token}' \
    ///   --data-raw '{"email":"jill.kim@example.com"}'
    /// ```
    ///
    /// Authenticated by [`bearer_token`](crate::Builder::bearer_token).
    pub fn update_user_email(
        &self,
        user_id: impl Into<Text>,
        body: impl Into<Json<UpdateUserEmailBody>>,
    ) -> UpdateUserEmail {
        UpdateUserEmail::new(
            self.client,
            Request::new("PUT", "{baseUrl}/users/{userId}/email")
                .path("userId", user_id)
                .header("Content-Type", "application/json")
                .auth("bearer_token")
                .json(body),
        )
    }

    /// Update a user's password.
    ///
    /// Update the [password](<https://support.zoom.us/hc/en-us/articles/206344385-Change-a-User-s-Password>) of a user using which the user can login to Zoom. For user-level apps, pass [the `me` value](<https://marketplace.zoom.us/docs/api-reference/using-zoom-apis#mekeyword>) instead of the `userId` parameter.
    ///
    /// After this request is processed successfully, an email notification will be sent to the user stating that the password was changed.\
    /// Scopes: `user:write:admin` `user:write`
    ///
    /// [Rate Limit Label](<https://marketplace.zoom.us/docs/api-reference/rate-limits#rate-limits>): `Medium`
    /// Prerequisites:
    ///
    /// - Owner or admin of the Zoom account.
    ///
    /// `PUT /users/{user_id}/password`
    ///
    /// # Arguments
    ///
    /// - `user_id`: The user ID or email address of the user. For user-level apps, pass the `me` value for this parameter.
    /// - `password`: User password. Should be less than 32 characters.
    ///
    ///   Note: If the account owner or admin has enabled [enhanced password requirements](<https://support.zoom.us/hc/en-us/articles/360034675592-Advanced-security-settings#secret>), the value provided in this field must meet those requirements. These requirements can be retrieved by calling the [Get Account Settings API](<https://marketplace.zoom.us/docs/api-reference/zoom-api/accounts/accountsettings>) and referring to the `password_requirement` field present in the `security` object.
    ///
    /// # Answers
    ///
    /// - 204 No Content: OK. Password updated.
    /// - 400 Bad Request (error): Error Code: `300`. Your new password can not match the old password. This password cannot be changed because it has already been changed the maximum number of times over the past 24 hours. …
    /// - 404 Not Found (error): Error Code: `1001`. User does not exist: $userId.
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn run(client: zoom::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// let answer = client.users().update_user_password("user_id", "password").await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # As curl
    ///
    /// ```sh
    /// curl -X PUT 'https://api.zoom.us/v2/users/{userId}/password' \
    ///   -H 'Authorization: Bearer {token}' \
    ///   -F 'password={password}'
    /// ```
    ///
    /// Authenticated by [`bearer_token`](crate::Builder::bearer_token).
    pub fn update_user_password(
        &self,
        user_id: impl Into<Text>,
        password: impl Into<Text>,
    ) -> UpdateUserPassword {
        UpdateUserPassword::new(
            self.client,
            Request::new("PUT", "{baseUrl}/users/{userId}/password")
                .path("userId", user_id)
                .auth("bearer_token")
                .part(0, Part::text("password", password)),
        )
    }

    /// Get user settings.
    ///
    /// Get what a user has set for meetings, recordings and notifications.
    ///
    /// Scopes: `user:read:admin`, `user:read`\
    /// [Rate Limit Label](<https://developers.zoom.us/docs/api/rate-limits/>): `Medium`
    ///
    /// `GET /users/{user_id}/settings`
    ///
    /// # Arguments
    ///
    /// - `user_id`: The user's ID or email address. For user-level apps, pass the `me` value. Example: `me`.
    ///
    /// # Optional
    ///
    /// - [`login_type`](GetUserSettings::login_type): How the user signs in: `0`, `1`, `24`, `27`, `99`, `100` or `101`, as in Get a user. Example: `100`.
    /// - [`option`](GetUserSettings::option): Return only these settings. Example: `meeting_authentication`.
    ///
    /// # Answers
    ///
    /// - 200 OK
    /// - 404 Not Found (error): Error Code: `1001`. User does not exist: $userId.
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn run(client: zoom::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// let answer = client.users().get_user_settings("me").await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # As curl
    ///
    /// ```sh
    /// curl -X GET 'https://api.zoom.us/v2/users/{userId}/settings' \
    ///   -H 'Authorization: Bearer {token}'
    /// ```
    ///
    /// Authenticated by [`bearer_token`](crate::Builder::bearer_token).
    pub fn get_user_settings(&self, user_id: impl Into<Text>) -> GetUserSettings {
        GetUserSettings::new(
            self.client,
            Request::new("GET", "{baseUrl}/users/{userId}/settings")
                .path("userId", user_id)
                .auth("bearer_token"),
        )
    }

    /// List users.
    ///
    /// List the users of your account, page by page.
    ///
    /// Scopes: `user:read:admin`\
    /// [Rate Limit Label](<https://developers.zoom.us/docs/api/rate-limits/>): `Medium`
    ///
    /// `GET /users`
    ///
    /// # Optional
    ///
    /// - [`status`](ListUsers::status): The user's status. Example: `active`.
    /// - [`page_size`](ListUsers::page_size): The number of records returned with one call. At most `300`. Example: `30`.
    /// - [`role_id`](ListUsers::role_id): The role's unique ID, to list only users with this role. Get it from the [List roles](<https://developers.zoom.us/docs/api/>) API. Example: `2`.
    /// - [`page_number`](ListUsers::page_number): The page to return. Deprecated: use `next_page_token` instead. Example: `1`.
    /// - [`next_page_token`](ListUsers::next_page_token): Use the token of the previous answer to get the next page. It is returned while there are more results than `page_size`, and expires after 15 minutes.
    ///
    /// # Answers
    ///
    /// - 200 OK
    /// - 400 Bad Request (error): Error Code: `300`. The next page token is either invalid or expired.
    /// - 429 Too Many Requests (error): Too many requests
    ///
    /// Headers of the answers: [`rate_limit`](crate::Answer::rate_limit), [`retry_after`](crate::Answer::retry_after).
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn run(client: zoom::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// use zoom::users::UserStatus;
    ///
    /// let answer = client.users().list_users().status(UserStatus::Active).page_size(30).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # As curl
    ///
    /// ```sh
    /// curl -X GET 'https://api.zoom.us/v2/users?status={status}&page_size={page_size}&page_number={page_number}&next_page_token={next_page_token}' \
    ///   -H 'Authorization: Bearer {token}'
    /// ```
    ///
    /// Authenticated by [`bearer_token`](crate::Builder::bearer_token).
    ///
    /// [`.pages()`](ListUsers::pages) gives this page and all after it, [`.items()`](ListUsers::items) their items.
    pub fn list_users(&self) -> ListUsers {
        ListUsers::new(
            self.client,
            Request::new("GET", "{baseUrl}/users").auth("bearer_token"),
        )
    }

    /// Create users.
    ///
    /// Add a user to your account. What happens next depends on `action`:
    ///
    /// - `create` - The user gets an email with a confirmation link.
    /// - `autoCreate` - For accounts with a managed domain.
    /// - `custCreate` - The user gets no password and cannot sign in; hosting goes through `start_url`.
    /// - `ssoCreate` - For accounts with single sign-on.
    ///
    /// Scopes: `user:write:admin`, `user:write`\
    /// [Rate Limit Label](<https://developers.zoom.us/docs/api/rate-limits/>): `Light`
    ///
    /// `POST /users`
    ///
    /// # Answers
    ///
    /// - 201 Created: User created.
    /// - 400 Bad Request (error): Error Code: `300`. Invalid parameter: email.
    /// - 409 Conflict (error): Error Code: `1005`. User already in the account: {email}.
    /// - 429 Too Many Requests (error): Too many requests
    ///
    /// Headers of the answers: [`rate_limit`](crate::Answer::rate_limit), [`retry_after`](crate::Answer::retry_after).
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn run(client: zoom::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// use zoom::users::{CreateUsersBody, UserInfo, UserInfoFeature};
    ///
    /// let body = CreateUsersBody::new(
    ///     "create",
    ///     UserInfo::new()
    ///         .email("jchill@example.com")
    ///         .type_(1)
    ///         .first_name("Jill")
    ///         .last_name("Chill")
    ///         .display_name("Jill Chill")
    ///         .feature(UserInfoFeature::new(16).zoom_phone(false)),
    /// );
    /// let answer = client.users().create_users(body).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # As curl
    ///
    /// ```sh
    /// curl -X POST 'https://api.zoom.us/v2/users' \
    ///   -H 'Content-Type: application/json' \
    ///   -H 'Authorization: Bearer {token}' \
    ///   --data-raw '{"action":"create","user_info":{"email":"jchill@example.com","type":1,"first_name":"Jill","last_name":"Chill","display_name":"Jill Chill","feature":{"zoom_phone":false,"zoom_one_type":16}}}'
    /// ```
    ///
    /// Authenticated by [`bearer_token`](crate::Builder::bearer_token).
    pub fn create_users(&self, body: impl Into<Json<CreateUsersBody>>) -> CreateUsers {
        CreateUsers::new(
            self.client,
            Request::new("POST", "{baseUrl}/users")
                .header("Content-Type", "application/json")
                .auth("bearer_token")
                .json(body),
        )
    }
}

/// A call of [`get_user`](Users::get_user), sent by `.await`: `GET /users/{user_id}`.
///
/// A success gives [`User`], a failure [`GetUserError`].
#[must_use = "a call is sent by `.await`"]
pub struct GetUser(Request);

impl GetUser {
    /// How the user signs in:
    ///
    /// - `0` - Facebook
    /// - `1` - Google
    /// - `24` - Apple
    /// - `27` - Microsoft
    /// - `99` - API
    /// - `100` - Zoom
    /// - `101` - SSO
    ///
    /// Example: `100`.
    pub fn login_type(self, login_type: i64) -> Self {
        Self(self.0.query(0, "login_type", login_type))
    }

    /// Whether the email address passed for this user is encrypted.
    ///
    /// Example: `false`.
    pub fn encrypted_email(self, encrypted_email: bool) -> Self {
        Self(self.0.query(1, "encrypted_email", encrypted_email))
    }
}

call!(GetUser => User, GetUserError);

impl Operation for GetUser {
    type Success = User;
    type Failure = GetUserError;

    fn success(answer: &Answer) -> Decoded<Self::Success> {
        match answer.status() {
            200 => answer.json(),
            _ => Decoded::Undocumented,
        }
    }

    fn failure(answer: &Answer) -> Decoded<Self::Failure> {
        match answer.status() {
            400 => answer.or_blank().map(GetUserError::BadRequest),
            404 => answer.or_blank().map(GetUserError::NotFound),
            _ => Decoded::Undocumented,
        }
    }
}

/// A call of [`update_user`](Users::update_user), sent by `.await`: `PATCH /users/{user_id}`.
///
/// A success gives `()`, a failure [`UpdateUserError`].
#[must_use = "a call is sent by `.await`"]
pub struct UpdateUser(Request);

impl UpdateUser {
    /// How the user signs in: `0`, `1`, `24`, `27`, `99`, `100` or `101`, as in Get a user.
    ///
    /// Example: `100`.
    pub fn login_type(self, login_type: i64) -> Self {
        Self(self.0.query(0, "login_type", login_type))
    }
}

call!(UpdateUser => (), UpdateUserError);

impl Operation for UpdateUser {
    type Success = ();
    type Failure = UpdateUserError;

    fn success(answer: &Answer) -> Decoded<Self::Success> {
        answer.done()
    }

    fn failure(answer: &Answer) -> Decoded<Self::Failure> {
        match answer.status() {
            400 => answer.or_blank().map(UpdateUserError::BadRequest),
            404 => answer.or_blank().map(UpdateUserError::NotFound),
            _ => Decoded::Undocumented,
        }
    }
}

/// A call of [`delete_user`](Users::delete_user), sent by `.await`: `DELETE /users/{user_id}`.
///
/// A success gives `()`, a failure [`DeleteUserError`].
#[must_use = "a call is sent by `.await`"]
pub struct DeleteUser(Request);

impl DeleteUser {
    /// Who gets the user's items. Needed if any of the `transfer_*` parameters is `true`.
    ///
    /// Example: `tkim@example.com`.
    pub fn transfer_email(self, transfer_email: impl Into<Text>) -> Self {
        Self(self.0.query(1, "transfer_email", transfer_email))
    }

    /// Whether to transfer the user's upcoming meetings.
    ///
    /// Example: `true`.
    pub fn transfer_meeting(self, transfer_meeting: bool) -> Self {
        Self(self.0.query(2, "transfer_meeting", transfer_meeting))
    }

    /// Whether to transfer the user's upcoming webinars.
    ///
    /// Example: `false`.
    pub fn transfer_webinar(self, transfer_webinar: bool) -> Self {
        Self(self.0.query(3, "transfer_webinar", transfer_webinar))
    }

    /// Whether to transfer the user's cloud recordings.
    ///
    /// Example: `true`.
    pub fn transfer_recording(self, transfer_recording: bool) -> Self {
        Self(self.0.query(4, "transfer_recording", transfer_recording))
    }
}

call!(DeleteUser => (), DeleteUserError);

impl Operation for DeleteUser {
    type Success = ();
    type Failure = DeleteUserError;

    fn success(answer: &Answer) -> Decoded<Self::Success> {
        answer.done()
    }

    fn failure(answer: &Answer) -> Decoded<Self::Failure> {
        match answer.status() {
            400 => answer.or_blank().map(DeleteUserError::BadRequest),
            404 => answer.or_blank().map(DeleteUserError::NotFound),
            _ => Decoded::Undocumented,
        }
    }
}

/// How `delete_user` fails.
pub type DeleteUserError = BadRequestOrNotFoundError;

/// A call of [`disassociate_user`](Users::disassociate_user), sent by `.await`: `DELETE /users/{user_id}`.
///
/// A success gives `()`, a failure [`DisassociateUserError`].
#[must_use = "a call is sent by `.await`"]
pub struct DisassociateUser(Request);

impl DisassociateUser {
    /// Who gets the user's items. Needed if any of the `transfer_*` parameters is `true`.
    ///
    /// Example: `tkim@example.com`.
    pub fn transfer_email(self, transfer_email: impl Into<Text>) -> Self {
        Self(self.0.query(1, "transfer_email", transfer_email))
    }

    /// Whether to transfer the user's upcoming meetings.
    ///
    /// Example: `true`.
    pub fn transfer_meeting(self, transfer_meeting: bool) -> Self {
        Self(self.0.query(2, "transfer_meeting", transfer_meeting))
    }

    /// Whether to transfer the user's upcoming webinars.
    ///
    /// Example: `false`.
    pub fn transfer_webinar(self, transfer_webinar: bool) -> Self {
        Self(self.0.query(3, "transfer_webinar", transfer_webinar))
    }

    /// Whether to transfer the user's cloud recordings.
    ///
    /// Example: `true`.
    pub fn transfer_recording(self, transfer_recording: bool) -> Self {
        Self(self.0.query(4, "transfer_recording", transfer_recording))
    }
}

call!(DisassociateUser => (), DisassociateUserError);

impl Operation for DisassociateUser {
    type Success = ();
    type Failure = DisassociateUserError;

    fn success(answer: &Answer) -> Decoded<Self::Success> {
        answer.done()
    }

    fn failure(answer: &Answer) -> Decoded<Self::Failure> {
        match answer.status() {
            400 => answer.or_blank().map(DisassociateUserError::BadRequest),
            404 => answer.or_blank().map(DisassociateUserError::NotFound),
            _ => Decoded::Undocumented,
        }
    }
}

/// How `disassociate_user` fails.
pub type DisassociateUserError = BadRequestOrNotFoundError;

/// A call of [`upload_user_profile_picture`](Users::upload_user_profile_picture), sent by `.await`: `POST /users/{user_id}/picture`.
///
/// A success gives `()`, a failure [`UploadUserProfilePictureError`].
#[must_use = "a call is sent by `.await`"]
pub struct UploadUserProfilePicture(Request);

call!(UploadUserProfilePicture => (), UploadUserProfilePictureError);

impl Operation for UploadUserProfilePicture {
    type Success = ();
    type Failure = UploadUserProfilePictureError;

    fn success(answer: &Answer) -> Decoded<Self::Success> {
        answer.done()
    }

    fn failure(answer: &Answer) -> Decoded<Self::Failure> {
        match answer.status() {
            400 => answer.or_blank().map(UploadUserProfilePictureError::BadRequest),
            404 => answer.or_blank().map(UploadUserProfilePictureError::NotFound),
            _ => Decoded::Undocumented,
        }
    }
}

/// A call of [`update_user_email`](Users::update_user_email), sent by `.await`: `PUT /users/{user_id}/email`.
///
/// A success gives `()`, a failure [`UpdateUserEmailError`].
#[must_use = "a call is sent by `.await`"]
pub struct UpdateUserEmail(Request);

call!(UpdateUserEmail => (), UpdateUserEmailError);

impl Operation for UpdateUserEmail {
    type Success = ();
    type Failure = UpdateUserEmailError;

    fn success(answer: &Answer) -> Decoded<Self::Success> {
        answer.done()
    }

    fn failure(answer: &Answer) -> Decoded<Self::Failure> {
        match answer.status() {
            400 => answer.or_blank().map(UpdateUserEmailError::BadRequest),
            404 => answer.or_blank().map(UpdateUserEmailError::NotFound),
            _ => Decoded::Undocumented,
        }
    }
}

/// A call of [`update_user_password`](Users::update_user_password), sent by `.await`: `PUT /users/{user_id}/password`.
///
/// A success gives `()`, a failure [`UpdateUserPasswordError`].
#[must_use = "a call is sent by `.await`"]
pub struct UpdateUserPassword(Request);

call!(UpdateUserPassword => (), UpdateUserPasswordError);

impl Operation for UpdateUserPassword {
    type Success = ();
    type Failure = UpdateUserPasswordError;

    fn success(answer: &Answer) -> Decoded<Self::Success> {
        answer.done()
    }

    fn failure(answer: &Answer) -> Decoded<Self::Failure> {
        match answer.status() {
            400 => answer.reason().map(UpdateUserPasswordError::BadRequest),
            404 => answer.reason().map(UpdateUserPasswordError::NotFound),
            _ => Decoded::Undocumented,
        }
    }
}

/// A call of [`get_user_settings`](Users::get_user_settings), sent by `.await`: `GET /users/{user_id}/settings`.
///
/// A success gives [`UserSettings`], a failure [`GetUserSettingsError`].
#[must_use = "a call is sent by `.await`"]
pub struct GetUserSettings(Request);

impl GetUserSettings {
    /// How the user signs in: `0`, `1`, `24`, `27`, `99`, `100` or `101`, as in Get a user.
    ///
    /// Example: `100`.
    pub fn login_type(self, login_type: i64) -> Self {
        Self(self.0.query(0, "login_type", login_type))
    }

    /// Return only these settings:
    ///
    /// - `meeting_authentication`
    /// - `recording_authentication`
    /// - `meeting_security`
    ///
    /// Example: `meeting_authentication`.
    pub fn option(self, option: impl Into<OneOf<UserSettingsOption>>) -> Self {
        Self(self.0.query(1, "option", OneOf::text(option)))
    }
}

call!(GetUserSettings => UserSettings, GetUserSettingsError);

impl Operation for GetUserSettings {
    type Success = UserSettings;
    type Failure = GetUserSettingsError;

    fn success(answer: &Answer) -> Decoded<Self::Success> {
        match answer.status() {
            200 => answer.json(),
            _ => Decoded::Undocumented,
        }
    }

    fn failure(answer: &Answer) -> Decoded<Self::Failure> {
        match answer.status() {
            404 => answer.or_blank().map(GetUserSettingsError::NotFound),
            _ => Decoded::Undocumented,
        }
    }
}

/// A call of [`list_users`](Users::list_users), sent by `.await`: `GET /users`.
///
/// A success gives [`UserList`], a failure [`ListUsersError`].
///
/// [`pages`](ListUsers::pages) gives this page and all after it, [`items`](ListUsers::items) each [`ListUsersUser`] of theirs.
#[must_use = "a call is sent by `.await`"]
pub struct ListUsers(Request);

impl ListUsers {
    /// The user's status:
    ///
    /// - `active` - The user may sign in. This is the default.
    /// - `inactive` - The user has been deactivated.
    /// - `pending` - The user has not confirmed the invitation yet.
    ///
    /// Example: `active`.
    pub fn status(self, status: impl Into<OneOf<UserStatus>>) -> Self {
        Self(self.0.query(0, "status", OneOf::text(status)))
    }

    /// The number of records returned with one call. At most `300`.
    ///
    /// Example: `30`.
    pub fn page_size(self, page_size: i64) -> Self {
        Self(self.0.query(1, "page_size", page_size))
    }

    /// The role's unique ID, to list only users with this role. Get it from the [List roles](<https://developers.zoom.us/docs/api/>) API.
    ///
    /// Example: `2`.
    pub fn role_id(self, role_id: i64) -> Self {
        Self(self.0.query(2, "role_id", role_id))
    }

    /// The page to return. Deprecated: use `next_page_token` instead.
    ///
    /// Example: `1`.
    #[deprecated = "use `next_page_token` instead."]
    pub fn page_number(self, page_number: i64) -> Self {
        Self(self.0.query(3, "page_number", page_number))
    }

    /// Use the token of the previous answer to get the next page. It is returned while there are more results than `page_size`, and expires after 15 minutes.
    pub fn next_page_token(self, next_page_token: impl Into<Text>) -> Self {
        Self(self.0.query(4, "next_page_token", next_page_token))
    }
}

call!(ListUsers => UserList, ListUsersError);
pages!(ListUsers);

impl Operation for ListUsers {
    type Success = UserList;
    type Failure = ListUsersError;

    fn success(answer: &Answer) -> Decoded<Self::Success> {
        match answer.status() {
            200 => answer.json(),
            _ => Decoded::Undocumented,
        }
    }

    fn failure(answer: &Answer) -> Decoded<Self::Failure> {
        match answer.status() {
            400 => answer.or_blank().map(ListUsersError::BadRequest),
            429 => answer.or_blank().map(ListUsersError::TooManyRequests),
            _ => Decoded::Undocumented,
        }
    }
}

impl crate::Paged for ListUsers {
    type Item = ListUsersUser;
    const PAGING: crate::Paging = crate::Paging::Cursor(
        4,
        "next_page_token",
        &["next_page_token"],
    );

    fn items(page: &mut Self::Success) -> Option<&mut Vec<Self::Item>> {
        Some(&mut page.users)
    }
}

/// A call of [`create_users`](Users::create_users), sent by `.await`: `POST /users`.
///
/// A success gives [`User`], a failure [`CreateUsersError`].
#[must_use = "a call is sent by `.await`"]
pub struct CreateUsers(Request);

call!(CreateUsers => User, CreateUsersError);

impl Operation for CreateUsers {
    type Success = User;
    type Failure = CreateUsersError;

    fn success(answer: &Answer) -> Decoded<Self::Success> {
        match answer.status() {
            201 => answer.json(),
            _ => Decoded::Undocumented,
        }
    }

    fn failure(answer: &Answer) -> Decoded<Self::Failure> {
        match answer.status() {
            400 => answer.or_blank().map(CreateUsersError::BadRequest),
            409 => answer.or_blank().map(CreateUsersError::Conflict),
            429 => answer.or_blank().map(CreateUsersError::TooManyRequests),
            _ => Decoded::Undocumented,
        }
    }
}

/// How [`get_user`](Users::get_user) fails, as far as the API documents it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum GetUserError {
    /// 400 Bad Request.
    ///
    /// Error Code: `1010`\
    /// User not found on this account: {accountId}.
    BadRequest(crate::models::ErrorBody),
    /// 404 Not Found.
    ///
    /// Error Code: `1001`\
    /// User does not exist: $userId.
    NotFound(crate::models::ErrorBody),
}

impl GetUserError {
    /// Code `1010` of status 400.
    ///
    /// User not found on this account: {accountId}.
    ///
    /// User not found on this account: `EAAAAAbbbbbCCCCHMA`.
    pub const CODE_1010: &'static str = "1010";

    /// Code `1001` of status 404.
    ///
    /// User does not exist: $userId.
    ///
    /// User does not exist: zz9plural@example.com.
    pub const CODE_1001: &'static str = "1001";
}

/// How [`update_user`](Users::update_user) fails, as far as the API documents it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum UpdateUserError {
    /// 400 Bad Request.
    ///
    /// Error Code: `300`\
    /// Invalid parameter: type.
    BadRequest(crate::models::ErrorBody),
    /// 404 Not Found.
    ///
    /// Error Code: `1001`\
    /// User does not exist: $userId.
    NotFound(crate::models::ErrorBody),
}

impl UpdateUserError {
    /// Code `300` of status 400.
    ///
    /// Invalid parameter: type.
    pub const INVALID_PARAMETER: &'static str = "300";

    /// Code `1001` of status 404.
    ///
    /// User does not exist: $userId.
    ///
    /// User does not exist: zz9plural@example.com.
    pub const CODE_1001: &'static str = "1001";
}

/// How [`delete_user`](Users::delete_user) and [`disassociate_user`](Users::disassociate_user) fail, as far as the API documents it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum BadRequestOrNotFoundError {
    /// 400 Bad Request.
    ///
    /// Error Code: `200`\
    /// You cannot delete yourself.\
    /// Error Code: `1010`\
    /// User not found on this account: {accountId}.
    BadRequest(crate::models::ErrorBody),
    /// 404 Not Found.
    ///
    /// Error Code: `1001`\
    /// User does not exist: $userId.
    NotFound(crate::models::ErrorBody),
}

impl BadRequestOrNotFoundError {
    /// Code `200` of status 400.
    ///
    /// You cannot delete yourself.
    pub const YOU_CANNOT_DELETE_YOURSELF: &'static str = "200";

    /// Code `1010` of status 400.
    ///
    /// User not found on this account: {accountId}.
    ///
    /// User not found on this account: `EAAAAAbbbbbCCCCHMA`.
    pub const CODE_1010: &'static str = "1010";

    /// Code `1001` of status 404.
    ///
    /// User does not exist: $userId.
    ///
    /// User does not exist: zz9plural@example.com.
    pub const CODE_1001: &'static str = "1001";
}

/// How [`upload_user_profile_picture`](Users::upload_user_profile_picture) fails, as far as the API documents it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum UploadUserProfilePictureError {
    /// 400 Bad Request.
    ///
    /// Error Code: `120`\
    /// No file uploaded, verify that a file has been uploaded.\
    /// File size cannot exceed 2M.\
    /// Only JPG/JPEG, GIF or PNG image files can be uploaded.
    BadRequest(crate::models::ErrorBody),
    /// 404 Not Found.
    ///
    /// Error Code: `1001`\
    /// User does not exist: $userId.
    NotFound(crate::models::ErrorBody),
}

impl UploadUserProfilePictureError {
    /// Code `120` of status 400.
    ///
    /// No file uploaded, verify that a file has been uploaded.
    ///
    /// File size cannot exceed 2M.
    ///
    /// Only JPG/JPEG, GIF or PNG image files can be uploaded.
    pub const CODE_120: &'static str = "120";

    /// Code `1001` of status 404.
    ///
    /// User does not exist: $userId.
    ///
    /// User does not exist: zz9plural@example.com.
    pub const CODE_1001: &'static str = "1001";
}

/// How [`update_user_email`](Users::update_user_email) fails, as far as the API documents it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum UpdateUserEmailError {
    /// 400 Bad Request.
    ///
    /// Error Code: `200`\
    /// Only an account administrator can change email.
    BadRequest(crate::models::ErrorBody),
    /// 404 Not Found.
    ///
    /// Error Code: `1001`\
    /// User does not exist: $userId.
    NotFound(crate::models::ErrorBody),
}

impl UpdateUserEmailError {
    /// Code `200` of status 400.
    ///
    /// Only an account administrator can change email.
    pub const ONLY_AN_ACCOUNT_ADMINISTRATOR_CAN_CHANGE_EMAIL: &'static str = "200";

    /// Code `1001` of status 404.
    ///
    /// User does not exist: $userId.
    ///
    /// User does not exist: zz9plural@example.com.
    pub const CODE_1001: &'static str = "1001";
}

/// How [`update_user_password`](Users::update_user_password) fails, as far as the API documents it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum UpdateUserPasswordError {
    /// 400 Bad Request.
    ///
    /// Error Code: `300`\
    /// Your new password can not match the old password.\
    /// This password cannot be changed because it has already been changed the maximum number of times over the past 24 hours. …
    BadRequest(Reason),
    /// 404 Not Found.
    ///
    /// Error Code: `1001`\
    /// User does not exist: $userId.
    NotFound(Reason),
}

impl UpdateUserPasswordError {
    /// Code `300` of status 400.
    ///
    /// Your new password can not match the old password.
    ///
    /// This password cannot be changed because it has already been changed the maximum number of times over the past 24 hours.…
    pub const CODE_300: &'static str = "300";

    /// Code `1001` of status 404.
    ///
    /// User does not exist: $userId.
    pub const USER_DOES_NOT_EXIST: &'static str = "1001";
}

/// How [`get_user_settings`](Users::get_user_settings) fails, as far as the API documents it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum GetUserSettingsError {
    /// 404 Not Found.
    ///
    /// Error Code: `1001`\
    /// User does not exist: $userId.
    NotFound(crate::models::ErrorBody),
}

impl GetUserSettingsError {
    /// Code `1001` of status 404.
    ///
    /// User does not exist: $userId.
    ///
    /// User does not exist: zz9plural@example.com.
    pub const CODE_1001: &'static str = "1001";
}

/// How [`list_users`](Users::list_users) fails, as far as the API documents it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum ListUsersError {
    /// 400 Bad Request.
    ///
    /// Error Code: `300`\
    /// The next page token is either invalid or expired.
    BadRequest(crate::models::ErrorBody),
    /// 429 Too Many Requests.
    ///
    /// Too many requests
    TooManyRequests(crate::models::ErrorBody),
}

impl ListUsersError {
    /// Code `300` of status 400.
    ///
    /// The next page token is either invalid or expired.
    pub const CODE_300: &'static str = "300";
}

/// How [`create_users`](Users::create_users) fails, as far as the API documents it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum CreateUsersError {
    /// 400 Bad Request.
    ///
    /// Error Code: `300`\
    /// Invalid parameter: email.
    BadRequest(crate::models::ErrorBody),
    /// 409 Conflict.
    ///
    /// Error Code: `1005`\
    /// User already in the account: {email}.
    Conflict(crate::models::ErrorBody),
    /// 429 Too Many Requests.
    ///
    /// Too many requests
    TooManyRequests(crate::models::ErrorBody),
}

impl CreateUsersError {
    /// Code `300` of status 400.
    ///
    /// Invalid parameter: email.
    pub const INVALID_PARAMETER: &'static str = "300";

    /// Code `1005` of status 409.
    ///
    /// User already in the account: {email}.
    ///
    /// User already in the account: jchill@example.com.
    pub const CODE_1005: &'static str = "1005";
}

/// `phone_numbers[]` in the answer 200 of [`get_user`](Users::get_user).
///
/// Also in [`create_users`](Users::create_users).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct PhoneNumber {
    /// Such as `"US"`.
    pub country: Option<String>,
    /// Such as `"+1"`.
    pub code: Option<String>,
    /// Such as `"8005550100"`.
    pub number: Option<String>,
    /// Such as `"Mobile"`.
    pub label: Option<String>,
    pub verified: Option<bool>,
}

json_object!(PhoneNumber { country?, code?, number?, label?, verified? });

/// `custom_attributes[]` in the answer 200 of [`get_user`](Users::get_user).
///
/// Also in [`create_users`](Users::create_users).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct CustomAttribute {
    pub key: Option<String>,
    /// Such as `"Cost center"`.
    pub name: Option<String>,
    /// Such as `"4711"`.
    pub value: Option<String>,
}

json_object!(CustomAttribute { key?, name?, value? });

/// The answer 200 of [`get_user`](Users::get_user).
///
/// Also in [`create_users`](Users::create_users).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct User {
    pub id: Option<String>,
    /// Such as `"Jill"`.
    pub first_name: Option<String>,
    /// Such as `"Chill"`.
    pub last_name: Option<String>,
    /// Such as `"Jill Chill"`.
    pub display_name: Option<String>,
    /// Such as `"jchill@example.com"`.
    pub email: Option<String>,
    /// Such as `2`.
    pub type_: Option<i64>,
    /// Such as `"Owner"`.
    pub role_name: Option<String>,
    /// Such as `3542471135`.
    pub pmi: Option<i64>,
    pub use_pmi: Option<bool>,
    /// Such as `"https://zoom.example/j/3542471135"`.
    pub personal_meeting_url: Option<String>,
    /// Such as `"America/Los_Angeles"`.
    pub timezone: Option<String>,
    /// Such as `1`.
    pub verified: Option<i64>,
    /// Such as `"Support"`.
    pub dept: Option<String>,
    /// Such as `"2019-06-01T07:58:03Z"`.
    pub created_at: Option<String>,
    /// Such as `"2024-02-14T21:08:52Z"`.
    pub last_login_time: Option<String>,
    pub host_key: Option<String>,
    /// Such as `"kdcugim1qgepto8wboqwiq@xmpp.example.com"`.
    pub jid: Option<String>,
    pub group_ids: Option<Vec<Value>>,
    pub im_group_ids: Option<Vec<String>>,
    /// Such as `"EAAAAAbbbbbCCCCHMA"`.
    pub account_id: Option<String>,
    /// Such as `"en-US"`.
    pub language: Option<String>,
    /// Such as `"US"`.
    pub phone_country: Option<String>,
    /// Such as `"+1 8005550100"`.
    pub phone_number: Option<String>,
    pub phone_numbers: Vec<PhoneNumber>,
    /// Such as `"active"`.
    pub status: Option<String>,
    /// Such as `"Support Lead"`.
    pub job_title: Option<String>,
    /// Such as `"San Jose"`.
    pub location: Option<String>,
    pub login_types: Option<Vec<i64>>,
    /// Such as `"0"`.
    pub role_id: Option<String>,
    /// Such as `1234567890`.
    pub account_number: Option<i64>,
    pub custom_attributes: Vec<CustomAttribute>,
}

json_object!(User {
    id?, first_name?, last_name?, display_name?, email?, type_? = "type", role_name?, pmi?, use_pmi?,
    personal_meeting_url?, timezone?, verified?, dept?, created_at?, last_login_time?, host_key?, jid?, group_ids?,
    im_group_ids?, account_id?, language?, phone_country?, phone_number?, phone_numbers[]?, status?, job_title?,
    location?, login_types?, role_id?, account_number?, custom_attributes[]?,
});

/// `phone_numbers[]` in the body of [`update_user`](Users::update_user).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PhoneNumberUpdate {
    /// Such as `"US"`.
    pub country: String,
    /// Such as `"+1"`.
    pub code: String,
    /// Such as `"8005550100"`.
    pub number: String,
    /// Such as `"Mobile"`.
    pub label: String,
}

json_object!(PhoneNumberUpdate { country, code, number, label });

setters!(PhoneNumberUpdate {
    country: impl Into<String>, code: impl Into<String>, number: impl Into<String>, label: impl Into<String>,
});

/// `custom_attributes[]` in the body of [`update_user`](Users::update_user).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CustomAttributeUpdate {
    pub key: String,
    /// Such as `"Cost center"`.
    pub name: String,
    /// Such as `"4711"`.
    pub value: String,
}

json_object!(CustomAttributeUpdate { key, name, value });

setters!(CustomAttributeUpdate { key: impl Into<String>, name: impl Into<String>, value: impl Into<String> });

/// The body of [`update_user`](Users::update_user).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct UpdateUserBody {
    /// Such as `"Jill"`.
    pub first_name: Option<String>,
    /// Such as `"Chill-Kim"`.
    pub last_name: Option<String>,
    /// Such as `2`.
    pub type_: Option<i64>,
    /// Such as `"Support"`.
    pub dept: Option<String>,
    /// Such as `"Support Lead"`.
    pub job_title: Option<String>,
    /// Such as `"en-US"`.
    pub language: Option<String>,
    /// Such as `"America/Los_Angeles"`.
    pub timezone: Option<String>,
    pub use_pmi: Option<bool>,
    pub phone_numbers: Option<Vec<PhoneNumberUpdate>>,
    pub custom_attributes: Option<Vec<CustomAttributeUpdate>>,
}

json_object!(UpdateUserBody {
    first_name?, last_name?, type_? = "type", dept?, job_title?, language?, timezone?, use_pmi?, phone_numbers?,
    custom_attributes?,
});

setters!(UpdateUserBody {
    first_name?: impl Into<String>, last_name?: impl Into<String>, type_?: i64, dept?: impl Into<String>,
    job_title?: impl Into<String>, language?: impl Into<String>, timezone?: impl Into<String>, use_pmi?: bool,
    phone_numbers?: Vec<PhoneNumberUpdate>, custom_attributes?: Vec<CustomAttributeUpdate>,
});

/// The body of [`update_user_email`](Users::update_user_email).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateUserEmailBody {
    /// Such as `"jill.kim@example.com"`.
    pub email: String,
}

json_object!(UpdateUserEmailBody { email });

setters!(UpdateUserEmailBody { email: impl Into<String> });

/// `option` in the query of [`get_user_settings`](Users::get_user_settings).
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum UserSettingsOption {
    /// `meeting_authentication`
    MeetingAuthentication,
    /// `recording_authentication`
    RecordingAuthentication,
    /// `meeting_security`
    MeetingSecurity,
    /// Any other value.
    Other(String),
}

json_text!(UserSettingsOption {
    MeetingAuthentication = "meeting_authentication", RecordingAuthentication = "recording_authentication",
    MeetingSecurity = "meeting_security",
});

/// `schedule_meeting` in the answer 200 of [`get_user_settings`](Users::get_user_settings).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ScheduleMeeting {
    pub host_video: Option<bool>,
    pub participants_video: Option<bool>,
    /// Such as `"both"`.
    pub audio_type: Option<String>,
    pub join_before_host: Option<bool>,
    pub pstn_password_protected: Option<bool>,
    pub use_pmi_for_scheduled_meetings: Option<bool>,
}

json_object!(ScheduleMeeting {
    host_video?, participants_video?, audio_type?, join_before_host?, pstn_password_protected?,
    use_pmi_for_scheduled_meetings?,
});

/// `in_meeting` in the answer 200 of [`get_user_settings`](Users::get_user_settings).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct InMeeting {
    pub e2e_encryption: Option<bool>,
    pub chat: Option<bool>,
    pub private_chat: Option<bool>,
    pub auto_saving_chat: Option<bool>,
    pub breakout_room: Option<bool>,
    pub custom_data_center_regions: Option<bool>,
    pub waiting_room: Option<bool>,
    pub data_center_regions: Vec<String>,
}

json_object!(InMeeting {
    e2e_encryption?, chat?, private_chat?, auto_saving_chat?, breakout_room?, custom_data_center_regions?,
    waiting_room?, data_center_regions[]?,
});

/// `email_notification` in the answer 200 of [`get_user_settings`](Users::get_user_settings).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct EmailNotification {
    pub jbh_reminder: Option<bool>,
    pub cancel_meeting_reminder: Option<bool>,
    pub alternative_host_reminder: Option<bool>,
}

json_object!(EmailNotification { jbh_reminder?, cancel_meeting_reminder?, alternative_host_reminder? });

/// `recording` in the answer 200 of [`get_user_settings`](Users::get_user_settings).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Recording {
    pub local_recording: Option<bool>,
    pub cloud_recording: Option<bool>,
    /// Such as `"none"`.
    pub auto_recording: Option<String>,
    pub auto_delete_cmr: Option<bool>,
    /// Such as `30`.
    pub auto_delete_cmr_days: Option<i64>,
}

json_object!(Recording {
    local_recording?, cloud_recording?, auto_recording?, auto_delete_cmr?, auto_delete_cmr_days?,
});

/// `telephony` in the answer 200 of [`get_user_settings`](Users::get_user_settings).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Telephony {
    pub third_party_audio: Option<bool>,
    pub audio_conference_info: Option<String>,
    pub show_international_numbers_link: Option<bool>,
}

json_object!(Telephony { third_party_audio?, audio_conference_info?, show_international_numbers_link? });

/// `feature` in the answer 200 of [`get_user_settings`](Users::get_user_settings).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Feature {
    /// Such as `300`.
    pub meeting_capacity: Option<i64>,
    pub large_meeting: Option<bool>,
    pub webinar: Option<bool>,
    /// Such as `500`.
    pub webinar_capacity: Option<i64>,
    pub zoom_phone: Option<bool>,
}

json_object!(Feature { meeting_capacity?, large_meeting?, webinar?, webinar_capacity?, zoom_phone? });

/// The answer 200 of [`get_user_settings`](Users::get_user_settings).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct UserSettings {
    pub schedule_meeting: Option<ScheduleMeeting>,
    pub in_meeting: Option<InMeeting>,
    pub email_notification: Option<EmailNotification>,
    pub recording: Option<Recording>,
    pub telephony: Option<Telephony>,
    pub feature: Option<Feature>,
}

json_object!(UserSettings { schedule_meeting?, in_meeting?, email_notification?, recording?, telephony?, feature? });

/// `status` in the query of [`list_users`](Users::list_users).
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum UserStatus {
    /// `active`
    Active,
    /// `inactive`
    Inactive,
    /// `pending`
    Pending,
    /// Any other value.
    Other(String),
}

json_text!(UserStatus { Active = "active", Inactive = "inactive", Pending = "pending" });

/// `users[]` in the answer 200 of [`list_users`](Users::list_users).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListUsersUser {
    pub id: Option<String>,
    /// Such as `"Jill"`.
    pub first_name: Option<String>,
    /// Such as `"Chill"`.
    pub last_name: Option<String>,
    /// Such as `"Jill Chill"`.
    pub display_name: Option<String>,
    /// Such as `"jchill@example.com"`.
    pub email: Option<String>,
    /// Such as `2`.
    pub type_: Option<i64>,
    /// Such as `3542471135`.
    pub pmi: Option<i64>,
    /// Such as `"America/Los_Angeles"`.
    pub timezone: Option<String>,
    /// Such as `1`.
    pub verified: Option<i64>,
    /// Such as `"Support"`.
    pub dept: Option<String>,
    /// Such as `"2019-06-01T07:58:03Z"`.
    pub created_at: Option<String>,
    /// Such as `"2024-02-14T21:08:52Z"`.
    pub last_login_time: Option<String>,
    /// Such as `"5.17.5.2543(mac)"`.
    pub last_client_version: Option<String>,
    /// Such as `"https://example.com/photos/jill.jpg"`.
    pub pic_url: Option<String>,
    /// Such as `"en-US"`.
    pub language: Option<String>,
    pub group_ids: Vec<String>,
    pub im_group_ids: Vec<String>,
    /// Such as `"active"`.
    pub status: Option<String>,
    /// Such as `"0"`.
    pub role_id: Option<String>,
}

json_object!(ListUsersUser {
    id?, first_name?, last_name?, display_name?, email?, type_? = "type", pmi?, timezone?, verified?, dept?,
    created_at?, last_login_time?, last_client_version?, pic_url?, language?, group_ids[]?, im_group_ids[]?, status?,
    role_id?,
});

/// The answer 200 of [`list_users`](Users::list_users).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct UserList {
    /// Such as `2`.
    pub page_count: Option<i64>,
    /// Such as `1`.
    pub page_number: Option<i64>,
    /// Such as `2`.
    pub page_size: Option<i64>,
    /// Such as `3`.
    pub total_records: Option<i64>,
    pub next_page_token: Option<String>,
    pub users: Vec<ListUsersUser>,
}

json_object!(UserList { page_count?, page_number?, page_size?, total_records?, next_page_token?, users[] });

/// `user_info.feature` in the body of [`create_users`](Users::create_users).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UserInfoFeature {
    pub zoom_phone: Option<bool>,
    /// Such as `16`.
    pub zoom_one_type: i64,
}

json_object!(UserInfoFeature { zoom_phone?, zoom_one_type });

setters!(UserInfoFeature { zoom_phone?: bool, zoom_one_type: i64 });

/// `user_info` in the body of [`create_users`](Users::create_users).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct UserInfo {
    /// Such as `"jchill@example.com"`.
    pub email: Option<String>,
    /// Such as `1`.
    pub type_: Option<i64>,
    /// Such as `"Jill"`.
    pub first_name: Option<String>,
    /// Such as `"Chill"`.
    pub last_name: Option<String>,
    /// Such as `"Jill Chill"`.
    pub display_name: Option<String>,
    pub feature: Option<UserInfoFeature>,
}

json_object!(UserInfo { email?, type_? = "type", first_name?, last_name?, display_name?, feature? });

setters!(UserInfo {
    email?: impl Into<String>, type_?: i64, first_name?: impl Into<String>, last_name?: impl Into<String>,
    display_name?: impl Into<String>, feature?: UserInfoFeature,
});

/// The body of [`create_users`](Users::create_users).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateUsersBody {
    /// Such as `"create"`.
    pub action: String,
    pub user_info: UserInfo,
}

json_object!(CreateUsersBody { action, user_info });

setters!(CreateUsersBody { action: impl Into<String>, user_info: UserInfo });
