
/// Sends the call and says what came back, as the types have it.
fn played<C, T, E>(call: C) -> Played
where
    C: IntoFuture<Output = Result<Response<T>, client_error::Error<E>>> + 'static,
    T: Serialize,
    E: Serialize + std::fmt::Debug,
{
    Box::pin(async move {
        match call.await {
            Ok(response) => {
                Outcome {
                    outcome: "ok",
                    status: Some(response.status().as_u16()),
                    body: serde_json::to_value(&*response).unwrap_or_default(),
                    error: None,
                }
            }
            Err(error) => failed(&error),
        }
    })
}

/// A documented failure, an answer that no case has, or no answer.
fn failed<E: Serialize>(error: &client_error::Error<E>) -> Outcome {
    let status = error.status().map(|status| status.as_u16());
    let text = Some(error.to_string());
    match error {
        client_error::Error::Api(failure) => {
            Outcome {
                outcome: "error",
                status,
                body: serde_json::to_value(failure.error()).unwrap_or_default(),
                error: text,
            }
        }
        client_error::Error::Request(_) | client_error::Error::Auth(_) => {
            not_sent(error.to_string())
        }
        _ => {
            Outcome {
                outcome: "unexpected",
                status,
                body: Value::Null,
                error: text,
            }
        }
    }
}
