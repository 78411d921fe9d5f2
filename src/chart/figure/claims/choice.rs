//! Which claims of a pair a picture can hold on one axis: amounts of one flow, product and currency. The others are counted.

use crate::{
    language::Language,
    query::{ClaimVerdicts, OfficialSeries, VerdictsAnswer},
    series::Subject,
    statistics::ClaimSet,
    trade::{Claim, ClaimFlow, ClaimKind, ClaimUnit, Product, Span},
};

/// The claims that are drawn and how many others there are.
pub(super) struct ClaimChoice<'a> {
    pub(super) subject: Subject,
    pub(super) product: Product,
    /// ISO 4217 code of the currency.
    pub(super) currency: String,
    /// Those that are drawn.
    pub(super) claims: Vec<&'a ClaimVerdicts>,
    left_out: LeftOut,
}

/// How many claims are not drawn, by the first reason that holds.
#[derive(Default)]
struct LeftOut {
    flows: usize,
    products: usize,
    /// Growth, records and comparisons.
    relative: usize,
    currencies: usize,
    /// Amounts or months that are beyond every axis.
    beyond: usize,
    /// Not on this page of the list.
    pages: usize,
}

/// Chooses turnover where there is a claim of it, else the flow of which there are most; likewise all products, and a currency.
pub(super) fn choose(answer: &VerdictsAnswer) -> ClaimChoice<'_> {
    let all: Vec<&ClaimVerdicts> = answer.listing.items.iter().collect();
    let amounts: Vec<&Claim> = all.iter().map(|item| &item.claim).filter(|claim| currency(claim).is_some()).collect();
    let flows = Subject::FLOWS.into_iter().filter(|subject| subject.flow().is_some());
    let of_flow =
        |subject: &Subject| amounts.iter().filter(|claim| subject.flow().map(ClaimFlow::Of) == Some(claim.flow)).count();
    let usual = answer.listing.origin.parameters.flow.unwrap_or(Subject::Turnover);
    let most = || flows.rev().max_by_key(|subject| of_flow(subject)).filter(|subject| of_flow(subject) > 0);
    let subject = if of_flow(&usual) > 0 { usual } else { most().unwrap_or(usual) };
    let flow_of = |claim: &Claim| subject.flow().map(ClaimFlow::Of) == Some(claim.flow);
    let products: Vec<Product> = amounts.iter().filter(|claim| flow_of(claim)).map(|claim| claim.product).collect();
    let product =
        if products.contains(&Product::Total) { Product::Total } else { commonest(&products).unwrap_or(Product::Total) };
    let own = |claim: &Claim| flow_of(claim) && claim.product == product;
    let currencies: Vec<&str> = amounts.iter().filter(|claim| own(claim)).filter_map(|claim| currency(claim)).collect();
    let unit = commonest(&currencies).unwrap_or("USD").to_owned();
    let mut left_out = LeftOut { pages: answer.listing.total.saturating_sub(all.len()), ..LeftOut::default() };
    let claims = all.into_iter().filter(|item| {
        let claim = &item.claim;
        let reason = match currency(claim) {
            _ if !flow_of(claim) => &mut left_out.flows,
            _ if claim.product != product => &mut left_out.products,
            None => &mut left_out.relative,
            Some(currency) if currency != unit => &mut left_out.currencies,
            Some(_) if !has_place(claim) => &mut left_out.beyond,
            Some(_) => return true,
        };
        *reason += 1;
        false
    });
    let claims = claims.collect();
    ClaimChoice { subject, product, currency: unit, claims, left_out }
}

/// The currency of an amount; nothing for other claims.
fn currency(claim: &Claim) -> Option<&str> {
    match &claim.unit {
        Some(ClaimUnit::Currency(code)) if claim.claim_kind == ClaimKind::Level => Some(code),
        _ => None,
    }
}

/// Can the amount be held, and have its months days?
fn has_place(claim: &Claim) -> bool {
    let begins = |month| claim.calendar.month_begins(month).is_some();
    let has_days = |span: &Span| begins(span.first_month()) && begins(span.first_month() + span.months());
    ClaimSet::of(claim).is_some() && claim.period.as_ref().is_some_and(has_days)
}

/// The one that comes most often; of several the first.
fn commonest<T: PartialEq + Copy>(all: &[T]) -> Option<T> {
    let often = |one: &&T| all.iter().filter(|other| other == one).count();
    all.iter().rev().max_by_key(often).copied()
}

impl ClaimChoice<'_> {
    /// Is an official series about the same?
    pub(super) fn is_about(&self, series: &OfficialSeries) -> bool {
        (series.subject, series.product, series.unit.as_str()) == (self.subject, self.product, self.currency.as_str())
    }

    /// What is not drawn, in words.
    pub(super) fn not_drawn(&self, language: Language) -> Vec<String> {
        let left = &self.left_out;
        let told = |count: usize, words: fn(Language, usize) -> String| (count > 0).then(|| words(language, count));
        [
            told(left.relative, |language, count| language.count("claims_picture.left_relative", count, &[])),
            told(left.flows, |language, count| language.count("claims_picture.left_flows", count, &[])),
            told(left.products, |language, count| language.count("claims_picture.left_products", count, &[])),
            told(left.currencies, |language, count| language.count("claims_picture.left_currencies", count, &[])),
            told(left.beyond, |language, count| language.count("claims_picture.left_beyond", count, &[])),
            told(left.pages, |language, count| language.count("claims_picture.left_pages", count, &[])),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}
