//! One collection twice: as a module that the build script made, and as one that the macro made.

include!(concat!(env!("OUT_DIR"), "/scripted.rs"));

postman_codegen_macro::generate!(pub mod expanded = "../../collections/zoom.postman_collection.json");
