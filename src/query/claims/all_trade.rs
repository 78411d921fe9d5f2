//! The trade that a pair's is a part of: read only where a claim of a share or a rank is judged.

use super::{
    grounds::Ground,
    source_evidence::{Account, accounts},
};
use crate::{
    dataset::Catalogue,
    query::{
        QueryError,
        select::find::{candidates, candidates_of},
    },
    series::Subject,
    statistics::{AllPartners, Fact},
    table::Products,
    trade::{Area, Claim, ClaimFlow, ClaimKind, Day, Dyad, Product, Vintage},
};

/// What every source has of some reporters' trade with the world, and with each partner where a rank is asked for.
#[derive(Default)]
pub(in crate::query) struct AllTrade(Vec<Account>);

/// The same as one source has it, beside its figures of a pair.
#[derive(Default)]
pub(in crate::query) struct WholeTrade {
    world: Vec<Fact>,
    others: Vec<Vec<Fact>>,
}

impl AllTrade {
    /// What it takes to judge some claims.
    pub(in crate::query) fn read(catalogue: &Catalogue, claims: &[&Claim], vintage: Vintage) -> Result<Self, QueryError> {
        let mut asked: Vec<(Area, ClaimFlow, Product, bool)> = Vec::new();
        for claim in claims.iter().filter(|claim| matches!(claim.claim_kind, ClaimKind::Share | ClaimKind::Rank)) {
            let one = (claim.dyad.reporter, claim.flow, claim.product, claim.claim_kind == ClaimKind::Rank);
            if !asked.contains(&one) {
                asked.push(one);
            }
        }
        let mut found: Vec<Account> = Vec::new();
        for (reporter, flow, product, is_of_each) in &asked {
            let subject = Subject::of_claim(*flow);
            if *is_of_each {
                let all = candidates_of(catalogue, *reporter, product, subject, vintage)?;
                let mut partners: Vec<Area> = all.iter().map(|one| one.dyad.partner).collect();
                partners.sort_unstable();
                partners.dedup();
                for partner in partners {
                    let own = all.iter().filter(|one| one.dyad.partner == partner && !one.is_one_sided());
                    found.extend(accounts(Dyad { reporter: *reporter, partner }, own.cloned().collect()));
                }
            } else if !asked.contains(&(*reporter, *flow, *product, true)) {
                let world = Dyad { reporter: *reporter, partner: Area::world() };
                found.extend(accounts(world, candidates(catalogue, world, subject, Products::One(product), vintage)?));
            }
        }
        Ok(Self(found))
    }

    /// What one source has of it, as now known or as known on a day.
    pub(in crate::query) fn beside(&self, ground: &Ground, claim: &Claim, day: Option<Day>) -> WholeTrade {
        if !matches!(claim.claim_kind, ClaimKind::Share | ClaimKind::Rank) {
            return WholeTrade::default();
        }
        let own = self.0.iter().filter(|account| ground.is_beside(account));
        let (world, others): (Vec<&Account>, Vec<&Account>) = own.partition(|account| account.dyad.partner == Area::world());
        let is_partner = |area: Area| area != ground.dyad.partner && !area.is_group() && !area.is_residual();
        // Only a place is one among the others.
        let is_rank = claim.claim_kind == ClaimKind::Rank;
        let others = others.into_iter().filter(|account| is_rank && is_partner(account.dyad.partner));
        WholeTrade {
            world: world.first().map(|account| ground.facts_of(account, day)).unwrap_or_default(),
            others: others.map(|account| ground.facts_of(account, day)).collect(),
        }
    }
}

impl WholeTrade {
    /// As evidence.
    pub(in crate::query) fn all(&self) -> AllPartners<'_> {
        AllPartners { world: &self.world, others: &self.others }
    }
}
