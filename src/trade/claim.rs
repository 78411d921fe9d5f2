//! Claims: statements about trade to hold against observations.

use std::{fmt, str::FromStr};

use super::{Calendar, Dyad, Figure, Flow, Period, Product, Span, Status, UnknownTerm};

/// What a claim says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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
    /// So many times the period compared to: 1.5 times, doubled.
    Multiple,
    /// The flow changed by this amount.
    Change,
    /// The partner's part in the reporter's flow with all partners, per cent.
    Share,
    /// The partner's place among the reporter's partners, by the flow.
    Rank,
    /// No earlier period was lower.
    RecordLow,
    /// The growth a year, on the average of the years from the period compared to.
    AverageGrowth,
}

const CLAIM_KINDS: &str =
    "level, growth, record_high, above, below, near, multiple, change, share, rank, record_low, average_growth";

/// How the stated value is hedged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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
    /// From the value to `value_to`, both included.
    Between,
}

/// What a claim's value is counted in.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum ClaimUnit {
    /// An ISO 4217 currency.
    Currency(String),
    /// Per cent of the earlier value; of the reporter's flow with all partners for shares.
    Percent,
    /// Times the earlier value.
    Times,
    /// The so-manieth part of the earlier value: 3 of a fall to a third, «в 3 раза».
    TimesLess,
    /// A place in an order, from 1.
    Rank,
}

/// The flow that a claim speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ClaimFlow {
    /// A flow of goods.
    Of(Flow),
    /// Exports less imports; may be below zero.
    Balance,
}

/// What a claim compares to.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub enum Compared {
    /// What is meant where nothing is said: for growth the same months a year earlier.
    #[default]
    Usual,
    /// These months; of records the first of those that count.
    To(Span),
    /// It is not said, and no usage says it.
    NotStated,
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
    /// May it be the statistics of either of the two: "trade between A and B"?
    pub is_open: bool,
    /// The flow spoken of.
    pub flow: ClaimFlow,
    /// The product spoken of.
    pub product: Product,
    /// The months spoken of; none where that is open, which is never the latest.
    pub period: Option<Span>,
    /// The calendar of `period` and `compared_to`.
    pub calendar: Calendar,
    /// What is said.
    pub claim_kind: ClaimKind,
    /// The stated value; none for records and comparisons.
    pub value: Option<Figure>,
    /// The upper value, of `between`.
    pub value_to: Option<Figure>,
    /// What the value is counted in.
    pub unit: Option<ClaimUnit>,
    /// Scale of the value, a power of ten.
    pub unit_mult: u8,
    /// Decimals stated; none when not rounded as far as is known.
    pub decimals: Option<u8>,
    /// How the value is hedged.
    pub qualifier: Qualifier,
    /// The months compared to.
    pub compared_to: Compared,
    /// The ISO 4217 currency that a growth is counted in, where it is said.
    pub currency: Option<String>,
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

impl Claim {
    /// The months compared to: those said, else of changes the same months a year earlier; none where it is open.
    #[must_use]
    pub fn base(&self) -> Option<Span> {
        let is_change = matches!(self.claim_kind, ClaimKind::Growth | ClaimKind::Multiple | ClaimKind::Change);
        match &self.compared_to {
            Compared::To(span) => Some(span.clone()),
            Compared::Usual if is_change => self.period.as_ref().map(Span::year_before),
            Compared::Usual | Compared::NotStated => None,
        }
    }

    /// Does it speak of exactly that period?
    #[must_use]
    pub fn is_of(&self, period: Period) -> bool {
        self.period.as_ref().is_some_and(|span| span.is(period))
    }

    /// Is it a change on the same months of the year before?
    #[must_use]
    pub fn is_on_a_year_before(&self) -> bool {
        let months = |span: &Span| (span.first_month(), span.months());
        let before = self.period.as_ref().map(Span::year_before);
        self.base().zip(before).is_some_and(|(base, before)| months(&base) == months(&before))
    }

    /// The currency that it is counted in: of an amount, or of a growth where that is said.
    #[must_use]
    pub fn counted_in(&self) -> Option<&str> {
        match &self.unit {
            Some(ClaimUnit::Currency(code)) => Some(code),
            _ => self.currency.as_deref(),
        }
    }

    /// The flow by which the partner's statistics may judge it as well: of an open claim. A share and a place are of the reporter's
    /// own trade with all.
    #[must_use]
    pub fn flow_of_partner(&self) -> Option<ClaimFlow> {
        let is_of_two = !matches!(self.claim_kind, ClaimKind::Share | ClaimKind::Rank);
        if self.is_open && is_of_two { self.flow.of_partner() } else { None }
    }
}

impl ClaimKind {
    /// Every kind.
    pub const ALL: [Self; 12] = [
        Self::Level,
        Self::Growth,
        Self::RecordHigh,
        Self::Above,
        Self::Below,
        Self::Near,
        Self::Multiple,
        Self::Change,
        Self::Share,
        Self::Rank,
        Self::RecordLow,
        Self::AverageGrowth,
    ];

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
            Self::Multiple => "multiple",
            Self::Change => "change",
            Self::Share => "share",
            Self::Rank => "rank",
            Self::RecordLow => "record_low",
            Self::AverageGrowth => "average_growth",
        }
    }

    /// Does it state a value? Records and comparisons need none.
    #[must_use]
    pub fn states_value(self) -> bool {
        !matches!(self, Self::RecordHigh | Self::RecordLow | Self::Above | Self::Below | Self::Near)
    }
}

