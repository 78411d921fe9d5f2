//! The places of an area's partners over the years: at the two ends of the window, or through all of it.

use std::cmp::Reverse;

use super::{
    model::{Figure, FigureOptions},
    partner_words, partners,
};
use crate::{
    chart::{
        body::{
            Body,
            rank_lines::{Place, RankLine, RankLines},
        },
        error::ChartError,
        period_axis::PeriodAxis,
        wording::phrases,
    },
    language::{Language, Magnitude},
    parameter::ParameterError,
    query::PartnersAnswer,
    trade::{Area, Level, Period},
};

/// So many places are shown when `top` does not say.
const SHOWN: usize = 10;
/// So many are told of each end.
const TOLD: usize = 3;

/// The figure of places at the two ends of the window, or through all of its periods.
///
/// # Errors
/// [`ChartError::Refused`] where fewer than two periods can be ranked.
pub(in crate::chart) fn figure(answer: &PartnersAnswer, options: FigureOptions, ends_alone: bool) -> Result<Figure, ChartError> {
    let language = options.language;
    let partner = partners::highlighted(options.highlight)?;
    let periods = answer.ranked_periods();
    let magnitude = Magnitude::of_largest(answer.whole.iter().map(|whole| &whole.level));
    let unit = magnitude.unit(language, &answer.family.unit);
    let kept: Vec<Period> = match (periods.first(), periods.last()) {
        (Some(first), Some(last)) if ends_alone && first != last => vec![*first, *last],
        _ => periods,
    };
    if let [only] = kept[..] {
        return Err(refused(only, ends_alone));
    }
    let slots = PeriodAxis::along(kept.iter().copied(), answer.family.frequency, answer.family.calendar);
    let mut counts = vec![None; slots.map_or(0, |slots| slots.count)];
    let mut lines: Vec<(Area, Vec<Option<Place>>)> = Vec::new();
    for period in &kept {
        let Some(slot) = slots.and_then(|slots| slots.slot(*period)) else { continue };
        let places = places(&answer.ranked_in(*period), magnitude);
        counts[slot] = Some(places.len());
        for (area, place) in places {
            let line = lines.iter().position(|(own, _)| *own == area).unwrap_or_else(|| {
                lines.push((area, vec![None; counts.len()]));
                lines.len() - 1
            });
            lines[line].1[slot] = Some(place);
        }
    }
    let order = |places: &[Option<Place>]| {
        let at = |place: Option<&Option<Place>>| place.copied().flatten().map_or(usize::MAX, |place| place.order);
        (at(places.last()), at(places.first()))
    };
    lines.sort_by_key(|(area, places)| (order(places), *area));
    let named = |(area, places): (Area, Vec<Option<Place>>)| RankLine {
        name: language.area(area).to_owned(),
        code: area.code().to_owned(),
        places,
    };
    let mut body = RankLines {
        periods: slots,
        counts,
        lines: lines.into_iter().map(named).collect(),
        highlight: partner.map(|area| area.code().to_owned()),
        ends_alone,
        most: answer.listing.origin.parameters.top.unwrap_or(SHOWN),
        magnitude,
        unit,
        told: String::new(),
    };
    body.told = told(language, &body);
    let lead = vec![language.say(if ends_alone { "places.of_ends" } else { "places.of_all" }).to_owned()];
    let unranked = partner.filter(|area| body.lines.iter().all(|line| line.code != area.code()));
    let unranked = unranked.and_then(|area| partners::not_ranked(language, language.area(area), answer.period));
    let mut figure = partner_words::framed(language, answer, &title(language, answer, &kept), lead, Body::RankLines(body));
    figure.cautions.extend(unranked);
    Ok(figure)
}

/// The places of the partners of a period; equal values share a place.
fn places(levels: &[(Area, Level)], magnitude: Magnitude) -> Vec<(Area, Place)> {
    let mut sorted = levels.to_vec();
    sorted.sort_by_key(|(area, level)| (Reverse(level.amount), *area));
    let place = |(at, (area, level)): (usize, &(Area, Level))| {
        let equal = sorted.iter().filter(|(_, other)| other.amount == level.amount).count();
        let first = sorted.partition_point(|(_, other)| other.amount > level.amount);
        (*area, Place { order: at + 1, rank: first + 1, tied: equal > 1, value: magnitude.amount(level.amount) })
    };
    sorted.iter().enumerate().map(place).collect()
}

fn title(language: Language, answer: &PartnersAnswer, periods: &[Period]) -> String {
    let what = language.fill("places.title", &[("what", &partner_words::what(language, answer))]);
    let (Some(first), Some(last)) = (periods.first(), periods.last()) else { return what };
    let (first, last) = (language.period_in(*first, answer.family.calendar), language.period_in(*last, answer.family.calendar));
    let when = language.fill("chart.span", &[("first", &first), ("last", &last)]);
    language.fill("title.chart.dated", &[("what", &what), ("when", &when)])
}

/// "2000: 1 Germany, 2 Italy, 3 Japan; 2020: 1 China, …".
fn told(language: Language, body: &RankLines) -> String {
    let (Some((first, last)), Some(periods)) = (body.ends(), body.periods) else { return String::new() };
    let at = |slot: usize| {
        let mut leading: Vec<(Place, &str)> =
            body.lines.iter().filter_map(|line| Some((line.places[slot]?, line.name.as_str()))).collect();
        leading.sort_by_key(|(place, _)| place.order);
        let named: Vec<String> =
            leading.iter().take(TOLD).map(|(place, name)| format!("{} {name}", place.written(language))).collect();
        let when = language.period_in(periods.period(slot), periods.calendar);
        language.fill("places.told", &[("period", &when), ("named", &phrases::listed(language, &named))])
    };
    format!("{}.", phrases::in_turn(language, &[at(first), at(last)]))
}

fn refused(only: Period, ends_alone: bool) -> ChartError {
    let kind = if ends_alone { "slope" } else { "bump" };
    let why = format!(
        "\"{kind}\" is not possible here: there are enough figures to rank partners of {only} only, and places move between two periods"
    );
    ParameterError::new("kind", why, &["bar"]).into()
}
