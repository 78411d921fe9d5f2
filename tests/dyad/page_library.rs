//! The pages of sources, datasets, curated charts and areas, and of the method, without a browser.

use std::collections::BTreeSet;

use axum::{
    Router,
    http::{Method, StatusCode},
};
use dyad::language::Language;
use serde_json::Value;

use crate::{
    markup::between,
    package::serve_rows,
    served::{Answered, ask, builtin, get, json},
};

const LISTS: [&str; 4] = ["/sources", "/datasets", "/charts", "/areas"];

async fn page(router: &Router, address: &str) -> Answered {
    ask(router, Method::GET, address, &[("accept", "text/html")]).await
}

/// The part of a page between its bar and its foot.
fn main_of(page: &Answered) -> String {
    between(&page.text(), "<main", "</main>").to_owned()
}

#[tokio::test]
async fn every_page_is_whole_in_every_language() {
    let router = builtin();
    let ones = [
        "/method",
        "/sources/wits",
        "/sources/fcs-bne-2023",
        "/datasets/russia-iran",
        "/charts/russia-iran-turnover",
        "/charts/russia-iran-balance-fa",
    ];
    for address in LISTS.iter().chain(&ones) {
        for language in Language::WORDS {
            let page = page(&router, &format!("{address}?lang={language}")).await;
            assert_eq!(page.status, StatusCode::OK, "{address} {language}: {}", page.text());
            let text = page.text();
            assert_eq!(between(&text, "<html lang=\"", "\""), language);
            assert_eq!(text.matches("<h1").count(), 1, "{address} {language}");
            assert!(text.contains("<meta name=\"description\" content=\""), "{address}");
            assert!(text.contains(&format!("<link rel=\"canonical\" href=\"{address}?lang={language}\">")), "{address}");
            for other in Language::WORDS {
                assert!(text.contains(&format!("hreflang=\"{other}\" href=\"{address}?lang={other}\"")), "{address} {other}");
            }
            let main = main_of(&page);
            for list in ["page.", "library.", "method.", "document.", "reporting.", "status.", "download."] {
                let is_bare = main.match_indices(list).any(|(place, _)| main[..place].ends_with('>'));
                assert!(!is_bare, "{address} {language} has a bare key of {list}");
            }
            assert!(!main.contains("{count}") && !main.contains("{name}") && !main.contains("{title}"), "{address} {language}");
        }
    }
}

#[tokio::test]
async fn each_question_leads_to_a_term_that_is_there() {
    let router = builtin();
    for language in Language::WORDS {
        let method = page(&router, &format!("/method?lang={language}")).await.text();
        let mut asked = BTreeSet::new();
        for address in ["/?dyad=RUS-IRN", "/?dyad=RUS-IRN&view=mirror", "/?dyad=RUS-IRN&view=claims", "/sources/wits", "/sources"]
        {
            let joint = if address.contains('?') { '&' } else { '?' };
            let text = page(&router, &format!("{address}{joint}lang={language}")).await.text();
            for link in text.split("<a class=\"question\" href=\"/method").skip(1) {
                let (address, rest) = link.split_once('"').unwrap();
                let (given, term) = address.split_once('#').unwrap();
                assert_eq!(given, format!("?lang={language}"), "the language is kept");
                let name = between(rest, "aria-label=\"", "\"");
                assert!(name.chars().count() > 8 && !name.contains('{'), "{term} {language}: {name}");
                asked.insert(term.to_owned());
            }
        }
        assert!(asked.len() > 3, "{asked:?}");
        for term in asked {
            assert!(method.contains(&format!("id=\"{term}\"")), "{language}: /method has no #{term}");
        }
        // What was agreed on, whoever leads to it.
        for term in ["turnover", "mirror-gap", "fob-cif", "rounding-bounds", "consistent", "contested", "proved", "hhi"] {
            assert!(method.contains(&format!("id=\"{term}\"")), "{language}: /method has no #{term}");
        }
    }
}

#[tokio::test]
async fn the_sources_are_those_of_the_address_and_can_be_filtered() {
    let router = builtin();
    let listed = json(&router, "/v1/sources").await;
    let names: BTreeSet<&str> = listed["items"].as_array().unwrap().iter().map(|item| item["name"].as_str().unwrap()).collect();
    let rows = |text: &str| -> BTreeSet<String> {
        text.split("<th scope=\"row\"><a href=\"/sources/").skip(1).map(|row| row.split('"').next().unwrap().to_owned()).collect()
    };
    let all = main_of(&page(&router, "/sources").await);
    assert_eq!(rows(&all), names.iter().map(|name| (*name).to_owned()).collect());
    // The one with most pairs stands first: UN Comtrade via WITS has both reporters and the Soviet Union.
    assert!(all.split("/sources/").nth(1).unwrap().starts_with("wits\""), "the largest first");
    let found = rows(&main_of(&page(&router, "/sources?text=Interfax%20economic").await));
    assert_eq!(found, BTreeSet::from(["med-interfax-2006".to_owned()]));
    let nothing = page(&router, "/sources?text=xyzzy").await;
    assert_eq!(nothing.status, StatusCode::OK);
    assert!(main_of(&nothing).contains("No source has these words"));
    // Words of the address are no markup.
    assert!(!page(&router, "/sources?text=%3Cscript%3E").await.text().contains("<script>\""));
}

