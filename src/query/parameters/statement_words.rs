//! The parameters of what is to be verified: a text, or the fields of one statement, by the words of `claims.csv`.

use super::{
    asked_statement::{currency, figure, partial_date, small, text},
    parameter::{
        Given, Parameter,
        Schema::{Date, Pattern, Text, Whole, Words},
        set,
    },
    patterns,
    readers::{term, unusual},
};
use crate::{
    language::Language,
    parameter::ParameterError,
    query::{Parameters, ResourceKind},
    trade::{Calendar, ClaimFlow, ClaimKind, Product, Qualifier, Status, UnknownTerm},
};

type Data = Parameter<Parameters>;

const VERIFY: &[ResourceKind] = &[ResourceKind::Verify];

/// The statuses of what is said.
const STATUSES: [&str; 8] = ["A", "B", "D", "E", "F", "I", "P", "U"];

/// One of the words of a list.
fn listed<T: std::str::FromStr<Err = UnknownTerm>>(given: &Given<'_>) -> Result<Option<T>, ParameterError> {
    given.text.parse().map(Some).map_err(|error: UnknownTerm| {
        let allowed: Vec<&str> = error.allowed.split(", ").collect();
        ParameterError::new(given.name, error.to_string(), &allowed)
    })
}

fn language(given: &Given<'_>) -> Result<Option<Language>, ParameterError> {
    let wrong = || given.wrong("is not a language", &Language::WORDS);
    Language::from_word(given.text).map(Some).ok_or_else(wrong)
}

/// Of what is missing nobody states anything.
fn status(given: &Given<'_>) -> Result<Option<Status>, ParameterError> {
    let known = given.text.parse().ok().filter(|_| STATUSES.contains(&given.text));
    known.map(Some).ok_or_else(|| given.wrong("is not a status of what is said", &STATUSES))
}

/// The name of a source. Whether there is such is known to the data only.
fn name(given: &Given<'_>) -> Result<Option<String>, ParameterError> {
    if given.text.is_empty() {
        Err(given.refused(&["the name of a source in /v1/sources"]))
    } else {
        Ok(Some(given.text.to_owned()))
    }
}

/// `text=…`.
pub(super) const TEXT: Data = Data::new(
    "text",
    Text(1, None),
    "The text to read, in English, Russian or Persian. A longer one is sent as the body of a POST, as text/plain.",
    |all, given| set(&mut all.statement.text, text(given)),
    |all| all.statement.text.clone().filter(|_| !all.statement.is_posted),
)
.of(VERIFY)
.example("Trade between Russia and Iran reached $5 billion in 2022.");

/// `lang=ru`.
pub(super) const LANGUAGE: Data = Data::new(
    "lang",
    Words(|_, _| Language::WORDS.to_vec()),
    "The language of words in the answer, and of sentences with its letters; without it each sentence's is told by its letters.",
    |all, given| set(&mut all.statement.language, language(given)),
    |all| all.statement.language.map(|language| language.word().to_owned()),
)
.of(VERIFY)
.example("en");

/// `published=2024-10`.
pub(super) const PUBLISHED: Data = Data::new(
    "published",
    Pattern(patterns::PARTIAL_DATE),
    "When it was said: a year, a month or a day. It gives \"this year\" of a text a meaning, and `verdict_then` its day.",
    |all, given| set(&mut all.statement.published, partial_date(given)),
    |all| all.statement.published.clone(),
)
.of(VERIFY)
.example("2024-10");

/// `source=wits`.
pub(super) const SOURCE: Data = Data::new(
    "source",
    Text(1, None),
    "Whose statement it is, by a name in /v1/sources: what that source says itself counts as its own word, and not as another's.",
    |all, given| set(&mut all.statement.source, name(given)),
    |all| all.statement.source.clone(),
)
.of(VERIFY)
.example("commentary-2024");

/// `known=2025-01-01`.
pub(super) const KNOWN: Data = Data::new(
    "known",
    Date,
    "Judge as known on this day: the same as `as_of`, of which there is one or the other.",
    |all, given| set(&mut all.statement.known, term(given)),
    |all| all.statement.known.map(|day| day.to_string()),
)
.of(VERIFY)
.example("2025-01-01");

