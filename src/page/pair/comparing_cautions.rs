//! What to beware of where series stand side by side.

use super::comparing_names::names;
use crate::{language::Language, query::CompareAnswer, series::Series, trade::Valuation};

/// What to beware of: that sources and valuations differ, and the cautions of each series under its name.
pub(super) fn cautions(language: Language, answer: &CompareAnswer) -> Vec<String> {
    let series: Vec<&Series> = answer.items.iter().map(|(_, one)| &one.series).collect();
    let mut all = Vec::new();
    let mut sources: Vec<&str> = Vec::new();
    for title in series.iter().map(|one| language.source_title(&one.source)) {
        if !sources.contains(&title) {
            sources.push(title);
        }
    }
    if sources.len() > 1 {
        let listed: Vec<String> = sources.iter().map(|title| language.isolated(title)).collect();
        all.push(language.fill("comparing.sources_differ", &[("sources", &listed.join("; "))]));
    }
    let mut known = series.iter().map(|one| one.valuation).filter(|valuation| *valuation != Valuation::Unknown);
    if let Some(first) = known.next()
        && known.any(|other| other != first)
    {
        all.push(language.say("comparing.valuations_differ").to_owned());
    }
    for (one, name) in series.iter().zip(names(language, answer)) {
        all.extend(one.cautions.iter().map(|caution| format!("{name}: {}", language.caution(caution))));
    }
    all
}
