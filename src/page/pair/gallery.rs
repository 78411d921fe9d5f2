//! The curated charts.

use maud::{Markup, html};

use super::page_model::PageModel;
use crate::{
    chart::ChartDefinition,
    page::{context::PageContext, curated_chart},
    trade::Dyad,
};

pub(super) fn section(model: &PageModel, context: &PageContext) -> Markup {
    let shown = near(context.charts, model.state.dyad);
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

/// The charts whose data have a member in common with the pair, those of the pair itself first.
fn near(charts: &[ChartDefinition], dyad: Dyad) -> Vec<&ChartDefinition> {
    let is_near = |chart: &&ChartDefinition| [dyad.reporter, dyad.partner].iter().any(|area| chart.query.contains(area.code()));
    let is_own = |chart: &&ChartDefinition| [dyad, dyad.mirror()].iter().any(|own| chart.query.contains(&own.to_string()));
    let (mut first, then): (Vec<_>, Vec<_>) = charts.iter().filter(is_near).partition(is_own);
    first.extend(then);
    first
}
