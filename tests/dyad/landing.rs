//! The beginning without a browser: what it tells, of whatever data there are, and the pair that opens where none is named.

use axum::Router;
use dyad::language::Language;

use crate::{
    markup::{between, section},
    package::{self, ServedPackage, serve_rows},
    served::{builtin, get, json, package as package_router},
};

/// The text of a page that must be there, without the words of its script.
async fn page(router: &Router, address: &str) -> String {
    let answered = get(router, address).await;
    assert_eq!(answered.status, 200, "{address}: {}", answered.text());
    answered.text().split("<script id=\"words\"").next().unwrap().to_owned()
}

async fn heading(router: &Router, address: &str) -> String {
    between(&page(router, address).await, "<h1>", "</h1>").to_owned()
}

fn rows(rows: &[&str]) -> ServedPackage {
    serve_rows(&rows.iter().map(|row| (*row).to_owned()).collect::<Vec<_>>())
}

#[tokio::test]
async fn the_case_leads_from_the_beginning_to_the_figure_in_one_step() {
    let router = builtin();
    for (language, published, follows) in [("en", "−17.3%", "−20%"), ("ru", "−17,3\u{a0}%", "−20\u{a0}%"), ("fa", "۱۷٫۳", "۲۰")]
    {
        let text = page(&router, &format!("/?lang={language}")).await;
        let case = section(&text, "case");
        assert!(case.contains(published) && case.contains(follows), "{case}");
        let link = format!("href=\"/?dyad=RUS-IRN&amp;view=turnover&amp;period=2023&amp;lang={language}#period\"");
        assert!(case.contains(&link), "{case}");
        assert!(case.contains("#claim-commentary-2024-growth-2023"), "{case}");
        let picture = between(case, "<img src=\"", "\"").replace("&amp;", "&");
        assert_eq!(get(&router, &picture).await.header("content-type"), "image/svg+xml", "{picture}");
    }
}

#[tokio::test]
async fn it_is_whole_in_every_language_and_without_a_script() {
    let router = builtin();
    for language in Language::WORDS {
        let text = page(&router, &format!("/?lang={language}")).await;
        let left = text.match_indices("landing.").any(|(place, _)| text[..place].ends_with(['>', ' ']));
        assert!(!left && !text.contains("{count}") && !text.contains("{period}"), "{language}");
        assert_eq!(text.matches("<h1").count(), 1);
        assert_eq!(text.matches("role=\"search\"").count(), 1, "a page has one search");
        assert!(between(&text, "<form class=\"search\"", "</form>").contains("name=\"search\""), "{language}");
        let check = between(&text, "<form class=\"checked\" action=\"/claims\" method=\"get\">", "</form>");
        assert!(check.contains("name=\"text\"") && check.contains(&format!("name=\"lang\" value=\"{language}\"")), "{check}");
        let canonical = between(&text, "rel=\"canonical\" href=\"", "\"");
        assert_eq!(canonical, format!("/?lang={language}"));
    }
    let text = page(&router, "/?theme=dark&utm_source=x").await;
    assert_eq!(between(&text, "rel=\"canonical\" href=\"", "\""), "/");
    assert!(text.contains("href=\"/?dyad=RUS-IRN&amp;theme=dark\""), "the theme is kept");
}

#[tokio::test]
async fn it_tells_what_the_addresses_tell() {
    let router = builtin();
    let text = page(&router, "/").await;
    let listed = json(&router, "/v1/dyads?sort=total&limit=1").await;
    let first = &listed["items"][0];
    assert_eq!((first["dyad"].as_str(), first["latest_value"].as_u64()), (Some("RUS-IRN"), Some(4_000_000_000)));
    let largest = section(&text, "largest");
    assert!(largest.contains("4\u{a0}billion USD") && largest.contains("3.5 to 4.5") && largest.contains("2023"), "{largest}");
    assert!(largest.contains("href=\"/sources/commentary-2024\"") && largest.contains("quoted"), "{largest}");
    for chart in json(&router, "/v1/charts").await["items"].as_array().unwrap() {
        let link = format!("href=\"/charts/{}\"", chart["slug"].as_str().unwrap());
        assert!(section(&text, "charts").contains(&link), "{link}");
    }
    assert!(section(&text, "charts").contains("In 2010 Russia counted seven times what Iran did"), "with its finding");
    let loaded = section(&text, "loaded");
    for told in ["href=\"/datasets/russia-iran\"", ">128<", ">92<", "1963–2024", "23 November 2026", "17 February 2026"] {
        assert!(loaded.contains(told), "{told}: {loaded}");
    }
    assert!(section(&text, "countries").contains("href=\"/?area=RUS\""));
    // The latest comes first, and what is not dated is left out.
    let days: Vec<&str> =
        section(&text, "publications").split("datetime=\"").skip(1).map(|rest| rest.split_once('"').unwrap().0).collect();
    assert!(days.len() == 8 && days.is_sorted_by(|one, other| one >= other), "{days:?}");
}

