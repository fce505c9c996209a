// Written by postman-codegen; edit the collection and generate again.

//! Types that operations of several folders share.

use serde::Serialize;
use serde_json::Value;
use crate::BigNumber;
use crate::runtime::object::json_object;
use crate::runtime::union::json_union;

/// How [`boats().get_boat`](crate::boats::Boats::get_boat), [`boats().update_boat`](crate::boats::Boats::update_boat) and [`boats().photos().replace_logbook`](crate::boats::photos::Photos::replace_logbook) fail, as far as the API documents it.
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

/// `[].depth` in the answer 200 of [`harbors().list_harbors`](crate::harbors::Harbors::list_harbors).
///
/// Also in [`harbors().get_harbor`](crate::harbors::Harbors::get_harbor), [`search().full_text_search`](crate::search::Search::full_text_search).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Depth {
    /// A number.
    Number(f64),
    /// Text.
    Text(String),
    /// Anything else.
    Other(Value),
}

json_union!(Depth { Number, Text });

/// `[]` in the answer 200 of [`harbors().list_harbors`](crate::harbors::Harbors::list_harbors).
///
/// Also in [`harbors().get_harbor`](crate::harbors::Harbors::get_harbor), [`search().full_text_search`](crate::search::Search::full_text_search).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Harbor {
    /// Such as `"north-pier"`.
    pub id: Option<String>,
    /// Such as `"North Pier"`.
    pub name: Option<String>,
    /// Such as `"DE"`.
    pub country: Option<String>,
    /// Such as `120`.
    pub berths: Option<i64>,
    /// Such as `3.5`.
    pub depth: Option<Depth>,
    pub phone: Option<Value>,
    pub tags: Vec<String>,
    pub position: Option<Position>,
    /// Such as `1887`.
    pub opened: Option<i64>,
    /// Such as `10`.
    pub vhf: Option<Vhf>,
    /// Such as `"https://north-pier.example/"`.
    pub website: Option<String>,
    pub notice: Option<Value>,
    pub hours: Option<Hours>,
    pub self_: Option<String>,
}

json_object!(Harbor {
    id?, name?, country?, berths?, depth?, phone?, tags[]?, position?, opened?, vhf?, website?, notice?, hours?,
    self_? = "self",
});

/// `position` in the answer 200 of [`harbors().get_harbor`](crate::harbors::Harbors::get_harbor).
///
/// Also in [`boats().get_boat`](crate::boats::Boats::get_boat), [`bookings().post_bookings`](crate::bookings::Bookings::post_bookings), [`bookings().list_bookings`](crate::bookings::Bookings::list_bookings) and others.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Position {
    /// Such as `54.32133`.
    pub lat: Option<f64>,
    /// Such as `10.13489`.
    pub lon: Option<f64>,
}

json_object!(Position { lat?, lon? });

/// `vhf` in the answer 200 of [`harbors().get_harbor`](crate::harbors::Harbors::get_harbor).
///
/// Also in [`search().full_text_search`](crate::search::Search::full_text_search).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Vhf {
    /// A whole number.
    Integer(i64),
    /// Text.
    Text(String),
    /// Anything else.
    Other(Value),
}

json_union!(Vhf { Integer, Text });

/// `hours` in the answer 200 of [`harbors().get_harbor`](crate::harbors::Harbors::get_harbor).
///
/// Also in [`search().full_text_search`](crate::search::Search::full_text_search).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Hours {
    /// Such as `"08:00-18:00"`.
    pub mon: Option<String>,
    /// Such as `"10:00-16:00"`.
    pub sat: Option<String>,
}

json_object!(Hours { mon?, sat? });

/// `error` in the answer 404 of [`harbors().get_harbor`](crate::harbors::Harbors::get_harbor).
///
/// Also in [`harbors().berths().get_berth`](crate::harbors::berths::Berths::get_berth), [`boats().list_boats`](crate::boats::Boats::list_boats), [`boats().register_boat`](crate::boats::Boats::register_boat) and others.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ErrorDetail {
    pub code: Option<String>,
    pub message: Option<String>,
}

json_object!(ErrorDetail { code?, message? });

/// The answer 404 of [`harbors().get_harbor`](crate::harbors::Harbors::get_harbor).
///
/// Also in [`harbors().berths().get_berth`](crate::harbors::berths::Berths::get_berth), [`boats().list_boats`](crate::boats::Boats::list_boats), [`boats().register_boat`](crate::boats::Boats::register_boat) and others.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ErrorBody {
    pub error: Option<ErrorDetail>,
}

json_object!(ErrorBody { error? });

/// `items[].number` in the answer 200 of [`harbors().berths().list_berths`](crate::harbors::berths::Berths::list_berths).
///
/// Also in [`bookings().post_bookings`](crate::bookings::Bookings::post_bookings), [`bookings().list_bookings`](crate::bookings::Bookings::list_bookings), [`bookings().get_booking`](crate::bookings::Bookings::get_booking) and others.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Number {
    /// A whole number.
    Integer(i64),
    /// Text.
    Text(String),
    /// Anything else.
    Other(Value),
}

json_union!(Number { Integer, Text });

