//! Every claim of the catalogue as its pair's address judges it, newest first.

use std::{cmp::Reverse, collections::BTreeSet, ops::RangeInclusive, sync::Arc};

use chrono::Datelike;

use crate::{
    dataset::Catalogue,
    language::Language,
    query::{self, Answer, ClaimVerdicts, Parameters, Query, QueryError, Resource, View},
    trade::{Claim, Dyad, Source},
    wording::sentence,
};

/// A claim with what it can be found by.
pub(super) struct Entry {
    pub judged: ClaimVerdicts,
    /// Its source, where the catalogue has it.
    pub source: Option<Arc<Source>>,
    /// The Gregorian years that it speaks of days of.
    pub years: RangeInclusive<i32>,
    /// All its words, in lower case.
    pub words: String,
}

/// Every claim, the latest said first; those of unknown date last.
///
/// # Errors
/// As for the claims of a pair.
pub(super) fn collect(catalogue: &Catalogue, language: Language) -> Result<Vec<Entry>, QueryError> {
    let pairs: BTreeSet<Dyad> = catalogue.datasets().flat_map(|dataset| &dataset.claims).map(|claim| claim.dyad).collect();
    let mut entries: Vec<Entry> = Vec::new();
    for dyad in pairs {
        let parameters = Parameters { whole: true, ..Parameters::default() };
        let asked = Query { resource: Resource::View(dyad, View::Claims), parameters };
        if let Answer::Verdicts(verdicts) = query::answer(catalogue, &asked)? {
            entries.extend(verdicts.listing.items.into_iter().map(|judged| entry(catalogue, language, judged)));
        }
    }
    // Stable: what was said at one time stays in the order of the data.
    entries.sort_by_key(|entry| Reverse(entry.judged.claim.published.clone()));
    Ok(entries)
}

fn entry(catalogue: &Catalogue, language: Language, judged: ClaimVerdicts) -> Entry {
    let source = catalogue.sources().get(&judged.claim.source).map(Arc::clone);
    let (years, words) = (years(&judged.claim), words(language, &judged.claim, source.as_deref()));
    Entry { judged, source, years, words }
}

/// Of what does not say of when it speaks.
#[expect(clippy::reversed_empty_ranges, reason = "it holds no year")]
const NO_YEARS: RangeInclusive<i32> = 1..=0;

/// The years of its first and of its last day.
fn years(claim: &Claim) -> RangeInclusive<i32> {
    let Some(span) = &claim.period else { return NO_YEARS };
    let (first, after) = (span.first_month(), span.first_month() + span.months());
    let own = first.div_euclid(12);
    let begins = claim.calendar.month_begins(first);
    let ends = claim.calendar.month_begins(after).and_then(|day| day.pred_opt());
    let (from, to) = (begins.map_or(own, |day| day.year()), ends.map_or(own, |day| day.year()));
    from..=to
}

fn words(language: Language, claim: &Claim, source: Option<&Source>) -> String {
    let sentence = sentence(language, claim);
    let own = [Some(claim.id.as_str()), Some(&claim.text), Some(&claim.source)];
    let said = [&claim.note, &claim.stated_by, &claim.compiler, &sentence].map(|text| text.as_deref());
    let titles = source.map(|source| [source.title.as_str(), language.source_title(source)]);
    let all = own.into_iter().chain(said).flatten().chain(titles.into_iter().flatten());
    all.collect::<Vec<_>>().join("\n").to_lowercase()
}
