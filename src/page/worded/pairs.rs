//! Pairs in words: one in short, with every series that there is, and the list of them.

use super::{
    cells,
    cleaned::stopped,
    model::{LeftOut, Table, Told},
    series, shown,
};
use crate::{
    chart::headline,
    language::Language,
    page::{formatting, titles},
    query::{Alternative, Answer, DyadEntry, DyadSummary, Measure, SeriesAnswer},
    series::{Reason, Series},
    wording::period_within,
};

/// What is told of a pair in short.
pub(super) fn pair(told: &mut Told, summary: &DyadSummary, language: Language) {
    if let Some(of) = &summary.headline {
        let answer = SeriesAnswer {
            series: of.clone(),
            measure: Measure::Value,
            base: None,
            alternatives: Vec::new(),
            events: [].into(),
            origin: summary.origin.clone(),
        };
        told.lead = headline(&Answer::Series(Box::new(answer)), language).map(stopped);
        series::latest(told, of, language);
        told.sentences.extend(extremes(summary, of, language));
    }
    let most = shown::most(&summary.origin.parameters);
    let rows = summary.series.iter().take(most).map(|one| {
        let Alternative { source, dyad, view, frequency, calendar, periods, observations, .. } = &one.series;
        let (first, last) = (language.period_in(periods.0, *calendar), language.period_in(periods.1, *calendar));
        vec![
            titles::view_title(language, *dyad, *view),
            language.isolated(&source.name),
            language.frequency(*frequency, *calendar),
            if first == last { first } else { format!("{first}\u{2013}{last}") },
            cells::count(language, *observations),
        ]
    });
    let words = ["library.series", "page.source", "page.frequency", "page.periods"].map(|key| language.say(key));
    told.tables.push(Table {
        left_out: LeftOut::Count(summary.series.len().saturating_sub(most)),
        rows: rows.collect(),
        ..Table::of(&words, &[language.term("landing.column", "figure_count")])
    });
    let claims = language.count("library.claims_count", summary.claims, &[]);
    let events = language.count("library.events_count", summary.events, &[]);
    told.notes.push((language.say("library.what_it_has").to_owned(), [claims, events].join(language.say("page.separator"))));
}

/// The highest figure, and the growth a year from the first to the last.
fn extremes(summary: &DyadSummary, of: &Series, language: Language) -> Vec<String> {
    let record = summary.record.as_ref().map(|(period, level)| {
        let parts = [
            ("when", period_within(language, *period, of.calendar)),
            ("amount", cells::money(language, Some(level), &of.unit, Reason::Missing)),
        ];
        language.fill("worded.record", &parts.each_ref().map(|(name, text)| (*name, text.as_str())))
    });
    let growth = summary.cagr.as_ref().and_then(|(from, to, ratio)| {
        let percent = formatting::percent(language, ratio.value?);
        let parts = [
            ("from", language.period_in(*from, of.calendar)),
            ("to", language.period_in(*to, of.calendar)),
            ("percent", cells::bounded(percent, formatting::percent_range(language, ratio))),
        ];
        Some(language.fill("worded.growth_a_year", &parts.each_ref().map(|(name, text)| (*name, text.as_str()))))
    });
    record.into_iter().chain(growth).collect()
}

/// What is told of the list of pairs.
pub(super) fn pairs(told: &mut Told, answer: &Answer, items: &[DyadEntry], language: Language) {
    let has_latest = items.iter().any(|entry| entry.latest.is_some());
    let rows = items.iter().take(shown::most(&answer.origin().parameters)).map(|entry| {
        let days = entry.days.as_ref().map(|(first, last)| language.dates(first, last)).unwrap_or_default();
        let mut row = vec![titles::pair_name(language, entry.dyad), entry.dyad.to_string(), days];
        if has_latest {
            let latest = entry.latest.as_ref();
            row.push(latest.map(|latest| language.period(latest.period)).unwrap_or_default());
            let level = latest.map(|latest| (&latest.level, latest.unit.as_str()));
            row.push(level.map_or_else(
                || cells::reason(language, Reason::Missing),
                |(level, unit)| cells::money(language, Some(level), unit, Reason::Missing),
            ));
        }
        row.extend([entry.observations, entry.claims].map(|count| cells::count(language, count)));
        row
    });
    let column = |key: &'static str| language.term("landing.column", key);
    let mut words = vec![column("pair"), language.term("worded.column", "code"), language.term("worded.column", "days")];
    let mut numbers = vec![column("figure_count"), column("claim_count")];
    if has_latest {
        words.push(language.say("page.period"));
        numbers.insert(0, column("turnover"));
    }
    let mut table = Table { rows: rows.collect(), ..Table::of(&words, &numbers) };
    table.left_out = shown::left_out(answer, table.rows.len());
    told.tables.push(table);
}
