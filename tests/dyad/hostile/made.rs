//! A dataset in which every text is hostile, and curated charts in the same words.

use std::{fs, path::Path};

use dyad::chart::ChartDefinition;
use serde_json::{Map, Value, json};
use tempfile::TempDir;

/// Ends whatever it stands in, begins elements and attributes of its own, and says so in a word that nothing else has.
pub const MARKUP: &str = "\"'><xqz onxqz=1></xqz></script></style></title></desc></text></textarea></a>]]>--><!--<![CDATA[&lt;&bogus; \
    <script>xqz()</script> \" onxqz=\"xqz\" ' onxqz='xqz' {xqz}}\\end%$#_^~ ${xqz} `xqz` <img src=x onerror=xqz()>";

/// What texts begin with, so that each place where one stands is tried with each.
const BEGINNINGS: [&str; 14] = [
    "",
    "=HYPERLINK(\"https://evil.example\")",
    "+xqz",
    "-xqz",
    "@xqz",
    "＝xqz",
    " =xqz",
    "'=xqz",
    "javascript:xqz()//",
    "JaVaScRiPt:xqz()//",
    "data:text/html,<xqz>",
    "https://evil.example/\"onxqz=\"",
    "//evil.example/",
    "; rel=\"stylesheet\", </evil.css>",
];

/// The same with signs that are not seen, of which no text is refused.
const UNSEEN: [&str; 7] =
    ["\t=xqz", "\r=xqz", "\n=xqz", "\r\nSet-Cookie: xqz=1\r\n\r\n", "\u{202e}xqz\u{2066}", "\u{fffe}xqz", "\u{2028}xqz"];

/// Commands to terminals; a text with one is refused, with its package.
const COMMANDS: [&str; 2] = ["\u{1b}[31mxqz\u{1b}]0;xqz\u{7}", "\u{0}xqz"];

/// The text of a place: each place begins in its own way.
fn text(beginnings: &[&str], place: usize) -> String {
    format!("{} {MARKUP} {place}", beginnings[place % beginnings.len()])
}

/// A folder of datasets: `hostile`, whose texts are all seen, `unseen`, and `commands`.
pub fn datasets() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "hostile", &BEGINNINGS);
    write(folder.path(), "unseen", &UNSEEN);
    write(folder.path(), "commands", &COMMANDS);
    folder
}

fn write(root: &Path, name: &str, beginnings: &[&str]) {
    let folder = root.join(name);
    fs::create_dir_all(&folder).unwrap();
    let mut place = 0;
    let mut next = || {
        place += 1;
        text(beginnings, place - 1)
    };
    let sources: Vec<Value> =
        (0..beginnings.len()).map(|number| source(&format!("{name}-{number}"), number, &mut next)).collect();
    let one = format!("{name}-0");
    let mut descriptor = json!({
        "name": name, "created": "2024-01-01T00:00:00Z", "sources": sources, "version": next(), "description": next(),
        "licenses": [{"name": next(), "title": next(), "path": next()}, {"title": next(), "path": format!("javascript:xqz()//{}", next())}],
        "cautions": [{"source": one, "text": next(), "text@ru": next()}],
        "homepage": next(), "keywords": [next()], "contributors": [{"title": next(), "path": next()}],
        "resources": [
            {"name": "observations", "path": "observations.csv", "title": next()},
            {"name": "claims", "path": "claims.csv"},
            {"name": "events", "path": "events.csv"}],
    });
    translated(&mut descriptor, "title", &mut next);
    fs::write(folder.join("datapackage.json"), serde_json::to_vec_pretty(&descriptor).unwrap()).unwrap();
    fs::write(folder.join("README.md"), next()).unwrap();
    let seen = |number: usize| text(&BEGINNINGS, number);
    fs::write(folder.join("observations.csv"), observations(name, beginnings.len(), &seen)).unwrap();
    fs::write(folder.join("claims.csv"), claims(name, &seen)).unwrap();
    fs::write(folder.join("events.csv"), events(name, &seen)).unwrap();
}

/// A member and the same in other languages.
fn translated(into: &mut Value, member: &str, next: &mut impl FnMut() -> String) {
    let members: &mut Map<String, Value> = into.as_object_mut().unwrap();
    for name in [member.to_owned(), format!("{member}@ru"), format!("{member}@fa")] {
        members.insert(name, next().into());
    }
}

