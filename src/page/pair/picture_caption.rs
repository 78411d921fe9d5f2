//! The words around a picture, in HTML: for pictures too small to hold them, and why one is empty.

use maud::{Markup, html};

use super::page_model::PageModel;
use crate::{
    chart::Caption,
    language::Language,
    query::{Answer, Measure},
    series::Reason,
};

/// Unit, key and cautions, shown where the picture has no room for them. The source a picture names at any size.
pub(super) fn words(language: Language, caption: &Caption) -> Markup {
    html! {
        div.told {
            @if !caption.subtitle.is_empty() { p { (caption.subtitle) } }
            @if !caption.key.is_empty() {
                ul.signs { @for (sign, words) in &caption.key { li { span class={ "sign " (sign.word()) } aria-hidden="true" {} (words) } } }
            }
            @for caution in &caption.cautions { p.beware dir="auto" { (language.fill("chart.caution", &[("text", caution)])) } }
        }
    }
}

/// Why nothing is drawn: there are no figures, or none of what is asked for can be made of them.
pub(super) fn why_empty(model: &PageModel, answer: &Answer) -> String {
    let language = model.state.language;
    let mut reasons: Vec<Reason> = Vec::new();
    let mut measure = Measure::default();
    if let Answer::Series(answer) = answer {
        measure = answer.measure;
        let points = answer.series.points.iter();
        let why = |point: &crate::series::Point| match measure {
            Measure::Value => point.reason(),
            Measure::Yoy => point.yoy.reason,
            _ => point.measured_ratio().map_or_else(|| point.reason(), |ratio| ratio.reason),
        };
        reasons.extend(points.filter_map(why));
    }
    reasons.sort_unstable_by_key(|reason| reason.word());
    reasons.dedup();
    let reasons: Vec<&str> = reasons.into_iter().map(|reason| language.term("reason", reason.word())).collect();
    if reasons.is_empty() {
        return language.say("page.no_figures").to_owned();
    }
    let words = [("measure", language.term("measure", measure.word())), ("reasons", &reasons.join("; "))];
    language.fill("reading.nothing_drawn", &words)
}
