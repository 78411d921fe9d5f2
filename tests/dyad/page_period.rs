//! One period by every source on the page of a pair: the table, what the sources differ by, the sentences to copy; and what
//! stands at the head of the page of the same figures.

use std::fs;

use axum::{
    Router,
    http::{Method, StatusCode},
};

use crate::{
    markup::between,
    package::{PLAIN_HEADER, write_package},
    served::{self, ask, builtin, get},
};

async fn page(router: &Router, address: &str) -> String {
    let answered = get(router, address).await;
    assert_eq!(answered.status, StatusCode::OK, "{address}");
    answered.text()
}

/// The words of a piece of markup.
fn words(markup: &str) -> String {
    let mut out = String::new();
    for piece in markup.split('<') {
        out.push_str(piece.split_once('>').map_or(piece, |(_, text)| text));
        out.push(' ');
    }
    let plain = out.replace("&amp;", "&").replace("&quot;", "\"").replace('\u{a0}', " ");
    let joined = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    [" .", " ,", " ;", " )", " ”", " »"]
        .into_iter()
        .fold(joined, |text, mark| text.replace(mark, &mark[1..]))
        .replace("( ", "(")
        .replace("“ ", "“")
}

fn section(text: &str) -> &str {
    between(text, "<section id=\"period\">", "</section>")
}

/// The rows of the table, in words.
fn rows(text: &str) -> Vec<String> {
    let table = between(section(text), "<tbody>", "</tbody>");
    table.split("<tr").skip(1).map(|row| words(row.split_once('>').unwrap().1)).collect()
}

/// A package of one source and these rows.
fn package(name: &str, reporting: &str, rows: &[&str]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let descriptor = format!(
        r#"{{"name": "{name}", "created": "2020-05-06T00:00:00Z",
        "sources": [{{"name": "{name}", "title": "Compiled figures", "priority": 1, "reporting": "{reporting}", "compiler": "Some Institute"}}],
        "resources": [{{"name": "observations", "path": "observations.csv"}}]}}"#
    );
    let lines: Vec<String> = rows.iter().map(|row| format!("{row},{name}")).collect();
    write_package(folder.path(), name, &descriptor, format!("{PLAIN_HEADER}\n{}\n", lines.join("\n")).as_bytes());
    folder
}

#[tokio::test]
async fn every_source_says_what_it_says_the_default_one_first() {
    let text = page(&builtin(), "/?dyad=RUS-IRN&view=turnover&period=2022").await;
    let rows = rows(&text);
    for (row, (source, said)) in rows.iter().zip([
        ("News commentary", ["default", "5 billion USD 4.5 to 5.5", "+233.3% † +190.3% to +279.3%"]),
        ("bne IntelliNews", ["compiled by Federal Customs Service of Russia", "4.9 billion USD 4.85 to 4.95", "+20%"]),
        ("State Duma Speaker Volodin", ["provisional", "4.6 billion USD 4.55 to 4.65", "about +15%"]),
        ("Prime", ["published 11 February 2026", "5 billion USD 4.5 to 5.5", "the series begins here"]),
        ("Russian Foreign Minister Lavrov", ["Sergey Lavrov", "about 5 billion USD", "no figure of its own here"]),
    ]) {
        assert!(row.contains(source) && said.iter().all(|part| row.contains(part)), "{source}: {row}");
    }
    assert_eq!(rows.len(), 5, "{rows:?}");
    let apart = words(between(section(&text), "<p class=\"apart\">", "</p>"));
    assert!(apart.contains("run from 4.6 billion USD") && apart.contains("8.7% above the lower"), "{apart}");
    assert!(apart.contains("Rounding alone does not explain"), "{apart}");
    assert!(section(&text).contains("href=\"/sources/fcs-bne-2023\""), "the source has a page");
}

