//! Parts of a page that machines read: JSON in an element of script.

use maud::{Markup, PreEscaped, html};
use serde_json::Value;

/// What search engines read of a page, as schema.org has it.
pub(super) fn linked_data(data: &Value) -> Markup {
    html! { script type="application/ld+json" { (json(data)) } }
}

/// JSON as it stands in an element of script: nothing in it ends the element or begins a comment, whatever the data say.
pub(super) fn json(data: &Value) -> PreEscaped<String> {
    PreEscaped(data.to_string().replace('<', "\\u003c"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_the_element() {
        let text = "</script><script>alert(1)</script><!--";
        let written = linked_data(&serde_json::json!({"name": text})).into_string();
        let inside = written.strip_prefix("<script type=\"application/ld+json\">").unwrap().strip_suffix("</script>").unwrap();
        assert!(!inside.contains('<'), "{inside}");
        assert_eq!(serde_json::from_str::<Value>(inside).unwrap()["name"], text);
    }
}
