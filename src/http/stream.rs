//! Answers that are written while they are read: a long table goes out chunk by chunk from a thread of its own, and no more of it
//! is held than one batch and the chunks on their way.
//!
//! So many go out at a time, beside the pictures and pages and not in their way, since a slow reader keeps his place for long.
//! The work ends when the reader goes; whoever takes too little is made to by his connection. An answer that ends early ends
//! without its last chunk, so nobody takes it for a whole one.

use std::{
    io::{self, Write},
    num::NonZero,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
    thread::{self, available_parallelism},
    time::{Duration, Instant},
};

use axum::{
    body::{Body, Bytes},
    http::{HeaderMap, Method, StatusCode, header},
    response::Response,
};
use flate2::{Compression, write::GzEncoder};
use hyper::body::Frame;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc};
use zip::result::ZipError;

use super::{
    accept::Preferences,
    answer_head::answer_head,
    client::Charge,
    conditional::{Condition, Validators},
    data_request::DataRequest,
    filename::filename,
    headers::set,
    policy::Policy,
    priority::step_back,
    problem::Problem,
    reply::{CachePolicy, moment},
};
use crate::{
    bundle::BundleError,
    dataset::{Catalogue, FileFault},
    limits::{Limits, count},
    query::{Answer, Format, LongTable, Query},
    write::{OutputOptions, Site, StreamError, check_stream, stream},
};

/// Bytes of a chunk.
const CHUNK: usize = 64 * 1024;
/// Chunks on their way.
const ON_THE_WAY: usize = 4;

/// The places for answers that are being written.
#[derive(Debug)]
pub(super) struct Streams {
    places: Arc<Semaphore>,
}

impl Streams {
    pub(super) fn new(limits: &Limits) -> Self {
        let processors = available_parallelism().map_or(2, NonZero::get);
        let places = processors.saturating_mul(count(limits.streams)).min(Semaphore::MAX_PERMITS);
        Self { places: Arc::new(Semaphore::new(places)) }
    }

    /// The response to this request for a table, of which it is known what it is. Whoever has the answer already, or asks for its
    /// head only, starts nothing.
    pub(super) fn respond(
        &self,
        site: &Site,
        catalogue: Arc<Catalogue>,
        (asked, about): (&Query, &Answer),
        wanted: &DataRequest,
        (method, headers): (&Method, &HeaderMap),
    ) -> Result<Response, Problem> {
        // What is wrong with the question is told before the first byte.
        check_stream(about, &wanted.options)?;
        let format = wanted.format;
        let gzip = format.is_compressible()
            && Preferences::from_headers(headers, &header::ACCEPT_ENCODING).is_some_and(|codings| codings.takes_gzip());
        let tag = tag(&catalogue, asked, wanted, gzip);
        let modified = moment(catalogue.created());
        let condition = Validators { tag: &tag, modified, is_dated: true }.judge(headers);
        if condition == Condition::Failed {
            return Err(Problem::precondition_failed());
        }
        let mut response = Response::new(Body::empty());
        let head = response.headers_mut();
        let media = wanted.options.media(format);
        Policy::of(media).put(head);
        set(head, header::ETAG, &format!("\"{tag}\""));
        set(head, header::CACHE_CONTROL, CachePolicy::Shared.header());
        if let Some(modified) = modified {
            set(head, header::LAST_MODIFIED, &httpdate::fmt_http_date(modified));
        }
        if condition == Condition::NotModified {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            return Ok(response);
        }
        // Nobody knows where a part of it begins before all that stands before it is written.
        set(head, header::ACCEPT_RANGES, "none");
        set(head, header::CONTENT_TYPE, media.content_type());
        head.extend(answer_head(about, asked.resource.offer(), site, (format, &wanted.options)));
        let name = filename(&asked.address());
        set(
            head,
            header::CONTENT_DISPOSITION,
            &format!("inline; filename=\"{name}.{}\"", media.ending().unwrap_or(format.suffix())),
        );
        if gzip {
            set(head, header::CONTENT_ENCODING, "gzip");
        }
        if method != Method::HEAD {
            let work = Work { catalogue, asked: asked.clone(), site: site.clone(), format, options: wanted.options.clone() };
            *response.body_mut() = self.body(gzip, move |into| Ok(work.write(into)?))?;
        }
        Ok(response)
    }

