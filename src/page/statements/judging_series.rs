//! Where the series that judge claims are shown: the page of their pair, at the period that is spoken of.

use crate::{
    dataset::Catalogue,
    query::{self, Against, Alternative, Answer, Parameters, Query, Resource, SummarisedView, View},
    series::Subject,
    trade::{Claim, ClaimFlow, Dyad, Period, Product},
};

/// The view that shows what a claim speaks of.
pub(super) fn view_of(flow: ClaimFlow) -> View {
    View::showing(Subject::of_claim(flow))
}

/// The series of one pair.
pub(in crate::page) struct JudgingSeries(Vec<SummarisedView>);

impl JudgingSeries {
    /// Those of a summary that is there already.
    pub(in crate::page) fn of(series: &[SummarisedView]) -> Self {
        Self(series.to_vec())
    }

    /// Those of a pair of the catalogue; none where it has no figures.
    pub(in crate::page) fn find(catalogue: &Catalogue, dyad: Dyad) -> Self {
        let asked = Query { resource: Resource::Dyad(dyad), parameters: Parameters::default() };
        match query::answer(catalogue, &asked) {
            Ok(Answer::Dyad(summary)) => Self(summary.series),
            _ => Self(Vec::new()),
        }
    }

    /// The address of the figures that judge; nothing where they are only claimed, or of a product, whose series nobody lists.
    pub(super) fn address(&self, one: &Against, claim: &Claim) -> Option<String> {
        let view = view_of(claim.flow);
        let period = claim.period.as_ref().and_then(|span| Period::of_months(span.first_month(), span.months()));
        if !one.judgement.judges() || one.judgement.rests.on_claims || claim.product != Product::Total {
            return None;
        }
        let is_of = |series: &&Alternative| {
            (series.view, series.calendar, &series.source.name) == (view, claim.calendar, &one.source.name)
                && [claim.dyad, claim.dyad.mirror()].contains(&series.dyad)
                && series.dyad.reporter == one.reporter
        };
        let has = |series: &Alternative| {
            period.is_some_and(|period| {
                period.frequency() == series.frequency && (series.periods.0..=series.periods.1).contains(&period)
            })
        };
        let there: Vec<&Alternative> = self.0.iter().map(|item| &item.series).filter(is_of).collect();
        let with_period = there.iter().copied().find(|series| has(series));
        let series = with_period.or(there.first().copied())?;
        let parameters = series.address.split_once('?').map_or("", |(_, parameters)| parameters);
        let period = with_period.and(period).map(|period| format!("period={period}"));
        Some(page_address(series.dyad, view, [parameters, period.as_deref().unwrap_or_default()]))
    }
}

fn page_address(dyad: Dyad, view: View, parameters: [&str; 2]) -> String {
    let mut address = format!("/?dyad={dyad}&view={}", view.word());
    for parameter in parameters.into_iter().filter(|parameter| !parameter.is_empty()) {
        address.push('&');
        address.push_str(parameter);
    }
    address
}
