//! The examples of the library say what they are there to show.

#[path = "../../examples/growth_bounds.rs"]
#[expect(dead_code, reason = "its `main` is run by hand; here what it prints is looked at")]
mod growth_bounds;

#[test]
fn growth_between_two_rounded_figures_has_bounds_and_judges_claims() {
    // 5 is 4.5 to 5.5 and 4 is 3.5 to 4.5: (3.5 − 5.5)/5.5 = −36.36 %, (4.5 − 4.5)/4.5 = 0. −17.3 lies between, 13 does not.
    assert_eq!(
        growth_bounds::report().unwrap(),
        "5 to 4 billion is -20.00 %, and anything from -36.36 % to 0.00 % by their rounding\n\
         -17.3 % is consistent with them\n\
         13.0 % is inconsistent with them\n"
    );
}
