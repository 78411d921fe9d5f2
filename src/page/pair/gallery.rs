//! The curated charts.

use maud::{Markup, html};

use super::page_model::{GalleryChart, PageModel};
use crate::{
    page::{cards, data_words},
    write::Site,
};

pub(super) fn section(model: &PageModel, site: &Site) -> Markup {
    let language = model.state.language;
    let shown: Vec<&GalleryChart> = model.charts.iter().filter(|chart| chart.is_near).collect();
    html! {
        @if !shown.is_empty() {
            section #charts {
                h2 { (language.say("page.curated_charts")) }
                div.cards {
                    @for chart in shown {
                        @let address = format!("/v1/charts/{}", chart.slug);
                        figure.card {
                            (cards::curated(&model.state.reader(""), &address, &chart.title, site))
                            figcaption { strong { (data_words::words(&chart.title)) } (cards::curated_downloads(&address, site)) }
                        }
                    }
                }
            }
        }
    }
}
