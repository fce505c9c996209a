//! Headers of answers that are kept: the kind of the body, and what the generated client reads.

pub(super) use postman_codegen_runtime::made_up::read_name;

/// The headers to keep.
pub(super) fn read_headers(headers: Vec<(String, String)>) -> Vec<(String, String)> {
    let mut kept: Vec<(String, String)> = headers
        .into_iter()
        .filter(|(name, _)| name.eq_ignore_ascii_case("content-type") || read_name(name).is_some())
        .collect();
    kept.sort();
    kept
}
