//! Options of connections: TLS, and proxies that are believed.

use std::{path::PathBuf, sync::Arc};

use clap::Args;

use crate::http::{Tls, TlsError, TrustedProxies, TrustedProxy};

/// What speaks to clients and for them.
#[derive(Debug, Clone, Args)]
pub(super) struct ConnectionOptions {
    /// PEM file of a certificate and those that sign it; with it dyad speaks TLS (read again at SIGHUP)
    #[arg(long, env = "DYAD_TLS_CERTIFICATE", value_name = "FILE", requires = "tls_key")]
    tls_certificate: Option<PathBuf>,
    /// PEM file of the certificate's private key
    #[arg(long, env = "DYAD_TLS_KEY", value_name = "FILE", requires = "tls_certificate")]
    tls_key: Option<PathBuf>,
    /// Proxy or network whose X-Forwarded-For or Forwarded says who the client is: 10.0.0.1, 10.0.0.0/8; more with commas
    #[arg(long, env = "DYAD_TRUSTED_PROXY", value_name = "ADDRESS", value_delimiter = ',')]
    trusted_proxy: Vec<TrustedProxy>,
}

impl ConnectionOptions {
    /// The certificate and its key, where they are named.
    pub(super) fn tls(&self) -> Result<Option<Arc<Tls>>, TlsError> {
        let (Some(certificate), Some(key)) = (&self.tls_certificate, &self.tls_key) else { return Ok(None) };
        Tls::read(certificate.clone(), key.clone()).map(|tls| Some(Arc::new(tls)))
    }

    pub(super) fn proxies(&self) -> TrustedProxies {
        self.trusted_proxy.iter().copied().collect()
    }
}
