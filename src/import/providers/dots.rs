//! IMF Direction of Trade Statistics, the old bulk forms with the IMF's own area numbers: wide (a column a year, quarter or
//! month) and panel (a column an indicator). Of the wide form only `Attribute` Value is figures. In US dollars.

use super::imts::{indicator, period};
use crate::{
    import::{
        codes::{AreaCodes, CodeList},
        delimited_text::Record,
        error::ImportError,
        header::Header,
        number::{Number, is_missing},
        provider::{Context, Draft, Keep, Mapper, Provider, Repeats, Side, notes, residual_codes, worth_of},
        reason::{Dropped, Mapped, Worth},
    },
    trade::{Flow, Period, Reporting, Valuation},
};

pub(super) const PROVIDER: Provider = Provider {
    name: "dots",
    title: "IMF Direction of Trade Statistics",
    path: "https://data.imf.org/",
    license: "IMF data terms; attribute International Monetary Fund",
    compiler: "International Monetary Fund",
    reporting: Reporting::Reported,
    repeats: Repeats::Doubles,
    knows: |header| header.has(&[REPORTER, PARTNER]) && (header.has(&[INDICATOR]) || header.has(&["Time Period"])),
    mapper: |header, _: &Context<'_>| Ok(Box::new(Dots::new(header)?)),
};

const REPORTER: &str = "Country Code";
const PARTNER: &str = "Counterpart Country Code";
const INDICATOR: &str = "Indicator Code";

struct Dots {
    areas: AreaCodes,
    reporter: usize,
    partner: usize,
    attribute: Option<usize>,
    form: DotsForm,
}

enum DotsForm {
    /// The place of the indicator, and of each period's column.
    Wide(usize, Vec<(usize, Period)>),
    /// The place of the period, and of each indicator's column.
    Panel(usize, Vec<(usize, (Flow, Valuation))>),
}

impl Dots {
    fn new(header: &Header) -> Result<Self, ImportError> {
        let columns = || header.spelled().iter().enumerate();
        let form = match header.place(INDICATOR) {
            Some(place) => DotsForm::Wide(place, columns().filter_map(|(at, name)| Some((at, period(name).ok()?))).collect()),
            None => DotsForm::Panel(
                header.needed("Time Period")?,
                columns().filter_map(|(at, name)| Some((at, in_brackets(name)?))).collect(),
            ),
        };
        Ok(Self {
            areas: AreaCodes::new(CodeList::Imf),
            reporter: header.needed(REPORTER)?,
            partner: header.needed(PARTNER)?,
            attribute: header.place("Attribute"),
            form,
        })
    }

    /// One figure, or nothing where its cell is empty: a wide table has a cell for every period.
    fn figure(&self, record: &Record, cell: usize, period: Period, of: (Flow, Valuation)) -> Option<Mapped<Draft<'static>>> {
        let text = record.field(cell);
        let draft = || {
            let side = |place| -> Mapped<Side<'_>> { self.areas.find(record.field(place), period.calendar_year()) };
            let (reporter, partner) = (side(self.reporter)?, side(self.partner)?);
            let draft = Draft::dollars(of.0, period, Number::read(text, '.', 0)?, reporter.0, partner.0);
            let codes = residual_codes((reporter.0, partner.0), record.field(self.reporter), record.field(self.partner));
            Ok(Draft { valuation: of.1, note: notes(reporter.1, partner.1), codes, ..draft })
        };
        let worth = || worth_of([text].into_iter(), 0, "USD");
        (!is_missing(text)).then(|| draft().map_err(|dropped: Dropped| Dropped { worth: worth(), ..dropped }))
    }
}

impl Mapper for Dots {
    fn map(&self, record: &Record, keep: Keep<'_>) {
        if self.attribute.is_some_and(|place| record.field(place) != "Value") {
            return;
        }
        match &self.form {
            DotsForm::Wide(place, periods) => match indicator(record.field(*place)) {
                Err(dropped) => keep(Err(dropped)),
                Ok(of) => {
                    periods.iter().filter_map(|(cell, period)| self.figure(record, *cell, *period, of)).for_each(keep);
                }
            },
            DotsForm::Panel(place, cells) => match period(record.field(*place)) {
                Err(dropped) => keep(Err(dropped)),
                Ok(period) => {
                    cells.iter().filter_map(|(cell, of)| self.figure(record, *cell, period, *of)).for_each(keep);
                }
            },
        }
    }

    /// All figures of a row whose indicator or period is not kept; balances are no trade.
    fn worth(&self, record: &Record) -> Option<Worth> {
        match &self.form {
            DotsForm::Wide(place, _) if record.field(*place).contains("TBG") => None,
            DotsForm::Wide(_, periods) => worth_of(periods.iter().map(|(cell, _)| record.field(*cell)), 0, "USD"),
            DotsForm::Panel(_, cells) => worth_of(cells.iter().map(|(cell, _)| record.field(*cell)), 0, "USD"),
        }
    }
}

/// The indicator at the end of a column's name: `… US Dollars (TXG_FOB_USD)`.
fn in_brackets(name: &str) -> Option<(Flow, Valuation)> {
    let (_, code) = name.strip_suffix(')')?.rsplit_once('(')?;
    indicator(code).ok()
}
