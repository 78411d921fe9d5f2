//! Trade intensity: `(x_ij / X_i) / (x_wj / X_w)`, an index; above 1 means that the partner weighs more in the reporter's trade
//! than in the world's.
//!
//! x_ij is reporter i's trade with partner j, X_i its trade with the world, x_wj the world's with j, X_w the world's with itself,
//! all of one source, flow, product, calendar and period. Source: K. Kojima, "The Pattern of International Trade among Advanced
//! Countries", Hitotsubashi Journal of Economics 5 (1964), 16–36, after A. J. Brown (1949); in this form, without taking the
//! reporter out of the world, M. Mikic and J. Gilbert, Trade Statistics in Policymaking, UN ESCAP (2009).
//! Weighted by the reporters' shares in the world's trade it averages 1 over them.
//! Bounds and nulls are those of [`super::share_ratio`]; an input that the source does not publish gives `missing`.

use super::share_ratio::{Shares, ratio_of_shares};
use crate::series::Ratio;

/// The trade intensity: `part` x_ij, `whole` X_i, `world_part` x_wj, `world` X_w.
#[must_use]
pub fn intensity(shares: &Shares) -> Ratio {
    ratio_of_shares(shares)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trade::{Level, Valuation};

    #[test]
    fn a_neighbour_that_takes_twice_its_share() {
        let level = |text: &str| Level::from_wording(text.parse().unwrap(), 6, None, Valuation::Fob).unwrap().0;
        let [part, whole, world_part, world] = ["60", "300", "1000", "10000"].map(level);
        // (60/300)/(1000/10000) = 2, exactly: nothing is rounded.
        let ratio = intensity(&Shares { part, whole, world_part, world, published: true });
        assert_eq!((ratio.low, ratio.value, ratio.high), (Some(2.0), Some(2.0), Some(2.0)));
        let nothing = intensity(&Shares { part: level("0"), whole, world_part, world, published: true });
        assert_eq!((nothing.value, nothing.reason), (Some(0.0), None));
    }
}
