//! The search while one types: what is listed, what is said of nothing, and where Enter leads, with a script and without.

use fantoccini::Locator;
use serde_json::json;

use super::Session;
use crate::{package, server};

const DOWN: &str = "\u{e015}";
const UP: &str = "\u{e013}";
const ENTER: &str = "\u{e007}";
const ESCAPE: &str = "\u{e00c}";

/// Types into the emptied box.
async fn type_in(session: &Session, words: &str) {
    session.value("void (document.querySelector('#search').value = '')").await;
    session.client.find(Locator::Css("#search")).await.unwrap().send_keys(words).await.unwrap();
}

#[tokio::test]
async fn suggestions_tell_amounts_direction_and_how_many_more_there_are() {
    let Some(session) = Session::open().await else { return };
    session.window(1280, 900, "light").await;
    session.goto("/?dyad=RUS-IRN&view=turnover").await;
    let first = "document.querySelector('#found [role=option]')?.textContent ?? ''";
    for (words, wanted) in [
        ("germany–turk", "Germany–Türkiye DEU-TUR, imports 1.93"),
        ("turk/german 2023", "Türkiye–Germany TUR-DEU, turnover 3.29"),
        ("ruasia and iran", "Russia–Iran RUS-IRN, turnover 4\u{a0}billion USD, 2023"),
    ] {
        type_in(&session, words).await;
        session.wait(&format!("({first}).startsWith({})", json!(wanted))).await;
        assert_eq!(session.text("document.querySelector('#search').getAttribute('aria-expanded')").await, "true");
    }
    session.wait("document.querySelector('.suggestions .forgiven')").await;
    session.close().await;
}

#[tokio::test]
async fn the_last_suggestion_of_many_leads_to_all_of_them() {
    let Some(session) = Session::open().await else { return };
    let areas = ["EGY", "TUR", "CHN", "IND", "DEU"];
    let pairs = areas.iter().flat_map(|one| areas.iter().filter(move |other| *other != one).map(move |other| (one, other)));
    let rows: Vec<String> = pairs.map(|(one, other)| format!("{one} {other} turnover TOTAL 2023 5")).collect();
    let folder = package::package_of_rows(&rows);
    let running = server::listening(&["--datasets", folder.path().to_str().unwrap()]);
    session.window(1280, 900, "light").await;
    session.client.goto(&format!("http://{}/?dyad=EGY-TUR", running.address)).await.unwrap();
    session.drawn().await;
    type_in(&session, "xyz").await;
    session.wait("document.querySelectorAll('#found li').length === 0 && document.querySelector('.suggestions .nothing')").await;
    type_in(&session, "*").await;
    session.wait("document.querySelector('#found li.all')").await;
    assert_eq!(session.value("document.querySelectorAll('#found li').length").await, json!(13), "twelve, and the way to all");
    // The last leads to the whole list, which keeps the words.
    session.press(&format!("{UP}{ENTER}")).await;
    session.wait("location.search.includes('search=')").await;
    session.wait("document.querySelectorAll('ul.found > li').length === 20 && document.activeElement.localName === 'h1'").await;
    session.close().await;
}

#[tokio::test]
async fn nothing_found_is_seen_and_said() {
    let Some(session) = Session::open().await else { return };
    session.window(1280, 900, "light").await;
    session.goto("/?dyad=TUR-DEU&view=exports").await;
    type_in(&session, "turkey atlantis").await;
    session.wait("document.querySelector('.suggestions .nothing')?.offsetHeight > 20").await;
    session.wait("document.querySelector('body > p[role=status]').textContent.length > 10").await;
    assert_eq!(
        session
            .value("[document.querySelector('#search').getAttribute('aria-expanded'), document.querySelector('#found').hidden]")
            .await,
        json!(["false", true])
    );
    session.press(ESCAPE).await;
    session.wait("document.querySelector('.suggestions').hidden").await;
    // What it leads on to is a link that the keyboard reaches.
    type_in(&session, "turkey atlantis").await;
    session.wait("document.querySelector('.suggestions .nothing a')?.offsetHeight > 0").await;
    session.value("void document.querySelector('.suggestions .nothing a').focus()").await;
    session.press(ENTER).await;
    session
        .wait("document.querySelectorAll('ul.found li').length > 4 && document.querySelector('#search').value === 'TUR'")
        .await;
    session.close().await;
}

#[tokio::test]
async fn enter_opens_the_one_pair_that_was_named() {
    let Some(session) = Session::open().await else { return };
    session.window(1280, 900, "light").await;
    session.goto("/?dyad=TUR-DEU&view=exports&lang=ru").await;
    type_in(&session, &format!("иран – россия{ENTER}")).await;
    session.wait("location.search.includes('dyad=IRN-RUS') && location.search.includes('lang=ru')").await;
    session.drawn().await;
    assert_eq!(
        session.value("[scrollY, document.activeElement.localName, document.querySelector('#search').value]").await,
        json!([0, "h1", ""])
    );
    type_in(&session, "turkey").await;
    session.wait("document.querySelectorAll('#found [role=option]').length > 1").await;
    session.press(&format!("{DOWN}{DOWN}{ENTER}")).await;
    session.wait("location.search.includes('dyad=TUR-') || location.search.includes('-TUR')").await;
    session.drawn().await;
    type_in(&session, &format!("iran{ENTER}")).await;
    session.wait("location.search.includes('search=iran') && document.querySelector('#search').value === 'iran'").await;
    session.close().await;
}

#[tokio::test]
async fn the_form_without_a_script_does_the_same() {
    let Some(session) = Session::without_scripts().await else { return };
    let open = |path: &'static str| session.client.goto(Box::leak(format!("{}{path}", session.server.origin).into_boxed_str()));
    open("/?dyad=TUR-DEU&view=exports").await.unwrap();
    session.client.find(Locator::Css("#search")).await.unwrap().send_keys(&format!("russia-iran{ENTER}")).await.unwrap();
    session.wait_for_elements("a[href*='dyad=IRN-RUS'].pair", 1).await;
    assert_eq!(session.client.current_url().await.unwrap().query(), Some("dyad=RUS-IRN"));
    open("/?dyad=TUR-DEU&view=exports").await.unwrap();
    session.client.find(Locator::Css("#search")).await.unwrap().send_keys(&format!("turk germ{ENTER}")).await.unwrap();
    session.wait_for_elements("ul.found li", 2).await;
    session.wait_for_elements("#search[value='turk germ']", 1).await;
    session.close().await;
}
