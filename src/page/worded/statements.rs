//! Claims and events in words: each claim as a sentence with its verdict, each event with its date.

use std::collections::BTreeMap;

use super::{
    cells::LONGEST,
    cleaned::clipped,
    model::{Table, Told},
    shown,
};
use crate::{
    language::Language,
    page::statements::judged_in_short,
    query::{Answer, ClaimVerdicts, VerdictsAnswer},
    trade::Event,
    wording,
};

/// So many letters of the words of a claim are told, where it has no sentence.
const LONGEST_CLAIM: usize = 3 * LONGEST;

/// What is told of claims: how many have which verdict, then each.
pub(super) fn claims(told: &mut Told, answer: &Answer, verdicts: &VerdictsAnswer, language: Language) {
    let items = &verdicts.listing.items;
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for judged in items {
        *counts.entry(judged.decision.verdict.word()).or_default() += 1;
    }
    let counted = counts
        .iter()
        .map(|(verdict, count)| format!("{} {}", language.term("verdict", verdict), language.number(&count.to_string())));
    if !items.is_empty() {
        let all = language.count("statements.claims", items.len(), &[]);
        let each = counted.collect::<Vec<_>>().join(language.say("page.separator"));
        told.sentences.push(format!("{all}: {each}."));
    }
    let rows = items.iter().take(shown::most(&answer.origin().parameters)).map(|judged| vec![claim(judged, language)]);
    let mut table = Table { rows: rows.collect(), ..Table::default() };
    table.left_out = shown::left_out(answer, table.rows.len());
    told.tables.push(table);
}

/// A claim as a sentence, its verdict, how that came about, and who said it when.
fn claim(judged: &ClaimVerdicts, language: Language) -> String {
    let claim = &judged.claim;
    let said = wording::sentence(language, claim).unwrap_or_else(|| clipped(&language.isolated(&claim.text), LONGEST_CLAIM));
    let (verdict, why) = judged_in_short(language, judged);
    let day = claim.published.as_deref().map(|day| language.date(day));
    let who = claim.stated_by.as_deref().map(|name| language.isolated(name));
    let who = who.into_iter().chain(day).collect::<Vec<_>>().join(language.say("page.separator"));
    let said = if who.is_empty() { said } else { format!("{said} ({who})") };
    if why.is_empty() {
        return format!("{said}: {verdict}.");
    }
    language.fill("statements.describes_one", &[("claim", &said), ("verdict", &verdict), ("meaning", &why)])
}

/// What is told of events.
pub(super) fn events(told: &mut Told, answer: &Answer, events: &[Event], language: Language) {
    let rows = events.iter().take(shown::most(&answer.origin().parameters)).map(|event| {
        let expected = if event.expected { language.say("page.expected") } else { "" };
        let title = clipped(&language.isolated(language.event_title(event)), LONGEST_CLAIM);
        vec![language.dates(&event.date, event.end_date.as_deref().unwrap_or(&event.date)), title, expected.to_owned()]
    });
    let words = [language.term("worded.column", "date"), language.term("worded.column", "event"), ""];
    let mut table = Table { rows: rows.collect(), ..Table::of(&words, &[]) };
    table.left_out = shown::left_out(answer, table.rows.len());
    told.tables.push(table);
}
