//! Which datasets and charts a command works on.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use clap::Args;

use super::engine_choice::OpenEngine;
use crate::chart::{ChartError, HouseStyle, WorldMap};
use crate::dataset::{CACHE_MIB, Catalogue, DatasetError, Entry, IN_MEMORY_MIB, Memory, Roots, State};
use crate::durable::folder_of;
use crate::watch::is_font;

/// Where datasets are.
#[derive(Debug, Clone, Args)]
pub(super) struct DatasetsOption {
    /// Folder of data packages [default: ./datasets where there is one, else the built-in ones]
    #[arg(long, env = "DYAD_DATASETS", value_name = "DIR")]
    datasets: Option<PathBuf>,
    /// Parquet tables without blocks beside them (dyad index) are kept in memory up to so many MiB
    #[arg(long, env = "DYAD_IN_MEMORY", value_name = "MIB", default_value_t = IN_MEMORY_MIB)]
    in_memory: u64,
    /// MiB of decoded blocks that are kept of imported tables
    #[arg(long, env = "DYAD_CACHE", value_name = "MIB", default_value_t = CACHE_MIB)]
    cache: u64,
}

/// The style of a house.
#[derive(Debug, Clone, Args)]
pub(super) struct StyleOption {
    /// File with the colours, the font and the logo of a house, in which all pictures are drawn
    #[arg(long, env = "DYAD_STYLE", value_name = "FILE")]
    style: Option<PathBuf>,
}

impl StyleOption {
    /// The file of the style.
    pub(super) fn file(&self) -> Option<&Path> {
        self.style.as_deref()
    }

    /// The file and the fonts beside it, which it may name.
    pub(super) fn files(&self) -> Vec<PathBuf> {
        let Some(style) = &self.style else { return Vec::new() };
        let folder = folder_of(style);
        let beside = std::fs::read_dir(folder).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path()));
        let mut fonts: Vec<PathBuf> = beside.filter(|path| is_font(path)).collect();
        fonts.sort();
        std::iter::once(style.clone()).chain(fonts).collect()
    }

    pub(super) fn read(&self) -> Result<Option<Arc<HouseStyle>>, ChartError> {
        self.style.as_deref().map(HouseStyle::read).transpose().map(|style| style.map(Arc::new))
    }
}

/// The shapes that partners are drawn on.
#[derive(Debug, Clone, Args)]
pub(super) struct MapOption {
    /// GeoJSON with the shapes of areas (WGS 84), on which kind=map draws partners; dyad ships no borders
    #[arg(long, env = "DYAD_MAP", value_name = "FILE")]
    map: Option<PathBuf>,
    /// Property of its features that holds their ISO 3166 code, of three letters or two
    #[arg(long, env = "DYAD_MAP_CODE", value_name = "PROPERTY", default_value = "ISO_A3")]
    map_code: String,
}

impl MapOption {
    /// The file of the shapes.
    pub(super) fn file(&self) -> Option<&Path> {
        self.map.as_deref()
    }

    pub(super) fn read(&self) -> Result<Option<Arc<WorldMap>>, ChartError> {
        let map = self.map.as_deref().map(|file| WorldMap::read(file, &self.map_code)).transpose()?;
        if let Some(nameless) = map.as_ref().map(WorldMap::nameless).filter(|count| *count > 0) {
            tracing::warn!("{nameless} shapes of the map have no ISO 3166 code in {}; they stay without a figure", self.map_code);
        }
        Ok(map.map(Arc::new))
    }
}

/// What pictures and links are prefixed with.
#[derive(Debug, Clone, Args)]
pub(super) struct PublicUrlOption {
    /// Prefix of links and of the address drawn in pictures: scheme and host of the site
    #[arg(long, env = "DYAD_PUBLIC_URL", value_name = "URL", default_value = "", hide_default_value = true)]
    public_url: String,
}

impl DatasetsOption {
    /// A named folder, even a bad one, is never replaced by another. With an engine only a folder that is named is served beside it.
    pub(super) fn roots(&self, engine: Option<&OpenEngine>) -> Roots {
        if let Some(engine) = engine {
            return Roots::Elsewhere(engine.datasets(), self.datasets.clone());
        }
        match &self.datasets {
            Some(folder) => Roots::Folder(folder.clone()),
            None if Path::new("datasets").is_dir() => Roots::Folder(PathBuf::from("datasets")),
            None => Roots::Builtin,
        }
    }

    /// How tables are held.
    pub(super) fn memory(&self) -> Memory {
        Memory::of_mib(self.in_memory, self.cache)
    }

    pub(super) fn catalogue(&self, roots: &Roots) -> Result<Catalogue, DatasetError> {
        let catalogue = Catalogue::load_within(roots, None, self.memory())?;
        warn_of(catalogue.entries());
        Ok(catalogue)
    }

    /// The datasets for one answer, where an engine that does not answer, or not of one of them, is the end: figures would be missing.
    pub(super) fn asked_once(&self, engine: Option<&OpenEngine>) -> anyhow::Result<Catalogue> {
        let catalogue = self.catalogue(&self.roots(engine))?;
        let refused = |is_meant: &dyn Fn(&Entry) -> bool| {
            let mut meant = catalogue.entries().iter().filter(|entry| is_meant(entry));
            meant.find_map(|entry| Some((entry, entry.findings.iter().find(|found| found.is_error())?)))
        };
        if engine.is_some()
            && let Some((entry, finding)) = refused(&Entry::is_awaited)
        {
            anyhow::bail!("the dataset {} cannot be asked for: {}", entry.name, finding.text);
        }
        if engine.is_some() && catalogue.datasets().next().is_none() {
            match refused(&|_| true) {
                Some((entry, finding)) => anyhow::bail!("no dataset can be asked for; {}: {}", entry.name, finding.text),
                None => anyhow::bail!("nothing was published to the place that --engine-data names"),
            }
        }
        Ok(catalogue)
    }
}

impl PublicUrlOption {
    pub(super) fn site(&self) -> crate::write::Site {
        crate::write::Site { public_url: self.public_url.trim_end_matches('/').to_owned() }
    }
}

/// The most findings of a dataset and of all of them that the log tells: who reads it through a pipe may not be reading yet.
const LOGGED: (usize, usize) = (25, 100);

/// Tells of the findings of every dataset, the first of them; `dyad check` tells more.
pub(super) fn warn_of<'a>(entries: impl IntoIterator<Item = &'a Entry>) {
    let mut left = LOGGED.1;
    for entry in entries {
        let told = entry.findings.len().min(LOGGED.0).min(left);
        for finding in &entry.findings[..told] {
            tracing::warn!("{}/{finding}", entry.folder);
        }
        left -= told;
        let more: u64 = entry.findings[told..].iter().map(|finding| finding.count).sum();
        if more > 0 {
            tracing::warn!("{}: {more} more findings; `dyad check` tells them", entry.folder);
        }
        if entry.dataset.is_none() {
            tracing::error!("dataset {} is refused; the others are served", entry.folder);
        } else if entry.state == State::Stale {
            tracing::error!("dataset {} has errors; its earlier version goes on serving", entry.folder);
        }
    }
}
