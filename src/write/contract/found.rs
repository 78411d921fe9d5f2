//! Who states a figure, and what would make a claim's figure right.

use serde::Serialize;
use utoipa::ToSchema;

use super::date;
use crate::{
    query::{Change, FoundAnswer, FoundFigure, Nearest, NothingFits, Offer, Quantity},
    statistics::Fraction,
    trade::Frequency,
    write::{InlineText, Number, Site, links::Links, member::members},
};

members! {
    /// What is looked for, and how much was gone through.
    struct FoundHead {
        pair: String,
        low: Option<Number>,
        high: Option<Number>,
        unit: Option<String>,
        searched: usize,
        within: usize,
        touches: usize,
        reason: Option<&'static str>,
    }
}

members! {
    /// A figure that somebody states, beside the value that is looked for.
    struct FoundItem {
        fits: &'static str,
        difference_percent: Option<Number>,
        reporter: &'static str,
        reporter_name: &'static str,
        partner: &'static str,
        partner_name: &'static str,
        flow: &'static str,
        product: String,
        period: String,
        first_day: Option<InlineText>,
        last_day: Option<InlineText>,
        calendar: &'static str,
        frequency: Option<&'static str>,
        value: Option<Number>,
        low: Option<Number>,
        high: Option<Number>,
        unit: String,
        currency: Option<String>,
        compared_to: Option<String>,
        valuation: &'static str,
        status: InlineText,
        published: Option<String>,
        superseded: bool,
        stated_as: &'static str,
        source: String,
        reporting: &'static str,
        compiler: Option<String>,
        claim: Option<String>,
        href: String,
    }
}

members! {
    /// One thing that a claim would have to say otherwise.
    struct ChangeItem {
        change: &'static str,
        from: String,
        to: String,
    }
}

/// A figure that a claim would be right of, and what it would have to say otherwise.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(in crate::write) struct NearestItem {
    pub changes: Vec<ChangeItem>,
    #[serde(flatten)]
    pub figure: FoundItem,
}

/// Who states a figure.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(in crate::write) struct FoundDocument {
    #[serde(flatten)]
    pub head: FoundHead,
    pub items: Vec<FoundItem>,
    pub total: usize,
    pub limit: usize,
    pub offset: usize,
    pub next: Option<String>,
    pub nearest: Vec<FoundItem>,
    pub links: Links,
}

impl FoundDocument {
    /// The answer in the shape of the contract.
    pub(in crate::write) fn new(answer: &FoundAnswer, site: &Site) -> Self {
        let listing = &answer.listing;
        let (address, end) = (&listing.origin.address, listing.offset + listing.items.len());
        let more = end < listing.total && !listing.items.is_empty();
        Self {
            head: FoundHead::new(answer),
            items: listing.items.iter().map(|found| FoundItem::new(found, site)).collect(),
            total: listing.total,
            limit: listing.limit,
            offset: listing.offset,
            next: more.then(|| site.page(address, end)),
            nearest: answer.nearest.iter().map(|found| FoundItem::new(found, site)).collect(),
            links: site.links(address, Offer::Answer, None),
        }
    }
}

fn end(fraction: Option<Fraction>) -> Option<Number> {
    fraction.and_then(|end| Number::plain(end.to_f64()))
}

impl FoundHead {
    fn new(answer: &FoundAnswer) -> Self {
        Self {
            pair: answer.pair.to_string(),
            low: end(answer.range.low),
            high: end(answer.range.high),
            unit: answer.listing.origin.parameters.sought.unit.as_ref().map(|unit| unit.word().to_owned()),
            searched: answer.searched,
            within: answer.within,
            touches: answer.listing.total - answer.within,
            reason: answer.reason.map(NothingFits::word),
        }
    }
}

impl FoundItem {
    /// A figure in the shape of the contract.
    pub(in crate::write) fn new(found: &FoundFigure, site: &Site) -> Self {
        let figure = &found.figure;
        let (first_day, last_day) = figure.days().unzip();
        let [value, low, high] = quantity(&figure.quantity);
        let unit = if found.is_growth { Some("percent".to_owned()) } else { figure.currency.clone() };
        Self {
            fits: found.fits.word(),
            difference_percent: found.difference_percent.and_then(Number::ratio),
            reporter: figure.dyad.reporter.code(),
            reporter_name: figure.dyad.reporter.name(),
            partner: figure.dyad.partner.code(),
            partner_name: figure.dyad.partner.name(),
            flow: figure.subject.word(),
            product: figure.product.to_string(),
            period: figure.period.to_string(),
            first_day: first_day.map(InlineText::day),
            last_day: last_day.map(InlineText::day),
            calendar: figure.calendar.word(),
            frequency: figure.frequency().map(Frequency::letter),
            value,
            low,
            high,
            unit: unit.unwrap_or_default(),
            currency: figure.currency.clone(),
            compared_to: figure.compared_to.as_ref().map(ToString::to_string),
            valuation: figure.valuation.word(),
            status: InlineText::status(figure.status),
            published: date(figure.published),
            superseded: figure.is_superseded,
            stated_as: figure.stated_as.word(),
            source: figure.source.name.clone(),
            reporting: figure.source.reporting.word(),
            compiler: figure.source.compiler.clone(),
            claim: figure.claim.clone(),
            href: site.href(&figure.address()),
        }
    }
}

/// The figure and its bounds, amounts with all their digits.
fn quantity(quantity: &Quantity) -> [Option<Number>; 3] {
    match quantity {
        Quantity::Level(level) => {
            [Number::amount(level.amount), Number::bound(level.bounds.low), Number::bound(level.bounds.high)].map(Some)
        }
        Quantity::Growth(ratio) => [ratio.value, ratio.low, ratio.high].map(|value| value.and_then(Number::ratio)),
        Quantity::Claimed { value, unit_mult, set } => {
            let ends = set.ends();
            [Some(Number::figure(*value, *unit_mult)), end(ends.low), end(ends.high)]
        }
    }
}

impl NearestItem {
    /// A figure and what changes, in the shape of the contract.
    pub(in crate::write) fn new(nearest: &Nearest, site: &Site) -> Self {
        let item = |change: &Change| ChangeItem { change: change.kind.word(), from: change.from.clone(), to: change.to.clone() };
        Self { changes: nearest.changes.iter().map(item).collect(), figure: FoundItem::new(&nearest.found, site) }
    }
}
