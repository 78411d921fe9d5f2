//! The functions of `tests/fuzz` under their corpus and under what a seeded mutator makes of it: no input makes them panic, and
//! what they say of every input holds. `DYAD_FUZZ=50` makes fifty times as many inputs, `DYAD_FUZZ_SEED` others. An input that
//! fails is kept in `target/fuzz`; put it into the corpus, and it is tried first from then on.

use std::{fs, panic, path::Path};

use crate::{
    fuzz::{Outcome, address, chart, conditional, delimited, descriptor, observations, pictures, ranges, style},
    mutate::Mutator,
};

/// A function, the inputs made for it in a short run, and words that its inputs are made of.
struct Target {
    name: &'static str,
    run: fn(&[u8]) -> Outcome,
    rounds: usize,
    words: &'static [&'static str],
}

const ADDRESS: Target = Target {
    name: "address",
    run: address::run,
    rounds: 4000,
    words: &[
        "/",
        "?",
        "&",
        "=",
        "%",
        "%20",
        "%2F",
        "%3F",
        "%25",
        "+",
        ".",
        ".csv",
        ".json",
        ".png",
        ",",
        ";",
        "RUS-IRN",
        "dyads",
        "datasets/",
        "products/",
        "compare?series=",
        "exports",
        "from=",
        "to=2021",
        "last=3",
        "product=HS:27",
        "measure=index",
        "base=2000",
        "series=",
        "freq=Q",
        "calendar=",
        "source=",
        "é",
        "\u{200f}",
    ],
};

const OBSERVATIONS: Target = Target {
    name: "observations",
    run: observations::run,
    rounds: 300,
    words: &[
        "\"",
        "\"\"",
        ",",
        "\n",
        "\r\n",
        "\r",
        "\n\n",
        "\u{feff}",
        "\0",
        "2023",
        "-1",
        "1e9",
        "USD",
        "one",
        "fiscal:04",
        "é",
    ],
};

const DESCRIPTOR: Target = Target {
    name: "descriptor",
    run: descriptor::run,
    rounds: 300,
    words: &[
        "\"",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "null",
        "-1",
        "1e400",
        "../",
        "\"path\"",
        "\"claims\"",
        "\\u0000",
        "\"bytes\": 3",
    ],
};

const DELIMITED: Target = Target {
    name: "delimited",
    run: delimited::run,
    rounds: 60,
    words: &["\"", "\"\"", ",", ";", "\t", "|", "\n", "\r\n", "\u{1f}", "1,234", "1.234,5", "2021M05", "1400", "RUS", "\u{feff}"],
};

const CONDITIONAL: Target = Target {
    name: "conditional",
    run: conditional::run,
    rounds: 250,
    words: &["\"TAG\"", "W/", "*", ",", "\"", " ", "\t", "TAG", "DATE", "gzip", "br", "identity;q=0", "text/csv", "q=0.5", "\n"],
};

const RANGES: Target = Target {
    name: "ranges",
    run: ranges::run,
    rounds: 250,
    words: &[
        "bytes=",
        "-",
        ",",
        "0-",
        "-1",
        "0-0",
        "1000000",
        "99999999999999999999",
        " ",
        "\t",
        "items=",
        "TAG",
        "W/TAG",
        "DATE",
        "\n",
    ],
};

const CHART: Target = Target {
    name: "chart",
    run: chart::run,
    rounds: 150,
    words: &[
        "=",
        "\"",
        "\n",
        "[",
        "]",
        "{",
        "}",
        "@ru",
        "title",
        "query = ",
        "kind",
        "\"bar\"",
        "note@2010",
        "width",
        "9999999",
        "-1",
        "\u{202e}",
        "\0",
    ],
};

const STYLE: Target = Target {
    name: "style",
    run: style::run,
    rounds: 150,
    words: &["=", "\"", "\n", "[", "]", "#", "#ffffff", "[font]", "regular", "\"/dev/zero\"", "logo", "dark", "\u{202e}", "\0"],
};

