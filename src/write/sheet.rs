//! An answer as one table: the columns are the leaf names of its JSON.

use super::{
    Cell, Site,
    cell::{Leaf, Row},
    contract::{
        AgainstItem, AlternativeItem, AreaDocument, AreaItem, ClaimDecision, ClaimHead, ClaimItem, DatasetHead, DatasetItem,
        DirectionHead, DyadItem, DyadLeaves, EventItem, HhiLeaves, LatestLeaves, MirrorDocument, MirrorHead, MirrorObservation,
        PanelItem, PartnerItem, PartnersDocument, PartnersHead, ProductEntryItem, RevisionItem, RevisionsDocument, SeriesHead,
        SourceItem, SummarisedItem, SummedOver, WholeLeaves, has_latest,
    },
    series_sheet::{compare_sheet, series_sheet},
    sheet_products::{dyad_products_sheet, product_sheet},
};
use crate::query::{
    Answer, AreaAnswer, DyadEntry, DyadSummary, Listing, MirrorAnswer, PanelBatch, PartnersAnswer, RevisionsAnswer,
    VerdictsAnswer,
};

/// A table: columns named once, rows of the same length.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// The names of the columns.
    pub columns: Vec<&'static str>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
}

impl Sheet {
    /// Where the column of this name stands; the first, where there are several.
    #[must_use]
    pub fn place(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| *column == name)
    }

    /// The rows that have this text in a column.
    #[must_use]
    pub fn rows_with(&self, place: usize, text: &str) -> Vec<usize> {
        let is = |row: &Vec<Cell>| matches!(row.get(place), Some(Cell::Text(own)) if own == text);
        self.rows.iter().enumerate().filter(|(_, row)| is(row)).map(|(row, _)| row).collect()
    }
}

/// The columns of a claim's verdicts, apart from those of the claim.
const AGAINST: [&str; 19] = [
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
    "scope_missing",
    "ratio",
    "reliability",
    "evidence",
    "evidence_sources",
    "weight",
    "decides",
];

/// An answer as one table: one row for each observation or item.
#[must_use]
pub fn sheet(answer: &Answer, site: &Site) -> Sheet {
    match answer {
        Answer::Series(series) => series_sheet(series, site),
        Answer::Compare(compare) => compare_sheet(compare, site),
        Answer::Mirror(mirror) => mirror_sheet(mirror, site),
        Answer::Revisions(revisions) => revisions_sheet(revisions, site),
        Answer::Verdicts(verdicts) => claims_sheet(verdicts),
        Answer::Events(events) => plain(events.listing.items.iter().map(EventItem::new)),
        Answer::Dyad(summary) => summary_sheet(summary, site),
        Answer::Dyads(listing) => dyads_sheet(listing, site),
        Answer::Partners(partners) => partners_sheet(partners, site),
        Answer::DyadProducts(products) => dyad_products_sheet(products, site),
        Answer::Products(listing) => plain(listing.items.iter().map(|entry| ProductEntryItem::new(entry, site))),
        Answer::Product(product) => product_sheet(product, site),
        Answer::Area(area) => area_sheet(area, site),
        Answer::Areas(areas) => plain(areas.listing.items.iter().map(AreaItem::new)),
        Answer::Datasets(listing) => plain(listing.items.iter().map(|entry| DatasetItem::new(entry, site).head)),
        Answer::Dataset(entry, _) => plain::<DatasetHead>(std::iter::once(DatasetItem::new(entry, site).head)),
        Answer::Panel(panel) => plain(panel.batches.iter().flat_map(PanelBatch::rows).map(|row| PanelItem::new(&row))),
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
    let document = AreaDocument::new(answer, site);
    let summed = document.flows.iter().any(|flow| flow.summed.is_some());
    let over: &[&str] = if summed { SummedOver::COLUMNS } else { &[] };
    let columns = [PartnersHead::COLUMNS, over, &["cautions"], WholeLeaves::COLUMNS, HhiLeaves::COLUMNS, &["href"]].concat();
    let empty = || vec![Cell::Empty; WholeLeaves::COLUMNS.len()];
    let rows = document.flows.into_iter().map(|flow| {
        let whole = flow.whole.as_ref().map_or_else(empty, Row::cells);
        let over = flow.summed.as_ref().map_or_else(|| vec![Cell::Empty; over.len()], Row::cells);
        [flow.head.cells(), over, vec![flow.cautions.cell()], whole, flow.hhi.cells(), vec![flow.href.cell()]].concat()
    });
    Sheet { columns, rows: rows.collect() }
}

/// One row for each claim and source; a claim that no source can judge still has its row.
fn claims_sheet(answer: &VerdictsAnswer) -> Sheet {
    let columns = [ClaimHead::COLUMNS, &AGAINST, ClaimDecision::COLUMNS].concat();
    let mut rows = Vec::new();
    for item in answer.listing.items.iter().map(ClaimItem::new) {
        let (claim, decision) = (item.head.cells(), item.decision.cells());
        if item.against.is_empty() {
            rows.push([claim.clone(), vec![Cell::Empty; AgainstItem::COLUMNS.len()], decision.clone()].concat());
        }
        rows.extend(item.against.iter().map(|against| [claim.clone(), against.cells(), decision.clone()].concat()));
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
