//! One series that could answer a query: a source's, as it publishes it or made from what it publishes.

use std::{cmp::Reverse, collections::BTreeSet, sync::Arc};

use super::same_trade;
use crate::{
    dataset::Dataset,
    query::{Alternative, Parameters, Query, View},
    series::{Point, Subject},
    statistics::{combine, mark_territories, roll_up, roll_up_with_quarters, total},
    table::SeriesRows,
    trade::{Calendar, CautionPart, CautionText, Dyad, Flow, Frequency, Period, Product, Source, Vintage},
};

/// One source's series of a dyad and subject, not yet read.
#[derive(Debug, Clone)]
pub(in crate::query) struct Candidate {
    pub dataset: Arc<Dataset>,
    pub source: Arc<Source>,
    pub dyad: Dyad,
    pub subject: Subject,
    pub product: Product,
    pub calendar: Calendar,
    pub frequency: Frequency,
    pub currency: String,
    /// The frequency that is published, when this one is rolled up from it.
    pub rolled_up_from: Option<Frequency>,
    /// Which vintage of its figures.
    pub vintage: Vintage,
    pub(in crate::query) rows: Rows,
    /// The quarters that the source publishes too, for years of which months are wanting.
    pub(in crate::query) quarters: Option<Rows>,
}

/// Where the figures lie.
#[derive(Debug, Clone)]
pub(in crate::query) enum Rows {
    Published(SeriesRows),
    /// Exports and imports, or exports and re-exports.
    Derived {
        exports: SeriesRows,
        imports: SeriesRows,
    },
    /// One flow of a turnover whose other flow the source has not, as products of a complete level or as it is.
    OneFlow {
        rows: Vec<SeriesRows>,
        flow: Flow,
    },
    /// The total of a complete level: its products' rows of one flow, or of the two that it is made from, and the level's name.
    Summed {
        own: Vec<SeriesRows>,
        imports: Vec<SeriesRows>,
        over: String,
    },
}

impl Rows {
    /// Every series behind them.
    fn parts(&self) -> Vec<&SeriesRows> {
        match self {
            Self::Published(rows) => vec![rows],
            Self::Derived { exports, imports } => vec![exports, imports],
            Self::Summed { own, imports, .. } => own.iter().chain(imports).collect(),
            Self::OneFlow { rows, .. } => rows.iter().collect(),
        }
    }
}

