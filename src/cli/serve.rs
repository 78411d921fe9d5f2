//! `dyad serve`: the server.

use std::{io::Write, net::SocketAddr, path::PathBuf, sync::Arc};

use clap::Args;
use tokio::{
    signal::unix::{SignalKind, signal},
    sync::Notify,
};

use super::{
    connection_options::ConnectionOptions,
    curated::ChartsOption,
    end::End,
    engine_choice::opened,
    engine_options::EngineOptions,
    guards::GuardOptions,
    listen::{ListenAddress, reachable},
    log::LogOption,
    reload_task::ReloadTask,
    roots::{DatasetsOption, MapOption, PublicUrlOption, StyleOption, warn_of},
    served_files::{Also, Reloading, ServedFiles},
    watch_option::WatchOption,
};
use crate::{
    dataset::{Roots, State},
    http::{App, Server, Snapshot, Tls, reload_door, router},
    limits::{self, Limits},
    query::{latest_totals, read_area_names},
    write::Reviewer,
};

/// `dyad serve`.
#[derive(Debug, Args)]
pub(super) struct Serve {
    /// Address or name, and port, to listen on; :8080 is every interface, port 0 takes any free one
    #[arg(long, env = "DYAD_LISTEN", value_name = "ADDRESS:PORT", default_value = "127.0.0.1:8080")]
    listen: ListenAddress,
    #[command(flatten)]
    charts: ChartsOption,
    /// Where to report what could do harm, for /.well-known/security.txt: mailto:security@example.org, or an https address
    #[arg(long, env = "DYAD_SECURITY_CONTACT", value_name = "URI", value_parser = contact)]
    security_contact: Option<String>,
    /// Who stands for reviews of statements, for /v1/verify.jsonld: a name with an address of the web or of mail; there are none without
    #[arg(long, env = "DYAD_REVIEWER", value_name = "NAME <ADDRESS>")]
    reviewer: Option<Reviewer>,
    #[command(flatten)]
    guards: GuardOptions,
    #[command(flatten)]
    datasets: DatasetsOption,
    #[command(flatten)]
    engine: EngineOptions,
    #[command(flatten)]
    public_url: PublicUrlOption,
    #[command(flatten)]
    style: StyleOption,
    #[command(flatten)]
    map: MapOption,
    #[command(flatten)]
    watch: WatchOption,
    #[command(flatten)]
    connections: ConnectionOptions,
    #[command(flatten)]
    log: LogOption,
}

impl Serve {
    pub(super) fn start_log(&self) {
        self.log.start_queued();
    }

    pub(super) fn run(self) -> anyhow::Result<End> {
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
        let ended = runtime.block_on(self.serve());
        runtime.shutdown_background();
        ended
    }

    async fn serve(self) -> anyhow::Result<End> {
        // From now on it asks for a reload, and does not end the process.
        let hangup = signal(SignalKind::hangup())?;
        let tls = self.connections.tls()?;
        let guards = self.guards.read()?;
        let engine = opened(&self.engine)?;
        let roots = self.datasets.roots(engine.as_ref());
        let files =
            ServedFiles { datasets: self.datasets, roots: roots.clone(), charts: self.charts, style: self.style, map: self.map };
        let listener = self.listen.bind().await?;
        let address = listener.local_addr()?;
        let (limits, changed) = (Limits::current(), Arc::new(Notify::new()));
        let patience = limits::time(limits.load_time);
        let also = tls.clone().map(|tls| certificate(tls, self.connections.tls_files()));
        let reloading = Arc::new(Reloading::new(files.clone(), also.into_iter().collect(), patience, &told(&changed)));
        // Read once more behind the state of its files, so that a certificate that came meanwhile is not missed.
        if let Some(tls) = &tls {
            tls.reload()?;
        }
        let snapshot = files.load()?;
        // Whether anybody reads it is their affair.
        let line = start_line(&snapshot, &roots, (address, tls.is_some()));
        drop(writeln!(std::io::stdout(), "{line}"));
        let datasets = snapshot.catalogue().map_or(0, |catalogue| catalogue.datasets().count());
        tracing::info!(version = env!("CARGO_PKG_VERSION"), datasets, charts = snapshot.charts().len(), %address, "serving");
        let (door, asked) = reload_door();
        let app = App::new(self.public_url.site())
            .with_security_contact(self.security_contact)
            .with_reviewer(self.reviewer)
            .with_request_log(self.log.tells_requests());
        let app = if let Some(engine) = &engine { app.with_engine(engine.watch()) } else { app };
        let app = Arc::new(guards.put(app, door, address.ip().is_loopback()));
        app.publish(snapshot);
        let beside = Arc::clone(&app);
        std::thread::spawn(move || looked_through(&beside));
        let times = (limits::time(limits.settle_time), patience);
        let task = ReloadTask::new(Arc::clone(&app), reloading, asked, changed, times, (hangup, made_ready))
            .watching(&self.watch)
            .looking_every(self.engine.poll());
        let reloads = tokio::spawn(task.run());
        let server = Server::new(listener, *limits).with_tls(tls).with_trusted_proxies(self.connections.proxies()).of(&app);
        server.serve(router(app), asked_to_end()?).await;
        reloads.abort();
        if let Some(engine) = engine {
            engine.end();
        }
        tracing::info!("stopped");
        Ok(End::Done)
    }
}

