//! The figure of a pair's products: areas by value, coloured by section; or their shares by period.

use std::slice;

use super::{
    colours::is_import,
    model::{Figure, FigureOptions},
    partners::not_ranked,
    product_groups, product_shares,
};
use crate::{
    chart::{
        body::{
            Body,
            ranking::{BarInk, RankedLabel, RankedRows, ranking},
            treemap::Treemap,
        },
        error::ChartError,
        highlight::{self, Highlight},
        period_axis::PeriodAxis,
        wording::{
            money::{Money, money},
            number::usual_decimals,
            phrases, unit,
        },
    },
    language::{Language, Magnitude},
    query::{DyadProductsAnswer, ProductRow},
    statistics::{Ranked, rank},
    trade::{Product, Status},
};

/// The products as areas within an area.
pub(in crate::chart) fn treemap(answer: &DyadProductsAnswer, language: Language) -> Figure {
    let magnitude = Magnitude::of_largest(answer.whole.iter().map(|whole| &whole.level));
    let money = Money { magnitude, currency: answer.family.unit.clone() };
    let total = total(language, answer, &money);
    let groups = product_groups::groups(language, answer, &money);
    framed(language, answer, (&total, false), Body::Treemap(Treemap { total: total.clone(), groups }))
}

/// "$56.4 bn in 2023".
fn total(language: Language, answer: &DyadProductsAnswer, money: &Money) -> String {
    let Some((whole, period)) = answer.whole.zip(answer.period) else { return String::new() };
    let value = money.magnitude.amount(whole.level.amount);
    let decimals = money.magnitude.decimals(usual_decimals(value.abs()), whole.level.rounding);
    let amount = self::money(language, value, decimals, money);
    language.fill("ranked.total", &[("amount", &amount), ("period", &language.period_in(period, answer.family.calendar))])
}

/// The shares of the products by period.
pub(in crate::chart) fn stacked(answer: &DyadProductsAnswer, language: Language) -> Figure {
    let periods = answer.periods.iter().copied();
    let slots = PeriodAxis::along(periods, answer.family.frequency, answer.family.calendar);
    let (shares, exceeding) = product_shares::shares(language, answer, slots);
    let mut figure = framed(language, answer, (language.say("chart.unit.share"), true), Body::Shares(shares));
    figure.cautions.extend(exceeding);
    figure
}

/// The products as ranked bars.
///
/// # Errors
/// [`ChartError::Refused`] when a partner is to be highlighted.
pub(in crate::chart) fn bars(answer: &DyadProductsAnswer, options: FigureOptions) -> Result<Figure, ChartError> {
    let language = options.language;
    let product = match options.highlight {
        Some(Highlight::Partner(_)) => return Err(highlight::refused("products are ranked here, no partners").into()),
        Some(Highlight::Product(product)) => Some(product),
        None => None,
    };
    let rows: Vec<Ranked<Product>> = answer.rows.iter().map(row_of_product).collect();
    let magnitude = Magnitude::of_largest(rows.iter().map(|row| &row.standing.level));
    let before =
        answer.period.map_or_else(String::new, |period| language.period_in(period.year_before(), answer.family.calendar));
    let name = |product: &Product| RankedLabel {
        label: phrases::product_title(language, product),
        sub_label: product.to_string(),
        status: Status::Normal,
    };
    let ranked = |product: Product| rank(&answer.entrants, answer.whole?).into_iter().find(|row| row.key == product);
    let highlight = product.and_then(|product| Some((ranked(product)?, BarInk::Text)));
    let unranked = product.filter(|_| highlight.is_none());
    let unranked = unranked.and_then(|product| not_ranked(language, &phrases::product_title(language, &product), answer.period));
    let ranked = RankedRows { rows: &rows, count: answer.products, whole: answer.whole, highlight };
    let money = Money { magnitude, currency: answer.family.unit.clone() };
    let mut ranking = ranking(language, &ranked, money, &before, name);
    ranking.ink = if is_import(answer.family.subject) { BarInk::Second } else { BarInk::First };
    ranking.tight = answer.listing.origin.parameters.top.is_some();
    let unit = ranking.unit.clone();
    let mut figure = framed(language, answer, (&unit, false), Body::Ranking(ranking));
    figure.cautions.extend(unranked);
    Ok(figure)
}

/// A row under its product.
fn row_of_product(row: &ProductRow) -> Ranked<Product> {
    let Ranked { rank, previous_rank, standing, .. } = row.ranked;
    Ranked { key: row.product, rank, previous_rank, standing }
}

/// What all figures of products have in common; some are of all periods.
fn framed(language: Language, answer: &DyadProductsAnswer, (unit, by_period): (&str, bool), body: Body) -> Figure {
    let origin = &answer.listing.origin;
    Figure {
        headline: None,
        title: title(language, answer, by_period),
        subtitle: subtitle(language, answer, (unit, by_period)),
        body,
        cautions: phrases::cautions(language, &answer.cautions),
        note: None,
        source: phrases::sources(language, slice::from_ref(&answer.family.source), origin),
        address: origin.address.clone(),
        description: String::new(),
    }
}

fn subtitle(language: Language, answer: &DyadProductsAnswer, (unit, by_period): (&str, bool)) -> String {
    let family = &answer.family;
    let classified = [("classification", &*family.classification)];
    let by_section = by_period && product_shares::by_section(answer);
    let digits = || language.count("chart.basis.digits", answer.level, &classified);
    let digits = if by_section { language.say("ranked.sections").to_owned() } else { digits() };
    let levels = answer.rows.iter().map(|row| &row.ranked.standing.level);
    let mut parts = vec![unit::told_of(language, unit, (answer.rounding, &family.unit), levels), digits];
    parts.extend(phrases::product_code(language, &answer.branch));
    parts.extend(answer.whole.map(|whole| phrases::valuation(language, whole.level.valuation).to_owned()));
    parts.extend(phrases::calendar(language, family.calendar));
    parts.extend(phrases::attributed(language, &family.source));
    parts.join(" \u{b7} ")
}

fn title(language: Language, answer: &DyadProductsAnswer, by_period: bool) -> String {
    let what = phrases::subject(language, answer.family.subject, answer.dyad);
    let key = if by_period && product_shares::by_section(answer) { "ranked.by_section" } else { "title.chart.by_product" };
    let what = language.fill(key, &[("what", &what)]);
    let what = phrases::of_product(language, &what, &answer.branch);
    let when = match (answer.periods.first(), answer.period) {
        (Some(first), Some(last)) if by_period && *first != last => {
            let (first, last) =
                (language.period_in(*first, answer.family.calendar), language.period_in(last, answer.family.calendar));
            Some(language.fill("chart.span", &[("first", &first), ("last", &last)]))
        }
        (_, period) => period.map(|period| language.period_in(period, answer.family.calendar)),
    };
    let what = match when {
        Some(when) => language.fill("title.chart.dated", &[("what", &what), ("when", &when)]),
        None => what,
    };
    what + &phrases::attribution(language, &answer.family.source)
}
