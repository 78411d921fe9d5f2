//! `dyad serve`: the server.

use std::{io::Write, net::SocketAddr, sync::Arc};

use clap::Args;
use tokio::signal::unix::{SignalKind, signal};

use super::{
    connection_options::ConnectionOptions,
    curated::ChartsOption,
    end::End,
    guards::GuardOptions,
    listen::{ListenAddress, reachable},
    log::LogOption,
    roots::{DatasetsOption, MapOption, PublicUrlOption, StyleOption, warn_of},
};
use crate::{
    dataset::{Catalogue, Roots},
    http::{App, Server, Tls, router},
    limits::Limits,
    query::{latest_totals, read_area_names},
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
    #[command(flatten)]
    guards: GuardOptions,
    #[command(flatten)]
    datasets: DatasetsOption,
    #[command(flatten)]
    public_url: PublicUrlOption,
    #[command(flatten)]
    style: StyleOption,
    #[command(flatten)]
    map: MapOption,
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
        let (style, map, tls) = (self.style.read()?, self.map.read()?, self.connections.tls()?);
        let guards = self.guards.read()?;
        let listener = self.listen.bind().await?;
        let address = listener.local_addr()?;
        let catalogue = Arc::new(self.datasets.catalogue()?);
        let charts = self.charts.with_data(&catalogue)?;
        // Whether anybody reads it is their affair.
        let line = start_line(&catalogue, charts.len(), &self.datasets.roots(), (address, tls.is_some()));
        drop(writeln!(std::io::stdout(), "{line}"));
        let datasets = catalogue.datasets().count();
        tracing::info!(version = env!("CARGO_PKG_VERSION"), datasets, charts = charts.len(), %address, "serving");
        let app = App::new(self.public_url.site())
            .with_style(style)
            .with_map(map)
            .with_security_contact(self.security_contact)
            .with_request_log(self.log.tells_requests());
        let app = Arc::new(guards.put(app));
        app.set_charts(charts);
        app.set_catalogue(Arc::clone(&catalogue));
        std::thread::spawn(move || made_ready(&catalogue));
        let reloads = tokio::spawn(reload_on_hangup(Arc::clone(&app), self.datasets.roots(), self.charts, tls.clone()));
        let server =
            Server::new(listener, *Limits::current()).with_tls(tls).with_trusted_proxies(self.connections.proxies()).of(&app);
        server.serve(router(app), asked_to_end()?).await;
        reloads.abort();
        tracing::info!("stopped");
        Ok(End::Done)
    }
}

/// Makes, beside the first answers, what would else be made while somebody waits.
fn made_ready(catalogue: &Catalogue) {
    read_area_names();
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

fn start_line(catalogue: &Catalogue, charts: usize, roots: &Roots, (address, tls): (SocketAddr, bool)) -> String {
    let count = |number: usize, word: &str| format!("{number} {word}{}", if number == 1 { "" } else { "s" });
    let datasets: Vec<_> = catalogue.datasets().collect();
    let observations: usize = datasets.iter().map(|dataset| dataset.table.len()).sum();
    let claims: usize = datasets.iter().map(|dataset| dataset.claims.len()).sum();
    let place = match roots {
        Roots::Folder(folder) => format!("from {}", folder.display()),
        Roots::Builtin => "built in".to_owned(),
    };
    let every = if address.ip().is_unspecified() { format!("listening on every interface ({address}); ") } else { String::new() };
    format!(
        "dyad {}: {} {place} ({}, {}), {}; {every}open http{}://{}/",
        env!("CARGO_PKG_VERSION"),
        count(datasets.len(), "dataset"),
        count(observations, "observation"),
        count(claims, "claim"),
        count(charts, "chart"),
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

/// Loads datasets and charts again at SIGHUP; what has a fault goes on serving as it was.
async fn reload_on_hangup(app: Arc<App>, roots: Roots, charts: ChartsOption, tls: Option<Arc<Tls>>) {
    let Ok(mut hangup) = signal(SignalKind::hangup()) else { return };
    while hangup.recv().await.is_some() {
        if let Some(Err(error)) = tls.as_deref().map(Tls::reload) {
            tracing::error!("the certificate is not read again, the earlier one goes on serving: {error}");
        }
        let (previous, roots, charts) = (app.current(), roots.clone(), charts.clone());
        let loaded = tokio::task::spawn_blocking(move || {
            let catalogue = Catalogue::load(&roots, previous.as_deref())?;
            warn_of(&catalogue);
            let charts = charts.with_data(&catalogue)?;
            anyhow::Ok((catalogue, charts))
        });
        match loaded.await {
            Ok(Ok((catalogue, charts))) => {
                tracing::info!("loaded again: {} datasets, {} charts", catalogue.datasets().count(), charts.len());
                app.set_charts(charts);
                let catalogue = Arc::new(catalogue);
                app.set_catalogue(Arc::clone(&catalogue));
                std::thread::spawn(move || made_ready(&catalogue));
            }
            Ok(Err(error)) => {
                app.keep_catalogue();
                tracing::error!("not loaded again, the earlier data go on serving: {error:#}");
            }
            Err(error) => {
                app.keep_catalogue();
                tracing::error!("not loaded again, the earlier data go on serving: {error}");
            }
        }
    }
}
