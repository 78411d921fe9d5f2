//! What of a page's address cannot be had: the page stays with what can be chosen, and says it in the reader's language.

use axum::http::{Method, StatusCode};
use dyad::dataset::Roots;

use crate::{
    package::{ServedPackage, serve_rows},
    served::{Answered, ask, get, served},
};

/// As a browser asks.
async fn browse(router: &axum::Router, address: &str) -> Answered {
    ask(router, Method::GET, address, &[("accept", "text/html")]).await
}

/// Türkiye's exports to Germany in five years.
fn years() -> ServedPackage {
    serve_rows(&[2019, 2020, 2021, 2022, 2023].map(|year| format!("TUR DEU export TOTAL {year} {}", year - 2000)))
}

/// The sentences of what was mended.
fn told(page: &str) -> String {
    let rest = page.split_once("id=\"mended\"").map_or("", |(_, rest)| rest);
    rest.split("</div>").next().unwrap_or_default().to_owned()
}

/// The table of what is shown.
fn figures(page: &str) -> &str {
    let rest = page.split_once("<section id=\"figures\"").map_or("", |(_, rest)| rest);
    rest.split("</section>").next().unwrap_or_default()
}

fn address_of(page: &str) -> String {
    let (_, rest) = page.split_once("data-address=\"").unwrap();
    rest.split('"').next().unwrap().replace("&amp;", "&")
}

#[tokio::test]
async fn a_window_that_ends_before_it_begins_is_turned_round_and_told() {
    let made = years();
    let router = &made.router;
    for (language, words) in [("en", "exchanged"), ("ru", "поменяны местами"), ("fa", "عوض شد")] {
        let page = get(router, &format!("/?dyad=TUR-DEU&view=exports&from=2022&to=2019&lang={language}")).await;
        let text = page.text();
        assert_eq!(page.status, StatusCode::OK);
        assert!(told(&text).contains(words), "{}", told(&text));
        assert_eq!(address_of(&text), format!("/?dyad=TUR-DEU&view=exports&from=2019&to=2022&lang={language}"));
        assert_eq!(figures(&text).matches("<tr data-period").count(), 4, "2019 to 2022");
    }
}

#[tokio::test]
async fn what_cannot_be_read_keeps_the_page_for_people_and_is_a_problem_for_programs() {
    let made = years();
    let router = &made.router;
    for (parameter, status, words) in [
        ("from=x", 400, ["From: “x” is not understood", "С: значение «x» не распознано", "شناخته نشد"]),
        ("freq=W", 400, ["A for years", "A — годы", "A برای سال"]),
        ("measure=cubic", 400, ["Index (index)", "Индекс (index)", "شاخص"]),
        ("colour=red", 400, ["“colour” is nothing that can be chosen here", "«colour»", "گزینه‌ای نیست"]),
        ("kind=pie", 400, ["Bars (bar)", "Столбцы (bar)", "ستونی"]),
        ("with=TUR-IRN/tonnage", 400, ["On the chart: “TUR-IRN/tonnage”", "На диаграмме", "در نمودار"]),
    ] {
        for (language, words) in ["en", "ru", "fa"].into_iter().zip(words) {
            let address = format!("/?dyad=TUR-DEU&view=exports&{parameter}&lang={language}");
            let page = browse(router, &address).await;
            let text = page.text();
            assert_eq!(page.status.as_u16(), status, "{address}");
            assert!(told(&text).contains(words), "{address}: {}", told(&text));
            assert!(text.contains("id=\"choices\"") && text.contains("id=\"chart\"") && text.contains("class=\"tabs\""));
            assert_eq!(address_of(&text), format!("/?dyad=TUR-DEU&view=exports&lang={language}"));
            assert_eq!(get(router, &address).await.header("content-type"), "application/problem+json");
        }
    }
    let page = browse(router, "/?dyad=TUR-DEU&view=pie").await;
    assert!(page.status == StatusCode::NOT_FOUND && page.text().contains("id=\"choices\""));
    assert!(told(&page.text()).contains("View: “pie”"), "{}", told(&page.text()));
}

#[tokio::test]
async fn a_window_or_a_choice_without_figures_falls_back_and_is_told() {
    let made = years();
    let router = &made.router;
    for (asked, left, words) in [
        ("from=2031", "", "no figures from 2031 on"),
        ("to=1950", "", "no figures up to 1950"),
        ("from=1950&to=1951&measure=index", "&measure=index", "from 1950 to 1951"),
        ("freq=M", "", "Frequency: Months"),
        ("source=no-such", "", "Source: no-such"),
        ("measure=ytd", "", "Year to date"),
        ("kind=treemap", "", "Treemap"),
        ("base=1900&measure=index", "&measure=index", "Index base: 1900"),
    ] {
        let page = get(router, &format!("/?dyad=TUR-DEU&view=exports&{asked}")).await;
        let text = page.text();
        assert_eq!(page.status, StatusCode::OK, "{asked}");
        assert!(told(&text).contains(words), "{asked}: {}", told(&text));
        assert_eq!(address_of(&text), format!("/?dyad=TUR-DEU&view=exports{left}"), "{asked}");
        assert!(figures(&text).contains("<td class=\"number\""), "{asked}: there are figures");
    }
    // A frame in another page shows what was asked for, never something else.
    let frame = browse(router, "/embed?dyad=TUR-DEU&view=exports&freq=M").await.text();
    assert!(!frame.contains("id=\"chart\""));
}

