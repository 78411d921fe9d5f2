//! Which stored observations are asked for, held against what the data have.

use chrono::NaiveDate;

use crate::{
    dataset::{Catalogue, Dataset},
    parameter::ParameterError,
    query::{
        Parameters, QueryError, RowFilter, WindowEdge,
        ahead::{Extent, Reach},
    },
    table::{Counted, Counting, DyadExtent, Making, Part, Products, ScannedProducts, SeriesKey, Slice, StorageError},
    trade::{Calendar, Dyad, Period, Product, Vintage, harmonized_name},
};

/// Which rows are asked for.
#[derive(Debug, Clone)]
pub(in crate::query) struct Asked {
    pub parameters: Parameters,
    /// The first and the last day that a period may have.
    days: (Option<NaiveDate>, Option<NaiveDate>),
}

/// What of a dataset is asked for.
#[derive(Debug, Clone)]
pub(super) struct AskedOfDataset {
    /// The places of its sources; none where all are.
    sources: Option<Vec<u16>>,
}

impl Asked {
    /// The rows of these parameters.
    ///
    /// # Errors
    /// A parameter error for a dataset, a source or a product that there is not, and for a window that no calendar has.
    pub fn of(catalogue: &Catalogue, parameters: &Parameters) -> Result<Self, QueryError> {
        let rows = &parameters.rows;
        let datasets: Vec<&str> = catalogue.datasets().map(|dataset| dataset.name.as_str()).collect();
        known("dataset", &rows.datasets, &datasets)?;
        let sources: Vec<&str> = catalogue.sources().keys().map(String::as_str).collect();
        known("source", &rows.sources, &sources)?;
        if let Some(product) = rows.products.iter().find(|product| !is_known(catalogue, product)) {
            let allowed = ["TOTAL", "a code of /v1/products", "a code that some dataset has"];
            return Err(QueryError::parameter("product", format!("no dataset and no list has \"{product}\""), &allowed));
        }
        Ok(Self { days: days(parameters)?, parameters: parameters.clone() })
    }

    fn rows(&self) -> &RowFilter {
        &self.parameters.rows
    }

    /// Is every row of each pair asked for? Then nobody has to read them to count them.
    pub fn is_of_whole_pairs(&self) -> bool {
        let RowFilter { flows, products, sources, frequencies, calendars, .. } = self.rows();
        let all = flows.is_empty() && products.is_empty() && sources.is_empty() && frequencies.is_empty() && calendars.is_empty();
        all && self.is_of_whole_series()
    }

    /// What of a dataset is asked for; nothing where it is not.
    pub fn of_dataset(&self, dataset: &Dataset) -> Option<AskedOfDataset> {
        let RowFilter { datasets, sources, .. } = self.rows();
        if !datasets.is_empty() && !datasets.contains(&dataset.name) {
            return None;
        }
        if sources.is_empty() {
            return Some(AskedOfDataset { sources: None });
        }
        let named = dataset.sources.iter().enumerate().filter(|(_, source)| sources.contains(&source.name));
        let places: Vec<u16> = named.filter_map(|(place, _)| u16::try_from(place).ok()).collect();
        (!places.is_empty()).then_some(AskedOfDataset { sources: Some(places) })
    }

    /// Is a pair of a dataset asked for?
    pub fn names(&self, of: &AskedOfDataset, extent: &DyadExtent) -> bool {
        let RowFilter { reporters, partners, .. } = self.rows();
        let has = |place: &u16| extent.sources.contains(place);
        (reporters.is_empty() || reporters.contains(&extent.dyad.reporter))
            && (partners.is_empty() || partners.contains(&extent.dyad.partner))
            && of.sources.as_ref().is_none_or(|places| places.iter().any(has))
    }

