//! The schemas of answers: what utoipa derives from the structs, with flattened parts put into their owners, so that clients
//! made from the description have one class for each object, and with what the names of members say of them.

use std::collections::{BTreeMap, BTreeSet};

use utoipa::{
    ToSchema,
    openapi::{RefOr, Schema},
};

use super::{
    members,
    ordered::{OrderedValue, object},
    schema_enums::WORD_LISTS,
};
use crate::{
    query::Resource,
    write::{self, ChartList, LimitList, ProblemDocument},
};

const PLACE: &str = "#/components/schemas/";

/// Schemas by name, as utoipa derives them.
type Derived = BTreeMap<String, OrderedValue>;

/// Members of an object and the names of those that are always there.
#[derive(Default)]
struct Members {
    all: Vec<(String, OrderedValue)>,
    required: BTreeSet<String>,
}

/// A reference to a schema.
pub(super) fn reference(name: &str) -> OrderedValue {
    object! {"$ref" => format!("{PLACE}{}", public_name(name))}
}

/// The name of the schema of an answer in JSON.
pub(super) fn name(resource: &Resource) -> String {
    write::schema(resource).0
}

/// Every schema that answers to these resources need, by name.
pub(super) fn components(resources: &[Resource]) -> BTreeMap<String, OrderedValue> {
    let mut derived = Derived::new();
    let mut wanted: Vec<String> = ["ChartList", "LimitList", "ProblemDocument"].map(String::from).to_vec();
    add(&mut derived, schemas_of::<ChartList>("ChartList"));
    add(&mut derived, schemas_of::<LimitList>("LimitList"));
    add(&mut derived, schemas_of::<ProblemDocument>("ProblemDocument"));
    for resource in resources {
        let (name, schemas) = write::schema(resource);
        wanted.push(name);
        add(&mut derived, schemas);
    }
    let mut done: BTreeMap<String, OrderedValue> = BTreeMap::new();
    while let Some(name) = wanted.pop() {
        if done.contains_key(&name) {
            continue;
        }
        let schema = resolved(&derived, &name);
        collect(&schema, &mut wanted);
        wanted.retain(|name| derived.contains_key(name));
        done.insert(name, schema);
    }
    let documents = done.into_iter().map(|(name, schema)| (public_name(&name), schema.map(&renamed)));
    let words = WORD_LISTS.iter().map(|list| (list.name.to_owned(), list.schema()));
    documents.chain(words).chain([("ChartData".to_owned(), chart_data())]).collect()
}

/// What a curated chart is drawn from.
fn chart_data() -> OrderedValue {
    let documents = ["SeriesDocument", "MirrorDocument", "CompareDocument", "PartnersDocument", "DyadProductsDocument"];
    object! {"description" => "What a chart is drawn from.", "oneOf" => documents.map(reference).to_vec()}
}

fn schemas_of<T: ToSchema>(name: &str) -> Vec<(String, RefOr<Schema>)> {
    let mut schemas = vec![(name.to_owned(), T::schema())];
    T::schemas(&mut schemas);
    schemas
}

fn add(derived: &mut Derived, schemas: Vec<(String, RefOr<Schema>)>) {
    derived.extend(schemas.into_iter().map(|(name, schema)| (name, OrderedValue::serialized(&schema))));
}

/// `SeriesDocument` is `Series` to clients.
fn public_name(name: &str) -> String {
    name.strip_suffix("Document").unwrap_or(name).to_owned()
}

fn renamed(object: OrderedValue) -> OrderedValue {
    match referred(&object).map(|name| format!("{PLACE}{}", public_name(name))) {
        Some(reference) => object.with("$ref", reference),
        None => object,
    }
}

fn referred(schema: &OrderedValue) -> Option<&str> {
    schema.get("$ref")?.text()?.strip_prefix(PLACE)
}

