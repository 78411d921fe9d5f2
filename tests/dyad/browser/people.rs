//! Five people, each on the way from the beginning to what they came for, with their clicks counted: on the built-in data, and on
//! an imported table of all pairs.

use std::{fs, time::Duration};

use fantoccini::{Locator, elements::Element};
use serde_json::json;

use super::{LANGUAGES, Session};

const TAB: &str = "\u{e004}";
const ENTER: &str = "\u{e007}";
const SPACE: &str = " ";
const DOWN: &str = "\u{e015}";

/// Somebody at a screen.
struct Person {
    session: Session,
    clicks: usize,
}

impl Person {
    /// One of them on each of the two sets of data.
    async fn on(has_world: bool) -> Option<Self> {
        let session = if has_world { Session::on_world().await } else { Session::open().await };
        Some(Self { session: session?, clicks: 0 })
    }

    async fn find(&self, selector: &str) -> Element {
        self.session.wait(&format!("document.querySelector({selector:?})")).await;
        self.session.client.find(Locator::Css(selector)).await.unwrap()
    }

    /// A click, after which the page is still again.
    async fn click(&mut self, selector: &str) {
        self.clicks += 1;
        self.find(selector).await.click().await.unwrap_or_else(|error| panic!("{selector}: {error}"));
        self.session.drawn().await;
    }

    /// Presses the tabulator until this has the focus, as one without a mouse would.
    async fn tab_to(&self, selector: &str) {
        for _ in 0..250 {
            self.session.press(TAB).await;
            if self.session.value(&format!("document.activeElement.matches({selector:?})")).await == json!(true) {
                let outline = self.session.text("getComputedStyle(document.activeElement).outlineStyle").await;
                assert_ne!(outline, "none", "{selector} has the focus, and nobody sees it");
                return;
            }
        }
        panic!("the keyboard never reaches {selector} on {}", self.session.address().await);
    }
}

/// A journalist: from the beginning to a sentence on the clipboard, with the source of the 17.3 per cent.
#[tokio::test]
async fn a_journalist_copies_the_stated_growth_with_its_source() {
    for has_world in [false, true] {
        let Some(mut person) = Person::on(has_world).await else { return };
        person.session.window(1280, 900, "light").await;
        for (language, number) in [("en", "17.3%"), ("ru", "17,3\u{a0}%"), ("fa", "۱۷٫۳٪")] {
            person.clicks = 0;
            person.session.goto(&format!("/?lang={language}")).await;
            person.click("main a[href*='dyad=RUS-IRN'][href$='#period']").await;
            person.session.wait("location.hash === '#period' && location.search.includes('period=2023')").await;
            let place = "#copy-commentary-2024-growth-2023 .copied";
            person.session.wait(&format!("document.querySelector('{place} button:not([hidden])')")).await;
            let sentence = person.session.text(&format!("document.querySelector('{place} .text').textContent")).await;
            let before = person.find(&format!("{place} button")).await.text().await.unwrap();
            person.click(&format!("{place} button")).await;
            person.session.wait(&format!("document.querySelector('{place} button').textContent !== {before:?}")).await;
            assert!(person.clicks <= 3, "{} clicks in {language}", person.clicks);
            assert!(sentence.contains(number) && sentence.contains("News commentary"), "{language}: {sentence}");
        }
        person.session.close().await;
    }
}

