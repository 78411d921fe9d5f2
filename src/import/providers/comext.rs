//! Eurostat Comext bulk files, current and historical headers: euro, CN codes as they stand (confidential ones too), months;
//! month 52 is the year. Rows of a key are parts by statistical procedure and trade type and are added, corrections below zero
//! too; statistical regime 4 of the historical files is the sum of the others and stands for them. Imports CIF, exports FOB.

use super::comtrade::period;
use crate::{
    import::{
        codes::{AreaCodes, CodeList},
        delimited_text::Record,
        error::ImportError,
        header::Header,
        number::Number,
        product::{CodedProduct, coded},
        provider::{Context, Draft, Keep, Mapper, Provider, Repeats, codes, notes, usual_valuation, worth_of},
        reason::{DropReason, Dropped, Mapped, Worth},
    },
    trade::{Flow, Reporting},
};

pub(super) const PROVIDER: Provider = Provider {
    name: "comext",
    title: "Eurostat Comext",
    path: "https://ec.europa.eu/eurostat/comext/newxtweb/",
    license: "CC BY 4.0; attribute Eurostat",
    compiler: "Eurostat",
    reporting: Reporting::Reported,
    repeats: Repeats::Parts,
    knows: |header| header.has(&CURRENT) || header.has(&HISTORICAL),
    mapper: |header, _: &Context<'_>| {
        let names = if header.has(&CURRENT) { CURRENT } else { HISTORICAL };
        Ok(Box::new(Comext::new(header, names)?))
    },
};

const CURRENT: [&str; 6] = ["REPORTER", "PARTNER", "PRODUCT_NC", "FLOW", "PERIOD", "VALUE_EUR"];
const HISTORICAL: [&str; 6] = ["DECLARANT_ISO", "PARTNER_ISO", "PRODUCT_NC", "FLOW", "PERIOD", "VALUE_IN_EUROS"];

struct Comext {
    areas: AreaCodes,
    /// Reporter, partner, product, flow, period, value.
    places: [usize; 6],
    regime: Option<usize>,
}

impl Comext {
    fn new(header: &Header, names: [&str; 6]) -> Result<Self, ImportError> {
        let mut places = [0; 6];
        for (place, name) in places.iter_mut().zip(names) {
            *place = header.needed(name)?;
        }
        Ok(Self { areas: AreaCodes::new(CodeList::Comext), places, regime: header.place("STAT_REGIME") })
    }

    fn draft(&self, record: &Record) -> Mapped<Draft<'static>> {
        let [reporter, partner, product, flow, time, value] = self.places.map(|place| record.field(place));
        let flow = match flow {
            "1" => Flow::Import,
            "2" => Flow::Export,
            other => return Err(Dropped::new(DropReason::UnknownFlow, format!("{other:?}"))),
        };
        let period = period(time)?;
        let (reporter, of_reporter) = self.areas.find(reporter, period.calendar_year())?;
        let (partner, of_partner) = self.areas.find(partner, period.calendar_year())?;
        let CodedProduct { product, mended } = coded("CN", product, None)?;
        let draft = Draft::dollars(flow, period, Number::read_signed(value, '.', 0)?, reporter, partner);
        let [of_rows, partners, ..] = self.places.map(|place| record.field(place));
        let codes = codes(of_rows, partners);
        let (whole, note) = (record.optional(self.regime) == "4", notes(of_reporter, of_partner));
        Ok(Draft { product, mended, valuation: usual_valuation(flow), currency: "EUR", note, whole, codes, ..draft })
    }
}

impl Mapper for Comext {
    fn map(&self, record: &Record, keep: Keep<'_>) {
        keep(self.draft(record));
    }

    fn worth(&self, record: &Record) -> Option<Worth> {
        worth_of([record.field(self.places[5])].into_iter(), 0, "EUR")
    }
}
