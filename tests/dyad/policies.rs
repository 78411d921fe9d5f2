//! What browsers may do with a body: every route and every status says it, and says the least that the body works with.

mod tokens;

use std::{collections::BTreeSet, fs, sync::Arc};

use axum::{
    Router,
    http::{Method, StatusCode},
};
use dyad::{
    batch::builtin_definitions,
    dataset::{Catalogue, Roots},
    http::{App, Token, router},
    write::Site,
};

use crate::{
    package,
    served::{self, Answered, ask, at, builtin, get},
    source::root,
};

const PAGE: &str = "text/html,application/xhtml+xml,*/*;q=0.8";

/// Addresses of every route, with the statuses that they are asked for.
const ROUTES: &[(&str, &[&str])] = &[
    (
        "/",
        &[
            "/",
            "/?dyad=RUS-IRN",
            "/?dyad=rus-irn",
            "/?dyad=russia-iran",
            "/?dyad=RUS-USA",
            "/?pair=RUS-IRN",
            "/?search=Iran",
            "/?area=RUS",
        ],
    ),
    ("/embed", &["/embed?dyad=RUS-IRN", "/embed?dyad=RUS-USA", "/embed?nothing=1"]),
    ("/method", &["/method", "/method?x=1"]),
    ("/sources", &["/sources"]),
    ("/sources/{name}", &["/sources/wits", "/sources/none"]),
    ("/datasets", &["/datasets"]),
    ("/datasets/{name}", &["/datasets/russia-iran", "/datasets/none"]),
    ("/charts", &["/charts"]),
    ("/charts/{name}", &["/charts/russia-iran-turnover", "/charts/none"]),
    ("/areas", &["/areas"]),
    ("/claims", &["/claims", "/claims?claim=none"]),
    ("/verify", &["/verify", "/verify?text=Iran", "/verify?colour=red"]),
    ("/assets/{version}/{name}", &["/assets/0/none", "/assets/0/page.js", "/assets/0/style.css"]),
    (
        "/oembed",
        &["/oembed?url=/?dyad=RUS-IRN", "/oembed?url=/?dyad=RUS-IRN&format=xml", "/oembed", "/oembed?url=//evil.example/"],
    ),
    ("/llms.txt", &["/llms.txt"]),
    ("/mcp", &["/mcp"]),
    ("/robots.txt", &["/robots.txt"]),
    ("/sitemap.xml", &["/sitemap.xml", "/sitemap.xml?part=99"]),
    ("/.well-known/api-catalog", &["/.well-known/api-catalog"]),
    ("/.well-known/security.txt", &["/.well-known/security.txt"]),
    ("/problems", &["/problems"]),
    ("/problems/", &["/problems/"]),
    ("/problems/{kind}", &["/problems/busy", "/problems/none"]),
    ("/v1", &["/v1"]),
    ("/v1/", &["/v1/", "/v1/?x=1"]),
    (
        "/v1/{*address}",
        &[
            "/v1/dyads/RUS-IRN/turnover",
            "/v1/dyads/RUS-IRN/turnover?from=x",
            "/v1/dyads/RUS-IRN/turnover.csv",
            "/v1/dyads/RUS-IRN/turnover.csv?sep=tab",
            "/v1/dyads/RUS-IRN/turnover.xlsx",
            "/v1/dyads/RUS-IRN/turnover.jsonl",
            "/v1/dyads/RUS-IRN/turnover.parquet",
            "/v1/dyads/RUS-IRN/turnover.arrow",
            "/v1/dyads/RUS-IRN/turnover.arrows",
            "/v1/dyads/RUS-IRN/turnover.txt?last=1",
            "/v1/dyads/RUS-IRN/turnover.txt?from=x",
            "/v1/dyads/RUS-IRN/turnover.bib",
            "/v1/dyads/RUS-IRN/turnover.zip",
            "/v1/dyads/RUS-IRN/turnover.svg?width=300&height=240",
            "/v1/dyads/RUS-IRN/turnover.png?width=300&height=240",
            "/v1/dyads/RUS-IRN/turnover.pdf?width=300&height=240",
            "/v1/dyads/RUS-IRN/turnover.csv-metadata.json",
            "/v1/charts",
            "/v1/charts/russia-iran-turnover.svg",
            "/v1/charts/none.svg",
            "/v1/panel.csv",
            "/v1/observations.csv",
            "/v1/datasets.jsonld",
            "/v1/datasets/russia-iran/croissant.json",
            "/v1/datasets/russia-iran/observations.csv",
            "/v1/datasets/russia-iran/datapackage.json",
            "/v1/datasets/russia-iran/../../Cargo.toml",
            "/v1/datasets/russia-iran.zip",
            "/v1/nothing",
        ],
    ),
    ("/openapi.json", &["/openapi.json"]),
    ("/openapi-3.0.json", &["/openapi-3.0.json"]),
    ("/docs", &["/docs"]),
    ("/healthz", &["/healthz"]),
    ("/readyz", &["/readyz"]),
    ("/metrics", &["/metrics"]),
    ("/favicon.svg", &["/favicon.svg"]),
    ("/favicon.ico", &["/favicon.ico"]),
    ("/apple-touch-icon.png", &["/apple-touch-icon.png"]),
    // What no route has.
    ("", &["/nothing", "/admin/nothing", "/v2/areas", "//evil.example/", "/%2e%2e/%2e%2e/etc/passwd"]),
];

