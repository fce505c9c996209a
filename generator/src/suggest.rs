//! What may have been meant: the word of a list that is most like the one that was given.

/// The candidate most like the given text, else the first that holds it; case does not matter.
pub fn similar<'a>(given: &str, candidates: impl Iterator<Item = &'a str> + Clone) -> Option<&'a str> {
    let given = given.to_lowercase();
    let mut holders = candidates
        .clone()
        .filter(|candidate| candidate.to_lowercase().contains(&given));
    candidates
        .map(|candidate| (strsim::jaro_winkler(&given, &candidate.to_lowercase()), candidate))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|(left, _), (right, _)| left.total_cmp(right))
        .map(|(_, candidate)| candidate)
        .or_else(|| holders.next())
}

/// What to do about a word that is not known: take the one that was meant, else what is said here.
pub fn help<'a>(
    given: &str,
    candidates: impl Iterator<Item = &'a str> + Clone,
    otherwise: impl Into<String>,
) -> String {
    similar(given, candidates).map_or_else(|| otherwise.into(), |meant| format!("did you mean `{meant}`?"))
}

#[cfg(test)]
mod tests {
    use super::similar;

    #[test]
    fn the_most_like_is_suggested() {
        let candidates = ["Zoom API", "Zoom Rooms", "Box"];
        assert_eq!(similar("zoom apis", candidates.into_iter()), Some("Zoom API"));
        assert_eq!(similar("rooms", candidates.into_iter()), Some("Zoom Rooms"));
        assert_eq!(similar("Paypal", candidates.into_iter()), None);
    }
}
