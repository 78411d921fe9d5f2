//! Sentences to statements: what each figure, record and comparison says, of whom and when.

mod amount;
mod anchor;
mod beside;
mod fiscal;
mod govern;
mod kind;
mod memory;
mod mood;
mod named;
mod narrow;
mod pair;
mod places;
mod scene;
mod sense;
mod sentence;
mod share;
mod spoken;
mod statement;
mod subject;
mod when;

use memory::Memory;
use scene::Scene;

pub(super) use scene::Marks;

use super::{Context, NotTrade, PassedOver, Reading, token::Token};
use crate::{language::Language, statement::token};

/// The most tokens that a sentence may have: what is longer is none that anybody wrote.
const LONGEST: usize = 300;

/// Reads a text: what it says of trade, and what of it is none.
#[must_use]
pub(super) fn read(text: &str, tokens: &[Token], marks: impl Fn(&[Token], Language) -> Marks, context: &Context) -> Reading {
    let mut reading = Reading::default();
    let mut memory = Memory::default();
    let mut by_language: Vec<(Language, Marks)> = Vec::new();
    for run in sentence::sentences(tokens) {
        let bytes = tokens[run.start].at.start..tokens[run.end - 1].at.end;
        if run.len() > LONGEST {
            reading.passed_over.push(PassedOver { span: bytes.clone(), sentence: bytes, what: NotTrade::TooLong });
            continue;
        }
        let language = context.language.unwrap_or_else(|| token::language_of(&text[bytes]));
        if !by_language.iter().any(|(known, _)| *known == language) {
            by_language.push((language, marks(tokens, language)));
        }
        let Some((_, marks)) = by_language.iter().find(|(known, _)| *known == language) else { continue };
        let scene = Scene::new(tokens, run, language, marks);
        statement::statements(&scene, context, &mut memory, &mut reading);
    }
    reading
}
