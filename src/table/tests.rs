//! The table, with vintages and rows in any order.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use proptest::prelude::*;

use super::*;
use crate::trade::{Amount, Calendar, Flow, Level, Product, Status, Valuation, Vintage};

fn observation(dyad: &str, period: &str, hundredths: i64, published: i32) -> Observation {
    let valuation = Valuation::Fob;
    Observation {
        dyad: dyad.parse().unwrap(),
        flow: Flow::Export,
        product: Product::Total,
        calendar: Calendar::Gregorian,
        period: period.parse().unwrap(),
        level: Some(Level::rounded_to(Amount::from_hundredths(hundredths), Some(0), valuation)),
        valuation,
        status: Status::Normal,
        source: 0,
        currency: "USD".parse().unwrap(),
        published,
        note: None,
    }
}

fn levels(table: &TradeTable, dyad: &str) -> Vec<(String, i64)> {
    let series = table.slice(&Slice::of_dyad(dyad.parse().unwrap(), Products::All)).unwrap();
    let points = series.into_iter().flat_map(|rows| rows.points(Vintage::Latest));
    points.map(|point| (point.period.to_string(), point.level.unwrap().amount.hundredths())).collect()
}

#[test]
fn one_dyad_by_period_with_the_latest_vintage() {
    let rows = [
        observation("RUS-IRN", "2022", 500, 20_230_000),
        observation("IRN-RUS", "2021", 100, 0),
        observation("RUS-IRN", "2021", 400, 0),
        observation("RUS-IRN", "2022", 510, 20_240_301),
        observation("RUS-TUR", "2021", 7, 0),
    ];
    let table = TradeTable::new(&rows);
    assert_eq!(levels(&table, "RUS-IRN"), [("2021".to_owned(), 400), ("2022".to_owned(), 510)]);
    assert!(levels(&table, "TUR-RUS").is_empty());
    let extents = table.index().dyads();
    assert_eq!(extents.iter().map(|extent| extent.observations).collect::<Vec<_>>(), [1, 3, 1]);
    // 2021-01-01 is day 18628 of the epoch, 2022-12-31 day 19357.
    assert_eq!((extents[1].first_day, extents[1].last_day), (18_628, 19_357));
}

proptest! {
    #[test]
    fn shuffled_rows_give_the_same_answer(order in Just((0..6usize).collect::<Vec<_>>()).prop_shuffle()) {
        let row = |place: usize| observation(["RUS-IRN", "IRN-RUS"][place % 2], ["2020", "2021", "2021-Q1"][place / 2], 7, 0);
        let sorted = TradeTable::new(&(0..6).map(row).collect::<Vec<_>>());
        let shuffled = TradeTable::new(&order.into_iter().map(row).collect::<Vec<_>>());
        prop_assert_eq!(levels(&sorted, "RUS-IRN"), levels(&shuffled, "RUS-IRN"));
    }
}

/// Coded pieces in memory, and how many of them were read.
#[derive(Debug)]
struct Counted {
    pieces: Vec<Vec<u8>>,
    read: Arc<AtomicUsize>,
}

impl BlockSource for Counted {
    fn read(&self, place: usize) -> Result<Block, StorageError> {
        self.read.fetch_add(1, Ordering::Relaxed);
        Block::from_bytes(&self.pieces[place]).ok_or_else(|| StorageError::Unreadable("no piece".to_owned()))
    }
}

#[test]
fn a_question_reads_the_pieces_that_its_rows_lie_in_and_no_others() {
    let mut rows = Vec::new();
    for dyad in ["IRN-RUS", "RUS-DEU", "RUS-IRN", "RUS-TUR", "TUR-RUS"] {
        for product in 0..300 {
            for year in 1996..2024 {
                let product = format!("HS:{product:04}").parse().unwrap();
                rows.push(Observation { product, ..observation(dyad, &year.to_string(), year.into(), 0) });
            }
        }
    }
    let table = TradeTable::new(&rows);
    let mut pieces = Vec::new();
    let index = table.cut(|piece| {
        pieces.push(piece.to_vec());
        Ok(())
    });
    // 42,000 rows in pieces of 2048 to 8192 that end with a series: each dyad's 8,400 are one of 8,204 and what is left.
    let (index, read) = (index.unwrap(), Arc::new(AtomicUsize::new(0)));
    assert!((5..=20).contains(&pieces.len()), "{}", pieces.len());
    let source = Counted { pieces, read: Arc::clone(&read) };
    let coded = TradeTable::cached(index, Box::new(source), Arc::new(BlockCache::new(0)));
    let asked = |products: Products<'_>, most: usize| {
        let slice = Slice::of_dyad("RUS-IRN".parse().unwrap(), products);
        let of = |table: &TradeTable| -> Vec<_> {
            table.slice(&slice).unwrap().iter().map(|rows| (rows.key, rows.points(Vintage::Latest))).collect()
        };
        read.store(0, Ordering::Relaxed);
        assert_eq!(of(&coded), of(&table));
        let read = read.load(Ordering::Relaxed);
        assert!(read <= most, "{read} pieces read, at most {most} wanted");
    };
    asked(Products::All, 3);
    for code in ["HS:0000", "HS:0150", "HS:0299"] {
        asked(Products::One(&code.parse().unwrap()), 1);
    }
    asked(Products::One(&"HS:9999".parse().unwrap()), 0);
}
