//! Settings and limits from flags, the environment and a file, through the binary.

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

use serde_json::Value;
use tempfile::TempDir;

use crate::{package, served::get};

/// The command in a folder, in an environment without settings.
fn dyad(folder: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dyad"));
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("DYAD_")) {
        command.env_remove(name);
    }
    command.args(arguments).current_dir(folder).envs(variables.iter().copied()).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// What was said on standard error by a command that was refused as wrong use.
fn refused(run: &Output) -> String {
    assert_eq!(run.status.code(), Some(2), "{}{}", text(&run.stdout), text(&run.stderr));
    assert!(run.stdout.is_empty(), "{}", text(&run.stdout));
    text(&run.stderr)
}

/// A folder with a file of settings.
fn folder_with(settings: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("dyad.toml"), settings).unwrap();
    folder
}

/// Value and origin of a limit, as `dyad limits` says them.
fn limit(run: &Output, name: &str) -> (u64, String) {
    assert!(run.status.success(), "{}", text(&run.stderr));
    let list: Value = serde_json::from_slice(&run.stdout).unwrap();
    let found = list["items"].as_array().unwrap().iter().find(|item| item["name"] == name).unwrap().clone();
    (found["value"].as_u64().unwrap(), found["set_by"].as_str().unwrap().to_owned())
}

#[test]
fn a_flag_goes_before_the_environment_that_before_the_file_and_that_before_what_is_usual() {
    let folder = folder_with("[limits]\nqueue-time = \"1s\"\n");
    let told = |arguments: &[&str], variables: &[(&str, &str)]| {
        limit(&dyad(folder.path(), &[&["limits", "--json"], arguments].concat(), variables), "queue-time")
    };
    let (file, variable, flag) = (&[], &[("DYAD_LIMIT_QUEUE_TIME", "2s")], &["--limit", "queue-time=3s"]);
    assert_eq!(told(&["--config", "/dev/null"], &[]), (500, "usual".to_owned()));
    assert_eq!(told(&[], file), (1_000, "file".to_owned()));
    assert_eq!(told(&[], variable), (2_000, "environment".to_owned()));
    assert_eq!(told(flag, variable), (3_000, "flag".to_owned()));
}

#[test]
fn the_table_for_people_says_which_line_set_what() {
    let folder = folder_with("listen = \":9\"\n\n[limits]\nhead-bytes = 20480\n");
    let run = dyad(folder.path(), &["limits", "--limit", "page-rows=5000"], &[("DYAD_LIMIT_STREAMS", "3")]);
    let table = text(&run.stdout);
    let line = |name: &str| table.lines().find(|line| line.starts_with(name)).unwrap().to_owned();
    assert!(line("head-bytes").contains("20KiB") && line("head-bytes").ends_with("dyad.toml:4"), "{table}");
    assert!(line("page-rows").ends_with("--limit") && line("streams").ends_with("DYAD_LIMIT_STREAMS"), "{table}");
    assert!(!line("queue-time").contains("dyad.toml"), "{table}");
}

#[test]
fn another_file_is_named_by_option_or_variable_and_must_be_there() {
    let folder = folder_with("[limits]\nstreams = 3\n");
    fs::write(folder.path().join("other.toml"), "[limits]\nstreams = 4\n").unwrap();
    let streams = |arguments: &[&str], variables: &[(&str, &str)]| {
        limit(&dyad(folder.path(), &[&["limits", "--json"], arguments].concat(), variables), "streams").0
    };
    assert_eq!(streams(&[], &[]), 3);
    assert_eq!(streams(&[], &[("DYAD_CONFIG", "other.toml")]), 4);
    assert_eq!(streams(&["--config", "dyad.toml"], &[("DYAD_CONFIG", "other.toml")]), 3);
    for (arguments, variables) in [(&["--config", "none.toml"][..], &[][..]), (&[], &[("DYAD_CONFIG", "none.toml")])] {
        let said = refused(&dyad(folder.path(), &[&["query", "areas"], arguments].concat(), variables));
        assert!(said.contains("none.toml") && said.contains("--config"), "{said}");
    }
    let said = refused(&dyad(folder.path(), &["limits", "--config", "/"], &[]));
    assert!(said.contains("it is no file"), "{said}");
    fs::remove_file(folder.path().join("dyad.toml")).unwrap();
    fs::create_dir(folder.path().join("dyad.toml")).unwrap();
    let said = refused(&dyad(folder.path(), &["limits"], &[]));
    assert!(said.contains("dyad.toml") && said.contains("it is no file"), "one that is there and is none is told: {said}");
}

