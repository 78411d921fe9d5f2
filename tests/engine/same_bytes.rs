//! dyad over an engine answers with the bytes of dyad on its own files: random questions of every view, resource, form and parameter.

use std::{env, path::Path, sync::OnceLock};

use crate::{
    cluster::Cluster,
    made,
    questions::Questions,
    random::Random,
    server::{Answer, Dyad},
};

/// Addresses whose answers differ by nature, and why.
const DIFFER: [(&str, &str); 7] = [
    ("/healthz", "says that this process lives"),
    ("/readyz", "tells of the engine"),
    ("/metrics", "counts what this process did"),
    ("/v1/limits", "says who set a limit"),
    ("/v1/datasets/*.zip", "the files of the package, which dyad over an engine has not"),
    ("/v1/datasets/*/datapackage.json", "the same"),
    ("/datasets/*", "leads to them"),
];

/// Headers that are of one process or one moment.
const OF_ONE_MOMENT: [&str; 3] = ["date", "x-request-id", "age"];

/// Caches in front may show what they have of an engine that does not answer.
const WHILE_AWAY: &str = ", stale-if-error=86400";

/// Publishes every dataset of a folder, once for all tests.
pub fn published() -> &'static Path {
    static FOLDER: OnceLock<tempfile::TempDir> = OnceLock::new();
    FOLDER
        .get_or_init(|| {
            let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
            for entry in std::fs::read_dir(made::datasets()).unwrap() {
                publish(&entry.unwrap().path(), folder.path());
            }
            folder
        })
        .path()
}

/// Publishes a dataset.
pub fn publish(dataset: &Path, to: &Path) {
    made::dyad(&["publish", dataset.to_str().unwrap(), "--to", to.to_str().unwrap()]);
}

/// The seed of this run: as told, else of the clock; printed, so that a failure can be had again.
pub fn seed() -> u64 {
    static SEED: OnceLock<u64> = OnceLock::new();
    *SEED.get_or_init(|| {
        let of_clock = || std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs();
        let seed = env::var("DYAD_ENGINE_SEED").ok().map_or_else(of_clock, |seed| seed.parse().unwrap());
        println!("DYAD_ENGINE_SEED={seed}");
        seed
    })
}

/// How many random questions a test asks.
pub fn how_many() -> usize {
    env::var("DYAD_ENGINE_QUESTIONS").map_or(400, |many| many.parse().unwrap())
}

/// The first place where two answers differ; none where they are the same.
pub fn difference(one: &Answer, other: &Answer) -> Option<String> {
    if one.status != other.status {
        return Some(format!("status {} and {}: {} | {}", one.status, other.status, start(&one.body), start(&other.body)));
    }
    let heads = |answer: &Answer| {
        let of_all = answer.headers.iter().filter(|(name, _)| !OF_ONE_MOMENT.contains(&name.as_str()));
        let mut kept: Vec<_> = of_all.map(|(name, value)| (name.clone(), value.replace(WHILE_AWAY, ""))).collect();
        kept.sort();
        kept
    };
    // A fault of ours names the request, and so differs; there must be none.
    if one.status == 500 {
        return Some(format!("a fault: {}", start(&one.body)));
    }
    let (one_body, other_body) = (without_number(one), without_number(other));
    if one_body != other_body {
        let (one, other) = (one_body, other_body);
        let place = one.iter().zip(&other).position(|(a, b)| a != b).unwrap_or(one.len().min(other.len()));
        let from = place.saturating_sub(60);
        return Some(format!(
            "bodies of {} and {} bytes, from byte {place}: …{} | …{}",
            one.len(),
            other.len(),
            start(&one[from..]),
            start(&other[from.min(other.len())..])
        ));
    }
    let (one_head, other_head) = (heads(one), heads(other));
    if one_head != other_head {
        let differ: Vec<_> = one_head
            .iter()
            .filter(|header| !other_head.contains(header))
            .chain(other_head.iter().filter(|header| !one_head.contains(header)))
            .collect();
        return Some(format!("heads: {differ:?}"));
    }
    (!one.is_whole || !other.is_whole).then(|| format!("not whole: {} and {}", one.is_whole, other.is_whole))
}