#[tokio::test]
async fn other_data_tell_their_own_case() {
    let made = rows(&["TUR DEU turnover TOTAL 2022 10", "TUR DEU turnover TOTAL 2023 12"]);
    let text = page(&made.router, "/").await;
    assert!(!text.contains("RUS") && !text.contains("Iran"), "nothing of the built-in data");
    let case = section(&text, "case");
    assert!(case.contains("12\u{a0}million") && case.contains("+20%"), "{case}");
    assert!(case.contains("/?dyad=TUR-DEU&amp;view=turnover&amp;period=2023#period"), "{case}");
    assert!(!text.contains("action=\"/claims\"") && !text.contains("id=\"charts\"") && !text.contains("id=\"movers\""));
}

#[tokio::test]
async fn data_of_products_and_of_statements_alone_have_a_beginning() {
    let made = rows(&["AFG ALB export HS:27 2023 1", "TUR DEU export HS:27 2022 10", "TUR DEU export HS:27 2023 12"]);
    let text = page(&made.router, "/").await;
    assert!(section(&text, "case").contains("/?dyad=TUR-DEU&amp;view=products"), "{text}");
    assert!(section(&text, "largest").starts_with("<h2>") && section(&text, "largest").contains("/?dyad=AFG-ALB"));
    assert_eq!(heading(&made.router, "/?dyad=TUR-DEU").await, heading(&made.router, "/?dyad=TUR-DEU&view=products").await);
    let folder = package::package_of_a_claim();
    let router = package_router(folder.path());
    let text = page(&router, "/").await;
    assert!(text.contains("action=\"/claims\"") && section(&text, "case").contains("/claims?dyad=RUS-IRN"), "{text}");
    assert_eq!(heading(&router, "/?dyad=RUS-IRN").await, heading(&router, "/?dyad=RUS-IRN&view=claims").await);
}

#[tokio::test]
async fn the_pair_that_opens_is_the_greatest_that_has_the_view() {
    let made = rows(&[
        "AFG ALB turnover TOTAL 2023 0",
        "TUR DEU turnover TOTAL 2023 90",
        "CHN USA export TOTAL 2023 40",
        "CHN USA import TOTAL 2023 30",
        "FRA ITA export TOTAL 2023 50",
    ]);
    assert_eq!(heading(&made.router, "/?view=turnover").await, heading(&made.router, "/?dyad=TUR-DEU&view=turnover").await);
    assert_eq!(heading(&made.router, "/?from=2000").await, heading(&made.router, "/?dyad=TUR-DEU").await);
    // Neither of the two greatest has exports: China's turnover is 70, and of France there is no turnover at all.
    assert_eq!(heading(&made.router, "/?view=exports").await, heading(&made.router, "/?dyad=CHN-USA&view=exports").await);
    let embedded = get(&made.router, "/embed?view=exports").await.text();
    assert!(embedded.contains("/v1/dyads/CHN-USA/exports.svg"), "{embedded}");
    assert_eq!(get(&made.router, "/?view=claims").await.status, 404, "no pair has statements");
}

#[tokio::test]
async fn movers_are_of_one_source_and_period() {
    let years = |pair: &str, before: &str, now: &str| {
        [format!("{pair} turnover TOTAL 2022 {before}"), format!("{pair} turnover TOTAL 2023 {now}")]
    };
    let pairs = [("TUR DEU", "10", "20"), ("CHN USA", "50", "40"), ("FRA ITA", "30", "33"), ("KAZ RUS", "8", "8")];
    let mut all: Vec<String> = pairs.iter().flat_map(|(pair, before, now)| years(pair, before, now)).collect();
    // Of another source, and of an earlier period.
    all.extend(["GBR IRL turnover TOTAL 2022 1 two".to_owned(), "GBR IRL turnover TOTAL 2023 9 two".to_owned()]);
    all.extend(["ESP PRT turnover TOTAL 2019 1".to_owned(), "ESP PRT turnover TOTAL 2020 9".to_owned()]);
    let made = serve_rows(&all);
    let text = page(&made.router, "/").await;
    let movers = section(&text, "movers");
    let places: Vec<usize> = ["TUR-DEU", "FRA-ITA", "CHN-USA"].map(|pair| movers.find(pair).unwrap()).to_vec();
    assert!(places.is_sorted(), "the fastest first, those that fell behind: {movers}");
    assert!(movers.contains("+100%") && movers.contains("−20%") && movers.contains("2023"), "{movers}");
    assert!(!movers.contains("GBR-IRL") && !movers.contains("ESP-PRT") && !movers.contains("KAZ-RUS"), "{movers}");
}

#[tokio::test]
async fn revisions_are_told_where_there_are_vintages() {
    let made = rows(&[
        "TUR DEU turnover TOTAL 2022 10 one 2023-02-01",
        "TUR DEU turnover TOTAL 2022 11 one 2023-08-01",
        "TUR DEU turnover TOTAL 2023 12 one 2024-02-01",
        "FRA ITA turnover TOTAL 2023 12 one 2024-02-01",
    ]);
    let text = page(&made.router, "/").await;
    let revisions = section(&text, "revisions");
    assert!(revisions.contains("/?dyad=TUR-DEU&amp;view=revisions") && revisions.contains("1 period"), "{revisions}");
    assert!(!revisions.contains("FRA-ITA"), "{revisions}");
    let plain = package::serve_rows(&["TUR DEU turnover TOTAL 2022 10".to_owned()]);
    assert!(!page(&plain.router, "/").await.contains("id=\"revisions\""));
}
