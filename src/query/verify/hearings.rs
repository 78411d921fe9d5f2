//! Statements judged by the court of claims, pair by pair, so that what the sources say of a pair is looked up once.

use std::collections::BTreeSet;

use crate::{
    dataset::Catalogue,
    query::{
        ClaimVerdicts, QueryError,
        claims::verdicts::{Hearing, judge_beside},
    },
    trade::{Claim, Day, Dyad},
};

/// A statement that is to be judged.
pub(super) struct Party<'a> {
    pub claim: Claim,
    /// The claim of the datasets that it repeats.
    pub same: Option<&'a Claim>,
    /// The addresses of the statements beside it that cannot be true with it.
    pub contradicts: Vec<String>,
}

impl<'a> Party<'a> {
    /// One that is in no dataset, or repeats what is in one: then it is whose that is, and as that says who made the figure and when.
    pub(super) fn new(claim: Claim, same: Option<&'a Claim>, contradicts: Vec<String>) -> Self {
        let claim = match same {
            None => claim,
            Some(same) => Claim {
                statement: same.statement.clone(),
                dyad: same.dyad,
                flow: same.flow,
                is_open: same.is_open,
                compiler: same.compiler.clone(),
                published: claim.published.or_else(|| same.published.clone()),
                source: same.source.clone(),
                ..claim
            },
        };
        Self { claim, same, contradicts }
    }
}

/// The verdicts of those that can be judged, in their order.
pub(super) fn heard(
    catalogue: &Catalogue,
    parties: &[Option<Party<'_>>],
    as_of: Option<Day>,
) -> Result<Vec<Option<ClaimVerdicts>>, QueryError> {
    let mut verdicts: Vec<Option<ClaimVerdicts>> = vec![None; parties.len()];
    let pairs: BTreeSet<Dyad> = parties.iter().flatten().map(|party| party.claim.dyad).collect();
    for pair in pairs {
        let of_pair: Vec<(usize, &Party<'_>)> =
            parties.iter().enumerate().filter_map(|(place, party)| Some((place, party.as_ref()?))).collect();
        let of_pair: Vec<_> = of_pair.into_iter().filter(|(_, party)| party.claim.dyad == pair).collect();
        let hearing = |party: &Party<'_>| Hearing {
            claim: party.claim.clone(),
            own: catalogue.sources().get(&party.claim.source).cloned(),
            same: party.same.map(|same| same.id.clone()),
            contradicts: party.contradicts.clone(),
        };
        let hearings: Vec<Hearing> = of_pair.iter().map(|(_, party)| hearing(party)).collect();
        let judged = judge_beside(catalogue, pair, &hearings, as_of)?;
        for ((place, _), judged) in of_pair.into_iter().zip(judged) {
            verdicts[place] = Some(judged);
        }
    }
    Ok(verdicts)
}
