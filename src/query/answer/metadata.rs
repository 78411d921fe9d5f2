//! What every answer can be asked: where it is, from which sources, of which time, and whether it can be drawn.

use std::{borrow::Cow, sync::Arc};

use crate::{
    language::Language,
    query::{Answer, Origin, SeriesAnswer},
    trade::{CautionText, Period, Source},
};

impl Answer {
    /// Where it comes from.
    #[must_use]
    pub fn origin(&self) -> &Origin {
        match self {
            Self::Series(series) => &series.origin,
            Self::Mirror(mirror) => &mirror.origin,
            Self::Compare(compare) => &compare.origin,
            Self::Revisions(revisions) => &revisions.origin,
            Self::Verdicts(verdicts) => &verdicts.listing.origin,
            Self::Events(events) => &events.listing.origin,
            Self::Dyad(dyad) => &dyad.origin,
            Self::Dyads(listing) => &listing.origin,
            Self::Partners(partners) => &partners.listing.origin,
            Self::DyadProducts(products) => &products.listing.origin,
            Self::Products(listing) => &listing.origin,
            Self::Product(product) => &product.origin,
            Self::Area(area) => &area.origin,
            Self::Areas(areas) => &areas.listing.origin,
            Self::Datasets(listing) => &listing.origin,
            Self::Dataset(_, origin) => origin,
            Self::Sources(listing) => &listing.origin,
            Self::Panel(panel) => &panel.origin,
            Self::Movers(movers) => &movers.listing.origin,
            Self::Observations(observations) => &observations.origin,
            Self::Verify(verify) => &verify.listing.origin,
            Self::Found(found) => &found.listing.origin,
        }
    }

    pub(super) fn origin_mut(&mut self) -> &mut Origin {
        match self {
            Self::Series(series) => &mut series.origin,
            Self::Mirror(mirror) => &mut mirror.origin,
            Self::Compare(compare) => &mut compare.origin,
            Self::Revisions(revisions) => &mut revisions.origin,
            Self::Verdicts(verdicts) => &mut verdicts.listing.origin,
            Self::Events(events) => &mut events.listing.origin,
            Self::Dyad(dyad) => &mut dyad.origin,
            Self::Dyads(listing) => &mut listing.origin,
            Self::Partners(partners) => &mut partners.listing.origin,
            Self::DyadProducts(products) => &mut products.listing.origin,
            Self::Products(listing) => &mut listing.origin,
            Self::Product(product) => &mut product.origin,
            Self::Area(area) => &mut area.origin,
            Self::Areas(areas) => &mut areas.listing.origin,
            Self::Datasets(listing) => &mut listing.origin,
            Self::Dataset(_, origin) => origin,
            Self::Sources(listing) => &mut listing.origin,
            Self::Panel(panel) => &mut panel.origin,
            Self::Movers(movers) => &mut movers.listing.origin,
            Self::Observations(observations) => &mut observations.origin,
            Self::Verify(verify) => &mut verify.listing.origin,
            Self::Found(found) => &mut found.listing.origin,
        }
    }

    /// The sources behind its figures, each once, in the order they appear; none for code lists and other lists.
    #[must_use]
    pub fn sources(&self) -> Vec<&Arc<Source>> {
        let all: Vec<&Arc<Source>> = match self {
            Self::Series(series) => vec![&series.series.source],
            Self::Compare(compare) => compare.items.iter().map(|(_, one)| &one.series.source).collect(),
            Self::Mirror(mirror) => {
                let directions = mirror.mirror.directions.iter();
                directions.flat_map(|direction| direction.exports_source.iter().chain(&direction.imports_source)).collect()
            }
            Self::Revisions(revisions) => vec![&revisions.series.source],
            Self::Verdicts(verdicts) => {
                verdicts.listing.items.iter().flat_map(|item| item.against.iter().map(|against| &against.source)).collect()
            }
            Self::Verify(verify) => {
                let judged = verify.listing.items.iter().filter_map(|item| item.judged.as_ref());
                judged.flat_map(|judged| judged.against.iter().map(|against| &against.source)).collect()
            }
            Self::Dyad(dyad) => dyad.sources.iter().collect(),
            Self::Partners(partners) => vec![&partners.family.source],
            Self::DyadProducts(products) => vec![&products.family.source],
            Self::Area(area) => area.flows.iter().map(|flow| &flow.partners.family.source).collect(),
            Self::Dataset(dataset, _) => dataset.sources.iter().collect(),
            Self::Sources(listing) => listing.items.iter().map(|entry| &entry.source).collect(),
            Self::Panel(panel) => panel.sources.iter().collect(),
            Self::Movers(movers) => vec![&movers.group.source],
            Self::Observations(observations) => observations.sources.iter().collect(),
            Self::Found(found) => found.listing.items.iter().map(|found| &found.figure.source).collect(),
            Self::Events(_) | Self::Dyads(_) | Self::Products(_) | Self::Product(_) | Self::Areas(_) | Self::Datasets(_) => {
                Vec::new()
            }
        };
        let mut once: Vec<&Arc<Source>> = Vec::new();
        for source in all {
            if once.iter().all(|known| known.name != source.name) {
                once.push(source);
            }
        }
        once
    }

