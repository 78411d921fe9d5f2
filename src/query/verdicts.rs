//! Claims of a dyad, each held against every source that can judge it.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    Against, ClaimVerdicts, Parameters, QueryError, Resource, Then, UnknownThen, VerdictsAnswer, View,
    account::{Account, accounts},
    answering::page,
    candidate::candidates,
};
use crate::{
    dataset::Catalogue,
    series::{Point, Subject},
    statistics::{Evidence, Judgement, Unverifiable, judge},
    table::Products,
    trade::{Calendar, Claim, Day, Dyad, Flow, Product, Source},
};

pub(super) fn verdicts_answer(catalogue: &Catalogue, dyad: Dyad, parameters: &Parameters) -> Result<VerdictsAnswer, QueryError> {
    let all = catalogue.datasets().flat_map(|dataset| &dataset.claims).filter(|claim| claim.dyad == dyad);
    let mut claims: Vec<&Claim> = all.filter(|claim| wanted(claim, parameters)).collect();
    parameters.keep_last(&mut claims);
    let products: BTreeSet<Product> = claims.iter().map(|claim| claim.product).collect();
    let mut known: Vec<Account> = Vec::new();
    for subject in [Subject::Turnover, Subject::Exports, Subject::Imports] {
        for product in &products {
            known.extend(accounts(candidates(catalogue, dyad, subject, Products::One(product), parameters.vintage())?));
        }
    }
    let items = claims.into_iter().filter_map(|claim| judged(claim, &known, catalogue, parameters.as_of)).collect();
    Ok(VerdictsAnswer { dyad, listing: page(items, catalogue, Resource::View(dyad, View::Claims), parameters) })
}

/// As of a day in the past only what was said by then. The window is read in the Gregorian calendar, by the days that a claim speaks of.
fn wanted(claim: &Claim, parameters: &Parameters) -> bool {
    let first = claim.calendar.month_begins(claim.period.first_month());
    let end = claim.calendar.month_begins(claim.period.first_month() + claim.period.months());
    let from = parameters.from.and_then(|from| from.first_day(Calendar::Gregorian));
    let to = parameters.to.and_then(|to| to.last_day(Calendar::Gregorian));
    let known = parameters.as_of.is_none_or(|day| claim.published.as_deref().is_none_or(|published| day.knows_text(published)));
    let in_window = from.is_none_or(|from| end > Some(from)) && to.is_none_or(|to| first <= Some(to));
    known && in_window && parameters.source.as_ref().is_none_or(|source| claim.source == *source)
}

fn judged(claim: &Claim, accounts: &[Account], catalogue: &Catalogue, as_of: Option<Day>) -> Option<ClaimVerdicts> {
    let subject = match claim.flow {
        Flow::Export => Some(Subject::Exports),
        Flow::Import => Some(Subject::Imports),
        Flow::Turnover => Some(Subject::Turnover),
        Flow::ReExport | Flow::ReImport => None,
    };
    let comparable = |account: &&Account| {
        Some(account.subject) == subject && account.product == claim.product && account.calendar == claim.calendar
    };
    let known = known_then(claim, catalogue, as_of);
    let mut held: Vec<Held> = accounts.iter().filter(comparable).map(|account| Held::of(claim, account, known)).collect();
    if held.is_empty() {
        let source = Arc::clone(catalogue.sources().get(&claim.source)?);
        let now = judge(claim, &source, Evidence { points: &[], unit: "" });
        held.push(Held { then: known.map(|_| now.clone()), source, now });
    }
    let deciding = decider(claim, &held, |one| Some(&one.now));
    let then_deciding = decider(claim, &held, |one| one.then.as_ref());
    let then = match &held[then_deciding].then {
        None => Err(UnknownThen::NoDate),
        Some(then) => {
            if has_data(then) {
                Ok(then.verdict)
            } else {
                Err(UnknownThen::NotOut)
            }
        }
    };
    let (verdict, name) = (held[deciding].now.verdict, held[deciding].source.name.clone());
    held.retain(|one| one.source.name == name || can_judge(&one.now));
    let against = held.into_iter().map(Held::against).collect();
    Some(ClaimVerdicts { claim: claim.clone(), verdict, then: Then { known, verdict: then }, against })
}

/// A claim held against one account, by its figures as now known and as known when the claim was made.
struct Held {
    source: Arc<Source>,
    now: Judgement,
    then: Option<Judgement>,
}

impl Held {
    fn of(claim: &Claim, account: &Account, known: Option<Day>) -> Self {
        let judge = |points: &[Point]| judge(claim, &account.source, Evidence { points, unit: &account.currency });
        let now = judge(&account.points);
        let then = known.map(|day| account.then(day).map_or_else(|| now.clone(), |points| judge(&points)));
        Self { source: Arc::clone(&account.source), now, then }
    }

    fn against(self) -> Against {
        let then = self.then.filter(has_data).map(|then| then.verdict);
        Against { source: self.source, judgement: self.now, verdict_then: then }
    }
}

/// The day whose figures were known when the claim was made: when it came out, else when its source did, as late as either
/// may mean; not after the day that the whole answer is of.
fn known_then(claim: &Claim, catalogue: &Catalogue, as_of: Option<Day>) -> Option<Day> {
    let source = || catalogue.sources().get(&claim.source)?.published.clone();
    let day = Day::last_of(&claim.published.clone().or_else(source)?)?;
    Some(as_of.map_or(day, |as_of| day.min(as_of)))
}

/// Its own source where that has data, else the default source: the first, since they come by priority.
fn decider(claim: &Claim, held: &[Held], judgement: impl Fn(&Held) -> Option<&Judgement>) -> usize {
    let own = |one: &Held| one.source.name == claim.source && judgement(one).is_some_and(has_data);
    held.iter().position(own).unwrap_or(0)
}

fn has_data(judgement: &Judgement) -> bool {
    judgement.reason != Some(Unverifiable::NoData)
}

/// Forecasts and vague words are the same against every source; one entry says it.
fn can_judge(judgement: &Judgement) -> bool {
    matches!(judgement.reason, None | Some(Unverifiable::NotComparable))
}
