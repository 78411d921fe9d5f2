//! The figure in sentences, for `<desc>` and for readers who do not see the picture.

use super::model::Figure;
use crate::{
    chart::wording::phrases::{self, in_turn, stopped},
    language::Language,
};

/// The figure in sentences.
pub(in crate::chart) fn describe(figure: &Figure, language: Language) -> String {
    let mut sentences = vec![format!("{} ({}).", figure.title, figure.subtitle)];
    let body = figure.body.form();
    sentences.extend(body.sentences(language));
    sentences.extend(figure.cautions.iter().map(|caution| language.fill("chart.caution", &[("text", &stopped(caution))])));
    sentences.extend(figure.note.iter().map(|note| stopped(note)));
    if !body.events().is_empty() {
        let events: Vec<String> = body.events().iter().map(|event| format!("{} {}", event.date, event.title)).collect();
        sentences.push(language.fill("chart.told.happened", &[("events", &in_turn(language, &events))]));
    }
    sentences.push(figure.source.clone());
    sentences.push(phrases::quoted(language, &figure.address));
    sentences.join(" ")
}
