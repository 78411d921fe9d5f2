//! Which rows of a long table are asked for.

use crate::{
    dataset::{Catalogue, Dataset},
    parameter::ParameterError,
    query::{
        Parameters, QueryError,
        ahead::{Extent, Reach},
    },
    series::Subject,
    table::{Part, Products, ScannedProducts},
    trade::{Dyad, Product, Word},
};

/// What is published as it is; what is only made from two flows comes where it is asked for.
const PUBLISHED: [Subject; 5] = [Subject::Exports, Subject::Imports, Subject::ReExports, Subject::ReImports, Subject::Turnover];

/// Which rows are asked for.
#[derive(Debug, Clone)]
pub(in crate::query) struct Asked {
    pub parameters: Parameters,
    /// The products of a level, where one is asked for.
    level: Option<(Word, usize)>,
}

impl Asked {
    /// The rows of these parameters.
    ///
    /// # Errors
    /// A parameter error when there is no such source, or for a product beside a level of products.
    pub fn of(catalogue: &Catalogue, parameters: &Parameters) -> Result<Self, QueryError> {
        if let Some(source) = parameters.source.as_ref().filter(|source| !catalogue.sources().contains_key(*source)) {
            let allowed = catalogue.sources().keys().cloned().collect();
            let detail = format!("there is no source {source:?}");
            return Err(ParameterError { parameter: "source".to_owned(), detail, allowed }.into());
        }
        Ok(Self { level: level(parameters)?, parameters: parameters.clone() })
    }

    /// Is this pair asked for?
    pub fn names(&self, dyad: Dyad) -> bool {
        self.parameters.reporter.is_none_or(|area| area == dyad.reporter)
            && self.parameters.partner.is_none_or(|area| area == dyad.partner)
    }

    /// The place of the source that is asked for in a dataset: none where all are, an error where it has not that one.
    pub fn source(&self, dataset: &Dataset) -> Result<Option<u16>, NotHere> {
        let Some(wanted) = &self.parameters.source else { return Ok(None) };
        let place = dataset.sources.iter().position(|source| source.name == *wanted).ok_or(NotHere)?;
        u16::try_from(place).map(Some).map_err(|_| NotHere)
    }

    /// The products that are asked for.
    pub fn products(&self) -> Products<'_> {
        match (&self.level, &self.parameters.product) {
            (Some((classification, digits)), _) => {
                Products::Level { classification: *classification, digits: *digits, under: "" }
            }
            (None, Some(product)) => Products::One(product),
            (None, None) => Products::One(&Product::Total),
        }
    }

    /// What is read of each dataset, where its rows lie elsewhere.
    pub fn reach(&self, part: Part, extent: Extent) -> Reach<'_> {
        let products = match (self.level, self.parameters.product) {
            (Some((classification, digits)), _) => ScannedProducts::Level(classification, digits),
            (None, product) => ScannedProducts::One(product.unwrap_or_default()),
        };
        Reach {
            reporter: self.parameters.reporter,
            partner: self.parameters.partner,
            products,
            flow: self.parameters.flow.filter(|subject| subject.made_from().is_none()).and_then(Subject::flow),
            source: self.parameters.source.as_deref(),
            calendar: self.parameters.calendar,
            // Of a day in the past the ends of a series are others.
            part: if self.parameters.as_of.is_some() { Part::Whole } else { part },
            is_derived: true,
            extent,
        }
    }

    /// What is counted.
    pub fn subjects(&self) -> &[Subject] {
        match &self.parameters.flow {
            Some(subject) => std::slice::from_ref(subject),
            None => &PUBLISHED,
        }
    }

    /// Are series made from two flows wanted too?
    pub fn wants_made(&self) -> bool {
        self.parameters.flow.is_some()
    }
}

/// A dataset without the source that is asked for.
pub(in crate::query) struct NotHere;

/// The level of products, of the Harmonized System unless another classification is asked for.
fn level(parameters: &Parameters) -> Result<Option<(Word, usize)>, QueryError> {
    let Some(digits) = parameters.level else {
        return match &parameters.classification {
            Some(_) => Err(QueryError::parameter("classification", "goes with a level of it", &["level=2"])),
            None => Ok(None),
        };
    };
    if parameters.product.is_some() {
        return Err(QueryError::parameter("product", "goes without a level: it is one product", &["level without product"]));
    }
    let text = parameters.classification.as_deref().unwrap_or("HS");
    let unknown = || QueryError::parameter("classification", format!("{text:?} is not a classification"), &["HS"]);
    Ok(Some((Word::new(text).ok_or_else(unknown)?, digits)))
}
