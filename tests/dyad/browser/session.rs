//! One browser: its driver, its window, and what one does with it.

use std::{
    env,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use fantoccini::{Client, ClientBuilder, Locator, wd::WebDriverCompatibleCommand};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::sync::{Mutex, MutexGuard};

use super::server::Server;

/// How long a page may take until it shows what is waited for; it takes far less.
const PATIENCE: Duration = Duration::from_secs(30);
/// Two cores have room for one browser at a time.
static ONE: Mutex<()> = Mutex::const_new(());

/// A browser on a server of its own.
pub struct Session {
    pub client: Client,
    pub server: Server,
    /// Where it saves what it downloads.
    pub downloads: TempDir,
    driver: Driver,
    _turn: MutexGuard<'static, ()>,
}

/// chromedriver; asked to end, it ends its browser too.
struct Driver(Child);

impl Drop for Driver {
    fn drop(&mut self) {
        drop(Command::new("kill").args(["-TERM", &self.0.id().to_string()]).status());
        drop(self.0.wait());
    }
}

/// Another command of chromedriver: one of the protocol of its developer tools.
#[derive(Debug)]
struct Tools(&'static str, Value);

impl WebDriverCompatibleCommand for Tools {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (axum::http::Method, Option<String>) {
        (axum::http::Method::POST, Some(json!({"cmd": self.0, "params": self.1}).to_string()))
    }
}

fn program(names: &[&str]) -> Option<PathBuf> {
    let folders = env::var_os("PATH")?;
    env::split_paths(&folders).flat_map(|folder| names.iter().map(move |name| folder.join(name))).find(|path| path.is_file())
}

impl Session {
    /// A browser; none, told loudly, where there is no browser here.
    pub async fn open() -> Option<Self> {
        Self::with(true, Server::start).await
    }

    /// A browser on the built-in data and an imported table of all pairs.
    pub async fn on_world() -> Option<Self> {
        Self::with(true, Server::on_world).await
    }

    /// A browser that may run no script.
    pub async fn without_scripts() -> Option<Self> {
        Self::with(false, Server::start).await
    }

    async fn with(scripts: bool, server: fn() -> Server) -> Option<Self> {
        let turn = ONE.lock().await;
        let found = program(&["chromedriver"]).zip(program(&["chromium", "google-chrome", "chromium-browser"]));
        let Some((driver, browser)) = found else {
            assert!(
                env::var("CI").as_deref() != Ok("true"),
                "CI=true and there is no chromedriver; run the tests with `make test`"
            );
            eprintln!("SKIPPED: no chromium with chromedriver to open the page in; run the tests with `make test`");
            return None;
        };
        let downloads = tempfile::tempdir().unwrap();
        let (driver, port) = started(&driver);
        let capabilities = capabilities(&browser, downloads.path(), scripts);
        let Value::Object(capabilities) = capabilities else { return None };
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&format!("http://127.0.0.1:{port}"))
            .await
            .unwrap();
        Some(Self { client, server: server(), downloads, driver, _turn: turn })
    }

    /// Ends the browser.
    pub async fn close(self) {
        self.client.close().await.unwrap();
        drop(self.driver);
    }

    /// The window in this size, as a screen of one or two pixels a unit, in the colours that the system prefers.
    pub async fn window(&self, width: u32, height: u32, scheme: &str) {
        let metrics = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        self.client.issue_cmd(Tools("Emulation.setDeviceMetricsOverride", metrics)).await.unwrap();
        let media = json!({"features": [{"name": "prefers-color-scheme", "value": scheme}]});
        self.client.issue_cmd(Tools("Emulation.setEmulatedMedia", media)).await.unwrap();
    }

    /// Empties the cache of the browser.
    pub async fn forget(&self) {
        self.client.issue_cmd(Tools("Network.clearBrowserCache", json!({}))).await.unwrap();
    }

    /// A phone: a narrow window that is touched.
    pub async fn phone(&self, width: u32, height: u32) {
        let metrics = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": true});
        self.command("Emulation.setDeviceMetricsOverride", metrics).await;
        self.command("Emulation.setTouchEmulationEnabled", json!({"enabled": true, "maxTouchPoints": 1})).await;
    }

    /// A finger goes down at the first of these places, along the others, and up.
    pub async fn touch(&self, places: &[(f64, f64)]) {
        for (index, (x, y)) in places.iter().enumerate() {
            let kind = if index == 0 { "touchStart" } else { "touchMove" };
            self.command("Input.dispatchTouchEvent", json!({"type": kind, "touchPoints": [{"x": x, "y": y}]})).await;
        }
        self.command("Input.dispatchTouchEvent", json!({"type": "touchEnd", "touchPoints": []})).await;
    }

    /// A command of the browser's developer tools.
    pub async fn command(&self, name: &'static str, parameters: Value) -> Value {
        self.client.issue_cmd(Tools(name, parameters)).await.unwrap()
    }

    /// Opens an address of the server and waits until its chart, if it has one, lives.
    pub async fn goto(&self, address: &str) {
        self.client.goto(&format!("{}{address}", self.server.origin)).await.unwrap();
        self.drawn().await;
    }

    /// Waits until the page is still and its chart lives.
    pub async fn drawn(&self) {
        self.wait("!document.querySelector('[aria-busy=true]') && (!document.querySelector('#chart') || !!document.querySelector('#chart .living svg'))").await;
    }

    /// The value of an expression in the page.
    pub async fn value(&self, expression: &str) -> Value {
        self.client
            .execute(&format!("return ({expression});"), vec![])
            .await
            .unwrap_or_else(|error| panic!("{expression}: {error}"))
    }

    /// The text that an expression gives.
    pub async fn text(&self, expression: &str) -> String {
        self.value(expression).await.as_str().map(str::to_owned).unwrap_or_default()
    }

    /// Waits until an expression is true.
    pub async fn wait(&self, expression: &str) {
        let begun = Instant::now();
        while self.value(&format!("!!({expression})")).await != json!(true) {
            assert!(
                begun.elapsed() < PATIENCE,
                "waited in vain for {expression} on {}",
                self.client.current_url().await.unwrap()
            );
            tokio::time::sleep(Duration::from_millis(40)).await;
        }
    }

    /// Waits until so many elements match, by the driver alone: for pages that may run no script, where a form that
    /// was sent leaves the old page in place until the answer has come.
    pub async fn wait_for_elements(&self, selector: &str, count: usize) {
        let begun = Instant::now();
        loop {
            let found = self.client.find_all(Locator::Css(selector)).await.map_or(0, |elements| elements.len());
            if found == count {
                return;
            }
            assert!(begun.elapsed() < PATIENCE, "{selector}: {found} elements, {count} were waited for");
            tokio::time::sleep(Duration::from_millis(40)).await;
        }
    }

    /// Path and query of the address shown.
    pub async fn address(&self) -> String {
        self.text("decodeURIComponent(location.pathname + location.search)").await
    }

    /// Clicks what a selector finds first.
    pub async fn click(&self, selector: &str) {
        self.client.find(Locator::Css(selector)).await.unwrap().click().await.unwrap();
    }

    /// Chooses an option by its value, as a person would: the choice is made, and the page told.
    pub async fn choose(&self, name: &str, value: &str) {
        let selector = format!("#choices select[name={name}] option[value='{value}']");
        self.click(&selector).await;
        self.drawn().await;
    }

    /// Types keys into what has the focus.
    pub async fn press(&self, keys: &str) {
        self.client.active_element().await.unwrap().send_keys(keys).await.unwrap();
    }

    /// Keeps a picture of the whole page under `target/screenshots/`.
    pub async fn screenshot(&self, name: &str) {
        let size = self.value("[innerWidth, Math.min(document.documentElement.scrollHeight, 6000)]").await;
        let (width, height) = (size[0].as_u64().unwrap(), size[1].as_u64().unwrap());
        let clip = json!({"x": 0, "y": 0, "width": width, "height": height, "scale": 1});
        let taken = json!({"format": "png", "captureBeyondViewport": true, "clip": clip});
        let answer = self.client.issue_cmd(Tools("Page.captureScreenshot", taken)).await.unwrap();
        let bytes = base64(answer["data"].as_str().unwrap());
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/screenshots");
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join(format!("{name}.png")), bytes).unwrap();
    }

    /// The page as it is printed, as PDF.
    pub async fn printed(&self) -> Vec<u8> {
        let answer = self.client.issue_cmd(Tools("Page.printToPDF", json!({"printBackground": false}))).await.unwrap();
        base64(answer["data"].as_str().unwrap())
    }
}

