//! Shapes out of a GeoJSON (RFC 7946): polygons and multipolygons, each with a code in one of its properties.

use serde::Deserialize;
use serde_json::{Map, Value};

/// At most so many features and so many places of their outlines are read.
pub(super) const MOST_FEATURES: usize = 10_000;
pub(super) const MOST_PLACES: usize = 2_000_000;

/// A longitude and a latitude; what follows them is left.
pub(super) type Position = Vec<f64>;

/// One shape as it stands in the file.
pub(super) struct Outline {
    /// The words of the property that holds the code; none where it has none.
    pub(super) code: Option<String>,
    /// Rings, each with whether it is a hole in the one before.
    pub(super) rings: Vec<(bool, Vec<(f64, f64)>)>,
}

#[derive(Deserialize)]
struct Collection {
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    features: Vec<Feature>,
}

#[derive(Deserialize)]
struct Feature {
    properties: Option<Map<String, Value>>,
    geometry: Option<Geometry>,
}

#[derive(Deserialize)]
#[serde(tag = "type")]
enum Geometry {
    Polygon {
        coordinates: Vec<Vec<Position>>,
    },
    MultiPolygon {
        coordinates: Vec<Vec<Vec<Position>>>,
    },
    #[serde(other)]
    Other,
}

/// The shapes of a file, with the code of each in the property of this name.
pub(super) fn outlines(text: &[u8], property: &str) -> Result<Vec<Outline>, String> {
    let collection: Collection =
        serde_json::from_slice(text).map_err(|error| format!("is not a GeoJSON of polygons: {error}"))?;
    if collection.kind != "FeatureCollection" {
        return Err(format!("is a GeoJSON {:?}; a FeatureCollection is needed", collection.kind));
    }
    if collection.features.len() > MOST_FEATURES {
        return Err(format!("has {} features; at most {MOST_FEATURES} are read", collection.features.len()));
    }
    let has = |feature: &Feature| feature.properties.as_ref().is_some_and(|own| own.contains_key(property));
    if !collection.features.iter().any(has) {
        let first = collection.features.first().and_then(|feature| feature.properties.as_ref());
        let names: Vec<&str> = first.into_iter().flat_map(|own| own.keys().map(String::as_str)).take(40).collect();
        return Err(format!("no feature has the property {property:?}; --map-code names another of: {}", names.join(", ")));
    }
    let mut left = MOST_PLACES;
    let mut found = Vec::new();
    for (place, feature) in collection.features.into_iter().enumerate() {
        let polygons = match feature.geometry {
            Some(Geometry::Polygon { coordinates }) => vec![coordinates],
            Some(Geometry::MultiPolygon { coordinates }) => coordinates,
            Some(Geometry::Other) | None => Vec::new(),
        };
        let taken: usize = polygons.iter().flatten().map(Vec::len).sum();
        left = left.checked_sub(taken).ok_or_else(|| format!("has more than {MOST_PLACES} places; at most so many are read"))?;
        let code = feature.properties.as_ref().and_then(|own| own.get(property)).and_then(Value::as_str).map(str::to_owned);
        // The first ring of a polygon is its outline, the others are holes in it, whichever way they run.
        let rings = polygons.iter().flat_map(|rings| rings.iter().enumerate().map(|(turn, ring)| (turn > 0, ring)));
        let rings = rings
            .map(|(hole, ring)| Some((hole, ring.iter().map(degrees).collect::<Option<Vec<_>>>()?)))
            .collect::<Option<Vec<_>>>();
        let fault = || format!("feature {} has a place that is no longitude and latitude in degrees (WGS 84)", place + 1);
        found.push(Outline { code, rings: rings.ok_or_else(fault)? });
    }
    Ok(found)
}

fn degrees(position: &Position) -> Option<(f64, f64)> {
    let (longitude, latitude) = (*position.first()?, *position.get(1)?);
    let slack = 1e-3;
    let held = |value: f64, most: f64| (value.abs() <= most + slack).then(|| value.clamp(-most, most));
    Some((held(longitude, 180.0)?, held(latitude, 90.0)?))
}
