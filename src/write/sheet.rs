//! An answer as one table: the columns are the leaf names of its JSON.

use super::{
    Cell, Site,
    cell::{Leaf, Row},
    contract::{
        AgainstItem, AlternativeItem, AreaDocument, AreaItem, ClaimHead, ClaimItem, DatasetHead, DatasetItem, DirectionHead,
        DyadItem, DyadLeaves, EventItem, HhiLeaves, IndexBase, IndexLeaves, LatestLeaves, MeasuredLeaves, MirrorDocument,
        MirrorHead, MirrorObservation, Months, Observation, ObservationHead, ObservationTail, PartnerItem, PartnersDocument,
        PartnersHead, Parts, RelationLeaves, RevisionItem, RevisionsDocument, RolledUp, SeriesDocument, SeriesHead, SourceItem,
        SummarisedItem, WholeLeaves, has_latest,
    },
};
use crate::{
    query::{
        Answer, AreaAnswer, DyadEntry, DyadSummary, Listing, MirrorAnswer, PartnersAnswer, RevisionsAnswer, SeriesAnswer,
        VerdictsAnswer,
    },
    series::Subject,
};

/// A table: columns named once, rows of the same length.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// The names of the columns.
    pub columns: Vec<&'static str>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
}

/// The columns of a claim's verdicts, apart from those of the claim.
const AGAINST: [&str; 12] = [
    "against_source",
    "against_verdict",
    "against_verdict_then",
    "reason",
    "proved",
    "relation",
    "low",
    "high",
    "difference_percent",
    "scope_from",
    "scope_to",
    "scope_periods",
];

/// An answer as one table: one row for each observation or item.
#[must_use]
pub fn sheet(answer: &Answer, site: &Site) -> Sheet {
    match answer {
        Answer::Series(series) => series_sheet(series, site),
        Answer::Mirror(mirror) => mirror_sheet(mirror, site),
        Answer::Revisions(revisions) => revisions_sheet(revisions, site),
        Answer::Verdicts(verdicts) => claims_sheet(verdicts),
        Answer::Events(events) => plain(events.listing.items.iter().map(EventItem::new)),
        Answer::Dyad(summary) => summary_sheet(summary, site),
        Answer::Dyads(listing) => dyads_sheet(listing, site),
        Answer::Partners(partners) => partners_sheet(partners, site),
        Answer::Area(area) => area_sheet(area, site),
        Answer::Areas(areas) => plain(areas.listing.items.iter().map(AreaItem::new)),
        Answer::Datasets(listing) => plain(listing.items.iter().map(|entry| DatasetItem::new(entry, site).head)),
        Answer::Dataset(entry, _) => plain::<DatasetHead>(std::iter::once(DatasetItem::new(entry, site).head)),
        Answer::Sources(listing) => plain(listing.items.iter().map(|entry| SourceItem::new(entry, site))),
    }
}

/// Items that are rows as they are.
fn plain<R: Row>(items: impl Iterator<Item = R>) -> Sheet {
    Sheet { columns: R::COLUMNS.to_vec(), rows: items.map(|item| item.cells()).collect() }
}

/// One row for each pair, with its latest turnover where pairs are sorted by it.
fn dyads_sheet(listing: &Listing<DyadEntry>, site: &Site) -> Sheet {
    let latest = if has_latest(listing) { LatestLeaves::COLUMNS } else { &[] };
    let items = listing.items.iter().map(|entry| DyadItem::new(entry, listing, site));
    let rows = items.map(|item| item.pair.cells().into_iter().chain(item.latest.iter().flat_map(Row::cells)).collect());
    Sheet { columns: [DyadLeaves::COLUMNS, latest].concat(), rows: rows.collect() }
}

/// What the series has in common, before each observation.
fn series_sheet(answer: &SeriesAnswer, site: &Site) -> Sheet {
    let document = SeriesDocument::new(answer, site);
    let balance = answer.series.subject == Subject::Balance;
    let rolled_up = document.rolled_up.is_some();
    let with_index = document.base.is_some();
    let columns = [
        SeriesHead::COLUMNS,
        if rolled_up { RolledUp::COLUMNS } else { &[] },
        if with_index { IndexBase::COLUMNS } else { &[] },
        &["cautions"],
        ObservationHead::COLUMNS,
        if balance { Parts::COLUMNS } else { &[] },
        if balance { RelationLeaves::COLUMNS } else { &[] },
        if rolled_up { Months::COLUMNS } else { &[] },
        ObservationTail::COLUMNS,
        if with_index { IndexLeaves::COLUMNS } else { &[] },
        MeasuredLeaves::columns(answer.measure),
    ]
    .concat();
    let mut head = document.head.cells();
    head.extend(document.rolled_up.iter().flat_map(Row::cells));
    head.extend(document.base.iter().flat_map(Row::cells));
    head.push(document.cautions.cell());
    let rows = document.observations.iter().map(|observation| [head.clone(), observation_cells(observation)].concat()).collect();
    Sheet { columns, rows }
}