#[test]
fn every_fault_is_told_with_its_line_and_what_is_allowed() {
    let settings =
        "listen = 8080\ncolour = \"red\"\nin-memory = -1\n\n[limits]\nhead = 5\nhead-bytes = \"1k\"\nqueue-time = \"5 years\"\n";
    let folder = folder_with(settings);
    for command in [&["serve"][..], &["check"], &["query", "areas"], &["render"], &["limits"], &["healthcheck"], &["index", "."]]
    {
        let said = refused(&dyad(folder.path(), command, &[("DYAD_LIMIT_WAITING", "many")]));
        for part in [
            "dyad.toml:1: listen: cannot be \"8080\": did you mean :8080?",
            "dyad.toml:2: there is no setting \"colour\"; there are: ",
            "dyad.toml:3: in-memory: cannot be \"-1\"",
            "dyad.toml:6: there is no limit \"head\"; there are: connections",
            "dyad.toml:7: head-bytes may be 8KiB to 1MiB, not 1KiB",
            "dyad.toml:8: queue-time cannot be \"5 years\": wanted is a whole number of milliseconds",
            "DYAD_LIMIT_WAITING: waiting cannot be \"many\": wanted is a whole number",
        ] {
            assert!(said.contains(part), "{command:?}: {part} is not in:\n{said}");
        }
    }
    // What needs no settings works all the same.
    assert!(dyad(folder.path(), &["openapi"], &[]).status.success() && dyad(folder.path(), &["--help"], &[]).status.success());
    assert!(dyad(folder.path(), &["serve", "--help"], &[]).status.success());
}

#[test]
fn a_file_that_is_no_toml_is_told_with_its_line() {
    for (bytes, part) in [(&b"listen = \n"[..], "dyad.toml:1: "), (b"[limits\n", "dyad.toml:1: "), (b"\n\xff", "UTF-8")] {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("dyad.toml"), bytes).unwrap();
        let said = refused(&dyad(folder.path(), &["limits"], &[]));
        assert!(said.contains(part) && said.contains("dyad.toml"), "{said}");
    }
    let folder = folder_with(&"# a long comment\n".repeat(70_000));
    let said = refused(&dyad(folder.path(), &["limits"], &[]));
    assert!(said.contains("larger than"), "{said}");
}

#[test]
fn bad_options_are_told_with_what_is_allowed() {
    let folder = tempfile::tempdir().unwrap();
    for (value, part) in [
        ("head-bytes", "wanted is NAME=VALUE"),
        ("headbytes=16k", "there is no limit \"headbytes\"; there are: connections"),
        ("head-bytes=0", "head-bytes may be 8KiB to 1MiB, not 0"),
        ("head-bytes=10s", "wanted is a whole number of bytes"),
    ] {
        let said = refused(&dyad(folder.path(), &["limits", "--limit", value], &[]));
        assert!(said.contains(part), "{value}: {said}");
    }
    let twice = ["limits", "--limit", "streams=3", "--limit", "streams=4"];
    assert!(refused(&dyad(folder.path(), &twice, &[])).contains("--limit streams: is given twice"));
    let said = refused(&dyad(folder.path(), &["limits"], &[("DYAD_LIMIT_HEAD", "16k")]));
    assert!(said.contains("DYAD_LIMIT_HEAD: there is no such limit; there are: DYAD_LIMIT_CONNECTIONS"), "{said}");
}

#[test]
fn a_file_sets_what_options_set_for_every_command_that_has_them() {
    let home = tempfile::tempdir().unwrap();
    let settings = home.path().join("settings");
    package::copy_builtin(&settings.join("data"));
    fs::write(settings.join("house.toml"), "[light]\nbackground = \"#f4f1ea\"\n").unwrap();
    // Paths are relative to the file, wherever the command runs.
    let file = "datasets = \"data\"\nstyle = \"house.toml\"\npublic-url = \"https://trade.example.org\"\n";
    fs::write(settings.join("dyad.toml"), file).unwrap();
    let here = home.path();
    let with = |arguments: &[&str]| dyad(here, &[arguments, &["--config", "settings/dyad.toml"]].concat(), &[]);
    let checked = text(&with(&["check"]).stdout);
    assert!(checked.contains("russia-iran: sound"), "{checked}");
    let asked = text(&with(&["query", "RUS-IRN/turnover?last=1"]).stdout);
    assert!(asked.contains("https://trade.example.org/v1/dyads/RUS-IRN/turnover"), "{asked}");
    let drawn = text(&with(&["query", "RUS-IRN/turnover.svg"]).stdout);
    assert!(drawn.contains("#F4F1EA"), "the house style");
    let flag = with(&["query", "RUS-IRN/turnover?last=1", "--public-url", "https://other.example.org"]);
    assert!(text(&flag.stdout).contains("https://other.example.org/v1/"), "a flag goes before the file");
    let variable = [("DYAD_PUBLIC_URL", "https://third.example.org")];
    let variable = dyad(here, &["query", "RUS-IRN/turnover?last=1", "--config", "settings/dyad.toml"], &variable);
    assert!(text(&variable.stdout).contains("https://third.example.org/v1/"), "a variable goes before the file");
    // A folder that is named and not there is never replaced by another.
    fs::write(settings.join("dyad.toml"), "datasets = \"none\"\n").unwrap();
    assert_eq!(with(&["check"]).status.code(), Some(1));
}

