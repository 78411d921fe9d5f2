//! The page of every claim without a browser: what it lists, how it is narrowed, where it leads, and what machines read in it.

use std::collections::{BTreeMap, BTreeSet};

use axum::{
    Router,
    http::{Method, StatusCode},
};
use dyad::language::Language;
use serde_json::Value;

use crate::{
    package,
    served::{ask, builtin, get, json},
};

const VERDICTS: [&str; 5] = ["consistent", "inconsistent", "unverifiable", "contested", "own_source_only"];

async fn text(router: &Router, address: &str) -> String {
    let page = get(router, address).await;
    assert_eq!(page.status, StatusCode::OK, "{address}");
    page.text()
}

/// What stands between two texts, each time.
fn all_between<'a>(page: &'a str, before: &str, after: &str) -> Vec<&'a str> {
    page.split(before).skip(1).map(|rest| rest.split_once(after).unwrap().0).collect()
}

/// The ids of the claims of a page, in their order.
fn ids(page: &str) -> Vec<String> {
    all_between(page, "<details class=\"claim\" id=\"claim-", "\"").into_iter().map(str::to_owned).collect()
}

fn sorted(mut ids: Vec<String>) -> Vec<String> {
    ids.sort();
    ids
}

/// Every built-in claim as the address of its pair has it.
async fn claims(router: &Router, parameters: &str) -> Vec<Value> {
    let mut all = Vec::new();
    for dyad in ["RUS-IRN", "IRN-RUS"] {
        let answer = json(router, &format!("/v1/dyads/{dyad}/claims{parameters}")).await;
        all.extend(answer["items"].as_array().unwrap().iter().cloned());
    }
    all
}

fn of(claims: &[Value], fits: impl Fn(&Value) -> bool) -> Vec<String> {
    sorted(claims.iter().filter(|claim| fits(claim)).map(|claim| claim["id"].as_str().unwrap().to_owned()).collect())
}

/// The whole markup of one claim of a page.
fn item<'a>(page: &'a str, id: &str) -> &'a str {
    let from = page.find(&format!("<details class=\"claim\" id=\"claim-{id}\"")).unwrap_or_else(|| panic!("no {id}"));
    page[from..].split_once("</details>").unwrap().0
}

#[tokio::test]
async fn every_claim_is_listed_with_its_verdict_newest_first_in_every_language() {
    let router = builtin();
    let claims = claims(&router, "").await;
    assert!(claims.len() > 90);
    let published: BTreeMap<&str, &str> =
        claims.iter().map(|claim| (claim["id"].as_str().unwrap(), claim["published"].as_str().unwrap_or(""))).collect();
    for language in Language::ALL {
        let page = text(&router, &format!("/claims?lang={}", language.word())).await;
        let ids = ids(&page);
        assert_eq!(sorted(ids.clone()), of(&claims, |_| true), "{language:?}");
        assert!(ids.windows(2).all(|two| published[two[0].as_str()] >= published[two[1].as_str()]), "newest first");
        for claim in &claims {
            let item = item(&page, claim["id"].as_str().unwrap());
            let verdict = claim["verdict"].as_str().unwrap();
            let badge = all_between(item, "<summary><span class=\"badge ", "\"")[0];
            let is_near = claim["verdict_within_last_digit"] == true;
            assert_eq!(badge, if is_near { "near" } else { verdict }, "{claim}");
            // How many bear it out and rule it out stand in the line, in words of the language.
            let line = item.split_once("</summary>").unwrap().0;
            for (member, key) in [("borne_out_by", "page.borne_out_by"), ("ruled_out_by", "page.ruled_out_by")] {
                let count = usize::try_from(claim[member].as_u64().unwrap()).unwrap();
                assert_eq!(count > 0, line.contains(&language.count(key, count, &[])), "{member} of {claim}: {line}");
            }
            let proved = claim["verdict_proved"] == true;
            assert_eq!(line.contains(language.say("page.proved")), proved, "{line}");
        }
        // What each verdict means stands beside the list, and what "proved" means.
        for verdict in VERDICTS {
            assert!(page.contains(language.term("verdict_meaning", verdict)), "{verdict}");
        }
        assert!(page.contains(language.say("statements.proved_means")));
    }
}