    /// What to beware of, each once; that a part of a list is wanting comes last.
    #[must_use]
    pub fn cautions(&self) -> Vec<Cow<'_, CautionText>> {
        let mut once: Vec<Cow<CautionText>> = self.cautions_of_figures().into_iter().map(Cow::Borrowed).collect();
        once.extend(self.part().map(Cow::Owned));
        once
    }

    /// What to beware of in its figures, each once.
    #[must_use]
    pub fn cautions_of_figures(&self) -> Vec<&CautionText> {
        let all: Vec<&CautionText> = match self {
            Self::Series(series) => series.series.cautions.iter().collect(),
            Self::Compare(compare) => compare.items.iter().flat_map(|(_, one)| &one.series.cautions).collect(),
            Self::Mirror(mirror) => mirror.mirror.cautions.iter().collect(),
            Self::Revisions(revisions) => revisions.series.cautions.iter().collect(),
            Self::Dyad(dyad) => dyad.headline.iter().flat_map(|series| &series.cautions).collect(),
            Self::Partners(partners) => partners.cautions.iter().collect(),
            Self::DyadProducts(products) => products.cautions.iter().collect(),
            Self::Area(area) => area.flows.iter().flat_map(|flow| &flow.partners.cautions).collect(),
            _ => Vec::new(),
        };
        let mut once: Vec<&CautionText> = Vec::new();
        for caution in all {
            if !once.contains(&caution) {
                once.push(caution);
            }
        }
        once
    }

    /// The first and the last period that its figures are of.
    #[must_use]
    pub fn span(&self) -> Option<(Period, Period)> {
        let of = |series: &SeriesAnswer| series.series.points.iter().map(|point| point.period).collect::<Vec<_>>();
        let periods: Vec<Period> = match self {
            Self::Series(series) => of(series),
            Self::Compare(compare) => compare.items.iter().flat_map(|(_, one)| of(one)).collect(),
            Self::Mirror(mirror) => {
                let points = mirror.mirror.directions.iter().flat_map(|direction| &direction.points);
                points.map(|point| point.period).collect()
            }
            Self::Revisions(revisions) => revisions.revisions.iter().map(|revision| revision.period).collect(),
            Self::Partners(partners) => partners.period.into_iter().collect(),
            Self::Movers(movers) => movers.period.into_iter().collect(),
            Self::DyadProducts(products) => products.period.into_iter().collect(),
            _ => Vec::new(),
        };
        let first = periods.iter().min_by_key(|period| period.first_month())?;
        let last = periods.iter().max_by_key(|period| period.first_month())?;
        Some((*first, *last))
    }

    /// The same in English with the labels of the data, for machines.
    #[must_use]
    pub fn coded_cautions(&self) -> Vec<String> {
        self.cautions().iter().map(|caution| Language::coded_caution(caution)).collect()
    }

    /// The currency of its amounts, where all are in one.
    #[must_use]
    pub fn currency(&self) -> Option<&str> {
        match self {
            Self::Series(series) => Some(&series.series.unit),
            Self::Compare(compare) => {
                let first = compare.items.first().map(|(_, one)| one.series.unit.as_str());
                first.filter(|unit| compare.items.iter().all(|(_, one)| one.series.unit == *unit))
            }
            Self::Mirror(mirror) => Some(&mirror.mirror.unit),
            Self::Revisions(revisions) => Some(&revisions.series.unit),
            Self::Partners(partners) => Some(&partners.family.unit),
            Self::DyadProducts(products) => Some(&products.family.unit),
            Self::Movers(movers) => Some(&movers.group.unit),
            _ => None,
        }
    }

    /// Can it be drawn?
    #[must_use]
    pub fn has_picture(&self) -> bool {
        match self {
            Self::Series(series) => series.measure.has_picture(),
            Self::Compare(compare) => compare.measure.has_picture(),
            Self::Mirror(_) | Self::Partners(_) | Self::DyadProducts(_) | Self::Verdicts(_) | Self::Revisions(_) => true,
            _ => false,
        }
    }
}