/// How a certificate is read again.
fn certificate(tls: Arc<Tls>, files: Vec<PathBuf>) -> Also {
    ("certificate", files, Arc::new(move || tls.reload().map_err(|error| error.to_string())))
}

/// Tells that something is to be loaded again.
fn told(changed: &Arc<Notify>) -> Arc<dyn Fn() + Send + Sync> {
    let changed = Arc::clone(changed);
    Arc::new(move || changed.notify_one())
}

/// What is done beside the first answers: what would else be made while somebody waits, and a look at what no start looks at.
fn looked_through(app: &App) {
    let served = app.snapshot();
    made_ready(&served);
    let Some(catalogue) = served.catalogue() else { return };
    if let Some(damaged) = catalogue.verified() {
        warn_of(damaged.entries().iter().filter(|entry| entry.state == State::Stale));
        app.replace_catalogue(catalogue, damaged);
        made_ready(&app.snapshot());
    }
}

/// Makes what would else be made while somebody waits.
fn made_ready(served: &Snapshot) {
    read_area_names();
    let Some(catalogue) = served.catalogue() else { return };
    catalogue.warm();
    if let Err(error) = latest_totals(catalogue) {
        tracing::error!("the latest totals cannot be made: {error}");
    }
}

/// An address that `Contact` may name (RFC 9116, 2.5.3).
fn contact(text: &str) -> Result<String, String> {
    let is_address =
        ["mailto:", "https://", "tel:"].iter().any(|scheme| text.strip_prefix(scheme).is_some_and(|rest| !rest.is_empty()));
    let is_plain = text.bytes().all(|byte| byte.is_ascii_graphic());
    if is_address && is_plain { Ok(text.to_owned()) } else { Err("wanted is mailto:…, https://… or tel:…".to_owned()) }
}

fn start_line(served: &Snapshot, roots: &Roots, (address, tls): (SocketAddr, bool)) -> String {
    let count = |number: usize, word: &str| format!("{number} {word}{}", if number == 1 { "" } else { "s" });
    let datasets: Vec<_> = served.catalogue().into_iter().flat_map(|catalogue| catalogue.datasets()).collect();
    let observations: usize = datasets.iter().map(|dataset| dataset.table.len()).sum();
    let claims: usize = datasets.iter().map(|dataset| dataset.claims.len()).sum();
    let place = match roots {
        Roots::Folder(folder) => format!("from {}", folder.display()),
        Roots::Builtin => "built in".to_owned(),
        Roots::Elsewhere(elsewhere, None) => format!("with an engine, from {}", elsewhere.place()),
        Roots::Elsewhere(elsewhere, Some(folder)) => {
            format!("from {} and, with an engine, from {}", folder.display(), elsewhere.place())
        }
    };
    let every = if address.ip().is_unspecified() { format!("listening on every interface ({address}); ") } else { String::new() };
    format!(
        "dyad {}: {} {place} ({}, {}), {}; {every}open http{}://{}/",
        env!("CARGO_PKG_VERSION"),
        count(datasets.len(), "dataset"),
        count(observations, "observation"),
        count(claims, "claim"),
        count(served.charts().len(), "chart"),
        if tls { "s" } else { "" },
        reachable(address),
    )
}

/// Ends at Ctrl-C or SIGTERM.
fn asked_to_end() -> anyhow::Result<impl Future<Output = ()>> {
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
        tracing::info!("finishing the requests that are running");
    })
}
