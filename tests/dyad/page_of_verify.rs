//! The page that verifies a text, without a browser: the form by GET and POST, the marks, the cards, what is refused.

use axum::{
    Router,
    body::Body,
    http::{Method, Request, StatusCode},
};
use dyad::language::Language;
use http_body_util::BodyExt;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use tower::ServiceExt;

use crate::{
    package,
    served::{Answered, ask, builtin, get, json},
};

const FORM: &str = "application/x-www-form-urlencoded";

/// The same article in each language: a figure that is borne out, one that is not, one that is none of trade.
const ARTICLES: [(&str, &str); 3] = [
    (
        "en",
        "Trade between Russia and Iran came to $5 billion in 2022.\nTrade between Russia and Iran came to $9 billion in 2021. The two \
         countries moved 12 million tonnes of cargo.",
    ),
    (
        "ru",
        "Товарооборот России и Ирана в 2022 году составил 5 млрд долларов.\nТоварооборот России и Ирана в 2021 году составил 9 млрд \
         долларов. Перевезено 12 млн тонн грузов.",
    ),
    (
        "fa",
        "حجم تجارت روسیه و ایران در سال ۲۰۲۲ به ۵ میلیارد دلار رسید.\nحجم تجارت روسیه و ایران در سال ۲۰۲۱ به ۹ میلیارد دلار رسید. \
         ۱۲ میلیون تن بار جابه‌جا شد.",
    ),
];

fn coded(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}

async fn send(router: &Router, path: &str, media: &str, accept: &str, body: String) -> Answered {
    let request = Request::builder().method(Method::POST).uri(path).header("host", "test");
    let request = request.header("content-type", media).header("accept", accept);
    let response = router.clone().oneshot(request.body(Body::from(body)).unwrap()).await.unwrap();
    let (parts, body) = response.into_parts();
    Answered { status: parts.status, headers: parts.headers, body: body.collect().await.unwrap().to_bytes().to_vec() }
}

async fn post(router: &Router, body: String) -> Answered {
    send(router, "/verify", FORM, "text/html", body).await
}

/// The inside of `main`.
fn main_of(page: &str) -> &str {
    page.split_once("<main").unwrap().1.split_once("</main>").unwrap().0
}

fn count(page: &str, part: &str) -> usize {
    page.matches(part).count()
}

#[tokio::test]
async fn a_text_is_shown_with_its_statements_marked_and_held_against_the_sources() {
    let router = builtin();
    for (language, text) in ARTICLES {
        let page = get(&router, &format!("/verify?lang={language}&text={}", coded(text))).await;
        assert_eq!(page.status, StatusCode::OK);
        let page = page.text();
        let main = main_of(&page);
        assert_eq!(count(main, "<mark "), 2, "{language}: {main}");
        assert!(main.contains("<mark class=\"said consistent\"><a href=\"#statement-1\""), "{language}: {main}");
        assert!(main.contains("<mark class=\"said inconsistent\"><a href=\"#statement-2\""), "{language}");
        for place in ["statement-1", "statement-2"] {
            assert_eq!(count(main, &format!("id=\"{place}\"")), 1, "{language}");
        }
        assert!(main.contains("\u{2713}") && main.contains("\u{2717}"), "{language}: signs beside colours");
        assert!(count(main, "class=\"against\"") == 2 && main.contains("/sources/"), "{language}");
        let said = Language::from_word(language).unwrap();
        assert!(main.contains(said.term("verify.not_trade", "quantity")), "{language}: what is passed over is told");
        // The text is there whole, in the form and marked, its line break kept.
        let field = main.split_once("<textarea").unwrap().1.split_once("</textarea>").unwrap().0;
        assert!(field.ends_with(text), "{language}: {field}");
        let given = main.split_once("<div class=\"given\" dir=\"auto\">").unwrap().1.split_once("</div>").unwrap().0;
        assert!(given.contains('\n'), "{language}");
    }
}

