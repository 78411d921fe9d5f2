//! The shapes of areas, from a file that the operator names: dyad ships no borders and takes no side in them.

mod equal_earth;
mod geojson;

use std::{fmt, hash, path::Path};

use super::error::ChartError;
use crate::{
    limits::Limits,
    regular_file::{self, FileError},
    trade::Area,
};

/// Places nearer to each other than this part of the map's width are one: finer than any picture draws.
const FINENESS: f64 = 1.0 / 4_000.0;

/// The shapes of areas on the Equal Earth projection.
#[derive(Clone)]
pub struct WorldMap {
    /// Every ring, the largest first; those of an area, or of what has no code of the list.
    pub(super) rings: Vec<MapRing>,
    /// The lowest and highest place that any ring has.
    pub(super) low: (f64, f64),
    pub(super) high: (f64, f64),
    /// How many shapes have no code of the list.
    nameless: usize,
    /// A hash of the file, which stands for it in cache keys.
    digest: String,
}

/// One ring of a shape: an outline, or a hole in one.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct MapRing {
    /// Whose it is.
    pub(super) area: Option<Area>,
    /// Is it a hole?
    pub(super) hole: bool,
    /// Its places, y to the north.
    pub(super) places: Vec<(f64, f64)>,
}

impl WorldMap {
    /// The map of a GeoJSON file, whose features have the code of their area, of three letters or two, in a property.
    ///
    /// # Errors
    /// [`ChartError::Definition`] that names the file, what is wrong and what is allowed.
    pub fn read(path: &Path, property: &str) -> Result<Self, ChartError> {
        let file = path.display().to_string();
        let fault = |text: String| ChartError::Definition { file: file.clone(), line: 1, text };
        let bytes = regular_file::read(path, Limits::current().map_bytes).map_err(|error| {
            let hint = if matches!(error, FileError::TooLarge { .. }) { "; a simplified map is enough for pictures" } else { "" };
            fault(format!("{error}{hint}"))
        })?;
        Self::parse(&bytes, property).map_err(fault)
    }

    /// The map of a GeoJSON.
    ///
    /// # Errors
    /// What is wrong with it, in words.
    pub fn parse(text: &[u8], property: &str) -> Result<Self, String> {
        let mut rings = Vec::new();
        let mut nameless = 0;
        for outline in geojson::outlines(text, property)? {
            let area = outline.code.as_deref().and_then(area);
            nameless += usize::from(area.is_none());
            rings.extend(outline.rings.iter().filter(|(_, ring)| ring.len() > 3).map(|(hole, ring)| {
                (
                    area,
                    *hole,
                    ring.iter().map(|(longitude, latitude)| equal_earth::project(*longitude, *latitude)).collect::<Vec<_>>(),
                )
            }));
        }
        let places = || rings.iter().flat_map(|(.., places)| places);
        let fold = |pick: fn(f64, f64) -> f64, start: f64| {
            places().fold((start, start), |(x, y), place| (pick(x, place.0), pick(y, place.1)))
        };
        let (low, high) = (fold(f64::min, f64::INFINITY), fold(f64::max, f64::NEG_INFINITY));
        if !rings.iter().any(|(area, ..)| area.is_some()) {
            return Err(format!("no shape has a code of ISO 3166, of three letters or two, in the property {property:?}"));
        }
        let fine = (high.0 - low.0) * FINENESS;
        let mut rings: Vec<MapRing> =
            rings.into_iter().map(|(area, hole, places)| MapRing { area, hole, places: thinned(&places, fine) }).collect();
        rings.sort_by(|one, other| signed_area(&other.places).abs().total_cmp(&signed_area(&one.places).abs()));
        let mut hasher = blake3::Hasher::new();
        hasher.update(text);
        hasher.update(property.as_bytes());
        let digest = hasher.finalize().to_hex().chars().take(32).collect();
        Ok(Self { rings, low, high, nameless, digest })
    }