/// A driver and the port that it listens on. On a busy machine one may end before it listens: then another is started.
fn started(program: &Path) -> (Driver, u16) {
    for _ in 0..5 {
        let command = Command::new(program).arg("--port=0").stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
        let mut driver = Driver(command.unwrap());
        if let Some(port) = port(&mut driver.0) {
            return (driver, port);
        }
    }
    panic!("five times chromedriver did not say where it listens");
}

/// The port that a driver says it listens on.
fn port(driver: &mut Child) -> Option<u16> {
    let mut lines = BufReader::new(driver.stdout.take().unwrap()).lines().map_while(Result::ok);
    lines.find_map(|line| {
        let told = line.rsplit_once("on port ").map(|(_, rest)| rest.trim_end_matches('.').to_owned());
        told.filter(|_| line.contains("successfully")).and_then(|text| text.parse().ok())
    })
}

fn capabilities(browser: &Path, downloads: &Path, scripts: bool) -> Value {
    let arguments = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--lang=en",
    ];
    let mut preferences = json!({"download.default_directory": downloads, "download.prompt_for_download": false, "safebrowsing.enabled": false, "profile.default_content_setting_values.automatic_downloads": 1});
    if !scripts {
        preferences["profile.managed_default_content_settings.javascript"] = json!(2);
    }
    json!({"browserName": "chrome", "goog:loggingPrefs": {"browser": "ALL"}, "goog:chromeOptions": {"binary": browser, "args": arguments, "prefs": preferences}})
}

/// Base64, as the developer tools send bytes.
fn base64(text: &str) -> Vec<u8> {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    for group in text.trim_end_matches('=').as_bytes().chunks(4) {
        let number = group.iter().fold(0_u32, |number, letter| {
            number << 6 | u32::try_from(LETTERS.iter().position(|known| known == letter).unwrap()).unwrap()
        }) << (6 * (4 - group.len()));
        bytes.extend(&number.to_be_bytes()[1..group.len()]);
    }
    bytes
}