/// `pair=RUS-IRN`.
pub(super) const PAIR: Data = Data::new(
    "pair",
    Pattern(patterns::DYAD),
    "Reporter and partner where none are named.",
    |all, given| set(&mut all.statement.pair, term(given)),
    |all| all.statement.pair.map(|pair| pair.to_string()),
)
.of(VERIFY)
.example("RUS-IRN");

/// `reporter=RUS`.
pub(super) const REPORTER: Data = Data::new(
    "reporter",
    Pattern(patterns::AREA),
    "Whose statistics the statement speaks of.",
    |all, given| set(&mut all.statement.reporter, term(given)),
    |all| all.statement.reporter.map(|area| area.to_string()),
)
.of(VERIFY)
.example("RUS");

/// `partner=IRN`.
pub(super) const PARTNER: Data = Data::new(
    "partner",
    Pattern(patterns::AREA),
    "With whom.",
    |all, given| set(&mut all.statement.partner, term(given)),
    |all| all.statement.partner.map(|area| area.to_string()),
)
.of(VERIFY)
.example("IRN");

/// `side=open`.
pub(super) const SIDE: Data = Data::new(
    "side",
    Words(|_, _| vec!["open"]),
    "`open` where it may be the statistics of either side, as of trade between two: both are tried.",
    |all, given| {
        all.statement.is_open = given.text == "open";
        if all.statement.is_open { Ok(()) } else { Err(given.refused(&["open"])) }
    },
    |all| all.statement.is_open.then(|| "open".to_owned()),
)
.of(VERIFY)
.example("open");

/// `flow=turnover`.
pub(super) const FLOW: Data = Data::new(
    "flow",
    Words(|_, _| ClaimFlow::ALL.map(ClaimFlow::word).to_vec()),
    "The flow that it speaks of.",
    |all, given| set(&mut all.statement.flow, listed(given)),
    |all| all.statement.flow.map(|flow| flow.word().to_owned()),
)
.of(VERIFY)
.example("turnover");

/// `product=TOTAL`.
pub(super) const PRODUCT: Data = Data::new(
    "product",
    Pattern(patterns::PRODUCT),
    "The product that it speaks of: TOTAL, or a classification and a code.",
    |all, given| set(&mut all.statement.product, unusual(term(given), &Product::Total)),
    |all| all.statement.product.filter(|product| *product != Product::Total).map(|product| product.to_string()),
)
.of(VERIFY)
.default("TOTAL")
.example("TOTAL");

/// `period=2022`.
pub(super) const PERIOD: Data = Data::new(
    "period",
    Pattern(patterns::SPAN),
    "The months that it speaks of: 2022, 2023-Q2, 2023-05, 2021-01/P11M.",
    |all, given| set(&mut all.statement.period, term(given)),
    |all| all.statement.period.as_ref().map(ToString::to_string),
)
.of(VERIFY)
.example("2022");

/// `calendar=solar-hijri`.
pub(super) const CALENDAR: Data = Data::new(
    "calendar",
    Pattern(patterns::CALENDAR),
    "The calendar of `period` and `compared_to`: gregorian, solar-hijri, or fiscal years such as fiscal:04.",
    |all, given| set(&mut all.statement.calendar, unusual(term(given), &Calendar::Gregorian)),
    |all| all.statement.calendar.filter(|calendar| *calendar != Calendar::Gregorian).map(|calendar| calendar.word().to_owned()),
)
.of(VERIFY)
.default("gregorian")
.example("gregorian");

/// `claim_kind=growth`.
pub(super) const KIND: Data = Data::new(
    "claim_kind",
    Words(|_, _| ClaimKind::ALL.map(ClaimKind::word).to_vec()),
    "What is said.",
    |all, given| set(&mut all.statement.kind, unusual(listed(given), &ClaimKind::Level)),
    |all| all.statement.kind.filter(|kind| *kind != ClaimKind::Level).map(|kind| kind.word().to_owned()),
)
.of(VERIFY)
.default("level")
.example("level");

