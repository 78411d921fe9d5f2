//! An area's partners on the shapes of a map that the operator names.

use super::{model::Figure, partner_words};
use crate::{
    chart::{
        body::{
            Body,
            choropleth::{Choropleth, MapValue},
            ranking::percent,
        },
        error::ChartError,
        map::WorldMap,
        wording::{number::trimmed, phrases},
    },
    language::{Language, Magnitude},
    parameter::ParameterError,
    query::PartnersAnswer,
    statistics::share,
    trade::Area,
};
use std::sync::Arc;

/// So many are told in a sentence, or named as without a shape.
const TOLD: usize = 3;

/// The figure of partners by value, still without shapes.
pub(in crate::chart) fn figure(answer: &PartnersAnswer, language: Language) -> Figure {
    let magnitude = Magnitude::of_largest(answer.whole.iter().map(|whole| &whole.level));
    let unit = magnitude.unit(language, &answer.family.unit);
    let value = |(area, words, value): (Area, String, f64)| MapValue { area, name: language.area(area).to_owned(), value, words };
    let rows = answer.period.map_or_else(Vec::new, |period| answer.ranked_in(period));
    let mut values: Vec<MapValue> = rows
        .into_iter()
        .map(|(area, level)| {
            let amount = magnitude.amount(level.amount);
            let part = answer.whole.and_then(|whole| share(level, whole).value).map(|part| percent(language, part));
            let written = trimmed(language, amount, 3);
            value((area, phrases::listed(language, &[Some(written), part].into_iter().flatten().collect::<Vec<_>>()), amount))
        })
        .collect();
    values.sort_by(|one, other| other.value.total_cmp(&one.value).then(one.area.cmp(&other.area)));
    let named: Vec<String> = values.iter().take(TOLD).map(|value| format!("{} {}", value.name, value.words)).collect();
    let told = format!("{unit}: {}.", phrases::in_turn(language, &named));
    let what = partner_words::what(language, answer);
    let title = match answer.period {
        Some(period) => {
            language.fill("title.chart.dated", &[("what", &what), ("when", &language.period_in(period, answer.family.calendar))])
        }
        None => what,
    };
    let lead = vec![partner_words::of_value(language, answer, &unit), language.say("map.projection").to_owned()];
    let own = Some((answer.reporter, language.area(answer.reporter).to_owned()));
    partner_words::framed(language, answer, &title, lead, Body::Choropleth(Choropleth { map: None, own, values, unit, told }))
}

/// Puts a figure of a map on its shapes; other figures stay as they are.
///
/// # Errors
/// [`ChartError::Refused`] where no map is named.
pub(super) fn on_shapes(figure: &mut Figure, map: Option<&Arc<WorldMap>>, language: Language) -> Result<(), ChartError> {
    let Body::Choropleth(body) = &mut figure.body else { return Ok(()) };
    let Some(map) = map else {
        let why = "\"map\" is not possible here: no map is named. dyad ships no borders; --map FILE of serve, render and query names a \
                   GeoJSON of shapes with ISO 3166 codes";
        return Err(ParameterError::new("kind", why, &["bar"]).into());
    };
    let missing = body.without_shape(map);
    if !missing.is_empty() {
        let mut names: Vec<&str> = missing.iter().take(TOLD).map(|value| value.name.as_str()).collect();
        if missing.len() > TOLD {
            names.push("\u{2026}");
        }
        let (lost, all): (f64, f64) =
            (missing.iter().map(|value| value.value).sum(), body.values.iter().map(|value| value.value).sum());
        let part = percent(language, if all > 0.0 { lost / all * 100.0 } else { 0.0 });
        let parts = [("names", phrases::listed(language, &names)), ("share", part)];
        let parts = parts.each_ref().map(|(name, words)| (*name, words.as_str()));
        figure.cautions.push(language.count("map.without_shape", missing.len(), &parts));
    }
    body.map = Some(Arc::clone(map));
    Ok(())
}
