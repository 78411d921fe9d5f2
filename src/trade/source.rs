//! Where figures come from: one source for each attributing body and publication.

use std::str::FromStr;

use super::{Area, Flow, Translations, UnknownTerm};

/// How a source came by its figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reporting {
    /// The reporter's own statistics.
    Reported,
    /// Taken from the partner's statistics.
    Mirrored,
    /// Both sides made to agree by the compiler.
    Reconciled,
    /// Quoted by a speaker or the press.
    Quoted,
}

impl Reporting {
    /// Is it the count of the side that it is listed under, and neither the partner's nor a compiler's?
    #[must_use]
    pub fn is_own_count(self) -> bool {
        matches!(self, Self::Reported | Self::Quoted)
    }
}

/// A source of observations or claims.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The key used in files and in `source=`.
    pub name: String,
    /// What it is called.
    pub title: String,
    /// The same in other languages.
    pub titles: Translations,
    /// What it is called in a few words, beside others in a picture.
    pub short: Option<String>,
    /// The same in other languages.
    pub shorts: Translations,
    /// Its address, if it has one.
    pub path: Option<String>,
    /// The highest wins by default.
    pub priority: i64,
    /// How it came by its figures.
    pub reporting: Reporting,
    /// Who made the figures.
    pub compiler: Option<String>,
    /// Completes a chart title: "as quoted in an October 2024 commentary".
    pub attribution: Option<String>,
    /// When it came out: a year, month or date.
    pub published: Option<String>,
    /// Its terms.
    pub license: Option<String>,
    /// Levels of products that it has all of, such as `HS:2`: their sum is the total of all products.
    pub complete_levels: Vec<String>,
}

/// A warning that goes with a series of a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caution {
    /// The source it is about.
    pub source: String,
    /// Only this reporter's series.
    pub reporter: Option<Area>,
    /// Only series about this partner.
    pub partner: Option<Area>,
    /// Only series of this flow.
    pub flow: Option<Flow>,
    /// What to beware of.
    pub text: String,
    /// The same in other languages.
    pub texts: Translations,
}

impl Reporting {
    /// Every kind of reporting.
    pub const ALL: [Self; 4] = [Self::Reported, Self::Mirrored, Self::Reconciled, Self::Quoted];

    /// The word used in files and answers.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Reported => "reported",
            Self::Mirrored => "mirrored",
            Self::Reconciled => "reconciled",
            Self::Quoted => "quoted",
        }
    }
}

impl FromStr for Reporting {
    type Err = UnknownTerm;

    fn from_str(text: &str) -> Result<Self, UnknownTerm> {
        Self::ALL
            .into_iter()
            .find(|reporting| reporting.word() == text)
            .ok_or_else(|| UnknownTerm::new("reporting", text, "reported, mirrored, reconciled, quoted"))
    }
}
