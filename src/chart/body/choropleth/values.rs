//! The values of areas, and the map that they stand on.

use std::sync::Arc;

use crate::{chart::map::WorldMap, trade::Area};

/// Values by area.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) struct Choropleth {
    /// The shapes; none as long as no map is named.
    pub(in crate::chart) map: Option<Arc<WorldMap>>,
    /// Whose figures they are; its shape is told apart.
    pub(in crate::chart) own: Option<(Area, String)>,
    /// The values, the greatest first.
    pub(in crate::chart) values: Vec<MapValue>,
    /// The unit of the values.
    pub(in crate::chart) unit: String,
    /// The greatest values in a sentence.
    pub(in crate::chart) told: String,
}

/// The value of one area.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) struct MapValue {
    pub(in crate::chart) area: Area,
    /// What it is called.
    pub(in crate::chart) name: String,
    /// Its value in the unit of the map.
    pub(in crate::chart) value: f64,
    /// Its value and share in words.
    pub(in crate::chart) words: String,
}

impl Choropleth {
    /// The areas with a value and without a shape.
    pub(in crate::chart) fn without_shape(&self, map: &WorldMap) -> Vec<&MapValue> {
        self.values.iter().filter(|value| !map.has(value.area)).collect()
    }
}
