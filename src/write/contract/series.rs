//! One series with its observations.

use serde::{Serialize, Serializer};
use utoipa::ToSchema;

use super::{AlternativeItem, Observation, coded, rounding_unit};
use crate::{
    query::{Offer, SeriesAnswer},
    series::{Series, Subject},
    statistics::Measure,
    write::{Number, Site, links::Links, member::members},
};

members! {
    /// What the whole series has in common.
    struct SeriesHead {
        reporter: &'static str,
        partner: &'static str,
        flow: &'static str,
        product: String,
        frequency: &'static str,
        calendar: &'static str,
        unit: String,
        valuation: &'static str,
        basis: &'static str,
        rounding_unit: Option<Number>,
        derived: bool,
        source: String,
    }
}

members! {
    /// The frequency that was published, for periods that were rolled up from it.
    struct RolledUp {
        rolled_up_from: Option<&'static str>,
    }
}

members! {
    /// The level that a total was summed over, where the source publishes none.
    struct SummedOver {
        summed_over: Option<String>,
    }
}

members! {
    /// The base period of an index.
    struct IndexBase {
        base: Option<String>,
    }
}

/// One series with its observations.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(in crate::write) struct SeriesDocument<'a> {
    #[serde(flatten)]
    pub head: SeriesHead,
    #[serde(flatten)]
    pub rolled_up: Option<RolledUp>,
    #[serde(flatten)]
    pub summed: Option<SummedOver>,
    #[serde(flatten)]
    pub base: Option<IndexBase>,
    pub cautions: Vec<String>,
    #[schema(value_type = Vec<Observation>)]
    pub observations: Observations<'a>,
    pub alternatives: Vec<AlternativeItem>,
    pub links: Links,
}

/// The periods, each made when it is written: all of them at once would take more room than what is written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::write) struct Observations<'a> {
    series: &'a Series,
    measure: Measure,
}

impl Observations<'_> {
    /// One after the other.
    pub(in crate::write) fn iter(&self) -> impl Iterator<Item = Observation> {
        self.series.points.iter().map(|point| Observation::new(point, self.series, self.measure))
    }
}

impl Serialize for Observations<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

/// About how many bytes a period takes, and a balance with its parts and ratios, and all that stands around them.
const PERIOD: usize = 448;
const BALANCE: usize = 832;
const AROUND: usize = 1536;

impl<'a> SeriesDocument<'a> {
    /// About how many bytes it comes to.
    pub(in crate::write) fn room(SeriesAnswer { series, .. }: &SeriesAnswer) -> usize {
        let each = if series.subject == Subject::Balance { BALANCE } else { PERIOD };
        AROUND + series.points.len() * each
    }

    /// The answer in the shape of the contract.
    pub(in crate::write) fn new(answer: &'a SeriesAnswer, site: &Site) -> Self {
        let series = &answer.series;
        let has_base = answer.measure.has_base();
        Self {
            head: SeriesHead::new(series),
            rolled_up: series.rolled_up_from.map(|frequency| RolledUp { rolled_up_from: Some(frequency.letter()) }),
            summed: SummedOver::of(series.summed_over.as_ref()),
            base: has_base.then(|| IndexBase { base: answer.base.map(|base| base.to_string()) }),
            cautions: coded(&series.cautions),
            observations: Observations { series, measure: answer.measure },
            alternatives: answer.alternatives.iter().map(|alternative| AlternativeItem::new(alternative, site)).collect(),
            links: site.links(&answer.origin.address, Offer::answer(answer.measure.has_picture()), Some(series.dyad)),
        }
    }
}

impl SummedOver {
    /// The member, where there is something to say.
    pub(in crate::write) fn of(over: Option<&String>) -> Option<Self> {
        over.map(|over| Self { summed_over: Some(over.clone()) })
    }
}

impl SeriesHead {
    /// What a series says of itself.
    pub(in crate::write) fn new(series: &Series) -> Self {
        Self {
            reporter: series.dyad.reporter.code(),
            partner: series.dyad.partner.code(),
            flow: series.subject.word(),
            product: series.product.to_string(),
            frequency: series.frequency.letter(),
            calendar: series.calendar.word(),
            unit: series.unit.clone(),
            valuation: series.valuation.word(),
            basis: series.basis(),
            rounding_unit: rounding_unit(series.rounding),
            derived: series.derived,
            source: series.source.name.clone(),
        }
    }
}
