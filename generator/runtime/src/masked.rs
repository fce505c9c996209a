//! Structs that hold secrets.

use std::fmt::{Debug, Formatter, Result};

/// Makes a struct print without its secrets: `masked!(Credentials { name, password: secret });`.
#[doc(hidden)]
#[macro_export]
macro_rules! masked {
    ($object:ident { $($field:ident $(: $secret:ident)?),* $(,)? }) => {
        impl std::fmt::Debug for $object {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                $crate::masked::write(
                    f,
                    stringify!($object),
                    &[$((stringify!($field), masked!(@value self.$field $($secret)?))),*],
                )
            }
        }
    };
    (@value $this:ident.$field:ident) => { &$this.$field };
    (@value $this:ident.$field:ident secret) => { &$crate::masked::Masked(&$this.$field) };
}

pub use masked;

/// A value that is not printed; only whether there is one.
pub struct Masked<'v>(pub &'v dyn Debug);

impl Debug for Masked<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str(match format!("{:?}", self.0).as_str() {
            "None" => "None",
            "{}" => "{}",
            _ => "***",
        })
    }
}

/// Prints a struct of these fields.
///
/// # Errors
///
/// As the formatter.
pub fn write(f: &mut Formatter<'_>, name: &str, fields: &[(&str, &dyn Debug)]) -> Result {
    let mut shown = f.debug_struct(name);
    for (name, value) in fields {
        shown.field(name.trim_start_matches("r#"), value);
    }
    shown.finish()
}
