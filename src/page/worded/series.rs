//! One series in words: its latest figure as a sentence with its source, and the figures of its last periods.

use super::{
    cells,
    cleaned::stopped,
    model::{LeftOut, Table, Told},
    shown,
};
use crate::{
    language::{Language, Magnitude},
    page::{
        formatting,
        pair::{figure_sentences, is_doubtful, measured_headings, sides_of_balance},
    },
    query::{Measure, SeriesAnswer},
    series::{Reason, Series},
};

/// What is told of a series.
pub(super) fn tell(told: &mut Told, answer: &SeriesAnswer, language: Language) {
    let series = &answer.series;
    latest(told, series, language);
    let most = shown::most(&answer.origin.parameters);
    let skipped = series.points.len().saturating_sub(most);
    told.tables.push(Table { left_out: LeftOut::Count(skipped), ..table(answer, skipped, language) });
    let has_doubt = |place: usize| series.points[place].yoy.value.is_some() && is_doubtful(series, place);
    if (skipped..series.points.len()).any(has_doubt) {
        told.sentences.push(language.say("page.doubtful").to_owned());
    }
}

/// The latest figure that there is, with its change, its source and how it came about; of a series of none, why.
pub(super) fn latest(told: &mut Told, series: &Series, language: Language) {
    match series.points.iter().rposition(|point| point.level.is_some()) {
        Some(place) => {
            told.sentences.extend(figure_sentences(language, series, place, &[]).into_iter().flatten().map(stopped));
        }
        None => told.sentences.push(language.say("page.no_figures").to_owned()),
    }
}

fn table(answer: &SeriesAnswer, skipped: usize, language: Language) -> Table {
    let series = &answer.series;
    let scale = formatting::common_scale(series.points.iter().filter_map(|point| point.level));
    let unit = formatting::scaled_unit(language, scale, &series.unit);
    let value = format!("{}{}{unit}", language.say("page.value"), language.say("page.separator"));
    let measured = measured_headings(language, answer, &unit);
    let sides = sides_of_balance(series);
    let numbers: Vec<&str> = std::iter::once(value.as_str())
        .chain(measured.iter().map(String::as_str))
        .chain(sides.iter().map(|side| language.term("flow", side)))
        .chain([language.say("page.on_a_year_before")])
        .collect();
    let rows = (skipped..series.points.len()).map(|place| row(answer, place, (scale, !sides.is_empty()), language));
    Table { rows: rows.collect(), is_of_periods: true, ..Table::of(&[language.say("page.period")], &numbers) }
}

fn row(answer: &SeriesAnswer, place: usize, (scale, has_sides): (Magnitude, bool), language: Language) -> Vec<String> {
    let (series, point) = (&answer.series, &answer.series.points[place]);
    let why = point.value_reason.unwrap_or(Reason::Missing);
    let mut row = vec![
        cells::period(language, point.period, series.calendar, point.status),
        cells::amount(language, point.level.as_ref(), scale, why),
    ];
    row.extend(cells::measured(language, answer.measure.columns(), point, scale));
    if has_sides {
        row.extend([&point.exports, &point.imports].map(|side| cells::amount(language, side.as_ref(), scale, Reason::Missing)));
    }
    row.push(cells::percent(language, &point.yoy, is_doubtful(series, place)));
    row
}

/// What a comparison shows of a series in a period: its measure where that is no amount, else its amount.
pub(super) fn shown_of(answer: &SeriesAnswer, place: usize, scale: Magnitude, language: Language) -> String {
    let point = &answer.series.points[place];
    match answer.measure {
        Measure::Yoy => cells::percent(language, &point.yoy, is_doubtful(&answer.series, place)),
        measure => cells::measured(language, measure.columns(), point, scale).into_iter().next().unwrap_or_else(|| {
            cells::amount(language, point.level.as_ref(), scale, point.value_reason.unwrap_or(Reason::Missing))
        }),
    }
}
