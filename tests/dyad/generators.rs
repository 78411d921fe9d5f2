//! The description as those who make clients of it meet it: linters have nothing to say, and clients made by the generators that
//! people use ask a live server and read what it answers, also words that may come later.

use std::{
    env, fs,
    os::unix::fs::symlink,
    path::{Path, PathBuf},
    process::Command,
};

use tempfile::TempDir;

use crate::{
    served::{builtin, get},
    server::start,
    tools::{node_tool, program, tool},
};

/// What openapi-generator says of every description in OpenAPI 3.1, and of any parameter that is called `from`.
const ALWAYS_SAID: [&str; 3] =
    ["OpenAPI 3.1 support is still in beta", "Failed to get the schema name: null", "From (reserved word)"];

/// A folder with the description as it is served.
async fn described() -> TempDir {
    let (router, folder) = (builtin(), tempfile::tempdir().unwrap());
    for name in ["openapi.json", "openapi-3.0.json"] {
        fs::write(folder.path().join(name), get(&router, &format!("/{name}")).await.body).unwrap();
    }
    folder
}

/// Runs a command in the folder and gives all that it says; it must end well.
fn run(folder: &TempDir, command: &mut Command) -> String {
    let run = command.current_dir(folder.path()).output().unwrap();
    let told = format!("{}{}", String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
    assert!(run.status.success(), "{command:?}: {told}");
    told
}

fn client(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/clients").join(name)
}

/// Runs a script that asks a live server with what was made in the folder.
fn ask(folder: &TempDir, script: &str) {
    let Some(python) = tool("python") else { return };
    let server = start(&[]);
    let mut command = Command::new(python);
    run(folder, command.arg(client(script)).arg(format!("http://{}", server.address)).env("PYTHONPATH", folder.path()));
}

/// Compiles a client and lets it ask a live server.
fn ask_in_typescript(folder: &TempDir, name: &str) {
    let (Some(compiler), Some(node)) = (node_tool("tsc"), program("node")) else { return };
    fs::copy(client(&format!("{name}.ts")), folder.path().join(format!("{name}.ts"))).unwrap();
    fs::write(folder.path().join("package.json"), r#"{"type": "module"}"#).unwrap();
    symlink(compiler.parent().unwrap().parent().unwrap(), folder.path().join("node_modules")).unwrap();
    let options = ["--strict", "--target", "es2022", "--module", "nodenext", "--types", "node", "--skipLibCheck"];
    run(folder, Command::new(&compiler).args(options).arg(format!("{name}.ts")));
    let server = start(&[]);
    run(folder, Command::new(&node).arg(format!("{name}.js")).arg(format!("http://{}", server.address)));
}

#[tokio::test]
async fn redocly_has_nothing_to_say() {
    let Some(redocly) = node_tool("redocly") else { return };
    let folder = described().await;
    for name in ["openapi.json", "openapi-3.0.json"] {
        let mut command = Command::new(&redocly);
        command
            .args(["lint", name, "--format", "json"])
            .env("REDOCLY_TELEMETRY", "off")
            .env("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true");
        let told = run(&folder, &mut command);
        let report = &told[told.find('{').unwrap_or_else(|| panic!("{told}"))..];
        let report: serde_json::Value = serde_json::Deserializer::from_str(report).into_iter().next().unwrap().unwrap();
        assert_eq!((&report["totals"]["errors"], &report["totals"]["warnings"]), (&0.into(), &0.into()), "{name}: {report}");
    }
}

#[tokio::test]
async fn the_form_in_openapi_3_0_is_valid() {
    let Some(validator) = tool("openapi-spec-validator") else { return };
    let told = run(&described().await, Command::new(validator).arg("openapi-3.0.json"));
    assert!(told.contains("OK"), "{told}");
}

#[tokio::test]
async fn openapi_python_client_makes_a_client_of_all_but_the_text_that_is_sent() {
    let Some(generator) = tool("openapi-python-client") else { return };
    let folder = described().await;
    let tools = generator.parent().unwrap().display().to_string();
    let mut command = Command::new(generator);
    // It formats what it made with a tool that stands beside it.
    command.env("PATH", format!("{tools}:{}", env::var("PATH").unwrap_or_default()));
    command.args(["generate", "--path", "openapi.json", "--meta", "none", "--output-path", "made", "--config"]);
    let told = run(&folder, command.arg(client("openapi-python-client.yml")));
    // It knows no bodies that are plain text, says so, and leaves out the one operation that takes one; nothing else is left out.
    assert_eq!(told.matches("WARNING").count(), 1, "{told}");
    assert!(told.contains("WARNING parsing POST /v1/verify") && told.contains("Unsupported content type text/plain"), "{told}");
    // One class for each schema, and none for each operation and parameter.
    let models = fs::read_dir(folder.path().join("made/models")).unwrap().count();
    assert!(models < 150, "{models} models");
    ask(&folder, "openapi_python_client.py");
}

#[tokio::test]
async fn openapi_typescript_makes_types_that_openapi_fetch_reads_answers_by() {
    let Some(generator) = node_tool("openapi-typescript") else { return };
    let folder = described().await;
    run(&folder, Command::new(generator).args(["openapi.json", "-o", "schema.d.ts"]));
    ask_in_typescript(&folder, "openapi_fetch");
}

/// Makes a client in a language, which may say nothing that is not said of every description.
fn openapi_generator(folder: &TempDir, language: &str, output: &str, options: &[&str]) -> bool {
    let (Some(generator), Some(_)) = (tool("openapi-generator-cli"), program("java")) else { return false };
    let mut command = Command::new(generator);
    let told = run(folder, command.args(["generate", "-i", "openapi.json", "-g", language, "-o", output]).args(options));
    let news = told.lines().filter(|line| ["WARN", "ERROR"].iter().any(|level| line.contains(level)));
    let news: Vec<&str> = news.filter(|line| !ALWAYS_SAID.iter().any(|said| line.contains(said))).collect();
    assert_eq!(news, Vec::<&str>::new());
    true
}

#[tokio::test]
async fn openapi_generator_makes_a_python_client() {
    let folder = described().await;
    if openapi_generator(&folder, "python", ".", &[]) {
        ask(&folder, "openapi_generator.py");
    }
}

#[tokio::test]
async fn openapi_generator_makes_a_typescript_client() {
    let folder = described().await;
    if openapi_generator(&folder, "typescript-fetch", "made", &["--additional-properties=importFileExtension=.js"]) {
        ask_in_typescript(&folder, "typescript_fetch");
    }
}

#[tokio::test]
async fn the_form_in_openapi_3_0_is_read_by_the_crate_that_progenitor_reads_with() {
    let description: openapiv3::OpenAPI = serde_json::from_slice(&get(&builtin(), "/openapi-3.0.json").await.body).unwrap();
    let whole = get(&builtin(), "/openapi.json").await.json();
    assert_eq!(description.paths.paths.len(), whole["paths"].as_object().unwrap().len());
    let schemas = description.components.unwrap().schemas;
    let openapiv3::ReferenceOr::Item(series) = &schemas["Observation"] else { panic!("Observation is a reference") };
    let openapiv3::SchemaKind::Type(openapiv3::Type::Object(series)) = &series.schema_kind else { panic!("{series:?}") };
    let openapiv3::ReferenceOr::Item(value) = &series.properties["value"] else { panic!("value is a reference") };
    assert!(value.schema_data.nullable && matches!(value.schema_kind, openapiv3::SchemaKind::Type(openapiv3::Type::Number(_))));
}
