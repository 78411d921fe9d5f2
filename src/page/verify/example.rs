//! A text to try the page with, and the pairs that are spoken of: made of what the data hold that was said.

use std::{cmp::Reverse, collections::BTreeSet};

use crate::{
    dataset::Catalogue,
    language::Language,
    trade::{Claim, ClaimKind, Dyad},
    wording::sentence,
};

/// So many sentences make an example.
const SENTENCES: usize = 2;

/// So many pairs are suggested.
const PAIRS: usize = 100;

/// The newest claims of different kinds as sentences; nothing where nothing was said.
pub(super) fn text(catalogue: &Catalogue, language: Language) -> Option<String> {
    let mut claims: Vec<&Claim> = catalogue.datasets().flat_map(|dataset| &dataset.claims).collect();
    claims.sort_by_key(|claim| Reverse(&claim.published));
    let mut kinds: Vec<ClaimKind> = Vec::new();
    let mut sentences: Vec<String> = Vec::new();
    for claim in claims {
        if kinds.contains(&claim.claim_kind) {
            continue;
        }
        let Some(sentence) = sentence(language, claim) else { continue };
        kinds.push(claim.claim_kind);
        sentences.push(format!("{sentence}."));
        if sentences.len() == SENTENCES {
            break;
        }
    }
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

/// The pairs that something was said of.
pub(super) fn pairs(catalogue: &Catalogue) -> BTreeSet<Dyad> {
    catalogue.datasets().flat_map(|dataset| &dataset.claims).map(|claim| claim.dyad).take(PAIRS).collect()
}
