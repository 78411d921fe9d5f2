//! The trade table: observations as sorted, code-encoded Polars columns, and the slice of one dyad (floor 1).

use std::{ops::Range, sync::Arc};

use polars::prelude::*;

use crate::{
    series::Point,
    trade::{Amount, Area, Calendar, Dyad, Flow, Frequency, Level, Period, Product, Status, Valuation, Vintage},
};

/// One observation as it stands in a dataset.
#[derive(Debug, Clone, PartialEq)]
pub struct Observation {
    /// Whose statistics, about whom.
    pub dyad: Dyad,
    /// The direction.
    pub flow: Flow,
    /// What was traded.
    pub product: Product,
    /// The calendar of the period.
    pub calendar: Calendar,
    /// When.
    pub period: Period,
    /// How much; none when not published.
    pub level: Option<Level>,
    /// At which border, also when there is no level.
    pub valuation: Valuation,
    /// SDMX observation status.
    pub status: Status,
    /// Place of the source in the dataset's list.
    pub source: u16,
    /// ISO 4217 currency code.
    pub currency: String,
    /// When the figure came out, `yyyymmdd` with zeros for what is not known.
    pub published: i32,
    /// A remark.
    pub note: Option<String>,
}

/// What rows of one series have in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeriesKey {
    /// Whose statistics, about whom.
    pub dyad: Dyad,
    /// What was traded.
    pub product: Product,
    /// The direction.
    pub flow: Flow,
    /// Place of the source in the dataset's list.
    pub source: u16,
    /// ISO 4217 currency code.
    pub currency: String,
    /// The calendar of the periods.
    pub calendar: Calendar,
    /// Years, quarters or months.
    pub frequency: Frequency,
}

/// How far the data of a dyad reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DyadExtent {
    /// The pair.
    pub dyad: Dyad,
    /// Rows.
    pub observations: usize,
    /// The first day, in days since 1970.
    pub first_day: i32,
    /// The last day.
    pub last_day: i32,
}

/// Observations sorted by dyad, series, period and vintage, each column named once; text stands beside it as code lists.
#[derive(Debug, Clone)]
pub struct TradeTable {
    frame: DataFrame,
    products: Vec<Product>,
    currencies: Vec<String>,
    notes: Vec<Arc<str>>,
}

const REPORTER: &str = "reporter";
const PARTNER: &str = "partner";
const PRODUCT: &str = "product";
const FLOW: &str = "flow";
const SOURCE: &str = "source";
const CURRENCY: &str = "currency";
const CALENDAR: &str = "calendar";
const FREQUENCY: &str = "frequency";
const PERIOD: &str = "period";
const PUBLISHED: &str = "published";
const VALUE: &str = "value";
const ROUNDING: &str = "rounding";
const VALUATION: &str = "valuation";
const STATUS: &str = "status";
const NOTE: &str = "note";
const FIRST_DAY: &str = "first_day";
const LAST_DAY: &str = "last_day";

/// The order of the rows; all but the last two make up a [`SeriesKey`].
const SORT: [&str; 10] = [REPORTER, PARTNER, PRODUCT, FLOW, SOURCE, CURRENCY, CALENDAR, FREQUENCY, PERIOD, PUBLISHED];

impl TradeTable {
    /// Encodes and sorts observations, in whatever order they come.
    ///
    /// # Errors
    /// A [`PolarsError`] when the frame cannot be built or sorted.
    pub fn new(rows: &[Observation]) -> PolarsResult<Self> {
        let (products, product_codes) = encode(rows.iter().map(|row| row.product.clone()));
        let (currencies, currency_codes) = encode(rows.iter().map(|row| row.currency.clone()));
        let (notes, note_codes) = encode(rows.iter().map(|row| row.note.clone().unwrap_or_default()));
        let columns = vec![
            column(REPORTER, rows, |row| row.dyad.reporter.place()),
            column(PARTNER, rows, |row| row.dyad.partner.place()),
            Column::new(PRODUCT.into(), product_codes),
            column(FLOW, rows, |row| row.flow.code()),
            column(SOURCE, rows, |row| row.source),
            Column::new(CURRENCY.into(), currency_codes),
            column(CALENDAR, rows, |row| row.calendar.code()),
            column(FREQUENCY, rows, |row| row.period.frequency().code()),
            column(PERIOD, rows, |row| row.period.ordinal()),
            column(PUBLISHED, rows, |row| row.published),
            column(VALUE, rows, |row| row.level.map(|level| level.amount.hundredths())),
            column(ROUNDING, rows, |row| row.level.and_then(|level| level.rounding)),
            column(VALUATION, rows, |row| row.valuation.code()),
            column(STATUS, rows, |row| row.status.code()),
            Column::new(NOTE.into(), note_codes),
            column(FIRST_DAY, rows, |row| since_1970(row.period.first_day(row.calendar))),
            column(LAST_DAY, rows, |row| since_1970(row.period.last_day(row.calendar))),
        ];
        let mut frame = DataFrame::new(rows.len(), columns)?.sort(SORT, SortMultipleOptions::default())?;
        frame.rechunk_mut();
        Ok(Self { frame, products, currencies, notes: notes.into_iter().map(Arc::from).collect() })
    }

