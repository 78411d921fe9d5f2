//! An answer in words with a small table, as Markdown and as plain text: for language models, mail and terminals. Its sentences are
//! those of pictures and pages.

mod cells;
mod cleaned;
mod fitted;
mod found;
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
mod verified;
mod width;

pub use self::other_lists::WordedList;

use self::fitted::fitted;
use crate::{language::Language, query::Answer, write::Site};

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
