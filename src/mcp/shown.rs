//! How many periods or items a document shows, and which.

use serde_json::Value;

/// How many periods the longest series of a document has, or how many items it lists.
pub(super) fn shown(document: &Value) -> usize {
    let length = |value: &Value| value.as_array().map(Vec::len);
    if let Some(own) = document.get("observations").and_then(length) {
        return own;
    }
    let parts = ["directions", "items"].iter().find_map(|name| document.get(*name).and_then(Value::as_array));
    let Some(parts) = parts else { return 0 };
    let inner = parts.iter().filter_map(|part| part.get("observations").and_then(length)).max();
    inner.unwrap_or(parts.len())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn periods_of_series_and_items_of_lists_are_counted() {
        assert_eq!(shown(&json!({"observations": [1, 2, 3]})), 3);
        assert_eq!(shown(&json!({"directions": [{"observations": [1]}, {"observations": [1, 2]}]})), 2);
        assert_eq!(shown(&json!({"items": [{"observations": []}, {"observations": [1]}]})), 1);
        assert_eq!(shown(&json!({"items": [{"a": 1}, {"a": 2}]})), 2);
        assert_eq!((shown(&json!({"items": []})), shown(&json!({"title": "x"}))), (0, 0));
    }
}