#[tokio::test]
async fn each_filter_shows_what_the_addresses_of_the_data_say() {
    let router = builtin();
    let claims = claims(&router, "").await;
    for verdict in VERDICTS {
        let shown = sorted(ids(&text(&router, &format!("/claims?verdict={verdict}")).await));
        assert_eq!(shown, of(&claims, |claim| claim["verdict"] == verdict), "{verdict}");
    }
    for flow in ["turnover", "export", "import", "re-export"] {
        let shown = sorted(ids(&text(&router, &format!("/claims?flow={flow}")).await));
        assert_eq!(shown, of(&claims, |claim| claim["flow"] == flow), "{flow}");
    }
    // A year of the Solar Hijri calendar lies in two Gregorian ones: the window of the address says which.
    for year in ["2005", "2022", "2023", "1999"] {
        let window = self::claims(&router, &format!("?from={year}&to={year}")).await;
        let shown = sorted(ids(&text(&router, &format!("/claims?year={year}")).await));
        assert_eq!(shown, of(&window, |_| true), "{year}");
    }
    let pair = json(&router, "/v1/dyads/IRN-RUS/claims").await["items"].as_array().unwrap().clone();
    assert_eq!(sorted(ids(&text(&router, "/claims?dyad=IRN-RUS").await)), of(&pair, |_| true));
    let wanted = of(&claims, |claim| {
        let own = ["id", "text", "source", "note", "stated_by", "compiler"];
        let words = own.map(|member| claim[member].as_str().unwrap_or("").to_lowercase()).join("\n");
        words.contains("novak") && words.contains("2022")
    });
    assert_eq!(sorted(ids(&text(&router, "/claims?text=NOVAK+2022").await)), wanted);
    assert!(!wanted.is_empty());
    // Words of the reader's language are found as well, and several filters narrow together.
    let both = ids(&text(&router, "/claims?lang=ru&text=товарооборот&year=2022&verdict=consistent&dyad=RUS-IRN").await);
    assert!(!both.is_empty() && both.len() < claims.len() / 4, "{both:?}");
}

#[tokio::test]
async fn counts_are_filters_and_say_what_they_lead_to() {
    let router = builtin();
    for given in ["", "year=2022", "flow=turnover&dyad=RUS-IRN", "verdict=consistent"] {
        let page = text(&router, &format!("/claims?{given}")).await;
        let legend = page.split_once("<ul class=\"legend\">").unwrap().1.split_once("</ul>").unwrap().0;
        let mut counted = 0;
        for line in all_between(legend, "<li>", "</li>") {
            let address = all_between(line, "<a href=\"", "\"")[0].replace("&amp;", "&");
            let words = line.split_once("</a>").unwrap().0;
            let count: usize = words.rsplit_once(' ').unwrap().1.parse().unwrap_or_else(|_| panic!("{words}"));
            // The one that is chosen lets go of itself: it leads to all of them.
            if !line.contains("aria-current") {
                assert_eq!(ids(&text(&router, &address).await).len(), count, "{given} {address}");
            }
            counted += count;
        }
        assert!(counted > 0);
        // Each choice of a list says how many it would show beside the other choices.
        let form = page.split_once("<form class=\"choices").unwrap().1.split_once("</form>").unwrap().0;
        for select in all_between(form, "<select name=\"", "</select>") {
            let (name, options) = select.split_once('"').unwrap();
            let others: Vec<&str> =
                given.split('&').filter(|part| !part.is_empty() && !part.starts_with(&format!("{name}="))).collect();
            for option in all_between(options, "<option value=\"", "</option>")
                .into_iter()
                .filter(|option| !option.starts_with('"'))
                .take(6)
            {
                let value = option.split_once('"').unwrap().0;
                let count: usize = option.rsplit_once('(').unwrap().1.trim_end_matches(')').parse().unwrap();
                let address = format!("/claims?{}", [others.clone(), vec![&format!("{name}={value}")]].concat().join("&"));
                assert_eq!(ids(&text(&router, &address).await).len(), count, "{address}");
            }
        }
    }
}

