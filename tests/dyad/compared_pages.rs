//! Several series on a page: put there, taken off, all in the address; what stands in the way is told.

use axum::http::{Method, StatusCode};

use crate::{
    package::serve_rows,
    served::{ask, builtin, get},
};

fn told(page: &str) -> String {
    let rest = page.split_once("id=\"mended\"").map_or("", |(_, rest)| rest);
    rest.split("</div>").next().unwrap_or_default().to_owned()
}

fn address_of(page: &str) -> String {
    let (_, rest) = page.split_once("data-address=\"").unwrap();
    rest.split('"').next().unwrap().replace("&amp;", "&")
}

/// The row of a period in the table of what is shown.
fn row(page: &str, period: &str) -> String {
    let figures = page.split_once("<section id=\"figures\"").unwrap().1;
    let row = figures.split_once(&format!("<tr data-period=\"{period}\">")).unwrap().1;
    row.split("</tr>").next().unwrap().to_owned()
}

/// Every link of a class, decoded.
fn links(page: &str, before: &str) -> Vec<String> {
    page.split(before).skip(1).map(|rest| rest.split('"').next().unwrap().replace("&amp;", "&")).collect()
}

const MIRRORED: &str = "/?dyad=RUS-IRN&view=exports&source=wits&with=IRN-RUS/imports;source=wits";

#[tokio::test]
async fn a_comparison_is_that_of_the_api_with_its_table_downloads_and_citation() {
    let router = builtin();
    let text = get(&router, MIRRORED).await.text();
    let data = "/v1/compare.svg?series=RUS-IRN/exports;source=wits,IRN-RUS/imports;source=wits";
    assert!(text.contains(&format!("data-svg=\"{data}\"")), "the chart of the comparison");
    for format in ["csv", "xlsx", "json", "png", "zip"] {
        assert!(text.contains(&format!("/v1/compare.{format}?")), "{format}");
    }
    assert!(text.contains("curl -fsS &#39;") || text.contains("curl -fsS '"), "code");
    assert!(text.contains("/embed?dyad=RUS-IRN"), "embed");
    // Two series, each with its source; Russia's figures begin in 1996, Iran's in 1997.
    assert_eq!(text.matches("scope=\"colgroup\"").count(), 2);
    let year = row(&text, "1996");
    assert!(year.contains("377.09") && year.contains("class=\"number reason\""), "{year}");
    // FOB here, CIF there.
    assert!(text.contains("Not all series are valued at the same border"));
    let picture = get(&router, &links(&text, "data-svg=\"")[0]).await;
    assert_eq!(picture.status, StatusCode::OK);
    let frame = get(&router, &MIRRORED.replace("/?", "/embed?")).await.text();
    assert!(frame.contains(data));
}

#[tokio::test]
async fn the_short_spelling_of_a_source_is_read_and_one_address_written() {
    let text = get(&builtin(), &MIRRORED.replace(";source=wits", "@wits")).await.text();
    assert_eq!(address_of(&text), MIRRORED);
}

#[tokio::test]
async fn a_pair_is_added_by_code_or_name_and_every_series_taken_off_again() {
    let router = builtin();
    let added = get(&router, "/?dyad=RUS-IRN&view=exports&source=wits&add=irn-rus&add_flow=imports&add_source=wits").await.text();
    assert_eq!(address_of(&added), MIRRORED);
    let off = links(&added, "<a class=\"remove\" href=\"");
    assert_eq!(off, ["/?dyad=IRN-RUS&view=imports&source=wits", "/?dyad=RUS-IRN&view=exports&source=wits"]);
    // Words that name several pairs ask which; a word that names none says so.
    let several = get(&router, "/?dyad=RUS-IRN&view=exports&add=russia&add_flow=exports").await.text();
    assert!(told(&several).contains("Which pair is meant"), "{}", told(&several));
    let which = links(&told(&several), "href=\"");
    assert_eq!(which.last().map(String::as_str), Some("/?dyad=RUS-IRN&view=exports&with=IRN-RUS/exports"), "{which:?}");
    let none = get(&router, "/?dyad=RUS-IRN&view=exports&add=atlantis&add_flow=exports&lang=ru").await.text();
    assert!(told(&none).contains("«atlantis»") && none.contains("id=\"chart\""), "{}", told(&none));
}

