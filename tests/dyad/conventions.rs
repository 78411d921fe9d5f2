//! What the web expects beside answers: links in heads, documents behind addresses that answers name, counters, where to report.

use axum::http::{Method, StatusCode};

use crate::{
    served::{Answered, ask, builtin, get, json},
    server::listening,
};

const BROWSER: (&str, &str) = ("accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");

/// The targets of a relation in `Link`.
fn linked<'a>(answered: &'a Answered, relation: &str) -> Vec<&'a str> {
    let links = answered.header("link").split(", <");
    let of = links.filter(|link| link.contains(&format!("; rel=\"{relation}\"")));
    of.map(|link| link.trim_start_matches('<').split('>').next().unwrap()).collect()
}

#[tokio::test]
async fn what_an_answer_links_to_is_there_and_is_what_it_says() {
    let router = builtin();
    for path in [
        "/v1/dyads/RUS-IRN/turnover?from=2021",
        "/v1/dyads/RUS-IRN/mirror.csv",
        "/v1/dyads.png",
        "/v1/areas",
        "/v1/panel.csv?limit=3",
    ] {
        let answered = get(&router, path).await;
        if answered.status != StatusCode::OK {
            assert!(answered.header("link").is_empty(), "{path}: a problem has no other forms");
            continue;
        }
        assert_eq!(linked(&answered, "service-desc"), ["/openapi.json"], "{path}");
        let mut targets = linked(&answered, "alternate");
        assert!(targets.len() > 3, "{path}: {}", answered.header("link"));
        targets.extend([linked(&answered, "license"), linked(&answered, "service-doc")].concat());
        for target in targets {
            let there = get(&router, target).await;
            assert_eq!(there.status, StatusCode::OK, "{path} links to {target}");
            let told = answered
                .header("link")
                .split(", <")
                .find(|link| link.trim_start_matches('<').starts_with(&format!("{target}>")))
                .unwrap();
            if let Some((_, kind)) = told.split_once("; type=\"") {
                assert!(there.header("content-type").starts_with(kind.trim_end_matches('"')), "{told}");
            }
        }
    }
    let licensed = get(&router, "/v1/dyads/RUS-IRN/turnover").await;
    assert_eq!(linked(&licensed, "license"), ["/v1/sources"]);
    assert!(linked(&get(&router, "/v1/areas").await, "license").is_empty(), "a code list has no source");
}

#[tokio::test]
async fn a_long_address_keeps_its_head_short() {
    let series = vec!["RUS-IRN/exports;source=wits;product=TOTAL;calendar=gregorian;freq=A"; 20];
    let distinct: Vec<String> = series
        .iter()
        .zip(["RUS-IRN/exports", "IRN-RUS/imports", "RUS-IRN/imports", "IRN-RUS/exports"])
        .map(|(text, pair)| text.replace("RUS-IRN/exports", pair))
        .collect();
    let answered = get(&builtin(), &format!("/v1/compare?series={}", distinct.join(","))).await;
    assert_eq!(answered.status, StatusCode::OK, "{}", answered.text());
    assert!(answered.header("link").len() <= 2048 && !linked(&answered, "service-desc").is_empty());
    assert!(linked(&answered, "alternate").is_empty(), "they stand in the body");
}

#[tokio::test]
async fn pages_of_other_sites_may_read_what_heads_say() {
    let answered = ask(&builtin(), Method::GET, "/v1/products", &[("origin", "https://example.org")]).await;
    let exposed = answered.header("access-control-expose-headers");
    for name in ["link", "x-total-count", "content-range", "accept-ranges", "etag", "retry-after", "content-disposition"] {
        assert!(exposed.split(',').any(|told| told == name), "{name}: {exposed}");
    }
}

#[tokio::test]
async fn an_answer_depends_on_what_it_says() {
    let router = builtin();
    for (path, vary) in [
        ("/v1/areas", "Accept, Accept-Encoding"),
        ("/v1/areas.csv", "Accept-Encoding"),
        ("/v1/areas.csv?nothing=1", "Accept-Encoding"),
        ("/v1/products/HS:27", "Accept, Accept-Encoding"),
        ("/v1/products/HS:27.json", "Accept-Encoding"),
        ("/v1/panel.csv?limit=1", "Accept-Encoding"),
        ("/openapi.json", "Accept-Encoding"),
        ("/problems/", "Accept, Accept-Encoding, Accept-Language"),
        ("/nothing", "Accept, Accept-Encoding, Accept-Language"),
    ] {
        assert_eq!(get(&router, path).await.header("vary"), vary, "{path}");
        if !vary.contains("Accept,") {
            let (one, other) = (ask(&router, Method::GET, path, &[BROWSER]).await, get(&router, path).await);
            assert_eq!(
                (one.header("content-type"), one.header("etag")),
                (other.header("content-type"), other.header("etag")),
                "{path}"
            );
        }
    }
}

