//! The curated charts.

use maud::{Markup, html};

use super::page_model::PageModel;
use crate::{
    chart::ChartDefinition,
    page::{context::PageContext, curated_chart},
};

pub(super) fn section(model: &PageModel, context: &PageContext) -> Markup {
    let near = model.charts.iter().filter(|chart| chart.is_near);
    let shown: Vec<&ChartDefinition> =
        near.filter_map(|near| context.charts.iter().find(|chart| chart.slug == near.slug)).collect();
    html! {
        @if !shown.is_empty() {
            section #charts {
                h2 { (model.state.language.say("page.curated_charts")) }
                div.cards { @for chart in shown { (curated_chart::card(context, chart)) } }
                p { a href=(context.reader.link("/charts", context.site)) { (model.state.language.term("library.all", "chart")) } }
            }
        }
    }
}
