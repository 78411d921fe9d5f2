//! The mirror as a table: one for each direction, both ends' figures beside one another.

use maud::{Markup, html};

use crate::{
    language::{Language, Magnitude},
    page::{data_words, formatting, table_cells},
    series::{Counter, Counting, Mirror, MirrorDirection, MirrorSide, Ratio, Reason},
    trade::{Calendar, Level},
    write::Number,
};

pub(super) fn tables(language: Language, mirror: &Mirror) -> Markup {
    let levels =
        mirror.directions.iter().flat_map(|direction| &direction.points).flat_map(|point| [point.exports, point.imports]);
    let scale = formatting::common_scale(levels.flatten());
    html! {
        @for direction in mirror.directions.iter().filter(|direction| !direction.points.is_empty()) {
            @if let Some(counter) = direction.counted_once() {
                (one_figure(language, (direction, counter), scale, (&mirror.unit, mirror.calendar)))
            } @else {
                (table(language, direction, scale, (&mirror.unit, mirror.calendar)))
            }
        }
        p.small {
            @if let Counting::Once(_) = mirror.counting() { (language.say("one_figure.explained")) }
            @else { (language.say("page.gap_is")) }
            " " (language.say("page.bounds_are"))
        }
    }
}

/// A cell with a side's figure, or the interval that another calendar leaves.
fn side(language: Language, level: Option<&Level>, side: &MirrorSide, scale: Magnitude) -> Markup {
    let status =
        side.status.filter(|_| level.is_some() || side.allowed.is_some()).map(|status| table_cells::status(language, status));
    html! {
        @if let Some(allowed) = side.allowed.filter(|_| level.is_none()) {
            td.number data-value="" data-low=(table_cells::exact(allowed.low, scale)) data-high=[allowed.high.map(|high| table_cells::exact(high, scale))] {
                @if let Some(high) = allowed.high { (formatting::between(language, allowed.low, high, scale)) }
                @else { (language.fill("page.or_more", &[("low", &formatting::bound_in(language, allowed.low, scale))])) }
                " " span.bounds { (language.term("reason", Reason::CalendarsDiffer.word())) }
                @if let Some(status) = status { (status) }
            }
        } @else if let Some(level) = level {
            @let [low, high] = table_cells::bounds(level, scale);
            td.number data-value=(table_cells::exact(level.amount.bound(), scale)) data-low=[low] data-high=[high] {
                (formatting::level_in(language, level, scale))
                @if let Some(allowed) = formatting::allowed_in(language, level, scale) { " " span.bounds { (allowed) } }
                @if let Some(status) = status { (status) }
            }
        } @else {
            (table_cells::amount(language, None, scale, Reason::Missing))
        }
    }
}

/// A cell with the gap; where it has bounds only, those and the reason.
fn gap(language: Language, gap: &Ratio) -> Markup {
    match (gap.value, gap.reason, formatting::percent_range(language, gap)) {
        (None, Some(reason), Some(range)) => html! {
            td.number { (range) " " span.bounds { (language.term("reason", reason.word())) } }
        },
        _ => table_cells::growth(language, gap, false),
    }
}

/// The table of one figure for both sides: counted by whom, and no gap.
fn one_figure(
    language: Language,
    (direction, counter): (&MirrorDirection, Counter),
    scale: Magnitude,
    (unit, calendar): (&str, Calendar),
) -> Markup {
    let (from, to) = (language.area_within(direction.dyad.reporter), language.area_within(direction.dyad.partner));
    let title = language.fill("page.goods_from_to", &[("reporter", from), ("partner", to)]);
    let unit = formatting::scaled_unit(language, scale, unit);
    let by = direction.counted_by(counter).map_or("", |area| language.area_within(area));
    let account = language.fill_term("one_figure", counter.word(), &[("area", by)]);
    let source = direction.exports_source.as_ref().or(direction.imports_source.as_ref());
    html! {
        h3 { (title) }
        div.wide tabindex="0" role="region" aria-label=(title) {
            table {
                caption.hidden { (title) }
                thead { tr {
                    th scope="col" { (language.say("page.period")) }
                    th.number scope="col" {
                        (account) (language.say("page.separator")) (unit)
                        @if let Some(source) = source { " " span.bounds { (data_words::source_title(language, source)) } }
                    }
                } }
                tbody {
                    @for point in &direction.points {
                        tr data-period=(point.period) {
                            th scope="row" data-value=(point.period) { (language.period_in(point.period, calendar)) }
                            (side(language, point.one_figure(), point.one_side(), scale))
                        }
                    }
                }
            }
        }
    }
}

fn table(language: Language, direction: &MirrorDirection, scale: Magnitude, (unit, calendar): (&str, Calendar)) -> Markup {
    let (from, to) = (language.area_within(direction.dyad.reporter), language.area_within(direction.dyad.partner));
    let title = language.fill("page.goods_from_to", &[("reporter", from), ("partner", to)]);
    let unit = formatting::scaled_unit(language, scale, unit);
    let source = |source: &Option<std::sync::Arc<crate::trade::Source>>| {
        html! { @if let Some(source) = source { (data_words::source_title(language, source)) } }
    };
    html! {
        h3 { (title) }
        div.wide tabindex="0" role="region" aria-label=(title) {
            table {
                caption.hidden { (title) }
                thead { tr {
                    th scope="col" { (language.say("page.period")) }
                    th.number scope="col" { (language.fill("page.exports_by", &[("area", from), ("unit", &unit)])) " " span.bounds { (source(&direction.exports_source)) } }
                    th.number scope="col" { (language.fill("page.imports_by", &[("area", to), ("unit", &unit)])) " " span.bounds { (source(&direction.imports_source)) } }
                    th.number scope="col" { (language.say("page.gap")) }
                    th.number scope="col" { (language.say("page.ratio")) }
                } }
                tbody {
                    @for point in &direction.points {
                        tr data-period=(point.period) {
                            th scope="row" data-value=(point.period) { (language.period_in(point.period, calendar)) }
                            (side(language, point.exports.as_ref(), &point.exporter, scale))
                            (side(language, point.imports.as_ref(), &point.importer, scale))
                            (gap(language, &point.gap))
                            td.number data-value=[point.ratio.value.and_then(Number::plain)] { @if let Some(ratio) = point.ratio.value { (formatting::plain(language, ratio)) } }
                        }
                    }
                }
            }
        }
    }
}
