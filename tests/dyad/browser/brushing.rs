//! A brush under a long chart: handles by keys and by pointer; the address and the form say the same.

use serde_json::json;

use super::Session;

const RIGHT: &str = "\u{e014}";
const LEFT: &str = "\u{e012}";

#[tokio::test]
async fn handles_and_what_lies_between_them_choose_the_window() {
    let Some(session) = Session::open().await else { return };
    session.window(1280, 900, "light").await;
    session.goto("/?dyad=RUS-IRN&view=exports&source=wits").await;
    session.wait("document.querySelector('#brush-from')").await;
    // Two ranges with names and words.
    let names = session.value("['#brush-from', '#brush-to'].map(one => document.querySelector(one)).map(one => [one.type, one.getAttribute('aria-label'), one.getAttribute('aria-valuetext')])").await;
    assert_eq!(names, json!([["range", "From", "1996"], ["range", "To", "2016"]]));
    session.value("void document.querySelector('#brush-from').focus()").await;
    for _ in 0..4 {
        session.press(RIGHT).await;
    }
    session.wait("location.search.includes('from=2000')").await;
    session.drawn().await;
    assert_eq!(session.text("document.activeElement.id").await, "brush-from", "the handle is still held");
    assert_eq!(session.text("document.querySelector('#choices [name=from]').value").await, "2000");
    session.value("void document.querySelector('#brush-to').focus()").await;
    session.press(LEFT).await;
    session.press(LEFT).await;
    session.wait("location.search.includes('to=2014')").await;
    session.drawn().await;
    assert_eq!(session.text("document.querySelector('.brush output').textContent").await, "2000 – 2014");
    // The window as a whole, two years back.
    session.value("void document.querySelector('.brush').scrollIntoView({block: 'center'})").await;
    let place = session.value("(() => { const box = document.querySelector('.between').getBoundingClientRect(); return [box.x + box.width / 2, box.y + 8, document.querySelector('.track').clientWidth / 20]; })()").await;
    let (x, y, year) = (place[0].as_f64().unwrap(), place[1].as_f64().unwrap(), place[2].as_f64().unwrap());
    for (kind, x) in
        [("mousePressed", x), ("mouseMoved", x - year), ("mouseMoved", x - 2.0 * year), ("mouseReleased", x - 2.0 * year)]
    {
        session
            .command(
                "Input.dispatchMouseEvent",
                json!({"type": kind, "x": x, "y": y, "button": "left", "buttons": 1, "clickCount": 1}),
            )
            .await;
    }
    session.wait("location.search.includes('from=1998') && location.search.includes('to=2012')").await;
    session.drawn().await;
    // A short course has no brush.
    session.goto("/?dyad=RUS-IRN&view=turnover").await;
    assert_eq!(session.value("document.querySelector('.brush')").await, json!(null));
    session.close().await;
}
