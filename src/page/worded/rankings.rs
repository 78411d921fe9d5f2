//! Rankings in words: partners of an area, products of a pair, an area's flows, and the pairs that moved most.

use super::{
    cells::{self, LONGEST},
    cleaned::{clipped, stopped},
    model::{LeftOut, Table, Told},
    shown,
};
use crate::{
    chart::headline,
    language::{Language, Magnitude},
    page::{area::ranking_basis, formatting, table_cells, titles},
    query::{Answer, AreaAnswer, AreaFlow, Direction, DyadProductsAnswer, MoversAnswer, PartnersAnswer},
    series::{Reason, Subject},
    statistics::Standing,
    trade::{Dyad, Period},
};

/// The columns that a ranking has in common: rank, name, amount, share, growth.
fn ranking(language: Language, name: &str, unit: &str) -> Table {
    let value = format!("{}{}{unit}", language.say("page.value"), language.say("page.separator"));
    let numbers = [&value, language.say("page.share"), language.say("page.on_a_year_before")];
    Table::of(&[language.say("page.rank"), name], &numbers)
}

fn standing(language: Language, standing: &Standing, scale: Magnitude) -> [String; 3] {
    let share = standing.share.value.map(|share| formatting::share(language, share));
    let why = || standing.share.reason.map(|why| cells::reason(language, why)).unwrap_or_default();
    [
        cells::amount(language, Some(&standing.level), scale, Reason::Missing),
        share.unwrap_or_else(why),
        cells::percent(language, &standing.yoy, false),
    ]
}

/// The row of what is not among those that are ranked.
fn rest(language: Language, rest: Option<&Standing>, scale: Magnitude) -> Option<Vec<String>> {
    let rest = rest.filter(|rest| !table_cells::is_nothing(rest))?;
    let name = [String::new(), language.say("page.all_others").to_owned()];
    Some(name.into_iter().chain(standing(language, rest, scale)).collect())
}

/// What is told of an area's partners.
pub(super) fn partners(told: &mut Told, answer: &PartnersAnswer, language: Language) {
    told.sentences.push(ranking_basis(answer, language));
    let items = &answer.listing.items;
    let scale = formatting::ranking_scale(items.iter().map(|row| row.standing.level));
    let unit = formatting::scaled_unit(language, scale, &answer.family.unit);
    let most = shown::most(&answer.listing.origin.parameters);
    let rows = items.iter().take(most).map(|row| {
        let name = [cells::count(language, row.rank), language.area(row.key).to_owned()];
        name.into_iter().chain(standing(language, &row.standing, scale)).collect()
    });
    let mut table = Table { rows: rows.collect(), ..ranking(language, language.say("country.partner"), &unit) };
    table.left_out = LeftOut::Count(answer.listing.total.saturating_sub(answer.listing.offset + table.rows.len()));
    table.rows.extend(rest(language, answer.all_others.as_ref(), scale).filter(|_| items.len() <= most));
    told.tables.push(table);
}

/// What is told of a pair's products.
pub(super) fn products(told: &mut Told, answer: &DyadProductsAnswer, language: Language) {
    let items: Vec<_> = answer.listing.items.iter().filter_map(|place| answer.rows.get(*place)).collect();
    let scale = formatting::ranking_scale(answer.rows.iter().map(|row| row.ranked.standing.level));
    let unit = formatting::scaled_unit(language, scale, &answer.family.unit);
    told.sentences.push(basis(language, answer.family.subject, answer.period, answer.family.calendar));
    let most = shown::most(&answer.listing.origin.parameters);
    let rows = items.iter().take(most).map(|row| {
        let name = language.isolated(&titles::product_name(language, &row.product));
        let name = [cells::count(language, row.ranked.rank), clipped(&name, LONGEST)];
        name.into_iter().chain(standing(language, &row.ranked.standing, scale)).collect()
    });
    let mut table = Table { rows: rows.collect(), ..ranking(language, language.say("page.product"), &unit) };
    table.left_out = LeftOut::Count(answer.listing.total.saturating_sub(answer.listing.offset + table.rows.len()));
    table.rows.extend(rest(language, answer.all_others.as_ref(), scale).filter(|_| items.len() <= most));
    told.tables.push(table);
}

/// Of which flow and period a ranking is.
fn basis(language: Language, subject: Subject, period: Option<Period>, calendar: crate::trade::Calendar) -> String {
    let flow = language.term("flow", subject.word()).to_owned();
    let when = period.map(|period| language.period_in(period, calendar));
    stopped(std::iter::once(flow).chain(when).collect::<Vec<_>>().join(language.say("page.separator")))
}