/// The body; of a problem without the number of the request, which is of one process.
fn without_number(answer: &Answer) -> Vec<u8> {
    if answer.status < 400 {
        return answer.body.clone();
    }
    let text = answer.text();
    match text.split_once("\"request_id\":\"") {
        Some((before, after)) => (before.to_owned() + after.split_once('"').unwrap().1).into_bytes(),
        None => answer.body.clone(),
    }
}

fn start(bytes: &[u8]) -> String {
    String::from_utf8_lossy(&bytes[..bytes.len().min(300)]).into_owned()
}

fn differs_by_nature(question: &str) -> bool {
    let path = question.split('?').next().unwrap();
    DIFFER.iter().any(|(pattern, _)| match pattern.split_once('*') {
        Some((start, end)) => path.starts_with(start) && path.ends_with(end),
        None => path.starts_with(pattern),
    })
}

/// Asks both the same, and tells of every difference at the end, with both addresses.
pub fn ask_both(embedded: &Dyad, over: &Dyad, asked: &[String]) {
    let (mut answered, mut told) = (std::collections::BTreeMap::<u16, usize>::new(), Vec::new());
    for question in asked.iter().filter(|question| !differs_by_nature(question)) {
        let headers: &[(&str, &str)] = if question.len() % 5 == 0 { &[("Accept-Encoding", "gzip")] } else { &[] };
        let (one, other) = (embedded.ask(question, headers), over.ask(question, headers));
        *answered.entry(one.status).or_default() += 1;
        if let Some(difference) = difference(&one, &other) {
            told.push(format!("http://{}{question}\nhttp://{}{question}\n    {difference}", embedded.address, over.address));
        }
    }
    println!("{} questions, by status: {answered:?}, {} differ", asked.len(), told.len());
    let all: usize = answered.values().sum();
    assert!(answered.get(&200).copied().unwrap_or(0) * 2 > all, "most questions must have an answer: {answered:?}");
    assert!(
        told.is_empty(),
        "seed {}: {} of {all} differ:\n{}\n{}",
        seed(),
        told.len(),
        told[..told.len().min(12)].join("\n"),
        over.warnings()
    );
}

/// Random questions to a dyad over this cluster and to one on its own files.
fn same_bytes(cluster: &Cluster, many: usize) {
    let embedded = Dyad::embedded(made::datasets()).until_ready();
    let over = Dyad::over(&cluster.address(), published(), &[]).until_ready();
    let (questions, mut random) = (Questions::of(&embedded), Random::new(seed()));
    let mut asked = if many >= 1000 { questions.of_every_address(&mut random) } else { Vec::new() };
    asked.extend((asked.len()..many).map(|_| questions.any(&mut random)));
    ask_both(&embedded, &over, &asked);
    // It was the engine that answered.
    let metrics = over.get("/metrics").text();
    let line =
        metrics.lines().find(|line| line.starts_with("dyad_engine_questions_total")).unwrap_or_else(|| panic!("{metrics}"));
    assert!(line.rsplit_once(' ').unwrap().1.parse::<f64>().unwrap() > 20.0, "{line}");
}

#[test]
fn sail_gives_the_bytes_of_the_files_here() {
    let Some(cluster) = Cluster::sail(2, 0) else { return };
    same_bytes(&cluster, how_many());
    assert_eq!(cluster.workers().len() % 2, 0);
}

mod spark {
    use super::{Cluster, how_many, same_bytes};

    #[test]
    fn spark_gives_the_bytes_of_the_files_here() {
        let Some(cluster) = Cluster::spark(2, 0) else { return };
        same_bytes(&cluster, how_many().min(300));
    }
}
