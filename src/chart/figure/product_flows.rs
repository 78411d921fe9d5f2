//! What flows between a pair: its greatest products in one period.

use super::{
    flows::{Side, magnitude, side, told},
    model::Figure,
    products,
};
use crate::{
    chart::{
        body::{Body, sankey::Sankey},
        categorical_palette::Fill,
        wording::phrases::product_title,
    },
    language::Language,
    query::DyadProductsAnswer,
    series::Subject,
    statistics::Entrant,
    trade::{Level, Product},
};

/// The figure of a pair's products as flows: out of the reporter, or into it.
pub(in crate::chart) fn figure(answer: &DyadProductsAnswer, language: Language) -> Figure {
    let subject = answer.family.subject;
    let part = |entrant: &Entrant<Product>| {
        let product = entrant.key;
        let fill = product.section().map_or(Fill::Unsorted, |section| Fill::Section(section.place()));
        Some((product_title(language, &product), product.to_string(), Some(fill), entrant.level?))
    };
    let parts: Vec<(String, String, Option<Fill>, Level)> = answer.entrants.iter().filter_map(part).collect();
    let published = answer.whole.filter(|whole| whole.published).map(|whole| whole.level);
    let magnitude = magnitude(parts.iter());
    let heading = language.term("chart.flow", subject.word());
    let (top, rounding) = (answer.listing.origin.parameters.top, answer.rounding);
    let made = side(language, magnitude, Side { parts, published, heading, others: "sankey.other_products", rounding, top });
    let is_inward = matches!(subject, Subject::Imports | Subject::ReImports);
    let (inward, outward) = if is_inward { (made, None) } else { (None, made) };
    let unit = magnitude.unit(language, &answer.family.unit);
    let told = told(language, &[&inward, &outward]);
    let hub = language.area(answer.dyad.reporter).to_owned();
    let body = Body::Sankey(Sankey { hub, inward, outward, unit: unit.clone(), told });
    products::framed(language, answer, (&unit, false), body)
}
