//! The coded blocks beside a Parquet table: the same rows as a plain scan of it, whatever the sizes; and what becomes of blocks
//! that are damaged, cut, of another table or not there.

use std::{fs, path::Path};

use dyad::{
    dataset::{Catalogue, Memory, Roots, State, write_index},
    series::Point,
    table::{Products, SeriesKey, Slice, TradeTable},
    trade::{Area, Dyad, FindingCode, Product, Vintage, Word},
};
use polars::prelude::*;
use serde_json::json as literal;

const DESCRIPTOR: &str = r#"{"name": "blocks", "created": "2024-01-01T00:00:00Z", "sources": [
  {"name": "one", "title": "One", "reporting": "reported"}, {"name": "two", "title": "Two", "reporting": "reported"}],
  "resources": [{"name": "observations", "path": "o.parquet"}]}"#;

const TABLE: &str = "o.parquet";
const BLOCKS: &str = "o.parquet.blocks";
const AREAS: [&str; 6] = ["DEU", "IRN", "ITA", "KAZ", "RUS", "TUR"];
const NOTES: [&str; 3] = ["", "with Crimea", "потом"];

/// One row: the words of its columns, its decimals last.
type Row = ([String; 13], Option<i32>);

/// Numbers that look like chance and are the same on every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most
    }
}

/// Some hundred rows of each of so many areas' pairs, with every column in every way that it can be, by dyad; inside a dyad by
/// product, or by period as bulk downloads come.
fn rows(seed: u64, areas: usize, by_period: bool) -> Vec<Row> {
    let mut chance = Chance(seed);
    let products: Vec<String> = ["TOTAL".to_owned(), "SITC4:33".to_owned()]
        .into_iter()
        .chain((1..20).map(|chapter| format!("HS:{chapter:02}")))
        .collect();
    let mut rows: Vec<Row> = Vec::new();
    let areas = &AREAS[..areas];
    for pair in areas.iter().flat_map(|reporter| areas.iter().map(move |partner| (*reporter, *partner))) {
        if pair.0 == pair.1 || areas.len() > 4 && chance.below(12) == 0 {
            continue;
        }
        let mut dyad = Vec::new();
        for product in &products {
            for flow in ["export", "import", "re-export"] {
                let (source, currency) = [("one", "USD"), ("two", "EUR")][chance.below(2)];
                let calendar = ["", "gregorian", "solar-hijri"][chance.below(3)];
                let first = if calendar == "solar-hijri" { 1370 } else { 1990 };
                let monthly = calendar != "solar-hijri" && chance.below(9) == 0;
                let vintages: &[&str] = if chance.below(5) == 0 { &["2021-03", "2022"] } else { &[""] };
                let note = NOTES[chance.below(3)];
                for step in 0..=chance.below(30) {
                    let period =
                        if monthly { format!("{}-{:02}", first + step / 12, step % 12 + 1) } else { (first + step).to_string() };
                    for published in vintages {
                        let (value, decimals, status) = match chance.below(8) {
                            0 => (String::new(), None, "M"),
                            1 => (chance.below(5000).to_string(), Some(0), "E"),
                            2 => (format!("{}.{:03}", chance.below(5000), chance.below(1000)), None, "A"),
                            _ => (format!("{}.{:02}", chance.below(1 << 31) * chance.below(900), chance.below(100)), None, "A"),
                        };
                        let valuation = if flow == "import" { "CIF" } else { ["FOB", "unknown"][usize::from(step > 20)] };
                        let words = [pair.0, pair.1, flow, product, &period, &value, currency, valuation, status, source];
                        let words = [&words[..], &[calendar, published, note]].concat().into_iter().map(str::to_owned);
                        dyad.push((words.collect::<Vec<_>>().try_into().unwrap(), decimals));
                    }
                }
            }
        }
        if by_period {
            dyad.sort_by(|one: &Row, two: &Row| (&one.0[4], &one.0[3], &one.0[2]).cmp(&(&two.0[4], &two.0[3], &two.0[2])));
        }
        rows.append(&mut dyad);
    }
    rows
}

