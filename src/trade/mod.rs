//! The words of the field, parsed once at the edge and valid from there on (floor 0).

mod amount;
mod area;
mod calendar;
mod caution_text;
mod claim;
mod continent;
mod day;
mod days;
mod dyad;
mod event;
mod figure;
mod finding;
mod flow;
mod frequency;
mod harmonized;
mod interval;
mod one_line;
mod period;
mod product;
mod product_tree;
mod source;
mod span;
mod status;
mod terms;
mod territory;
mod valuation;
mod web_address;
mod word;

pub use amount::{Amount, Level, OutOfRange};
pub use area::{Area, AreaKind};
pub use calendar::{Calendar, FiscalStart};
pub use caution_text::{CautionPart, CautionText};
pub use claim::{Claim, ClaimFlow, ClaimKind, ClaimUnit, Compared, Qualifier};
pub use continent::Continent;
pub use day::{Day, Vintage};
pub use days::Days;
pub use dyad::Dyad;
pub use event::{Event, Translations};
pub use figure::{Figure, FigureFault};
pub use finding::{Finding, FindingCode, Severity};
pub use flow::Flow;
pub use frequency::{Frequency, PartYear};
pub use harmonized::{Section, harmonized_chapters, harmonized_children, harmonized_codes, harmonized_name};
pub use interval::{BOUND_PER_HUNDREDTH, BOUND_PER_UNIT, Bound, Interval};
pub use one_line::{is_bidi_control, one_line, shortened};
pub use period::Period;
pub use product::Product;
pub use source::{Caution, Reporting, Source};
pub use span::Span;
pub use status::Status;
pub use terms::{License, OWN_TERMS};
pub use territory::{Territories, Territory};
pub use valuation::Valuation;
pub use web_address::is_web_address;
pub use word::Word;

/// A text that is not a word of the field: which word was expected, what stood there, what is allowed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} is not a {term}; allowed: {allowed}")]
pub struct UnknownTerm {
    /// The word that was expected, such as `flow` or `period`.
    pub term: &'static str,
    /// What stood there.
    pub text: String,
    /// What is allowed, in words.
    pub allowed: &'static str,
}

/// Words that are written down as their text.
macro_rules! written_as_text {
    ($($word:ident),*) => {$(
        impl serde::Serialize for $word {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $word {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    )*};
}

written_as_text!(Dyad, Product, Word);

impl UnknownTerm {
    pub(crate) fn new(term: &'static str, text: &str, allowed: &'static str) -> Self {
        Self { term, text: text.chars().take(80).collect(), allowed }
    }
}
