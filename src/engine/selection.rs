//! The questions that rows of many pairs come to: of consecutive pairs, whole series or the parts of them that somebody looks at.
//!
//! Bounds of time are computed here, as numbers of periods by calendar and frequency. The first and the last period of each series, and
//! its last few, are found by window functions over the series.

use chrono::NaiveDate;

use super::{
    asking::Argument,
    published::{Relation, Version},
    question::Wanted,
    rows::ROW_COLUMNS,
};
use crate::{
    table::{Part, Products, Selection},
    trade::{Area, Calendar, Dyad},
};

/// What the rows of a series have in common, but for the reporter.
const SERIES: &str = "partner, product, flow, source, currency, calendar, frequency";

/// The days that a question about days may name: those of years with four digits.
const DAYS: std::ops::RangeInclusive<i32> = -719_162..=2_932_896;

/// A question in SQL.
pub struct Asked {
    /// Its text.
    pub sql: String,
    /// The values that it names.
    pub arguments: Vec<(&'static str, Argument)>,
    /// Whose rows they are, where no column says it.
    pub reporter: Option<Area>,
}

/// What is asked for these rows of a version.
#[must_use]
pub fn question(version: &Version, selection: &Selection<'_>, sources: &[String]) -> Asked {
    let (relation, reporter) = narrowed(version, selection, sources);
    let (columns, series) = match reporter {
        Some(_) => (ROW_COLUMNS.to_owned(), SERIES.to_owned()),
        None => (format!("reporter, {ROW_COLUMNS}"), format!("reporter, {SERIES}")),
    };
    let from = relation.sql();
    let mut arguments = relation.arguments;
    let sql = match selection.part {
        Part::Whole => format!("SELECT {columns} {from}"),
        Part::Last(count) => {
            arguments.push(("last", Argument::Number(count.into())));
            format!(
                "SELECT {columns} FROM (SELECT {columns}, DENSE_RANK() OVER (PARTITION BY {series} ORDER BY period_number DESC) AS \
                 period_rank {from}) WHERE period_rank <= :last"
            )
        }
        Part::Days(first, last) => within(&columns, &series, &from, &days(first, last, &mut arguments)),
        Part::Months(first, last) => {
            within(&columns, &series, &from, &months(&MONTHS, (Some(first), Some(last)), &mut arguments))
        }
    };
    Asked { sql, arguments, reporter }
}

/// The rows of which a part is asked for, and their reporter where they are of one.
#[must_use]
pub fn narrowed(version: &Version, selection: &Selection<'_>, sources: &[String]) -> (Relation, Option<Area>) {
    let (first, last) = selection.dyads;
    let one = (first.reporter == last.reporter).then_some(first.reporter);
    let (relation, reporter) = match (selection.reporter.or(one), first == last) {
        (Some(_), true) => (version.of_dyad(first), Some(first.reporter)),
        (Some(reporter), false) => (between(version, reporter, (first, last)), Some(reporter)),
        (None, _) => (across(version, (first, last)), None),
    };
    let text = |text: &str| Argument::Text(text.to_owned());
    let mut relation = of_products(relation, selection.products, selection.with_total);
    if let Some(partner) = selection.partner {
        relation = relation.with("partner = :only_partner", "only_partner", text(partner.code()));
    }
    if let Some(flow) = selection.flow {
        relation = relation.with("flow = :flow", "flow", text(flow.word()));
    }
    if let Some(source) = selection.source.map(|place| sources.get(usize::from(place)).map_or("", String::as_str)) {
        relation = relation.with("source = :source", "source", text(source));
    }
    if let Some(calendar) = selection.calendar {
        relation = relation.with("calendar = :calendar", "calendar", text(calendar.word()));
    }
    (relation, reporter)
}

/// The pairs of one reporter from one to another.
fn between(version: &Version, reporter: Area, (first, last): (Dyad, Dyad)) -> Relation {
    let mut relation = version.of_reporter(reporter);
    if first.reporter == reporter {
        let partner = Argument::Text(first.partner.code().to_owned());
        relation = relation.with("partner >= :first_partner", "first_partner", partner);
    }
    if last.reporter == reporter {
        let partner = Argument::Text(last.partner.code().to_owned());
        relation = relation.with("partner <= :last_partner", "last_partner", partner);
    }
    relation
}

/// The pairs of several reporters from one to another.
fn across(version: &Version, (first, last): (Dyad, Dyad)) -> Relation {
    let relation = version.between(first.reporter, last.reporter);
    let partner = |area: Area| Argument::Text(area.code().to_owned());
    let relation =
        relation.with("(reporter > :first_reporter OR partner >= :first_partner)", "first_partner", partner(first.partner));
    relation.with("(reporter < :last_reporter OR partner <= :last_partner)", "last_partner", partner(last.partner))
}

/// The relation, narrowed to products and perhaps their total.
#[must_use]
pub fn of_products(mut relation: Relation, products: Products<'_>, with_total: bool) -> Relation {
    let wanted = match products {
        Products::All => return relation,
        Products::One(product) => Wanted::One(*product),
        Products::Level { classification, digits, under } => Wanted::Level(classification, digits, under.to_owned()),
    };
    if !with_total || products.has_total() {
        return wanted.narrow(relation);
    }
    let own = wanted.narrow(Relation::default());
    relation.conditions.push(format!("(product = :total OR ({}))", own.conditions.join(" AND ")));
    relation.arguments.push(("total", Argument::Text("TOTAL".to_owned())));
    relation.arguments.extend(own.arguments);
    relation
}

/// The rows that a condition holds of, and the first and the last period of each series.
fn within(columns: &str, series: &str, from: &str, condition: &str) -> String {
    format!(
        "SELECT {columns} FROM (SELECT {columns}, MIN(period_number) OVER (PARTITION BY {series}) AS first_number, \
         MAX(period_number) OVER (PARTITION BY {series}) AS last_number {from}) WHERE period_number = first_number OR \
         period_number = last_number OR {condition}"
    )
}

/// The names of the bounds of years, quarters, months and parts of years, first and last of each.
type Names = [[&'static str; 2]; 4];

const MONTHS: Names =
    [["first_year", "last_year"], ["first_quarter", "last_quarter"], ["first_month", "last_month"], ["first_part", "last_part"]];
/// Those of Gregorian, Iranian and fiscal years.
const CALENDARS: [Names; 3] = [
    MONTHS,
    [
        ["first_iranian_year", "last_iranian_year"],
        ["first_iranian_quarter", "last_iranian_quarter"],
        ["first_iranian_month", "last_iranian_month"],
        ["first_iranian_part", "last_iranian_part"],
    ],
    [
        ["first_fiscal_year", "last_fiscal_year"],
        ["first_fiscal_quarter", "last_fiscal_quarter"],
        ["first_fiscal_month", "last_fiscal_month"],
        ["first_fiscal_part", "last_fiscal_part"],
    ],
];

/// Has a period a month between these?
fn months(names: &Names, (first, last): (Option<i32>, Option<i32>), arguments: &mut Vec<(&'static str, Argument)>) -> String {
    let mut bound = |name: &'static str, number: Option<i32>, unbounded: i64| {
        arguments.push((name, Argument::Number(number.map_or(unbounded, i64::from))));
    };
    // A part of a year may reach into the next one.
    for (names, (length, earlier)) in names.iter().zip([(12, 0), (3, 0), (1, 0), (12, 1)]) {
        bound(names[0], first.map(|month| month.div_euclid(length) - earlier), i64::from(i32::MIN));
        bound(names[1], last.map(|month| month.div_euclid(length)), i64::from(i32::MAX));
    }
    let of = |place: usize| format!("period_number BETWEEN :{} AND :{}", names[place][0], names[place][1]);
    format!("(CASE frequency WHEN 'A' THEN {} WHEN 'Q' THEN {} WHEN 'M' THEN {} ELSE {} END)", of(0), of(1), of(2), of(3))
}

/// Has a period a day between these? Fiscal years begin within the year before the Gregorian month of the same number.
fn days(first: i32, last: i32, arguments: &mut Vec<(&'static str, Argument)>) -> String {
    let month = |calendar: Calendar, day: i32| {
        let day = Some(day).filter(|day| DAYS.contains(day)).and_then(NaiveDate::from_epoch_days);
        day.and_then(|day| calendar.month_of(day))
    };
    let of = |calendar: Calendar| (month(calendar, first), month(calendar, last));
    let gregorian = of(Calendar::Gregorian);
    let fiscal = (gregorian.0.map(|month| month - 12), gregorian.1.map(|month| month + 1));
    let bounds = [gregorian, of(Calendar::SolarHijri), fiscal];
    let [gregorian, iranian, fiscal] = [0, 1, 2].map(|place| months(&CALENDARS[place], bounds[place], arguments));
    let word = |calendar: Calendar| Argument::Text(calendar.word().to_owned());
    arguments.push(("gregorian", word(Calendar::Gregorian)));
    arguments.push(("iranian", word(Calendar::SolarHijri)));
    format!("(CASE calendar WHEN :gregorian THEN {gregorian} WHEN :iranian THEN {iranian} ELSE {fiscal} END)")
}
