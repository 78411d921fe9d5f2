//! The page of an area: its totals, its partners with a way to each pair, what can be chosen, who reports, and its head.

use axum::http::{Method, StatusCode};
use dyad::language::Language;
use serde_json::Value;

use crate::{
    markup::{between, section, words},
    package::{ServedPackage, serve_rows},
    served::{ask, builtin, get, json},
};

/// Russia's exports to three, of two years and two sources; Iran reports too, and in 2021 nobody does.
fn traded() -> ServedPackage {
    let rows = [
        "RUS CHN export TOTAL 2022 50",
        "RUS CHN export TOTAL 2023 60",
        "RUS TUR export TOTAL 2022 30",
        "RUS TUR export TOTAL 2023 20",
        "RUS IRN export TOTAL 2020 4",
        "RUS IRN export TOTAL 2022 5",
        "RUS IRN export TOTAL 2023 8",
        "RUS CHN import TOTAL 2023 30",
        "RUS IRN export TOTAL 2023 7 two",
        "IRN RUS import TOTAL 2023 9",
        "RUS CHN export HS:27 2023 40",
        "RUS TUR export HS:27 2023 12",
        "RUS TUR export HS:10 2023 6",
    ];
    serve_rows(&rows.map(String::from))
}

#[tokio::test]
async fn every_row_of_partners_opens_its_pair_in_the_same_figures() {
    let made = traded();
    let text = get(&made.router, "/?area=RUS&flow=export").await.text();
    let ranking = json(&made.router, "/v1/areas/RUS/partners?flow=export&source=one").await;
    let table = section(&text, "partners");
    let rows: Vec<&str> = table.split("data-partner=\"").skip(1).collect();
    let codes: Vec<&str> = rows.iter().map(|row| &row[..3]).collect();
    let wanted: Vec<&str> = ranking["items"].as_array().unwrap().iter().map(|row| row["partner"].as_str().unwrap()).collect();
    assert_eq!((codes.as_slice(), wanted), (["CHN", "TUR", "IRN"].as_slice(), codes.clone()));
    for row in &rows {
        let link = between(row, "<a href=\"", "\"").replace("&amp;", "&");
        assert_eq!(link, format!("/?dyad=RUS-{}&view=exports&source=one", &row[..3]));
        assert_eq!(get(&made.router, &link).await.status, StatusCode::OK, "{link}");
    }
    // 20 of 88 after 30: a share of 22.7 %, a third less, and second as a year before.
    let turkey = words(&format!("<tr {}", rows[1].split("</tr>").next().unwrap()));
    for part in ["2", "Türkiye", "20", "22.7%", "\u{2212}33.3%"] {
        assert!(turkey.contains(part), "{part} in {turkey}");
    }
    let movers = section(&text, "movers");
    let (gained, lost) = movers.split_once("Lost most").unwrap();
    assert!(gained.contains("China") && gained.contains("Iran") && !gained.contains("Türkiye") && lost.contains("Türkiye"));
}

#[tokio::test]
async fn the_other_end_of_a_rank_link_is_the_marked_row() {
    let made = traded();
    let pair = get(&made.router, "/?dyad=RUS-IRN&view=exports&lang=ru").await.text();
    let link = between(&pair, "<dd class=\"small\"><a href=\"", "\"").replace("&amp;", "&");
    assert_eq!(link, "/?area=RUS&flow=export&source=one&period=2023&highlight=IRN&lang=ru#partners");
    let page = get(&made.router, link.split('#').next().unwrap()).await.text();
    let marked = between(section(&page, "partners"), "data-partner=\"IRN\" aria-current=\"true\"", "</tr>");
    assert!(marked.contains("Иран"), "{marked}");
    assert!(section(&page, "partners").contains("highlight=IRN"), "the picture marks it too");
    // Period and source stand beside the place, in words.
    assert!(words(&pair).contains("2023\u{a0}г., One") || words(&pair).contains("2023, One"), "{}", words(&pair));
}

#[tokio::test]
async fn a_partner_beyond_the_table_is_shown_where_it_is_marked_and_all_can_be_had() {
    let codes = [
        "CHN", "TUR", "IRN", "DEU", "FRA", "ITA", "ESP", "POL", "NLD", "BEL", "AUT", "CHE", "SWE", "NOR", "FIN", "DNK", "GRC",
        "PRT", "IRL", "CZE", "HUN", "ROU",
    ];
    let row = |(place, code): (usize, &&str)| format!("RUS {code} export TOTAL 2023 {}", 100 - place);
    let rows: Vec<String> = codes.iter().enumerate().map(row).collect();
    let made = serve_rows(&rows);
    let shown = |text: &str| section(text, "partners").matches("data-partner=").count();
    let first = get(&made.router, "/?area=RUS").await.text();
    assert_eq!(shown(&first), 20);
    let all = between(section(&first, "partners"), "<p><a href=\"", "\"").replace("&amp;", "&");
    assert_eq!(all, "/?area=RUS&top=22#partners");
    let whole = get(&made.router, all.split('#').next().unwrap()).await.text();
    assert_eq!((shown(&whole), whole.contains("only the first 20")), (22, true));
    let marked = get(&made.router, "/?area=RUS&highlight=ROU").await.text();
    assert!(shown(&marked) == 21 && section(&marked, "partners").contains("data-partner=\"ROU\" aria-current=\"true\""));
    // Two left: 80 + 79.
    assert!(words(section(&first, "partners")).contains("All others159"), "{}", words(section(&first, "partners")));
    assert!(!words(section(&whole, "partners")).contains("All others"), "nothing is left");
}

