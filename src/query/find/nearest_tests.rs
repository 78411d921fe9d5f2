//! What would make claims right, of the built-in data.

use super::{
    nearest::{Nearest, NearestLimits, nearest},
    tests::builtin,
};
use crate::{
    dataset::Catalogue,
    trade::{Claim, ClaimFlow, Flow},
};

fn claim(catalogue: &Catalogue, id: &str) -> Claim {
    let all = catalogue.datasets().flat_map(|dataset| &dataset.claims);
    all.into_iter().find(|claim| claim.id == id).unwrap().clone()
}

/// What changes, and the figure in millions or in per cent.
fn told(nearest: &Nearest) -> String {
    let changes: Vec<String> =
        nearest.changes.iter().map(|change| format!("{} {}→{}", change.kind.word(), change.from, change.to)).collect();
    let figure = &nearest.found.figure;
    let stated = figure.quantity.stated().unwrap().to_f64();
    let value = if nearest.found.is_growth { stated } else { stated / 1e6 };
    format!("{}: {} {value:.1} {}", changes.join(", "), nearest.found.fits.word(), figure.source.name)
}

fn asked(catalogue: &Catalogue, claim: &Claim) -> Vec<String> {
    nearest(catalogue, claim, NearestLimits::default()).unwrap().iter().map(told).collect()
}

#[test]
fn one_and_a_half_billion_of_2021_is_what_iran_took_in_eleven_months_of_1400() {
    let catalogue = builtin();
    let said = claim(&catalogue, "commentary-2024-level-2021");
    assert_eq!(
        asked(&catalogue, &said),
        [
            "period 2021→2021-01/P6M: touches 1600.0 mfa-snob-2022",
            "period 2021→2019: touches 2000.0 morgulov-tehrantimes-2019",
            "reporter RUS→IRN, flow turnover→import, period 2021→1400-01/P11M, calendar gregorian→solar-hijri: within 1451.2 irica-ilna-2022",
        ]
    );
    // Where either side may be meant, that is one slip less.
    let open = asked(&catalogue, &Claim { is_open: true, ..said });
    assert!(open[2].starts_with("flow turnover→import, period 2021→1400-01/P11M"), "{open:?}");
}

#[test]
fn the_same_goods_as_the_other_side_counts_them_are_one_change() {
    let catalogue = builtin();
    let said = claim(&catalogue, "irica-ilna-2022-level-1400-m1-m11-imports");
    // Said of Russia's exports, it is right of Iran's imports.
    let turned = Claim { id: String::new(), dyad: said.dyad.mirror(), flow: ClaimFlow::Of(Flow::Export), ..said };
    assert_eq!(asked(&catalogue, &turned)[0], "reporter RUS→IRN: within 1451.2 irica-ilna-2022");
}

#[test]
fn a_slip_of_scale_is_found_where_the_figure_is_the_one_claimed() {
    let catalogue = builtin();
    let said = claim(&catalogue, "med-interfax-2006-level-2000");
    assert_eq!(said.unit_mult, 6);
    let slipped = Claim { id: String::new(), unit_mult: 9, ..said };
    assert_eq!(asked(&catalogue, &slipped)[0], "scale 661000000000→661000000: within 661.0 med-interfax-2006");
}

#[test]
fn growth_is_right_of_another_year() {
    let catalogue = builtin();
    let said = claim(&catalogue, "putin-lenta-2024-growth-2024");
    let other = Claim { id: String::new(), period: "2023".parse().ok(), ..said };
    let found = asked(&catalogue, &other);
    assert!(found.iter().any(|told| told.starts_with("period 2023→2024: within 13.0 ")), "{found:?}");
}

#[test]
fn what_states_no_months_or_no_figure_has_none() {
    let catalogue = builtin();
    let open = Claim { period: None, ..claim(&catalogue, "commentary-2024-level-2021") };
    assert!(
        asked(&catalogue, &open).is_empty() && asked(&catalogue, &claim(&catalogue, "commentary-2024-record-2022")).is_empty()
    );
}

#[test]
fn no_claim_has_more_than_five_and_each_changes_something() {
    let catalogue = builtin();
    for claim in catalogue.datasets().flat_map(|dataset| &dataset.claims) {
        let all = nearest(&catalogue, claim, NearestLimits::default()).unwrap();
        assert!(all.len() <= 5 && all.iter().all(|one| !one.changes.is_empty()), "{}", claim.id);
    }
}
