// Written by postman-codegen; edit the collection and generate again.

//! Types that operations of several folders share.

use serde::{Deserialize, Serialize};

/// The answer 400 of `get_user`.
///
/// Also in `update_user`, `delete_user`, `disassociate_user` and others.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ErrorBody {
    /// Such as `1010`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<i64>,
    /// Such as `"User not found on this account: EAAAAAbbbbbCCCCHMA."`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}
