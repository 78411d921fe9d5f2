//! Nothing that is accepted takes long to draw: pictures of made-up datasets, of every kind, in odd sizes and words, end, and are no
//! longer than their points allow. `DYAD_FUZZ=50` makes fifty times as many datasets, `DYAD_FUZZ_SEED` others; an optimised build
//! holds each picture, none of which is of the large ones, to a quarter of a second too.

use std::{
    collections::BTreeMap,
    fmt::Write,
    path::Path,
    sync::{Arc, mpsc},
    thread,
    time::{Duration, Instant},
};

use dyad::{
    bundle,
    chart::{ChartError, ChartKind, PictureSpec},
    dataset::{Catalogue, Roots, State},
    limits::Limits,
    query::{self, Format, Resource, View},
    write::{OutputOptions, Site},
};

use crate::package::{PLAIN_DESCRIPTOR, write_package};

/// Datasets of a short run, and pictures of each.
const DATASETS: usize = 20;
const PICTURES: usize = 40;
/// How long a picture may take before the test says that it does not end. Builds of tests are slow, and so may the machine be.
const GUARD: Duration = Duration::from_secs(60);
/// How long it may take in an optimised build.
const QUICK: Duration = Duration::from_millis(250);
/// Bytes of a drawing: so many, and so many for each point.
const BYTES: usize = 2 << 20;
const BYTES_OF_A_POINT: usize = 1 << 10;

const HEADER: &str =
    "reporter,partner,flow,product,period,value,currency,unit_mult,decimals,valuation,status,source,published,calendar";
const CLAIMS: &str = "id,statement,reporter,partner,flow,product,period,calendar,claim_kind,value,unit,unit_mult,decimals,\
                      qualifier,compared_to,compiler,stated_by,published,status,source,text,note";

/// Chooses: the same for the same seed, on every machine (`SplitMix64`).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let one = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let two = (one ^ (one >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((two ^ (two >> 31)) % end.max(1) as u64).unwrap()
    }

    fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }

    /// Once in so many.
    fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// A value with its power of ten: nil, small, large, or about as large as is held exactly.
    fn value(&mut self) -> (String, &'static str) {
        match self.below(12) {
            0 => ("0".to_owned(), "6"),
            1 => ("0.01".to_owned(), "0"),
            2 => ("92000000000000000".to_owned(), "0"),
            3 => ("92000000".to_owned(), "9"),
            4 => (format!("{}.{}", self.below(1000), self.below(100)), "6"),
            place => (self.below(1_000_000).to_string(), ["0", "3", "6", "9"][place % 4]),
        }
    }
}

const PAIRS: [(&str, &str); 6] = [("RUS", "IRN"), ("IRN", "RUS"), ("RUS", "CHN"), ("CHN", "RUS"), ("RUS", "TUR"), ("RUS", "KAZ")];
const PRODUCTS: [&str; 8] = ["HS:01", "HS:27", "HS:84", "HS:2709", "HS:2710", "HS:270900", "HS:99", "HS:10"];

/// Rows of a package: few or many periods, near or far apart, in any order of size.
fn observations(dice: &mut Dice) -> String {
    let mut rows: BTreeMap<String, String> = BTreeMap::new();
    let (first, span) = (dice.one_of(&[1800, 1850, 1900, 1990, 2015]), dice.one_of(&[1, 3, 12, 40, 220]));
    let (frequency, most) = (dice.below(4), dice.one_of(&[1, 3, 30, 300, 1500]));
    for _ in 0..most {
        let (reporter, partner) = dice.one_of(&PAIRS);
        let flow = dice.one_of(&["export", "import", "export", "import", "turnover"]);
        let product = if dice.once_in(2) { "TOTAL" } else { dice.one_of(&PRODUCTS) };
        let year = (first + dice.below(span)).min(2025);
        let period = match frequency {
            0 | 1 => format!("{year:04}"),
            2 => format!("{year:04}-{:02}", 1 + dice.below(12)),
            _ => format!("{year:04}-Q{}", 1 + dice.below(4)),
        };
        let (mut value, unit_mult) = dice.value();
        let status = if dice.once_in(9) { "M" } else { dice.one_of(&["A", "P", "E"]) };
        if status == "M" {
            value = String::new();
        }
        let decimals = if value.is_empty() || value.contains('.') { "" } else { dice.one_of(&["", "0", "2"]) };
        let valuation = dice.one_of(&["FOB", "CIF", "unknown"]);
        let published =
            if dice.once_in(6) { format!("20{:02}-{:02}", dice.below(25), 1 + dice.below(12)) } else { String::new() };
        let key = [reporter, partner, flow, product, &period, &published].join(",");
        let row = format!(
            "{reporter},{partner},{flow},{product},{period},{value},USD,{unit_mult},{decimals},{valuation},{status},one,{published},gregorian"
        );
        rows.insert(key, row);
    }
    format!("{HEADER}\n{}\n", rows.into_values().collect::<Vec<_>>().join("\n"))
}