#[tokio::test]
async fn a_source_says_all_that_is_known_of_it() {
    let router = builtin();
    let wits = main_of(&page(&router, "/sources/wits").await);
    assert!(wits.contains("UN Statistics Division") && wits.contains("href=\"https://wits.worldbank.org/\""));
    assert!(wits.contains("2010: Russia counts 3,359"), "its cautions");
    let series = "/?dyad=RUS-IRN&amp;view=exports&amp;source=wits";
    assert!(wits.contains(series), "its series open on their pages");
    assert_eq!(page(&router, &series.replace("&amp;", "&")).await.status, StatusCode::OK);
    // Its verdicts are those of the address.
    let customs = main_of(&page(&router, "/sources/fcs-bne-2023").await);
    let judged = json(&router, "/v1/dyads/RUS-IRN/claims?source=fcs-bne-2023").await;
    for item in judged["items"].as_array().unwrap() {
        let id = item["id"].as_str().unwrap();
        assert!(customs.contains(&format!("#claim-{id}\"")), "{id}");
        assert!(customs.contains(&format!("class=\"badge {}\"", item["verdict"].as_str().unwrap())), "{id}");
    }
    assert!(customs.contains("href=\"/sources/fcs-irna-2018\""), "those of the same body are named");
    // A figure of low reliability is counted as such.
    assert!(main_of(&page(&router, "/sources/commentary-2024").await).contains("<code>U</code>"));
}

#[tokio::test]
async fn a_dataset_is_told_with_its_files_and_read_by_machines() {
    let router = builtin();
    let page = page(&router, "/datasets/russia-iran").await;
    let (text, main) = (page.text(), main_of(&page));
    let data: Value = serde_json::from_str(between(&text, "<script type=\"application/ld+json\">", "</script>")).unwrap();
    assert_eq!((&data["@type"], &data["url"]), (&"Dataset".into(), &"/datasets/russia-iran".into()));
    assert_eq!(data["license"], "https://creativecommons.org/publicdomain/zero/1.0/");
    assert!(
        data["temporalCoverage"].as_str().unwrap().starts_with("1963-01-01/")
            && data["distribution"].as_array().unwrap().len() > 3
    );
    assert!(data["isBasedOn"].as_array().unwrap().iter().all(|address| address.as_str().unwrap().starts_with("http")));
    for file in ["datapackage.json", "observations.csv", "claims.csv", "events.csv"] {
        let address = format!("/v1/datasets/russia-iran/{file}");
        assert!(main.contains(&format!("href=\"{address}\" download")), "{file}");
        assert_eq!(get(&router, &address).await.status, StatusCode::OK, "{file}");
    }
    let cited = json(&router, "/v1/datasets/russia-iran").await["citation"].as_str().unwrap().replace('"', "&quot;");
    assert!(main.contains(&cited), "{cited}");
}

#[tokio::test]
async fn a_curated_chart_has_a_page_with_its_picture_finding_source_and_figures() {
    let router = builtin();
    for (language, title, finding) in [
        ("en", "The same trade counted twice: Russia and Iran, 1996–2016", "In 2010 Russia counted seven times what Iran did"),
        ("ru", "Одна торговля, два счёта: Россия и Иран, 1996–2016", "В 2010 году Россия насчитала в семь раз больше, чем Иран"),
        ("fa", "یک تجارت، دو شمارش: روسیه و ایران، ۱۹۹۶ تا ۲۰۱۶", "در ۲۰۱۰ روسیه هفت برابر ایران شمرد"),
    ] {
        let page = page(&router, &format!("/charts/russia-iran-mirror-1996-2016?lang={language}")).await;
        let (text, main) = (page.text(), main_of(&page));
        assert!(main.contains(title) && main.contains(finding), "{language}");
        assert!(main.contains("href=\"/sources/wits"), "its source is named in HTML");
        assert!(main.contains("<table"), "its figures stand on the page");
        assert!(main.contains("/?dyad=RUS-IRN&amp;view=mirror&amp;from=1996&amp;source=wits&amp;to=2016"), "{language}");
        let picture = between(&text, "<meta property=\"og:image\" content=\"", "\"").replace("&amp;", "&");
        let drawn = get(&router, &picture).await;
        assert_eq!((drawn.status, drawn.header("content-type")), (StatusCode::OK, "image/png"), "{picture}");
        // The picture on the page is in the reader's language, whatever that of the chart.
        let shown = between(&main, "<img src=\"", "\"").replace("&amp;", "&");
        assert!(shown.contains(&format!("lang={language}")), "{shown}");
        assert!(get(&router, &shown).await.text().contains("<svg"));
    }
    let all = main_of(&page(&router, "/charts").await);
    for chart in json(&router, "/v1/charts").await["items"].as_array().unwrap() {
        let slug = chart["slug"].as_str().or(chart["name"].as_str()).unwrap();
        assert_eq!(all.matches(&format!("href=\"/charts/{slug}\"")).count(), 2, "picture and title of {slug} lead to its page");
    }
}