/// `items[].price` in the answer 200 of [`harbors().berths().list_berths`](crate::harbors::berths::Berths::list_berths).
///
/// Also in [`harbors().berths().get_berth`](crate::harbors::berths::Berths::get_berth), [`bookings().post_bookings`](crate::bookings::Bookings::post_bookings), [`bookings().list_bookings`](crate::bookings::Bookings::list_bookings) and others.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Price {
    /// Such as `24.5`.
    pub amount: Option<f64>,
    /// Such as `"EUR"`.
    pub currency: Option<String>,
    /// Such as `"night"`.
    pub per: Option<String>,
}

json_object!(Price { amount?, currency?, per? });

/// `items[].boat` in the answer 200 of [`harbors().berths().list_berths`](crate::harbors::berths::Berths::list_berths).
///
/// Also in [`boats().list_boats`](crate::boats::Boats::list_boats), [`boats().register_boat`](crate::boats::Boats::register_boat), [`boats().get_boat`](crate::boats::Boats::get_boat) and others.
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
    pub hull: Option<Hull>,
    pub owner: Option<Owner>,
    /// Such as `1.6`.
    pub draught: Option<f64>,
    /// Such as `211234560`.
    pub mmsi: Option<i64>,
    /// Such as `9223372036854775807`.
    pub odometer_mm: Option<i64>,
    /// Such as `18446744073709551615`.
    pub transponder: Option<u64>,
    /// Such as `123456789012345678901234567890`.
    pub ledger: Option<BigNumber>,
    /// Such as `1.2e-07`.
    pub drag: Option<f64>,
    pub engine: Option<Value>,
    /// Such as `"Kai"`.
    pub nickname: Option<String>,
    /// Such as `"2024-05-01T09:30:00Z"`.
    pub registered_at: Option<String>,
    pub last_seen: Option<LastSeen>,
}

json_object!(Boat {
    id?, name?, type_? = "type", length?, flag?, insured?, hull?, owner?, draught?, mmsi?, odometer_mm?, transponder?,
    ledger?, drag?, engine?, nickname?, registered_at?, last_seen?,
});

/// `items[]` in the answer 200 of [`harbors().berths().list_berths`](crate::harbors::berths::Berths::list_berths).
///
/// Also in [`bookings().post_bookings`](crate::bookings::Bookings::post_bookings), [`bookings().list_bookings`](crate::bookings::Bookings::list_bookings), [`bookings().get_booking`](crate::bookings::Bookings::get_booking) and others.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Berth {
    /// Such as `1`.
    pub id: Option<i64>,
    /// Such as `"A1"`.
    pub name: Option<String>,
    /// Such as `"free"`.
    pub status: Option<String>,
    /// Such as `8.5`.
    pub length: Option<f64>,
    /// Such as `1`.
    pub number: Option<Number>,
    pub price: Option<Price>,
    pub amenities: Option<Vec<String>>,
    pub boat: Option<Boat>,
    /// Such as `"2024-06-30"`.
    pub closed_until: Option<String>,
}

json_object!(Berth { id?, name?, status?, length?, number?, price?, amenities?, boat?, closed_until? });

/// `hull` in the answer 201 of [`boats().register_boat`](crate::boats::Boats::register_boat).
///
/// Also in [`boats().get_boat`](crate::boats::Boats::get_boat), [`bookings().post_bookings`](crate::bookings::Bookings::post_bookings), [`bookings().list_bookings`](crate::bookings::Bookings::list_bookings) and others.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Hull {
    /// Such as `"DE-ABC12345D404"`.
    pub number: Option<String>,
    /// Such as `1998`.
    pub year: Option<i64>,
}

json_object!(Hull { number?, year? });

/// `owner` in the answer 201 of [`boats().register_boat`](crate::boats::Boats::register_boat).
///
/// Also in [`boats().get_boat`](crate::boats::Boats::get_boat), [`bookings().post_bookings`](crate::bookings::Bookings::post_bookings), [`bookings().list_bookings`](crate::bookings::Bookings::list_bookings) and others.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Owner {
    /// Such as `"R. Jansen"`.
    pub name: Option<String>,
    /// Such as `"rj@mail.example"`.
    pub e_mail: Option<String>,
}

json_object!(Owner { name?, e_mail? = "e-mail" });

/// `error.boat` in the answer 409 of [`boats().register_boat`](crate::boats::Boats::register_boat).
///
/// Also in [`boats().update_boat`](crate::boats::Boats::update_boat), [`bookings().post_bookings`](crate::bookings::Bookings::post_bookings), [`bookings().list_bookings`](crate::bookings::Bookings::list_bookings) and others.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ErrorBoat {
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

json_object!(ErrorBoat { id?, name?, type_? = "type", length?, flag?, insured? });

/// `last_seen` in the answer 200 of [`boats().get_boat`](crate::boats::Boats::get_boat).
///
/// Also in [`bookings().post_bookings`](crate::bookings::Bookings::post_bookings), [`bookings().list_bookings`](crate::bookings::Bookings::list_bookings), [`bookings().get_booking`](crate::bookings::Bookings::get_booking) and others.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct LastSeen {
    /// Such as `"2024-05-20T06:00:00Z"`.
    pub at: Option<String>,
    pub position: Option<Position>,
}

json_object!(LastSeen { at?, position? });
