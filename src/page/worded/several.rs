//! Several series in words: beside one another, from both sides of a pair, and as first published and revised.

use super::{
    cells::{self, LONGEST},
    cleaned::clipped,
    model::{LeftOut, Table, Told},
    series::shown_of,
    shown,
};
use crate::{
    dataset::date_text,
    language::{Language, Magnitude},
    page::{
        formatting,
        pair::{capital, compared_names, measured_headings, sides_of_mirror},
    },
    query::{CompareAnswer, Measure, MirrorAnswer, RevisionsAnswer, SeriesAnswer},
    series::{MirrorDirection, MirrorMaking, MirrorPoint, MirrorSide, Reason},
    trade::{Calendar, Level, Period, Status, Valuation},
};

/// More series than this stand below one another, with their last figure.
const BESIDE: usize = 5;

/// What is told of a comparison.
pub(super) fn compare(told: &mut Told, answer: &CompareAnswer, language: Language) {
    let names = compared_names(language, answer);
    let items: Vec<(&SeriesAnswer, &String)> = answer.items.iter().map(|(_, one)| one).zip(&names).collect();
    told.tables.push(if items.len() > BESIDE {
        below(&items, language)
    } else {
        beside(&items, shown::most(&answer.origin.parameters), language)
    });
}

/// What the figures of a series are called, and in which scale they stand.
fn heading(answer: &SeriesAnswer, items: &[(&SeriesAnswer, &String)], language: Language) -> (String, Magnitude) {
    let like = items.iter().map(|(one, _)| &one.series).filter(|series| series.unit == answer.series.unit);
    let scale = formatting::common_scale(like.flat_map(|series| &series.points).filter_map(|point| point.level));
    let unit = formatting::scaled_unit(language, scale, &answer.series.unit);
    let words = match answer.measure {
        Measure::Yoy => language.say("page.on_a_year_before").to_owned(),
        _ => measured_headings(language, answer, &unit).into_iter().next().unwrap_or(unit),
    };
    (words, scale)
}

fn beside(items: &[(&SeriesAnswer, &String)], most: usize, language: Language) -> Table {
    let mut periods: Vec<Period> = items.iter().flat_map(|(one, _)| &one.series.points).map(|point| point.period).collect();
    periods.sort_unstable();
    periods.dedup();
    let skipped = periods.len().saturating_sub(most);
    let headed: Vec<(String, Magnitude)> = items.iter().map(|(one, _)| heading(one, items, language)).collect();
    let separator = language.say("page.separator");
    let headings: Vec<String> =
        items.iter().zip(&headed).map(|((_, name), (unit, _))| format!("{}{separator}{unit}", clipped(name, LONGEST))).collect();
    let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
    let calendar = items.first().map(|(one, _)| one.series.calendar).unwrap_or_default();
    let cell = |(one, scale): (&SeriesAnswer, Magnitude), period: Period| {
        let place = one.series.points.iter().position(|point| point.period == period);
        place.map_or_else(|| cells::reason(language, Reason::Missing), |place| shown_of(one, place, scale, language))
    };
    let row = |period: &Period| {
        let cells = items.iter().zip(&headed).map(|((one, _), (_, scale))| cell((one, *scale), *period));
        std::iter::once(language.period_in(*period, calendar)).chain(cells).collect()
    };
    Table {
        rows: periods[skipped..].iter().map(row).collect(),
        is_of_periods: true,
        left_out: LeftOut::Count(skipped),
        ..Table::of(&[language.say("page.period")], &headings)
    }
}

/// A row for each series with its last figure.
fn below(items: &[(&SeriesAnswer, &String)], language: Language) -> Table {
    let row = |(one, name): &(&SeriesAnswer, &String)| {
        let (unit, scale) = heading(one, items, language);
        let place = one.series.points.iter().rposition(|point| point.level.is_some());
        let (when, figure) = match place {
            Some(place) => {
                (language.period_in(one.series.points[place].period, one.series.calendar), shown_of(one, place, scale, language))
            }
            None => (String::new(), cells::reason(language, Reason::Missing)),
        };
        vec![clipped(name, LONGEST), when, unit, figure]
    };
    let words = ["library.series", "page.period", "document.label.unit"].map(|key| language.say(key));
    Table { rows: items.iter().map(row).collect(), ..Table::of(&words, &[language.say("page.value")]) }
}

/// What is told of a mirror: a table for each direction.
pub(super) fn mirror(told: &mut Told, answer: &MirrorAnswer, language: Language) {
    let mirror = &answer.mirror;
    let levels =
        mirror.directions.iter().flat_map(|direction| &direction.points).flat_map(|point| [point.exports, point.imports]);
    let scale = formatting::common_scale(levels.flatten());
    // Two tables are to be as long as one.
    let most = shown::most(&answer.origin.parameters);
    let most = if shown::is_asked(&answer.origin.parameters) { most } else { most.div_ceil(2) };
    for direction in mirror.directions.iter().filter(|direction| !direction.points.is_empty()) {
        let skipped = direction.points.len().saturating_sub(most);
        let row = |point: &MirrorPoint| mirrored(language, direction, point, scale, mirror.calendar);
        let unit = formatting::scaled_unit(language, scale, &mirror.unit);
        told.tables.push(Table {
            rows: direction.points[skipped..].iter().map(row).collect(),
            is_of_periods: true,
            left_out: LeftOut::Count(skipped),
            ..direction_table(language, direction, &unit)
        });
    }
    if !told.tables.is_empty() {
        told.sentences.extend(sides_of_mirror(language, answer));
        told.sentences.push(language.say("page.gap_is").to_owned());
    }
}

