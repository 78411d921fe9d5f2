//! The last defence: a panic becomes an error of what was being worked on, and never ends what stands beside it.

use std::panic::{AssertUnwindSafe, catch_unwind};

/// What the work comes to, or the words it panicked with.
///
/// # Errors
/// The text of the panic.
pub fn caught<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|payload| {
        let text = payload.downcast_ref::<&str>().map(|text| (*text).to_owned());
        text.or_else(|| payload.downcast_ref::<String>().cloned()).unwrap_or_else(|| "of an unknown kind".to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_its_text() {
        assert_eq!(caught::<u8>(|| panic!("a number")), Err("a number".to_owned()));
        assert_eq!(caught(|| 7), Ok(7));
    }
}
