//! Claims of a dyad, each held against every source that can judge it.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    ClaimVerdicts, Parameters, QueryError, Resource, VerdictsAnswer, View,
    answering::page,
    candidate::{Candidate, candidates},
};
use crate::{
    dataset::Catalogue,
    series::{Point, Subject},
    statistics::{Evidence, Judgement, Unverifiable, judge},
    table::Products,
    trade::{Calendar, Claim, Dyad, Flow, Product, Source},
};

/// What one source says about one flow in one calendar, all frequencies together.
struct Account {
    source: Arc<Source>,
    subject: Subject,
    product: Product,
    calendar: Calendar,
    currency: String,
    points: Vec<Point>,
}

pub(super) fn verdicts_answer(catalogue: &Catalogue, dyad: Dyad, parameters: &Parameters) -> Result<VerdictsAnswer, QueryError> {
    let all = catalogue.datasets().flat_map(|dataset| &dataset.claims).filter(|claim| claim.dyad == dyad);
    let mut claims: Vec<&Claim> = all.filter(|claim| wanted(claim, parameters)).collect();
    parameters.keep_last(&mut claims);
    let products: BTreeSet<Product> = claims.iter().map(|claim| claim.product).collect();
    let mut accounts: Vec<Account> = Vec::new();
    for subject in [Subject::Turnover, Subject::Exports, Subject::Imports] {
        for product in &products {
            let found = candidates(catalogue, dyad, subject, Products::One(product), parameters.vintage())?;
            accounts.extend(accounts_of(found));
        }
    }
    let items = claims.into_iter().filter_map(|claim| judged(claim, &accounts, catalogue)).collect();
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

/// Candidates come by source, product and calendar; those of several frequencies join into one account.
fn accounts_of(found: Vec<Candidate>) -> Vec<Account> {
    let mut accounts: Vec<Account> = Vec::new();
    for candidate in found {
        let points = candidate.points();
        let same = |account: &&mut Account| {
            account.source.name == candidate.source.name
                && (&account.product, account.calendar, &account.currency)
                    == (&candidate.product, candidate.calendar, &candidate.currency)
        };
        if let Some(account) = accounts.iter_mut().find(same) {
            account.points.extend(points);
            account.points.sort_by_key(|point| point.period);
        } else {
            let Candidate { source, subject, product, calendar, currency, .. } = candidate;
            accounts.push(Account { source, subject, product, calendar, currency, points });
        }
    }
    accounts
}

fn judged(claim: &Claim, accounts: &[Account], catalogue: &Catalogue) -> Option<ClaimVerdicts> {
    let subject = match claim.flow {
        Flow::Export => Some(Subject::Exports),
        Flow::Import => Some(Subject::Imports),
        Flow::Turnover => Some(Subject::Turnover),
        Flow::ReExport | Flow::ReImport => None,
    };
    let comparable = |account: &&Account| {
        Some(account.subject) == subject && account.product == claim.product && account.calendar == claim.calendar
    };
    let mut against: Vec<(Arc<Source>, Judgement)> = accounts
        .iter()
        .filter(comparable)
        .map(|account| {
            let evidence = Evidence { points: &account.points, unit: &account.currency };
            (Arc::clone(&account.source), judge(claim, &account.source, evidence))
        })
        .collect();
    let has_data = |judgement: &Judgement| judgement.reason != Some(Unverifiable::NoData);
    let own = against.iter().position(|(source, judgement)| source.name == claim.source && has_data(judgement));
    if against.is_empty() {
        let source = Arc::clone(catalogue.sources().get(&claim.source)?);
        let nothing = Evidence { points: &[], unit: "" };
        let judgement = judge(claim, &source, nothing);
        against.push((source, judgement));
    }
    // Its own source where that has data, else the default source: the first, since they come by priority.
    let deciding = own.unwrap_or(0);
    let verdict = against[deciding].1.verdict;
    let decider = against[deciding].0.name.clone();
    against.retain(|(source, judgement)| source.name == decider || can_judge(judgement));
    Some(ClaimVerdicts { claim: claim.clone(), verdict, against })
}

/// Forecasts and vague words are the same against every source; one entry says it.
fn can_judge(judgement: &Judgement) -> bool {
    matches!(judgement.reason, None | Some(Unverifiable::NotComparable))
}
