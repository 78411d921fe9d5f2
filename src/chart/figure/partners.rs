//! An area's partners ranked.

use std::slice;

use super::{
    colours::is_import,
    model::{Figure, FigureOptions},
    partner_words,
};
use crate::{
    chart::{
        body::{
            Body,
            ranking::{BarInk, RankedLabel, RankedRows, ranking},
        },
        error::ChartError,
        highlight::{self, Highlight},
        theme::PairSide,
        wording::{money::Money, phrases, unit},
    },
    language::{Language, Magnitude},
    query::PartnersAnswer,
    statistics::{Entrant, rank},
    trade::{Area, Period, Status},
};

/// The figure of a ranking of partners.
///
/// # Errors
/// [`ChartError::Refused`] when a product is to be highlighted.
pub(in crate::chart) fn figure(answer: &PartnersAnswer, options: FigureOptions) -> Result<Figure, ChartError> {
    let language = options.language;
    let partner = highlighted(options.highlight)?;
    let rows = &answer.listing.items;
    let magnitude = Magnitude::of_largest(rows.iter().map(|row| &row.standing.level));
    let status = |area: &Area| answer.statuses.iter().find(|(partner, _)| partner == area).map(|(_, status)| *status);
    let name = |area: &Area| RankedLabel {
        label: language.area(*area).to_owned(),
        sub_label: area.code().to_owned(),
        status: status(area).unwrap_or(Status::Normal),
    };
    let before =
        answer.period.map_or_else(String::new, |period| language.period_in(period.year_before(), answer.family.calendar));
    let family = &answer.family;
    let listed: Vec<Entrant<Area>> = answer.entrants.iter().filter(|entrant| !entrant.key.is_residual()).copied().collect();
    let ranked = |area: Area| rank(&listed, answer.whole?).into_iter().find(|row| row.key == area);
    let own = |area: Area| Some((ranked(area)?, BarInk::Side(PairSide::of(area, answer.reporter))));
    let highlight = partner.and_then(own);
    let mut cautions = phrases::cautions(language, &answer.cautions);
    cautions.extend(
        partner.filter(|_| highlight.is_none()).and_then(|area| not_ranked(language, language.area(area), answer.period)),
    );
    let ranked = RankedRows { rows, count: answer.partners, whole: answer.whole, highlight };
    let money = Money { magnitude, currency: family.unit.clone() };
    let mut ranking = ranking(language, &ranked, money, &before, name);
    ranking.ink = if is_import(family.subject) { BarInk::Second } else { BarInk::First };
    ranking.tight = answer.listing.origin.parameters.top.is_some();
    Ok(Figure {
        headline: None,
        title: title(language, answer),
        subtitle: subtitle(language, answer, &ranking.unit),
        body: Body::Ranking(ranking),
        cautions,
        source: phrases::sources(language, slice::from_ref(&family.source), &answer.listing.origin),
        address: answer.listing.origin.address.clone(),
        note: None,
        description: String::new(),
    })
}

/// The partner that is highlighted.
///
/// # Errors
/// [`ChartError::Refused`] when it is a product.
pub(super) fn highlighted(highlight: Option<Highlight>) -> Result<Option<Area>, ChartError> {
    match highlight {
        Some(Highlight::Product(_)) => Err(highlight::refused("partners are ranked here, no products").into()),
        Some(Highlight::Partner(area)) => Ok(Some(area)),
        None => Ok(None),
    }
}

/// What is said of a highlighted one without a place.
pub(in crate::chart) fn not_ranked(language: Language, name: &str, period: Option<Period>) -> Option<String> {
    Some(language.fill("ranked.not_ranked", &[("name", name), ("period", &language.period(period?))]))
}

fn title(language: Language, answer: &PartnersAnswer) -> String {
    let family = &answer.family;
    let what = partner_words::what(language, answer);
    let what = match answer.period {
        None => what,
        Some(period) => {
            language.fill("title.chart.dated", &[("what", &what), ("when", &language.period_in(period, family.calendar))])
        }
    };
    what + &phrases::attribution(language, &family.source)
}

fn subtitle(language: Language, answer: &PartnersAnswer, unit: &str) -> String {
    let levels = answer.listing.items.iter().map(|row| &row.standing.level);
    let mut parts = vec![unit::told_of(language, unit, (answer.rounding, &answer.family.unit), levels)];
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
