//! An answer as one table: the columns are the leaf names of its JSON.

use super::{
    Cell, FlatTable, Site,
    contract::{
        AlternativeItem, AreaDocument, AreaItem, ClaimDecision, ClaimHead, ClaimItem, ClaimMore, DatasetHead, DatasetItem,
        DirectionHead, DyadItem, DyadLeaves, EventItem, FoundItem, HhiLeaves, LatestLeaves, MirrorDocument, MirrorHead,
        MirrorObservation, MoverItem, MoversDocument, MoversHead, PanelItem, PartnerItem, PartnersDocument, PartnersHead,
        ProductEntryItem, RevisionItem, RevisionsDocument, SeriesHead, SourceItem, StatedClaim, StatementVerdict,
        StoredObservation, SummarisedItem, SummedOver, TextSpan, VerifyItem, WholeLeaves, has_latest,
    },
    leaf::Leaf,
    member::Row,
    product_tables::{dyad_products_table, product_table},
    series_table::{compare_table, series_table},
};
use crate::language::Language;
use crate::query::{
    Answer, AreaAnswer, DyadEntry, DyadSummary, Listing, MirrorAnswer, MoversAnswer, ObservationBatch, ObservationsAnswer,
    PanelBatch, PartnersAnswer, RevisionsAnswer, VerdictsAnswer, VerifyAnswer,
};

/// The columns of a claim's verdicts, apart from those of the claim.
const AGAINST: [&str; 20] = [
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
    "within_last_digit",
];

/// An answer as one table: one row for each observation or item.
#[must_use]
pub fn flat_table(answer: &Answer, site: &Site) -> FlatTable {
    match answer {
        Answer::Series(series) => series_table(series, site),
        Answer::Compare(compare) => compare_table(compare, site),
        Answer::Mirror(mirror) => mirror_table(mirror, site),
        Answer::Revisions(revisions) => revisions_table(revisions, site),
        Answer::Verdicts(verdicts) => claims_table(verdicts),
        Answer::Events(events) => plain(events.listing.items.iter().map(EventItem::new)),
        Answer::Dyad(summary) => summary_table(summary, site),
        Answer::Dyads(listing) => dyads_table(listing, site),
        Answer::Partners(partners) => partners_table(partners, site),
        Answer::DyadProducts(products) => dyad_products_table(products, site),
        Answer::Products(listing) => plain(listing.items.iter().map(|entry| ProductEntryItem::new(entry, site))),
        Answer::Product(product) => product_table(product, site),
        Answer::Area(area) => area_table(area, site),
        Answer::Areas(areas) => plain(areas.listing.items.iter().map(AreaItem::new)),
        Answer::Datasets(listing) => plain(listing.items.iter().map(|entry| DatasetItem::new(entry, site).head)),
        Answer::Dataset(entry, _) => plain::<DatasetHead>(std::iter::once(DatasetItem::new(entry, site).head)),
        Answer::Panel(panel) => plain(panel.batches.iter().flat_map(PanelBatch::rows).map(|row| PanelItem::new(&row))),
        Answer::Observations(observations) => observations_table(observations),
        Answer::Verify(verify) => verify_table(verify, site),
        Answer::Movers(movers) => movers_table(movers, site),
        Answer::Found(found) => plain(found.listing.items.iter().map(|found| FoundItem::new(found, site))),
        Answer::Sources(listing) => plain(listing.items.iter().map(|entry| SourceItem::new(entry, site))),
    }
}

/// Items that are rows as they are.
fn plain<R: Row>(items: impl Iterator<Item = R>) -> FlatTable {
    FlatTable { columns: R::columns().to_vec(), rows: items.map(|item| item.cells()).collect() }
}

/// One row for each pair, with its latest turnover where pairs are sorted by it.
fn dyads_table(listing: &Listing<DyadEntry>, site: &Site) -> FlatTable {
    let latest = if has_latest(listing) { LatestLeaves::columns() } else { &[] };
    let items = listing.items.iter().map(|entry| DyadItem::new(entry, listing, site));
    let rows = items.map(|item| item.pair.cells().into_iter().chain(item.latest.iter().flat_map(Row::cells)).collect());
    FlatTable { columns: [DyadLeaves::columns(), latest].concat(), rows: rows.collect() }
}

/// Both directions below one another.
fn mirror_table(answer: &MirrorAnswer, site: &Site) -> FlatTable {
    let document = MirrorDocument::new(answer, site);
    let columns = [MirrorHead::columns(), &["cautions"], DirectionHead::columns(), MirrorObservation::columns()].concat();
    let mut head = document.head.cells();
    head.push(document.cautions.cell());
    let rows = document
        .directions
        .iter()
        .flat_map(|direction| direction.observations.iter().map(move |observation| (direction, observation)))
        .map(|(direction, observation)| [head.clone(), direction.head.cells(), observation.cells()].concat())
        .collect();
    FlatTable { columns, rows }
}

/// What the series has in common, before each revision.
fn revisions_table(answer: &RevisionsAnswer, site: &Site) -> FlatTable {
    let document = RevisionsDocument::new(answer, site);
    let columns = [SeriesHead::columns(), &["cautions"], RevisionItem::columns()].concat();
    let head = [document.head.cells(), vec![document.cautions.cell()]].concat();
    let rows = document.observations.iter().map(|revision| [head.clone(), revision.cells()].concat()).collect();
    FlatTable { columns, rows }
}