/// Routes whose methods and answers another module of the tests knows better, and that say the same.
const ELSEWHERE: [&str; 1] = ["/test/panic"];

fn app() -> App {
    let app = App::new(Site::default());
    app.set_charts(builtin_definitions().into_iter().map(|(_, definition)| definition.unwrap()).collect());
    app.set_catalogue(Arc::new(Catalogue::load(&Roots::Builtin, None).unwrap()));
    app
}

/// What a body of this type must be allowed, and nothing more.
fn wanted(kind: &str, is_embed: bool) -> &'static str {
    match kind.split(';').next().unwrap_or_default() {
        "text/html" if is_embed => {
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; \
             base-uri 'none'; form-action 'none'; frame-ancestors *"
        }
        "text/html" => {
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; \
             base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
        }
        "image/svg+xml" => {
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'none'; sandbox"
        }
        "image/png" => "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox",
        "application/pdf" => "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        ""
        | "application/json"
        | "application/problem+json"
        | "application/ld+json"
        | "application/csvm+json"
        | "application/linkset+json"
        | "application/jsonl"
        | "text/csv"
        | "text/tab-separated-values"
        | "text/plain"
        | "text/css"
        | "text/javascript"
        | "text/xml"
        | "application/xml" => "default-src 'none'; frame-ancestors 'none'",
        _ => "default-src 'none'; frame-ancestors 'none'; sandbox",
    }
}

/// Holds what is said of the body of a response; `whole` is the answer that a 304 stands for.
fn holds(told: &str, path: &str, answered: &Answered, whole: Option<&Answered>) {
    let kind = whole.unwrap_or(answered).header("content-type");
    let is_private = path == "/metrics" || path.starts_with("/admin/");
    let policy = wanted(kind, path.starts_with("/embed"));
    assert_eq!(answered.header("content-security-policy"), policy, "{told} ({kind})");
    assert_eq!(answered.headers.get_all("content-security-policy").iter().count(), 1, "{told}");
    assert_eq!(answered.header("x-content-type-options"), "nosniff", "{told}");
    assert_eq!(answered.header("referrer-policy"), "no-referrer", "{told}");
    let is_page = kind.starts_with("text/html");
    let (is_embed, is_own) = (is_page && path.starts_with("/embed"), is_private || is_page && !path.starts_with("/embed"));
    let resource = if is_own { "same-origin" } else { "cross-origin" };
    assert_eq!(answered.header("cross-origin-resource-policy"), resource, "{told}");
    assert_eq!(answered.header("permissions-policy").contains("camera=()"), is_page, "{told}");
    assert_eq!(answered.header("cross-origin-opener-policy"), if is_page && !is_embed { "same-origin" } else { "" }, "{told}");
    for name in ["server", "x-powered-by", "set-cookie", "strict-transport-security", "via"] {
        assert_eq!(answered.header(name), "", "{told}: {name}");
    }
    assert_eq!(answered.header("access-control-allow-credentials"), "", "{told}");
    if is_private {
        assert_eq!(answered.header("access-control-allow-origin"), "", "{told}");
    }
    if let Some(location) = answered.headers.get("location") {
        let location = location.to_str().unwrap();
        assert!(location.starts_with('/') && !location.starts_with("//") && !location.contains('\\'), "{told}: {location}");
    }
}