impl Candidate {
    /// Best first: by priority of source, then by its name, product, calendar, frequency and currency.
    pub(in crate::query) fn rank(&self) -> impl Ord + '_ {
        (Reverse(self.source.priority), &self.source.name, &self.product, self.calendar, self.frequency, &self.currency)
    }

    /// Is it the same series?
    pub(in crate::query) fn is(&self, other: &Self) -> bool {
        (self.dyad, self.subject) == (other.dyad, other.subject) && self.rank() == other.rank()
    }

    /// Made from exports and imports?
    pub(in crate::query) fn is_derived(&self) -> bool {
        matches!(self.rows, Rows::Derived { .. } | Rows::Summed { .. } | Rows::OneFlow { .. })
    }

    /// Is it a turnover that has one flow only, and so no level?
    pub(in crate::query) fn is_one_sided(&self) -> bool {
        matches!(self.rows, Rows::OneFlow { .. })
    }

    /// Is each figure exports and imports put together?
    pub(in crate::query) fn is_combined(&self) -> bool {
        match &self.rows {
            Rows::Published(_) | Rows::OneFlow { .. } => false,
            Rows::Derived { .. } => true,
            Rows::Summed { imports, .. } => !imports.is_empty(),
        }
    }

    /// The level that a total was summed over, such as `HS:2`, where none is published.
    pub(in crate::query) fn summed_over(&self) -> Option<&str> {
        match &self.rows {
            Rows::Summed { over, .. } => Some(over),
            _ => None,
        }
    }

    /// Every series behind it.
    pub(in crate::query) fn parts(&self) -> Vec<&SeriesRows> {
        std::iter::once(&self.rows).chain(&self.quarters).flat_map(Rows::parts).collect()
    }

    /// The points, by period, nothing derived on a year before yet.
    pub(in crate::query) fn points(&self) -> Vec<Point> {
        let points = self.points_of(&self.rows);
        let mut points = match &self.quarters {
            _ if self.rolled_up_from.is_none() => points,
            Some(quarters) => roll_up_with_quarters(&points, &self.points_of(quarters), self.frequency),
            None => roll_up(&points, self.frequency),
        };
        mark_territories(&mut points, self.dyad);
        points
    }

    /// The points in the frequency that is published.
    fn points_of(&self, rows: &Rows) -> Vec<Point> {
        match rows {
            Rows::Published(rows) => rows.points(self.vintage),
            Rows::Derived { exports, imports } => {
                combine(&exports.points(self.vintage), &imports.points(self.vintage), self.subject)
            }
            Rows::OneFlow { rows, flow } => {
                let points = total(rows.iter().map(|rows| rows.points(self.vintage)));
                if *flow == Flow::Export { combine(&points, &[], self.subject) } else { combine(&[], &points, self.subject) }
            }
            Rows::Summed { own, imports, .. } => {
                let all = |rows: &[SeriesRows]| total(rows.iter().map(|rows| rows.points(self.vintage)));
                if imports.is_empty() { all(own) } else { combine(&all(own), &all(imports), self.subject) }
            }
        }
    }

    /// Its periods with the dates that their figures came out on.
    pub(in crate::query) fn vintages(&self) -> Vec<(Period, i32)> {
        self.parts().into_iter().flat_map(|rows| rows.vintages(self.vintage)).collect()
    }

    /// The same with figures of another vintage.
    pub(in crate::query) fn of(mut self, vintage: Vintage) -> Self {
        self.vintage = vintage;
        self
    }

    /// Was anything of it out?
    pub(in crate::query) fn is_known(&self) -> bool {
        self.vintage == Vintage::Latest || !self.vintages().is_empty()
    }

    /// The query that this candidate answers.
    pub(in crate::query) fn query(&self) -> Query {
        let mut query = Query::view(self.dyad, View::showing(self.subject));
        query.parameters = Parameters {
            source: Some(self.source.name.clone()),
            calendar: Some(self.calendar).filter(|calendar| *calendar != Calendar::Gregorian),
            freq: Some(self.frequency).filter(|frequency| *frequency != Frequency::Annual),
            product: Some(self.product),
            as_of: match self.vintage {
                Vintage::AsOf(day) => Some(day),
                Vintage::Latest | Vintage::First(_) => None,
            },
            ..Parameters::default()
        };
        query
    }

    /// Its first and last period, and how many it has.
    fn extent(&self) -> Option<(Period, Period, usize)> {
        if self.vintage != Vintage::Latest || self.summed_over().is_some() {
            let periods: BTreeSet<Period> = self.vintages().into_iter().map(|(period, _)| period).collect();
            return Some((*periods.first()?, *periods.last()?, periods.len()));
        }
        match &self.rows {
            Rows::Published(rows) => rows.periods(),
            Rows::Derived { exports, imports } => {
                let (one, two) = (exports.periods()?, imports.periods()?);
                Some((one.0.min(two.0), one.1.max(two.1), one.2.max(two.2)))
            }
            Rows::Summed { .. } | Rows::OneFlow { .. } => None,
        }
    }

    /// The candidate as an alternative to another.
    pub(in crate::query) fn alternative(&self) -> Option<Alternative> {
        let (first, last, observations) = self.extent()?;
        Some(Alternative {
            source: Arc::clone(&self.source),
            dyad: self.dyad,
            view: View::showing(self.subject),
            frequency: self.frequency,
            calendar: self.calendar,
            periods: (first, last),
            observations,
            address: self.query().address(),
        })
    }

    /// The cautions that go with it.
    pub(in crate::query) fn cautions(&self) -> Vec<CautionText> {
        let made_from = self.subject.made_from().filter(|_| self.is_derived());
        let flows: Vec<Flow> =
            self.subject.flow().into_iter().chain(made_from.into_iter().flat_map(|(one, two)| [one, two])).collect();
        let concerns = |caution: &&crate::trade::Caution| {
            caution.source == self.source.name
                && caution.reporter.is_none_or(|area| area == self.dyad.reporter)
                && caution.partner.is_none_or(|area| area == self.dyad.partner)
                && caution.flow.is_none_or(|flow| flows.contains(&flow))
        };
        let summed =
            self.summed_over().map(|over| CautionText::of("caution.summed", [("level", CautionPart::Code(over.to_owned()))]));
        let words =
            |caution: &crate::trade::Caution| CautionText::Told { text: caution.text.clone(), texts: caution.texts.clone() };
        let told = self.dataset.cautions.iter().filter(concerns).map(words);
        told.chain(summed).chain(same_trade::caution(self.dyad)).collect()
    }
}