    /// The slice of a pair that holds all of its series that are asked for.
    pub fn slice(&self, of: &AskedOfDataset, dyad: Dyad) -> Slice<'_> {
        let RowFilter { products, flows, .. } = self.rows();
        let products = if let [product] = &products[..] { Products::One(product) } else { Products::All };
        let flow = if let [flow] = flows[..] { Some(flow) } else { None };
        let source = of.sources.as_ref().and_then(|places| if let [place] = places[..] { Some(place) } else { None });
        Slice { flow, source, ..Slice::of_dyad(dyad, products) }
    }

    /// What is read of each dataset, where its rows lie elsewhere.
    pub fn reach(&self, extent: Extent) -> Reach<'_> {
        let RowFilter { products, flows, sources, reporters, partners, calendars, .. } = self.rows();
        Reach {
            reporter: only(reporters).copied(),
            partner: only(partners).copied(),
            products: only(products).map_or(ScannedProducts::All, |product| ScannedProducts::One(*product)),
            flow: only(flows).copied(),
            source: only(sources).map(String::as_str),
            calendar: only(calendars).copied(),
            part: self.part(),
            is_derived: false,
            extent,
        }
    }

    /// How many rows of a dataset are asked for, counted by an engine elsewhere; nothing where they have to be read.
    ///
    /// # Errors
    /// [`StorageError`] when the engine does not answer.
    pub fn counted(&self, dataset: &Dataset, of: &AskedOfDataset) -> Result<Option<usize>, StorageError> {
        let RowFilter { products, flows, frequencies, calendars, reporters, partners, .. } = self.rows();
        let are_few = [reporters.len(), partners.len(), products.len()].iter().all(|count| *count < 2);
        if !are_few || self.parameters.as_of.is_some() {
            return Ok(None);
        }
        let counting = Counting {
            reporter: only(reporters).copied(),
            partner: only(partners).copied(),
            products: only(products).map_or(Products::All, Products::One),
            flow: only(flows).copied(),
            source: of.sources.as_deref().and_then(only).copied(),
            what: Counted::Rows,
        };
        let is_asked = |making: &Making| {
            (flows.is_empty() || flows.contains(&making.flow))
                && (frequencies.is_empty() || frequencies.contains(&making.frequency))
                && (calendars.is_empty() || calendars.contains(&making.calendar))
                && of.sources.as_ref().is_none_or(|places| places.contains(&making.source))
        };
        let holds = |making: &Making, period: i32| self.holds(Period::from_ordinal(making.frequency, period), making.calendar);
        let Some(counts) = dataset.table.counts(&counting)? else { return Ok(None) };
        let counted = counts.periods.iter().filter(|(making, period, _)| is_asked(making) && holds(making, *period));
        Ok(usize::try_from(counted.map(|(.., count)| count).sum::<u64>()).ok())
    }

    /// The days that rows of the window lie in.
    fn part(&self) -> Part {
        let day = |edge: Option<WindowEdge>| match edge {
            Some(WindowEdge::Day(day)) => Some(day),
            _ => None,
        };
        let number = |day: NaiveDate| day.to_epoch_days();
        let first = self.days.0.or_else(|| day(self.parameters.from)).map(number);
        let last = self.days.1.or_else(|| day(self.parameters.to)).map(number);
        match (first, last) {
            (None, None) => Part::Whole,
            (first, last) => Part::Days(first.unwrap_or(i32::MIN), last.unwrap_or(i32::MAX)),
        }
    }

    /// Is a series asked for?
    pub fn is_of(&self, of: &AskedOfDataset, key: &SeriesKey) -> bool {
        let RowFilter { products, flows, frequencies, calendars, .. } = self.rows();
        (products.is_empty() || products.contains(&key.product))
            && (flows.is_empty() || flows.contains(&key.flow))
            && (frequencies.is_empty() || frequencies.contains(&key.frequency))
            && (calendars.is_empty() || calendars.contains(&key.calendar))
            && of.sources.as_ref().is_none_or(|places| places.contains(&key.source))
    }

    /// Which of several vintages; all of them where no day is asked for.
    pub fn vintage(&self) -> Option<Vintage> {
        self.parameters.as_of.map(Vintage::AsOf)
    }

    /// Is every row of each series asked for that is asked for?
    pub fn is_of_whole_series(&self) -> bool {
        self.parameters.from.is_none() && self.parameters.to.is_none() && self.parameters.as_of.is_none()
    }

    /// Does a period lie in the window: with all of its days, where the ends are labels of one calendar; of a day as end it is
    /// the period that holds the day.
    pub fn holds(&self, period: Period, calendar: Calendar) -> bool {
        let (from, to) = (self.parameters.from.filter(|from| from.is_day()), self.parameters.to.filter(|to| to.is_day()));
        if from.is_some_and(|from| !from.begins_by(period, calendar)) || to.is_some_and(|to| !to.ends_by(period, calendar)) {
            return false;
        }
        let (first, last) = self.days;
        let after = first.is_none_or(|first| period.first_day(calendar).is_some_and(|day| day >= first));
        after && last.is_none_or(|last| period.last_day(calendar).is_some_and(|day| day <= last))
    }
}

/// The only one of a list.
fn only<T>(list: &[T]) -> Option<&T> {
    if let [one] = list { Some(one) } else { None }
}

fn known(parameter: &str, asked: &[String], there: &[&str]) -> Result<(), ParameterError> {
    let unknown = asked.iter().find(|name| !there.contains(&name.as_str()));
    unknown.map_or(Ok(()), |name| Err(ParameterError::new(parameter, format!("there is no {parameter} {name:?}"), there)))
}

/// Has the Harmonized System a product, or some dataset?
fn is_known(catalogue: &Catalogue, product: &Product) -> bool {
    let is_listed = match product {
        Product::Total => true,
        Product::Code { classification, code } => &**classification == "HS" && harmonized_name(code).is_some(),
    };
    is_listed || catalogue.datasets().any(|dataset| dataset.table.index().products().contains(product))
}

/// The days of the window: its labels are of the calendar that is asked for, where it is one, else of the Gregorian one.
fn days(parameters: &Parameters) -> Result<(Option<NaiveDate>, Option<NaiveDate>), QueryError> {
    let calendar = if let [calendar] = parameters.rows.calendars[..] { calendar } else { Calendar::Gregorian };
    for (name, period) in [("from", parameters.from), ("to", parameters.to)] {
        if let Some(error) = period.and_then(WindowEdge::period).and_then(|period| period.check_calendar(calendar).err()) {
            let detail = format!("{error}, not {}", calendar.word());
            return Err(ParameterError::new(name, detail, &[error.allowed]).into());
        }
    }
    let label = |edge: Option<WindowEdge>| edge.and_then(WindowEdge::period);
    let first = label(parameters.from).and_then(|period| period.first_day(calendar));
    Ok((first, label(parameters.to).and_then(|period| period.last_day(calendar))))
}
