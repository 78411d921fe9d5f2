//! What a server tells Prometheus, and the dashboard and alerts that are made of it.

use std::{
    collections::BTreeSet,
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    sync::Arc,
};

use serde_json::Value;

use crate::{
    package,
    served::{self, ask, get},
    server::listening,
};
use axum::http::Method;
use dyad::{
    http::{App, router},
    table::{EngineReport, EngineWatch},
    write::Site,
};

const FOLDER: &str = "docs/operating";
const RULES: &str = "alerts.yml";
const DASHBOARD: &str = "dashboard.json";

fn document(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(FOLDER).join(name)
}

fn text(name: &str) -> String {
    fs::read_to_string(document(name)).unwrap()
}

/// promtool, from the system or from where `make test` puts it.
fn promtool() -> Option<PathBuf> {
    let folders = env::var_os("PATH").unwrap_or_default();
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/prometheus");
    let found = env::split_paths(&folders).chain([own]).map(|folder| folder.join("promtool")).find(|path| path.is_file());
    if found.is_none() {
        assert!(env::var("CI").as_deref() != Ok("true"), "CI=true and there is no promtool; run the tests with `make test`");
        eprintln!("SKIPPED: no promtool; run the tests with `make test`");
    }
    found
}

fn checked(command: &mut Command, input: &str) -> Output {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), input.as_bytes()).unwrap();
    let run = child.wait_with_output().unwrap();
    let said = [&run.stdout[..], &run.stderr[..]].concat();
    assert!(run.status.success(), "{command:?}: {}\n{input}", String::from_utf8_lossy(&said));
    run
}

/// The counters of a server that has been asked for something of each kind.
fn counters() -> String {
    let server = listening(&[]);
    for path in
        ["/", "/claims", "/v1/dyads/RUS-IRN/turnover", "/v1/dyads/RUS-IRN/turnover.png", "/v1/charts", "/nothing", "/readyz"]
    {
        server.get(path);
    }
    let told = server.get("/metrics");
    let (head, body) = told.split_once("\r\n\r\n").unwrap();
    assert!(head.contains("content-type: text/plain; version=0.0.4"), "{head}");
    body.to_owned()
}

/// An engine that answers, and has failed once.
#[derive(Debug)]
struct Engine;

impl EngineWatch for Engine {
    fn report(&self) -> EngineReport {
        EngineReport { questions: 3, failures: vec![("overdue", 1)], seconds: 0.5, ..EngineReport::default() }
    }
}

/// The counters of a server over an engine.
async fn counters_with_engine() -> String {
    let app = App::new(Site::default()).with_engine(Arc::new(Engine));
    get(&router(Arc::new(app)), "/metrics").await.text()
}

/// The names of the families that are told.
fn families(counters: &str) -> BTreeSet<String> {
    counters.lines().filter_map(|line| line.strip_prefix("# TYPE ")?.split(' ').next().map(str::to_owned)).collect()
}

