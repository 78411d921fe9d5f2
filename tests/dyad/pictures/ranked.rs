//! Rankings made by hand, from a handful of partners to all there are.

use dyad::{
    query::{Answer, Family, Listing, PartnersAnswer},
    series::Subject,
    statistics::{Entrant, Whole, like_for_like, rank, rest, whole},
    trade::{Area, AreaKind, Calendar, CautionText, Frequency, Level, Period, Product, Status},
};

use super::samples::{level, origin, source};

/// So many partners, each smaller than the one before; one in five is new, one in seven estimated, one in nine moved far.
fn entrants(areas: &[Area], decimals: Option<u8>) -> Vec<Entrant<Area>> {
    let entrant = |(place, area): (usize, &Area)| {
        let now = 90_000 / (place + 1) + usize::from(place == 0) * 30_000;
        let before = 90_000 / (place % 9 * 40 + place + 2);
        let level = |value: usize| level(&value.to_string(), 6, decimals);
        Entrant { key: *area, level: Some(level(now)), earlier: (place % 5 != 2).then(|| level(before)), reason: None }
    };
    areas.iter().enumerate().map(entrant).collect()
}

fn answered(entrants: &[Entrant<Area>], published: Option<Level>, earlier: bool) -> PartnersAnswer {
    let summed = whole(entrants).unwrap();
    let whole = published.map_or(summed, |level| Whole { level, compared: Some(level), published: true, ..summed });
    let mut rows = rank(entrants, whole);
    if !earlier {
        for row in &mut rows {
            row.previous_rank = None;
        }
    }
    let keys: Vec<Area> = rows.iter().map(|row| row.key).collect();
    let origin = origin("/v1/areas/RUS/partners?flow=export");
    let doubtful = |key: &Area| key.place().is_multiple_of(7).then_some((*key, Status::Estimated));
    PartnersAnswer {
        reporter: "RUS".parse().unwrap(),
        family: Family {
            source: source("wits", "World Bank WITS, UN Comtrade data as reported by Russia"),
            subject: Subject::Exports,
            calendar: Calendar::Gregorian,
            frequency: Frequency::Annual,
            unit: "USD".to_owned(),
            derived: false,
            combined: false,
            rolled_up_from: None,
            summed_over: None,
            partners: rows.len(),
            address: origin.address.clone(),
        },
        period: Some(Period::year(2016)),
        skipped: Vec::new(),
        like_for_like: Some(like_for_like(entrants)),
        left_out: None,
        product: Product::Total,
        rounding: rows.iter().filter_map(|row| row.standing.level.rounding).max(),
        cautions: vec![CautionText::told(
            "Trade with Belarus is counted by Belarus; see the other source for what Russia counts",
        )],
        whole: Some(whole),
        partners: rows.len(),
        statuses: keys.iter().filter_map(doubtful).collect(),
        all_others: rest(entrants, &keys, whole),
        listing: Listing { total: rows.len(), limit: 1000, offset: 0, items: rows, origin },
        alternatives: Vec::new(),
        entrants: entrants.to_vec(),
        series: Vec::new(),
    }
}

fn ranked(answer: PartnersAnswer) -> Answer {
    Answer::Partners(Box::new(answer))
}

fn countries() -> Vec<Area> {
    Area::all().filter(|area| area.kind() == AreaKind::Country).collect()
}

/// So many partners of the code list, a published whole or not.
pub fn partners(count: usize) -> Answer {
    ranked(answered(&entrants(&countries()[..count], None), None, true))
}

/// The partners with the longest names, rounded to a billion, with no figures a year before.
pub fn long_names() -> Answer {
    let mut areas: Vec<Area> = Area::all().filter(|area| !area.is_group()).collect();
    areas.sort_by_key(|area| std::cmp::Reverse(area.name().len()));
    let values = ["44000", "23000", "12000", "4000", "2000", "1000"].map(|value| level(value, 6, Some(0)));
    let entrant = |(level, area): (Level, &Area)| {
        let level = Level::rounded_to(level.amount, Some(9), level.valuation);
        Entrant { key: *area, level: Some(level), earlier: None, reason: None }
    };
    let entrants: Vec<Entrant<Area>> = values.into_iter().zip(&areas).map(entrant).collect();
    ranked(answered(&entrants, None, false))
}

/// Twelve partners that exceed what is published for the world.
pub fn exceeding() -> Answer {
    ranked(answered(&entrants(&countries()[..12], Some(0)), Some(level("250000", 6, Some(0))), true))
}

/// The same window without any figure.
pub fn none() -> Answer {
    let mut answer = answered(&entrants(&countries()[..3], None), None, true);
    answer.listing.items.clear();
    (answer.period, answer.whole, answer.all_others) = (None, None, None);
    ranked(answer)
}

/// Twenty, and so many asked for that rows have to be tight.
pub fn asked(count: usize) -> Answer {
    let mut answer = answered(&entrants(&countries()[..count], None), None, true);
    answer.listing.origin.parameters.top = Some(count);
    ranked(answer)
}