#[tokio::test]
async fn what_is_unknown_is_named_with_what_is_allowed_and_the_controls_stay() {
    let router = builtin();
    for (given, allowed) in [
        ("verdict=true", "consistent, inconsistent"),
        ("flow=exports", "export, import, re-export, re-import, turnover"),
        ("year=22", "1999–2025"),
        ("dyad=rus-irn", "IRN-RUS, RUS-IRN"),
        ("page=0", "1"),
        ("page=2", "1–1"),
        ("id=nobody-said-it", ""),
    ] {
        for language in Language::WORDS {
            let page = text(&router, &format!("/claims?{given}&lang={language}&text=2022")).await;
            let alert = all_between(&page, "<div class=\"empty\" role=\"alert\">", "</div>");
            assert_eq!(alert.len(), 1, "{given} {language}");
            assert!(alert[0].contains(given.split_once('=').unwrap().1), "{}", alert[0]);
            assert!(allowed == "1999–2025" || alert[0].contains(allowed), "{}", alert[0]);
            assert!(page.contains("<select name=\"verdict\">") && page.contains("value=\"2022\""), "the controls stay");
            assert!(page.contains("noindex") && ids(&page).is_empty(), "{given}");
        }
    }
    let people = ask(&router, Method::GET, "/claims?colour=red", &[("accept", "text/html")]).await;
    assert_eq!(people.status, StatusCode::BAD_REQUEST);
    assert!(people.text().contains("colour") && people.text().contains("verdict"));
    // Tracking marks are no parameters; what fits nothing says so.
    assert!(!ids(&text(&router, "/claims?utm_source=a&fbclid=b").await).is_empty());
    let none = text(&router, "/claims?year=1950").await;
    assert!(none.contains(Language::English.say("statements.none_fits")) && none.contains("<form"));
}

#[tokio::test]
async fn a_claim_has_an_address_of_its_own_and_heads_name_theirs() {
    let router = builtin();
    let page = text(&router, "/claims?id=fcs-bne-2023-level-2022&lang=fa").await;
    assert_eq!(ids(&page), ["fcs-bne-2023-level-2022"]);
    assert!(item(&page, "fcs-bne-2023-level-2022").contains(" open"), "all of it is to be seen");
    let said = "bne IntelliNews, citing Russian data, put Russia–Iran trade turnover in 2022 at 4.9 billion USD.";
    assert!(page.contains(&format!("<blockquote><bdi lang=\"en\">{said}</bdi></blockquote>")), "the original words");
    assert!(page.contains("<h1>حجم تجارت روسیه و ایران در ۲۰۲۲ به ۴٫۹\u{a0}میلیارد دلار رسید</h1>"));
    assert!(page.contains("<link rel=\"canonical\" href=\"/claims?id=fcs-bne-2023-level-2022&amp;lang=fa\">"));
    let filtered = text(&router, "/claims?flow=import&verdict=contested&dyad=RUS-IRN&theme=dark").await;
    assert!(filtered.contains("<link rel=\"canonical\" href=\"/claims?dyad=RUS-IRN&amp;verdict=contested&amp;flow=import\">"));
    for language in Language::WORDS {
        let other = format!(
            "hreflang=\"{language}\" href=\"/claims?dyad=RUS-IRN&amp;verdict=contested&amp;flow=import&amp;lang={language}\""
        );
        assert!(filtered.contains(&other), "{other}");
    }
    assert!(filtered.contains("<meta name=\"description\" content=\""));
}

