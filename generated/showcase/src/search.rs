// Written by postman-codegen; edit the collection and generate again.

//! Operations of the folder `search`.

use serde_json::Value;
use crate::{
    Answer, Client, Decoded, Json, JsonRpcError, Operation, Request, Text, Undocumented,
};
use crate::runtime::call::call;
use crate::runtime::object::json_object;
use crate::runtime::setters::setters;
use crate::runtime::tagged::json_tagged;

/// Operations of the folder `search`.
#[derive(Clone, Copy, Debug)]
pub struct Search<'a> {
    client: &'a Client,
}

impl<'a> Search<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self { client }
    }

    /// `tides_at`.
    ///
    /// JSON-RPC: the envelope is constant, and failures have the status of a success.
    ///
    /// `POST /rpc`
    ///
    /// # Arguments
    ///
    /// - `params`: The params of the call.
    ///
    /// # Answers
    ///
    /// - 200 OK: High water
    /// - A success with an `error` (error): [`Error::Api`](crate::Error::Api) with a [`JsonRpcError`], such as `-32602` Invalid params.
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn run(client: showcase::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// let params = vec!["north-pier".to_owned(), "2024-06-01".to_owned()];
    /// let answer = client.search().tides_at(params).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # As curl
    ///
    /// ```sh
    /// curl -X POST 'https://{region}.harbor.example/v1/rpc' \
    ///   -H 'Content-Type: application/json' \
    ///   -H 'Authorization: Bearer {token}' \
    ///   --data-raw '{"jsonrpc":"2.0","method":"tides_at","params":["north-pier","2024-06-01"],"id":1}'
    /// ```
    ///
    /// Authenticated by [`bearer_token`](crate::Builder::bearer_token).
    pub fn tides_at(&self, params: impl Into<Json<Vec<String>>>) -> TidesAt {
        TidesAt::new(
            self.client,
            Request::new("POST", "{baseUrl}/rpc")
                .header("Content-Type", "application/json")
                .auth("bearer_token")
                .json_rpc(
                    r#"{"jsonrpc":"2.0","method":"tides_at","params":null,"id":1}"#,
                    params,
                ),
        )
    }

    /// Search with GraphQL.
    ///
    /// `POST /graphql`
    ///
    /// # Arguments
    ///
    /// - `variables`: The variables of the query.
    ///
    /// # Answers
    ///
    /// - 200 OK
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn run(client: showcase::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// use showcase::search::SearchWithGraphqlVariables;
    ///
    /// let variables = SearchWithGraphqlVariables::new("m", 2);
    /// let answer = client.search().search_with_graphql(variables).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # As curl
    ///
    /// ```sh
    /// curl -X POST 'https://{region}.harbor.example/v1/graphql' \
    ///   -H 'Content-Type: application/json' \
    ///   -H 'Authorization: Bearer {token}' \
    ///   --data-raw '{"query":"query Find($text: String!, $first: Int) {\n  # quotes in a \"comment\"\n  search(text: $text, first: $first) {\n    __typename\n    ... on Boat { id name }\n    ... on Harbor { id country }\n  }\n}","variables":{"text":"m","first":2}}'
    /// ```
    ///
    /// Authenticated by [`bearer_token`](crate::Builder::bearer_token).
    pub fn search_with_graphql(
        &self,
        variables: impl Into<Json<SearchWithGraphqlVariables>>,
    ) -> SearchWithGraphql {
        SearchWithGraphql::new(
            self.client,
            Request::new("POST", "{baseUrl}/graphql")
                .header("Content-Type", "application/json")
                .auth("bearer_token")
                .graphql(
                    "query Find($text: String!, $first: Int) {\n  # quotes in a \"comment\"\n  search(text: $text, first: $first) {\n    __typename\n    ... on Boat { id name }\n    ... on Harbor { id country }\n  }\n}",
                    None,
                    variables,
                ),
        )
    }

    /// Full-text search.
    ///
    /// `GET /search`
    ///
    /// # Arguments
    ///
    /// - `q`: Words. Example: `a&b #1`.
    ///
    /// # Optional
    ///
    /// - [`in_`](FullTextSearch::in_): Repeat it for several fields. Example: `name`.
    ///
    /// # Answers
    ///
    /// - 200 OK
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn run(client: showcase::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// let answer = client.search().full_text_search("a&b #1").in_(["name", "tags"]).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # As curl
    ///
    /// ```sh
    /// curl -X GET 'https://{region}.harbor.example/v1/search?q={q}&in={in}' \
    ///   -H 'X-Api-Key: {key}'
    /// ```
    ///
    /// Authenticated by [`api_key_credential`](crate::Builder::api_key_credential).
    pub fn full_text_search(&self, q: impl Into<Text>) -> FullTextSearch {
        FullTextSearch::new(
            self.client,
            Request::new("GET", "{baseUrl}/search")
                .query(0, "q", q)
                .auth("api_key_credential"),
        )
    }
}

/// A call of [`tides_at`](Search::tides_at), sent by `.await`: `POST /rpc`.
///
/// A success gives [`TidesAtResponse`], a failure [`JsonRpcError`].
#[must_use = "a call is sent by `.await`"]
pub struct TidesAt(Request);

call!(TidesAt => TidesAtResponse, JsonRpcError);

impl Operation for TidesAt {
    type Success = TidesAtResponse;
    type Failure = JsonRpcError;

    fn success(answer: &Answer) -> Decoded<Self::Success> {
        if answer.is_json_rpc_error() {
            return Decoded::Undocumented;
        }
        match answer.status() {
            200 => answer.json(),
            _ => Decoded::Undocumented,
        }
    }

    fn failure(answer: &Answer) -> Decoded<Self::Failure> {
        answer.json_rpc_error()
    }
}

/// A call of [`search_with_graphql`](Search::search_with_graphql), sent by `.await`: `POST /graphql`.
///
/// A success gives [`SearchWithGraphqlResponse`], no failure is documented.
#[must_use = "a call is sent by `.await`"]
pub struct SearchWithGraphql(Request);

call!(SearchWithGraphql => SearchWithGraphqlResponse, Undocumented);

impl Operation for SearchWithGraphql {
    type Success = SearchWithGraphqlResponse;
    type Failure = Undocumented;

    fn success(answer: &Answer) -> Decoded<Self::Success> {
        match answer.status() {
            200 => answer.json(),
            _ => Decoded::Undocumented,
        }
    }
}

/// A call of [`full_text_search`](Search::full_text_search), sent by `.await`: `GET /search`.
///
/// A success gives [`HitList`], no failure is documented.
#[must_use = "a call is sent by `.await`"]
pub struct FullTextSearch(Request);

impl FullTextSearch {
    /// Repeat it for several fields.
    ///
    /// Example: `name`.
    pub fn in_(self, in_: impl IntoIterator<Item = impl Into<Text>>) -> Self {
        Self(self.0.query_list(1, "in", in_))
    }
}

call!(FullTextSearch => HitList, Undocumented);

impl Operation for FullTextSearch {
    type Success = HitList;
    type Failure = Undocumented;

    fn success(answer: &Answer) -> Decoded<Self::Success> {
        match answer.status() {
            200 => answer.json(),
            _ => Decoded::Undocumented,
        }
    }
}

/// `result` in the answer 200 of [`tides_at`](Search::tides_at).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct TidesAtResult {
    /// Such as `"04:12"`.
    pub high: Option<String>,
    /// Such as `3.5`.
    pub meters: Option<f64>,
}

json_object!(TidesAtResult { high?, meters? });

/// The answer 200 of [`tides_at`](Search::tides_at).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct TidesAtResponse {
    /// Such as `"2.0"`.
    pub jsonrpc: Option<String>,
    /// Such as `1`.
    pub id: Option<i64>,
    pub result: Option<TidesAtResult>,
}

