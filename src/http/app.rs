//! What the handlers share.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use arc_swap::{ArcSwap, ArcSwapOption};

use super::{
    connection::ConnectionCounters, loading::Loading, metrics::Metrics, policy::is_tls_only, problem::Problem,
    render_cache::RenderCache, stream::Streams, token::Token,
};
use crate::{
    chart::{ChartDefinition, HouseStyle, WorldMap},
    dataset::Catalogue,
    limits::Limits,
    write::Site,
};

/// What the handlers share: the data and charts being served, both replaceable under running requests.
#[derive(Debug)]
pub struct App {
    catalogue: ArcSwapOption<Catalogue>,
    charts: ArcSwap<Vec<ChartDefinition>>,
    /// Counts the sets of charts, so that what was drawn of an earlier set is not served as of this one.
    charts_revision: AtomicU64,
    pub(super) site: Site,
    pub(super) style: Option<Arc<HouseStyle>>,
    pub(super) map: Option<Arc<WorldMap>>,
    /// Where to report what could do harm.
    pub(super) security_contact: Option<String>,
    /// What a request carries that may read the counters; none where everybody may.
    pub(super) metrics_token: Option<Token>,
    /// What a request carries that may read anything; none where the data are published.
    pub(super) data_token: Option<Token>,
    /// Does a picture say when its title is that of whoever made its address?
    pub(super) marks_words: bool,
    /// Do browsers ask for the site by TLS only?
    pub(super) is_tls_only: bool,
    pub(super) render_cache: Arc<RenderCache>,
    pub(super) streams: Streams,
    pub(super) metrics: Arc<Metrics>,
    pub(super) connections: Arc<ConnectionCounters>,
    pub(super) loading: Loading,
    pub(super) limits: Limits,
    /// Does every request have a line in the log, or only those that failed on our side?
    pub(super) logs_requests: bool,
}

impl App {
    /// An app without data; it is not ready before it gets a catalogue.
    #[must_use]
    pub fn new(site: Site) -> Self {
        let (metrics, limits) = (Arc::new(Metrics::default()), *Limits::current());
        Self {
            catalogue: ArcSwapOption::empty(),
            charts: ArcSwap::default(),
            charts_revision: AtomicU64::new(0),
            is_tls_only: is_tls_only(&site),
            site,
            style: None,
            map: None,
            security_contact: None,
            metrics_token: None,
            data_token: None,
            marks_words: true,
            render_cache: Arc::new(RenderCache::new(Arc::clone(&metrics), &limits)),
            streams: Streams::new(&limits),
            metrics,
            connections: Arc::default(),
            loading: Loading::default(),
            limits,
            logs_requests: true,
        }
    }

    /// Answers within these limits, in place of those of the process.
    #[must_use]
    pub fn with_limits(self, limits: Limits) -> Self {
        let render_cache = Arc::new(RenderCache::new(Arc::clone(&self.metrics), &limits));
        Self { render_cache, streams: Streams::new(&limits), limits, ..self }
    }

    /// Draws in the style of a house.
    #[must_use]
    pub fn with_style(self, style: Option<Arc<HouseStyle>>) -> Self {
        Self { style, ..self }
    }

    /// Draws partners on these shapes.
    #[must_use]
    pub fn with_map(self, map: Option<Arc<WorldMap>>) -> Self {
        Self { map, ..self }
    }

    /// Names where to report what could do harm: an address with its scheme.
    #[must_use]
    pub fn with_security_contact(self, security_contact: Option<String>) -> Self {
        Self { security_contact, ..self }
    }

    /// Logs every request, or only those that failed on our side.
    #[must_use]
    pub fn with_request_log(self, logs_requests: bool) -> Self {
        Self { logs_requests, ..self }
    }

    /// Draws titles and subtitles of an address without saying that they are those of whoever made it.
    #[must_use]
    pub fn without_words_marked(self) -> Self {
        Self { marks_words: false, ..self }
    }

    /// Answers those who carry this token only: data that are not published.
    #[must_use]
    pub fn with_data_token(self, data_token: Option<Token>) -> Self {
        Self { data_token, ..self }
    }

    /// Hands the counters out to who carries this token only.
    #[must_use]
    pub fn with_metrics_token(self, metrics_token: Option<Token>) -> Self {
        Self { metrics_token, ..self }
    }

    /// Serves these data from now on.
    pub fn set_catalogue(&self, catalogue: Arc<Catalogue>) {
        self.catalogue.store(Some(catalogue));
        self.loading.succeeded();
    }

    /// The data could not be loaded again: those that are served stay.
    pub fn keep_catalogue(&self) {
        self.loading.failed();
    }

    /// Serves these charts from now on.
    pub fn set_charts(&self, charts: Vec<ChartDefinition>) {
        self.charts.store(Arc::new(charts));
        self.charts_revision.fetch_add(1, Ordering::SeqCst);
    }

    /// The data being served, if there are any yet.
    #[must_use]
    pub fn current(&self) -> Option<Arc<Catalogue>> {
        self.catalogue.load_full()
    }

    /// The data being served, or the problem that there are none yet.
    pub(super) fn catalogue(&self) -> Result<Arc<Catalogue>, Problem> {
        self.current().ok_or_else(Problem::not_ready)
    }

    /// The charts being served.
    pub(super) fn charts(&self) -> Arc<Vec<ChartDefinition>> {
        self.charts.load_full()
    }

    /// Which set of charts that is.
    pub(super) fn charts_revision(&self) -> u64 {
        self.charts_revision.load(Ordering::SeqCst)
    }
}
