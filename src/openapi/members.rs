//! Members of answers by name: what they mean, and which words or forms their values take.
//!
//! A member that is a column is described by the dictionary of columns, unless `members.toml` has more to say of it to a program.

use std::{collections::BTreeMap, sync::LazyLock};

use super::{
    ordered::{OrderedValue, object},
    schema_enums,
};
use crate::{
    language::Language,
    query::patterns,
    write::{self, FigurePart},
};

/// The texts of `members.toml`.
static TEXTS: LazyLock<BTreeMap<String, String>> =
    LazyLock::new(|| toml::from_str(include_str!("members.toml")).unwrap_or_default());

/// A member of a struct with what its name says of it, over the schema of its type.
pub(super) fn describe(owner: &str, member: &str, schema: OrderedValue) -> OrderedValue {
    if schema.get("$ref").is_some() || schema.get("description").is_some() {
        return schema;
    }
    let schema = match description(owner, member) {
        Some(text) => schema.with("description", text),
        None => schema,
    };
    narrowed(owner, member, schema)
}

/// What a member means.
fn description(owner: &str, member: &str) -> Option<String> {
    let own = TEXTS.get(&format!("{owner}.{member}")).or_else(|| TEXTS.get(member));
    own.cloned().or_else(|| translated(member)).or_else(|| of_column(member)).or_else(|| bound(member)).or_else(|| reason(member))
}

/// `name_ru` is a name in Russian.
fn translated(member: &str) -> Option<String> {
    let (held, language) = Language::of_member(member)?;
    Some(format!("Its {} {held}.", language.english_name()))
}

/// What the dictionary of columns says: of which figure a member is a bound or the reason, or what the column is.
fn of_column(member: &str) -> Option<String> {
    match write::figure_of(member) {
        Some((FigurePart::Low, of)) => Some(bounds("lowest", of.value)),
        Some((FigurePart::High, of)) => Some(bounds("highest", of.value)),
        Some((FigurePart::Reason, of)) => Some(why_null(of.value)),
        None => Some(Language::English.term("column", member)).filter(|text| *text != member).map(|text| format!("{text}.")),
    }
}

fn bounds(side: &str, of: &str) -> String {
    format!("The {side} `{of}` that the rounding of the figures behind it allows; null when there is none.")
}

fn why_null(of: &str) -> String {
    format!("Why `{of}` is null; null when it is not.")
}

/// Of what is no column: `low_percent` bounds `percent`.
fn bound(member: &str) -> Option<String> {
    let parts: Vec<&str> = member.split('_').collect();
    let place = parts.iter().position(|part| ["low", "high"].contains(part))?;
    let of: Vec<&str> = parts.iter().enumerate().filter(|(at, _)| *at != place).map(|(_, part)| *part).collect();
    let of = if of.is_empty() { "value".to_owned() } else { of.join("_") };
    let side = if parts[place] == "low" { "lowest" } else { "highest" };
    Some(bounds(side, &of))
}

fn reason(member: &str) -> Option<String> {
    if member == "reason" {
        return Some("Why there is no figure; null when there is one.".to_owned());
    }
    let of = member.strip_suffix("_reason")?;
    Some(why_null(of))
}

/// The schema with the words or the form that values of this name take.
fn narrowed(owner: &str, member: &str, schema: OrderedValue) -> OrderedValue {
    let is_text =
        |kind: &OrderedValue| kind.text() == Some("string") || kind.items().iter().any(|kind| kind.text() == Some("string"));
    if !schema.get("type").is_some_and(is_text) {
        return schema;
    }
    let nullable = schema.get("type").is_some_and(|kind| !kind.items().is_empty());
    if let Some(list) = schema_enums::list_of(owner, member) {
        return listed(list, nullable, schema.get("description"));
    }
    form(owner, member).into_iter().fold(schema, |schema, (name, value)| schema.with(name, value))
}

/// A text of an open list of words.
fn listed(list: &str, nullable: bool, description: Option<&OrderedValue>) -> OrderedValue {
    let one = object! {"$ref" => format!("#/components/schemas/{list}")};
    let schema = if nullable {
        object! {"oneOf" => vec![object! {"type" => "null"}, one]}
    } else {
        one
    };
    match description {
        Some(text) => schema.with("description", text.clone()),
        None => schema,
    }
}

/// The form of a text: a pattern or a format.
fn form(owner: &str, member: &str) -> Option<(&'static str, &'static str)> {
    match (owner, member) {
        ("ClaimItem" | "FoundItem" | "NearestItem", "period" | "compared_to")
        | ("PartnerItem", "partner")
        | ("DyadProductItem", "product") => None,
        (_, "period" | "from" | "to" | "base" | "first_period" | "last_period" | "latest_period" | "scope_from" | "scope_to") => {
            Some(("pattern", patterns::PERIOD))
        }
        (_, "frequency") => Some(("pattern", patterns::FREQUENCY)),
        (_, "calendar") => Some(("pattern", patterns::CALENDAR)),
        (_, "first_day" | "last_day" | "known_then") => Some(("format", "date")),
        (_, "reporter" | "partner" | "exporter" | "importer" | "area") => Some(("pattern", patterns::AREA)),
        (_, "dyad" | "mirror" | "pair") if owner != "Links" => Some(("pattern", patterns::DYAD)),
        (_, "product" | "parent" | "branch" | "chapter") => Some(("pattern", patterns::PRODUCT)),
        ("Links", _) | (_, "href" | "next" | "dataset_href" | "data" | "type") => Some(("format", "uri-reference")),
        _ => None,
    }
}

/// An object of these members, all of them there.
pub(super) fn closed_object(owner: &str, members: &[(&str, &str)]) -> OrderedValue {
    let properties = members.iter().map(|(name, kind)| ((*name).to_owned(), describe(owner, name, object! {"type" => *kind})));
    let required: Vec<&str> = members.iter().map(|(name, _)| *name).collect();
    object! {"type" => "object", "required" => required, "properties" => OrderedValue::Object(properties.collect())}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_and_reasons_are_described_by_rule() {
        let of = |member| description("Any", member).unwrap();
        assert!(of("yoy_low_percent").contains("lowest `yoy_percent`") && of("high").contains("highest `value`"));
        assert!(of("change_reason").contains("`change`") && !TEXTS.is_empty());
        assert_eq!(description("Any", "no_such_member"), None);
        // A reason says which member is null: there is no `coverage`, and no `yoy`.
        assert_eq!(of("coverage_reason"), "Why `coverage_percent` is null; null when it is not.");
        assert!(of("yoy_reason").contains("`yoy_percent`") && of("rolling12_yoy_reason").contains("`rolling12_yoy_percent`"));
        assert!(of("first_low").contains("lowest `first_value`"));
    }

    #[test]
    fn no_member_repeats_the_dictionary_of_columns() {
        for (member, text) in TEXTS.iter() {
            let column = Language::English.term("column", member);
            assert!(column == member || format!("{column}.") != *text, "{member}");
        }
    }
}
