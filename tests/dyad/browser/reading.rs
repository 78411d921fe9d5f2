//! A chart is read by keyboard and pointer, and without a script.

use fantoccini::Locator;
use serde_json::json;

use super::{LANGUAGES, Session};

const RIGHT: &str = "\u{e014}";
const END: &str = "\u{e010}";

#[tokio::test]
async fn arrow_keys_read_the_figures_one_by_one() {
    let Some(session) = Session::open().await else { return };
    session.window(1280, 900, "light").await;
    for (language, parts) in
        [("en", ["2022", "4.5", "+233.33%"]), ("ru", ["2022", "4,5", "+233,33"]), ("fa", ["۲۰۲۲", "۴٫۵", "+۲۳۳٫۳۳"])]
    {
        session.goto(&format!("/?dyad=RUS-IRN&view=turnover&lang={language}")).await;
        session.wait("document.querySelector('#chart .living[tabindex]')").await;
        session.value("void document.querySelector('#chart .living').focus()").await;
        session.wait("document.querySelector('#chart .living[data-known]')").await;
        session.press(RIGHT).await;
        session.press(RIGHT).await;
        let told = session.text("document.querySelector('#chart .reading').textContent").await;
        for part in parts {
            assert!(told.contains(part), "{language}: {told:?} has no {part}");
        }
        assert_eq!(session.value("document.querySelector('#chart .tip').hidden").await, json!(false));
        session.press(END).await;
        let last = session.text("document.querySelector('#chart .reading').textContent").await;
        assert!(last != told && last.contains(if language == "fa" { "۲۰۲۳" } else { "2023" }), "{last}");
    }
    session.close().await;
}

#[tokio::test]
async fn every_drawn_view_can_be_read_and_has_a_table_with_the_same_points() {
    let Some(session) = Session::open().await else { return };
    session.window(1280, 900, "dark").await;
    for view in ["turnover", "exports", "imports", "balance", "mirror", "products"] {
        session.goto(&format!("/?dyad=TUR-DEU&view={view}")).await;
        session.wait("document.querySelector('#chart .living[tabindex]')").await;
        let points = session.value("[...document.querySelectorAll('#chart .point')].map(point => point.dataset.period)").await;
        let rows =
            session.value("[...document.querySelectorAll('#figures tr[data-period], #figures tr[data-product]')].map(row => row.dataset.period ?? row.dataset.product)").await;
        let rows = rows.as_array().unwrap();
        assert!(!points.as_array().unwrap().is_empty(), "{view}");
        for point in points.as_array().unwrap() {
            let others = view == "products" && !rows.contains(point);
            assert!(rows.contains(point) || others, "{view}: {point} stands in no row");
        }
        session.value("void document.querySelector('#chart .living').focus()").await;
        session.wait("document.querySelector('#chart .living[data-known]')").await;
        session.press(RIGHT).await;
        assert!(session.text("document.querySelector('#chart .reading').textContent").await.len() > 5, "{view}");
    }
    session.close().await;
}

#[tokio::test]
async fn without_a_script_the_chart_the_table_and_the_choices_are_there() {
    let Some(session) = Session::without_scripts().await else { return };
    for language in LANGUAGES {
        session.client.goto(&format!("{}/?dyad=TUR-DEU&view=exports&lang={language}", session.server.origin)).await.unwrap();
        let image = session.client.find(Locator::Css("#chart img")).await.unwrap();
        assert!(image.attr("alt").await.unwrap().unwrap().len() > 10 && image.is_displayed().await.unwrap());
        session.wait_for_elements("#figures tbody tr", 10).await;
        session
            .client
            .find(Locator::Css("#choices select[name=from] option[value='2020']"))
            .await
            .unwrap()
            .click()
            .await
            .unwrap();
        session.click("#choices button").await;
        session.wait_for_elements("#figures tbody tr", 4).await;
        session.client.find(Locator::Css("#search")).await.unwrap().send_keys("DEU").await.unwrap();
        session.click(".search button").await;
        session.client.wait().for_element(Locator::Css(".found a")).await.unwrap();
    }
    session.close().await;
}
