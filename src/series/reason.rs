//! Why a figure is null.

/// Why a figure is null.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// The first period of the series.
    NoPreviousPeriod,
    /// The series has earlier periods, but not the one compared with.
    Gap,
    /// The base was published as 0.
    ZeroBase,
    /// One of the figures was not published.
    Missing,
    /// The valuation or the territory differs, or a break lies between.
    NotComparable,
    /// Mirror figures that do not come from two reporting sources.
    NotIndependent,
    /// A balance may be on either side of zero.
    SignNotCertain,
    /// Rolled up from fewer than all parts.
    Incomplete,
    /// Published once, so there is nothing to compare with.
    SingleVintage,
    /// Held against periods of another calendar, which share only a part of its days.
    CalendarsDiffer,
    /// A sum or difference past what is held exactly.
    TooLarge,
    /// The source has the whole of the period and no row of this part: not traded, below its threshold, or not broken down.
    NoRow,
}

impl Reason {
    /// Every reason.
    pub const ALL: [Self; 12] = [
        Self::NoPreviousPeriod,
        Self::Gap,
        Self::ZeroBase,
        Self::Missing,
        Self::NotComparable,
        Self::NotIndependent,
        Self::SignNotCertain,
        Self::Incomplete,
        Self::SingleVintage,
        Self::CalendarsDiffer,
        Self::TooLarge,
        Self::NoRow,
    ];

    /// The word used in answers.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::NoPreviousPeriod => "no_previous_period",
            Self::Gap => "gap",
            Self::ZeroBase => "zero_base",
            Self::Missing => "missing",
            Self::NotComparable => "not_comparable",
            Self::NotIndependent => "not_independent",
            Self::SignNotCertain => "sign_not_certain",
            Self::Incomplete => "incomplete",
            Self::SingleVintage => "single_vintage",
            Self::CalendarsDiffer => "calendars_differ",
            Self::TooLarge => "too_large",
            Self::NoRow => "no_row",
        }
    }

    /// The reason in a sentence.
    #[must_use]
    pub fn sentence(self) -> &'static str {
        match self {
            Self::NoPreviousPeriod => "the series begins here",
            Self::Gap => "the period a year before is not in the series",
            Self::ZeroBase => "the base was published as 0",
            Self::Missing => "a figure was not published",
            Self::NotComparable => "the valuation differs or the series has a break",
            Self::NotIndependent => "the two sides are not both reported by their own statistics",
            Self::SignNotCertain => "the balance may be on either side of zero",
            Self::Incomplete => "not all parts of the period were published",
            Self::SingleVintage => "the figure was published once",
            Self::CalendarsDiffer => "the periods of two calendars share only a part of their days",
            Self::NoRow => {
                "the source has the whole of the period and no row of this: not traded, below its threshold, or not broken down"
            }
            Self::TooLarge => "past 92 quadrillion units, which is the most that is held exactly",
        }
    }
}
