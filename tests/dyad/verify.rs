//! What anyone says, held against every source: by its fields or as a text, through the router.

use std::{collections::BTreeMap, fmt::Write};

use axum::{
    Router,
    body::Body,
    http::{Method, Request, StatusCode},
};
use dyad::{
    dataset::{Catalogue, Roots},
    trade::{Calendar, Claim, ClaimKind, Compared, Product, Qualifier, Status},
};
use http_body_util::BodyExt;
use serde_json::{Value, json as literal};
use tower::ServiceExt;

use crate::served::{Answered, ask, builtin, get, json};

const LEVEL: &str = "/v1/verify?reporter=RUS&partner=IRN&flow=turnover&period=2022&value=5&unit=USD&unit_mult=9&decimals=0";

async fn post(router: &Router, path: &str, media: &str, body: Vec<u8>) -> Answered {
    let request = Request::builder().method(Method::POST).uri(path).header("host", "test").header("content-type", media);
    let response = router.clone().oneshot(request.body(Body::from(body)).unwrap()).await.unwrap();
    let (parts, body) = response.into_parts();
    Answered { status: parts.status, headers: parts.headers, body: body.collect().await.unwrap().to_bytes().to_vec() }
}

/// The address that asks for a claim by its fields.
fn by_fields(claim: &Claim) -> String {
    let mut address = format!(
        "/v1/verify?reporter={}&partner={}&flow={}&qualifier={}&claim_kind={}&calendar={}&product={}&unit_mult={}&status={}",
        claim.dyad.reporter.code(),
        claim.dyad.partner.code(),
        claim.flow.word(),
        claim.qualifier.word(),
        claim.claim_kind.word(),
        claim.calendar.word(),
        claim.product,
        claim.unit_mult,
        claim.status.letter(),
    );
    let fields = [
        ("period", claim.period.as_ref().map(ToString::to_string)),
        ("value", claim.value.map(|value| value.to_string())),
        ("value_to", claim.value_to.map(|value| value.to_string())),
        ("unit", claim.unit.as_ref().map(|unit| unit.word().to_owned())),
        ("decimals", claim.decimals.map(|decimals| decimals.to_string())),
        ("compared_to", Some(claim.compared_to.to_string()).filter(|text| !text.is_empty())),
        ("currency", claim.currency.clone()),
        ("side", claim.is_open.then(|| "open".to_owned())),
    ];
    for (name, value) in fields.into_iter().filter_map(|(name, value)| Some((name, value?))) {
        write!(address, "&{name}={value}").unwrap();
    }
    address
}

/// What a verdict of all sources together is.
fn decision(item: &Value) -> Value {
    let members = ["verdict", "verdict_reason", "verdict_proved", "decided_by", "judge", "borne_out_by", "ruled_out_by"];
    Value::from_iter(members.map(|member| (member, item[member].clone())))
}

/// Every claim of the built-in data with its item in the answers of its pair.
async fn all_claims(router: &Router) -> Vec<(Claim, Value)> {
    let catalogue = Catalogue::load(&Roots::Builtin, None).unwrap();
    let claims: Vec<Claim> = catalogue.datasets().flat_map(|dataset| dataset.claims.clone()).collect();
    let mut items: BTreeMap<String, Value> = BTreeMap::new();
    for pair in claims.iter().map(|claim| claim.dyad.to_string()).collect::<std::collections::BTreeSet<_>>() {
        let answer = json(router, &format!("/v1/dyads/{pair}/claims")).await;
        for item in answer["items"].as_array().unwrap() {
            items.insert(item["id"].as_str().unwrap().to_owned(), item.clone());
        }
    }
    claims.into_iter().map(|claim| (claim.clone(), items[&claim.id].clone())).collect()
}

#[tokio::test]
async fn a_claim_asked_for_by_its_fields_has_the_verdict_of_the_claim() {
    let router = builtin();
    let all = all_claims(&router).await;
    assert!(all.len() > 90, "{}", all.len());
    for (claim, item) in &all {
        let answer = json(&router, &format!("{}&source={}", by_fields(claim), claim.source)).await;
        let one = &answer["items"][0];
        assert_eq!(one["understood"], "whole", "{}", claim.id);
        assert!(one["same_as"].as_array().unwrap().contains(&literal!(claim.id)), "{}", claim.id);
        assert_eq!(decision(one), decision(item), "{}", claim.id);
        assert_eq!(one["contradicts"], item["contradicts"], "{}", claim.id);
        assert_eq!(one["against"], item["against"], "{}", claim.id);
        for member in ["verdict_then", "verdict_then_reason", "known_then"] {
            assert_eq!(one[member], item[member], "{}: {member}", claim.id);
        }
    }
}

