//! What all questions to one engine share.

use std::{
    io,
    sync::{Arc, atomic::Ordering::Relaxed},
};

use http::uri::{PathAndQuery, Uri};
use tokio::sync::{Semaphore, watch};
use tonic::{
    Request,
    client::Grpc,
    metadata::{Ascii, AsciiMetadataKey, MetadataValue},
};
use tonic_prost::ProstCodec;

use super::{
    address::Address, bounds::Bounds, connections::Connections, counts::Counts, health::Health, link::Link,
    operations::Operations, secured::Secured, session::Session, trouble::Trouble,
};

/// Bytes of a message beside its Arrow.
const BESIDE: u64 = 64 << 10;
/// Bytes of a message at most, whatever an answer may have: Spark sends 4 MiB at a time, and 128 MiB at most.
const MESSAGE: u64 = 128 << 20;

/// One engine, with everything that is known of it.
pub(super) struct Shared {
    pub address: Address,
    pub bounds: Bounds,
    pub connections: Connections,
    pub session: Session,
    pub operations: Operations,
    pub health: Health,
    pub counts: Counts,
    pub places: Arc<Semaphore>,
    /// Is this server about to end?
    pub is_ending: watch::Sender<bool>,
    origin: Uri,
    headers: Vec<(AsciiMetadataKey, MetadataValue<Ascii>)>,
}

impl Shared {
    /// # Errors
    /// When connections cannot be secured as the address says.
    pub(super) fn new(address: Address, bounds: Bounds) -> io::Result<Self> {
        let secured = address.is_secured.then(|| Secured::by_the_system(&address.host)).transpose()?;
        Self::secured(address, bounds, secured)
    }

    pub(super) fn secured(address: Address, bounds: Bounds, secured: Option<Secured>) -> io::Result<Self> {
        let scheme = if address.is_secured { "https" } else { "http" };
        let origin = format!("{scheme}://{}", address.authority()).parse().map_err(io::Error::other)?;
        let mut headers = Vec::new();
        if let Some(token) = address.token.as_ref().and_then(super::secret::Secret::header) {
            headers.push((AsciiMetadataKey::from_static("authorization"), token));
        }
        for (name, value) in
            [("user-agent", &address.agent)].into_iter().chain(address.headers.iter().map(|(n, v)| (n.as_str(), v)))
        {
            let name = AsciiMetadataKey::from_bytes(name.as_bytes()).map_err(io::Error::other)?;
            headers.push((name, value.parse().map_err(io::Error::other)?));
        }
        Ok(Self {
            connections: Connections::new(address.clone(), secured, bounds),
            session: Session::new(),
            operations: Operations::default(),
            health: Health::default(),
            counts: Counts::default(),
            places: Arc::new(Semaphore::new(bounds.questions.min(Semaphore::MAX_PERMITS))),
            is_ending: watch::Sender::new(false),
            address,
            bounds,
            origin,
            headers,
        })
    }

    /// What speaks gRPC over a connection.
    pub(super) fn grpc(&self, link: Link) -> Grpc<Link> {
        let most = self.bounds.bytes.min(MESSAGE) + BESIDE;
        Grpc::with_origin(link, self.origin.clone()).max_decoding_message_size(usize::try_from(most).unwrap_or(usize::MAX))
    }

    /// A message with the token and what else every request carries.
    pub(super) fn request<M>(&self, message: M) -> Request<M> {
        let mut request = Request::new(message);
        for (name, value) in &self.headers {
            request.metadata_mut().insert(name, value.clone());
        }
        request
    }

    /// One short call.
    ///
    /// # Errors
    /// The cause, when nothing was answered.
    pub(super) async fn call<M, A>(&self, path: &'static str, message: M) -> Result<A, String>
    where
        M: prost::Message + 'static,
        A: prost::Message + Default + 'static,
    {
        let (_, link) = self.connections.get().await?;
        let mut grpc = self.grpc(link);
        grpc.ready().await.map_err(|error| error.to_string())?;
        let codec = ProstCodec::<M, A>::default();
        let answer = grpc.unary(self.request(message), PathAndQuery::from_static(path), codec).await;
        answer.map(tonic::Response::into_inner).map_err(|status| Trouble::of(&status, &self.bounds).cause().to_owned())
    }

    /// A text without the token.
    pub(super) fn clean(&self, cause: &str) -> String {
        self.address.token.as_ref().map_or_else(|| cause.to_owned(), |token| token.left_out_of(cause))
    }

    pub(super) fn counts_interrupted(&self) {
        self.counts.interrupted.fetch_add(1, Relaxed);
    }
}