#[tokio::test]
async fn what_is_not_there_is_said_in_the_readers_language_with_what_is() {
    let router = builtin();
    for (address, language, said, instead) in [
        ("/sources/nope", "ru", "Источника «nope» нет", "/sources/wits?lang=ru"),
        ("/datasets/nope", "fa", "مجموعه‌داده‌ای با نام «nope» نیست", "/datasets/russia-iran?lang=fa"),
        ("/charts/nope", "en", "There is no curated chart “nope”", "/charts/russia-iran-turnover?lang=en"),
    ] {
        let missing = page(&router, &format!("{address}?lang={language}")).await;
        assert_eq!((missing.status, missing.header("cache-control")), (StatusCode::NOT_FOUND, "no-store"));
        let main = main_of(&missing);
        assert!(main.contains(said) && main.contains(&format!("href=\"{instead}\"")), "{address}: {main}");
        let told = ask(&router, Method::GET, address, &[("accept", "application/json")]).await;
        assert_eq!((told.status, told.header("content-type")), (StatusCode::NOT_FOUND, "application/problem+json"));
    }
    let strange = page(&router, "/sources/%3Cb%3E").await;
    assert!(strange.status == StatusCode::NOT_FOUND && strange.text().contains("&lt;b&gt;") && !strange.text().contains("<b>"));
    for wrong in ["/sources?nope=1", "/sources/wits?offset=x", "/method?x=1", "/charts?dyad=RUS-IRN"] {
        assert_eq!(page(&router, wrong).await.status, StatusCode::BAD_REQUEST, "{wrong}");
    }
}

/// A source of 110 pairs, on a catalogue without claims, events and further sources.
#[tokio::test]
async fn a_source_of_many_pairs_comes_in_pages() {
    let areas = ["AFG", "ALB", "DZA", "AND", "AGO", "ARG", "ARM", "AUS", "AUT", "AZE", "BHS"];
    let pairs = areas.iter().flat_map(|one| areas.iter().filter(move |other| *other != one).map(move |other| (one, other)));
    let rows: Vec<String> =
        pairs.enumerate().map(|(place, (one, other))| format!("{one} {other} export TOTAL 2020 {}", place + 1)).collect();
    let served = serve_rows(&rows);
    let names = json(&served.router, "/v1/sources").await;
    let has_rows = |item: &&Value| item["observations"].as_u64().unwrap() > 0;
    let source = names["items"].as_array().unwrap().iter().find(has_rows).unwrap();
    let name = source["name"].as_str().unwrap().to_owned();
    let mut seen = BTreeSet::new();
    for offset in [0, 50, 100] {
        let text = main_of(&page(&served.router, &format!("/sources/{name}?offset={offset}")).await);
        let found: Vec<&str> = text.split("<th scope=\"row\"><a href=\"/?dyad=").skip(1).map(|row| &row[..7]).collect();
        assert_eq!(found.len(), [50, 50, 10][offset / 50], "{offset}");
        seen.extend(found.iter().map(|pair| (*pair).to_owned()));
        assert_eq!(text.contains("rel=\"next\""), offset < 100);
        assert_eq!(text.contains("rel=\"prev\""), offset > 0);
    }
    assert_eq!(seen.len(), 110, "each pair stands on one page");
    for address in LISTS {
        assert_eq!(page(&served.router, address).await.status, StatusCode::OK, "{address}");
    }
}

#[tokio::test]
async fn a_source_of_products_alone_leads_to_the_products_of_its_pairs() {
    let served = serve_rows(&["RUS IRN export HS:27 2020 5".to_owned(), "RUS IRN export HS:10 2020 3".to_owned()]);
    let names = json(&served.router, "/v1/sources").await;
    let has_rows = |item: &&Value| item["observations"].as_u64().unwrap() > 0;
    let name = names["items"].as_array().unwrap().iter().find(has_rows).unwrap()["name"].as_str().unwrap().to_owned();
    let main = main_of(&page(&served.router, &format!("/sources/{name}")).await);
    let products = format!("/?dyad=RUS-IRN&view=products&source={name}");
    assert!(main.contains(&products.replace('&', "&amp;")), "{main}");
    assert_eq!(page(&served.router, &products).await.status, StatusCode::OK);
}
