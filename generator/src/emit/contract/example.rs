
impl Contract {
    /// Runs the documentation's example, answered with the first saved success; where nothing is saved, with an empty 200.
    async fn example(&self, run: impl AsyncFnOnce(Client) -> Result<http::StatusCode, Box<dyn Error>>) -> Outcome {
        let none = serde_json::json!({ "status": 200 });
        let saved = list(&self.data["examples"]);
        let is_success = |example: &&Value| matches!(example["status"].as_u64(), Some(200..=299));
        let success = saved.iter().find(is_success).or(saved.is_empty().then_some(&none));
        let Some(example) = success.filter(|_| self.is_for_http()) else {
            return Ok(());
        };
        let (client, sent) = Self::serve(example)?;
        let status = run(client).await.map_err(|error| format!("the documentation's example: {error}"))?;
        let sent = sent.lock().unwrap_or_else(PoisonError::into_inner);
        match sent.as_slice() {
            [one] if one.method == text(&self.data["request"]["method"]) && status.is_success() => Ok(()),
            _ => Err(format!("the documentation's example sends {} requests: {status}", sent.len()).into()),
        }
    }
}