#[test]
fn a_certificate_without_its_key_is_refused_wherever_it_is_set() {
    let tls = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/tls");
    let certificate = tls.join("first.certificate.pem").display().to_string();
    let folder = folder_with(&format!("tls-certificate = {certificate:?}\n"));
    let said = refused(&dyad(folder.path(), &["serve", "--listen", "127.0.0.1:0"], &[]));
    assert!(said.contains("--tls-certificate is set and --tls-key is not"), "{said}");
    let key = ["serve", "--listen", "127.0.0.1:0", "--config", "/dev/null", "--tls-key", &certificate];
    let said = refused(&dyad(folder.path(), &key, &[]));
    assert!(said.contains("--tls-key is set and --tls-certificate is not"), "{said}");
    // One in the file, the other an option: both are there, and this one is no key.
    let run = dyad(folder.path(), &["serve", "--listen", "127.0.0.1:0", "--tls-key", &certificate], &[]);
    assert!(run.status.code() == Some(1) && text(&run.stderr).contains("key"), "{}", text(&run.stderr));
}

#[test]
fn an_engine_is_named_only_in_a_build_that_has_a_client_of_it() {
    let folder = folder_with("");
    let told = |arguments: &[&str]| refused(&dyad(folder.path(), &[&["query", "RUS-IRN"], arguments].concat(), &[]));
    let without = told(&["--engine-data", "x", "--engine-table", "t"]);
    assert!(without.contains("--engine-data: there is no --engine to go with it"), "{without}");
    let secret = "0123456789abcdef";
    let alone = told(&["--engine", &format!("sc://127.0.0.1:1/;token={secret}")]);
    assert!(alone.contains("--engine is not in this build") && alone.contains("--features spark-connect"), "{alone}");
    assert!(!alone.contains(secret), "{alone}");
}

#[test]
fn an_option_of_the_same_name_that_is_no_setting_is_left_alone() {
    // `dyad import --map` is a mapping of columns, `map` the shapes of areas.
    let folder = folder_with("map = \"world.json\"\n");
    fs::write(folder.path().join("table.csv"), "a;b\n1;2\n").unwrap();
    let run = dyad(folder.path(), &["import", "tidy", "table.csv", "--propose"], &[]);
    assert!(!text(&run.stderr).contains("world.json"), "{}", text(&run.stderr));
    let run = dyad(folder.path(), &["import", "tidy", "table.csv", "--into", "x"], &[]);
    assert!(!run.status.success() && !text(&run.stderr).contains("world.json"), "{}", text(&run.stderr));
}

#[test]
fn every_setting_of_the_file_has_its_row_for_operators() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (example, told) = ["docs/dyad.toml", "docs/operating.md"].map(|name| fs::read_to_string(root.join(name)).unwrap()).into();
    let settings = example.split("[limits]\n").next().unwrap();
    let keys = settings.lines().filter_map(|line| line.strip_prefix('#')?.split_once(" = ")).map(|(key, _)| key);
    let untold: Vec<&str> = keys.filter(|key| !key.starts_with(' ') && !told.contains(&format!("`--{key}`"))).collect();
    assert!(untold.is_empty(), "docs/operating.md says nothing of {}", untold.join(", "));
}

#[test]
fn help_and_manual_say_where_settings_come_from() {
    let folder = tempfile::tempdir().unwrap();
    for command in ["serve", "render", "import", "check", "index", "query", "limits", "healthcheck"] {
        for told in [dyad(folder.path(), &[command, "--help"], &[]), dyad(folder.path(), &["man", command], &[])] {
            let said = text(&told.stdout).replace("\\-", "-");
            for part in ["--config", "DYAD_CONFIG", "--limit", "DYAD_LIMIT_", "/etc/dyad.toml"] {
                assert!(told.status.success() && said.contains(part), "{command}: {part} is not in:\n{said}");
            }
        }
    }
}

#[tokio::test]
async fn the_command_and_the_server_list_the_same_limits() {
    let folder = tempfile::tempdir().unwrap();
    let run = dyad(folder.path(), &["limits", "--json"], &[]);
    let router = crate::served::builtin();
    let served = get(&router, "/v1/limits").await;
    assert!(served.body == run.stdout, "{}", served.text());
    assert_eq!(get(&router, "/v1/limits.json").await.body, run.stdout);
    let table = get(&router, "/v1/limits.csv").await;
    assert!(table.header("content-type").starts_with("text/csv"), "{}", table.header("content-type"));
    assert_eq!(table.text().lines().next(), Some("name,value,unit,usual,least,most,set_by,text"));
    assert_eq!(table.text().lines().count(), 1 + dyad::limits::Limits::TABLE.len());
    let page = get(&router, "/v1/limits?limit=2&offset=1").await.json();
    assert_eq!((page["items"].as_array().unwrap().len(), &page["next"]), (2, &"/v1/limits?limit=2&offset=3".into()));
    for (path, status) in
        [("/v1/limits.xlsx", 400), ("/v1/limits?limit=0", 400), ("/v1/limits?from=2021", 400), ("/v1/limits/x", 404)]
    {
        assert_eq!(get(&router, path).await.status.as_u16(), status, "{path}");
    }
}
