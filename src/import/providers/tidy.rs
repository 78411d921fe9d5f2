//! Any tidy table with a mapping file (`--map mapping.toml`): which column is what, in which unit and calendar. Figures, periods
//! and names of countries are read in the spellings of statistics offices; what a spelling leaves open, the whole column decides,
//! so records are looked at before they are read.

use std::{
    cell::{Cell, RefCell},
    collections::HashMap,
};

use super::{
    tidy_columns::{FieldPlace, FieldPlaces, FigureColumn, measures, wanted},
    tidy_figure::Figures,
};
use crate::{
    import::{
        area_names::named,
        codes::AreaCodes,
        decimal_marks::Marks,
        delimited_text::Record,
        error::ImportError,
        flags,
        header::Header,
        mapping::Mapping,
        period_column::{DatedPeriod, Declared, PeriodColumn},
        persian::plain,
        product::{CodedProduct, coded},
        provider::{Draft, Keep, Mapper, Provider, Repeats, notes, residual_codes, this_year, usual_valuation},
        reason::{DropReason, Dropped, Mapped, Worth},
        row::ProductCode,
        tidy_words,
    },
    trade::{Area, Calendar, Flow, Frequency, Period, Reporting, Status, Valuation},
};

pub(super) const PROVIDER: Provider = Provider {
    name: "tidy",
    title: "Imported table",
    path: "",
    license: "",
    compiler: "",
    reporting: Reporting::Reported,
    repeats: Repeats::Doubles,
    // Only a mapping says what its columns are: `auto` never takes a header for tidy without one.
    knows: |_| false,
    mapper: |header, context| {
        let mapping = context
            .mapping
            .ok_or_else(|| ImportError::WrongUse("tidy needs --map FILE, or --propose to have one written".to_owned()))?;
        Ok(Box::new(Tidy::new(header, mapping)?))
    },
};

struct Tidy {
    mapping: Mapping,
    areas: AreaCodes,
    /// The file's own names, as they stand there and as plain text.
    area_names: HashMap<String, String>,
    calendar: Calendar,
    measures: Vec<FigureColumn>,
    figures: Figures,
    periods: PeriodColumn,
    wanted: Vec<(usize, Vec<String>)>,
    unwanted: Cell<u64>,
    /// Countries found by name before.
    named: RefCell<HashMap<String, Option<Area>>>,
}

/// An area and what its code says of its territory.
type NotedArea = (Area, String);

impl Tidy {
    fn new(header: &Header, mapping: &Mapping) -> Result<Self, ImportError> {
        let calendar = mapping.calendar.parse().unwrap_or_default();
        let declared = Declared { calendar, frequency: mapping.frequency(), dates: mapping.dates };
        let marks = Marks::new(mapping.columns.value.as_deref().unwrap_or("value"), mapping.decimal, mapping.thousands);
        let exact = mapping.decimals.is_some();
        let own = |(name, code): (&String, &String)| [(name.clone(), code.clone()), (plain(name, '.'), code.clone())];
        let mut tidy = Self {
            areas: AreaCodes::new(mapping.areas),
            area_names: mapping.area_names.iter().flat_map(own).collect(),
            calendar,
            measures: measures(header, mapping)?,
            figures: Figures { marks, words: mapping.figures.clone(), exact, parts: mapping.add_parts },
            periods: PeriodColumn::new(declared, this_year()),
            wanted: wanted(header, mapping)?,
            unwanted: Cell::new(0),
            named: RefCell::default(),
            mapping: mapping.clone(),
        };
        // Periods that are names of columns are all there before the first row.
        for measure in &tidy.measures {
            if let FieldPlace::Constant(name) = &measure.of.period {
                tidy.periods.look(name, 1)?;
            }
        }
        Ok(tidy)
    }

    fn is_wanted(&self, record: &Record) -> bool {
        self.wanted.iter().all(|(place, words)| words.iter().any(|word| word == record.field(*place)))
    }

    fn period(&self, of: &FieldPlaces, record: &Record) -> Mapped<DatedPeriod> {
        let text = of.period.text(record);
        if !text.is_empty() {
            return self.periods.read(text);
        }
        let year = of.year.text(record);
        let found = self.periods.read(year)?;
        if of.quarter.is_nowhere() && of.month.is_nowhere() && found.period.frequency() == Frequency::Annual {
            return Ok(found);
        }
        let (quarter, month) = (plain(of.quarter.text(record), '.'), plain(of.month.text(record), '.'));
        let wrong = || Dropped::new(DropReason::Period, format!("year {year:?}, quarter {quarter:?}, month {month:?}"));
        let year_number = found.period.calendar_year();
        let period = match (quarter.as_str(), month.as_str()) {
            _ if found.period.frequency() != Frequency::Annual => return Err(wrong()),
            ("", "") => found.period,
            (quarter, "") => match place_of(quarter, false) {
                Some(place @ 1..=4) => Period::from_ordinal(Frequency::Quarterly, year_number * 4 + place - 1),
                _ => return Err(wrong()),
            },
            (_, month) => match place_of(month, self.calendar == Calendar::SolarHijri) {
                Some(place @ 1..=12) => Period::from_ordinal(Frequency::Monthly, year_number * 12 + place - 1),
                _ => return Err(wrong()),
            },
        };
        Ok(DatedPeriod { period, ..found })
    }

