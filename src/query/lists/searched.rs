//! What a search leads to at once: the one pair that it names, the countries that it is a name of.

use super::{
    coverage::{areas_with_data, is_known},
    pair_search::{Wanted, named_wholly, pairs_named_wholly, sides_named},
};
use crate::{
    dataset::Catalogue,
    query::{Parameters, QueryError, select::same_trade},
    trade::{Area, Dyad},
};

/// The one pair that a search names: by two whole names or codes, in the order typed where both directions have data; or as the
/// only one that has both of what was typed.
///
/// # Errors
/// [`QueryError`] is only of parameters, and a search alone has no bad ones.
pub fn pair_named(catalogue: &Catalogue, search: &str) -> Result<Option<Dyad>, QueryError> {
    let named = pairs_named_wholly(search);
    let there = |dyads: Vec<Dyad>| dyads.into_iter().filter(|dyad| has_data(catalogue, *dyad)).collect::<Vec<_>>();
    let (typed, turned) = (there(named.clone()), there(named.into_iter().map(Dyad::mirror).collect()));
    match (typed.as_slice(), turned.as_slice()) {
        ([one], _) | ([], [one]) => Ok(Some(*one)),
        ([], []) => only_one(catalogue, search),
        _ => Ok(None),
    }
}

/// The only pair that has what was typed, letter by letter, on both of its sides.
fn only_one(catalogue: &Catalogue, search: &str) -> Result<Option<Dyad>, QueryError> {
    let parameters = Parameters { search: Some(search.to_owned()), ..Parameters::default() };
    let wanted = Wanted::of(catalogue, &parameters)?;
    let rows = catalogue.datasets().flat_map(|dataset| dataset.table.index().dyads()).map(|extent| extent.dyad);
    let claims = catalogue.datasets().flat_map(|dataset| &dataset.claims).map(|claim| claim.dyad);
    let mut found: Vec<Dyad> = rows.chain(claims).filter(|dyad| wanted.names(*dyad)).collect();
    found.sort_unstable();
    found.dedup();
    Ok(match found.as_slice() {
        [one] if wanted.names_both_as_typed(*one) => Some(*one),
        _ => None,
    })
}

/// The areas with data that a whole search is a name or a code of.
#[must_use]
pub fn areas_named(catalogue: &Catalogue, search: &str) -> Vec<Area> {
    let mut named = named_wholly(search);
    if !named.is_empty() {
        let with_data = areas_with_data(catalogue);
        named.retain(|area| with_data.contains(area));
    }
    named
}

/// The areas with data that stand in a search as a side of a pair.
#[must_use]
pub fn sides_of(catalogue: &Catalogue, search: &str) -> Vec<Area> {
    let with_data = areas_with_data(catalogue);
    sides_named(search).into_iter().filter(|area| with_data.contains(area)).collect()
}

fn has_data(catalogue: &Catalogue, dyad: Dyad) -> bool {
    is_known(catalogue, dyad) || same_trade::others(dyad).any(|other| is_known(catalogue, other))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::sample::catalogue;

    fn opened(rows: &[&str], search: &str) -> Option<String> {
        let rows: Vec<String> = rows.iter().map(|row| format!("{row} export TOTAL 2020 5 one")).collect();
        pair_named(&catalogue(&rows), search).unwrap().map(|dyad| dyad.to_string())
    }

    #[test]
    fn two_names_open_the_pair_in_the_order_typed() {
        let both = ["RUS IRN", "IRN RUS", "RUS TUR", "RUS CHN"];
        assert_eq!(opened(&both, "Russia – Iran").as_deref(), Some("RUS-IRN"));
        assert_eq!(opened(&both, "Иран и Россия").as_deref(), Some("IRN-RUS"));
        assert_eq!(opened(&both, "irn-rus").as_deref(), Some("IRN-RUS"));
        assert_eq!(opened(&both, "turkey russia").as_deref(), Some("RUS-TUR"), "the direction that there is");
        assert_eq!(opened(&both, "rus turk").as_deref(), Some("RUS-TUR"), "the only one");
    }

    #[test]
    fn anything_less_opens_nothing() {
        let both = ["RUS IRN", "IRN RUS", "RUS TUR"];
        for search in ["russ iran", "russia", "turkey", "russia germany", "росия турция", "", "–"] {
            assert_eq!(opened(&both, search), None, "{search}");
        }
    }

    #[test]
    fn a_search_may_be_the_name_of_a_country() {
        let catalogue = catalogue(&["RUS IRN export TOTAL 2020 5 one".to_owned()]);
        let named = |search: &str| areas_named(&catalogue, search).into_iter().map(Area::code).collect::<Vec<_>>();
        assert_eq!((named("Iran"), named("россия"), named("IR")), (vec!["IRN"], vec!["RUS"], vec!["IRN"]));
        assert_eq!((named("ira"), named("turkey"), named("russia iran")), (vec![], vec![], vec![]));
    }
}
