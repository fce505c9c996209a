//! Access tokens of OAuth 2.

use super::auth::{Scheme, Secret, signed};
use super::body::BoxFuture;
use super::error::Error;
use super::send::{Outgoing, Transport};

/// An access token in a header or in the query. An empty token sends nothing.
#[derive(Clone, Debug)]
pub struct OAuth2 {
    token: Secret,
    prefix: String,
    place: Place,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Header,
    Query,
    Nowhere,
}

impl OAuth2 {
    /// A token that was fetched before.
    pub fn new(token: impl Into<Secret>) -> Self {
        Self {
            token: token.into(),
            prefix: "Bearer".to_owned(),
            place: Place::Header,
        }
    }

    /// The credential from Postman's parameters (format reference, section 6.2).
    #[must_use]
    pub fn from_parameters(parameters: &[(&str, &str)]) -> Self {
        let get = |name: &str| parameters.iter().rev().find(|(key, _)| *key == name).map(|(_, value)| *value);
        let place = match get("addTokenTo") {
            None | Some("header" | "") => Place::Header,
            Some("queryParams") => Place::Query,
            Some(_) => Place::Nowhere,
        };
        let mac = get("tokenType").is_some_and(|kind| kind.eq_ignore_ascii_case("mac"));
        Self {
            token: Secret::new(if mac { "" } else { get("accessToken").unwrap_or_default() }),
            prefix: get("headerPrefix").unwrap_or("Bearer").trim().to_owned(),
            place,
        }
    }
}

impl Scheme for OAuth2 {
    fn sign<'a>(&'a self, outgoing: &'a mut Outgoing, _: &'a dyn Transport) -> BoxFuture<'a, Result<(), Error>> {
        let token = self.token.expose();
        if !token.is_empty() {
            match self.place {
                Place::Header if self.prefix.is_empty() => outgoing.headers.set_secret("Authorization", token),
                Place::Header => outgoing
                    .headers
                    .set_secret("Authorization", format!("{} {token}", self.prefix)),
                Place::Query => {
                    outgoing.url.remove_query("access_token");
                    outgoing.url.push_query("access_token", token);
                }
                Place::Nowhere => {}
            }
        }
        signed(Ok(()))
    }
}
