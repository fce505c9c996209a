// Written by postman-codegen; edit the collection and generate again.

//! Types that operations of several folders share.

use serde::Serialize;
use crate::runtime::object::json_object;

/// How `get_boat`, `update_boat` and `replace_logbook` fail, as far as the API documents it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum NotFoundError {
    /// 404 Not Found.
    ///
    /// No such boat
    NotFound(ErrorBody),
}

impl NotFoundError {
    /// Code `boat_not_found` of status 404.
    ///
    /// There is no such boat.
    pub const BOAT_NOT_FOUND: &'static str = "boat_not_found";
}

/// `position` in the answer 200 of `get_harbor`.
///
/// Also in `get_boat`.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Position {
    /// Such as `54.32133`.
    pub lat: Option<f64>,
    /// Such as `10.13489`.
    pub lon: Option<f64>,
}

json_object!(Position { lat?, lon? });

/// `error` in the answer 404 of `get_harbor`.
///
/// Also in `get_berth`, `list_boats`, `register_boat` and others.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct HarborError {
    /// Such as `"harbor_not_found"`.
    pub code: Option<String>,
    /// Such as `"There is no such harbor."`.
    pub message: Option<String>,
}

json_object!(HarborError { code?, message? });

/// The answer 404 of `get_harbor`.
///
/// Also in `get_berth`, `list_boats`, `register_boat` and others.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ErrorBody {
    pub error: Option<HarborError>,
}

json_object!(ErrorBody { error? });

/// `items[].boat` in the answer 200 of `list_berths`.
///
/// Also in `list_boats`, `register_boat`, `update_boat` and others.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Boat {
    /// Such as `"0b9f5a52-5f0e-4d53-9f0e-6f7f6a3c1e01"`.
    pub id: Option<String>,
    /// Such as `"Möwe"`.
    pub name: Option<String>,
    /// Such as `"sail"`.
    pub type_: Option<String>,
    /// Such as `9.75`.
    pub length: Option<f64>,
    /// Such as `"DE"`.
    pub flag: Option<String>,
    pub insured: Option<bool>,
}

json_object!(Boat { id?, name?, type_? = "type", length?, flag?, insured? });
