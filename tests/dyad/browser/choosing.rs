//! A pair is picked, years are changed, the table is read, and a link shows the same again; in every language.

use fantoccini::Locator;
use serde_json::json;

use super::{LANGUAGES, Session};

/// Down, and Enter, as WebDriver types them.
const DOWN: &str = "\u{e015}";
const ENTER: &str = "\u{e007}";

#[tokio::test]
async fn a_pair_is_found_by_name_in_every_language_and_its_years_are_changed() {
    let Some(session) = Session::open().await else { return };
    // What is typed, the title, and two years as the language writes them.
    let cases = [
        ("en", "german turk", "Trade balance of Türkiye with Germany", ["2019", "2023"]),
        ("ru", "турц герм", "Турция – Германия: торговое сальдо", ["2019", "2023"]),
        ("fa", "ترکیه آلمان", "تراز تجاری ترکیه با آلمان", ["۲۰۱۹", "۲۰۲۳"]),
    ];
    for (language, typed, title, years) in cases {
        session.window(1280, 900, "light").await;
        session.goto(&format!("/?lang={language}")).await;
        assert_eq!(session.text("document.documentElement.dir").await, if language == "fa" { "rtl" } else { "ltr" });
        session.client.find(Locator::Css("#search")).await.unwrap().send_keys(typed).await.unwrap();
        session.wait("document.querySelectorAll('#found [role=option]').length > 0").await;
        assert_eq!(session.text("document.querySelector('#search').getAttribute('aria-expanded')").await, "true");
        session.press(&format!("{DOWN}{ENTER}")).await;
        session.wait("location.search.includes('TUR-DEU') || location.search.includes('DEU-TUR')").await;
        session.drawn().await;
        assert!(session.address().await.contains(&format!("lang={language}")), "{}", session.address().await);
        session.goto(&format!("/?dyad=TUR-DEU&view=balance&lang={language}")).await;
        assert_eq!(session.text("document.querySelector('h1').textContent").await, title);
        session.choose("from", "2019").await;
        assert_eq!(session.address().await, format!("/?dyad=TUR-DEU&view=balance&from=2019&lang={language}"));
        let periods = "[...document.querySelectorAll('#figures tbody th')].map(cell => cell.firstChild.textContent)";
        let rows = session.value(periods).await;
        assert_eq!((rows.as_array().map(Vec::len), &rows[0], &rows[4]), (Some(5), &json!(years[0]), &json!(years[1])));
        session.client.back().await.unwrap();
        session.wait("document.querySelectorAll('#figures tbody tr').length === 10").await;
        assert!(!session.address().await.contains("from="));
    }
    session.close().await;
}

#[tokio::test]
async fn every_choice_is_in_the_address_and_a_shared_link_shows_the_same() {
    let Some(session) = Session::open().await else { return };
    session.window(1280, 900, "light").await;
    session.goto("/?dyad=TUR-DEU&view=exports").await;
    session.choose("measure", "index").await;
    session.choose("kind", "line").await;
    session.choose("to", "2020").await;
    session.click("nav.themes a[href*='theme=dark']").await;
    session.wait("document.documentElement.dataset.theme === 'dark'").await;
    session.drawn().await;
    let shared = session.address().await;
    for part in ["dyad=TUR-DEU", "view=exports", "measure=index", "kind=line", "to=2020", "theme=dark"] {
        assert!(shared.contains(part), "{shared} has no {part}");
    }
    let shown =
        "[document.title, document.querySelector('#figures').innerText, document.querySelector('#chart svg title').textContent]";
    let before = session.value(shown).await;
    session.client.goto("about:blank").await.unwrap();
    session.goto(&shared).await;
    assert_eq!(session.value(shown).await, before);
    assert_eq!(session.text("document.querySelector('#choices [name=measure]').value").await, "index");
    // Another pair keeps the view; the other direction is one click away.
    session.click("#swap").await;
    session.wait("location.search.includes('DEU-TUR')").await;
    assert!(session.address().await.contains("view=exports"));
    session.close().await;
}

#[tokio::test]
async fn what_cannot_be_shown_is_told_and_the_page_lives_on() {
    let Some(session) = Session::open().await else { return };
    session.window(1280, 900, "light").await;
    for language in LANGUAGES {
        for wrong in ["from=2031", "from=x", "freq=M", "colour=red", "from=2023&to=2021"] {
            session.goto(&format!("/?dyad=TUR-DEU&view=exports&{wrong}&lang={language}")).await;
            let told = session.text("document.querySelector('#mended')?.textContent").await;
            assert!(told.chars().count() > 20, "{wrong} {language}: {told:?}");
            // The pair, its views, what can be chosen, and the chart are there.
            for there in ["nav.pairs .current", "nav.tabs [aria-current]", "#choices select", "#chart .living svg"] {
                assert_eq!(session.value(&format!("!!document.querySelector('{there}')")).await, json!(true), "{wrong} {there}");
            }
        }
        session.goto(&format!("/?dyad=RUS-XXX&lang={language}")).await;
        assert_eq!(
            session.value("!!document.querySelector('[role=alert]') && !!document.querySelector('#search')").await,
            json!(true)
        );
    }
    session.goto("/?dyad=TUR-DEU&view=exports").await;
    // The server goes away while the page is open: what was shown stays, and what happened is said.
    session.value("void (window.fetch = () => Promise.reject(new TypeError('gone')))").await;
    session.click("nav.tabs a[href*='view=imports']").await;
    session.wait("document.querySelector('.notice button')").await;
    assert_eq!(session.value("document.querySelectorAll('#figures tbody tr').length").await, json!(10));
    session.close().await;
}

#[tokio::test]
async fn choosing_one_end_of_the_window_moves_the_other_along() {
    let Some(session) = Session::open().await else { return };
    session.window(1280, 900, "light").await;
    session.goto("/?dyad=TUR-DEU&view=exports").await;
    session.choose("from", "2021").await;
    session.choose("to", "2019").await;
    assert_eq!(session.address().await, "/?dyad=TUR-DEU&view=exports&from=2019&to=2019");
    assert_eq!(session.value("!!document.querySelector('#mended')").await, json!(false), "nothing was wrong");
    session.choose("from", "2022").await;
    assert_eq!(session.address().await, "/?dyad=TUR-DEU&view=exports&from=2022&to=2022");
    session.close().await;
}

#[tokio::test]
async fn what_few_need_stays_open_after_choosing() {
    let Some(session) = Session::open().await else { return };
    session.window(1280, 900, "light").await;
    session.goto("/?dyad=TUR-DEU&view=exports").await;
    session.click("#more-choices summary").await;
    let last = session.client.find(Locator::Css("#choices [name=last]")).await.unwrap();
    last.send_keys("3").await.unwrap();
    session.press("\u{e007}").await;
    session.wait("document.querySelectorAll('#figures tbody tr').length === 3").await;
    session.drawn().await;
    assert_eq!(session.address().await, "/?dyad=TUR-DEU&view=exports&last=3");
    assert_eq!(session.value("document.querySelector('#more-choices').open").await, json!(true));
    // The index starts where its window does, and another base can be chosen.
    session.choose("measure", "index").await;
    assert!(session.text("document.querySelector('#figures thead').textContent").await.contains("2021 = 100"));
    session.choose("base", "2019").await;
    assert_eq!(session.address().await, "/?dyad=TUR-DEU&view=exports&base=2019&last=3&measure=index");
    assert!(session.text("document.querySelector('#figures thead').textContent").await.contains("2019 = 100"));
    session.close().await;
}
