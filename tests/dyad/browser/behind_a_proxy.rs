//! The server behind a proxy that takes a path prefix off, as nginx does with `location /trade/ { proxy_pass http://…/; }`, opened by
//! another host name than the public one.

use std::{
    collections::BTreeSet,
    io::{Read, Write},
    net::{TcpListener, TcpStream},
};

use fantoccini::Locator;
use serde_json::json;

use super::Session;
use crate::server;

const PREFIX: &str = "/trade";
const ENTER: &str = "\u{e007}";

/// Answers what stands below the prefix from the server, and nothing else.
fn pass_on(mut client: TcpStream, upstream: &str) -> std::io::Result<()> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        let mut byte = [0];
        client.read_exact(&mut byte)?;
        head.push(byte[0]);
    }
    let head = String::from_utf8_lossy(&head).into_owned();
    let mut lines = head.split("\r\n");
    let request = lines.next().unwrap_or_default();
    let Some(request) = request.strip_prefix(&format!("GET {PREFIX}/")) else {
        return client.write_all(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    };
    let kept = lines.filter(|line| {
        let name = line.split(':').next().unwrap_or_default().to_ascii_lowercase();
        !line.is_empty() && name != "host" && name != "connection"
    });
    let kept: String = kept.flat_map(|line| [line, "\r\n"]).collect();
    let mut server = TcpStream::connect(upstream)?;
    server.write_all(format!("GET /{request}\r\nHost: {upstream}\r\nConnection: close\r\n{kept}\r\n").as_bytes())?;
    std::io::copy(&mut server, &mut client).map(drop)
}

/// A server with a public address below the prefix of a proxy, and the proxy's port.
fn proxied() -> (server::Running, u16) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let running = server::start(&["--public-url", &format!("https://statistics.example.org{PREFIX}")]);
    let upstream = running.address.clone();
    std::thread::spawn(move || {
        for client in listener.incoming().map_while(Result::ok) {
            let upstream = upstream.clone();
            std::thread::spawn(move || drop(pass_on(client, &upstream)));
        }
    });
    (running, port)
}

#[tokio::test]
async fn a_path_prefix_and_another_host_name_work_whole() {
    let Some(session) = Session::open().await else { return };
    let (_running, port) = proxied();
    session.window(1280, 900, "light").await;
    session.client.goto(&format!("http://localhost:{port}{PREFIX}/?dyad=RUS-IRN&view=exports")).await.unwrap();
    session.drawn().await;
    assert_eq!(
        session.value("[...document.images].every(image => !image.complete || image.naturalWidth > 0)").await,
        json!(true)
    );
    assert!(
        session.value("getComputedStyle(document.querySelector('.bar')).display").await == json!("flex"),
        "the style is there"
    );
    // Links, choices, history, the search and what it opens stay below the prefix.
    session.click("nav.tabs a[href*='view=imports']").await;
    session.wait("location.search.includes('view=imports')").await;
    session.drawn().await;
    session.choose("from", "2010").await;
    assert_eq!(session.address().await, "/trade/?dyad=RUS-IRN&view=imports&from=2010");
    session.client.back().await.unwrap();
    session.wait("!location.search.includes('from=')").await;
    session.drawn().await;
    session.client.find(Locator::Css("#search")).await.unwrap().send_keys("iran russ").await.unwrap();
    session.wait("document.querySelectorAll('#found [role=option]').length > 0").await;
    session.press("\u{e015}").await;
    session.press(ENTER).await;
    session.wait("location.pathname === '/trade/' && location.search.startsWith('?dyad=IRN-RUS')").await;
    session.drawn().await;
    session.client.find(Locator::Css("#search")).await.unwrap().send_keys(&format!("russia iran{ENTER}")).await.unwrap();
    session.wait("location.pathname === '/trade/' && location.search.startsWith('?dyad=RUS-IRN')").await;
    session.drawn().await;
    // What is read elsewhere is whole; what is copied names the public address, whatever the host it was opened at.
    assert_eq!(
        session.text("document.querySelector('link[rel=canonical]').getAttribute('href')").await,
        "https://statistics.example.org/trade/?dyad=RUS-IRN"
    );
    assert!(
        session
            .text("document.querySelector('#code code').textContent")
            .await
            .contains("'https://statistics.example.org/trade/v1/dyads/")
    );
    session.close().await;
}

#[test]
fn every_link_of_the_pages_stays_below_the_prefix_and_answers() {
    let (running, port) = proxied();
    let get = |path: &str| {
        let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\nAccept: text/html,*/*\r\nConnection: close\r\n\r\n")
            .unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    };
    let mut linked = BTreeSet::new();
    for page in
        ["/", "/?dyad=RUS-IRN&view=claims&lang=fa", "/?search=iran", "/?dyad=RUS-USA", "/v1/", "/docs", "/embed?dyad=RUS-IRN"]
    {
        let text = get(&format!("{PREFIX}{page}"));
        let body = text.split_once("<body").map_or("", |(_, body)| body);
        assert!(body.len() > 500, "{page}: {text}");
        for attribute in ["href=\"", "src=\"", "action=\"", "data-svg=\"", "data-json=\"", "data-address=\""] {
            let found = body.split(attribute).skip(1).map(|rest| rest.split_once('"').unwrap().0.replace("&amp;", "&"));
            linked.extend(found.filter(|link| link.starts_with('/')));
        }
        assert!(
            text.split("</head>").next().unwrap().contains("/trade/") && !body.contains("href=\"https://statistics.example.org"),
            "{page}"
        );
    }
    assert!(linked.len() > 60, "{linked:?}");
    for link in linked {
        assert!(link.starts_with(&format!("{PREFIX}/")), "{link} leaves the prefix");
        let answer = get(link.split('#').next().unwrap());
        let status = answer.split(' ').nth(1).unwrap_or_default().to_owned();
        // The page of a pair without data has itself in other languages; some examples of the API ask for a parameter more, or for
        // a flow that nobody has: that is told by the pair, and not by the address.
        let expected: &[&str] = match link.as_str() {
            _ if link.contains("dyad=RUS-USA") => &["404"],
            _ if link.starts_with("/trade/v1/") && !answer.contains("there is nothing at") => &["200", "400", "404"],
            _ => &["200", "303", "308"],
        };
        assert!(expected.contains(&status.as_str()), "{link}: {status}");
    }
    let redirected = get(&format!("{PREFIX}/?search=russia-iran"));
    assert!(redirected.contains("location: /trade/?dyad=RUS-IRN"), "{redirected}");
    for (path, whole) in [
        ("/robots.txt", "Sitemap: https://statistics.example.org/trade/sitemap.xml"),
        ("/sitemap.xml", "<loc>https://statistics.example.org/trade/?dyad="),
    ] {
        assert!(get(&format!("{PREFIX}{path}")).contains(whole), "{path}");
    }
    drop(running);
}
