//! Claims: statements about trade to hold against observations.

use std::str::FromStr;

use super::{Calendar, Dyad, Figure, Flow, Product, Span, Status, UnknownTerm};

/// What a claim says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClaimKind {
    /// The flow had this value.
    Level,
    /// The flow changed by this much.
    Growth,
    /// No earlier period was higher.
    RecordHigh,
    /// Higher than another period.
    Above,
    /// Lower than another period.
    Below,
    /// Close to another period: within a tenth of it.
    Near,
}

/// How the stated value is hedged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Qualifier {
    /// As stated, give or take its rounding.
    Exact,
    /// One more or less in the last stated digit; a round figure is as wide as it sounds.
    About,
    /// More than, excluding the value.
    Over,
    /// Less than, excluding the value.
    Under,
    /// The value or more.
    AtLeast,
    /// The value or less.
    AtMost,
}

/// What a claim's value is counted in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClaimUnit {
    /// An ISO 4217 currency.
    Currency(String),
    /// Per cent of the earlier value.
    Percent,
}

/// One statement, with who made the figure, who said it and where it stands kept apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Unique among all claims.
    pub id: String,
    /// Joins the claims of one sentence.
    pub statement: Option<String>,
    /// Whose statistics, about whom.
    pub dyad: Dyad,
    /// The flow spoken of.
    pub flow: Flow,
    /// The product spoken of.
    pub product: Product,
    /// The months spoken of.
    pub period: Span,
    /// The calendar of `period` and `compared_to`.
    pub calendar: Calendar,
    /// What is said.
    pub claim_kind: ClaimKind,
    /// The stated value; none for records and comparisons.
    pub value: Option<Figure>,
    /// What the value is counted in.
    pub unit: Option<ClaimUnit>,
    /// Scale of the value, a power of ten.
    pub unit_mult: u8,
    /// Decimals stated; none when not rounded as far as is known.
    pub decimals: Option<u8>,
    /// How the value is hedged.
    pub qualifier: Qualifier,
    /// The months compared to; for growth without it, the same months a year earlier.
    pub compared_to: Option<Span>,
    /// Who made the figure.
    pub compiler: Option<String>,
    /// Who said it.
    pub stated_by: Option<String>,
    /// When.
    pub published: Option<String>,
    /// F for a forecast.
    pub status: Status,
    /// Name of the source document.
    pub source: String,
    /// The claim in words.
    pub text: String,
    /// A remark.
    pub note: Option<String>,
}

impl ClaimKind {
    /// Every kind.
    pub const ALL: [Self; 6] = [Self::Level, Self::Growth, Self::RecordHigh, Self::Above, Self::Below, Self::Near];

    /// The word used in files and answers.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Level => "level",
            Self::Growth => "growth",
            Self::RecordHigh => "record_high",
            Self::Above => "above",
            Self::Below => "below",
            Self::Near => "near",
        }
    }
}

impl FromStr for ClaimKind {
    type Err = UnknownTerm;

    fn from_str(text: &str) -> Result<Self, UnknownTerm> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.word() == text)
            .ok_or_else(|| UnknownTerm::new("claim_kind", text, "level, growth, record_high, above, below, near"))
    }
}

impl Qualifier {
    /// Every qualifier.
    pub const ALL: [Self; 6] = [Self::Exact, Self::About, Self::Over, Self::Under, Self::AtLeast, Self::AtMost];

    /// The word used in files and answers.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::About => "about",
            Self::Over => "over",
            Self::Under => "under",
            Self::AtLeast => "at_least",
            Self::AtMost => "at_most",
        }
    }
}

impl FromStr for Qualifier {
    type Err = UnknownTerm;

    fn from_str(text: &str) -> Result<Self, UnknownTerm> {
        Self::ALL
            .into_iter()
            .find(|qualifier| qualifier.word() == text)
            .ok_or_else(|| UnknownTerm::new("qualifier", text, "exact, about, over, under, at_least, at_most"))
    }
}

impl ClaimUnit {
    /// `percent`, or the currency code.
    #[must_use]
    pub fn word(&self) -> &str {
        match self {
            Self::Currency(code) => code,
            Self::Percent => "percent",
        }
    }
}

impl FromStr for ClaimUnit {
    type Err = UnknownTerm;

    fn from_str(text: &str) -> Result<Self, UnknownTerm> {
        if text == "percent" {
            Ok(Self::Percent)
        } else if text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase()) {
            Ok(Self::Currency(text.to_owned()))
        } else {
            Err(UnknownTerm::new("unit", text, "percent, or an ISO 4217 currency code such as USD"))
        }
    }
}
