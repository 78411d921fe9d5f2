//! The resource `claims`.

use std::collections::{BTreeMap, HashMap};

use super::{
    dates::{DATE_ALLOWED, partial_date},
    header::Columns,
    observations::{is_year, source, year_fault},
    row::{Row, each_row},
};
use crate::trade::{
    Calendar, Claim, ClaimKind, ClaimUnit, Dyad, Figure, Finding, FindingCode, Frequency, Period, Qualifier, Span, Status,
};

const COLUMNS: Columns = Columns {
    required: &[
        "id",
        "reporter",
        "partner",
        "flow",
        "product",
        "period",
        "claim_kind",
        "value",
        "unit",
        "unit_mult",
        "decimals",
        "qualifier",
        "source",
        "text",
    ],
    optional: &["statement", "calendar", "compared_to", "compiler", "stated_by", "published", "status", "note"],
    translated: &[],
};

/// Every claim of a file, and everything wrong with it.
pub(super) fn claims(bytes: &[u8], file: &str, sources: &BTreeMap<String, u16>) -> (Vec<Claim>, Vec<Finding>) {
    let (mut claims, mut ids) = (Vec::new(), HashMap::new());
    let findings = each_row(bytes, file, &COLUMNS, |row| {
        claims.extend(claim(row, sources));
        if let Some(first) = row.owned("id").and_then(|id| ids.insert(id, row.line())) {
            row.fault(FindingCode::DuplicateKey, "id", format!("the same id as line {first}"));
        }
    });
    (claims, findings.all())
}

fn claim(row: &mut Row<'_>, sources: &BTreeMap<String, u16>) -> Option<Claim> {
    let id = row.needed("id");
    let reporter = row.word("reporter", FindingCode::UnknownArea);
    let partner = row.word("partner", FindingCode::UnknownArea);
    let flow = row.word("flow", FindingCode::UnknownFlow);
    let product = row.word("product", FindingCode::UnknownTerm);
    let period = row.word("period", FindingCode::BadPeriod);
    let compared_to = row.optional_word("compared_to", FindingCode::BadPeriod);
    let calendar =
        if row.field("calendar").is_empty() { Some(Calendar::Gregorian) } else { row.word("calendar", FindingCode::UnknownTerm) };
    let period = in_calendar(row, "period", period, calendar);
    let compared_to = in_calendar(row, "compared_to", compared_to, calendar);
    let qualifier =
        if row.field("qualifier").is_empty() { Some(Qualifier::Exact) } else { row.word("qualifier", FindingCode::UnknownTerm) };
    let status =
        if row.field("status").is_empty() { Some(Status::Normal) } else { row.word("status", FindingCode::UnknownStatus) };
    let claim_kind = row.word("claim_kind", FindingCode::UnknownTerm);
    let value = value(row, claim_kind);
    let text = row.needed("text");
    let source = source(row, sources);
    published(row);
    let (figure, unit, unit_mult, decimals) = value?;
    Some(Claim {
        id: id?,
        statement: row.owned("statement"),
        dyad: Dyad { reporter: reporter?, partner: partner? },
        flow: flow?,
        product: product?,
        period: period?,
        calendar: calendar?,
        claim_kind: claim_kind?,
        value: figure,
        unit,
        unit_mult,
        decimals,
        qualifier: qualifier?,
        compared_to,
        compiler: row.owned("compiler"),
        stated_by: row.owned("stated_by"),
        published: row.owned("published"),
        status: status?,
        source: source.map(|_| row.field("source").to_owned())?,
        text: text?,
        note: row.owned("note"),
    })
}

/// The months spoken of, if their calendar has such.
fn in_calendar(row: &mut Row<'_>, column: &'static str, span: Option<Span>, calendar: Option<Calendar>) -> Option<Span> {
    let (span, calendar) = (span?, calendar?);
    if !is_year(span.first_month().div_euclid(12), calendar) {
        row.fault(FindingCode::BadPeriod, column, year_fault(row.field(column)));
        return None;
    }
    // As it is written: months of a fiscal year are counted neither singly nor in a row.
    let whole = span
        .to_string()
        .parse::<Period>()
        .is_ok_and(|period| !row.field(column).contains('/') && calendar.has(period.frequency()));
    if whole || calendar.has(Frequency::Monthly) {
        return Some(span);
    }
    let text = format!(
        "{span} is no period of {}; its years and quarters are, and months are those of calendar gregorian",
        calendar.word()
    );
    row.fault(FindingCode::BadPeriod, column, text);
    None
}

type Stated = (Option<Figure>, Option<ClaimUnit>, u8, Option<u8>);

/// Value, unit and scale; they must fit the kind of claim.
fn value(row: &mut Row<'_>, kind: Option<ClaimKind>) -> Option<Stated> {
    let figure = row.figure("value");
    let unit: Option<ClaimUnit> = row.optional_word("unit", FindingCode::UnknownTerm);
    let (unit_mult, decimals) = (row.small("unit_mult").unwrap_or(0), row.small("decimals"));
    if kind? == ClaimKind::Level && row.field("unit_mult").is_empty() {
        row.fault(
            FindingCode::BadNumber,
            "unit_mult",
            "is empty; write the power of ten of the value as worded, 0 for units, 9 for billions",
        );
    }
    let states_value = matches!(kind?, ClaimKind::Level | ClaimKind::Growth);
    if states_value && row.field("value").is_empty() {
        row.fault(FindingCode::EmptyValue, "value", "is empty; a level or growth claim states a value");
        return None;
    }
    let fits = match kind? {
        ClaimKind::Level => matches!(unit, Some(ClaimUnit::Currency(_))),
        ClaimKind::Growth => unit == Some(ClaimUnit::Percent) && unit_mult == 0,
        _ => true,
    };
    if !fits {
        row.fault(FindingCode::UnknownTerm, "unit", "a level is in a currency, growth in percent with unit_mult 0");
        return None;
    }
    if let (Some(figure), Some(decimals)) = (figure, decimals)
        && figure.significant_decimals() > u32::from(decimals)
    {
        row.fault(FindingCode::DecimalsContradict, "decimals", "the value is written with more decimals than stated");
        return None;
    }
    if kind? == ClaimKind::Level && figure.is_some_and(Figure::is_negative) {
        row.fault(FindingCode::NegativeAmount, "value", "is below zero; a level of trade never is");
        return None;
    }
    (figure.is_some() || !states_value).then_some((figure, unit, unit_mult, decimals))
}

fn published(row: &mut Row<'_>) {
    if let Some(text) = row.optional("published").filter(|text| partial_date(text).is_none()) {
        row.fault(FindingCode::BadPeriod, "published", format!("{text:?} is not a date; allowed: {DATE_ALLOWED}"));
    }
}
