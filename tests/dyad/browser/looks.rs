//! Nothing runs out of the page, from a small phone to a wide screen; pictures of all of it are kept to be looked at.

use serde_json::json;

use super::{LANGUAGES, Session};

#[tokio::test]
async fn the_page_fits_every_screen_and_says_nothing_in_the_console() {
    let Some(session) = Session::open().await else { return };
    for language in LANGUAGES {
        for (scheme, width, height) in [("light", 320, 640), ("dark", 390, 844), ("light", 1280, 900), ("dark", 2560, 1440)] {
            session.window(width, height, scheme).await;
            for (name, address) in [
                ("turnover", "/?dyad=RUS-IRN&view=turnover"),
                ("products", "/?dyad=TUR-DEU&view=products"),
                ("mirror", "/?dyad=RUS-IRN&view=mirror&from=2000"),
            ] {
                session.goto(&format!("{address}&lang={language}")).await;
                let over = session.value("document.documentElement.scrollWidth - innerWidth").await;
                assert!(over.as_i64().unwrap() <= 0, "{address} {language} at {width} runs out by {over}");
                // Every picture is asked for as it comes into view.
                session.value("[...document.images].map(image => image.loading = 'eager').length").await;
                session.wait("[...document.images].every(image => image.complete)").await;
                let broken = session
                    .value("[...document.images].filter(image => image.naturalWidth === 0).map(image => image.currentSrc)")
                    .await;
                assert_eq!(broken, json!([]), "{address} {language}: pictures that did not come");
                session.screenshot(&format!("{name}-{language}-{scheme}-{width}")).await;
            }
        }
    }
    session.close().await;
}

#[tokio::test]
async fn it_prints_with_chart_and_table_and_without_controls() {
    let Some(session) = Session::open().await else { return };
    session.window(1280, 900, "dark").await;
    for language in LANGUAGES {
        session.goto(&format!("/?dyad=RUS-IRN&view=turnover&lang={language}")).await;
        let printed = session.printed().await;
        assert!(printed.starts_with(b"%PDF") && printed.len() > 20_000, "{}", printed.len());
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("target/screenshots");
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join(format!("printed-{language}.pdf")), printed).unwrap();
    }
    session.close().await;
}
