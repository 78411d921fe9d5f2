//! Russian Federal Customs Service: the unload `DATTSVT.csv` (tabs, decimal comma, `MM/YYYY`), and the monthly files of
//! 2021–22 (commas, only the year in PERIOD: the month is in the file's name, `2021-01.csv`). Dollars; exports FOB, imports
//! CIF. A row is of one region and unit, so rows of a key are parts and are added. `XXXXXXXXXX` is a secret code and stays one.

use crate::{
    import::{
        codes::{AreaCodes, CodeList},
        delimited_text::Record,
        error::ImportError,
        header::Header,
        number::Number,
        product::{CodedProduct, coded},
        provider::{Context, Draft, Keep, Mapper, Provider, Repeats, codes, notes, usual_valuation},
        reason::{DropReason, Dropped, Mapped, Worth},
    },
    trade::{Area, Flow, Frequency, Period, Reporting},
};

pub(super) const PROVIDER: Provider = Provider {
    name: "fcs",
    title: "Federal Customs Service of Russia, customs statistics of foreign trade",
    path: "https://customs.gov.ru/statistic",
    license: "open data; attribute the Federal Customs Service of Russia",
    compiler: "Federal Customs Service of Russia",
    reporting: Reporting::Reported,
    repeats: Repeats::Parts,
    knows: |header| header.has(&["napr", "period", "tnved", "stoim"]) && (header.has(&["nastranapr"]) || header.has(&["strana"])),
    mapper: |header, context| Ok(Box::new(Fcs::new(header, context)?)),
};

struct Fcs {
    areas: AreaCodes,
    russia: Area,
    flow: usize,
    period: usize,
    partner: usize,
    product: usize,
    value: usize,
    /// The year and month that the file's name gives.
    named: Option<(i32, i32)>,
    file: String,
    decimal: char,
}

impl Fcs {
    fn new(header: &Header, context: &Context<'_>) -> Result<Self, ImportError> {
        let old = header.place("nastranapr");
        let areas = AreaCodes::new(CodeList::Iso2);
        let russia = areas.find("RU", 2020).map(|found| found.0);
        Ok(Self {
            russia: russia.map_err(|dropped| ImportError::WrongUse(dropped.detail))?,
            areas,
            flow: header.needed("napr")?,
            period: header.needed("period")?,
            partner: old.map_or_else(|| header.needed("strana"), Ok)?,
            product: header.needed("tnved")?,
            value: header.needed("stoim")?,
            named: month_in(context.file),
            file: context.file.to_owned(),
            decimal: if old.is_some() { ',' } else { '.' },
        })
    }

    fn period(&self, text: &str) -> Mapped<Period> {
        let wrong = |why: &str| Dropped::new(DropReason::Period, format!("{text:?}{why}"));
        let number = |text: &str| text.parse::<i32>().ok();
        let (month, year) = match text.split_once('/') {
            Some((month, year)) => (number(month), number(year)),
            None => match (self.named, number(text)) {
                (Some((year, month)), Some(stated)) if year == stated => (Some(month), Some(year)),
                _ => return Err(wrong(&format!(" is no month, and the file's name {:?} gives none of that year", self.file))),
            },
        };
        match (year, month) {
            (Some(year @ 1900..=2199), Some(month @ 1..=12)) => {
                Ok(Period::from_ordinal(Frequency::Monthly, year * 12 + month - 1))
            }
            _ => Err(wrong("")),
        }
    }

    fn draft(&self, record: &Record) -> Mapped<Draft<'static>> {
        let flow = flow(record.field(self.flow))?;
        let period = self.period(record.field(self.period))?;
        let (partner, of_partner) = self.areas.find(record.field(self.partner), period.calendar_year())?;
        // Ten digits; a number column has lost the zero of chapters 1 to 9.
        let CodedProduct { product, mended } = coded("TNVED", record.field(self.product), None)?;
        let value = Number::read_signed(record.field(self.value), self.decimal, 0)?;
        let note = notes("", of_partner);
        let draft = Draft::dollars(flow, period, value, self.russia, partner);
        let codes = codes("", record.field(self.partner));
        Ok(Draft { product, mended, valuation: usual_valuation(flow), note, codes, ..draft })
    }
}

impl Mapper for Fcs {
    fn map(&self, record: &Record, keep: Keep<'_>) {
        keep(self.draft(record));
    }

    fn worth(&self, record: &Record) -> Option<Worth> {
        let (number, _) = Number::read_signed(record.field(self.value), self.decimal, 0).ok()?;
        Some(Worth { hundredths: number.hundredths(0), currency: "USD".into() })
    }
}

fn flow(word: &str) -> Mapped<Flow> {
    match word {
        "ЭК" | "EXP" | "EX" => Ok(Flow::Export),
        "ИМ" | "IMP" | "IM" => Ok(Flow::Import),
        _ => Err(Dropped::new(DropReason::UnknownFlow, format!("{word:?}"))),
    }
}

/// The year and month in a name such as `2021-01.csv`.
fn month_in(file: &str) -> Option<(i32, i32)> {
    let numbers: Vec<&str> = file.split(|letter: char| !letter.is_ascii_digit()).collect();
    numbers.windows(2).find_map(|pair| {
        let (year, month) = (pair[0].parse().ok()?, pair[1].parse().ok()?);
        (pair[0].len() == 4 && pair[1].len() == 2 && (1..=12).contains(&month)).then_some((year, month))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_month_in_the_name() {
        assert_eq!(month_in("2021-01.csv"), Some((2021, 1)));
        assert_eq!(month_in("fts_2021_12.csv"), Some((2021, 12)));
        assert_eq!(month_in("DATTSVT.csv"), None);
    }
}