/// The headers of a browser of another site, and more.
fn with<'a>(accept: &'a str, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    [&[("accept", accept), ("origin", "https://elsewhere.example")], more].concat()
}

#[tokio::test]
async fn every_route_and_status_tells_browsers_what_a_body_may_do() {
    let router = router(Arc::new(app()));
    let mut statuses = BTreeSet::new();
    for path in ROUTES.iter().flat_map(|(_, paths)| *paths) {
        for accept in ["*/*", PAGE, "image/nothing"] {
            let told = |what: &str| format!("{what} {path} accepting {accept}");
            let whole = ask(&router, Method::GET, path, &with(accept, &[])).await;
            statuses.insert(whole.status.as_u16());
            holds(&told("GET"), path, &whole, None);
            for method in [Method::HEAD, Method::OPTIONS, Method::POST, Method::DELETE, Method::TRACE] {
                let answered = ask(&router, method.clone(), path, &with(accept, &[])).await;
                statuses.insert(answered.status.as_u16());
                holds(&told(method.as_str()), path, &answered, None);
                assert!(![Method::POST, Method::DELETE, Method::TRACE].contains(&method) || answered.status.is_client_error());
            }
            let preflight = with(accept, &[("access-control-request-method", "GET")]);
            holds(&told("preflight"), path, &ask(&router, Method::OPTIONS, path, &preflight).await, None);
            let tag = whole.header("etag").to_owned();
            if tag.is_empty() {
                continue;
            }
            for (more, status) in [
                (("if-none-match", tag.as_str()), StatusCode::NOT_MODIFIED),
                (("if-match", "\"another\""), StatusCode::PRECONDITION_FAILED),
                (("range", "bytes=0-3"), StatusCode::PARTIAL_CONTENT),
                (("range", "bytes=99999999-"), StatusCode::RANGE_NOT_SATISFIABLE),
            ] {
                let answered = ask(&router, Method::GET, path, &with(accept, &[more])).await;
                statuses.insert(answered.status.as_u16());
                let of_whole = (answered.status == StatusCode::NOT_MODIFIED).then_some(&whole);
                holds(&told(more.1), path, &answered, of_whole);
                assert!(answered.status == status || whole.header("cache-control") == "no-store" || status.as_u16() > 205);
            }
        }
    }
    for status in [200, 206, 303, 304, 308, 400, 403, 404, 405, 406, 412, 416] {
        assert!(statuses.contains(&status), "{status} was never answered: {statuses:?}");
    }
}

#[tokio::test]
async fn faults_of_ours_and_what_is_not_ready_say_it_too() {
    let empty = router(Arc::new(App::new(Site::default())));
    for path in ["/", "/embed?dyad=RUS-IRN", "/readyz", "/v1/areas", "/v1/areas.csv", "/sitemap.xml"] {
        for accept in ["*/*", PAGE] {
            let answered = ask(&empty, Method::GET, path, &[("accept", accept)]).await;
            assert_eq!(answered.status, StatusCode::SERVICE_UNAVAILABLE, "{path}");
            holds(path, path, &answered, None);
        }
    }
    let guarded = router(Arc::new(app().with_metrics_token(Some(Token::new("0123456789abcdef")))));
    let refused = get(&guarded, "/metrics").await;
    assert_eq!(refused.status, StatusCode::UNAUTHORIZED);
    holds("/metrics without its token", "/metrics", &refused, None);
}