fn direction_table(language: Language, direction: &MirrorDirection, unit: &str) -> Table {
    let (from, to) = (language.area_within(direction.dyad.reporter), language.area_within(direction.dyad.partner));
    let heading = language.fill("page.goods_from_to", &[("reporter", from), ("partner", to)]);
    let table = if let Some(counter) = direction.counted_once() {
        let by = direction.counted_by(counter).map_or("", |area| language.area_within(area));
        let account = language.fill_term("one_figure", counter.word(), &[("area", by)]);
        Table::of(&[language.say("page.period")], &[&format!("{account}{}{unit}", language.say("page.separator"))])
    } else {
        let exports = language.fill("page.exports_by", &[("area", from), ("unit", unit)]);
        let exports = valued(language, &exports, direction.exports_making.as_ref());
        let imports = language.fill("page.imports_by", &[("area", to), ("unit", unit)]);
        let imports = valued(language, &imports, direction.imports_making.as_ref());
        Table::of(&[language.say("page.period")], &[&exports, &imports, language.say("page.gap")])
    };
    Table { heading: Some(heading), ..table }
}

/// With the border at which the figures are valued, where that is stated.
fn valued(language: Language, heading: &str, making: Option<&MirrorMaking>) -> String {
    let valuation = making.map(|making| making.valuation).filter(|valuation| *valuation != Valuation::Unknown);
    let words = valuation.map(|valuation| language.term("chart.valuation", valuation.word()));
    words.map_or_else(|| heading.to_owned(), |words| format!("{heading}{}{words}", language.say("page.separator")))
}

fn mirrored(
    language: Language,
    direction: &MirrorDirection,
    point: &MirrorPoint,
    scale: Magnitude,
    calendar: Calendar,
) -> Vec<String> {
    let when = language.period_in(point.period, calendar);
    if direction.counted_once().is_some() {
        return vec![when, side(language, point.one_figure(), point.one_side(), scale)];
    }
    let exports = side(language, point.exports.as_ref(), &point.exporter, scale);
    let imports = side(language, point.imports.as_ref(), &point.importer, scale);
    vec![when, exports, imports, cells::percent(language, &point.gap, false)]
}

/// The figure of one side, or the interval that another calendar leaves.
fn side(language: Language, level: Option<&Level>, side: &MirrorSide, scale: Magnitude) -> String {
    let text = match (level, side.allowed) {
        (None, Some(allowed)) => {
            let range = match allowed.high {
                Some(high) => formatting::between(language, allowed.low, high, scale),
                None => language.fill("page.or_more", &[("low", &formatting::bound_in(language, allowed.low, scale))]),
            };
            cells::bounded(range, Some(cells::reason(language, Reason::CalendarsDiffer)))
        }
        (level, _) => cells::amount(language, level, scale, Reason::Missing),
    };
    let status = side.status.filter(|status| *status != Status::Normal && (level.is_some() || side.allowed.is_some()));
    match status {
        Some(status) => format!("{text}, {}", language.term("status", &status.letter().to_string())),
        None => text,
    }
}

/// What is told of revisions.
pub(super) fn revisions(told: &mut Told, answer: &RevisionsAnswer, language: Language) {
    super::series::latest(told, &answer.series, language);
    let levels = answer.revisions.iter().flat_map(|revision| [revision.first.0, revision.latest.0]);
    let scale = formatting::common_scale(levels.flatten());
    let unit = formatting::scaled_unit(language, scale, &answer.series.unit);
    let skipped = answer.revisions.len().saturating_sub(shown::most(&answer.origin.parameters));
    let figure = |(level, published): (Option<Level>, i32)| {
        let text = cells::amount(language, level.as_ref(), scale, Reason::Missing);
        let day = (published != 0).then(|| language.date(&date_text(published)));
        day.map_or_else(|| text.clone(), |day| format!("{text}, {day}"))
    };
    let rows = answer.revisions[skipped..].iter().map(|revision| {
        vec![
            language.period_in(revision.period, answer.series.calendar),
            figure(revision.first),
            figure(revision.latest),
            cells::percent(language, &revision.percent, false),
        ]
    });
    let first = format!("{}{}{unit}", capital(language.say("vintages.first")), language.say("page.separator"));
    let headings = [&first, &capital(language.say("vintages.latest")), language.say("page.change")];
    told.tables.push(Table {
        rows: rows.collect(),
        is_of_periods: true,
        left_out: LeftOut::Count(skipped),
        ..Table::of(&[language.say("page.period")], &headings)
    });
}
