//! TLS, where the operator names a certificate.

use std::{
    fs,
    future::poll_fn,
    io,
    path::{Path, PathBuf},
    pin::Pin,
    sync::Arc,
};

use arc_swap::ArcSwap;
use tokio::io::AsyncWrite;
use tokio_rustls::{
    TlsAcceptor,
    rustls::{
        self, ServerConfig,
        pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject},
    },
    server::TlsStream,
};

use super::metered::Metered;

/// At most so many bytes of a certificate with its chain, or of a key.
const MOST: u64 = 1 << 20;
/// What TLS begins with.
const HANDSHAKE: u8 = 22;
/// What a client that does not speak TLS is told.
const PLAIN: &[u8] = b"HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: 47\r\n\
    Connection: close\r\n\r\nthis port speaks TLS; ask it with an https URL\n";

/// A certificate and its key, read from two files, and read again when it is asked for.
pub struct Tls {
    certificate: PathBuf,
    key: PathBuf,
    acceptor: ArcSwap<ServerConfig>,
}

/// Why there is no TLS.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// A file cannot be read.
    #[error("{file}: {source}")]
    Unreadable {
        /// The file.
        file: String,
        /// Why.
        source: io::Error,
    },
    /// There is no certificate in it.
    #[error("{0}: no certificate is in it; wanted are PEM blocks CERTIFICATE, that of the server first, then those that sign it")]
    NoCertificate(String),
    /// There is no key in it.
    #[error(
        "{0}: no private key is in it; wanted is a PEM block PRIVATE KEY (PKCS #8), RSA PRIVATE KEY or EC PRIVATE KEY, without a password"
    )]
    NoKey(String),
    /// They do not go together, or are of a kind that is not known.
    #[error("{certificate} and {key}: {cause}")]
    Unsound {
        /// The file of the certificate.
        certificate: String,
        /// The file of the key.
        key: String,
        /// What is wrong.
        cause: rustls::Error,
    },
}

impl std::fmt::Debug for Tls {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Tls").field("certificate", &self.certificate).field("key", &self.key).finish_non_exhaustive()
    }
}

impl Tls {
    /// Reads a certificate with its chain, and its key, from PEM files.
    ///
    /// # Errors
    /// [`TlsError`] when a file cannot be read or what is in it is not what is wanted.
    pub fn read(certificate: PathBuf, key: PathBuf) -> Result<Self, TlsError> {
        let acceptor = ArcSwap::new(configured(&certificate, &key)?);
        Ok(Self { certificate, key, acceptor })
    }

    /// Reads both files again, for the connections to come. When they are not sound, those that were read before stay.
    ///
    /// # Errors
    /// [`TlsError`], as when they are read for the first time.
    pub fn reload(&self) -> Result<(), TlsError> {
        self.acceptor.store(configured(&self.certificate, &self.key)?);
        Ok(())
    }

    /// Agrees with a client on TLS. One that speaks plain HTTP is told so.
    pub(super) async fn greet(&self, mut stream: Metered) -> io::Result<TlsStream<Metered>> {
        // Looked at before rustls does, which would answer with an alert first.
        if stream.first_byte().await? != Some(HANDSHAKE) {
            stream.refuse();
            // So few bytes are taken whole, or the client goes without.
            poll_fn(|context| Pin::new(&mut stream).poll_write(context, PLAIN)).await?;
            // Hears the client to the end, so that it gets to read why.
            poll_fn(|context| Pin::new(&mut stream).poll_shutdown(context)).await?;
            return Err(io::Error::new(io::ErrorKind::InvalidData, "the client does not speak TLS"));
        }
        TlsAcceptor::from(self.acceptor.load_full()).accept(stream).await
    }
}

fn configured(certificate: &Path, key: &Path) -> Result<Arc<ServerConfig>, TlsError> {
    let name = |path: &Path| path.display().to_string();
    let chain: Vec<_> = CertificateDer::pem_slice_iter(&bytes(certificate)?)
        .collect::<Result<_, _>>()
        .map_err(|_| TlsError::NoCertificate(name(certificate)))?;
    if chain.is_empty() {
        return Err(TlsError::NoCertificate(name(certificate)));
    }
    let secret = PrivateKeyDer::from_pem_slice(&bytes(key)?).map_err(|_| TlsError::NoKey(name(key)))?;
    let unsound = |cause| TlsError::Unsound { certificate: name(certificate), key: name(key), cause };
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(unsound)?
        .with_no_client_auth()
        .with_single_cert(chain, secret)
        .map_err(unsound)?;
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(Arc::new(config))
}

/// The bytes of a file that ends.
fn bytes(path: &Path) -> Result<Vec<u8>, TlsError> {
    let unreadable = |source| TlsError::Unreadable { file: path.display().to_string(), source };
    let about = fs::metadata(path).map_err(unreadable)?;
    if !about.is_file() || about.len() > MOST {
        return Err(unreadable(io::Error::other(format!("wanted is a file of at most {MOST} bytes"))));
    }
    fs::read(path).map_err(unreadable)
}
