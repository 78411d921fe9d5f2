//! The structs of the JSON contract, apart from the code that computes. Their fields are members and columns alike.

mod area;
mod areas;
mod claims;
mod compare;
mod datasets;
mod dyad_products;
mod dyads;
mod events;
mod lacking;
mod list;
mod measured;
mod mirror;
mod observation;
mod panel;
mod partners;
mod products;
mod revisions;
mod schemas;
mod series;
mod sources;
mod summary;

pub(super) use area::{AreaDocument, HhiLeaves};
pub(super) use areas::AreaItem;
pub(super) use claims::{AgainstItem, ClaimDecision, ClaimHead, ClaimItem};
pub(super) use compare::CompareDocument;
pub(super) use datasets::{DatasetHead, DatasetItem};
pub(super) use dyad_products::{DyadProductItem, DyadProductsDocument, DyadProductsHead};
pub(super) use dyads::{AlternativeItem, DyadItem, DyadLeaves, LatestLeaves, SummarisedItem, has_latest};
pub(super) use events::EventItem;
pub(super) use list::List;
pub(super) use measured::{MeasuredLeaves, RelationLeaves};
pub(super) use mirror::{DirectionHead, MirrorDocument, MirrorHead, MirrorObservation};
pub(super) use observation::{FromQuarters, IndexLeaves, Months, Observation, ObservationHead, ObservationTail, Parts};
pub(super) use panel::{PanelDocument, PanelItem};
pub(super) use partners::{PartnerItem, PartnersDocument, PartnersHead, WholeLeaves};
pub(super) use products::{ProductDocument, ProductEntryItem};
pub(super) use revisions::{RevisionItem, RevisionsDocument, date};
pub(super) use series::{IndexBase, RolledUp, SeriesDocument, SeriesHead, SummedOver};
pub(super) use sources::SourceItem;
pub(super) use summary::DyadDocument;

pub use schemas::schema;

use super::{Number, Short};
use crate::{
    series::{Difference, Ratio, Reason},
    trade::{Calendar, Level, Period},
};

/// The first and last day of a period as ISO dates.
fn days(period: Period, calendar: Calendar) -> (Option<Short>, Option<Short>) {
    let text = |day: Option<chrono::NaiveDate>| day.map(Short::day);
    (text(period.first_day(calendar)), text(period.last_day(calendar)))
}

/// Value, low and high of a level.
fn level(level: Option<Level>) -> [Option<Number>; 3] {
    match level {
        Some(level) => {
            [Number::amount(level.amount), Number::bound(level.bounds.low), Number::bound(level.bounds.high)].map(Some)
        }
        None => [None, None, None],
    }
}

/// Value, low and high of a ratio.
fn ratio(ratio: &Ratio) -> [Option<Number>; 3] {
    [ratio.value, ratio.low, ratio.high].map(|value| value.and_then(Number::ratio))
}

/// Value, low and high of a difference.
fn difference(difference: &Difference) -> [Option<Number>; 3] {
    [difference.value.map(Number::amount), difference.low.map(Number::bound), difference.high.map(Number::bound)]
}

/// The word of a reason.
fn word(reason: Option<Reason>) -> Option<&'static str> {
    reason.map(Reason::word)
}

/// The rounding unit as a number of currency units.
fn rounding_unit(power: Option<i8>) -> Option<Number> {
    power.map(|power| Number::scaled(1, power.into()))
}
