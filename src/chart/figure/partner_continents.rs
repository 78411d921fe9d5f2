//! What share of an area's trade each continent has, by period.

use std::cmp::Reverse;

use super::{model::Figure, partner_words};
use crate::{
    chart::{
        body::{
            Body,
            ranking::percent,
            shares::{PeriodShares, SharePart},
        },
        categorical_palette::Fill,
        period_axis::PeriodAxis,
        wording::phrases,
    },
    language::Language,
    query::PartnersAnswer,
    trade::{Continent, Period},
};

/// What each continent made of a period, in hundredths, by its place; partners of no continent last.
type Sums = [i128; OTHERS + 1];

/// The place of partners of no continent.
const OTHERS: usize = Continent::ALL.len();

/// The colour of each continent among those of parts, the same in every picture and far from its neighbours'.
const COLOURS: [usize; OTHERS] = [2, 1, 4, 0, 3, 10];

/// The figure of the shares of continents by period.
pub(in crate::chart) fn figure(answer: &PartnersAnswer, language: Language) -> Figure {
    let periods = answer.ranked_periods();
    let slots = PeriodAxis::along(periods.iter().copied(), answer.family.frequency, answer.family.calendar);
    let mut by_slot: Vec<Option<Sums>> = vec![None; slots.map_or(0, |slots| slots.count)];
    for period in &periods {
        if let Some(slot) = slots.and_then(|slots| slots.slot(*period)) {
            by_slot[slot] = Some(sums(answer, *period)).filter(|sums| sums.iter().sum::<i128>() > 0);
        }
    }
    let last = by_slot.iter().rev().flatten().next().copied().unwrap_or_default();
    let mut order: Vec<usize> = (0..=OTHERS).filter(|place| by_slot.iter().flatten().any(|sums| sums[*place] > 0)).collect();
    order.sort_by_key(|place| (*place == OTHERS, Reverse(last[*place]), *place));
    let body = PeriodShares {
        periods: slots,
        parts: order.iter().map(|place| part(language, *place)).collect(),
        slots: by_slot.iter().map(|sums| sums.map_or_else(Vec::new, |sums| shares(&sums, &order))).collect(),
        ends: Vec::new(),
        areas: true,
    };
    let body = PeriodShares { ends: vec![told(language, &body)], ..body };
    let lead = vec![language.say("chart.unit.share").to_owned(), language.say("continents.basis").to_owned()];
    partner_words::framed(language, answer, &title(language, answer, &periods), lead, Body::Shares(body))
}

fn sums(answer: &PartnersAnswer, period: Period) -> Sums {
    let mut sums = Sums::default();
    for (area, level) in answer.counted_in(period) {
        let place = area.continent().map_or(OTHERS, |continent| continent as usize);
        sums[place] += i128::from(level.amount.hundredths());
    }
    sums
}

fn shares(sums: &Sums, order: &[usize]) -> Vec<f64> {
    #[expect(clippy::cast_precision_loss, reason = "a part of a picture's height")]
    let parts = |amount: i128| amount as f64;
    let whole = parts(sums.iter().sum());
    order.iter().map(|place| parts(sums[*place]) / whole).collect()
}

fn part(language: Language, place: usize) -> SharePart {
    let name = |list: &str| match Continent::ALL.get(place) {
        Some(continent) => language.term(list, continent.word()).to_owned(),
        None => language.say(if list == "continents.name" { "continents.none" } else { "chart.rest_short" }).to_owned(),
    };
    let fill = COLOURS.get(place).map_or(Fill::Rest, |part| Fill::Part(*part));
    SharePart { name: name("continents.name"), code: name("continents.short"), fill }
}

fn title(language: Language, answer: &PartnersAnswer, periods: &[Period]) -> String {
    let what =
        phrases::of_product(language, &phrases::by_continent(language, answer.family.subject, answer.reporter), &answer.product);
    let when = match (periods.first(), periods.last()) {
        (Some(first), Some(last)) if first != last => language.fill(
            "chart.span",
            &[
                ("first", &language.period_in(*first, answer.family.calendar)),
                ("last", &language.period_in(*last, answer.family.calendar)),
            ],
        ),
        (_, Some(only)) => language.period_in(*only, answer.family.calendar),
        _ => return what,
    };
    language.fill("title.chart.dated", &[("what", &what), ("when", &when)])
}

/// "2000: Europe 61%, Asia 24%; 2020: …".
fn told(language: Language, body: &PeriodShares) -> String {
    let Some(periods) = body.periods else { return String::new() };
    let mut known: Vec<usize> = (0..body.slots.len()).filter(|slot| !body.slots[*slot].is_empty()).collect();
    if known.len() > 2 {
        known.drain(1..known.len() - 1);
    }
    let at = |slot: &usize| {
        let share = |(part, share): (&SharePart, &f64)| format!("{} {}", part.name, percent(language, share * 100.0));
        let named: Vec<String> = body.parts.iter().zip(&body.slots[*slot]).map(share).collect();
        let when = language.period_in(periods.period(*slot), periods.calendar);
        language.fill("places.told", &[("period", &when), ("named", &phrases::listed(language, &named))])
    };
    format!("{}.", phrases::in_turn(language, &known.iter().map(at).collect::<Vec<_>>()))
}