/// An analyst: Turkey's exports to Iran from 1990 to 2014 as a picture and a workbook, and the mirror told as what it is.
#[tokio::test]
async fn an_analyst_takes_a_window_of_a_world_table_and_meets_an_honest_mirror() {
    let Some(mut person) = Person::on(true).await else { return };
    person.session.window(1280, 900, "light").await;
    person.session.goto("/").await;
    person.find("main form.search input[type=search]").await.send_keys("turkey iran").await.unwrap();
    person.session.wait("document.querySelector('#found [role=option]')").await;
    person.clicks += 1;
    person.session.press(&format!("{DOWN}{ENTER}")).await;
    person.session.wait("location.search.includes('dyad=TUR-IRN')").await;
    person.session.drawn().await;
    person.click("nav.tabs a[href*='view=exports']").await;
    person.session.wait("location.search.includes('view=exports')").await;
    person.click("#choices select[name=from] option[value='1990']").await;
    person.session.wait("location.search.includes('from=1990')").await;
    person.click("#choices select[name=to] option[value='2014']").await;
    person.session.wait("location.search.includes('to=2014')").await;
    person.session.drawn().await;
    person.click("#download summary").await;
    person.click("#download a[href*='exports.png'][href*='preset=slide']").await;
    person.click("#download a[href*='exports.xlsx']").await;
    let ending = |ending: &str| {
        let mut files = fs::read_dir(person.session.downloads.path()).unwrap().map(|entry| entry.unwrap().path());
        files.any(|path| path.to_string_lossy().ends_with(ending))
    };
    for _ in 0..200 {
        if ending(".png") && ending(".xlsx") {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert!(ending(".png") && ending(".xlsx"), "both files have come");
    let lead = person.session.text("document.querySelector('main').textContent").await;
    assert!(!lead.contains("What Türkiye reports"), "the figures are taken from the partner's statistics");
    person.click("nav.tabs a[href*='view=mirror']").await;
    person.session.wait("location.search.includes('view=mirror')").await;
    person.session.drawn().await;
    assert!(person.clicks <= 8, "{} clicks", person.clicks);
    let told = person.session.text("document.querySelector('main').textContent").await;
    assert!(!told.contains("each report") && !told.contains("as each side reports"), "{told}");
    assert!(person.session.text("document.querySelector('h1').textContent").await.contains("ne figure"), "one figure, not two");
    assert!(person.session.address().await.contains("from=1990"), "the window stays");
    person.session.close().await;
}

/// A reader in Persian on a phone, by touch alone.
#[tokio::test]
async fn a_reader_in_persian_goes_through_by_touch() {
    for has_world in [false, true] {
        let Some(person) = Person::on(has_world).await else { return };
        let session = &person.session;
        session.phone(360, 740).await;
        for address in [
            "/?lang=fa",
            "/?dyad=RUS-IRN&lang=fa",
            "/?area=IRN&lang=fa",
            "/claims?lang=fa",
            "/method?lang=fa",
            "/sources?lang=fa",
        ] {
            session.goto(address).await;
            let over = session.value("document.documentElement.scrollWidth - innerWidth").await;
            assert!(over.as_i64().unwrap() <= 0, "{address} is {over} pixels too wide");
            assert_eq!(session.text("document.documentElement.dir").await, "rtl");
        }
        session.goto("/?lang=fa").await;
        tap(session, "main a[href*='dyad=RUS-IRN'][href$='#period']").await;
        session.wait("location.search.includes('dyad=RUS-IRN')").await;
        session.drawn().await;
        session.wait("document.querySelector('#chart .living[tabindex]')").await;
        tap(session, "#chart .point[data-period='2022']").await;
        session.wait("document.querySelector('#chart .tip') && !document.querySelector('#chart .tip').hidden").await;
        assert!(session.text("document.querySelector('#chart .tip').textContent").await.contains("۲۰۲۲"));
        tap(session, "nav.tabs a[href*='view=claims']").await;
        session.wait("location.search.includes('view=claims')").await;
        session.drawn().await;
        tap(session, "details.claim summary").await;
        session.wait("document.querySelector('details.claim[open]')").await;
        person.session.close().await;
    }
}

async fn tap(session: &Session, selector: &str) {
    session.wait(&format!("document.querySelector({selector:?})")).await;
    session
        .value(&format!("void document.querySelector({selector:?}).scrollIntoView({{block: 'center', inline: 'center'}})"))
        .await;
    let place = format!(
        "(box => [box.x + box.width / 2, box.y + Math.min(box.height / 2, 200)])(document.querySelector({selector:?}).getBoundingClientRect())"
    );
    let place = session.value(&place).await;
    session.touch(&[(place[0].as_f64().unwrap(), place[1].as_f64().unwrap())]).await;
}

/// Somebody with a keyboard only: the beginning, a country, a comparison, the claims.
#[tokio::test]
async fn the_keyboard_alone_goes_from_the_beginning_to_the_claims() {
    for has_world in [false, true] {
        let Some(person) = Person::on(has_world).await else { return };
        let session = &person.session;
        session.window(1280, 900, "light").await;
        session.goto("/").await;
        person.tab_to("main a[href*='area=']").await;
        session.press(ENTER).await;
        session.wait("location.search.includes('area=')").await;
        session.drawn().await;
        person.tab_to("main table a[href*='dyad=']").await;
        session.press(ENTER).await;
        session.wait("location.search.includes('dyad=')").await;
        session.drawn().await;
        person.tab_to("#adding summary").await;
        session.press(SPACE).await;
        session.wait("document.querySelector('#adding').open").await;
        person.tab_to("#add [name=add]").await;
        let own = session.text("new URLSearchParams(location.search).get('dyad')").await;
        let (one, other) = own.split_once('-').unwrap();
        session.press(&format!("{other}-{one}{ENTER}")).await;
        session.wait("location.search.includes('with=')").await;
        session.drawn().await;
        session.wait("document.querySelectorAll('.on-chart li').length === 2").await;
        session.goto("/claims").await;
        person.tab_to("main form [name=text]").await;
        session.press(&format!("17.3{ENTER}")).await;
        session.wait("location.search.includes('text=17.3')").await;
        session.drawn().await;
        person.tab_to("details.claim summary").await;
        session.press(ENTER).await;
        session.wait("document.querySelector('details.claim[open]')").await;
        person.session.close().await;
    }
}

/// Whoever puts a chart into a page of their own copies an offer that works in every language.
#[tokio::test]
async fn a_developer_copies_what_is_offered() {
    let Some(mut person) = Person::on(true).await else { return };
    person.session.window(1280, 900, "light").await;
    for language in LANGUAGES {
        person.clicks = 0;
        person.session.goto(&format!("/?dyad=TUR-IRN&view=exports&lang={language}")).await;
        person.click("#embed summary").await;
        let frame = super::taking_along::snippet(&person.session, "embed", "<iframe>").await;
        assert!(person.clicks <= 2 && frame.contains("/embed?dyad=TUR-IRN"), "{frame}");
        for width in [320, 640, 1000, 1600] {
            person.session.window(width, 900, "light").await;
            let page = super::taking_along::elsewhere(format!(
                "<!doctype html><meta charset=utf-8><title>elsewhere</title><body style=\"margin:0\">{frame}"
            ));
            person.session.client.goto(&page).await.unwrap();
            person.session.client.find(Locator::Css("iframe")).await.unwrap().enter_frame().await.unwrap();
            person.session.drawn().await;
            let cut = "document.documentElement.scrollHeight > innerHeight || document.documentElement.scrollWidth > innerWidth";
            assert_eq!(person.session.value(cut).await, json!(false), "{language} at {width}");
            assert!(person.session.text("document.querySelector('.origin').textContent").await.len() > 20, "the source is named");
        }
        person.session.window(1280, 900, "light").await;
    }
    person.session.close().await;
}
