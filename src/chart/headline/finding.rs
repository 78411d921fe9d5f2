//! What can be found in an answer, in exact numbers and without words.

use super::{amount::Stated, extreme::Extreme, size::Size};
use crate::{
    series::Subject,
    trade::{Area, Period, Product},
};

/// What is found in an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::chart) enum Finding {
    /// A level changed on an earlier one.
    Moved(Moved),
    /// A level that may have risen or fallen: how much it is.
    Stood(Stood),
    /// A level that was something fell to exactly nothing.
    FellToZero { what: Counted, now: Period },
    /// A surplus or a deficit.
    Balance(Balanced),
    /// One reporter counted more of the same goods than the other.
    CountsDiffer(CountsDiffer),
    /// Both reporters counted the same goods much alike: they are apart by so much at most.
    CountsAgree { goods: [Area; 2], period: Period, within: Size },
    /// Who comes first among partners.
    Lead(Lead),
    /// How much of all a few products are.
    Concentrated(Concentrated),
    /// Which of several series is the highest and which the lowest, by their places.
    Apart { highest: (usize, Stated), lowest: (usize, Stated), now: Period },
    /// Which of several series grew most since a base, by its place.
    GrewMost { first: usize, base: Option<Period>, now: Period, size: Size },
}

/// What is counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::chart) struct Counted {
    pub(in crate::chart) subject: Subject,
    pub(in crate::chart) product: Product,
}

/// What a level is held against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::chart) enum Against {
    /// The same period a year before.
    YearBefore,
    /// The base of an index.
    Base(Period),
}

/// Where a level went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::chart) enum Course {
    /// Up, whatever the rounding.
    Rose,
    /// Down, whatever the rounding.
    Fell,
    /// Up or nowhere.
    RoseOrLevel,
    /// Down or nowhere.
    FellOrLevel,
}

/// A level changed on an earlier one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::chart) struct Moved {
    pub(in crate::chart) what: Counted,
    pub(in crate::chart) now: Period,
    pub(in crate::chart) against: Against,
    pub(in crate::chart) course: Course,
    /// By how much, without a sign.
    pub(in crate::chart) size: Size,
    /// To how much, where levels are shown.
    pub(in crate::chart) to: Option<Stated>,
    /// What is to be said of the greatest or the least.
    pub(in crate::chart) extreme: Option<Extreme>,
}

/// How much a level is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::chart) struct Stood {
    pub(in crate::chart) what: Counted,
    pub(in crate::chart) now: Period,
    pub(in crate::chart) amount: Stated,
    pub(in crate::chart) extreme: Option<Extreme>,
}

/// A surplus or a deficit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::chart) struct Balanced {
    pub(in crate::chart) now: Period,
    /// Above zero?
    pub(in crate::chart) surplus: bool,
    /// How much, without a sign.
    pub(in crate::chart) amount: Stated,
    /// How it was before.
    pub(in crate::chart) before: Option<Before>,
}

/// How a balance was before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::chart) enum Before {
    /// On the same side in every period from this one on.
    Same(Period),
    /// On the other side in this period, by so much.
    Other(Period, Stated),
}

/// One reporter counted more of the same goods than the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::chart) struct CountsDiffer {
    /// From where to where the goods go.
    pub(in crate::chart) goods: [Area; 2],
    pub(in crate::chart) period: Period,
    /// Who counted more.
    pub(in crate::chart) higher: Area,
    /// Who counted less.
    pub(in crate::chart) lower: Area,
    /// By how much the more exceeds the less.
    pub(in crate::chart) size: Size,
}

/// Who comes first among partners.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::chart) struct Lead {
    pub(in crate::chart) reporter: Area,
    pub(in crate::chart) subject: Subject,
    /// The greatest, greatest first where that is certain.
    pub(in crate::chart) leaders: Vec<Area>,
    /// Their share of what is published for all.
    pub(in crate::chart) share: Option<Size>,
    /// Of the sum of so many partners instead, where nothing is published for all.
    pub(in crate::chart) of_sum: Option<usize>,
    /// Another partner, its place and of how many, where the place is certain.
    pub(in crate::chart) place: Option<(Area, usize, usize)>,
}

/// How much of all a few products are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::chart) struct Concentrated {
    pub(in crate::chart) subject: Subject,
    /// Which.
    pub(in crate::chart) products: Vec<Product>,
    /// Their share.
    pub(in crate::chart) share: Size,
    /// Of what is published for all, and not of the sum of the products?
    pub(in crate::chart) of_published: bool,
}
