//! The views of a dyad.

use std::str::FromStr;

use crate::{query::QueryError, series::Subject};

/// A view of a dyad, the last part of its address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum View {
    /// Exports and imports together.
    Turnover,
    /// What the reporter exported.
    Exports,
    /// What the reporter imported.
    Imports,
    /// Exports less imports.
    Balance,
    /// Foreign goods that left again.
    ReExports,
    /// Domestic goods that came back.
    ReImports,
    /// Exports less re-exports.
    DomesticExports,
    /// Both reporters side by side.
    Mirror,
    /// First-published against latest figures.
    Revisions,
    /// What was traded, ranked.
    Products,
    /// Statements held against the figures.
    Claims,
    /// What happened.
    Events,
}

impl View {
    /// Every view, in the order shown.
    pub const ALL: [Self; 12] = [
        Self::Turnover,
        Self::Exports,
        Self::Imports,
        Self::Balance,
        Self::ReExports,
        Self::ReImports,
        Self::DomesticExports,
        Self::Mirror,
        Self::Revisions,
        Self::Products,
        Self::Claims,
        Self::Events,
    ];

    /// The word used in addresses.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Turnover => "turnover",
            Self::Exports => "exports",
            Self::Imports => "imports",
            Self::Balance => "balance",
            Self::ReExports => "re-exports",
            Self::ReImports => "re-imports",
            Self::DomesticExports => "domestic-exports",
            Self::Mirror => "mirror",
            Self::Revisions => "revisions",
            Self::Products => "products",
            Self::Claims => "claims",
            Self::Events => "events",
        }
    }

    /// What the view's series counts; none for the views that are not one series.
    #[must_use]
    pub fn subject(self) -> Option<Subject> {
        match self {
            Self::Turnover => Some(Subject::Turnover),
            Self::Exports => Some(Subject::Exports),
            Self::Imports => Some(Subject::Imports),
            Self::Balance => Some(Subject::Balance),
            Self::ReExports => Some(Subject::ReExports),
            Self::ReImports => Some(Subject::ReImports),
            Self::DomesticExports => Some(Subject::DomesticExports),
            Self::Mirror | Self::Revisions | Self::Products | Self::Claims | Self::Events => None,
        }
    }

    /// The view whose series counts this.
    #[must_use]
    pub fn showing(subject: Subject) -> Self {
        match subject {
            Subject::Turnover => Self::Turnover,
            Subject::Exports => Self::Exports,
            Subject::Imports => Self::Imports,
            Subject::Balance => Self::Balance,
            Subject::ReExports => Self::ReExports,
            Subject::ReImports => Self::ReImports,
            Subject::DomesticExports => Self::DomesticExports,
        }
    }

    /// Can it be drawn?
    #[must_use]
    pub fn has_picture(self) -> bool {
        self.subject().is_some() || matches!(self, Self::Mirror | Self::Products | Self::Claims | Self::Revisions)
    }
}

impl FromStr for View {
    type Err = QueryError;

    fn from_str(text: &str) -> Result<Self, QueryError> {
        Self::ALL.into_iter().find(|view| view.word() == text).ok_or_else(|| QueryError::UnknownView {
            text: text.to_owned(),
            allowed: Self::ALL.iter().map(|view| view.word().to_owned()).collect(),
        })
    }
}
