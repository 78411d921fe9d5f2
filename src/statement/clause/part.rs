//! Sums that are parts of another one.

use super::{anchor::Anchor, said::Said, scene::Scene, sense::Sense, subject::Subject};
use crate::{language::Language, trade::ClaimKind};

/// Is a sum a part of another that was told of the same flow: «از ۴ میلیارد دلار تجارت …, ۲ میلیارد دلار به غلات مربوط است», «که ۲
/// میلیارد دلار آن …»?
pub(super) fn is_part(scene: &Scene<'_>, anchors: &[Anchor], number: usize, said: &Said, subject: &Subject) -> bool {
    let here = &anchors[number].tokens;
    if scene.language != Language::Persian || said.kind != ClaimKind::Level || subject.tokens.start >= here.start {
        return false;
    }
    let from = |anchor: &Anchor| scene.word_before(anchor.tokens.start).is_some_and(|word| word.sense == Sense::From);
    let whole = anchors.iter().any(|anchor| anchor.tokens.end == subject.tokens.start && from(anchor));
    let same = scene.word_before(here.start).filter(|word| word.sense == Sense::Same);
    let of_this = same.and_then(|same| scene.word_before(same.tokens.start)).is_some_and(|word| word.sense == Sense::From);
    let of_it = subject.owner.is_some()
        && subject.other.is_some()
        && scene.run.contains(&here.end)
        && scene.tokens[here.end].word == "آن";
    whole || of_this || of_it
}
