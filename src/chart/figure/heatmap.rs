//! A monthly or quarterly series as a heat map: a row a year, a column a month or quarter.

use std::slice;

use super::model::{Figure, FigureOptions};
use crate::{
    chart::{
        body::{
            Body,
            heatmap::{HeatCell, HeatFigure, HeatMap, HeatRow},
        },
        error::ChartError,
        wording::{
            number::{labelled, plain, trimmed, usual_decimals},
            phrases, unit,
        },
    },
    language::{Language, Magnitude},
    parameter::ParameterError,
    query::{Measure, SeriesAnswer},
    series::{Point, Series},
    trade::{Calendar, Frequency, Period},
};

mod scale;

/// What is shown of each period.
struct Shown {
    unit: String,
    /// The growth in per cent, or the amount in the scaled unit.
    is_growth: bool,
    magnitude: Magnitude,
    decimals: usize,
}

/// Can a series be drawn so?
pub(in crate::chart) fn suits(answer: &SeriesAnswer) -> bool {
    matches!(answer.series.frequency, Frequency::Monthly | Frequency::Quarterly)
        && matches!(answer.measure, Measure::Value | Measure::Yoy)
}

/// The figure of a heat map.
///
/// # Errors
/// [`ChartError::Refused`] for years and parts of years, and for other measures than the amounts and their growth.
pub(in crate::chart) fn figure(answer: &SeriesAnswer, options: FigureOptions) -> Result<Figure, ChartError> {
    if !suits(answer) {
        return Err(refused(answer).into());
    }
    let (series, language) = (&answer.series, options.language);
    let shown = shown(answer, language);
    let levels = series.points.iter().filter_map(|point| point.level.as_ref());
    let first = if shown.is_growth {
        let basis = phrases::basis(language, series.rounding, &series.unit);
        [shown.unit.clone(), language.fill("chart.basis.of_ratio", &[("basis", &basis)])].join(" \u{b7} ")
    } else {
        unit::told_of(language, &shown.unit, (series.rounding, &series.unit), levels)
    };
    let mut parts = vec![first];
    parts.extend(phrases::product_code(language, &series.product));
    parts.extend(phrases::conditions(language, series));
    parts.extend(phrases::attributed(language, &series.source));
    Ok(Figure {
        headline: None,
        title: phrases::title(language, series, shown.is_growth.then_some("title.chart.growth")),
        subtitle: parts.join(" \u{b7} "),
        body: Body::HeatMap(map(language, series, shown)),
        cautions: phrases::cautions(language, &series.cautions),
        note: None,
        source: phrases::sources(language, slice::from_ref(&series.source), &answer.origin),
        address: answer.origin.address.clone(),
        description: String::new(),
    })
}

fn refused(answer: &SeriesAnswer) -> ParameterError {
    if matches!(answer.measure, Measure::Value | Measure::Yoy) {
        let why = "kind=heatmap shows months or quarters by year, and these figures are neither; ask for freq=M or freq=Q of a \
                   series that has them";
        ParameterError::new("kind", why, &["bar", "line", "combo"])
    } else {
        ParameterError::new("measure", "kind=heatmap shows amounts or their growth", &["value", "yoy"])
    }
}

fn shown(answer: &SeriesAnswer, language: Language) -> Shown {
    let series = &answer.series;
    let is_growth = answer.measure == Measure::Yoy;
    let magnitude = Magnitude::of_largest(series.points.iter().filter_map(|point| point.level.as_ref()));
    let largest = series.points.iter().filter_map(|point| point.level).map(|level| magnitude.amount(level.amount).abs());
    let decimals = magnitude.decimals(usual_decimals(largest.fold(0.0, f64::max)), series.rounding);
    let unit = if is_growth { language.say("chart.unit.change").to_owned() } else { magnitude.sign(language, &series.unit) };
    Shown { unit, is_growth, magnitude, decimals }
}

impl Shown {
    fn value(&self, point: &Point) -> Option<f64> {
        let value = if self.is_growth { point.yoy.value } else { point.level.map(|level| self.magnitude.amount(level.amount)) };
        value.filter(|value| value.is_finite())
    }

    /// As in a cell: of growth without the sign for per cent, which the legend has.
    fn written(&self, language: Language, value: f64) -> String {
        if self.is_growth {
            let digits = plain(value, 0);
            let sign = if value > 0.0 && digits != "0" { "+" } else { "" };
            language.number(&format!("{sign}{digits}"))
        } else {
            labelled(language, value, self.decimals)
        }
    }

    /// In words, as exactly as others tell it.
    fn told(&self, language: Language, value: f64) -> String {
        if self.is_growth {
            let digits = plain(value, 2);
            let sign = if value > 0.0 { "+" } else { "" };
            language.percent(&format!("{sign}{digits}"))
        } else {
            trimmed(language, value, 4)
        }
    }
}

