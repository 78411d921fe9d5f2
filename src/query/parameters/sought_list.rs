//! The parameters of looking for a figure.

use super::{
    parameter::{
        Given, Parameter,
        Schema::{Pattern, Whole, Words},
        set,
    },
    patterns,
    readers::term,
    sought::{MOST_POWER, WrittenNumber},
};
use crate::{
    parameter::ParameterError,
    query::{Parameters, ResourceKind, ResourceKind::Find},
    series::Subject,
    trade::{ClaimUnit, Qualifier},
};

type Data = Parameter<Parameters>;

const FOUND: &[ResourceKind] = &[Find];

/// The most decimals of a value.
const MOST_DECIMALS: u8 = 6;

fn number(given: &Given<'_>) -> Result<Option<WrittenNumber>, ParameterError> {
    let allowed = "up to 15 ASCII digits, up to six more behind a decimal point, and an exponent up to 15, such as 1.5e9";
    given.text.parse().map(Some).map_err(|_| given.wrong("is not a number", &[allowed]))
}

fn small(given: &Given<'_>, most: u8) -> Result<Option<u8>, ParameterError> {
    let plain = Some(given.text).filter(|text| text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit()));
    let found = plain.and_then(|text| text.parse().ok()).filter(|number| *number <= most);
    found.map(Some).ok_or_else(|| given.refused(&[&format!("a whole number from 0 to {most}")]))
}

fn unit(given: &Given<'_>) -> Result<Option<ClaimUnit>, ParameterError> {
    match given.text.parse() {
        Ok(unit @ (ClaimUnit::Currency(_) | ClaimUnit::Percent)) => Ok(Some(unit)),
        _ => Err(given.wrong("is not a unit that figures are found in", &["percent", "an ISO 4217 currency code such as USD"])),
    }
}

fn qualifier(given: &Given<'_>) -> Result<Option<Qualifier>, ParameterError> {
    let found: Option<Qualifier> = given.text.parse().ok();
    let wrong = || given.wrong("is not a qualifier", &Qualifier::ALL.map(Qualifier::word));
    Ok(Some(found.ok_or_else(wrong)?).filter(|qualifier| *qualifier != Qualifier::Exact))
}

fn flow(given: &Given<'_>) -> Result<Option<Subject>, ParameterError> {
    let found = Subject::ALL.into_iter().find(|flow| flow.word() == given.text);
    found.map(Some).ok_or_else(|| given.wrong("is not a flow", &Subject::ALL.map(Subject::word)))
}

/// `value=1.5e9`.
pub(super) const VALUE: Data = Data::new(
    "value",
    Pattern(patterns::NUMBER),
    "The figure that is looked for, in full or with an exponent. The digits written say the rounding: 1.5e9 stands for 1.45 to \
     1.55 billion, 1.50e9 for 1.495 to 1.505.",
    |all, given| set(&mut all.sought.value, number(given)),
    |all| all.sought.value.map(|value| value.to_string()),
)
.of(FOUND)
.required()
.example("1.5e9");

/// `value_to=2e9`.
pub(super) const VALUE_TO: Data = Data::new(
    "value_to",
    Pattern(patterns::NUMBER),
    "The upper value; only with qualifier=between.",
    |all, given| set(&mut all.sought.value_to, number(given)),
    |all| all.sought.value_to.map(|value| value.to_string()),
)
.of(FOUND)
.example("2e9");

/// `unit_mult=9`.
pub(super) const UNIT_MULT: Data = Data::new(
    "unit_mult",
    Whole(0, Some(MOST_POWER as usize)),
    "The power of ten that the value is counted in, where it is written as worded: value=1.5 with unit_mult=9.",
    |all, given| set(&mut all.sought.unit_mult, small(given, MOST_POWER).map(|found| found.filter(|power| *power > 0))),
    |all| all.sought.unit_mult.map(|power| power.to_string()),
)
.of(FOUND)
.default("0")
.example("0");

/// `decimals=0`.
pub(super) const DECIMALS: Data = Data::new(
    "decimals",
    Whole(0, Some(MOST_DECIMALS as usize)),
    "How many decimals of the value are stated, where that is not how many are written: value=1.5e9 with decimals=0 stands for 1 \
     to 2 billion.",
    |all, given| set(&mut all.sought.decimals, small(given, MOST_DECIMALS)),
    |all| all.sought.decimals.map(|decimals| decimals.to_string()),
)
.of(FOUND)
.example("1");

/// `qualifier=about`.
pub(super) const QUALIFIER: Data = Data::new(
    "qualifier",
    Words(|_, _| Qualifier::ALL.map(Qualifier::word).to_vec()),
    "How the value is hedged, as in claims.",
    |all, given| set(&mut all.sought.qualifier, qualifier(given)),
    |all| all.sought.qualifier.map(|qualifier| qualifier.word().to_owned()),
)
.of(FOUND)
.default("exact")
.example("exact");

/// `unit=USD`.
pub(super) const UNIT: Data = Data::new(
    "unit",
    Pattern(patterns::UNIT),
    "What the value is counted in: a currency, or percent, which finds growth. Without it figures in every currency are found, and \
     each says its own.",
    |all, given| set(&mut all.sought.unit, unit(given)),
    |all| all.sought.unit.as_ref().map(|unit| unit.word().to_owned()),
)
.of(FOUND)
.example("USD");

/// `pair=RUS-IRN`.
pub(super) const PAIR: Data = Data::new(
    "pair",
    Pattern(patterns::DYAD),
    "The pair whose figures are gone through: what either side reports about the other, so that RUS-IRN and IRN-RUS find the same.",
    |all, given| set(&mut all.sought.pair, term(given)),
    |all| all.sought.pair.map(|pair| pair.to_string()),
)
.of(FOUND)
.required()
.example("RUS-IRN");

/// `flow=import`.
pub(super) const FLOW: Data = Data::new(
    "flow",
    Words(|_, _| Subject::ALL.map(Subject::word).to_vec()),
    "Only this flow, from the side of whoever reports it.",
    |all, given| set(&mut all.sought.flow, flow(given)),
    |all| all.sought.flow.map(|flow| flow.word().to_owned()),
)
.of(FOUND)
.example("import");
