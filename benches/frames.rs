//! Work on whole tables, by the frame engine and by our own loops, each in a process of its own so that the peak of memory is its
//! own: `cargo bench --bench frames` prints a table; `-- sort 2200000 ours` runs one.

use std::{env, hint::black_box, process::Command, time::Instant};

use dyad::{
    table::{NO_ROUNDING, Rows, SummedLevel, TradeTable},
    trade::{Area, Flow, Frequency, Product, Status, Valuation},
};
use polars::prelude::*;

/// What is measured, and how many rows of each kind of table.
const TASKS: [&str; 3] = ["sort", "sum", "rank"];
const SIZES: [usize; 2] = [2_200_000, 20_000_000];

fn main() {
    let given: Vec<String> = env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    if let [task, rows, engine] = given.as_slice() {
        return one(task, rows.parse().expect("a number of rows"), engine);
    }
    println!("| task | rows | engine | seconds | MB at the peak above the table |\n|---|---|---|---|---|");
    for task in TASKS {
        for rows in SIZES {
            for engine in ["ours", "polars"] {
                let own = env::current_exe().expect("this program");
                let run = Command::new(own).args([task, &rows.to_string(), engine]).output().expect("a run");
                print!("{}", String::from_utf8_lossy(&run.stdout));
            }
        }
    }
}

/// Numbers that look random and are the same everywhere.
fn random(state: &mut u64) -> u64 {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    *state >> 33
}

/// Rows of pairs, products, flows and years in no order.
fn rows(count: usize, products: usize) -> Rows {
    let (mut rows, mut state) = (Rows::default(), 7);
    let areas = u64::from(Area::last().place());
    let codes: Vec<u32> = (0..products)
        .map(|place| {
            let text = if products == 1 { "TOTAL".to_owned() } else { format!("HS:{:02}", place + 1) };
            rows.products.place(&text.parse::<Product>().expect("a product"))
        })
        .collect();
    let (currency, note) = (rows.currencies.place(&"USD".parse().expect("a currency")), rows.notes.place(&String::new()));
    for line in 0..count {
        let mut below = |end: u64| random(&mut state) % end;
        rows.reporter.push(u16::try_from(below(areas)).expect("an area"));
        rows.partner.push(u16::try_from(below(areas)).expect("an area"));
        rows.product.push(codes[usize::try_from(below(codes.len() as u64)).expect("a product")]);
        rows.flow.push([Flow::Export, Flow::Import][usize::from(below(2) == 0)].code());
        rows.source.push(0);
        rows.currency.push(u16::try_from(currency).expect("a currency"));
        rows.calendar.push(0);
        rows.frequency.push(Frequency::Annual.code());
        rows.period.push(1996 + i32::try_from(below(28)).expect("a year"));
        rows.published.push(0);
        rows.value.push(i64::try_from(below(1 << 30)).expect("an amount"));
        rows.rounding.push(NO_ROUNDING);
        rows.valuation.push(Valuation::Fob.code());
        rows.status.push(Status::Normal.code());
        rows.note.push(note);
        rows.line.push(u32::try_from(line).expect("a line"));
    }
    rows
}

/// The same columns as a frame; those that are codes as they are.
fn frame(rows: Rows) -> DataFrame {
    let height = rows.len();
    let columns = vec![
        Column::new("reporter".into(), rows.reporter),
        Column::new("partner".into(), rows.partner),
        Column::new("product".into(), rows.product),
        Column::new("flow".into(), rows.flow),
        Column::new("source".into(), rows.source),
        Column::new("currency".into(), rows.currency),
        Column::new("calendar".into(), rows.calendar),
        Column::new("frequency".into(), rows.frequency),
        Column::new("period".into(), rows.period),
        Column::new("published".into(), rows.published),
        Column::new("value".into(), rows.value),
        Column::new("rounding".into(), rows.rounding),
        Column::new("valuation".into(), rows.valuation),
        Column::new("status".into(), rows.status),
        Column::new("note".into(), rows.note),
        Column::new("line".into(), rows.line),
    ];
    DataFrame::new(height, columns).expect("columns of one length")
}

const KEY: [&str; 10] =
    ["reporter", "partner", "product", "flow", "source", "currency", "calendar", "frequency", "period", "published"];

#[expect(deprecated, reason = "the eager sum of groups; the lazy engine doubles the compile for nothing else used here")]
fn one(task: &str, count: usize, engine: &str) {
    let products = if task == "sum" { 96 } else { 1 };
    let table = rows(count, products);
    let level = SummedLevel { source: 0, classification: "HS".parse().expect("a word"), digits: 2 };
    let (before, begun);
    match (task, engine) {
        // The sort of an import, its rows of one key dropped but for the first.
        ("sort", "ours") => {
            (before, begun) = begin();
            black_box(TradeTable::from_sorted(&table.sorted()));
        }
        ("sort", _) => {
            let table = frame(table);
            (before, begun) = begin();
            let options = SortMultipleOptions::default().with_maintain_order(true);
            black_box(table.sort(KEY, options).expect("a sorted frame"));
        }
        // The totals over a complete level.
        ("sum", "ours") => {
            let table = TradeTable::from_sorted(&table.sorted());
            (before, begun) = begin();
            black_box(table.summed_over(&[level]).expect("rows in memory"));
        }
        ("sum", _) => {
            let table = frame(table.sorted());
            (before, begun) = begin();
            let key = ["reporter", "partner", "flow", "source", "currency", "calendar", "frequency", "period"];
            black_box(table.group_by_stable(key).expect("groups").select(["value"]).sum().expect("sums"));
        }
        // The latest figures of a year, ranked.
        ("rank", "ours") => {
            (before, begun) = begin();
            let mut found: Vec<usize> = (0..table.len()).filter(|row| table.period[*row] == 2023).collect();
            found.sort_by_key(|row| (std::cmp::Reverse(table.value[*row]), *row));
            black_box(found);
        }
        (_, _) => {
            let table = frame(table);
            (before, begun) = begin();
            let of_year = table.column("period").and_then(|period| period.i32().map(|period| period.equal(2023)));
            let found = table.filter(&of_year.expect("periods")).expect("rows of a year");
            let options = SortMultipleOptions::default().with_order_descending(true).with_maintain_order(true);
            black_box(found.sort(["value"], options).expect("a sorted frame"));
        }
    }
    let (seconds, megabytes) = (begun.elapsed().as_secs_f64(), (peak().saturating_sub(before)) / 1024);
    println!("| {task} | {count} | {engine} | {seconds:.2} | {megabytes} |");
}

/// Begins anew with the peak, and says what there is now.
fn begin() -> (usize, Instant) {
    // Linux's word for that; where it is refused, the peak so far stands.
    let _refused = std::fs::write("/proc/self/clear_refs", "5");
    (peak(), Instant::now())
}

/// The peak of this process' memory, in KiB.
fn peak() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    line.trim().trim_end_matches(" kB").parse().unwrap_or(0)
}