/// `value=1.5`.
pub(super) const VALUE: Data = Data::new(
    "value",
    Pattern(patterns::STATED),
    "The value as worded, in its scale: 5 of 5 billion.",
    |all, given| set(&mut all.statement.value, figure(given)),
    |all| all.statement.value.map(|value| value.to_string()),
)
.of(VERIFY)
.example("5");

/// `value_to=6`.
pub(super) const VALUE_TO: Data = Data::new(
    "value_to",
    Pattern(patterns::STATED),
    "The upper value of qualifier=between.",
    |all, given| set(&mut all.statement.value_to, figure(given)),
    |all| all.statement.value_to.map(|value| value.to_string()),
)
.of(VERIFY)
.example("6");

/// `unit=USD`.
pub(super) const UNIT: Data = Data::new(
    "unit",
    Pattern(patterns::CLAIM_UNIT),
    "What the value is counted in: a currency (ISO 4217), percent, times, times_less, or rank.",
    |all, given| set(&mut all.statement.unit, term(given)),
    |all| all.statement.unit.as_ref().map(|unit| unit.word().to_owned()),
)
.of(VERIFY)
.example("USD");

/// `unit_mult=9`.
pub(super) const UNIT_MULT: Data = Data::new(
    "unit_mult",
    Whole(0, Some(15)),
    "The scale of the value, a power of ten: 9 of billions.",
    |all, given| set(&mut all.statement.unit_mult, unusual(small(given), &0)),
    |all| all.statement.unit_mult.filter(|scale| *scale != 0).map(|scale| scale.to_string()),
)
.of(VERIFY)
.default("0")
.example("9");

/// `decimals=1`.
pub(super) const DECIMALS: Data = Data::new(
    "decimals",
    Whole(0, Some(15)),
    "How many decimals are stated; without it the value is taken as it is written, and not as rounded.",
    |all, given| set(&mut all.statement.decimals, small(given)),
    |all| all.statement.decimals.map(|decimals| decimals.to_string()),
)
.of(VERIFY)
.example("0");

/// `qualifier=about`.
pub(super) const QUALIFIER: Data = Data::new(
    "qualifier",
    Words(|_, _| Qualifier::ALL.map(Qualifier::word).to_vec()),
    "How the value is hedged, by arithmetic: a fall by more than 80 per cent is a growth under -80.",
    |all, given| set(&mut all.statement.qualifier, unusual(listed(given), &Qualifier::Exact)),
    |all| all.statement.qualifier.filter(|qualifier| *qualifier != Qualifier::Exact).map(|qualifier| qualifier.word().to_owned()),
)
.of(VERIFY)
.default("exact")
.example("exact");

/// `compared_to=2021`.
pub(super) const COMPARED_TO: Data = Data::new(
    "compared_to",
    Pattern(patterns::COMPARED),
    "The months compared to, of records the first of those that count; `not_stated` where that is open. Without it changes are on the same months a year earlier.",
    |all, given| {
        let read = term(given)?;
        all.statement.compared_to = read.unwrap_or_default();
        Ok(())
    },
    |all| Some(all.statement.compared_to.to_string()).filter(|text| !text.is_empty()),
)
.of(VERIFY)
.example("2021");

/// `currency=RUB`.
pub(super) const CURRENCY: Data = Data::new(
    "currency",
    Pattern(patterns::CURRENCY),
    "The currency that a growth is counted in.",
    |all, given| set(&mut all.statement.currency, currency(given)),
    |all| all.statement.currency.clone(),
)
.of(VERIFY)
.example("USD");

/// `status=F`.
pub(super) const STATUS: Data = Data::new(
    "status",
    Words(|_, _| STATUSES.to_vec()),
    "F of a forecast or a target, which is no fact.",
    |all, given| set(&mut all.statement.status, unusual(status(given), &Status::Normal)),
    |all| all.statement.status.filter(|status| *status != Status::Normal).map(|status| status.letter().to_string()),
)
.of(VERIFY)
.default("A")
.example("F");
