//! What is served from disk (datasets, charts, style, map), loaded at the start and again: all of it becomes one snapshot, and what
//! has a fault stays as it was.

use std::{
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use super::{
    curated::{ChartsOption, LoadedCharts, charts_of, tell},
    reloaded_file::ReloadedFile,
    roots::{DatasetsOption, MapOption, StyleOption, warn_of},
};
use crate::{
    chart::{HouseStyle, WorldMap},
    dataset::{Catalogue, DatasetError, Entry, Reloader, Roots, State},
    http::{Became, ReloadReport, ReloadResult, ReloadedDataset, ReloadedItem, Snapshot},
    watch::{FileStates, Patience, Place},
};

/// Where it stands on disk.
#[derive(Debug, Clone)]
pub(super) struct ServedFiles {
    pub datasets: DatasetsOption,
    pub roots: Roots,
    pub charts: ChartsOption,
    pub style: StyleOption,
    pub map: MapOption,
}

/// A file of another part of the program that is read again with the others (a certificate): its name, the files, and how.
pub(super) type Also = (&'static str, Vec<PathBuf>, Arc<dyn Fn() -> Result<(), String> + Send + Sync>);

/// Called when something ends that was waited for too long.
type Ended = Arc<dyn Fn() + Send + Sync>;

/// Loads again and again.
pub(super) struct Reloading {
    files: ServedFiles,
    /// The folder of charts that there was at the start; the built-in ones do not take its place.
    charts_folder: Option<PathBuf>,
    datasets: Reloader,
    charts: Patience<anyhow::Result<LoadedCharts>>,
    style: ReloadedFile<Option<Arc<HouseStyle>>>,
    map: ReloadedFile<Option<Arc<WorldMap>>>,
    also: Vec<(Also, ReloadedFile<()>)>,
    /// What the log knows: why data could not be loaded, and of charts and files that are not what they should be.
    told: Mutex<(Option<String>, Vec<ReloadedItem>)>,
}

impl ServedFiles {
    /// Everything as it is at the start, where what cannot be read is the end.
    pub(super) fn load(&self) -> anyhow::Result<Snapshot> {
        let (style, map) = (self.style.read()?, self.map.read()?);
        let catalogue = Arc::new(self.catalogue()?);
        let charts = self.charts.with_data(&catalogue)?;
        Ok(Snapshot::default().with_style(style).with_map(map).with_charts(charts).with_catalogue(catalogue))
    }
}

impl ServedFiles {
    /// The datasets at the start. A place elsewhere that cannot be looked at yet keeps no server from starting: it goes on looking.
    fn catalogue(&self) -> Result<Catalogue, DatasetError> {
        match self.datasets.catalogue(&self.roots) {
            Err(error @ DatasetError::Elsewhere { .. }) => {
                tracing::error!("there is nothing to serve yet: {error}");
                Ok(Catalogue::from_packages(Vec::new(), None, self.datasets.memory()))
            }
            loaded => loaded,
        }
    }
}

impl Reloading {
    /// Loads these files again; made before they are loaded first, so that no change is missed.
    pub(super) fn new(files: ServedFiles, also: Vec<Also>, patience: Duration, ended: &Ended) -> Self {
        let states = |paths: &[PathBuf]| FileStates::of(paths.iter().map(PathBuf::as_path));
        let map_files: Vec<PathBuf> = files.map.file().map(PathBuf::from).into_iter().collect();
        let also = also.into_iter().map(|also| {
            let file = ReloadedFile::new(also.0, states(&also.1), patience, ended);
            (also, file)
        });
        Self {
            charts_folder: files.charts.folder().map(PathBuf::from),
            datasets: Reloader::new(patience, ended),
            charts: Patience::new(patience, Arc::clone(ended)),
            style: ReloadedFile::new("style", states(&files.style.files()), patience, ended),
            map: ReloadedFile::new("map", states(&map_files), patience, ended),
            also: also.collect(),
            told: Mutex::default(),
            files,
        }
    }

    /// Where something may change.
    pub(super) fn places(&self) -> Vec<Place> {
        let datasets = match &self.files.roots {
            Roots::Folder(folder) | Roots::Elsewhere(_, Some(folder)) => Some(Place::Folder(folder.clone())),
            Roots::Builtin | Roots::Elsewhere(_, None) => None,
        };
        let files = [self.files.style.file(), self.files.map.file()].into_iter().flatten().map(PathBuf::from);
        let also = self.also.iter().flat_map(|((_, files, _), _)| files.iter().cloned());
        let charts = self.charts_folder.clone().map(Place::Folder);
        datasets.into_iter().chain(charts).chain(files.chain(also).map(Place::File)).collect()
    }

    /// What there is now, where it is another than before, and what became of each part. `by_content`: files are looked into, also
    /// where the file system says that nothing changed.
    pub(super) fn again(&self, before: &Arc<Snapshot>, by_content: bool) -> (Option<Snapshot>, ReloadReport) {
        let begun = Instant::now();
        let none = Arc::new(Catalogue::default());
        let served = before.catalogue().unwrap_or(&none);
        let (catalogue, detail) = match self.datasets.load(&self.files.roots, served, by_content) {
            Ok(catalogue) => (Arc::new(catalogue), None),
            Err(error) => (Arc::clone(served), Some(error.to_string())),
        };
        let datasets = compared(served, &catalogue);
        let other_data = !Arc::ptr_eq(served, &catalogue) && !is_same(served, &catalogue);
        let catalogue = if other_data { catalogue } else { Arc::clone(served) };
        let (charts, chart_items) = self.charts_again(&catalogue, before);
        let (style, map, files) = self.files_again();
        let is_other = other_data || charts.is_some() || style.is_some() || map.is_some();
        let snapshot = is_other.then(|| {
            let mut snapshot = Snapshot::clone(before).with_catalogue(Arc::clone(&catalogue));
            if let Some(charts) = charts {
                snapshot = snapshot.with_charts(charts);
            }
            if let Some(style) = style {
                snapshot = snapshot.with_style(style);
            }
            if let Some(map) = map {
                snapshot = snapshot.with_map(map);
            }
            snapshot
        });
        let milliseconds = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
        let report = ReloadReport::new(milliseconds, detail, datasets, chart_items, files);
        self.log(served, &catalogue, &report);
        (snapshot, report)
    }

    /// The charts, where they are others than before.
    fn charts_again(
        &self,
        catalogue: &Arc<Catalogue>,
        before: &Arc<Snapshot>,
    ) -> (Option<Vec<crate::chart::ChartDefinition>>, Vec<ReloadedItem>) {
        let (folder, catalogue, earlier) = (self.charts_folder.clone(), Arc::clone(catalogue), Arc::clone(before));
        let work = move || charts_of(folder.as_deref(), &catalogue, Some(&earlier));
        let kept =
            |detail: String| (None, vec![ReloadedItem { name: "charts".to_owned(), became: Became::Kept, detail: Some(detail) }]);
        match self.charts.run("charts", Some(FileStates::of([])), work) {
            None => kept("their folder does not answer; does its drive hang?".to_owned()),
            Some(Err(error)) => kept(format!("{error:#}")),
            Some(Ok(loaded)) => (Some(loaded.charts).filter(|charts| charts != before.charts().as_ref()), loaded.items),
        }
    }

    #[expect(clippy::type_complexity, reason = "a style or none, a map or none, where they are others than before")]
    fn files_again(&self) -> (Option<Option<Arc<HouseStyle>>>, Option<Option<Arc<WorldMap>>>, Vec<ReloadedItem>) {
        let mut items = Vec::new();
        let (mut style, mut map) = (None, None);
        if self.files.style.file().is_some() {
            let option = self.files.style.clone();
            let (read, item) = self.style.again(self.files.style.files(), move || option.read());
            style = read;
            items.extend(item);
        }
        if let Some(file) = self.files.map.file() {
            let option = self.files.map.clone();
            let (read, item) = self.map.again(vec![file.to_owned()], move || option.read());
            map = read;
            items.extend(item);
        }
        for ((_, files, read), file) in &self.also {
            let read = Arc::clone(read);
            items.extend(file.again(files.clone(), move || read()).1);
        }
        (style, map, items)
    }

    /// Tells what is not as it was told before.
    fn log(&self, before: &Catalogue, now: &Catalogue, report: &ReloadReport) {
        let is_new = |entry: &&Entry| !earlier(before, entry).is_some_and(|was| entry.is(was));
        warn_of(now.entries().iter().filter(is_new));
        for gone in report.datasets.iter().filter(|dataset| dataset.became == Became::Gone) {
            tracing::warn!("dataset {} is not served any more: its folder {} has gone", gone.name, gone.folder);
        }
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(detail) = report.detail.as_ref().filter(|detail| told.0.as_ref() != Some(*detail)) {
            tracing::error!("not loaded again, the earlier data go on serving: {detail}");
        }
        report.charts.iter().filter(|item| !told.1.contains(item)).for_each(tell);
        for item in report.files.iter().filter(|item| !told.1.contains(item)) {
            if let Some(detail) = &item.detail {
                tracing::error!("the {} is broken, and its earlier version goes on serving: {detail}", item.name);
            }
        }
        *told = (report.detail.clone(), report.charts.iter().chain(&report.files).cloned().collect());
        if report.result != ReloadResult::Unchanged {
            let count = |became: Became| {
                let items = report.charts.iter().chain(&report.files).filter(|item| item.became == became).count();
                items + report.datasets.iter().filter(|dataset| dataset.became == became).count()
            };
            let (loaded, kept, refused, gone) =
                (count(Became::Loaded), count(Became::Kept), count(Became::Refused), count(Became::Gone));
            let milliseconds = report.milliseconds;
            tracing::debug!("reload: {loaded} loaded, {kept} kept, {refused} refused, {gone} gone, in {milliseconds} ms");
        }
    }
}

/// Is all of it the same, down to what is known of the files?
fn is_same(before: &Catalogue, now: &Catalogue) -> bool {
    before.entries().len() == now.entries().len()
        && now.entries().iter().all(|entry| earlier(before, entry).is_some_and(|was| entry.is(was)))
}

fn earlier<'a>(before: &'a Catalogue, entry: &Entry) -> Option<&'a Entry> {
    before.entries().iter().find(|was| was.folder == entry.folder)
}

/// What became of each dataset.
fn compared(before: &Catalogue, now: &Catalogue) -> Vec<ReloadedDataset> {
    let became = |entry: &Entry| match entry.state {
        State::Stale => Became::Kept,
        State::Refused => Became::Refused,
        State::Served if earlier(before, entry).is_some_and(|was| entry.is(was)) => Became::Unchanged,
        State::Served => Became::Loaded,
    };
    let mut all: Vec<_> = now.entries().iter().map(|entry| ReloadedDataset::new(entry, became(entry))).collect();
    let gone = before.entries().iter().filter(|was| was.dataset.is_some() && earlier(now, was).is_none());
    all.extend(gone.map(|was| ReloadedDataset::new(was, Became::Gone)));
    all
}
