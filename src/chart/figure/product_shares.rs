//! The shares of products by period: of sections where there are many, in their colours, else of the products themselves.

use crate::{
    chart::{
        body::{
            ranking::percent,
            shares::{PeriodShares, SharePart},
            treemap::shortened,
        },
        categorical_palette::{Fill, PARTS},
        period_axis::PeriodAxis,
        wording::phrases,
    },
    language::Language,
    query::{DyadProductsAnswer, ProductRow},
    trade::{Amount, Section},
};

/// How many products or sections have a share of their own when `top` does not say.
const SHOWN: usize = 8;

/// So many parts are told.
const TOLD: usize = 3;

/// A part and what it has in every period, in units.
struct Part {
    part: SharePart,
    history: Vec<f64>,
}

/// Are they drawn by section? Where nobody asked for a number of products, and there are more than can be told apart.
pub(in crate::chart) fn by_section(answer: &DyadProductsAnswer) -> bool {
    let asked = answer.listing.origin.parameters.top.is_some();
    !asked && answer.rows.len() > SHOWN && sections(answer).len() > 1
}

/// The sections of the products, the largest of the latest period first.
fn sections(answer: &DyadProductsAnswer) -> Vec<(Option<Section>, Vec<&ProductRow>)> {
    let mut sections: Vec<(Option<Section>, Vec<&ProductRow>)> = Vec::new();
    for row in &answer.rows {
        let section = row.product.section();
        match sections.iter_mut().find(|(known, _)| *known == section) {
            Some((_, rows)) => rows.push(row),
            None => sections.push((section, vec![row])),
        }
    }
    sections.retain(|(section, _)| section.is_some());
    let value =
        |rows: &[&ProductRow]| rows.iter().map(|row| i128::from(row.ranked.standing.level.amount.hundredths())).sum::<i128>();
    sections.sort_by_key(|(section, rows)| (std::cmp::Reverse(value(rows)), *section));
    sections
}

/// What the products of a row have in every period.
fn history(rows: &[&ProductRow], periods: usize) -> Vec<f64> {
    (0..periods).map(|place| rows.iter().filter_map(|row| row.history[place]).map(Amount::units).sum()).collect()
}

fn parts(language: Language, answer: &DyadProductsAnswer) -> Vec<Part> {
    let periods = answer.periods.len();
    if by_section(answer) {
        let of = |(section, rows): (Option<Section>, Vec<&ProductRow>)| {
            let section = section?;
            let name = language.section(section).to_owned();
            let part = SharePart { code: name.clone(), name, fill: Fill::Section(section.place()) };
            Some(Part { part, history: history(&rows, periods) })
        };
        return sections(answer).into_iter().take(SHOWN).filter_map(of).collect();
    }
    let most = answer.listing.origin.parameters.top.map_or(SHOWN, |top| top.min(PARTS));
    let shown = &answer.rows[..answer.rows.len().min(most)];
    let of = |(place, row): (usize, &ProductRow)| {
        let same = |other: &&ProductRow| other.product.section() == row.product.section();
        let shade = shown[..place].iter().filter(same).count();
        let fill = row.product.section().map_or(Fill::Part(place), |section| Fill::Shade(section.place(), shade));
        let part = SharePart {
            name: phrases::product_title(language, &row.product),
            code: row.product.code().unwrap_or_default().to_owned(),
            fill,
        };
        Part { part, history: history(&[row], periods) }
    };
    shown.iter().enumerate().map(of).collect()
}

/// The shares, and what to say where the products exceed the published whole.
pub(in crate::chart) fn shares(
    language: Language,
    answer: &DyadProductsAnswer,
    slots: Option<PeriodAxis>,
) -> (PeriodShares, Option<String>) {
    let shown = parts(language, answer);
    let mut by_slot = vec![Vec::new(); slots.map_or(0, |slots| slots.count)];
    let mut exceeding = Vec::new();
    for (place, period) in answer.periods.iter().enumerate() {
        let Some(slot) = slots.and_then(|slots| slots.slot(*period)) else { continue };
        let Some(whole) = answer.whole_history[place] else { continue };
        let mut values: Vec<f64> = shown.iter().map(|part| part.history[place]).collect();
        let (known, whole) = (values.iter().sum::<f64>(), whole.units());
        // Sums in binary fractions may be a hair above the whole they make up.
        if known > whole * (1.0 + 1e-12) {
            exceeding.push(language.period_in(*period, answer.family.calendar));
        }
        let all = known.max(whole);
        values.push((whole - known).max(0.0));
        if all > 0.0 {
            by_slot[slot] = values.into_iter().map(|value| value / all).collect();
        }
    }
    let mut parts: Vec<SharePart> = shown.into_iter().map(|part| part.part).collect();
    if by_slot.iter().any(|shares| shares.last().is_some_and(|rest| *rest > 1e-9)) {
        let (name, code) = (language.say("chart.rest").to_owned(), language.say("chart.rest_short").to_owned());
        parts.push(SharePart { name, code, fill: Fill::Rest });
    }
    let ends = ends(language, &parts, (&by_slot, slots));
    let warned = (!exceeding.is_empty())
        .then(|| language.fill("chart.told.exceeding", &[("periods", &phrases::listed(language, &exceeding))]));
    (PeriodShares { periods: slots, parts, slots: by_slot, ends, areas: false }, warned)
}

/// The greatest parts of the first and the last period in words.
fn ends(language: Language, parts: &[SharePart], (by_slot, slots): (&[Vec<f64>], Option<PeriodAxis>)) -> Vec<String> {
    let known: Vec<usize> = (0..by_slot.len()).filter(|slot| !by_slot[*slot].is_empty()).collect();
    let mut ends: Vec<usize> = known.first().into_iter().chain(known.last()).copied().collect();
    ends.dedup();
    let told = |slot: &usize| {
        let share = |(part, share): (&SharePart, &f64)| format!("{} {}", shortened(&part.name), percent(language, share * 100.0));
        let named: Vec<String> = parts.iter().zip(&by_slot[*slot]).take(TOLD).map(share).collect();
        let period = slots.map_or_else(String::new, |slots| language.period_in(slots.period(*slot), slots.calendar));
        format!("{period}: {}", phrases::in_turn(language, &named))
    };
    let told: Vec<String> = ends.iter().map(told).collect();
    if told.is_empty() { told } else { vec![format!("{}.", told.join(". "))] }
}
