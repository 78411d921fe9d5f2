//! An engine that does what a test says: HTTP/2 and gRPC by hand, and a note of everything that it is told.

use std::{
    convert::Infallible,
    io,
    net::SocketAddr,
    pin::Pin,
    sync::{Arc, Mutex, MutexGuard},
    task::{Context, Poll},
    time::{Duration, Instant},
};

use http_body_util::BodyExt;
use hyper::{
    Request, Response,
    body::{Body, Bytes, Frame, Incoming},
    header::{HeaderMap, HeaderValue},
    server::conn::http2,
    service::service_fn,
};
use hyper_util::rt::{TokioExecutor, TokioIo};
use prost::Message;
use tokio::{net::TcpListener, runtime::Runtime, sync::mpsc, task::JoinSet};

use super::super::message::{
    ArrowBatch, EXECUTE, ExecutePlanRequest, ExecutePlanResponse, INTERRUPT, InterruptRequest, InterruptResponse,
    ReleaseSessionRequest,
};

/// What comes of one question.
pub enum Act {
    /// These batches, with the rows that they are said to have.
    Answer(Vec<(i64, Vec<u8>)>),
    /// An error.
    Status(u8, &'static str),
    /// These bytes as the body, and then a good end.
    Raw(Vec<u8>),
    /// The first batch, and then the connection breaks.
    Cut(i64, Vec<u8>),
    /// The first batch, and then the end of the stream without a status.
    Short(i64, Vec<u8>),
    /// The same batch for ever.
    Endless(i64, Vec<u8>),
    /// That it is at work, for ever.
    Progress,
    /// Nothing, for ever.
    Silence,
    /// The answer, after a while.
    Late(Duration, i64, Vec<u8>),
}

/// What it was told.
#[derive(Default)]
pub struct Heard {
    pub asked: Vec<ExecutePlanRequest>,
    pub stopped: Vec<(String, String)>,
    pub left: Vec<String>,
    pub headers: Vec<HeaderMap>,
    pub connections: usize,
    /// Questions at a time, now and at most.
    pub at_a_time: (usize, usize),
}

type Script = Arc<dyn Fn(usize, &ExecutePlanRequest) -> Act + Send + Sync>;

/// A running engine; dropped, its connections break.
pub struct Fake {
    pub address: SocketAddr,
    heard: Arc<Mutex<Heard>>,
    runtime: Option<Runtime>,
}

struct Reply(mpsc::Receiver<io::Result<Frame<Bytes>>>);

impl Body for Reply {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        self.0.poll_recv(context)
    }
}

impl Fake {
    pub fn new(script: impl Fn(usize, &ExecutePlanRequest) -> Act + Send + Sync + 'static) -> Self {
        Self::at(([127, 0, 0, 1], 0).into(), script)
    }

    pub fn at(address: SocketAddr, script: impl Fn(usize, &ExecutePlanRequest) -> Act + Send + Sync + 'static) -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let listener = runtime.block_on(TcpListener::bind(address)).unwrap();
        let address = listener.local_addr().unwrap();
        let heard = Arc::<Mutex<Heard>>::default();
        let (script, kept): (Script, _) = (Arc::new(script), Arc::clone(&heard));
        runtime.spawn(async move {
            let mut connections = JoinSet::new();
            while let Ok((stream, _)) = listener.accept().await {
                kept.lock().unwrap().connections += 1;
                let (script, heard) = (Arc::clone(&script), Arc::clone(&kept));
                connections.spawn(async move {
                    let (breaks, mut broken) = mpsc::channel::<()>(1);
                    let service =
                        service_fn(move |request| replied(request, Arc::clone(&script), Arc::clone(&heard), breaks.clone()));
                    let serving = http2::Builder::new(TokioExecutor::new()).serve_connection(TokioIo::new(stream), service);
                    tokio::select! { _ = serving => {}, _ = broken.recv() => {} }
                });
            }
        });
        Self { address, heard, runtime: Some(runtime) }
    }

    pub fn heard(&self) -> MutexGuard<'_, Heard> {
        self.heard.lock().unwrap()
    }

    /// Waits until something is so; a bound against waiting for ever.
    pub fn until(&self, what: &str, is_so: impl Fn(&Heard) -> bool) {
        let begun = Instant::now();
        while !is_so(&self.heard()) {
            assert!(begun.elapsed() < Duration::from_mins(1), "never: {what}");
            std::thread::sleep(Duration::from_millis(5));
        }
    }
}

