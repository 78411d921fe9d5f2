//! What was read in a text.

use std::ops::Range;

use crate::{
    language::Language,
    trade::{Area, Calendar, ClaimFlow, ClaimKind, ClaimUnit, Compared, Figure, Product, Qualifier, Span, Status},
};

/// What is known of a text beside its words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Context {
    /// The language of sentences that have letters of it; else each sentence's is told by its letters.
    pub language: Option<Language>,
    /// The day it came out, as far as known: `2024`, `2024-10`, `2024-10-11`.
    pub published: Option<String>,
    /// Reporter and partner of sentences that name no pair.
    pub pair: Option<(Area, Area)>,
}

/// A text as understood.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// What it says of trade, in the order of the text.
    pub statements: Vec<Statement>,
    /// Figures that are none of trade, and what they are.
    pub passed_over: Vec<PassedOver>,
}

/// One thing that is said of trade.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The bytes that say it: the figure or the word with what belongs to it.
    pub span: Range<usize>,
    /// The bytes of its sentence.
    pub sentence: Range<usize>,
    /// Is it what somebody aims at, rather than expects?
    pub is_target: bool,
    /// What is said.
    pub fields: Fields,
    /// Where each field was found, in the order of the fields.
    pub found: Vec<(Field, Place)>,
    /// What it takes to judge and is open.
    pub missing: Vec<Field>,
}

/// The fields of a claim as far as they were read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fields {
    /// Whose statistics, or the first named of two where it is open whose.
    pub reporter: Option<Area>,
    /// With whom.
    pub partner: Option<Area>,
    /// May it be the statistics of either?
    pub is_open: bool,
    /// The flow.
    pub flow: Option<ClaimFlow>,
    /// The product.
    pub product: Option<Product>,
    /// The months spoken of.
    pub period: Option<Span>,
    /// Their calendar.
    pub calendar: Calendar,
    /// What is said.
    pub kind: ClaimKind,
    /// The stated value.
    pub value: Option<Figure>,
    /// The upper value of a range.
    pub value_to: Option<Figure>,
    /// What it is counted in.
    pub unit: Option<ClaimUnit>,
    /// Scale of the value, a power of ten.
    pub unit_mult: u8,
    /// Decimals stated.
    pub decimals: Option<u8>,
    /// How it is hedged.
    pub qualifier: Qualifier,
    /// What it is compared to.
    pub compared_to: Compared,
    /// The currency that a growth is counted in.
    pub currency: Option<String>,
    /// F for forecasts and targets.
    pub status: Status,
}

/// A field of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// Whose statistics.
    Reporter,
    /// With whom.
    Partner,
    /// The flow.
    Flow,
    /// The product.
    Product,
    /// The months spoken of.
    Period,
    /// What is said.
    ClaimKind,
    /// The stated value.
    Value,
    /// What it is counted in.
    Unit,
    /// How it is hedged.
    Qualifier,
    /// What it is compared to.
    ComparedTo,
    /// Whether it is a forecast.
    Status,
}

/// Where a field was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// The bytes of the text.
    At(Range<usize>),
    /// It is reckoned from the day the text came out, and these bytes.
    Reckoned(Range<usize>),
    /// The pair that was given with the text.
    Given,
    /// What is meant where nothing is said: all products, no hedge.
    Usual,
}

/// A figure that is none of trade between two countries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PassedOver {
    /// The bytes of the figure.
    pub span: Range<usize>,
    /// The bytes of its sentence.
    pub sentence: Range<usize>,
    /// What it is.
    pub what: NotTrade,
}

/// What a figure is that is none of the trade of two countries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NotTrade {
    /// Tonnes, barrels, cubic metres, pieces.
    Quantity,
    /// People.
    People,
    /// Animals.
    Heads,
    /// Loans, credits, debts.
    Loan,
    /// Investments.
    Investment,
    /// Contracts, agreements, deals.
    Contract,
    /// The product of an economy, a budget, reserves.
    Economy,
    /// Trade in services.
    Services,
    /// Goods and services together.
    GoodsAndServices,
    /// Trade without oil.
    NonOil,
    /// Transit, transport.
    Transit,
    /// A share or a count that is none of trade.
    OtherShare,
    /// A price.
    Price,
    /// A rate: of exchange, of duty, of interest.
    Rate,
    /// What is said not to be so.
    Negated,
    /// What would be, if.
    Hypothetical,
    /// What is asked.
    Question,
    /// A figure of trade in what nobody here can tell.
    Unclear,
    /// A sentence of more than three hundred words and signs, which is not read.
    TooLong,
}

impl Field {
    /// Every field, in the order they are told.
    pub const ALL: [Self; 11] = [
        Self::Reporter,
        Self::Partner,
        Self::Flow,
        Self::Product,
        Self::Period,
        Self::ClaimKind,
        Self::Value,
        Self::Unit,
        Self::Qualifier,
        Self::ComparedTo,
        Self::Status,
    ];

    /// The word used in answers: the column of claims.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Reporter => "reporter",
            Self::Partner => "partner",
            Self::Flow => "flow",
            Self::Product => "product",
            Self::Period => "period",
            Self::ClaimKind => "claim_kind",
            Self::Value => "value",
            Self::Unit => "unit",
            Self::Qualifier => "qualifier",
            Self::ComparedTo => "compared_to",
            Self::Status => "status",
        }
    }
}

impl NotTrade {
    /// Every meaning.
    pub const ALL: [Self; 19] = [
        Self::Quantity,
        Self::People,
        Self::Heads,
        Self::Loan,
        Self::Investment,
        Self::Contract,
        Self::Economy,
        Self::Services,
        Self::GoodsAndServices,
        Self::NonOil,
        Self::Transit,
        Self::OtherShare,
        Self::Price,
        Self::Rate,
        Self::Negated,
        Self::Hypothetical,
        Self::Question,
        Self::Unclear,
        Self::TooLong,
    ];

    /// The word used in answers.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Quantity => "quantity",
            Self::People => "people",
            Self::Heads => "heads",
            Self::Loan => "loan",
            Self::Investment => "investment",
            Self::Contract => "contract",
            Self::Economy => "economy",
            Self::Services => "services",
            Self::GoodsAndServices => "goods_and_services",
            Self::NonOil => "non_oil",
            Self::Transit => "transit",
            Self::OtherShare => "other_share",
            Self::Price => "price",
            Self::Rate => "rate",
            Self::Negated => "negated",
            Self::Hypothetical => "hypothetical",
            Self::Question => "question",
            Self::Unclear => "unclear",
            Self::TooLong => "too_long",
        }
    }
}
