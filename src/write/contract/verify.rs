//! What was said, each statement with what every source says of it.

use std::ops::Range;

use serde::Serialize;
use utoipa::ToSchema;

use super::{ClaimDecision, by_language::ByLanguage, claims::AgainstItem, found::NearestItem};
use crate::{
    language::Language,
    query::{
        ClaimVerdicts, FieldFound, Nothing, Offer, PassedFigure, StatementPlace, UnknownThen, VerifiedStatement, VerifyAnswer,
    },
    statement::{Field, Fields},
    statistics::{Unverifiable, Verdict},
    trade::{Area, ClaimFlow},
    wording,
    write::{Number, Site, links::Links, member::members},
};

/// The languages beside English, as members.
static BESIDE_ENGLISH: &[&str] = Language::WORDS.split_at(1).1;

/// Characters of the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(in crate::write) struct TextSpan {
    /// How many Unicode characters stand before it.
    pub from: usize,
    /// How many stand before its end.
    pub to: usize,
}

members! {
    /// What is said, as it was understood.
    struct StatedClaim {
        reporter: Option<&'static str>,
        partner: Option<&'static str>,
        side: Option<&'static str>,
        flow: Option<&'static str>,
        product: Option<String>,
        period: Option<String>,
        calendar: &'static str,
        claim_kind: &'static str,
        /// The value as worded, in its scale.
        value: Option<Number>,
        value_to: Option<Number>,
        unit: Option<String>,
        unit_mult: usize,
        decimals: Option<usize>,
        qualifier: &'static str,
        compared_to: Option<String>,
        currency: Option<String>,
        status: String,
    }
}

/// Where a field was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(in crate::write) struct FoundPlace {
    /// How many Unicode characters of the text stand before the words that say it.
    pub from: Option<usize>,
    /// How many stand before their end.
    pub to: Option<usize>,
    pub how: &'static str,
}

/// Where each field was found; null where it was not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(in crate::write) struct FoundFields {
    pub reporter: Option<FoundPlace>,
    pub partner: Option<FoundPlace>,
    pub flow: Option<FoundPlace>,
    pub product: Option<FoundPlace>,
    pub period: Option<FoundPlace>,
    pub claim_kind: Option<FoundPlace>,
    pub value: Option<FoundPlace>,
    pub unit: Option<FoundPlace>,
    pub qualifier: Option<FoundPlace>,
    pub compared_to: Option<FoundPlace>,
    pub status: Option<FoundPlace>,
}

members! {
    /// How much of a statement was understood, and what the sources say of it.
    struct StatementVerdict {
        understood: &'static str,
        missing: Vec<String>,
        verdict: &'static str,
        proved: bool,
        verdict_then: Option<&'static str>,
        verdict_then_reason: Option<&'static str>,
        known_then: Option<String>,
        same_as: Vec<String>,
    }
}

members! {
    /// The statement as a sentence in each language; null where it was not understood.
    struct InWords {
        en: Option<String>,
        others: ByLanguage<Option<String>> = BESIDE_ENGLISH,
    }
}

/// A statement with what every source says of it.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(in crate::write) struct VerifyItem {
    pub span: Option<TextSpan>,
    /// The words of the text that say it; null where it was given by its fields.
    pub text: Option<String>,
    pub sentence: Option<TextSpan>,
    pub claim: StatedClaim,
    pub found: FoundFields,
    #[serde(flatten)]
    pub verdict: StatementVerdict,
    #[serde(flatten)]
    pub decision: ClaimDecision,
    pub against: Vec<AgainstItem>,
    pub nearest: Vec<NearestItem>,
    pub in_words: InWords,
    pub address: String,
}

/// A figure of the text that is none of the trade of two countries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(in crate::write) struct PassedOverItem {
    pub span: TextSpan,
    /// The words of the text.
    pub text: String,
    pub sentence: TextSpan,
    pub what: &'static str,
}

/// What was said, each statement with what every source says of it.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(in crate::write) struct VerifyDocument {
    pub items: Vec<VerifyItem>,
    pub total: usize,
    pub limit: usize,
    pub offset: usize,
    pub next: Option<String>,
    pub passed_over: Vec<PassedOverItem>,
    pub empty_because: Option<&'static str>,
    pub left_off: usize,
    pub links: Links,
}

impl VerifyDocument {
    /// The answer in the shape of the contract.
    pub(in crate::write) fn new(answer: &VerifyAnswer, site: &Site) -> Self {
        let listing = &answer.listing;
        let (address, end) = (&listing.origin.address, listing.offset + listing.items.len());
        let more = end < listing.total && !listing.items.is_empty();
        Self {
            items: listing.items.iter().map(|one| VerifyItem::new(one, site)).collect(),
            total: listing.total,
            limit: listing.limit,
            offset: listing.offset,
            next: more.then(|| site.page(address, end)),
            passed_over: answer.passed_over.iter().map(PassedOverItem::new).collect(),
            empty_because: answer.nothing.map(Nothing::word),
            left_off: answer.left_off,
            links: site.links(address, Offer::Answer, None),
        }
    }
}

