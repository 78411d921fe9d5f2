//! Why a figure of a provider's file is kept out, or what is told of one that is kept.

use std::{borrow::Cow, fmt};

use serde::Serialize;

use crate::{
    limits::{Limits, count},
    trade::shortened,
};

/// Why a figure is kept out, or what is told of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DropReason {
    /// The row has more or fewer fields than the header.
    RowLength,
    /// The provider's code stands for no area of ours.
    Area,
    /// The sum of areas that stand beside it.
    Group,
    /// Not one of the flows that are kept, such as domestic exports, which are already in the exports.
    Flow,
    /// A word that is no flow that is known.
    UnknownFlow,
    /// Not a product code.
    Product,
    /// Not a whole year, quarter or month.
    Period,
    /// Not a number, or too large.
    Value,
    /// Below zero where rows are whole figures: it corrects nothing that it could be added to.
    Negative,
    /// No figure.
    Missing,
    /// Part of a figure that stands beside it: by customs procedure, mode of transport or second partner.
    Breakdown,
    /// Not trade in goods: services, prices, balances, quantities.
    NotGoods,
    /// Reporter and partner are the same.
    SelfTrade,
    /// The same key and figure once more.
    Repeated,
    /// Different figures of one key, none of which has a better claim: none is kept.
    Conflict,
    /// The same imports at another valuation; CIF is kept.
    Valuation,
    /// The figure of a larger or smaller territory beside one of the area itself, which is kept.
    Territory,
    /// An estimate beside a reported figure, or a total under a lesser classification.
    Outranked,
    /// Parts that come to less than nothing.
    BelowZero,
    /// Told, not kept out: the area code is not known, and the row's ISO code says which area it is.
    Resolved,
    /// Told, not kept out: the row's ISO code names another area than its area code, which is followed.
    Contradiction,
    /// Told, not kept out: a total that is not the sum of the parts beside it; the total is kept.
    Unequal,
}

/// What a figure is worth, where it can be read: hundredths of a currency unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Worth {
    pub hundredths: i128,
    pub currency: Cow<'static, str>,
}

/// One figure kept out: why, and what stood there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Dropped {
    pub reason: DropReason,
    /// What stood there; the code says it where this is empty.
    pub detail: String,
    /// What such figures are listed by, such as an area code; the detail where it is empty.
    pub code: String,
    /// The name that stands beside the code, such as that of the area.
    pub name: Cow<'static, str>,
    /// Where the one who drops it knows it; else the mapper is asked.
    pub worth: Option<Worth>,
}

/// A mapped value, or why there is none.
pub(super) type Mapped<T> = Result<T, Dropped>;

impl Dropped {
    pub(super) fn new(reason: DropReason, detail: impl Into<String>) -> Self {
        Self { reason, detail: told(detail.into()), code: String::new(), name: Cow::Borrowed(""), worth: None }
    }

    /// The same, listed under a code.
    pub(super) fn of_code(self, code: impl Into<String>) -> Self {
        Self { code: told(code.into()), ..self }
    }

    /// The same, with the name that stands beside the code.
    pub(super) fn named(self, name: impl Into<Cow<'static, str>>) -> Self {
        let name = match name.into() {
            Cow::Owned(name) => Cow::Owned(told(name)),
            known @ Cow::Borrowed(_) => known,
        };
        Self { name, ..self }
    }

    /// The same, of a known worth.
    pub(super) fn worth(self, hundredths: i128, currency: &str) -> Self {
        Self { worth: Some(Worth { hundredths, currency: Cow::Owned(currency.to_owned()) }), ..self }
    }
}

/// What stood in a file as it is told: on one line, and no longer than a finding.
fn told(text: String) -> String {
    let longest = count(Limits::current().finding_bytes);
    if text.len() <= longest && text.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_control()) {
        return text;
    }
    shortened(&text, longest)
}

impl DropReason {
    /// Is money lost by it that stands nowhere else?
    pub(super) fn is_loss(self) -> bool {
        matches!(
            self,
            Self::RowLength
                | Self::Area
                | Self::UnknownFlow
                | Self::Product
                | Self::Period
                | Self::Value
                | Self::Negative
                | Self::Conflict
                | Self::BelowZero
        )
    }
}

impl fmt::Display for DropReason {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::RowLength => "a row with more or fewer fields than the header",
            Self::Area => "an area code that stands for no area of the code list",
            Self::Group => "the sum of areas that stand beside it",
            Self::Flow => "a flow that is not kept (domestic exports and the like are already in exports and imports)",
            Self::UnknownFlow => "not a flow that is known",
            Self::Product => "not a product code",
            Self::Period => "not a whole year, quarter or month",
            Self::Value => "not a number, or too large",
            Self::Negative => "below zero, where rows are whole figures and not parts",
            Self::Missing => "no figure",
            Self::Breakdown => "part of a figure that stands beside it (customs procedure, transport, second partner)",
            Self::NotGoods => "not a level of trade in goods",
            Self::SelfTrade => "reporter and partner are the same",
            Self::Repeated => "the same figure once more",
            Self::Conflict => "different figures of one key, none better founded; none is kept",
            Self::Valuation => "the same imports at another valuation; CIF is kept",
            Self::Territory => "another territory under the same code, beside the one of that year, whose figure is kept",
            Self::Outranked => "an estimate beside a reported figure, or a total under a lesser classification",
            Self::BelowZero => "parts that come to less than nothing",
            Self::Resolved => "area codes not known, taken by the ISO code in the same row",
            Self::Contradiction => "ISO codes in the row that name another area than its area code, which is followed",
            Self::Unequal => "totals that are not the sum of the parts beside them; the total is kept",
        })
    }
}
