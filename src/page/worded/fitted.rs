//! What is told, as short as mail and language models want it.

use super::model::Told;

/// So many bytes are enough where nobody asks for more rows.
const ENOUGH: usize = 8_000;

/// What is told as it is written, with as few rows as make it short where nobody has asked for so many.
pub(super) fn fitted(mut told: Told, written: impl Fn(&Told) -> String) -> String {
    let mut text = written(&told);
    while text.len() > ENOUGH && !told.is_asked && told.shorten() {
        text = written(&told);
    }
    text
}
