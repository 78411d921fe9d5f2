//! Series are put on a chart and taken off again, with a script and without; every state is in the address.

use fantoccini::Locator;
use serde_json::json;

use super::{LANGUAGES, Session};

const ALONE: &str = "/?dyad=TUR-DEU&view=exports";

#[tokio::test]
async fn a_pair_is_added_and_taken_off_and_back_shows_each_state_again() {
    let Some(session) = Session::open().await else { return };
    session.window(1280, 1000, "light").await;
    for language in LANGUAGES {
        session.goto(&format!("{ALONE}&lang={language}")).await;
        session.click("#adding summary").await;
        session.client.find(Locator::Css("#add [name=add]")).await.unwrap().send_keys("deu-tur").await.unwrap();
        session.click("#add option[value=imports]").await;
        session.click("#add button").await;
        session.wait("document.querySelectorAll('.on-chart li').length === 2").await;
        session.drawn().await;
        let both = format!("{ALONE}&with=DEU-TUR/imports&lang={language}");
        assert_eq!(session.address().await, both);
        // The chart has two lines, the table two series, and the panel stays open for a third.
        assert!(session.text("document.querySelector('#chart').dataset.svg").await.starts_with("/v1/compare.svg?"));
        assert_eq!(session.value("document.querySelectorAll('#figures th[scope=colgroup]').length").await, json!(2));
        assert_eq!(session.value("document.querySelector('#adding').open").await, json!(true));
        session.choose("measure", "index").await;
        session.choose("kind", "multiples").await;
        assert_eq!(session.address().await, format!("{ALONE}&measure=index&with=DEU-TUR/imports&kind=multiples&lang={language}"));
        session.wait("document.querySelector('#chart .living svg title')").await;
        session.click(".on-chart li:first-child .remove").await;
        session.wait("!document.querySelector('.on-chart')").await;
        session.drawn().await;
        assert_eq!(session.address().await, format!("/?dyad=DEU-TUR&view=imports&measure=index&lang={language}"));
        session.client.back().await.unwrap();
        session.wait("document.querySelectorAll('.on-chart li').length === 2").await;
        session.client.back().await.unwrap();
        session.wait("!location.search.includes('kind=')").await;
        session.client.back().await.unwrap();
        session.wait("!location.search.includes('measure=')").await;
        session.drawn().await;
        assert_eq!(session.address().await, both);
    }
    session.close().await;
}

#[tokio::test]
async fn without_a_script_a_series_is_added_by_the_form_and_by_a_link() {
    let Some(session) = Session::without_scripts().await else { return };
    session.client.goto(&format!("{}{ALONE}", session.server.origin)).await.unwrap();
    session.wait_for_elements("#chart", 1).await;
    session.click("#adding summary").await;
    session.client.find(Locator::Css("#add [name=add]")).await.unwrap().send_keys("DEU-TUR").await.unwrap();
    session.click("#add option[value=imports]").await;
    session.click("#add button").await;
    session.wait_for_elements(".on-chart li", 2).await;
    session.click(".suggested a").await;
    session.wait_for_elements(".on-chart li", 3).await;
    session.click(".on-chart li:last-child .remove").await;
    session.wait_for_elements(".on-chart li", 2).await;
    session.close().await;
}
