//! What a series counts: a flow, or what two flows make.

use crate::trade::{ClaimFlow, Flow};

/// What a series counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subject {
    /// Exports and imports together.
    Turnover,
    /// What the reporter exported to the partner.
    Exports,
    /// What the reporter imported from the partner.
    Imports,
    /// Exports less imports.
    Balance,
    /// Foreign goods that left the reporter again for the partner; they are among its exports.
    ReExports,
    /// Domestic goods that came back from the partner; they are among its imports.
    ReImports,
    /// Exports less re-exports.
    DomesticExports,
}

impl Subject {
    /// Everything that a series can count.
    pub const ALL: [Self; 7] =
        [Self::Turnover, Self::Exports, Self::Imports, Self::Balance, Self::ReExports, Self::ReImports, Self::DomesticExports];

    /// Those of which partners and products have parts: all but the balance.
    pub const FLOWS: [Self; 6] =
        [Self::Turnover, Self::Exports, Self::Imports, Self::ReExports, Self::ReImports, Self::DomesticExports];

    /// The flow that a source publishes it as; none of what is only made from two flows.
    #[must_use]
    pub fn flow(self) -> Option<Flow> {
        match self {
            Self::Turnover => Some(Flow::Turnover),
            Self::Exports => Some(Flow::Export),
            Self::Imports => Some(Flow::Import),
            Self::ReExports => Some(Flow::ReExport),
            Self::ReImports => Some(Flow::ReImport),
            Self::Balance | Self::DomesticExports => None,
        }
    }

    /// What counts that of which a claim speaks.
    #[must_use]
    pub fn of_claim(flow: ClaimFlow) -> Self {
        match flow {
            ClaimFlow::Of(Flow::Turnover) => Self::Turnover,
            ClaimFlow::Of(Flow::Export) => Self::Exports,
            ClaimFlow::Of(Flow::Import) => Self::Imports,
            ClaimFlow::Of(Flow::ReExport) => Self::ReExports,
            ClaimFlow::Of(Flow::ReImport) => Self::ReImports,
            ClaimFlow::Balance => Self::Balance,
        }
    }

    /// The flow that a claim speaks of which this counts; none of domestic exports.
    #[must_use]
    pub fn claim_flow(self) -> Option<ClaimFlow> {
        if self == Self::Balance { Some(ClaimFlow::Balance) } else { self.flow().map(ClaimFlow::Of) }
    }

    /// The two flows that it can be made from: their sum is a turnover, their difference a balance or domestic exports.
    #[must_use]
    pub fn made_from(self) -> Option<(Flow, Flow)> {
        match self {
            Self::Turnover | Self::Balance => Some((Flow::Export, Flow::Import)),
            Self::DomesticExports => Some((Flow::Export, Flow::ReExport)),
            Self::Exports | Self::Imports | Self::ReExports | Self::ReImports => None,
        }
    }

    /// Is it a difference of two flows, whose rounding may leave it on either side of zero?
    #[must_use]
    pub fn is_difference(self) -> bool {
        matches!(self, Self::Balance | Self::DomesticExports)
    }

    /// What the partner counts of the same goods; a partner counts re-exports among its imports and does not tell them apart.
    #[must_use]
    pub fn mirrored(self) -> Option<Self> {
        match self {
            Self::Exports => Some(Self::Imports),
            Self::Imports => Some(Self::Exports),
            Self::Turnover | Self::Balance => Some(self),
            Self::ReExports | Self::ReImports | Self::DomesticExports => None,
        }
    }

    /// The word used in the `flow` of answers.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Turnover => "turnover",
            Self::Exports => "export",
            Self::Imports => "import",
            Self::Balance => "balance",
            Self::ReExports => "re-export",
            Self::ReImports => "re-import",
            Self::DomesticExports => "domestic-export",
        }
    }
}
