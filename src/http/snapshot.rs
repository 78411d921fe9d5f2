//! One state of all that is served: datasets, charts, style and map, which are replaced together.

use std::{fmt::Debug, sync::Arc};

use crate::{
    chart::{ChartDefinition, HouseStyle, WorldMap},
    dataset::Catalogue,
};

/// What is served at one moment. A request is answered from one snapshot from its beginning to its end.
#[derive(Debug, Clone, Default)]
pub struct Snapshot {
    catalogue: Option<Arc<Catalogue>>,
    charts: Charts,
    style: Option<Arc<HouseStyle>>,
    map: Option<Arc<WorldMap>>,
}

/// The curated charts, with what tells each and all of them from others.
#[derive(Debug, Clone, Default)]
struct Charts {
    all: Arc<Vec<ChartDefinition>>,
    versions: Arc<[String]>,
    version: Arc<str>,
}

impl Charts {
    fn new(all: Vec<ChartDefinition>) -> Self {
        let versions: Arc<[String]> = all.iter().map(hash).collect();
        Self { version: hash(&versions).into(), versions, all: Arc::new(all) }
    }
}

impl Snapshot {
    /// The same with these data.
    #[must_use]
    pub fn with_catalogue(self, catalogue: Arc<Catalogue>) -> Self {
        Self { catalogue: Some(catalogue), ..self }
    }

    /// The same with these charts.
    #[must_use]
    pub fn with_charts(self, charts: Vec<ChartDefinition>) -> Self {
        Self { charts: Charts::new(charts), ..self }
    }

    /// The same, drawn in the style of a house.
    #[must_use]
    pub fn with_style(self, style: Option<Arc<HouseStyle>>) -> Self {
        Self { style, ..self }
    }

    /// The same, with partners drawn on these shapes.
    #[must_use]
    pub fn with_map(self, map: Option<Arc<WorldMap>>) -> Self {
        Self { map, ..self }
    }

    /// The data, if there are any yet.
    #[must_use]
    pub fn catalogue(&self) -> Option<&Arc<Catalogue>> {
        self.catalogue.as_ref()
    }

    /// The curated charts.
    #[must_use]
    pub fn charts(&self) -> &Arc<Vec<ChartDefinition>> {
        &self.charts.all
    }

    /// The style of the house.
    #[must_use]
    pub fn style(&self) -> Option<&Arc<HouseStyle>> {
        self.style.as_ref()
    }

    /// The shapes that partners are drawn on.
    #[must_use]
    pub fn map(&self) -> Option<&Arc<WorldMap>> {
        self.map.as_ref()
    }

    /// What tells these charts from others, so that what was drawn of others is not served as of these.
    pub(super) fn charts_version(&self) -> &str {
        &self.charts.version
    }

    /// The same of one chart.
    pub(super) fn chart_version(&self, slug: &str) -> &str {
        let place = self.charts.all.iter().position(|chart| chart.slug == slug);
        place.and_then(|place| self.charts.versions.get(place)).map_or("", String::as_str)
    }
}

/// What tells a value from others while the process runs.
fn hash(value: &impl Debug) -> String {
    blake3::hash(format!("{value:?}").as_bytes()).to_hex()[..16].to_owned()
}
