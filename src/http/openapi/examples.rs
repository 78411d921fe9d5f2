//! Examples of answers: what the program says of its built-in dataset, long lists cut to their first items.

use crate::{
    dataset::{Catalogue, Roots},
    http::openapi::ordered::Ordered,
    query::{self, QueryError, Resource},
    write::{self, Site},
};

/// So many items of a list are shown.
const SHOWN: usize = 3;
/// So many in lists below the first.
const SHOWN_WITHIN: usize = 1;

/// The data that examples are of.
pub(super) struct Examples(Catalogue);

impl Examples {
    /// The built-in dataset.
    pub(super) fn new() -> Option<Self> {
        Catalogue::load(&Roots::Builtin, None).ok().map(Self)
    }

    /// The answer to a question about a resource.
    pub(super) fn answer(&self, resource: &Resource, question: &str) -> Result<Ordered, QueryError> {
        let path = resource.path();
        let path = path.strip_prefix("/v1/").unwrap_or(&path);
        let asked = query::parse(path, Some(question), &[])?;
        let answer = query::answer(&self.0, &asked.query)?;
        let bytes = write::json(&answer, &Site::default());
        Ok(serde_json::from_slice(&bytes).map_or(Ordered::Null, |whole| cut(whole, SHOWN)))
    }
}

/// A value with its lists cut.
pub(super) fn cut(value: Ordered, shown: usize) -> Ordered {
    match value {
        Ordered::List(items) => Ordered::List(items.into_iter().take(shown).map(|item| cut(item, SHOWN_WITHIN)).collect()),
        Ordered::Object(members) => {
            let within = |name: &str| if ["alternatives", "sources", "series"].contains(&name) { SHOWN_WITHIN } else { shown };
            let cut_member = |(name, value): (String, Ordered)| {
                let most = within(&name);
                (name, cut(value, most))
            };
            Ordered::Object(members.into_iter().map(cut_member).collect())
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::openapi::operations;

    #[test]
    fn every_address_has_an_answer_to_show() {
        let examples = Examples::new().unwrap();
        for resource in operations::resources() {
            let text = operations::text(&resource);
            let answer = examples.answer(&resource, text.example).unwrap_or_else(|error| panic!("{}: {error}", text.id));
            for list in ["items", "observations", "directions", "flows", "series", "parents"] {
                let items = answer.get(list);
                assert!(items.is_none_or(|items| !items.items().is_empty()), "{}: no {list}", text.id);
            }
        }
    }
}