/// What the ranking is of, before each partner of the page; all others come last.
fn partners_table(answer: &PartnersAnswer, site: &Site) -> FlatTable {
    let document = PartnersDocument::new(answer, site);
    let columns = [PartnersHead::columns(), &["cautions"], PartnerItem::columns()].concat();
    let head = [document.head.cells(), vec![document.cautions.cell()]].concat();
    let items = document.items.iter().chain(&document.all_others);
    let rows = items.map(|item| [head.clone(), item.cells()].concat()).collect();
    FlatTable { columns, rows }
}

/// One row for each stored observation of the page.
fn observations_table(answer: &ObservationsAnswer) -> FlatTable {
    let rows = answer.batches.iter().flat_map(ObservationBatch::rows);
    plain(rows.map(|row| StoredObservation::new(&row, answer.language)))
}

/// What the ranking is of, before each pair of the page.
fn movers_table(answer: &MoversAnswer, site: &Site) -> FlatTable {
    let document = MoversDocument::new(answer, site);
    let head = document.head.cells();
    let rows = document.items.iter().map(|item| [head.clone(), item.cells()].concat()).collect();
    FlatTable { columns: [MoversHead::columns(), MoverItem::columns()].concat(), rows }
}

/// One row for each flow of the area.
fn area_table(answer: &AreaAnswer, site: &Site) -> FlatTable {
    let document = AreaDocument::new(answer, site);
    let summed = document.flows.iter().any(|flow| flow.summed.is_some());
    let over: &[&str] = if summed { SummedOver::columns() } else { &[] };
    let columns =
        [PartnersHead::columns(), over, &["cautions"], WholeLeaves::columns(), HhiLeaves::columns(), &["href"]].concat();
    let empty = || vec![Cell::Empty; WholeLeaves::columns().len()];
    let rows = document.flows.into_iter().map(|flow| {
        let whole = flow.whole.as_ref().map_or_else(empty, Row::cells);
        let over = flow.summed.as_ref().map_or_else(|| vec![Cell::Empty; over.len()], Row::cells);
        [flow.head.cells(), over, vec![flow.cautions.cell()], whole, flow.hhi.cells(), vec![flow.href.cell()]].concat()
    });
    FlatTable { columns, rows: rows.collect() }
}

/// One row for each claim and source; a claim that no source can judge still has its row.
fn claims_table(answer: &VerdictsAnswer) -> FlatTable {
    // What came later stands last: those who count columns find the others where they were.
    let columns =
        [ClaimHead::columns(), &AGAINST, ClaimDecision::columns(), ClaimMore::columns(), &["against_reporter"]].concat();
    let mut rows = Vec::new();
    for item in answer.listing.items.iter().map(ClaimItem::new) {
        let rest = [item.decision.cells(), item.more.cells()].concat();
        if item.against.is_empty() {
            let nothing = |columns: usize| vec![Cell::Empty; columns];
            rows.push([item.head.cells(), nothing(AGAINST.len()), rest.clone(), nothing(1)].concat());
        }
        for mut against in item.against.iter().map(Row::cells) {
            let reporter = against.split_off(AGAINST.len());
            rows.push([item.head.cells(), against, rest.clone(), reporter].concat());
        }
    }
    FlatTable { columns, rows }
}

/// One row for each statement, with the verdict of all sources together.
fn verify_table(answer: &VerifyAnswer, site: &Site) -> FlatTable {
    let place: &[&str] = &["span_from", "span_to", "text", "sentence_from", "sentence_to"];
    // In other tables a value is in units of its currency.
    let stated = |column: &&'static str| match *column {
        "value" => "stated_value",
        "value_to" => "stated_value_to",
        other => other,
    };
    let claim: Vec<&'static str> = StatedClaim::columns().iter().map(stated).collect();
    let columns =
        [place, &claim, StatementVerdict::columns(), ClaimDecision::columns(), Language::SENTENCE_MEMBERS, &["address"]].concat();
    let cells = |item: VerifyItem| {
        let ends = |span: Option<&TextSpan>| [span.map(|span| span.from).cell(), span.map(|span| span.to).cell()].to_vec();
        let place = [ends(item.span.as_ref()), vec![item.text.cell()], ends(item.sentence.as_ref())].concat();
        let verdict = [item.verdict.cells(), item.decision.cells()].concat();
        [place, item.claim.cells(), verdict, item.in_words.cells(), vec![item.address.cell()]].concat()
    };
    FlatTable { columns, rows: answer.listing.items.iter().map(|one| cells(VerifyItem::new(one, site))).collect() }
}

/// One row for each series of the pair.
fn summary_table(summary: &DyadSummary, site: &Site) -> FlatTable {
    let columns = [&["dyad"], AlternativeItem::columns(), &["default"]].concat();
    let rows = summary
        .series
        .iter()
        .map(|series| SummarisedItem::new(series, site))
        .map(|item| [vec![summary.dyad.to_string().cell()], item.series.cells(), vec![item.default.cell()]].concat())
        .collect();
    FlatTable { columns, rows }
}
