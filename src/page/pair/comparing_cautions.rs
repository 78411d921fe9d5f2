//! What to beware of where series stand side by side.

use maud::{Markup, html};

use super::comparing_names::names;
use crate::{
    language::Language,
    page::data_words,
    query::CompareAnswer,
    series::Series,
    trade::{CautionText, Valuation},
};

/// What to beware of: that sources and valuations differ, and the cautions of each series under its name.
pub(super) fn cautions(language: Language, answer: &CompareAnswer) -> Vec<Markup> {
    let series: Vec<&Series> = answer.items.iter().map(|(_, one)| &one.series).collect();
    let mut all = Vec::new();
    let mut sources: Vec<&str> = Vec::new();
    for title in series.iter().map(|one| language.source_title(&one.source)) {
        if !sources.contains(&title) {
            sources.push(title);
        }
    }
    if sources.len() > 1 {
        let listed =
            html! { @for (place, title) in sources.iter().enumerate() { @if place > 0 { "; " } (data_words::words(title)) } };
        all.push(data_words::within(language.say("comparing.sources_differ"), "sources", &listed));
    }
    let mut known = series.iter().map(|one| one.valuation).filter(|valuation| *valuation != Valuation::Unknown);
    if let Some(first) = known.next()
        && known.any(|other| other != first)
    {
        all.push(html! { (language.say("comparing.valuations_differ")) });
    }
    let mut told: Vec<(&CautionText, Vec<String>)> = Vec::new();
    for (one, name) in series.iter().zip(names(language, answer)) {
        for caution in &one.cautions {
            match told.iter_mut().find(|(known, _)| *known == caution) {
                Some((_, names)) => names.push(name.clone()),
                None => told.push((caution, vec![name.clone()])),
            }
        }
    }
    all.extend(told.into_iter().map(|(caution, names)| {
        let words = data_words::caution(language, caution);
        // What holds for all needs no names.
        if names.len() == series.len() {
            words
        } else {
            html! { (names.join(language.say("page.separator"))) ": " (words) }
        }
    }));
    all
}