#[tokio::test]
async fn claims_lead_to_the_series_that_judge_them_their_sources_and_their_pair() {
    let router = builtin();
    let page = text(&router, "/claims").await;
    let mut series = BTreeSet::new();
    for link in all_between(&page, "href=\"", "\"").into_iter().map(|link| link.replace("&amp;", "&")) {
        if link.starts_with("/?dyad=") && link.contains("source=") {
            series.insert(link);
        }
    }
    assert!(series.len() > 15, "{series:?}");
    for link in &series {
        // The period is shown on that page; the series must be there.
        let parts = link.split('&').filter(|part| !part.starts_with("period=")).collect::<Vec<_>>().join("&");
        let judging = text(&router, &parts).await;
        assert!(judging.contains("<section id=\"figures\">") && !judging.contains("role=\"alert\""), "{link}");
    }
    assert!(series.iter().any(|link| link.contains("&period=2021-01/P9M")), "{series:?}");
    let item = item(&page, "med-interfax-2006-level-2005-imports");
    assert!(item.contains("href=\"/?dyad=RUS-IRN&amp;view=imports&amp;source=wits&amp;period=2005\""), "{item}");
    assert!(item.contains("href=\"/sources/wits\"") && item.contains("href=\"/sources/med-interfax-2006\""));
    assert!(item.contains("rel=\"noopener nofollow\"") && item.contains("href=\"https://iranfocus.com/"));
    assert!(item.contains("href=\"/?dyad=RUS-IRN&amp;view=claims\""));
    assert!(item.contains("href=\"/claims?id=med-interfax-2006-level-2005-imports#claim-med-interfax-2006-level-2005-imports\""));
    // An address within a remark is a link.
    let remark = self::item(&page, "med-interfax-2006-level-2000");
    let address = "http://regimechangeiran.blogspot.com/2006/08/iran-russia-trade-falls-by-half-in.html";
    assert!(remark.contains(&format!("<a href=\"{address}\" rel=\"noopener nofollow\" dir=\"ltr\">")), "{remark}");
    // The page of the pair leads here, its badges to those with the same verdict.
    let pair = text(&router, "/?dyad=RUS-IRN&view=claims&lang=ru").await;
    for address in ["/claims?dyad=RUS-IRN&amp;lang=ru", "/claims?dyad=RUS-IRN&amp;verdict=contested&amp;lang=ru"] {
        assert!(pair.contains(&format!("href=\"{address}\"")), "{address}");
    }
}

