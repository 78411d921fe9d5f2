//! A product is picked by its name while one types, and the choices of an area's page become its address.

use fantoccini::Locator;

use super::Session;

/// Enter, as WebDriver types it.
const ENTER: &str = "\u{e007}";

#[tokio::test]
async fn a_product_is_offered_by_name_while_one_types_and_opens_its_series() {
    let Some(session) = Session::open().await else { return };
    session.window(1280, 900, "light").await;
    session.goto("/?dyad=TUR-DEU&view=exports&lang=ru").await;
    // The greatest of the pair stand there from the first; while one types, those of the code list.
    let offered = "[...document.querySelectorAll('#products option')].map(option => option.value)";
    assert_eq!(session.value(&format!("{offered}.sort().join(' ')")).await, "HS:08 HS:61 HS:72 HS:84 HS:87");
    session.client.find(Locator::Css("#choices [name=product]")).await.unwrap().send_keys("обувь").await.unwrap();
    session.wait(&format!("{offered}.includes('HS:64')")).await;
    let label = "[...document.querySelectorAll('#products option')].find(option => option.value === 'HS:64').label";
    assert!(session.text(label).await.contains("бувь"), "{}", session.text(label).await);
    session.value("document.querySelector('#choices [name=product]').value = ''").await;
    session.press(&format!("HS:87{ENTER}")).await;
    session.wait("location.search.includes('product=HS:87') && !!document.querySelector('nav.trail')").await;
    session.drawn().await;
    assert_eq!(session.text("document.querySelector('#choices [name=product]').value").await, "HS:87");
    // Who else trades it, and back to the pair in the same figures.
    session.click("nav.trail a[href*='/?product=HS:87']").await;
    session.wait("!!document.querySelector('#traders [data-pair=TUR-DEU] a')").await;
    session.click("#traders [data-pair=TUR-DEU] a").await;
    session.wait("location.search.includes('dyad=TUR-DEU') && location.search.includes('product=HS:87')").await;
    session.close().await;
}

#[tokio::test]
async fn choices_of_an_area_become_its_address_and_its_rows_open_pairs() {
    let Some(session) = Session::open().await else { return };
    session.window(1280, 900, "light").await;
    session.goto("/?area=TUR").await;
    session.choose("period", "2020").await;
    session.wait("location.search === '?area=TUR&flow=export&period=2020'").await;
    session.wait("document.querySelectorAll('#partners tbody tr[data-partner]').length === 5").await;
    session.click("#partners [data-partner=DEU] a").await;
    session.wait("location.search.includes('dyad=TUR-DEU')").await;
    session.drawn().await;
    // The rank of Germany leads back to its row, which is marked.
    session.click(".key a[href*='highlight=DEU']").await;
    session.wait("!!document.querySelector('#partners tr[data-partner=DEU][aria-current]')").await;
    assert_eq!(session.text("location.hash").await, "#partners");
    session.close().await;
}
