//! Rows and totals: those of an engine are those of the table itself.

use std::sync::atomic::Ordering;

use super::{super::table_rows::Published, *};
use crate::{
    engine::{
        counts::counted,
        published::Version,
        table_rows::TableRows,
        total_rows::{TotalRows, counted_totals},
    },
    table::{EngineFault, Products, Slice, StorageError, TradeTable},
    trade::{Area, Flow, Product, Vintage, Word},
};

/// The table of a dataset as the engine has it, whose rows may be changed before.
fn table(change: impl FnOnce(&mut Vec<memory_engine::Row>)) -> (Arc<Dataset>, Arc<MemoryEngine>, Published, Manifest) {
    let root = folders();
    let dataset = dataset(&embedded(root.path()));
    let manifest = manifest(root.path(), &dataset);
    let (engine, _) = asked(root.path(), &dataset);
    change(&mut engine.rows.lock().unwrap());
    let names = source_names(&dataset);
    let published = Published {
        asks: Arc::<MemoryEngine>::clone(&engine),
        version: Arc::new(Version::new(Place::location("/data").unwrap(), &manifest).unwrap()),
        places: Arc::new(names.iter().cloned().zip(0..).collect()),
        sources: names.into(),
        kept: Arc::new(KeptSlices::new(1 << 20)),
    };
    (dataset, engine, published, manifest)
}

fn asked_table(published: &Published, manifest: &Manifest) -> TradeTable {
    let known = counted(&*published.asks, &published.version, manifest, &published.places).unwrap();
    let source = TableRows::new(published.clone(), "mine", Arc::new(known.index.clone()), known.products);
    TradeTable::asked(known.index, Arc::new(source))
}

/// Everything that a slice of a table tells.
fn told(table: &TradeTable, slice: &Slice<'_>) -> String {
    let series = table.slice(slice).unwrap();
    let one = |rows: &crate::table::SeriesRows| {
        let (key, points) = (rows.key, rows.points(Vintage::Latest));
        format!("{key:?} {points:?} {:?} {:?} {:?}\n", rows.stored(None), rows.points(Vintage::First(None)), rows.periods())
    };
    series.iter().map(one).collect()
}