/// A member by its path, and what it must be.
type Rule = (&'static str, fn(&Value) -> bool);

/// What a review must have.
const RULES: [Rule; 14] = [
    ("/@context", |value| value == "https://schema.org"),
    ("/@type", |value| value == "ClaimReview"),
    ("/url", |value| {
        value.as_str().is_some_and(|url| url.starts_with("https://trade.example/at/claims?id=") && url.contains("#claim-"))
    }),
    ("/claimReviewed", |value| value.as_str().is_some_and(|text| !text.is_empty())),
    ("/author/@type", |value| value == "Organization"),
    ("/author/name", Value::is_string),
    ("/author/url", |value| value == "https://trade.example/at/"),
    ("/datePublished", is_date),
    ("/reviewRating/@type", |value| value == "Rating"),
    ("/reviewRating/alternateName", |value| value.as_str().is_some_and(|text| !text.is_empty())),
    ("/itemReviewed/@type", |value| value == "Claim"),
    ("/itemReviewed/author/@type", |value| value == "Person" || value == "Organization"),
    ("/itemReviewed/author/name", |value| value.as_str().is_some_and(|text| !text.is_empty())),
    ("/itemReviewed/text", |value| value.as_str().is_some_and(|text| !text.is_empty())),
];

/// A date of ISO 8601, or a part of one.
fn is_date(value: &Value) -> bool {
    let digits = |text: &str, length| text.len() == length && text.bytes().all(|digit| digit.is_ascii_digit());
    let parts: Vec<&str> = value.as_str().unwrap_or_default().split('-').collect();
    (1..=3).contains(&parts.len()) && digits(parts[0], 4) && parts[1..].iter().all(|part| digits(part, 2))
}

#[tokio::test]
async fn machines_read_a_review_of_each_claim_with_a_verdict_and_of_no_other() {
    let site = dyad::write::Site::new("https://trade.example/at");
    let router = crate::served::at(&dyad::dataset::Roots::Builtin, site);
    let claims = claims(&router, "").await;
    let judged = of(&claims, |claim| !["unverifiable", "own_source_only"].contains(&claim["verdict"].as_str().unwrap()));
    for language in Language::ALL {
        let page = text(&router, &format!("/claims?lang={}", language.word())).await;
        let data = all_between(&page, "<script type=\"application/ld+json\">", "</script>")[0];
        let reviews: Vec<Value> = serde_json::from_str(data).unwrap();
        let mut reviewed = Vec::new();
        for review in &reviews {
            for (path, rule) in RULES {
                let value = review.pointer(path).unwrap_or_else(|| panic!("no {path} in {review}"));
                assert!(rule(value), "{path}: {value}");
            }
            assert!(review.pointer("/itemReviewed/datePublished").is_none_or(is_date), "{review}");
            let appearance = review.pointer("/itemReviewed/appearance/url");
            assert!(appearance.is_none_or(|url| url.as_str().is_some_and(|url| url.starts_with("http"))), "{review}");
            let url = review["url"].as_str().unwrap();
            let id = url.split_once("#claim-").unwrap().1;
            let claim = claims.iter().find(|claim| claim["id"] == id).unwrap();
            assert_eq!(review["reviewRating"]["alternateName"], language.term("verdict", claim["verdict"].as_str().unwrap()));
            assert!(review.to_string().find("null").is_none(), "{review}");
            reviewed.push(id.to_owned());
        }
        assert_eq!(sorted(reviewed), judged, "{language:?}");
    }
    let none = text(&router, "/claims?verdict=unverifiable").await;
    assert!(!none.contains("application/ld+json"));
}

#[tokio::test]
async fn a_difference_in_the_last_digit_is_no_red_and_digits_that_decide_are_printed() {
    // 125 million beside 124.4: the last digit counts a million. 130 is ruled out by more.
    let rows = ["RUS IRN export TOTAL 2022 124.4", "RUS IRN export TOTAL 2021 124.4"].map(str::to_owned);
    let made = package::serve_claims(&rows, &["near 2022 level 125 paper", "far 2021 level 130 paper"]);
    let page = text(&made.router, "/claims").await;
    let claims = json(&made.router, "/v1/dyads/RUS-IRN/claims").await;
    for (claim, id, near) in [(&claims["items"][0], "near", true), (&claims["items"][1], "far", false)] {
        assert_eq!((&claim["id"], &claim["verdict"]), (&id.into(), &"inconsistent".into()));
        assert_eq!(
            (&claim["verdict_within_last_digit"], &claim["against"][0]["within_last_digit"]),
            (&near.into(), &near.into())
        );
        let item = item(&page, id);
        assert_eq!(item.contains("badge inconsistent"), !near, "{item}");
        assert_eq!(item.contains("badge near"), near, "{item}");
    }
    assert!(item(&page, "near").contains("0.48% above the figure"), "{}", item(&page, "near"));
    // Bounds that differ print differently, and in no fewer digits than the claim.
    let router = builtin();
    let page = text(&router, "/claims").await;
    let told = item(&page, "med-interfax-2006-level-2005");
    assert!(
        told.contains("2.0255 to 2.0265\u{a0}billion USD") && told.contains("2.019252965 to 2.019252967\u{a0}billion USD"),
        "{told}"
    );
    // What only its own source says is not green, and a judge of low reliability is named as such.
    let own = item(&page, "fcs-bne-2023-growth-2022");
    let line = own.split_once("</summary>").unwrap().0;
    assert!(line.contains("badge own_source_only") && !line.contains("badge consistent"), "{line}");
    assert!(own.contains("low reliability: judges nothing alone"), "{own}");
}

#[tokio::test]
async fn many_claims_stand_on_several_pages_and_none_are_said_to_be_none() {
    let rows = ["RUS IRN export TOTAL 2022 10".to_owned()];
    let many: Vec<String> = (0..230).map(|place| format!("c{place} 2022 level 10 paper 2023-07-{:02}", place % 28 + 1)).collect();
    let made = package::serve_claims(&rows, &many.iter().map(String::as_str).collect::<Vec<_>>());
    let mut seen = Vec::new();
    for page in ["/claims?lang=fa", "/claims?page=2&lang=fa", "/claims?page=3&lang=fa"] {
        let page = text(&made.router, page).await;
        let nav = all_between(&page, "<nav class=\"pages\"", "</nav>")[0];
        assert_eq!((nav.matches("<a ").count(), nav.matches("aria-current=\"page\"").count()), (3, 1));
        seen.extend(ids(&page));
    }
    assert_eq!(seen.len(), 230);
    assert_eq!(seen.iter().collect::<BTreeSet<_>>().len(), 230, "each once");
    let one = text(&made.router, "/claims?id=c229").await;
    assert_eq!(ids(&one), ["c229"], "its own address knows no pages");
    let empty = package::serve_rows(&rows);
    for language in Language::ALL {
        let page = text(&empty.router, &format!("/claims?lang={}", language.word())).await;
        assert!(page.contains(language.say("statements.nobody_said")) && !page.contains("<form class=\"choices"), "{language:?}");
    }
}
