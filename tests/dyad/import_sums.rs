//! For every provider, what an import says it kept is what other code sums over the source's text, to the cent. The sums here
//! know nothing of the importers: a line splitter, a decimal reader, and for each file its own words on what counts.

use std::{collections::BTreeMap, fs};

use serde_json::Value;

use crate::command::{dyad, fixture, summary};

/// A row by the names of its header.
type Row = BTreeMap<String, String>;

/// What a row counts for: flow, figure, power of ten.
type Counted = Vec<(&'static str, String, i32)>;

/// File, delimiter, what its rows count for, and the sums of export and import in cents as worked by hand.
type Case = (&'static str, char, fn(&Row) -> Counted, [i128; 2]);

const CASES: [Case; 15] = [
    ("comtrade_v1.csv", ',', comtrade_v1, [7_416_289_758_200, 8_105_540_083_725]),
    ("comtrade_v1_snake.csv", ',', |row| vec![("import", row["primary_value"].clone(), 0)], [0, 250_331_600]),
    ("comtrade_bulk.txt", '\t', |row| vec![("export", row["primaryValue"].clone(), 0)], [123_450, 0]),
    ("comtrade_legacy_22.csv", ',', |row| legacy(row, "Trade Flow Code", "Trade Value (US$)"), [0, 30_954_108_000]),
    ("comtrade_legacy_r.csv", ',', |row| legacy(row, "Trade.Flow.Code", "Trade.Value..US.."), [5_253_850_100, 0]),
    ("baci.csv", ',', |row| both(&row["v"], 3), [2_369_342_700, 2_369_342_700]),
    ("cow.csv", ',', cow, [85_810_000_000, 85_810_000_000]),
    ("wits.csv", ',', wits, [11_250_000, 47_693_212_300]),
    // 1,000,000.126 is a fraction of a cent too fine.
    ("imts.csv", ',', imts, [100_000_013, 5_543_210_000_000]),
    ("dots_wide.csv", ',', dots_wide, [628_360_000_000, 0]),
    ("dots_panel.csv", ',', dots_panel, [40_130_000_100, 200]),
    ("DATTSVT.csv", '\t', dattsvt, [51_744_675, 700]),
    ("2021-01.csv", ',', monthly_fcs, [19_316_702_044, 0]),
    ("comext.dat", ',', comext, [480_100, 10_000]),
    ("comext_historical.dat", ',', |row| vec![("import", row["VALUE_IN_EUROS"].clone(), 0)], [0, 258_000]),
];

fn comtrade_v1(row: &Row) -> Counted {
    let whole = [("partner2Code", "0"), ("customsCode", "C00"), ("motCode", "0")];
    let own = row["partnerCode"] == row["reporterCode"];
    let flow = BTreeMap::from([("X", "export"), ("M", "import")]).get(row["flowCode"].as_str()).copied();
    let kept = !own && whole.iter().all(|(name, word)| row[*name] == *word);
    flow.filter(|_| kept).map(|flow| (flow, row["primaryValue"].clone(), 0)).into_iter().collect()
}

fn legacy(row: &Row, flow: &str, value: &str) -> Counted {
    let flow = BTreeMap::from([("1", "import"), ("2", "export")]).get(row[flow].as_str()).copied();
    flow.map(|flow| (flow, row[value].clone(), 0)).into_iter().collect()
}

fn both(value: &str, power: i32) -> Counted {
    vec![("export", value.to_owned(), power), ("import", value.to_owned(), power)]
}

fn cow(row: &Row) -> Counted {
    let figures = [&row["flow1"], &row["flow2"]].into_iter().filter(|figure| **figure != "-9");
    figures.flat_map(|figure| both(figure, 6)).collect()
}

fn wits(row: &Row) -> Counted {
    let flow = if row["TradeFlowName"].contains("xport") { "export" } else { "import" };
    let total = row["ProductCode"] == "Total";
    total.then(|| (flow, row["TradeValue in 1000 USD"].clone(), 3)).into_iter().collect()
}

fn imts(row: &Row) -> Counted {
    let flow = BTreeMap::from([("XG_FOB_USD", "export"), ("MG_CIF_USD", "import")]).get(row["INDICATOR"].as_str()).copied();
    let known = row["COUNTERPART_COUNTRY"] != "GX123";
    flow.filter(|_| known).map(|flow| (flow, row["OBS_VALUE"].clone(), 0)).into_iter().collect()
}

fn dots_wide(row: &Row) -> Counted {
    let years = row.iter().filter(|(name, text)| name.starts_with("20") && !text.is_empty() && row["Attribute"] == "Value");
    years.map(|(_, text)| ("export", text.clone(), 0)).collect()
}

fn dots_panel(row: &Row) -> Counted {
    let flow =
        |name: &str| if name.contains("TXG_FOB_USD") { Some("export") } else { name.contains("TMG_CIF").then_some("import") };
    row.iter().filter_map(|(name, text)| Some((flow(name).filter(|_| !text.is_empty())?, text.clone(), 0))).collect()
}

fn dattsvt(row: &Row) -> Counted {
    let flow = if row["napr"] == "ЭК" { "export" } else { "import" };
    let figure = row["Stoim"].replace(',', ".");
    (row["period"] != "13/2015").then_some((flow, figure, 0)).into_iter().collect()
}

fn monthly_fcs(row: &Row) -> Counted {
    (row["PERIOD"] == "2021").then(|| ("export", row["STOIM"].clone(), 0)).into_iter().collect()
}

fn comext(row: &Row) -> Counted {
    let flow = if row["FLOW"] == "2" { "export" } else { "import" };
    vec![(flow, row["VALUE_EUR"].clone(), 0)]
}

fn fields(line: &str, delimiter: char) -> Vec<String> {
    let (mut fields, mut quoted) = (vec![String::new()], false);
    for letter in line.chars() {
        match letter {
            '"' => quoted = !quoted,
            letter if letter == delimiter && !quoted => fields.push(String::new()),
            letter => fields.last_mut().unwrap().push(letter),
        }
    }
    fields
}

fn rows(text: &str, delimiter: char) -> Vec<Row> {
    let mut lines = text.lines().map(|line| fields(line, delimiter));
    let header = lines.next().unwrap();
    lines.map(|line| header.iter().cloned().zip(line).collect()).collect()
}

/// Cents of a decimal text at a scale, the nearest.
fn cents(text: &str, power: i32) -> i128 {
    let (mantissa, exponent) = text.split_once('e').map_or((text, 0), |(mantissa, rest)| (mantissa, rest.parse().unwrap()));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits: i128 = format!("{whole}{fraction}").parse().unwrap();
    let shift = exponent + power + 2 - i32::try_from(fraction.len()).unwrap();
    let unit = 10_i128.pow(shift.unsigned_abs());
    if shift < 0 { (digits + unit / 2) / unit } else { digits * unit }
}

fn sums<'a>(counted: impl Iterator<Item = (&'a str, String, i32)>) -> [i128; 2] {
    let mut sums = BTreeMap::from([("export", 0), ("import", 0)]);
    for (flow, figure, power) in counted {
        *sums.get_mut(flow).unwrap() += cents(&figure, power);
    }
    [sums["export"], sums["import"]]
}