    /// A body that is written while it is sent.
    pub(super) fn body(
        &self,
        gzip: bool,
        write: impl FnOnce(&mut dyn Write) -> Result<(), Ended> + Send + 'static,
    ) -> Result<Body, Problem> {
        let charge = Charge::begin()?;
        let place = Arc::clone(&self.places).try_acquire_owned().map_err(|_| Problem::busy())?;
        started(write, gzip, place, charge).map(Body::new).map_err(Problem::internal)
    }
}

/// The tag of the bytes, which are the same for the same data, question, form and version of the program.
fn tag(catalogue: &Catalogue, asked: &Query, wanted: &DataRequest, gzip: bool) -> String {
    let parts =
        [env!("CARGO_PKG_VERSION"), catalogue.version(), &asked.address(), wanted.format.suffix(), &wanted.options.canonical()];
    let hash = blake3::hash(parts.join("\n").as_bytes()).to_hex();
    format!("{}{}", &hash[..32], if gzip { "-gzip" } else { "" })
}

/// Why the writing of a body ended before its end.
#[derive(Debug, thiserror::Error)]
pub(super) enum Ended {
    /// The reader has gone.
    #[error(transparent)]
    Reader(#[from] io::Error),
    /// A fault of ours.
    #[error("{0}")]
    Fault(String),
}

impl From<StreamError> for Ended {
    fn from(error: StreamError) -> Self {
        match error {
            StreamError::Reader(error) => Self::Reader(error),
            other => Self::Fault(other.to_string()),
        }
    }
}

impl From<BundleError> for Ended {
    fn from(error: BundleError) -> Self {
        match error {
            BundleError::Memory(error) | BundleError::Archive(ZipError::Io(error)) => Self::Reader(error),
            other => Self::Fault(other.to_string()),
        }
    }
}

impl From<FileFault> for Ended {
    fn from(error: FileFault) -> Self {
        Self::Fault(error.to_string())
    }
}

/// What is to be written.
struct Work {
    catalogue: Arc<Catalogue>,
    asked: Query,
    site: Site,
    format: Format,
    options: OutputOptions,
}

impl Work {
    fn write(&self, into: impl Write) -> Result<(), StreamError> {
        stream(LongTable::open(&self.catalogue, &self.asked)?, &self.site, self.format, &self.options, into)
    }
}

/// Starts the writing; the place is free again when it ends.
fn started(
    write: impl FnOnce(&mut dyn Write) -> Result<(), Ended> + Send + 'static,
    gzip: bool,
    place: OwnedSemaphorePermit,
    charge: Option<Charge>,
) -> io::Result<Chunks> {
    let (sender, chunks) = mpsc::channel(ON_THE_WAY);
    thread::Builder::new().name("dyad-stream".to_owned()).spawn(move || {
        step_back();
        let _place = place;
        let begun = Instant::now();
        let mut outlet = Outlet { sender, chunk: Vec::with_capacity(CHUNK), whole: false, waited: Duration::ZERO };
        let written = if gzip {
            let mut coder = GzEncoder::new(&mut outlet, Compression::fast());
            write(&mut coder).and_then(|()| Ok(coder.finish().map(|_| ())?))
        } else {
            write(&mut outlet)
        };
        match written.and_then(|()| Ok(outlet.send_chunk()?)) {
            Ok(()) => outlet.whole = true,
            Err(Ended::Reader(error)) => tracing::debug!(%error, "an answer was not read to its end"),
            Err(error) => tracing::error!(%error, "an answer ended before its end"),
        }
        if let Some(charge) = charge {
            charge.pay(begun.elapsed().saturating_sub(outlet.waited));
        }
    })?;
    Ok(Chunks(chunks))
}

type Sent = Result<Bytes, io::Error>;

/// Where the writing thread puts its bytes.
struct Outlet {
    sender: mpsc::Sender<Sent>,
    chunk: Vec<u8>,
    whole: bool,
    /// How long the reader was waited for.
    waited: Duration,
}

impl Outlet {
    fn send(&mut self, sent: Sent) -> io::Result<()> {
        let begun = Instant::now();
        let sent = self.sender.blocking_send(sent);
        self.waited += begun.elapsed();
        sent.map_err(|_| io::Error::new(io::ErrorKind::BrokenPipe, "the reader has gone"))
    }

