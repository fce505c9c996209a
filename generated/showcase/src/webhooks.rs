// Written by postman-codegen; edit the collection and generate again.

//! Operations of the folder `webhooks`.
//!
//! Calls that Harbor makes to you.
//!
//! > They are signed; see [signatures](<https://docs.harbor.example/hooks>).

use serde::Serialize;
use serde_json::Value;
use crate::{Answer, Client, Decoded, Json, Operation, Reason, Request, Undocumented};
use crate::runtime::call::call;
use crate::runtime::masked::masked;
use crate::runtime::object::json_object;
use crate::runtime::setters::setters;

pub mod etc;

/// Operations of the folder `webhooks`.
///
/// Calls that Harbor makes to you.
///
/// > They are signed; see [signatures](<https://docs.harbor.example/hooks>).
#[derive(Clone, Copy, Debug)]
pub struct Webhooks<'a> {
    client: &'a Client,
}

impl<'a> Webhooks<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self { client }
    }

    /// Operations of the folder `../../etc`.
    ///
    /// A folder's name must not become a path: `../../etc`.
    #[must_use]
    pub fn etc(&self) -> etc::Etc<'a> {
        etc::Etc::new(self.client)
    }

    /// Subscribe.
    ///
    /// `POST /webhooks`
    ///
    /// # Optional
    ///
    /// - [`x_debug`](Subscribe::x_debug): Header `X-Debug`. Example: `1`.
    ///
    /// # Answers
    ///
    /// - 201 Created: Subscribed
    /// - 502 Bad Gateway (error): Gateway
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn run(client: showcase::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// use showcase::webhooks::{FnItem, SubscribeBody};
    ///
    /// let body = SubscribeBody::new()
    ///     .url("https://you.example/hook")
    ///     .events(vec!["booking.created".to_owned(), "boat.deleted".to_owned()])
    ///     .crate_("v1")
    ///     .n2fa(false)
    ///     .id("w")
    ///     .self_(1)
    ///     .fn_(FnItem::new().async_(true));
    /// let answer = client.webhooks().subscribe(body).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # As curl
    ///
    /// ```sh
    /// curl -X POST 'https://{region}.harbor.example/v1/webhooks' \
    ///   -H 'Content-Type: application/json' \
    ///   -H 'Authorization: Bearer {token}' \
    ///   --data-raw '{"url":"https://you.example/hook","events":["booking.created","boat.deleted"],"secret":"{secret}","crate":"v1","2fa":false,"@id":"w","Self":1,"fn":{"async":true}}'
    /// ```
    ///
    /// Authenticated by [`bearer_token`](crate::Builder::bearer_token).
    pub fn subscribe(&self, body: impl Into<Json<SubscribeBody>>) -> Subscribe {
        Subscribe::new(
            self.client,
            Request::new("POST", "{baseUrl}/webhooks")
                .header("Content-Type", "application/json")
                .auth("bearer_token")
                .json(body),
        )
    }

    /// <https://api.harbor.example/v1/webhooks>.
    ///
    /// `GET /webhooks`
    ///
    /// # Answers
    ///
    /// - 200 OK: By event
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn run(client: showcase::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// let answer = client.webhooks().get_webhooks().await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # As curl
    ///
    /// ```sh
    /// curl -X GET 'https://{region}.harbor.example/v1/webhooks' \
    ///   -H 'Authorization: Bearer {token}'
    /// ```
    ///
    /// Authenticated by [`bearer_token`](crate::Builder::bearer_token).
    pub fn get_webhooks(&self) -> GetWebhooks {
        GetWebhooks::new(
            self.client,
            Request::new("GET", "{baseUrl}/webhooks").auth("bearer_token"),
        )
    }
}

/// A call of [`subscribe`](Webhooks::subscribe), sent by `.await`: `POST /webhooks`.
///
/// A success gives [`SubscribeResponse`], a failure [`SubscribeError`].
#[must_use = "a call is sent by `.await`"]
pub struct Subscribe(Request);

impl Subscribe {
    /// Header `X-Debug`.
    ///
    /// Example: `1`.
    pub fn x_debug(self, x_debug: impl Into<String>) -> Self {
        Self(self.0.header("X-Debug", x_debug))
    }
}

call!(Subscribe => SubscribeResponse, SubscribeError);

impl Operation for Subscribe {
    type Success = SubscribeResponse;
    type Failure = SubscribeError;

    fn success(answer: &Answer) -> Decoded<Self::Success> {
        match answer.status() {
            201 => answer.json(),
            _ => Decoded::Undocumented,
        }
    }

    fn failure(answer: &Answer) -> Decoded<Self::Failure> {
        match answer.status() {
            502 => answer.reason().map(SubscribeError::BadGateway),
            _ => Decoded::Undocumented,
        }
    }
}

/// A call of [`get_webhooks`](Webhooks::get_webhooks), sent by `.await`: `GET /webhooks`.
///
/// A success gives [`GetWebhooksResponse`], no failure is documented.
#[must_use = "a call is sent by `.await`"]
pub struct GetWebhooks(Request);

call!(GetWebhooks => GetWebhooksResponse, Undocumented);

impl Operation for GetWebhooks {
    type Success = GetWebhooksResponse;
    type Failure = Undocumented;

    fn success(answer: &Answer) -> Decoded<Self::Success> {
        match answer.status() {
            200 => answer.json(),
            _ => Decoded::Undocumented,
        }
    }
}

/// How [`subscribe`](Webhooks::subscribe) fails, as far as the API documents it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum SubscribeError {
    /// 502 Bad Gateway.
    ///
    /// Gateway
    BadGateway(Reason),
}

