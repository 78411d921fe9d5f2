//! oEmbed 1.0: the frame of a page, within the room that there is, in the form that is asked for; and what it refuses.

use axum::http::StatusCode;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;

use crate::served::{builtin, get, json};

fn address(url: &str, more: &str) -> String {
    format!("/oembed?url={}{more}", utf8_percent_encode(url, NON_ALPHANUMERIC))
}

/// The value of an attribute, as HTML reads it.
fn attribute(html: &str, name: &str) -> String {
    let rest = html.split_once(&format!("{name}=\"")).unwrap_or_else(|| panic!("no {name} in {html}")).1;
    rest.split_once('"').unwrap().0.replace("&amp;", "&")
}

#[tokio::test]
async fn a_page_becomes_a_frame_that_answers() {
    let router = builtin();
    let document =
        json(&router, &address("http://test/?dyad=RUS-IRN&view=exports&from=2000&lang=fa#period", "&format=json&dnt=1")).await;
    assert_eq!(
        (&document["version"], &document["type"], &document["provider_name"]),
        (&"1.0".into(), &"rich".into(), &"dyad".into())
    );
    let html = document["html"].as_str().unwrap();
    let frame = attribute(html, "src");
    assert_eq!(frame, "http://test/embed?dyad=RUS-IRN&view=exports&from=2000&lang=fa");
    for name in ["width", "height"] {
        assert_eq!(attribute(html, name), document[name].to_string(), "{html}");
    }
    let embedded = get(&router, frame.strip_prefix("http://test").unwrap()).await;
    assert!(embedded.status == StatusCode::OK && embedded.text().contains("exports.svg?from=2000"));
    let title = document["title"].as_str().unwrap();
    assert!(title.contains("روسیه") && attribute(html, "title") == title, "{title}");
    let thumbnail = document["thumbnail_url"].as_str().unwrap().strip_prefix("http://test").unwrap();
    let picture = get(&router, thumbnail).await;
    let size = png::Decoder::new(std::io::Cursor::new(&picture.body)).read_info().unwrap();
    let told = [&document["thumbnail_width"], &document["thumbnail_height"]].map(|side| side.as_u64().unwrap());
    assert_eq!([size.info().width, size.info().height].map(u64::from), told, "{thumbnail}");
}

#[tokio::test]
async fn it_fits_the_room_and_comes_as_xml() {
    let router = builtin();
    let url = "http://test/?dyad=RUS-IRN";
    let document = json(&router, &address(url, "&maxwidth=640&maxheight=400")).await;
    let number = |name: &str| document[name].as_u64().unwrap();
    assert!(number("width") <= 640 && number("height") <= 400, "{document}");
    assert!(number("thumbnail_width") <= 640 && number("thumbnail_height") <= 400, "{document}");
    let answered = get(&router, &address(url, "&format=xml&maxwidth=640&maxheight=400")).await;
    assert_eq!(answered.header("content-type"), "text/xml; charset=utf-8");
    let text = answered.text();
    for (name, value) in document.as_object().unwrap() {
        let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let told = value.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;");
        assert!(text.contains(&format!("<{name}>{told}</{name}>")), "{name}: {text}");
    }
}

#[tokio::test]
async fn what_is_no_page_of_a_pair_here_is_not_found() {
    let router = builtin();
    for url in [
        "http://elsewhere/?dyad=RUS-IRN",
        "http://test/",
        "http://test/?search=iran",
        "http://test/?dyad=RUS-XXX",
        "http://test/?dyad=RUS-IRN&view=events",
        "http://test/?dyad=RUS-IRN&colour=red",
        "http://test/v1/dyads/RUS-IRN",
        "rubbish",
    ] {
        assert_eq!(get(&router, &address(url, "")).await.status, StatusCode::NOT_FOUND, "{url}");
    }
    let good = "http://test/?dyad=RUS-IRN";
    for bad in [
        "/oembed".to_owned(),
        "/oembed?url=".to_owned(),
        address(good, "&format=yaml"),
        address(good, "&maxwidth=wide"),
        address(good, "&maxheight=0"),
    ] {
        assert_eq!(get(&router, &bad).await.status, StatusCode::BAD_REQUEST, "{bad}");
    }
}

#[tokio::test]
async fn pages_with_a_picture_name_their_own() {
    let router = builtin();
    let text = get(&router, "/?dyad=RUS-IRN&view=exports&lang=ru").await.text();
    for (media, member) in [("application/json+oembed", "json"), ("text/xml+oembed", "xml")] {
        let link = text.split("<link ").find(|link| link.contains(media)).unwrap();
        let href = attribute(link, "href");
        let answered = get(&router, &href).await;
        assert!(answered.status == StatusCode::OK && href.contains(&format!("format={member}")), "{href}");
        if member == "json" {
            let document: Value = answered.json();
            assert!(
                document["html"].as_str().unwrap().contains("/embed?dyad=RUS-IRN&amp;view=exports&amp;lang=ru"),
                "{document}"
            );
        }
    }
    assert!(!get(&router, "/?dyad=RUS-IRN&view=events").await.text().contains("+oembed"), "events have no picture");
    assert!(!get(&router, "/").await.text().contains("+oembed"));
}
