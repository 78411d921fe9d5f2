//! Examples of answers: what the program says of its built-in dataset, long lists cut to their first items. Of what that has
//! nothing, the products of a pair, a small made-up dataset shows the shape.

use include_dir::{Dir, include_dir};

use super::{
    operations,
    ordered::{OrderedValue, object},
};
use crate::{
    chart::ChartDefinition,
    dataset::{Catalogue, Files, Memory, Roots},
    limits::LimitsInForce,
    query::{self, QueryError, Resource},
    write::{self, ChartList, LimitList, Site},
};

/// So many items of a list are shown.
const SHOWN: usize = 3;
/// So many of the lists within items, and of those that are beside the point.
const SHOWN_WITHIN: usize = 1;

static MADE_UP: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/src/openapi/example");

/// A chart to show what the list of charts says.
pub const CHART: (&str, &str) = ("russia-iran-turnover", include_str!("../../charts/russia-iran-turnover.toml"));

/// The data that examples are of.
struct Data {
    builtin: Catalogue,
    made_up: Catalogue,
}

/// Every example by the name of its operation, each with the address that it answers.
pub(super) fn examples(list: &ChartList) -> OrderedValue {
    let builtin = Catalogue::load(&Roots::Builtin, None).unwrap_or_default();
    let data = Data { builtin, made_up: Catalogue::from_packages(vec![Files::Builtin(&MADE_UP)], None, Memory::default()) };
    let queries = operations::resources().into_iter().filter_map(|resource| {
        let text = operations::operation_text(&resource);
        let (answer, kind) = data.answer(&resource, text.example).ok()?;
        let mark = if text.example.is_empty() { "" } else { "?" };
        Some((text.id.to_owned(), example(&format!("{}{mark}{}", resource.path(), text.example), kind, answer)))
    });
    OrderedValue::Object(queries.chain(charts(&data, list)).chain([limits()]).collect())
}

fn example(address: &str, kind: &str, value: OrderedValue) -> OrderedValue {
    let text = format!("{kind} Lists are cut to their first items.");
    object! {"summary" => format!("GET {address}"), "description" => text, "value" => value}
}

fn charts(data: &Data, list: &ChartList) -> Vec<(String, OrderedValue)> {
    let Ok(chart) = ChartDefinition::parse(CHART.0, CHART.0, CHART.1) else { return Vec::new() };
    let list = cut(OrderedValue::serialized(list), SHOWN);
    let mut found = vec![("listCharts".to_owned(), example("/v1/charts?limit=1", BUILTIN, list))];
    let asked = chart.parsed_query().ok().and_then(|asked| query::answer(&data.builtin, &asked).ok());
    found.extend(asked.map(|answer| {
        let address = format!("/v1/charts/{}", CHART.0);
        ("getChart".to_owned(), example(&address, BUILTIN, written(&answer)))
    }));
    found
}

fn limits() -> (String, OrderedValue) {
    let list = LimitList::page(&LimitsInForce::default(), Some(2), 0, &Site::default());
    let usual = "The first of them, as they are when nobody sets them.";
    ("listLimits".to_owned(), example("/v1/limits?limit=2", usual, OrderedValue::serialized(&list)))
}

const BUILTIN: &str = "From the built-in dataset.";

impl Data {
    /// The answer to a question about a resource, and what it is made of.
    fn answer(&self, resource: &Resource, question: &str) -> Result<(OrderedValue, &'static str), QueryError> {
        let path = resource.path();
        let path = path.strip_prefix("/v1/").unwrap_or(&path);
        let asked = query::parse(path, Some(question), &[])?.query;
        match query::answer(&self.builtin, &asked) {
            Err(QueryError::NoData { .. }) => {
                Ok((written(&query::answer(&self.made_up, &asked)?), "Made up, to show the shape of an answer."))
            }
            found => Ok((written(&found?), BUILTIN)),
        }
    }
}

fn written(answer: &query::Answer) -> OrderedValue {
    let bytes = write::formats::json(answer, &Site::default());
    serde_json::from_slice(&bytes).map_or(OrderedValue::Null, |whole| cut(whole, SHOWN))
}

/// A value with its lists cut.
fn cut(value: OrderedValue, shown: usize) -> OrderedValue {
    match value {
        OrderedValue::List(items) => {
            OrderedValue::List(items.into_iter().take(shown).map(|item| cut(item, SHOWN_WITHIN)).collect())
        }
        OrderedValue::Object(members) => {
            let within = |name: &str| if ["alternatives", "sources", "series"].contains(&name) { SHOWN_WITHIN } else { shown };
            let cut_member = |(name, value): (String, OrderedValue)| {
                let most = within(&name);
                (name, cut(value, most))
            };
            OrderedValue::Object(members.into_iter().map(cut_member).collect())
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_has_an_answer_to_show() {
        let all = examples(&ChartList::page(std::iter::empty(), None, 0, &Site::default()));
        for id in operations::resources()
            .iter()
            .map(|resource| operations::operation_text(resource).id)
            .chain(["getChart", "listLimits"])
        {
            let answer = all.get(id).and_then(|example| example.get("value")).unwrap_or_else(|| panic!("{id} has no example"));
            for list in ["items", "observations", "directions", "flows", "series", "parents"] {
                let is_empty = |found: &OrderedValue| matches!(found, OrderedValue::List(items) if items.is_empty());
                assert!(!answer.get(list).is_some_and(is_empty), "{id}: its {list} are empty");
            }
        }
    }
}
