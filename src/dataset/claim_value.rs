//! What a claim states: its value, and the unit and scale that fit its kind.

use super::row::Row;
use crate::trade::{Claim, ClaimFlow, ClaimKind, ClaimUnit, Figure, FindingCode, Qualifier};

/// The value of a claim as it is written.
pub(super) struct Stated {
    pub value: Option<Figure>,
    pub value_to: Option<Figure>,
    pub unit: Option<ClaimUnit>,
    pub unit_mult: u8,
    pub decimals: Option<u8>,
    pub currency: Option<String>,
}

/// What the value is the value of.
#[derive(Clone, Copy)]
pub(super) struct StatedOf {
    pub kind: ClaimKind,
    pub flow: ClaimFlow,
    pub qualifier: Qualifier,
}

impl StatedOf {
    /// A balance may be below zero, and so may what a flow changed by; nothing else of trade.
    fn may_be_negative(self) -> bool {
        match self.kind {
            ClaimKind::Level => self.flow == ClaimFlow::Balance,
            ClaimKind::Growth | ClaimKind::AverageGrowth | ClaimKind::Change => true,
            _ => false,
        }
    }

    /// May its value be counted so?
    fn takes(self, unit: Option<&ClaimUnit>, unit_mult: u8) -> bool {
        match self.kind {
            ClaimKind::Level | ClaimKind::Change => matches!(unit, Some(ClaimUnit::Currency(_))),
            ClaimKind::Growth | ClaimKind::AverageGrowth | ClaimKind::Share => {
                unit == Some(&ClaimUnit::Percent) && unit_mult == 0
            }
            ClaimKind::Multiple => matches!(unit, Some(ClaimUnit::Times | ClaimUnit::TimesLess)) && unit_mult == 0,
            ClaimKind::Rank => unit == Some(&ClaimUnit::Rank) && unit_mult == 0,
            ClaimKind::RecordLow => unit.is_none(),
            ClaimKind::RecordHigh | ClaimKind::Above | ClaimKind::Below | ClaimKind::Near => true,
        }
    }

    /// What its value is counted in.
    fn allowed_unit(self) -> &'static str {
        match self.kind {
            ClaimKind::Level | ClaimKind::Growth => "a level is in a currency, growth in percent with unit_mult 0",
            ClaimKind::Change => "a change is in a currency",
            ClaimKind::AverageGrowth => "average growth is in percent with unit_mult 0",
            ClaimKind::Share => "a share is in percent with unit_mult 0",
            ClaimKind::Multiple => "a multiple is in times or times_less with unit_mult 0",
            ClaimKind::Rank => "a rank is in rank with unit_mult 0",
            _ => "a record states no value and has no unit",
        }
    }
}

/// Value, unit and scale; nothing where they do not fit the kind of claim.
pub(super) fn stated(row: &mut Row<'_>, of: Option<StatedOf>) -> Option<Stated> {
    let (value, value_to) = (row.figure("value"), row.figure("value_to"));
    let unit: Option<ClaimUnit> = row.optional_word("unit", FindingCode::UnknownTerm);
    let (unit_mult, decimals) = (row.small("unit_mult").unwrap_or(0), row.small("decimals"));
    let currency = currency(row);
    let of = of?;
    let is_amount = matches!(of.kind, ClaimKind::Level | ClaimKind::Change);
    if is_amount && row.field("unit_mult").is_empty() {
        row.fault(
            FindingCode::BadNumber,
            "unit_mult",
            "is empty; write the power of ten of the value as worded, 0 for units, 9 for billions",
        );
    }
    if of.kind.states_value() && row.field("value").is_empty() {
        let text = format!("is empty; a claim of kind {} states a value", of.kind.word());
        row.fault(FindingCode::EmptyValue, "value", text);
        return None;
    }
    if !of.takes(unit.as_ref(), unit_mult) {
        row.fault(FindingCode::UnknownTerm, "unit", of.allowed_unit());
        return None;
    }
    let stated = Stated { value, value_to, unit, unit_mult, decimals, currency };
    let is_currency = stated.currency.is_some() || row.field("currency").is_empty();
    let is_sound = is_currency && digits_fit(row, &stated) && is_in_range(row, of, &stated) && ends_fit(row, of, &stated);
    (is_sound && (value.is_some() || !of.kind.states_value())).then_some(stated)
}