/// Slices of every kind.
fn slices(table: &TradeTable, look: &mut dyn FnMut(&Slice<'_>)) {
    let (hs, chapter): (Word, Product) = ("HS".parse().unwrap(), "HS:27".parse().unwrap());
    let areas: Vec<Area> = ["RUS", "IRN", "DEU", "BEL", "IND"].map(|code| code.parse().unwrap()).into();
    let level = |digits: usize, under: &'static str| Products::Level { classification: hs, digits, under };
    let total = Product::Total;
    let products = [Products::All, Products::One(&chapter), Products::One(&total), level(2, ""), level(4, "27"), level(2, "9")];
    assert!(!table.is_empty());
    for reporter in &areas {
        for partner in std::iter::once(None).chain(areas.iter().copied().map(Some)) {
            for products in products {
                for (flow, source) in [(None, None), (Some(Flow::Export), None), (None, Some(1)), (Some(Flow::Import), Some(0))] {
                    look(&Slice { reporter: *reporter, partner, products, flow, source });
                }
            }
        }
    }
}

#[test]
fn the_rows_of_an_engine_are_those_of_the_table() {
    let (dataset, engine, published, manifest) = table(|_| ());
    let asked = asked_table(&published, &manifest);
    let (own, other) = (dataset.table.index(), asked.index());
    assert_eq!(
        (own.dyads(), own.sources(), own.products(), own.rows()),
        (other.dyads(), other.sources(), other.products(), other.rows())
    );
    let before = engine.asked.load(Ordering::SeqCst);
    let mut some = 0;
    slices(&dataset.table, &mut |slice| {
        let own = told(&dataset.table, slice);
        some += usize::from(!own.is_empty());
        assert_eq!(told(&asked, slice), own, "{slice:?}");
    });
    assert!(some > 50, "{some} slices have rows");
    // A reporter has few rows, which are asked for at once.
    assert_eq!(engine.asked.load(Ordering::SeqCst) - before, 4);
    let at_hand = |dyad: &str| asked.is_at_hand(dyad.parse().unwrap());
    assert!(at_hand("RUS-IRN") && at_hand("RUS-CHN"), "of a pair without rows nothing is asked");
    assert_eq!(published.kept.counted().1, 4);
    let source = asked.elsewhere().unwrap();
    assert_eq!(source.rows_of(Products::All, None), Some(manifest.rows));
    assert_eq!(source.rows_of(Products::One(&Product::Total), Some(0)), Some(5));
}

#[test]
fn totals_that_an_engine_sums_are_those_that_are_summed_here() {
    let (dataset, _, published, manifest) = table(|_| ());
    assert_eq!(dataset.complete.len(), 1, "the office has a complete level");
    let own = dataset.table.summed_over(&dataset.complete).unwrap().unwrap();
    let known = counted_totals(&published, &manifest, &dataset.complete).unwrap();
    let known_rows = (Arc::new(known.index.clone()), known.products);
    let source = TotalRows::new(published.clone(), "mine totals", dataset.complete.clone(), known_rows);
    let asked = TradeTable::asked(known.index, Arc::new(source));
    let (one, two) = (own.index(), asked.index());
    assert_eq!(
        (one.dyads(), one.sources(), one.products(), one.rows()),
        (two.dyads(), two.sources(), two.products(), two.rows())
    );
    let (mut some, mut with_note) = (0, 0);
    slices(&own, &mut |slice| {
        let told_here = told(&own, slice);
        some += usize::from(!told_here.is_empty());
        with_note += usize::from(told_here.contains("several territories"));
        assert_eq!(told(&asked, slice), told_here, "{slice:?}");
    });
    assert!(some > 20 && with_note > 0, "{some} slices have totals, {with_note} of them of several territories");
}

#[test]
fn what_is_no_row_of_ours_is_no_answer() {
    let changes: [(&str, &str); 13] = [
        ("partner", "XYZ"),
        ("product", "oil"),
        ("flow", "exports"),
        ("source", "another"),
        ("currency", "usd"),
        ("calendar", "julian"),
        ("frequency", "W"),
        ("period_number", "123456789"),
        ("published", "-1"),
        ("hundredths", "-5"),
        ("rounding", "99"),
        ("valuation", "mixed"),
        ("status", "?"),
    ];
    for (column, value) in changes {
        let (_, engine, published, manifest) = table(|_| ());
        let asked = asked_table(&published, &manifest);
        let place = engine.rows.lock().unwrap().iter().position(|row| row.text("reporter") == "IRN").unwrap();
        engine.rows.lock().unwrap()[place].set(column, value);
        let slice = Slice::of_dyad("IRN-RUS".parse().unwrap(), Products::All);
        let fault = asked.slice(&slice).err();
        assert_eq!(fault, Some(StorageError::Engine(EngineFault::Failed)), "{column} {value}");
        // What failed is not kept.
        engine.rows.lock().unwrap().clear();
        assert!(asked.slice(&slice).is_err());
    }
}

#[test]
fn rows_that_are_lost_or_come_twice_are_no_answer() {
    let (_, engine, published, manifest) = table(|_| ());
    let asked = asked_table(&published, &manifest);
    let slice = Slice::of_dyad("IRN-RUS".parse().unwrap(), Products::All);
    let all = engine.rows.lock().unwrap().clone();
    let of = |row: &memory_engine::Row| row.text("reporter") == "IRN";
    let one = all.iter().find(|row| of(row)).cloned().unwrap();
    let lost = all.iter().position(of).unwrap();
    let without: Vec<_> = all.iter().enumerate().filter(|(place, _)| *place != lost).map(|(_, row)| row.clone()).collect();
    let doubled: Vec<_> = without.iter().cloned().chain([one.clone()]).chain([one]).collect();
    for rows in [without, doubled] {
        *engine.rows.lock().unwrap() = rows;
        assert_eq!(asked.slice(&slice).err(), Some(StorageError::Engine(EngineFault::Failed)));
    }
    *engine.rows.lock().unwrap() = all;
    assert!(asked.slice(&slice).is_ok());
}

#[test]
fn what_the_engine_has_is_held_against_what_was_published() {
    let (_, engine, published, manifest) = table(|_| ());
    let count = || counted(&*published.asks, &published.version, &manifest, &published.places).map(drop);
    assert_eq!(count(), Ok(()));
    engine.rows.lock().unwrap().pop();
    let told = count().unwrap_err().to_string();
    let (has, published) = (manifest.rows - 1, manifest.rows);
    assert_eq!(
        told,
        format!("the engine has {has} rows where {published} were published: it may not have seen this version yet")
    );
}