impl Drop for Fake {
    fn drop(&mut self) {
        self.runtime.take().unwrap().shutdown_background();
    }
}

/// A message as gRPC frames it.
pub fn framed(message: &impl Message) -> Bytes {
    let bytes = message.encode_to_vec();
    let mut frame = vec![0];
    frame.extend(u32::try_from(bytes.len()).unwrap().to_be_bytes());
    frame.extend(bytes);
    frame.into()
}

fn batch(rows: i64, data: Vec<u8>) -> Bytes {
    framed(&ExecutePlanResponse { arrow_batch: Some(ArrowBatch { row_count: rows, data: data.into() }) })
}

fn status(code: u8, message: &'static str) -> Frame<Bytes> {
    let mut trailers = HeaderMap::new();
    trailers.insert("grpc-status", u16::from(code).into());
    trailers.insert("grpc-message", HeaderValue::from_static(message));
    Frame::trailers(trailers)
}

async fn replied(
    request: Request<Incoming>,
    script: Script,
    heard: Arc<Mutex<Heard>>,
    breaks: mpsc::Sender<()>,
) -> Result<Response<Reply>, Infallible> {
    let (sender, receiver) = mpsc::channel(4);
    let (parts, body) = request.into_parts();
    let body = body.collect().await.unwrap().to_bytes();
    let message = body.slice(5..);
    heard.lock().unwrap().headers.push(parts.headers);
    match parts.uri.path() {
        EXECUTE => {
            let asked = ExecutePlanRequest::decode(message).unwrap();
            let act = {
                let mut heard = heard.lock().unwrap();
                let (now, most) = heard.at_a_time;
                heard.at_a_time = (now + 1, most.max(now + 1));
                let act = script(heard.asked.len(), &asked);
                heard.asked.push(asked);
                act
            };
            tokio::spawn(async move {
                play(act, sender, breaks).await;
                heard.lock().unwrap().at_a_time.0 -= 1;
            });
        }
        INTERRUPT => {
            let told = InterruptRequest::decode(message).unwrap();
            assert_eq!(told.interrupt_type, 3);
            let operation = told.operation_id.unwrap();
            heard.lock().unwrap().stopped.push((told.session_id, operation.clone()));
            let known = InterruptResponse { interrupted_ids: vec![operation] };
            sender.send(Ok(Frame::data(framed(&known)))).await.unwrap();
            sender.send(Ok(status(0, ""))).await.unwrap();
        }
        _ => {
            heard.lock().unwrap().left.push(ReleaseSessionRequest::decode(message).unwrap().session_id);
            sender.send(Ok(Frame::data(framed(&InterruptResponse::default())))).await.unwrap();
            sender.send(Ok(status(0, ""))).await.unwrap();
        }
    }
    Ok(Response::builder().header("content-type", "application/grpc").body(Reply(receiver)).unwrap())
}

/// Plays its part; a client that goes away ends it.
async fn play(act: Act, sender: mpsc::Sender<io::Result<Frame<Bytes>>>, breaks: mpsc::Sender<()>) {
    let data = async |bytes: Bytes| sender.send(Ok(Frame::data(bytes))).await;
    match act {
        Act::Answer(batches) => {
            for (rows, bytes) in batches {
                let _ = data(batch(rows, bytes)).await;
            }
            let _ = sender.send(Ok(status(0, ""))).await;
        }
        Act::Status(code, message) => drop(sender.send(Ok(status(code, message))).await),
        Act::Raw(bytes) => {
            let _ = data(bytes.into()).await;
            let _ = sender.send(Ok(status(0, ""))).await;
        }
        Act::Cut(rows, bytes) => {
            let _ = data(batch(rows, bytes)).await;
            tokio::time::sleep(Duration::from_millis(20)).await;
            let _ = breaks.send(()).await;
        }
        Act::Short(rows, bytes) => drop(data(batch(rows, bytes)).await),
        Act::Endless(rows, bytes) => while data(batch(rows, bytes.clone())).await.is_ok() {},
        Act::Progress => {
            while data(framed(&ExecutePlanResponse::default())).await.is_ok() {
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
        }
        Act::Silence => sender.closed().await,
        Act::Late(time, rows, bytes) => {
            tokio::time::sleep(time).await;
            let _ = data(batch(rows, bytes)).await;
            let _ = sender.send(Ok(status(0, ""))).await;
        }
    }
}
