//! The page of a product, products found by name, and the products of a pair on its page.

use axum::http::StatusCode;
use dyad::language::Language;

use crate::{
    markup::{between, section, words},
    package::{ServedPackage, serve_rows},
    served::{get, json},
};

fn coded(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
}

/// Shrimps by the codes of 2007, which the list of 2022 does not have, fuels with a heading, and a total of another source.
fn traded() -> ServedPackage {
    let rows = [
        "THA USA export HS:160520 2010 7",
        "THA USA export HS:160520 2011 9",
        "THA JPN export HS:160520 2011 4",
        "VNM USA export HS:160520 2011 5",
        "THA USA export HS:030613 2011 6",
        "THA USA export TOTAL 2011 90 two",
        "SAU JPN export HS:27 2011 50",
        "SAU JPN export HS:2709 2011 40",
        "SAU JPN export HS:2711 2011 10",
        "SAU JPN import HS:27 2011 1",
    ];
    serve_rows(&rows.map(String::from))
}

#[tokio::test]
async fn who_trades_a_product_is_ranked_and_every_row_leads_on() {
    let made = traded();
    let text = get(&made.router, "/?product=HS:160520").await.text();
    let traders = section(&text, "traders");
    let pairs: Vec<&str> = traders.split("data-pair=\"").skip(1).map(|row| &row[..7]).collect();
    assert_eq!(pairs, ["THA-USA", "VNM-USA", "THA-JPN"]);
    // Thailand 9 + 4 of 18, Viet Nam 5.
    let reporters: Vec<&str> = traders.split("data-reporter=\"").skip(1).map(|row| &row[..3]).collect();
    assert_eq!(reporters, ["THA", "VNM"]);
    let thailand = words(traders.split("data-reporter=\"THA\"").nth(1).unwrap().split("</tr>").next().unwrap());
    assert!(thailand.contains("13") && thailand.contains("72.2%"), "{thailand}");
    // 9 after 7.
    assert!(words(traders.split("data-pair=\"THA-USA\"").nth(1).unwrap().split("</tr>").next().unwrap()).contains("+28.6%"));
    let panel = json(&made.router, "/v1/panel?product=HS:160520&from=2011&to=2011&flow=export").await;
    assert_eq!(panel["items"].as_array().unwrap().len(), 3, "the same rows as the long table");
    for link in traders.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap().replace("&amp;", "&")) {
        assert_eq!(get(&made.router, link.split('#').next().unwrap()).await.status, StatusCode::OK, "{link}");
    }
    assert!(traders.contains("href=\"/?dyad=THA-USA&amp;view=exports&amp;product=HS:160520&amp;source=one\""));
    assert!(
        traders.contains("href=\"/?area=THA&amp;flow=export&amp;product=HS:160520&amp;source=one&amp;period=2011#partners\""),
        "{traders}"
    );
}

#[tokio::test]
async fn a_code_without_a_name_is_named_by_what_it_is_part_of_in_every_language() {
    let made = traded();
    for (language, named) in [
        ("en", "HS:160520, part of: Crustaceans"),
        ("ru", "HS:160520, входит в: Готовые ракообразные"),
        ("fa", "بخشی از: فرآورده"),
    ] {
        let page = get(&made.router, &format!("/?product=HS:160520&lang={language}")).await.text();
        assert!(words(between(&page, "<h1", "</h1>")).contains(named), "{language}: {}", between(&page, "<h1", "</h1>"));
        let pair = get(&made.router, &format!("/?dyad=THA-USA&view=products&lang={language}")).await.text();
        assert!(words(section(&pair, "figures")).contains(named), "{language}");
        // The picture says the same.
        let picture = get(&made.router, &format!("/v1/dyads/THA-USA/products.svg?kind=bar&lang={language}")).await.text();
        assert!(picture.contains("160520"), "{language}");
    }
}