#[tokio::test]
async fn a_quotation_is_known_again_by_its_date_and_is_no_witness_of_itself() {
    let router = builtin();
    let catalogue = Catalogue::load(&Roots::Builtin, None).unwrap();
    let (mut others, all) = (Vec::new(), all_claims(&router).await);
    for (claim, item) in &all {
        let source = || catalogue.sources()[&claim.source].published.clone();
        let Some(published) = claim.published.clone().or_else(source) else { continue };
        let answer = json(&router, &format!("{}&published={published}", by_fields(claim))).await;
        let one = &answer["items"][0];
        let same = one["same_as"].as_array().unwrap();
        assert!(same.contains(&literal!(claim.id)), "{}: {same:?}", claim.id);
        if same[0] == literal!(claim.id) {
            assert_eq!(decision(one), decision(item), "{}", claim.id);
        } else {
            others.push(claim.id.clone());
        }
    }
    // bne IntelliNews, of an unknown day of 2024, and the commentary of October 2024 both put 2023 at 4 billion: alone, and of 2024,
    // the statement is taken for that of the source with the higher priority.
    assert_eq!(others, ["fcs-bne-2023-level-2023"]);
}

#[tokio::test]
async fn the_commentary_field_by_field_is_the_commentary() {
    let router = builtin();
    let said = json(&router, "/v1/dyads/RUS-IRN/claims?source=commentary-2024").await;
    let all = all_claims(&router).await;
    let mut found = Vec::new();
    for (claim, _) in all.iter().filter(|(claim, _)| claim.source == "commentary-2024") {
        let answer = json(&router, &format!("{}&published=2024-10", by_fields(claim))).await;
        found.push((claim.id.clone(), decision(&answer["items"][0])));
    }
    let expected = said["items"].as_array().unwrap().iter();
    let expected: Vec<_> = expected.map(|item| (item["id"].as_str().unwrap().to_owned(), decision(item))).collect();
    assert_eq!((found.len(), found), (7, expected));
}

#[tokio::test]
async fn one_statement_has_one_address() {
    let router = builtin();
    let answer = json(&router, &format!("{LEVEL}&claim_kind=level&product=TOTAL&calendar=gregorian&status=A")).await;
    let canonical = "/v1/verify?decimals=0&flow=turnover&partner=IRN&period=2022&reporter=RUS&unit=USD&unit_mult=9&value=5";
    assert_eq!(answer["links"]["self"], canonical);
    assert_eq!(answer["items"][0]["address"], canonical);
    let one = &json(&router, canonical).await["items"][0];
    assert_eq!(*one, answer["items"][0], "the address of a statement answers with it");
    assert_eq!((&one["span"], &one["text"], &one["sentence"]), (&Value::Null, &Value::Null, &Value::Null));
    let claim = literal!({
        "reporter": "RUS", "partner": "IRN", "side": null, "flow": "turnover", "product": "TOTAL", "period": "2022",
        "calendar": "gregorian", "claim_kind": "level", "value": 5, "value_to": null, "unit": "USD", "unit_mult": 9,
        "decimals": 0, "qualifier": "exact", "compared_to": null, "currency": null, "status": "A",
    });
    assert_eq!(one["claim"], claim);
    assert_eq!(one["found"]["value"], literal!({"from": null, "to": null, "how": "parameter"}));
    assert_eq!(one["found"]["product"]["how"], "usual");
    for language in ["en", "ru", "fa"] {
        assert!(one["in_words"][language].as_str().is_some_and(|words| !words.is_empty()), "{language}");
    }
    let by_pair = json(&router, &LEVEL.replace("reporter=RUS&partner=IRN", "pair=RUS-IRN")).await;
    assert_eq!(
        (&by_pair["items"][0]["address"], &by_pair["items"][0]["found"]["reporter"]["how"]),
        (&literal!(canonical), &literal!("pair"))
    );
}