#[tokio::test]
async fn the_period_is_part_of_the_address_where_it_is_given() {
    let router = builtin();
    let plain = page(&router, "/?dyad=RUS-IRN&view=turnover").await;
    assert!(!between(&plain, "<link rel=\"canonical\" href=\"", "\"").contains("period="));
    assert!(words(section(&plain)).starts_with("2023, source by source"), "the latest with a figure");
    let windowed = page(&router, "/?dyad=RUS-IRN&view=turnover&to=2022").await;
    assert!(words(section(&windowed)).starts_with("2022, source by source"), "the latest of the window");
    let given = page(&router, "/?dyad=RUS-IRN&view=turnover&source=wits&period=2005&lang=ru").await;
    let canonical = between(&given, "<link rel=\"canonical\" href=\"", "\"");
    assert_eq!(canonical, "/?dyad=RUS-IRN&amp;source=wits&amp;period=2005&amp;lang=ru");
    // Russia's own two, and Iran's count.
    assert!(rows(&given).len() == 3 && words(section(&given)).starts_with("2005: что говорит каждый источник"));
    // The form of the period loses nothing, and neither do the other forms and views.
    let form = between(section(&given), "<form", "</form>");
    for kept in ["name=\"source\" value=\"wits\"", "name=\"lang\" value=\"ru\"", "value=\"2005\" selected"] {
        assert!(form.contains(kept), "{kept}: {form}");
    }
    assert!(given.contains("<input type=\"hidden\" name=\"period\" value=\"2005\">"));
    assert!(given.contains("href=\"/?dyad=RUS-IRN&amp;view=exports&amp;period=2005&amp;lang=ru\""));
    assert!(!page(&router, "/?dyad=RUS-IRN&view=claims").await.contains("<section id=\"period\">"), "claims have no figure");
    let people = [("accept", "text/html")];
    let refused = ask(&router, Method::GET, "/?dyad=RUS-IRN&period=last", &people).await.text();
    assert!(words(&refused).contains("last") && words(section(&refused)).starts_with("2023"), "it is said, and the page stays");
    let empty = page(&router, "/?dyad=RUS-IRN&view=turnover&period=1950").await;
    assert!(words(section(&empty)).contains("No source has a figure of 1950"));
}

#[tokio::test]
async fn years_of_another_calendar_are_told_with_their_days() {
    let text = page(&builtin(), "/?dyad=IRN-RUS&view=exports&period=1402").await;
    let rows = rows(&text);
    assert!(rows[0].contains("946 million USD 945.5 to 946.5") && rows[0].contains("+26%"), "{rows:?}");
    assert!(
        words(section(&text)).contains("in 1402 (Solar Hijri calendar, 21 March 2023 – 19 March 2024) came to 946 million USD")
    );
    let gregorian = page(&builtin(), "/?dyad=RUS-IRN&view=turnover&period=2023").await;
    let row = self::rows(&gregorian).into_iter().find(|row| row.contains("counted by Iran")).unwrap();
    assert!(row.contains("1402 (Solar Hijri): 21 March 2023 – 19 March 2024; 286 of its 365 days lie in 2023"), "{row}");
}

#[tokio::test]
async fn the_growth_that_was_published_stands_beside_the_computed_one() {
    let router = builtin();
    for (language, said) in [
        ("en", ["−20%", "published −17.3%: inside", "inside what the rounding of the figures allows"]),
        ("ru", ["−20 %", "опубликовано −17,3 %: в этих границах", "в границах, которые допускает округление"]),
        ("fa", ["−۲۰٪", "منتشرشده \u{200e}−۱۷٫۳٪: درون این بازه", "درون بازه‌ای که گرد کردن"]),
    ] {
        let text = page(&router, &format!("/?dyad=RUS-IRN&view=turnover&lang={language}")).await;
        let head = words(between(&text, "<section class=\"headline\"", "<form"));
        assert!(said.iter().all(|part| head.contains(part)), "{language}: {head}");
    }
    // From a figure of low reliability nothing is judged: 20% is neither inside nor outside.
    let text = page(&router, "/?dyad=RUS-IRN&view=turnover&to=2022").await;
    let head = words(between(&text, "<section class=\"headline\"", "<form"));
    assert!(
        head.contains("+20% (Russian data, bne IntelliNews)") && !head.contains("inside") && !head.contains("outside"),
        "{head}"
    );
}

