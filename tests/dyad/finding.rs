//! Finding a pair without a browser: what the page of a search shows, where addresses lead, and the way on from a pair without data.

use axum::http::{Method, StatusCode};
use dyad::language::Language;

use crate::{
    package::{self, ServedPackage, serve_rows},
    served::{Answered, ask, builtin, get},
};

/// Reporters and partners with both directions, one, and none.
fn traded() -> ServedPackage {
    serve_rows(
        &[
            "RUS IRN turnover TOTAL 2023 4900",
            "IRN RUS turnover TOTAL 2021 700",
            "RUS TUR export TOTAL 2023 60",
            "DEU FRA turnover TOTAL 2023 9000",
            "DNK FRA turnover TOTAL 2023 99000",
            "FRA DEU turnover TOTAL 2023 8000",
        ]
        .map(String::from),
    )
}

fn coded(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
}

async fn people(made: &ServedPackage, address: &str) -> Answered {
    ask(&made.router, Method::GET, address, &[("accept", "text/html,*/*;q=0.8")]).await
}

/// The pairs that a page lists, in its order.
fn pairs(page: &str) -> Vec<String> {
    let list = page.split_once("<ul class=\"found\">").map_or("", |(_, rest)| rest.split_once("</ul>").unwrap().0);
    list.split("/?dyad=").skip(1).map(|rest| rest[..7].to_owned()).collect()
}

#[tokio::test]
async fn the_order_typed_is_the_direction_and_amounts_stand_beside() {
    let made = traded();
    for (words, wanted) in [
        ("russ iran", vec!["RUS-IRN", "IRN-RUS"]),
        ("iran russ", vec!["IRN-RUS", "RUS-IRN"]),
        ("росия / иран 2023", vec!["RUS-IRN", "IRN-RUS"]),
        ("DE franc", vec!["DNK-FRA", "DEU-FRA", "FRA-DEU"]),
    ] {
        let text = people(&made, &format!("/?search={}", coded(words))).await.text();
        assert_eq!(pairs(&text), wanted, "{words}");
        assert!(text.contains(&format!("value=\"{words}\"")), "the words stay in the box: {words}");
    }
    let list = people(&made, &format!("/?search={}&offset=0", coded("DE FR"))).await.text();
    assert_eq!(pairs(&list), ["DEU-FRA", "FRA-DEU", "DNK-FRA"], "two codes are two codes");
    for (language, turnover, exports) in [
        ("en", "turnover 4.9\u{a0}billion USD, 2023", "exports 60\u{a0}million USD, 2023"),
        ("ru", "оборот 4,9\u{a0}млрд долл. США, 2023", "экспорт 60\u{a0}млн долл. США, 2023"),
        ("fa", "حجم تجارت ۴٫۹\u{a0}میلیارد دلار", "صادرات ۶۰\u{a0}میلیون دلار"),
    ] {
        let text = people(&made, &format!("/?search=rus&lang={language}")).await.text();
        assert!(text.contains(turnover) && text.contains(exports), "{language}: {text}");
    }
}

#[tokio::test]
async fn one_pair_that_is_named_opens() {
    let made = traded();
    for (words, pair) in [
        ("russia – iran", "RUS-IRN"),
        ("Iran vs Russia", "IRN-RUS"),
        ("иран и россия", "IRN-RUS"),
        ("روسیه و ایران", "RUS-IRN"),
        ("RUS-IRN", "RUS-IRN"),
        ("de fr", "DEU-FRA"),
        ("turkey russia", "RUS-TUR"),
        ("rus turk", "RUS-TUR"),
    ] {
        let answered = people(&made, &format!("/?search={}&lang=fa&theme=dark", coded(words))).await;
        assert_eq!(answered.status, StatusCode::SEE_OTHER, "{words}");
        assert_eq!(answered.header("location"), format!("/?dyad={pair}&lang=fa&theme=dark"), "{words}");
    }
    // A part of the list is the list; so is what names no pair, or more than one.
    for query in ["russia%20iran&limit=12", "russia%20iran&offset=0", "iran", "russ%20iran", "rus"] {
        assert_eq!(people(&made, &format!("/?search={query}")).await.status, StatusCode::OK, "{query}");
    }
}

#[tokio::test]
async fn nothing_found_says_so_and_leads_on() {
    let made = traded();
    for language in Language::WORDS {
        let text = people(&made, &format!("/?search=russia%20atlantis&lang={language}")).await.text();
        assert!(text.contains("class=\"empty nothing\"") && pairs(&text).is_empty(), "{text}");
        assert!(text.contains(&format!("href=\"/?search=RUS&amp;lang={language}\"")), "the pairs of the side that is known");
    }
    let forgiven = people(&made, "/?search=ruasia").await.text();
    assert!(forgiven.contains("Nothing is called “ruasia”") && pairs(&forgiven).len() == 3, "{forgiven}");
    let country = people(&made, "/?search=iran").await.text();
    assert!(country.contains("href=\"/?area=IRN\""), "a country's own page stands first");
}