#[tokio::test]
async fn what_is_open_is_missing_and_nothing_is_guessed() {
    let router = builtin();
    let one = json(&router, "/v1/verify?reporter=RUS&partner=IRN&flow=turnover&value=5&unit=USD").await["items"][0].clone();
    assert_eq!((&one["understood"], &one["missing"]), (&literal!("part"), &literal!(["period"])));
    assert_eq!((&one["verdict"], &one["verdict_reason"]), (&literal!("unverifiable"), &literal!("not_understood")));
    assert_eq!((&one["against"], &one["in_words"]["en"]), (&literal!([]), &Value::Null));
    let one = json(&router, "/v1/verify?value=5&unit=USD&unit_mult=9").await["items"][0].clone();
    assert_eq!(one["understood"], "no");
    // A pair that nobody has figures of.
    let nobody = LEVEL.replace("RUS", "TUV").replace("IRN", "NRU");
    let one = json(&router, &nobody).await["items"][0].clone();
    assert_eq!((&one["verdict"], &one["verdict_reason"]), (&literal!("unverifiable"), &literal!("no_data")));
    let forecast = nobody.replace("period=2022", "period=2199") + "&status=F";
    let one = json(&router, &forecast).await["items"][0].clone();
    assert_eq!(one["verdict_reason"], "forecast");
}

#[tokio::test]
async fn what_was_known_on_a_day_judges_as_of_that_day() {
    let router = builtin();
    let (known, as_of) = (format!("{LEVEL}&known=2023-06-30"), format!("{LEVEL}&as_of=2023-06-30"));
    let (known, as_of) = (json(&router, &known).await, json(&router, &as_of).await);
    assert_eq!(decision(&known["items"][0]), decision(&as_of["items"][0]));
    assert_eq!(known["items"][0]["same_as"], literal!([]), "nobody had said it by then");
    assert!(known["items"][0]["address"].as_str().unwrap().contains("known=2023-06-30"));
}

#[tokio::test]
async fn bad_words_are_told_with_what_is_allowed() {
    let router = builtin();
    for (query, parameter) in [
        ("", "text"),
        ("?published=2024-10", "text"),
        ("?text=", "text"),
        ("?text=%20", "text"),
        ("?text=a&value=5", "text"),
        ("?value=5bn", "value"),
        ("?value=1,5", "value"),
        ("?value=5&unit=dollars", "unit"),
        ("?value=5&unit=percent", "unit"),
        ("?claim_kind=growth&value=5&unit=USD", "unit"),
        ("?claim_kind=guess", "claim_kind"),
        ("?qualifier=maybe", "qualifier"),
        ("?flow=exports", "flow"),
        ("?reporter=Russia", "reporter"),
        ("?pair=RUS", "pair"),
        ("?side=both", "side"),
        ("?period=22", "period"),
        ("?period=0999", "period"),
        ("?period=2022&calendar=solar-hijri", "period"),
        ("?published=October", "published"),
        ("?lang=de&text=a", "lang"),
        ("?status=Z", "status"),
        ("?unit_mult=99", "unit_mult"),
        ("?decimals=-1", "decimals"),
        ("?value=1.55&decimals=1", "decimals"),
        ("?value=5&source=nobody", "source"),
        ("?value=5&known=2024-01-01&as_of=2024-01-01", "known"),
        ("?value=5&qualifier=between", "value_to"),
        ("?value=-5&flow=export", "value"),
        ("?value=5&currency=roubles", "currency"),
        ("?value=5&from=2020", "from"),
    ] {
        let answered = get(&router, &format!("/v1/verify{query}")).await;
        assert_eq!(answered.status, StatusCode::BAD_REQUEST, "{query}: {}", answered.text());
        let problem = answered.json();
        assert_eq!(problem["parameter"], parameter, "{query}: {problem}");
        assert!(!problem["allowed"].as_array().unwrap().is_empty(), "{query}: {problem}");
    }
}

#[tokio::test]
async fn a_text_is_sent_as_a_body() {
    let router = builtin();
    let text = "The weather was fine in Moscow.";
    let posted = post(&router, "/v1/verify?published=2024-10", "text/plain; charset=utf-8", text.into()).await;
    assert_eq!((posted.status, posted.header("cache-control")), (StatusCode::OK, "no-store"));
    let asked = get(&router, "/v1/verify?published=2024-10&text=The%20weather%20was%20fine%20in%20Moscow.").await;
    assert_eq!(posted.text(), asked.text(), "the same document");
    assert_eq!(posted.json()["empty_because"], "no_figure");
    // As a table, which has no rows here.
    let table = post(&router, "/v1/verify.csv", "text/plain", text.into()).await;
    assert!(table.header("content-type").starts_with("text/csv") && table.text().starts_with("span_from,"), "{}", table.text());
    for (path, media, body, status) in [
        ("/v1/verify", "application/json", text.as_bytes().to_vec(), StatusCode::UNSUPPORTED_MEDIA_TYPE),
        ("/v1/verify", "text/plain; charset=koi8-r", text.as_bytes().to_vec(), StatusCode::UNSUPPORTED_MEDIA_TYPE),
        ("/v1/verify", "text/plain", vec![0xd0, 0xff], StatusCode::BAD_REQUEST),
        ("/v1/verify", "text/plain", Vec::new(), StatusCode::BAD_REQUEST),
        ("/v1/verify?value=5", "text/plain", text.into(), StatusCode::BAD_REQUEST),
        ("/v1/verify?text=a", "text/plain", text.into(), StatusCode::BAD_REQUEST),
        ("/v1/verify", "text/plain", vec![b'a'; 64 << 10], StatusCode::OK),
        ("/v1/verify", "text/plain", vec![b'a'; (64 << 10) + 1], StatusCode::PAYLOAD_TOO_LARGE),
        ("/v1/dyads", "text/plain", text.into(), StatusCode::METHOD_NOT_ALLOWED),
        ("/v1/verify.docx", "text/plain", text.into(), StatusCode::BAD_REQUEST),
    ] {
        let answered = post(&router, path, media, body).await;
        assert_eq!(answered.status, status, "{path} {media}: {}", answered.text());
        assert!(status.is_success() || answered.header("content-type") == "application/problem+json");
    }
}

