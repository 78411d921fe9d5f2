//! The statistics as a library: what two rounded figures allow, and what a claim about them comes to.
//!
//! ```sh
//! cargo run --example growth_bounds
//! ```

use std::{error::Error, fmt::Write};

use dyad::{
    series::{Point, Subject},
    statistics::{Evidence, Fact, Relation, growth, judge},
    trade::{Calendar, Claim, ClaimFlow, ClaimKind, Compared, Flow, Level, Period, Product, Qualifier, Status, Valuation},
};

/// "5 billion": the figure, the power of ten it is worded in, and the decimals it is stated to.
fn billions(figure: &str) -> Result<Level, Box<dyn Error>> {
    let (level, _) = Level::from_wording(figure.parse()?, 9, Some(0), Valuation::Unknown)?;
    Ok(level)
}

/// "Turnover fell by 17.3 per cent in 2023", as somebody said.
fn claim(percent: &str) -> Result<Claim, Box<dyn Error>> {
    Ok(Claim {
        id: "speech-growth-2023".to_owned(),
        statement: None,
        dyad: "RUS-IRN".parse()?,
        is_open: false,
        flow: ClaimFlow::Of(Flow::Turnover),
        product: Product::Total,
        period: Some("2023".parse()?),
        calendar: Calendar::Gregorian,
        claim_kind: ClaimKind::Growth,
        value: Some(percent.parse()?),
        unit: Some("percent".parse()?),
        unit_mult: 0,
        decimals: Some(1),
        value_to: None,
        currency: None,
        qualifier: Qualifier::Exact,
        compared_to: Compared::Usual,
        compiler: None,
        stated_by: Some("the speaker".to_owned()),
        published: None,
        status: Status::Normal,
        source: "speech".to_owned(),
        text: "Turnover fell by 17.3 per cent in 2023.".to_owned(),
        note: None,
    })
}

/// Growth from 5 to 4 billion with its bounds, and two claims held against these figures.
///
/// # Errors
/// When a figure or a period is not well written.
pub fn report() -> Result<String, Box<dyn Error>> {
    let (before, after) = (billions("5")?, billions("4")?);
    let fell = growth(before, after, Subject::Turnover);
    let percent = |value: Option<f64>| value.map_or("nothing".to_owned(), |value| format!("{value:.2} %"));
    let mut report = format!(
        "5 to 4 billion is {}, and anything from {} to {} by their rounding\n",
        percent(fell.value),
        percent(fell.low),
        percent(fell.high)
    );

    let figure = |year, level| Fact::published(&Point::new(Period::year(year), Some(level), Status::Normal), 0, 0);
    let facts = [figure(2022, before), figure(2023, after)];
    let evidence = Evidence { facts: &facts, unit: "USD", ..Evidence::default() };
    for stated in ["-17.3", "13.0"] {
        let judgement = judge(&claim(stated)?, Relation::Independent, evidence);
        writeln!(report, "{stated} % is {} with them", judgement.verdict.word())?;
    }
    Ok(report)
}

fn main() -> Result<(), Box<dyn Error>> {
    print!("{}", report()?);
    Ok(())
}
