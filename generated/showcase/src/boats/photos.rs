// Written by postman-codegen; edit the collection and generate again.

//! Operations of the folder `photos`.

use serde::Serialize;
use crate::{Answer, Client, Decoded, File, Json, Operation, Part, Request, Text};
use crate::runtime::call::call;
use crate::runtime::object::json_object;
use crate::runtime::setters::setters;

/// Operations of the folder `photos`.
#[derive(Clone, Copy, Debug)]
pub struct Photos<'a> {
    client: &'a Client,
}

impl<'a> Photos<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self { client }
    }

    /// Upload photos.
    ///
    /// Send any number of photos at once.
    ///
    /// `POST /boats/{boat_id}/photos`
    ///
    /// # Arguments
    ///
    /// - `boat_id`: The boat's id. Example: `0b9f5a52-5f0e-4d53-9f0e-6f7f6a3c1e01`.
    /// - `caption`: Plain text. Example: `Am Büro, summer`.
    /// - `photo`: One or more photos.
    ///
    /// # Optional
    ///
    /// - [`about`](UploadPhotos::about)
    /// - [`tag`](UploadPhotos::tag): such as `deck`.
    /// - [`watermark`](UploadPhotos::watermark): An image to lay over the photos.
    ///
    /// # Answers
    ///
    /// - 201 Created: Stored
    /// - 400 Bad Request (error): Too large
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn run(client: showcase::Client, photo: Vec<showcase::File>) -> Result<(), Box<dyn std::error::Error>> {
    /// use showcase::boats::photos::About;
    ///
    /// let answer = client
    ///     .boats()
    ///     .photos()
    ///     .upload_photos("0b9f5a52-5f0e-4d53-9f0e-6f7f6a3c1e01", "Am Büro, summer", photo)
    ///     .about(About::new(vec!["deck".to_owned()]).public(true))
    ///     .tag(["deck", "summer"])
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # As curl
    ///
    /// ```sh
    /// curl -X POST 'https://{region}.harbor.example/v1/boats/{boatId}/photos' \
    ///   -H 'Authorization: Bearer {token}' \
    ///   -F 'caption={caption}' \
    ///   -F 'photo=@{photo}'
    /// ```
    ///
    /// Authenticated by [`bearer_token`](crate::Builder::bearer_token).
    pub fn upload_photos(
        &self,
        boat_id: impl Into<Text>,
        caption: impl Into<Text>,
        photo: Vec<File>,
    ) -> UploadPhotos {
        UploadPhotos::new(
            self.client,
            Request::new("POST", "{baseUrl}/boats/{boatId}/photos")
                .path("boatId", boat_id)
                .auth("bearer_token")
                .part(0, Part::text("caption", caption))
                .files(2, "photo", photo),
        )
    }

    /// Download a photo.
    ///
    /// Sends you on to where the photo is kept.
    ///
    /// `GET /boats/{boat_id}/photos/{photo_id}.jpg`
    ///
    /// # Arguments
    ///
    /// - `boat_id`: The boat's id. Example: `0b9f5a52-5f0e-4d53-9f0e-6f7f6a3c1e01`.
    /// - `photo_id`: such as `p1`.
    ///
    /// # Answers
    ///
    /// - 302 Found: Moved
    /// - 404 Not Found (error): No such photo
    ///
    /// Headers of the answers: [`location`](crate::Answer::location).
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn run(client: showcase::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// let answer = client
    ///     .boats()
    ///     .photos()
    ///     .download_photo("0b9f5a52-5f0e-4d53-9f0e-6f7f6a3c1e01", "p1")
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # As curl
    ///
    /// ```sh
    /// curl -X GET 'https://{region}.harbor.example/v1/boats/{boatId}/photos/{photoId}.jpg' \
    ///   -H 'Authorization: Bearer {token}'
    /// ```
    ///
    /// Authenticated by [`bearer_token`](crate::Builder::bearer_token).
    pub fn download_photo(
        &self,
        boat_id: impl Into<Text>,
        photo_id: impl Into<Text>,
    ) -> DownloadPhoto {
        DownloadPhoto::new(
            self.client,
            Request::new("GET", "{baseUrl}/boats/{boatId}/photos/{photoId}.jpg")
                .path("boatId", boat_id)
                .path("photoId", photo_id)
                .auth("bearer_token")
                .max_redirects(0),
        )
    }

    /// Replace the logbook.
    ///
    /// The body is the file.
    ///
    /// `PUT /boats/{boat_id}/logbook`
    ///
    /// # Arguments
    ///
    /// - `boat_id`: The boat's id. Example: `0b9f5a52-5f0e-4d53-9f0e-6f7f6a3c1e01`.
    /// - `body`: Content of the type `application/pdf`.
    ///
    /// # Answers
    ///
    /// - 202 Accepted: Taken
    /// - 404 Not Found (error): No such boat
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn run(client: showcase::Client, body: showcase::File) -> Result<(), Box<dyn std::error::Error>> {
    /// let answer = client
    ///     .boats()
    ///     .photos()
    ///     .replace_logbook("0b9f5a52-5f0e-4d53-9f0e-6f7f6a3c1e01", body)
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # As curl
    ///
    /// ```sh
    /// curl -X PUT 'https://{region}.harbor.example/v1/boats/{boatId}/logbook' \
    ///   -H 'Content-Type: application/pdf' \
    ///   -H 'Authorization: Bearer {token}' \
    ///   --data-binary '@{file}'
    /// ```
    ///
    /// Authenticated by [`bearer_token`](crate::Builder::bearer_token).
    pub fn replace_logbook(
        &self,
        boat_id: impl Into<Text>,
        body: File,
    ) -> ReplaceLogbook {
        ReplaceLogbook::new(
            self.client,
            Request::new("PUT", "{baseUrl}/boats/{boatId}/logbook")
                .path("boatId", boat_id)
                .header("Content-Type", "application/pdf")
                .auth("bearer_token")
                .file(body),
        )
    }
}

/// A call of [`upload_photos`](Photos::upload_photos), sent by `.await`: `POST /boats/{boat_id}/photos`.
///
/// A success gives [`Vec<Photo>`](Photo), a failure [`UploadPhotosError`].
#[must_use = "a call is sent by `.await`"]
pub struct UploadPhotos(Request);

impl UploadPhotos {
    pub fn about(self, about: impl Into<Json<About>>) -> Self {
        Self(self.0.part(1, Part::json("about", about).content_type("application/json")))
    }

    /// Such as `deck`.
    pub fn tag(self, tag: impl IntoIterator<Item = impl Into<Text>>) -> Self {
        Self(self.0.part_list(3, "tag", tag))
    }

    /// An image to lay over the photos.
    pub fn watermark(self, watermark: impl Into<File>) -> Self {
        Self(self.0.part(4, Part::file("watermark", watermark)))
    }
}

call!(UploadPhotos => Vec<Photo>, UploadPhotosError);

impl Operation for UploadPhotos {
    type Success = Vec<Photo>;
    type Failure = UploadPhotosError;

    fn success(answer: &Answer) -> Decoded<Self::Success> {
        match answer.status() {
            201 => answer.json(),
            _ => Decoded::Undocumented,
        }
    }

    fn failure(answer: &Answer) -> Decoded<Self::Failure> {
        match answer.status() {
            400 => answer.or_blank().map(UploadPhotosError::BadRequest),
            _ => Decoded::Undocumented,
        }
    }
}

/// A call of [`download_photo`](Photos::download_photo), sent by `.await`: `GET /boats/{boat_id}/photos/{photo_id}.jpg`.
///
/// A success gives `()`, a failure [`DownloadPhotoError`].
#[must_use = "a call is sent by `.await`"]
pub struct DownloadPhoto(Request);

call!(DownloadPhoto => (), DownloadPhotoError);

impl Operation for DownloadPhoto {
    type Success = ();
    type Failure = DownloadPhotoError;

    fn success(answer: &Answer) -> Decoded<Self::Success> {
        match answer.status() {
            302 => answer.empty(),
            _ => Decoded::Undocumented,
        }
    }

    fn failure(answer: &Answer) -> Decoded<Self::Failure> {
        match answer.status() {
            404 => answer.or_blank().map(DownloadPhotoError::NotFound),
            _ => Decoded::Undocumented,
        }
    }
}

/// A call of [`replace_logbook`](Photos::replace_logbook), sent by `.await`: `PUT /boats/{boat_id}/logbook`.
///
/// A success gives `String`, a failure [`ReplaceLogbookError`].
#[must_use = "a call is sent by `.await`"]
pub struct ReplaceLogbook(Request);

call!(ReplaceLogbook => String, ReplaceLogbookError);

impl Operation for ReplaceLogbook {
    type Success = String;
    type Failure = ReplaceLogbookError;

    fn success(answer: &Answer) -> Decoded<Self::Success> {
        match answer.status() {
            202 => answer.text(),
            _ => Decoded::Undocumented,
        }
    }

    fn failure(answer: &Answer) -> Decoded<Self::Failure> {
        match answer.status() {
            404 => answer.or_blank().map(ReplaceLogbookError::NotFound),
            _ => Decoded::Undocumented,
        }
    }
}

/// How `replace_logbook` fails.
pub type ReplaceLogbookError = crate::models::NotFoundError;

/// How [`upload_photos`](Photos::upload_photos) fails, as far as the API documents it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum UploadPhotosError {
    /// 400 Bad Request.
    ///
    /// Too large
    BadRequest(ErrorBody),
}

impl UploadPhotosError {
    /// Code `too_large` of status 400.
    ///
    /// At most 5 MB each.
    pub const TOO_LARGE: &'static str = "too_large";
}

/// How [`download_photo`](Photos::download_photo) fails, as far as the API documents it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum DownloadPhotoError {
    /// 404 Not Found.
    ///
    /// No such photo
    NotFound(crate::models::ErrorBody),
}

