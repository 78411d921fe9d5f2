//! Correlates of War dyadic trade: `flow1` is what state 1 imports from state 2, `flow2` what state 2 imports from state 1,
//! in million dollars, −9 where missing. Both are the importer's figures; each stands as the imports of one side and as the
//! exports of the other, so the source says `mirrored`.

use crate::{
    import::{
        codes::{AreaCodes, CodeList},
        delimited_text::Record,
        error::ImportError,
        header::Header,
        number::Number,
        provider::{Context, Draft, Keep, Mapper, Provider, Repeats, Side, notes, residual_codes, worth_of},
        reason::{DropReason, Dropped, Mapped, Worth},
    },
    trade::{Flow, Period, Reporting},
};

pub(super) const PROVIDER: Provider = Provider {
    name: "cow",
    title: "Correlates of War Trade Data Set, dyadic",
    path: "https://correlatesofwar.org/data-sets/bilateral-trade/",
    license: "free with citation of Barbieri, Keshk and Pollins",
    compiler: "Correlates of War Project",
    reporting: Reporting::Mirrored,
    repeats: Repeats::Doubles,
    knows: |header| header.has(&["ccode1", "ccode2", "year", "flow1", "flow2"]),
    mapper: |header, _: &Context<'_>| Ok(Box::new(Cow::new(header)?)),
};

struct Cow {
    areas: AreaCodes,
    states: [usize; 2],
    year: usize,
    flows: [usize; 2],
}

impl Cow {
    fn new(header: &Header) -> Result<Self, ImportError> {
        let place = |name| header.needed(name);
        let (states, flows) = ([place("ccode1")?, place("ccode2")?], [place("flow1")?, place("flow2")?]);
        Ok(Self { areas: AreaCodes::new(CodeList::Cow), states, year: place("year")?, flows })
    }

    fn sides(&self, record: &Record) -> Mapped<(Period, Side<'_>, Side<'_>)> {
        let text = record.field(self.year);
        let period: Period = text.parse().map_err(|_| Dropped::new(DropReason::Period, format!("{text:?}")))?;
        let side = |place: usize| self.areas.find(record.field(place), period.calendar_year());
        Ok((period, side(self.states[0])?, side(self.states[1])?))
    }
}

impl Mapper for Cow {
    fn map(&self, record: &Record, keep: Keep<'_>) {
        let (period, one, two) = match self.sides(record) {
            Ok(sides) => sides,
            Err(dropped) => return keep(Err(dropped)),
        };
        for (place, importer, exporter) in [(self.flows[0], one, two), (self.flows[1], two, one)] {
            let text = record.field(place);
            let value =
                if is_minus_nine(text) { Err(Dropped::new(DropReason::Missing, "-9")) } else { Number::read(text, '.', 6) };
            match value {
                Err(dropped) => keep(Err(dropped)),
                Ok(value) => {
                    for (flow, reporter, partner) in [(Flow::Import, importer, exporter), (Flow::Export, exporter, importer)] {
                        let note = notes(reporter.1, partner.1);
                        let sides = self.states.map(|place| record.field(place));
                        let codes = residual_codes((reporter.0, partner.0), sides[0], sides[1]);
                        keep(Ok(Draft {
                            unit_mult: 6,
                            note,
                            codes,
                            ..Draft::dollars(flow, period, value, reporter.0, partner.0)
                        }));
                    }
                }
            }
        }
    }

    fn worth(&self, record: &Record) -> Option<Worth> {
        let figures = self.flows.map(|place| record.field(place)).into_iter();
        worth_of(figures.filter(|text| !is_minus_nine(text)), 6, "USD")
    }
}

/// How the file says that a figure is missing.
fn is_minus_nine(text: &str) -> bool {
    text.parse() == Ok(-9.0)
}
