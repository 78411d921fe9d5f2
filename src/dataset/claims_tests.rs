//! Claims of every kind as they are written, and what is wrong with them.

use std::fmt::Write as _;

use super::*;
use crate::trade::{ClaimFlow, ClaimUnit};

/// The claims of rows of `flow period claim_kind value unit unit_mult decimals qualifier compared_to side value_to currency`, each
/// `-` where it is empty, and what is wrong with them: code and column.
fn read(rows: &[&str]) -> (Vec<Claim>, Vec<(FindingCode, String)>) {
    let mut text = "id,reporter,partner,flow,product,period,claim_kind,value,unit,unit_mult,decimals,qualifier,compared_to,side,\
                    value_to,currency,source,text\n"
        .to_owned();
    for (place, row) in rows.iter().enumerate() {
        let fields: Vec<&str> = row.split(' ').map(|field| if field == "-" { "" } else { field }).collect();
        let [flow, period, rest @ ..] = &fields[..] else { panic!("{row}") };
        let _ = writeln!(text, "c{place},RUS,IRN,{flow},TOTAL,{period},{},paper,Said", rest.join(","));
    }
    let (claims, findings) = claims(text.as_bytes(), "claims.csv", &BTreeMap::from([("paper".to_owned(), 0)]));
    let told = |finding: &Finding| (finding.code, finding.column.clone().unwrap_or_default());
    (claims, findings.iter().map(told).collect())
}

fn faults(row: &str) -> Vec<(FindingCode, String)> {
    let (claims, faults) = read(&[row]);
    assert!(claims.is_empty(), "{row}: {claims:?}");
    faults
}

#[test]
fn every_kind_is_read_as_it_is_written() {
    let (claims, faults) = read(&[
        "balance 2022 level -3 USD 9 0 exact - - - -",
        "turnover 2022 multiple 1.5 times 0 1 exact 2020 open - -",
        "turnover 2022 multiple 2.5 times_less 0 1 exact not_stated - - RUB",
        "export 2022 change -1.2 USD 9 1 about - - - -",
        "export 2022 share 4 percent 0 0 exact - - - -",
        "export 2022 rank 3 rank 0 0 at_most - - - -",
        "export - record_low - - - - exact 2015 - - -",
        "export 2022 average_growth 4.5 percent 0 1 exact 2015 - - EUR",
        "export 2022 level 4 USD 9 0 between - - 5 -",
    ]);
    assert_eq!(faults, []);
    assert_eq!(
        claims.iter().map(|claim| claim.claim_kind.word()).collect::<Vec<_>>().join(" "),
        "level multiple multiple change share rank record_low average_growth level"
    );
    assert_eq!((claims[0].flow, claims[0].value.unwrap().to_f64()), (ClaimFlow::Balance, -3.0));
    assert!(claims[1].is_open && claims[1].unit == Some(ClaimUnit::Times) && claims[1].base() == "2020".parse().ok());
    assert_eq!((&claims[2].compared_to, claims[2].currency.as_deref()), (&Compared::NotStated, Some("RUB")));
    assert_eq!((claims[2].base(), claims[3].base()), (None, "2021".parse().ok()), "a change is on a year before");
    assert_eq!((claims[6].period.clone(), claims[6].unit.clone()), (None, None));
    assert_eq!(claims[8].value_to.unwrap().to_f64(), 5.0);
}

#[test]
fn values_units_and_ends_must_fit_the_kind() {
    let wrong = |row: &str| {
        let found = faults(row);
        assert_eq!(found.len(), 1, "{row}: {found:?}");
        let (code, column) = found.into_iter().next().unwrap();
        (code, column)
    };
    let is = |row: &str, code: FindingCode, column: &str| assert_eq!(wrong(row), (code, column.to_owned()), "{row}");
    is("turnover 2022 level -3 USD 9 0 exact - - - -", FindingCode::NegativeAmount, "value");
    is("turnover 2022 multiple 1.5 percent 0 1 exact - - - -", FindingCode::UnknownTerm, "unit");
    is("turnover 2022 multiple 0 times 0 0 exact - - - -", FindingCode::OutOfRange, "value");
    is("turnover 2022 change 3 percent 0 0 exact - - - -", FindingCode::UnknownTerm, "unit");
    is("turnover 2022 share -3 percent 0 0 exact - - - -", FindingCode::NegativeAmount, "value");
    is("turnover 2022 share 103 percent 0 0 exact - - - -", FindingCode::OutOfRange, "value");
    is("balance 2022 share 3 percent 0 0 exact - - - -", FindingCode::UnknownFlow, "flow");
    is("turnover 2022 rank 0 rank 0 0 exact - - - -", FindingCode::OutOfRange, "value");
    is("turnover 2022 rank 1.5 rank 0 1 exact - - - -", FindingCode::OutOfRange, "value");
    is("turnover 2022 rank - rank 0 0 exact - - - -", FindingCode::EmptyValue, "value");
    is("turnover 2022 record_low - USD - - exact - - - -", FindingCode::UnknownTerm, "unit");
    is("turnover 2022 average_growth 3 percent 0 0 exact - - - -", FindingCode::EmptyValue, "claim_kind");
    is("turnover 2022 level 5 USD 9 0 between - - - -", FindingCode::EmptyValue, "qualifier");
    is("turnover 2022 level 5 USD 9 0 between - - 4 -", FindingCode::OutOfRange, "value_to");
    is("turnover 2022 level 5 USD 9 0 exact - - 6 -", FindingCode::UnknownTerm, "value_to");
    is("turnover 2022 level 5 USD 9 0 between - - 6.5 -", FindingCode::DecimalsContradict, "decimals");
    is("turnover 2022 level 5 USD 9 0 exact - - - RUB", FindingCode::UnknownTerm, "currency");
    is("turnover 2022 growth 5 percent 0 0 exact - - - percent", FindingCode::UnknownTerm, "currency");
    is("turnover 2022 growth 5 percent 0 0 exact - both - -", FindingCode::UnknownTerm, "side");
    is("turnover 2022 growth 5 percent 0 0 exact earlier - - -", FindingCode::BadPeriod, "compared_to");
}
