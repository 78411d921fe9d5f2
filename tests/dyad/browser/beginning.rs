//! The beginning in a browser: from it to the figure of the case, to a pair by the search, to statements by the check.

use serde_json::json;

use super::{LANGUAGES, Session};

const DOWN: &str = "\u{e015}";
const ENTER: &str = "\u{e007}";

#[tokio::test]
async fn one_click_leads_to_the_figure_of_the_case() {
    let Some(session) = Session::open().await else { return };
    session.window(1280, 900, "light").await;
    for language in LANGUAGES {
        session.goto(&format!("/?lang={language}")).await;
        session.screenshot(&format!("beginning-{language}")).await;
        session.click("#case .ways .first").await;
        session.wait("new URLSearchParams(location.search).get('period') === '2023' && document.querySelector('#figures')").await;
        let address = session.client.current_url().await.unwrap();
        assert_eq!(address.fragment(), Some("period"), "{address}");
        assert!(
            address.query().unwrap().contains("dyad=RUS-IRN") && address.query().unwrap().contains(&format!("lang={language}"))
        );
    }
    session.close().await;
}

#[tokio::test]
async fn the_search_and_the_check_lead_on() {
    let Some(session) = Session::open().await else { return };
    session.window(360, 740, "dark").await;
    session.goto("/?lang=en").await;
    session.click("#search").await;
    session.press("turkey germany").await;
    session.wait("document.querySelector('#found [role=option]')").await;
    session.press(&format!("{DOWN}{ENTER}")).await;
    session.wait("location.search.includes('TUR-DEU') && document.querySelector('h1').textContent.includes('Germany')").await;
    session.goto("/?lang=en").await;
    session.click("#check").await;
    session.press("17.3").await;
    session.press(ENTER).await;
    session.wait("location.pathname === '/claims' && document.querySelector('[id^=claim-]')").await;
    assert!(session.text("document.querySelector('#main').textContent").await.contains("17.3"));
    session.close().await;
}

#[tokio::test]
async fn it_is_whole_without_a_script_and_fits_a_small_screen() {
    let Some(session) = Session::without_scripts().await else { return };
    for language in LANGUAGES {
        session.window(320, 700, "light").await;
        session.client.goto(&format!("{}/?lang={language}", session.server.origin)).await.unwrap();
        assert_eq!(session.value("document.documentElement.scrollWidth <= 320").await, json!(true), "{language}");
        session.click("#case .ways .first").await;
        session.wait("location.hash === '#period' && document.querySelector('#figures')").await;
    }
    session.close().await;
}
