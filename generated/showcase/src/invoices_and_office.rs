// Written by postman-codegen; edit the collection and generate again.

//! Operations of the folder `invoices & office`.
//!
//! The office's own part, with HTTP basic authentication.

use serde::Serialize;
use crate::{Answer, Client, Decoded, Operation, Reason, Request, Text, Undocumented};
use crate::runtime::call::call;
use crate::runtime::object::json_object;

/// Operations of the folder `invoices & office`.
///
/// The office's own part, with HTTP basic authentication.
#[derive(Clone, Copy, Debug)]
pub struct InvoicesAndOffice<'a> {
    client: &'a Client,
}

impl<'a> InvoicesAndOffice<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self { client }
    }

    /// Create an invoice.
    ///
    /// A form. Lines are repeated fields, in pairs.
    ///
    /// `POST /invoices`
    ///
    /// # Arguments
    ///
    /// - `booking`: The booking's id. Example: `6c2f0b1e-8f53-4a38-9a38-0d4c52d3b7a1`.
    /// - `line`: What was sold; repeat it. Example: `Berth A2, 4 nights`.
    /// - `amount`: Its price. Example: `98.00`.
    ///
    /// # Optional
    ///
    /// - [`discount`](CreateInvoice::discount): In percent. Example: `10`.
    /// - [`due`](CreateInvoice::due): When it is due. Example: `2024-07-01`.
    ///
    /// # Answers
    ///
    /// - 201 Created
    /// - 400 Bad Request (error): Wrong field
    /// - 401 Unauthorized (error)
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn run(client: showcase::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// let answer = client
    ///     .invoices_and_office()
    ///     .create_invoice("6c2f0b1e-8f53-4a38-9a38-0d4c52d3b7a1", ["Berth A2, 4 nights", "Power & water"], ["98.00", "12.50"])
    ///     .due("2024-07-01")
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # As curl
    ///
    /// ```sh
    /// curl -X POST 'https://{region}.harbor.example/v1/invoices' \
    ///   -u '{username}:{password}' \
    ///   --data-urlencode 'booking={booking}' \
    ///   --data-urlencode 'line={line}' \
    ///   --data-urlencode 'amount={amount}'
    /// ```
    ///
    /// Authenticated by [`basic_auth`](crate::Builder::basic_auth).
    pub fn create_invoice(
        &self,
        booking: impl Into<Text>,
        line: impl IntoIterator<Item = impl Into<Text>>,
        amount: impl IntoIterator<Item = impl Into<Text>>,
    ) -> CreateInvoice {
        CreateInvoice::new(
            self.client,
            Request::new("POST", "{baseUrl}/invoices")
                .auth("basic_auth")
                .field(0, "booking", booking)
                .field_list(1, "line", line)
                .field_list(2, "amount", amount),
        )
    }

    /// Import an e-invoice.
    ///
    /// `POST /invoices/import`
    ///
    /// # Arguments
    ///
    /// - `body`: Content of the type `application/xml`.
    ///
    /// # Answers
    ///
    /// - 201 Created: Imported
    /// - 422 Unprocessable Content (error): Not XML
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn run(client: showcase::Client, body: String) -> Result<(), Box<dyn std::error::Error>> {
    /// let answer = client.invoices_and_office().import_e_invoice(body).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # As curl
    ///
    /// ```sh
    /// curl -X POST 'https://{region}.harbor.example/v1/invoices/import' \
    ///   -H 'Accept: application/xml' \
    ///   -H 'Content-Type: application/xml' \
    ///   -u '{username}:{password}' \
    ///   --data-raw '<?xml version="1.0" encoding="UTF-8"?>
    /// <invoice number="2024-18">
    ///   <line amount="24.50">A1 &amp; power</line>
    /// </invoice>'
    /// ```
    ///
    /// Authenticated by [`basic_auth`](crate::Builder::basic_auth).
    pub fn import_e_invoice(&self, body: impl Into<String>) -> ImportEInvoice {
        ImportEInvoice::new(
            self.client,
            Request::new("POST", "{baseUrl}/invoices/import")
                .header("Accept", "application/xml")
                .header("Content-Type", "application/xml")
                .auth("basic_auth")
                .text(body),
        )
    }

    /// Export invoices.
    ///
    /// Spreadsheets cannot send headers: the key goes into the query.
    ///
    /// `GET /invoices.csv`
    ///
    /// # Arguments
    ///
    /// - `year`: Four digits. Example: `2024`.
    ///
    /// # Optional
    ///
    /// - [`delimiter`](ExportInvoices::delimiter): `;` or `,`. Example: `;`.
    ///
    /// # Answers
    ///
    /// - 200 OK: CSV
    /// - 401 Unauthorized (error): Key revoked
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn run(client: showcase::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// let answer = client.invoices_and_office().export_invoices(2024).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # As curl
    ///
    /// ```sh
    /// curl -X GET 'https://{region}.harbor.example/v1/invoices.csv?year={year}&api_key={key}'
    /// ```
    ///
    /// Authenticated by [`api_key`](crate::Builder::api_key).
    pub fn export_invoices(&self, year: i64) -> ExportInvoices {
        ExportInvoices::new(
            self.client,
            Request::new("GET", "{baseUrl}/invoices.csv")
                .query(0, "year", year)
                .auth("api_key"),
        )
    }

    /// Büro.
    ///
    /// When the office is open; non-ASCII in name, path and answer.
    ///
    /// `GET /büro/öffnungszeiten`
    ///
    /// # Answers
    ///
    /// - 200 OK: Öffnungszeiten
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn run(client: showcase::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// let answer = client.invoices_and_office().buro().await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # As curl
    ///
    /// ```sh
    /// curl -X GET 'https://{region}.harbor.example/v1/büro/öffnungszeiten'
    /// ```
    pub fn buro(&self) -> Buro {
        Buro::new(self.client, Request::new("GET", "{baseUrl}/büro/öffnungszeiten"))
    }
}

/// A call of [`create_invoice`](InvoicesAndOffice::create_invoice), sent by `.await`: `POST /invoices`.
///
/// A success gives [`Invoice`], a failure [`CreateInvoiceError`].
#[must_use = "a call is sent by `.await`"]
pub struct CreateInvoice(Request);

impl CreateInvoice {
    /// In percent.
    ///
    /// Example: `10`.
    pub fn discount(self, discount: f64) -> Self {
        Self(self.0.field(3, "discount", discount))
    }

    /// When it is due.
    ///
    /// Example: `2024-07-01`.
    pub fn due(self, due: impl Into<Text>) -> Self {
        Self(self.0.field(4, "due", due))
    }
}

call!(CreateInvoice => Invoice, CreateInvoiceError);

impl Operation for CreateInvoice {
    type Success = Invoice;
    type Failure = CreateInvoiceError;

    fn success(answer: &Answer) -> Decoded<Self::Success> {
        match answer.status() {
            201 => answer.json(),
            _ => Decoded::Undocumented,
        }
    }

    fn failure(answer: &Answer) -> Decoded<Self::Failure> {
        match answer.status() {
            400 => answer.or_blank().map(CreateInvoiceError::BadRequest),
            401 => answer.or_blank().map(CreateInvoiceError::Unauthorized),
            _ => Decoded::Undocumented,
        }
    }
}

/// A call of [`import_e_invoice`](InvoicesAndOffice::import_e_invoice), sent by `.await`: `POST /invoices/import`.
///
/// A success gives `String`, a failure [`ImportEInvoiceError`].
#[must_use = "a call is sent by `.await`"]
pub struct ImportEInvoice(Request);

call!(ImportEInvoice => String, ImportEInvoiceError);

impl Operation for ImportEInvoice {
    type Success = String;
    type Failure = ImportEInvoiceError;

    fn success(answer: &Answer) -> Decoded<Self::Success> {
        match answer.status() {
            201 => answer.text(),
            _ => Decoded::Undocumented,
        }
    }

    fn failure(answer: &Answer) -> Decoded<Self::Failure> {
        match answer.status() {
            422 => answer.reason().map(ImportEInvoiceError::UnprocessableContent),
            _ => Decoded::Undocumented,
        }
    }
}

/// A call of [`export_invoices`](InvoicesAndOffice::export_invoices), sent by `.await`: `GET /invoices.csv`.
///
/// A success gives `String`, a failure [`ExportInvoicesError`].
#[must_use = "a call is sent by `.await`"]
pub struct ExportInvoices(Request);

impl ExportInvoices {
    /// `;` or `,`.
    ///
    /// Example: `;`.
    pub fn delimiter(self, delimiter: impl Into<Text>) -> Self {
        Self(self.0.query(1, "delimiter", delimiter))
    }
}

call!(ExportInvoices => String, ExportInvoicesError);

impl Operation for ExportInvoices {
    type Success = String;
    type Failure = ExportInvoicesError;

    fn success(answer: &Answer) -> Decoded<Self::Success> {
        match answer.status() {
            200 => answer.text(),
            _ => Decoded::Undocumented,
        }
    }

    fn failure(answer: &Answer) -> Decoded<Self::Failure> {
        match answer.status() {
            401 => answer.reason().map(ExportInvoicesError::Unauthorized),
            _ => Decoded::Undocumented,
        }
    }
}

/// A call of [`buro`](InvoicesAndOffice::buro), sent by `.await`: `GET /büro/öffnungszeiten`.
///
/// A success gives [`BuroResponse`], no failure is documented.
#[must_use = "a call is sent by `.await`"]
pub struct Buro(Request);

call!(Buro => BuroResponse, Undocumented);

impl Operation for Buro {
    type Success = BuroResponse;
    type Failure = Undocumented;

    fn success(answer: &Answer) -> Decoded<Self::Success> {
        match answer.status() {
            200 => answer.json(),
            _ => Decoded::Undocumented,
        }
    }
}

/// How [`create_invoice`](InvoicesAndOffice::create_invoice) fails, as far as the API documents it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum CreateInvoiceError {
    /// 400 Bad Request.
    ///
    /// Wrong field
    BadRequest(ErrorBody),
    /// 401 Unauthorized.
    Unauthorized(ErrorBody),
}

impl CreateInvoiceError {
    /// Code `4001` of status 400.
    ///
    /// amount: not a number
    pub const CODE_4001: &'static str = "4001";

    /// Code `4010` of status 401.
    ///
    /// Wrong user name or password.
    pub const WRONG_USER_NAME_OR_PASSWORD: &'static str = "4010";
}

/// How [`import_e_invoice`](InvoicesAndOffice::import_e_invoice) fails, as far as the API documents it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum ImportEInvoiceError {
    /// 422 Unprocessable Content.
    ///
    /// Not XML
    UnprocessableContent(Reason),
}

/// How [`export_invoices`](InvoicesAndOffice::export_invoices) fails, as far as the API documents it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum ExportInvoicesError {
    /// 401 Unauthorized.
    ///
    /// Key revoked
    Unauthorized(Reason),
}

