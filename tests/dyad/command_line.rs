//! The binary: what it prints, and how it exits.

use std::{
    fs,
    process::{Command, Output},
};

use crate::{
    package,
    served::{builtin, get},
    server::{listening, start},
};

fn dyad(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dyad"));
    for name in ["DYAD_DATASETS", "DYAD_CHARTS", "DYAD_LISTEN", "DYAD_PUBLIC_URL"] {
        command.env_remove(name);
    }
    command.args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap()
}

#[tokio::test]
async fn query_prints_the_bytes_that_http_serves() {
    let router = builtin();
    for (text, format, path) in [
        ("RUS-IRN/turnover?from=2022", "json", "/v1/dyads/RUS-IRN/turnover.json?from=2022"),
        ("RUS-IRN/turnover?from=2022", "csv", "/v1/dyads/RUS-IRN/turnover.csv?from=2022"),
        ("RUS-IRN/mirror.svg?theme=dark", "svg", "/v1/dyads/RUS-IRN/mirror.svg?theme=dark"),
        ("RUS-IRN/mirror.svg?lang=fa", "svg", "/v1/dyads/RUS-IRN/mirror.svg?lang=fa"),
        ("RUS-IRN/exports?width=300&height=240", "png", "/v1/dyads/RUS-IRN/exports.png?width=300&height=240"),
        ("areas", "csv", "/v1/areas.csv"),
        ("RUS-IRN/turnover.json?sep=semicolon&decimal=comma", "csv", "/v1/dyads/RUS-IRN/turnover.csv?decimal=comma&sep=%3B"),
        (
            "compare?series=RUS-IRN/exports,IRN-RUS/imports&source=wits",
            "xlsx",
            "/v1/compare.xlsx?series=RUS-IRN/exports,IRN-RUS/imports&source=wits",
        ),
        ("RUS-IRN/mirror?lang=fa", "zip", "/v1/dyads/RUS-IRN/mirror.zip?lang=fa"),
        ("RUS-IRN/claims", "parquet", "/v1/dyads/RUS-IRN/claims.parquet"),
        ("datasets/russia-iran.arrow", "arrow", "/v1/datasets/russia-iran.arrow"),
    ] {
        let run = dyad(&["query", text, "--format", format]);
        assert!(run.status.success(), "{text}: {}", String::from_utf8_lossy(&run.stderr));
        assert!(run.stdout == get(&router, path).await.body, "{text} as {format} is not {path}");
    }
}

#[test]
fn wrong_use_exits_2_and_failure_1() {
    for (arguments, code) in [
        (vec!["query", "RUS-IRN/tonnage"], 2),
        (vec!["query", "RUS-IRN/turnover?from=soon"], 2),
        (vec!["query", "RUS-IRN/turnover?width=300", "--format", "csv"], 2),
        (vec!["query", "RUS-IRN/events", "--format", "png"], 2),
        (vec!["query", "RUS-IRN/turnover?bom=true", "--format", "xlsx"], 2),
        (vec!["query", "RUS-IRN/turnover", "--format", "docx"], 2),
        (vec!["paint"], 2),
        (vec!["query", "dyads", "--datasets", "/nonexistent"], 1),
        (vec!["check", "/nonexistent"], 1),
        (vec!["check", "datasets/russia-iran"], 0),
        (vec!["render", "--charts", "/nonexistent"], 1),
        (vec!["serve", "--listen", "8080"], 2),
        (vec!["serve", "--listen", "no-such-host.invalid:0"], 1),
        (vec!["query", "http://127.0.0.1:8080/?dyad=RUS-IRN"], 2),
        (vec!["completions", "cmd"], 2),
        (vec!["man", "paint"], 1),
    ] {
        let run = dyad(&arguments);
        assert_eq!(run.status.code(), Some(code), "{arguments:?}: {}", String::from_utf8_lossy(&run.stderr));
        assert!(code == 0 || !run.stderr.is_empty());
    }
}

#[test]
fn check_names_every_fault_for_people_and_for_scripts() {
    let rows = ["XYZ,IRN,export,TOTAL,2023,1e400,USD,9,0,FOB,A,one", "RUS,IRN,export,TOTAL,2023,-1,USD,9,0,FOB,A,one"];
    let folder = package::folder_of(package::plain_rows(&rows).as_bytes());
    let package = folder.path().join("made");
    let run = dyad(&["check", package.to_str().unwrap()]);
    let said = String::from_utf8(run.stdout).unwrap();
    assert_eq!(run.status.code(), Some(1));
    for line in [
        "made/observations.csv:2: E15 reporter",
        "made/observations.csv:2: E13 value",
        "made/observations.csv:3: E14 value",
        "made: refused: 3 errors",
    ] {
        assert!(said.contains(line), "{line} is not in\n{said}");
    }
    let run = dyad(&["check", package.to_str().unwrap(), "--json"]);
    let document: serde_json::Value = serde_json::from_slice(&run.stdout).unwrap();
    assert_eq!(document[0]["findings"][0]["line"], 2);
    assert_eq!(document[0]["state"], "refused");
}

