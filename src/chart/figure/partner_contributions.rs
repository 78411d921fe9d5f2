//! Which partners made the change of an area's trade on a year before.

use super::{
    contributions::{Compared, basis, dated, empty, waterfall},
    model::Figure,
    partner_words,
};
use crate::{
    chart::{body::Body, error::ChartError},
    language::Language,
    query::PartnersAnswer,
    statistics::Entrant,
    trade::Area,
};

/// The figure of what partners made of the change.
///
/// # Errors
/// [`ChartError::Refused`] where there is no year before, or none that is comparable.
pub(in crate::chart) fn figure(answer: &PartnersAnswer, language: Language) -> Result<Figure, ChartError> {
    // What was not told apart is no partner: it is among all others.
    let entrants: Vec<Entrant<Area>> = answer.entrants.iter().filter(|entrant| !entrant.key.is_residual()).copied().collect();
    let compared = Compared {
        entrants: &entrants,
        whole: answer.whole,
        period: answer.period,
        calendar: answer.family.calendar,
        unit: &answer.family.unit,
        rounding: answer.rounding,
        top: answer.listing.origin.parameters.top,
    };
    let name = |area: &Area| (language.area(*area).to_owned(), area.code().to_owned());
    let body = waterfall(language, &compared, name)?.unwrap_or_else(empty);
    let mut lead = vec![partner_words::of_value(language, answer, &body.unit)];
    lead.extend(basis(language, &compared, "contributions.of_partners"));
    let title = dated(language, &partner_words::what(language, answer), (answer.period, answer.family.calendar));
    Ok(partner_words::framed(language, answer, &title, lead, Body::Waterfall(body)))
}