json_object!(TidesAtResponse { jsonrpc?, id?, result? });

/// The variables of [`search_with_graphql`](Search::search_with_graphql).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SearchWithGraphqlVariables {
    /// Such as `"m"`.
    pub text: String,
    /// Such as `2`.
    pub first: i64,
}

json_object!(SearchWithGraphqlVariables { text, first });

setters!(SearchWithGraphqlVariables { text: impl Into<String>, first: i64 });

/// `data.search[]` of the kind `Boat` in the answer 200 of [`search_with_graphql`](Search::search_with_graphql).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct BoatSearch {
    /// Such as `"0b9f5a52-5f0e-4d53-9f0e-6f7f6a3c1e01"`.
    pub id: Option<String>,
    /// Such as `"Möwe"`.
    pub name: Option<String>,
}

json_object!(BoatSearch { id?, name? });

/// `data.search[]` of the kind `Harbor` in the answer 200 of [`search_with_graphql`](Search::search_with_graphql).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct HarborSearch {
    /// Such as `"north-pier"`.
    pub id: Option<String>,
    /// Such as `"DE"`.
    pub country: Option<String>,
}

json_object!(HarborSearch { id?, country? });

/// `data.search[]` in the answer 200 of [`search_with_graphql`](Search::search_with_graphql).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum SearchInfo {
    /// `__typename` is `Boat`.
    Boat(BoatSearch),
    /// `__typename` is `Harbor`.
    Harbor(HarborSearch),
    /// Anything else.
    Other(Value),
}