    /// An area of the mapping, of the code list, or by its name; the year is Gregorian only under that calendar.
    fn area(&self, text: &str, period: Period) -> Mapped<NotedArea> {
        let own = || self.area_names.get(text).or_else(|| self.area_names.get(&plain(text, '.')));
        if let Some(code) = if self.area_names.is_empty() { None } else { own() } {
            let area = code.parse().map_err(|_| Dropped::new(DropReason::Area, format!("{code:?} of the mapping")))?;
            return Ok((area, String::new()));
        }
        let year = period.calendar_year() + if self.calendar == Calendar::SolarHijri { 621 } else { 0 };
        match self.areas.find(text, year) {
            Ok((area, note)) => Ok((area, note.to_owned())),
            Err(dropped) => match self.by_name(text) {
                Some(area) => Ok((area, String::new())),
                None if text.len() > 3 => {
                    Err(Dropped::new(DropReason::Area, format!("{text:?}, which is no name of a country either")))
                }
                None => Err(dropped),
            },
        }
    }

    fn by_name(&self, text: &str) -> Option<Area> {
        if let Some(known) = self.named.borrow().get(text) {
            return *known;
        }
        let found = named(text);
        let mut known = self.named.borrow_mut();
        if known.len() < 10_000 {
            known.insert(text.to_owned(), found);
        }
        found
    }

    fn flow(&self, text: &str) -> Mapped<Flow> {
        let own = self.mapping.flows.get(text);
        let flow = own.map_or_else(|| tidy_words::flow(text), |word| word.parse().ok());
        flow.ok_or_else(|| Dropped::new(DropReason::UnknownFlow, format!("{text:?}")))
    }

    fn product(&self, text: &str) -> Mapped<CodedProduct> {
        match text.parse() {
            _ if text.is_empty() => Ok(CodedProduct::as_written(ProductCode::total())),
            Ok(product) => Ok(CodedProduct::as_written(ProductCode::from(&product))),
            Err(_) => coded(&self.mapping.classification, &plain(text, '.'), None),
        }
    }

    fn status(&self, text: &str) -> Mapped<Status> {
        if text.is_empty() {
            return Ok(Status::Normal);
        }
        let own = self.mapping.statuses.get(text).map_or(text, String::as_str);
        let found = own.parse().ok().or_else(|| flags::status_of(own));
        found.ok_or_else(|| {
            Dropped::new(DropReason::Value, format!("status {text:?}; say under [statuses] which of SDMX's it is"))
        })
    }

    fn valuation(text: &str, flow: Flow) -> Mapped<Valuation> {
        match text {
            "" => Ok(Valuation::Unknown),
            "usual" => Ok(usual_valuation(flow)),
            word => word
                .to_lowercase()
                .parse()
                .or_else(|_| word.to_uppercase().parse())
                .map_err(|_| Dropped::new(DropReason::Value, format!("valuation {word:?}"))),
        }
    }

