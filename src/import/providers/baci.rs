//! CEPII BACI: `t,i,j,k,v,q`. One reconciled figure FOB in thousand dollars for the exports of `i` to `j` of an HS code of
//! six digits, so it stands as the exports of `i` and as the imports of `j`; the source says `reconciled`.

use crate::{
    import::{
        codes::{AreaCodes, CodeList},
        delimited_text::Record,
        number::Number,
        product::{CodedProduct, classified},
        provider::{Context, Draft, Keep, Mapper, Provider, Repeats, notes, residual_codes, worth_of},
        reason::{DropReason, Dropped, Mapped, Worth},
        revision::HsRevision,
    },
    trade::{Area, Flow, Period, Reporting, Valuation},
};

pub(super) const PROVIDER: Provider = Provider {
    name: "baci",
    title: "CEPII BACI",
    path: "https://www.cepii.fr/CEPII/en/bdd_modele/bdd_modele_item.asp?id=37",
    license: "Etalab Open Licence 2.0; cite Gaulier and Zignago (2010)",
    compiler: "CEPII",
    reporting: Reporting::Reconciled,
    repeats: Repeats::Doubles,
    knows: |header| header.has(&["t", "i", "j", "k", "v"]),
    mapper: |header, context: &Context<'_>| {
        let place = |name| header.needed(name);
        let (t, i, j, k, v) = (place("t")?, place("i")?, place("j")?, place("k")?, place("v")?);
        Ok(Box::new(Baci { areas: AreaCodes::new(CodeList::Un), revision: HsRevision::in_name(context.file), t, i, j, k, v }))
    },
};

struct Baci {
    areas: AreaCodes,
    /// The revision that the file's name gives.
    revision: Option<HsRevision>,
    t: usize,
    i: usize,
    j: usize,
    k: usize,
    v: usize,
}

struct Flowing<'a> {
    period: Period,
    exporter: (Area, &'a str),
    importer: (Area, &'a str),
    product: CodedProduct,
    value: (Number, bool),
}

impl Baci {
    fn flowing(&self, record: &Record) -> Mapped<Flowing<'_>> {
        let period: Period =
            record.field(self.t).parse().map_err(|_| Dropped::new(DropReason::Period, format!("{:?}", record.field(self.t))))?;
        let year = period.calendar_year();
        Ok(Flowing {
            period,
            exporter: self.areas.find(record.field(self.i), year)?,
            importer: self.areas.find(record.field(self.j), year)?,
            product: classified("HS", record.field(self.k), Some(6))?,
            value: Number::read(record.field(self.v), '.', 3)?,
        })
    }
}

impl Mapper for Baci {
    fn map(&self, record: &Record, keep: Keep<'_>) {
        let found = match self.flowing(record) {
            Ok(found) => found,
            Err(dropped) => return keep(Err(dropped)),
        };
        let sides = [(Flow::Export, found.exporter, found.importer), (Flow::Import, found.importer, found.exporter)];
        for (flow, reporter, partner) in sides {
            keep(Ok(Draft {
                product: found.product.product,
                mended: found.product.mended,
                unit_mult: 3,
                valuation: Valuation::Fob,
                note: notes(reporter.1, partner.1),
                revision: self.revision,
                codes: residual_codes((reporter.0, partner.0), record.field(self.i), record.field(self.j)),
                ..Draft::dollars(flow, found.period, found.value, reporter.0, partner.0)
            }));
        }
    }

    fn worth(&self, record: &Record) -> Option<Worth> {
        worth_of([record.field(self.v)].into_iter(), 3, "USD")
    }
}