json_tagged!(by "__typename" SearchInfo { Boat = "Boat", Harbor = "Harbor" });

/// `data` in the answer 200 of [`search_with_graphql`](Search::search_with_graphql).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct SearchWithGraphqlData {
    pub search: Vec<SearchInfo>,
}

json_object!(SearchWithGraphqlData { search[] });

/// `errors[].locations[]` in the answer 200 of [`search_with_graphql`](Search::search_with_graphql).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Location {
    /// Such as `2`.
    pub line: Option<i64>,
    /// Such as `3`.
    pub column: Option<i64>,
}

json_object!(Location { line?, column? });

/// `errors[].extensions` in the answer 200 of [`search_with_graphql`](Search::search_with_graphql).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Extensions {
    /// Such as `"GRAPHQL_VALIDATION_FAILED"`.
    pub code: Option<String>,
}

json_object!(Extensions { code? });

/// `errors[]` in the answer 200 of [`search_with_graphql`](Search::search_with_graphql).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct SearchWithGraphqlError {
    /// Such as `"Unknown type \"Ship\"."`.
    pub message: Option<String>,
    pub locations: Vec<Location>,
    pub extensions: Option<Extensions>,
}

json_object!(SearchWithGraphqlError { message?, locations[], extensions? });

/// The answer 200 of [`search_with_graphql`](Search::search_with_graphql).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct SearchWithGraphqlResponse {
    pub data: Option<SearchWithGraphqlData>,
    pub errors: Vec<SearchWithGraphqlError>,
}

json_object!(SearchWithGraphqlResponse { data?, errors[]? });

/// `hits[]` of the kind `boat` in the answer 200 of [`full_text_search`](Search::full_text_search).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct BoatHit {
    /// Such as `0.93`.
    pub score: Option<f64>,
    pub boat: Option<crate::models::ErrorBoat>,
}

json_object!(BoatHit { score?, boat? });

/// `hits[]` of the kind `harbor` in the answer 200 of [`full_text_search`](Search::full_text_search).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct HarborHit {
    /// Such as `0.4`.
    pub score: Option<f64>,
    pub harbor: Option<crate::models::Harbor>,
}

json_object!(HarborHit { score?, harbor? });

/// `hits[]` in the answer 200 of [`full_text_search`](Search::full_text_search).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Hit {
    /// `kind` is `boat`.
    Boat(BoatHit),
    /// `kind` is `harbor`.
    Harbor(Box<HarborHit>),
    /// Anything else.
    Other(Value),
}

json_tagged!(by "kind" Hit { Boat = "boat", Harbor = "harbor" });

/// The answer 200 of [`full_text_search`](Search::full_text_search).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct HitList {
    /// Such as `3`.
    pub took_ms: Option<i64>,
    pub hits: Vec<Hit>,
}

json_object!(HitList { took_ms?, hits[] });
