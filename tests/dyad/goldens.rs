//! The bytes of the contract: what dashboards have come to rely on does not change unseen (`INSTA_UPDATE=always` accepts).

use serde_json::Value;

use crate::served::{builtin, get};

async fn text(path: &str) -> String {
    get(&builtin(), path).await.text()
}

/// The JSON of an address, a line a member, so that a difference is a line.
async fn lines(path: &str) -> String {
    let text = text(path).await;
    let lines = indented(&text);
    let parsed = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    assert_eq!(parsed(&lines), parsed(&text));
    lines
}

/// JSON with a line for each member and item; order, numbers and texts stay as they are written, which parsing and writing anew
/// would not keep.
fn indented(json: &str) -> String {
    let (mut out, mut depth, mut letters) = (String::new(), 0, json.chars().peekable());
    let broken = |depth: usize| format!("\n{}", "  ".repeat(depth));
    while let Some(letter) = letters.next() {
        match letter {
            '"' => {
                out.push(letter);
                while let Some(inside) = letters.next() {
                    out.push(inside);
                    match inside {
                        '\\' => out.extend(letters.next()),
                        '"' => break,
                        _ => {}
                    }
                }
            }
            '{' | '[' => {
                out.push(letter);
                if let Some(end) = letters.next_if(|next| matches!(next, '}' | ']')) {
                    out.push(end);
                } else {
                    depth += 1;
                    out += &broken(depth);
                }
            }
            '}' | ']' => {
                depth -= 1;
                out += &broken(depth);
                out.push(letter);
            }
            ',' => {
                out.push(letter);
                out += &broken(depth);
            }
            ':' => out += ": ",
            _ => out.push(letter),
        }
    }
    out
}

#[test]
fn nothing_but_space_is_added() {
    let json = r#"{"b":1.50,"a":["x, {\"y\"}: []",{},[],null]}"#;
    let lines = "{\n  \"b\": 1.50,\n  \"a\": [\n    \"x, {\\\"y\\\"}: []\",\n    {},\n    [],\n    null\n  ]\n}";
    assert_eq!(indented(json), lines);
}

#[tokio::test]
async fn json_of_a_series() {
    insta::assert_snapshot!(lines("/v1/dyads/RUS-IRN/turnover?last=2").await);
}

#[tokio::test]
async fn csv_of_an_index() {
    insta::assert_snapshot!(text("/v1/dyads/RUS-IRN/exports.csv?source=wits&measure=index&base=2000&last=3").await);
}

#[tokio::test]
async fn json_of_a_balance() {
    insta::assert_snapshot!(lines("/v1/dyads/IRN-RUS/balance?from=2005&to=2010").await);
}

#[tokio::test]
async fn csv_of_a_mirror() {
    insta::assert_snapshot!(text("/v1/dyads/RUS-IRN/mirror.csv?from=2010&to=2011").await);
}

#[tokio::test]
async fn json_of_claims() {
    insta::assert_snapshot!(lines("/v1/dyads/RUS-IRN/claims?source=commentary-2024").await);
}

#[tokio::test]
async fn csv_of_events() {
    insta::assert_snapshot!(text("/v1/dyads/RUS-IRN/events.csv").await);
}

#[tokio::test]
async fn json_of_the_pairs() {
    insta::assert_snapshot!(lines("/v1/dyads").await);
}
