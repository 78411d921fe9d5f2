//! The pairs that grew and fell most on a year before, among the largest: growth from next to nothing is no news.

use maud::{Markup, html};

use super::{
    largest_pairs,
    totals::{PairTotal, Totals},
};
use crate::{
    page::{context::PageContext, formatting, pair, table_cells, titles},
    series::{Point, Ratio},
    trade::{Calendar, Period},
};

/// So many of each direction are shown.
const SHOWN: usize = 5;
/// Figures of fewer pairs than this are not a field to be the fastest of.
const FEW: usize = 3;

/// Pairs are compared that have a figure of the same source, currency and period.
type Group<'a> = (&'a str, &'a str, Calendar, Period);

pub(super) fn section(context: &PageContext, totals: &Totals) -> Markup {
    let language = context.reader.language;
    let moved = moved(&totals.pairs);
    let (rose, fell): (Vec<_>, Vec<_>) = moved.iter().copied().partition(|(_, growth)| *growth > 0.0);
    let fell: Vec<_> = fell.into_iter().rev().filter(|(_, growth)| *growth < 0.0).collect();
    html! {
        @if let Some((total, point)) = moved.first().and_then(|(total, _)| Some((*total, total.point()?.1))) {
            section #movers {
                h2 { (language.say("landing.movers")) }
                p.small {
                    (language.count("landing.movers_are", moved.len(), &[("period", &language.period_in(point.period, total.series.calendar))]))
                    " " (largest_pairs::source(context, total))
                }
                div.halves {
                    @for (key, pairs) in [("landing.rose", rose), ("landing.fell", fell)] {
                        @if !pairs.is_empty() { div { (half(context, language.say(key), &pairs)) } }
                    }
                }
            }
        }
    }
}

fn half(context: &PageContext, title: &str, pairs: &[(&PairTotal, f64)]) -> Markup {
    let (reader, site, language) = (&context.reader, context.site, context.reader.language);
    html! {
        div.wide tabindex="0" role="region" aria-label=(title) {
            table {
                thead { tr {
                    th scope="col" { (title) }
                    th.number scope="col" { (language.say("page.on_a_year_before")) }
                    th.number scope="col" { (language.term("landing.column", "turnover")) }
                } }
                tbody {
                    @for (total, _) in pairs.iter().take(SHOWN) {
                        tr {
                            th scope="row" { a href=(reader.link(&format!("/?dyad={}", total.dyad), site)) { (titles::pair_name(language, total.dyad)) } }
                            (table_cells::growth(language, &growth(total), false))
                            td.number {
                                @if let Some(level) = total.level() { (formatting::level(language, &level)) " " (formatting::currency(language, &total.series.unit)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The growth of the latest figure.
fn growth(total: &PairTotal) -> Ratio {
    total.point().map_or_else(Ratio::default, |(_, point)| point.yoy)
}

/// The pairs of the largest group whose growth is known and rests on no figure of low reliability, the fastest first; none where
/// the group is small.
fn moved(pairs: &[PairTotal]) -> Vec<(&PairTotal, f64)> {
    let known = pairs.iter().filter_map(|total| {
        let (place, point) = total.point()?;
        let growth = point.yoy.value.filter(|_| !pair::is_doubtful(&total.series, place))?;
        Some((total, group(total, point), growth))
    });
    let known: Vec<_> = known.collect();
    let size = |group: &Group| known.iter().filter(|(_, other, _)| other == group).count();
    // Of equal ones that of the largest pair.
    let best = known.iter().rev().max_by_key(|(_, group, _)| size(group)).map(|(_, group, _)| *group);
    let mut moved: Vec<(&PairTotal, f64)> =
        known.iter().filter(|(_, group, _)| Some(*group) == best).map(|(total, _, growth)| (*total, *growth)).collect();
    moved.sort_by(|one, other| other.1.total_cmp(&one.1));
    if moved.len() < FEW { Vec::new() } else { moved }
}

fn group<'a>(total: &'a PairTotal, point: &Point) -> Group<'a> {
    (total.series.source.name.as_str(), total.series.unit.as_str(), total.series.calendar, point.period)
}
