//! An engine of a few rows in memory, which knows the questions that are asked here and answers them as one that knows SQL would.

use std::{
    collections::BTreeMap,
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use polars::prelude::{Column, DataFrame};

use crate::{
    engine::asking::{Argument, Asks},
    table::{EngineFault, NO_ROUNDING, Products, Slice, TradeTable, rounding_code},
};

/// A row as the files of data have it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Row {
    texts: BTreeMap<&'static str, Option<String>>,
    numbers: BTreeMap<&'static str, Option<i64>>,
}

/// The engine.
#[derive(Debug, Default)]
pub(super) struct MemoryEngine {
    pub rows: Mutex<Vec<Row>>,
    /// Why it does not answer.
    pub silent: Mutex<Option<EngineFault>>,
    pub asked: AtomicUsize,
}

const TEXTS: [&str; 11] =
    ["reporter", "partner", "product", "flow", "source", "currency", "calendar", "frequency", "valuation", "status", "note"];
const NUMBERS: [&str; 4] = ["period_number", "published", "hundredths", "rounding"];

/// The rows of a table as they are published.
pub(super) fn rows(table: &TradeTable, sources: &[String]) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut reporters: Vec<_> = table.index().dyads().iter().map(|extent| extent.dyad.reporter).collect();
    reporters.dedup();
    for series in reporters.iter().flat_map(|reporter| table.slice(&Slice::of_reporter(*reporter, Products::All)).unwrap()) {
        for row in series.stored(None) {
            let key = &series.key;
            let text = |text: &dyn ToString| Some(text.to_string());
            let texts = [
                ("reporter", text(&key.dyad.reporter)),
                ("partner", text(&key.dyad.partner)),
                ("product", text(&key.product)),
                ("flow", text(&key.flow)),
                ("source", text(&sources[usize::from(key.source)])),
                ("currency", text(&key.currency)),
                ("calendar", text(&key.calendar.word())),
                ("frequency", text(&key.frequency.letter())),
                ("valuation", text(&row.valuation.word())),
                ("status", text(&row.status.letter())),
                ("note", row.note.as_ref().map(ToString::to_string)),
            ];
            let numbers = [
                ("period_number", Some(row.period.ordinal().into())),
                ("published", Some(row.published.into())),
                ("hundredths", row.level.map(|level| level.amount.hundredths())),
                ("rounding", Some(row.level.as_ref().map_or(NO_ROUNDING, rounding_code).into())),
            ];
            rows.push(Row { texts: texts.into(), numbers: numbers.into() });
        }
    }
    rows
}

impl Row {
    pub(super) fn text(&self, name: &str) -> &str {
        self.texts[name].as_deref().unwrap_or_default()
    }

    pub(super) fn number(&self, name: &str) -> i64 {
        self.numbers[name].unwrap_or_default()
    }

    pub(super) fn set(&mut self, name: &'static str, value: &str) {
        if TEXTS.contains(&name) {
            self.texts.insert(name, Some(value.to_owned()));
        } else {
            self.numbers.insert(name, value.parse().ok());
        }
    }

    /// Is it what the arguments of a question want?
    fn fits(&self, sql: &str, arguments: &[(&str, Argument)]) -> bool {
        let in_folder = sql.split("/reporter=").skip(1).map(|rest| &rest[..3]);
        let of_file = in_folder.clone().count() == 0 || in_folder.into_iter().any(|reporter| reporter == self.text("reporter"));
        of_file
            && arguments.iter().all(|(name, value)| match (*name, value) {
                ("first_reporter", Argument::Text(first)) => self.text("reporter") >= first.as_str(),
                ("last_reporter", Argument::Text(last)) => self.text("reporter") <= last.as_str(),
                ("first_product", Argument::Text(first)) => self.text("product") >= first.as_str(),
                ("product_end", Argument::Text(end)) => self.text("product") < end.as_str(),
                ("product_length", Argument::Number(length)) => whole(self.text("product").len()) == *length,
                ("level_source", Argument::Text(source)) => self.text("source") == source,
                (name, Argument::Text(text)) => self.text(name) == text,
                (name, Argument::Number(number)) => self.number(name) == *number,
            })
    }
}

fn whole(number: usize) -> i64 {
    i64::try_from(number).unwrap()
}

/// Groups by the words of some columns.
fn grouped<'a>(rows: &[&'a Row], by: &[&str]) -> BTreeMap<Vec<String>, Vec<&'a Row>> {
    let mut groups: BTreeMap<Vec<String>, Vec<&Row>> = BTreeMap::new();
    for row in rows {
        let word = |name: &&str| match *name {
            "territory_note" => {
                let note = row.text("note");
                if note.contains("reporter: ") || note.contains("partner: ") { note.to_owned() } else { String::new() }
            }
            name if TEXTS.contains(&name) => row.text(name).to_owned(),
            name => row.number(name).to_string(),
        };
        groups.entry(by.iter().map(word).collect()).or_default().push(row);
    }
    groups
}

