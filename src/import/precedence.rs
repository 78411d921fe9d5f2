//! Which of several figures of one key is the figure. The rule, whatever the order of rows and files: the territory that the
//! area had in the period before another under the same code of ours, reported before estimated, then the Harmonized System
//! before SITC before BEC, its newest revision first. What is left and differs is not decided: no figure is kept.

use super::{classification::classification, reason::DropReason, revision::HsRevision};

/// How good a claim a figure has to be the one of its key; the least is the best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Precedence {
    /// Sides whose code means another territory than the period has under our area: 58 in 1999, 56 in 1998.
    pub territories: u8,
    /// 1 where the figure is not the reporter's own.
    pub estimated: u8,
    /// The place of the classification that a total was taken under.
    pub classification: u8,
}

impl Precedence {
    /// Under a classification as the provider calls it: H6 before H5 before HS, then S4 to S1, then B5 and B4.
    pub(super) fn under(self, code: &str) -> Self {
        let classification = match (HsRevision::from_code(code), classification(code)) {
            (Some(revision), _) => revision.age(),
            (None, Some("HS")) => 20,
            (None, Some("SITC4")) => 21,
            (None, Some("SITC3")) => 22,
            (None, Some("SITC2")) => 23,
            (None, Some("SITC1")) => 24,
            (None, Some("BEC5")) => 25,
            _ => 26,
        };
        Self { classification, ..self }
    }

    /// Why a figure of this standing is kept out where one of another is kept.
    pub(super) fn reason_beside(self, kept: Self) -> DropReason {
        if self.territories == kept.territories { DropReason::Outranked } else { DropReason::Territory }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_better_claim_is_the_least() {
        let total = |code| Precedence::default().under(code);
        assert!(total("H6") < total("H5") && total("H0") < total("HS") && total("HS") < total("S4") && total("S1") < total("B5"));
        let (territory, estimate) =
            (Precedence { territories: 1, ..Precedence::default() }, Precedence { estimated: 1, ..Precedence::default() });
        assert!(estimate < territory, "an estimate of the area itself is nearer than a figure of another territory");
        assert_eq!(territory.reason_beside(estimate), DropReason::Territory);
        assert_eq!(estimate.reason_beside(Precedence::default()), DropReason::Outranked);
    }
}
