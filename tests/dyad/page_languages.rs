//! The law of the languages of a page: what dyad says of its own is in the reader's language, and words of the data are marked.
//!
//! On Russian and Persian pages no three English words stand in a row, in text or in what is read out of attributes, unless
//! an element around them says that they are English (`lang="en"`), that they are words of the data (`bdi`, `dir="auto"`), or
//! that they are for machines (`code`, `pre`). The exceptions are named below.

use axum::http::StatusCode;

use crate::served::{builtin, get, json};

/// What is read out or shown of an element beside its text.
const SPOKEN: [&str; 7] = ["alt", "title", "aria-label", "aria-description", "placeholder", "content", "data-title"];

/// `meta` that people read; the others are for machines.
const READ: [&str; 6] = ["description", "og:title", "og:description", "og:image:alt", "twitter:title", "twitter:description"];

/// Elements without an end.
const VOID: [&str; 11] = ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source"];

/// So many English words in a row are English.
const RUN: usize = 3;

/// Pages that are there in every catalogue. `/method` is not among them: its definitions of columns list codes of the contract.
const PAGES: [&str; 26] = [
    "/",
    "/claims",
    "/verify",
    "/verify?reporter=RUS&partner=IRN&flow=turnover&period=2022&value=5&unit=USD&unit_mult=9",
    "/verify?reporter=RUS&partner=IRN&flow=turnover&period=2021&value=9&unit=USD&unit_mult=9&decimals=0",
    "/claims?verdict=contested&flow=import",
    "/claims?verdict=nonsense",
    "/claims?id=fcs-bne-2023-growth-2022",
    "/?dyad=RUS-IRN&view=turnover",
    "/?dyad=RUS-IRN&view=turnover&measure=yoy",
    "/?dyad=RUS-IRN&view=exports&source=wits&from=2000",
    "/?dyad=RUS-IRN&view=imports",
    "/?dyad=RUS-IRN&view=balance",
    "/?dyad=RUS-IRN&view=mirror",
    "/?dyad=RUS-IRN&view=claims",
    "/?dyad=RUS-IRN&view=events",
    "/?dyad=IRN-RUS&view=claims",
    "/embed?dyad=RUS-IRN&view=exports",
    "/?dyad=RUS-IRN&view=turnover&with=RUS-IRN/exports@wits",
    "/?area=RUS",
    "/?area=IRN",
    "/sources",
    "/datasets",
    "/charts",
    "/?search=iran",
    "/?search=nowhere",
];

/// An element that is open, and whether what stands in it may be English.
struct Open {
    name: String,
    is_marked: bool,
}

/// The value of an attribute within a tag.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let rest = tag.split_once(&format!(" {name}=\""))?.1;
    rest.split_once('"').map(|(value, _)| value)
}

/// Runs of English words in a text.
fn runs(text: &str) -> Vec<String> {
    let (mut found, mut run): (Vec<String>, Vec<&str>) = (Vec::new(), Vec::new());
    // A name of a host is one word, and none of English.
    let is_joint = |letter: char| letter.is_alphanumeric() || matches!(letter, '\'' | '’' | '.');
    let mut end = |run: &mut Vec<&str>| {
        if run.len() >= RUN {
            found.push(run.join(" "));
        }
        run.clear();
    };
    for word in text.split(|letter: char| !is_joint(letter)).map(|word| word.trim_matches('.')).filter(|word| !word.is_empty()) {
        let is_english = word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'\'');
        // A number or a single letter neither begins nor ends a run.
        let is_neutral = word.is_ascii();
        match (is_english, is_neutral) {
            (true, _) => run.push(word),
            (false, true) => {}
            (false, false) => end(&mut run),
        }
    }
    end(&mut run);
    found
}

