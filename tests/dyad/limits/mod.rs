//! The limits: each is read somewhere, and each that can be seen from outside holds at its value and at one past it.

mod figures;
mod files;

use std::fs;

use dyad::{limits::Limits, trade::Area};

use crate::{
    server::{Running, listening},
    source::{files, root},
};

/// Does a text read this field of limits, whatever it calls them?
fn reads(text: &str, field: &str) -> bool {
    // `let Limits { columns, .. } = …`
    let patterns = text.split("let Limits {").skip(1).filter_map(|rest| rest.split_once("} = ")).map(|(pattern, _)| pattern);
    if patterns.flat_map(|pattern| pattern.split(',')).any(|name| name.trim() == field) {
        return true;
    }
    let is_end = |rest: &str| !rest.starts_with(|letter: char| letter.is_ascii_alphanumeric() || letter == '_');
    text.match_indices(field).any(|(at, _)| {
        let Some(before) = text[..at].trim_end().strip_suffix('.') else { return false };
        let before = before.trim_end();
        is_end(&text[at + field.len()..]) && ["limits", "limits()", "Limits::current()"].iter().any(|name| before.ends_with(name))
    })
}

#[test]
fn every_limit_is_read_somewhere() {
    let sources = files(&root()).into_iter().filter(|path| !path.starts_with(root().join("limits")));
    let texts: Vec<String> = sources
        .map(|path| fs::read_to_string(path).unwrap())
        // What only a test reads bounds nothing.
        .map(|text| text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default().to_owned())
        .collect();
    let unread: Vec<String> = Limits::TABLE
        .iter()
        .map(|limit| limit.name.replace('-', "_"))
        .filter(|field| !texts.iter().any(|text| reads(text, field)))
        .collect();
    assert!(unread.is_empty(), "nothing reads {}: mend it, or take the row out of the table", unread.join(", "));
}

#[test]
fn a_field_that_is_read_is_told_from_its_name_elsewhere() {
    for (text, is_read) in [
        ("Limits::current().ranges", true),
        ("self.limits.ranges,", true),
        ("limits\n    .ranges)", true),
        ("limits().ranges", true),
        ("let Limits { columns, ranges, .. } = *Limits::current();", true),
        ("let Limits { columns, .. } = *Limits::current(); f(ranges, other)", false),
        ("limits.ranges_kept", false),
        ("self.ranges", false),
        ("ranges", false),
    ] {
        assert_eq!(reads(text, "ranges"), is_read, "{text}");
    }
}

/// The status of an answer.
fn status(answer: &str) -> u16 {
    answer.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or_else(|| panic!("{answer}"))
}

/// A server with these limits.
fn limited(limits: &[(&str, u64)]) -> Running {
    let options: Vec<String> = limits.iter().map(|(name, value)| format!("--limit={name}={value}")).collect();
    listening(&options.iter().map(String::as_str).collect::<Vec<_>>())
}

#[test]
fn what_an_address_may_ask_for_holds_at_its_limit_and_not_one_past_it() {
    let server = limited(&[("page-rows", 1_000), ("picture-pixels", 8_000_000), ("compared-series", 2)]);
    let series = |count: usize| {
        let all = ["RUS-IRN/exports", "RUS-IRN/imports", "IRN-RUS/exports"];
        format!("/v1/compare?series={}", all[..count].join(","))
    };
    for (limit, at, past) in [
        ("page-rows", "/v1/areas?limit=1000".to_owned(), "/v1/areas?limit=1001".to_owned()),
        ("page-rows", "/v1/panel.csv?limit=1000".to_owned(), "/v1/panel.csv?limit=1001".to_owned()),
        (
            "picture-pixels",
            "/v1/dyads/RUS-IRN/turnover.svg?width=4000&height=2000".to_owned(),
            "/v1/dyads/RUS-IRN/turnover.svg?width=4000&height=2001".to_owned(),
        ),
        (
            "picture-pixels",
            "/v1/dyads/RUS-IRN/turnover.svg?width=1000&height=500&scale=4".to_owned(),
            "/v1/dyads/RUS-IRN/turnover.svg?width=1000&height=501&scale=4".to_owned(),
        ),
        ("compared-series", series(2), series(3)),
    ] {
        let (at, past) = (server.get(&at), server.get(&past));
        assert_eq!((status(&at), status(&past)), (200, 400), "{limit}:\n{at}\n{past}");
        assert!(past.contains("application/problem+json"), "{limit}: {past}");
    }
    assert!(server.get(&series(3)).contains("1 to 2 series"));
    assert!(server.get("/v1/areas?limit=1001").contains("from 1 to 1000"));
    assert!(server.get("/v1/dyads/RUS-IRN/turnover.svg?width=4000&height=2001").contains("at most 8000000 pixels"));
    // What the description says is what is answered.
    assert!(server.get("/openapi.json").contains("\"maximum\":1000"));
    assert!(server.get("/v1/limits").contains("{\"name\":\"compared-series\",\"value\":2,\"unit\":\"count\",\"usual\":20,"));
}

