//! Comext as Eurostat's API gives it (SDMX-CSV of DS-045409 and its like): values and quantities in one table, a row an
//! indicator. Only the value in euro is trade; flags become statuses. Codes stand alone or before their label (`M:Monthly`).

use super::imts::period;
use crate::{
    import::{
        codes::{AreaCodes, CodeList},
        delimited_text::Record,
        error::ImportError,
        header::Header,
        number::{Number, is_missing},
        provider::{Context, Draft, Keep, Mapper, Provider, Repeats, notes, residual_codes, usual_valuation, worth_of},
        reason::{DropReason, Dropped, Mapped, Worth},
        row::ProductCode,
    },
    trade::{Area, Flow, Reporting, Status},
};

pub(super) const PROVIDER: Provider = Provider {
    name: "comext",
    title: "Eurostat Comext",
    path: "https://ec.europa.eu/eurostat/comext/newxtweb/",
    license: "CC BY 4.0; attribute Eurostat",
    compiler: "Eurostat",
    reporting: Reporting::Reported,
    repeats: Repeats::Doubles,
    knows: |header| header.has(&COLUMNS),
    mapper: |header, _: &Context<'_>| Ok(Box::new(Eurostat::new(header)?)),
};

const COLUMNS: [&str; 7] = ["reporter", "partner", "product", "flow", "indicators", "TIME_PERIOD", "OBS_VALUE"];

struct Eurostat {
    areas: AreaCodes,
    /// The places of [`COLUMNS`].
    places: [usize; 7],
    dataflow: Option<usize>,
    flag: Option<usize>,
}

/// The code before its label.
fn code(text: &str) -> &str {
    text.split(':').next().unwrap_or_default().trim()
}

/// The power of ten of a value in euro; none for quantities and other currencies.
fn scale(indicator: &str) -> Option<u8> {
    let name = indicator.to_ascii_uppercase();
    let euro = name.starts_with("VALUE") && name.contains("EUR");
    let power = if name.contains("1000") || name.contains("THS") {
        3
    } else if name.contains("MIO") {
        6
    } else {
        0
    };
    euro.then_some(power)
}

impl Eurostat {
    fn new(header: &Header) -> Result<Self, ImportError> {
        let mut places = [0; 7];
        for (place, name) in places.iter_mut().zip(COLUMNS) {
            *place = header.needed(name)?;
        }
        Ok(Self {
            areas: AreaCodes::new(CodeList::Comext),
            places,
            dataflow: header.place("DATAFLOW").or_else(|| header.place("STRUCTURE_ID")),
            flag: header.place("OBS_FLAG").or_else(|| header.place("OBS_STATUS")),
        })
    }

    fn area(&self, text: &str, year: i32) -> Mapped<(Area, &str)> {
        match code(text) {
            "WORLD" => Ok((Area::world(), "")),
            code => self.areas.find(code, year),
        }
    }

    fn product(&self, record: &Record, text: &str) -> Mapped<ProductCode> {
        // The flows of DS-018995 and DS-059331 are by SITC.
        let dataflow = record.optional(self.dataflow);
        let sitc = ["DS-018995", "DS-059331"].iter().any(|id| dataflow.contains(id));
        let found = match text {
            "TOTAL" => Some(ProductCode::total()),
            text => ProductCode::from_code(if sitc { "SITC4" } else { "CN" }, text),
        };
        found.ok_or_else(|| Dropped::new(DropReason::Product, format!("{text:?}")))
    }

    fn draft(&self, record: &Record) -> Mapped<Draft<'static>> {
        let [reporter, partner, product, flow, indicator, time, value] = self.places.map(|place| code(record.field(place)));
        let unit_mult = scale(indicator)
            .ok_or_else(|| Dropped::new(DropReason::NotGoods, format!("indicator {indicator}")).of_code(indicator))?;
        let flow = match flow.to_ascii_uppercase().as_str() {
            "1" | "IMP" | "IMPORT" => Flow::Import,
            "2" | "EXP" | "EXPORT" => Flow::Export,
            other => return Err(Dropped::new(DropReason::UnknownFlow, format!("{other:?}"))),
        };
        let period = period(time)?;
        let (reporter, of_reporter) = self.area(reporter, period.calendar_year())?;
        let (partner, of_partner) = self.area(partner, period.calendar_year())?;
        let (status, flagged) = status(record.optional(self.flag));
        let value = Number::read(value, '.', unit_mult)?;
        let territories = notes(of_reporter, of_partner);
        let note = [territories, flagged].into_iter().filter(|note| !note.is_empty()).collect::<Vec<_>>().join("; ");
        Ok(Draft {
            product: self.product(record, product)?,
            unit_mult,
            valuation: usual_valuation(flow),
            status,
            currency: "EUR",
            note,
            codes: residual_codes((reporter, partner), record.field(self.places[0]), record.field(self.places[1])),
            ..Draft::dollars(flow, period, value, reporter, partner)
        })
    }
}

/// The status of Eurostat's flags, several in one field, and a note of those that have none.
fn status(flags: &str) -> (Status, String) {
    if is_missing(flags) {
        return (Status::Normal, String::new());
    }
    let known = |flag: char| match flag {
        'b' => Some(Status::Break),
        'd' => Some(Status::DefinitionDiffers),
        'e' | 's' => Some(Status::Estimated),
        'f' => Some(Status::Forecast),
        'i' => Some(Status::Imputed),
        'p' => Some(Status::Provisional),
        'u' => Some(Status::Doubtful),
        _ => None,
    };
    let letters = || code(flags).chars().flat_map(char::to_lowercase).filter(char::is_ascii_alphabetic);
    let other: String = letters().filter(|flag| known(*flag).is_none() && !['a', 'r'].contains(flag)).collect();
    let note = if other.is_empty() { String::new() } else { format!("Eurostat flag {other}") };
    (Status::worst(letters().filter_map(known)), note)
}

impl Mapper for Eurostat {
    fn map(&self, record: &Record, keep: Keep<'_>) {
        keep(self.draft(record));
    }

    fn worth(&self, record: &Record) -> Option<Worth> {
        let unit_mult = scale(code(record.field(self.places[4])))?;
        worth_of([record.field(self.places[6])].into_iter(), unit_mult, "EUR")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_values_in_euro_and_every_flag() {
        assert_eq!((scale("VALUE_IN_EUROS"), scale("VALUE_IN_1000_EUROS"), scale("QUANTITY_IN_100KG")), (Some(0), Some(3), None));
        assert_eq!((scale("VALUE_NAC"), scale("SUPPLEMENTARY_QUANTITY")), (None, None));
        assert_eq!(status("p"), (Status::Provisional, String::new()));
        assert_eq!(status("bp"), (Status::Break, String::new()));
        assert_eq!(status("c"), (Status::Normal, "Eurostat flag c".to_owned()));
        assert_eq!(status(""), (Status::Normal, String::new()));
    }
}
