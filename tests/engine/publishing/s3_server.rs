//! A server of S3 as a process of its own, and a line to it that can be slow, break, or tell what passes.

use std::{
    fs,
    io::{self, Read, Write},
    net::{Shutdown, TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Stdio},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    thread,
    time::Duration,
};

use tempfile::TempDir;

use super::scene::Scene;
use crate::{
    process::{spawn, tied, wait_until},
    support::tools,
};

pub const BUCKET: &str = "trade";
pub const KEY: &str = "AKIDOFTHETESTS";
pub const SECRET: &str = "a-secret-of-the-tests";

/// A running server, with a bucket. What it has lies in a folder, and is there when it starts again.
pub struct S3Server {
    program: PathBuf,
    root: TempDir,
    child: Child,
    pub port: u16,
}

impl S3Server {
    /// One on a free port; none where it is not installed.
    pub fn start() -> Option<Self> {
        let program = tools::s3_server()?;
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join(BUCKET)).unwrap();
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let child = started(&program, root.path(), port);
        Some(Self { program, root, child, port })
    }

    /// The folder of the bucket.
    pub fn bucket(&self) -> PathBuf {
        self.root.path().join(BUCKET)
    }

    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Starts again what was killed, with what it had.
    pub fn start_again(&mut self) {
        self.child = started(&self.program, self.root.path(), self.port);
    }

    /// The environment that names it, over a port.
    pub fn environment(port: u16) -> Vec<(String, String)> {
        let endpoint = format!("http://127.0.0.1:{port}");
        let all = [
            ("AWS_ENDPOINT", endpoint.as_str()),
            ("AWS_ENDPOINT_URL", &endpoint),
            ("AWS_REGION", "us-east-1"),
            ("AWS_ACCESS_KEY_ID", KEY),
            ("AWS_SECRET_ACCESS_KEY", SECRET),
            ("AWS_ALLOW_HTTP", "true"),
            ("AWS_VIRTUAL_HOSTED_STYLE_REQUEST", "false"),
        ];
        all.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec()
    }

    /// A dataset to be published to it, over a port.
    pub fn scene(port: u16) -> Scene {
        let mut scene = Scene::new();
        scene.to = format!("s3://{BUCKET}/all/of it");
        scene.environment = Self::environment(port);
        scene
    }

    /// Where what is published to it lies.
    pub fn place(&self) -> PathBuf {
        self.bucket().join("all/of it/made")
    }
}

impl Drop for S3Server {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

fn started(program: &Path, root: &Path, port: u16) -> Child {
    let mut command = tied(program);
    command.args(["--host", "127.0.0.1", "--port", &port.to_string(), "--access-key", KEY, "--secret-key", SECRET]).arg(root);
    command.env("RUST_LOG", "error").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let child = spawn(command);
    wait_until("the server of S3 listens", Duration::from_mins(1), || TcpStream::connect(("127.0.0.1", port)).is_ok());
    child
}

/// Another kind of server, which keeps nothing, and its port.
pub fn moto() -> Option<(Ended, u16)> {
    let program = tools::tool("moto_server")?;
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let mut command = tied(program);
    command.args(["-H", "127.0.0.1", "-p", &port.to_string()]);
    let child = spawn({
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command
    });
    wait_until("moto listens", Duration::from_mins(2), || TcpStream::connect(("127.0.0.1", port)).is_ok());
    Some((Ended(child), port))
}

/// Makes the bucket where it is not there; that server asks for no keys.
pub fn make_bucket(port: u16) {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    let head = format!("PUT /{BUCKET} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    stream.write_all(head.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
}

/// A process that ends with this value.
pub struct Ended(Child);

impl Drop for Ended {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

type Hook = Box<dyn FnOnce() + Send>;

/// A line to a server.
pub struct Line {
    pub port: u16,
    shared: Arc<Shared>,
}

#[derive(Default)]
struct Shared {
    /// Bytes that were sent over it.
    sent: AtomicU64,
    is_slow: AtomicBool,
    /// What is done when a request begins so, before it passes.
    hook: Mutex<Option<(String, Hook)>>,
}

impl Line {
    pub fn to(server: u16) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let shared = Arc::new(Shared::default());
        let line = Self { port, shared: Arc::clone(&shared) };
        thread::spawn(move || {
            for client in listener.incoming().flatten() {
                let shared = Arc::clone(&shared);
                thread::spawn(move || passed(client, server, &shared));
            }
        });
        line
    }

    /// So that a byte takes its time.
    pub fn slow(&self) {
        self.shared.is_slow.store(true, Ordering::Relaxed);
    }

    pub fn sent(&self) -> u64 {
        self.shared.sent.load(Ordering::Relaxed)
    }

    /// Does something, once, before a request that holds this text is passed on.
    pub fn before(&self, text: &str, hook: impl FnOnce() + Send + 'static) {
        *self.shared.hook.lock().unwrap() = Some((text.to_owned(), Box::new(hook)));
    }
}

fn passed(client: TcpStream, server: u16, shared: &Arc<Shared>) {
    let Ok(server) = TcpStream::connect(("127.0.0.1", server)) else { return };
    let (Ok(from_server), Ok(to_client)) = (server.try_clone(), client.try_clone()) else { return };
    let back = thread::spawn(move || drop(piped(from_server, to_client, &mut |_| {})));
    let told = Arc::clone(shared);
    let _ = piped(client, server, &mut |bytes| {
        told.sent.fetch_add(bytes.len() as u64, Ordering::Relaxed);
        let text = String::from_utf8_lossy(bytes);
        // Others pass meanwhile.
        let hook = told.hook.lock().unwrap().take_if(|(begin, _)| text.contains(begin.as_str()));
        if let Some((_, hook)) = hook {
            hook();
        }
        if told.is_slow.load(Ordering::Relaxed) {
            thread::sleep(Duration::from_millis(3));
        }
    });
    drop(back.join());
}

fn piped(mut from: TcpStream, mut to: TcpStream, see: &mut dyn FnMut(&[u8])) -> io::Result<()> {
    let mut piece = [0; 16 << 10];
    loop {
        let length = from.read(&mut piece).unwrap_or(0);
        if length == 0 {
            drop(from.shutdown(Shutdown::Both));
            return to.shutdown(Shutdown::Both);
        }
        see(&piece[..length]);
        to.write_all(&piece[..length])?;
    }
}
