//! What a page weighs, as the browser counts it: all that it fetched until it was still, as it came over the wire.

use super::Session;

/// What the page of any pair may weigh, in bytes.
const MOST: u64 = 60_000;

/// All that was fetched for the page: the page itself, style, scripts, pictures, figures. What is taken from the cache a second
/// time has no size of transfer.
const FETCHED: &str = "[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]\
    .reduce((sum, entry) => sum + (entry.transferSize > 0 ? entry.encodedBodySize : 0), 0)";

#[tokio::test]
async fn the_page_of_any_pair_weighs_at_most_sixty_kilobytes() {
    let Some(session) = Session::on_world().await else { return };
    let mut heavy = Vec::new();
    for (width, address) in [
        (1280, "/?dyad=RUS-IRN"),
        (1280, "/?dyad=RUS-IRN&view=exports"),
        (1280, "/?dyad=RUS-IRN&view=mirror"),
        (1280, "/?dyad=USA-CHN"),
        (1280, "/?dyad=USA-CHN&view=mirror&lang=fa"),
        (1280, "/?dyad=DEU-FRA&view=balance&lang=ru"),
        (360, "/?dyad=RUS-IRN&lang=fa"),
        (360, "/?dyad=TUR-IRN&view=exports&lang=ru"),
    ] {
        session.window(width, 800, "light").await;
        // Nothing is in the cache: each page is weighed alone.
        session.forget().await;
        session.goto(address).await;
        let weight = session.value(FETCHED).await.as_u64().unwrap();
        assert!(weight > 10_000, "{address}: {weight} bytes were counted, which cannot be all");
        if weight > MOST {
            heavy.push(format!("{address} at {width}: {weight}"));
        }
    }
    assert_eq!(heavy, Vec::<String>::new());
    session.close().await;
}
