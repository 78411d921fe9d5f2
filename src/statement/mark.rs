//! What the first readings find in the tokens of a text, before clauses are put together.

use std::ops::Range;

use crate::trade::{Area, Calendar, Figure, Qualifier, Span};

/// A quantity: a number with its scale, what it is counted in, and its hedge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Quantity {
    /// Its tokens, hedge, currency and scale among them.
    pub tokens: Range<usize>,
    /// The number as stated: 4.9; never below zero, unless it is written with a minus.
    pub value: Figure,
    /// The upper number of a range: "between 4 and 5 billion".
    pub value_to: Option<Figure>,
    /// Its scale, a power of ten: 9 for billions.
    pub unit_mult: u8,
    /// Decimals as written; of "38 billion 607.6 million" those of the sum in its larger scale.
    pub decimals: u8,
    /// What it is counted in.
    pub measure: Measure,
    /// The hedge that stands with it, not yet turned round for a fall.
    pub qualifier: Qualifier,
    /// Is it the same sum in another currency, after the one before it: "$4.9bn (€4.5bn)"?
    pub is_conversion: bool,
    /// Was a plus or minus written?
    pub sign: Option<bool>,
}

/// What a quantity is counted in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Measure {
    /// An ISO 4217 currency.
    Money(String),
    /// A currency that several states have, with nothing that says whose: crowns, rupees, pounds of nobody.
    UnclearMoney,
    /// A bare number with a scale: "1.5 billion".
    Scaled,
    /// A bare number.
    Bare,
    /// Per cent.
    Percent,
    /// Percentage points.
    Points,
    /// Times as much: "1.5 times", «в 1,5 раза», «دو برابر», "doubled" (2), "halved" (a half).
    Times,
    /// A part: "a third" as 33 per cent, hedged as about.
    Part,
    /// A place in an order: "second-largest".
    Place,
    /// Tonnes, barrels, cubic metres, kilometres, pieces, containers.
    Quantity,
    /// People.
    People,
    /// Animals.
    Heads,
    /// Years, months, days, hours as lengths: "over 10 years".
    Duration,
    /// A count of other things: "12 agreements".
    Count,
}

/// A period that is spoken of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PeriodMark {
    /// Its tokens, the preposition among them.
    pub tokens: Range<usize>,
    /// The months; none where words alone do not say, such as "last year" of a text without a day.
    pub span: Option<Span>,
    /// Their calendar.
    pub calendar: Calendar,
    /// What it is there for.
    pub role: PeriodRole,
    /// Is it reckoned from the day that the text came out?
    pub is_reckoned: bool,
    /// The Gregorian year in which a fiscal year begins: 2023 of "2023-24"; which months that is depends on whose it is. The
    /// months are given too where days tell them.
    pub fiscal: Option<i32>,
    /// First month and count of months of a part of a year, whether its year is known, reckoned or open: (1, 9) of "the first
    /// nine months". Of a fiscal year they count from its start.
    pub part: Option<(i32, i32)>,
}

/// What a period is there for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PeriodRole {
    /// The period spoken of: "in 2023", "2023".
    In,
    /// What is compared to: "from 2021", "compared with 2022", "than in 2022", "the level of 2022"; «к 2022 году» too, unless the
    /// year is after that of the text, or words of goals stand near.
    ComparedTo,
    /// The same months a year earlier: "year on year", "compared with last year", "on the same period of last year", "a year earlier" after a change.
    YearEarlier,
    /// "a year earlier it was 3 billion": the same months a year before, spoken of.
    YearBefore,
    /// "compared with the same period of 2022": the same months of the year that is given.
    SameMonths,
    /// "annually", "$3bn a year": told of every year, and of none.
    EachYear,
    /// "since 2016".
    Since,
    /// "from 2016 to 2023": from; the mark that follows is `To`.
    From,
    /// "to 2023", "by 2030", "until 2025".
    To,
    /// A day on which something was said or done: "on 11 October 2024".
    Day,
    /// "in recent years", "over the decade": told, but which is open.
    Vague,
}

/// A name of an area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct AreaMark {
    /// Its tokens, an article among them.
    pub tokens: Range<usize>,
    /// Which; none where the words have two meanings, or are part of a name that is no area.
    pub area: Option<Area>,
    /// In what form.
    pub form: AreaForm,
    /// Whose the bearer of an other name is: Russia of "the Bank of Russia" and of "the Russian ambassador in Tehran".
    pub of: Option<Area>,
}

/// In what form an area is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum AreaForm {
    /// "Iran", «Ираном», «ایران».
    Name,
    /// "Iranian", «иранский», «ایرانی».
    Adjective,
    /// "Iran's".
    Possessive,
    /// The first of a compound: "Russo-" and "Russian–" of "Russian–Iranian", «российско-».
    Compound,
    /// A capital that stands for a state: "Moscow and Tehran".
    Capital,
    /// Within another name, which is covered whole: "Export-Import Bank of China", «بانک صادرات ایران», "the Russian President";
    /// a capital as a place: "in Moscow".
    OtherName,
    /// What has several meanings, «РК», and groups and neighbours without a code: "the CIS", «страны ЕАЭС».
    Unclear,
}
