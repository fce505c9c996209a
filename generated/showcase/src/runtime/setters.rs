// Written by postman-codegen; edit the collection and generate again.

//! What makes a struct that callers fill.

/// Gives a struct `new` for what is required, and a setter for each other field:
/// `setters!(User { name: impl Into<String>, age: i64, email?: impl Into<String> });`.
///
/// A field with a question mark is an `Option`, and so is one with an exclamation mark, which has no setter.
#[doc(hidden)]
#[macro_export]
macro_rules! setters {
    ($object:ident { $($field:ident $(!$($never:lifetime)?)? $(?: $optional:ty)? $(: $required:ty)?),* $(,)? }) => {
        impl $object {
            /// With what is required; the other fields are not sent until they are set.
            #[allow(clippy::too_many_arguments)]
            #[must_use]
            pub fn new($($($field: $required,)?)*) -> Self {
                Self { $($field: setters!(@value $field $(!$($never)?)? $(? $optional)?)),* }
            }

            $($(
                /// Sets the field of this name.
                #[must_use]
                pub fn $field(mut self, $field: $optional) -> Self {
                    self.$field = Some($field.into());
                    self
                }
            )?)*
        }
    };
    (@value $field:ident) => { $field.into() };
    (@value $field:ident !) => { None };
    (@value $field:ident ? $optional:ty) => { None };
}

pub use setters;
