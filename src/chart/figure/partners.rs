//! An area's partners ranked.

use std::slice;

use super::model::Figure;
use crate::{
    chart::{
        body::{
            Body,
            ranking::{RankedLabel, ranking},
        },
        wording::phrases,
    },
    language::{Language, Magnitude},
    query::PartnersAnswer,
    series::Subject,
    trade::{Area, Frequency, Status, Valuation},
};

/// The figure of a ranking of partners.
pub(in crate::chart) fn figure(answer: &PartnersAnswer, language: Language) -> Figure {
    let rows = &answer.listing.items;
    let magnitude = Magnitude::of_largest(rows.iter().map(|row| &row.standing.level));
    let status = |area: &Area| answer.statuses.iter().find(|(partner, _)| partner == area).map(|(_, status)| *status);
    let name = |area: &Area| RankedLabel {
        label: language.area(*area).to_owned(),
        sub_label: area.code().to_owned(),
        status: status(area).unwrap_or(Status::Normal),
    };
    let before = answer.period.map_or_else(String::new, |period| language.period(period.year_before()));
    let family = &answer.family;
    let mut ranking = ranking(language, rows, answer.whole, (magnitude, &family.unit), &before, name);
    ranking.tight = answer.listing.origin.parameters.top.is_some();
    let created = answer.listing.origin.created;
    Figure {
        headline: None,
        title: title(language, answer),
        subtitle: subtitle(language, answer, &ranking.unit),
        body: Body::Ranking(ranking),
        cautions: answer.cautions.clone(),
        source: phrases::sources(language, slice::from_ref(&family.source), created),
        address: answer.listing.origin.address.clone(),
        note: None,
        description: String::new(),
    }
}

fn title(language: Language, answer: &PartnersAnswer) -> String {
    let family = &answer.family;
    let what = phrases::by_partner(language, family.subject, answer.reporter) + &phrases::product(&answer.product);
    let what = match answer.period {
        None => what,
        Some(period) => language.fill("title.chart.dated", &[("what", &what), ("when", &language.period(period))]),
    };
    what + &phrases::attribution(language, &family.source)
}

fn subtitle(language: Language, answer: &PartnersAnswer, unit: &str) -> String {
    let family = &answer.family;
    let basis = phrases::basis(language, answer.rounding, &family.unit);
    let mut parts = vec![phrases::of_value(language, unit, &basis)];
    parts.extend(answer.whole.map(|whole| {
        if whole.published {
            language.say("chart.basis.share.world").to_owned()
        } else {
            language.count("chart.basis.share_of_sum", answer.partners, &[])
        }
    }));
    let letter = |from| if from == Frequency::Monthly { "M" } else { "Q" };
    parts.extend(family.rolled_up_from.map(|from| language.term("chart.basis.rolled_up", letter(from)).to_owned()));
    let valuation = answer.whole.map_or(Valuation::Unknown, |whole| whole.level.valuation);
    let valued = phrases::valuation(language, valuation);
    parts.push(match (family.subject, valuation) {
        (Subject::Turnover, Valuation::Mixed) => language.say("chart.valuation.mixed_sum").to_owned(),
        (Subject::Turnover, _) if family.derived && family.rolled_up_from.is_none() => {
            format!("{} \u{b7} {valued}", language.say("chart.basis.sum"))
        }
        (Subject::DomesticExports, _) => format!("{} \u{b7} {valued}", language.say("chart.basis.domestic")),
        (_, Valuation::Mixed) => language.say("chart.valuation.differ").to_owned(),
        _ => valued.to_owned(),
    });
    parts.extend(phrases::calendar(language, family.calendar));
    parts.extend(phrases::attributed(language, &family.source));
    parts.join(" \u{b7} ")
}