#[tokio::test]
async fn flow_period_and_source_are_chosen_by_a_form_and_keep_their_place() {
    let made = traded();
    let text = get(&made.router, "/?area=RUS&flow=export&period=2022&source=one&lang=fa").await.text();
    let form = between(&text, "id=\"choices\"", "</form>");
    for part in [
        "method=\"get\"",
        "name=\"area\" value=\"RUS\"",
        "<option value=\"export\" selected>",
        "<option value=\"2022\" selected>",
        "<option value=\"2023\">",
        "<option value=\"one\" lang=\"en\" selected",
        "name=\"lang\" value=\"fa\"",
    ] {
        assert!(form.contains(part), "{part} in {form}");
    }
    assert!(!form.contains("value=\"2021\""), "no partner can be ranked in it: {form}");
    // 50 of 85 in 2022.
    let table = section(&text, "partners");
    assert!(
        table.find("data-partner=\"CHN\"") < table.find("data-partner=\"TUR\"") && words(table).contains("۵۸٫۸"),
        "{}",
        words(table)
    );
    // What there are no figures of says so and keeps the form.
    let none = get(&made.router, "/?area=RUS&flow=re-export").await;
    assert_eq!(none.status, StatusCode::OK);
    assert!(none.text().contains("role=\"alert\"") && none.text().contains("id=\"choices\""));
}

#[tokio::test]
async fn totals_and_balance_say_of_what_they_are() {
    let made = traded();
    let text = get(&made.router, "/?area=RUS&source=one").await.text();
    let totals = words(between(&text, "<dl class=\"key totals\">", "</dl>"));
    let area = json(&made.router, "/v1/areas/RUS?source=one").await;
    let value =
        |flow: &str| area["flows"].as_array().unwrap().iter().find(|one| one["flow"] == flow).unwrap()["whole"]["value"].clone();
    assert_eq!((value("export"), value("import")), (88_000_000.into(), 30_000_000.into()));
    for part in [
        "Exports, 2023",
        "88\u{a0}million USD",
        "sum of 3 partners",
        "Imports, 2023",
        "30\u{a0}million USD",
        "Balance, 2023",
        "58\u{a0}million USD",
        "exports \u{2212} imports, derived",
    ] {
        assert!(totals.contains(part), "{part} in {totals}");
    }
    // 88 after 85 is 3.5 % more.
    assert!(totals.contains("+3.5%"), "{totals}");
    assert!(words(section(&text, "concentration")).contains("Concentration"), "the index is said");
}

#[tokio::test]
async fn who_reports_and_who_does_not_is_told_from_the_sources() {
    let made = traded();
    let russia = words(section(&get(&made.router, "/?area=RUS").await.text(), "reporting"));
    assert!(russia.contains("One, exports: 2020, 2022–2023; none of 2021"), "{russia}");
    assert!(russia.contains("1 partner reports its trade with it by its own statistics: Iran."), "{russia}");
    assert!(
        russia.contains("2 partners report no figures of their own about it here") && russia.contains("China, Türkiye"),
        "{russia}"
    );
    // Of products alone there is no total to tell the years of.
    let made_of_products = serve_rows(&["VNM USA export HS:27 2023 5".to_owned()]);
    let vietnam = words(section(&get(&made_of_products.router, "/?area=VNM").await.text(), "reporting"));
    assert!(vietnam.contains("One, single products, no total"), "{vietnam}");
    // China reports nothing at all: the page says so and leads to what Russia has of it.
    let china = get(&made.router, "/?area=CHN").await;
    assert_eq!(china.status, StatusCode::OK);
    let reporting = section(&china.text(), "reporting").to_owned();
    assert!(
        words(&reporting).contains("No source here has figures with it as the reporter")
            && reporting.contains("href=\"/?dyad=RUS-CHN\"")
    );
}