/// `lines[]` in the answer 201 of [`create_invoice`](InvoicesAndOffice::create_invoice).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Line {
    /// Such as `"Berth A2, 4 nights"`.
    pub text: Option<String>,
    /// Such as `98`.
    pub amount: Option<f64>,
}

json_object!(Line { text?, amount? });

/// The answer 201 of [`create_invoice`](InvoicesAndOffice::create_invoice).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Invoice {
    /// Such as `"2024-17"`.
    pub number: Option<String>,
    /// Such as `"6c2f0b1e-8f53-4a38-9a38-0d4c52d3b7a1"`.
    pub booking: Option<String>,
    /// Such as `"open"`.
    pub status: Option<String>,
    /// Such as `110.5`.
    pub total: Option<f64>,
    pub lines: Vec<Line>,
}

json_object!(Invoice { number?, booking?, status?, total?, lines[] });

/// `error` in the answer 400 of [`create_invoice`](InvoicesAndOffice::create_invoice).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ErrorDetail {
    /// Such as `4001`.
    pub code: Option<i64>,
    /// Such as `"amount: not a number"`.
    pub message: Option<String>,
}

json_object!(ErrorDetail { code?, message? });

/// The answer 400 of [`create_invoice`](InvoicesAndOffice::create_invoice).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ErrorBody {
    pub error: Option<ErrorDetail>,
}

json_object!(ErrorBody { error? });

/// The answer 200 of [`buro`](InvoicesAndOffice::buro).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct BuroResponse {
    /// Such as `"klein"`.
    pub grosse: Option<String>,
    /// Such as `"Am Kai 3"`.
    pub strasse: Option<String>,
    pub geoffnet: Option<bool>,
    /// Such as `1`.
    pub naive: Option<i64>,
}

json_object!(BuroResponse { grosse? = "größe", strasse? = "straße", geoffnet? = "geöffnet", naive? = "naïve" });
