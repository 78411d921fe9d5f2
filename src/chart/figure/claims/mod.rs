//! The claims of a pair as a picture: who said how much of when, and what the figures say of it.

mod choice;
mod dots;
mod years;

use std::{collections::BTreeSet, sync::Arc};

use super::model::{Figure, FigureOptions};
use crate::{
    chart::{
        axis_scale::AxisScale,
        body::{
            Body,
            claims::{ClaimDots, OfficialSteps},
        },
        wording::phrases,
    },
    language::{Language, Magnitude},
    query::{OfficialSeries, Origin, VerdictsAnswer},
    statistics::ClaimSet,
    trade::{BOUND_PER_UNIT, Source},
};
use choice::ClaimChoice;

/// The figure of a pair's claims.
pub(in crate::chart) fn figure(answer: &VerdictsAnswer, options: FigureOptions) -> Figure {
    let language = options.language;
    let choice = choice::choose(answer);
    let years = years::years(&choice, answer);
    let series: Vec<&OfficialSeries> = answer.official.iter().filter(|series| choice.is_about(series)).collect();
    let magnitude = magnitude(&choice, &series);
    let behind = years.map(|years| years::official(language, &series, years, magnitude)).unwrap_or_default();
    let dots = years.map(|years| dots::dots(language, &choice, years, magnitude)).unwrap_or_default();
    let unit = magnitude.sign(language, &choice.currency);
    let what = phrases::subject(language, choice.subject, answer.dyad);
    let what = phrases::of_product(language, &what, &choice.product);
    Figure {
        headline: None,
        title: language.count("claims_picture.title", dots.len(), &[("what", &what)]),
        subtitle: language.fill("claims_picture.subtitle", &[("unit", &unit)]),
        source: sources(language, &choice, &series, &behind, &answer.listing.origin),
        body: Body::Claims(ClaimDots {
            years,
            unit,
            scale: AxisScale::Linear,
            dots,
            behind,
            without_place: Vec::new(),
            not_drawn: choice.not_drawn(language),
        }),
        cautions: Vec::new(),
        address: answer.listing.origin.address.clone(),
        note: None,
        description: String::new(),
    }
}

/// The unit that suits the greatest amount.
fn magnitude(choice: &ClaimChoice, series: &[&OfficialSeries]) -> Magnitude {
    let claimed =
        choice.claims.iter().filter_map(|item| ClaimSet::of(&item.claim)).map(|set| set.stated.scaled_up(BOUND_PER_UNIT));
    let counted = series.iter().flat_map(|series| &series.years).map(|(_, level)| level.amount.bound());
    let greatest = claimed.max().or_else(|| counted.max()).unwrap_or(0);
    Magnitude::fitting(greatest)
}

/// The official sources by name, and how many sources the statements are from: each stands with its words at the address.
fn sources(
    language: Language,
    choice: &ClaimChoice,
    series: &[&OfficialSeries],
    behind: &[OfficialSteps],
    origin: &Origin,
) -> String {
    let shown = series.iter().filter(|series| behind.iter().any(|steps| steps.name == years::series_name(language, series)));
    let official: Vec<Arc<Source>> = shown.map(|series| Arc::clone(&series.source)).collect();
    let stated: BTreeSet<&str> = choice.claims.iter().map(|item| item.claim.source.as_str()).collect();
    let count = language.count("claims_picture.sources", stated.len(), &[]);
    if official.is_empty() {
        return count;
    }
    format!("{count} {}", phrases::sources(language, &official, origin))
}