#[tokio::test]
async fn only_what_a_country_reports_is_said_to_be_reported_by_it() {
    let figures = [
        "USA,CHN,export,TOTAL,2013,9,USD,9,0,FOB,A",
        "USA,CHN,import,TOTAL,2013,7,USD,9,0,CIF,A",
        "CHN,USA,export,TOTAL,2013,7,USD,9,0,FOB,A",
        "CHN,USA,import,TOTAL,2013,9,USD,9,0,CIF,A",
    ];
    for (name, reporting, told) in [
        ("cow", "mirrored", "taken from China’s statistics, not reported by the United States"),
        ("baci", "reconciled", "both sides’ figures made to agree by the compiler, not reported by the United States"),
    ] {
        let folder = package(name, reporting, &figures);
        let router = served::package(folder.path());
        for view in ["exports", "turnover", "balance", "mirror"] {
            let text = page(&router, &format!("/?dyad=USA-CHN&view={view}")).await;
            let whole = words(&text).replace("not reported by", "");
            for untrue in
                ["What the United States reports", "China reports", "each report", "reported by", "as reported", "report it"]
            {
                assert!(
                    !whole.contains(untrue) && !text.replace("not reported by", "").contains(&format!("\"{untrue}")),
                    "{name} {view}: {untrue}: {whole}"
                );
            }
            let machines = between(&text, "<script type=\"application/ld+json\">", "</script>");
            assert!(!machines.contains("reports"), "{name} {view}: {machines}");
            if view == "exports" {
                let lead = words(between(&text, "<p class=\"lead\">", "</p>"));
                assert!(lead.contains(told), "{name}: {lead}");
                let sentence = words(section(&text));
                assert!(
                    sentence.contains(&format!("Source: “Compiled figures” ({told}, compiled by Some Institute")),
                    "{name}: {sentence}"
                );
            }
        }
    }
    let folder = package("own", "reported", &figures);
    let text = page(&served::package(folder.path()), "/?dyad=USA-CHN&view=exports").await;
    assert!(words(section(&text)).contains("(reported by the United States, compiled by Some Institute"));
}

#[tokio::test]
async fn claims_and_events_are_those_of_the_window() {
    let router = builtin();
    // Eight stand beside another view, and how many more there are.
    let claims = |text: &str| {
        let more = text.split_once("The other ").map_or(0, |(_, rest)| rest.split_once(' ').unwrap().0.parse().unwrap());
        text.matches("<details class=\"claim\"").count() + more
    };
    for view in ["turnover", "claims"] {
        let text = page(&router, &format!("/?dyad=RUS-IRN&view={view}&from=2022&to=2023")).await;
        let data = get(&router, "/v1/dyads/RUS-IRN/claims?from=2022&to=2023").await.json();
        assert_eq!(claims(&text), data["items"].as_array().unwrap().len(), "{view}");
        let is_empty = !text.contains("<ol class=\"events\">");
        assert!(is_empty, "{view}: all events are of 2024 and later");
    }
    let last = page(&router, "/?dyad=RUS-IRN&view=turnover&last=1").await;
    let data = get(&router, "/v1/dyads/RUS-IRN/claims?from=2023").await.json();
    assert_eq!(claims(&last), data["items"].as_array().unwrap().len(), "from the first period shown on");
    let all = page(&router, "/?dyad=RUS-IRN&view=imports").await;
    let first = all.split("<details class=\"claim\"").nth(1).unwrap();
    assert!(first.contains("imports"), "those of the flow shown stand first: {first}");
    assert!(page(&router, "/?dyad=RUS-IRN&view=turnover&from=2022&to=2023").await.contains("view=events"), "the view stays");
    // What happened between two others is nothing of this pair.
    let text = page(&router, "/?dyad=IRN-SUN").await;
    let events = text.split_once("<ol class=\"events\">").map_or("", |(_, rest)| rest.split_once("</ol>").unwrap().0);
    assert!(!events.contains("Ashgabat"), "{events}");
}

