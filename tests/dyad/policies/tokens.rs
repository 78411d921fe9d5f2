//! What is for whoever carries a token, and what a server says that has nothing for anybody.

use super::*;

#[tokio::test]
async fn counters_are_for_who_carries_the_token_and_for_no_other_site() {
    const SECRET: &str = "0123456789abcdef0123";
    let guarded = router(Arc::new(app().with_metrics_token(Some(Token::new(SECRET)))));
    let with = |value: String| {
        let router = guarded.clone();
        async move { ask(&router, Method::GET, "/metrics", &[("authorization", &value)]).await }
    };
    for wrong in
        ["", "Bearer", "Bearer ", "Bearer 0123456789abcdef012", "Bearer 0123456789abcdef01234", "Basic 0123456789abcdef0123"]
    {
        let refused = with(wrong.to_owned()).await;
        assert_eq!(refused.status, StatusCode::UNAUTHORIZED, "{wrong}");
        assert_eq!(refused.header("www-authenticate"), "Bearer realm=\"dyad\"");
        assert_eq!(refused.header("cache-control"), "no-store");
        assert_eq!(refused.json()["type"], "/problems/unauthorized");
        assert!(!refused.text().contains("0123456789"), "no part of a token is told");
    }
    let told = with(format!("Bearer {SECRET}")).await;
    assert_eq!((told.status, told.header("cache-control")), (StatusCode::OK, "no-store"));
    assert!(told.text().contains("dyad_http_requests_total"));
    // Without a token they are for everybody, as before.
    assert_eq!(get(&builtin(), "/metrics").await.status, StatusCode::OK);
}

/// A server whose only dataset is refused.
fn refused() -> (Router, tempfile::TempDir) {
    let folder = package::folder_of(package::plain_rows(&["RUS,IRN,export,TOTAL,not-a-year,1,USD,6,,FOB,A,one"]).as_bytes());
    (served::package(folder.path()), folder)
}

#[tokio::test]
async fn a_server_with_nothing_to_serve_is_alive_and_not_ready() {
    let (router, _folder) = refused();
    assert_eq!(get(&router, "/healthz").await.status, StatusCode::OK);
    let answered = get(&router, "/readyz").await;
    assert_eq!(answered.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(answered.json()["detail"].as_str().unwrap().contains("every dataset is refused"));
    assert_eq!(get(&router, "/v1/datasets").await.status, StatusCode::OK, "what was found is told");
    assert_eq!(get(&builtin(), "/readyz").await.status, StatusCode::OK);
}

#[tokio::test]
async fn data_that_are_not_published_are_for_who_carries_the_token() {
    const SECRET: &str = "0123456789abcdef0123";
    const BEARER: (&str, &str) = ("authorization", "Bearer 0123456789abcdef0123");
    let open = ["/healthz", "/readyz", "/robots.txt", "/.well-known/security.txt"];
    let (public, guarded) = (router(Arc::new(app())), router(Arc::new(app().with_data_token(Some(Token::new(SECRET))))));
    let walked = ROUTES.iter().flat_map(|(_, paths)| *paths).filter(|path| !path.starts_with("/admin"));
    for (path, accept) in walked.flat_map(|path| [(path, "*/*"), (path, PAGE)]) {
        let told = format!("{path} accepting {accept}");
        for method in [Method::GET, Method::HEAD, Method::OPTIONS, Method::POST] {
            let without = ask(&guarded, method.clone(), path, &with(accept, &[("if-none-match", "*")])).await;
            assert!(without.status == StatusCode::UNAUTHORIZED || open.contains(path), "{method} {told}: {}", without.status);
            holds(&told, path, &without, None);
        }
        let wrong = ask(&guarded, Method::GET, path, &with(accept, &[("authorization", "Bearer 0123456789abcdef012")])).await;
        assert!(wrong.status == StatusCode::UNAUTHORIZED || open.contains(path), "{told}");
        let carried = ask(&guarded, Method::GET, path, &with(accept, &[BEARER])).await;
        let plain = ask(&public, Method::GET, path, &with(accept, &[])).await;
        assert_eq!(carried.status, plain.status, "{told}");
        if plain.status.is_success() && *path != "/metrics" {
            assert!(carried.body == plain.body, "{told}");
        }
        assert!(["private, no-cache", "no-store"].contains(&carried.header("cache-control")), "{told}");
        assert!(carried.headers.get_all("vary").iter().any(|vary| *vary == "Authorization"), "{told}");
    }
    let both = app().with_data_token(Some(Token::new(SECRET))).with_metrics_token(Some(Token::new("another token of it")));
    let both = router(Arc::new(both));
    assert_eq!(ask(&both, Method::GET, "/metrics", &[BEARER]).await.status, StatusCode::UNAUTHORIZED);
    let own = ("authorization", "Bearer another token of it");
    assert_eq!(ask(&both, Method::GET, "/metrics", &[own]).await.status, StatusCode::OK);
    assert_eq!(ask(&both, Method::GET, "/v1/areas", &[own]).await.status, StatusCode::UNAUTHORIZED);
}
