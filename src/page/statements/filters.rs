//! Which claims are asked for: the parameters of `/claims`, what is wrong with them, and the address that says the same again.

use super::collected::Entry;
use crate::{
    page::{page_query::PageQuery, page_query::coded},
    query::{self, QueryError},
    statistics::Verdict,
    trade::{ClaimFlow, Dyad},
};

/// The parameters that the page takes.
const NAMES: [&str; 7] = ["dyad", "verdict", "year", "flow", "text", "id", "page"];

/// Which claims are asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Filters {
    pub dyad: Option<Dyad>,
    pub verdict: Option<Verdict>,
    /// A Gregorian year that they speak of.
    pub year: Option<i32>,
    pub flow: Option<ClaimFlow>,
    /// Words that they have.
    pub text: Option<String>,
    /// The one claim that is asked for.
    pub id: Option<String>,
    /// The page of the list, from 1; the first where none is named.
    pub page: Option<usize>,
}

/// A value that is none of those there are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    pub name: &'static str,
    pub given: String,
    pub allowed: Vec<String>,
}

/// One of the filters, which counts leave out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Filter {
    Dyad,
    Verdict,
    Year,
    Flow,
}

impl Filters {
    /// The filters of an address, and what is wrong with its values.
    ///
    /// # Errors
    /// When a name is unknown.
    pub(super) fn read(mut given: PageQuery, entries: &[Entry]) -> Result<(Self, Vec<Fault>), QueryError> {
        let mut faults: Vec<Fault> = Vec::new();
        let words = |all: &[&str]| all.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let mut value = |name: &'static str, allowed: &dyn Fn() -> Vec<String>, is_known: &dyn Fn(&str) -> bool| {
            let text = given.take(name)?;
            if is_known(&text) {
                return Some(text);
            }
            faults.push(Fault { name, given: text, allowed: allowed() });
            None
        };
        let flow = |text: &str| text.parse::<ClaimFlow>().ok();
        let verdict = |text: &str| Verdict::ALL.into_iter().find(|known| known.word() == text);
        let filters = Self {
            dyad: value("dyad", &|| pairs(entries), &|text| text.parse::<Dyad>().is_ok()).and_then(|text| text.parse().ok()),
            verdict: value("verdict", &|| words(&Verdict::ALL.map(Verdict::word)), &|text| verdict(text).is_some())
                .and_then(|text| verdict(&text)),
            year: value("year", &|| years(entries), &|text| year(text).is_some()).and_then(|text| year(&text)),
            flow: value("flow", &|| words(&ClaimFlow::ALL.map(ClaimFlow::word)), &|text| flow(text).is_some())
                .and_then(|text| flow(&text)),
            text: value("text", &Vec::new, &|_| true).filter(|text| !text.trim().is_empty()),
            id: value("id", &Vec::new, &|id| entries.iter().any(|entry| entry.judged.claim.id == id)),
            page: value("page", &|| vec!["1".to_owned()], &|text| text.parse::<usize>().is_ok_and(|page| page > 0))
                .and_then(|text| text.parse().ok()),
        };
        filters.text.iter().try_for_each(|text| query::bounded_search("text", text))?;
        if let Some((name, _)) = given.text().split_once('=') {
            return Err(QueryError::parameter(name, "there is no such parameter", &NAMES));
        }
        Ok((filters, faults))
    }

    /// Is the claim asked for, whatever a filter says that counts leave out?
    pub(super) fn wants(&self, entry: &Entry, but: Option<Filter>) -> bool {
        let claim = &entry.judged.claim;
        let passes = |filter: Filter, fits: bool| but == Some(filter) || fits;
        passes(Filter::Dyad, self.dyad.is_none_or(|dyad| claim.dyad == dyad))
            && passes(Filter::Verdict, self.verdict.is_none_or(|verdict| entry.judged.decision.verdict == verdict))
            && passes(Filter::Year, self.year.is_none_or(|year| entry.years.contains(&year)))
            && passes(Filter::Flow, self.flow.is_none_or(|flow| claim.flow == flow))
            && self.text.as_ref().is_none_or(|text| text.to_lowercase().split_whitespace().all(|word| entry.words.contains(word)))
            && self.id.as_ref().is_none_or(|id| claim.id == *id)
    }

    /// Is anything left out?
    pub(super) fn is_narrowed(&self) -> bool {
        Self { page: None, ..self.clone() } != Self::default()
    }

    /// The address of these filters, without language and theme.
    pub(super) fn address(&self) -> String {
        let parts = [
            self.dyad.map(|dyad| format!("dyad={dyad}")),
            self.verdict.map(|verdict| format!("verdict={}", verdict.word())),
            self.year.map(|year| format!("year={year}")),
            self.flow.map(|flow| format!("flow={}", flow.word())),
            self.text.as_ref().map(|text| format!("text={}", coded(text))),
            self.id.as_ref().map(|id| format!("id={}", coded(id))),
            self.page.filter(|page| *page > 1).map(|page| format!("page={page}")),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        if parts.is_empty() { "/claims".to_owned() } else { format!("/claims?{}", parts.join("&")) }
    }
}

/// The claims of a pair that have a verdict, or all of them.
pub(in crate::page) fn address_of(dyad: Dyad, verdict: Option<Verdict>) -> String {
    Filters { dyad: Some(dyad), verdict, ..Filters::default() }.address()
}

/// Four digits; fewer are no year that anyone counts trade of.
fn year(text: &str) -> Option<i32> {
    text.parse().ok().filter(|year| (1000..=9999).contains(year))
}

fn pairs(entries: &[Entry]) -> Vec<String> {
    let mut pairs: Vec<Dyad> = entries.iter().map(|entry| entry.judged.claim.dyad).collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs.iter().map(ToString::to_string).collect()
}

fn years(entries: &[Entry]) -> Vec<String> {
    let first = entries.iter().map(|entry| *entry.years.start()).min();
    let last = entries.iter().map(|entry| *entry.years.end()).max();
    first.zip(last).map(|(first, last)| format!("{first}–{last}")).into_iter().collect()
}