/// A package of these rows, in row groups of so many.
fn package(folder: &Path, rows: &[Row], group: usize) {
    let text = |place: usize| rows.iter().map(|row| row.0[place].clone()).collect::<Vec<_>>();
    let mut frame = df! {
        "reporter" => text(0), "partner" => text(1), "flow" => text(2), "product" => text(3), "period" => text(4),
        "value" => text(5), "currency" => text(6), "valuation" => text(7), "status" => text(8), "source" => text(9),
        "calendar" => text(10), "published" => text(11), "note" => text(12),
        "unit_mult" => vec![3i32; rows.len()], "decimals" => rows.iter().map(|row| row.1).collect::<Vec<_>>(),
    }
    .unwrap();
    fs::create_dir_all(folder).unwrap();
    fs::write(folder.join("datapackage.json"), DESCRIPTOR).unwrap();
    let file = fs::File::create(folder.join(TABLE)).unwrap();
    ParquetWriter::new(file).with_row_group_size(Some(group)).finish(&mut frame).unwrap();
}

fn load(folder: &Path, previous: Option<&Catalogue>, in_memory: u64, cache: u64) -> Catalogue {
    Catalogue::load_within(&Roots::Folder(folder.to_owned()), previous, Memory::of_mib(in_memory, cache)).unwrap()
}

fn table(catalogue: &Catalogue) -> &TradeTable {
    let entry = &catalogue.entries()[0];
    &entry.dataset.as_ref().unwrap_or_else(|| panic!("{:?}", entry.findings)).table
}

/// The series of a slice with all their points, in an order of their own: that of a plain scan is by block.
fn series(table: &TradeTable, slice: &Slice<'_>, vintage: Vintage) -> Vec<(SeriesKey, Vec<Point>)> {
    let found = table.slice(slice).unwrap();
    let mut series: Vec<_> = found.into_iter().map(|rows| (rows.key, rows.points(vintage))).collect();
    series.sort_by_key(|(key, _)| format!("{key:?}"));
    series
}

/// Holds all rows of both tables against each other.
fn hold_rows_alike(one: &TradeTable, other: &TradeTable) {
    for reporter in AREAS.map(|code| code.parse::<Area>().unwrap()) {
        let slice = Slice::of_reporter(reporter, Products::All);
        assert_eq!(series(one, &slice, Vintage::Latest), series(other, &slice, Vintage::Latest), "{reporter}");
    }
}

/// Asks both tables for every dyad and reporter, by product, by level and for all of it, as of now and of a day in the past.
fn hold_alike(one: &TradeTable, other: &TradeTable) {
    assert_eq!(one.len(), other.len());
    assert_eq!(one.index().dyads(), other.index().dyads());
    assert_eq!(one.index().sources(), other.index().sources());
    assert_eq!(one.index().products(), other.index().products());
    let codes = ["TOTAL", "HS:01", "HS:10", "HS:19", "SITC4:33", "HS:98"].map(|code| code.parse::<Product>().unwrap());
    let level = Products::Level { classification: Word::new("HS").unwrap(), digits: 2, under: "1" };
    let products: Vec<Products<'_>> = [Products::All, level].into_iter().chain(codes.iter().map(Products::One)).collect();
    let areas = AREAS.map(|code| code.parse::<Area>().unwrap());
    for reporter in areas {
        for products in &products {
            let partners = areas.into_iter().map(|partner| Slice::of_dyad(Dyad { reporter, partner }, *products));
            for slice in partners.chain([Slice::of_reporter(reporter, *products)]) {
                for vintage in [Vintage::Latest, Vintage::AsOf("2021-06-01".parse().unwrap())] {
                    assert_eq!(series(one, &slice, vintage), series(other, &slice, vintage), "{slice:?} {vintage:?}");
                }
            }
        }
    }
}

