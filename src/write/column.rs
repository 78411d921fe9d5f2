//! What a column holds: its kind, its unit and its definition, by its name, which means the same in every table.

use crate::{
    language::Language,
    series::{Columns, FigureKind, figures},
    statistics::{BALANCE_RATIOS, Measure, MeasureColumns},
};

/// What the cells of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Words and codes; dates that may be a month or a year too.
    Text,
    /// Whole days.
    Date,
    /// True or false.
    Flag,
    /// Whole numbers.
    Count,
    /// Amounts in units of a currency.
    Money,
    /// Per cent.
    Percent,
    /// Percentage points.
    Points,
    /// Other numbers without a unit.
    Index,
}

/// What a column says of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FigurePart {
    /// The lowest that it may be.
    Low,
    /// The highest.
    High,
    /// Why it is null.
    Reason,
}

const FLAGS: [&str; 13] = [
    "derived",
    "exports_derived",
    "imports_derived",
    "expected",
    "superseded",
    "default",
    "proved",
    "has_data",
    "with_data",
    "decides",
    "verdict_proved",
    "within_last_digit",
    "verdict_within_last_digit",
];
const COUNTS: [&str; 29] = [
    "span_from",
    "span_to",
    "sentence_from",
    "sentence_to",
    "unit_mult",
    "decimals",
    "months",
    "months_from_quarters",
    "exports_months",
    "imports_months",
    "vintages",
    "observations",
    "claims",
    "events",
    "rank",
    "previous_rank",
    "partners",
    "products",
    "without_figure",
    "without_growth",
    "below_min_value",
    "pairs",
    "without_earlier",
    "level",
    "priority",
    "scope_periods",
    "scope_missing",
    "borne_out_by",
    "ruled_out_by",
];
/// Numbers that have no bounds of their own.
const NUMBERS: [(&str, Kind); 7] = [
    ("stated_value", Kind::Index),
    ("stated_value_to", Kind::Index),
    ("rounding_unit", Kind::Money),
    ("difference_percent", Kind::Index),
    ("ratio", Kind::Index),
    ("claimed_low", Kind::Index),
    ("claimed_high", Kind::Index),
];

/// Every figure with bounds: those of all series and rankings, those of balances, and those that measures add.
fn figures() -> impl Iterator<Item = &'static Columns> {
    let added = |columns: &MeasureColumns| if let MeasureColumns::Figure(columns) = columns { Some(*columns) } else { None };
    let measured = Measure::ALL.into_iter().flat_map(Measure::columns).filter_map(added);
    figures::ALL.into_iter().chain(BALANCE_RATIOS.iter().map(|ratio| ratio.columns)).chain(measured)
}

/// The numbers of months that measures add.
fn months() -> impl Iterator<Item = &'static str> {
    let added = |columns: &MeasureColumns| if let MeasureColumns::Months(name) = columns { Some(*name) } else { None };
    Measure::ALL.into_iter().flat_map(Measure::columns).filter_map(added)
}

/// What a column of this name holds.
#[must_use]
pub fn kind(name: &str) -> Kind {
    match figure_of(name) {
        Some((FigurePart::Reason, _)) => Kind::Text,
        Some((_, of)) => of.kind.into(),
        None => plain_kind(name),
    }
}

fn plain_kind(name: &str) -> Kind {
    if let Some(columns) = figures().find(|columns| columns.value == name) {
        return columns.kind.into();
    }
    if let Some((_, kind)) = NUMBERS.iter().find(|(number, _)| *number == name) {
        return *kind;
    }
    match name {
        "first_day" | "last_day" | "known_then" => Kind::Date,
        "last_year" => Kind::Count,
        _ if FLAGS.contains(&name) => Kind::Flag,
        _ if COUNTS.contains(&name) || months().any(|months| months == name) => Kind::Count,
        _ if name.ends_with("_percent") => Kind::Percent,
        _ => Kind::Text,
    }
}

