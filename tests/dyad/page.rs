//! The page without a browser: what it says in which language, what machines read in it, and what stands beside it.

use axum::http::{Method, StatusCode};
use dyad::{dataset::Roots, language::Language};
use serde_json::Value;

use crate::{
    markup::between,
    package,
    served::{Answered, ask, builtin, get, served},
};

/// The value of an attribute that a page has once: `<link rel="canonical" href="…">`.
fn attribute<'a>(page: &'a str, before: &str) -> &'a str {
    between(page, before, "\"")
}

#[tokio::test]
async fn the_browsers_language_counts_until_the_address_names_one() {
    let router = builtin();
    for (wishes, address, language, title) in [
        ("", "/?dyad=RUS-IRN", "en", "Russia–Iran trade turnover"),
        ("fa-IR,fa;q=0.9,en;q=0.5", "/?dyad=RUS-IRN", "fa", "حجم تجارت روسیه و ایران"),
        ("xx, ru;q=0.7, en;q=0.3", "/?dyad=RUS-IRN", "ru", "Россия – Иран: товарооборот"),
        ("fa", "/?dyad=RUS-IRN&lang=en", "en", "Russia–Iran trade turnover"),
        ("en", "/?dyad=RUS-IRN&lang=fa", "fa", "حجم تجارت روسیه و ایران"),
    ] {
        let page = ask(&router, Method::GET, address, &[("accept-language", wishes)]).await;
        let text = page.text();
        assert_eq!(attribute(&text, "<html lang=\""), language, "{wishes} {address}");
        assert_eq!(between(&text, "<h1>", "</h1>"), title);
        assert_eq!(page.header("vary"), "Accept, Accept-Encoding, Accept-Language");
        assert_eq!(between(&text, "<html ", ">").contains("dir=\"rtl\""), language == "fa");
    }
    // A link of a page whose language was not named does not name one; one that was keeps it.
    let text = get(&router, "/?dyad=RUS-IRN&lang=fa").await.text();
    assert!(text.contains("href=\"/?dyad=RUS-IRN&amp;view=exports&amp;lang=fa\""));
    assert!(get(&router, "/?dyad=RUS-IRN").await.text().contains("href=\"/?dyad=RUS-IRN&amp;view=exports\""));
}

#[tokio::test]
async fn every_view_is_a_page_in_every_language_without_a_key_left_untranslated() {
    let router = builtin();
    for language in Language::WORDS {
        for view in ["turnover", "exports", "imports", "balance", "mirror", "revisions", "claims", "events"] {
            let page = get(&router, &format!("/?dyad=RUS-IRN&view={view}&lang={language}")).await;
            assert_eq!(page.status, StatusCode::OK, "{view} {language}");
            let text = page.text();
            for list in ["page.", "chart.", "view.", "title.", "reason.", "status.", "verdict.", "download."] {
                let left = text.match_indices(list).any(|(place, _)| text[..place].ends_with('>'));
                assert!(!left, "{view} {language} has a bare key of {list}");
            }
            let text = text.split("<script id=\"words\"").next().unwrap();
            assert!(!text.contains("{reporter}") && !text.contains("{count}"), "{view} {language}: a part is not filled in");
        }
    }
}

#[tokio::test]
async fn machines_read_the_dataset_the_card_and_the_other_languages() {
    let router = builtin();
    let text = get(&router, "/?dyad=RUS-IRN&view=exports&source=wits&from=2000&lang=ru").await.text();
    let dataset: Value = serde_json::from_str(between(&text, "<script type=\"application/ld+json\">", "</script>")).unwrap();
    assert_eq!((&dataset["@type"], &dataset["inLanguage"]), (&"Dataset".into(), &"ru".into()));
    assert_eq!(dataset["distribution"][0]["contentUrl"], "/v1/dyads/RUS-IRN/exports.csv?from=2000&source=wits");
    assert!(dataset["temporalCoverage"].as_str().unwrap().contains('/') && !dataset["license"].is_null());
    assert!(dataset["isBasedOn"][0]["name"].as_str().unwrap().contains("WITS"));
    let card = attribute(&text, "<meta property=\"og:image\" content=\"").replace("&amp;", "&");
    let picture = get(&router, &card).await;
    assert_eq!((picture.status, picture.header("content-type")), (StatusCode::OK, "image/png"), "{card}");
    let size = png::Decoder::new(std::io::Cursor::new(&picture.body)).read_info().unwrap();
    assert_eq!((size.info().width, size.info().height), (1200, 630));
    for language in Language::WORDS {
        let other = attribute(&text, &format!("<link rel=\"alternate\" hreflang=\"{language}\" href=\"")).replace("&amp;", "&");
        assert_eq!(attribute(&get(&router, &other).await.text(), "<html lang=\""), language);
    }
}