#[tokio::test]
async fn long_lists_go_on() {
    let areas = ["IRN", "TUR", "CHN", "IND", "DEU", "FRA", "ITA", "USA", "GBR", "ARE", "AZE", "ARM", "KAZ", "BLR", "UZB"];
    let rows = areas.iter().flat_map(|one| areas.iter().filter(move |other| *other != one).map(move |other| (one, other)));
    let rows: Vec<String> = rows.map(|(one, other)| format!("{one} {other} turnover TOTAL 2023 5")).collect();
    let made = serve_rows(&rows);
    let first = people(&made, "/?search=*").await.text();
    assert_eq!(pairs(&first).len(), 200);
    assert!(first.contains("1 to 200 of 210") && first.contains("rel=\"next\"") && !first.contains("rel=\"prev\""), "{first}");
    let then = people(&made, "/?search=%2A&offset=200").await.text();
    assert_eq!(pairs(&then).len(), 10);
    assert!(then.contains("201 to 210 of 210") && then.contains("rel=\"prev\"") && !then.contains("rel=\"next\""));
    let few = people(&made, "/?search=iran&limit=12").await.text();
    assert_eq!(pairs(&few).len(), 12);
    assert!(few.contains("href=\"/?search=iran&amp;offset=0\"") && few.contains("See all 28 pairs"), "{few}");
    for (query, parameter) in [("limit=0", "limit"), ("limit=x", "limit"), ("offset=-1", "offset"), ("colour=red", "colour")] {
        let refused = get(&made.router, &format!("/?search=iran&{query}")).await;
        assert_eq!((refused.status, refused.json()["parameter"].as_str().unwrap()), (StatusCode::BAD_REQUEST, parameter));
    }
}

#[tokio::test]
async fn a_pair_written_otherwise_leads_to_it() {
    let made = traded();
    for (address, location) in [
        ("/?dyad=rus-irn", "/?dyad=RUS-IRN"),
        ("/?view=turnover&dyad=rus%E2%80%93irn&lang=ru", "/?view=turnover&dyad=RUS-IRN&lang=ru"),
        ("/embed?dyad=Rus-Irn&theme=dark", "/embed?dyad=RUS-IRN&theme=dark"),
    ] {
        let answered = get(&made.router, address).await;
        assert_eq!((answered.status, answered.header("location")), (StatusCode::PERMANENT_REDIRECT, location), "{address}");
    }
    let named = get(&made.router, "/?dyad=russia-iran&view=exports&lang=fa").await;
    assert_eq!((named.status, named.header("location")), (StatusCode::SEE_OTHER, "/?search=russia-iran&lang=fa"));
    assert_eq!(get(&made.router, "/?dyad=atlantis-lemuria").await.status, StatusCode::NOT_FOUND);
    assert_eq!(get(&made.router, "/v1/dyads/rus-irn").await.status, StatusCode::NOT_FOUND, "for programs one pair has one name");
}

#[tokio::test]
async fn a_pair_without_data_leads_on() {
    let made = traded();
    for (language, said, box_says) in [
        ("en", "There are no figures and no claims here of Türkiye–Russia", "Türkiye Russia"),
        ("ru", "нет ни данных, ни утверждений", "Турция Россия"),
        ("fa", "نه رقمی هست و نه ادعایی", "ترکیه روسیه"),
    ] {
        let answered = people(&made, &format!("/?dyad=TUR-RUS&lang={language}")).await;
        let text = answered.text();
        assert_eq!(answered.status, StatusCode::NOT_FOUND);
        assert!(text.contains(said) && text.contains("role=\"alert\""), "{text}");
        assert!(text.contains(&format!("value=\"{box_says}\"")), "the search is filled in: {text}");
        assert!(text.contains(&format!("href=\"/?dyad=RUS-TUR&amp;lang={language}\"")), "the other direction");
        assert!(text.contains(&format!("href=\"/?dyad=RUS-IRN&amp;lang={language}\"")), "pairs of each country");
        assert!(text.contains(&format!("hreflang=\"{language}\" aria-current=\"true\"")));
        assert!(text.contains("href=\"/?dyad=TUR-RUS&amp;lang=ru\""), "the same in another language");
    }
}

#[tokio::test]
async fn what_went_wrong_is_said_in_the_readers_language() {
    let router = builtin();
    let said = |address: &'static str, words: [&'static str; 3]| {
        let router = router.clone();
        async move {
            for (language, words) in Language::WORDS.into_iter().zip(words) {
                let wishes = [("accept", "text/html"), ("accept-language", language)];
                let text = ask(&router, Method::GET, address, &wishes).await.text();
                assert!(text.contains(words), "{address} {language}: {text}");
            }
        }
    };
    said("/?dyad=RUS-XXX", ["is no pair", "не пара", "جفت نیست"]).await;
    said("/claims?colour=red", ["“colour” in the address", "Параметр «colour»", "«colour» در نشانی"]).await;
    said("/nowhere", ["nothing at this address", "ничего нет", "چیزی نیست"]).await;
    let html = [("accept", "text/html")];
    let text = ask(&router, Method::GET, "/nowhere", &html).await.text();
    assert!(text.contains("<p lang=\"en\" dir=\"ltr\">"), "the words for programs are marked as English");
    assert!(text.contains("<a href=\"/v1/dyads\">/v1/dyads</a>"), "addresses in them are links: {text}");
}

#[tokio::test]
async fn the_search_answers_the_same_whether_all_totals_are_known_or_not() {
    let made = package::serve_rows(
        &["RUS IRN turnover TOTAL 2023 4", "IRN RUS turnover TOTAL 2021 7", "RUS CHN export TOTAL 2023 9"].map(String::from),
    );
    let asked = "/v1/dyads?search=rus&sort=total";
    let before = get(&made.router, asked).await.text();
    assert_eq!(get(&made.router, "/v1/dyads?sort=relevance").await.status, StatusCode::OK, "which makes those of all pairs");
    assert_eq!(get(&made.router, asked).await.text(), before);
    let list = get(&made.router, "/v1/dyads?search=iran+rus&sort=relevance").await.json();
    let order: Vec<&str> = list["items"].as_array().unwrap().iter().map(|item| item["dyad"].as_str().unwrap()).collect();
    assert_eq!(order, ["IRN-RUS", "RUS-IRN"]);
    assert_eq!(list["items"][0]["latest_value"], 7_000_000);
}