    fn draft<'a>(&'a self, measure: &'a FigureColumn, record: &'a Record) -> Mapped<Draft<'a>> {
        let of = &measure.of;
        let flow = self.flow(of.flow.text(record))?;
        let DatedPeriod { period, status: of_label } = self.period(of, record)?;
        let (reporter, of_reporter) = self.area(of.reporter.text(record), period)?;
        let (partner, of_partner) = self.area(of.partner.text(record), period)?;
        let currency = currency(of, record);
        if currency.len() != 3 || !currency.bytes().all(|byte| byte.is_ascii_uppercase()) {
            return Err(Dropped::new(DropReason::Value, format!("currency {currency:?}")));
        }
        let (value, status) = self.value(measure, record, currency, of_label)?;
        // Decimals that contradict the figure are not known after all.
        let decimals = self.mapping.decimals.filter(|decimals| value.is_none_or(|value| value.0.decimals <= *decimals));
        let CodedProduct { product, mended } = self.product(of.product.text(record))?;
        // A territory is told beside whatever else the note says.
        let territories = notes(&of_reporter, &of_partner);
        let told = [of.note.text(record), &territories].into_iter().filter(|note| !note.is_empty());
        let note = told.collect::<Vec<_>>().join("; ");
        Ok(Draft {
            product,
            mended,
            calendar: self.calendar,
            value,
            unit_mult: measure.unit_mult,
            decimals,
            valuation: Self::valuation(of.valuation.text(record), flow)?,
            status,
            currency,
            note,
            codes: residual_codes((reporter, partner), of.reporter.text(record), of.partner.text(record)),
            ..Draft::nothing(flow, period, reporter, partner)
        })
    }

    /// What is kept out, with what it is worth where that can be read.
    fn of_worth(&self, dropped: Dropped, measure: &FigureColumn, record: &Record) -> Dropped {
        let currency = currency(&measure.of, record);
        match self.figures.worth(measure.value.text(record), currency, measure.unit_mult) {
            Some(worth) if dropped.worth.is_none() => dropped.worth(worth, currency),
            _ => dropped,
        }
    }

    /// The figure, if there is one, and its status by its flags, its column of flags and its period's flag.
    fn value(
        &self,
        measure: &FigureColumn,
        record: &Record,
        currency: &str,
        of_label: Status,
    ) -> Mapped<(Option<crate::import::provider::DraftValue>, Status)> {
        let column = self.status(measure.of.status.text(record))?;
        let figure = self.figures.read(measure.value.text(record), currency, measure.unit_mult);
        match figure {
            // Nothing stands there, and the column of flags says why.
            Err(dropped) if dropped.reason == DropReason::Missing && column.allows_empty() => Ok((None, column)),
            Err(dropped) => Err(dropped),
            Ok(found) if found.value.is_none() => Ok((None, if column.allows_empty() { column } else { found.status })),
            Ok(found) => Ok((found.value, Status::worst([column, found.status, of_label].into_iter()))),
        }
    }
}

/// The currency of a row.
fn currency<'a>(of: &'a FieldPlaces, record: &'a Record) -> &'a str {
    Some(of.currency.text(record)).filter(|text| !text.is_empty()).unwrap_or("USD")
}

/// The month or quarter of a field: `5`, `05`, `5.0`, `M05`, `Q2`, `May`.
fn place_of(text: &str, hijri: bool) -> Option<i32> {
    let text = text.to_lowercase();
    let number = text.strip_suffix(".0").unwrap_or(&text).trim_start_matches(['m', 'q']);
    let named = || if hijri { crate::import::month_names::hijri(&text) } else { crate::import::month_names::gregorian(&text) };
    number.parse().ok().or_else(|| named().map(i32::from))
}

/// Is it a line of words: a title, a note, a source below the table?
fn is_line_of_text(record: &Record) -> bool {
    record.len() > 2 && record.fields().filter(|field| !field.is_empty()).count() <= 1
}

impl Mapper for Tidy {
    fn look(&mut self, record: &Record) -> Result<bool, ImportError> {
        let mut decided = true;
        if !self.is_wanted(record) || is_line_of_text(record) {
            return Ok(true);
        }
        for measure in &self.measures {
            let of = &measure.of;
            let text = [&of.period, &of.year].map(|place| place.text(record)).into_iter().find(|text| !text.is_empty());
            if let Some(text) = text {
                decided &= self.periods.look(text, record.line)?;
            }
            decided &= self.figures.look(measure.value.text(record), currency(of, record), record.line)?;
        }
        Ok(decided)
    }

    fn settle(&mut self) -> Result<(), ImportError> {
        self.periods.settle()?;
        self.figures.marks.settle()
    }

    fn map(&self, record: &Record, keep: Keep<'_>) {
        if !self.is_wanted(record) {
            self.unwanted.set(self.unwanted.get() + 1);
            return;
        }
        if is_line_of_text(record) {
            let text = record.fields().find(|field| !field.is_empty()).unwrap_or_default();
            return keep(Err(Dropped::new(DropReason::RowLength, format!("a line of words: {text:?}"))));
        }
        for measure in &self.measures {
            keep(self.draft(measure, record).map_err(|dropped| self.of_worth(dropped, measure, record)));
        }
    }

    /// Every figure that is kept out knows its own worth.
    fn worth(&self, _: &Record) -> Option<Worth> {
        None
    }

    fn remarks(&self) -> Vec<String> {
        let mut remarks = Vec::new();
        if self.unwanted.get() > 0 {
            remarks.push(format!("{} rows that `where` does not ask for", self.unwanted.get()));
        }
        if self.periods.short_years > 0 {
            let (first, last) = crate::import::period_label::SHORT_YEARS;
            remarks.push(format!("{} periods with a year of two digits, read as {first} to {last}", self.periods.short_years));
        }
        remarks
    }
}
