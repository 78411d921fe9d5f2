//! An area and where it is named, and the countries that a sentence names.

use std::ops::Range;

use super::scene::Scene;
use crate::{
    statement::mark::{AreaForm, AreaMark},
    trade::Area,
};

/// An area and where it is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    pub area: Area,
    pub tokens: Range<usize>,
}

/// The countries that the sentence names, each once, in order; a capital in which something takes place is none.
pub(super) fn candidates(scene: &Scene<'_>) -> Vec<Named> {
    let mut found: Vec<Named> = Vec::new();
    for mark in scene.countries().filter(|mark| !is_a_place(scene, mark)) {
        let Some(area) = mark.area else { continue };
        if !found.iter().any(|named| named.area == area) {
            found.push(Named { area, tokens: mark.tokens.clone() });
        }
    }
    found
}

fn is_a_place(scene: &Scene<'_>, mark: &AreaMark) -> bool {
    let within = |word: &str| matches!(word, "in" | "at" | "в" | "در");
    mark.form == AreaForm::Capital && mark.tokens.start > scene.run.start && within(&scene.tokens[mark.tokens.start - 1].word)
}
