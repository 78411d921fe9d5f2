//! The curated charts.

use maud::{Markup, html};

use super::{
    facts::{Chart, Facts},
    picture,
};
use crate::write::Site;

pub(super) fn section(facts: &Facts, site: &Site) -> Markup {
    let language = facts.state.language;
    let shown: Vec<&Chart> = facts.charts.iter().filter(|chart| chart.is_near).collect();
    html! {
        @if !shown.is_empty() {
            section #charts {
                h2 { (language.say("page.curated_charts")) }
                div.cards {
                    @for chart in shown {
                        @let address = format!("/v1/charts/{}", chart.slug);
                        figure.card {
                            (picture::curated(&facts.state, &address, &chart.title, site))
                            figcaption { strong dir="auto" { (chart.title) } (picture::plain_forms(&address, site)) }
                        }
                    }
                }
            }
        }
    }
}
