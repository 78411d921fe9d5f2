//! One area: what it trades with everyone, how concentrated that is, and whose trade moved most.

use std::cmp::Reverse;

use super::{AreaAnswer, AreaFlow, Parameters, QueryError, Resource, answering::origin, partners::partners_answer};
use crate::{
    dataset::Catalogue,
    series::Subject,
    statistics::{Ranked, hhi},
    trade::Area,
};

/// How many gainers and losers there are when `top` does not say.
const MOVED: usize = 5;

pub(super) fn area_answer(catalogue: &Catalogue, area: Area, parameters: &Parameters) -> Result<AreaAnswer, QueryError> {
    let found = [Subject::Turnover, Subject::Exports, Subject::Imports].map(|subject| {
        let asked = Parameters { flow: Some(subject), top: None, ..parameters.clone() };
        partners_answer(catalogue, area, &asked).map(|partners| flow(partners, parameters.top.unwrap_or(MOVED)))
    });
    let mut flows = Vec::new();
    let mut fault = None;
    for one in found {
        match one {
            Ok(flow) => flows.push(flow),
            // A fault of a parameter says more than that there is nothing.
            Err(error) if fault.is_none() || matches!(error, QueryError::Parameter { .. }) => fault = Some(error),
            Err(_) => {}
        }
    }
    match fault {
        Some(fault) if flows.is_empty() => Err(fault),
        _ => Ok(AreaAnswer { area, flows, origin: origin(catalogue, Resource::Area(area), parameters) }),
    }
}

fn flow(partners: super::PartnersAnswer, top: usize) -> AreaFlow {
    let levels: Vec<_> = partners.listing.items.iter().map(|row| row.standing.level).collect();
    let moved = |least: i64| {
        let mut rows: Vec<(i64, Ranked<Area>)> = Vec::new();
        for row in &partners.listing.items {
            let by = row.standing.change.value.map(|change| change.hundredths() * least);
            rows.extend(by.filter(|by| *by > 0).map(|by| (by, *row)));
        }
        rows.sort_by_key(|(by, row)| (Reverse(*by), row.key));
        rows.into_iter().take(top).map(|(_, row)| row).collect()
    };
    AreaFlow { hhi: hhi(&levels), gainers: moved(1), losers: moved(-1), partners }
}
