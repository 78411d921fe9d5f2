//! The curated charts with what each of them finds, as far as the data that are loaded have anything of them.

use maud::{Markup, html};

use crate::{
    chart::ChartDefinition,
    page::{context::PageContext, curated_chart, pair},
    query::Answer,
};

pub(super) fn section(context: &PageContext) -> Markup {
    let answered = context.charts.iter().filter_map(|chart| Some((chart, curated_chart::answer(context, chart)?)));
    let shown: Vec<(&ChartDefinition, Answer)> = answered.filter(|(_, answer)| has_anything(answer)).collect();
    html! {
        @if !shown.is_empty() {
            section #charts {
                h2 { (context.reader.language.say("page.curated_charts")) }
                div.cards { @for (chart, answer) in &shown { (curated_chart::card_of(context, chart, Some(answer))) } }
            }
        }
    }
}

/// Is there anything to draw?
fn has_anything(answer: &Answer) -> bool {
    matches!(answer, Answer::Partners(_) | Answer::Compare(_)) || pair::has_figures(answer)
}
