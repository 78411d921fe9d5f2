//! UN Comtrade: API v1 (47 columns in either spelling, the bulk files without the text columns, the JSON reply) and the
//! legacy files (35 and 22 columns, plain and R-dotted). Only true totals: all customs procedures, all modes of transport,
//! all second partners. Exports hold domestic exports and re-exports, so DX is not kept and nothing is added up here. What the
//! reporter did not report itself is of status E, or says in its note that the UN added it up.

use super::named_side::NamedSide;
use crate::{
    import::{
        codes::{AreaCodes, CodeList},
        delimited_text::Record,
        error::ImportError,
        header::Header,
        number::{Number, is_missing},
        precedence::Precedence,
        product::{CodedProduct, classified},
        provider::{Draft, Keep, Mapper, Provider, Repeats, notes, residual_codes, usual_valuation, worth_of},
        reason::{DropReason, Dropped, Mapped, Worth},
        revision::HsRevision,
    },
    trade::{Flow, Frequency, Period, Reporting, Status, Valuation},
};

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
    reporter: NamedSide,
    partner: NamedSide,
    flow: usize,
    period: usize,
    value: usize,
    classification: Option<usize>,
    product: usize,
    level: Option<usize>,
    cif: Option<usize>,
    fob: Option<usize>,
    service: Option<usize>,
    reported: Option<usize>,
    aggregate: Option<usize>,
    estimation: Option<usize>,
    /// Columns that must stand at one of these words for the row to be a total, and what they are.
    totals: Vec<(usize, &'static [&'static str], &'static str)>,
}

impl Comtrade {
    fn new(header: &Header) -> Result<Self, ImportError> {
        let first = |names: [&str; 2]| names.iter().find_map(|name| header.place(name));
        let needed = |names: [&str; 2]| first(names).map_or_else(|| header.needed(names[0]), Ok);
        let side = |code, iso, name| -> Result<NamedSide, ImportError> { Ok(NamedSide::new(header, needed(code)?, iso, name)) };
        let of_total: [([&str; 2], &'static [&'static str], &'static str); 4] = [
            (["partner2Code", "2nd Partner Code"], &["0"], "second partner"),
            (["customsCode", "Customs Proc. Code"], &["C00"], "customs procedure"),
            (["motCode", "Mode of Transport Code"], &["0"], "mode of transport"),
            (["mosCode", "mosCode"], &["0"], "mode of supply"),
        ];
        Ok(Self {
            areas: AreaCodes::new(CodeList::Un),
            reporter: side(["reporterCode", "Reporter Code"], ["reporterISO", "Reporter ISO"], ["reporterDesc", "Reporter"])?,
            partner: side(["partnerCode", "Partner Code"], ["partnerISO", "Partner ISO"], ["partnerDesc", "Partner"])?,
            flow: needed(["flowCode", "Trade Flow Code"])?,
            period: needed(["period", "Period"])?,
            value: needed(["primaryValue", "Trade Value (US$)"])?,
            classification: first(["classificationCode", "Classification"]),
            product: needed(["cmdCode", "Commodity Code"])?,
            level: first(["aggrLevel", "Aggregate Level"]),
            cif: first(["cifvalue", "CIF Trade Value (US$)"]),
            fob: first(["fobvalue", "FOB Trade Value (US$)"]),
            service: header.place("typeCode"),
            reported: header.place("isReported"),
            aggregate: header.place("isAggregate"),
            estimation: first(["legacyEstimationFlag", "Flag"]),
            totals: of_total.into_iter().filter_map(|(names, words, column)| Some((first(names)?, words, column))).collect(),
        })
    }

