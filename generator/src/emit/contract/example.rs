
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
