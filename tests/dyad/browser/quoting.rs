//! A figure to quote: from the page of a pair to a sentence with its source on the clipboard.

use fantoccini::Locator;

use super::{LANGUAGES, Session};

/// Control and V: what is on the clipboard into what has the focus.
const PASTE: &str = "\u{e009}v\u{e000}";

#[tokio::test]
async fn the_stated_growth_is_copied_with_its_source_in_one_click() {
    let Some(session) = Session::open().await else { return };
    session.window(1280, 900, "light").await;
    for language in LANGUAGES {
        session.goto(&format!("/?dyad=RUS-IRN&view=turnover&period=2023&lang={language}#period")).await;
        let place = "#copy-commentary-2024-growth-2023 .copied";
        session.wait(&format!("!document.querySelector('{place} button').hidden")).await;
        let shown = session.text(&format!("document.querySelector('{place} .text').textContent")).await;
        let button = session.client.find(Locator::Css(&format!("{place} button"))).await.unwrap();
        let before = button.text().await.unwrap();
        button.click().await.unwrap();
        session.wait(&format!("document.querySelector('{place} button').textContent !== {before:?}")).await;
        // It is pasted as a person would paste it.
        session.click("form.search input").await;
        session.press(PASTE).await;
        session.wait("document.querySelector('form.search input').value !== ''").await;
        let pasted = session.text("document.querySelector('form.search input').value").await;
        assert_eq!(pasted, shown, "{language}");
        let number = if language == "fa" {
            "۱۷٫۳٪"
        } else if language == "ru" {
            "17,3\u{a0}%"
        } else {
            "17.3%"
        };
        let address = format!("{}/?dyad=RUS-IRN&view=turnover&period=2023&lang={language}#period", session.server.origin);
        assert!(pasted.contains(number) && pasted.ends_with(&address) && pasted.contains("News commentary"), "{pasted}");
        session.screenshot(&format!("quoting-{language}")).await;
    }
    session.close().await;
}

#[tokio::test]
async fn a_period_is_chosen_and_its_sentences_are_text_without_a_script() {
    let Some(session) = Session::without_scripts().await else { return };
    session.client.goto(&format!("{}/?dyad=RUS-IRN&view=turnover", session.server.origin)).await.unwrap();
    session.click("form.of-period option[value='2005']").await;
    session.click("form.of-period button").await;
    session.wait_for_elements("form.of-period option[value='2005'][selected]", 1).await;
    let address = session.client.current_url().await.unwrap();
    assert_eq!((address.query(), address.fragment()), (Some("dyad=RUS-IRN&view=turnover&period=2005"), Some("period")));
    let sentence = session.client.find(Locator::Css("#copy-1 .text")).await.unwrap().text().await.unwrap();
    assert!(sentence.contains("in 2005 came to 2.0"), "{sentence}");
    session.close().await;
}
