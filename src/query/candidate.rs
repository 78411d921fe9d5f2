//! The series that could answer: every source's, best first. None is ever mixed with another.

use std::{cmp::Reverse, collections::BTreeSet, sync::Arc};

use super::{
    Alternative, Parameters, Query, QueryError, View, made::one_flow_of, rolled::rolled_up, same_trade, totals::derived_totals,
};
use crate::{
    dataset::{Catalogue, Dataset},
    series::{Point, Subject},
    statistics::{combine, mark_territories, roll_up, roll_up_with_quarters, total},
    table::{Products, SeriesKey, SeriesRows, Slice},
    trade::{Area, Calendar, Dyad, Flow, Frequency, Period, Product, Source, Vintage},
};

/// One source's series of a dyad and subject, not yet read.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
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
    pub(super) rows: Rows,
    /// The quarters that the source publishes too, for years of which months are wanting.
    pub(super) quarters: Option<Rows>,
}

/// Where the figures lie.
#[derive(Debug, Clone)]
pub(super) enum Rows {
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
    fn rank(&self) -> impl Ord + '_ {
        (Reverse(self.source.priority), &self.source.name, &self.product, self.calendar, self.frequency, &self.currency)
    }

    /// Is it the same series?
    pub(super) fn is(&self, other: &Self) -> bool {
        (self.dyad, self.subject) == (other.dyad, other.subject) && self.rank() == other.rank()
    }

    /// Made from exports and imports?
    pub(super) fn is_derived(&self) -> bool {
        matches!(self.rows, Rows::Derived { .. } | Rows::Summed { .. } | Rows::OneFlow { .. })
    }

    /// Is it a turnover that has one flow only, and so no level?
    pub(super) fn is_one_sided(&self) -> bool {
        matches!(self.rows, Rows::OneFlow { .. })
    }

    /// Is each figure exports and imports put together?
    pub(super) fn is_combined(&self) -> bool {
        match &self.rows {
            Rows::Published(_) | Rows::OneFlow { .. } => false,
            Rows::Derived { .. } => true,
            Rows::Summed { imports, .. } => !imports.is_empty(),
        }
    }

    /// The level that a total was summed over, such as `HS:2`, where none is published.
    pub(super) fn summed_over(&self) -> Option<&str> {
        match &self.rows {
            Rows::Summed { over, .. } => Some(over),
            _ => None,
        }
    }

    /// Every series behind it.
    fn parts(&self) -> Vec<&SeriesRows> {
        std::iter::once(&self.rows).chain(&self.quarters).flat_map(Rows::parts).collect()
    }

    /// The points, by period, nothing derived on a year before yet.
    pub(super) fn points(&self) -> Vec<Point> {
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
    pub(super) fn vintages(&self) -> Vec<(Period, i32)> {
        self.parts().into_iter().flat_map(|rows| rows.vintages(self.vintage)).collect()
    }

    /// The same with figures of another vintage.
    pub(super) fn of(mut self, vintage: Vintage) -> Self {
        self.vintage = vintage;
        self
    }

    /// Was anything of it out?
    pub(super) fn is_known(&self) -> bool {
        self.vintage == Vintage::Latest || !self.vintages().is_empty()
    }

    /// The query that this candidate answers.
    pub(super) fn query(&self) -> Query {
        let mut query = Query::view(self.dyad, View::of(self.subject));
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
    pub(super) fn alternative(&self) -> Option<Alternative> {
        let (first, last, observations) = self.extent()?;
        Some(Alternative {
            source: Arc::clone(&self.source),
            dyad: self.dyad,
            view: View::of(self.subject),
            frequency: self.frequency,
            calendar: self.calendar,
            periods: (first, last),
            observations,
            address: self.query().address(),
        })
    }

    /// The cautions that go with it.
    pub(super) fn cautions(&self) -> Vec<String> {
        let made_from = self.subject.made_from().filter(|_| self.is_derived());
        let flows: Vec<Flow> =
            self.subject.flow().into_iter().chain(made_from.into_iter().flat_map(|(one, two)| [one, two])).collect();
        let concerns = |caution: &&crate::trade::Caution| {
            caution.source == self.source.name
                && caution.reporter.is_none_or(|area| area == self.dyad.reporter)
                && caution.partner.is_none_or(|area| area == self.dyad.partner)
                && caution.flow.is_none_or(|flow| flows.contains(&flow))
        };
        let summed = self
            .summed_over()
            .map(|over| format!("The source publishes no total: this is the sum over its complete level {over}"));
        let told = self.dataset.cautions.iter().filter(concerns).map(|caution| caution.text.clone());
        told.chain(summed).chain(same_trade::caution(self.dyad)).collect()
    }
}

/// Every series of a dyad and subject of these products: by priority of source, then by its name, product, calendar and
/// frequency. Of a day in the past, those that had figures then; when none had, all of them, without figures.
pub(super) fn candidates(
    catalogue: &Catalogue,
    dyad: Dyad,
    subject: Subject,
    products: Products<'_>,
    vintage: Vintage,
) -> Result<Vec<Candidate>, QueryError> {
    // What nobody has under these codes may stand under others for the same trade.
    for dyad in std::iter::once(dyad).chain(same_trade::others(dyad)) {
        let found = candidates_under(catalogue, dyad, subject, products, vintage)?;
        if !found.is_empty() {
            return Ok(found);
        }
    }
    Ok(Vec::new())
}

fn candidates_under(
    catalogue: &Catalogue,
    dyad: Dyad,
    subject: Subject,
    products: Products<'_>,
    vintage: Vintage,
) -> Result<Vec<Candidate>, QueryError> {
    let mut found = Vec::new();
    for dataset in catalogue.datasets() {
        let series = dataset.table.slice(&Slice::of_dyad(dyad, products))?;
        found.extend(of_series(dataset, dyad, subject, vintage, &series));
        if products.has_total() {
            found.extend(derived_totals(dataset, dyad.reporter, Some(dyad.partner), subject, vintage)?);
        }
    }
    if vintage != Vintage::Latest && found.iter().any(Candidate::is_known) {
        found.retain(Candidate::is_known);
    }
    found.sort_by(|one, two| one.rank().cmp(&two.rank()));
    Ok(found)
}

/// The same of the product that is asked for; of all products where nobody has that one, so that what there is can be named.
pub(super) fn candidates_for(
    catalogue: &Catalogue,
    dyad: Dyad,
    subject: Subject,
    parameters: &Parameters,
) -> Result<Vec<Candidate>, QueryError> {
    let product = parameters.product.unwrap_or_default();
    let found = candidates(catalogue, dyad, subject, Products::One(&product), parameters.vintage())?;
    if !found.is_empty() {
        return Ok(found);
    }
    candidates(catalogue, dyad, subject, Products::All, parameters.vintage())
}

/// Every series that a reporter has of one product and subject about any partner but itself.
pub(super) fn candidates_of(
    catalogue: &Catalogue,
    reporter: Area,
    product: &Product,
    subject: Subject,
    vintage: Vintage,
) -> Result<Vec<Candidate>, QueryError> {
    let mut found = Vec::new();
    for dataset in catalogue.datasets() {
        let series = dataset.table.slice(&Slice::of_reporter(reporter, Products::One(product)))?;
        let partners = series.chunk_by(|one, two| one.key.dyad == two.key.dyad);
        let others = partners.filter(|series| series[0].key.dyad.partner != reporter);
        for series in others {
            found.extend(of_series(dataset, series[0].key.dyad, subject, vintage, series));
            if subject == Subject::Turnover {
                found.extend(one_flow_of(dataset, vintage, series));
            }
        }
        if *product == Product::Total {
            found.extend(derived_totals(dataset, reporter, None, subject, vintage)?);
        }
    }
    found.retain(Candidate::is_known);
    Ok(found)
}

pub(super) fn of_series(
    dataset: &Arc<Dataset>,
    dyad: Dyad,
    subject: Subject,
    vintage: Vintage,
    series: &[SeriesRows],
) -> Vec<Candidate> {
    let of_flow = |flow: Flow| series.iter().filter(move |rows| rows.key.flow == flow);
    let candidate = |key: &SeriesKey, rows: Rows| {
        Some(Candidate {
            dataset: Arc::clone(dataset),
            source: Arc::clone(dataset.sources.get(usize::from(key.source))?),
            dyad,
            subject,
            product: key.product,
            calendar: key.calendar,
            frequency: key.frequency,
            currency: key.currency.to_string(),
            rolled_up_from: None,
            vintage,
            rows,
            quarters: None,
        })
    };
    let published =
        |flow| of_flow(flow).filter_map(|rows| candidate(&rows.key, Rows::Published(rows.clone()))).collect::<Vec<_>>();
    let derived = |(one, two): (Flow, Flow)| {
        let of_flow = &of_flow;
        let candidate = &candidate;
        of_flow(one).filter_map(move |exports| {
            let same = SeriesKey { flow: two, ..exports.key };
            let imports = of_flow(two).find(|rows| rows.key == same)?.clone();
            candidate(&exports.key, Rows::Derived { exports: exports.clone(), imports })
        })
    };
    let mut all: Vec<Candidate> = subject.flow().map(published).unwrap_or_default();
    let like = |one: &Candidate| (one.source.name.clone(), one.product, one.calendar, one.frequency);
    let published: Vec<_> = all.iter().map(like).collect();
    // What is published is not made once more.
    all.extend(subject.made_from().into_iter().flat_map(derived).filter(|made| !published.contains(&like(made))));
    all
}

/// Keeps the candidates that the parameters allow, or says which parameter leaves none.
pub(super) fn narrow(mut found: Vec<Candidate>, parameters: &Parameters, what: &str) -> Result<Vec<Candidate>, QueryError> {
    if found.is_empty() {
        return Err(QueryError::NoData { detail: format!("no source has {what}") });
    }
    if let Some(source) = &parameters.source {
        found = keep(found, "source", &|candidate| candidate.source.name.clone(), source)?;
    }
    if parameters.product.is_none() && found.iter().all(|candidate| candidate.product != Product::Total) {
        let products: Vec<String> = found.iter().take(8).map(|candidate| candidate.product.to_string()).collect();
        let detail = format!("no source has {what} in total; there are products, such as product={}", products.join(", "));
        return Err(QueryError::NoData { detail });
    }
    let product = parameters.product.unwrap_or_default();
    found = keep(found, "product", &|candidate| candidate.product.to_string(), &product.to_string())?;
    if let Some(calendar) = parameters.calendar {
        found = keep(found, "calendar", &|candidate| candidate.calendar.word().to_owned(), calendar.word())?;
    }
    if let Some(freq) = parameters.freq {
        let rolled = rolled_up(&found, freq);
        found.extend(rolled);
        found = keep(found, "freq", &|candidate| candidate.frequency.letter().to_owned(), freq.letter())?;
        found.sort_by(|one, two| one.rank().cmp(&two.rank()));
    }
    Ok(found)
}

fn keep(
    found: Vec<Candidate>,
    parameter: &str,
    word: &dyn Fn(&Candidate) -> String,
    wanted: &str,
) -> Result<Vec<Candidate>, QueryError> {
    let mut allowed: Vec<String> = found.iter().map(word).collect();
    let kept: Vec<Candidate> = found.into_iter().filter(|candidate| word(candidate) == wanted).collect();
    if !kept.is_empty() {
        return Ok(kept);
    }
    allowed.sort_unstable();
    allowed.dedup();
    Err(QueryError::Parameter {
        parameter: parameter.to_owned(),
        detail: format!("there is no series of {wanted:?} here"),
        allowed,
    })
}
