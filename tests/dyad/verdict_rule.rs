//! The verdicts of the built-in claims as `docs/verdicts.md` explains them.

use std::collections::BTreeMap;

use crate::served::{builtin, json};

/// The rows of the table, by claim: verdict, how many bear it out and rule it out, what decides.
fn explained() -> BTreeMap<String, [String; 4]> {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/verdicts.md")).unwrap();
    let cells = |line: &str| line.split('|').map(|cell| cell.trim().trim_matches('`').to_owned()).collect::<Vec<_>>();
    let rows =
        text.lines().filter(|line| line.starts_with("| `")).map(cells).filter(|row| row.len() == 8 && row[3].starts_with('+'));
    rows.map(|row| (row[1].clone(), [2, 3, 4, 5].map(|place: usize| row[place].clone()))).collect()
}

#[tokio::test]
async fn the_table_says_what_the_program_says() {
    let explained = explained();
    let router = builtin();
    let mut found = BTreeMap::new();
    for pair in ["RUS-IRN", "IRN-RUS"] {
        let claims = json(&router, &format!("/v1/dyads/{pair}/claims?limit=500")).await;
        for claim in claims["items"].as_array().unwrap() {
            let word = |member: &str| claim[member].as_str().unwrap_or("–").to_owned();
            let row = [
                word("verdict"),
                format!("+{}", claim["borne_out_by"]),
                format!("−{}", claim["ruled_out_by"]),
                word("decided_by"),
            ];
            found.insert(word("id"), row);
        }
    }
    for (id, row) in &found {
        assert_eq!(explained.get(id), Some(row), "{id}");
    }
    assert_eq!(explained.len(), found.len(), "a claim that is explained is not there");
}

/// No claim of the built-in dataset is proved by nothing but its own source, and none is ruled out by a doubtful figure.
#[tokio::test]
async fn no_badge_rests_on_what_may_not_judge() {
    let router = builtin();
    for pair in ["RUS-IRN", "IRN-RUS"] {
        let claims = json(&router, &format!("/v1/dyads/{pair}/claims?limit=500")).await;
        for claim in claims["items"].as_array().unwrap() {
            for against in claim["against"].as_array().unwrap() {
                let may =
                    against["reliability"] != "U" && against["relation"] == "independent" && against["evidence"] == "figures";
                assert!(may || against["proved"] == false, "{claim}");
                assert!(against["reliability"] != "U" || against["weight"].is_null(), "{claim}");
            }
        }
    }
}