#[test]
fn blocks_hold_what_a_plain_scan_finds() {
    let root = tempfile::tempdir().unwrap();
    for (seed, by_period, group) in [(1, false, 100_000), (2, false, 997), (3, true, 5000), (4, true, 41)] {
        let folder = root.path().join(format!("{seed}/a"));
        let rows = rows(seed, 5, by_period);
        assert!(rows.len() > 10_000, "{}", rows.len());
        package(&folder, &rows, group);
        let plain = load(&folder, None, 64, 1);
        write_index(&folder).unwrap();
        assert!(folder.join(BLOCKS).is_file());
        for (in_memory, cache) in [(64, 1), (0, 0)] {
            let coded = load(&folder, None, in_memory, cache);
            assert_eq!(coded.entries()[0].findings.len(), 0);
            hold_alike(table(&plain), table(&coded));
        }
    }
}

#[test]
fn blocks_are_the_same_bytes_each_time_and_smaller_than_the_rows() {
    let root = tempfile::tempdir().unwrap();
    let (folder, rows) = (root.path().join("a"), rows(5, 4, false));
    package(&folder, &rows, 1000);
    write_index(&folder).unwrap();
    let first = fs::read(folder.join(BLOCKS)).unwrap();
    write_index(&folder).unwrap();
    assert_eq!(first, fs::read(folder.join(BLOCKS)).unwrap());
    // A figure of up to twelve digits, a year and what changes besides: a row takes some ten bytes, of over a hundred as CSV.
    assert!(first.len() < rows.len() * 14, "{} bytes for {} rows", first.len(), rows.len());
}

/// Changes one byte of a file.
fn damage(file: &Path, at: usize) {
    let mut bytes = fs::read(file).unwrap();
    bytes[at] ^= 0x55;
    fs::write(file, bytes).unwrap();
}

fn codes(catalogue: &Catalogue) -> Vec<FindingCode> {
    catalogue.entries()[0].findings.iter().map(|finding| finding.code).collect()
}

#[test]
fn a_damaged_piece_is_read_from_the_table_and_told_of_by_the_check() {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("a");
    package(&folder, &rows(6, 4, false), 3000);
    let plain = load(&folder, None, 64, 1);
    write_index(&folder).unwrap();
    for at in [100, 9000, 40_000] {
        damage(&folder.join(BLOCKS), at);
    }
    let coded = load(&folder, None, 0, 0);
    assert_eq!(codes(&coded), [], "a start looks at no piece");
    hold_rows_alike(table(&plain), table(&coded));
    let checked = Memory::of_mib(0, 0).looking_at_every_row();
    let checked = Catalogue::load_within(&Roots::Folder(folder.clone()), None, checked).unwrap();
    assert_eq!(codes(&checked), [FindingCode::ResourceDiffers]);
    let told = checked.entries()[0].findings[0].to_string();
    assert!(told.starts_with("o.parquet.blocks: W03") && told.contains("is damaged") && told.contains("dyad index"), "{told}");
    hold_rows_alike(table(&plain), table(&checked));
}

#[test]
fn blocks_that_are_cut_or_of_another_table_are_left_alone_and_told_of() {
    let root = tempfile::tempdir().unwrap();
    let (folder, other) = (root.path().join("a"), root.path().join("b"));
    package(&folder, &rows(7, 4, false), 3000);
    package(&other, &rows(8, 4, false), 3000);
    let plain = load(&folder, None, 64, 1);
    write_index(&folder).unwrap();
    write_index(&other).unwrap();
    let whole = fs::read(folder.join(BLOCKS)).unwrap();
    let mut version = whole.clone();
    let head = whole.len() - 28;
    let head = usize::try_from(u64::from_le_bytes(whole[head..head + 8].try_into().unwrap())).unwrap();
    version[head] ^= 1;
    let cuts = [whole[..whole.len() / 2].to_vec(), whole[..whole.len() - 1].to_vec(), Vec::new(), version];
    for bytes in cuts.into_iter().chain([fs::read(other.join(BLOCKS)).unwrap()]) {
        fs::write(folder.join(BLOCKS), &bytes).unwrap();
        for in_memory in [64, 0] {
            let coded = load(&folder, None, in_memory, 1);
            let told = coded.entries()[0].findings.iter().map(ToString::to_string).collect::<Vec<_>>();
            let reason = ["is cut short or damaged", "is of another table"].into_iter().find(|reason| told[0].contains(reason));
            assert!(codes(&coded) == [FindingCode::ResourceDiffers] && reason.is_some(), "{told:?}");
            assert_eq!(coded.entries()[0].state, State::Served);
            hold_rows_alike(table(&plain), table(&coded));
        }
    }
}