#[test]
fn the_most_that_limits_may_be_set_to_is_answered_too() {
    let most = |name: &str| Limits::named(name).unwrap().most;
    let server = limited(&["page-rows", "picture-pixels", "compared-series"].map(|name| (name, most(name))));
    let rows = most("page-rows");
    assert_eq!(status(&server.get(&format!("/v1/areas?limit={rows}"))), 200);
    assert_eq!(status(&server.get(&format!("/v1/areas?limit={}", rows + 1))), 400);
    // 4000 × 1562 at scale 4 is 99,968,000 pixels.
    assert_eq!(status(&server.get("/v1/dyads/RUS-IRN/turnover.svg?width=4000&height=1562&scale=4")), 200);
    assert_eq!(status(&server.get("/v1/dyads/RUS-IRN/turnover.svg?width=4000&height=1563&scale=4")), 400);
    // Most of these pairs have no figures: that is told, and not that they are too many.
    let partners: Vec<&str> = Area::all().map(Area::code).filter(|code| *code != "RUS").collect();
    let series = |count: u64| {
        let all = partners.iter().take(usize::try_from(count).unwrap()).map(|partner| format!("RUS-{partner}/exports"));
        format!("/v1/compare?series={}", all.collect::<Vec<_>>().join(","))
    };
    let (at, past) = (server.get(&series(most("compared-series"))), server.get(&series(most("compared-series") + 1)));
    assert!(status(&past) == 400 && past.contains("1 to 100 series"), "{past}");
    assert!(status(&at) == 400 && at.contains("has nothing"), "{at}");
}

/// The body of an answer.
fn body(answer: &str) -> &str {
    answer.split_once("\r\n\r\n").map_or("", |(_, body)| body)
}

#[test]
fn series_and_figures_side_by_side() {
    // One column a series beside the period; one line a period below the head.
    let wide = "/v1/panel.csv?shape=wide&reporter=RUS&partner=IRN&source=wits&freq=A";
    let whole = limited(&[]);
    let table = whole.get(wide);
    assert_eq!(status(&table), 200, "{table}");
    let columns = body(&table).lines().next().unwrap().split(',').count();
    let series = u64::try_from(columns - 1).unwrap();
    assert!(series > 1, "{table}");
    assert_eq!(status(&limited(&[("panel-series", series)]).get(wide)), 200);
    let refused = limited(&[("panel-series", series - 1)]).get(wide);
    assert!(status(&refused) == 400 && refused.contains(&format!("more than {} series", series - 1)), "{refused}");
}

#[test]
fn rows_that_are_counted_and_parts_of_a_body() {
    // The whole pair has to be read to know how many rows are of the years asked for.
    let asked = "/v1/observations?reporter=RUS&partner=IRN&from=2015&limit=1";
    let pair = limited(&[]).get("/v1/observations?reporter=RUS&partner=IRN&limit=1");
    let total = body(&pair).split("\"total\":").nth(1).and_then(|rest| rest.split(',').next()).unwrap().parse::<u64>().unwrap();
    let server = limited(&[("counted-rows", total), ("ranges", 2)]);
    let counted = server.get(asked);
    assert!(status(&counted) == 200 && !counted.contains("\"total\":null"), "{counted}");
    let uncounted = limited(&[("counted-rows", total - 1)]).get(asked);
    assert!(status(&uncounted) == 200 && uncounted.contains("\"total\":null"), "{uncounted}");
    let parts = |ranges: &str| {
        let request = format!("GET /v1/areas.csv HTTP/1.1\r\nHost: test\r\nConnection: close\r\nRange: bytes={ranges}\r\n\r\n");
        status(&server.raw(&request))
    };
    assert_eq!((parts("0-0,2-2"), parts("0-0,2-2,4-4")), (206, 200));
}

/// A request that the server reads whole, with a head and a body.
fn sent(server: &Running, path: &str, more: &str, body: &str) -> u16 {
    let length = if body.is_empty() { String::new() } else { format!("Content-Length: {}\r\n", body.len()) };
    status(&server.raw(&format!("GET {path} HTTP/1.1\r\nHost: test\r\nConnection: close\r\n{more}{length}\r\n{body}")))
}

#[test]
fn bytes_of_a_head_a_query_and_a_body_and_words_of_a_search() {
    let server =
        limited(&[("head-bytes", 9_000), ("query-bytes", 300), ("body-bytes", 10), ("search-words", 2), ("search-bytes", 100)]);
    // What stands in the head beside the value of X, with the empty line behind it.
    let bare = "GET /healthz HTTP/1.1\r\nHost: test\r\nConnection: close\r\nX: \r\n\r\n".len();
    let head = |length: usize| sent(&server, "/healthz", &format!("X: {}\r\n", "x".repeat(length - bare)), "");
    assert_eq!((head(9_000), head(9_001)), (200, 431));
    assert_eq!((sent(&server, "/healthz", "", &"x".repeat(10)), sent(&server, "/healthz", "", &"x".repeat(11))), (200, 413));
    let query = |length: usize| {
        let query = format!("limit=1&offset={}", "0".repeat(length - "limit=1&offset=".len()));
        sent(&server, &format!("/v1/areas?{query}"), "", "")
    };
    // Nine digits are the most that a number may have: that is 400, and not too long.
    assert_eq!((query(300), query(301)), (400, 414));
    let words = |text: &str| sent(&server, &format!("/v1/dyads?search={text}"), "", "");
    assert_eq!((words("russia+iran"), words("russia+iran+trade")), (200, 400));
    let letters = |count: usize| words(&"x".repeat(count));
    assert_eq!((letters(100), letters(101)), (200, 400));
}
