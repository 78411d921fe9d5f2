//! Several series side by side: lines on one pair of axes, or a small panel for each.

use super::{
    colours,
    comparison_names::{Comparison, LineName},
    index, level, marks,
    model::{Figure, FigureOptions},
};
use crate::{
    chart::{
        body::{
            Body,
            panels::{self, Arrangement, Colour, Layer, MarkShape, Panel, PanelContent, PanelSet},
        },
        error::ChartError,
        period_axis::PeriodAxis,
        wording::{number::Quantity, phrases, unit::rounding_is_seen},
    },
    language::{Language, Magnitude},
    query::{CompareAnswer, Measure, SeriesAnswer},
    series::Series,
    trade::{Calendar, Event},
};

/// The most lines on one pair of axes that have whiskers: more would hide one another.
const WITH_WHISKERS: usize = 3;

/// So many lines all have a colour and a name of their own.
const ALL_NAMED: usize = 7;
/// Of more lines so many.
const NAMED: usize = 5;

/// How several series are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::chart) enum CompareForm {
    /// Lines on one pair of axes.
    Lines,
    /// A small panel each.
    Multiples,
}

/// The figure of several series.
///
/// # Errors
/// [`ChartError::NoPicture`] without a series.
pub(in crate::chart) fn figure(answer: &CompareAnswer, options: FigureOptions, form: CompareForm) -> Result<Figure, ChartError> {
    let language = options.language;
    let multiples = form == CompareForm::Multiples;
    let series: Vec<&Series> = answer.items.iter().map(|(_, item)| &item.series).collect();
    let comparison = Comparison::of(language, &series).ok_or(ChartError::NoPicture)?;
    let slots = slots(&series);
    let magnitude = magnitude(&series);
    // A panel of its own has a unit of its own, so that small figures are not lost beside large ones.
    let own: Vec<Magnitude> =
        series.iter().map(|one| if multiples { self::magnitude(std::slice::from_ref(one)) } else { magnitude }).collect();
    let units_differ = answer.measure == Measure::Value && own.iter().any(|other| *other != own[0]);
    let colours = colours::of_series(&series);
    let layers: Vec<Layer> = answer
        .items
        .iter()
        .zip(&comparison.names)
        .enumerate()
        .map(|(place, ((_, item), name))| {
            let mut layer = layer(language, item, (name, colours[place]), slots, own[place]);
            if !multiples && series.len() > WITH_WHISKERS {
                layer.marks.iter_mut().for_each(|mark| mark.bounds = None);
            }
            layer
        })
        .collect();
    let (unit, quantity) = unit(language, answer, &series, magnitude);
    let unit = if units_differ { Magnitude::fitting(0).sign(language, &series[0].unit) } else { unit };
    let shown = if multiples {
        let headed = |(layer, magnitude): (Layer, &Magnitude)| {
            let unit = units_differ.then(|| magnitude.sign(language, &series[0].unit));
            own_panel(language, layer, quantity, unit.as_deref())
        };
        layers.into_iter().zip(&own).map(headed).collect()
    } else {
        let content = PanelContent::Layers(few_named(layers));
        vec![Panel { heading: unit.clone(), short: unit.clone(), share: 1, quantity, content }]
    };
    let sources: Vec<_> = series.iter().map(|series| series.source.clone()).collect();
    let arrangement = if multiples { Arrangement::Grid } else { Arrangement::Lines };
    let events = if options.events && !multiples { panels::within(language, &events(answer), slots) } else { Vec::new() };
    Ok(Figure {
        headline: None,
        title: comparison.title(answer.measure, &by_size(&series)),
        subtitle: subtitle(language, (unit, magnitude), answer.measure, &series),
        body: Body::Panels(PanelSet { events, ..PanelSet::new(slots, shown, arrangement) }),
        cautions: cautions(language, &series, &comparison.names),
        note: None,
        source: phrases::sources(language, &sources, &answer.origin),
        address: answer.origin.address.clone(),
        description: String::new(),
    })
}

