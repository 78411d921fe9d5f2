//! A claim as judged by what was out when it was made, beside what is known now.

use std::sync::Arc;

use crate::{
    statistics::{Judgement, Verdict, Weight},
    trade::{Area, Day, Source},
};

/// A claim held against one source, or against what several sources of one compiler say together.
#[derive(Debug, Clone, PartialEq)]
pub struct Against {
    /// The source; of several the one with the highest priority.
    pub source: Arc<Source>,
    /// Whose statistics it is: the claim's reporter, of an open claim either of the two.
    pub reporter: Area,
    /// Every source that the judgement rests on.
    pub sources: Vec<Arc<Source>>,
    /// What its figures say as now known.
    pub judgement: Judgement,
    /// What that weighs; nothing where it may not judge.
    pub weight: Option<Weight>,
    /// Is it among those that decide the verdict?
    pub decides: bool,
    /// The verdict of its figures that were out when the claim was made; none when they were not, or nobody knows when it was.
    pub verdict_then: Option<Verdict>,
}

/// A claim as judged by what was out when it was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Then {
    /// The day whose figures count: when the claim came out, else when its source did.
    pub known: Option<Day>,
    /// The verdict, or why there is none.
    pub verdict: Result<Verdict, UnknownThen>,
}

/// Why there is no verdict of that time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnknownThen {
    /// Neither claim nor source says when it came out.
    NoDate,
    /// No figure that could judge it was out by then.
    NotOut,
}

impl UnknownThen {
    /// Every reason.
    pub const ALL: [Self; 2] = [Self::NoDate, Self::NotOut];

    /// The word used in answers.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::NoDate => "no_date",
            Self::NotOut => "not_out",
        }
    }
}
