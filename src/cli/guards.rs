//! What a server wants of a request beyond its address, and what it says of words that are not its own.

use std::path::PathBuf;

use clap::{ArgAction, Args};

use super::{secret, settings::SettingsError, switch::switch};
use crate::http::{App, Origins, ReloadDoor, Token};

/// The options of it.
#[derive(Debug, Args)]
pub(super) struct GuardOptions {
    /// File with the token that every answer wants, for data that are not published; or DYAD_DATA_TOKEN holds it [default: none]
    #[arg(long, env = "DYAD_DATA_TOKEN_FILE", value_name = "FILE")]
    data_token_file: Option<PathBuf>,
    /// File with the token that /metrics wants, as Authorization: Bearer; or DYAD_METRICS_TOKEN holds it [default: none]
    #[arg(long, env = "DYAD_METRICS_TOKEN_FILE", value_name = "FILE")]
    metrics_token_file: Option<PathBuf>,
    /// File with the token that POST /admin/reload wants; or DYAD_ADMIN_TOKEN holds it [default: there is no such address]
    #[arg(long, env = "DYAD_ADMIN_TOKEN_FILE", value_name = "FILE")]
    admin_token_file: Option<PathBuf>,
    /// Site whose pages may ask the tools at /mcp, with its scheme; more with commas [default: the site's own]
    #[arg(long, env = "DYAD_MCP_ORIGINS", value_name = "ORIGIN", value_delimiter = ',', value_parser = origin)]
    mcp_origins: Vec<String>,
    /// Whether a picture whose title= or subtitle= is of its address says that these words are not the site's
    #[arg(long, env = "DYAD_TITLE_MARK", value_name = "ON|OFF", ignore_case = true, value_parser = switch(), default_value = "on", action = ArgAction::Set)]
    title_mark: bool,
}

/// An origin as a browser says it (RFC 6454, 6.1): scheme, host and, where it is not the usual one, port.
fn origin(text: &str) -> Result<String, String> {
    let authority = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let is_one = authority.is_some_and(|authority| !authority.is_empty() && !authority.contains(['/', '?', '#', '@', ' ']));
    if is_one { Ok(text.to_owned()) } else { Err("wanted is a scheme and a host, such as https://chat.example.org".to_owned()) }
}

/// The same, read.
#[derive(Debug)]
pub(super) struct Guards {
    data_token: Option<Token>,
    metrics_token: Option<Token>,
    admin_token: Option<Token>,
    marks_words: bool,
    mcp_origins: Vec<String>,
}

impl GuardOptions {
    pub(super) fn read(&self) -> Result<Guards, SettingsError> {
        // Wrong use, as any other setting that cannot be: a service manager must not try again.
        let token = |file: &Option<PathBuf>, option: &str, variable: &str| {
            secret::token(file.as_deref(), option, variable).map_err(|error| SettingsError::Faults(vec![format!("{error:#}")]))
        };
        Ok(Guards {
            data_token: token(&self.data_token_file, "--data-token-file", "DYAD_DATA_TOKEN")?,
            metrics_token: token(&self.metrics_token_file, "--metrics-token-file", "DYAD_METRICS_TOKEN")?,
            admin_token: token(&self.admin_token_file, "--admin-token-file", "DYAD_ADMIN_TOKEN")?,
            marks_words: self.title_mark,
            mcp_origins: self.mcp_origins.clone(),
        })
    }
}

impl Guards {
    /// The app with them; what changed on disk is loaded again through this door. It may listen on this machine only.
    pub(super) fn put(self, app: App, door: ReloadDoor, is_local: bool) -> App {
        let app = app.with_origins(Origins::new(&self.mcp_origins, is_local));
        let app = app.with_data_token(self.data_token).with_metrics_token(self.metrics_token).with_admin(self.admin_token, door);
        if self.marks_words { app } else { app.without_words_marked() }
    }
}
