//! For everyone: axe-core finds nothing serious, and the keyboard alone does everything.

use std::{env, fs, path::PathBuf};

use serde_json::json;

use super::{LANGUAGES, Session};

const TAB: &str = "\u{e004}";
const ENTER: &str = "\u{e007}";

/// The pages that axe meets.
const PAGES: [&str; 29] = [
    "/",
    "/?dyad=RUS-IRN&view=turnover",
    "/?dyad=RUS-IRN&view=turnover&period=2022",
    "/?dyad=TUR-DEU&view=products",
    "/?dyad=TUR-DEU&view=mirror",
    "/?search=iran",
    "/claims?dyad=RUS-IRN",
    "/claims?verdict=nonsense",
    "/verify",
    "/verify?text=Trade+between+Russia+and+Iran+came+to+%245+billion+in+2022.+Exports+fell+by+3%25.+They+moved+12+million+tonnes.",
    "/?area=TUR&highlight=DEU",
    "/?product=HS:87",
    "/?product=vehicles",
    "/method",
    "/sources",
    "/sources/commentary-2024",
    "/datasets",
    "/datasets/russia-iran",
    "/charts",
    "/charts/russia-iran-mirror-1996-2016",
    "/areas",
    "/sources/nope",
    "/?dyad=RUS-XXX",
    "/?dyad=RUS-IRN&view=exports&axis=log",
    "/embed?dyad=RUS-IRN&view=mirror",
    "/embed?dyad=RUS-IRN&view=events",
    "/embed?dyad=RUS-XXX",
    "/?dyad=RUS-IRN&view=exports&measure=index&with=IRN-RUS/imports@wits",
    "/?dyad=TUR-DEU&view=exports&from=2031&colour=red",
];

fn axe() -> Option<String> {
    let told = env::var_os("DYAD_AXE").map(PathBuf::from);
    told.and_then(|path| fs::read_to_string(path).ok())
}

#[tokio::test]
async fn axe_finds_nothing_serious() {
    let Some(axe) = axe() else {
        assert!(env::var("CI").as_deref() != Ok("true"), "CI=true and there is no axe-core; run the tests with `make test`");
        eprintln!("SKIPPED: no axe-core to check the page with; run the tests with `make test`");
        return;
    };
    let Some(session) = Session::open().await else { return };
    for language in LANGUAGES {
        // Both themes and widths in the first language; the others differ from it in words and direction.
        let looks: &[(&str, u32)] = match language {
            "en" => &[("light", 1280), ("dark", 360)],
            "fa" => &[("light", 360)],
            _ => &[("dark", 1280)],
        };
        for (scheme, width) in looks.iter().copied() {
            session.window(width, 900, scheme).await;
            for address in PAGES {
                let joint = if address.contains('?') { '&' } else { '?' };
                session.goto(&format!("{address}{joint}lang={language}")).await;
                session.value("[...document.querySelectorAll('details')].map(details => details.open = true).length").await;
                session.client.execute(&axe, vec![]).await.unwrap();
                let found = session
                    .client
                    .execute_async(
                        "const done = arguments[arguments.length - 1];\
                         axe.run(document, {resultTypes: ['violations']}).then(result => done(result.violations\
                         .filter(one => ['serious', 'critical'].includes(one.impact))\
                         .map(one => [one.id, one.nodes.slice(0, 3).map(node => [node.html.slice(0, 200), node.failureSummary])])), error => done(String(error)));",
                        vec![],
                    )
                    .await
                    .unwrap();
                assert_eq!(found, json!([]), "{address} {language} {scheme}");
            }
        }
    }
    session.close().await;
}

#[tokio::test]
async fn the_keyboard_alone_reaches_everything() {
    let Some(session) = Session::open().await else { return };
    session.window(1280, 900, "light").await;
    session.goto("/?dyad=TUR-DEU&view=exports").await;
    session.wait("document.querySelector('#chart .living[tabindex]')").await;
    let wanted = [
        ".skip",
        "#search",
        "nav.languages a",
        "nav.themes a",
        "nav.tabs a",
        "#choices select",
        "#chart .living",
        "#download summary",
        "#figures .wide",
        "#views a",
    ];
    let mut reached = Vec::new();
    let mut visible = true;
    for _ in 0..160 {
        session.press(TAB).await;
        for selector in wanted {
            if !reached.contains(&selector)
                && session.value(&format!("document.activeElement.matches('{selector}')")).await == json!(true)
            {
                reached.push(selector);
                visible &= session.value("getComputedStyle(document.activeElement).outlineStyle !== 'none' || document.activeElement.matches('.skip')").await == json!(true);
            }
        }
        if reached.len() == wanted.len() {
            break;
        }
    }
    assert_eq!(reached, wanted, "in the order of the page");
    assert!(visible, "the focus is always seen");
    // The first Tab of a page is the way past its head.
    session.goto("/?dyad=TUR-DEU&view=exports").await;
    session.press(TAB).await;
    session.press(ENTER).await;
    assert_eq!(session.text("document.activeElement.id || location.hash").await.trim_start_matches('#'), "main");
    session.close().await;
}