    /// Has an area a shape?
    #[must_use]
    pub fn has(&self, area: Area) -> bool {
        self.rings.iter().any(|ring| ring.area == Some(area))
    }

    /// How many shapes of the file have no code of the list, so that no figure can stand on them.
    #[must_use]
    pub fn nameless(&self) -> usize {
        self.nameless
    }

    /// What stands for the map in keys of caches.
    #[must_use]
    pub fn digest(&self) -> &str {
        &self.digest
    }
}

/// The area of a code of three letters or two.
fn area(code: &str) -> Option<Area> {
    let code = code.trim();
    if code.len() == 2 { Area::all().find(|area| area.alpha_2() == Some(code)) } else { code.parse().ok() }
}

/// The area within a ring, below zero where it runs with the clock.
fn signed_area(ring: &[(f64, f64)]) -> f64 {
    let next = ring.iter().cycle().skip(1);
    ring.iter().zip(next).map(|(one, other)| one.0 * other.1 - other.0 * one.1).sum::<f64>() / 2.0
}

/// A ring without places that are nearer than this to the one kept before.
fn thinned(places: &[(f64, f64)], fine: f64) -> Vec<(f64, f64)> {
    let mut kept: Vec<(f64, f64)> = Vec::with_capacity(places.len());
    for place in places {
        let near = |last: &(f64, f64)| (last.0 - place.0).abs() < fine && (last.1 - place.1).abs() < fine;
        if !kept.last().is_some_and(near) {
            kept.push(*place);
        }
    }
    kept
}

impl fmt::Debug for WorldMap {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "WorldMap({} rings, {})", self.rings.len(), self.digest)
    }
}

impl PartialEq for WorldMap {
    fn eq(&self, other: &Self) -> bool {
        self.digest == other.digest
    }
}

impl Eq for WorldMap {}

impl hash::Hash for WorldMap {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        self.digest.hash(state);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(code: &str, left: f64, size: f64) -> String {
        let right = left + size;
        format!(
            r#"{{"type":"Feature","properties":{{"ISO_A3":"{code}","NAME":"x"}},"geometry":{{"type":"Polygon",
            "coordinates":[[[{left},0],[{right},0],[{right},{size}],[{left},{size}],[{left},0]]]}}}}"#
        )
    }

    fn collection(features: &[String]) -> String {
        format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(","))
    }

    #[test]
    fn shapes_stand_under_their_codes_the_largest_first() {
        let text = collection(&[square("RUS", 0.0, 10.0), square("IR", 20.0, 30.0), square("-99", 60.0, 5.0)]);
        let map = WorldMap::parse(text.as_bytes(), "ISO_A3").unwrap();
        let codes: Vec<_> = map.rings.iter().map(|ring| ring.area.map(Area::code)).collect();
        assert_eq!((codes, map.nameless()), (vec![Some("IRN"), Some("RUS"), None], 1));
        assert!(map.has("RUS".parse().unwrap()) && !map.has("CHN".parse().unwrap()));
        assert!(map.low.0 < map.high.0 && map.rings.iter().all(|ring| !ring.hole));
    }

    #[test]
    fn what_is_no_map_is_refused_with_what_is_allowed() {
        let fault = |text: &str, property: &str| WorldMap::parse(text.as_bytes(), property).unwrap_err();
        let good = collection(&[square("RUS", 0.0, 10.0)]);
        assert!(fault("{", "ISO_A3").contains("is not a GeoJSON"));
        assert!(fault(r#"{"type":"Feature","features":[]}"#, "ISO_A3").contains("FeatureCollection is needed"));
        assert!(fault(&good, "iso").ends_with("no feature has the property \"iso\"; --map-code names another of: ISO_A3, NAME"));
        assert!(fault(&collection(&[square("-99", 0.0, 10.0)]), "ISO_A3").contains("no shape has a code of ISO 3166"));
        assert!(
            fault(&collection(&[square("RUS", 500_000.0, 10.0)]), "ISO_A3")
                .contains("feature 1 has a place that is no longitude")
        );
    }
}
