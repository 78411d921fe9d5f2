//! A struct as a JSON document, one line feed at the end.

use serde::Serialize;

/// Room for a series of some thirty years, so that it is not moved while it grows.
const USUAL: usize = 14 * 1024;

/// Any contract struct as JSON with a line feed at the end.
///
/// # Panics
/// Never for structs of the contract: their members are named by text and their numbers are valid.
#[must_use]
pub fn document<T: Serialize>(value: &T) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(USUAL);
    if let Err(error) = serde_json::to_writer(&mut bytes, value) {
        panic!("a struct of the contract did not serialise: {error}");
    }
    bytes.push(b'\n');
    // What is kept is as large as it is: shrinking in place would keep the room.
    bytes.as_slice().to_vec()
}
