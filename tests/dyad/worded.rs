//! `.md` and `.txt`: every address in words with a small table, in the sentences of its picture, short and never read as markup.

use axum::{
    Router,
    http::{Method, StatusCode},
};
use dyad::{
    chart::{self, PictureSpec},
    dataset::{Catalogue, Roots},
    language::Language,
    page, query,
    write::Site,
};
use tempfile::TempDir;

use crate::{
    package::{plain_rows, serve_rows, write_package},
    served::{Answered, ask, builtin, get, package},
};

const ADDRESSES: [&str; 34] = [
    "/v1/dyads",
    "/v1/dyads?sort=total",
    "/v1/dyads?search=nowhere",
    "/v1/dyads/RUS-IRN",
    "/v1/dyads/IRN-SUN",
    "/v1/dyads/RUS-IRN/turnover",
    "/v1/dyads/RUS-IRN/turnover?measure=yoy",
    "/v1/dyads/RUS-IRN/exports",
    "/v1/dyads/RUS-IRN/exports?measure=index&base=2000",
    "/v1/dyads/RUS-IRN/exports?measure=intensity",
    "/v1/dyads/RUS-IRN/imports?source=wits&last=5",
    "/v1/dyads/IRN-RUS/exports",
    "/v1/dyads/RUS-IRN/balance",
    "/v1/dyads/RUS-IRN/mirror",
    "/v1/dyads/RUS-IRN/revisions",
    "/v1/dyads/RUS-IRN/claims",
    "/v1/dyads/RUS-IRN/events",
    "/v1/areas",
    "/v1/areas/RUS",
    "/v1/areas/IRN/partners",
    "/v1/areas/RUS/partners?source=wits",
    "/v1/products",
    "/v1/products/HS:27",
    "/v1/products/HS:270900",
    "/v1/datasets",
    "/v1/datasets/russia-iran",
    "/v1/sources",
    "/v1/compare?series=RUS-IRN/exports,IRN-RUS/imports",
    "/v1/compare?series=RUS-IRN/exports,RUS-IRN/imports,IRN-RUS/exports,IRN-RUS/imports,RUS-IRN/turnover,IRN-RUS/turnover&source=wits",
    "/v1/panel",
    "/v1/movers",
    "/v1/observations",
    "/v1/charts",
    "/v1/limits",
];

/// An address in a format and a language.
fn worded(address: &str, suffix: &str, language: Language) -> String {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let mark = if query.is_empty() { "" } else { "&" };
    format!("{path}.{suffix}?{query}{mark}lang={}", language.word())
}

/// The text that Markdown shows.
fn shown(markdown: &str) -> String {
    let plain = markdown.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    let mut out = String::new();
    let mut letters = plain.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter != '\\' || !letters.peek().is_some_and(char::is_ascii_punctuation) {
            out.push(letter);
        }
    }
    out
}

/// How many columns a row of a table has: unescaped pipes.
fn columns(row: &str) -> usize {
    row.replace("\\\\", "").replace("\\|", "").matches('|').count()
}

/// Every table has as many columns in every row, nothing is markup, and no control stands in it.
fn is_well_written(text: &str, is_markdown: bool) -> Result<(), String> {
    if text.chars().any(|letter| letter.is_control() && letter != '\n' || ('\u{202a}'..='\u{202e}').contains(&letter)) {
        return Err("holds a control".to_owned());
    }
    let opened = text.lines().all(|line| line.matches('\u{2068}').count() == line.matches('\u{2069}').count());
    if !opened {
        return Err("a run of another direction is not closed in its line".to_owned());
    }
    if !is_markdown {
        return Ok(());
    }
    if text.contains(['<', '>']) {
        return Err("holds a mark of HTML".to_owned());
    }
    let mut width = 0;
    for line in text.lines() {
        let is_row = line.starts_with("| ");
        if is_row && width > 0 && columns(line) != width {
            return Err(format!("a row of {} columns in a table of {width}: {line}", columns(line)));
        }
        width = if is_row { columns(line) } else { 0 };
    }
    Ok(())
}

#[tokio::test]
async fn every_address_is_told_in_words_in_every_language() {
    let router = builtin();
    for (suffix, media) in [("md", "text/markdown; charset=utf-8"), ("txt", "text/plain; charset=utf-8")] {
        for address in ADDRESSES {
            for language in Language::ALL {
                let asked = worded(address, suffix, language);
                let answered = get(&router, &asked).await;
                let text = answered.text();
                assert_eq!((answered.status, answered.header("content-type")), (StatusCode::OK, media), "{asked}: {text}");
                assert!(text.len() <= 8_000, "{asked}: {} bytes", text.len());
                assert_eq!(is_well_written(&text, suffix == "md"), Ok(()), "{asked}: {text}");
                assert_eq!(text.starts_with("# "), suffix == "md", "{asked}");
                let canonical = address.split_once('?').map_or(address, |(path, _)| path);
                let last = text.lines().last().unwrap();
                assert!(shown(last).contains(canonical), "{asked} ends with where it is: {last}");
                assert!(!text.contains("worded.") && !text.contains("page."), "{asked}: a message is wanting: {text}");
            }
        }
    }
}