/// What is told of an area: a row for each flow, and what is found in its partners.
pub(super) fn area(told: &mut Told, answer: &AreaAnswer, language: Language) {
    let found = answer.flows.iter().filter_map(|flow| headline(&Answer::Partners(Box::new(flow.partners.clone())), language));
    told.sentences.extend(found.map(stopped));
    let words = ["page.flow", "page.period"].map(|key| language.say(key));
    let numbers = ["page.value", "page.on_a_year_before", "country.partners"].map(|key| language.say(key));
    told.tables
        .push(Table { rows: answer.flows.iter().map(|flow| flow_row(flow, language)).collect(), ..Table::of(&words, &numbers) });
    for flow in &answer.flows {
        moved(told, flow, language);
    }
}

fn flow_row(flow: &AreaFlow, language: Language) -> Vec<String> {
    let answer = &flow.partners;
    let growth = answer.whole.map(|whole| whole.grown().1).unwrap_or_default();
    vec![
        language.term("flow", answer.family.subject.word()).to_owned(),
        answer.period.map(|period| language.period_in(period, answer.family.calendar)).unwrap_or_default(),
        cells::money(language, answer.whole.as_ref().map(|whole| &whole.level), &answer.family.unit, Reason::Missing),
        cells::percent(language, &growth, false),
        cells::count(language, answer.partners),
    ]
}

/// With whom a flow grew and shrank most, where there are several partners.
fn moved(told: &mut Told, flow: &AreaFlow, language: Language) {
    let answer = &flow.partners;
    let flow_name = language.term("flow", answer.family.subject.word());
    for (key, rows) in [("country.gained", &flow.gainers), ("country.lost", &flow.losers)] {
        let names = rows.iter().take(3).filter_map(|row| {
            let change = row.standing.change.value?;
            let amount = formatting::signed_money(language, change, Magnitude::fitting(change.bound()));
            let unit = formatting::scaled_unit(language, Magnitude::fitting(change.bound()), &answer.family.unit);
            Some(format!("{} ({amount}\u{a0}{unit})", language.area(row.key)))
        });
        let names = names.collect::<Vec<_>>().join(&format!("{} ", language.say("chart.semicolon")));
        if answer.partners > 1 && !names.is_empty() {
            told.notes.push((format!("{flow_name}{}{}", language.say("page.separator"), language.say(key)), names));
        }
    }
}

/// What is told of the pairs that moved most.
pub(super) fn movers(told: &mut Told, answer: &MoversAnswer, language: Language) {
    told.sentences.push(basis(language, answer.subject, answer.period, answer.group.calendar));
    let name = |dyad: Dyad| titles::pair_name(language, dyad);
    let rises = answer.direction == Direction::Rise;
    let first = answer.listing.items.first().and_then(|first| Some((first, first.growth.yoy.value?)));
    // Where all moved the other way, nobody moved this way most.
    if let Some((first, growth)) = first.filter(|(_, growth)| if rises { *growth > 0.0 } else { *growth < 0.0 }) {
        let key = if rises { "landing.rose" } else { "landing.fell" };
        let growth = formatting::percent(language, growth);
        told.lead = Some(stopped(format!("{}: {} ({growth})", language.say(key), name(first.series.dyad))));
    }
    let items = &answer.listing.items;
    let scale = formatting::ranking_scale(items.iter().filter_map(|item| item.point.comparable.level));
    let unit = formatting::scaled_unit(language, scale, &answer.group.unit);
    let rows = items.iter().take(shown::most(&answer.listing.origin.parameters)).map(|item| {
        let why = item.point.comparable.reason.unwrap_or(Reason::Missing);
        vec![
            cells::count(language, item.rank),
            name(item.series.dyad),
            cells::amount(language, item.point.comparable.level.as_ref(), scale, why),
            cells::percent(language, &item.growth.yoy, false),
        ]
    });
    let value = format!("{}{}{unit}", language.say("page.value"), language.say("page.separator"));
    let words = [language.say("page.rank"), language.term("landing.column", "pair")];
    let mut table = Table { rows: rows.collect(), ..Table::of(&words, &[&value, language.say("page.on_a_year_before")]) };
    table.left_out = LeftOut::Count(answer.listing.total.saturating_sub(answer.listing.offset + table.rows.len()));
    told.tables.push(table);
}