#[tokio::test]
async fn days_in_a_row_are_written_with_what_they_share_once() {
    let router = builtin();
    for (language, written) in [("en", "22–24 October 2024"), ("ru", "22–24 октября 2024 г."), ("fa", "۲۲ تا ۲۴ اکتبر ۲۰۲۴")]
    {
        let text = page(&router, &format!("/?dyad=RUS-IRN&view=events&lang={language}")).await;
        assert!(words(between(&text, "<section id=\"events\">", "</section>")).contains(written), "{language}");
    }
}

#[tokio::test]
async fn a_table_says_its_source_once_and_no_digits_that_nobody_published() {
    let folder = package(
        "cow",
        "mirrored",
        &["USA,CHN,export,TOTAL,2012,726,USD,6,,FOB,A", "USA,CHN,export,TOTAL,2013,753.5,USD,6,,FOB,A"],
    );
    let text = page(&served::package(folder.path()), "/?dyad=USA-CHN&view=exports").await;
    let figures = between(&text, "<section id=\"figures\">", "</section>");
    let told = words(figures);
    assert!(told.contains("2012 726 ") && told.contains("2013 753.5 +27.5 +3.8%"), "{told}");
    assert_eq!(told.matches("Compiled figures").count(), 1, "{told}");
}

#[tokio::test]
async fn a_published_attribution_is_not_repeated_and_is_in_the_readers_language() {
    let router = builtin();
    let lead = |text: &str| words(between(text, "<p class=\"lead\">", "</p>"));
    let english = lead(&page(&router, "/?dyad=RUS-IRN&view=exports").await).to_lowercase();
    assert_eq!(english.matches("as published").count(), 1, "{english}");
    let russian = lead(&page(&router, "/?dyad=RUS-IRN&view=exports&lang=ru").await);
    assert!(russian.contains("По данным: UN Comtrade via WITS (World Bank). В опубликованном виде"), "{russian}");
}

#[tokio::test]
async fn a_gap_says_what_it_is_a_percentage_of_and_a_mirror_who_counts() {
    let text = page(&builtin(), "/?dyad=RUS-IRN&view=mirror").await;
    let head = words(between(&text, "<section class=\"headline\"", "<form"));
    assert!(head.contains("−139.4% of the mean of both counts"), "{head}");
    assert!(
        head.contains("Two counts beside one another. Russia: UN Comtrade via WITS (World Bank); Iran: UN Comtrade"),
        "{head}"
    );
}

#[tokio::test]
async fn a_rank_of_another_year_is_no_key_figure_and_leads_to_the_country() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    fs::create_dir_all(root).unwrap();
    let rows = ["export,TOTAL,2023,9", "export,TOTAL,2022,8"];
    let line = |partner: &str, row: &str| format!("RUS,{partner},{row},USD,9,0,FOB,A,one");
    // Two partners in 2022 only: nobody can be ranked in 2023.
    let text = [PLAIN_HEADER.to_owned(), line("IRN", rows[0]), line("IRN", rows[1]), line("CHN", rows[1]), line("TUR", rows[1])]
        .join("\n");
    write_package(root, "made", crate::package::PLAIN_DESCRIPTOR, format!("{text}\n").as_bytes());
    let router = served::package(root);
    let head = |text: &str| between(text, "<section class=\"headline\"", "<form").to_owned();
    let latest = head(&page(&router, "/?dyad=RUS-IRN&view=exports").await);
    let key = between(&latest, "<dl class=\"key\">", "</dl>");
    assert!(!key.contains("Rank among partners") && latest.contains("Rank among partners"), "{latest}");
    assert!(latest.contains("href=\"/?area=RUS\"") && !latest.contains("partners.svg"), "{latest}");
    let earlier = head(&page(&router, "/?dyad=RUS-IRN&view=exports&to=2022").await);
    assert!(between(&earlier, "<dl class=\"key\">", "</dl>").contains("Rank among partners"), "{earlier}");
}
