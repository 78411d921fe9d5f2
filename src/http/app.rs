//! What the handlers share.

use std::{sync::Arc, time::Duration};

use arc_swap::ArcSwap;

use super::{
    connection::ConnectionCounters,
    loading::Loading,
    metrics::Metrics,
    origins::Origins,
    policy::is_tls_only,
    reload_door::{Admin, ReloadDoor},
    reload_report::ReloadReport,
    render_cache::RenderCache,
    snapshot::Snapshot,
    stream::Streams,
    token::Token,
};
use crate::{
    chart::{ChartDefinition, HouseStyle, WorldMap},
    dataset::Catalogue,
    limits::Limits,
    table::EngineWatch,
    write::{Reviewer, Site},
};

/// What the handlers share, and the snapshot of what is served, which is replaced whole under running requests.
#[derive(Debug)]
pub struct App {
    snapshot: ArcSwap<Snapshot>,
    pub(super) site: Site,
    /// Where to report what could do harm.
    pub(super) security_contact: Option<String>,
    /// Who stands for reviews of statements; where nobody does there are none.
    pub(super) reviewer: Option<Reviewer>,
    /// What a request carries that may read the counters; none where everybody may.
    pub(super) metrics_token: Option<Token>,
    /// What a request carries that may read anything; none where the data are published.
    pub(super) data_token: Option<Token>,
    /// Does a picture say when its title is that of whoever made its address?
    pub(super) marks_words: bool,
    /// Do browsers ask for the site by TLS only?
    pub(super) is_tls_only: bool,
    /// Whose pages may ask for tools.
    pub(super) origins: Origins,
    /// Who may have what changed on disk loaded again; nobody where no token is set.
    pub(super) admin: Option<Admin>,
    pub(super) render_cache: Arc<RenderCache>,
    pub(super) streams: Streams,
    pub(super) metrics: Arc<Metrics>,
    pub(super) connections: Arc<ConnectionCounters>,
    pub(super) loading: Loading,
    /// Tells how it goes with the engine elsewhere that has rows, where there is one.
    pub(super) engine: Option<Arc<dyn EngineWatch>>,
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
            snapshot: ArcSwap::default(),
            is_tls_only: is_tls_only(&site),
            site,
            security_contact: None,
            reviewer: None,
            metrics_token: None,
            data_token: None,
            origins: Origins::default(),
            admin: None,
            marks_words: true,
            render_cache: Arc::new(RenderCache::new(Arc::clone(&metrics), &limits)),
            streams: Streams::new(&limits),
            metrics,
            connections: Arc::default(),
            loading: Loading::default(),
            engine: None,
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

    /// Tells how it goes with an engine elsewhere that has rows of the data.
    #[must_use]
    pub fn with_engine(self, engine: Arc<dyn EngineWatch>) -> Self {
        Self { engine: Some(engine), ..self }
    }

    /// Draws in the style of a house.
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "as the other setters; a swap that was raced makes it anew")]
    pub fn with_style(self, style: Option<Arc<HouseStyle>>) -> Self {
        self.change(|snapshot| snapshot.with_style(style.clone()));
        self
    }

    /// Draws partners on these shapes.
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "as the other setters; a swap that was raced makes it anew")]
    pub fn with_map(self, map: Option<Arc<WorldMap>>) -> Self {
        self.change(|snapshot| snapshot.with_map(map.clone()));
        self
    }

    /// Names where to report what could do harm: an address with its scheme.
    #[must_use]
    pub fn with_security_contact(self, security_contact: Option<String>) -> Self {
        Self { security_contact, ..self }
    }

    /// Names who stands for reviews of statements.
    #[must_use]
    pub fn with_reviewer(self, reviewer: Option<Reviewer>) -> Self {
        Self { reviewer, ..self }
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

    /// Lets pages of these origins ask for tools.
    #[must_use]
    pub fn with_origins(self, origins: Origins) -> Self {
        Self { origins, ..self }
    }

    /// Has what changed on disk loaded again for who carries this token.
    #[must_use]
    pub fn with_admin(self, token: Option<Token>, door: ReloadDoor) -> Self {
        Self { admin: token.map(|token| Admin { token, door }), ..self }
    }

    /// Serves this from now on; requests that have begun end with what they began with.
    pub fn publish(&self, snapshot: Snapshot) {
        self.snapshot.store(Arc::new(snapshot));
        self.loading.succeeded();
    }

    /// What is being served.
    #[must_use]
    pub fn snapshot(&self) -> Arc<Snapshot> {
        self.snapshot.load_full()
    }

    /// Serves what a reload came to, where it came to anything new.
    pub fn reloaded(&self, snapshot: Option<Snapshot>, report: &ReloadReport) {
        if let Some(snapshot) = snapshot {
            self.snapshot.store(Arc::new(snapshot));
        }
        self.loading.reloaded(report.result, Duration::from_millis(report.milliseconds));
    }

    /// A reload came to nothing at all: what is served stays.
    pub fn reload_failed(&self) {
        self.loading.failed();
    }

    /// Serves other data in the place of these, unless others are served by now.
    pub fn replace_catalogue(&self, these: &Arc<Catalogue>, other: Catalogue) {
        let other = Arc::new(other);
        self.change(|snapshot| match snapshot.catalogue() {
            Some(served) if Arc::ptr_eq(served, these) => snapshot.with_catalogue(Arc::clone(&other)),
            _ => snapshot,
        });
        self.loading.failed();
    }

    fn change(&self, change: impl Fn(Snapshot) -> Snapshot) {
        self.snapshot.rcu(|snapshot| change(Snapshot::clone(snapshot)));
    }

    /// Serves these data from now on, with the charts, style and map that there are.
    #[expect(clippy::needless_pass_by_value, reason = "as the other setters; a swap that was raced makes it anew")]
    pub fn set_catalogue(&self, catalogue: Arc<Catalogue>) {
        self.change(|snapshot| snapshot.with_catalogue(Arc::clone(&catalogue)));
        self.loading.succeeded();
    }

    /// Serves these charts from now on, with the data, style and map that there are.
    #[expect(clippy::needless_pass_by_value, reason = "as the other setters; a swap that was raced makes it anew")]
    pub fn set_charts(&self, charts: Vec<ChartDefinition>) {
        self.change(|snapshot| snapshot.with_charts(charts.clone()));
    }

    /// The data being served, if there are any yet.
    #[must_use]
    pub fn current(&self) -> Option<Arc<Catalogue>> {
        self.snapshot.load().catalogue().cloned()
    }
}
