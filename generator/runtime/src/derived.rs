//! Structs that serde's derive reads.

/// Lets a struct that serde's derive reads be blank before it is read: `json_derived!(User {});`.
#[doc(hidden)]
#[macro_export]
macro_rules! json_derived {
    ($object:ident {}) => {
        impl $crate::read::Place for $object {
            fn blank() -> Self {
                Self::default()
            }
        }

        impl $crate::read::Read for $object {
            fn read(&mut self, reader: $crate::read::Reader<'_>) -> Result<(), serde_json::Error> {
                $crate::read::Read::read(&mut $crate::place::Own(self), reader)
            }
        }
    };
}

pub use json_derived;
