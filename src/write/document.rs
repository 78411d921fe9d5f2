//! A struct as a JSON document, one line feed at the end.

use std::io;

use serde::Serialize;

/// Room for most documents, so that they are not moved while they grow.
const USUAL: usize = 14 * 1024;

/// Bytes that a document grows by. A serialiser hands over pieces of a few bytes, most often one.
struct Growing(Vec<u8>);

impl io::Write for Growing {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        self.write_all(piece).map(|()| piece.len())
    }

    #[expect(clippy::inline_always, reason = "a call a piece, which are thousands, takes as long as all the rest")]
    #[inline(always)]
    fn write_all(&mut self, piece: &[u8]) -> io::Result<()> {
        match piece {
            [one] => self.0.push(*one),
            several => self.0.extend_from_slice(several),
        }
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Any contract struct as JSON with a line feed at the end.
///
/// # Panics
/// Never for structs of the contract: their members are named by text and their numbers are valid.
#[must_use]
pub fn document<T: Serialize>(value: &T) -> Vec<u8> {
    document_of(value, USUAL)
}

/// The same of a document whose size is about known: written once into that room, it stays where it is.
pub(super) fn document_of<T: Serialize>(value: &T, room: usize) -> Vec<u8> {
    let mut bytes = Growing(Vec::with_capacity(room));
    if let Err(error) = serde_json::to_writer(&mut bytes, value) {
        panic!("a struct of the contract did not serialise: {error}");
    }
    let Growing(mut bytes) = bytes;
    bytes.push(b'\n');
    // What is kept is about as large as it is: shrinking in place would keep the room.
    if bytes.capacity() - bytes.len() <= bytes.len() / 8 { bytes } else { bytes.as_slice().to_vec() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_the_same_in_any_room_and_keeps_little_of_it() {
        let value = vec!["a \"quoted\" text", "экспорт", ""];
        let written = serde_json::to_string(&value).unwrap() + "\n";
        for room in [0, 1, written.len(), 5000] {
            let document = document_of(&value, room);
            assert_eq!(document, written.as_bytes());
            assert!(document.capacity() <= written.len() * 9 / 8, "{room}");
        }
    }
}
