//! A claim for tests.

use crate::{
    series::Point,
    statistics::Fact,
    trade::{Calendar, Claim, ClaimFlow, ClaimKind, Compared, Flow, Level, Product, Qualifier, Status, Valuation},
};

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

/// Published figures: a period, billions, and decimals; none of an exact one.
pub fn facts(figures: &[(&str, &str, Option<u8>)]) -> Vec<Fact> {
    let fact = |(period, value, decimals): &(&str, &str, Option<u8>)| {
        let level = Level::from_wording(value.parse().unwrap(), 9, *decimals, Valuation::Unknown).unwrap().0;
        Fact::published(&Point::new(period.parse().unwrap(), Some(level), Status::Normal), 0, 0)
    };
    figures.iter().map(fact).collect()
}
