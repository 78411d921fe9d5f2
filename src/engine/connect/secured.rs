//! TLS to an engine, by the certificates that the system trusts.

use std::{io, sync::Arc};

use tokio_rustls::{
    TlsConnector,
    rustls::{ClientConfig, RootCertStore, crypto::ring, pki_types::ServerName},
};

/// How connections to an engine are secured.
#[derive(Clone)]
pub(super) struct Secured {
    connector: TlsConnector,
    name: ServerName<'static>,
}

impl Secured {
    /// For a host whose certificate one of the system vouches for; `SSL_CERT_FILE` names another file of such.
    ///
    /// # Errors
    /// When the system has no certificates, and when the host's name cannot be in one.
    pub(super) fn by_the_system(host: &str) -> io::Result<Self> {
        let found = rustls_native_certs::load_native_certs();
        let mut roots = RootCertStore::empty();
        let (taken, _) = roots.add_parsable_certificates(found.certs);
        if taken == 0 {
            let causes: Vec<_> = found.errors.iter().map(ToString::to_string).collect();
            return Err(io::Error::other(format!("the system trusts no certificates: {}", causes.join("; "))));
        }
        Self::by(roots, host)
    }

    pub(super) fn by(roots: RootCertStore, host: &str) -> io::Result<Self> {
        let name = ServerName::try_from(host.to_owned()).map_err(io::Error::other)?;
        let mut config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(io::Error::other)?
            .with_root_certificates(roots)
            .with_no_client_auth();
        config.alpn_protocols = vec![b"h2".to_vec()];
        Ok(Self { connector: TlsConnector::from(Arc::new(config)), name })
    }

    pub(super) async fn connected(
        &self,
        stream: tokio::net::TcpStream,
    ) -> io::Result<tokio_rustls::client::TlsStream<tokio::net::TcpStream>> {
        let stream = self.connector.connect(self.name.clone(), stream).await?;
        match stream.get_ref().1.alpn_protocol() {
            Some(b"h2") => Ok(stream),
            _ => Err(io::Error::other("it does not speak HTTP/2 over TLS")),
        }
    }
}
