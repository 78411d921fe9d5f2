//! The data parameters, one entry each; the order is that in which they are named to people.

use super::{
    movement::{self, Direction, MovedBy},
    parameter::{
        Kept, Parameter,
        Schema::{Date, Limited, Pattern, Text, Whole, Words},
        set,
    },
    patterns,
    readers::{flow, limit, term, text, unusual, whole, words},
    row_lists, series_reference,
    sort::Sort,
    sought_list, statement_words,
};
use crate::{
    query::{
        Format, Measure, Parameters, Resource,
        ResourceKind::{
            self, Area, Areas, Claims, Compare, Datasets, DyadProducts, Dyads, Events, Find, Mirror, Movers, Observations, Panel,
            Partners, Products, Revisions, Series, Sources, Verify,
        },
        answer::listing::DEFAULT_LIMIT,
    },
    series::Subject,
    trade::Product,
};

/// What answers with figures of periods.
const FIGURES: &[ResourceKind] = &[Series, Compare, Mirror, Revisions, DyadProducts, Area, Partners, Panel, Movers];
/// The same, and what finds figures.
const PRODUCED: &[ResourceKind] = &[Series, Compare, Mirror, Revisions, DyadProducts, Area, Partners, Panel, Movers, Find];
/// The same, and what else has periods.
const PERIODS: &[ResourceKind] =
    &[Series, Compare, Mirror, Revisions, DyadProducts, Area, Partners, Claims, Events, Panel, Movers, Observations, Find];
/// The same without what ranks one period.
const HISTORIES: &[ResourceKind] = &[Series, Compare, Mirror, Revisions, DyadProducts, Claims, Events];
/// What comes from sources.
const SOURCED: &[ResourceKind] =
    &[Series, Compare, Mirror, Revisions, DyadProducts, Area, Partners, Claims, Events, Dyads, Panel, Movers, Find];
/// What is told from the figures of a day.
const DATED: &[ResourceKind] =
    &[Series, Compare, Mirror, Revisions, DyadProducts, Area, Partners, Claims, Panel, Movers, Observations, Find, Verify];
/// What is one series, or several.
const MEASURED: &[ResourceKind] = &[Series, Compare];
/// What is of many pairs.
const PAIRS: &[ResourceKind] = &[Dyads, Panel, Movers];
/// What comes in pages.
const LISTS: &[ResourceKind] = &[
    Claims,
    Events,
    DyadProducts,
    Partners,
    Products,
    Dyads,
    Areas,
    Datasets,
    Sources,
    Panel,
    Movers,
    Observations,
    Find,
    Verify,
];

/// The measures; of a picture those that can be drawn.
fn measures(_: Option<&Resource>, format: Option<Format>) -> Vec<&'static str> {
    let is_drawn = format.is_some_and(Format::is_picture);
    let offered = Measure::ALL.into_iter().filter(|measure| !is_drawn || measure.has_picture());
    offered.map(Measure::word).collect()
}

type Data = Parameter<Parameters>;

