//! Which products made the change of a pair's trade on a year before.

use super::{
    contributions::{Compared, basis, dated, empty, waterfall},
    model::Figure,
    products,
};
use crate::{
    chart::{
        body::Body,
        error::ChartError,
        wording::phrases::{attribution, product_title},
    },
    language::Language,
    query::DyadProductsAnswer,
    trade::Product,
};

/// The figure of what products made of the change.
///
/// # Errors
/// [`ChartError::Refused`] where there is no year before, or none that is comparable.
pub(in crate::chart) fn figure(answer: &DyadProductsAnswer, language: Language) -> Result<Figure, ChartError> {
    let compared = Compared {
        entrants: &answer.entrants,
        whole: answer.whole,
        period: answer.period,
        calendar: answer.family.calendar,
        unit: &answer.family.unit,
        rounding: answer.rounding,
        top: answer.listing.origin.parameters.top,
    };
    let name = |product: &Product| (product_title(language, product), product.to_string());
    let body = waterfall(language, &compared, name)?.unwrap_or_else(empty);
    let unit = body.unit.clone();
    let mut figure = products::framed(language, answer, (&unit, false), Body::Waterfall(body));
    let title = dated(language, &products::what(language, answer, false), (answer.period, answer.family.calendar));
    figure.title = title + &attribution(language, &answer.family.source);
    let like_for_like = basis(language, &compared, "contributions.of_products");
    figure.subtitle = [Some(figure.subtitle), like_for_like].into_iter().flatten().collect::<Vec<_>>().join(" \u{b7} ");
    Ok(figure)
}