fn source(name: &str, number: usize, next: &mut impl FnMut() -> String) -> Value {
    let mut source = json!({
        "name": name, "priority": number, "reporting": if number == 1 { "quoted" } else { "reported" }, "published": "2023-07",
        "path": next(), "compiler": next(), "attribution": next(), "license": next(),
    });
    translated(&mut source, "title", next);
    translated(&mut source, "short", next);
    source
}

fn csv_of(records: &[Vec<String>]) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().quote_style(csv::QuoteStyle::Always).from_writer(Vec::new());
    for record in records {
        writer.write_record(record).unwrap();
    }
    writer.into_inner().unwrap()
}

fn words(line: &str) -> Vec<String> {
    line.split(' ').map(str::to_owned).collect()
}

fn observations(name: &str, sources: usize, seen: &dyn Fn(usize) -> String) -> Vec<u8> {
    let mut records =
        vec![words("reporter partner flow product period value currency unit_mult decimals valuation status source note")];
    let mut row = |line: String, note: usize| records.push(words(&line).into_iter().chain([seen(note)]).collect());
    for number in 0..sources {
        for year in 2019..2023 {
            row(format!("RUS IRN export TOTAL {year} {} USD 6 0 FOB A {name}-{number}", 100 + number * 10 + year % 7), number);
        }
    }
    for (flow, product, valuation) in [("import", "TOTAL", "CIF"), ("export", "HS:27", "FOB"), ("export", "HS:10", "FOB")] {
        for year in 2019..2023 {
            row(format!("RUS IRN {flow} {product} {year} {} USD 6 0 {valuation} A {name}-0", 20 + year % 5), 1);
        }
    }
    for (reporter, partner, flow, valuation) in
        [("IRN", "RUS", "import", "CIF"), ("IRN", "RUS", "export", "FOB"), ("RUS", "DEU", "export", "FOB")]
    {
        row(format!("{reporter} {partner} {flow} TOTAL 2021 90 USD 6 0 {valuation} A {name}-0"), 2);
    }
    csv_of(&records)
}

fn claims(name: &str, seen: &dyn Fn(usize) -> String) -> Vec<u8> {
    let header = "id statement reporter partner flow product period calendar claim_kind value unit unit_mult decimals qualifier compared_to \
                  compiler stated_by published status source text note";
    let mut records = vec![words(header)];
    for number in 0..BEGINNINGS.len() {
        let figures = words("RUS IRN export TOTAL 2021 gregorian level 5 USD 9 0 exact");
        let said = [String::new(), seen(number), seen(number + 1), "2024-02".to_owned(), "A".to_owned(), format!("{name}-1")];
        let id = format!("{name} {}", seen(number));
        records.push([vec![id, seen(number + 2)], figures, said.to_vec(), vec![seen(number + 3), seen(number + 4)]].concat());
    }
    csv_of(&records)
}

fn events(name: &str, seen: &dyn Fn(usize) -> String) -> Vec<u8> {
    let mut records = vec![words("date areas title event_kind source title@ru title@fa")];
    for number in 0..BEGINNINGS.len() {
        let (day, source) = (format!("2021-03-{:02}", number + 1), format!("{name}-0"));
        records.push(vec![day, "RUS IRN".to_owned(), seen(number), seen(number + 1), source, seen(number + 2), seen(number + 3)]);
    }
    csv_of(&records)
}

/// Charts that say the same.
pub fn charts() -> Vec<ChartDefinition> {
    let quoted = |number: usize| Value::from(text(&BEGINNINGS, number).chars().take(200).collect::<String>()).to_string();
    let chart = |number: usize| {
        let (title, headline, subtitle, note) = (quoted(number), quoted(number + 1), quoted(number + 2), quoted(number + 3));
        let text = format!(
            "title = {title}\nheadline = {headline}\nsubtitle = {subtitle}\nnote = {note}\nquery = \"RUS-IRN/exports\"\n\
             \"title@ru\" = {title}\n\"title@fa\" = {title}\n\"note@2020\" = {note}\n"
        );
        ChartDefinition::parse(&format!("chart-{number}"), "chart.toml", &text).unwrap()
    };
    (0..BEGINNINGS.len()).map(chart).collect()
}
