//! `MANIFEST.json`: what each chart was made from and what it came to, so that only what changed is drawn again.

use std::{collections::BTreeMap, path::Path};

use anyhow::Context;
use serde::{Deserialize, Serialize};

use super::work::{Outputs, files_of, hash};
use crate::{chart::RENDERER_REVISION, query::Format, regular_file};

/// More than any picture or manifest has: what is longer is not one that was written here.
const MOST_BYTES: u64 = 1 << 30;

/// The charts of a folder by slug.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Manifest {
    renderer: u32,
    charts: BTreeMap<String, Entry>,
}

/// One chart: a hash of its inputs and of each output by suffix.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Entry {
    inputs: String,
    outputs: BTreeMap<String, String>,
}

impl Manifest {
    pub(super) const FILE: &str = "MANIFEST.json";

    /// The manifest of a folder; an empty one when there is none or an older renderer made it.
    pub(super) fn read(folder: &Path) -> anyhow::Result<Self> {
        let empty = Self { renderer: RENDERER_REVISION, charts: BTreeMap::new() };
        let path = folder.join(Self::FILE);
        let bytes = match regular_file::read(&path, MOST_BYTES) {
            Ok(bytes) => bytes,
            Err(error) if error.is_missing() => return Ok(empty),
            Err(error) => return Err(error).with_context(|| format!("cannot read {}", path.display())),
        };
        let manifest: Self = serde_json::from_slice(&bytes)
            .with_context(|| format!("{} is not a manifest; remove it to draw every chart again", path.display()))?;
        Ok(if manifest.renderer == RENDERER_REVISION { manifest } else { empty })
    }

    pub(super) fn entry(&self, slug: &str) -> Option<&Entry> {
        self.charts.get(slug)
    }

    pub(super) fn set(&mut self, slug: &str, entry: Entry) {
        self.charts.insert(slug.to_owned(), entry);
    }

    /// Forgets charts whose definition is gone.
    pub(super) fn keep_only<'a>(&mut self, slugs: impl Iterator<Item = &'a str>) {
        let slugs: Vec<&str> = slugs.collect();
        self.charts.retain(|slug, _| slugs.contains(&slug.as_str()));
    }

    pub(super) fn bytes(&self) -> anyhow::Result<Vec<u8>> {
        let mut bytes = serde_json::to_vec_pretty(self)?;
        bytes.push(b'\n');
        Ok(bytes)
    }
}

impl Entry {
    pub(super) fn new(inputs: &str, outputs: &Outputs) -> Self {
        let outputs = outputs.iter().map(|(format, bytes)| (format.suffix().to_owned(), hash(bytes))).collect();
        Self { inputs: inputs.to_owned(), outputs }
    }

    /// Were the files made from these inputs, and are they still what was written?
    pub(super) fn is_current(&self, inputs: &str, svg: &str, folder: &Path, slug: &str) -> bool {
        let on_disk = |path: std::path::PathBuf| regular_file::read(&path, MOST_BYTES).ok().map(|bytes| hash(&bytes));
        let drawn_alike = self.outputs.get(Format::Svg.suffix()) == Some(&hash(svg.as_bytes()));
        self.inputs == inputs
            && drawn_alike
            && files_of(folder, slug).all(|(format, path)| self.outputs.get(format.suffix()).cloned() == on_disk(path))
    }
}