#[test]
fn the_words_are_those_of_the_picture() {
    let catalogue = Catalogue::load(&Roots::Builtin, None).unwrap();
    let mut with_a_finding = 0;
    for address in ADDRESSES {
        let Ok(asked) = query::parse_text(address, &[]) else { continue };
        let answer = query::answer(&catalogue, &asked.query).unwrap();
        for language in Language::ALL {
            let spec = PictureSpec { lang: language, ..PictureSpec::default() };
            let Ok(drawing) = chart::draw(&answer, &spec, "") else { continue };
            let written = shown(&page::markdown(&answer, &Site::default(), language));
            let plain = page::plain_text(&answer, &Site::default(), language);
            if !address.contains("claims") {
                assert_eq!(written.lines().next().unwrap(), format!("# {}", drawing.title), "{address}");
                assert_eq!(plain.lines().next().unwrap(), drawing.title, "{address}");
            }
            if let Some(headline) = drawing.headline {
                with_a_finding += 1;
                assert!(written.contains(&headline) && plain.contains(&headline), "{address}: {headline}\n{written}");
            }
        }
    }
    assert!(with_a_finding > 20, "{with_a_finding}");
}

#[tokio::test]
async fn a_rounded_figure_has_its_bounds_and_a_missing_one_its_reason() {
    let router = builtin();
    let text = get(&router, "/v1/dyads/RUS-IRN/turnover.md").await.text();
    for wanted in [
        "| 2022 | 5 (4.5 to 5.5) | +233.3%\u{a0}† (+190.3% to +279.3%) |",
        "| 2021 (low reliability) | 1.5 (1.45 to 1.55) | the series begins here |",
        "rounded by the source: anything from 3.5 to 4.5 billion is possible",
        "- Beware: USD bn, rounded as published.",
        "[commentary-2024]; quoted by a speaker or the press",
        "- Data as of: October 2024",
        "- Address: /v1/dyads/RUS-IRN/turnover\n",
    ] {
        assert!(text.contains(wanted), "{wanted}: {text}");
    }
    let exports = get(&router, "/v1/dyads/RUS-IRN/exports.md").await.text();
    assert!(exports.contains("(reported by Russia, compiled by UN Statistics Division, FOB)"), "{exports}");
}

#[tokio::test]
async fn long_ones_are_cut_and_say_by_how_much() {
    let router = builtin();
    let rows = |text: &str| text.lines().filter(|line| line.starts_with("| ")).count() - 2;
    let exports = get(&router, "/v1/dyads/RUS-IRN/exports.md").await.text();
    assert_eq!(rows(&exports), 12);
    assert!(exports.contains("9 earlier periods are not shown here; all of them: /v1/dyads/RUS-IRN/exports.csv"), "{exports}");
    assert!(exports.contains("| 2016 |") && !exports.contains("| 2004 |"), "the newest stay: {exports}");
    let all = get(&router, "/v1/dyads/RUS-IRN/exports.md?last=40").await.text();
    assert!(rows(&all) == 21 && !all.contains("not shown"), "{all}");
    let products = get(&router, "/v1/products.md?limit=500").await.text();
    assert_eq!(rows(&products), 200);
    assert!(products.contains("6,739 more are not shown here; all of them: /v1/products.csv"), "{products}");
    let panel = get(&router, "/v1/panel.md?limit=3").await.text();
    assert!(rows(&panel) == 3 && panel.contains("There are more rows than these; all of them: /v1/panel.csv"), "{panel}");
}

#[tokio::test]
async fn what_is_empty_says_why() {
    let router = builtin();
    for (address, said) in [
        ("/v1/dyads.md?search=nowhere", "The list is empty"),
        ("/v1/dyads/RUS-IRN/turnover.md?from=2090", "There are no figures in this window."),
        ("/v1/dyads/RUS-IRN/mirror.txt?from=2090", "There are no figures in this window."),
        ("/v1/charts.md?offset=1000", "The list is empty"),
    ] {
        let answered = get(&router, address).await;
        assert!(answered.status == StatusCode::OK && answered.text().contains(said), "{address}: {}", answered.text());
    }
    let made = serve_rows(&["BRA CHN export TOTAL 2021 1", "BRA CHN export TOTAL 2022 "].map(String::from));
    let text = get(&made.router, "/v1/dyads/BRA-CHN/exports.md").await.text();
    assert!(text.contains("| 2022 (cannot exist) | a figure was not published |"), "{text}");
}

