//! A claim with its verdicts: of each source, and of all of them together, now and then.

use crate::{
    query::{Against, Then},
    statistics::{Decision, Verdict, is_within_last_digit},
    trade::Claim,
};

/// One claim with a verdict for each source.
#[derive(Debug, Clone, PartialEq)]
pub struct ClaimVerdicts {
    /// The claim.
    pub claim: Claim,
    /// The verdict of all sources together, as now known.
    pub decision: Decision,
    /// The ids of the claims of the same statement that cannot be true beside it.
    pub contradicts: Vec<String>,
    /// The same as known when it was said.
    pub then: Then,
    /// One verdict for each source, the one with the highest priority first.
    pub against: Vec<Against>,
}

impl ClaimVerdicts {
    /// The judgement that decides; of several the one that is nearest to the claim.
    #[must_use]
    pub fn judge(&self) -> Option<&Against> {
        let distance = |against: &&Against| against.judgement.difference_percent.map_or(f64::INFINITY, f64::abs);
        let deciding = self.against.iter().filter(|against| against.decides);
        deciding.min_by(|one, other| distance(one).total_cmp(&distance(other)))
    }

    /// Is it ruled out by no more than its last stated digit, by all that decide?
    #[must_use]
    pub fn is_within_last_digit(&self) -> bool {
        let mut deciding = self.against.iter().filter(|against| against.decides).peekable();
        self.decision.verdict == Verdict::Inconsistent
            && deciding.peek().is_some()
            && deciding.all(|against| is_within_last_digit(&self.claim, &against.judgement))
    }
}
