//! What a column holds: its kind, its unit and its definition, by its name, which means the same in every table.

use crate::language::Language;

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

/// What a column says of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Low,
    High,
    Reason,
}

const FLAGS: [&str; 10] = [
    "derived",
    "exports_derived",
    "imports_derived",
    "expected",
    "default",
    "proved",
    "has_data",
    "with_data",
    "decides",
    "verdict_proved",
];
const COUNTS: [&str; 25] = [
    "months",
    "months_from_quarters",
    "exports_months",
    "imports_months",
    "rolling12_months",
    "ytd_months",
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
const MONEY: [&str; 10] =
    ["value", "change", "exports", "imports", "rolling12", "ytd", "first_value", "latest_value", "revision", "rounding_unit"];
const INDICES: [&str; 9] =
    ["hhi", "index", "intensity", "rca", "mirror_ratio", "difference_percent", "ratio", "claimed_low", "claimed_high"];
/// Columns whose bounds and reasons are named without their unit.
const UNITS: [&str; 4] = ["", "_percent", "_points", "_value"];

/// What a column of this name holds.
#[must_use]
pub fn kind(name: &str) -> Kind {
    match role(name) {
        Some((Role::Reason, _)) => Kind::Text,
        Some((_, of)) => plain_kind(&of),
        None => plain_kind(name),
    }
}

fn plain_kind(name: &str) -> Kind {
    match name {
        "first_day" | "last_day" | "known_then" => Kind::Date,
        "last_year" => Kind::Count,
        _ if FLAGS.contains(&name) => Kind::Flag,
        _ if COUNTS.contains(&name) => Kind::Count,
        _ if MONEY.contains(&name) => Kind::Money,
        _ if INDICES.contains(&name) => Kind::Index,
        _ if name.ends_with("_percent") => Kind::Percent,
        _ if name.ends_with("_points") => Kind::Points,
        _ => Kind::Text,
    }
}

/// What a column of this name means, in one line.
#[must_use]
pub fn definition(name: &str, language: Language) -> String {
    match role(name) {
        Some((Role::Low, of)) => language.fill("document.bound.low", &[("column", &of)]),
        Some((Role::High, of)) => language.fill("document.bound.high", &[("column", &of)]),
        Some((Role::Reason, of)) => language.fill("document.bound.reason", &[("column", &of)]),
        None => language.member_meaning(name).unwrap_or_else(|| language.term("column", name).to_owned()),
    }
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

/// Of which column another is the bound or the reason: `yoy_low_percent` is the lowest `yoy_percent`.
fn role(name: &str) -> Option<(Role, String)> {
    if defined(name) {
        return None;
    }
    if name == "low" || name == "high" {
        return Some((if name == "low" { Role::Low } else { Role::High }, "value".to_owned()));
    }
    for (role, mark) in [(Role::Low, "_low"), (Role::High, "_high")] {
        if let Some((before, after)) = name.rsplit_once(mark) {
            let of = if after.is_empty() { with_unit(before) } else { format!("{before}{after}") };
            return Some((role, of));
        }
    }
    name.strip_suffix("_reason").map(|before| (Role::Reason, with_unit(before)))
}

fn with_unit(before: &str) -> String {
    let named = UNITS.iter().map(|unit| format!("{before}{unit}")).find(|name| defined(name));
    named.unwrap_or_else(|| before.to_owned())
}

/// Has the column a definition of its own?
pub(super) fn defined(name: &str) -> bool {
    Language::English.term("column", name) != name || Language::of_member(name).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_and_reasons_are_known_by_what_they_are_of() {
        let of = |name: &str| role(name).map(|(_, of)| of).unwrap_or_default();
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
