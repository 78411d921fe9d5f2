//! Answers that are written while they are read: a long table goes out chunk by chunk from a thread of its own, and no more of it
//! is held than one batch and the chunks on their way.
//!
//! So many go out at a time, beside the pictures and pages and not in their way, since a slow reader keeps his place for long.
//! The work ends when the reader goes; whoever takes too little is made to by his connection. An answer that ends early ends
//! without its last chunk, so nobody takes it for a whole one.

use std::{
    io::{self, Write},
    num::NonZero,
    sync::Arc,
    thread::{self, available_parallelism},
    time::{Duration, Instant},
};

use axum::{
    body::Body,
    http::{HeaderMap, Method, StatusCode, header},
    response::Response,
};
use flate2::{Compression, write::GzEncoder};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use zip::result::ZipError;

use super::{
    accept::Preferences,
    answer_head::answer_head,
    client::Charge,
    conditional::{Condition, Validators},
    data_request::DataRequest,
    filename::filename,
    headers::set,
    outlet::{Chunks, outlet},
    policy::Policy,
    priority::step_back,
    problem::Problem,
    render_pool::Rows,
    reply::{CachePolicy, moment},
    rows_of::rows_of,
};
use crate::{
    bundle::BundleError,
    dataset::{Catalogue, FileFault},
    limits::{Limits, count, time},
    query::{Answer, Format, LongTable, Query, QueryError},
    table::{EngineFault, StorageError, meeting},
    wanted::Wanted,
    write::{OutputOptions, Site, StreamError, check_stream, stream},
};

/// The places for answers that are being written.
#[derive(Debug)]
pub(super) struct Streams {
    places: Arc<Semaphore>,
    /// Those for answers whose rows an engine elsewhere has, so that a slow one takes none of the others.
    places_elsewhere: Arc<Semaphore>,
    answer_time: Duration,
}

impl Streams {
    pub(super) fn new(limits: &Limits) -> Self {
        let processors = available_parallelism().map_or(2, NonZero::get);
        let places = processors.saturating_mul(count(limits.streams)).min(Semaphore::MAX_PERMITS);
        let places = || Arc::new(Semaphore::new(places));
        Self { places: places(), places_elsewhere: places(), answer_time: time(limits.answer_time) }
    }

    /// The response to this request for a table, of which it is known what it is. Whoever has the answer already, or asks for its
    /// head only, starts nothing.
    pub(super) async fn respond(
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
        let rows = rows_of(&catalogue, &asked.resource);
        let shared = CachePolicy::Shared;
        let cache = if rows == Rows::Elsewhere { shared.header_of_rows_elsewhere() } else { shared.header() };
        set(head, header::CACHE_CONTROL, cache);
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
            let chunks = self.started(rows, gzip, move |into| Ok(work.write(into)?))?;
            // What an engine cannot answer is told before the first byte.
            let chunks = if rows == Rows::Elsewhere { chunks.begun(self.answer_time).await? } else { chunks };
            *response.body_mut() = Body::new(chunks);
        }
        Ok(response)
    }

    /// A body that is written while it is sent.
    pub(super) fn body(
        &self,
        gzip: bool,
        write: impl FnOnce(&mut dyn Write) -> Result<(), Ended> + Send + 'static,
    ) -> Result<Body, Problem> {
        Ok(Body::new(self.started(Rows::Here, gzip, write)?))
    }

    /// Starts the writing of rows that lie there, where there is a place for it.
    fn started(
        &self,
        rows: Rows,
        gzip: bool,
        write: impl FnOnce(&mut dyn Write) -> Result<(), Ended> + Send + 'static,
    ) -> Result<Chunks, Problem> {
        let charge = Charge::begin()?;
        let places = if rows == Rows::Elsewhere { &self.places_elsewhere } else { &self.places };
        let place = Arc::clone(places).try_acquire_owned().map_err(|_| Problem::busy())?;
        started(write, gzip, place, charge).map_err(Problem::internal)
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
    /// An engine elsewhere that has the rows does not answer.
    #[error(transparent)]
    Engine(#[from] EngineFault),
    /// A fault of ours.
    #[error("{0}")]
    Fault(String),
}

impl From<StreamError> for Ended {
    fn from(error: StreamError) -> Self {
        match error {
            StreamError::Reader(error) => Self::Reader(error),
            StreamError::Query(QueryError::Storage(StorageError::Engine(fault))) => Self::Engine(fault),
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
    let (mut outlet, chunks) = outlet();
    thread::Builder::new().name("dyad-stream".to_owned()).spawn(move || {
        step_back();
        let _place = place;
        let begun = Instant::now();
        let wanted = Wanted::new(None, outlet.is_read());
        let (written, met) = meeting(|| {
            wanted.during(|| {
                if gzip {
                    let mut coder = GzEncoder::new(&mut outlet, Compression::fast());
                    write(&mut coder).and_then(|()| Ok(coder.finish().map(|_| ())?))
                } else {
                    write(&mut outlet)
                }
            })
        });
        // What was written without rows that an engine has is not whole.
        let written = met.map_or(written, |fault| Err(fault.into()));
        match written.and_then(|()| Ok(outlet.finish()?)) {
            Ok(()) => {}
            Err(Ended::Reader(error)) => tracing::debug!(%error, "an answer was not read to its end"),
            Err(Ended::Engine(EngineFault::Unwanted)) => tracing::debug!("an answer was not read to its end"),
            Err(Ended::Engine(fault)) => {
                tracing::warn!(%fault, "an answer ended before its end");
                outlet.fail(fault);
            }
            Err(error) => tracing::error!(%error, "an answer ended before its end"),
        }
        if let Some(charge) = charge {
            charge.pay(begun.elapsed().saturating_sub(outlet.waited()));
        }
    })?;
    Ok(chunks)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{chart::PictureSpec, dataset::Roots, http::App, query::parse_text, write::Site};

    #[tokio::test]
    async fn so_many_at_a_time_and_no_place_for_those_who_have_it() {
        let app = App::new(Site::default()).with_limits(Limits { streams: 3, ..Limits::default() });
        let processors = available_parallelism().map_or(2, NonZero::get);
        assert_eq!(app.streams.places.available_permits(), 3 * processors);
        let catalogue = Arc::new(Catalogue::load(&Roots::Builtin, None).unwrap());
        let asked = parse_text("panel.csv", &[]).unwrap().query;
        let wanted = || DataRequest::new(&PictureSpec::default(), &[], &asked.resource, Format::Csv).unwrap();
        let about = LongTable::open(&catalogue, &asked).unwrap().about();
        let ask = async |headers: &HeaderMap| {
            let catalogue = Arc::clone(&catalogue);
            app.streams.respond(&app.site, catalogue, (&asked, &about), &wanted(), (&Method::GET, headers)).await
        };
        let free = app.streams.places.available_permits();
        let response = ask(&HeaderMap::new()).await.unwrap();
        assert_eq!(app.streams.places.available_permits(), free - 1);
        let _taken = app.streams.places.try_acquire_many(u32::try_from(free - 1).unwrap()).unwrap();
        assert!(ask(&HeaderMap::new()).await.is_err(), "all places are taken");
        let mut known = HeaderMap::new();
        known.insert(header::IF_NONE_MATCH, response.headers()[header::ETAG].clone());
        assert_eq!(ask(&known).await.unwrap().status(), StatusCode::NOT_MODIFIED);
    }
}