/// The names of families in an expression or a document.
fn named(text: &str) -> BTreeSet<String> {
    let words = text.split(|character: char| !character.is_ascii_alphanumeric() && character != '_');
    let ours = words.filter(|word| word.starts_with("dyad_") || word.starts_with("process_"));
    ours.map(|word| ["_bucket", "_sum", "_count"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word).to_owned())
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn promtool_finds_nothing_to_mend_in_the_counters() {
    let Some(promtool) = promtool() else { return };
    for counters in [counters(), counters_with_engine().await] {
        let run = checked(Command::new(&promtool).args(["check", "metrics"]), &counters);
        assert_eq!(String::from_utf8_lossy(&run.stderr), "");
    }
}

#[test]
fn promtool_takes_the_rules_and_they_fire_when_they_should() {
    let Some(promtool) = promtool() else { return };
    checked(Command::new(&promtool).args(["check", "rules"]).arg(document(RULES)), "");
    let run = checked(Command::new(&promtool).args(["test", "rules"]).arg(document("alerts_test.yml")), "");
    let said = [&run.stdout[..], &run.stderr[..]].concat();
    assert!(String::from_utf8_lossy(&said).contains("SUCCESS"));
    // Every alert is tried, once as one that fires.
    let tests = text("alerts_test.yml");
    for name in text(RULES).lines().filter_map(|line| line.trim().strip_prefix("- alert: ")) {
        let tried = tests.split("alertname: ").skip(1).any(|test| {
            test.lines().next() == Some(name) && test.split("alertname: ").next().is_some_and(|test| test.contains("exp_labels"))
        });
        assert!(tried, "nothing in alerts_test.yml makes {name} fire");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn rules_dashboard_and_document_name_counters_that_there_are() {
    let (mut there, with_engine) = (families(&counters()), families(&counters_with_engine().await));
    assert!(!there.iter().any(|name| name.starts_with("dyad_engine")), "without an engine there is nothing to tell");
    there.extend(with_engine);
    for name in [RULES, DASHBOARD, "alerts_test.yml"] {
        let missing: Vec<_> = named(&text(name)).difference(&there).cloned().collect();
        assert!(missing.is_empty(), "{name} names {missing:?}, which are not in /metrics");
    }
    // The table is complete, both ways.
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/operating.md")).unwrap();
    let rows: Vec<String> = page
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split(['`', '{']).next())
        .filter(|name| name.starts_with("dyad_") || name.starts_with("process_"))
        .map(str::to_owned)
        .collect();
    let told: BTreeSet<String> = rows.iter().cloned().collect();
    assert_eq!(rows.len(), told.len(), "each has one row: {rows:?}");
    assert_eq!(told, there, "the table of counters in docs/operating.md");
}

#[test]
fn the_dashboard_is_whole() {
    let dashboard: Value = serde_json::from_str(&text(DASHBOARD)).unwrap();
    assert_eq!(dashboard["uid"], "dyad");
    let panels = dashboard["panels"].as_array().unwrap();
    let shown: Vec<&Value> = panels.iter().filter(|panel| panel["type"] != "row").collect();
    assert!(shown.len() >= 12, "{}", shown.len());
    let ids: BTreeSet<u64> = panels.iter().map(|panel| panel["id"].as_u64().unwrap()).collect();
    assert_eq!(ids.len(), panels.len());
    let mut cells = BTreeSet::new();
    for panel in panels {
        let at = |name: &str| panel["gridPos"][name].as_u64().unwrap();
        for cell in (at("x")..at("x") + at("w")).flat_map(|x| (at("y")..at("y") + at("h")).map(move |y| (x, y))) {
            assert!(cell.0 < 24 && cells.insert(cell), "{} lies on another", panel["title"]);
        }
    }
    let variables: Vec<&str> =
        dashboard["templating"]["list"].as_array().unwrap().iter().filter_map(|one| one["name"].as_str()).collect();
    for panel in shown {
        assert!(panel["title"].as_str().is_some_and(|title| !title.is_empty()));
        assert_eq!(panel["datasource"]["uid"], "${datasource}", "{}", panel["title"]);
        for target in panel["targets"].as_array().unwrap() {
            let expression = target["expr"].as_str().unwrap();
            assert!(expression.contains("job=~\"$job\""), "{expression}");
            for variable in expression
                .split('$')
                .skip(1)
                .map(|rest| rest.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next().unwrap())
            {
                assert!(variables.contains(&variable) || variable == "__rate_interval", "{expression}: ${variable}");
            }
        }
    }
}

#[tokio::test]
async fn requests_are_counted_by_route_method_and_class() {
    let router = served::builtin();
    for path in
        ["/v1/dyads/RUS-IRN/turnover", "/v1/dyads/IRN-RUS/turnover.csv", "/v1/dyads/RUS-IRN/turnover.svg", "/claims", "/sources"]
    {
        assert_eq!(get(&router, path).await.status, 200, "{path}");
    }
    ask(&router, Method::HEAD, "/v1/dyads/RUS-IRN/turnover", &[]).await;
    ask(&router, Method::DELETE, "/v1/dyads/RUS-IRN/turnover", &[]).await;
    for path in ["/a", "/b/c", "/v1/dyads/RUS-IRN/x"] {
        get(&router, path).await;
    }
    let counters = get(&router, "/metrics").await.text();
    let route = "/v1/dyads/{dyad}/turnover";
    for (route, group, method, class, count) in [
        (route, "data", "GET", "2xx", 2),
        (route, "picture", "GET", "2xx", 1),
        (route, "data", "HEAD", "2xx", 1),
        (route, "data", "other", "4xx", 1),
        ("/claims", "page", "GET", "2xx", 1),
        ("/sources", "page", "GET", "2xx", 1),
        ("other", "other", "GET", "4xx", 2),
        ("/v1/{*rest}", "other", "GET", "4xx", 1),
    ] {
        let line = format!(
            "dyad_http_requests_total{{route=\"{route}\",group=\"{group}\",method=\"{method}\",status=\"{class}\"}} {count}"
        );
        assert!(counters.lines().any(|told| told == line), "{line}\n{counters}");
    }
    assert!(counters.contains("\ndyad_http_cache_answers_total{group=\"data\",cache=\"hit\"} 1\n"), "{counters}");
    assert!(counters.lines().count() < 600, "few lines, whatever is asked for");
}

#[tokio::test]
async fn datasets_are_told_with_their_state_their_age_and_what_was_found() {
    let folder = tempfile::tempdir().unwrap();
    let descriptor = "{\"name\": \"broken\", \"sources\": [{\"name\": \"s\", \"reporting\": \"reported\"}], \
                      \"resources\": [{\"name\": \"observations\", \"path\": \"observations.csv\"}]}";
    package::write_package(folder.path(), "broken", descriptor, b"nothing");
    let counters = get(&served::package(folder.path()), "/metrics").await.text();
    for line in [
        "dyad_dataset_state{dataset=\"broken\",state=\"refused\"} 1",
        "dyad_dataset_state{dataset=\"broken\",state=\"served\"} 0",
    ] {
        assert!(counters.lines().any(|told| told == line), "{line}\n{counters}");
    }
    let errors =
        counters.lines().find_map(|line| line.strip_prefix("dyad_dataset_findings{dataset=\"broken\",level=\"error\"} "));
    assert!(errors.unwrap().parse::<u64>().unwrap() > 0);
    let sound = get(&served::builtin(), "/metrics").await.text();
    let created =
        sound.lines().find_map(|line| line.strip_prefix("dyad_dataset_created_timestamp_seconds{dataset=\"russia-iran\"} "));
    // After the first of January 2020.
    assert!(created.unwrap().parse::<u64>().unwrap() > 1_577_836_800, "{sound}");
}
