//! One collection twice: as a module that the build script made, and as one that the macro made; and two whose scripts
//! sign.

include!(concat!(env!("OUT_DIR"), "/scripted.rs"));
include!(concat!(env!("OUT_DIR"), "/exchange.rs"));
include!(concat!(env!("OUT_DIR"), "/exchange_by_query.rs"));

postman_codegen_macro::generate!(pub mod expanded = "../../collections/zoom.postman_collection.json");
