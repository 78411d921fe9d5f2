//! The parameters of stored observations: where other answers take one code, they take a list.

use super::{
    parameter::{
        Parameter,
        Schema::{Pattern, Text, Words},
        set,
    },
    patterns,
    row_filter::{joined, names, terms},
};
use crate::{
    language::Language,
    query::{Parameters, ResourceKind},
    trade::{Calendar, Frequency},
};

type Data = Parameter<Parameters>;

const ROWS: &[ResourceKind] = &[ResourceKind::Observations];

/// `reporter=RUS,IRN`.
pub(super) const REPORTERS: Data = Data::new(
    "reporter",
    Pattern(patterns::AREAS),
    "Only what these areas report, joined by commas.",
    |all, given| set(&mut all.rows.reporters, terms(given)),
    |all| joined(&all.rows.reporters),
)
.of(ROWS)
.example("RUS,IRN");

/// `partner=IRN`.
pub(super) const PARTNERS: Data = Data::new(
    "partner",
    Pattern(patterns::AREAS),
    "Only what is about these areas, joined by commas.",
    |all, given| set(&mut all.rows.partners, terms(given)),
    |all| joined(&all.rows.partners),
)
.of(ROWS)
.example("IRN");

/// `flow=export,import`.
pub(super) const FLOWS: Data = Data::new(
    "flow",
    Pattern(patterns::FLOWS),
    "Only these flows as published, joined by commas.",
    |all, given| set(&mut all.rows.flows, terms(given)),
    |all| joined(&all.rows.flows),
)
.of(ROWS)
.example("export,import");

/// `product=TOTAL,HS:27`.
pub(super) const PRODUCTS: Data = Data::new(
    "product",
    Pattern(patterns::PRODUCTS),
    "Only these products, joined by commas: TOTAL, or a classification and a code. Without it all of them.",
    |all, given| set(&mut all.rows.products, terms(given)),
    |all| joined(&all.rows.products),
)
.of(ROWS)
.example("TOTAL");

/// `source=wits`.
pub(super) const SOURCES: Data = Data::new(
    "source",
    Text(1, None),
    "Only these sources, by their names in /v1/sources, joined by commas.",
    |all, given| set(&mut all.rows.sources, names(given)),
    |all| joined(&all.rows.sources),
)
.of(ROWS)
.example("wits");

/// `dataset=russia-iran`.
pub(super) const DATASETS: Data = Data::new(
    "dataset",
    Text(1, None),
    "Only these datasets, by their ids in /v1/datasets, joined by commas.",
    |all, given| set(&mut all.rows.datasets, names(given)),
    |all| joined(&all.rows.datasets),
)
.of(ROWS)
.example("russia-iran");

/// `freq=A,M`.
pub(super) const FREQUENCIES: Data = Data::new(
    "freq",
    Pattern(patterns::FREQUENCIES),
    "Only these frequencies as published, joined by commas: A, Q, M, or the same months of every year, such as 01/P9M.",
    |all, given| set(&mut all.rows.frequencies, terms(given)),
    |all| joined(all.rows.frequencies.iter().copied().map(Frequency::letter)),
)
.of(ROWS)
.example("A");

/// `calendar=gregorian`.
pub(super) const CALENDARS: Data = Data::new(
    "calendar",
    Pattern(patterns::CALENDARS),
    "Only figures of these calendars, joined by commas: gregorian, solar-hijri, or fiscal years such as fiscal:04. `from` and `to` \
     are labels in it where it is one, else in the Gregorian one, and hold for the days of a period.",
    |all, given| set(&mut all.rows.calendars, terms(given)),
    |all| joined(all.rows.calendars.iter().copied().map(Calendar::word)),
)
.of(ROWS)
.example("gregorian");

/// `lang=ru`.
pub(super) const LANGUAGE: Data = Data::new(
    "lang",
    Words(|_, _| Language::WORDS.to_vec()),
    "The language of the names beside the codes.",
    |all, given| {
        let wrong = || given.wrong("is not a language", &Language::WORDS);
        set(&mut all.rows.language, Language::from_word(given.text).ok_or_else(wrong))
    },
    |all| Some(all.rows.language).filter(|language| *language != Language::default()).map(|language| language.word().to_owned()),
)
.of(ROWS)
.default("en")
.example("en");