/// Of many lines only the greatest at their ends have a colour and a name; the others stand behind them.
fn few_named(layers: Vec<Layer>) -> Vec<Layer> {
    if layers.len() <= ALL_NAMED {
        return layers;
    }
    let end = |layer: &Layer| layer.marks.last().map_or(-1.0, |mark| mark.value.abs());
    let mut order: Vec<usize> = (0..layers.len()).collect();
    order.sort_by(|one, other| end(&layers[*other]).total_cmp(&end(&layers[*one])));
    let rank = |place: usize| order.iter().position(|own| *own == place).filter(|rank| *rank < NAMED);
    let ranked = layers.into_iter().enumerate().map(|(place, layer)| (rank(place), layer));
    let (named, others): (Vec<_>, Vec<_>) = ranked.partition(|(rank, _)| rank.is_some());
    let others = others.into_iter().map(|(_, layer)| Layer { colour: Colour::Context, ..layer });
    let named = named.into_iter().map(|(rank, layer)| Layer { colour: rank.map_or(Colour::Context, Colour::Nth), ..layer });
    others.chain(named).collect()
}

/// The places of the series, the greatest last figure first.
fn by_size(series: &[&Series]) -> Vec<usize> {
    let last = |place: &usize| {
        series[*place].points.iter().rev().find_map(|point| point.level.as_ref()).map(|level| level.amount.bound().abs())
    };
    let mut order: Vec<usize> = (0..series.len()).collect();
    order.sort_by_key(|place| std::cmp::Reverse(last(place)));
    order
}

/// The slots of all; the series are of one calendar and frequency.
fn slots(series: &[&Series]) -> Option<PeriodAxis> {
    let first = series.first()?;
    let periods = series.iter().flat_map(|series| &series.points).map(|point| point.period);
    PeriodAxis::along(periods, first.frequency, first.calendar)
}

fn magnitude(series: &[&Series]) -> Magnitude {
    Magnitude::of_largest(series.iter().flat_map(|series| &series.points).filter_map(|point| point.level.as_ref()))
}

/// The line of a series.
fn layer(
    language: Language,
    item: &SeriesAnswer,
    (name, colour): (&LineName, Colour),
    slots: Option<PeriodAxis>,
    magnitude: Magnitude,
) -> Layer {
    let series = &item.series;
    let layer = match item.measure {
        Measure::Index => marks::index(language, series, slots),
        Measure::Yoy => marks::growth(language, series, slots),
        // The others have no picture: `query::parse` refuses them.
        _ => {
            let points = series.points.iter().map(|point| (point.period, point.level.as_ref(), point.status));
            marks::levels(language, points, slots, magnitude)
        }
    };
    let none = || language.fill("chart.no_data", &[("name", &name.long)]);
    let long = if layer.marks.is_empty() { none() } else { name.long.clone() };
    Layer { shape: MarkShape::Line, colour, name: long, code: name.short.clone(), ..layer }
}

/// A small panel, all of one colour: its heading is the name, with its unit where panels differ in it.
fn own_panel(language: Language, layer: Layer, quantity: Quantity, unit: Option<&str>) -> Panel {
    let named = |unit: &str| language.fill("chart.unit.heading", &[("flow", &layer.name), ("unit", unit)]);
    Panel {
        heading: unit.map_or_else(|| layer.name.clone(), named),
        short: layer.code.clone(),
        share: 1,
        quantity,
        content: PanelContent::Layers(vec![Layer { colour: Colour::First, name: String::new(), ..layer }]),
    }
}

