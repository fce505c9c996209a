// Written by postman-codegen; edit the collection and generate again.

//! What each operation sends, held against the collection, and what it makes of each saved example.
//!
//! The data stands in `tests/contract`. It holds no credential of the collection.

use std::error::Error;
use std::sync::{Arc, Mutex, PoisonError};

use ::showcase::runtime::body::Body;
use ::showcase::runtime::error::Error as Failed;
use ::showcase::runtime::response::Response as Answered;
use ::showcase::runtime::transport::{Transport, target};
use ::showcase::{ApiKey, Basic, Bearer, Client, Json, Retries};
use http::{HeaderMap, Request, Response};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

mod operations {
    mod harbors {
        use crate::{Contract, Outcome};
        /// List harbors: `GET /harbors/`.
        #[tokio::test]
        async fn list_harbors() -> Outcome {
            let contract = Contract::read("harbors/list_harbors")?;
            contract
                .check(|client| Ok(
                    client.harbors().list_harbors().country("").open().limit(20),
                ))
                .await?;
            contract
                .example(async |client| {
                    let answer = client.harbors().list_harbors().limit(20).await?;
                    Ok(answer.status())
                })
                .await
        }
        /// Get a harbor: `GET /harbors/{harbor_id}`.
        #[tokio::test]
        async fn get_harbor() -> Outcome {
            let contract = Contract::read("harbors/get_harbor")?;
            contract
                .check(|client| Ok(client.harbors().get_harbor("north-pier", "full")))
                .await?;
            contract
                .example(async |client| {
                    use ::showcase::harbors::HarborType;
                    let answer = client
                        .harbors()
                        .get_harbor("north-pier", HarborType::Full)
                        .await?;
                    Ok(answer.status())
                })
                .await
        }
        mod berths {
            use crate::{Contract, Outcome};
            use ::showcase::Text;
            /// List berths: `GET /harbors/{harbor_id}/berths`.
            #[tokio::test]
            async fn list_berths() -> Outcome {
                let contract = Contract::read("harbors/berths/list_berths")?;
                contract
                    .check(|client| Ok(
                        client
                            .harbors()
                            .berths()
                            .list_berths("north-pier")
                            .status("free")
                            .amenity(
                                vec![Text::from("water"), Text::from("power & light")],
                            )
                            .min_length(8.5)
                            .cursor(""),
                    ))
                    .await?;
                contract
                    .example(async |client| {
                        use ::showcase::harbors::berths::BerthStatus;
                        let answer = client
                            .harbors()
                            .berths()
                            .list_berths("north-pier")
                            .status(BerthStatus::Free)
                            .amenity(["water", "power & light"])
                            .min_length(8.5)
                            .await?;
                        Ok(answer.status())
                    })
                    .await
            }
            /// Get a berth: `GET /berths/{id}.json`.
            #[tokio::test]
            async fn get_berth() -> Outcome {
                let contract = Contract::read("harbors/berths/get_berth")?;
                contract.check(|client| Ok(client.harbors().berths().get_berth(1))).await
            }
            /// Set a berth's price: `PUT /berths/{id}/price`.
            #[tokio::test]
            async fn set_berth_price() -> Outcome {
                let contract = Contract::read("harbors/berths/set_berth_price")?;
                contract
                    .check(|client| Ok(
                        client
                            .harbors()
                            .berths()
                            .set_berth_price(
                                1,
                                contract
                                    .typed::<
                                        ::showcase::harbors::berths::SetBerthPriceBody,
                                    >("/request/body/json")?,
                            )
                            .if_match("p-3"),
                    ))
                    .await?;
                contract
                    .example(async |client| {
                        use ::showcase::harbors::berths::{SetBerthPriceBody, Tier};
                        let body = SetBerthPriceBody::new(
                            24.5,
                            "EUR",
                            "from summer on // no comment",
                            vec![Tier::new(7, 90.0)],
                        );
                        let answer = client
                            .harbors()
                            .berths()
                            .set_berth_price(1, body)
                            .await?;
                        Ok(answer.status())
                    })
                    .await
            }
            /// Get availability: `GET /harbors/{harbor_id}/availability`.
            #[tokio::test]
            async fn get_availability() -> Outcome {
                let contract = Contract::read("harbors/berths/get_availability")?;
                contract
                    .check(|client| Ok(
                        client
                            .harbors()
                            .berths()
                            .get_availability("north-pier", "2024-06-01", "2024-06-03"),
                    ))
                    .await
            }
        }
    }
    mod boats {
        use crate::{Contract, Outcome};
        /// List boats: `GET /boats`.
        #[tokio::test]
        async fn list_boats() -> Outcome {
            let contract = Contract::read("boats/list_boats")?;
            contract
                .check(|client| Ok(
                    client.boats().list_boats().type_("sail").sort("-length").page(1),
                ))
                .await?;
            contract
                .example(async |client| {
                    use ::showcase::boats::BoatType;
                    let answer = client
                        .boats()
                        .list_boats()
                        .type_(BoatType::Sail)
                        .sort("-length")
                        .await?;
                    Ok(answer.status())
                })
                .await
        }
        /// Register a boat: `POST /boats`.
        #[tokio::test]
        async fn register_boat() -> Outcome {
            let contract = Contract::read("boats/register_boat")?;
            contract
                .check(|client| Ok(
                    client
                        .boats()
                        .register_boat(
                            contract
                                .typed::<
                                    ::showcase::boats::RegisterBoatBody,
                                >("/request/body/json")?,
                        ),
                ))
                .await?;
            contract
                .example(async |client| {
                    use ::showcase::boats::{Owner, RegisterBoatBody};
                    let body = RegisterBoatBody::new(None)
                        .name("Möwe")
                        .type_("sail")
                        .length(9.75)
                        .flag("DE")
                        .match_("DE-ABC12345D404")
                        .boat_id_field("x-1")
                        .boat_id(1)
                        .owner(Owner::new("R. Jansen", "rj@mail.example", 2));
                    let answer = client.boats().register_boat(body).await?;
                    Ok(answer.status())
                })
                .await
        }
        /// Get a boat: `GET /boats/{boat_id}`.
        #[tokio::test]
        async fn get_boat() -> Outcome {
            let contract = Contract::read("boats/get_boat")?;
            contract
                .check(|client| Ok(
                    client.boats().get_boat("0b9f5a52-5f0e-4d53-9f0e-6f7f6a3c1e01"),
                ))
                .await
        }
        /// Update a boat: `PATCH /boats/{boat_id}`.
        #[tokio::test]
        async fn update_boat() -> Outcome {
            let contract = Contract::read("boats/update_boat")?;
            contract
                .check(|client| Ok(
                    client
                        .boats()
                        .update_boat(
                            "0b9f5a52-5f0e-4d53-9f0e-6f7f6a3c1e01",
                            "renamed by its owner",
                            contract
                                .typed::<
                                    ::showcase::boats::UpdateBoatBody,
                                >("/request/body/json")?,
                        ),
                ))
                .await?;
            contract
                .example(async |client| {
                    use ::showcase::boats::UpdateBoatBody;
                    let body = UpdateBoatBody::new(None).name("Möwe II").insured(false);
                    let answer = client
                        .boats()
                        .update_boat(
                            "0b9f5a52-5f0e-4d53-9f0e-6f7f6a3c1e01",
                            "renamed by its owner",
                            body,
                        )
                        .await?;
                    Ok(answer.status())
                })
                .await
        }
        /// Delete a boat: `DELETE /boats/{boat_id}`.
        #[tokio::test]
        async fn delete_boat() -> Outcome {
            let contract = Contract::read("boats/delete_boat")?;
            contract
                .check(|client| Ok(
                    client.boats().delete_boat("0b9f5a52-5f0e-4d53-9f0e-6f7f6a3c1e01"),
                ))
                .await
        }
        mod photos {
            use crate::{Contract, Outcome};
            use ::showcase::{File, Text, Verbatim};
            /// Upload photos: `POST /boats/{boat_id}/photos`.
            #[tokio::test]
            async fn upload_photos() -> Outcome {
                let contract = Contract::read("boats/photos/upload_photos")?;
                contract
                    .check(|client| Ok(
                        client
                            .boats()
                            .photos()
                            .upload_photos(
                                "0b9f5a52-5f0e-4d53-9f0e-6f7f6a3c1e01",
                                "Am Büro, summer",
                                vec![
                                    File::unnamed(& b"content"[..]).with_name("bow.jpg"),
                                    File::unnamed(& b"content"[..]).with_name("stern.png")
                                ],
                            )
                            .about(
                                Verbatim::new("{\"public\": true, \"tags\": [\"deck\"]}"),
                            )
                            .tag(vec![Text::from("deck"), Text::from("summer")]),
                    ))
                    .await
            }
            /// Download a photo: `GET /boats/{boat_id}/photos/{photo_id}.jpg`.
            #[tokio::test]
            async fn download_photo() -> Outcome {
                let contract = Contract::read("boats/photos/download_photo")?;
                contract
                    .check(|client| Ok(
                        client
                            .boats()
                            .photos()
                            .download_photo("0b9f5a52-5f0e-4d53-9f0e-6f7f6a3c1e01", "p1"),
                    ))
                    .await
            }
            /// Replace the logbook: `PUT /boats/{boat_id}/logbook`.
            #[tokio::test]
            async fn replace_logbook() -> Outcome {
                let contract = Contract::read("boats/photos/replace_logbook")?;
                contract
                    .check(|client| Ok(
                        client
                            .boats()
                            .photos()
                            .replace_logbook(
                                "0b9f5a52-5f0e-4d53-9f0e-6f7f6a3c1e01",
                                File::unnamed(&b"content"[..]).with_name("logbook.pdf"),
                            ),
                    ))
                    .await
            }
        }
    }
    mod bookings {
        use crate::{Contract, Outcome};
        /// 予約を作成: `POST /bookings`.
        #[tokio::test]
        async fn post_bookings() -> Outcome {
            let contract = Contract::read("bookings/post_bookings")?;
            contract
                .check(|client| Ok(
                    client
                        .bookings()
                        .post_bookings(
                            contract
                                .typed::<
                                    ::showcase::bookings::PostBookingsBody,
                                >("/request/body/json")?,
                        ),
                ))
                .await?;
            contract
                .example(async |client| {
                    use ::showcase::bookings::{Extras, Guest, PostBookingsBody};
                    let body = PostBookingsBody::new()
                        .boat_id("0b9f5a52-5f0e-4d53-9f0e-6f7f6a3c1e01")
                        .berth_ids(vec![2, 3])
                        .from("2024-06-01")
                        .to("2024-06-05")
                        .guests(
                            vec![Guest::new("A. Sørensen").age(34), Guest::new("Kim")],
                        )
                        .extras(Extras::new(3).power(true))
                        .note("Ankunft spät 🌙");
                    let answer = client.bookings().post_bookings(body).await?;
                    Ok(answer.status())
                })
                .await
        }
        /// List bookings: `GET /bookings`.
        #[tokio::test]
        async fn list_bookings() -> Outcome {
            let contract = Contract::read("bookings/list_bookings")?;
            contract
                .check(|client| Ok(
                    client.bookings().list_bookings().from("2024-06-01").limit(2),
                ))
                .await
        }
        /// Get a booking: `GET /bookings/{booking_id}`.
        #[tokio::test]
        async fn get_booking() -> Outcome {
            let contract = Contract::read("bookings/get_booking")?;
            contract
                .check(|client| Ok(
                    client.bookings().get_booking("6c2f0b1e-8f53-4a38-9a38-0d4c52d3b7a1"),
                ))
                .await
        }
        /// Get a booking: `GET /bookings/by-reference/{reference}`.
        #[tokio::test]
        async fn get_booking_by_reference() -> Outcome {
            let contract = Contract::read("bookings/get_booking_by_reference")?;
            contract
                .check(|client| Ok(
                    client.bookings().get_booking_by_reference("NP-2024-0001"),
                ))
                .await
        }
        /// Find bookings by example: `GET /bookings/search`.
        #[tokio::test]
        async fn find_bookings_by_example() -> Outcome {
            let contract = Contract::read("bookings/find_bookings_by_example")?;
            contract
                .check(|client| Ok(
                    client
                        .bookings()
                        .find_bookings_by_example(
                            contract
                                .typed::<
                                    ::showcase::bookings::FindBookingsByExampleBody,
                                >("/request/body/json")?,
                        ),
                ))
                .await?;
            contract
                .example(async |client| {
                    use ::showcase::bookings::{Boat, FindBookingsByExampleBody};
                    let body = FindBookingsByExampleBody::new(
                        "confirmed",
                        Boat::new("DE"),
                    );
                    let answer = client.bookings().find_bookings_by_example(body).await?;
                    Ok(answer.status())
                })
                .await
        }
        /// Cancel a booking: `POST /bookings/{booking_id}/cancel`.
        #[tokio::test]
        async fn cancel_booking() -> Outcome {
            let contract = Contract::read("bookings/cancel_booking")?;
            contract
                .check(|client| Ok(
                    client
                        .bookings()
                        .cancel_booking("6c2f0b1e-8f53-4a38-9a38-0d4c52d3b7a1"),
                ))
                .await
        }
        /// List comments: `GET /bookings/{booking_id}/comments`.
        #[tokio::test]
        async fn list_comments() -> Outcome {
            let contract = Contract::read("bookings/list_comments")?;
            contract
                .check(|client| Ok(
                    client
                        .bookings()
                        .list_comments("6c2f0b1e-8f53-4a38-9a38-0d4c52d3b7a1"),
                ))
                .await
        }
        /// Write a note 📝: `PUT /bookings/{booking_id}/note`.
        #[tokio::test]
        async fn write_note() -> Outcome {
            let contract = Contract::read("bookings/write_note")?;
            contract
                .check(|client| Ok(
                    client
                        .bookings()
                        .write_note(
                            "6c2f0b1e-8f53-4a38-9a38-0d4c52d3b7a1",
                            "Arrives after dark.\nNeeds power // and water summer",
                        ),
                ))
                .await
        }
    }
    mod invoices_and_office {
        use crate::{Contract, Outcome};
        use ::showcase::Text;
        /// Create an invoice: `POST /invoices`.
        #[tokio::test]
        async fn create_invoice() -> Outcome {
            let contract = Contract::read("invoices_and_office/create_invoice")?;
            contract
                .check(|client| Ok(
                    client
                        .invoices_and_office()
                        .create_invoice(
                            "6c2f0b1e-8f53-4a38-9a38-0d4c52d3b7a1",
                            vec![
                                Text::from("Berth A2, 4 nights"),
                                Text::from("Power & water")
                            ],
                            vec![Text::from("98.00"), Text::from("12.50")],
                        )
                        .due("2024-07-01"),
                ))
                .await?;
            contract
                .example(async |client| {
                    let answer = client
                        .invoices_and_office()
                        .create_invoice(
                            "6c2f0b1e-8f53-4a38-9a38-0d4c52d3b7a1",
                            ["Berth A2, 4 nights", "Power & water"],
                            ["98.00", "12.50"],
                        )
                        .due("2024-07-01")
                        .await?;
                    Ok(answer.status())
                })
                .await
        }
        /// Import an e-invoice: `POST /invoices/import`.
        #[tokio::test]
        async fn import_e_invoice() -> Outcome {
            let contract = Contract::read("invoices_and_office/import_e_invoice")?;
            contract
                .check(|client| Ok(
                    client
                        .invoices_and_office()
                        .import_e_invoice(
                            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<invoice number=\"2024-18\">\n  <line amount=\"24.50\">A1 &amp; power</line>\n</invoice>",
                        ),
                ))
                .await
        }
        /// Export invoices: `GET /invoices.csv`.
        #[tokio::test]
        async fn export_invoices() -> Outcome {
            let contract = Contract::read("invoices_and_office/export_invoices")?;
            contract
                .check(|client| Ok(client.invoices_and_office().export_invoices(2024)))
                .await
        }
        /// Büro: `GET /büro/öffnungszeiten`.
        #[tokio::test]
        async fn buro() -> Outcome {
            let contract = Contract::read("invoices_and_office/buro")?;
            contract.check(|client| Ok(client.invoices_and_office().buro())).await
        }
    }
    mod search {
        use crate::{Contract, Outcome};
        use ::showcase::Text;
        /// `tides_at`: `POST /rpc`.
        #[tokio::test]
        async fn tides_at() -> Outcome {
            let contract = Contract::read("search/tides_at")?;
            contract
                .check(|client| Ok(
                    client
                        .search()
                        .tides_at(
                            contract.typed::<Vec<String>>("/request/body/json/params")?,
                        ),
                ))
                .await?;
            contract
                .example(async |client| {
                    let params = vec!["north-pier".to_owned(), "2024-06-01".to_owned()];
                    let answer = client.search().tides_at(params).await?;
                    Ok(answer.status())
                })
                .await
        }
        /// Search with GraphQL: `POST /graphql`.
        #[tokio::test]
        async fn search_with_graphql() -> Outcome {
            let contract = Contract::read("search/search_with_graphql")?;
            contract
                .check(|client| Ok(
                    client
                        .search()
                        .search_with_graphql(
                            contract
                                .typed::<
                                    ::showcase::search::SearchWithGraphqlVariables,
                                >("/request/body/json/variables")?,
                        ),
                ))
                .await?;
            contract
                .example(async |client| {
                    use ::showcase::search::SearchWithGraphqlVariables;
                    let variables = SearchWithGraphqlVariables::new("m", 2);
                    let answer = client.search().search_with_graphql(variables).await?;
                    Ok(answer.status())
                })
                .await
        }
        /// Full-text search: `GET /search`.
        #[tokio::test]
        async fn full_text_search() -> Outcome {
            let contract = Contract::read("search/full_text_search")?;
            contract
                .check(|client| Ok(
                    client
                        .search()
                        .full_text_search("a&b #1")
                        .in_(vec![Text::from("name"), Text::from("tags")]),
                ))
                .await?;
            contract
                .example(async |client| {
                    let answer = client
                        .search()
                        .full_text_search("a&b #1")
                        .in_(["name", "tags"])
                        .await?;
                    Ok(answer.status())
                })
                .await
        }
    }
    mod webhooks {
        use crate::{Contract, Outcome};
        /// Subscribe: `POST /webhooks`.
        #[tokio::test]
        async fn subscribe() -> Outcome {
            let contract = Contract::read("webhooks/subscribe")?;
            contract
                .check(|client| Ok(
                    client
                        .webhooks()
                        .subscribe(
                            contract
                                .typed::<
                                    ::showcase::webhooks::SubscribeBody,
                                >("/request/body/json")?,
                        ),
                ))
                .await?;
            contract
                .example(async |client| {
                    use ::showcase::webhooks::{FnItem, SubscribeBody};
                    let body = SubscribeBody::new()
                        .url("https://you.example/hook")
                        .events(
                            vec!["booking.created".to_owned(), "boat.deleted".to_owned()],
                        )
                        .crate_("v1")
                        .n2fa(false)
                        .id("w")
                        .self_(1)
                        .fn_(FnItem::new().async_(true));
                    let answer = client.webhooks().subscribe(body).await?;
                    Ok(answer.status())
                })
                .await
        }
        /// <https://api.harbor.example/v1/webhooks>: `GET /webhooks`.
        #[tokio::test]
        async fn get_webhooks() -> Outcome {
            let contract = Contract::read("webhooks/get_webhooks")?;
            contract.check(|client| Ok(client.webhooks().get_webhooks())).await
        }
        mod etc {
            use crate::{Contract, Outcome};
            /// \*/ "# {} \`x\` fn main() {}: `POST /webhooks/{match_}/ping`.
            #[tokio::test]
            async fn x_fn_main() -> Outcome {
                let contract = Contract::read("webhooks/etc/x_fn_main")?;
                contract
                    .check(|client| Ok(
                        client
                            .webhooks()
                            .etc()
                            .x_fn_main(
                                42,
                                contract
                                    .typed::<
                                        ::showcase::webhooks::etc::XFnMainBody,
                                    >("/request/body/json")?,
                            )
                            .type_("*/"),
                    ))
                    .await?;
                contract
                    .example(async |client| {
                        use ::showcase::webhooks::etc::XFnMainBody;
                        let body = XFnMainBody::new("*/", "\"#", "\n");
                        let answer = client
                            .webhooks()
                            .etc()
                            .x_fn_main(42, body)
                            .type_("*/")
                            .await?;
                        Ok(answer.status())
                    })
                    .await
            }
            /// `GET /healthz`.
            #[tokio::test]
            async fn get_healthz() -> Outcome {
                let contract = Contract::read("webhooks/etc/get_healthz")?;
                contract.check(|client| Ok(client.webhooks().etc().get_healthz())).await
            }
        }
    }
}