#[tokio::test]
async fn flow_and_period_are_chosen_and_levels_lead_up_and_down() {
    let made = traded();
    let text = get(&made.router, "/?product=hs:27&flow=import").await.text();
    let form = between(&text, "id=\"choices\"", "</form>");
    for part in [
        "name=\"product\" value=\"HS:27\"",
        "<option value=\"export\">",
        "<option value=\"import\" selected>",
        "<option value=\"2011\">",
    ] {
        assert!(form.contains(part), "{part} in {form}");
    }
    let below = section(&text, "below");
    let (with, without) = below.split_once("<details>").unwrap();
    assert!(with.contains("/?product=HS:2709\"") && with.contains("/?product=HS:2711\"") && !with.contains("HS:2710"));
    assert!(without.contains("/?product=HS:2710\""));
    let heading = get(&made.router, "/?product=2709").await.text();
    assert!(between(&heading, "<nav class=\"trail\"", "</nav>").contains("href=\"/?product=HS:27\""));
    let none = get(&made.router, "/?product=HS:2710").await;
    assert!(none.status == StatusCode::OK && none.text().contains("No source here has figures of it."));
    assert_eq!(get(&made.router, "/?product=HS:9876").await.status, StatusCode::NOT_FOUND);
    assert_eq!(get(&made.router, "/?product=HS:27&colour=red").await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn names_in_three_languages_find_products_with_figures_first() {
    let made = traded();
    for text in ["mineral fuels", "топливо", "سوخت"] {
        let page = get(&made.router, &format!("/?product={}", coded(text))).await.text();
        let first = between(&page, "<ul class=\"found\">", "</ul>");
        assert!(first.contains("href=\"/?product=HS:27\""), "{text}: {first}");
    }
    // The list of 2022 has other codes for shrimps; those of 2007 stand in the same headings.
    let shrimps = get(&made.router, "/?product=shrimp").await.text();
    let first = between(&shrimps, "<ul class=\"found\">", "</ul>");
    assert!(first.contains("HS:030613") && first.contains("HS:160520") && !first.contains("HS:030616"), "{first}");
    assert!(shrimps.contains("HS:030616") && shrimps.contains("value=\"shrimp\""));
    let nothing = get(&made.router, "/?product=unobtainium&lang=ru").await;
    assert!(nothing.status == StatusCode::OK && nothing.text().contains("Ничего не найдено"));
}

#[tokio::test]
async fn products_of_a_pair_open_their_series_on_the_page_with_their_source() {
    let made = traded();
    let text = get(&made.router, "/?dyad=THA-USA&view=products").await.text();
    let figures = section(&text, "figures");
    let link = "/?dyad=THA-USA&view=exports&product=HS:160520&source=one";
    assert!(
        figures.contains(&format!("href=\"{}\"", link.replace('&', "&amp;"))) && !figures.contains("href=\"/v1/"),
        "{figures}"
    );
    assert!(section(&text, "sources").contains("One"), "the source of the products");
    assert!(!words(figures).contains("All others"), "nothing is left beside the two products");
    let series = get(&made.router, link).await.text();
    assert!(section(&series, "sources").contains("One"));
    let trails: Vec<&str> =
        series.split("<nav class=\"trail\"").skip(1).map(|rest| rest.split("</nav>").next().unwrap()).collect();
    assert!(trails[0].contains("href=\"/?area=THA\"") && trails[0].contains("href=\"/?area=USA\""), "{}", trails[0]);
    let trail = trails[1];
    assert!(trail.contains("view=products") && trail.contains("href=\"/?product=HS:160520\""), "{trail}");
    // Down from a chapter, and up again.
    let chapters = get(&made.router, "/?dyad=SAU-JPN&view=products&flow=export").await.text();
    let down = "/?dyad=SAU-JPN&view=products&flow=export&product=HS:27&source=one";
    assert!(section(&chapters, "figures").contains(&down.replace('&', "&amp;")), "{}", section(&chapters, "figures"));
    let headings = get(&made.router, down).await.text();
    assert!(section(&headings, "figures").contains("data-product=\"HS:2709\""));
    assert!(
        section(&headings, "figures").contains("href=\"/?dyad=SAU-JPN&amp;view=products&amp;flow=export&amp;source=one\""),
        "the way up"
    );
}

#[tokio::test]
async fn a_product_of_a_pair_is_typed_by_name_or_code_and_stays_where_it_means_several() {
    let made = traded();
    let page = |typed: &str| format!("/?dyad=THA-USA&view=exports&product={}", coded(typed));
    let field = |text: &str| between(text, "<input name=\"product\"", ">").to_owned();
    let offered = get(&made.router, "/?dyad=THA-USA&view=exports").await.text();
    let list = between(&offered, "<datalist id=\"products\">", "</datalist>");
    assert!(list.contains("value=\"HS:160520\"") && list.contains("part of: Crustaceans"), "{list}");
    for typed in ["160520", "hs:1605.20"] {
        let text = get(&made.router, &page(typed)).await.text();
        assert!(field(&text).contains("value=\"HS:160520\""), "{typed}: {}", field(&text));
    }
    // Prepared ones only: one heading of the pair has them.
    let one = get(&made.router, &page("prepared shrimps")).await.text();
    assert!(field(&one).contains("value=\"HS:160520\""), "{}", field(&one));
    let several = get(&made.router, &page("shrimp")).await;
    assert_eq!(several.status, StatusCode::OK);
    let text = several.text();
    assert!(field(&text).contains("value=\"shrimp\""));
    let choice = between(&text, "<ul class=\"found\">", "</ul>");
    for code in ["HS:030613", "HS:160520"] {
        assert!(choice.contains(&format!("product={}", coded(code))), "{choice}");
    }
    let none = get(&made.router, &page("unobtainium")).await.text();
    assert!(none.contains("role=\"alert\"") && field(&none).contains("value=\"unobtainium\""));
    // Of a code that the pair has no figures of the page says so, with the code.
    let absent = get(&made.router, &page("HS:99")).await.text();
    assert!(words(between(&absent, "<main", "</main>")).contains("HS:99"));
}

#[tokio::test]
async fn the_pages_of_products_are_whole_in_every_language() {
    let made = traded();
    for language in Language::WORDS {
        for address in [
            "/?product=HS:27",
            "/?product=HS:160520",
            "/?product=shrimp",
            "/?dyad=THA-USA&view=products",
            "/?dyad=THA-USA&product=shrimp",
        ] {
            let text = get(&made.router, &format!("{address}&lang={language}")).await.text();
            for list in ["country.", "product.", "page.", "chart."] {
                assert!(
                    !text.match_indices(list).any(|(place, _)| text[..place].ends_with('>')),
                    "{address} {language}: a bare key of {list}"
                );
            }
            let said = text.split("<script id=\"words\"").next().unwrap();
            for part in ["{count}", "{name}", "{words}", "{pair}"] {
                assert!(!said.contains(part), "{address} {language}: {part}");
            }
        }
    }
}
