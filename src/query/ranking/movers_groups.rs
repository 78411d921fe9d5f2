//! Which figures movers are ranked from, and of which period: one source, calendar, frequency and currency, never mixed.

use std::{cmp::Reverse, collections::BTreeMap, sync::Arc};

use super::{
    counted_groups,
    covered_period::covered,
    group_counts::{Counted, Key},
};
use crate::{
    dataset::Catalogue,
    query::{
        MoversGroup, Panel, PanelBatch, PanelRow, Parameters, Query, QueryError, Resource, ahead::Extent, panel::asked::Asked,
    },
    table::Part,
    trade::{Calendar, Dyad, Frequency, Period, Product},
};

/// The groups, the best first: coverage comes before priority, so that what knows fewer than half of the pairs that another knows
/// comes after it.
pub(in crate::query) struct Groups(Vec<(Key, Counted)>);

impl Groups {
    /// Counts what there is within the window.
    pub fn counted(catalogue: &Catalogue, parameters: &Parameters) -> Result<Self, QueryError> {
        let asked = Asked::of(catalogue, parameters)?;
        let counted = match counted_groups::counted(catalogue, &asked)? {
            Some(counted) => counted,
            None => Self::read(catalogue, parameters)?,
        };
        let mut all: Vec<(Key, Counted)> = counted.into_iter().collect();
        let most = all.iter().map(|(_, group)| group.pairs()).max().unwrap_or(0);
        all.sort_by_key(|(_, group)| group.pairs() * 2 < most);
        Ok(Self(all))
    }

    fn read(catalogue: &Catalogue, parameters: &Parameters) -> Result<BTreeMap<Key, Counted>, QueryError> {
        let mut counted: BTreeMap<Key, Counted> = BTreeMap::new();
        let mut panel = Panel::reading(catalogue, parameters, Part::Whole, Extent::All)?;
        while let Some(batch) = panel.read()? {
            count(&batch, parameters, &mut counted);
        }
        Ok(counted)
    }

    /// Each as it is told, the best first.
    pub fn described(&self, parameters: &Parameters) -> Vec<MoversGroup> {
        self.0.iter().map(|(key, group)| described(key, group, parameters)).collect()
    }

    /// The periods in which any pair of the best group has a figure, by time.
    pub fn periods(&self) -> Vec<Period> {
        self.0.first().map_or_else(Vec::new, |(_, group)| group.periods.keys().copied().collect())
    }

    /// The latest period of the best group in which more than half as many pairs have a figure as in the period that has most, and
    /// the later ones that are passed over.
    pub fn period(&self) -> (Option<Period>, Vec<Period>) {
        let Some((_, group)) = self.0.first() else { return (None, Vec::new()) };
        let found = covered(&group.periods);
        (found, group.periods.keys().copied().filter(|period| Some(*period) > found).collect())
    }
}

fn count(batch: &PanelBatch, parameters: &Parameters, counted: &mut BTreeMap<Key, Counted>) {
    for (series, points) in batch.by_series() {
        let shown = points.iter().filter(|point| point.level().is_some() && parameters.holds(point.period, series.calendar));
        let periods: Vec<Period> = shown.map(|point| point.period).collect();
        if periods.is_empty() || !is_rankable(series.dyad, parameters) {
            continue;
        }
        let source = &series.source;
        let key = (
            Reverse(source.priority),
            source.name.clone(),
            series.calendar,
            series.frequency,
            series.unit.clone(),
            series.derived,
        );
        let group = counted.entry(key).or_insert_with(|| Counted::of(Arc::clone(source)));
        group.add_pair(series.dyad);
        for period in periods {
            group.add_periods(period, 1);
        }
    }
}

/// Pairs of areas proper: no sum of areas, no region not told apart and nobody with himself, unless that side is asked for.
pub(in crate::query) fn is_rankable(dyad: Dyad, parameters: &Parameters) -> bool {
    let sides = [(dyad.reporter, parameters.reporter), (dyad.partner, parameters.partner)];
    let proper = sides.iter().all(|(area, asked)| asked.is_some() || !(area.is_group() || area.is_residual()));
    proper && dyad.reporter != dyad.partner
}

/// Is the row of the figures of this group, where its source, calendar and frequency were asked for?
pub(in crate::query) fn is_of_group(row: &PanelRow<'_>, group: &MoversGroup) -> bool {
    row.series.unit == group.unit && row.series.derived == group.derived
}

fn described(key: &Key, group: &Counted, parameters: &Parameters) -> MoversGroup {
    let (_, name, calendar, frequency, unit, derived) = key;
    let asked = Parameters {
        source: Some(name.clone()),
        calendar: Some(*calendar).filter(|calendar| *calendar != Calendar::Gregorian),
        freq: Some(*frequency).filter(|frequency| *frequency != Frequency::Annual),
        product: Some(parameters.product.unwrap_or(Product::Total)),
        offset: None,
        limit: None,
        ..parameters.clone()
    };
    MoversGroup {
        source: Arc::clone(&group.source),
        calendar: *calendar,
        frequency: *frequency,
        unit: unit.clone(),
        derived: *derived,
        pairs: group.pairs(),
        address: Query { resource: Resource::Movers, parameters: asked }.address(),
    }
}
