//! How concentrated the trade that is shown is on its partners, and what the index means.

use maud::{Markup, html};

use super::model::AreaModel;
use crate::page::{context::PageContext, formatting, method};

#[expect(clippy::cast_precision_loss, reason = "partners are a few hundred")]
pub(super) fn section(model: &AreaModel, context: &PageContext) -> Markup {
    let language = context.reader.language;
    let Some(flow) = model.flow() else { return html! {} };
    let (Some(value), partners) = (flow.concentration.hhi.value, flow.partners.partners) else { return html! {} };
    let (low, high) = (flow.concentration.hhi.low, flow.concentration.hhi.high);
    // Two digits that count: of 0.0471 they are 0.047, of 0.4712 hundredths do.
    let written =
        |value: f64| if value < 0.1 { formatting::two_digits(language, value) } else { formatting::plain(language, value) };
    let bounds = low.zip(high).map(|(low, high)| (written(low), written(high))).filter(|(low, high)| low != high);
    let equal = written(1.0 / partners.max(1) as f64);
    html! {
        section #concentration {
            h2 { (language.say("page.concentration")) (method::question(&context.reader, "hhi", context.site)) }
            p {
                strong { (written(value)) }
                @if let Some((low, high)) = bounds {
                    (language.say("page.separator")) (language.fill("country.hhi_bounds", &[("range", &formatting::range(language, &low, &high))]))
                }
                "."
            }
            p.small {
                @if partners == 1 { (language.say("country.hhi_of_one")) } @else { (language.count("country.hhi_means", partners, &[("equal", &equal)])) }
            }
        }
    }
}