    fn send_chunk(&mut self) -> io::Result<()> {
        let chunk = std::mem::replace(&mut self.chunk, Vec::with_capacity(CHUNK));
        if chunk.is_empty() { Ok(()) } else { self.send(Ok(chunk.into())) }
    }
}

impl Write for Outlet {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = bytes.len().min(CHUNK - self.chunk.len());
        self.chunk.extend_from_slice(&bytes[..taken]);
        if self.chunk.len() == CHUNK {
            self.send_chunk()?;
        }
        Ok(taken)
    }

    /// Chunks go out when they are full; the last one when all is written.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Drop for Outlet {
    /// What ended early, by a fault or a panic, must not look like the end.
    fn drop(&mut self) {
        if !self.whole && !self.sender.is_closed() {
            drop(self.send(Err(io::Error::other("the answer could not be written to its end"))));
        }
    }
}

/// The chunks as the body of a response.
struct Chunks(mpsc::Receiver<Sent>);

impl hyper::body::Body for Chunks {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        self.0.poll_recv(context).map(|sent| sent.map(|sent| sent.map(Frame::data)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{chart::PictureSpec, dataset::Roots, http::App, query::parse_text, write::Site};

    fn outlet(sender: mpsc::Sender<Sent>) -> Outlet {
        Outlet { sender, chunk: Vec::new(), whole: false, waited: Duration::ZERO }
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn a_reader_that_goes_ends_the_writing() {
        let (sender, mut chunks) = mpsc::channel(1);
        let mut outlet = outlet(sender);
        let written = tokio::task::spawn_blocking(move || (0..100).find(|_| outlet.write_all(&vec![7; CHUNK]).is_err()));
        assert_eq!(chunks.recv().await.unwrap().unwrap().len(), CHUNK);
        drop(chunks);
        // One was read, one lay ready, and the next found nobody.
        assert!(written.await.unwrap().unwrap() <= 3);
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn what_ends_early_does_not_look_whole() {
        let (sender, mut chunks) = mpsc::channel(4);
        let mut outlet = outlet(sender);
        let failed = tokio::task::spawn_blocking(move || {
            outlet.write_all(&vec![7; CHUNK + 1]).unwrap();
            panic!("while a row was made");
        });
        assert!(failed.await.is_err());
        assert!(chunks.recv().await.unwrap().is_ok());
        assert!(chunks.recv().await.unwrap().is_err(), "the body ends with a fault");
        assert!(chunks.recv().await.is_none());
    }

    #[tokio::test]
    async fn so_many_at_a_time_and_no_place_for_those_who_have_it() {
        let app = App::new(Site::default()).with_limits(Limits { streams: 3, ..Limits::default() });
        let processors = available_parallelism().map_or(2, NonZero::get);
        assert_eq!(app.streams.places.available_permits(), 3 * processors);
        let catalogue = Arc::new(Catalogue::load(&Roots::Builtin, None).unwrap());
        let asked = parse_text("panel.csv", &[]).unwrap().query;
        let wanted = || DataRequest::new(&PictureSpec::default(), &[], &asked.resource, Format::Csv).unwrap();
        let about = LongTable::open(&catalogue, &asked).unwrap().about();
        let ask = |headers: &HeaderMap| {
            app.streams.respond(&app.site, Arc::clone(&catalogue), (&asked, &about), &wanted(), (&Method::GET, headers))
        };
        let free = app.streams.places.available_permits();
        let response = ask(&HeaderMap::new()).unwrap();
        assert_eq!(app.streams.places.available_permits(), free - 1);
        let _taken = app.streams.places.try_acquire_many(u32::try_from(free - 1).unwrap()).unwrap();
        assert!(ask(&HeaderMap::new()).is_err(), "all places are taken");
        let mut known = HeaderMap::new();
        known.insert(header::IF_NONE_MATCH, response.headers()[header::ETAG].clone());
        assert_eq!(ask(&known).unwrap().status(), StatusCode::NOT_MODIFIED);
    }
}