/// What the import itself says, over all levels and frequencies.
fn said(arguments: &[&str]) -> [i128; 2] {
    let root = tempfile::tempdir().unwrap();
    let document: Value = summary(&dyad(root.path(), &[&["import"], arguments, &["--into", "made", "--json"]].concat(), b""));
    let totals = document["totals"].as_array().unwrap().iter();
    let flows = totals.map(|total| (total["flow"].as_str().unwrap(), total["value"].as_str().unwrap().to_owned(), 0));
    sums(flows.filter(|total| ["export", "import"].contains(&total.0)))
}

#[test]
fn every_provider_keeps_what_the_source_says() {
    for (name, delimiter, counted, expected) in CASES {
        let bytes = fs::read(fixture(name)).unwrap();
        let text =
            String::from_utf8(bytes).unwrap_or_else(|error| error.as_bytes().iter().map(|byte| char::from(*byte)).collect());
        let found = sums(rows(&text, delimiter).iter().flat_map(counted));
        assert_eq!(found, expected, "the source's own sum of {name}");
        assert_eq!(said(&["auto", fixture(name).to_str().unwrap()]), expected, "the import of {name}");
    }
}

#[test]
fn the_json_reply_keeps_what_it_says() {
    let path = fixture("comtrade_v1.json");
    let document: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    let flow = |row: &Value| if row["flowCode"] == "X" { "export" } else { "import" };
    let found = sums(document["data"].as_array().unwrap().iter().map(|row| (flow(row), row["primaryValue"].to_string(), 0)));
    assert!(found[0] > 0 && found[1] > 0);
    assert_eq!(said(&["auto", path.to_str().unwrap()]), found);
}

#[test]
fn a_mapped_table_keeps_what_it_says() {
    // ۱٬۲۳۴٫۵ and ۸۱۶ million; the third row is of a thirteenth month.
    let [file, map] = [fixture("iran.csv"), fixture("iran.toml")].map(|path| path.to_str().unwrap().to_owned());
    assert_eq!(said(&["tidy", &file, "--map", &map]), [cents("1234.5", 6), cents("816", 6)]);
}
