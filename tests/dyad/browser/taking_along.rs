//! What is copied from the page works elsewhere: the snippets run, the embedded chart lives in another page.

use std::{
    io::{Read, Write},
    net::TcpListener,
    process::{Command, Output},
};

use fantoccini::Locator;
use serde_json::json;

use super::Session;

/// The text of a snippet by its tool.
pub(super) async fn snippet(session: &Session, panel: &str, name: &str) -> String {
    let script = format!(
        "[...document.querySelectorAll('#{panel} .copied')].find(box => box.querySelector('strong').textContent === '{name}').querySelector('code').textContent"
    );
    session.text(&script).await
}

/// Runs a program where there is one; whether it did its work, with what it said.
fn run(program: &str, arguments: &[&str]) -> Option<Output> {
    match Command::new(program).args(arguments).output() {
        Ok(output) => Some(output),
        Err(error) => {
            eprintln!("SKIPPED: {program} is not here ({error}): its snippet was not run");
            None
        }
    }
}

/// The address of another server, which gives this page to everyone while the test runs.
pub(super) fn elsewhere(page: String) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for mut stream in listener.incoming().map_while(Result::ok) {
            let mut head = [0; 4096];
            drop(stream.read(&mut head));
            drop(write!(
                stream,
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{page}",
                page.len()
            ));
        }
    });
    address
}

#[tokio::test]
async fn the_snippets_run() {
    let Some(session) = Session::open().await else { return };
    session.window(1280, 900, "light").await;
    session.goto("/?dyad=TUR-DEU&view=exports&from=2021").await;
    let told = |output: Option<Output>| {
        output.map(|output| {
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
            String::from_utf8_lossy(&output.stdout).into_owned()
        })
    };
    let curl = snippet(&session, "code", "curl").await;
    assert!(curl.contains(&session.server.origin), "{curl} names this server");
    for text in [
        told(run("sh", &["-c", &curl])),
        told(run("python3", &["-c", &snippet(&session, "code", "Python").await])),
        told(run("Rscript", &["-e", &snippet(&session, "code", "R").await])),
    ]
    .into_iter()
    .flatten()
    {
        assert!(text.contains("1810000000") || text.contains("1.81e+09"), "{text}");
    }
    let script = snippet(&session, "code", "JavaScript").await.replace("console.log(", "return (");
    let script = format!(
        "const done = arguments[arguments.length - 1]; (async () => {{ {script} }})().then(done, error => done(String(error)));"
    );
    let rows = session.client.execute_async(&script, vec![]).await.unwrap();
    assert_eq!(rows[2]["value"], json!(1_810_000_000), "{rows}");
    session.close().await;
}

#[tokio::test]
async fn copying_says_so_and_the_embedded_chart_lives_in_another_page() {
    let Some(session) = Session::open().await else { return };
    session.window(1280, 900, "light").await;
    session.goto("/?dyad=TUR-DEU&view=exports&lang=fa").await;
    session.click("#embed summary").await;
    let button = session.client.find(Locator::Css("#embed .copied button")).await.unwrap();
    let before = button.text().await.unwrap();
    button.click().await.unwrap();
    session.wait(&format!("document.querySelector('#embed .copied button').textContent !== {before:?}")).await;
    let (frame, image) = (snippet(&session, "embed", "<iframe>").await, snippet(&session, "embed", "<img>").await);
    session.screenshot("embedding-fa").await;
    // A page of somebody else's: no origin in common with the server.
    let elsewhere = elsewhere(format!("<!doctype html><meta charset=utf-8><title>elsewhere</title>{frame}{image}"));
    session.client.goto(&elsewhere).await.unwrap();
    session.wait("document.images[0].complete && document.images[0].naturalWidth > 0").await;
    assert!(session.text("document.images[0].alt").await.contains("ترکیه"), "the picture is described");
    let inside = session.client.find(Locator::Css("iframe")).await.unwrap();
    assert!(inside.attr("title").await.unwrap().unwrap().contains("آلمان"));
    inside.enter_frame().await.unwrap();
    session.drawn().await;
    session.wait("document.querySelectorAll('#chart .point').length >= 10").await;
    session.close().await;
}
