//! WITS (World Bank): UN Comtrade's figures in thousand dollars, the columns in any order. RUS before 1992 is the Soviet Union.

use crate::{
    import::{
        codes::{AreaCodes, CodeList},
        delimited_text::Record,
        error::ImportError,
        header::Header,
        number::Number,
        precedence::Precedence,
        product::{CodedProduct, classified},
        provider::{Context, Draft, Keep, Mapper, Provider, Repeats, notes, residual_codes, usual_valuation, worth_of},
        reason::{DropReason, Dropped, Mapped, Worth},
        revision::HsRevision,
    },
    trade::{Flow, Period, Reporting},
};

pub(super) const PROVIDER: Provider = Provider {
    name: "wits",
    title: "UN Comtrade via WITS (World Bank)",
    path: "https://wits.worldbank.org/",
    license: "figures, attribute \"UN Comtrade via WITS (World Bank)\"",
    compiler: "UN Statistics Division",
    reporting: Reporting::Reported,
    repeats: Repeats::Doubles,
    knows: |header| header.has(&["ReporterISO3", "PartnerISO3", "Year", "TradeFlowName", VALUE]),
    mapper: |header, _: &Context<'_>| Ok(Box::new(Wits::new(header)?)),
};

const VALUE: &str = "TradeValue in 1000 USD";

struct Wits {
    areas: AreaCodes,
    reporter: usize,
    partner: usize,
    year: usize,
    flow: usize,
    value: usize,
    product: Option<usize>,
    nomenclature: Option<usize>,
}

impl Wits {
    fn new(header: &Header) -> Result<Self, ImportError> {
        Ok(Self {
            areas: AreaCodes::new(CodeList::Wits),
            reporter: header.needed("ReporterISO3")?,
            partner: header.needed("PartnerISO3")?,
            year: header.needed("Year")?,
            flow: header.needed("TradeFlowName")?,
            value: header.needed(VALUE)?,
            product: header.place("ProductCode"),
            nomenclature: header.place("Nomenclature"),
        })
    }

    fn draft(&self, record: &Record) -> Mapped<Draft<'static>> {
        let flow = flow(record.field(self.flow))?;
        let text = record.field(self.year);
        let period: Period = text.parse().map_err(|_| Dropped::new(DropReason::Period, format!("{text:?}")))?;
        let (reporter, of_reporter) = self.areas.find(record.field(self.reporter), period.calendar_year())?;
        let (partner, of_partner) = self.areas.find(record.field(self.partner), period.calendar_year())?;
        let product = self.product.map_or("TOTAL", |place| record.field(place));
        let nomenclature = record.optional(self.nomenclature);
        let CodedProduct { product, mended } = classified(nomenclature, product, None)?;
        Ok(Draft {
            product,
            mended,
            revision: HsRevision::from_code(nomenclature),
            precedence: if product.is_total() { Precedence::default().under(nomenclature) } else { Precedence::default() },
            unit_mult: 3,
            valuation: usual_valuation(flow),
            note: notes(of_reporter, of_partner),
            codes: residual_codes((reporter, partner), record.field(self.reporter), record.field(self.partner)),
            ..Draft::dollars(flow, period, Number::read(record.field(self.value), '.', 3)?, reporter, partner)
        })
    }
}

impl Mapper for Wits {
    fn map(&self, record: &Record, keep: Keep<'_>) {
        keep(self.draft(record));
    }

    fn worth(&self, record: &Record) -> Option<Worth> {
        worth_of([record.field(self.value)].into_iter(), 3, "USD")
    }
}

/// WITS calls what UN Comtrade calls exports "Gross Exports".
fn flow(name: &str) -> Mapped<Flow> {
    match name.to_ascii_lowercase().as_str() {
        "export" | "exports" | "gross exports" | "gross exp." => Ok(Flow::Export),
        "import" | "imports" | "gross imports" | "gross imp." => Ok(Flow::Import),
        "re-export" | "re-exports" => Ok(Flow::ReExport),
        "re-import" | "re-imports" => Ok(Flow::ReImport),
        _ => Err(Dropped::new(DropReason::UnknownFlow, format!("{name:?}"))),
    }
}
