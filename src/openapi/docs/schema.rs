//! An object, member by member.

use maud::{Markup, html};

use super::{Ordered, marked, text};

/// An object and its members.
pub(super) fn shown(name: &str, schema: &Ordered) -> Markup {
    let required = schema.get("required").map_or(&[][..], Ordered::items);
    let is_required = |member: &str| required.iter().any(|known| known.text() == Some(member));
    html! {
        article id=(name) {
            h3 { a.self href={ "#" (name) } { (name) } }
            p { (marked(text(schema.get("description")))) }
            details {
                summary { "Members" }
                table {
                    thead { tr { th scope="col" { "name" } th scope="col" { "what" } th scope="col" { "kind" } } }
                    tbody {
                        @for (member, schema) in schema.get("properties").map_or(&[][..], Ordered::members) {
                            tr {
                                th scope="row" { code { (member) } @if !is_required(member) { " " small { "where asked for" } } }
                                td { (marked(text(schema.get("description")))) }
                                td { (kind(schema)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What values of a schema are, in few words.
pub(super) fn kind(schema: &Ordered) -> Markup {
    if let Some(reference) = schema.get("$ref").and_then(Ordered::text) {
        let name = reference.rsplit('/').next().unwrap_or(reference);
        return html! { a href={ "#" (name) } { (name) } };
    }
    if let Some(choices) = schema.get("oneOf") {
        return html! { @for (place, choice) in choices.items().iter().enumerate() { @if place > 0 { " or " } (kind(choice)) } };
    }
    if let Some(words) = schema.get("enum") {
        return html! { @for word in words.items() { code { (written(word)) } " " } };
    }
    if let Some(items) = schema.get("items") {
        return html! { "list of " (kind(items)) };
    }
    let types = schema.get("type").map_or_else(String::new, |kind| match kind {
        Ordered::List(kinds) => kinds.iter().filter_map(Ordered::text).collect::<Vec<_>>().join(" or "),
        kind => text(Some(kind)).to_owned(),
    });
    let bound = |name: &str| schema.get(name).map(written);
    html! {
        @if !text(schema.get("description")).is_empty() && types.is_empty() { (text(schema.get("description"))) } @else { (types) }
        @match (bound("minimum"), bound("maximum")) {
            (Some(least), Some(most)) if most != "999999999" => { " from " (least) " to " (most) }
            (Some(least), _) => { ", at least " (least) }
            _ => {}
        }
        @if let Some(format) = schema.get("format").filter(|format| format.text() == Some("date")) { " (" (text(Some(format))) ")" }
        @if let Some(pattern) = schema.get("pattern") { " " code.pattern { (text(Some(pattern))) } }
    }
}

/// A value as text.
pub(super) fn written(value: &Ordered) -> String {
    value.text().map_or_else(|| serde_json::to_string(value).unwrap_or_default(), str::to_owned)
}
