//! What every figure of an area's partners says of itself, however it is drawn.

use std::slice;

use super::model::Figure;
use crate::{
    chart::{
        body::Body,
        wording::{phrases, unit},
    },
    language::Language,
    query::PartnersAnswer,
    series::Subject,
    trade::Valuation,
};

/// "Russia’s exports by partner", with the product.
pub(super) fn what(language: Language, answer: &PartnersAnswer) -> String {
    let what = phrases::by_partner(language, answer.family.subject, answer.reporter);
    phrases::of_product(language, &what, &answer.product)
}

/// How the figures were made and valued, in which calendar, and whose words they are.
pub(super) fn conditions(language: Language, answer: &PartnersAnswer) -> Vec<String> {
    let family = &answer.family;
    let mut parts: Vec<String> = phrases::product_code(language, &answer.product).into_iter().collect();
    parts.extend(family.rolled_up_from.map(|from| phrases::sum_of(language, from, family.frequency)));
    let valuation = answer.whole.map_or(Valuation::Unknown, |whole| whole.level.valuation);
    let valued = phrases::valuation(language, valuation);
    parts.push(match (family.subject, valuation) {
        (Subject::Turnover, Valuation::Mixed) => language.say("chart.valuation.mixed_sum").to_owned(),
        (Subject::Turnover, _) if family.combined => {
            format!("{} \u{b7} {valued}", language.say("chart.basis.sum"))
        }
        (Subject::DomesticExports, _) => format!("{} \u{b7} {valued}", language.say("chart.basis.domestic")),
        (_, Valuation::Mixed) => language.say("chart.valuation.differ").to_owned(),
        _ => valued.to_owned(),
    });
    parts.extend(phrases::calendar(language, family.calendar));
    parts.extend(phrases::attributed(language, &family.source));
    parts
}

/// "$bn", and how it was rounded where that is seen.
pub(super) fn of_value(language: Language, answer: &PartnersAnswer, unit: &str) -> String {
    let levels = answer.listing.items.iter().map(|row| &row.standing.level);
    unit::told_of(language, unit, (answer.rounding, &answer.family.unit), levels)
}

/// The figure with its title, what leads its subtitle, and its body.
pub(super) fn framed(language: Language, answer: &PartnersAnswer, title: &str, lead: Vec<String>, body: Body) -> Figure {
    let origin = &answer.listing.origin;
    let subtitle: Vec<String> = lead.into_iter().chain(conditions(language, answer)).collect();
    Figure {
        headline: None,
        title: title.to_owned() + &phrases::attribution(language, &answer.family.source),
        subtitle: subtitle.join(" \u{b7} "),
        body,
        cautions: phrases::cautions(language, &answer.cautions),
        note: None,
        source: phrases::sources(language, slice::from_ref(&answer.family.source), origin),
        address: origin.address.clone(),
        description: String::new(),
    }
}
