//! What goes with an answer: where it stands, what is left out of it, and why it is empty where it is.

use serde_json::Value;

use super::{shown::shown, tool::Cut};

/// The note to a document from this address, of which there are so many periods or items in all.
pub(super) fn note(address: &str, document: &Value, cut: Cut, all: Option<usize>) -> String {
    let mut lines = vec![format!("Address: {address}")];
    let many = shown(document);
    let all = all.or_else(|| document.get("total").and_then(Value::as_u64).and_then(|total| usize::try_from(total).ok()));
    match all {
        _ if many == 0 => lines.push(empty(document, cut)),
        Some(all) if all > many => lines.push(left_out(many, all, cut)),
        _ => {}
    }
    lines.join("\n")
}

fn left_out(many: usize, all: usize, cut: Cut) -> String {
    let Cut { counted, parameter, .. } = cut;
    if parameter == "last" {
        format!("Shown: the last {many} of {all} {counted}. Ask with last={all}, or from and to, for others.")
    } else {
        format!("Shown: {many} of {all} {counted}. Ask with limit and offset for others.")
    }
}

/// Why there is nothing.
fn empty(document: &Value, cut: Cut) -> String {
    if cut.parameter == "last" {
        return "Nothing is shown: no period of this series lies between from and to. Ask without them for what there is."
            .to_owned();
    }
    match document.get("total").and_then(Value::as_u64) {
        Some(total) if total > 0 => format!("Nothing is shown: offset is past the last of {total} {}.", cut.counted),
        _ => "Nothing is found: the data here have nothing of this. That does not mean that there was no trade.".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const PERIODS: Cut = Cut { parameter: "last", usual: 8, counted: "periods" };
    const ITEMS: Cut = Cut { parameter: "limit", usual: 8, counted: "items" };

    #[test]
    fn what_is_left_out_is_said() {
        let told = |document: &Value, cut: Cut, all: Option<usize>| note("/v1/a", document, cut, all);
        assert_eq!(told(&json!({"observations": [1, 2]}), PERIODS, Some(2)), "Address: /v1/a");
        assert_eq!(
            told(&json!({"observations": [1, 2]}), PERIODS, Some(21)),
            "Address: /v1/a\nShown: the last 2 of 21 periods. Ask with last=21, or from and to, for others."
        );
        assert_eq!(
            told(&json!({"items": [1], "total": 3}), ITEMS, None),
            "Address: /v1/a\nShown: 1 of 3 items. Ask with limit and offset for others."
        );
    }

    #[test]
    fn an_empty_answer_says_why() {
        assert!(note("/v1/a", &json!({"observations": []}), PERIODS, Some(0)).contains("between from and to"));
        assert!(note("/v1/a", &json!({"items": [], "total": 0}), ITEMS, Some(0)).contains("Nothing is found"));
        assert!(note("/v1/a", &json!({"items": [], "total": 7}), ITEMS, None).contains("past the last of 7 items"));
    }
}
