//! An area's partners ranked.

use std::slice;

use super::{model::Figure, partner_words};
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
    trade::{Area, Status},
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
    let what = partner_words::what(language, answer);
    let what = match answer.period {
        None => what,
        Some(period) => language.fill("title.chart.dated", &[("what", &what), ("when", &language.period(period))]),
    };
    what + &phrases::attribution(language, &family.source)
}

fn subtitle(language: Language, answer: &PartnersAnswer, unit: &str) -> String {
    let mut parts = vec![partner_words::of_value(language, answer, unit)];
    parts.extend(answer.whole.map(|whole| {
        if whole.published {
            language.say("chart.basis.share.world").to_owned()
        } else {
            language.count("chart.basis.share_of_sum", answer.partners, &[])
        }
    }));
    parts.extend(partner_words::conditions(language, answer));
    parts.join(" \u{b7} ")
}