#[tokio::test]
async fn the_root_of_the_api_leads_to_every_address() {
    let router = builtin();
    for path in ["/v1", "/v1/"] {
        let entry = json(&router, path).await;
        for item in entry["items"].as_array().unwrap() {
            if let Some(href) = item["href"].as_str().filter(|href| !["/v1/compare", "/v1/find", "/v1/verify"].contains(href)) {
                assert_eq!(get(&router, href).await.status, StatusCode::OK, "{href}");
            }
        }
        for link in ["self", "service_desc", "service_doc", "problems"] {
            assert_eq!(get(&router, entry["links"][link].as_str().unwrap()).await.status, StatusCode::OK, "{link}");
        }
        let described = json(&router, "/openapi.json").await;
        let templates: Vec<&str> =
            entry["items"].as_array().unwrap().iter().map(|item| item["template"].as_str().unwrap()).collect();
        for (path, _) in
            described["paths"].as_object().unwrap().iter().filter(|(path, _)| path.starts_with("/v1/") && !path.contains('.'))
        {
            assert!(templates.contains(&path.as_str()), "{path} is described and not listed");
        }
        let page = ask(&router, Method::GET, path, &[BROWSER]).await;
        assert_eq!((page.status, page.header("content-type")), (StatusCode::OK, "text/html; charset=utf-8"));
        assert!(page.text().contains("href=\"/v1/areas\""));
    }
    let catalog = get(&router, "/.well-known/api-catalog").await.json();
    assert_eq!(get(&router, catalog["linkset"][0]["anchor"].as_str().unwrap()).await.status, StatusCode::OK);
    assert_eq!(get(&router, "/v1/?lang=ru").await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn the_type_of_a_problem_leads_to_what_it_means() {
    let router = builtin();
    let kinds = json(&router, "/problems/").await["items"].as_array().unwrap().clone();
    assert_eq!(kinds.len(), 18);
    for kind in &kinds {
        let address = kind["type"].as_str().unwrap();
        assert_eq!(&json(&router, address).await, kind);
        let page = ask(&router, Method::GET, &format!("{address}?lang=fa"), &[BROWSER]).await;
        assert_eq!((page.status, page.header("content-type")), (StatusCode::OK, "text/html; charset=utf-8"), "{address}");
        assert!(page.text().contains("dir=\"rtl\""), "{}", page.text());
        let english = ask(&router, Method::GET, &format!("{address}?lang=en"), &[BROWSER]).await.text();
        assert!(english.contains(kind["title"].as_str().unwrap()), "{english}");
    }
    let met = get(&router, "/v1/areas?nothing=1").await.json();
    assert_eq!(json(&router, met["type"].as_str().unwrap()).await["status"], 400);
    let unknown = get(&router, "/problems/nothing").await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    assert!(unknown.json()["allowed"].as_array().unwrap().contains(&"/problems/busy".into()));
}

#[tokio::test]
async fn tabulators_have_a_media_type_of_their_own() {
    for path in ["/v1/areas.csv?sep=tab", "/v1/panel.csv?limit=1&sep=tab"] {
        let answered = get(&builtin(), path).await;
        assert_eq!(answered.header("content-type"), "text/tab-separated-values; charset=utf-8", "{path}");
        assert!(answered.header("content-disposition").ends_with(".tsv\""), "{}", answered.header("content-disposition"));
        assert!(answered.text().lines().next().unwrap().contains('\t'));
    }
    assert_eq!(get(&builtin(), "/v1/areas.csv?sep=semicolon").await.header("content-type"), "text/csv; charset=utf-8");
}

#[tokio::test]
async fn a_parameter_of_another_form_is_told_where_it_goes() {
    for (path, formats) in [
        (
            "/v1/dyads/RUS-IRN/turnover.json?lang=ru",
            ".csv, .xlsx, .parquet, .jsonl, .arrow, .arrows, .md, .txt, .zip, .svg, .png and .pdf",
        ),
        ("/v1/dyads/RUS-IRN/events.json?lang=ru", ".csv, .xlsx, .parquet, .jsonl, .arrow, .arrows, .md, .txt and .zip"),
        ("/v1/dyads/RUS-IRN/turnover.json?width=300", ".svg, .png and .pdf"),
    ] {
        let refused = get(&builtin(), path).await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST);
        let detail = refused.json()["detail"].as_str().unwrap().to_owned();
        assert!(detail.contains(&format!("goes with {formats}")), "{path}: {detail}");
    }
    let refused = get(&builtin(), "/v1/dyads/RUS-IRN/turnover.csv?width=300").await.json();
    for parameter in ["bom", "sep", "decimal"] {
        assert!(refused["allowed"].as_array().unwrap().contains(&parameter.into()), "{parameter}: {refused}");
    }
}

#[test]
fn a_server_says_where_to_report_and_how_it_is() {
    let server = listening(&["--security-contact", "mailto:security@example.org"]);
    let told = server.get("/.well-known/security.txt");
    assert!(told.contains("\nContact: mailto:security@example.org\n") && told.contains("text/plain; charset=utf-8"), "{told}");
    let expires = told.lines().find_map(|line| line.strip_prefix("Expires: ")).unwrap();
    let expires = chrono::DateTime::parse_from_rfc3339(expires).unwrap().to_utc();
    let ahead = expires - chrono::DateTime::from(std::time::SystemTime::now());
    assert!((28..=30).contains(&ahead.num_days()), "{expires}");
    let unnamed = listening(&[]);
    assert!(unnamed.get("/.well-known/security.txt").starts_with("HTTP/1.1 404 "));
    let counters = server.get("/metrics");
    let version = format!("dyad_build_info{{version=\"{}\"}} 1", env!("CARGO_PKG_VERSION"));
    for line in [version.as_str(), "dyad_datasets{state=\"served\"} 1", "dyad_last_load_successful 1"] {
        assert!(counters.lines().any(|told| told.trim_end() == line), "{line}\n{counters}");
    }
    assert_eq!(cfg!(target_os = "linux"), counters.contains("\nprocess_resident_memory_bytes "));
}
