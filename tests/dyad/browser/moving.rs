//! Going from page to page: where the focus and the eyes are afterwards, what is told, and what the history brings back.

use fantoccini::Locator;
use serde_json::json;

use super::Session;

/// What has the focus: `h1`, `select[from]`, `a[aria-current]`.
const FOCUSED: &str = "document.activeElement.localName + (document.activeElement.name ? `[${document.activeElement.name}]` : '') + (document.activeElement.hasAttribute('aria-current') ? '[aria-current]' : '')";
const TOLD: &str = "document.querySelector('body > p[role=status]').textContent";

/// Scrolls down to an element as a reader would, until the place is kept in the history.
async fn scroll_to(session: &Session, selector: &str) -> u64 {
    session.value(&format!("void document.querySelector('{selector}').scrollIntoView({{block: 'center'}})")).await;
    session.wait("scrollY > 300 && history.state?.scroll === scrollY").await;
    session.value("Math.round(scrollY)").await.as_u64().unwrap()
}

#[tokio::test]
async fn a_card_leads_to_the_top_of_its_view_by_picture_and_title_and_back_to_where_one_was() {
    let Some(session) = Session::open().await else { return };
    session.window(1280, 900, "light").await;
    for part in ["img", "figcaption strong a"] {
        session.goto("/?dyad=TUR-DEU&view=exports").await;
        let before = scroll_to(&session, "#views figure").await;
        let to = session.text(&format!("document.querySelector('#views figure {part}').closest('a').getAttribute('href')")).await;
        assert!(to.starts_with("/?dyad=TUR-DEU&view="), "{part} leads to {to}");
        session.click(&format!("#views figure {part}")).await;
        session.wait(&format!("location.pathname + location.search === '{to}'")).await;
        session.drawn().await;
        assert_eq!(session.value("[scrollY, document.activeElement.localName]").await, json!([0, "h1"]), "{part}");
        assert_eq!(session.text(TOLD).await, "", "the title that has the focus is not said twice");
        session.client.back().await.unwrap();
        session.wait("location.search.includes('view=exports') && !document.querySelector('[aria-busy]')").await;
        session.wait(&format!("Math.abs(scrollY - {before}) < 120")).await;
        assert_ne!(session.text(FOCUSED).await, "body");
        session.client.forward().await.unwrap();
        session.wait("!location.search.includes('view=exports') && scrollY === 0").await;
    }
    session.close().await;
}

#[tokio::test]
async fn chips_lead_to_the_top_and_choices_stay_where_they_are() {
    let Some(session) = Session::open().await else { return };
    session.window(1280, 500, "light").await;
    session.goto("/?dyad=TUR-DEU&view=exports").await;
    session.click("#swap").await;
    session.wait("location.search.includes('DEU-TUR')").await;
    session.drawn().await;
    assert_eq!(session.text(FOCUSED).await, "h1");
    session.goto("/?dyad=TUR-DEU&view=exports").await;
    let before = scroll_to(&session, "#chart").await;
    session.value("void document.querySelector('#choices [name=from]').focus({preventScroll: true})").await;
    session.value("void (document.querySelector('#choices [name=from]').value = '2019', document.querySelector('#choices [name=from]').dispatchEvent(new Event('change', {bubbles: true})))").await;
    session.wait("location.search.includes('from=2019') && document.querySelectorAll('#figures tbody tr').length === 5").await;
    session.drawn().await;
    assert_eq!(session.value(&format!("[{FOCUSED}, Math.abs(scrollY - {before}) < 60]")).await, json!(["select[from]", true]));
    // It is said once, in the one region there is for it; that of the chart keeps silent.
    session.wait(&format!("{TOLD} === document.querySelector('h1').textContent")).await;
    assert_eq!(session.text("document.querySelector('.reading').textContent").await, "");
    session.click("nav.themes a[href*='theme=dark']").await;
    session.wait("document.documentElement.dataset.theme === 'dark'").await;
    session.drawn().await;
    assert_eq!(session.text(FOCUSED).await, "a[aria-current]");
    session.click("nav.tabs a[href*='view=imports']").await;
    session.wait("location.search.includes('view=imports')").await;
    session.drawn().await;
    assert_eq!(session.text(FOCUSED).await, "a[aria-current]");
    session.close().await;
}

#[tokio::test]
async fn a_link_within_the_page_rebuilds_nothing_and_takes_the_focus_along() {
    let Some(session) = Session::open().await else { return };
    session.window(1280, 900, "light").await;
    session.goto("/?dyad=TUR-DEU&view=exports").await;
    session.value("void (window.asked = 0, window.before = fetch, window.fetch = (...all) => (asked++, before(...all)), document.querySelector('#main').dataset.mark = 'same')").await;
    session.click("#chart figcaption a[href='#figures']").await;
    session.wait("document.activeElement.matches('#figures .wide')").await;
    assert_eq!(session.text("location.hash").await, "#figures");
    session.client.back().await.unwrap();
    session.wait("location.hash === ''").await;
    session.client.forward().await.unwrap();
    session.wait("location.hash === '#figures'").await;
    assert_eq!(session.value("[asked, document.querySelector('#main').dataset.mark]").await, json!([0, "same"]));
    // The second way past: behind pairs and views.
    session.value("void document.querySelector('#main > .skip').focus()").await;
    session.press("\u{e007}").await;
    session.wait("document.activeElement.id === 'shown'").await;
    session.close().await;
}

#[tokio::test]
async fn what_cannot_be_loaded_is_told_where_the_reader_is() {
    let Some(session) = Session::open().await else { return };
    session.window(1280, 900, "light").await;
    session.goto("/?dyad=TUR-DEU&view=exports").await;
    scroll_to(&session, "#views figure").await;
    session.value("void (window.before = fetch, window.fetch = () => Promise.reject(new TypeError('gone')))").await;
    session.click("#views figure img").await;
    session.wait("document.querySelector('.notice[role=alert] button')").await;
    let seen = "(box => box.top >= 0 && box.bottom <= innerHeight)(document.querySelector('.notice').getBoundingClientRect())";
    assert_eq!(session.value(seen).await, json!(true), "it is in sight");
    assert!(session.address().await.contains("view=exports") && session.value("scrollY > 300").await == json!(true));
    session.value("void (window.fetch = before)").await;
    session.click(".notice button").await;
    session.wait("!location.search.includes('view=exports')").await;
    session.drawn().await;
    assert_eq!(
        session.value("[document.querySelectorAll('.notice').length, document.activeElement.localName]").await,
        json!([0, "h1"])
    );
    // The search too.
    session.value("void (window.fetch = () => Promise.reject(new TypeError('gone')))").await;
    session.client.find(Locator::Css("#search")).await.unwrap().send_keys("iran").await.unwrap();
    session.wait("document.querySelector('.notice[role=alert]')").await;
    session.close().await;
}
