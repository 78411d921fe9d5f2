//! Options of connections: TLS, and proxies that are believed.

use std::{path::PathBuf, sync::Arc};

use clap::Args;

use super::settings::SettingsError;
use crate::http::{Tls, TrustedProxies, TrustedProxy};

/// What speaks to clients and for them.
#[derive(Debug, Clone, Args)]
pub(super) struct ConnectionOptions {
    /// PEM file of a certificate and those that sign it; with it dyad speaks TLS (read again when it changes)
    #[arg(long, env = "DYAD_TLS_CERTIFICATE", value_name = "FILE")]
    tls_certificate: Option<PathBuf>,
    /// PEM file of the certificate's private key
    #[arg(long, env = "DYAD_TLS_KEY", value_name = "FILE")]
    tls_key: Option<PathBuf>,
    /// Proxy or network whose X-Forwarded-For or Forwarded says who the client is: 10.0.0.1, 10.0.0.0/8; more with commas
    #[arg(long, env = "DYAD_TRUSTED_PROXY", value_name = "ADDRESS", value_delimiter = ',')]
    trusted_proxy: Vec<TrustedProxy>,
}

impl ConnectionOptions {
    /// The certificate and its key, where they are named; one without the other is refused, wherever it is set.
    pub(super) fn tls(&self) -> anyhow::Result<Option<Arc<Tls>>> {
        let missing = match (&self.tls_certificate, &self.tls_key) {
            (None, None) => return Ok(None),
            (Some(certificate), Some(key)) => return Ok(Some(Arc::new(Tls::read(certificate.clone(), key.clone())?))),
            (Some(_), None) => ["--tls-certificate", "--tls-key"],
            (None, Some(_)) => ["--tls-key", "--tls-certificate"],
        };
        let [set, unset] = missing;
        Err(SettingsError::Faults(vec![format!("{set} is set and {unset} is not; TLS needs both")]).into())
    }

    /// The files that TLS is read from.
    pub(super) fn tls_files(&self) -> Vec<PathBuf> {
        self.tls_certificate.iter().chain(&self.tls_key).cloned().collect()
    }

    pub(super) fn proxies(&self) -> TrustedProxies {
        self.trusted_proxy.iter().copied().collect()
    }
}
