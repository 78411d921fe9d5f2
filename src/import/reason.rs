//! Why a figure of a provider's file is kept out: every reason is counted, with the first example.

use std::{collections::BTreeMap, fmt};

use serde::Serialize;

/// Why a figure is kept out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The row has more or fewer fields than the header.
    RowLength,
    /// The provider's code stands for no area of ours.
    Area,
    /// Not one of the flows that are kept, such as domestic exports, which are already in the exports.
    Flow,
    /// Not a product code.
    Product,
    /// Not a whole year, quarter or month.
    Period,
    /// Not a number, below zero, or too large.
    Value,
    /// No figure.
    Missing,
    /// Part of a figure that stands beside it: by customs procedure, mode of transport or second partner.
    Breakdown,
    /// Not trade in goods: services, prices, balances.
    NotGoods,
    /// Reporter and partner are the same.
    SelfTrade,
    /// The same key and figure once more.
    Repeated,
    /// The same key with another figure; the first is kept.
    Conflict,
    /// The same imports at another valuation; CIF is kept.
    Valuation,
}

/// One figure kept out: why, and what stood there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Dropped {
    pub reason: Reason,
    pub detail: String,
}

/// A mapped value, or why there is none.
pub(super) type Mapped<T> = Result<T, Dropped>;

/// How often a reason was met, and where first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Drop {
    /// Why.
    pub reason: Reason,
    /// How many figures.
    pub count: u64,
    /// The first one: file, line and what stood there.
    pub first: String,
}

/// Every reason met.
#[derive(Debug, Default)]
pub(super) struct Drops(BTreeMap<Reason, (u64, String)>);

impl Dropped {
    pub(super) fn new(reason: Reason, detail: impl Into<String>) -> Self {
        Self { reason, detail: detail.into() }
    }
}

impl Drops {
    /// Counts a figure; `place` is only asked for the first of its reason.
    pub(super) fn add(&mut self, dropped: &Dropped, place: impl FnOnce() -> String) {
        let first = || format!("{}: {}", place(), dropped.detail.chars().take(160).collect::<String>());
        self.0.entry(dropped.reason).or_insert_with(|| (0, first())).0 += 1;
    }

    pub(super) fn list(&self) -> Vec<Drop> {
        self.0.iter().map(|(reason, (count, first))| Drop { reason: *reason, count: *count, first: first.clone() }).collect()
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::RowLength => "a row with more or fewer fields than the header",
            Self::Area => "an area code that stands for no area of the code list",
            Self::Flow => "a flow that is not kept (domestic exports and the like are already in exports and imports)",
            Self::Product => "not a product code",
            Self::Period => "not a whole year, quarter or month",
            Self::Value => "not a number, below zero, or too large",
            Self::Missing => "no figure",
            Self::Breakdown => "part of a figure that stands beside it (customs procedure, transport, second partner)",
            Self::NotGoods => "not a level of trade in goods",
            Self::SelfTrade => "reporter and partner are the same",
            Self::Repeated => "the same figure once more",
            Self::Conflict => "the same key with another figure; the first is kept",
            Self::Valuation => "the same imports at another valuation; CIF is kept",
        })
    }
}