    /// How many observations.
    #[must_use]
    pub fn len(&self) -> usize {
        self.frame.height()
    }

    /// Is there none?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How far the data of every dyad reach, by dyad: grouped by Polars, then sorted, since groups have no order.
    ///
    /// # Errors
    /// A [`PolarsError`] when grouping fails.
    pub fn dyads(&self) -> PolarsResult<Vec<DyadExtent>> {
        let groups = self.frame.group_by_stable([REPORTER, PARTNER])?;
        let extents = groups.get_groups().iter().filter_map(|group| {
            let places: Vec<usize> = match group {
                GroupsIndicator::Idx((_, rows)) => rows.iter().map(|row| *row as usize).collect(),
                GroupsIndicator::Slice([first, rows]) => (first as usize..(first + rows) as usize).collect(),
            };
            self.extent(&places)
        });
        let mut extents: Vec<_> = extents.collect();
        extents.sort_unstable_by_key(|extent| extent.dyad);
        Ok(extents)
    }

    fn extent(&self, places: &[usize]) -> Option<DyadExtent> {
        let columns = self.columns()?;
        let first = *places.first()?;
        let area = |places: &[u16]| Area::from_place(*places.get(first)?);
        Some(DyadExtent {
            dyad: Dyad { reporter: area(columns.reporter)?, partner: area(columns.partner)? },
            observations: places.len(),
            first_day: places.iter().filter_map(|place| columns.first_day.get(*place).copied()).min()?,
            last_day: places.iter().filter_map(|place| columns.last_day.get(*place).copied()).max()?,
        })
    }

    /// How many observations each source has, by its place in the dataset's list.
    #[must_use]
    pub fn observations_by_source(&self, sources: usize) -> Vec<usize> {
        let mut counts = vec![0; sources];
        for source in self.columns().map_or(&[][..], |columns| columns.source) {
            if let Some(count) = counts.get_mut(usize::from(*source)) {
                *count += 1;
            }
        }
        counts
    }

    /// Every series of a dyad with the rows it lies in; the dyad's rows are found by bisection.
    #[must_use]
    pub fn series_of(&self, dyad: Dyad) -> Vec<(SeriesKey, Range<usize>)> {
        let Some(columns) = self.columns() else { return Vec::new() };
        let wanted = (dyad.reporter.place(), dyad.partner.place());
        let reporter = equal_range(columns.reporter, wanted.0);
        let partner = equal_range(&columns.partner[reporter.clone()], wanted.1);
        let mut found: Vec<(SeriesKey, Range<usize>)> = Vec::new();
        for place in reporter.start + partner.start..reporter.start + partner.end {
            let Some(key) = self.key_at(&columns, dyad, place) else { continue };
            match found.last_mut() {
                Some((last, range)) if *last == key => range.end = place + 1,
                _ => found.push((key, place..place + 1)),
            }
        }
        found
    }

    /// The points of rows found by [`Self::series_of`], by period, each of the vintage asked for.
    #[must_use]
    pub fn points(&self, rows: Range<usize>, vintage: Vintage) -> Vec<Point> {
        let Some(columns) = self.columns() else { return Vec::new() };
        let mut points: Vec<Point> = Vec::with_capacity(rows.len());
        for place in rows.filter(|place| vintage.holds(columns.published[*place])) {
            let Some(point) = self.point_at(&columns, place) else { continue };
            match points.last_mut() {
                Some(last) if last.period == point.period => {
                    if !matches!(vintage, Vintage::First(_)) {
                        *last = point;
                    }
                }
                _ => points.push(point),
            }
        }
        points
    }

    /// Every period of rows found by [`Self::series_of`] with the dates that its figures came out on.
    #[must_use]
    pub fn vintages(&self, rows: Range<usize>, vintage: Vintage) -> Vec<(Period, i32)> {
        let Some(columns) = self.columns() else { return Vec::new() };
        let period = |place: usize| Period::from_ordinal(Frequency::from_code(columns.frequency[place]), columns.period[place]);
        rows.map(|place| (period(place), columns.published[place])).filter(|(_, published)| vintage.holds(*published)).collect()
    }

    /// The first and last period of rows found by [`Self::series_of`], and how many periods there are.
    #[must_use]
    pub fn periods(&self, rows: Range<usize>) -> Option<(Period, Period, usize)> {
        let columns = self.columns()?;
        let ordinals = columns.period.get(rows.clone())?;
        let frequency = Frequency::from_code(*columns.frequency.get(rows.start)?);
        let period = |ordinal: &i32| Period::from_ordinal(frequency, *ordinal);
        let distinct = ordinals.chunk_by(|one, two| one == two).count();
        Some((period(ordinals.first()?), period(ordinals.last()?), distinct))
    }

