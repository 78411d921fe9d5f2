//! The data parameters, the same for every suffix.

use super::{
    asked_statement::AskedStatement,
    movement::{Direction, MovedBy},
    row_filter::RowFilter,
    series_reference::Narrowing,
    sort::Sort,
    sought::Sought,
    window_edge::WindowEdge,
};
use crate::{
    parameter::ParameterError,
    query::Compared,
    series::Subject,
    statistics::Measure,
    trade::{Amount, Area, Calendar, Day, Frequency, Period, Product, Vintage},
};

/// The data parameters of a query, parsed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Parameters {
    /// The series to compare.
    pub series: Vec<Compared>,
    /// The first period shown.
    pub from: Option<WindowEdge>,
    /// The last period shown.
    pub to: Option<WindowEdge>,
    /// Only the last so many periods.
    pub last: Option<usize>,
    /// Only this frequency.
    pub freq: Option<Frequency>,
    /// Only this product.
    pub product: Option<Product>,
    /// Only this source.
    pub source: Option<String>,
    /// Only this calendar.
    pub calendar: Option<Calendar>,
    /// The base period of the index.
    pub base: Option<Period>,
    /// Value, yoy or index.
    pub measure: Option<Measure>,
    /// Answer from the figures that were out on this day.
    pub as_of: Option<Day>,
    /// Only the so many greatest.
    pub top: Option<usize>,
    /// Of which flow.
    pub flow: Option<Subject>,
    /// Only products of so many digits.
    pub level: Option<usize>,
    /// Only products of this classification.
    pub classification: Option<String>,
    /// Only products just below this one.
    pub parent: Option<Product>,
    /// Only what has these words: pairs in the names of their sides, products in theirs; lower case, one space between them.
    pub search: Option<String>,
    /// Only pairs reported by this area.
    pub reporter: Option<Area>,
    /// Only pairs about this area.
    pub partner: Option<Area>,
    /// In which order.
    pub sort: Option<Sort>,
    /// By what those that moved most are found.
    pub moved_by: Option<MovedBy>,
    /// Who comes first among them.
    pub direction: Option<Direction>,
    /// The least figure a year before of those that are ranked.
    pub min_value: Option<Amount>,
    /// Which stored observations are asked for.
    pub rows: RowFilter,
    /// What is to be verified.
    pub statement: AskedStatement,
    /// Which figure is looked for.
    pub sought: Sought,
    /// At most so many items of a list.
    pub limit: Option<usize>,
    /// Skip so many items of a list.
    pub offset: Option<usize>,
    /// All items of a list where no limit is asked for? Files have all; JSON comes in pages. The format says so, no parameter.
    pub whole: bool,
}

impl Measure {
    /// The measure of a word.
    ///
    /// # Errors
    /// A parameter error that names what is allowed.
    pub fn parse(text: &str) -> Result<Self, ParameterError> {
        let found = Self::ALL.into_iter().find(|measure| measure.word() == text);
        found.ok_or_else(|| ParameterError::new("measure", format!("{text:?} is not a measure"), &Self::ALL.map(Self::word)))
    }
}

impl Parameters {
    /// The parameters of one of the series that are compared: what its entry says, else what holds for all.
    #[must_use]
    pub fn of_entry(&self, entry: &Compared) -> Self {
        Self {
            series: Vec::new(),
            calendar: entry.own.calendar.or(self.calendar),
            freq: entry.own.freq.or(self.freq),
            product: entry.own.product.or(self.product),
            source: entry.own.source.clone().or_else(|| self.source.clone()),
            ..self.clone()
        }
    }

    /// What an entry of `series=` may say otherwise.
    #[must_use]
    pub fn narrowing(&self) -> Narrowing {
        Narrowing { calendar: self.calendar, freq: self.freq, product: self.product, source: self.source.clone() }
    }

    /// Which vintage of the figures is asked for.
    #[must_use]
    pub fn vintage(&self) -> Vintage {
        self.as_of.map_or(Vintage::Latest, Vintage::AsOf)
    }

    /// What no parameter can see alone.
    ///
    /// # Errors
    /// `from` after `to`, a base without an index.
    pub fn validate(&self) -> Result<(), ParameterError> {
        if let (Some(from), Some(to)) = (self.from, self.to)
            && is_after(from, to)
        {
            return Err(ParameterError::new("from", format!("{from} is after to={to}"), &["a period not after to"]));
        }
        if let Some(calendar) = self.calendar {
            for (name, period) in [
                ("from", self.from.and_then(WindowEdge::period)),
                ("to", self.to.and_then(WindowEdge::period)),
                ("base", self.base),
            ] {
                let refused = period.and_then(|period| period.check_calendar(calendar).err());
                if let Some(error) = refused {
                    return Err(ParameterError::new(name, format!("{error}, not {}", calendar.word()), &[error.allowed]));
                }
            }
            if let Some(freq) = self.freq.filter(|freq| !calendar.has(*freq)) {
                let detail = format!("{} has years and quarters, not {}", calendar.word(), freq.letter());
                return Err(ParameterError::new("freq", detail, &["A", "Q"]));
            }
        }
        if let (Some(as_of), Some(known)) = (self.as_of, self.statement.known) {
            let detail = format!("{known} is given beside as_of={as_of}, which says the same");
            return Err(ParameterError::new("known", detail, &["one of known and as_of"]));
        }
        self.statement.validate()?;
        self.sought.validate()?;
        if self.base.is_some() && !self.measure.is_some_and(Measure::has_base) {
            return Err(ParameterError::new("base", "is only used with measure=index", &["measure=index"]));
        }
        Ok(())
    }
}

/// Does a window end before it begins? A day and a label may be of two calendars, which only the figures tell.
fn is_after(from: WindowEdge, to: WindowEdge) -> bool {
    match (from, to) {
        (WindowEdge::Period(from), WindowEdge::Period(to)) => from.first_month() >= to.first_month() + to.months(),
        (WindowEdge::Day(from), WindowEdge::Day(to)) => from > to,
        _ => false,
    }
}