/// The text with its entities as letters.
fn plain(text: &str) -> String {
    [("&quot;", "\""), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")]
        .iter()
        .fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

/// Every unmarked run of English words of a page, after these words of the data are taken out.
fn unmarked(page: &str, data: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    let mut told = |text: &str, place: &str| {
        let text = data.iter().fold(plain(text), |text, words| text.replace(words.as_str(), " § "));
        // Addresses are no words.
        let text = text.split_whitespace().filter(|word| !word.contains("://")).collect::<Vec<_>>().join(" ");
        found.extend(runs(&text).into_iter().map(|run| format!("{place}: {run}")));
    };
    let mut rest = page;
    while let Some((text, after)) = rest.split_once('<') {
        let is_marked = open.iter().any(|element| element.is_marked);
        if !is_marked {
            told(text, open.last().map_or("", |element| element.name.as_str()));
        }
        let (tag, after) = after.split_once('>').unwrap();
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            while open.pop().is_some_and(|element| element.name != name) {}
            continue;
        }
        let name = tag.split([' ', '/']).next().unwrap().to_owned();
        let foreign = attribute(tag, "lang").is_some_and(|lang| lang == "en") || attribute(tag, "dir") == Some("auto");
        let is_own = foreign || matches!(name.as_str(), "bdi" | "code" | "pre" | "script" | "style" | "textarea");
        let is_machine = name == "meta"
            && ["name", "property"].iter().all(|kind| attribute(tag, kind).is_none_or(|kind| !READ.contains(&kind)));
        if !is_marked && !is_own && !is_machine {
            for spoken in SPOKEN {
                if let Some(value) = attribute(tag, spoken) {
                    told(value, &format!("{name} {spoken}"));
                }
            }
        }
        if !VOID.contains(&name.as_str()) && !tag.starts_with('!') {
            open.push(Open { name, is_marked: is_own });
        }
    }
    assert!(open.is_empty(), "every element ends: {:?}", open.iter().map(|element| &element.name).collect::<Vec<_>>());
    found
}

/// The exceptions: names of the data that a sentence of dyad may hold where nothing can be marked (in attributes, titles and the
/// options of a form), and the names of products and formats of files.
async fn words_of_the_data() -> Vec<String> {
    let router = builtin();
    let mut words: Vec<String> =
        ["JSON Lines", "Data, chart and notes", "Power Query", "DCAT (JSON-LD)"].map(str::to_owned).to_vec();
    for source in json(&router, "/v1/sources?limit=500").await["items"].as_array().unwrap() {
        words.extend(
            ["title", "short", "license", "compiler"].iter().filter_map(|member| source[member].as_str().map(str::to_owned)),
        );
    }
    for chart in json(&router, "/v1/charts").await["items"].as_array().unwrap() {
        words.extend(chart["title"].as_str().map(str::to_owned));
    }
    // Who said something is named in the sentences that are there to be copied.
    for dyad in ["RUS-IRN", "IRN-RUS"] {
        let claims = json(&router, &format!("/v1/dyads/{dyad}/claims")).await;
        words.extend(
            claims["items"].as_array().unwrap().iter().filter_map(|claim| claim["stated_by"].as_str().map(str::to_owned)),
        );
    }
    // Longer ones first: a short one may stand within another.
    words.sort_by_key(|words| std::cmp::Reverse(words.len()));
    words
}

#[test]
fn runs_of_english_words_are_found_and_nothing_else() {
    assert_eq!(runs("Экспорт, as published by UN Comtrade"), ["as published by UN Comtrade"]);
    assert_eq!(runs("импорт CIF/FOB и PNG 1200 × 800"), [""; 0]);
    assert_eq!(runs("Rounding moves no value by more than 0.5"), ["Rounding moves no value by more than"]);
    let page = |inside: &str| unmarked(&format!("<main>{inside}</main>"), &["One Two Three".to_owned()]);
    assert_eq!(page("<p>It is not said</p>"), ["p: It is not said"]);
    assert_eq!(page("<img alt=\"It is not said\">"), ["img alt: It is not said"]);
    assert!(page("<p lang=\"en\">It is not <b>said so</b></p><bdi>It is not said</bdi><p>One Two Three</p>").is_empty());
    assert_eq!(page("<bdi>a</bdi><p>It is not said</p>"), ["p: It is not said"], "an element that ended marks nothing");
}

#[tokio::test]
async fn what_dyad_says_is_in_the_readers_language_and_words_of_the_data_are_marked() {
    let router = builtin();
    let data = words_of_the_data().await;
    for language in ["ru", "fa"] {
        for address in PAGES {
            let mark = if address.contains('?') { '&' } else { '?' };
            let page = get(&router, &format!("{address}{mark}lang={language}")).await;
            assert_eq!(page.status, StatusCode::OK, "{address}");
            let found = unmarked(&page.text(), &data);
            assert!(found.is_empty(), "{address} in {language}: {found:#?}");
        }
    }
}

#[tokio::test]
async fn descriptions_hold_no_english_phrase_of_the_data() {
    // `attribution` is a phrase in the language of the data: other languages say it in words of their own.
    let router = builtin();
    for (language, words) in [("en", "published by UN Comtrade (WITS)"), ("ru", "по данным: UN Comtrade"), ("fa", "به گزارش")]
    {
        let page = get(&router, &format!("/?dyad=RUS-IRN&view=exports&source=wits&lang={language}")).await.text();
        let description = page.split_once("<meta name=\"description\" content=\"").unwrap().1.split_once('"').unwrap().0;
        assert!(description.contains(words), "{description}");
        let lead = page.split_once("<p class=\"lead\">").unwrap().1.split_once("</p>").unwrap().0;
        assert_eq!(lead.to_lowercase().contains("<bdi lang=\"en\">as published by"), language == "en", "{lead}");
        assert_eq!(lead.contains("UN Comtrade via WITS"), language != "en", "{lead}");
    }
}
