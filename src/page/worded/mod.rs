//! An answer in words with a small table, as Markdown and as plain text: for language models, mail and terminals. Its sentences are
//! those of pictures and pages.

mod cells;
mod cleaned;
mod kinds;
mod lists;
mod markdown;
mod model;
mod other_lists;
mod pairs;
mod plain;
mod rankings;
mod series;
mod several;
mod shown;
mod statements;
mod width;

pub use self::other_lists::WordedList;

use self::model::Told;
use crate::{language::Language, query::Answer, write::Site};

/// So many bytes are enough where nobody asks for more rows.
const ENOUGH: usize = 8_000;

/// An answer as Markdown.
#[must_use]
pub fn markdown(answer: &Answer, site: &Site, language: Language) -> String {
    fitted(kinds::told(answer, site, language), |told| markdown::written(told, language))
}

/// An answer as plain text.
#[must_use]
pub fn plain_text(answer: &Answer, site: &Site, language: Language) -> String {
    fitted(kinds::told(answer, site, language), |told| plain::written(told, language))
}

/// What is told as it is written, with as few rows as make it short where nobody has asked for so many.
fn fitted(mut told: Told, written: impl Fn(&Told) -> String) -> String {
    let mut text = written(&told);
    while text.len() > ENOUGH && !told.is_asked && told.shorten() {
        text = written(&told);
    }
    text
}
