//! The tools for language models: the protocol over HTTP and over standard input, whose pages may ask, how much comes back, and
//! clients that people use.

use std::{
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Command, Stdio},
};

use axum::{
    Router,
    body::Body,
    http::{Method, Request, StatusCode},
};
use dyad::dataset::Roots;
use http_body_util::BodyExt;
use serde_json::{Value, json};
use tower::ServiceExt;

use crate::{
    served::{Answered, ask, builtin, get, served},
    server::start,
    tools::{node_tool, tool},
    world,
};

/// So many bytes a call has at most where nothing is said of how much is wanted.
const SMALL: usize = 8_000;

async fn post(router: &Router, body: &str, headers: &[(&str, &str)]) -> Answered {
    let usual = [("host", "test"), ("content-type", "application/json"), ("accept", "application/json, text/event-stream")];
    let kept = usual.iter().filter(|(name, _)| !headers.iter().any(|(other, _)| other == name));
    let mut request = Request::builder().method(Method::POST).uri("/mcp");
    for (name, value) in kept.chain(headers).filter(|(_, value)| !value.is_empty()) {
        request = request.header(*name, *value);
    }
    let response = router.clone().oneshot(request.body(Body::from(body.to_owned())).unwrap()).await.unwrap();
    let (parts, body) = response.into_parts();
    Answered { status: parts.status, headers: parts.headers, body: body.collect().await.unwrap().to_bytes().to_vec() }
}

fn message(method: &str, params: &Value) -> String {
    json!({"jsonrpc": "2.0", "id": 7, "method": method, "params": params}).to_string()
}

fn call(tool: &str, arguments: &Value) -> String {
    message("tools/call", &json!({"name": tool, "arguments": arguments}))
}

fn opening(version: &str) -> String {
    let client = json!({"name": "a test", "version": "1"});
    message("initialize", &json!({"protocolVersion": version, "capabilities": {}, "clientInfo": client}))
}

async fn answer(router: &Router, body: &str) -> Value {
    let answered = post(router, body, &[]).await;
    assert_eq!(answered.status, StatusCode::OK, "{body}: {}", answered.text());
    answered.json()
}

#[tokio::test]
async fn versions_are_agreed_on_and_what_is_not_offered_is_told() {
    let router = builtin();
    for (asked, agreed) in
        [("2025-06-18", "2025-06-18"), ("2025-11-25", "2025-11-25"), ("2025-03-26", "2025-11-25"), ("1999-01-01", "2025-11-25")]
    {
        let opened = answer(&router, &opening(asked)).await;
        assert_eq!(opened["result"]["protocolVersion"], agreed, "{asked}");
        assert_eq!(opened["result"]["capabilities"], json!({"tools": {}}));
        assert_eq!((&opened["id"], &opened["result"]["serverInfo"]["name"]), (&json!(7), &json!("dyad")));
    }
    assert_eq!(answer(&router, &message("ping", &json!({}))).await["result"], json!({}));
    for method in ["resources/list", "prompts/list", "completion/complete", "logging/setLevel", "nothing/here"] {
        assert_eq!(answer(&router, &message(method, &json!({}))).await["error"]["code"], -32601, "{method}");
    }
    assert_eq!(answer(&router, &call("delete", &json!({}))).await["error"]["code"], -32602);
    assert_eq!(answer(&router, &message("tools/call", &json!({}))).await["error"]["code"], -32602);
    assert_eq!(answer(&router, &message("tools/list", &json!({"cursor": "2"}))).await["error"]["code"], -32602);
}

