//! The curated charts.

use maud::{Markup, html};

use super::{
    facts::Facts,
    headline::{Size, downloads, picture},
};
use crate::write::Site;

pub(super) fn section(facts: &Facts, site: &Site) -> Markup {
    html! {
        @if !facts.charts.is_empty() {
            section #charts {
                h2 { "Curated charts" }
                div.cards {
                    @for chart in &facts.charts {
                        @let address = format!("/v1/charts/{}", chart.slug);
                        figure.card {
                            (picture(&address, &chart.title, Size::Card, site))
                            figcaption { strong { (chart.title) } (downloads(&address, site)) }
                        }
                    }
                }
            }
        }
    }
}