impl Contract {
    /// A client with the collection's own settings, and with credentials that are none.
    fn client(transport: impl Transport) -> Result<Client, Box<dyn Error>> {
        Ok(
            Client::builder()
                .transport(transport)
                .retries(Retries::off())
                .credential("bearer_token", Bearer::new("secret"))
                .credential("basic_auth", Basic::new("secret", "secret"))
                .credential("api_key", ApiKey::query("api_key", "secret"))
                .credential("api_key_credential", ApiKey::header("X-Api-Key", "secret"))
                .build()?,
        )
    }

    /// A body of the data, through its type.
    fn typed<T: DeserializeOwned + Serialize>(
        &self,
        pointer: &str,
    ) -> Result<Json<T>, Box<dyn Error>> {
        let body = self.data.pointer(pointer).ok_or("the data has no body")?;
        Ok(Json::from(serde_json::from_str::<T>(&body.to_string())?))
    }
}

/// What a test comes to.
type Outcome = Result<(), Box<dyn Error>>;

/// What arrived so far.
type Record = Arc<Mutex<Vec<Sent>>>;

/// What the collection says of an operation: its request and its saved examples.
struct Contract {
    data: Value,
}

/// A request that was sent.
struct Sent {
    method: String,
    url: String,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Contract {
    /// The data of an operation.
    fn read(name: &str) -> Result<Self, Box<dyn Error>> {
        let path = format!("{}/tests/contract/{name}.json", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?;
        Ok(Self { data: serde_json::from_str(&text)? })
    }

    /// Answers the call with each saved example; where there is none, with an empty 200.
    async fn check<C, T, E>(&self, call: impl Fn(&Client) -> Result<C, Box<dyn Error>>) -> Outcome
    where
        C: IntoFuture<Output = Result<Answered<T>, Failed<E>>>,
        T: Serialize + std::fmt::Debug,
        E: Serialize + std::fmt::Debug,
    {
        let none = [serde_json::json!({ "status": 200 })];
        let saved = list(&self.data["examples"]);
        for example in if saved.is_empty() { &none[..] } else { saved } {
            let (client, sent) = Self::serve(example)?;
            let (case, decoded) = match call(&client)?.await {
                Ok(answer) => (format!("{:?}", *answer), serde_json::to_value(&*answer)?),
                Err(Failed::Api(failure)) => (format!("{:?}", failure.error()), serde_json::to_value(failure.error())?),
                // Neither does Postman send it.
                Err(Failed::Request(_)) if !self.is_for_http() => return Ok(()),
                // What nobody saved need not be nothing.
                Err(Failed::Decode(_) | Failed::Unexpected(_)) if saved.is_empty() => return self.arrived(&sent),
                Err(error) => return Err(format!("{}: {error}", text(&example["name"])).into()),
            };
            self.arrived(&sent)?;
            decodes(example, &case, &decoded).map_err(|problem| format!("{}: {problem}", text(&example["name"])))?;
        }
        Ok(())
    }

    /// Whether the URL is one that an HTTP client takes.
    fn is_for_http(&self) -> bool {
        let scheme = text(&self.data["request"]["url"]).split_once("://").map(|(scheme, _)| scheme.trim().to_lowercase());
        scheme.is_none_or(|scheme| scheme == "http" || scheme == "https")
    }

    /// A client whose server answers with the example, and what was sent to it.
    fn serve(example: &Value) -> Result<(Client, Record), Box<dyn Error>> {
        let status = u16::try_from(example["status"].as_u64().unwrap_or(200))?;
        let body = text(&example["body"]).to_owned();
        let mut headers = HeaderMap::new();
        for header in list(&example["headers"]) {
            let name = http::HeaderName::try_from(text(&header[0]));
            let value = http::HeaderValue::try_from(text(&header[1]));
            if let (Ok(name), Ok(value)) = (name, value) {
                headers.append(name, value);
            }
        }
        if (300..400).contains(&status) {
            // A redirect that is documented is an answer; it is not followed.
            headers.remove(http::header::LOCATION);
        }
        let sent = Record::default();
        let kept = Arc::clone(&sent);
        let client = Self::client(move |request: Request<Body>| {
            let kept = Arc::clone(&kept);
            let mut answer = Response::new(Body::from(body.clone()));
            *answer.headers_mut() = headers.clone();
            async move {
                *answer.status_mut() = http::StatusCode::from_u16(status)?;
                let url = target(&request);
                let (parts, body) = request.into_parts();
                let body = body.collect(u64::MAX).await?.to_vec();
                let sent = Sent { method: parts.method.to_string(), url, headers: parts.headers, body };
                kept.lock().unwrap_or_else(PoisonError::into_inner).push(sent);
                Ok(answer)
            }
        })?;
        Ok((client, sent))
    }

    /// Holds what was sent against what the collection says.
    fn arrived(&self, sent: &Mutex<Vec<Sent>>) -> Outcome {
        let sent = sent.lock().unwrap_or_else(PoisonError::into_inner);
        let [sent] = sent.as_slice() else {
            return Err(format!("{} requests were sent", sent.len()).into());
        };
        let request = &self.data["request"];
        let (method, url) = (text(&request["method"]), text(&request["url"]));
        if method != sent.method {
            return Err(format!("the method is {}, not {method}", sent.method).into());
        }
        if !url.is_empty() && !is_same_url(url, &sent.url) {
            return Err(format!("the URL is {}, not {url}", sent.url).into());
        }
        for header in list(&request["headers"]) {
            let (name, value) = (text(&header[0]), text(&header[1]));
            let values: Vec<String> = sent.headers.get_all(name).iter().map(|value| latin(value.as_bytes())).collect();
            if !values.iter().any(|sent| fits(value.trim(), sent.trim())) {
                return Err(format!("the header {name} is {values:?}, not {value}").into());
            }
        }
        let body = String::from_utf8_lossy(&sent.body);
        if !is_same_body(&request["body"], &body) {
            return Err(format!("the body is {body}, not {}", request["body"]).into());
        }
        Ok(())
    }
}

/// Holds what the types made of an example against its text: each member and element is there.
fn decodes(example: &Value, case: &str, decoded: &Value) -> Result<(), String> {
    let wanted = text(&example["case"]);
    if !case.starts_with(wanted) {
        return Err(format!("the case is not {wanted}: {case:.200}"));
    }
    // Of an error of JSON-RPC the types have what its code says, not what is around it.
    if let Some(code) = example.get("code") {
        let same = code.is_null() || decoded["code"] == *code;
        return if same { Ok(()) } else { Err(format!("{decoded:.400} has not the code {code}")) };
    }
    let Some(saved) = example["body"].as_str() else { return Ok(()) };
    let json = serde_json::from_str(saved.trim_start_matches('\u{feff}'));
    let same = json.is_ok_and(|saved| holds(decoded, &saved));
    // What is documented as text is kept as text, whatever it says.
    if same || decoded.as_str() == Some(saved) || decoded.is_null() && saved.trim().is_empty() {
        return Ok(());
    }
    Err(format!("{decoded:.400} is not {saved:.400}"))
}

/// Whether a value says what another one does; a member that is null may be missing.
fn holds(value: &Value, wanted: &Value) -> bool {
    match (value, wanted) {
        (Value::Object(value), Value::Object(wanted)) => wanted
            .iter()
            .all(|(key, wanted)| value.get(key).map_or(wanted.is_null(), |value| holds(value, wanted))),
        (Value::Array(value), Value::Array(wanted)) => {
            value.len() == wanted.len() && value.iter().zip(wanted).all(|(value, wanted)| holds(value, wanted))
        }
        (Value::Number(value), Value::Number(wanted)) => value == wanted || value.as_f64() == wanted.as_f64(),
        (Value::String(value), Value::String(wanted)) => fits(wanted, value),
        // A scalar of another kind that says the value.
        (Value::String(value), Value::Number(wanted)) => *value == wanted.to_string(),
        (Value::Number(value), Value::String(wanted)) => value.to_string() == wanted.trim(),
        (value, wanted) => value == wanted,
    }
}

/// Whether a text is as a pattern says, in which `{{variables}}` stand for anything.
fn fits(pattern: &str, text: &str) -> bool {
    if pattern == text {
        return true;
    }
    let mut pieces = pattern.split("{{");
    let Some(mut rest) = pieces.next().and_then(|first| text.strip_prefix(first)) else {
        return false;
    };
    for piece in pieces {
        let Some((_, literal)) = piece.split_once("}}") else { return false };
        let found = if literal.is_empty() { Some(rest.len()) } else { rest.find(literal) };
        let Some(at) = found else { return false };
        rest = rest.get(at + literal.len()..).unwrap_or_default();
    }
    rest.is_empty()
}

/// Whether two URLs are one: escapes do not count, nor the order of the query.
fn is_same_url(wanted: &str, sent: &str) -> bool {
    let (wanted, sent) = (Url::parse(wanted), Url::parse(sent));
    let all = |wanted: &[String], sent: &[String]| {
        wanted.len() == sent.len() && wanted.iter().zip(sent).all(|(wanted, sent)| fits(wanted, sent))
    };
    fits(&wanted.origin, &sent.origin) && all(&wanted.path, &sent.path) && all(&wanted.query, &sent.query)
}

/// The parts of a URL, decoded.
struct Url {
    origin: String,
    path: Vec<String>,
    query: Vec<String>,
}

impl Url {
    fn parse(text: &str) -> Self {
        let text = text.trim_start().split('#').next().unwrap_or_default();
        let (scheme, rest) = text.split_once("://").unwrap_or(("http", text));
        let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        // A user's name and password are sent as a header.
        let host = host.rsplit('@').next().unwrap_or(host);
        let mut query: Vec<String> = query.split('&').filter(|entry| !entry.is_empty()).map(decoded).collect();
        query.sort_unstable();
        Self {
            origin: format!("{scheme}://{host}").to_lowercase(),
            path: path.split('/').map(decoded).collect(),
            query,
        }
    }
}

/// The text of a header, of which each byte is a letter where it is no UTF-8.
fn latin(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}

/// The text without percent-escapes.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let digits = after.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        let byte = digits.filter(|_| *first == b'%').and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Whether a body says what the collection does; `null` leaves it open.
fn is_same_body(wanted: &Value, sent: &str) -> bool {
    if let Some(wanted) = wanted["text"].as_str() {
        return fits(wanted, sent);
    }
    if let Some(fields) = wanted["form"].as_array() {
        let sent = sent.replace('+', " ");
        let sent: Vec<&str> = sent.split('&').filter(|entry| !entry.is_empty()).collect();
        let same = |(field, sent): (&Value, &&str)| {
            let (name, value) = sent.split_once('=').unwrap_or((sent, ""));
            let is_as = |wanted: &str, sent: &str| fits(wanted, &decoded(sent)) || fits(&decoded(wanted), &decoded(sent));
            is_as(text(&field["name"]), name) && is_as(text(&field["value"]), value)
        };
        return fields.len() == sent.len() && fields.iter().zip(&sent).all(same);
    }
    if let Some(fields) = wanted["parts"].as_array() {
        let sent = parts(sent);
        let same = |(field, part): (&Value, &(String, &str))| {
            let (head, value) = part;
            let file = field["file"].as_str();
            head.contains(&format!("name=\"{}\"", text(&field["name"])))
                && file.is_none_or(|file| head.contains(&format!("filename=\"{file}\"")))
                && fits(text(&field["value"]), value)
        };
        return fields.len() == sent.len() && fields.iter().zip(&sent).all(same);
    }
    match wanted.get("json") {
        Some(wanted) => serde_json::from_str(sent).is_ok_and(|sent| holds(&sent, wanted)),
        None => wanted.is_null(),
    }
}

/// The parts of a multipart body: head and content.
fn parts(body: &str) -> Vec<(String, &str)> {
    let boundary = body.lines().next().unwrap_or_default().trim_end_matches("--");
    let delimiter = format!("\r\n{boundary}");
    let first = body.strip_prefix(boundary).unwrap_or_default();
    let parts = first.split(delimiter.as_str()).filter_map(|part| part.strip_prefix("\r\n"));
    parts
        .filter_map(|part| part.split_once("\r\n\r\n"))
        .map(|(head, content)| (head.to_owned(), content))
        .collect()
}

/// The elements of an array.
fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

/// The text of a string.
fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

impl Contract {
    /// Runs the documentation's example, answered with the first saved success; where nothing is saved, with an empty 200.
    async fn example(&self, run: impl AsyncFnOnce(Client) -> Result<http::StatusCode, Box<dyn Error>>) -> Outcome {
        let none = serde_json::json!({ "status": 200 });
        let saved = list(&self.data["examples"]);
        let is_success =
            |example: &&Value| matches!(example["status"].as_u64(), Some(200..=299)) && example.get("code").is_none();
        let success = saved.iter().find(is_success).or(saved.is_empty().then_some(&none));
        let Some(example) = success.filter(|_| self.is_for_http()) else {
            return Ok(());
        };
        let (client, sent) = Self::serve(example)?;
        match run(client).await {
            Ok(status) if status.is_success() => {}
            Ok(status) => return Err(format!("the documentation's example: {status}").into()),
            // What nobody saved need not be nothing.
            Err(_) if saved.is_empty() => {}
            Err(error) => return Err(format!("the documentation's example: {error}").into()),
        }
        let sent = sent.lock().unwrap_or_else(PoisonError::into_inner);
        match sent.as_slice() {
            [one] if one.method == text(&self.data["request"]["method"]) => Ok(()),
            _ => Err(format!("the documentation's example sends {} requests", sent.len()).into()),
        }
    }
}