/// What the axis is in.
fn unit(language: Language, answer: &CompareAnswer, series: &[&Series], magnitude: Magnitude) -> (String, Quantity) {
    match answer.measure {
        Measure::Index => {
            let calendar = series.first().map_or(Calendar::Gregorian, |one| one.calendar);
            (index::unit(language, answer.base, calendar), Quantity::Index)
        }
        Measure::Yoy => (language.say("chart.unit.change").to_owned(), Quantity::Percent),
        _ => (magnitude.sign(language, series.first().map_or("", |series| series.unit.as_str())), Quantity::Money),
    }
}

/// Unit and basis, and what holds for all of the series.
fn subtitle(language: Language, (unit, magnitude): (String, Magnitude), measure: Measure, series: &[&Series]) -> String {
    let mut units: Vec<&str> = Vec::new();
    for own in series.iter().map(|series| language.term("chart.currency", &series.unit)) {
        if !units.contains(&own) {
            units.push(own);
        }
    }
    let rounding = series.iter().filter_map(|series| series.rounding).max();
    let all = |key: &str| {
        let joined = |before: String, next: &&str| language.fill(key, &[("first", &before), ("second", next)]);
        units.split_first().map_or_else(String::new, |(first, rest)| rest.iter().fold((*first).to_owned(), joined))
    };
    let basis = phrases::basis(language, rounding, &all("chart.unit.either"));
    let largest = series.iter().map(|series| level::largest_in(series, magnitude)).fold(0.0, f64::max);
    let seen = rounding_is_seen(rounding, magnitude, largest);
    let mut parts = match measure {
        Measure::Value if seen => vec![phrases::of_value(language, &unit, &basis)],
        Measure::Value => vec![unit],
        _ if units.len() > 1 => {
            let units = all("chart.unit.both");
            vec![unit, language.fill("chart.basis.of_ratio_in", &[("basis", &basis), ("units", &units)])]
        }
        _ if seen => vec![unit, language.fill("chart.basis.of_ratio", &[("basis", &basis)])],
        _ => vec![unit],
    };
    let product = series.first().filter(|first| series.iter().all(|other| other.product == first.product));
    parts.extend(product.and_then(|one| phrases::product_code(language, &one.product)));
    let conditions: Vec<Vec<String>> = series.iter().map(|series| phrases::conditions(language, series)).collect();
    match conditions.first() {
        Some(first) if conditions.iter().all(|other| other == first) => parts.extend(first.iter().cloned()),
        _ => parts.push(language.say(differing(series)).to_owned()),
    }
    parts.join(" \u{b7} ")
}

/// The key of what does not hold for all of the series.
fn differing(series: &[&Series]) -> &'static str {
    let valuation = series.windows(2).any(|pair| pair[0].valuation != pair[1].valuation);
    let derived = series.windows(2).any(|pair| pair[0].derived != pair[1].derived);
    match (valuation, derived) {
        (true, true) => "chart.compare.both_differ",
        (true, false) => "chart.compare.valued",
        (false, _) => "chart.compare.derived",
    }
}

/// The cautions of all, each once, and where the lines break.
fn cautions(language: Language, series: &[&Series], names: &[LineName]) -> Vec<String> {
    let mut cautions: Vec<String> = Vec::new();
    for caution in series.iter().flat_map(|series| phrases::cautions(language, &series.cautions)) {
        if !cautions.contains(&caution) {
            cautions.push(caution);
        }
    }
    for (series, name) in series.iter().zip(names) {
        let broken: Vec<String> = marks::broken(series).map(|period| language.period_in(period, series.calendar)).collect();
        if !broken.is_empty() {
            let periods = phrases::listed(language, &broken);
            cautions.push(language.fill("chart.compare.break_before", &[("name", &name.long), ("periods", &periods)]));
        }
    }
    cautions
}

/// The events that belong to every pair.
fn events(answer: &CompareAnswer) -> Vec<Event> {
    let Some(((_, first), others)) = answer.items.split_first() else { return Vec::new() };
    first.events.iter().filter(|event| others.iter().all(|(_, other)| event.belongs_to(other.series.dyad))).cloned().collect()
}