/// The names that a schema refers to.
fn collect(schema: &OrderedValue, names: &mut Vec<String>) {
    names.extend(referred(schema).map(str::to_owned));
    schema.members().iter().for_each(|(_, value)| collect(value, names));
    schema.items().iter().for_each(|item| collect(item, names));
}

/// The schema of this name as one object.
fn resolved(derived: &Derived, name: &str) -> OrderedValue {
    let Some(schema) = derived.get(name) else { return object! {} };
    let mut members = Members::default();
    gather(derived, schema, true, &mut members);
    let properties: Vec<(String, OrderedValue)> = members
        .all
        .into_iter()
        .map(|(member, schema)| {
            let described = members::describe(name, &member, inlined(derived, schema));
            (member, described)
        })
        .collect();
    // Null is an answer; only what says nothing is left out, and that cannot be null.
    let nullable = |schema: &OrderedValue| {
        !schema.get("type").map_or(&[][..], OrderedValue::items).is_empty() || schema.get("oneOf").is_some()
    };
    let optional = |member: &str| members.required.contains(member);
    let own = own_members(derived, schema);
    let required: Vec<OrderedValue> = properties
        .iter()
        .filter(|(member, schema)| optional(member) || own.contains(member) && nullable(schema))
        .map(|(member, _)| member.as_str().into())
        .collect();
    let description = schema.get("description").cloned().unwrap_or_else(|| "".into());
    object! {"type" => "object", "description" => description, "required" => OrderedValue::List(required), "properties" => OrderedValue::Object(properties)}
}

/// The members of a struct and of the structs that always stand in it.
fn own_members(derived: &Derived, schema: &OrderedValue) -> BTreeSet<String> {
    let mut own: BTreeSet<String> =
        schema.get("properties").map_or(&[][..], OrderedValue::members).iter().map(|(name, _)| name.clone()).collect();
    for part in schema.get("allOf").map_or(&[][..], OrderedValue::items) {
        let target = referred(part).and_then(|name| derived.get(name));
        own.extend(own_members(derived, target.unwrap_or(part)));
    }
    own
}

/// The members of a schema, of the parts flattened into it, and of one of several parts.
fn gather(derived: &Derived, schema: &OrderedValue, always: bool, into: &mut Members) {
    if let Some(target) = referred(schema).and_then(|name| derived.get(name)) {
        return gather(derived, target, always, into);
    }
    let names = schema.get("required").map_or(&[][..], OrderedValue::items);
    if always {
        into.required.extend(names.iter().filter_map(OrderedValue::text).map(str::to_owned));
    }
    into.all.extend(schema.get("properties").map_or(&[][..], OrderedValue::members).iter().cloned());
    schema.get("allOf").map_or(&[][..], OrderedValue::items).iter().for_each(|part| gather(derived, part, always, into));
    schema.get("oneOf").map_or(&[][..], OrderedValue::items).iter().for_each(|part| gather(derived, part, false, into));
}

/// References to what is no object are put in place of the reference; `null` becomes one of the types.
fn inlined(derived: &Derived, schema: OrderedValue) -> OrderedValue {
    let is_object = |schema: &OrderedValue| schema.get("properties").is_some() || schema.get("allOf").is_some();
    schema.map(&|part| {
        if let Some(target) = referred(&part).and_then(|name| derived.get(name)).filter(|target| !is_object(target)) {
            return target.clone();
        }
        let choices = part.get("oneOf").map_or(&[][..], OrderedValue::items);
        let null = choices.iter().any(|choice| choice.get("type").and_then(OrderedValue::text) == Some("null"));
        let other =
            choices.iter().find(|choice| choice.get("type").and_then(OrderedValue::text).is_some_and(|kind| kind != "null"));
        match (null, other, choices.len()) {
            (true, Some(other), 2) => {
                let kind = other.get("type").cloned().unwrap_or(OrderedValue::Null);
                other.clone().with("type", OrderedValue::List(vec![kind, "null".into()]))
            }
            _ => part,
        }
    })
}