impl FromStr for ClaimKind {
    type Err = UnknownTerm;

    fn from_str(text: &str) -> Result<Self, UnknownTerm> {
        Self::ALL.into_iter().find(|kind| kind.word() == text).ok_or_else(|| UnknownTerm::new("claim_kind", text, CLAIM_KINDS))
    }
}

impl Qualifier {
    /// Every qualifier.
    pub const ALL: [Self; 7] = [Self::Exact, Self::About, Self::Over, Self::Under, Self::AtLeast, Self::AtMost, Self::Between];

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
            Self::Between => "between",
        }
    }

    /// The same of what is below zero: over five less is under minus five.
    #[must_use]
    pub fn turned(self) -> Self {
        match self {
            Self::Over => Self::Under,
            Self::Under => Self::Over,
            Self::AtLeast => Self::AtMost,
            Self::AtMost => Self::AtLeast,
            Self::Exact | Self::About | Self::Between => self,
        }
    }
}

impl FromStr for Qualifier {
    type Err = UnknownTerm;

    fn from_str(text: &str) -> Result<Self, UnknownTerm> {
        Self::ALL
            .into_iter()
            .find(|qualifier| qualifier.word() == text)
            .ok_or_else(|| UnknownTerm::new("qualifier", text, "exact, about, over, under, at_least, at_most, between"))
    }
}

impl ClaimUnit {
    /// `percent`, `times`, `times_less`, `rank`, or the currency code.
    #[must_use]
    pub fn word(&self) -> &str {
        match self {
            Self::Currency(code) => code,
            Self::Percent => "percent",
            Self::Times => "times",
            Self::TimesLess => "times_less",
            Self::Rank => "rank",
        }
    }
}

impl FromStr for ClaimUnit {
    type Err = UnknownTerm;

    fn from_str(text: &str) -> Result<Self, UnknownTerm> {
        let word = [Self::Percent, Self::Times, Self::TimesLess, Self::Rank].into_iter().find(|unit| unit.word() == text);
        if let Some(unit) = word {
            Ok(unit)
        } else if text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase()) {
            Ok(Self::Currency(text.to_owned()))
        } else {
            Err(UnknownTerm::new("unit", text, "percent, times, times_less, rank, or an ISO 4217 currency code such as USD"))
        }
    }
}

impl ClaimFlow {
    /// Every flow that a claim may speak of.
    pub const ALL: [Self; 6] = [
        Self::Of(Flow::Export),
        Self::Of(Flow::Import),
        Self::Of(Flow::ReExport),
        Self::Of(Flow::ReImport),
        Self::Of(Flow::Turnover),
        Self::Balance,
    ];

    /// The word used in files and answers.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Of(flow) => flow.word(),
            Self::Balance => "balance",
        }
    }

    /// The same trade as the partner counts it: exports are his imports; none for what he cannot tell from other goods.
    #[must_use]
    pub fn of_partner(self) -> Option<Self> {
        match self {
            Self::Of(Flow::Export) => Some(Self::Of(Flow::Import)),
            Self::Of(Flow::Import) => Some(Self::Of(Flow::Export)),
            Self::Of(Flow::Turnover) | Self::Balance => Some(self),
            Self::Of(Flow::ReExport | Flow::ReImport) => None,
        }
    }

    /// The flow of goods; none for a balance.
    #[must_use]
    pub fn flow(self) -> Option<Flow> {
        match self {
            Self::Of(flow) => Some(flow),
            Self::Balance => None,
        }
    }
}

impl FromStr for ClaimFlow {
    type Err = UnknownTerm;

    fn from_str(text: &str) -> Result<Self, UnknownTerm> {
        if text == "balance" {
            return Ok(Self::Balance);
        }
        let wrong = || UnknownTerm::new("flow", text, "export, import, re-export, re-import, turnover, balance");
        text.parse().map(Self::Of).map_err(|_| wrong())
    }
}

impl fmt::Display for Compared {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usual => Ok(()),
            Self::To(span) => span.fmt(out),
            Self::NotStated => out.write_str(Self::NOT_STATED),
        }
    }
}

impl FromStr for Compared {
    type Err = UnknownTerm;

    fn from_str(text: &str) -> Result<Self, UnknownTerm> {
        if text == Self::NOT_STATED { Ok(Self::NotStated) } else { text.parse().map(Self::To) }
    }
}

impl Compared {
    /// The word of files and answers for what is not said.
    pub const NOT_STATED: &str = "not_stated";

    /// The months, where they are said.
    #[must_use]
    pub fn span(&self) -> Option<&Span> {
        match self {
            Self::To(span) => Some(span),
            Self::Usual | Self::NotStated => None,
        }
    }
}
