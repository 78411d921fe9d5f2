//! Parts of the description as text for the page.

use maud::{Markup, html};

use crate::openapi::ordered::OrderedValue;

/// The value below these members.
pub(super) fn at<'a>(value: &'a OrderedValue, path: &[&str]) -> Option<&'a OrderedValue> {
    path.iter().try_fold(value, |value, name| value.get(name))
}

/// The items of the list below these members; none where there is none.
pub(super) fn items<'a>(value: &'a OrderedValue, path: &[&str]) -> &'a [OrderedValue] {
    at(value, path).map_or(&[][..], OrderedValue::items)
}

/// What stands at a reference; a value that is none itself.
pub(super) fn resolved<'a>(description: &'a OrderedValue, value: &'a OrderedValue) -> &'a OrderedValue {
    let place = value.get("$ref").and_then(OrderedValue::text).and_then(|place| place.strip_prefix("#/"));
    place.and_then(|place| at(description, &place.split('/').collect::<Vec<_>>())).unwrap_or(value)
}

/// A text, or nothing.
pub(super) fn text(value: Option<&OrderedValue>) -> &str {
    value.and_then(OrderedValue::text).unwrap_or_default()
}

/// Text between back ticks is code.
pub(super) fn marked(text: &str) -> Markup {
    html! {
        @for (place, part) in text.split('`').enumerate() {
            @if place % 2 == 1 { code { (part) } } @else { (part) }
        }
    }
}
