//! A claim for tests.

use crate::trade::{Calendar, Claim, ClaimFlow, ClaimKind, Compared, Flow, Product, Qualifier, Status};

/// Claimed of a period: a value with its unit, power of ten and decimals.
pub fn claim(kind: ClaimKind, period: &str, value: Option<(&str, &str, u8, u8)>) -> Claim {
    Claim {
        id: "c".to_owned(),
        statement: None,
        dyad: "RUS-IRN".parse().unwrap(),
        is_open: false,
        flow: ClaimFlow::Of(Flow::Turnover),
        product: Product::Total,
        period: period.parse().ok(),
        calendar: Calendar::Gregorian,
        claim_kind: kind,
        value: value.map(|value| value.0.parse().unwrap()),
        unit: value.map(|value| value.1.parse().unwrap()),
        unit_mult: value.map_or(0, |value| value.2),
        decimals: value.map(|value| value.3),
        value_to: None,
        currency: None,
        qualifier: Qualifier::Exact,
        compared_to: Compared::Usual,
        compiler: None,
        stated_by: None,
        published: None,
        status: Status::Normal,
        source: "speech".to_owned(),
        text: String::new(),
        note: None,
    }
}