fn map(language: Language, series: &Series, shown: Shown) -> HeatMap {
    let per_year = series.frequency.per_year();
    let ordinals: Vec<i32> = series.points.iter().map(|point| point.period.ordinal()).collect();
    // Growth begins a year after the series does: what is before is no gap.
    let begun = series.points.iter().filter(|point| !shown.is_growth || shown.value(point).is_some());
    let first = begun.map(|point| point.period.ordinal()).min().unwrap_or(0);
    let last = ordinals.iter().copied().max().filter(|last| *last >= first).unwrap_or(first - 1);
    let cell = |ordinal: i32| {
        if ordinal < first || ordinal > last {
            return HeatCell::Outside;
        }
        let point = series.points.iter().find(|point| point.period.ordinal() == ordinal);
        point.and_then(|point| figure_of(language, series, &shown, point)).map_or(HeatCell::Gap, HeatCell::Figure)
    };
    let row = |year: i32| HeatRow {
        label: language.year_in(year, series.calendar),
        cells: (0..per_year).map(|place| cell(year * per_year + place)).collect(),
    };
    let rows: Vec<HeatRow> =
        if last < first { Vec::new() } else { (first.div_euclid(per_year)..=last.div_euclid(per_year)).map(row).collect() };
    let values: Vec<f64> = series.points.iter().filter_map(|point| shown.value(point)).collect();
    let scale = scale::of(language, &values, shown.is_growth);
    let told = told(language, series, &shown);
    HeatMap { unit: shown.unit, columns: columns(language, series.frequency, series.calendar), rows, scale, told }
}

fn figure_of(language: Language, series: &Series, shown: &Shown, point: &Point) -> Option<HeatFigure> {
    let value = shown.value(point)?;
    let figure = shown.told(language, value);
    let when = language.period_in(point.period, series.calendar);
    let tentative = point.status.is_tentative();
    let status = if tentative { format!(" ({})", phrases::status(language, point.status)) } else { String::new() };
    Some(HeatFigure {
        value,
        written: shown.written(language, value),
        is_tentative: tentative,
        period: point.period.to_string(),
        words: format!("{when}: {figure}{status}"),
    })
}

/// From when to when, how many, the lowest and the highest.
fn told(language: Language, series: &Series, shown: &Shown) -> String {
    let known: Vec<(Period, f64)> = series.points.iter().filter_map(|point| Some((point.period, shown.value(point)?))).collect();
    let by_value = |one: &&(Period, f64), other: &&(Period, f64)| one.1.total_cmp(&other.1);
    let (Some(first), Some(last)) = (known.first(), known.last()) else { return String::new() };
    let (lowest, highest) = (known.iter().min_by(by_value).unwrap_or(first), known.iter().max_by(by_value).unwrap_or(last));
    let at = |(period, value): &(Period, f64)| {
        let when = language.period_in(*period, series.calendar);
        language.fill("chart.told.at", &[("period", &when), ("figure", &shown.told(language, *value))])
    };
    let when = |period: Period| language.period_in(period, series.calendar);
    let span = language.fill("chart.span", &[("first", &when(first.0)), ("last", &when(last.0))]);
    let parts = [("unit", shown.unit.as_str()), ("span", &span), ("lowest", &at(lowest)), ("highest", &at(highest))];
    language.count("heatmap.told", known.len(), &parts)
}

/// The names of months or quarters: in full, shortened where the language does so, and by number.
fn columns(language: Language, frequency: Frequency, calendar: Calendar) -> Vec<Vec<String>> {
    let numbers = || (1..=frequency.per_year()).map(|place| place.to_string());
    let by_number = numbers().map(|place| language.digits(&place)).collect();
    if frequency == Frequency::Quarterly {
        let quarters = numbers().map(|place| language.fill("heatmap.quarter", &[("quarter", &language.digits(&place))]));
        return vec![quarters.collect(), by_number];
    }
    let whole = numbers().map(|place| {
        let month = if calendar == Calendar::SolarHijri {
            language.term("month_hijri", &place).to_owned()
        } else {
            language.term("month", &place).to_owned()
        };
        // Without the sign that a Persian month takes before its year.
        month.trim_end_matches('\u{654}').to_owned()
    });
    let whole: Vec<String> = whole.collect();
    if language.is_right_to_left() {
        return vec![whole, by_number];
    }
    let short = whole.iter().map(|month| month.chars().take(3).collect()).collect();
    vec![whole, short, by_number]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::tests::THREE;

    #[test]
    fn months_have_names_in_every_calendar_and_language() {
        let named = |calendar| THREE.map(|language| columns(language, Frequency::Monthly, calendar).concat());
        let [english, russian, persian] = named(Calendar::Gregorian);
        assert_eq!((english[0].as_str(), english[12].as_str(), english[24].as_str()), ("January", "Jan", "1"));
        assert_eq!((russian[10].as_str(), russian[22].as_str()), ("ноябрь", "ноя"));
        assert_eq!((persian[0].as_str(), persian[12].as_str(), persian.len()), ("ژانویه", "۱", 24));
        assert_eq!(named(Calendar::SolarHijri).map(|names| names[11].clone()), ["Esfand", "эсфанд", "اسفند"]);
        assert_eq!(columns(Language::English, Frequency::Quarterly, Calendar::Gregorian)[0], ["Q1", "Q2", "Q3", "Q4"]);
    }
}
