//! Both reporters side by side.

use serde::Serialize;
use utoipa::ToSchema;

use super::{AlternativeItem, coded, days, rounding_unit};
use crate::{
    query::{MirrorAnswer, Offer},
    series::{MirrorDirection, MirrorMaking, MirrorPoint, MirrorSide, figures},
    trade::{Calendar, Frequency, Level},
    write::{InlineText, Number, Site, figure::Figure, links::Links, member::members},
};

const EXPLANATION: &str = "mirror_gap_percent is (M - X)*100 / mean(M, X) and mirror_ratio is M / X, M the importer's imports and X the \
    exporter's exports. The gap mixes freight and insurance, routing through third countries, rules of origin, timing and coverage, so it \
    is not \"the CIF/FOB ratio\". Where an end counts in another calendar (exports_calendar, imports_calendar) there is no figure of exactly \
    these days: low is what of its periods lies inside, high what covers it, since trade is not negative; gap and ratio then have bounds and \
    no value, with the reason calendars_differ.";

members! {
    /// What both directions have in common.
    struct MirrorHead {
        reporter: &'static str,
        partner: &'static str,
        product: String,
        frequency: &'static str,
        calendar: &'static str,
        unit: String,
        basis: &'static str,
        rounding_unit: Option<Number>,
    }
}

members! {
    /// Which way the goods go, and who counted them.
    struct DirectionHead {
        exporter: &'static str,
        importer: &'static str,
        exports_source: Option<String>,
        imports_source: Option<String>,
        exports_valuation: Option<&'static str>,
        exports_derived: Option<bool>,
        exports_rolled_up_from: Option<&'static str>,
        exports_summed_over: Option<String>,
        exports_calendar: Option<String>,
        imports_valuation: Option<&'static str>,
        imports_derived: Option<bool>,
        imports_rolled_up_from: Option<&'static str>,
        imports_summed_over: Option<String>,
        imports_calendar: Option<String>,
    }
}

members! {
    /// One period from both ends.
    struct MirrorObservation {
        period: InlineText,
        first_day: Option<InlineText>,
        last_day: Option<InlineText>,
        exports: Figure = figures::EXPORTS,
        imports: Figure = figures::IMPORTS,
        gap: Figure = figures::MIRROR_GAP,
        ratio: Figure = figures::MIRROR_RATIO,
        exports_status: Option<InlineText>,
        exports_note: Option<String>,
        exports_months: Option<usize>,
        imports_status: Option<InlineText>,
        imports_note: Option<String>,
        imports_months: Option<usize>,
    }
}

/// One direction of trade.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(in crate::write) struct DirectionItem {
    #[serde(flatten)]
    pub head: DirectionHead,
    pub observations: Vec<MirrorObservation>,
}

/// Both reporters side by side.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(in crate::write) struct MirrorDocument {
    #[serde(flatten)]
    pub head: MirrorHead,
    pub cautions: Vec<String>,
    pub explanation: &'static str,
    pub directions: Vec<DirectionItem>,
    pub alternatives: Vec<AlternativeItem>,
    pub links: Links,
}

impl MirrorDocument {
    /// The answer in the shape of the contract.
    pub(in crate::write) fn new(answer: &MirrorAnswer, site: &Site) -> Self {
        let mirror = &answer.mirror;
        Self {
            head: MirrorHead {
                reporter: mirror.dyad.reporter.code(),
                partner: mirror.dyad.partner.code(),
                product: mirror.product.to_string(),
                frequency: mirror.frequency.letter(),
                calendar: mirror.calendar.word(),
                unit: mirror.unit.clone(),
                basis: mirror.basis(),
                rounding_unit: rounding_unit(mirror.rounding),
            },
            cautions: coded(&mirror.cautions),
            explanation: EXPLANATION,
            directions: mirror.directions.iter().map(|direction| DirectionItem::new(direction, mirror.calendar)).collect(),
            alternatives: answer.alternatives.iter().map(|alternative| AlternativeItem::new(alternative, site)).collect(),
            links: site.links(&answer.origin.address, Offer::Drawn, Some(mirror.dyad)),
        }
    }
}

impl DirectionItem {
    fn new(direction: &MirrorDirection, calendar: Calendar) -> Self {
        let (exports, imports) = (direction.exports_making.as_ref(), direction.imports_making.as_ref());
        Self {
            head: DirectionHead {
                exporter: direction.dyad.reporter.code(),
                importer: direction.dyad.partner.code(),
                exports_source: direction.exports_source.as_ref().map(|source| source.name.clone()),
                imports_source: direction.imports_source.as_ref().map(|source| source.name.clone()),
                exports_valuation: exports.map(|making| making.valuation.word()),
                exports_derived: exports.map(|making| making.derived),
                exports_rolled_up_from: exports.and_then(|making| making.rolled_up_from).map(Frequency::letter),
                exports_summed_over: exports.and_then(|making| making.summed_over.clone()),
                exports_calendar: exports.map(calendars),
                imports_valuation: imports.map(|making| making.valuation.word()),
                imports_derived: imports.map(|making| making.derived),
                imports_rolled_up_from: imports.and_then(|making| making.rolled_up_from).map(Frequency::letter),
                imports_summed_over: imports.and_then(|making| making.summed_over.clone()),
                imports_calendar: imports.map(calendars),
            },
            observations: direction.points.iter().map(|point| MirrorObservation::new(point, calendar)).collect(),
        }
    }
}

impl MirrorObservation {
    fn new(point: &MirrorPoint, calendar: Calendar) -> Self {
        let (first_day, last_day) = days(point.period, calendar);
        let months = |side: &MirrorSide| side.months.and_then(|months| usize::try_from(months).ok());
        Self {
            period: InlineText::period(point.period),
            first_day,
            last_day,
            exports: side(point.exports, &point.exporter),
            imports: side(point.imports, &point.importer),
            gap: point.gap.into(),
            ratio: point.ratio.into(),
            exports_status: point.exporter.status.map(InlineText::status),
            exports_note: point.exporter.note.as_deref().map(str::to_owned),
            exports_months: months(&point.exporter),
            imports_status: point.importer.status.map(InlineText::status),
            imports_note: point.importer.note.as_deref().map(str::to_owned),
            imports_months: months(&point.importer),
        }
    }
}

/// The calendars of one end, by a space where there are several.
fn calendars(making: &MirrorMaking) -> String {
    making.calendars.iter().map(|calendar| calendar.word()).collect::<Vec<_>>().join(" ")
}

/// Value, low and high of one end; without a value where other periods bound it.
fn side(own: Option<Level>, side: &MirrorSide) -> Figure {
    match side.allowed.filter(|_| own.is_none()) {
        Some(allowed) => {
            Figure { low: Some(Number::bound(allowed.low)), high: allowed.high.map(Number::bound), ..Figure::default() }
        }
        None => own.into(),
    }
}