#[test]
fn a_table_that_became_unsound_goes_on_being_served_from_what_was_read() {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("a");
    package(&folder, &rows(9, 4, false), 3000);
    let plain = load(&folder, None, 64, 1);
    write_index(&folder).unwrap();
    let first = load(&folder, None, 0, 0);
    // Another file takes its name, as an editor or a copy does it; the one that was read stays open.
    fs::write(folder.join("half"), &fs::read(folder.join(TABLE)).unwrap()[..5000]).unwrap();
    fs::rename(folder.join("half"), folder.join(TABLE)).unwrap();
    let again = load(&folder, Some(&first), 0, 0);
    let entry = &again.entries()[0];
    assert_eq!((entry.state, codes(&again)[0]), (State::Stale, FindingCode::Unreadable), "{:?}", entry.findings);
    hold_rows_alike(table(&plain), table(&again));
}

#[test]
fn a_piece_damaged_in_both_files_is_an_error_and_the_others_are_read() {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("a");
    package(&folder, &rows(10, 4, false), 3000);
    write_index(&folder).unwrap();
    damage(&folder.join(BLOCKS), 100);
    let coded = load(&folder, None, 0, 0);
    fs::OpenOptions::new().write(true).open(folder.join(TABLE)).unwrap().set_len(50).unwrap();
    let of = |reporter: &str| table(&coded).slice(&Slice::of_reporter(reporter.parse().unwrap(), Products::All));
    let error = of("DEU").unwrap_err().to_string();
    assert!(error.contains("piece 0") && error.contains("is damaged"), "{error}");
    assert!(!of("KAZ").unwrap().is_empty());
}

#[test]
fn an_index_of_an_earlier_version_is_read_and_replaced() {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("a");
    let rows = rows(11, 4, false);
    package(&folder, &rows, rows.len());
    let plain = load(&folder, None, 64, 1);
    let bytes = fs::read(folder.join(TABLE)).unwrap();
    let length = usize::try_from(u32::from_le_bytes(bytes[bytes.len() - 8..bytes.len() - 4].try_into().unwrap())).unwrap();
    let footer = blake3::hash(&bytes[bytes.len() - 8 - length..]).to_hex()[..32].to_owned();
    let dyads = table(&plain).index().dyads();
    // As earlier versions wrote it; a day that no row has shows that it was read.
    let lines: Vec<_> = dyads
        .iter()
        .map(|extent| literal!([extent.dyad.to_string(), extent.observations, -4000, extent.last_day, extent.sources]))
        .collect();
    let products: Vec<String> = table(&plain).index().products().iter().map(ToString::to_string).collect();
    let ends = [dyads.first(), dyads.last()].map(|extent| extent.unwrap().dyad.to_string());
    let index = literal!({"version": 1, "bytes": bytes.len(), "footer": footer, "sources": ["one", "two"], "summed": [], "index": {
        "blocks": [{"rows": rows.len(), "first": ends[0], "last": ends[1]}], "dyads": lines, "products": products,
        "sources": [{"observations": 1, "first": ends[0], "has_total": true, "levels": []}, {"observations": 1, "first": null,
            "has_total": true, "levels": [{"classification": "HS", "digits": 2, "chapters": [3, 1]}]}]}});
    let earlier = folder.join("o.parquet.index.json");
    fs::write(&earlier, index.to_string()).unwrap();
    for in_memory in [64, 0] {
        let read = load(&folder, None, in_memory, 1);
        assert_eq!(table(&read).index().dyads()[0].first_day, -4000);
        let dyad = dyads[3].dyad;
        let slice = Slice::of_dyad(dyad, Products::All);
        assert_eq!(series(table(&read), &slice, Vintage::Latest), series(table(&plain), &slice, Vintage::Latest));
    }
    write_index(&folder).unwrap();
    assert!(!earlier.exists() && folder.join(BLOCKS).is_file());
    hold_rows_alike(table(&plain), table(&load(&folder, None, 0, 1)));
}
