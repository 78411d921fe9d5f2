//! The figure of a pair's products: areas by value, coloured by section; or their shares by period.

use std::slice;

use super::{
    colours::is_import,
    model::{Figure, FigureOptions},
    partners::not_ranked,
};
use crate::{
    chart::{
        body::{
            Body,
            ranking::{BarInk, RankedLabel, RankedRows, percent, ranking},
            shares::{PeriodShares, SharePart},
            treemap::{Treemap, TreemapGroup, TreemapLeaf},
        },
        categorical_palette::{Fill, PARTS},
        error::ChartError,
        highlight::{self, Highlight},
        period_axis::PeriodAxis,
        wording::{money::Money, number::trimmed, phrases},
    },
    language::{Language, Magnitude},
    query::{DyadProductsAnswer, ProductRow},
    statistics::{Ranked, rank},
    trade::{Amount, Level, Product, Section, Status},
};

/// How many products have a share of their own when `top` does not say.
const SHOWN: usize = 8;
/// The longest name that a description tells whole, in letters.
const LONGEST: usize = 80;

/// The products as areas within an area.
pub(in crate::chart) fn treemap(answer: &DyadProductsAnswer, language: Language) -> Figure {
    let magnitude = Magnitude::of_largest(answer.whole.iter().map(|whole| &whole.level));
    let unit = language.fill("chart.unit.area", &[("unit", &magnitude.unit(language, &answer.family.unit))]);
    let body = Body::Treemap(Treemap(groups(language, answer, magnitude)));
    framed(language, answer, (&unit, false), body)
}

