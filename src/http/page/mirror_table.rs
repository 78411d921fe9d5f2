//! The mirror as a table: one for each direction, both ends' figures beside one another.

use maud::{Markup, html};

use super::{figures, words};
use crate::{
    language::Language,
    series::{Mirror, MirrorDirection, Reason},
};

pub(super) fn tables(language: Language, mirror: &Mirror) -> Markup {
    let levels =
        mirror.directions.iter().flat_map(|direction| &direction.points).flat_map(|point| [point.exports, point.imports]);
    let scale = words::common_scale(levels.flatten());
    html! {
        @for direction in mirror.directions.iter().filter(|direction| !direction.points.is_empty()) {
            (table(language, direction, scale, &mirror.unit))
        }
        p.small { (language.say("page.gap_is")) " " (language.say("page.bounds_are")) }
    }
}

fn table(language: Language, direction: &MirrorDirection, scale: (i32, &'static str), unit: &str) -> Markup {
    let (from, to) = (language.area(direction.dyad.reporter), language.area(direction.dyad.partner));
    let title = language.fill("page.goods_from_to", &[("reporter", from), ("partner", to)]);
    let unit = format!("{} {}", words::scale_word(language, scale.1), words::currency(language, unit));
    let source = |source: &Option<std::sync::Arc<crate::trade::Source>>| {
        source.as_ref().map(|source| source.title.clone()).unwrap_or_default()
    };
    html! {
        h3 { (title) }
        div.wide tabindex="0" role="region" aria-label=(title) {
            table {
                caption.hidden { (title) }
                thead { tr {
                    th scope="col" { (language.say("page.period")) }
                    th.number scope="col" { (language.fill("page.exports_by", &[("area", from), ("unit", unit.trim())])) span.bounds dir="auto" { (source(&direction.exports_source)) } }
                    th.number scope="col" { (language.fill("page.imports_by", &[("area", to), ("unit", unit.trim())])) span.bounds dir="auto" { (source(&direction.imports_source)) } }
                    th.number scope="col" { (language.say("page.gap")) }
                    th.number scope="col" { (language.say("page.ratio")) }
                } }
                tbody {
                    @for point in &direction.points {
                        tr data-period=(point.period) {
                            th scope="row" { (language.period(point.period)) }
                            (figures::amount(language, point.exports.as_ref(), scale.0, Reason::Missing))
                            (figures::amount(language, point.imports.as_ref(), scale.0, Reason::Missing))
                            (figures::growth(language, &point.gap, false))
                            td.number { @if let Some(ratio) = point.ratio.value { (words::plain(language, ratio)) } }
                        }
                    }
                }
            }
        }
    }
}
