//! The pairs that grew or fell most from one year to the next, of one source's figures of one flow.
//!
//! The rows are those of the long table, so every figure is that of the single series. What has no growth is counted and not
//! ranked; a least figure of the year before keeps a rise from next to nothing from being the greatest.

use polars::prelude::*;

use super::{
    covered_period::year_to,
    movers_groups::{Groups, is_of_group, is_rankable},
};
use crate::{
    dataset::Catalogue,
    query::{
        Listing, MovedBy, Mover, MoversAnswer, MoversGroup, Panel, PanelRow, Parameters, Query, QueryError, Resource, View,
        ahead::Extent,
        answer::listing::{limit, origin},
    },
    series::Subject,
    table::StorageError,
    trade::{Calendar, Frequency, Period},
};

/// Which flow, where none is asked for.
const USUAL: Subject = Subject::Exports;

pub(in crate::query) fn movers_answer(catalogue: &Catalogue, parameters: &Parameters) -> Result<MoversAnswer, QueryError> {
    let subject = parameters.flow.unwrap_or(USUAL);
    let asked = Parameters { flow: Some(subject), limit: None, offset: None, ..parameters.clone() };
    let groups = Groups::counted(catalogue, &asked)?;
    let mut described = groups.described(parameters);
    if described.is_empty() {
        let detail = format!("no source has {} of what is asked for; see /v1/dyads", View::showing(subject).word());
        return Err(QueryError::NoData { detail });
    }
    let group = described.remove(0);
    let (period, skipped) = groups.period();
    let mut found = Found::default();
    if let Some(period) = period {
        found.gather(catalogue, &of_group(&asked, &group, period), (&group, period))?;
    }
    let listing = found.listing(catalogue, &parameters.in_periods(group.calendar, group.frequency))?;
    Ok(MoversAnswer {
        subject,
        product: parameters.product.unwrap_or_default(),
        measure: parameters.moved_by.unwrap_or_default(),
        direction: parameters.direction.unwrap_or_default(),
        period,
        skipped,
        without_growth: found.without_growth,
        below_min_value: found.below,
        listing,
        group,
        alternatives: described,
    })
}

/// The rows of one period of one group.
fn of_group(asked: &Parameters, group: &MoversGroup, period: Period) -> Parameters {
    Parameters {
        source: Some(group.source.name.clone()),
        calendar: Some(group.calendar),
        freq: Some(group.frequency),
        from: Some(period.into()),
        to: Some(period.into()),
        ..asked.clone()
    }
}

/// What there is to rank.
#[derive(Default)]
struct Found {
    movers: Vec<Mover>,
    without_growth: usize,
    below: usize,
}

impl Found {
    fn gather(
        &mut self,
        catalogue: &Catalogue,
        asked: &Parameters,
        (group, period): (&MoversGroup, Period),
    ) -> Result<(), QueryError> {
        for batch in Panel::reading(catalogue, asked, year_to(period), Extent::All)? {
            for row in batch?.rows().filter(|row| is_of_group(row, group) && is_rankable(row.series.dyad, asked)) {
                self.take(&row, asked);
            }
        }
        Ok(())
    }

    fn take(&mut self, row: &PanelRow<'_>, asked: &Parameters) {
        let (change, yoy) = (row.growth.change.value, row.growth.yoy.value);
        let moved = match asked.moved_by.unwrap_or_default() {
            MovedBy::Yoy => yoy.is_some(),
            MovedBy::Change => change.is_some(),
        };
        let Some((change, level)) = change.zip(row.point.level()).filter(|_| moved) else {
            self.without_growth += 1;
            return;
        };
        let before = level.amount.checked_sub(change);
        if asked.min_value.is_some_and(|least| before.is_none_or(|before| before < least)) {
            self.below += 1;
            return;
        }
        let (series, point, growth) = (row.series.clone(), row.point.clone(), *row.growth);
        self.movers.push(Mover { rank: 0, address: address(row, asked), series, point, growth });
    }

    /// The page of those that moved most: equal ones by code, as they stand.
    fn listing(&mut self, catalogue: &Catalogue, parameters: &Parameters) -> Result<Listing<Mover>, QueryError> {
        let total = self.movers.len();
        let (limit, offset) = (limit(parameters, total), parameters.offset.unwrap_or(0));
        let order = self.order(parameters).map_err(|error| QueryError::Storage(StorageError::Unreadable(error.to_string())))?;
        let ranked = order.iter().zip(1..).skip(offset).take(limit);
        let items =
            ranked.filter_map(|(place, rank)| Some(Mover { rank, ..self.movers.get(*place as usize)?.clone() })).collect();
        Ok(Listing { items, total, limit, offset, origin: origin(catalogue, Resource::Movers, parameters) })
    }

    /// The places of all, sorted by the frame engine.
    fn order(&self, parameters: &Parameters) -> PolarsResult<Vec<u32>> {
        let places = UInt32Chunked::from_iter_values("place".into(), (0u32..).take(self.movers.len())).into_column();
        let moved = match parameters.moved_by.unwrap_or_default() {
            MovedBy::Yoy => {
                let growths = self.movers.iter().map(|mover| mover.growth.yoy.value);
                Float64Chunked::from_iter_options("moved".into(), growths).into_column()
            }
            MovedBy::Change => {
                let changes = self.movers.iter().map(|mover| mover.growth.change.value.map(crate::trade::Amount::hundredths));
                Int64Chunked::from_iter_options("moved".into(), changes).into_column()
            }
        };
        let falling = parameters.direction.unwrap_or_default() == crate::query::Direction::Rise;
        let options = SortMultipleOptions::default().with_order_descending_multi([falling, false]).with_multithreaded(false);
        let sorted = DataFrame::new(self.movers.len(), vec![places, moved])?.sort(["moved", "place"], options)?;
        Ok(sorted.column("place")?.u32()?.iter().flatten().collect())
    }
}

/// The series that a row is of.
fn address(row: &PanelRow<'_>, asked: &Parameters) -> String {
    let series = row.series;
    let parameters = Parameters {
        source: Some(series.source.name.clone()),
        calendar: Some(series.calendar).filter(|calendar| *calendar != Calendar::Gregorian),
        freq: Some(series.frequency).filter(|frequency| *frequency != Frequency::Annual),
        product: Some(series.product),
        as_of: asked.as_of,
        ..Parameters::default()
    };
    Query { resource: Resource::View(series.dyad, View::showing(series.subject)), parameters }.address()
}
