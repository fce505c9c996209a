// Written by postman-codegen; edit the collection and generate again.

//! Types that operations of several folders share.

use crate::clients::zoom::runtime::object::json_object;

/// The answer 400 of [`users().get_user`](crate::clients::zoom::users::Users::get_user).
///
/// Also in [`users().update_user`](crate::clients::zoom::users::Users::update_user), [`users().delete_user`](crate::clients::zoom::users::Users::delete_user), [`users().disassociate_user`](crate::clients::zoom::users::Users::disassociate_user) and others.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ErrorBody {
    /// Such as `1010`.
    pub code: Option<i64>,
    pub message: Option<String>,
}

json_object!(ErrorBody { code?, message? });
