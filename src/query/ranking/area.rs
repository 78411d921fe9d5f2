//! One area: what it trades with everyone, how concentrated that is, and whose trade moved most.

use std::cmp::Reverse;

use super::partners::partners_answer;
use crate::{
    dataset::Catalogue,
    query::{AreaAnswer, AreaFlow, Parameters, PartnersAnswer, QueryError, Resource, answer::listing::origin},
    series::Subject,
    statistics::{Concentration, Ranked, concentration},
    trade::{Area, CautionPart, CautionText},
};

/// Below this much of the whole the concentration of the parts is not that of the whole, per cent.
const MUCH: f64 = 90.0;
/// How many gainers and losers there are when `top` does not say.
const MOVED: usize = 5;

pub(in crate::query) fn area_answer(
    catalogue: &Catalogue,
    area: Area,
    parameters: &Parameters,
) -> Result<AreaAnswer, QueryError> {
    let found = [Subject::Turnover, Subject::Exports, Subject::Imports].map(|subject| {
        let asked = Parameters { flow: Some(subject), top: None, ..parameters.clone() };
        partners_answer(catalogue, area, &asked).map(|partners| flow(partners, parameters.top.unwrap_or(MOVED)))
    });
    let mut flows = Vec::new();
    let mut fault = None;
    for one in found {
        match one {
            Ok(flow) => flows.push(flow),
            // Rows that cannot be had are no flow that there is not.
            Err(fault @ QueryError::Storage(_)) => return Err(fault),
            // A fault of a parameter says more than that there is nothing.
            Err(error) if fault.is_none() || matches!(error, QueryError::Parameter(_)) => fault = Some(error),
            Err(_) => {}
        }
    }
    match fault {
        Some(fault) if flows.is_empty() => Err(fault),
        _ => Ok(AreaAnswer { area, flows, origin: origin(catalogue, Resource::Area(area), parameters) }),
    }
}

/// What parts that are much less than the whole say of its concentration, by the key of the message.
pub(in crate::query) fn covers(found: &Concentration, key: &'static str) -> Option<CautionText> {
    let share = found.coverage?.value.filter(|share| *share < MUCH)?;
    Some(CautionText::of(key, [("share", CautionPart::Tenths(share))]))
}

fn flow(mut partners: PartnersAnswer, top: usize) -> AreaFlow {
    let listed = partners.listing.items.clone();
    let levels: Vec<_> = listed.iter().map(|row| row.standing.level).collect();
    let moved = |least: i64| {
        let mut rows: Vec<(i64, Ranked<Area>)> = Vec::new();
        for row in &listed {
            let by = row.standing.change.value.map(|change| change.hundredths() * least);
            rows.extend(by.filter(|by| *by > 0).map(|by| (by, *row)));
        }
        rows.sort_by_key(|(by, row)| (Reverse(*by), row.key));
        rows.into_iter().take(top).map(|(_, row)| row).collect()
    };
    let concentration = concentration(&levels, partners.whole);
    partners.cautions.extend(covers(&concentration, "caution.partners.covered"));
    AreaFlow { concentration, gainers: moved(1), losers: moved(-1), partners }
}