fn claims(dice: &mut Dice) -> String {
    let mut text = format!("{CLAIMS}\n");
    for place in 0..dice.one_of(&[1, 5, 60]) {
        let year = 1990 + dice.below(30);
        let (kind, unit) = dice.one_of(&[("level", "USD,6,0"), ("growth", "percent,0,1"), ("level", "USD,9,2")]);
        let long = "very ".repeat(dice.below(60));
        let value = dice.below(100_000);
        // Writing to a String cannot fail.
        let _ = writeln!(
            text,
            "c{place},,RUS,IRN,export,TOTAL,{year},gregorian,{kind},{value},{unit},exact,,,,2021-{:02},A,one,Said {long},",
            1 + place % 12
        );
    }
    text
}

/// A dataset in the folder; whether it is accepted is seen when it is loaded.
fn written(folder: &Path, dice: &mut Dice) {
    let mut descriptor = PLAIN_DESCRIPTOR.to_owned();
    let has_claims = dice.once_in(3);
    if has_claims {
        descriptor = descriptor.replace(r#""resources": ["#, r#""resources": [{"name": "claims", "path": "claims.csv"}, "#);
    }
    if dice.once_in(3) {
        descriptor = descriptor.replace("One", &"A source of a long name ".repeat(1 + dice.below(20)));
    }
    write_package(folder, "made", &descriptor, observations(dice).as_bytes());
    if has_claims {
        std::fs::write(folder.join("made/claims.csv"), claims(dice)).unwrap();
    }
}

/// Everything that can be drawn of a pair, an area and several series.
fn drawable() -> Vec<(String, Resource)> {
    let mut all = Vec::new();
    for (reporter, partner) in PAIRS {
        let dyad = format!("{reporter}-{partner}").parse().unwrap();
        all.extend(View::ALL.into_iter().map(|view| Resource::View(dyad, view)));
    }
    all.extend(["RUS", "IRN", "CHN"].map(|area| Resource::Partners(area.parse().unwrap())));
    let mut named: Vec<(String, Resource)> =
        all.into_iter().map(|resource| (resource.path().trim_start_matches("/v1/").to_owned(), resource)).collect();
    let several = "compare?series=RUS-IRN/exports,IRN-RUS/imports,RUS-CHN/exports,RUS-TUR/exports".to_owned();
    named.push((several, Resource::Compare));
    named.retain(|(_, resource)| !ChartKind::offered(resource).is_empty());
    named
}

/// A picture of one of them: its kind, size, words and all that changes how it is drawn.
fn asked(dice: &mut Dice, resources: &[(String, Resource)]) -> String {
    let (path, resource) = &resources[dice.below(resources.len())];
    let kind = dice.one_of(&ChartKind::offered(resource));
    let side = |dice: &mut Dice| dice.one_of(&[200, 201, 333, 480, 800, 1200, 2000, 4000]);
    let (width, mut height) = (side(dice), side(dice));
    if width * height > 3_000_000 {
        height = 500;
    }
    let suffix = dice.one_of(&["svg", "svg", "svg", "png", "pdf"]);
    let (path, mut raw) = path.split_once('?').map_or((path.as_str(), String::new()), |(path, raw)| (path, format!("{raw}&")));
    let _ = write!(raw, "kind={}&width={width}&height={height}", kind.word());
    let choices: [(&str, &[&str]); 7] = [
        ("font_scale", &["0.5", "1", "3"]),
        ("lang", &["en", "ru", "fa"]),
        ("theme", &["light", "dark"]),
        ("axis", &["linear", "log"]),
        ("text", &["live", "outlined"]),
        ("headline", &["auto", "off"]),
        ("last", &["1", "2", "400"]),
    ];
    for (name, words) in choices {
        if dice.once_in(3) {
            let _ = write!(raw, "&{name}={}", dice.one_of(words));
        }
    }
    if dice.once_in(5) {
        let _ = write!(raw, "&title={}", "W".repeat(1 + dice.below(200)));
    }
    format!("{path}.{suffix}?{raw}")
}

/// What became of a picture.
enum Drawn {
    /// So many bytes, of an answer of so many points at most, after so long.
    Picture(usize, Duration),
    /// The data have it not, or not as this kind.
    Refused,
}

fn drawn(catalogue: &Catalogue, address: &str) -> Drawn {
    let (path, raw) = address.split_once('?').unwrap();
    let Ok(asked) = query::parse(path, Some(raw), PictureSpec::PARAMETERS) else { return Drawn::Refused };
    let Ok(spec) = PictureSpec::parse(&asked.picture, &asked.query.resource) else { return Drawn::Refused };
    let (format, options) = (asked.format.unwrap_or(Format::Svg), OutputOptions::default());
    let Ok(answer) = bundle::answer(catalogue, &asked.query, &options) else { return Drawn::Refused };
    let begun = Instant::now();
    match bundle::file(&answer, &Site::default(), format, &options, &spec) {
        Ok(bytes) => Drawn::Picture(bytes.len(), begun.elapsed()),
        Err(bundle::BundleError::Chart(ChartError::Refused(_) | ChartError::NoPicture)) => Drawn::Refused,
        Err(error) => panic!("{address}: {error}"),
    }
}

/// Draws in a thread of its own; a picture that does not end, or a panic, is told with its address.
fn in_time(catalogue: &Arc<Catalogue>, address: &str) -> Drawn {
    let (tell, told) = mpsc::channel();
    let (catalogue, own) = (Arc::clone(catalogue), address.to_owned());
    let thread = thread::spawn(move || {
        let _ = tell.send(drawn(&catalogue, &own));
    });
    let outcome = told.recv_timeout(GUARD);
    match outcome {
        Ok(drawn) => drawn,
        Err(mpsc::RecvTimeoutError::Timeout) => panic!("{address} does not end"),
        Err(mpsc::RecvTimeoutError::Disconnected) => panic!("{address}: {:?}", thread.join().is_err()),
    }
}

/// Holds a picture to what it may take and weigh.
fn held(address: &str, bytes: usize, took: Duration) {
    let most = BYTES + BYTES_OF_A_POINT * usize::try_from(Limits::default().picture_points).unwrap();
    assert!(bytes <= most, "{address} has {bytes} bytes");
    assert!(cfg!(debug_assertions) || took <= QUICK, "{address} took {took:?}");
}

fn number(name: &str, usual: u64) -> u64 {
    std::env::var(name).map_or(usual, |text| text.parse().unwrap_or_else(|_| panic!("{name}={text} is no number")))
}

#[test]
fn pictures_of_accepted_datasets_end() {
    let mut dice = Dice(number("DYAD_FUZZ_SEED", 1));
    let resources = drawable();
    let (mut accepted, mut refused, mut pictures) = (0, 0, 0);
    let (mut slowest, mut told) = ((Duration::ZERO, String::new()), String::new());
    for _ in 0..DATASETS * usize::try_from(number("DYAD_FUZZ", 1)).unwrap() {
        let folder = tempfile::tempdir().unwrap();
        written(folder.path(), &mut dice);
        let catalogue = Arc::new(Catalogue::load(&Roots::Folder(folder.path().to_owned()), None).unwrap());
        if catalogue.entries().iter().any(|entry| entry.state != State::Served) {
            refused += 1;
            told = format!("{:?}", catalogue.entries()[0].findings.first());
            continue;
        }
        accepted += 1;
        for _ in 0..PICTURES {
            let address = asked(&mut dice, &resources);
            if let Drawn::Picture(bytes, took) = in_time(&catalogue, &address) {
                held(&address, bytes, took);
                pictures += 1;
                slowest = slowest.max((took, address));
            }
        }
    }
    println!("{pictures} pictures of {accepted} datasets ({refused} refused); the slowest took {:?}: {}", slowest.0, slowest.1);
    assert!(
        accepted > refused && pictures > accepted,
        "{accepted} accepted, {refused} refused ({told}), {pictures} drawn: that tries little"
    );
}

/// Rows of four series, month by month from the year 1800 on.
fn months(count: usize) -> String {
    let mut text = format!("{HEADER}\n");
    for place in 0..count {
        let (year, month) = (1800 + place / 12, 1 + place % 12);
        for (pair, flow) in [("RUS,IRN", "export"), ("IRN,RUS", "import"), ("RUS,CHN", "export"), ("CHN,RUS", "import")] {
            let value = 1 + (place * 7919) % 100_000;
            let _ = writeln!(text, "{pair},{flow},TOTAL,{year:04}-{month:02},{value},USD,6,0,FOB,A,one,,gregorian");
        }
    }
    text
}

#[test]
fn a_picture_has_so_many_points_and_one_more_is_refused() {
    let each = usize::try_from(Limits::default().picture_points).unwrap() / 4;
    let catalogue = catalogue(PLAIN_DESCRIPTOR, &months(each + 1), None);
    for view in ["exports.svg?kind=bar", "exports.svg?kind=line", "exports.svg?kind=combo", "mirror.svg?kind=dumbbell"] {
        let address = format!("dyads/RUS-IRN/{view}&freq=M");
        let Drawn::Picture(bytes, took) = in_time(&catalogue, &address) else { panic!("{address} is refused") };
        held(&address, bytes, took);
    }
    // Four series have their points together.
    for kind in ["line", "multiples"] {
        let series = "RUS-IRN/exports,IRN-RUS/imports,RUS-CHN/exports,CHN-RUS/imports";
        let of = |last: usize| format!("compare.svg?series={series}&freq=M&kind={kind}&last={last}");
        let Drawn::Picture(bytes, took) = in_time(&catalogue, &of(each)) else { panic!("{} is refused", of(each)) };
        held(&of(each), bytes, took);
        assert!(matches!(in_time(&catalogue, &of(each + 1)), Drawn::Refused), "{}", of(each + 1));
    }
}

/// A dataset of these files.
fn catalogue(descriptor: &str, observations: &str, claims: Option<&str>) -> Arc<Catalogue> {
    let folder = tempfile::tempdir().unwrap();
    write_package(folder.path(), "made", descriptor, observations.as_bytes());
    if let Some(claims) = claims {
        std::fs::write(folder.path().join("made/claims.csv"), claims).unwrap();
    }
    let catalogue = Arc::new(Catalogue::load(&Roots::Folder(folder.path().to_owned()), None).unwrap());
    assert!(catalogue.entries().iter().all(|entry| entry.state == State::Served), "{:?}", catalogue.entries()[0].findings);
    catalogue
}

#[test]
fn statements_and_vintages_count_as_many_points() {
    let most = usize::try_from(Limits::default().picture_points).unwrap();
    let descriptor = PLAIN_DESCRIPTOR.replace(r#""resources": ["#, r#""resources": [{"name": "claims", "path": "claims.csv"}, "#);
    let row = format!("{HEADER}\nRUS,IRN,export,TOTAL,2020,5,USD,6,0,FOB,A,one,,gregorian\n");
    let said = |count: usize| {
        let claim = |place: usize| {
            format!(
                "c{place},,RUS,IRN,export,TOTAL,{},gregorian,level,{},USD,6,0,exact,,,,2021-01,A,one,Said,",
                1990 + place % 30,
                1 + place
            )
        };
        format!("{CLAIMS}\n{}\n", (0..count).map(claim).collect::<Vec<_>>().join("\n"))
    };
    let published = |count: usize| {
        let figure = |place: usize| {
            let date = format!("{}-{:02}-{:02}", 1990 + place / 336, 1 + place / 28 % 12, 1 + place % 28);
            format!("RUS,IRN,export,TOTAL,1980,{},USD,6,0,FOB,A,one,{date},gregorian", 1 + place)
        };
        format!("{HEADER}\n{}\n", (0..count).map(figure).collect::<Vec<_>>().join("\n"))
    };
    for (count, is_drawn) in [(most / 20, true), (most / 20 + 1, false)] {
        let catalogue = catalogue(&descriptor, &row, Some(&said(count)));
        let picture = in_time(&catalogue, "dyads/RUS-IRN/claims.svg?kind=dots");
        assert_eq!(matches!(picture, Drawn::Picture(..)), is_drawn, "{count} statements");
    }
    for (count, is_drawn) in [(most / 10, true), (most / 10 + 1, false)] {
        let catalogue = catalogue(PLAIN_DESCRIPTOR, &published(count), None);
        let picture = in_time(&catalogue, "dyads/RUS-IRN/revisions.svg?kind=dots");
        assert_eq!(matches!(picture, Drawn::Picture(..)), is_drawn, "{count} vintages");
    }
}