#[tokio::test]
async fn what_is_suggested_answers_and_what_does_not_fit_is_told() {
    let router = builtin();
    let text = get(&router, "/?dyad=RUS-IRN&view=exports&source=wits").await.text();
    let suggested = text.split_once("class=\"small suggested\"").unwrap().1.split("</p>").next().unwrap();
    let suggested = links(suggested, "href=\"");
    assert!(suggested.iter().any(|link| link.contains("with=IRN-RUS/imports")), "the mirror: {suggested:?}");
    assert!(suggested.iter().any(|link| link.contains("with=RUS-IRN/imports")), "the other flow: {suggested:?}");
    for link in suggested {
        let page = get(&router, &link).await.text();
        assert!(page.contains("class=\"on-chart\"") && told(&page).is_empty(), "{link}: {}", told(&page));
    }
    let twice = get(&router, "/?dyad=RUS-IRN&view=exports&source=wits&with=RUS-IRN/exports@wits").await.text();
    assert!(told(&twice).contains("on the chart already"), "{}", told(&twice));
    assert!(!twice.contains("class=\"on-chart\""));
    let nothing = get(&router, "/?dyad=RUS-IRN&view=exports&with=RUS-XKX/exports").await.text();
    assert!(told(&nothing).contains("there are no figures of it"), "{}", told(&nothing));
    let mirror = get(&router, "/?dyad=RUS-IRN&view=mirror&with=RUS-IRN/exports").await.text();
    assert!(told(&mirror).contains("Only turnover"), "{}", told(&mirror));
    let broken = ask(&router, Method::GET, "/?dyad=RUS-IRN&view=exports&with=x", &[("accept", "text/html")]).await;
    assert!(broken.status == StatusCode::BAD_REQUEST && broken.text().contains("id=\"choices\""));
}

#[tokio::test]
async fn months_and_years_meet_in_years() {
    let months = (1..=12).map(|month| format!("RUS IRN export TOTAL 2021-{month:02} 1"));
    let years = ["IRN RUS import TOTAL 2021 15", "IRN RUS import TOTAL 2020 9"].map(String::from);
    let made = serve_rows(&months.chain(years).collect::<Vec<_>>());
    let text = get(&made.router, "/?dyad=RUS-IRN&view=exports&with=IRN-RUS/imports").await.text();
    assert!(told(&text).contains("different intervals"), "{}", told(&text));
    assert_eq!(address_of(&text), "/?dyad=RUS-IRN&view=exports&freq=A&with=IRN-RUS/imports");
    // Twelve months of one are 12, beside 15.
    let year = row(&text, "2021");
    assert!(year.contains("12") && year.contains("15"), "{year}");
    // The index of both starts where both have a figure.
    let index = get(&made.router, "/?dyad=RUS-IRN&view=exports&freq=A&measure=index&with=IRN-RUS/imports").await.text();
    assert_eq!(index.matches("Index, 2021 = 100</th>").count(), 2);
}

#[tokio::test]
async fn a_series_of_the_list_opens_on_the_page() {
    let router = builtin();
    let text = get(&router, "/?dyad=RUS-IRN&view=turnover").await.text();
    let list = text.split_once("<details class=\"every\">").unwrap().1.split("</details>").next().unwrap();
    let rows = links(list, "<td><a href=\"");
    assert!(rows.len() > 10, "{rows:?}");
    for row in rows {
        let page = get(&router, &row).await;
        let text = page.text();
        assert_eq!(page.status, StatusCode::OK, "{row}");
        assert!(told(&text).is_empty() && text.contains("id=\"chart\""), "{row}: {}", told(&text));
    }
}
