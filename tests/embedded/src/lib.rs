//! One collection twice: as a module that the build script made, and as one that the macro made; and those whose
//! scripts sign, choose a server or name the client, or that are full of secrets.

include!(concat!(env!("OUT_DIR"), "/scripted.rs"));
include!(concat!(env!("OUT_DIR"), "/exchange.rs"));
include!(concat!(env!("OUT_DIR"), "/exchange_by_query.rs"));
include!(concat!(env!("OUT_DIR"), "/desk.rs"));
include!(concat!(env!("OUT_DIR"), "/named.rs"));
include!(concat!(env!("OUT_DIR"), "/hashing.rs"));
include!(concat!(env!("OUT_DIR"), "/leaks.rs"));

postman_codegen_macro::generate!(pub mod expanded = "../../collections/zoom.postman_collection.json");
