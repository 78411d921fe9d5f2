//! An area's partners ranked.

use std::slice;

use super::{
    Figure,
    number::Magnitude,
    ranked::{Named, ranking},
    words,
};
use crate::{
    query::PartnersAnswer,
    series::Subject,
    trade::{Area, Frequency, Status, Valuation},
};

/// The figure of a ranking of partners.
pub(super) fn figure(answer: &PartnersAnswer) -> Figure {
    let rows = &answer.listing.items;
    let magnitude = Magnitude::of(rows.iter().map(|row| &row.standing.level));
    let status = |area: &Area| answer.statuses.iter().find(|(partner, _)| partner == area).map(|(_, status)| *status);
    let name = |area: &Area| Named {
        label: area.name().to_owned(),
        sub_label: area.code().to_owned(),
        status: status(area).unwrap_or(Status::Normal),
    };
    let before = answer.period.map_or_else(String::new, |period| period.year_before().to_string());
    let family = &answer.family;
    let mut ranking = ranking(rows, answer.whole, (magnitude, &family.unit), &before, name);
    ranking.tight = answer.listing.origin.parameters.top.is_some();
    let created = answer.listing.origin.created;
    Figure {
        title: title(answer),
        subtitle: subtitle(answer, &ranking.unit),
        ranking: Some(ranking),
        cautions: answer.cautions.clone(),
        source: words::sources(slice::from_ref(&family.source), created),
        address: answer.listing.origin.address.clone(),
        ..Figure::default()
    }
}

fn title(answer: &PartnersAnswer) -> String {
    let family = &answer.family;
    let (what, product) = (words::by_partner(family.subject, answer.reporter), words::product(&answer.product));
    let when = answer.period.map_or_else(String::new, |period| format!(", {period}"));
    let attribution = family.source.attribution.as_ref().map_or_else(String::new, |words| format!(" {words}"));
    format!("{what}{product}{when}{attribution}")
}

fn subtitle(answer: &PartnersAnswer, unit: &str) -> String {
    let family = &answer.family;
    let mut parts = vec![format!("{unit}, {}", words::basis(answer.rounding, &family.unit))];
    parts.extend(answer.whole.map(|whole| {
        let all =
            if answer.partners == 1 { "its partner".to_owned() } else { format!("the sum of {} partners", answer.partners) };
        format!("share of {}", if whole.published { "the published world total".to_owned() } else { all })
    }));
    parts.extend(
        family
            .rolled_up_from
            .map(|from| format!("rolled up from {}", if from == Frequency::Monthly { "months" } else { "quarters" })),
    );
    let valuation = answer.whole.map_or(Valuation::Unknown, |whole| whole.level.valuation);
    parts.push(match (family.subject, valuation) {
        (Subject::Turnover, Valuation::Mixed) => "exports FOB + imports CIF, derived".to_owned(),
        (Subject::Turnover, valuation) if family.derived && family.rolled_up_from.is_none() => {
            format!("exports + imports, derived \u{b7} {}", words::valuation(valuation))
        }
        (_, Valuation::Mixed) => "valuations differ between partners".to_owned(),
        (_, valuation) => words::valuation(valuation).to_owned(),
    });
    parts.extend(words::calendar(family.calendar));
    parts.join(" \u{b7} ")
}
