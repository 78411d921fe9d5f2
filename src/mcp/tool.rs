//! What a tool is: its words, what it is told, and which address answers it.

use std::sync::Arc;

use rmcp::model::{Tool as Described, ToolAnnotations};

use super::{
    argument::{Argument, object},
    given::Given,
};
use crate::query::QueryError;

/// A question that can be asked.
#[derive(Debug)]
pub struct Tool {
    pub(super) name: &'static str,
    pub(super) title: &'static str,
    pub(super) about: &'static str,
    pub(super) arguments: &'static [Argument],
    /// The path below `/v1/` that answers it, and the parameters that are not arguments of the same name.
    pub(super) address: fn(&Given<'_>) -> Result<Address, QueryError>,
    /// Arguments that are parameters of the address by the same name.
    pub(super) handed: &'static [&'static str],
    /// What keeps its answers small.
    pub(super) cut: Cut,
}

/// Where the answer to a question stands: the path below `/v1/`, and parameters.
pub(super) type Address = (String, Vec<(&'static str, String)>);

/// The parameter that keeps an answer small where nothing is said of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cut {
    /// `last` of periods, or `limit` of items.
    pub parameter: &'static str,
    /// So many at most.
    pub usual: usize,
    /// What is counted.
    pub counted: &'static str,
}

impl Tool {
    /// As clients are told of it.
    pub(super) fn described(&self) -> Described {
        let annotations = ToolAnnotations::new().read_only(true).idempotent(true).open_world(false);
        Described::new(self.name, self.about, Arc::new(object(self.arguments)))
            .with_title(self.title)
            .with_annotations(annotations)
    }
}
