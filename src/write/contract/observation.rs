//! One period of a series.

use serde::Serialize;
use utoipa::ToSchema;

use super::{MeasuredLeaves, RelationLeaves, date, days, difference, level, ratio, word};
use crate::{
    series::{Point, Series, Subject},
    write::{InlineText, Number, cell::leaves},
};

leaves! {
    /// The period and its level.
    struct ObservationHead {
        period: InlineText,
        first_day: Option<InlineText>,
        last_day: Option<InlineText>,
        value: Option<Number>,
        low: Option<Number>,
        high: Option<Number>,
    }
}

leaves! {
    /// What a balance was made from.
    struct Parts {
        exports: Option<Number>,
        imports: Option<Number>,
    }
}

leaves! {
    /// How much of a rolled-up period was published.
    struct Months {
        months: Option<usize>,
    }
}

leaves! {
    /// How much of it came in quarters, where the source publishes both.
    struct FromQuarters {
        months_from_quarters: Option<usize>,
    }
}

leaves! {
    /// What is derived from the level, and what to know of it.
    struct ObservationTail {
        value_reason: Option<&'static str>,
        change: Option<Number>,
        change_low: Option<Number>,
        change_high: Option<Number>,
        change_reason: Option<&'static str>,
        yoy_percent: Option<Number>,
        yoy_low_percent: Option<Number>,
        yoy_high_percent: Option<Number>,
        yoy_reason: Option<&'static str>,
        /// Status of the figure, a letter of SDMX.
        status: InlineText,
        note: Option<String>,
        /// When the figure came out, as far as the source says.
        published: Option<String>,
        /// When the figure a year before came out, where it was revised after this one came out and this one was not.
        compared_published: Option<String>,
    }
}

leaves! {
    /// The index on the base period.
    struct IndexLeaves {
        index: Option<Number>,
        index_low: Option<Number>,
        index_high: Option<Number>,
        index_reason: Option<&'static str>,
    }
}

/// One period of a series.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(in crate::write) struct Observation {
    #[serde(flatten)]
    pub head: ObservationHead,
    #[serde(flatten)]
    pub parts: Option<Parts>,
    #[serde(flatten)]
    pub relations: Option<RelationLeaves>,
    #[serde(flatten)]
    pub months: Option<Months>,
    #[serde(flatten)]
    pub from_quarters: Option<FromQuarters>,
    #[serde(flatten)]
    pub tail: ObservationTail,
    #[serde(flatten)]
    pub index: Option<IndexLeaves>,
    #[serde(flatten)]
    pub measured: Option<MeasuredLeaves>,
}

impl Observation {
    /// One point of this series.
    pub(in crate::write) fn new(point: &Point, series: &Series, with_index: bool) -> Self {
        let balance = series.subject == Subject::Balance;
        let parts = balance.then(|| Parts {
            exports: point.exports.map(|level| Number::amount(level.amount)),
            imports: point.imports.map(|level| Number::amount(level.amount)),
        });
        let count = |months: Option<i32>| months.and_then(|months| usize::try_from(months).ok());
        let from_quarters = point.months_from_quarters.map(|months| FromQuarters { months_from_quarters: count(Some(months)) });
        Self {
            head: head(point, series),
            parts,
            relations: point.relations.as_deref().map(RelationLeaves::new),
            months: series.rolled_up_from.map(|_| Months { months: count(point.months) }),
            from_quarters,
            tail: tail(point),
            index: with_index.then(|| index(point)),
            measured: MeasuredLeaves::new(point),
        }
    }
}

fn head(point: &Point, series: &Series) -> ObservationHead {
    let (first_day, last_day) = days(point.period, series.calendar);
    let [value, low, high] = level(point.level);
    ObservationHead { period: InlineText::period(point.period), first_day, last_day, value, low, high }
}

fn tail(point: &Point) -> ObservationTail {
    let [change, change_low, change_high] = difference(&point.change);
    let [yoy_percent, yoy_low_percent, yoy_high_percent] = ratio(&point.yoy);
    ObservationTail {
        value_reason: word(point.reason()),
        change,
        change_low,
        change_high,
        change_reason: word(point.change.reason),
        yoy_percent,
        yoy_low_percent,
        yoy_high_percent,
        yoy_reason: word(point.yoy.reason),
        status: InlineText::status(point.status),
        note: point.note.as_deref().map(str::to_owned),
        published: date(point.published),
        compared_published: point.compared_published.and_then(date),
    }
}

fn index(point: &Point) -> IndexLeaves {
    let indexed = point.index.unwrap_or_default();
    let [index, index_low, index_high] = ratio(&indexed);
    IndexLeaves { index, index_low, index_high, index_reason: word(indexed.reason) }
}
