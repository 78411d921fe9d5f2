//! A chart on a phone: a tap opens the tip until the next tap, a finger reads along, and the page still scrolls.

use serde_json::{Value, json};

use super::{LANGUAGES, Session};

const TIP: &str = "document.querySelector('#chart .tip')";

/// Where the middle of a figure of the picture is in the window.
async fn middle(session: &Session, period: &str) -> (f64, f64) {
    let place = session
        .value(&format!(
            "(() => {{ const box = document.querySelector('#chart .point[data-period=\"{period}\"]').getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]; }})()"
        ))
        .await;
    (place[0].as_f64().unwrap(), place[1].as_f64().unwrap())
}

async fn opened(session: &Session, address: &str) {
    session.goto(address).await;
    session.wait("document.querySelector('#chart .living[tabindex]')").await;
    session.value("void document.querySelector('#chart').scrollIntoView({block: 'center'})").await;
}

#[tokio::test]
async fn a_tap_opens_the_tip_until_the_next_tap() {
    let Some(session) = Session::open().await else { return };
    session.phone(360, 740).await;
    for language in LANGUAGES {
        opened(&session, &format!("/?dyad=RUS-IRN&view=turnover&lang={language}")).await;
        let place = middle(&session, "2022").await;
        session.touch(&[place]).await;
        session.wait(&format!("!{TIP}.hidden")).await;
        let told = session.text(&format!("{TIP}.textContent")).await;
        // 5 billion, between 4.5 and 5.5.
        let (year, low) = match language {
            "fa" => ("۲۰۲۲", "۴٫۵"),
            "ru" => ("2022", "4,5"),
            _ => ("2022", "4.5"),
        };
        assert!(told.contains(year) && told.contains(low), "{language}: {told}");
        assert_eq!(session.value("document.querySelectorAll('#chart .crosshair').length > 0").await, json!(true));
        // Another figure, then beside the chart.
        session.touch(&[middle(&session, "2023").await]).await;
        session
            .wait(&format!(
                "{TIP}.querySelector('strong').textContent.includes('{}')",
                if language == "fa" { "۲۰۲۳" } else { "2023" }
            ))
            .await;
        session.touch(&[(180.0, 5.0)]).await;
        session.wait(&format!("{TIP}.hidden")).await;
        // Keys are no help here, and nothing speaks of them.
        assert_eq!(session.text("getComputedStyle(document.querySelector('#chart .keys')).display").await, "none");
        let words = session.value("document.querySelector('#chart .told').offsetHeight").await;
        assert!(words.as_i64().unwrap() > 40, "{language}: caution, key and source stand below the picture");
        session.screenshot(&format!("touch-{language}-360")).await;
    }
    session.close().await;
}

#[tokio::test]
async fn a_finger_along_the_chart_reads_and_one_across_it_scrolls_the_page() {
    let Some(session) = Session::open().await else { return };
    session.phone(360, 740).await;
    opened(&session, "/?dyad=TUR-DEU&view=exports").await;
    session.value("void (window.headings = new Set(), new MutationObserver(() => headings.add(document.querySelector('#chart .tip strong')?.textContent)).observe(document.querySelector('#chart .tip'), {childList: true}))").await;
    let (from, to) = (middle(&session, "2014").await, middle(&session, "2023").await);
    let way: Vec<(f64, f64)> = (0..=20).map(|step| (from.0 + (to.0 - from.0) * f64::from(step) / 20.0, from.1)).collect();
    session.touch(&way).await;
    let headings = session.value("[...headings]").await;
    assert!(headings.as_array().unwrap().len() >= 8, "read along the way: {headings}");
    assert_eq!(session.value(&format!("{TIP}.hidden")).await, json!(false), "what was read last stays");
    let before = session.value("scrollY").await;
    let up: Vec<(f64, f64)> = (0..=20).map(|step| (from.0, from.1 - 8.0 * f64::from(step))).collect();
    session.touch(&up).await;
    session.wait(&format!("scrollY > {}", before.as_f64().unwrap() + 60.0)).await;
    session.close().await;
}

#[tokio::test]
async fn nothing_moves_when_the_chart_comes_to_life() {
    let Some(session) = Session::open().await else { return };
    session.phone(360, 740).await;
    for address in ["/?dyad=RUS-IRN&view=turnover", "/?dyad=TUR-DEU&view=mirror"] {
        session.goto(address).await;
        session.wait("document.querySelector('#chart .living[tabindex]')").await;
        let moved: Value = session
            .client
            .execute_async(
                "const done = arguments[arguments.length - 1]; let sum = 0;\
                 new PerformanceObserver(list => { for (const entry of list.getEntries()) sum += entry.value; }).observe({type: 'layout-shift', buffered: true});\
                 requestAnimationFrame(() => setTimeout(() => done(sum), 100));",
                vec![],
            )
            .await
            .unwrap();
        assert!(moved.as_f64().unwrap() < 0.02, "{address}: the page moved by {moved}");
    }
    session.close().await;
}