#[test]
fn a_file_that_cannot_be_written_or_read_is_named() {
    for (arguments, file) in [
        (vec!["query", "areas.csv", "-o", "/nonexistent/areas.csv"], "/nonexistent/areas.csv"),
        (vec!["query", "panel.csv", "-o", "/nonexistent/panel.csv"], "/nonexistent/panel.csv"),
        (vec!["query", "RUS-IRN/mirror.svg", "--style", "/nonexistent/style.toml"], "/nonexistent/style.toml"),
        (vec!["serve", "--charts", "/nonexistent/charts", "--listen", "127.0.0.1:0"], "/nonexistent/charts"),
        (vec!["render", "--charts", "/nonexistent/charts"], "/nonexistent/charts"),
        (vec!["serve", "--datasets", "/nonexistent/data", "--listen", "127.0.0.1:0"], "/nonexistent/data"),
        (vec!["import", "auto", "/nonexistent/f.csv", "--into", "/tmp/x"], "/nonexistent/f.csv"),
        (vec!["import", "tidy", "Cargo.toml", "--map", "/nonexistent/m.toml", "--into", "/tmp/x"], "/nonexistent/m.toml"),
        (vec!["import", "tidy", "/nonexistent/f.csv", "--propose"], "/nonexistent/f.csv"),
        (vec!["man", "--into", "/dev/null/man"], "/dev/null/man"),
    ] {
        let run = dyad(&arguments);
        let said = String::from_utf8_lossy(&run.stderr);
        assert!(matches!(run.status.code(), Some(1 | 2)) && said.contains(file), "{arguments:?}: {said}");
    }
}

#[test]
fn the_host_of_a_whole_address_is_left_out_and_that_is_said() {
    let run = dyad(&["query", "http://trade.example.org/v1/dyads/RUS-IRN/turnover.csv?from=2022#table"]);
    assert!(run.status.success());
    assert_eq!(run.stdout, dyad(&["query", "RUS-IRN/turnover.csv?from=2022"]).stdout);
    assert!(String::from_utf8_lossy(&run.stderr).contains("trade.example.org is not asked"));
}

#[test]
fn a_log_level_that_is_none_is_told_and_the_command_runs() {
    let run = |level: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dyad"));
        command.args(["query", "sources.csv"]).current_dir(env!("CARGO_MANIFEST_DIR")).env("DYAD_LOG", level).output().unwrap()
    };
    let (bad, good) = (run("verbose"), run("warn"));
    let said = String::from_utf8_lossy(&bad.stderr).into_owned();
    assert!(said.contains("DYAD_LOG: \"verbose\" is no level") && said.contains("debug"), "{said}");
    assert!(good.stderr.is_empty() && good.status.success() && good.stdout == bad.stdout);
}

#[test]
fn shells_take_their_completions() {
    for (shell, word) in [
        ("bash", "--public-url"),
        ("zsh", "--public-url"),
        ("fish", "public-url"),
        ("elvish", "--public-url"),
        ("powershell", "--public-url"),
    ] {
        let run = dyad(&["completions", shell]);
        let script = String::from_utf8(run.stdout).unwrap();
        assert!(run.status.success() && script.contains(word) && script.contains("healthcheck"), "{shell}");
    }
    // Asked as an interactive bash asks it: after `dyad que`, the word in question is the second.
    let ask =
        "eval \"$($0 completions bash)\"; COMP_WORDS=(dyad que); COMP_CWORD=1; _dyad dyad que dyad; echo \"${COMPREPLY[@]}\"";
    let run = Command::new("bash").args(["-euc", ask, env!("CARGO_BIN_EXE_dyad")]).output().unwrap();
    assert_eq!(String::from_utf8_lossy(&run.stdout), "query\n", "{}", String::from_utf8_lossy(&run.stderr));
}

#[test]
fn the_manual_has_a_page_for_every_command() {
    let folder = tempfile::tempdir().unwrap();
    assert!(dyad(&["man", "--into", folder.path().to_str().unwrap()]).status.success());
    for name in ["dyad", "dyad-serve", "dyad-import", "dyad-query", "dyad-render", "dyad-check", "dyad-healthcheck"] {
        let page = fs::read_to_string(folder.path().join(format!("{name}.1"))).unwrap();
        assert!(page.contains(&format!(".TH {name} 1")) && page.contains("DYAD_LOG"), "{page}");
    }
    let serve = fs::read_to_string(folder.path().join("dyad-serve.1")).unwrap();
    assert_eq!(serve, String::from_utf8(dyad(&["man", "serve"]).stdout).unwrap());
    assert!(serve.contains("DYAD_PUBLIC_URL"), "{serve}");
}

#[test]
fn a_server_is_found_ready_and_its_absence_is_a_failure() {
    let server = start(&[]);
    let run = dyad(&["healthcheck", "--listen", &server.address]);
    assert!(run.status.success() && run.stdout == b"ready\n", "{}", String::from_utf8_lossy(&run.stderr));
    // As a container asks: the server listens on every interface, the question goes over the loopback.
    let every = format!(":{}", server.address.rsplit_once(':').unwrap().1);
    assert!(dyad(&["healthcheck", "--listen", &every]).status.success());
    let address = server.address.clone();
    server.signal("TERM");
    assert_eq!(server.exit_code(), Some(0));
    let run = dyad(&["healthcheck", "--listen", &address]);
    assert_eq!(run.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&run.stderr).contains(&address));
}

#[test]
fn a_port_alone_is_every_interface_and_the_line_says_so() {
    let server = listening(&["--listen", ":0"]);
    assert!(server.line.contains("listening on every interface ("), "{}", server.line);
    assert!(server.address.starts_with("127.0.0.1:"), "{}", server.line);
    assert!(server.get("/readyz").starts_with("HTTP/1.1 200"));
    let server = listening(&["--listen", "localhost:0"]);
    assert!(!server.line.contains("every interface"), "{}", server.line);
    assert!(server.get("/readyz").starts_with("HTTP/1.1 200"));
}
