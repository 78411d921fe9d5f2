//! What users wait for: loading, a series with growth, a picture, JSON through the router.

use std::{hint::black_box, sync::Arc};

use axum::{body::Body, http::Request};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use dyad::{
    chart::{self, PictureSpec},
    dataset::{Catalogue, Roots},
    http::{App, router},
    query::{Answer, answer, parse_text},
    write::{self, Site},
};
use http_body_util::BodyExt;
use tower::ServiceExt;

const TURNOVER: &str = "RUS-IRN/turnover";
const BALANCE: &str = "RUS-IRN/balance?source=wits";

fn catalogue() -> Catalogue {
    Catalogue::load(&Roots::Builtin, None).expect("the built-in datasets load")
}

fn answered(catalogue: &Catalogue, text: &str) -> Answer {
    let request = parse_text(text, &[]).expect("a good query");
    answer(catalogue, &request.query).expect("an answer")
}

fn data(criterion: &mut Criterion) {
    criterion.bench_function("load and check the built-in datasets", |bench| bench.iter(|| black_box(catalogue())));
    let catalogue = catalogue();
    for (name, text) in [("3 years", TURNOVER), ("21 years", BALANCE)] {
        let request = parse_text(text, &[]).expect("a good query");
        criterion.bench_function(&format!("series with yoy, {name}"), |bench| {
            bench.iter(|| black_box(answer(&catalogue, &request.query)));
        });
    }
    let site = Site { public_url: String::new() };
    let series = answered(&catalogue, BALANCE);
    criterion.bench_function("JSON of 21 years", |bench| bench.iter(|| black_box(write::formats::json(&series, &site))));
    criterion.bench_function("claims with verdicts", |bench| bench.iter(|| black_box(answered(&catalogue, "RUS-IRN/claims"))));
}

fn pictures(criterion: &mut Criterion) {
    let catalogue = catalogue();
    let spec = PictureSpec::default();
    let mut group = criterion.benchmark_group("picture 1200 x 800");
    group.throughput(Throughput::Elements(1)).sample_size(40);
    for (name, text) in [("3 years", TURNOVER), ("21 years", BALANCE)] {
        let answer = answered(&catalogue, text);
        group.bench_function(format!("SVG, {name}"), |bench| bench.iter(|| black_box(chart::draw(&answer, &spec, ""))));
        let drawing = chart::draw(&answer, &spec, "").expect("a drawing");
        group.bench_function(format!("PNG of that SVG, {name}"), |bench| bench.iter(|| black_box(chart::png(&drawing, 1))));
    }
    group.finish();
}

fn http(criterion: &mut Criterion) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let app = App::new(Site { public_url: String::new() });
    app.set_catalogue(Arc::new(catalogue()));
    let router = router(Arc::new(app));
    for (name, path) in [("3 years", "/v1/dyads/RUS-IRN/turnover"), ("21 years", "/v1/dyads/RUS-IRN/balance?source=wits")] {
        criterion.bench_function(&format!("JSON through the router, {name}"), |bench| {
            bench.to_async(&runtime).iter(|| async {
                let request = Request::get(path).header("host", "bench").body(Body::empty()).expect("a request");
                let response = router.clone().oneshot(request).await.expect("an answer");
                black_box(response.into_body().collect().await.expect("a body").to_bytes())
            });
        });
    }
}

criterion_group!(benches, data, pictures, http);
criterion_main!(benches);
