//! UN Comtrade: API v1 (47 columns in either spelling, the bulk files without the text columns, the JSON reply) and the
//! legacy files (35 and 22 columns, plain and R-dotted). Only true totals: all customs procedures, all modes of transport,
//! all second partners. Exports hold domestic exports and re-exports, so DX is not kept and nothing is added up here.

use super::{
    codes::{AreaCodes, CodeList},
    error::ImportError,
    header::Header,
    number::{Number, is_missing},
    product::{Coded, classified},
    provider::{Draft, Keep, Mapper, Provider, Repeats, notes, usual_valuation},
    reason::{Dropped, Mapped, Reason},
    record::Record,
};
use crate::trade::{Flow, Frequency, Period, Reporting, Valuation};

pub(super) const PROVIDER: Provider = Provider {
    name: "comtrade",
    title: "UN Comtrade",
    path: "https://comtradeplus.un.org/",
    license: "UN Comtrade terms of use; attribute UN Comtrade",
    compiler: "UN Statistics Division",
    reporting: Reporting::Reported,
    repeats: Repeats::Doubles,
    knows: |header| header.has(&V1) || header.has(&LEGACY),
    mapper: |header, _| Ok(Box::new(Comtrade::new(header)?)),
};

const V1: [&str; 5] = ["reporterCode", "partnerCode", "flowCode", "cmdCode", "primaryValue"];
const LEGACY: [&str; 5] = ["Reporter Code", "Partner Code", "Trade Flow Code", "Commodity Code", "Trade Value (US$)"];

struct Comtrade {
    areas: AreaCodes,
    reporter: usize,
    partner: usize,
    flow: usize,
    period: usize,
    value: usize,
    classification: Option<usize>,
    product: usize,
    level: Option<usize>,
    cif: Option<usize>,
    fob: Option<usize>,
    service: Option<usize>,
    /// Columns that must stand at one of these words for the row to be a total.
    totals: Vec<(usize, &'static [&'static str])>,
}

impl Comtrade {
    fn new(header: &Header) -> Result<Self, ImportError> {
        let first = |names: [&str; 2]| names.iter().find_map(|name| header.place(name));
        let needed = |names: [&str; 2]| first(names).map_or_else(|| header.needed(names[0]), Ok);
        let of_total: [([&str; 2], &'static [&'static str]); 4] = [
            (["partner2Code", "2nd Partner Code"], &["0"]),
            (["customsCode", "Customs Proc. Code"], &["C00"]),
            (["motCode", "Mode of Transport Code"], &["0"]),
            (["mosCode", "mosCode"], &["0"]),
        ];
        Ok(Self {
            areas: AreaCodes::new(CodeList::Un),
            reporter: needed(["reporterCode", "Reporter Code"])?,
            partner: needed(["partnerCode", "Partner Code"])?,
            flow: needed(["flowCode", "Trade Flow Code"])?,
            period: needed(["period", "Period"])?,
            value: needed(["primaryValue", "Trade Value (US$)"])?,
            classification: first(["classificationCode", "Classification"]),
            product: needed(["cmdCode", "Commodity Code"])?,
            level: first(["aggrLevel", "Aggregate Level"]),
            cif: first(["cifvalue", "CIF Trade Value (US$)"]),
            fob: first(["fobvalue", "FOB Trade Value (US$)"]),
            service: header.place("typeCode"),
            totals: of_total.into_iter().filter_map(|(names, words)| Some((first(names)?, words))).collect(),
        })
    }

    fn draft(&self, record: &Record) -> Mapped<Draft<'static>> {
        if record.optional(self.service) == "S" {
            return Err(Dropped::new(Reason::NotGoods, "services"));
        }
        for (place, words) in &self.totals {
            let field = record.field(*place);
            if !is_missing(field) && !words.contains(&field) {
                return Err(Dropped::new(Reason::Breakdown, format!("{field:?} in column {}", place + 1)));
            }
        }
        let flow = flow(record.field(self.flow))?;
        let period = period(record.field(self.period))?;
        let year = period.calendar_year();
        let (reporter, of_reporter) = self.areas.find(record.field(self.reporter), year)?;
        let (partner, of_partner) = self.areas.find(record.field(self.partner), year)?;
        let value = Number::read(record.field(self.value), '.', 0)?;
        let level = record.optional(self.level).parse().ok();
        let Coded { product, mended } = classified(record.optional(self.classification), record.field(self.product), level)?;
        Ok(Draft {
            product,
            mended,
            valuation: self.valuation(record, flow, value.0),
            note: notes(of_reporter, of_partner),
            ..Draft::dollars(flow, period, value, reporter, partner)
        })
    }

    /// The border of the primary value: the one whose own column holds the same figure, else the usual one.
    fn valuation(&self, record: &Record, flow: Flow, value: Number) -> Valuation {
        let same = |place| Number::read(record.optional(place), '.', 0).is_ok_and(|(number, _)| number == value);
        match (same(self.cif), same(self.fob)) {
            (true, false) => Valuation::Cif,
            (false, true) => Valuation::Fob,
            _ => usual_valuation(flow),
        }
    }
}

impl Mapper for Comtrade {
    fn map(&self, record: &Record, keep: Keep<'_>) {
        keep(self.draft(record));
    }
}

fn flow(code: &str) -> Mapped<Flow> {
    match code {
        "X" | "2" => Ok(Flow::Export),
        "M" | "1" => Ok(Flow::Import),
        "RX" | "3" => Ok(Flow::ReExport),
        "RM" | "4" => Ok(Flow::ReImport),
        _ => Err(Dropped::new(Reason::Flow, format!("{code:?}"))),
    }
}

/// `2010`, `201005`; month 52 is the whole year.
pub(super) fn period(text: &str) -> Mapped<Period> {
    let wrong = || Dropped::new(Reason::Period, format!("{text:?}"));
    let plain = text.strip_suffix(".0").unwrap_or(text);
    let number: i32 = plain.parse().map_err(|_| wrong())?;
    match (plain.len(), number % 100) {
        (4, _) => Ok(Period::year(number)),
        (6, 52) => Ok(Period::year(number / 100)),
        (6, month @ 1..=12) => Ok(Period::from_ordinal(Frequency::Monthly, number / 100 * 12 + month - 1)),
        _ => Err(wrong()),
    }
}