#[tokio::test]
async fn a_view_without_figures_leads_on() {
    let made = serve_rows(&["RUS IRN export TOTAL 2020 5".to_owned()]);
    let text = browse(&made.router, "/?dyad=RUS-IRN&view=imports&lang=ru").await.text();
    assert!(text.contains("данных нет ни в одном источнике"), "in the reader's language");
    assert!(text.contains("href=\"/?dyad=RUS-IRN&amp;view=exports&amp;lang=ru\""));
}

#[tokio::test]
async fn the_index_starts_at_the_first_figure_above_zero_of_the_window_and_stands_in_the_table() {
    let rows = ["2018 8", "2019 0", "2020 5", "2021 10", "2022 4"].map(|row| format!("RUS IRN export TOTAL {row}"));
    let made = serve_rows(&rows);
    let text = get(&made.router, "/?dyad=RUS-IRN&view=exports&measure=index&from=2019").await.text();
    // 2019 is zero: 2020 is 100, 2021 twice as much, 2022 four fifths.
    assert!(text.contains("Index, 2020 = 100</th>"), "the heading of its column");
    for cell in ["<td class=\"number\">100</td>", "<td class=\"number\">200</td>", "<td class=\"number\">80</td>"] {
        assert!(text.contains(cell), "{cell}");
    }
    assert!(text.contains("data-svg=\"/v1/dyads/RUS-IRN/exports.svg?base=2020&amp;from=2019&amp;measure=index\""));
    assert_eq!(address_of(&text), "/?dyad=RUS-IRN&view=exports&from=2019&measure=index", "the default is not in the address");
    // The control has every period above zero, in the window or not.
    let control = text.split_once("<select name=\"base\">").unwrap().1.split("</select>").next().unwrap();
    let bases: Vec<&str> = control.split("value=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert_eq!(bases, ["", "2018", "2020", "2021", "2022"]);
    let whole = get(&made.router, "/?dyad=RUS-IRN&view=exports&measure=index").await.text();
    assert!(whole.contains("Index, 2018 = 100"));
}

#[tokio::test]
async fn every_measure_that_answers_is_offered_and_its_figures_stand_in_the_table() {
    let month = |place: i32| format!("RUS IRN export TOTAL {}-{:02} {}", 2020 + place / 12, place % 12 + 1, 10 + place);
    let made = serve_rows(&(0..30).map(month).collect::<Vec<_>>());
    let plain = get(&made.router, "/?dyad=RUS-IRN&view=exports").await.text();
    let control = plain.split_once("<select name=\"measure\">").unwrap().1.split("</select>").next().unwrap();
    for measure in ["yoy", "index", "pop", "rolling12", "ytd"] {
        assert!(control.contains(&format!("value=\"{measure}\"")), "{measure}");
        let page = get(&made.router, &format!("/?dyad=RUS-IRN&view=exports&measure={measure}")).await.text();
        assert!(page.contains(&format!("value=\"{measure}\" selected")), "{measure}");
        assert_eq!(page.contains("id=\"chart\""), matches!(measure, "yoy" | "index"), "{measure}: others are a table");
    }
    assert!(!control.contains("intensity"), "nobody's trade with the world is known");
    // 30 + 11 more: the last twelve months are 28 to 39, 402 in all.
    let page = get(&made.router, "/?dyad=RUS-IRN&view=exports&measure=rolling12&lang=en").await.text();
    assert!(page.contains(">Last twelve months, ") && page.contains("402"), "the sum of the last twelve months");
}

#[tokio::test]
async fn a_measure_without_a_figure_is_not_offered_and_says_why_where_it_is_asked_for() {
    let made = serve_rows(&["RUS IRN export TOTAL 2020 5".to_owned()]);
    let text = get(&made.router, "/?dyad=RUS-IRN&view=exports&measure=yoy").await.text();
    assert!(told(&text).contains("No figure can be had of it: the series begins here"), "{}", told(&text));
    assert!(text.contains("value=\"index\"") && !text.contains("value=\"yoy\""), "what has a figure is offered");
}

#[tokio::test]
async fn days_are_offered_where_there_are_vintages_and_any_other_beside_them() {
    let made = serve_rows(&["2020", "2021"].map(|year| format!("RUS IRN export TOTAL {year} 5")));
    let text = get(&made.router, "/?dyad=RUS-IRN&view=exports").await.text();
    assert!(!text.contains("name=\"as_of\"") && !text.contains("name=\"as_of_day\""), "no vintages, no choice");
    let router = served(&Roots::Folder("tests/shapes".into()));
    let text = get(&router, "/?dyad=FIN-EST&view=exports").await.text();
    let days = text.split_once("<select name=\"as_of\">").unwrap().1.split("</select>").next().unwrap();
    assert_eq!(days.matches("<option").count(), 4, "the latest, and three before the last of four vintages: {days}");
    // Any day is as good as one on which figures came out.
    let text = get(&router, "/?dyad=FIN-EST&view=exports&as_of=&as_of_day=2100-01-01&lang=ru").await.text();
    assert_eq!(address_of(&text), "/?dyad=FIN-EST&view=exports&as_of=2100-01-01&lang=ru");
    assert!(text.contains("<details class=\"more\" id=\"more-choices\" open>"), "what is chosen is seen");
}