/// `fn` in the body of [`subscribe`](Webhooks::subscribe).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct FnItem {
    pub async_: Option<bool>,
}

json_object!(FnItem { async_? = "async" });

setters!(FnItem { async_?: bool });

/// The body of [`subscribe`](Webhooks::subscribe).
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct SubscribeBody {
    /// Such as `"https://you.example/hook"`.
    pub url: Option<String>,
    pub events: Option<Vec<String>>,
    pub secret: Option<String>,
    /// Such as `"v1"`.
    pub crate_: Option<String>,
    pub n2fa: Option<bool>,
    /// Such as `"w"`.
    pub id: Option<String>,
    /// Such as `1`.
    pub self_: Option<i64>,
    pub fn_: Option<FnItem>,
}

json_object!(SubscribeBody {
    url?, events?, secret?, crate_? = "crate", n2fa? = "2fa", id? = "@id", self_? = "Self", fn_? = "fn",
});

setters!(SubscribeBody {
    url?: impl Into<String>, events?: Vec<String>, secret?: impl Into<String>, crate_?: impl Into<String>, n2fa?: bool,
    id?: impl Into<String>, self_?: i64, fn_?: FnItem,
});

masked!(SubscribeBody { url, events, secret: secret, crate_, n2fa, id, self_, fn_ });

/// The answer 201 of [`subscribe`](Webhooks::subscribe).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct SubscribeResponse {
    /// Such as `42`.
    pub id: Option<i64>,
    /// Such as `"https://you.example/hook"`.
    pub url: Option<String>,
    pub events: Vec<String>,
    /// Such as `"/v1/webhooks/42"`.
    pub self_: Option<String>,
    /// Such as `"v1"`.
    pub crate_: Option<String>,
    pub n2fa: Option<bool>,
    /// Such as `"w"`.
    pub id_field: Option<String>,
    /// Such as `"empty"`.
    pub field: Option<String>,
}

json_object!(SubscribeResponse {
    id?, url?, events[], self_? = "self", crate_? = "crate", n2fa? = "2fa", id_field? = "@id", field? = "",
});

/// The answer 200 of [`get_webhooks`](Webhooks::get_webhooks).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct GetWebhooksResponse {
    pub booking_created: Vec<i64>,
    pub boat_deleted: Vec<Value>,
}

json_object!(GetWebhooksResponse { booking_created[] = "booking.created", boat_deleted[] = "boat.deleted" });
