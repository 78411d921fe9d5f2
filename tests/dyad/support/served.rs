//! The router on the built-in data, without a port.

use std::{path::Path, sync::Arc};

use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Method, Request, StatusCode},
};
use dyad::{
    batch::builtin_definitions,
    dataset::{Catalogue, Roots},
    http::{App, router},
    write::Site,
};
use http_body_util::BodyExt;
use serde_json::Value;
use tower::ServiceExt;

/// One answer.
pub struct Answered {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Answered {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

/// The router on these data, with the built-in charts.
pub fn served(roots: &Roots) -> Router {
    at(roots, Site::default())
}

/// The same at an address of its own.
pub fn at(roots: &Roots, site: Site) -> Router {
    let app = App::new(site);
    app.set_charts(builtin_definitions().into_iter().map(|(_, definition)| definition.unwrap()).collect());
    app.set_catalogue(Arc::new(Catalogue::load(roots, None).unwrap()));
    router(Arc::new(app))
}

/// The router on the built-in data.
pub fn builtin() -> Router {
    served(&Roots::Builtin)
}

/// The router on one data package.
pub fn package(folder: &Path) -> Router {
    served(&Roots::Folder(folder.to_owned()))
}

pub async fn ask(router: &Router, method: Method, path: &str, headers: &[(&str, &str)]) -> Answered {
    let mut request = Request::builder().method(method).uri(path).header("host", "test");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let response = router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    let (parts, body) = response.into_parts();
    let body = body.collect().await.unwrap().to_bytes().to_vec();
    Answered { status: parts.status, headers: parts.headers, body }
}

pub async fn get(router: &Router, path: &str) -> Answered {
    ask(router, Method::GET, path, &[]).await
}

/// The JSON of an address that must answer.
pub async fn json(router: &Router, path: &str) -> Value {
    let answered = get(router, path).await;
    assert_eq!(answered.status, StatusCode::OK, "{path}: {}", answered.text());
    answered.json()
}
