//! The other views of the pair, each with its chart.

use maud::{Markup, html};

use super::{
    facts::Facts,
    headline::{Size, downloads, picture, view_title},
};
use crate::{
    query::{Query, View},
    write::Site,
};

pub(super) fn section(facts: &Facts, site: &Site) -> Markup {
    html! {
        @if !facts.views.is_empty() {
            section #views {
                h2 { "Other views" }
                div.cards {
                    @for view in &facts.views { (card(facts, *view, site)) }
                }
            }
        }
        @if !facts.summary.series.is_empty() { (every_series(facts, site)) }
    }
}

fn card(facts: &Facts, view: View, site: &Site) -> Markup {
    let address = Query::view(facts.dyad, view).address();
    let title = view_title(view, facts);
    html! {
        figure.card {
            (picture(&address, &title, Size::Card, site))
            figcaption {
                strong { (title) }
                @if view == View::Mirror {
                    p.small { "The gap mixes freight, routing, origin, timing and coverage; it is not the CIF/FOB ratio." }
                }
                (downloads(&address, site))
            }
        }
    }
}

/// Every source's series, since none is mixed into another.
fn every_series(facts: &Facts, site: &Site) -> Markup {
    html! {
        details {
            summary { "Every series of this pair (" (facts.summary.series.len()) ")" }
            div.wide tabindex="0" role="region" aria-label="Every series of this pair" {
                table {
                    thead { tr { th { "View" } th { "Source" } th { "Kind" } th { "Calendar" } th { "Periods" } th { "As" } } }
                    tbody {
                        @for item in &facts.summary.series {
                            @let series = &item.series;
                            tr {
                                td { (series.view.word()) }
                                td.source { (series.source.title) @if item.default { " " span.mark { "default" } } }
                                td { (series.source.reporting.word()) }
                                td { (series.calendar.word()) }
                                td.links { (series.periods.0) @if series.periods.0 != series.periods.1 { "–" (series.periods.1) } }
                                td.links {
                                    @for suffix in ["json", "csv", "svg", "png"] {
                                        a href=(site.href_with_suffix(&series.address, suffix)) { (suffix.to_uppercase()) } " "
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
