//! What a text says, or one statement, held against every source.

use std::ops::Range;

use crate::{
    query::{ClaimVerdicts, Listing, Nearest},
    statement::{Field, Fields, NotTrade},
};

/// What was said, each statement held against every source.
#[derive(Debug, Clone, PartialEq)]
pub struct VerifyAnswer {
    /// The statements, in the order of the text.
    pub listing: Listing<VerifiedStatement>,
    /// The figures of the text that are none of trade, and what they are.
    pub passed_over: Vec<PassedFigure>,
    /// Why there is no statement; none where there is one.
    pub nothing: Option<Nothing>,
    /// How many statements were not judged, since one text may have so many only.
    pub left_off: usize,
    /// The text that was read; none of a statement by its fields.
    pub text: Option<String>,
}

/// Why a text has no statement to verify.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nothing {
    /// All of its figures are none of the trade of two countries.
    AllPassedOver,
    /// There is no figure, record or comparison of trade in it.
    NoFigure,
}

/// One statement, as it was understood, with what every source says of it.
#[derive(Debug, Clone, PartialEq)]
pub struct VerifiedStatement {
    /// Where it stands in the text; none where it was given by its fields.
    pub place: Option<StatementPlace>,
    /// What is said.
    pub fields: Fields,
    /// Where each field was found, in the order of the fields.
    pub found: Vec<(Field, FieldFound)>,
    /// What it takes to judge and is open.
    pub missing: Vec<Field>,
    /// What the sources say of it; none where something is missing.
    pub judged: Option<Box<ClaimVerdicts>>,
    /// What would make its figure right, where the sources do not bear it out.
    pub nearest: Vec<Nearest>,
    /// The ids of the claims of the datasets that say the same.
    pub same_as: Vec<String>,
    /// The canonical path and query of this statement alone.
    pub address: String,
}

/// Where a statement stands in its text, in Unicode characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatementPlace {
    /// What says it: the figure or the word with what belongs to it.
    pub span: Range<usize>,
    /// The same in the words of the text.
    pub text: String,
    /// Its sentence.
    pub sentence: Range<usize>,
}

/// How a field was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldFound {
    /// These characters of the text say it.
    Text(Range<usize>),
    /// It is reckoned from these characters and the day that the text came out.
    Published(Range<usize>),
    /// The pair that was given says it.
    Pair,
    /// It is what is meant where nothing is said.
    Usual,
    /// A parameter says it.
    Parameter,
}

/// A figure of a text that is none of the trade of two countries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PassedFigure {
    /// The figure and its sentence.
    pub place: StatementPlace,
    /// What it is.
    pub what: NotTrade,
}

/// How much of a statement was understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Understood {
    /// All that it takes to judge it.
    Whole,
    /// What it is about and what it says, but not all that it takes to judge it.
    Part,
    /// Not whose trade it is, or not what it says of it.
    No,
}

impl VerifiedStatement {
    /// How much of it was understood.
    #[must_use]
    pub fn understood(&self) -> Understood {
        let is_open = |field: &Field| self.missing.contains(field);
        let pair = [Field::Reporter, Field::Partner];
        match self.missing.len() {
            0 => Understood::Whole,
            _ if pair.iter().all(is_open) || [Field::Flow, Field::Value, Field::Unit].iter().any(is_open) => Understood::No,
            _ => Understood::Part,
        }
    }
}

impl Understood {
    /// Every word.
    pub const ALL: [Self; 3] = [Self::Whole, Self::Part, Self::No];

    /// The word used in answers.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Part => "part",
            Self::No => "no",
        }
    }
}

impl Nothing {
    /// Every reason.
    pub const ALL: [Self; 2] = [Self::AllPassedOver, Self::NoFigure];

    /// The word used in answers.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::AllPassedOver => "all_passed_over",
            Self::NoFigure => "no_figure",
        }
    }
}

impl FieldFound {
    /// The words of all of them.
    pub const WORDS: [&str; 5] = ["text", "published", "pair", "usual", "parameter"];

    /// The word used in answers.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Text(_) => "text",
            Self::Published(_) => "published",
            Self::Pair => "pair",
            Self::Usual => "usual",
            Self::Parameter => "parameter",
        }
    }

    /// The characters of the text that say it.
    #[must_use]
    pub fn place(&self) -> Option<&Range<usize>> {
        match self {
            Self::Text(place) | Self::Published(place) => Some(place),
            Self::Pair | Self::Usual | Self::Parameter => None,
        }
    }
}
