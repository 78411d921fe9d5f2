//! Sentences to statements: what each figure, record and comparison says, of whom and when.

mod amount;
mod anchor;
mod beside;
mod exceeds;
mod fiscal;
mod govern;
mod ground;
mod instead;
mod kind;
mod later;
mod led;
mod length;
mod memory;
mod mood;
mod named;
mod narrow;
mod pair;
mod part;
mod places;
mod remember;
mod row;
mod said;
mod scene;
mod sense;
mod sentence;
mod share;
mod spoken;
mod statement;
mod subject;
mod teller;
mod terms;
mod when;
mod whole;

use memory::Memory;
use named::Named;
use scene::Scene;

pub(super) use scene::Marks;

use super::{Context, Field, NotTrade, PassedOver, Reading, token::Token};
use crate::{language::Language, statement::token};

/// The most tokens that a sentence may have: what is longer is none that anybody wrote.
const LONGEST: usize = 300;

/// Reads a text: what it says of trade, and what of it is none.
#[must_use]
pub(super) fn read(text: &str, tokens: &[Token], marks: impl Fn(&[Token], Language) -> Marks, context: &Context) -> Reading {
    let mut by_language: Vec<(Language, Marks)> = Vec::new();
    let (reading, pairs) = pass((text, tokens), &mut by_language, &marks, context, None);
    let is_open =
        reading.statements.iter().any(|one| one.missing.contains(&Field::Reporter) && one.missing.contains(&Field::Partner));
    match &pairs[..] {
        // "Bilateral trade" of a text that names two countries only, further below.
        [only] if is_open => pass((text, tokens), &mut by_language, &marks, context, Some(only.clone())).0,
        _ => reading,
    }
}

/// Two countries that were spoken of.
type Two = (Named, Named);

/// Reads every sentence, where the pair that the whole text is of may be known; gives each two that were spoken of once.
fn pass(
    (text, tokens): (&str, &[Token]),
    by_language: &mut Vec<(Language, Marks)>,
    marks: &impl Fn(&[Token], Language) -> Marks,
    context: &Context,
    of_text: Option<Two>,
) -> (Reading, Vec<Two>) {
    let mut reading = Reading::default();
    let mut memory = Memory { of_text, ..Memory::default() };
    let mut pairs: Vec<Two> = Vec::new();
    for run in sentence::sentences(tokens) {
        let bytes = tokens[run.start].at.start..tokens[run.end - 1].at.end;
        if run.len() > LONGEST {
            reading.passed_over.push(PassedOver { span: bytes.clone(), sentence: bytes, what: NotTrade::TooLong });
            continue;
        }
        let language = token::language_of(&text[bytes], context.language);
        if !by_language.iter().any(|(known, _)| *known == language) {
            by_language.push((language, marks(tokens, language)));
        }
        let Some((_, marks)) = by_language.iter().find(|(known, _)| *known == language) else { continue };
        let scene = Scene::new(tokens, run, language, marks);
        statement::statements(&scene, context, &mut memory, &mut reading);
        if let Some((one, two)) = &memory.pair {
            let same = |other: &Two| [other.0.area, other.1.area].iter().all(|area| [one.area, two.area].contains(area));
            if pairs.len() < 2 && !pairs.iter().any(same) {
                pairs.push((one.clone(), two.clone()));
            }
        }
    }
    (reading, pairs)
}