#[tokio::test]
async fn downloads_and_snippets_name_addresses_that_answer() {
    let folder = package::package_of_rows(&["TUR DEU export TOTAL 2022 10".into(), "TUR DEU export TOTAL 2023 12".into()]);
    let router = served(&dyad::dataset::Roots::Folder(folder.path().to_owned()));
    for language in Language::WORDS {
        let text = get(&router, &format!("/?dyad=TUR-DEU&view=exports&lang={language}")).await.text();
        let panel = between(&text, "<details class=\"panel\" id=\"download\">", "</details>");
        let links: Vec<String> =
            panel.split("href=\"").skip(1).map(|rest| rest.split_once('"').unwrap().0.replace("&amp;", "&")).collect();
        assert!(links.len() >= 10, "{links:?}");
        for link in links {
            let answered: Answered = get(&router, &link).await;
            assert_eq!(answered.status, StatusCode::OK, "{link}: {}", answered.text().chars().take(300).collect::<String>());
        }
    }
}

#[tokio::test]
async fn what_goes_wrong_is_a_page_for_people_and_a_problem_for_programs() {
    let router = builtin();
    for (address, status) in [
        ("/?dyad=RUS-XXX", 404),
        ("/?view=pie", 404),
        ("/?lang=xx", 400),
        ("/?from=x", 400),
        ("/?colour=red", 400),
        ("/?dyad=RUS-USA", 404),
    ] {
        let people = ask(&router, Method::GET, address, &[("accept", "text/html,*/*;q=0.8"), ("accept-language", "fa")]).await;
        assert_eq!((people.status.as_u16(), people.header("content-type")), (status, "text/html; charset=utf-8"), "{address}");
        assert!(people.text().contains("role=\"alert\"") && people.text().contains("dir=\"rtl\""));
        let program = get(&router, address).await;
        assert_eq!((program.status.as_u16(), program.header("content-type")), (status, "application/problem+json"), "{address}");
    }
}

#[tokio::test]
async fn pairs_are_found_by_names_in_three_languages() {
    let router = builtin();
    for words in ["iran", "иран", "ایران", "rus ira"] {
        let coded = percent_encoding::utf8_percent_encode(words, percent_encoding::NON_ALPHANUMERIC);
        let text = get(&router, &format!("/?search={coded}")).await.text();
        assert!(text.contains("href=\"/?dyad=RUS-IRN\""), "{words}");
    }
    let none = get(&router, "/?search=atlantis&lang=ru").await;
    assert!(none.status == StatusCode::OK && none.text().contains("Ничего не найдено"));
}

#[tokio::test]
async fn robots_and_api_catalogue() {
    let router = builtin();
    let robots = get(&router, "/robots.txt").await;
    assert!(robots.header("content-type").starts_with("text/plain") && robots.text().contains("Sitemap: /sitemap.xml"));
    assert_eq!(get(&router, "/sitemap.xml?part=9").await.status, StatusCode::BAD_REQUEST);
    let catalogue = get(&router, "/.well-known/api-catalog").await;
    assert_eq!(catalogue.header("content-type"), "application/linkset+json");
    for relation in ["service-desc", "service-doc", "status"] {
        let address = catalogue.json()["linkset"][0][relation][0]["href"].as_str().unwrap().to_owned();
        assert_eq!(get(&router, &address).await.status, StatusCode::OK, "{address}");
    }
}

#[tokio::test]
async fn others_may_frame_the_embedded_picture_only() {
    let router = builtin();
    let policy = |answered: &Answered| answered.header("content-security-policy").to_owned();
    assert!(policy(&get(&router, "/").await).contains("frame-ancestors 'none'"));
    let embedded = get(&router, "/embed?dyad=RUS-IRN&view=mirror&lang=fa&theme=dark").await;
    assert!(policy(&embedded).contains("frame-ancestors *"));
    let text = embedded.text();
    assert!(text.contains("data-svg=\"/v1/dyads/RUS-IRN/mirror.svg?lang=fa\"") && text.contains("data-theme=\"dark\""));
    assert!(text.contains("href=\"/?dyad=RUS-IRN&amp;view=mirror&amp;lang=fa&amp;theme=dark\""), "it leads to the whole page");
}

