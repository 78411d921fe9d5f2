//! A journalist with an article: from the beginning to the page that verifies texts, to a statement marked in the article, to its
//! verdict and a source.

use fantoccini::Locator;
use serde_json::json;

use super::{LANGUAGES, Session};

/// Three sentences: a figure that is borne out, one that is not, one that is none of trade.
const ARTICLES: [(&str, &str); 3] = [
    (
        "en",
        "Trade between Russia and Iran came to $5 billion in 2022. Trade between Russia and Iran came to $9 billion in 2021. The two \
         countries moved 12 million tonnes of cargo.",
    ),
    (
        "ru",
        "Товарооборот России и Ирана в 2022 году составил 5 млрд долларов. Товарооборот России и Ирана в 2021 году составил 9 млрд \
         долларов. Перевезено 12 млн тонн грузов.",
    ),
    (
        "fa",
        "حجم تجارت روسیه و ایران در سال ۲۰۲۲ به ۵ میلیارد دلار رسید. حجم تجارت روسیه و ایران در سال ۲۰۲۱ به ۹ میلیارد دلار رسید. \
         ۱۲ میلیون تن بار جابه‌جا شد.",
    ),
];

fn article(language: &str) -> &'static str {
    ARTICLES.iter().find(|(own, _)| *own == language).unwrap().1
}

/// From the beginning to the marks.
async fn verify(session: &Session, language: &str) {
    session.client.goto(&format!("{}/?lang={language}", session.server.origin)).await.unwrap();
    session.click("main a[href^='/verify']").await;
    session.wait("location.pathname === '/verify' && document.querySelector('#verify-text')").await;
    let field = session.client.find(Locator::Css("#verify-text")).await.unwrap();
    field.send_keys(article(language)).await.unwrap();
    session.click("form.verify button").await;
    session.wait("document.querySelectorAll('.given mark').length === 2").await;
}

/// Opens the second statement by its mark, and reads its verdict and a source.
async fn open(session: &Session, language: &str) {
    session.click(".given mark.inconsistent a").await;
    session.wait("document.querySelector('#statement-2').closest('details').open").await;
    let badge = session.text("document.querySelectorAll('details.claim')[1].querySelector('summary .badge').textContent").await;
    let verdict = dyad::language::Language::from_word(language).unwrap().term("verdict", "inconsistent");
    assert!(badge.contains('✗') && badge.contains(verdict), "{badge}");
    session.wait("document.querySelector('#statement-2 .against a[href^=\"/sources/\"]').offsetHeight > 0").await;
    let told = session.text("document.querySelector('#statement-2 .against li').textContent").await;
    assert!(told.chars().any(char::is_numeric), "the figures stand there: {told}");
}

#[tokio::test]
async fn a_journalist_verifies_an_article() {
    let Some(session) = Session::open().await else { return };
    for (language, scheme, width) in [("ru", "light", 1280), ("fa", "dark", 360), ("en", "light", 360), ("en", "dark", 1280)] {
        session.window(width, 900, scheme).await;
        verify(&session, language).await;
        session.screenshot(&format!("verify-{language}-{scheme}-{width}")).await;
        open(&session, language).await;
        session.screenshot(&format!("verify-{language}-{scheme}-{width}-open")).await;
        session.click("#statement-2 .against a[href^='/sources/']").await;
        session.wait("location.pathname.startsWith('/sources/') && document.querySelector('h1')").await;
    }
    session.close().await;
}

#[tokio::test]
async fn it_works_without_a_script_and_fits_a_small_screen() {
    let Some(session) = Session::without_scripts().await else { return };
    for language in LANGUAGES {
        session.window(320, 700, "light").await;
        verify(&session, language).await;
        assert_eq!(session.value("document.documentElement.scrollWidth <= 320").await, json!(true), "{language}");
        open(&session, language).await;
        assert_eq!(session.value("document.documentElement.scrollWidth <= 320").await, json!(true), "{language}");
    }
    session.close().await;
}
