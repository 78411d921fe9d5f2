//! Revealed comparative advantage: `RCA = (x_ik / X_i) / (x_wk / X_w)`, an index; above 1 means that the product weighs more in
//! the reporter's exports than in the world's.
//!
//! x_ik are reporter i's exports of product k, X_i its exports of everything, x_wk and X_w the world's, all to the world, of one
//! source, calendar and period. Source: B. Balassa, "Trade Liberalisation and 'Revealed' Comparative Advantage", The Manchester
//! School 33 (1965), 99–123. Weighted by the reporters' shares in the world's exports it averages 1 over them.
//! Bounds and nulls are those of [`super::share_ratio`]; an input that the source does not publish gives `missing`.

use super::share_ratio::{Shares, ratio_of_shares};
use crate::series::Ratio;

/// The revealed comparative advantage: `part` x_ik, `whole` X_i, `world_part` x_wk, `world` X_w.
#[must_use]
pub fn rca(shares: &Shares) -> Ratio {
    ratio_of_shares(shares)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        series::Reason,
        trade::{Level, Valuation},
    };

    fn level(text: &str) -> Level {
        Level::from_wording(text.parse().unwrap(), 9, Some(0), Valuation::Fob).unwrap().0
    }

    fn shares([part, whole, world_part, world]: [&str; 4], published: bool) -> Shares {
        let [part, whole, world_part, world] = [part, whole, world_part, world].map(level);
        Shares { part, whole, world_part, world, published }
    }

    #[test]
    fn oil_weighs_five_times_as_much_as_in_the_world() {
        let ratio = rca(&shares(["20", "40", "200", "2000"], true));
        // (20/40)/(200/2000) = 5; at least (19.5/40.5)/(200.5/1999.5) = 4.8016, at most (20.5/39.5)/(199.5/2000.5) = 5.2042.
        assert_eq!(ratio.value, Some(5.0));
        assert_eq!([ratio.low, ratio.high].map(|bound| (bound.unwrap() * 1e4).round()), [48_016.0, 52_042.0]);
    }

    #[test]
    fn totals_that_hold_the_part_leave_less_room() {
        let sum = |parts: [&str; 2]| super::super::sum(parts.map(level)).unwrap();
        // Exports of product 1 and 2: reporter 4 and 6, all others 10 and 20.
        let [mine, whole, of_product, rest] = [level("4"), sum(["4", "6"]), sum(["4", "10"]), sum(["6", "20"])];
        let world = super::super::sum([of_product, rest]).unwrap();
        let ratio = rca(&Shares { part: mine, whole, world_part: of_product, world, published: false });
        // 4·40/(10·14) = 1.142857. It falls with the rests 6 and 10 and rises with 20:
        // at least 3.5·(3.5 + 6.5 + 10.5 + 19.5)/((3.5 + 6.5)·(3.5 + 10.5)) = 1; at 4.5 it is 1.1389.
        // at most 4.5·(4.5 + 5.5 + 9.5 + 20.5)/((4.5 + 5.5)·(4.5 + 9.5)) = 1.2857; at 3.5 it is 1.1667.
        let rounded = [ratio.value, ratio.low, ratio.high].map(|value| (value.unwrap() * 1e6).round());
        assert_eq!(rounded, [1_142_857.0, 1_000_000.0, 1_285_714.0]);
    }

    #[test]
    fn of_nothing_there_is_no_share() {
        let none = rca(&shares(["2", "0", "20", "200"], true));
        // X_i is up to 0.5: at least (1.5/0.5)/(20.5/199.5) = 29.195.
        assert_eq!((none.value, none.high, none.reason), (None, None, Some(Reason::ZeroBase)));
        assert_eq!((none.low.unwrap() * 1e3).round(), 29_195.0);
        let mut mixed = shares(["2", "10", "20", "200"], true);
        mixed.whole.valuation = Valuation::Cif;
        assert_eq!(rca(&mixed), Ratio::null(Reason::NotComparable));
        let largest = shares(["2", "10", "20", "200"], true);
        assert!(rca(&largest).low.unwrap() > 0.0);
    }
}