/// The shares of the products by period.
pub(in crate::chart) fn stacked(answer: &DyadProductsAnswer, language: Language) -> Figure {
    let periods = answer.periods.iter().copied();
    let slots = PeriodAxis::along(periods, answer.family.frequency, answer.family.calendar);
    let (shares, exceeding) = shares(language, answer, slots);
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
    let before = answer.period.map_or_else(String::new, |period| language.period(period.year_before()));
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
pub(super) fn framed(language: Language, answer: &DyadProductsAnswer, (unit, by_period): (&str, bool), body: Body) -> Figure {
    let origin = &answer.listing.origin;
    Figure {
        title: title(language, answer, by_period),
        subtitle: subtitle(language, answer, unit),
        body,
        cautions: answer.cautions.clone(),
        note: None,
        source: phrases::sources(language, slice::from_ref(&answer.family.source), origin.created),
        address: origin.address.clone(),
        description: String::new(),
    }
}

fn subtitle(language: Language, answer: &DyadProductsAnswer, unit: &str) -> String {
    let family = &answer.family;
    let basis = phrases::basis(language, answer.rounding, &family.unit);
    let classified = [("classification", &*family.classification)];
    let digits = language.count("chart.basis.digits", answer.level, &classified);
    let mut parts = vec![phrases::of_value(language, unit, &basis), digits];
    parts.extend(answer.whole.map(|whole| phrases::valuation(language, whole.level.valuation).to_owned()));
    parts.extend(phrases::calendar(language, family.calendar));
    parts.extend(phrases::attributed(language, &family.source));
    parts.join(" \u{b7} ")
}

/// "Russia’s exports to Iran by product", with the branch.
pub(super) fn what(language: Language, answer: &DyadProductsAnswer) -> String {
    let what = phrases::subject(language, answer.family.subject, answer.dyad) + &phrases::product(&answer.branch);
    language.fill("title.chart.by_product", &[("what", &what)])
}

fn title(language: Language, answer: &DyadProductsAnswer, by_period: bool) -> String {
    let what = what(language, answer);
    let when = match (answer.periods.first(), answer.period) {
        (Some(first), Some(last)) if by_period && *first != last => {
            let (first, last) = (language.period(*first), language.period(last));
            Some(language.fill("chart.span", &[("first", &first), ("last", &last)]))
        }
        (_, period) => period.map(|period| language.period(period)),
    };
    let what = match when {
        Some(when) => language.fill("title.chart.dated", &[("what", &what), ("when", &when)]),
        None => what,
    };
    what + &phrases::attribution(language, &answer.family.source)
}

/// The products by section, the largest first; what is left of a published whole last. Nothing below 0 has an area.
fn groups(language: Language, answer: &DyadProductsAnswer, magnitude: Magnitude) -> Vec<TreemapGroup> {
    let mut sections: Vec<(Option<Section>, Vec<TreemapLeaf>)> = Vec::new();
    for row in &answer.rows {
        let Some(leaf) = leaf(language, row, magnitude) else { continue };
        let section = row.product.section();
        match sections.iter_mut().find(|(known, _)| *known == section) {
            Some((_, leaves)) => leaves.push(leaf),
            None => sections.push((section, vec![leaf])),
        }
    }
    let harmonized = sections.iter().any(|(section, _)| section.is_some());
    let whole = answer.whole.map_or(0.0, |whole| magnitude.amount(whole.level.amount));
    let group = |(section, leaves): (Option<Section>, Vec<TreemapLeaf>)| {
        let (name, fill) = match section {
            Some(section) => (language.section(section).to_owned(), Fill::Section(section.place())),
            None if harmonized => (language.say("chart.no_section").to_owned(), Fill::Unsorted),
            None => (String::new(), Fill::Part(0)),
        };
        let value: f64 = leaves.iter().map(|leaf| leaf.value).sum();
        TreemapGroup { name, share: part_of(language, value, whole), fill, leaves }
    };
    let mut groups: Vec<TreemapGroup> = sections.into_iter().map(group).collect();
    groups.sort_by(|one, other| other.value().total_cmp(&one.value()));
    let rest = answer.all_others.map(|others| (others.level, others.share.value));
    let rest = rest.and_then(|(level, share)| sized(language, (language.say("chart.rest"), ""), &level, share, magnitude));
    let name = language.say("chart.rest").to_owned();
    let rest = rest.map(|leaf| TreemapGroup { name, share: leaf.share.clone(), fill: Fill::Rest, leaves: vec![leaf] });
    groups.extend(rest);
    groups
}

fn leaf(language: Language, row: &ProductRow, magnitude: Magnitude) -> Option<TreemapLeaf> {
    let standing = &row.ranked.standing;
    let code = row.product.code().unwrap_or_default();
    let name = phrases::product_title(language, &row.product);
    // A product without a name is called by its code already: "HS:160520, part of: ...".
    let called = if name.starts_with(&row.product.to_string()) { "" } else { code };
    let leaf = sized(language, (&name, called), &standing.level, standing.share.value, magnitude)?;
    Some(TreemapLeaf { code: code.to_owned(), ..leaf })
}

fn sized(
    language: Language,
    (name, code): (&str, &str),
    level: &Level,
    share: Option<f64>,
    magnitude: Magnitude,
) -> Option<TreemapLeaf> {
    let value = Some(magnitude.amount(level.amount)).filter(|value| *value > 0.0)?;
    let share = share.map_or_else(String::new, |share| percent(language, share));
    let called = if code.is_empty() { shortened(name) } else { format!("{code} {}", shortened(name)) };
    let words = format!("{called} {} ({share})", trimmed(language, value, 3));
    Some(TreemapLeaf { value, code: code.to_owned(), name: name.to_owned(), words, share })
}

fn shortened(name: &str) -> String {
    if name.chars().count() <= LONGEST {
        return name.to_owned();
    }
    let kept = format!("{}\u{2026}", name.chars().take(LONGEST).collect::<String>().trim_end());
    let isolated = |mark: char| kept.matches(mark).count();
    if isolated('\u{2068}') > isolated('\u{2069}') { kept + "\u{2069}" } else { kept }
}

fn part_of(language: Language, part: f64, whole: f64) -> String {
    if whole > 0.0 { percent(language, part / whole * 100.0) } else { String::new() }
}

/// The shares of the greatest products and of all others, and what to say where the products exceed the published whole.
fn shares(language: Language, answer: &DyadProductsAnswer, slots: Option<PeriodAxis>) -> (PeriodShares, Option<String>) {
    let most = answer.listing.origin.parameters.top.map_or(SHOWN, |top| top.min(PARTS));
    let shown = &answer.rows[..answer.rows.len().min(most)];
    let part = |(place, row): (usize, &ProductRow)| SharePart {
        name: phrases::product_title(language, &row.product),
        code: row.product.code().unwrap_or_default().to_owned(),
        fill: Fill::Part(place),
    };
    let mut parts: Vec<SharePart> = shown.iter().enumerate().map(part).collect();
    let mut by_slot = vec![Vec::new(); slots.map_or(0, |slots| slots.count)];
    let mut exceeding = Vec::new();
    for (place, period) in answer.periods.iter().enumerate() {
        let Some(slot) = slots.and_then(|slots| slots.slot(*period)) else { continue };
        let Some(whole) = answer.whole_history[place] else { continue };
        let mut values: Vec<f64> = shown.iter().map(|row| row.history[place].map_or(0.0, Amount::units)).collect();
        let (known, whole) = (values.iter().sum::<f64>(), whole.units());
        if known > whole {
            exceeding.push(language.period(*period));
        }
        let all = known.max(whole);
        values.push((whole - known).max(0.0));
        if all > 0.0 {
            by_slot[slot] = values.into_iter().map(|value| value / all).collect();
        }
    }
    if by_slot.iter().any(|shares| shares.last().is_some_and(|rest| *rest > 0.0)) {
        let (name, code) = (language.say("chart.rest").to_owned(), language.say("chart.rest_short").to_owned());
        parts.push(SharePart { name, code, fill: Fill::Rest });
    }
    let known: Vec<usize> = (0..by_slot.len()).filter(|slot| !by_slot[*slot].is_empty()).collect();
    let mut ends: Vec<usize> = known.first().into_iter().chain(known.last()).copied().collect();
    ends.dedup();
    let told = |slot: &usize| {
        let share = |(part, share): (&SharePart, &f64)| format!("{} {}", shortened(&part.name), percent(language, share * 100.0));
        let named: Vec<String> = parts.iter().zip(&by_slot[*slot]).map(share).collect();
        let period = slots.map_or_else(String::new, |slots| language.period(slots.period(*slot)));
        format!("{period}: {}.", phrases::in_turn(language, &named))
    };
    let ends = ends.iter().map(told).collect();
    let warned = (!exceeding.is_empty())
        .then(|| language.fill("chart.told.exceeding", &[("periods", &phrases::listed(language, &exceeding))]));
    (PeriodShares { periods: slots, parts, slots: by_slot, ends, areas: false }, warned)
}
