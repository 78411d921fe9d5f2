//! The currency that a growth is counted in: "in dollar terms", "(counted in USD)".

use std::{ops::Range, sync::LazyLock};

use super::{
    scene::Scene,
    sense::{Sense, Word},
};
use crate::{
    language::Language,
    statement::{phrases::Phrases, token::TokenKind, words},
};

static COUNTED: LazyLock<Vec<Phrases<()>>> =
    LazyLock::new(|| Language::ALL.into_iter().map(|language| words::phrases(language, "counted_in", |_| Some(()))).collect());

/// The currency told within the thought of a figure.
pub(super) fn currency(scene: &Scene<'_>, figure: &Range<usize>) -> Option<String> {
    if let Some((_, code)) = note(scene, figure.end) {
        return Some(code);
    }
    let word: Option<&Word> = scene.words_in(scene.segment(figure.start), |sense| matches!(sense, Sense::Terms(_))).next();
    word.and_then(|word| if let Sense::Terms(code) = word.sense { Some(code.to_owned()) } else { None })
}

/// A note right behind a figure that names the code of a currency: where it ends, and the code.
pub(super) fn note(scene: &Scene<'_>, place: usize) -> Option<(usize, String)> {
    let start = place + usize::from(scene.is_sign(place, "("));
    let (length, ()) = COUNTED.get(scene.language as usize)?.at(scene.tokens, start)?;
    let code = scene.tokens.get(start + length).filter(|token| token.kind == TokenKind::Word && token.is_capital)?;
    let is_code = code.word.len() == 3 && code.word.bytes().all(|letter| letter.is_ascii_lowercase());
    let end = start + length + 1;
    is_code.then(|| (end + usize::from(start > place && scene.is_sign(end, ")")), code.word.to_ascii_uppercase()))
}
