//! `dyad serve`: the server.

use std::{net::SocketAddr, path::PathBuf, sync::Arc};

use clap::Args;
use tokio::signal::unix::{SignalKind, signal};

use super::{
    curated::ChartsOption,
    end::End,
    listen::{ListenAddress, reachable},
    roots::{DatasetsOption, MapOption, PublicUrlOption, StyleOption, warn_of},
    secret,
};
use crate::{
    dataset::{Catalogue, Roots},
    http::{App, router, serve},
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
    /// File with the token that /metrics wants, as Authorization: Bearer; or DYAD_METRICS_TOKEN holds it [default: none is wanted]
    #[arg(long, env = "DYAD_METRICS_TOKEN_FILE", value_name = "FILE")]
    metrics_token_file: Option<PathBuf>,
    #[command(flatten)]
    datasets: DatasetsOption,
    #[command(flatten)]
    public_url: PublicUrlOption,
    #[command(flatten)]
    style: StyleOption,
    #[command(flatten)]
    map: MapOption,
}

impl Serve {
    pub(super) fn run(self) -> anyhow::Result<End> {
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
        let ended = runtime.block_on(self.serve());
        runtime.shutdown_background();
        ended
    }

    async fn serve(self) -> anyhow::Result<End> {
        let (style, map) = (self.style.read()?, self.map.read()?);
        let metrics_token = secret::token(self.metrics_token_file.as_deref(), "--metrics-token-file", "DYAD_METRICS_TOKEN")?;
        let listener = self.listen.bind().await?;
        let address = listener.local_addr()?;
        let catalogue = Arc::new(self.datasets.catalogue()?);
        let charts = self.charts.with_data(&catalogue)?;
        println!("{}", start_line(&catalogue, charts.len(), &self.datasets.roots(), address));
        let app = Arc::new(
            App::new(self.public_url.site())
                .with_style(style)
                .with_map(map)
                .with_security_contact(self.security_contact)
                .with_metrics_token(metrics_token),
        );
        app.set_charts(charts);
        app.set_catalogue(Arc::clone(&catalogue));
        std::thread::spawn(move || made_ready(&catalogue));
        let reloads = tokio::spawn(reload_on_hangup(Arc::clone(&app), self.datasets.roots(), self.charts));
        serve(listener, router(app), asked_to_end()?, *Limits::current()).await;
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

fn start_line(catalogue: &Catalogue, charts: usize, roots: &Roots, address: SocketAddr) -> String {
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
        "dyad {}: {} {place} ({}, {}), {}; {every}open http://{}/",
        env!("CARGO_PKG_VERSION"),
        count(datasets.len(), "dataset"),
        count(observations, "observation"),
        count(claims, "claim"),
        count(charts, "chart"),
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
async fn reload_on_hangup(app: Arc<App>, roots: Roots, charts: ChartsOption) {
    let Ok(mut hangup) = signal(SignalKind::hangup()) else { return };
    while hangup.recv().await.is_some() {
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
