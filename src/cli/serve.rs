//! `dyad serve`: the server.

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::{Context, anyhow};
use clap::Args;
use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
};

use super::{
    end::End,
    roots::{DatasetsOption, PublicUrlOption, StyleOption, warn_of},
};
use crate::{
    batch::{builtin_definitions, definitions},
    chart::ChartDefinition,
    dataset::{Catalogue, Roots, caught},
    http::{App, Limits, router, serve},
    query::{answer, latest_totals},
};

/// `dyad serve`.
#[derive(Debug, Args)]
pub(super) struct Serve {
    /// Address and port to listen on; port 0 takes any free one
    #[arg(long, env = "DYAD_LISTEN", value_name = "ADDRESS:PORT", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// Folder of chart definitions [default: ./charts where there is one, else the built-in ones]
    #[arg(long, env = "DYAD_CHARTS", value_name = "DIR")]
    charts: Option<PathBuf>,
    /// Where to report what could do harm, for /.well-known/security.txt: mailto:security@example.org, or an https address
    #[arg(long, env = "DYAD_SECURITY_CONTACT", value_name = "URI", value_parser = contact)]
    security_contact: Option<String>,
    #[command(flatten)]
    datasets: DatasetsOption,
    #[command(flatten)]
    public_url: PublicUrlOption,
    #[command(flatten)]
    style: StyleOption,
}

impl Serve {
    pub(super) fn run(self) -> anyhow::Result<End> {
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
        let ended = runtime.block_on(self.serve());
        runtime.shutdown_background();
        ended
    }

    async fn serve(self) -> anyhow::Result<End> {
        let style = self.style.read()?;
        let listener = TcpListener::bind(self.listen).await.map_err(|error| cannot_listen(self.listen, &error))?;
        let address = listener.local_addr()?;
        let catalogue = Arc::new(self.datasets.catalogue()?);
        let charts = chart_definitions(self.charts.as_deref(), &catalogue)?;
        println!("{}", start_line(&catalogue, charts.len(), &self.datasets.roots(), address));
        let app = Arc::new(App::new(self.public_url.site()).with_style(style).with_security_contact(self.security_contact));
        app.set_charts(charts);
        app.set_catalogue(Arc::clone(&catalogue));
        std::thread::spawn(move || made_ready(&catalogue));
        let reloads = tokio::spawn(reload_on_hangup(Arc::clone(&app), self.datasets.roots(), self.charts));
        serve(listener, router(app), asked_to_end()?, Limits::default()).await;
        reloads.abort();
        tracing::info!("stopped");
        Ok(End::Done)
    }
}

/// Makes, beside the first answers, what would else be made while somebody waits.
fn made_ready(catalogue: &Catalogue) {
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

fn cannot_listen(address: SocketAddr, error: &std::io::Error) -> anyhow::Error {
    let hint = if error.kind() == std::io::ErrorKind::AddrInUse { "the port is in use; " } else { "" };
    let (host, port) = (address.ip(), address.port().wrapping_add(1));
    anyhow!("cannot listen on {address}: {hint}choose another with --listen {host}:{port} or DYAD_LISTEN ({error})")
}

/// The charts of a named folder, of ./charts, or those compiled in. A broken definition is told of and left out, and so is
/// one that the data have nothing for.
fn chart_definitions(named: Option<&Path>, catalogue: &Catalogue) -> anyhow::Result<Vec<ChartDefinition>> {
    let found = match named {
        Some(folder) => definitions(folder).with_context(|| format!("--charts {}", folder.display()))?,
        None if Path::new("charts").is_dir() => definitions(Path::new("charts"))?,
        None => builtin_definitions(),
    };
    let has_data = |definition: &ChartDefinition| -> anyhow::Result<()> {
        let query = definition.parsed_query()?;
        // A fault of dyad in one chart leaves out that chart, not the start or the reload.
        caught(|| answer(catalogue, &query)).map_err(|panic| anyhow!("this is a fault of dyad, please report it: {panic}"))??;
        Ok(())
    };
    let sound = found.into_iter().filter_map(|(slug, definition)| {
        let definition = definition.inspect_err(|error| tracing::error!("chart {slug} is left out: {error}")).ok()?;
        let missing = has_data(&definition).err();
        if let Some(error) = &missing {
            tracing::warn!("chart {slug} is left out: {error}");
        }
        missing.is_none().then_some(definition)
    });
    Ok(sound.collect())
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
    format!(
        "dyad {}: {} {place} ({}, {}), {}; open http://{address}/",
        env!("CARGO_PKG_VERSION"),
        count(datasets.len(), "dataset"),
        count(observations, "observation"),
        count(claims, "claim"),
        count(charts, "chart"),
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
async fn reload_on_hangup(app: Arc<App>, roots: Roots, charts: Option<PathBuf>) {
    let Ok(mut hangup) = signal(SignalKind::hangup()) else { return };
    while hangup.recv().await.is_some() {
        let (previous, roots, charts) = (app.current(), roots.clone(), charts.clone());
        let loaded = tokio::task::spawn_blocking(move || {
            let catalogue = Catalogue::load(&roots, previous.as_deref())?;
            warn_of(&catalogue);
            let charts = chart_definitions(charts.as_deref(), &catalogue)?;
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
