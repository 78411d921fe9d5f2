//! One address with all its forms.

use maud::{Markup, html};

use super::{
    reading::{at, items, marked, resolved, text},
    schema,
};
use crate::{openapi::ordered::OrderedValue, write::Site};

/// An address without suffix and with each of them.
pub(super) struct Group<'a> {
    /// The path without suffix and its operation.
    bare: (&'a str, &'a OrderedValue),
    /// Each suffix and the operation with it.
    forms: Vec<(&'a str, &'a OrderedValue)>,
}

impl Group<'_> {
    pub(super) fn id(&self) -> &str {
        text(self.bare.1.get("operationId"))
    }

    pub(super) fn summary(&self) -> &str {
        text(self.bare.1.get("summary"))
    }

    pub(super) fn tag(&self) -> &str {
        text(items(self.bare.1, &["tags"]).first())
    }
}

/// The addresses of a description, each with the forms that follow it.
pub(super) fn groups(description: &OrderedValue) -> Vec<Group<'_>> {
    let mut groups: Vec<Group> = Vec::new();
    for (path, item) in description.get("paths").map_or(&[][..], OrderedValue::members) {
        let Some(operation) = item.get("get") else { continue };
        let form = |group: &Group| path.strip_prefix(group.bare.0).and_then(|rest| rest.strip_prefix('.'));
        match groups.last_mut().and_then(|group| Some((form(group)?, group))) {
            Some((suffix, group)) => group.forms.push((suffix, operation)),
            None => groups.push(Group { bare: (path, operation), forms: Vec::new() }),
        }
    }
    groups
}

/// An address, its parameters and what it answers.
pub(super) fn article(group: &Group, description: &OrderedValue, site: &Site) -> Markup {
    let example = at(description, &["components", "examples", group.id()]);
    let asked = text(example.and_then(|example| example.get("summary"))).trim_start_matches("GET ");
    let own = taken(group.bare.1, description);
    html! {
        article id=(group.id()) {
            h3 { a.self href={ "#" (group.id()) } { (group.summary()) } }
            p.address { b { "GET" } " " code { (group.bare.0) @if !group.forms.is_empty() { span.soft { "[.suffix]" } } } }
            p { (marked(text(group.bare.1.get("description")))) }
            @if asked.is_empty() && !group.bare.0.contains('{') {
                p.try { "Ask: " a href=(site.href(group.bare.0)) { (group.bare.0) } }
            }
            @if !asked.is_empty() { (asking(group, asked, site)) }
            @if !own.is_empty() { (parameters("Parameters", &own, description)) }
            @for (suffixes, extra) in extras(group, &own, description) {
                (parameters(&format!("Also with {suffixes}"), &extra, description))
            }
            (answer(group, example, description))
        }
    }
}

/// Links that ask for the example in every form.
fn asking(group: &Group, asked: &str, site: &Site) -> Markup {
    let (path, query) = asked.split_at(asked.find('?').unwrap_or(asked.len()));
    html! {
        p.try {
            "Ask: " a href=(site.href(asked)) { code { (asked) } }
            @if !group.forms.is_empty() {
                " as"
                @for (suffix, _) in &group.forms { " " a href=(site.href(&format!("{path}.{suffix}{query}"))) { (suffix) } }
            }
        }
    }
}

/// The parameters of an operation.
fn taken<'a>(operation: &'a OrderedValue, description: &'a OrderedValue) -> Vec<&'a OrderedValue> {
    items(operation, &["parameters"]).iter().map(|parameter| resolved(description, parameter)).collect()
}

/// Parameters that only some forms take, by the suffixes that take the same.
fn extras<'a>(group: &Group<'a>, own: &[&OrderedValue], description: &'a OrderedValue) -> Vec<(String, Vec<&'a OrderedValue>)> {
    let mut found: Vec<(Vec<&str>, Vec<&OrderedValue>)> = Vec::new();
    let is_own = |parameter: &OrderedValue| own.iter().any(|known| known.get("name") == parameter.get("name"));
    for (suffix, operation) in &group.forms {
        let extra: Vec<&OrderedValue> = taken(operation, description).into_iter().filter(|one| !is_own(one)).collect();
        match found.iter_mut().find(|(_, known)| *known == extra) {
            Some((suffixes, _)) => suffixes.push(suffix),
            None => found.push((vec![suffix], extra)),
        }
    }
    found.retain(|(_, extra)| !extra.is_empty());
    found
        .into_iter()
        .map(|(suffixes, extra)| (suffixes.iter().map(|one| format!(".{one}")).collect::<Vec<_>>().join(", "), extra))
        .collect()
}

fn parameters(title: &str, parameters: &[&OrderedValue], description: &OrderedValue) -> Markup {
    html! {
        details open[parameters.len() < 4] {
            summary { (title) " (" (parameters.len()) ")" }
            table {
                thead { tr { th scope="col" { "name" } th scope="col" { "what" } th scope="col" { "allowed" } } }
                tbody {
                    @for parameter in parameters {
                        @let schema = parameter.get("schema").map(|schema| resolved(description, schema));
                        tr {
                            th scope="row" { code { (text(parameter.get("name"))) } @if text(parameter.get("in")) == "path" { " " small { "in the path" } } }
                            td { (marked(text(parameter.get("description")))) @if let Some(example) = parameter.get("example") { " " small { "e.g. " code { (schema::literal(example)) } } } }
                            td { @if let Some(schema) = schema { (schema::type_markup(schema)) @if let Some(default) = schema.get("default") { ", else " code { (schema::literal(default)) } } } }
                        }
                    }
                }
            }
        }
    }
}

fn answer(group: &Group, example: Option<&OrderedValue>, description: &OrderedValue) -> Markup {
    let success = at(group.bare.1, &["responses", "200"]).map(|response| resolved(description, response));
    let json = success.and_then(|response| at(response, &["content", "application/json", "schema"]));
    html! {
        @if let Some(schema) = json { p { "Answers with " (schema::type_markup(schema)) " in JSON." } }
        @if let Some(value) = example.and_then(|example| example.get("value")) {
            details {
                summary { "An answer" }
                p.soft { (text(example.and_then(|example| example.get("description")))) }
                pre tabindex="0" { code { (serde_json::to_string_pretty(value).unwrap_or_default()) } }
            }
        }
    }
}