/// A column that is made of each group: its name, and how.
type Made<'a> = (&'a str, &'a dyn Fn(&[&Row]) -> i64);

/// A frame of groups and of what is made of each.
fn frame(by: &[&str], groups: &BTreeMap<Vec<String>, Vec<&Row>>, made: &[Made<'_>]) -> DataFrame {
    let mut columns: Vec<Column> = Vec::new();
    for (place, name) in by.iter().enumerate() {
        let words = groups.keys().map(|key| key[place].as_str());
        columns.push(if NUMBERS.contains(name) {
            Column::new((*name).into(), words.map(|word| word.parse::<i32>().unwrap()).collect::<Vec<_>>())
        } else {
            Column::new((*name).into(), words.collect::<Vec<_>>())
        });
    }
    for (name, make) in made {
        columns.push(Column::new((*name).into(), groups.values().map(|rows| make(rows)).collect::<Vec<_>>()));
    }
    DataFrame::new(groups.len(), columns).unwrap()
}

const TOTAL_BY: [&str; 7] = ["partner", "flow", "source", "currency", "calendar", "frequency", "period_number"];
const DYADS_BY: [&str; 5] = ["reporter", "partner", "source", "calendar", "frequency"];

fn answer(sql: &str, rows: &[&Row]) -> DataFrame {
    let least = |name: &'static str| move |rows: &[&Row]| rows.iter().map(|row| row.number(name)).min().unwrap();
    let most = |name: &'static str| move |rows: &[&Row]| rows.iter().map(|row| row.number(name)).max().unwrap();
    let count = |rows: &[&Row]| whole(rows.len());
    if sql.starts_with("SELECT reporter, partner, source, calendar, frequency, COUNT(*)") {
        let by = [&["reporter"][..], &TOTAL_BY].concat();
        let distinct = grouped(rows, &by);
        let totals: Vec<&Row> = distinct.values().map(|rows| rows[0]).collect();
        let counted = if sql.contains("SELECT DISTINCT") { &totals } else { rows };
        let made: [Made<'_>; 3] =
            [("counted", &count), ("first_number", &least("period_number")), ("last_number", &most("period_number"))];
        return frame(&DYADS_BY, &grouped(counted, &DYADS_BY), &made);
    }
    if sql.starts_with("SELECT source, product, COUNT(*)") {
        return frame(&["source", "product"], &grouped(rows, &["source", "product"]), &[("counted", &count)]);
    }
    if sql.contains("SUM(hundredths)") {
        let by = [&TOTAL_BY[..], &["published", "valuation", "status", "territory_note"]].concat();
        let groups = grouped(rows, &by);
        let made: [Made<'_>; 5] = [
            ("summed", &|rows| rows.iter().map(|row| row.number("hundredths")).sum()),
            ("counted", &count),
            ("figures", &|rows| whole(rows.iter().filter(|row| row.numbers["hundredths"].is_some()).count())),
            ("least_rounding", &least("rounding")),
            ("most_rounding", &most("rounding")),
        ];
        let first = groups.values().map(|rows| rows.iter().map(|row| row.text("product")).min().unwrap());
        let mut frame = frame(&by, &groups, &made);
        frame.with_column(Column::new("first_product".into(), first.collect::<Vec<_>>())).unwrap();
        return frame;
    }
    assert!(sql.starts_with("SELECT partner, product, flow"), "a question of another kind: {sql}");
    let texts = TEXTS.map(|name| Column::new(name.into(), rows.iter().map(|row| row.texts[name].clone()).collect::<Vec<_>>()));
    let numbers = NUMBERS.map(|name| {
        let numbers = rows.iter().map(|row| row.numbers[name]);
        if name == "hundredths" {
            return Column::new(name.into(), numbers.collect::<Vec<_>>());
        }
        Column::new(name.into(), numbers.map(|number| number.map(|number| i32::try_from(number).unwrap())).collect::<Vec<_>>())
    });
    DataFrame::new(rows.len(), texts.into_iter().chain(numbers).collect()).unwrap()
}

impl Asks for MemoryEngine {
    fn ask(&self, sql: &str, arguments: &[(&str, Argument)]) -> Result<Vec<DataFrame>, EngineFault> {
        self.asked.fetch_add(1, Ordering::SeqCst);
        if let Some(fault) = self.silent.lock().unwrap().clone() {
            return Err(fault);
        }
        for (name, _) in arguments {
            assert!(sql.contains(&format!(":{name}")), "{name} is bound and not named: {sql}");
        }
        let rows = self.rows.lock().unwrap();
        // In no order, in several batches, of which one is empty.
        let wanted: Vec<&Row> = rows.iter().filter(|row| row.fits(sql, arguments)).rev().collect();
        let all = answer(sql, &wanted);
        let half = all.height() / 2;
        let rest = all.height() - half;
        Ok(vec![all.slice(i64::try_from(half).unwrap(), rest), all.slice(0, 0), all.slice(0, half)])
    }
}