#[tokio::test]
async fn the_form_sends_a_text_whose_page_is_that_of_the_address_and_is_not_kept() {
    let router = builtin();
    let (language, text) = ARTICLES[1];
    let address = format!("lang={language}&text={}", coded(text));
    let (asked, sent) =
        (get(&router, &format!("/verify?{address}")).await, post(&router, address.replace("%0A", "%0D%0A")).await);
    assert_eq!((sent.status, sent.header("cache-control")), (StatusCode::OK, "no-store"));
    assert_eq!(sent.text(), asked.text(), "line ends as forms send them are those of the text");
    let page = get(&router, "/verify").await.text();
    let form = page.split_once("<form class=\"verify\"").unwrap().1.split_once("</form>").unwrap().0;
    assert!(form.contains("action=\"/verify\" method=\"post\"") && form.contains("<button type=\"submit\""), "{form}");
    for name in ["text", "pair", "published"] {
        assert!(form.contains(&format!("name=\"{name}\"")), "{form}");
    }
}

#[tokio::test]
async fn what_a_sentence_leaves_open_is_told_and_the_pair_fills_it() {
    let router = builtin();
    let text = coded("Bilateral trade came to $5 billion in 2022.");
    let open = get(&router, &format!("/verify?lang=en&text={text}")).await.text();
    let field = |name| Language::English.term("verify.field", name);
    assert!(main_of(&open).contains("class=\"open\"") && open.contains(field("reporter")), "{}", main_of(&open));
    assert!(open.contains("<mark class=\"said unverifiable\">"));
    for pair in ["RUS-IRN", "rus-irn", "Russia Iran"] {
        let whole = get(&router, &format!("/verify?lang=en&pair={}&text={text}", coded(pair))).await.text();
        assert!(whole.contains("<mark class=\"said consistent\">") && !main_of(&whole).contains("class=\"open\""), "{pair}");
    }
}

#[tokio::test]
async fn one_statement_by_its_fields_has_a_page_and_its_text_leads_to_it() {
    let router = builtin();
    let text = coded(ARTICLES[0].1);
    let answer = json(&router, &format!("/v1/verify?text={text}")).await;
    let address = answer["items"][0]["address"].as_str().unwrap();
    let own = address.strip_prefix("/v1").unwrap();
    let page = get(&router, &format!("/verify?lang=en&text={text}")).await.text();
    let escaped = own.replace('&', "&amp;");
    assert!(page.contains(&format!("href=\"{escaped}&amp;lang=en\"")), "{escaped}");
    let one = get(&router, &format!("{own}&lang=en")).await;
    assert_eq!(one.status, StatusCode::OK);
    let one = one.text();
    assert!(one.contains("<details class=\"claim\" open>") && one.contains("badge consistent"), "{}", main_of(&one));
    for other in [".json", ".csv", ".xlsx"] {
        assert!(one.contains(&format!("/v1/verify{other}?")) || other == ".json", "{other}");
    }
}

#[tokio::test]
async fn nothing_to_verify_says_why() {
    let router = builtin();
    for language in Language::ALL {
        let page = |text: &str| format!("/verify?lang={}&text={}", language.word(), coded(text));
        let nothing = get(&router, &page("Hello.")).await.text();
        assert!(nothing.contains(language.term("verify.nothing", "no_figure")), "{language:?}");
        let passed = get(&router, &page("The two countries moved 12 million tonnes of cargo.")).await.text();
        assert!(passed.contains(language.term("verify.nothing", "all_passed_over")), "{language:?}: {}", main_of(&passed));
    }
}

#[tokio::test]
async fn a_hostile_text_is_only_text() {
    let router = builtin();
    let text = "</textarea><script>alert(1)</script>\u{202e}<mark onclick=x> Trade between Russia and Iran came to $5 billion in \
                2022 \"&'<b>.\n<img src=x onerror=alert(1)>";
    for page in [
        get(&router, &format!("/verify?text={}", coded(text))).await,
        post(&router, format!("text={}", coded(text))).await,
        post(&router, format!("text=x&pair={}", coded("\"><script>alert(1)</script>"))).await,
    ] {
        let page = page.text();
        let main = main_of(&page);
        for part in ["<script", "<img", "<b>", "<mark onclick", "\"><script"] {
            assert!(!main.contains(part), "{part}: {main}");
        }
    }
    let page = get(&router, &format!("/verify?text={}", coded(text))).await.text();
    assert!(page.contains("&lt;/textarea&gt;&lt;script&gt;"), "{}", main_of(&page));
}

