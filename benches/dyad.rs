//! What users wait for: loading, a series with growth, a picture, JSON through the router.

use std::{fmt::Write, hint::black_box, sync::Arc};

use axum::{body::Body, http::Request};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use dyad::{
    chart::{self, PictureSpec},
    dataset::{Catalogue, Roots},
    http::{App, router},
    query::{Answer, answer, parse_text},
    trade::Area,
    write::{self, Site},
};
use http_body_util::BodyExt;
use tower::ServiceExt;

/// A ranking of 24 bars, of the made-up data.
const PARTNERS: &str = "areas/RUS/partners?flow=exports&top=24";
const TURNOVER: &str = "RUS-IRN/turnover";
const BALANCE: &str = "RUS-IRN/balance?source=wits";

fn catalogue() -> Catalogue {
    Catalogue::load(&Roots::Builtin, None).expect("the built-in datasets load")
}

/// Exports of one area to sixty others over three years, made up.
fn ranked() -> Catalogue {
    let folder = tempfile::tempdir().expect("a folder");
    let place = folder.path().join("made-up");
    std::fs::create_dir(&place).expect("a folder");
    let mut rows = "reporter,partner,flow,product,period,value,currency,unit_mult,decimals,valuation,status,source\n".to_owned();
    let partners = Area::all().filter(|area| !area.is_group() && area.code() != "RUS").take(60);
    for (place, partner) in partners.enumerate() {
        for year in 2021..2024 {
            let value = 9_000_000 / (place + 1) + year * 7;
            writeln!(rows, "RUS,{},export,TOTAL,{year},{value},USD,3,0,FOB,A,made-up", partner.code()).expect("a line");
        }
    }
    std::fs::write(place.join("observations.csv"), rows).expect("a file");
    let package = r#"{"name": "made-up", "title": "Made up", "created": "2026-01-01T00:00:00Z",
        "licenses": [{"name": "CC0-1.0"}], "sources": [{"name": "made-up", "title": "Made up", "reporting": "reported"}],
        "resources": [{"name": "observations", "path": "observations.csv"}]}"#;
    std::fs::write(place.join("datapackage.json"), package).expect("a file");
    Catalogue::load(&Roots::Folder(folder.path().to_owned()), None).expect("a dataset")
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
    let (catalogue, ranked) = (catalogue(), ranked());
    let spec = PictureSpec::default();
    let mut group = criterion.benchmark_group("picture 1200 x 800");
    group.throughput(Throughput::Elements(1)).sample_size(40);
    for (name, catalogue, text) in
        [("3 years", &catalogue, TURNOVER), ("21 years", &catalogue, BALANCE), ("24 partners", &ranked, PARTNERS)]
    {
        let answer = answered(catalogue, text);
        let drawn = || chart::draw(&answer, &spec, "").expect("a drawing");
        group.bench_function(format!("{name}, as SVG"), |bench| bench.iter(|| black_box(drawn().svg())));
        group.bench_function(format!("{name}, as PNG"), |bench| bench.iter(|| black_box(chart::png(&drawn(), 1))));
        group.bench_function(format!("{name}, as PDF"), |bench| bench.iter(|| black_box(chart::pdf(&drawn()))));
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
