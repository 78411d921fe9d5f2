//! A figure with its bounds as the contract writes it: value, low, high, and why there is none.

use serde::ser::SerializeMap;
use utoipa::openapi::schema::ObjectBuilder;

use super::{Cell, Number, leaf::Leaf, member::Member};
use crate::{
    series::{Columns, Difference, Measured, Ratio, Reason},
    trade::Level,
};

/// A figure with its bounds.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(in crate::write) struct Figure {
    pub value: Option<Number>,
    pub low: Option<Number>,
    pub high: Option<Number>,
    pub reason: Option<&'static str>,
}

impl From<Ratio> for Figure {
    fn from(ratio: Ratio) -> Self {
        let [value, low, high] = [ratio.value, ratio.low, ratio.high].map(|value| value.and_then(Number::ratio));
        Self { value, low, high, reason: ratio.reason.map(Reason::word) }
    }
}

impl From<Difference> for Figure {
    fn from(difference: Difference) -> Self {
        Self {
            value: difference.value.map(Number::amount),
            low: difference.low.map(Number::bound),
            high: difference.high.map(Number::bound),
            reason: difference.reason.map(Reason::word),
        }
    }
}

impl From<Level> for Figure {
    fn from(level: Level) -> Self {
        let [value, low, high] =
            [Number::amount(level.amount), Number::bound(level.bounds.low), Number::bound(level.bounds.high)].map(Some);
        Self { value, low, high, reason: None }
    }
}

impl From<Option<Level>> for Figure {
    fn from(level: Option<Level>) -> Self {
        level.map_or_else(Self::default, Self::from)
    }
}

impl From<Measured> for Figure {
    fn from(measured: Measured) -> Self {
        match measured {
            Measured::Ratio(ratio) => ratio.into(),
            Measured::Level(level, reason) => Self { reason: reason.map(Reason::word), ..level.into() },
            Measured::Months(months) => Self { value: usize::try_from(months).ok().map(Number::count), ..Self::default() },
        }
    }
}

impl Member for Figure {
    type Name = &'static Columns;

    fn columns(name: &'static Columns, into: &mut Vec<&'static str>) {
        into.extend([name.value, name.low, name.high]);
        into.extend(name.reason);
    }

    fn cells(&self, name: &'static Columns, into: &mut Vec<Cell>) {
        into.extend([self.value.cell(), self.low.cell(), self.high.cell()]);
        into.extend(name.reason.map(|_| self.reason.cell()));
    }

    fn members<M: SerializeMap>(&self, name: &'static Columns, into: &mut M) -> Result<(), M::Error> {
        into.serialize_entry(name.value, &self.value)?;
        into.serialize_entry(name.low, &self.low)?;
        into.serialize_entry(name.high, &self.high)?;
        name.reason.map_or(Ok(()), |reason| into.serialize_entry(reason, &self.reason))
    }

    fn properties(name: &'static Columns, about: &str, into: ObjectBuilder) -> ObjectBuilder {
        let into = [name.value, name.low, name.high]
            .into_iter()
            .fold(into, |into, name| <Option<Number> as Member>::properties(name, about, into));
        name.reason.into_iter().fold(into, |into, reason| <Option<&'static str> as Member>::properties(reason, about, into))
    }
}