const PICTURES: Target = Target {
    name: "pictures",
    run: pictures::run,
    rounds: 25,
    words: &[
        "2199",
        "1000",
        "99999999999",
        "0",
        ",15,",
        ",0,",
        "2023-Q1",
        "2023-05",
        "2023-01/P9M",
        "1403",
        "F",
        "M",
        "EUR",
        "SUN",
        "turnover",
    ],
};

fn folder(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus").join(name)
}

/// The inputs of a corpus, in the order of their names.
fn corpus(name: &str) -> Vec<Vec<u8>> {
    let mut paths: Vec<_> = fs::read_dir(folder(name)).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.into_iter().map(|path| fs::read(path).unwrap()).collect()
}

fn number(name: &str, usual: u64) -> u64 {
    std::env::var(name).map_or(usual, |text| text.parse().unwrap_or_else(|_| panic!("{name}={text} is no number")))
}

/// Runs a function on an input; an input that makes it panic is kept, and told.
fn tried(target: &Target, input: &[u8]) -> Result<Outcome, String> {
    panic::catch_unwind(|| (target.run)(input)).map_err(|_| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/fuzz").join(target.name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, input).unwrap();
        format!("{} fails, and holds {:?}", path.display(), String::from_utf8_lossy(input))
    })
}

/// The corpus, then what is made of it; how many were accepted and refused of each.
fn fuzzed(target: &Target) -> [[usize; 2]; 2] {
    let corpus = corpus(target.name);
    let mut counts = [[0; 2]; 2];
    let mut count = |place: usize, input: &[u8]| match tried(target, input) {
        Ok(outcome) => counts[place][usize::from(outcome == Outcome::Refused)] += 1,
        Err(text) => panic!("{text}"),
    };
    for input in &corpus {
        count(0, input);
    }
    let mut mutator = Mutator::new(number("DYAD_FUZZ_SEED", 1), &corpus, target.words);
    for _ in 0..target.rounds * usize::try_from(number("DYAD_FUZZ", 1)).unwrap() {
        count(1, &mutator.make());
    }
    println!("torture: fuzzed {} inputs={} panics=0", target.name, counts.iter().flatten().sum::<usize>());
    counts
}

/// A corpus and a mutator of which all is accepted, or nothing, would try little.
fn both_ways(target: &Target) {
    let counts = fuzzed(target);
    assert!(
        counts.iter().flatten().all(|count| *count > 0),
        "{}: accepted and refused of corpus and mutations: {counts:?}",
        target.name
    );
}

#[test]
fn an_address_that_is_accepted_has_one_canonical_form() {
    both_ways(&ADDRESS);
}

#[test]
fn observations_are_served_whole_or_refused() {
    both_ways(&OBSERVATIONS);
}

#[test]
fn a_descriptor_is_served_or_refused() {
    both_ways(&DESCRIPTOR);
}

#[test]
fn an_import_writes_a_sound_package_or_none() {
    both_ways(&DELIMITED);
}

#[test]
fn a_client_gets_what_it_has_not_and_nothing_else() {
    both_ways(&CONDITIONAL);
}

#[test]
fn parts_are_of_the_whole() {
    both_ways(&RANGES);
}

#[test]
fn a_chart_definition_is_drawn_or_refused_with_its_line() {
    both_ways(&CHART);
}

#[test]
fn a_house_style_is_drawn_with_or_refused() {
    both_ways(&STYLE);
}

#[test]
fn accepted_data_are_drawn() {
    let [corpus, _] = fuzzed(&PICTURES);
    assert!(corpus.iter().all(|count| *count > 0), "accepted and refused of the corpus: {corpus:?}");
}

#[test]
fn what_fails_is_found_and_kept() {
    let run = |input: &[u8]| {
        assert!(!input.windows(2).any(|two| two == b"a#"), "found");
        Outcome::Refused
    };
    let target = Target { name: "found", run, rounds: 0, words: &["#"] };
    let corpus = [b"abcabc".to_vec()];
    let mut mutator = Mutator::new(1, &corpus, target.words);
    let text = (0..2000).find_map(|_| tried(&target, &mutator.make()).err());
    assert!(text.is_some_and(|text| text.contains("found") && text.contains("a#")), "two thousand inputs and no a#");
}