/// A route that is new must be walked over too.
#[test]
fn no_route_is_left_out() {
    let declared = fs::read_dir(root().join("http")).unwrap().map(|entry| entry.unwrap().path());
    let texts = declared
        .filter(|path| path.extension().is_some_and(|ending| ending == "rs"))
        .map(|path| fs::read_to_string(path).unwrap());
    let text = texts.collect::<String>();
    let routes: BTreeSet<&str> = text
        .split(".route(\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap())
        .filter(|route| !ELSEWHERE.contains(route))
        .collect();
    let walked: BTreeSet<&str> = ROUTES.iter().map(|(route, _)| *route).filter(|route| !route.is_empty()).collect();
    let missing: Vec<_> = routes.iter().filter(|route| !walked.contains(*route) && !route.starts_with("/admin")).collect();
    assert!(routes.len() > 30 && missing.is_empty(), "add addresses of {missing:?} to ROUTES");
}

#[tokio::test]
async fn only_a_site_at_https_promises_tls() {
    for (public_url, promised) in [
        ("", ""),
        ("/trade", ""),
        ("http://trade.example.org", ""),
        ("https://trade.example.org:8443", ""),
        ("https://trade.example.org", "max-age=15552000"),
    ] {
        let router = at(&Roots::Builtin, Site::new(public_url));
        for path in ["/", "/v1/areas", "/nothing", "/?dyad=rus-irn"] {
            let answered = get(&router, path).await;
            assert_eq!(answered.header("strict-transport-security"), promised, "{public_url} {path}");
        }
    }
}

#[tokio::test]
async fn nothing_in_an_answer_comes_from_the_host_or_from_forwarding_headers() {
    let router = builtin();
    let evil = [
        ("host", "evil.example"),
        ("x-forwarded-host", "evil.example"),
        ("x-forwarded-proto", "evil"),
        ("forwarded", "host=evil.example;proto=https"),
        ("x-original-url", "/metrics"),
        ("x-rewrite-url", "/metrics"),
        ("x-http-method-override", "DELETE"),
        ("referer", "https://evil.example/"),
    ];
    for path in [
        "/",
        "/?dyad=RUS-IRN",
        "/?dyad=rus-irn",
        "/v1/areas?limit=1",
        "/sitemap.xml",
        "/robots.txt",
        "/oembed?url=/?dyad=RUS-IRN",
        "/nothing",
    ] {
        let answered = ask(&router, Method::GET, path, &evil).await;
        let plain = get(&router, path).await;
        assert_eq!((answered.status, answered.header("location")), (plain.status, plain.header("location")), "{path}");
        assert!(!answered.text().contains("evil"), "{path}");
        if plain.status.is_success() {
            assert_eq!(answered.body, plain.body, "{path}");
        }
    }
}

#[tokio::test]
async fn a_title_of_an_address_is_drawn_as_such_unless_the_operator_says_otherwise() {
    let marked = "by whoever made this address";
    let (usual, trusting) = (router(Arc::new(app())), router(Arc::new(app().without_words_marked())));
    for (path, is_marked) in [
        ("/v1/dyads/RUS-IRN/turnover.svg?title=Mine", true),
        ("/v1/dyads/RUS-IRN/turnover.svg?subtitle=Mine&theme=dark", true),
        ("/v1/charts/russia-iran-turnover.svg?title=Mine", true),
        ("/v1/dyads/RUS-IRN/turnover.svg", false),
        ("/v1/charts/russia-iran-turnover.svg", false),
        ("/v1/charts/russia-iran-turnover.svg?width=600&lang=en", false),
    ] {
        for (router, is_trusting) in [(&usual, false), (&trusting, true)] {
            let picture = get(router, path).await;
            assert_eq!(picture.status, StatusCode::OK, "{path}: {}", picture.text());
            let text = picture.text();
            assert_eq!(text.contains(marked), is_marked && !is_trusting, "{path}");
            assert_eq!(text.split("</desc>").next().unwrap().contains(marked), is_marked && !is_trusting, "{path}");
        }
    }
    let png = get(&usual, "/v1/dyads/RUS-IRN/turnover.png?title=Mine").await;
    assert!(png.body.windows(marked.len()).any(|window| window == marked.as_bytes()), "its texts say so too");
}
