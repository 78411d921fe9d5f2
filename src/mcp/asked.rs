//! A question of a tool, and its answer: the document that `/v1` has in short, the same in words, and where it stands. Where
//! nothing is said of how much is wanted, so much as keeps the answer small.

use rmcp::model::{CallToolResult, ContentBlock};
use serde_json::Value;

use super::{call_error::CallError, note::note, shown::shown, tool::Cut};
use crate::{
    bundle,
    chart::PictureSpec,
    dataset::Catalogue,
    query::{Answer, Format, Query, QueryError},
    write::{OutputOptions, Site, of_brief},
};

/// So many bytes an answer has at most where nothing is said of how much is wanted; what goes around it has room beside it.
const SMALL: usize = 7_800;
/// So many it has at most at all.
const MOST: usize = 100_000;

/// A question of a tool.
#[derive(Debug, Clone)]
pub struct Asked {
    query: Query,
    cut: Cut,
    /// Is it said how much is wanted?
    is_told: bool,
}

/// An answer, as long as it came out.
struct Built {
    query: Query,
    document: Value,
    result: Vec<u8>,
}

impl Asked {
    pub(super) fn new(query: Query, cut: Cut, is_told: bool) -> Self {
        Self { query, cut, is_told }
    }

    /// What is asked for.
    #[must_use]
    pub fn query(&self) -> &Query {
        &self.query
    }

    /// The canonical address of what is asked for.
    #[must_use]
    pub fn address(&self) -> String {
        self.query.address()
    }

    /// What tells it from others.
    #[must_use]
    pub fn key(&self) -> String {
        format!("{} {} {}", self.query.address(), self.cut.usual, self.is_told)
    }

    /// The answer, as the JSON of a [`CallToolResult`].
    ///
    /// # Errors
    /// As the address answers them; a parameter error for more than fits.
    pub fn answer(&self, catalogue: &Catalogue, site: &Site) -> Result<Vec<u8>, CallError> {
        if self.is_told {
            let built = self.built(&self.query, None, catalogue, site)?;
            return self.checked(built);
        }
        let all = self.all(catalogue, site)?;
        let mut many = all.map_or(self.cut.usual, |all| self.cut.usual.min(all.max(1)));
        loop {
            let query = if all.is_some_and(|all| all <= many) { self.query.clone() } else { self.narrowed(many) };
            let built = self.built(&query, all, catalogue, site)?;
            let length = built.result.len();
            if length <= SMALL || many == 1 {
                return self.checked(built);
            }
            // As many as would fit were all alike, and fewer each time.
            many = (many * SMALL / length).clamp(1, many - 1);
        }
    }

    /// How many periods there are; a list tells how many items it has beside any part of it.
    fn all(&self, catalogue: &Catalogue, site: &Site) -> Result<Option<usize>, CallError> {
        if self.cut.parameter == "limit" {
            return Ok(None);
        }
        Ok(Some(shown(&answered(&self.query, catalogue, site)?.1)))
    }

    /// The same question, of so many.
    fn narrowed(&self, many: usize) -> Query {
        let mut query = self.query.clone();
        match self.cut.parameter {
            "limit" => query.parameters.limit = Some(many),
            _ => query.parameters.last = Some(many),
        }
        query
    }

    fn built(&self, query: &Query, all: Option<usize>, catalogue: &Catalogue, site: &Site) -> Result<Built, CallError> {
        let (answer, document) = answered(query, catalogue, site)?;
        let words = bundle::file(&answer, site, Format::Markdown, &OutputOptions::default(), &PictureSpec::default())?;
        let words = String::from_utf8_lossy(&words).into_owned();
        let address = document.pointer("/links/self").and_then(Value::as_str).map(str::to_owned);
        let address = address.unwrap_or_else(|| site.href(&of_brief(&query.address())));
        let told = note(&address, &document, self.cut, all);
        let mut result = CallToolResult::success(vec![ContentBlock::text(words), ContentBlock::text(told)]);
        result.structured_content = Some(document.clone());
        // A result of text and JSON always serialises.
        let result = serde_json::to_vec(&result).unwrap_or_default();
        Ok(Built { query: query.clone(), document, result })
    }

    fn checked(&self, built: Built) -> Result<Vec<u8>, CallError> {
        if built.result.len() <= MOST {
            return Ok(built.result);
        }
        let (length, items) = (built.result.len(), shown(&built.document));
        let detail =
            format!("the answer would have {length} bytes for {items} {}; a tool answers with at most {MOST}", self.cut.counted);
        let address = format!("fewer, or the whole at {}", built.query.address());
        Err(QueryError::parameter(self.cut.parameter, detail, &[address.as_str()]).into())
    }
}

/// The answer, and the document that `/v1` has of it in short.
fn answered(query: &Query, catalogue: &Catalogue, site: &Site) -> Result<(Answer, Value), CallError> {
    let options = OutputOptions { is_brief: true, ..OutputOptions::default() };
    let answer = bundle::answer(catalogue, query, &options)?;
    let bytes = bundle::file(&answer, site, Format::Json, &options, &PictureSpec::default())?;
    let document = serde_json::from_slice(&bytes).map_err(|error| CallError::Document(error.to_string()))?;
    Ok((answer, document))
}