fn observation_cells(observation: &Observation) -> Vec<Cell> {
    let mut cells = observation.head.cells();
    cells.extend(observation.parts.iter().flat_map(Row::cells));
    cells.extend(observation.relations.iter().flat_map(Row::cells));
    cells.extend(observation.months.iter().flat_map(Row::cells));
    cells.extend(observation.tail.cells());
    cells.extend(observation.index.iter().flat_map(Row::cells));
    cells.extend(observation.measured.iter().flat_map(MeasuredLeaves::cells));
    cells
}

/// Both directions below one another.
fn mirror_sheet(answer: &MirrorAnswer, site: &Site) -> Sheet {
    let document = MirrorDocument::new(answer, site);
    let columns = [MirrorHead::COLUMNS, &["cautions"], DirectionHead::COLUMNS, MirrorObservation::COLUMNS].concat();
    let mut head = document.head.cells();
    head.push(document.cautions.cell());
    let rows = document
        .directions
        .iter()
        .flat_map(|direction| direction.observations.iter().map(move |observation| (direction, observation)))
        .map(|(direction, observation)| [head.clone(), direction.head.cells(), observation.cells()].concat())
        .collect();
    Sheet { columns, rows }
}

/// What the series has in common, before each revision.
fn revisions_sheet(answer: &RevisionsAnswer, site: &Site) -> Sheet {
    let document = RevisionsDocument::new(answer, site);
    let columns = [SeriesHead::COLUMNS, &["cautions"], RevisionItem::COLUMNS].concat();
    let head = [document.head.cells(), vec![document.cautions.cell()]].concat();
    let rows = document.observations.iter().map(|revision| [head.clone(), revision.cells()].concat()).collect();
    Sheet { columns, rows }
}

/// What the ranking is of, before each partner of the page; all others come last.
fn partners_sheet(answer: &PartnersAnswer, site: &Site) -> Sheet {
    let document = PartnersDocument::new(answer, site);
    let columns = [PartnersHead::COLUMNS, &["cautions"], PartnerItem::COLUMNS].concat();
    let head = [document.head.cells(), vec![document.cautions.cell()]].concat();
    let items = document.items.iter().chain(&document.all_others);
    let rows = items.map(|item| [head.clone(), item.cells()].concat()).collect();
    Sheet { columns, rows }
}

/// One row for each flow of the area.
fn area_sheet(answer: &AreaAnswer, site: &Site) -> Sheet {
    let columns = [PartnersHead::COLUMNS, &["cautions"], WholeLeaves::COLUMNS, HhiLeaves::COLUMNS, &["href"]].concat();
    let empty = || vec![Cell::Empty; WholeLeaves::COLUMNS.len()];
    let rows = AreaDocument::new(answer, site).flows.into_iter().map(|flow| {
        let whole = flow.whole.as_ref().map_or_else(empty, Row::cells);
        [flow.head.cells(), vec![flow.cautions.cell()], whole, flow.hhi.cells(), vec![flow.href.cell()]].concat()
    });
    Sheet { columns, rows: rows.collect() }
}

/// One row for each claim and source; a claim that no source can judge still has its row.
fn claims_sheet(answer: &VerdictsAnswer) -> Sheet {
    let columns = [ClaimHead::COLUMNS, &AGAINST].concat();
    let mut rows = Vec::new();
    for item in answer.listing.items.iter().map(ClaimItem::new) {
        let claim = item.head.cells();
        if item.against.is_empty() {
            rows.push([claim.clone(), vec![Cell::Empty; AgainstItem::COLUMNS.len()]].concat());
        }
        rows.extend(item.against.iter().map(|against| [claim.clone(), against.cells()].concat()));
    }
    Sheet { columns, rows }
}

/// One row for each series of the pair.
fn summary_sheet(summary: &DyadSummary, site: &Site) -> Sheet {
    let columns = [&["dyad"], AlternativeItem::COLUMNS, &["default"]].concat();
    let rows = summary
        .series
        .iter()
        .map(|series| SummarisedItem::new(series, site))
        .map(|item| [vec![summary.dyad.to_string().cell()], item.series.cells(), vec![item.default.cell()]].concat())
        .collect();
    Sheet { columns, rows }
}
