//! Any tidy table with a mapping file (`--map mapping.toml`): which column is what, in which unit and calendar. Persian and
//! Arabic digits, thousands marks, letter forms and direction marks of Iranian files are read as what they mean.

use super::{
    codes::AreaCodes,
    error::ImportError,
    header::Header,
    mapping::{Columns, Mapping},
    number::Number,
    persian::plain,
    product::classified,
    provider::{Draft, Keep, Mapper, Provider, Repeats, usual_valuation},
    reason::{Dropped, Mapped, Reason, Worth},
    record::Record,
    row::ProductCode,
};
use crate::trade::{Area, Calendar, Flow, Frequency, Period, Reporting, Status, Valuation};

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
        let mapping = context.mapping.ok_or_else(|| ImportError::WrongUse("tidy needs --map FILE".to_owned()))?;
        Ok(Box::new(Tidy::new(header, mapping)?))
    },
};

/// Where a field is: in a column, the same for all rows, or not there.
enum Place {
    Column(usize),
    Constant(String),
    Nowhere,
}

struct Tidy {
    mapping: Mapping,
    areas: AreaCodes,
    calendar: Calendar,
    reporter: Place,
    partner: Place,
    flow: Place,
    product: Place,
    period: Place,
    year: Place,
    quarter: Place,
    month: Place,
    value: Place,
    currency: Place,
    valuation: Place,
    status: Place,
    note: Place,
}

impl Place {
    fn text<'a>(&'a self, record: &'a Record) -> &'a str {
        match self {
            Self::Column(place) => record.field(*place),
            Self::Constant(word) => word,
            Self::Nowhere => "",
        }
    }

    fn is_nowhere(&self) -> bool {
        matches!(self, Self::Nowhere)
    }
}

impl Tidy {
    fn new(header: &Header, mapping: &Mapping) -> Result<Self, ImportError> {
        let place = |field: fn(&Columns) -> &Option<String>| match (field(&mapping.columns), field(&mapping.constants)) {
            (Some(column), _) => header.needed(column).map(Place::Column),
            (None, Some(word)) => Ok(Place::Constant(word.clone())),
            (None, None) => Ok(Place::Nowhere),
        };
        let tidy = Self {
            areas: AreaCodes::new(mapping.areas),
            calendar: mapping.calendar.parse().unwrap_or_default(),
            mapping: mapping.clone(),
            reporter: place(|columns| &columns.reporter)?,
            partner: place(|columns| &columns.partner)?,
            flow: place(|columns| &columns.flow)?,
            product: place(|columns| &columns.product)?,
            period: place(|columns| &columns.period)?,
            year: place(|columns| &columns.year)?,
            quarter: place(|columns| &columns.quarter)?,
            month: place(|columns| &columns.month)?,
            value: place(|columns| &columns.value)?,
            currency: place(|columns| &columns.currency)?,
            valuation: place(|columns| &columns.valuation)?,
            status: place(|columns| &columns.status)?,
            note: place(|columns| &columns.note)?,
        };
        let needed = [("reporter", &tidy.reporter), ("partner", &tidy.partner), ("flow", &tidy.flow), ("value", &tidy.value)];
        let mut missing: Vec<&str> = needed.iter().filter(|needed| needed.1.is_nowhere()).map(|needed| needed.0).collect();
        if tidy.period.is_nowhere() && tidy.year.is_nowhere() {
            missing.push("period or year");
        }
        if missing.is_empty() {
            return Ok(tidy);
        }
        Err(ImportError::WrongUse(format!("the mapping says neither column nor constant for: {}", missing.join(", "))))
    }

    fn period(&self, record: &Record) -> Mapped<Period> {
        let text = plain(self.period.text(record), '.');
        if !text.is_empty() {
            return text.parse().map_err(|_| Dropped::new(Reason::Period, format!("{text:?}")));
        }
        let (year, quarter, month) =
            (plain(self.year.text(record), '.'), plain(self.quarter.text(record), '.'), plain(self.month.text(record), '.'));
        let wrong = || Dropped::new(Reason::Period, format!("year {year:?}, quarter {quarter:?}, month {month:?}"));
        let number = |text: &str| text.parse::<i32>().map_err(|_| wrong());
        let year_number = number(&year)?;
        match (quarter.as_str(), month.as_str()) {
            ("", "") => Ok(Period::year(year_number)),
            (quarter, "") if (1..=4).contains(&number(quarter)?) => {
                Ok(Period::from_ordinal(Frequency::Quarterly, year_number * 4 + number(quarter)? - 1))
            }
            (_, month) if (1..=12).contains(&number(month)?) => {
                Ok(Period::from_ordinal(Frequency::Monthly, year_number * 12 + number(month)? - 1))
            }
            _ => Err(wrong()),
        }
    }