/// What a column of this name means, in one line.
#[must_use]
pub fn definition(name: &str, language: Language) -> String {
    match figure_of(name) {
        Some((FigurePart::Low, of)) => language.fill("document.bound.low", &[("column", of.value)]),
        Some((FigurePart::High, of)) => language.fill("document.bound.high", &[("column", of.value)]),
        Some((FigurePart::Reason, of)) => language.fill("document.bound.reason", &[("column", of.value)]),
        None => {
            let meaning = language.member_meaning(name).or_else(|| named(name, language));
            meaning.unwrap_or_else(|| language.term("column", name).to_owned())
        }
    }
}

/// What the names of codes are that have no definition of their own: `flow_name` is the name of `flow`.
fn named(name: &str, language: Language) -> Option<String> {
    let code = name.strip_suffix("_name").filter(|_| language.term("column", name) == name)?;
    Some(language.fill("document.bound.name", &[("column", code)]))
}

/// The unit of a column, in words; `currency` where all amounts of the table are in one.
#[must_use]
pub fn unit<'a>(name: &str, currency: Option<&'a str>, language: Language) -> &'a str {
    match kind(name) {
        Kind::Text => language.say("document.unit.text"),
        Kind::Date => language.say("document.unit.date"),
        Kind::Flag => language.say("document.unit.flag"),
        Kind::Count => language.say("document.unit.count"),
        Kind::Money => currency.unwrap_or_else(|| language.say("document.unit.money")),
        Kind::Percent => language.say("document.unit.percent"),
        Kind::Points => language.say("document.unit.points"),
        Kind::Index => language.say("document.unit.index"),
    }
}

/// The columns of the figure whose value has this name.
#[must_use]
pub(super) fn figure(value: &str) -> Option<&'static Columns> {
    figures().find(|columns| columns.value == value)
}

/// Of which figure a column is the bound or the reason: `yoy_low_percent` is the lowest `yoy_percent`.
#[must_use]
pub fn figure_of(name: &str) -> Option<(FigurePart, &'static Columns)> {
    figures().find_map(|columns| {
        let part = match name {
            name if name == columns.low => FigurePart::Low,
            name if name == columns.high => FigurePart::High,
            name if Some(name) == columns.reason => FigurePart::Reason,
            _ => return None,
        };
        Some((part, columns))
    })
}

impl From<FigureKind> for Kind {
    fn from(kind: FigureKind) -> Self {
        match kind {
            FigureKind::Money => Self::Money,
            FigureKind::Percent => Self::Percent,
            FigureKind::Points => Self::Points,
            FigureKind::Index => Self::Index,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_and_reasons_are_known_by_what_they_are_of() {
        let of = |name: &str| figure_of(name).map_or("", |(_, of)| of.value);
        assert_eq!(
            ["low", "yoy_low_percent", "contribution_high_points", "first_low", "mirror_ratio_high", "ytd_yoy_low_percent"]
                .map(of),
            ["value", "yoy_percent", "contribution_points", "first_value", "mirror_ratio", "ytd_yoy_percent"]
        );
        assert_eq!(
            ["change_reason", "share_reason", "revision_reason", "revision_percent_reason", "rolling12_reason"].map(of),
            ["change", "share_percent", "revision", "revision_percent", "rolling12"]
        );
        assert_eq!(["value_reason", "verdict_then_reason", "source"].map(of), [""; 3], "these have a definition of their own");
    }

    #[test]
    fn every_figure_has_a_definition_in_every_language_and_no_two_share_a_column() {
        let all = || figures().map(|columns| columns.value).chain(months());
        for language in Language::ALL {
            for name in all() {
                assert_ne!(language.term("column", name), name, "{language:?}");
            }
        }
        let mut names: Vec<&str> =
            figures().flat_map(|own| [own.value, own.low, own.high].into_iter().chain(own.reason)).collect();
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count);
    }

    #[test]
    fn kinds_follow_the_names() {
        let kinds =
            ["value", "low", "yoy_high_percent", "contribution_points", "hhi_low", "months", "derived", "first_day", "flow"];
        assert_eq!(
            kinds.map(kind),
            [Kind::Money, Kind::Money, Kind::Percent, Kind::Points, Kind::Index, Kind::Count, Kind::Flag, Kind::Date, Kind::Text]
        );
        assert_eq!((kind("value_reason"), kind("hhi_reason"), kind("rounding_unit")), (Kind::Text, Kind::Text, Kind::Money));
        assert_eq!(unit("value", Some("USD"), Language::English), "USD");
    }
}
