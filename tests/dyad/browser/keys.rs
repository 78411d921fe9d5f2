//! A chart by keys alone: left and right by period, up and down from series to series, each said once.

use serde_json::json;

use super::Session;

const RIGHT: &str = "\u{e014}";
const LEFT: &str = "\u{e012}";
const UP: &str = "\u{e013}";
const DOWN: &str = "\u{e015}";
const HOME: &str = "\u{e011}";
const END: &str = "\u{e010}";
const ESCAPE: &str = "\u{e00c}";
const TOLD: &str = "document.querySelector('#chart .reading').textContent";

async fn opened(session: &Session, address: &str) {
    session.goto(address).await;
    session.wait("document.querySelector('#chart .living[tabindex]')").await;
    session.value("void document.querySelector('#chart .living').focus()").await;
    // What the data know is asked for with the first look.
    session.wait("document.querySelector('#chart .living[data-known]')").await;
}

#[tokio::test]
async fn arrows_read_period_by_period_and_series_by_series() {
    let Some(session) = Session::open().await else { return };
    session.window(1280, 900, "light").await;
    opened(&session, "/?dyad=RUS-IRN&view=mirror&from=2009").await;
    let frame = "document.querySelector('#chart .living')";
    assert_eq!(session.text(&format!("{frame}.getAttribute('role')")).await, "application");
    let hint = session.text(&format!("document.getElementById({frame}.getAttribute('aria-describedby')).textContent")).await;
    assert!(hint.contains("up and down"), "{hint}");
    session.value("void (window.said = [], new MutationObserver(() => said.push(document.querySelector('#chart .reading').textContent)).observe(document.querySelector('#chart .reading'), {childList: true}))").await;
    session.press(HOME).await;
    session.press(RIGHT).await;
    // 2010: both counts of both directions, in one.
    let all = session.text(TOLD).await;
    for part in [
        "2010",
        "Russia: exports: 3.36",
        "Iran: imports: 0.477",
        "Iran: exports: 0.317",
        "Russia: imports",
        "gap Russia → Iran",
        "2 of ",
    ] {
        assert!(all.contains(part), "{all:?} has no {part}");
    }
    session.press(DOWN).await;
    let first = session.text(TOLD).await;
    assert!(first.contains("Russia: exports: 3.36") && !first.contains("Iran: imports: "), "{first}");
    session.press(DOWN).await;
    let other = session.text(TOLD).await;
    assert!(
        other.contains("2010") && other.contains("Iran: imports: 0.477") && !other.contains("3.36"),
        "the same year, the other reporter: {other}"
    );
    // Along the same series, where the next period may have no figure of it.
    session.press(RIGHT).await;
    session.press(RIGHT).await;
    let none = session.text(TOLD).await;
    assert!(none.contains("2012") && none.contains("no figure"), "{none}");
    session.press(LEFT).await;
    session.press(UP).await;
    session.press(UP).await;
    assert!(session.text(TOLD).await.contains("Iran: imports"), "all of 2011 again");
    session.press(END).await;
    assert!(session.text(TOLD).await.contains("2016"));
    let said = session.value("said.length").await;
    assert_eq!(said, json!(10), "each key is said once: {}", session.value("said").await);
    session.press(ESCAPE).await;
    assert_eq!(session.value("document.querySelector('#chart .tip').hidden").await, json!(true));
    session.close().await;
}

#[tokio::test]
async fn a_line_goes_through_all_that_belongs_to_a_period_and_a_gap_says_why() {
    let Some(session) = Session::open().await else { return };
    session.window(1280, 900, "light").await;
    // Two panels side by side: a line in each.
    opened(&session, "/?dyad=RUS-IRN&view=mirror&from=2009").await;
    session.press(RIGHT).await;
    assert_eq!(session.value("document.querySelectorAll('#chart .crosshair').length").await, json!(2));
    // A single series tells its change, with what rounding allows, or why there is none.
    opened(&session, "/?dyad=TUR-DEU&view=exports&kind=line").await;
    session.press(HOME).await;
    assert!(session.text(TOLD).await.contains("the series begins here"));
    session.press(RIGHT).await;
    // 1090 after 1000.
    assert!(session.text(TOLD).await.contains("+9"), "{}", session.text(TOLD).await);
    // Series side by side tell their own changes, and which of them has no figure.
    opened(&session, "/?dyad=RUS-IRN&view=exports&source=wits&with=IRN-RUS/imports@wits").await;
    for key in [END, LEFT, LEFT, LEFT, LEFT] {
        session.press(key).await;
    }
    let told = session.text(TOLD).await;
    for part in ["2012", "1.9 ", "−42", "Iran’s imports from Russia: no figure"] {
        assert!(told.contains(part), "{told:?} has no {part}");
    }
    // What is no course along time is read one by one, without a line.
    opened(&session, "/?dyad=TUR-DEU&view=products").await;
    session.press(RIGHT).await;
    assert_eq!(
        session
            .value("[document.querySelectorAll('#chart .crosshair').length, document.querySelectorAll('#chart .marker').length]")
            .await,
        json!([0, 1])
    );
    session.close().await;
}

#[tokio::test]
async fn the_pointer_reads_all_series_and_other_axes_and_the_whole_screen_are_at_hand() {
    let Some(session) = Session::open().await else { return };
    session.window(1280, 900, "light").await;
    opened(&session, "/?dyad=RUS-IRN&view=mirror&from=2009").await;
    session.value("void document.querySelector('#chart').scrollIntoView({block: 'center'})").await;
    let place = session.value("(() => { const box = document.querySelector('#chart .point[data-period=\"2011\"]').getBoundingClientRect(); return [box.x + box.width / 2, box.y + 20]; })()").await;
    session.command("Input.dispatchMouseEvent", json!({"type": "mouseMoved", "x": place[0], "y": place[1]})).await;
    session.wait("!document.querySelector('#chart .tip').hidden").await;
    let tip = session.text("document.querySelector('#chart .tip').textContent").await;
    assert!(tip.contains("2011") && tip.contains("3.28") && tip.contains("0.585") && tip.contains("139.4"), "{tip}");
    // Links change the state; focus stays on what was chosen.
    session.click("#other-axis").await;
    session
        .wait("location.search.includes('axis=log') && document.querySelector('#chart').dataset.svg.includes('axis=log')")
        .await;
    session.drawn().await;
    assert_eq!(session.text("document.activeElement.id").await, "other-axis");
    let top = session.value("document.querySelector('#chart').getBoundingClientRect().top").await;
    assert!(top.as_f64().unwrap() < 900.0, "the chart is still in sight: {top}");
    session.choose("from", "2010").await;
    session.wait("location.search.includes('from=2010') && location.search.includes('axis=log')").await;
    session.click("#chart button.full").await;
    session.wait("document.fullscreenElement?.id === 'chart'").await;
    session.wait("document.querySelector('#chart .canvas').clientHeight > innerHeight * 0.6").await;
    session.click("#chart button.full").await;
    session.wait("!document.fullscreenElement").await;
    session.close().await;
}