impl DownloadPhotoError {
    /// Code `photo_not_found` of status 404.
    ///
    /// There is no such photo.
    pub const PHOTO_NOT_FOUND: &'static str = "photo_not_found";
}

/// `about` in the form of [`upload_photos`](Photos::upload_photos).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct About {
    pub public: Option<bool>,
    pub tags: Vec<String>,
}

json_object!(About { public?, tags });

setters!(About { public?: bool, tags: Vec<String> });

/// `[]` in the answer 201 of [`upload_photos`](Photos::upload_photos).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Photo {
    /// Such as `"p1"`.
    pub id: Option<String>,
    /// Such as `"bow.jpg"`.
    pub name: Option<String>,
    /// Such as `48213`.
    pub bytes: Option<i64>,
    /// Such as `"https://photos.harbor.example/p1"`.
    pub url: Option<String>,
    /// Such as `1600`.
    pub width: Option<i64>,
}

json_object!(Photo { id?, name?, bytes?, url?, width? });

/// `error` in the answer 400 of [`upload_photos`](Photos::upload_photos).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ErrorDetail {
    /// Such as `"too_large"`.
    pub code: Option<String>,
    /// Such as `"At most 5 MB each."`.
    pub message: Option<String>,
    /// Such as `5242880`.
    pub max_bytes: Option<i64>,
}

json_object!(ErrorDetail { code?, message?, max_bytes? });

/// The answer 400 of [`upload_photos`](Photos::upload_photos).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ErrorBody {
    pub error: Option<ErrorDetail>,
}

json_object!(ErrorBody { error? });