#[tokio::test]
async fn a_long_text_stays_out_of_the_addresses() {
    let router = builtin();
    let answer = post(&router, "/v1/verify?lang=en", "text/plain", vec![b'a'; 60_000]).await.json();
    assert_eq!(answer["links"]["self"], "/v1/verify?lang=en");
}

#[tokio::test]
async fn the_methods_of_the_address_are_told() {
    let router = builtin();
    let put = ask(&router, Method::PUT, "/v1/verify", &[]).await;
    assert_eq!((put.status, put.header("allow")), (StatusCode::METHOD_NOT_ALLOWED, "GET, HEAD, POST"));
    let options = ask(&router, Method::OPTIONS, "/v1/verify", &[]).await;
    assert_eq!(options.header("allow"), "GET, HEAD, POST, OPTIONS");
    let head = ask(&router, Method::HEAD, LEVEL, &[]).await;
    let full = get(&router, LEVEL).await;
    assert_eq!((head.status, head.body.len(), head.header("etag")), (StatusCode::OK, 0, full.header("etag")));
    assert_eq!(full.header("cache-control"), "public, max-age=300");
    let again = ask(&router, Method::GET, LEVEL, &[("if-none-match", full.header("etag"))]).await;
    assert_eq!(again.status, StatusCode::NOT_MODIFIED);
}

#[tokio::test]
async fn a_table_has_a_row_for_each_statement() {
    let router = builtin();
    let csv = get(&router, &LEVEL.replace("/v1/verify", "/v1/verify.csv")).await.text();
    let mut lines = csv.lines();
    let (header, row) = (lines.next().unwrap(), lines.next().unwrap());
    assert!(
        header.contains("reporter,partner,side,flow,product,period,calendar,claim_kind,stated_value,stated_value_to,unit,"),
        "{header}"
    );
    assert!(row.contains("RUS,IRN,,turnover,TOTAL,2022,gregorian,level,5,,USD,9,0,exact,,,A,whole,"), "{row}");
    assert_eq!(lines.next(), None);
    for suffix in ["jsonl", "xlsx", "parquet", "arrow", "zip", "bib"] {
        let answered = get(&router, &LEVEL.replace("/v1/verify", &format!("/v1/verify.{suffix}"))).await;
        assert_eq!(answered.status, StatusCode::OK, "{suffix}: {}", answered.text());
    }
}

/// The commentary of October 2024 in other words: what it says of trade, and of other things.
const COMMENTARY: &str = "Trade between Russia and Iran stood at $1.5 billion in 2021. In 2022 trade turnover between Russia and \
    Iran reached a record $5 billion. In 2023 Russia's trade with Iran fell by 17.3 percent to $4 billion. In 2024 Russia's trade \
    with Iran is expected to be above the level of 2023 but below that of 2022. More than 100 agreements were signed, and a loan of \
    $2 billion was agreed.";

