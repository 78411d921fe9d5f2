//! Partners on the shapes of a map that the operator names, and what is said without one.

use std::{fs, sync::Arc};

use dyad::{
    chart::{self, ChartError, ChartKind, PictureSpec, Theme, WorldMap},
    language::Language,
    query::Answer,
};

use super::{
    layout::{SIZES, faults, is_well_formed},
    products::answered,
};

/// Squares of ten degrees with a code each, one of them too small to be seen and one without a code of the list.
fn squares() -> String {
    let square = |(code, left, size): (&str, f64, f64)| {
        let right = left + size;
        format!(
            r#"{{"type":"Feature","properties":{{"code":"{code}"}},"geometry":{{"type":"MultiPolygon","coordinates":[[[[{left},0],
            [{right},0],[{right},{size}],[{left},{size}],[{left},0]]]]}}}}"#
        )
    };
    let features: Vec<String> =
        [("RUS", 30.0, 10.0), ("CHN", 100.0, 40.0), ("DE", 10.0, 9.0), ("MLT", -20.0, 0.01), ("-99", -60.0, 10.0)]
            .map(square)
            .to_vec();
    format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(","))
}

fn map() -> Arc<WorldMap> {
    Arc::new(WorldMap::parse(squares().as_bytes(), "code").unwrap())
}

fn partners() -> Answer {
    let rows = ["CHN 60", "DEU 30", "MLT 5", "IRN 4", "KAZ 1"];
    answered(
        &rows.map(|row| row.split_once(' ').map(|(code, value)| format!("RUS {code} export TOTAL 2022 {value}")).unwrap()),
        "/v1/areas/RUS/partners",
    )
}

fn spec(map: Option<Arc<WorldMap>>) -> PictureSpec {
    PictureSpec { kind: Some(ChartKind::Map), map, ..PictureSpec::default() }
}

#[test]
fn without_a_map_the_kind_is_refused_and_says_how_to_name_one() {
    let Err(ChartError::Refused(fault)) = chart::draw(&partners(), &spec(None), "") else { panic!() };
    assert!(
        fault.parameter == "kind" && fault.detail.contains("--map FILE") && fault.detail.contains("ships no borders"),
        "{fault}"
    );
    assert_ne!(spec(Some(map())).key(), spec(None).key(), "a cache tells maps apart");
}

#[test]
fn who_has_no_shape_is_counted_and_named() {
    let drawing = chart::draw(&partners(), &spec(Some(map())), "").unwrap();
    let mut pointed: Vec<(&str, f64)> =
        drawing.hit_areas.iter().map(|point| (point.datum.period.as_str(), point.datum.value)).collect();
    pointed.sort_by(|one, other| other.1.total_cmp(&one.1));
    // Malta is a dot; Iran and Kazakhstan have no shape.
    assert_eq!(pointed, [("CHN", 60.0), ("DEU", 30.0), ("MLT", 5.0)]);
    let written: Vec<&str> = drawing.boxes.iter().map(|own| own.text.as_str()).collect();
    let all = written.join(" ");
    assert!(all.contains("2 partners have no shape on this map (Iran, Kazakhstan), 5.0%"), "{written:?}");
    assert!(all.contains("Equal Earth projection") && all.contains("no figure") && written.contains(&"Russia"), "{written:?}");
}

#[test]
fn nothing_overlaps_or_is_clipped_in_any_size_language_and_theme() {
    let (answer, map) = (partners(), map());
    let mut found = Vec::new();
    for (width, height) in SIZES {
        for (lang, theme) in
            [(Language::English, Theme::Light), (Language::Russian, Theme::Dark), (Language::Persian, Theme::Light)]
        {
            let spec = PictureSpec { width, height, lang, theme, ..spec(Some(Arc::clone(&map))) };
            let drawing = chart::draw(&answer, &spec, "https://trade.example.org").unwrap();
            let place = format!("{width}×{height} {lang:?}");
            found.extend(faults(&drawing).into_iter().map(|fault| format!("{place}: {fault}")));
            assert!(is_well_formed(&drawing.svg()) && !drawing.svg().contains("NaN"), "{place}");
        }
    }
    assert!(found.is_empty(), "{} faults, such as\n{}", found.len(), found[..found.len().min(20)].join("\n"));
}

#[test]
fn a_file_that_is_no_map_is_named_with_its_fault() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("world.geojson");
    fs::write(&path, squares()).unwrap();
    assert_eq!(WorldMap::read(&path, "code").unwrap().nameless(), 1);
    let fault = |property: &str| WorldMap::read(&path, property).unwrap_err().to_string();
    assert!(
        fault("ISO_A3").contains("world.geojson:1: no feature has the property \"ISO_A3\"; --map-code names another of: code")
    );
    fs::write(&path, "{}").unwrap();
    assert!(fault("code").contains("is not a GeoJSON of polygons"), "{}", fault("code"));
    let missing = WorldMap::read(&folder.path().join("none.geojson"), "code").unwrap_err().to_string();
    assert!(missing.contains("none.geojson:1: cannot be read"), "{missing}");
}
