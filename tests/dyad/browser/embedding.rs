//! The offered frame in somebody else's page: whatever its size, the source and the way back are seen in it.

use fantoccini::Locator;
use serde_json::json;

use super::{
    LANGUAGES, Session,
    taking_along::{elsewhere, snippet},
};

/// What is seen of the frame that was entered: is the source in its window, and the link, and how high is the picture?
const SEEN: &str = "(() => {\
    const inside = part => { const box = part.getBoundingClientRect(); return box.height > 8 && box.width > 30 && box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight + 1 && box.right <= innerWidth + 1; };\
    const origin = document.querySelector('.origin');\
    return { source: inside(origin), words: origin.textContent.length, link: inside(origin.querySelector('a')), \
        picture: document.querySelector('#chart .canvas')?.clientHeight ?? 0, over: document.documentElement.scrollWidth - innerWidth }; })()";

/// Opens frames of an address in a page of another origin, and enters the first.
async fn framed(session: &Session, frame: &str) {
    let page = elsewhere(format!("<!doctype html><meta charset=utf-8><title>elsewhere</title><body style=\"margin:0\">{frame}"));
    session.client.goto(&page).await.unwrap();
    session.client.find(Locator::Css("iframe")).await.unwrap().enter_frame().await.unwrap();
}

#[tokio::test]
async fn the_offered_frame_is_cut_at_no_width() {
    let Some(session) = Session::open().await else { return };
    session.window(1280, 900, "light").await;
    for language in LANGUAGES {
        for address in [
            "/?dyad=RUS-IRN&view=turnover",
            "/?dyad=RUS-IRN&view=mirror",
            "/?dyad=TUR-DEU&view=products",
            "/?dyad=RUS-IRN&view=claims",
        ] {
            session.window(1280, 900, "light").await;
            session.goto(&format!("{address}&lang={language}")).await;
            let frame = snippet(&session, "embed", "<iframe>").await;
            assert!(frame.contains("height=\"560\""), "{frame}");
            for width in [320, 640, 1000, 1600] {
                session.window(width, 900, "light").await;
                framed(&session, &frame).await;
                session.drawn().await;
                session.wait("document.querySelector('#chart .living[tabindex]')").await;
                let seen = session.value(SEEN).await;
                let told = format!("{address} {language} at {width}: {seen}");
                assert_eq!((&seen["source"], &seen["link"]), (&json!(true), &json!(true)), "{told}");
                assert!(seen["words"].as_i64().unwrap() > 40 && seen["over"].as_i64().unwrap() <= 0, "{told}");
                assert!(seen["picture"].as_i64().unwrap() >= 200, "{told}");
                assert_eq!(session.value("document.documentElement.scrollHeight <= innerHeight").await, json!(true), "{told}");
            }
        }
    }
    session.close().await;
}

#[tokio::test]
async fn a_frame_of_any_height_keeps_its_source_in_sight_and_says_what_is_wrong_or_not_drawn() {
    let Some(session) = Session::open().await else { return };
    session.window(640, 900, "dark").await;
    let origin = session.server.origin.clone();
    for height in [180, 320, 900] {
        framed(
            &session,
            &format!(
                "<iframe src='{origin}/embed?dyad=RUS-IRN&view=mirror' width='100%' height='{height}' style='border:0'></iframe>"
            ),
        )
        .await;
        session.drawn().await;
        let seen = session.value(SEEN).await;
        assert_eq!((&seen["source"], &seen["link"]), (&json!(true), &json!(true)), "{height}: {seen}");
    }
    for (query, word) in [
        ("dyad=RUS-XXX", "no figures"),
        ("dyad=RUS-IRN&view=exports&from=x", "not possible"),
        ("dyad=RUS-IRN&view=events", "events"),
    ] {
        framed(
            &session,
            &format!("<iframe src='{origin}/embed?{query}&lang=en' width='100%' height='300' style='border:0'></iframe>"),
        )
        .await;
        session.wait("document.querySelector('.origin')").await;
        assert!(session.text("document.querySelector('main').textContent").await.contains(word), "{query}");
        assert_eq!(session.value("document.querySelectorAll('h1').length").await, json!(1), "{query}");
        let seen = session.value(SEEN).await;
        assert_eq!(seen["link"], json!(true), "{query}: {seen}");
    }
    session.close().await;
}

#[tokio::test]
async fn a_page_that_listens_gives_the_frame_the_height_it_would_like() {
    let Some(session) = Session::open().await else { return };
    session.window(1000, 900, "light").await;
    session.goto("/?dyad=RUS-IRN&view=turnover").await;
    let (frame, listener) =
        (snippet(&session, "embed", "<iframe>").await, snippet(&session, "embed", "Height by content (optional)").await);
    let page = elsewhere(format!("<!doctype html><meta charset=utf-8><title>elsewhere</title>{listener}{frame}"));
    session.client.goto(&page).await.unwrap();
    // 62 per cent of a thousand for the picture, and a line or two below it.
    session.wait("(height => height > 620 && height < 760)(document.querySelector('iframe').clientHeight)").await;
    session.close().await;
}
