//! What would make a claim's figure right: the figures of its pair that it does state, if it meant another side, flow, span,
//! calendar, vintage, scale or currency than it says.

use super::{
    changes::{Change, ChangeKind, Changes},
    figure::StatedFigure,
    fit::{Fits, FoundFigure},
    gathered::gathered,
    scale::rescaled,
    scope::Scope,
};
use crate::{
    dataset::Catalogue,
    query::QueryError,
    series::Subject,
    statistics::{ClaimSet, Fraction},
    trade::{Claim, ClaimKind, ClaimUnit, Day, Status},
};

/// Of those that change the same things, so many are told.
const ALIKE: usize = 2;

/// How far is looked.
#[derive(Debug, Clone, Copy)]
pub struct NearestLimits {
    /// Only among what was out on this day.
    pub as_of: Option<Day>,
    /// At most so many are told.
    pub most: usize,
}

impl Default for NearestLimits {
    fn default() -> Self {
        Self { as_of: None, most: 5 }
    }
}

/// A figure that a claim would be right of, and what it would have to say otherwise.
#[derive(Debug, Clone, PartialEq)]
pub struct Nearest {
    /// What it would have to say otherwise, at least one thing.
    pub changes: Vec<Change>,
    /// The figure, beside the value of the claim as changed.
    pub found: FoundFigure,
}

/// One with what ranks it.
struct Ranked {
    slips: usize,
    cost: u32,
    nearest: Nearest,
}

/// What would make the figure of a claim right, the fewest and most plausible changes first; nothing of claims that state no level
/// or growth, or no months.
///
/// # Errors
/// [`QueryError::Storage`] when rows on disk cannot be read.
pub fn nearest(catalogue: &Catalogue, claim: &Claim, limits: NearestLimits) -> Result<Vec<Nearest>, QueryError> {
    let Some((set, is_growth)) = allowed(claim).filter(|_| claim.period.is_some()) else { return Ok(Vec::new()) };
    let scope =
        Scope { pair: claim.dyad, subjects: Subject::ALL.to_vec(), product: claim.product, as_of: limits.as_of, is_growth };
    let scaled = if is_growth { Vec::new() } else { rescaled(claim, &set) };
    let is_itself = |figure: &StatedFigure| !claim.id.is_empty() && figure.claim.as_ref() == Some(&claim.id);
    let mut ranked: Vec<Ranked> = Vec::new();
    for figure in gathered(catalogue, &scope)? {
        if figure.status == Status::Forecast || is_itself(&figure) {
            continue;
        }
        let Some(changes) = Changes::of(claim, &figure) else { continue };
        if changes.slips == 0 {
            let moved = scaled.iter().find(|(set, ..)| is_near(&figure, set) && Fits::of(&figure, set) != Fits::Beyond);
            ranked.extend(moved.map(|(set, change, cost)| {
                let found = FoundFigure::new(figure, set, is_growth);
                Ranked { slips: 1, cost: *cost, nearest: Nearest { changes: vec![change.clone()], found } }
            }));
        } else if changes.is_plausible() && is_near(&figure, &set) && Fits::of(&figure, &set) != Fits::Beyond {
            let found = FoundFigure::new(figure, &set, is_growth);
            ranked.push(Ranked { slips: changes.slips, cost: changes.cost, nearest: Nearest { changes: changes.list, found } });
        }
    }
    Ok(first_of_each(ranked, limits.most))
}

/// The values that a claim allows, and whether they are of growth, which a multiple is too.
fn allowed(claim: &Claim) -> Option<(ClaimSet, bool)> {
    let set = ClaimSet::of(claim)?;
    match (claim.claim_kind, claim.unit.as_ref()?) {
        (ClaimKind::Level, ClaimUnit::Currency(_)) => Some((set, false)),
        (ClaimKind::Growth, ClaimUnit::Percent) => Some((set, true)),
        (ClaimKind::Multiple, ClaimUnit::Times) => {
            let grown = |times: Fraction| times.minus(Fraction::new(1, 1)?).map(Fraction::percent);
            let ends = set.ends();
            Some((ClaimSet::between(ends.low.and_then(grown), ends.high.and_then(grown), grown(set.stated)?), true))
        }
        _ => None,
    }
}

/// Half of all figures are over any one: of a set that is open to a side only what is within a tenth of the stated value is near.
fn is_near(figure: &StatedFigure, set: &ClaimSet) -> bool {
    let ends = set.ends();
    let away =
        figure.quantity.stated().and_then(|stated| stated.minus(set.stated)).map_or(f64::INFINITY, |away| away.to_f64().abs());
    (ends.low.is_some() && ends.high.is_some()) || away <= set.stated.to_f64().abs() / 10.0
}

fn first_of_each(mut ranked: Vec<Ranked>, most: usize) -> Vec<Nearest> {
    let away = |ranked: &Ranked| ranked.nearest.found.difference_percent.map_or(f64::INFINITY, f64::abs);
    ranked.sort_by(|one, other| {
        let key = |ranked: &Ranked| (ranked.slips, ranked.nearest.found.fits, ranked.cost);
        let closer = away(one).total_cmp(&away(other));
        key(one)
            .cmp(&key(other))
            .then(closer)
            .then_with(|| one.nearest.found.figure.rank().cmp(&other.nearest.found.figure.rank()))
    });
    let mut told: Vec<Nearest> = Vec::new();
    for Ranked { nearest, .. } in ranked {
        let kinds = |one: &Nearest| one.changes.iter().map(|change| change.kind).collect::<Vec<ChangeKind>>();
        let own = kinds(&nearest);
        if told.len() < most && told.iter().filter(|known| kinds(known) == own).count() < ALIKE {
            told.push(nearest);
        }
    }
    told
}
