//! What can be asked for, and the path it stands at.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::{
    query::{Format, Offer, QueryError, ResourceKind, View},
    trade::{Area, Dyad, Product},
};

/// What is escaped in the name of a dataset: all but what ids are made of.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_');

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Resource {
    /// The pairs.
    Dyads,
    /// One pair in short.
    Dyad(Dyad),
    /// One view of a pair.
    View(Dyad, View),
    /// The code list.
    Areas,
    /// One area.
    Area(Area),
    /// The partners of one area.
    Partners(Area),
    /// The code list of products.
    Products,
    /// One product.
    Product(Product),
    /// The datasets.
    Datasets,
    /// One dataset.
    Dataset(String),
    /// The sources.
    Sources,
    /// Several series side by side.
    Compare,
    /// Every series below one another.
    Panel,
    /// The pairs that moved most.
    Movers,
    /// The observations as they are stored.
    Observations,
    /// What is said, held against every source.
    Verify,
    /// Who states a figure.
    Find,
}

impl Resource {
    /// What kind it is, as far as its parameters hang on it.
    #[must_use]
    pub fn kind(&self) -> ResourceKind {
        match self {
            Self::Dyads => ResourceKind::Dyads,
            Self::Dyad(_) => ResourceKind::Dyad,
            Self::View(_, View::Mirror) => ResourceKind::Mirror,
            Self::View(_, View::Revisions) => ResourceKind::Revisions,
            Self::View(_, View::Products) => ResourceKind::DyadProducts,
            Self::View(_, View::Claims) => ResourceKind::Claims,
            Self::View(_, View::Events) => ResourceKind::Events,
            Self::View(..) => ResourceKind::Series,
            Self::Areas => ResourceKind::Areas,
            Self::Area(_) => ResourceKind::Area,
            Self::Partners(_) => ResourceKind::Partners,
            Self::Products => ResourceKind::Products,
            Self::Product(_) => ResourceKind::Product,
            Self::Datasets => ResourceKind::Datasets,
            Self::Dataset(_) => ResourceKind::Dataset,
            Self::Sources => ResourceKind::Sources,
            Self::Compare => ResourceKind::Compare,
            Self::Panel => ResourceKind::Panel,
            Self::Movers => ResourceKind::Movers,
            Self::Observations => ResourceKind::Observations,
            Self::Verify => ResourceKind::Verify,
            Self::Find => ResourceKind::Find,
        }
    }

    /// Can it be drawn?
    #[must_use]
    pub fn has_picture(&self) -> bool {
        match self {
            Self::View(_, view) => view.has_picture(),
            Self::Partners(_) | Self::Compare => true,
            _ => false,
        }
    }

    /// The formats that it is offered in.
    #[must_use]
    pub fn offer(&self) -> Offer {
        match self {
            Self::Panel | Self::Observations => Offer::Rows,
            _ => Offer::answer(self.has_picture()),
        }
    }

    /// The format of a suffix, if it is offered.
    ///
    /// # Errors
    /// A parameter error that names the suffixes offered.
    pub fn format(&self, suffix: &str) -> Result<Format, QueryError> {
        Format::with_suffix(suffix).filter(|format| self.offer().has(*format)).ok_or_else(|| {
            let allowed: Vec<&str> = self.offer().formats().map(Format::suffix).collect();
            QueryError::parameter("suffix", format!(".{suffix} is not offered here"), &allowed)
        })
    }

    /// The path, without query or suffix.
    #[must_use]
    pub fn path(&self) -> String {
        match self {
            Self::Dyads => "/v1/dyads".to_owned(),
            Self::Dyad(dyad) => format!("/v1/dyads/{dyad}"),
            Self::View(dyad, view) => format!("/v1/dyads/{dyad}/{}", view.word()),
            Self::Areas => "/v1/areas".to_owned(),
            Self::Area(area) => format!("/v1/areas/{area}"),
            Self::Partners(area) => format!("/v1/areas/{area}/partners"),
            Self::Products => "/v1/products".to_owned(),
            Self::Product(product) => format!("/v1/products/{product}"),
            Self::Datasets => "/v1/datasets".to_owned(),
            Self::Dataset(name) => format!("/v1/datasets/{}", utf8_percent_encode(name, ESCAPED)),
            Self::Sources => "/v1/sources".to_owned(),
            Self::Compare => "/v1/compare".to_owned(),
            Self::Panel => "/v1/panel".to_owned(),
            Self::Movers => "/v1/movers".to_owned(),
            Self::Observations => "/v1/observations".to_owned(),
            Self::Verify => "/v1/verify".to_owned(),
            Self::Find => "/v1/find".to_owned(),
        }
    }
}