    /// The first dyad, by code, that a source has observations of.
    #[must_use]
    pub fn first_dyad_of(&self, source: u16) -> Option<Dyad> {
        let columns = self.columns()?;
        let row = columns.source.iter().position(|place| *place == source)?;
        Some(Dyad { reporter: Area::from_place(columns.reporter[row])?, partner: Area::from_place(columns.partner[row])? })
    }

    fn key_at(&self, columns: &Columns<'_>, dyad: Dyad, place: usize) -> Option<SeriesKey> {
        Some(SeriesKey {
            dyad,
            product: self.products.get(columns.product[place] as usize)?.clone(),
            flow: Flow::from_code(columns.flow[place])?,
            source: columns.source[place],
            currency: self.currencies.get(columns.currency[place] as usize)?.clone(),
            calendar: Calendar::from_code(columns.calendar[place]),
            frequency: Frequency::from_code(columns.frequency[place]),
        })
    }

    fn point_at(&self, columns: &Columns<'_>, place: usize) -> Option<Point> {
        let period = Period::from_ordinal(Frequency::from_code(columns.frequency[place]), columns.period[place]);
        let valuation = Valuation::from_code(columns.valuation[place])?;
        let rounding = columns.rounding.get(place);
        let amount = columns.value.get(place).map(Amount::from_hundredths);
        let level = amount.map(|amount| Level::rounded_to(amount, rounding, valuation));
        let note = self.notes.get(columns.note[place] as usize).filter(|note| !note.is_empty()).cloned();
        let published = columns.published[place];
        Some(Point { published, note, ..Point::new(period, level, Status::from_code(columns.status[place])?) })
    }

    /// The columns by type; their names are looked up once a request.
    fn columns(&self) -> Option<Columns<'_>> {
        let column = |name| self.frame.column(name).ok();
        let bytes = |name| column(name)?.u8().ok()?.cont_slice().ok();
        let words = |name| column(name)?.u16().ok()?.cont_slice().ok();
        let codes = |name| column(name)?.u32().ok()?.cont_slice().ok();
        let counts = |name| column(name)?.i32().ok()?.cont_slice().ok();
        Some(Columns {
            reporter: words(REPORTER)?,
            partner: words(PARTNER)?,
            product: codes(PRODUCT)?,
            flow: bytes(FLOW)?,
            source: words(SOURCE)?,
            currency: codes(CURRENCY)?,
            calendar: bytes(CALENDAR)?,
            frequency: bytes(FREQUENCY)?,
            period: counts(PERIOD)?,
            published: counts(PUBLISHED)?,
            value: column(VALUE)?.i64().ok()?,
            rounding: column(ROUNDING)?.i8().ok()?,
            valuation: bytes(VALUATION)?,
            status: bytes(STATUS)?,
            note: codes(NOTE)?,
            first_day: counts(FIRST_DAY)?,
            last_day: counts(LAST_DAY)?,
        })
    }
}

/// The columns of the frame, in place.
struct Columns<'a> {
    reporter: &'a [u16],
    partner: &'a [u16],
    product: &'a [u32],
    flow: &'a [u8],
    source: &'a [u16],
    currency: &'a [u32],
    calendar: &'a [u8],
    frequency: &'a [u8],
    period: &'a [i32],
    published: &'a [i32],
    value: &'a Int64Chunked,
    rounding: &'a Int8Chunked,
    valuation: &'a [u8],
    status: &'a [u8],
    note: &'a [u32],
    first_day: &'a [i32],
    last_day: &'a [i32],
}

/// One column from a field of every row.
fn column<T>(name: &'static str, rows: &[Observation], field: impl Fn(&Observation) -> T) -> Column
where
    Series: NamedFrom<Vec<T>, [T]>,
{
    Column::new(name.into(), rows.iter().map(field).collect::<Vec<_>>())
}

fn since_1970(day: Option<chrono::NaiveDate>) -> i32 {
    day.map_or(0, |day| day.to_epoch_days())
}

/// Where a sorted column has this value.
fn equal_range(sorted: &[u16], value: u16) -> Range<usize> {
    sorted.partition_point(|place| *place < value)..sorted.partition_point(|place| *place <= value)
}

/// A code list in order of value, and the code of every value.
fn encode<T: Ord + Clone>(values: impl Iterator<Item = T>) -> (Vec<T>, Vec<u32>) {
    let values: Vec<T> = values.collect();
    let mut list = values.clone();
    list.sort_unstable();
    list.dedup();
    let codes =
        values.iter().map(|value| list.binary_search(value).ok().and_then(|place| u32::try_from(place).ok()).unwrap_or(0));
    let codes = codes.collect();
    (list, codes)
}

mod reporters;
#[cfg(test)]
mod tests;
