//! Figures looked for among the built-in ones and made ones.

use super::fit::FoundFigure;
use crate::{
    dataset::{Catalogue, Roots},
    query::{Answer, FoundAnswer, NothingFits, QueryError, answer, parse, sample::catalogue},
};

pub(super) fn builtin() -> Catalogue {
    Catalogue::load(&Roots::Builtin, None).unwrap()
}

fn asked(catalogue: &Catalogue, question: &str) -> Result<FoundAnswer, QueryError> {
    let request = parse("find", Some(question), &[])?;
    match answer(catalogue, &request.query)? {
        Answer::Found(found) => Ok(*found),
        _ => panic!("{question} is answered as something else"),
    }
}

/// Fit, flow, period, value in millions, and who says it.
fn told(found: &FoundFigure) -> String {
    let figure = &found.figure;
    let millions = figure.quantity.stated().unwrap().to_f64() / 1e6;
    let dyad = figure.dyad;
    format!("{} {dyad} {} {} {millions:.1} {}", found.fits.word(), figure.subject.word(), figure.period, figure.source.name)
}

fn found(catalogue: &Catalogue, question: &str) -> Vec<String> {
    asked(catalogue, question).unwrap().listing.items.iter().map(told).collect()
}

#[test]
fn one_and_a_half_billion_of_russia_and_iran() {
    let catalogue = builtin();
    // 2.2 less 0.711 billion of nine months of 2021; 1,900.4 less 428.5 million of 2012; 1.6 billion is 1.55 to 1.65, and 2 billion
    // 1.5 to 2.5, of which 1.45 to 1.55 has a part.
    let expected = [
        "within RUS-IRN turnover 2021 1500.0 commentary-2024",
        "within RUS-IRN balance 2021-01/P9M 1489.0 fcs-iranintl-2021",
        "within RUS-IRN balance 2012 1471.9 wits",
        "within IRN-RUS import 1400-01/P11M 1451.2 irica-ilna-2022",
        "touches RUS-IRN turnover 2021-01/P6M 1600.0 mfa-snob-2022",
        "touches RUS-IRN turnover 2019 2000.0 morgulov-tehrantimes-2019",
    ];
    for question in ["value=1.5e9&pair=RUS-IRN", "value=1.5&unit_mult=9&unit=USD&pair=IRN-RUS"] {
        assert_eq!(found(&catalogue, question), expected, "{question}");
    }
    let whole = asked(&catalogue, "value=1.5e9&pair=RUS-IRN").unwrap();
    assert_eq!((whole.within, whole.reason, whole.nearest.len()), (4, None, 0));
    let first = &whole.listing.items[0];
    assert_eq!(first.figure.claim.as_deref(), Some("commentary-2024-level-2021"), "it is told once, and as a claim too");
    assert_eq!(first.figure.address(), "/v1/dyads/RUS-IRN/turnover?from=2021&source=commentary-2024&to=2021");
    // (1500 − 1451.206) / 1451.206 = 3.36 %.
    let hijri = &whole.listing.items[3];
    assert_eq!((hijri.difference_percent.unwrap() * 100.0).round(), 336.0);
    assert_eq!(
        hijri.figure.address(),
        "/v1/dyads/IRN-RUS/imports?calendar=solar-hijri&freq=01%2FP11M&from=1400-01/P11M&source=irica-ilna-2022&to=1400-01/P11M"
            .replace("%2F", "/")
    );
}

#[test]
fn the_digits_written_say_the_rounding() {
    let catalogue = builtin();
    let total = |question: &str| asked(&catalogue, &format!("pair=RUS-IRN&{question}")).unwrap().listing.total;
    // 1.495 to 1.505: the commentary alone lies within, and 1.489 ± 0.0505 and 2 ± 0.5 touch.
    assert_eq!(total("value=1.50e9"), 3);
    assert_eq!(total("value=1.5e9&decimals=2"), 3);
    assert!(total("value=1.5e9&decimals=0") > total("value=1.5e9"));
    assert!(total("value=1.5e9&qualifier=about") > total("value=1.5e9"));
    // 4.9 itself; what is worded 5 billion, by two sources and in two claims of about 5; and a claim of about 4, which is 3 to 5.
    let between = found(&catalogue, "pair=RUS-IRN&value=4.9e9&value_to=4.95e9&qualifier=between&flow=turnover");
    assert_eq!(between[0], "within RUS-IRN turnover 2022 4900.0 fcs-bne-2023");
    assert!(between[1..5].iter().all(|told| told.starts_with("touches RUS-IRN turnover 2022 5000.0 ")), "{between:?}");
    assert_eq!(between[5..], ["touches RUS-IRN turnover 2021 4000.0 fcs-ambassador-2021"]);
}