#[tokio::test]
async fn the_commentary_as_a_text_is_the_commentary() {
    let router = builtin();
    let answer = post(&router, "/v1/verify?published=2024-10", "text/plain", COMMENTARY.into()).await.json();
    let said = json(&router, "/v1/dyads/RUS-IRN/claims?source=commentary-2024").await;
    let items = answer["items"].as_array().unwrap();
    let found: BTreeMap<&str, Value> =
        items.iter().map(|item| (item["same_as"][0].as_str().unwrap_or_default(), decision(item))).collect();
    let expected = said["items"].as_array().unwrap().iter();
    let expected: BTreeMap<&str, Value> = expected.map(|item| (item["id"].as_str().unwrap(), decision(item))).collect();
    assert_eq!((items.len(), found), (7, expected), "{:#}", answer["items"]);
    for item in items {
        assert_eq!(item["understood"], "whole", "{item:#}");
        let (from, to) = (item["span"]["from"].as_u64().unwrap(), item["span"]["to"].as_u64().unwrap());
        let text: String =
            COMMENTARY.chars().skip(usize::try_from(from).unwrap()).take(usize::try_from(to - from).unwrap()).collect();
        assert_eq!(item["text"], text);
        let alone = json(&router, item["address"].as_str().unwrap()).await["items"][0].clone();
        assert_eq!((decision(&alone), &alone["claim"]), (decision(item), &item["claim"]), "{}", item["address"]);
    }
    assert!(!answer["passed_over"].as_array().unwrap().is_empty());
}

#[tokio::test]
async fn statements_of_one_sentence_that_cannot_both_be_true_say_so() {
    let router = builtin();
    let text = "In 2022 Russia's exports to Iran were $3 billion, and Russia's exports to Iran were $5 billion in 2022.";
    let answer = post(&router, "/v1/verify", "text/plain", text.into()).await.json();
    let items = answer["items"].as_array().unwrap();
    assert_eq!(items.len(), 2, "{answer:#}");
    assert_eq!((&items[0]["contradicts"][0], &items[1]["contradicts"][0]), (&items[1]["address"], &items[0]["address"]));
}

#[tokio::test]
async fn what_is_no_trade_of_two_says_so() {
    let router = builtin();
    let answer = post(&router, "/v1/verify", "text/plain", "Russia lent Iran $2 billion in 2022.".into()).await.json();
    assert_eq!((&answer["items"], &answer["empty_because"]), (&literal!([]), &literal!("all_passed_over")), "{answer:#}");
    assert_eq!(answer["passed_over"][0]["what"], "loan");
}

/// The defaults are those of the words.
#[test]
fn the_usual_words_are_left_out_of_addresses() {
    assert_eq!((ClaimKind::ALL[0], Qualifier::ALL[0]), (ClaimKind::Level, Qualifier::Exact));
    assert_eq!(
        (Calendar::default(), Product::default(), Compared::default()),
        (Calendar::Gregorian, Product::Total, Compared::Usual)
    );
    assert_eq!(Status::Normal.letter(), 'A');
}

#[tokio::test]
async fn reviews_are_by_whoever_stands_for_them() {
    let text = "text=Trade+between+Russia+and+Iran+came+to+%245+billion+in+2022.+Trade+between+Russia+and+Iran+came+to+%249+billion+in+2021.";
    let nobody = get(&builtin(), &format!("/v1/verify.jsonld?{text}")).await;
    assert_eq!(nobody.status, StatusCode::NOT_FOUND);
    assert!(nobody.json()["detail"].as_str().unwrap().contains("--reviewer"), "{}", nobody.text());
    let reviewer = "Trade Desk <https://desk.example.org>".parse().unwrap();
    let app = dyad::http::App::new(dyad::write::Site::new("https://trade.example.org")).with_reviewer(Some(reviewer));
    app.set_catalogue(std::sync::Arc::new(Catalogue::load(&Roots::Builtin, None).unwrap()));
    let router = dyad::http::router(std::sync::Arc::new(app));
    let both = get(&router, &format!("/v1/verify.jsonld?{text}")).await;
    assert_eq!((both.status, both.header("content-type")), (StatusCode::OK, "application/ld+json"));
    let both = both.json();
    assert_eq!(both.as_array().map(Vec::len), Some(2), "{both}");
    let ratings: Vec<&Value> = both.as_array().unwrap().iter().map(|one| &one["reviewRating"]["alternateName"]).collect();
    assert_eq!(ratings, ["consistent", "inconsistent"]);
    let one = json(&router, LEVEL.replace("verify?", "verify.jsonld?").as_str()).await;
    assert_eq!((&one["@type"], &one["author"]["name"]), (&literal!("ClaimReview"), &literal!("Trade Desk")), "{one}");
    assert!(one["url"].as_str().unwrap().starts_with("https://trade.example.org/verify?"), "{one}");
    assert_eq!(
        get(&router, one["url"].as_str().unwrap().strip_prefix("https://trade.example.org").unwrap()).await.status,
        StatusCode::OK
    );
    let nothing = json(&router, "/v1/verify.jsonld?text=Hello.").await;
    assert_eq!(nothing, literal!([]));
}
