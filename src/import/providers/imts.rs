//! IMF International Trade in Goods by partner country (IMTS), SDMX-CSV since November 2025. Exports FOB, imports CIF; a
//! country that reports imports only FOB is kept FOB, and where both stand CIF is kept. Balances are not levels.

use crate::{
    import::{
        codes::{AreaCodes, CodeList},
        delimited_text::Record,
        error::ImportError,
        header::Header,
        number::{Number, is_missing},
        provider::{Context, Draft, Keep, Mapper, Provider, Repeats, notes, residual_codes, worth_of},
        reason::{DropReason, Dropped, Mapped, Worth},
    },
    trade::{Flow, Period, Reporting, Status, Valuation},
};

pub(super) const PROVIDER: Provider = Provider {
    name: "imts",
    title: "IMF International Trade in Goods (by partner country)",
    path: "https://data.imf.org/",
    license: "IMF data terms; attribute International Monetary Fund",
    compiler: "International Monetary Fund",
    reporting: Reporting::Reported,
    repeats: Repeats::Doubles,
    knows: |header| header.has(&["COUNTRY", "INDICATOR", "COUNTERPART_COUNTRY", "TIME_PERIOD", "OBS_VALUE"]),
    mapper: |header, _: &Context<'_>| Ok(Box::new(Imts::new(header)?)),
};

struct Imts {
    areas: AreaCodes,
    reporter: usize,
    partner: usize,
    indicator: usize,
    period: usize,
    value: usize,
    status: Option<usize>,
    scale: Option<usize>,
}

impl Imts {
    fn new(header: &Header) -> Result<Self, ImportError> {
        Ok(Self {
            areas: AreaCodes::new(CodeList::Imts),
            reporter: header.needed("COUNTRY")?,
            partner: header.needed("COUNTERPART_COUNTRY")?,
            indicator: header.needed("INDICATOR")?,
            period: header.needed("TIME_PERIOD")?,
            value: header.needed("OBS_VALUE")?,
            status: header.place("OBS_STATUS"),
            scale: header.place("UNIT_MULT").or_else(|| header.place("SCALE")),
        })
    }

    fn draft(&self, record: &Record) -> Mapped<Draft<'static>> {
        let (flow, valuation) = indicator(record.field(self.indicator))?;
        let period = period(record.field(self.period))?;
        let (reporter, of_reporter) = self.areas.find(record.field(self.reporter), period.calendar_year())?;
        let (partner, of_partner) = self.areas.find(record.field(self.partner), period.calendar_year())?;
        let unit_mult = scale(record.optional(self.scale))?;
        let value = Number::read(record.field(self.value), '.', unit_mult)?;
        let status = record.optional(self.status).parse().unwrap_or(Status::Normal);
        Ok(Draft {
            unit_mult,
            valuation,
            status,
            note: notes(of_reporter, of_partner),
            codes: residual_codes((reporter, partner), record.field(self.reporter), record.field(self.partner)),
            ..Draft::dollars(flow, period, value, reporter, partner)
        })
    }
}

impl Mapper for Imts {
    fn map(&self, record: &Record, keep: Keep<'_>) {
        keep(self.draft(record));
    }

    /// Balances are no trade.
    fn worth(&self, record: &Record) -> Option<Worth> {
        let trade = !record.field(self.indicator).contains("TBG");
        let unit_mult = scale(record.optional(self.scale)).ok().filter(|_| trade)?;
        worth_of([record.field(self.value)].into_iter(), unit_mult, "USD")
    }
}

/// The flow and border of an indicator, of the old and the new names: TXG_FOB_USD is XG_FOB_USD.
pub(super) fn indicator(code: &str) -> Mapped<(Flow, Valuation)> {
    match code.strip_prefix('T').filter(|code| code.starts_with(['X', 'M'])).unwrap_or(code) {
        "XG_FOB_USD" => Ok((Flow::Export, Valuation::Fob)),
        "MG_CIF_USD" => Ok((Flow::Import, Valuation::Cif)),
        "MG_FOB_USD" => Ok((Flow::Import, Valuation::Fob)),
        "TBG_USD" => Err(Dropped::new(DropReason::NotGoods, "TBG_USD, a balance")),
        code => Err(Dropped::new(DropReason::Flow, format!("{code:?}"))),
    }
}

/// `2020`, `2020-Q1`, `2020Q1`, `2020-M05`, `2020M5`, `2020-05`.
pub(super) fn period(text: &str) -> Mapped<Period> {
    let wrong = || Dropped::new(DropReason::Period, format!("{text:?}"));
    let (year, rest) = text.split_at_checked(4).ok_or_else(wrong)?;
    let rest = rest.trim_start_matches('-');
    let label = match (rest, rest.strip_prefix('M').unwrap_or(rest)) {
        ("", _) => year.to_owned(),
        (rest, _) if rest.starts_with('Q') => format!("{year}-{rest}"),
        (_, month) => format!("{year}-{month:0>2}"),
    };
    label.parse().map_err(|_| wrong())
}

/// The power of ten of `UNIT_MULT`, or of the words of `SCALE`.
fn scale(text: &str) -> Mapped<u8> {
    match text.to_ascii_lowercase().as_str() {
        missing if is_missing(missing) => Ok(0),
        "units" => Ok(0),
        "thousands" => Ok(3),
        "millions" => Ok(6),
        "billions" => Ok(9),
        other => other
            .parse()
            .ok()
            .filter(|power| *power <= 12)
            .ok_or_else(|| Dropped::new(DropReason::Value, format!("scale {text:?}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_and_scales_in_the_imfs_spellings() {
        for (text, label) in
            [("2020", "2020"), ("2020-Q1", "2020-Q1"), ("2020Q1", "2020-Q1"), ("2020-M05", "2020-05"), ("2020M5", "2020-05")]
        {
            assert_eq!(period(text).unwrap().to_string(), label);
        }
        assert!(period("20").is_err() && period("2020-M13").is_err());
        assert_eq!((scale("").unwrap(), scale("Millions").unwrap(), scale("6").unwrap()), (0, 6, 6));
    }
}
