//! An area's partners ranked.

use std::slice;

use super::{
    colours::is_import,
    model::{Figure, FigureOptions},
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
    series::Subject,
    statistics::{Entrant, rank},
    trade::{Area, Period, Status, Valuation},
};

/// The figure of a ranking of partners.
///
/// # Errors
/// [`ChartError::Refused`] when a product is to be highlighted.
pub(in crate::chart) fn figure(answer: &PartnersAnswer, options: FigureOptions) -> Result<Figure, ChartError> {
    let language = options.language;
    let partner = match options.highlight {
        Some(Highlight::Product(_)) => return Err(highlight::refused("partners are ranked here, no products").into()),
        Some(Highlight::Partner(area)) => Some(area),
        None => None,
    };
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

/// What is said of a highlighted one without a place.
pub(in crate::chart) fn not_ranked(language: Language, name: &str, period: Option<Period>) -> Option<String> {
    Some(language.fill("ranked.not_ranked", &[("name", name), ("period", &language.period(period?))]))
}

fn title(language: Language, answer: &PartnersAnswer) -> String {
    let family = &answer.family;
    let what = phrases::by_partner(language, family.subject, answer.reporter);
    let what = phrases::of_product(language, &what, &answer.product);
    let what = match answer.period {
        None => what,
        Some(period) => {
            language.fill("title.chart.dated", &[("what", &what), ("when", &language.period_in(period, family.calendar))])
        }
    };
    what + &phrases::attribution(language, &family.source)
}

fn subtitle(language: Language, answer: &PartnersAnswer, unit: &str) -> String {
    let family = &answer.family;
    let levels = answer.listing.items.iter().map(|row| &row.standing.level);
    let mut parts = vec![unit::told_of(language, unit, (answer.rounding, &family.unit), levels)];
    parts.extend(answer.whole.map(|whole| {
        if whole.published {
            language.say("chart.basis.share.world").to_owned()
        } else {
            language.count("chart.basis.share_of_sum", answer.partners, &[])
        }
    }));
    parts.extend(phrases::product_code(language, &answer.product));
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
    parts.join(" \u{b7} ")
}
