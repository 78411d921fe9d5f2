//! The kinds of resources.

/// What kind of resource an address leads to, as far as its parameters hang on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ResourceKind {
    /// The pairs.
    Dyads,
    /// One pair in short.
    Dyad,
    /// A view of a pair that is one series.
    Series,
    /// Both sides of a pair.
    Mirror,
    /// The vintages of a pair's figures.
    Revisions,
    /// The products of a pair.
    DyadProducts,
    /// Claims about a pair.
    Claims,
    /// Events that touch a pair.
    Events,
    /// The code list of areas.
    Areas,
    /// One area.
    Area,
    /// The partners of an area.
    Partners,
    /// The code list of products.
    Products,
    /// One product.
    Product,
    /// The datasets.
    Datasets,
    /// One dataset.
    Dataset,
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

impl ResourceKind {
    /// What it is called to people.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Dyads => "pairs",
            Self::Dyad => "one pair",
            Self::Series => "series",
            Self::Mirror => "mirror",
            Self::Revisions => "revisions",
            Self::DyadProducts => "products of a pair",
            Self::Claims => "claims",
            Self::Events => "events",
            Self::Areas => "areas",
            Self::Area => "one area",
            Self::Partners => "partners",
            Self::Products => "products",
            Self::Product => "one product",
            Self::Datasets => "datasets",
            Self::Dataset => "one dataset",
            Self::Sources => "sources",
            Self::Compare => "comparison",
            Self::Panel => "panel",
            Self::Movers => "movers",
            Self::Observations => "observations",
            Self::Verify => "verify",
            Self::Find => "figures found",
        }
    }
}
