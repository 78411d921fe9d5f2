//! Whether figures are as published, or rounded.

/// `rounded_published` when any input is rounded, else `as_published`.
pub(super) fn basis(rounding: Option<i8>) -> &'static str {
    if rounding.is_some() { "rounded_published" } else { "as_published" }
}
