//! The words of a verdict.

/// What the data say of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It cannot be ruled out.
    Consistent,
    /// It is ruled out.
    Inconsistent,
    /// Nothing can be said.
    Unverifiable,
    /// Some sources bear it out, others rule it out; only of all sources together.
    Contested,
    /// As published: nothing but its own source or compiler bears it out; only of all sources together.
    OwnSourceOnly,
}

/// Why nothing can be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unverifiable {
    /// The source has no figure for it.
    NoData,
    /// The figures are not comparable.
    NotComparable,
    /// The claim is too vague.
    Vague,
    /// The claim was a forecast, and there is no figure yet.
    Forecast,
    /// Only figures of low reliability could judge it, and they judge nothing alone.
    LowReliability,
    /// It does not say of when it speaks.
    NoPeriod,
    /// It does not say what it compares to.
    NoBase,
    /// A field that it takes to judge was not found in what was said.
    NotUnderstood,
}

/// How claim and source are related.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// The claim stands in the source itself.
    SameSource,
    /// Both figures were made by the same body.
    SameCompiler,
    /// Neither, as far as is known.
    Independent,
}

/// How much a judgement weighs; only the heaviest that there are decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// The claim's own source or compiler.
    Own,
    /// A floor or ceiling that the claim does not pass, so that it may be.
    Limit,
    /// What others state of it without figures of their own in the data.
    Claims,
    /// A figure that somebody quotes.
    Quoted,
    /// A figure from the partner's statistics.
    Mirrored,
    /// A figure made to agree from both sides.
    Reconciled,
    /// A figure of the reporter's own statistics.
    Reported,
}

impl Verdict {
    /// Every verdict.
    pub const ALL: [Self; 5] = [Self::Consistent, Self::Inconsistent, Self::Unverifiable, Self::Contested, Self::OwnSourceOnly];

    /// The word used in answers.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Consistent => "consistent",
            Self::Inconsistent => "inconsistent",
            Self::Unverifiable => "unverifiable",
            Self::Contested => "contested",
            Self::OwnSourceOnly => "own_source_only",
        }
    }
}

impl Unverifiable {
    /// Every reason.
    pub const ALL: [Self; 8] = [
        Self::NoData,
        Self::NotComparable,
        Self::Vague,
        Self::Forecast,
        Self::LowReliability,
        Self::NoPeriod,
        Self::NoBase,
        Self::NotUnderstood,
    ];

    /// The word used in answers.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::NoData => "no_data",
            Self::NotComparable => "not_comparable",
            Self::Vague => "vague",
            Self::Forecast => "forecast",
            Self::LowReliability => "low_reliability",
            Self::NoPeriod => "no_period",
            Self::NoBase => "no_base",
            Self::NotUnderstood => "not_understood",
        }
    }
}

impl Relation {
    /// Every relation.
    pub const ALL: [Self; 3] = [Self::SameSource, Self::SameCompiler, Self::Independent];

    /// The word used in answers.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::SameSource => "same_source",
            Self::SameCompiler => "same_compiler",
            Self::Independent => "independent",
        }
    }
}

impl Weight {
    /// Every weight, the lightest first.
    pub const ALL: [Self; 7] =
        [Self::Own, Self::Limit, Self::Claims, Self::Quoted, Self::Mirrored, Self::Reconciled, Self::Reported];

    /// The word used in answers.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Limit => "limit",
            Self::Claims => "claims",
            Self::Quoted => "quoted",
            Self::Mirrored => "mirrored",
            Self::Reconciled => "reconciled",
            Self::Reported => "reported",
        }
    }
}
