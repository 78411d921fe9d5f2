//! The curated charts with what each of them finds, as far as the data that are loaded have anything of them.

use maud::{Markup, html};

use crate::{
    chart::ChartDefinition,
    page::{context::PageContext, curated_chart, pair},
    query::{self, Answer},
};

pub(super) fn section(context: &PageContext) -> Markup {
    let shown: Vec<&ChartDefinition> = context.charts.iter().filter(|chart| has_anything(context, chart)).collect();
    html! {
        @if !shown.is_empty() {
            section #charts {
                h2 { (context.reader.language.say("page.curated_charts")) }
                div.cards { @for chart in shown { (curated_chart::card(context, chart)) } }
            }
        }
    }
}

/// Is there anything to draw?
fn has_anything(context: &PageContext, chart: &ChartDefinition) -> bool {
    chart.parsed_query().and_then(|asked| query::answer(context.catalogue, &asked)).is_ok_and(|answer| {
        let is_of_areas = matches!(answer, Answer::Partners(_) | Answer::Compare(_));
        is_of_areas || pair::has_figures(&answer)
    })
}
