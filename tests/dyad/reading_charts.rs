//! What stands around a chart and in its frame, without a browser: words, tools, what is empty, what is wrong.

use axum::http::{Method, StatusCode};
use dyad::language::Language;

use crate::{
    package,
    served::{ask, builtin, get, served},
};

const BROWSER: (&str, &str) = ("accept", "text/html,*/*;q=0.8");

fn figure(page: &str) -> &str {
    page.split_once("<figure").unwrap().1.split_once("</figure>").unwrap().0
}

fn told(page: &str) -> &str {
    page.split_once("<div class=\"told\">").unwrap().1.split_once("</div>").unwrap().0
}

/// Made-up shapes, some of which have events.
fn odd() -> axum::Router {
    served(&dyad::dataset::Roots::Folder(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/shapes")))
}

#[tokio::test]
async fn the_words_that_a_small_picture_has_no_room_for_stand_below_it() {
    let router = builtin();
    for (language, key, caution) in [("en", "whiskers", "Caution: "), ("ru", "усы", "Внимание: "), ("fa", "خط‌های خطا", "توجه: ")]
    {
        let page = get(&router, &format!("/?dyad=RUS-IRN&view=turnover&lang={language}")).await.text();
        let told = told(&page);
        // 2021 is of low reliability and the figures are rounded to a billion: hatching and whiskers are drawn.
        assert!(told.contains("class=\"sign hatched\"") && told.contains("class=\"sign whisker\""), "{language}: {told}");
        assert!(told.contains(key), "{language}: {told}");
        assert!(told.contains(caution), "{language}: {told}");
        // The source stands in the picture itself, however small.
        let small = get(&router, &format!("/v1/dyads/RUS-IRN/turnover.svg?width=280&height=260&lang={language}")).await.text();
        let source = ["Source: News", "Источник: ", "منبع: "].into_iter().find(|words| small.contains(words));
        assert!(source.is_some(), "{language}");
    }
}

#[tokio::test]
async fn a_frame_names_its_source_and_its_page_in_every_view_and_language() {
    let router = builtin();
    for language in Language::WORDS {
        for view in ["turnover", "exports", "imports", "balance", "mirror", "revisions", "claims", "events"] {
            let address = format!("/embed?dyad=RUS-IRN&view={view}&lang={language}");
            let page = get(&router, &address).await;
            assert_eq!(page.status, StatusCode::OK, "{address}");
            let text = page.text();
            assert_eq!(text.matches("<h1").count(), 1, "{address}");
            let origin = text.split_once("<p class=\"origin small\">").unwrap().1.split_once("</p>").unwrap().0;
            assert!(origin.contains(&format!("href=\"/?dyad=RUS-IRN&amp;view={view}&amp;lang={language}\"")), "{origin}");
            if view != "events" {
                let (source, _) = origin.split_once("<a").unwrap();
                assert!(source.len() > 40, "{address}: {origin}");
            }
        }
        // What is not drawn is listed.
        let events = get(&router, &format!("/embed?dyad=RUS-IRN&view=events&lang={language}")).await.text();
        assert!(events.contains("<ol class=\"events\">") && events.contains("<time"), "{language}");
    }
}

#[tokio::test]
async fn what_is_wrong_with_a_frame_is_read_in_it() {
    let router = builtin();
    for (address, status) in [
        ("/embed?dyad=RUS-XXX", 404),
        ("/embed?dyad=RUS-USA&view=exports", 404),
        ("/embed?dyad=RUS-IRN&view=pie", 404),
        ("/embed?dyad=RUS-IRN&colour=red", 400),
        ("/embed?dyad=RUS-IRN&axis=curved", 400),
    ] {
        for (language, word) in [("en", "chart"), ("ru", "график"), ("fa", "نمودار")] {
            let framed = ask(&router, Method::GET, address, &[BROWSER, ("accept-language", language)]).await;
            assert_eq!(framed.status.as_u16(), status, "{address}");
            assert!(framed.header("content-security-policy").contains("frame-ancestors *"), "{address}");
            let text = framed.text();
            let heading = text.split_once("<h1>").unwrap().1.split_once("</h1>").unwrap().0;
            assert!(heading.contains(word), "{address} {language}: {heading}");
            assert!(text.contains("role=\"alert\"") && text.contains(&format!("<html lang=\"{language}\"")), "{address}");
        }
        let program = get(&router, address).await;
        assert_eq!(program.header("content-type"), "application/problem+json", "{address}");
    }
    // The page itself is framed by nobody, and neither are its errors.
    let page = ask(&router, Method::GET, "/?dyad=RUS-XXX", &[BROWSER]).await;
    assert!(page.header("content-security-policy").contains("frame-ancestors 'none'"));
}

#[tokio::test]
async fn axis_and_events_are_links_where_the_picture_takes_them_and_go_on_to_all_that_is_taken_along() {
    let router = odd();
    let plain = get(&router, "/?dyad=DEU-FRA&view=exports").await.text();
    for link in ["view=exports&amp;axis=log\"", "view=exports&amp;events=false\""] {
        assert!(figure(&plain).contains(link), "{link}");
    }
    let changed = get(&router, "/?dyad=DEU-FRA&view=exports&axis=log&events=false").await.text();
    let own = "axis=log&amp;events=false";
    for there in [
        format!("data-svg=\"/v1/dyads/DEU-FRA/exports.svg?{own}\""),
        "href=\"/?dyad=DEU-FRA&amp;view=exports&amp;events=false\"".to_owned(),
        "href=\"/?dyad=DEU-FRA&amp;view=exports&amp;axis=log\"".to_owned(),
        "name=\"axis\" value=\"log\"".to_owned(),
        "name=\"events\" value=\"false\"".to_owned(),
        format!("/v1/dyads/DEU-FRA/exports.png?{own}&amp;preset=slide"),
        "/embed?dyad=DEU-FRA&amp;amp;view=exports&amp;amp;axis=log&amp;amp;events=false".to_owned(),
        format!("view=imports&amp;{own}\""),
    ] {
        assert!(changed.contains(&there), "{there}");
    }
    assert_eq!(get(&router, "/v1/dyads/DEU-FRA/exports.svg?axis=log&events=false").await.status, StatusCode::OK);
    // A pair without events in its window has none to leave out.
    let router = builtin();
    assert!(!figure(&get(&router, "/?dyad=RUS-IRN&view=exports").await.text()).contains("events=false"));
    // Growth may be below zero.
    let growth = get(&router, "/?dyad=RUS-IRN&view=exports&measure=yoy").await.text();
    assert!(!figure(&growth).contains("axis=log"));
    // Where it is asked for all the same, the page says so and leads back, instead of showing a broken picture.
    let refused = get(&router, "/?dyad=RUS-IRN&view=exports&measure=yoy&axis=log&lang=ru").await;
    let text = refused.text();
    assert!(refused.status == StatusCode::OK && !text.contains("<figure id=\"chart\""));
    assert!(
        text.contains("логарифмической шкале")
            && text.contains("href=\"/?dyad=RUS-IRN&amp;view=exports&amp;measure=yoy&amp;lang=ru\"")
    );
}

#[tokio::test]
async fn an_empty_chart_says_why() {
    let folder = package::package_of_rows(&["TUR DEU export TOTAL 2022 10".into()]);
    let router = served(&dyad::dataset::Roots::Folder(folder.path().to_owned()));
    // The page falls back to amounts and says so; a frame shows what was asked for.
    for (language, reason) in [("en", "the series begins here"), ("ru", "ряд начинается"), ("fa", "سری از اینجا")]
    {
        let page = get(&router, &format!("/embed?dyad=TUR-DEU&view=exports&measure=yoy&lang={language}")).await.text();
        let empty = page.split_once("<p class=\"empty\" role=\"status\">").unwrap().1.split_once("</p>").unwrap().0;
        assert!(empty.contains(reason), "{language}: {empty}");
    }
    let drawn = get(&router, "/embed?dyad=TUR-DEU&view=exports").await.text();
    assert!(!drawn.contains("class=\"empty\""));
}

#[tokio::test]
async fn the_only_bare_picture_that_a_chart_leads_to_says_so() {
    let router = builtin();
    for address in ["/?dyad=RUS-IRN&view=turnover", "/embed?dyad=RUS-IRN&view=turnover"] {
        let page = get(&router, address).await.text();
        for link in figure(&page).split("<a ").skip(1) {
            let (attributes, rest) = link.split_once('>').unwrap();
            assert!(!attributes.contains(".svg") || rest.starts_with("The picture alone (SVG)"), "{address}: {link}");
        }
    }
}
