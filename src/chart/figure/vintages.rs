//! The revisions of a series as a picture: each period with every figure that was published of it.

use std::slice;

use super::model::{Figure, FigureOptions};
use crate::{
    chart::{
        axis_scale::AxisScale,
        body::{
            Body,
            vintages::{VintageFigure, VintagePath, VintagePaths},
        },
        period_axis::PeriodAxis,
        wording::{
            number::{percent_label, trimmed},
            phrases::{self, listed},
            unit,
        },
    },
    language::{Language, Magnitude},
    query::{RevisionsAnswer, VintageHistory},
    series::{Revision, Series},
    trade::Level,
};

/// The figure of revisions.
pub(in crate::chart) fn figure(answer: &RevisionsAnswer, options: FigureOptions) -> Figure {
    let (series, language) = (&answer.series, options.language);
    let levels = answer.histories.iter().flat_map(|history| &history.figures).map(|(_, level)| level);
    let magnitude = Magnitude::of_largest(levels);
    let unit = magnitude.sign(language, &series.unit);
    let levels = answer.histories.iter().flat_map(|history| &history.figures).map(|(_, level)| level);
    let mut parts = vec![unit::told_of(language, &unit, (series.rounding, &series.unit), levels)];
    parts.extend(phrases::product_code(language, &series.product));
    parts.extend(phrases::conditions(language, series));
    parts.extend(phrases::attributed(language, &series.source));
    let slots = PeriodAxis::along(answer.histories.iter().map(|history| history.period), series.frequency, series.calendar);
    let paths: Vec<VintagePath> = slots
        .map(|slots| answer.histories.iter().filter_map(|history| path(language, answer, history, slots, magnitude)).collect())
        .unwrap_or_default();
    let told = told(language, answer, &unit);
    let what = phrases::title(language, series, None);
    Figure {
        headline: None,
        title: language.fill("vintages.title", &[("what", &what)]),
        subtitle: parts.join(" \u{b7} "),
        body: Body::Vintages(VintagePaths { slots, unit, scale: AxisScale::Linear, paths, without_place: Vec::new(), told }),
        cautions: phrases::cautions(language, &series.cautions),
        note: None,
        source: phrases::sources(language, slice::from_ref(&series.source), &answer.origin),
        address: answer.origin.address.clone(),
        description: String::new(),
    }
}

fn path(
    language: Language,
    answer: &RevisionsAnswer,
    history: &VintageHistory,
    slots: PeriodAxis,
    magnitude: Magnitude,
) -> Option<VintagePath> {
    let revision = answer.revisions.iter().find(|revision| revision.period == history.period)?;
    let figure = |(published, level): &(i32, Level)| {
        let value = magnitude.amount(level.amount);
        let published = date(language, *published);
        let when = language.period_in(history.period, answer.series.calendar);
        let parts: Vec<&str> = [when.as_str(), &published].into_iter().filter(|part| !part.is_empty()).collect();
        let bounds = (magnitude.bound(level.bounds.low), magnitude.bound(level.bounds.high));
        let words = format!("{}: {}", listed(language, &parts), trimmed(language, value, 4));
        VintageFigure { value, bounds: level.rounding.map(|_| bounds), published, words }
    };
    let figures: Vec<VintageFigure> = history.figures.iter().map(figure).collect();
    let (slot, period) = (slots.slot(history.period)?, history.period.to_string());
    let change = revision.percent.value.map(|percent| percent_label(language, percent));
    (!figures.is_empty()).then_some(VintagePath {
        slot,
        figures,
        change,
        period,
        when: language.period_in(history.period, answer.series.calendar),
    })
}

/// A date of figures in words; empty where it is not known.
fn date(language: Language, published: i32) -> String {
    let (year, month, day) = (published / 10_000, published / 100 % 100, published % 100);
    match (year, month, day) {
        (0, ..) => String::new(),
        (year, 0, _) => phrases::date(language, &format!("{year:04}")),
        (year, month, 0) => phrases::date(language, &format!("{year:04}-{month:02}")),
        (year, month, day) => phrases::date(language, &format!("{year:04}-{month:02}-{day:02}")),
    }
}

/// How many periods, how many of them were published more than once, and the greatest revision.
fn told(language: Language, answer: &RevisionsAnswer, unit: &str) -> String {
    let series: &Series = &answer.series;
    let revised = answer.revisions.iter().filter(|revision| revision.vintages > 1);
    let largest = revised.clone().filter_map(|revision| Some((revision, revision.percent.value?)));
    let largest = largest.max_by(|one, other| one.1.abs().total_cmp(&other.1.abs()));
    let count = language.number(&revised.count().to_string());
    let periods = [answer.revisions.first(), answer.revisions.last()];
    let when = |revision: &Revision| language.period_in(revision.period, series.calendar);
    let [Some(first), Some(last)] = periods else { return String::new() };
    let span = language.fill("chart.span", &[("first", &when(first)), ("last", &when(last))]);
    let greatest = largest.map_or_else(
        || language.say("vintages.once").to_owned(),
        |(revision, percent)| {
            let figure = percent_label(language, percent);
            let at = language.fill("chart.told.at", &[("period", &when(revision)), ("figure", &figure)]);
            language.fill("vintages.greatest", &[("revision", &at)])
        },
    );
    let parts = [("unit", unit), ("span", &span), ("revised", &count), ("greatest", &greatest)];
    language.count("vintages.told", answer.revisions.len(), &parts)
}