    /// A named area, or a code of the list; the year is Gregorian only under that calendar.
    fn area(&self, text: &str, period: Period) -> Mapped<(Area, String)> {
        let name = plain(text, '.');
        let listed = self.mapping.area_names.iter().find(|(key, _)| **key == text || plain(key, '.') == name);
        if let Some((_, code)) = listed {
            let area = code.parse().map_err(|_| Dropped::new(Reason::Area, format!("{code:?} of the mapping")))?;
            return Ok((area, String::new()));
        }
        let year = period.calendar_year() + if self.calendar == Calendar::SolarHijri { 621 } else { 0 };
        self.areas.find(text, year).map(|(area, note)| (area, note.to_owned()))
    }

    fn flow(&self, text: &str) -> Mapped<Flow> {
        let word = self.mapping.flows.get(text).map_or(text, String::as_str);
        word.parse().map_err(|_| Dropped::new(Reason::UnknownFlow, format!("{text:?}")))
    }

    fn product(&self, record: &Record) -> Mapped<ProductCode> {
        let text = self.product.text(record);
        match text.parse() {
            _ if text.is_empty() => Ok(ProductCode::total()),
            Ok(product) => Ok(ProductCode::from(&product)),
            Err(_) if self.mapping.classification == "HS" => classified("HS", &plain(text, '.'), None),
            Err(_) => ProductCode::of(&self.mapping.classification, &plain(text, '.'))
                .ok_or_else(|| Dropped::new(Reason::Product, format!("{text:?}"))),
        }
    }

    fn draft<'a>(&'a self, record: &'a Record) -> Mapped<Draft<'a>> {
        let flow = self.flow(self.flow.text(record))?;
        let period = self.period(record)?;
        let (reporter, of_reporter) = self.area(self.reporter.text(record), period)?;
        let (partner, of_partner) = self.area(self.partner.text(record), period)?;
        let decimal = self.mapping.decimal;
        // Among parts a figure below zero is a correction; elsewhere it is no level of trade.
        let read = if self.mapping.add_parts { Number::read_signed } else { Number::read };
        let value = read(&plain(self.value.text(record), decimal), decimal, self.mapping.unit_mult)?;
        let currency = Some(self.currency.text(record)).filter(|text| !text.is_empty()).unwrap_or("USD");
        if currency.len() != 3 || !currency.bytes().all(|byte| byte.is_ascii_uppercase()) {
            return Err(Dropped::new(Reason::Value, format!("currency {currency:?}")));
        }
        // Decimals that contradict the figure are not known after all.
        let decimals = self.mapping.decimals.filter(|decimals| value.0.decimals <= *decimals);
        let valuation = match self.valuation.text(record) {
            "" => Valuation::Unknown,
            "usual" => usual_valuation(flow),
            word => word.parse().map_err(|_| Dropped::new(Reason::Value, format!("valuation {word:?}")))?,
        };
        let status = match self.status.text(record) {
            "" => Status::Normal,
            word => word.parse().map_err(|_| Dropped::new(Reason::Value, format!("status {word:?}")))?,
        };
        // A territory is told beside whatever else the note says.
        let territories = super::provider::notes(&of_reporter, &of_partner);
        let told = [self.note.text(record), &territories].into_iter().filter(|note| !note.is_empty());
        let note = told.collect::<Vec<_>>().join("; ");
        Ok(Draft {
            product: self.product(record)?,
            calendar: self.calendar,
            unit_mult: self.mapping.unit_mult,
            decimals,
            valuation,
            status,
            currency,
            note,
            ..Draft::dollars(flow, period, value, reporter, partner)
        })
    }
}

impl Mapper for Tidy {
    fn map(&self, record: &Record, keep: Keep<'_>) {
        keep(self.draft(record));
    }

    fn worth(&self, record: &Record) -> Option<Worth> {
        let (decimal, unit_mult) = (self.mapping.decimal, self.mapping.unit_mult);
        let (number, _) = Number::read_signed(&plain(self.value.text(record), decimal), decimal, unit_mult).ok()?;
        let currency = Some(self.currency.text(record)).filter(|text| !text.is_empty()).unwrap_or("USD");
        Some(Worth { hundredths: number.hundredths(unit_mult), currency: currency.to_owned() })
    }
}
