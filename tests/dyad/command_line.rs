//! The binary: what it prints, and how it exits.

use std::process::{Command, Output};

use crate::{
    package,
    served::{builtin, get},
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
        (vec!["query", "RUS-IRN/claims", "--format", "png"], 2),
        (vec!["query", "RUS-IRN/turnover?bom=true", "--format", "xlsx"], 2),
        (vec!["query", "RUS-IRN/turnover", "--format", "docx"], 2),
        (vec!["paint"], 2),
        (vec!["query", "dyads", "--datasets", "/nonexistent"], 1),
        (vec!["check", "/nonexistent"], 1),
        (vec!["check", "datasets/russia-iran"], 0),
        (vec!["render", "--charts", "/nonexistent"], 1),
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