#[tokio::test]
async fn products_are_summed_over_partners_and_lead_to_the_partners_of_each() {
    let made = traded();
    let text = get(&made.router, "/?area=RUS").await.text();
    let products = section(&text, "products");
    // 40 + 12 of fuels before 6 of cereals.
    assert!(
        products.find("data-product=\"HS:27\"") < products.find("data-product=\"HS:10\"") && words(products).contains("52"),
        "{}",
        words(products)
    );
    let link = between(products.split("data-product=\"HS:27\"").nth(1).unwrap(), "<a href=\"", "\"").replace("&amp;", "&");
    assert_eq!(link, "/?area=RUS&flow=export&product=HS:27");
    let fuels = get(&made.router, &link).await.text();
    assert_eq!(section(&fuels, "partners").matches("data-partner=").count(), 2, "China and Türkiye");
    assert!(section(&fuels, "partners").contains("/?dyad=RUS-CHN&amp;view=exports&amp;product=HS:27&amp;source=one"));
}

#[tokio::test]
async fn codes_and_names_lead_to_the_page_and_others_to_the_search_or_an_error() {
    let router = builtin();
    for text in ["RUS", "rus", "RU", "Russia", "%D1%80%D0%BE%D1%81%D1%81%D0%B8%D1%8F", "%D8%B1%D9%88%D8%B3%DB%8C%D9%87"] {
        let page = get(&router, &format!("/?area={text}")).await.text();
        assert!(page.contains("<h1>Trade of Russia</h1>") && page.contains("rel=\"canonical\" href=\"/?area=RUS\""), "{text}");
    }
    let searched = get(&router, "/?area=iran%20trade").await;
    assert!(searched.status == StatusCode::OK && searched.text().contains("<h1>Pairs found for"), "{}", searched.text());
    for (text, status) in [("QQQ", 404), ("FRA", 404)] {
        let people = ask(&router, Method::GET, &format!("/?area={text}"), &[("accept", "text/html")]).await;
        assert!(
            people.status.as_u16() == status
                && people.text().contains("role=\"alert\"")
                && people.text().contains("role=\"search\""),
            "{text}"
        );
    }
    for (raw, named) in [("period=x", "period"), ("highlight=x", "highlight"), ("colour=red", "colour")] {
        let wrong = get(&router, &format!("/?area=RUS&{raw}")).await;
        assert_eq!((wrong.status, wrong.json()["parameter"].as_str()), (StatusCode::BAD_REQUEST, Some(named)), "{raw}");
    }
}

#[tokio::test]
async fn the_pages_of_areas_are_whole_in_every_language_and_all_their_links_answer() {
    let made = traded();
    for (router, area) in [(&builtin(), "RUS"), (&builtin(), "IRN"), (&made.router, "RUS"), (&made.router, "CHN")] {
        for language in Language::WORDS {
            let text = get(router, &format!("/?area={area}&lang={language}")).await.text();
            for list in ["country.", "product.", "page.", "chart."] {
                assert!(
                    !text.match_indices(list).any(|(place, _)| text[..place].ends_with('>')),
                    "{area} {language}: a bare key of {list}"
                );
            }
            let said = text.split("<script id=\"words\"").next().unwrap();
            for part in ["{count}", "{name}", "{period}", "{equal}", "{range}"] {
                assert!(!said.contains(part), "{area} {language}: {part}");
            }
            let main = between(&text, "<main", "</main>");
            for kind in ["href=\"", "src=\"", "srcset=\""] {
                for link in main.split(kind).skip(1).map(|rest| rest.split('"').next().unwrap().replace("&amp;", "&")) {
                    let own = link.split('#').next().unwrap();
                    // The pages of sources are another room's.
                    if own.starts_with('/') && !own.starts_with("/sources/") {
                        let status = get(router, own).await.status;
                        assert_eq!(status, StatusCode::OK, "{area} {language}: {link}");
                    }
                }
            }
        }
    }
}

#[tokio::test]
async fn machines_read_the_ranking_the_card_and_the_other_languages() {
    let made = traded();
    let text = get(&made.router, "/?area=RUS&flow=export&highlight=IRN&top=2&lang=ru").await.text();
    let document: Value = serde_json::from_str(between(&text, "<script type=\"application/ld+json\">", "</script>")).unwrap();
    assert_eq!(
        (&document["@type"], &document["temporalCoverage"], &document["inLanguage"]),
        (&"Dataset".into(), &"2023".into(), &"ru".into())
    );
    for download in document["distribution"].as_array().unwrap() {
        let address = download["contentUrl"].as_str().unwrap();
        assert_eq!(get(&made.router, address).await.status, StatusCode::OK, "{address}");
    }
    let attribute = |before: &str| between(&text, before, "\"").replace("&amp;", "&");
    assert_eq!(attribute("rel=\"canonical\" href=\""), "/?area=RUS&flow=export&lang=ru");
    assert_eq!(attribute("hreflang=\"x-default\" href=\""), "/?area=RUS&flow=export");
    let card = get(&made.router, &attribute("property=\"og:image\" content=\"")).await;
    assert_eq!((card.status, card.header("content-type")), (StatusCode::OK, "image/png"));
}