/// Every data parameter.
pub static PARAMETERS: [Parameter<Parameters>; 65] = [
    Data::new(
        "series",
        Text(16, None),
        "DYAD/view (turnover, exports, imports, balance) joined by commas, at most 20 unless `/v1/limits` says otherwise, each with ;name=value for its own calendar, \
         freq, product or source.",
        |all, given| set(&mut all.series, series_reference::list(given.text)),
        |all| Some(series_reference::text(&all.series, &all.narrowing())).filter(|text| !text.is_empty()),
    )
    .of(&[Compare])
    .required()
    .example("RUS-IRN/exports,IRN-RUS/imports"),
    Data::new(
        "search",
        Pattern("\\S"),
        "Words that name what is looked for, in any order, in English, Russian or Persian, or its code.",
        |all, given| set(&mut all.search, words(given)),
        |all| all.search.clone(),
    )
    .of(&[Dyads, Products])
    .example("iran"),
    Data::new(
        "reporter",
        Pattern(patterns::AREA),
        "Only pairs that this area reports.",
        |all, given| set(&mut all.reporter, term(given)),
        |all| all.reporter.map(|area| area.to_string()),
    )
    .of(PAIRS)
    .example("RUS"),
    Data::new(
        "partner",
        Pattern(patterns::AREA),
        "Only pairs about this area.",
        |all, given| set(&mut all.partner, term(given)),
        |all| all.partner.map(|area| area.to_string()),
    )
    .of(PAIRS)
    .example("IRN"),
    Data::new(
        "from",
        Pattern(patterns::WINDOW),
        "The first period shown, applied after the statistic: from=2022 still has a growth for 2022. A day, 2022-03-01 or a time of \
         RFC 3339, means the period that holds it.",
        |all, given| set(&mut all.from, term(given)),
        |all| all.from.map(|period| period.to_string()),
    )
    .of(PERIODS)
    .kept(Kept::OnPairs)
    .example("2010"),
    Data::new(
        "to",
        Pattern(patterns::WINDOW),
        "The last period shown; of a day the period that holds it.",
        |all, given| set(&mut all.to, term(given)),
        |all| all.to.map(|period| period.to_string()),
    )
    .of(PERIODS)
    .kept(Kept::OnPairs)
    .example("2014"),
    Data::new(
        "last",
        Whole(1, None),
        "Only the last so many periods or items.",
        |all, given| set(&mut all.last, whole(given, 1)),
        |all| all.last.map(|number| number.to_string()),
    )
    .of(HISTORIES)
    .kept(Kept::OnPairs)
    .example("3"),
    Data::new(
        "freq",
        Pattern(patterns::FREQUENCY),
        "Only this frequency: A, Q, M, or the same months of every year, such as 01/P9M for January to September. All but months \
         are also rolled up from months and quarters, as exact sums.",
        |all, given| set(&mut all.freq, term(given)),
        |all| all.freq.map(|freq| freq.letter().to_owned()),
    )
    .of(FIGURES)
    .kept(Kept::OnViews)
    .example("A"),
    Data::new(
        "product",
        Pattern(patterns::PRODUCT),
        "Only this product: TOTAL, or a classification and a code. Where products are ranked, those below it.",
        |all, given| set(&mut all.product, unusual(term(given), &Product::Total)),
        |all| all.product.filter(|value| *value != Product::Total).map(|product| product.to_string()),
    )
    .of(PRODUCED)
    .kept(Kept::OnPairs)
    .default("TOTAL")
    .example("TOTAL"),
    Data::new(
        "level",
        Whole(1, None),
        "Only products of so many digits.",
        |all, given| set(&mut all.level, whole(given, 1)),
        |all| all.level.map(|number| number.to_string()),
    )
    .of(&[DyadProducts, Products, Panel])
    .example("2"),
    Data::new(
        "classification",
        Text(0, None),
        "Only products of this classification.",
        |all, given| set(&mut all.classification, text(given)),
        |all| all.classification.clone(),
    )
    .of(&[DyadProducts, Panel])
    .example("HS"),
    Data::new(
        "parent",
        Pattern(patterns::PRODUCT),
        "Only products just below this one.",
        |all, given| set(&mut all.parent, term(given)),
        |all| all.parent.map(|product| product.to_string()),
    )
    .of(&[Products])
    .example("HS:27"),
    Data::new(
        "source",
        Text(0, None),
        "Only this source, by its name in /v1/sources.",
        |all, given| set(&mut all.source, text(given)),
        |all| all.source.clone(),
    )
    .of(SOURCED)
    .example("wits"),
    Data::new(
        "calendar",
        Pattern(patterns::CALENDAR),
        "Only figures of this calendar: gregorian, solar-hijri, or fiscal years by the month (and day) in which they begin, such as \
         fiscal:04; `from`, `to` and `base` are labels in it.",
        |all, given| set(&mut all.calendar, term(given)),
        |all| all.calendar.map(|calendar| calendar.word().to_owned()),
    )
    .of(PRODUCED)
    .kept(Kept::OnViews)
    .example("gregorian"),
    Data::new(
        "flow",
        Words(|_, _| Subject::FLOWS.map(Subject::word).to_vec()),
        "Only this flow.",
        |all, given| set(&mut all.flow, flow(given)),
        |all| all.flow.map(|flow| flow.word().to_owned()),
    )
    .of(&[Revisions, DyadProducts, Partners, Claims, Dyads, Panel, Movers])
    .example("export"),
    Data::new(
        "base",
        Pattern(patterns::PERIOD),
        "The base period of the index; only with measure=index. Without it, the first period whose figure is above zero; of several series, the \
         first in which all are.",
        |all, given| set(&mut all.base, term(given)),
        |all| all.base.map(|period| period.to_string()),
    )
    .of(MEASURED)
    .example("2010"),
    Data::new(
        "measure",
        Words(measures),
        "What is shown beside the values.",
        |all, given| set(&mut all.measure, unusual(Measure::parse(given.text).map(Some), &Measure::Value)),
        |all| all.measure.filter(|value| *value != Measure::Value).map(|measure| measure.word().to_owned()),
    )
    .of(MEASURED)
    .kept(Kept::OnPairs)
    .default("value")
    .example("index"),
    Data::new(
        "as_of",
        Date,
        "Answer from the figures that were out on this day: of several vintages the latest by then. Figures without a date count \
         always.",
        |all, given| set(&mut all.as_of, term(given)),
        |all| all.as_of.map(|day| day.to_string()),
    )
    .of(DATED)
    .example("2026-01-01"),
    Data::new(
        "top",
        Whole(1, None),
        "Only the so many greatest.",
        |all, given| set(&mut all.top, whole(given, 1)),
        |all| all.top.map(|number| number.to_string()),
    )
    .of(&[DyadProducts, Area, Partners])
    .example("5"),
    Data::new(
        "sort",
        Words(|_, _| Sort::ALL.map(Sort::word).to_vec()),
        "By code, by the latest turnover, the greatest first, or by how well they answer the search, in the direction typed first.",
        |all, given| set(&mut all.sort, unusual(Sort::parse(given.text).map(Some), &Sort::Code)),
        |all| all.sort.filter(|value| *value != Sort::Code).map(|sort| sort.word().to_owned()),
    )
    .of(&[Dyads])
    .default("code")
    .example("total"),
    Data::new(
        "measure",
        Words(|_, _| MovedBy::ALL.map(MovedBy::word).to_vec()),
        "By what those that moved most are found: growth in per cent, or change in the currency.",
        |all, given| set(&mut all.moved_by, unusual(MovedBy::parse(given.text).map(Some), &MovedBy::Yoy)),
        |all| all.moved_by.map(|measure| measure.word().to_owned()),
    )
    .of(&[Movers])
    .default("yoy")
    .example("change"),
    Data::new(
        "sort",
        Words(|_, _| Direction::ALL.map(Direction::word).to_vec()),
        "The greatest rise first, or the greatest fall.",
        |all, given| set(&mut all.direction, unusual(Direction::parse(given.text).map(Some), &Direction::Rise)),
        |all| all.direction.map(|direction| direction.word().to_owned()),
    )
    .of(&[Movers])
    .default("rise")
    .example("fall"),
    Data::new(
        "min_value",
        Pattern(patterns::AMOUNT),
        "Only those whose figure a year before is at least so much, in units of the currency, so that a rise from next to nothing \
         is not the greatest.",
        |all, given| set(&mut all.min_value, movement::least(given.text)),
        |all| all.min_value.map(movement::written),
    )
    .of(&[Movers])
    .default("0")
    .example("1000000"),
    sought_list::VALUE,
    sought_list::VALUE_TO,
    sought_list::UNIT_MULT,
    sought_list::DECIMALS,
    sought_list::QUALIFIER,
    sought_list::UNIT,
    sought_list::PAIR,
    sought_list::FLOW,
    row_lists::DATASETS,
    row_lists::REPORTERS,
    row_lists::PARTNERS,
    row_lists::FLOWS,
    row_lists::PRODUCTS,
    row_lists::SOURCES,
    row_lists::FREQUENCIES,
    row_lists::CALENDARS,
    row_lists::LANGUAGE,
    statement_words::TEXT,
    statement_words::LANGUAGE,
    statement_words::PUBLISHED,
    statement_words::SOURCE,
    statement_words::KNOWN,
    statement_words::PAIR,
    statement_words::REPORTER,
    statement_words::PARTNER,
    statement_words::SIDE,
    statement_words::FLOW,
    statement_words::PRODUCT,
    statement_words::PERIOD,
    statement_words::CALENDAR,
    statement_words::KIND,
    statement_words::VALUE,
    statement_words::VALUE_TO,
    statement_words::UNIT,
    statement_words::UNIT_MULT,
    statement_words::DECIMALS,
    statement_words::QUALIFIER,
    statement_words::COMPARED_TO,
    statement_words::CURRENCY,
    statement_words::STATUS,
    Data::new(
        "limit",
        Limited(1, |limits| limits.page_rows),
        "At most so many items. JSON comes in pages of 1000 where nothing is said; every other form then has all items.",
        |all, given| {
            let whole = all.whole;
            set(&mut all.limit, if whole { limit(given) } else { unusual(limit(given), &DEFAULT_LIMIT) })
        },
        |all| all.limit.map(|number| number.to_string()),
    )
    .of(LISTS)
    .default_of_json("1000")
    .example("2"),
    Data::new(
        "offset",
        Whole(0, None),
        "Skip so many items.",
        |all, given| set(&mut all.offset, unusual(whole(given, 0), &0)),
        |all| all.offset.filter(|value| *value != 0).map(|number| number.to_string()),
    )
    .of(LISTS)
    .default("0")
    .example("0"),
];
