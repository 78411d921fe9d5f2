//! One period of a series.

use serde::Serialize;
use utoipa::ToSchema;

use super::{MeasuredLeaves, RelationLeaves, date, days, word};
use crate::{
    series::{Point, Series, Subject, figures},
    statistics::Measure,
    write::{InlineText, Number, figure::Figure, member::members},
};

members! {
    /// The period and its level.
    struct ObservationHead {
        period: InlineText,
        first_day: Option<InlineText>,
        last_day: Option<InlineText>,
        value: Figure = figures::VALUE,
    }
}

members! {
    /// What a balance was made from.
    struct Parts {
        exports: Option<Number>,
        imports: Option<Number>,
    }
}

members! {
    /// How much of a rolled-up period was published.
    struct Months {
        months: Option<usize>,
    }
}

members! {
    /// How much of it came in quarters, where the source publishes both.
    struct FromQuarters {
        months_from_quarters: Option<usize>,
    }
}

members! {
    /// What is derived from the level, and what to know of it.
    struct ObservationTail {
        value_reason: Option<&'static str>,
        change: Figure = figures::CHANGE,
        yoy: Figure = figures::YOY,
        status: InlineText,
        note: Option<String>,
        /// When the figure came out, as far as the source says.
        published: Option<String>,
        /// When the figure a year before came out, where it was revised after this one came out and this one was not.
        compared_published: Option<String>,
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
    pub measured: Option<MeasuredLeaves>,
}

impl Observation {
    /// One point of this series.
    pub(in crate::write) fn new(point: &Point, series: &Series, measure: Measure) -> Self {
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
            measured: MeasuredLeaves::new(point, measure),
        }
    }
}

fn head(point: &Point, series: &Series) -> ObservationHead {
    let (first_day, last_day) = days(point.period, series.calendar);
    ObservationHead { period: InlineText::period(point.period), first_day, last_day, value: point.level.into() }
}

fn tail(point: &Point) -> ObservationTail {
    ObservationTail {
        value_reason: word(point.reason()),
        change: point.change.into(),
        yoy: point.yoy.into(),
        status: InlineText::status(point.status),
        note: point.note.as_deref().map(str::to_owned),
        published: date(point.published),
        compared_published: point.compared_published.and_then(date),
    }
}