/// The currency that a growth is counted in.
fn currency(row: &mut Row<'_>) -> Option<String> {
    let code: ClaimUnit = row.optional_word("currency", FindingCode::UnknownTerm)?;
    if matches!(code, ClaimUnit::Currency(_)) {
        return Some(code.word().to_owned());
    }
    row.fault(FindingCode::UnknownTerm, "currency", "is no ISO 4217 currency code such as USD");
    None
}

fn digits_fit(row: &mut Row<'_>, stated: &Stated) -> bool {
    let Some(decimals) = stated.decimals else { return true };
    let is_finer = |figure: Option<Figure>| figure.is_some_and(|figure| figure.significant_decimals() > u32::from(decimals));
    let finer = is_finer(stated.value) || is_finer(stated.value_to);
    if finer {
        row.fault(FindingCode::DecimalsContradict, "decimals", "the value is written with more decimals than stated");
    }
    !finer
}

fn is_in_range(row: &mut Row<'_>, of: StatedOf, stated: &Stated) -> bool {
    let Some(value) = stated.value else { return true };
    let text = match of.kind {
        _ if value.is_negative() && !of.may_be_negative() => {
            let text = match of.kind {
                ClaimKind::Level => "is below zero; a level of trade never is".to_owned(),
                kind => format!("is below zero; a claim of kind {} never is", kind.word()),
            };
            row.fault(FindingCode::NegativeAmount, "value", text);
            return false;
        }
        ClaimKind::Rank if value.significant_decimals() > 0 || value.digits() == 0 => "is no place in an order: 1, 2, 3 …",
        ClaimKind::Multiple if value.digits() == 0 => "is 0, which is no multiple",
        ClaimKind::Share if value.to_f64() > 100.0 => "is more than all of it; a share is at most 100 per cent",
        _ => return true,
    };
    row.fault(FindingCode::OutOfRange, "value", text);
    false
}

/// The upper value is that of `between`, and not below the lower.
fn ends_fit(row: &mut Row<'_>, of: StatedOf, stated: &Stated) -> bool {
    let is_between = of.qualifier == Qualifier::Between;
    match (stated.value, stated.value_to) {
        _ if is_between && row.field("value_to").is_empty() => {
            row.fault(FindingCode::EmptyValue, "qualifier", "is between, but there is no value_to, the upper value");
            false
        }
        (_, Some(_)) if !is_between => {
            row.fault(FindingCode::UnknownTerm, "value_to", "only a claim with qualifier between has an upper value");
            false
        }
        (Some(value), Some(upper)) if upper.to_f64() < value.to_f64() => {
            row.fault(FindingCode::OutOfRange, "value_to", "is below value, the lower end");
            false
        }
        (_, None) => !is_between,
        _ => true,
    }
}

/// Says the claim what its kind needs, beside its value?
pub(super) fn is_whole(row: &mut Row<'_>, claim: &Claim) -> bool {
    let is_of_all = matches!(claim.claim_kind, ClaimKind::Share | ClaimKind::Rank);
    if claim.claim_kind == ClaimKind::AverageGrowth && row.field("compared_to").is_empty() {
        let text = "is average_growth, but compared_to does not say from when; write the period, or not_stated";
        row.fault(FindingCode::EmptyValue, "claim_kind", text);
        return false;
    }
    if is_of_all && claim.flow == ClaimFlow::Balance {
        let text =
            format!("is balance, of which partners have no parts; a claim of kind {} is of a flow", claim.claim_kind.word());
        row.fault(FindingCode::UnknownFlow, "flow", text);
        return false;
    }
    let is_in_currency = matches!(claim.unit, Some(ClaimUnit::Percent | ClaimUnit::Times | ClaimUnit::TimesLess));
    if claim.currency.is_some() && !is_in_currency {
        let text = "is only of what is counted in percent or times; other values have their currency as unit";
        row.fault(FindingCode::UnknownTerm, "currency", text);
        return false;
    }
    true
}