    fn draft(&self, record: &Record) -> Mapped<Draft<'static>> {
        if record.optional(self.service) == "S" {
            return Err(Dropped::new(DropReason::NotGoods, "services"));
        }
        for (place, words, column) in &self.totals {
            let field = record.field(*place);
            if !is_missing(field) && !words.contains(&field) {
                return Err(Dropped::new(DropReason::Breakdown, "").of_code(field).named(*column));
            }
        }
        let flow = flow(record.field(self.flow))?;
        let period = period(record.field(self.period))?;
        let year = period.calendar_year();
        let ((reporter, of_reporter), told) = self.reporter.find(&self.areas, record, year)?;
        let ((partner, of_partner), also_told) = self.partner.find(&self.areas, record, year)?;
        let value = Number::read(record.field(self.value), '.', 0)?;
        let classification = record.optional(self.classification);
        let level = record.optional(self.level).parse().ok();
        let CodedProduct { product, mended } = classified(classification, record.field(self.product), level)?;
        let (status, estimated, remark) = self.origin(record);
        let precedence = Precedence { estimated, ..Precedence::default() };
        let territories = notes(of_reporter, of_partner);
        Ok(Draft {
            product,
            mended,
            valuation: self.valuation(record, flow, value.0),
            status,
            note: if territories.is_empty() || remark.is_empty() { territories + &remark } else { territories + "; " + &remark },
            revision: HsRevision::from_code(classification),
            precedence: if product.is_total() { precedence.under(classification) } else { precedence },
            codes: residual_codes((reporter, partner), record.field(self.reporter.code), record.field(self.partner.code)),
            told: told.or(also_told),
            ..Draft::dollars(flow, period, value, reporter, partner)
        })
    }

    /// Status, how far from the reporter's own figure, and a remark: what neither the reporter reported nor the UN added up
    /// from what it reported is an estimate.
    fn origin(&self, record: &Record) -> (Status, u8, String) {
        let flag = |place| match record.optional(place) {
            "1" | "true" | "True" | "TRUE" | "1.0" => Some(true),
            "0" | "false" | "False" | "FALSE" | "0.0" => Some(false),
            _ => None,
        };
        let (reported, aggregate) = (flag(self.reported), flag(self.aggregate) == Some(true));
        let (status, estimated, first) = match (reported, aggregate) {
            (Some(false), false) => (Status::Estimated, 2, "not reported, estimated by the UN"),
            (Some(false), true) => (Status::Normal, 1, "not reported as such, added up by the UN"),
            (_, true) => (Status::Normal, 0, "added up by the UN"),
            _ => (Status::Normal, 0, ""),
        };
        let legacy = record.optional(self.estimation).trim_end_matches(".0");
        let second = match legacy {
            "" | "0" => return (status, estimated, first.to_owned()),
            missing if is_missing(missing) => return (status, estimated, first.to_owned()),
            "2" => "quantity estimated by the UN (flag 2)".to_owned(),
            "4" => "net weight estimated by the UN (flag 4)".to_owned(),
            "6" => "quantity and net weight estimated by the UN (flag 6)".to_owned(),
            other => format!("estimation flag {other} of the UN"),
        };
        let both = [first, &second].into_iter().filter(|remark| !remark.is_empty()).collect::<Vec<_>>().join("; ");
        (status, estimated, both)
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

    fn worth(&self, record: &Record) -> Option<Worth> {
        worth_of([record.field(self.value)].into_iter(), 0, "USD")
    }
}

fn flow(code: &str) -> Mapped<Flow> {
    match code {
        "X" | "2" => Ok(Flow::Export),
        "M" | "1" => Ok(Flow::Import),
        "RX" | "3" => Ok(Flow::ReExport),
        "RM" | "4" => Ok(Flow::ReImport),
        // Domestic exports, foreign imports, and trade for processing are in the exports and imports.
        "DX" | "FM" | "MIP" | "MOP" | "XIP" | "XOP" => Err(Dropped::new(DropReason::Flow, format!("{code:?}")).of_code(code)),
        _ => Err(Dropped::new(DropReason::UnknownFlow, format!("{code:?}")).of_code(code)),
    }
}

/// `2010`, `201005`; month 52 is the whole year.
pub(super) fn period(text: &str) -> Mapped<Period> {
    let wrong = || Dropped::new(DropReason::Period, format!("{text:?}"));
    let plain = text.strip_suffix(".0").unwrap_or(text);
    let number: i32 = plain.parse().map_err(|_| wrong())?;
    match (plain.len(), number % 100) {
        (4, _) => Ok(Period::year(number)),
        (6, 52) => Ok(Period::year(number / 100)),
        (6, month @ 1..=12) => Ok(Period::from_ordinal(Frequency::Monthly, number / 100 * 12 + month - 1)),
        _ => Err(wrong()),
    }
}