#[tokio::test]
async fn style_and_script_are_kept_for_long_and_change_their_address() {
    let router = builtin();
    let text = get(&router, "/").await.text();
    let style = attribute(&text, "<link rel=\"stylesheet\" href=\"");
    let script = attribute(&text, "<script type=\"module\" src=\"");
    for (address, kind) in [(style, "text/css; charset=utf-8"), (script, "text/javascript; charset=utf-8")] {
        let answered = get(&router, address).await;
        assert_eq!((answered.status, answered.header("content-type")), (StatusCode::OK, kind));
        assert_eq!(answered.header("cache-control"), "public, max-age=31536000, immutable");
    }
    // The modules that it imports are there too.
    let source = get(&router, script).await.text();
    for module in source.split("from \"./").skip(1).map(|rest| rest.split_once('"').unwrap().0) {
        let address = script.replace("page.js", module);
        assert_eq!(get(&router, &address).await.status, StatusCode::OK, "{address}");
    }
    assert_eq!(get(&router, "/assets/x/none.js").await.status, StatusCode::NOT_FOUND);
    // What stands at the address of another version may change.
    let other = get(&router, "/assets/x/page.js").await;
    assert_eq!((other.status, other.header("cache-control")), (StatusCode::OK, "public, max-age=60"));
    let icon = get(&router, attribute(&text, "<link rel=\"apple-touch-icon\" href=\"")).await;
    let size = png::Decoder::new(std::io::Cursor::new(&icon.body)).read_info().unwrap();
    assert_eq!((icon.header("content-type"), size.info().width, size.info().height), ("image/png", 180, 180));
}

#[tokio::test]
async fn marks_of_shared_links_change_nothing_and_stay_in_no_link() {
    let router = builtin();
    let marks = "fbclid=IwAR0abc&utm_source=telegram&utm_medium=social&gclid=1&yclid=2&_openstat=a";
    for path in ["/?", "/?dyad=RUS-IRN&view=exports&", "/embed?dyad=RUS-IRN&view=exports&", "/?search=iran&"] {
        let plain = get(&router, path.trim_end_matches(['?', '&'])).await;
        let shared = get(&router, &format!("{path}{marks}")).await;
        assert_eq!(shared.status, StatusCode::OK, "{path}");
        assert_eq!(shared.text(), plain.text(), "{path}: the same page, with the same canonical address");
        assert!(!shared.text().contains("fbclid") && !shared.text().contains("utm_"), "{path}");
        assert_eq!(shared.header("etag"), plain.header("etag"));
    }
    // Nor on pictures, which stand in other people's pages.
    for path in
        ["/v1/dyads/RUS-IRN/exports.svg?from=2000&", "/v1/charts/russia-iran-turnover.png?", "/v1/dyads/RUS-IRN/turnover.pdf?"]
    {
        let plain = get(&router, path.trim_end_matches(['?', '&'])).await;
        let shared = get(&router, &format!("{path}{marks}")).await;
        assert_eq!((shared.status, shared.body == plain.body), (StatusCode::OK, true), "{path}");
        assert_eq!(
            (shared.header("etag"), shared.header("content-disposition")),
            (plain.header("etag"), plain.header("content-disposition"))
        );
    }
    // What is no such mark is told, and the data take none at all.
    for address in [
        "/?dyad=RUS-IRN&colour=red&fbclid=1",
        "/v1/dyads/RUS-IRN/exports?fbclid=1",
        "/v1/dyads?utm_source=x",
        "/v1/dyads/RUS-IRN/exports.csv?utm_source=x",
        "/v1/charts/russia-iran-turnover.csv?gclid=1",
        "/v1/dyads/RUS-IRN/exports.svg?colour=red&gclid=1",
    ] {
        assert_eq!(get(&router, address).await.status, StatusCode::BAD_REQUEST, "{address}");
    }
}

#[tokio::test]
async fn the_ranking_that_a_pair_leads_to_shows_the_pair() {
    let rows = ["RUS CHN export TOTAL 2023 9", "RUS TUR export TOTAL 2023 5", "RUS IRN export TOTAL 2023 1"];
    let folder = package::package_of_rows(&rows.map(String::from));
    let router = served(&Roots::Folder(folder.path().to_owned()));
    let text = get(&router, "/?dyad=RUS-IRN&view=exports").await.text();
    let link =
        format!("/?area=RUS{}", between(&text, "<dd class=\"small\"><a href=\"/?area=RUS", "#partners\"").replace("&amp;", "&"));
    let page = get(&router, &link).await.text();
    let address = between(&page, "src=\"/v1/areas/RUS/partners.svg?", "\"").replace("&amp;", "&");
    assert!(address.contains("highlight=IRN"), "{address}");
    let picture = get(&router, &format!("/v1/areas/RUS/partners.svg?{address}")).await;
    assert_eq!(picture.status, StatusCode::OK);
    let picture = picture.text();
    // Iran comes before Russia in the alphabet: the first of the two colours of the pair.
    assert!(picture.contains("fill=\"#006857\"") && picture.contains(">Iran</text>"), "{picture}");
    // What cannot be highlighted is refused with what can.
    for address in ["/v1/areas/RUS/partners.svg?highlight=iran", "/v1/dyads/RUS-IRN/exports.svg?highlight=IRN"] {
        let refused = get(&router, address).await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{address}");
        assert!(refused.text().contains("highlight"), "{}", refused.text());
    }
}