/// A package whose every word is hostile.
fn hostile() -> (Router, TempDir) {
    let title = "# <script>alert(1)</script> | `x` [a](javascript:b) ![c](d) **e** \\u202e\\n- f &lt; \\u2068open";
    let descriptor = format!(
        r#"{{ "name": "made", "title": "{title}", "description": "{title}", "created": "2024-01-01T00:00:00Z",
  "licenses": [{{ "name": "CC0-1.0" }}],
  "sources": [{{ "name": "made", "title": "{title}", "priority": 1, "reporting": "reported", "license": "{title}" }}],
  "cautions": [{{ "source": "made", "text": "{title}" }}],
  "resources": [{{ "name": "observations", "path": "observations.csv" }}] }}"#
    );
    let folder = tempfile::tempdir().unwrap();
    let rows = ["2021,1", "2022,2"].map(|figure| format!("BRA,CHN,export,TOTAL,{figure},USD,6,,FOB,A,made"));
    let rows = plain_rows(&rows.each_ref().map(String::as_str));
    write_package(folder.path(), "made", &descriptor, rows.as_bytes());
    (package(folder.path()), folder)
}

#[tokio::test]
async fn words_of_the_data_are_never_markup() {
    let (router, _folder) = hostile();
    for address in ["/v1/dyads/BRA-CHN/exports", "/v1/datasets", "/v1/datasets/made", "/v1/sources", "/v1/areas/BRA/partners"] {
        for language in Language::ALL {
            for suffix in ["md", "txt"] {
                let answered = get(&router, &worded(address, suffix, language)).await;
                let text = answered.text();
                assert_eq!(answered.status, StatusCode::OK, "{address}: {text}");
                assert_eq!(is_well_written(&text, suffix == "md"), Ok(()), "{address}.{suffix}: {text}");
                let unescaped = ["](", "**e", "`x"].iter().any(|mark| text.replace(&format!("\\{mark}"), "").contains(mark));
                let is_begun = text.contains("\n- f") || text.lines().filter(|line| line.starts_with('#')).count() > 1;
                assert!(suffix == "txt" || !unescaped && !is_begun, "{address}: {text}");
            }
        }
    }
}

#[tokio::test]
async fn they_are_chosen_and_cached_as_other_forms_are() {
    let router = builtin();
    let path = "/v1/dyads/RUS-IRN/exports";
    let accepted = |accept: &'static str| {
        let router = router.clone();
        async move { ask(&router, Method::GET, path, &[("accept", accept)]).await }
    };
    let by_suffix = get(&router, &format!("{path}.md")).await;
    let by_accept = accepted("text/markdown, text/html;q=0.9, */*;q=0.1").await;
    assert_eq!((by_accept.text(), by_accept.header("etag")), (by_suffix.text(), by_suffix.header("etag")));
    assert_eq!(accepted("text/plain").await.text(), get(&router, &format!("{path}.txt")).await.text());
    // Who takes data too gets data, as before there were words.
    for accept in ["text/plain, application/json;q=0.9", "application/json, text/plain, */*", "text/plain;q=0.5, text/csv;q=0.1"]
    {
        assert_ne!(accepted(accept).await.header("content-type"), "text/plain; charset=utf-8", "{accept}");
    }
    let etag = by_suffix.header("etag").to_owned();
    let again = ask(&router, Method::GET, &format!("{path}.md"), &[("if-none-match", &etag)]).await;
    assert_eq!((again.status, again.body.len()), (StatusCode::NOT_MODIFIED, 0));
    let head = ask(&router, Method::HEAD, &format!("{path}.md"), &[]).await;
    assert_eq!((head.body.len(), head.header("content-length")), (0, by_suffix.body.len().to_string().as_str()));
    let plain: Answered = get(&router, path).await;
    assert!(plain.header("link").contains(&format!("<{path}.md>; rel=\"alternate\"; type=\"text/markdown\"")));
    assert_eq!(plain.json()["links"]["md"], format!("{path}.md"));
    assert!(by_suffix.header("link").contains("rel=\"alternate\"; type=\"application/json\""));
}

#[test]
fn the_command_line_prints_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let ran = crate::command::dyad(folder.path(), &["query", "RUS-IRN/mirror.md?lang=fa"], b"");
    let catalogue = Catalogue::load(&Roots::Builtin, None).unwrap();
    let answer = query::answer(&catalogue, &query::parse_text("RUS-IRN/mirror", &[]).unwrap().query).unwrap();
    let written = page::markdown(&answer, &Site::default(), Language::Persian);
    assert_eq!(String::from_utf8(ran.stdout).unwrap(), written);
}