#[tokio::test]
async fn the_version_without_sessions_is_spoken_too() {
    let router = builtin();
    let meta = json!({
        "io.modelcontextprotocol/protocolVersion": "2026-07-28",
        "io.modelcontextprotocol/clientInfo": {"name": "a test", "version": "1"},
        "io.modelcontextprotocol/clientCapabilities": {},
    });
    let told = |method: &'static str, params: Value| {
        let mut params = params;
        params["_meta"] = meta.clone();
        let body = message(method, &params);
        let router = router.clone();
        async move {
            let name = params["name"].as_str().unwrap_or_default().to_owned();
            let headers = [("mcp-protocol-version", "2026-07-28"), ("mcp-method", method), ("mcp-name", &name)];
            post(&router, &body, &headers).await
        }
    };
    let found = told("server/discover", json!({})).await.json();
    assert_eq!(found["result"]["supportedVersions"], json!(["2025-06-18", "2025-11-25", "2026-07-28"]));
    assert_eq!(told("tools/list", json!({})).await.json()["result"]["tools"][1]["name"], "series");
    let series = told("tools/call", json!({"name": "series", "arguments": {"reporter": "RUS", "partner": "IRN"}})).await.json();
    assert_eq!(series["result"]["structuredContent"]["source"], "commentary-2024");
    assert_eq!(told("nothing/here", json!({})).await.status, StatusCode::NOT_FOUND);
    let unspoken = post(&router, &message("ping", &json!({})), &[("mcp-protocol-version", "1999-01-01")]).await;
    assert_eq!(unspoken.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn the_rules_of_http_hold() {
    let router = builtin();
    let ping = message("ping", &json!({}));
    for method in [Method::GET, Method::HEAD, Method::DELETE, Method::PUT, Method::OPTIONS] {
        let answered = ask(&router, method.clone(), "/mcp", &[("accept", "text/event-stream")]).await;
        assert_eq!(answered.status, StatusCode::METHOD_NOT_ALLOWED, "{method}");
        assert!(answered.header("allow").contains("POST"), "{method}: {}", answered.header("allow"));
    }
    let note = post(&router, r#"{"jsonrpc":"2.0","method":"notifications/initialized"}"#, &[]).await;
    assert_eq!((note.status, note.body.len()), (StatusCode::ACCEPTED, 0));
    for (headers, status) in [
        ([("content-type", "text/plain")], 415),
        ([("content-type", "")], 415),
        ([("content-type", "application/json; charset=utf-8")], 200),
        ([("accept", "text/html")], 406),
        ([("accept", "text/event-stream")], 406),
        ([("accept", "application/json")], 200),
        ([("accept", "*/*")], 200),
        ([("accept", "")], 200),
        ([("mcp-protocol-version", "2025-11-25")], 200),
        ([("mcp-protocol-version", "later")], 400),
        ([("mcp-session-id", "of-another-server")], 200),
    ] {
        assert_eq!(post(&router, &ping, &headers).await.status.as_u16(), status, "{headers:?}");
    }
    for (body, status, code) in [("{", 400, -32700), ("[]", 400, -32600), ("{\"id\":1}", 400, -32600)] {
        let answered = post(&router, body, &[]).await;
        assert_eq!((answered.status.as_u16(), &answered.json()["error"]["code"]), (status, &json!(code)), "{body}");
    }
    let long = post(&router, &call("find_pair", &json!({"text": "a".repeat(70_000)})), &[]).await;
    assert_eq!((long.status.as_u16(), &long.json()["type"]), (413, &json!("/problems/content-too-large")));
    let told = post(&router, &ping, &[]).await;
    assert_eq!((told.header("cache-control"), told.header("mcp-session-id")), ("no-store", ""));
}

#[tokio::test]
async fn only_pages_of_the_site_may_ask() {
    let router = builtin();
    let ping = message("ping", &json!({}));
    for (origin, host, status) in [
        ("https://evil.example", "test", 403),
        ("null", "test", 403),
        ("http://test", "test", 200),
        ("http://test:8080", "test", 403),
        ("", "test", 200),
    ] {
        let answered = post(&router, &ping, &[("origin", origin), ("host", host)]).await;
        assert_eq!(answered.status.as_u16(), status, "{origin}: {}", answered.text());
        let granted = if status == 200 { origin } else { "" };
        assert_eq!(answered.header("access-control-allow-origin"), granted, "{origin}");
    }
    let before = ask(&router, Method::OPTIONS, "/mcp", &[("origin", "http://test")]).await;
    assert_eq!((before.status.as_u16(), before.header("access-control-allow-methods")), (204, "POST"));
    assert_eq!(ask(&router, Method::OPTIONS, "/mcp", &[("origin", "http://else")]).await.status.as_u16(), 403);
    let server = start(&["--mcp-origins", "https://chat.example.org"]);
    let told = |origin: &str, host: &str| {
        let head = "Content-Type: application/json\r\nConnection: close\r\nContent-Length";
        let origin = format!("Origin: {origin}\r\n");
        server.raw(&format!("POST /mcp HTTP/1.1\r\nHost: {host}\r\n{origin}{head}: {}\r\n\r\n{ping}", ping.len()))
    };
    for origin in ["https://chat.example.org", "http://localhost:5173"] {
        assert!(told(origin, "localhost").starts_with("HTTP/1.1 200 "), "{origin}");
    }
    // A name that somebody led to this machine.
    assert!(told("http://evil.example", "evil.example").starts_with("HTTP/1.1 403 "));
}

#[tokio::test]
async fn the_list_of_tools_is_short_and_says_that_they_only_read() {
    let answered = post(&builtin(), &message("tools/list", &json!({})), &[]).await;
    assert!(answered.body.len() <= 12_000, "{}", answered.body.len());
    let listed = answered.json();
    let tools = listed["result"]["tools"].as_array().unwrap();
    assert!((7..=9).contains(&tools.len()));
    for tool in tools {
        assert_eq!(tool["annotations"]["readOnlyHint"], true, "{}", tool["name"]);
        assert_eq!(
            (&tool["inputSchema"]["type"], &tool["inputSchema"]["additionalProperties"]),
            (&json!("object"), &json!(false))
        );
        assert!(tool["description"].as_str().unwrap().len() > 100, "{}", tool["name"]);
    }
}

/// Calls a tool without a word of how much is wanted, and holds its answer against the address that it names.
async fn held(router: &Router, tool: &str, arguments: &Value) -> Option<Value> {
    let answered = post(router, &call(tool, arguments), &[]).await;
    assert!(answered.body.len() <= SMALL, "{tool} of {arguments} has {} bytes", answered.body.len());
    let result = answered.json()["result"].clone();
    let text = result["content"][0]["text"].as_str().unwrap().to_owned();
    if result["isError"] == true {
        assert!(!text.is_empty() && result["structuredContent"].is_null(), "{result}");
        return None;
    }
    let document = &result["structuredContent"];
    let address = document["links"]["self"].as_str().unwrap();
    assert_eq!(document, &get(router, address).await.json(), "{tool} of {arguments} is not {address}");
    let words = address.replace(".json", ".md").replace("&brief=true", "").replace("?brief=true", "");
    assert_eq!(text, get(router, &words).await.text(), "{tool} of {arguments} in words is not {words}");
    let texts = result["content"].as_array().unwrap();
    assert!(texts.iter().any(|block| block["text"].as_str().unwrap().contains(address)), "{address} is not said: {texts:?}");
    Some(document.clone())
}

#[tokio::test]
async fn answers_are_small_and_are_those_of_their_addresses() {
    let folder = world::datasets();
    for router in [builtin(), served(&Roots::Folder(folder.path().to_owned()))] {
        let pairs = get(&router, "/v1/dyads.json?limit=25").await.json();
        let mut answered = 0;
        for pair in pairs["items"].as_array().unwrap() {
            let arguments = json!({"reporter": pair["reporter_name"], "partner": pair["partner"]});
            for tool in ["series", "mirror", "products", "claims"] {
                answered += usize::from(held(&router, tool, &arguments).await.is_some());
            }
            held(&router, "series", &json!({"reporter": pair["reporter"], "partner": pair["partner"], "freq": "M"})).await;
            held(&router, "partners", &json!({"area": pair["reporter"]})).await;
            let turned = json!({"reporter": pair["partner"], "partner": pair["reporter"]});
            held(&router, "compare", &json!({"series": [arguments, turned]})).await;
            held(&router, "find_figure", &json!({"value": "4e9", "reporter": pair["reporter"], "partner": pair["partner"]}))
                .await;
            held(&router, "find_pair", &json!({"text": pair["reporter_name"]})).await;
        }
        assert!(answered >= pairs["items"].as_array().unwrap().len(), "{answered}");
    }
}

#[tokio::test]
async fn what_is_left_out_and_what_is_wrong_is_said() {
    let router = builtin();
    let texts = |tool: &'static str, arguments: Value| {
        let router = router.clone();
        async move {
            let result = answer(&router, &call(tool, &arguments)).await["result"].clone();
            let texts: Vec<&str> =
                result["content"].as_array().unwrap().iter().filter_map(|block| block["text"].as_str()).collect();
            (texts.join("\n"), result["isError"] == true)
        }
    };
    let claims = texts("claims", json!({"reporter": "RUS", "partner": "IRN"})).await;
    assert!(claims.0.contains(" of 61 items. Ask with limit and offset") && !claims.1, "{claims:?}");
    let series = texts("series", json!({"reporter": "RUS", "partner": "IRN", "source": "wits"})).await;
    assert!(series.0.contains(" of 21 periods. Ask with last=21") && !series.1, "{series:?}");
    let none = texts("series", json!({"reporter": "RUS", "partner": "IRN", "from": 2050})).await;
    assert!(none.0.contains("no period of this series lies between from and to") && !none.1, "{none:?}");
    let nothing = texts("find_pair", json!({"text": "Narnia"})).await;
    assert!(nothing.0.contains("Nothing is found") && !nothing.1, "{nothing:?}");
    // What is wrong is told as the address tells it.
    let same = get(&router, "/v1/dyads/RUS-IRN/turnover.json?source=nobody").await.json();
    let wrong = texts("series", json!({"reporter": "RUS", "partner": "IRN", "source": "nobody"})).await;
    assert!(wrong.1 && wrong.0.starts_with(same["detail"].as_str().unwrap()), "{wrong:?}");
    let named = texts("partners", json!({"area": "Islamic Republic of Iran"})).await;
    assert!(named.1 && named.0.contains("IRN (Iran)"), "{named:?}");
    let whole = texts("claims", json!({"reporter": "RUS", "partner": "IRN", "limit": 200})).await;
    assert!(whole.1 && whole.0.contains("a tool answers with at most"), "{whole:?}");
}

#[test]
fn standard_output_has_messages_and_nothing_else_until_the_input_ends() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_dyad"))
        .args(["mcp", "--public-url", "https://trade.example.org"])
        .env_remove("DYAD_DATASETS")
        .current_dir(std::env::temp_dir())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut told = |line: &str, answers: bool| {
        writeln!(input, "{line}").unwrap();
        if !answers {
            return Value::Null;
        }
        serde_json::from_str(&lines.next().unwrap().unwrap()).unwrap()
    };
    assert_eq!(told(&opening("2025-11-25"), true)["result"]["protocolVersion"], "2025-11-25");
    told(r#"{"jsonrpc":"2.0","method":"notifications/initialized"}"#, false);
    // What cannot be read has no number to be answered under.
    told("{nonsense", false);
    assert_eq!(told(&message("nothing/here", &json!({})), true)["error"]["code"], -32601);
    let series = told(&call("series", &json!({"reporter": "Россия", "partner": "ایران"})), true);
    let document = &series["result"]["structuredContent"];
    assert_eq!(document["observations"][0]["value"], 1_500_000_000_u64);
    assert!(document["links"]["self"].as_str().unwrap().starts_with("https://trade.example.org/v1/dyads/RUS-IRN/turnover.json?"));
    drop(input);
    assert!(lines.next().is_none(), "nothing comes after the end");
    assert!(child.wait().unwrap().success());
}

#[tokio::test]
async fn the_guide_leads_to_what_is_there() {
    let router = builtin();
    let guide = get(&router, "/llms.txt").await;
    assert!(guide.header("content-type").starts_with("text/plain") && guide.text().starts_with("# dyad\n\n> "));
    let links: Vec<String> = guide.text().split("](").skip(1).map(|rest| rest.split(')').next().unwrap().to_owned()).collect();
    assert!(links.len() > 8);
    for link in links {
        let status = get(&router, &link).await.status;
        let wanted = if link == "/mcp" { StatusCode::METHOD_NOT_ALLOWED } else { StatusCode::OK };
        assert_eq!(status, wanted, "{link}");
    }
}

#[test]
fn clients_that_people_use_call_every_tool() {
    let Some(python) = tool("python") else { return };
    let server = start(&[]);
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/clients/tools.py");
    let mut command = Command::new(python);
    let run = command.arg(script).arg(format!("http://{}", server.address)).arg(env!("CARGO_BIN_EXE_dyad")).output().unwrap();
    assert!(run.status.success(), "{}\n{}", String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
}

/// The project's own test of servers; it wants a newer node than some systems have, so that comes from npm too.
#[test]
fn the_server_conforms() {
    let (Some(node), Some(conformance)) = (node_tool("node"), node_tool("conformance")) else { return };
    let server = start(&[]);
    let folder = tempfile::tempdir().unwrap();
    let missing = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/clients/conformance.yml");
    let mut command = Command::new(node);
    command.arg(conformance.canonicalize().unwrap()).args(["server", "--url"]).arg(format!("http://{}/mcp", server.address));
    let run = command.arg("--expected-failures").arg(missing).current_dir(folder.path()).output().unwrap();
    let told = String::from_utf8_lossy(&run.stdout).into_owned();
    assert!(run.status.success(), "{told}\n{}", String::from_utf8_lossy(&run.stderr));
    for scenario in ["server-initialize", "ping", "tools-list", "dns-rebinding-protection"] {
        assert!(told.contains(&format!("✓ {scenario}: ")), "{scenario}: {told}");
    }
}
