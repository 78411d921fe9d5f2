//! How few questions are asked for answers over many pairs, and what is refused before any is.

use std::sync::{Arc, atomic::AtomicU64};

use super::{
    catalogue,
    elsewhere::{Asked, Behaviour, elsewhere},
};
use crate::{
    dataset::Catalogue,
    query::{Answer, LongTable, QueryError, answer, latest_totals, parse_text},
    table::{Block, DyadCount, EngineFault, Index, Products, RowSource, Rows, Selection, Slice, StorageError, TradeTable},
    trade::{Area, Calendar, Dyad, Frequency, Product},
};

const COUNTS: Behaviour = Behaviour { most: u64::MAX, counts_itself: true };

/// A thousand pairs with exports and imports of eleven years, one of which has a hole that the world tells of.
fn many() -> Arc<Catalogue> {
    let areas: Vec<&str> = Area::all().filter(|area| !area.is_group()).map(Area::code).take(32).collect();
    let mut rows = Vec::new();
    for reporter in &areas {
        for partner in areas.iter().filter(|partner| *partner != reporter).copied().chain(["WLD"]) {
            for year in (2010..2021).filter(|year| partner == "WLD" || *year != 2015) {
                rows.push(format!("{reporter} {partner} export TOTAL {year} {} one", year - 2000));
                rows.push(format!("{reporter} {partner} import TOTAL {year} 7 one"));
            }
        }
    }
    Arc::new(catalogue(&rows))
}

fn told(catalogue: &Catalogue, text: &str) -> Result<Answer, QueryError> {
    parse_text(text, &[]).and_then(|asked| answer(catalogue, &asked.query))
}

fn count(asked: &Asked, count: impl Fn(&Asked) -> &AtomicU64) -> u64 {
    asked.of(count)
}

#[test]
fn an_answer_over_many_pairs_takes_a_handful_of_questions() {
    let here = many();
    // What is asked, and how many questions it may take; a hole in each pair asks for the world once, not for each.
    for (text, most) in [
        ("/v1/panel?limit=10", 2),
        ("/v1/panel?limit=10000", 5),
        ("/v1/movers?limit=5", 6),
        ("/v1/movers?flow=turnover&limit=5", 7),
        ("/v1/observations?product=TOTAL&flow=export&limit=10", 2),
        ("/v1/dyads?flow=export", 1),
        ("/v1/dyads?flow=balance", 0),
        ("/v1/dyads?sort=total&limit=10", 5),
    ] {
        let (there, asked) = elsewhere(&here, COUNTS);
        assert_eq!(told(&there, text), told(&here, text), "{text}");
        assert!(asked.questions() <= most, "{text}: {asked:?}");
        assert_eq!(count(&asked, |asked| &asked.slices), 0, "{text}: no pair is asked for alone");
    }
}

#[test]
fn a_page_does_not_fetch_the_table() {
    let here = many();
    let (there, asked) = elsewhere(&here, COUNTS);
    assert!(told(&there, "/v1/panel?limit=10").is_ok());
    let (fetched, all) = (count(&asked, |asked| &asked.rows), 992 * 20);
    assert!(fetched < all / 4, "{fetched} of {all} rows");
}

#[test]
fn a_whole_table_comes_in_pieces_that_grow() {
    let here = many();
    let (there, asked) = elsewhere(&here, Behaviour { most: 9_000, counts_itself: true });
    let text = parse_text("/v1/panel", &[]).unwrap().query;
    let rows = |catalogue: &Catalogue| match LongTable::open(catalogue, &text).unwrap() {
        LongTable::Panel(panel) => panel.map(|batch| batch.unwrap().len()).sum::<usize>(),
        LongTable::Observations(_) => 0,
    };
    assert_eq!(rows(&there), rows(&here));
    // 20,000 rows in pieces of at most 9,000: larger ones were refused and asked for again in parts.
    assert!((5..=40).contains(&asked.questions()), "{asked:?}");
}

#[test]
fn the_latest_totals_of_all_pairs_are_asked_for_together() {
    let here = many();
    let (there, asked) = elsewhere(&here, COUNTS);
    let totals = |catalogue: &Catalogue| latest_totals(catalogue).unwrap().by_dyad().count();
    assert_eq!(totals(&there), totals(&here));
    assert!(asked.questions() <= 4, "{asked:?}");
    // The last eight of ten or eleven years.
    let (fetched, all) = (count(&asked, |asked| &asked.rows), 992 * 20);
    assert!(fetched < all * 9 / 10, "{fetched} of {all} rows");
}

/// An engine that is never to be asked.
#[derive(Debug)]
struct NotAsked;

impl RowSource for NotAsked {
    fn slice(&self, _: &Slice<'_>) -> Result<Arc<Block>, StorageError> {
        panic!("asked for a slice")
    }

    fn selection(&self, selection: &Selection<'_>) -> Result<Rows, StorageError> {
        panic!("asked for {selection:?}")
    }

    fn is_at_hand(&self, _: Dyad) -> bool {
        false
    }

    fn rows_of(&self, _: Products<'_>, _: Option<u16>) -> Option<u64> {
        Some(60_000_000)
    }
}

#[test]
fn what_would_read_through_a_huge_table_is_refused_before_anything_is_asked() {
    let here = catalogue(&["RUS IRN export TOTAL 2020 5 one".to_owned()]);
    let huge = |dyad: &str| DyadCount {
        dyad: dyad.parse().unwrap(),
        source: 0,
        calendar: Calendar::Gregorian,
        frequency: Frequency::Annual,
        rows: 500_000_000,
        periods: (1962, 2024),
    };
    let there = here.with_datasets(|dataset| {
        let index = Index::counted(&[huge("IRN-RUS"), huge("RUS-IRN")], [(0, Product::Total)]);
        Some(dataset.with_tables(TradeTable::asked(index, Arc::new(NotAsked)), None))
    });
    let refused = told(&there, "/v1/movers?flow=turnover&from=2000").unwrap_err();
    let QueryError::Storage(StorageError::Engine(EngineFault::NotAttempted(text))) = refused else { panic!("{refused:?}") };
    // 60 million rows of this product, in proportion to all pairs.
    assert!(text.contains("about 60000000 rows") && text.contains("ask for one reporter"), "{text}");
}
