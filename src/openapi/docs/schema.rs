//! An object, member by member.

use maud::{Markup, html};

use super::reading::{marked, text};
use crate::openapi::ordered::OrderedValue;

/// An object and its members.
pub(super) fn article(name: &str, schema: &OrderedValue) -> Markup {
    let required = schema.get("required").map_or(&[][..], OrderedValue::items);
    let is_required = |member: &str| required.iter().any(|known| known.text() == Some(member));
    html! {
        article id=(name) {
            h3 { a.self href={ "#" (name) } { (name) } }
            p { (marked(text(schema.get("description")))) }
            @let members = schema.get("properties").map_or(&[][..], OrderedValue::members);
            @if !members.is_empty() { details {
                summary { "Members" }
                table {
                    thead { tr { th scope="col" { "name" } th scope="col" { "what" } th scope="col" { "kind" } } }
                    tbody {
                        @for (member, schema) in members {
                            tr {
                                th scope="row" { code { (member) } @if !is_required(member) { " " small { "where asked for" } } }
                                td { (marked(text(schema.get("description")))) }
                                td { (type_markup(schema)) }
                            }
                        }
                    }
                }
            } }
            @if schema.get("oneOf").is_some() { p { (type_markup(schema)) } }
        }
    }
}

/// What values of a schema are, in few words.
pub(super) fn type_markup(schema: &OrderedValue) -> Markup {
    if let Some(reference) = schema.get("$ref").and_then(OrderedValue::text) {
        let name = reference.rsplit('/').next().unwrap_or(reference);
        return html! { a href={ "#" (name) } { (name) } };
    }
    if let Some(choices) = schema.get("oneOf") {
        return html! { @for (place, choice) in choices.items().iter().enumerate() { @if place > 0 { " or " } (type_markup(choice)) } };
    }
    if let Some(words) = schema.get("enum") {
        return html! { @for word in words.items() { code { (literal(word)) } " " } };
    }
    if let Some(items) = schema.get("items") {
        return html! { "list of " (type_markup(items)) };
    }
    let types = schema.get("type").map_or_else(String::new, |kind| match kind {
        OrderedValue::List(kinds) => kinds.iter().filter_map(OrderedValue::text).collect::<Vec<_>>().join(" or "),
        kind => text(Some(kind)).to_owned(),
    });
    let bound = |name: &str| schema.get(name).map(literal);
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
pub(super) fn literal(value: &OrderedValue) -> String {
    value.text().map_or_else(|| serde_json::to_string(value).unwrap_or_default(), str::to_owned)
}