#[tokio::test]
async fn what_is_wrong_is_told_above_the_form_which_keeps_the_text() {
    let router = builtin();
    let text = "Trade between Russia and Iran came to $5 billion in 2022.";
    for (wrong, name) in [("pair=nowhere", "pair"), ("published=soon", "published"), ("colour=red", "colour")] {
        let body = format!("lang=en&text={}&{wrong}", coded(text));
        let sent = post(&router, body.clone()).await;
        let asked = ask(&router, Method::GET, &format!("/verify?{body}"), &[("accept", "text/html")]).await;
        for page in [sent, asked] {
            assert_eq!((page.status, page.header("cache-control")), (StatusCode::BAD_REQUEST, "no-store"), "{wrong}");
            let page = page.text();
            let main = main_of(&page);
            let (before, form) = main.split_once("<form class=\"verify\"").unwrap();
            assert!(before.contains("role=\"alert\"") && before.contains(name), "{before}");
            assert!(form.contains(text), "{form}");
        }
        let told = send(&router, "/verify", FORM, "application/json", body).await;
        assert_eq!((told.status, told.json()["parameter"].as_str()), (StatusCode::BAD_REQUEST, Some(name)), "{wrong}");
    }
    let multipart = send(&router, "/verify", "multipart/form-data; boundary=x", "*/*", String::new()).await;
    assert_eq!(multipart.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    let put = ask(&router, Method::PUT, "/verify", &[]).await;
    assert_eq!((put.status, put.header("allow")), (StatusCode::METHOD_NOT_ALLOWED, "GET, HEAD, POST"));
}

#[tokio::test]
async fn a_text_of_64_kib_is_read_and_one_more_byte_is_too_many() {
    let router = builtin();
    let sentence = |value: usize| format!("Товарооборот России и Ирана в 2022 году составил {value} млрд долларов. ");
    let mut text = (1..=400).map(sentence).collect::<String>();
    text.push_str(&".".repeat((64 << 10) - text.len()));
    let whole = post(&router, format!("lang=ru&text={}", coded(&text))).await;
    assert_eq!(whole.status, StatusCode::OK);
    let page = whole.text();
    assert!(
        count(&page, "<mark ") == 200 && page.contains(Language::Russian.say("verify.too_long")),
        "{}",
        count(&page, "<mark ")
    );
    text.push('.');
    let more = post(&router, format!("lang=ru&text={}", coded(&text))).await;
    assert_eq!(more.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(more.text().contains("role=\"alert\"") && more.text().contains(&text), "the text is kept");
}

#[tokio::test]
async fn the_example_and_the_pairs_are_those_of_the_data() {
    let router = builtin();
    for language in Language::ALL {
        let page = get(&router, &format!("/verify?lang={}", language.word())).await.text();
        let example = page.split_once("<p class=\"small example\">").unwrap().1.split_once("</p>").unwrap().0;
        let address = example.split_once("href=\"").unwrap().1.split_once('"').unwrap().0.replace("&amp;", "&");
        let tried = get(&router, &address).await.text();
        assert!(count(&tried, "<mark ") >= 1 && !main_of(&tried).contains("class=\"open\""), "{language:?}: {example}");
        assert!(page.contains("<option value=\"RUS-IRN\">"));
    }
    let empty = package::package_of_rows(&["RUS IRN export TOTAL 2020 5".to_owned()]);
    let page = get(&crate::served::package(empty.path()), "/verify").await;
    assert_eq!((page.status, page.text().contains("class=\"small example\"")), (StatusCode::OK, false), "nothing was said");
}

#[tokio::test]
async fn other_pages_lead_to_it() {
    let router = builtin();
    for (address, link) in [
        ("/?lang=en", "href=\"/verify?lang=en\""),
        ("/?dyad=RUS-IRN&view=turnover&lang=en", "href=\"/verify?pair=RUS-IRN&amp;lang=en\""),
        ("/claims?dyad=RUS-IRN&lang=en", "href=\"/verify?pair=RUS-IRN&amp;lang=en\""),
        ("/method?lang=en", "href=\"/verify?lang=en\""),
        ("/sitemap.xml", "/verify?lang=fa"),
    ] {
        assert!(get(&router, address).await.text().contains(link), "{address}");
    }
}