impl VerifyItem {
    /// A statement in the shape of the contract.
    pub(in crate::write) fn new(one: &VerifiedStatement, site: &Site) -> Self {
        let (place, judged) = (one.place.as_ref(), one.judged.as_deref());
        let against = |judged: &ClaimVerdicts| judged.against.iter().map(|against| AgainstItem::new(judged, against)).collect();
        let mut decision = judged.map_or_else(|| ClaimDecision::without_data(Unverifiable::NotUnderstood), ClaimDecision::new);
        decision.contradicts = decision.contradicts.into_iter().map(|other| href(other, site)).collect();
        Self {
            span: place.map(|place| TextSpan::of(&place.span)),
            text: place.map(|place| place.text.clone()),
            sentence: place.map(|place| TextSpan::of(&place.sentence)),
            claim: StatedClaim::new(&one.fields),
            found: FoundFields::new(&one.found),
            verdict: StatementVerdict::new(one),
            decision,
            against: judged.map(against).unwrap_or_default(),
            nearest: one.nearest.iter().map(|nearest| NearestItem::new(nearest, site)).collect(),
            in_words: InWords::new(judged),
            address: site.href(&one.address),
        }
    }
}

/// A statement beside it has an address, a claim of a dataset an id.
fn href(other: String, site: &Site) -> String {
    if other.starts_with('/') { site.href(&other) } else { other }
}

impl TextSpan {
    fn of(characters: &Range<usize>) -> Self {
        Self { from: characters.start, to: characters.end }
    }
}

impl StatedClaim {
    fn new(fields: &Fields) -> Self {
        Self {
            reporter: fields.reporter.map(Area::code),
            partner: fields.partner.map(Area::code),
            side: fields.is_open.then_some("open"),
            flow: fields.flow.map(ClaimFlow::word),
            product: fields.product.map(|product| product.to_string()),
            period: fields.period.as_ref().map(ToString::to_string),
            calendar: fields.calendar.word(),
            claim_kind: fields.kind.word(),
            value: fields.value.map(|value| Number::figure(value, 0)),
            value_to: fields.value_to.map(|value| Number::figure(value, 0)),
            unit: fields.unit.as_ref().map(|unit| unit.word().to_owned()),
            unit_mult: usize::from(fields.unit_mult),
            decimals: fields.decimals.map(usize::from),
            qualifier: fields.qualifier.word(),
            compared_to: Some(fields.compared_to.to_string()).filter(|words| !words.is_empty()),
            currency: fields.currency.clone(),
            status: fields.status.letter().to_string(),
        }
    }
}

impl FoundFields {
    fn new(found: &[(Field, FieldFound)]) -> Self {
        let of = |field: Field| found.iter().find(|(own, _)| *own == field).map(|(_, found)| FoundPlace::new(found));
        Self {
            reporter: of(Field::Reporter),
            partner: of(Field::Partner),
            flow: of(Field::Flow),
            product: of(Field::Product),
            period: of(Field::Period),
            claim_kind: of(Field::ClaimKind),
            value: of(Field::Value),
            unit: of(Field::Unit),
            qualifier: of(Field::Qualifier),
            compared_to: of(Field::ComparedTo),
            status: of(Field::Status),
        }
    }
}

impl FoundPlace {
    fn new(found: &FieldFound) -> Self {
        let place = found.place();
        Self { from: place.map(|place| place.start), to: place.map(|place| place.end), how: found.word() }
    }
}

impl StatementVerdict {
    fn new(one: &VerifiedStatement) -> Self {
        let judged = one.judged.as_deref();
        let then = judged.map(|judged| &judged.then);
        Self {
            understood: one.understood().word(),
            missing: one.missing.iter().map(|field| field.word().to_owned()).collect(),
            verdict: judged.map_or(Verdict::Unverifiable, |judged| judged.decision.verdict).word(),
            proved: judged.is_some_and(|judged| judged.decision.proved),
            verdict_then: then.and_then(|then| then.verdict.ok()).map(Verdict::word),
            verdict_then_reason: then.and_then(|then| then.verdict.err()).map(UnknownThen::word),
            known_then: then.and_then(|then| then.known).map(|day| day.to_string()),
            same_as: one.same_as.clone(),
        }
    }
}

impl InWords {
    fn new(judged: Option<&ClaimVerdicts>) -> Self {
        let said = |language: Language| wording::sentence(language, &judged?.claim);
        Self { en: said(Language::English), others: ByLanguage::of(said) }
    }
}

impl PassedOverItem {
    fn new(passed: &PassedFigure) -> Self {
        let StatementPlace { span, text, sentence } = &passed.place;
        Self { span: TextSpan::of(span), text: text.clone(), sentence: TextSpan::of(sentence), what: passed.what.word() }
    }
}