#[test]
fn what_is_asked_narrows_what_is_found() {
    let catalogue = builtin();
    let one = |narrowed: &str| found(&catalogue, &format!("value=1.5e9&pair=RUS-IRN&{narrowed}"));
    assert_eq!(one("calendar=solar-hijri"), ["within IRN-RUS import 1400-01/P11M 1451.2 irica-ilna-2022"]);
    assert_eq!(one("source=wits"), ["within RUS-IRN balance 2012 1471.9 wits"]);
    assert_eq!(one("flow=import"), one("calendar=solar-hijri"));
    // Eleven months of 1400 went on until 19 February 2022.
    assert_eq!(one("from=2022"), one("calendar=solar-hijri"));
    assert_eq!(one("to=2018"), one("source=wits"));
    assert_eq!(one("unit=EUR"), [""; 0]);
    // The commentary came out in October 2024.
    assert_eq!(one("as_of=2024-09-30&flow=turnover").len(), 2);
}

#[test]
fn growth_is_found_by_per_cent() {
    let catalogue = builtin();
    // (5 − 1.5)/1.5 = 233.33 %, from 190 to 279; nobody claims it.
    assert_eq!(
        asked(&catalogue, "value=233.33&unit=percent&pair=RUS-IRN").unwrap().listing.items[0].figure.source.name,
        "commentary-2024"
    );
    // The claims of −17.3 and of −17, which is −17.5 to −16.5.
    let fall = asked(&catalogue, "value=-17.3&unit=percent&pair=RUS-IRN").unwrap();
    let ids: Vec<&str> = fall.listing.items.iter().filter_map(|found| found.figure.claim.as_deref()).collect();
    assert_eq!(ids, ["commentary-2024-growth-2023", "fcs-bne-2023-growth-2023"]);
    assert_eq!(
        fall.listing.items[0].figure.address(),
        "/v1/dyads/RUS-IRN/claims?flow=turnover&from=2023-01-01&source=commentary-2024&to=2023-12-31"
    );
}

#[test]
fn what_is_not_found_says_why() {
    let catalogue = builtin();
    let none = asked(&catalogue, "value=7.77e9&pair=RUS-IRN").unwrap();
    assert_eq!((none.listing.total, none.reason, none.nearest.len()), (0, Some(NothingFits::NoneFits), 3));
    // What comes closest is what is worded 5 billion.
    assert!(none.nearest.iter().all(|found| told(found).starts_with("beyond RUS-IRN turnover 2022 5000.0")));
    let empty = asked(&catalogue, "value=7.77e9&pair=RUS-IRN&flow=re-export").unwrap();
    assert_eq!((empty.searched, empty.reason, empty.nearest.len()), (0, Some(NothingFits::NoFigures), 0));
    let fault = |question: &str| match asked(&catalogue, question).unwrap_err() {
        QueryError::Parameter(error) => error.parameter,
        other => other.to_string(),
    };
    assert_eq!(
        (fault("pair=RUS-IRN"), fault("value=1.5e9"), fault("value=1,5&pair=RUS-IRN")),
        ("value".into(), "pair".into(), "value".into())
    );
    assert_eq!(fault("value=1.5e9&pair=RUS"), "pair");
    assert_eq!(fault("value=5e9&value_to=4e9&qualifier=between&pair=RUS-IRN"), "value_to");
    assert!(matches!(asked(&catalogue, "value=1&pair=FRA-DEU"), Err(QueryError::UnknownDyad { .. })));
}

#[test]
fn exports_and_imports_that_one_source_claims_are_its_turnover() {
    let catalogue = builtin();
    // 432.877 million and 1.224 billion of nine months of 1400.
    let whole = asked(&catalogue, "value=1.657e9&pair=RUS-IRN").unwrap();
    let made = &whole.listing.items[0];
    assert_eq!(told(made), "within IRN-RUS turnover 1400-01/P9M 1656.9 irica-tehrantimes-2021");
    assert_eq!(made.figure.address(), "/v1/dyads/IRN-RUS/claims?from=2021-03-21&source=irica-tehrantimes-2021&to=2021-12-21");
    assert_eq!(found(&catalogue, "value=1.657e9&pair=RUS-IRN&flow=turnover&calendar=solar-hijri"), [told(made)]);
}

#[test]
fn months_add_up_to_what_nobody_publishes() {
    let months: Vec<String> = (1..=9).map(|month| format!("RUS IRN export TOTAL 2021-{month:02} 10 one")).collect();
    let catalogue = catalogue(&months);
    let whole = asked(&catalogue, "value=90&pair=IRN-RUS&decimals=0").unwrap();
    let sums: Vec<String> = whole
        .listing
        .items
        .iter()
        .map(|found| format!("{} {} {}", found.figure.stated_as.word(), found.figure.period, found.figure.address()))
        .collect();
    // Nine months of 10 each; no other sum is 90.
    assert_eq!(sums, ["sum 2021-01/P9M /v1/dyads/RUS-IRN/exports?freq=01/P9M&from=2021-01/P9M&source=one&to=2021-01/P9M"]);
}
