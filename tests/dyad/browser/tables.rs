//! Tables that answer: put in order by a column, copied exactly, with a head that stays.

use serde_json::{Value, json};

use super::Session;

/// The first cells of the rows, by what they are called in the data.
async fn rows(session: &Session, of: &str) -> Vec<String> {
    let found = session
        .value(&format!("[...document.querySelectorAll('#figures tbody tr')].map(row => row.dataset.{of} ?? 'rest')"))
        .await;
    found.as_array().unwrap().iter().map(|row| row.as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn a_column_puts_the_rows_in_order_and_back() {
    let Some(session) = Session::open().await else { return };
    session.window(1280, 900, "light").await;
    session.goto("/?dyad=RUS-IRN&view=exports&source=wits").await;
    let original = rows(&session, "period").await;
    let exact = "[...document.querySelectorAll('#figures tbody tr')].map(row => row.cells[1].dataset.value ? Number(row.cells[1].dataset.value) : null)";
    let head = "#figures thead th:nth-child(2)";
    session.click(&format!("{head} button")).await;
    session.wait(&format!("document.querySelector('{head}').getAttribute('aria-sort') === 'descending'")).await;
    let values: Vec<Option<f64>> = session.value(exact).await.as_array().unwrap().iter().map(Value::as_f64).collect();
    assert!(
        values.windows(2).all(|pair| match (pair[0], pair[1]) {
            (Some(one), Some(next)) => one >= next,
            (one, None) => one.is_some() || pair[1].is_none(),
            (None, Some(_)) => false,
        }),
        "{values:?}"
    );
    session.wait("document.querySelector('body > p[role=status]').textContent.includes('greatest')").await;
    assert_eq!(session.value(&format!("document.activeElement.matches('{head} button')")).await, json!(true), "the focus stays");
    session.click(&format!("{head} button")).await;
    session.wait(&format!("document.querySelector('{head}').getAttribute('aria-sort') === 'ascending'")).await;
    assert_ne!(rows(&session, "period").await, original);
    session.click(&format!("{head} button")).await;
    session.wait(&format!("!document.querySelector('{head}').hasAttribute('aria-sort')")).await;
    assert_eq!(rows(&session, "period").await, original);
    // All others are the last in any order.
    session.goto("/?dyad=TUR-DEU&view=products").await;
    session.click("#figures thead th:nth-child(3) button").await;
    session.click("#figures thead th:nth-child(3) button").await;
    session.wait("document.querySelector('#figures [aria-sort=ascending]')").await;
    let products = rows(&session, "product").await;
    assert_eq!((products.first().unwrap().as_str(), products.last().unwrap().as_str()), ("HS:08", "rest"));
    session.close().await;
}

#[tokio::test]
async fn a_table_is_copied_with_its_exact_values() {
    let Some(session) = Session::open().await else { return };
    session.window(1280, 900, "light").await;
    for (language, head, year, growth) in
        [("en", "Value, billion USD", "2023", "-20"), ("ru", "млрд", "2023", "-20"), ("fa", "میلیارد", "2023", "-20")]
    {
        session.goto(&format!("/?dyad=RUS-IRN&view=turnover&source=commentary-2024&lang={language}")).await;
        session.value("void Object.defineProperty(navigator, 'clipboard', {value: {writeText: async text => { window.taken = text; }}})").await;
        session.click("#figures .tools button").await;
        session.wait("window.taken").await;
        let text = session.text("taken").await;
        let lines: Vec<Vec<&str>> = text.lines().map(|line| line.split('\t').collect()).collect();
        assert!(lines[0].iter().any(|cell| cell.contains(head)), "{text}");
        let last = lines.last().unwrap();
        let sign = if language == "ru" { "," } else { "." };
        assert_eq!(last[..4], [year, "4", &format!("3{sign}5"), &format!("4{sign}5")], "{text}");
        assert!(last.contains(&growth) && lines.iter().all(|line| line.len() == lines[0].len()), "{text}");
        session.wait("document.querySelector('body > p[role=status]').textContent.length > 3").await;
    }
    session.close().await;
}

#[tokio::test]
async fn head_and_first_column_stay_in_sight() {
    let Some(session) = Session::open().await else { return };
    session.window(360, 640, "light").await;
    session.goto("/?dyad=TUR-DEU&view=exports").await;
    let place = "(box => [box.left, box.top])(document.querySelector('#figures tbody th').getBoundingClientRect())";
    session.value("void document.querySelector('#figures .wide').scrollIntoView()").await;
    let before = session.value(place).await;
    session.value("void (document.querySelector('#figures .wide').scrollLeft = 200)").await;
    session.wait("document.querySelector('#figures .wide').scrollLeft > 50").await;
    assert_eq!(session.value(place).await, before);
    let head = "document.querySelector('#figures thead th').getBoundingClientRect().top - document.querySelector('#figures .wide').getBoundingClientRect().top";
    session.value("void (document.querySelector('#figures .wide').style.maxHeight = '200px', document.querySelector('#figures .wide').scrollTop = 150)").await;
    session.wait(&format!("document.querySelector('#figures .wide').scrollTop > 50 && Math.abs({head}) < 3")).await;
    session.close().await;
}

#[tokio::test]
async fn the_page_is_handed_over_where_the_system_can() {
    let Some(session) = Session::open().await else { return };
    session.window(1280, 900, "light").await;
    session.goto("/?dyad=TUR-DEU&view=exports").await;
    session.value("void (navigator.share = async what => { window.handed = what; })").await;
    session.click("nav.tabs a[href*='view=imports']").await;
    session.wait("document.querySelector('.hand-over') && location.search.includes('view=imports')").await;
    session.drawn().await;
    session.click(".hand-over").await;
    session.wait("window.handed").await;
    assert_eq!(session.value("handed.url === location.href && handed.title === document.title").await, json!(true));
    session.close().await;
}
