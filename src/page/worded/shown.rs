//! How many rows are told: as many as somebody asks for, else a few.

use super::model::LeftOut;
use crate::query::{Answer, Extent, Parameters};

/// So many rows where nobody asks for more.
const USUAL: usize = 12;
/// So many at most.
const MOST: usize = 200;

/// How many rows are told at most.
pub(super) fn most(parameters: &Parameters) -> usize {
    asked(parameters).map_or(USUAL, |count| count.min(MOST))
}

/// Has somebody asked for so many?
pub(super) fn is_asked(parameters: &Parameters) -> bool {
    asked(parameters).is_some()
}

fn asked(parameters: &Parameters) -> Option<usize> {
    parameters.last.or(parameters.limit).or(parameters.top)
}

/// What is left out of a list of which so many are told.
pub(super) fn left_out(answer: &Answer, told: usize) -> LeftOut {
    left_out_of(answer.extent(), told)
}

/// The same of a part of a list.
pub(super) fn left_out_of(extent: Option<Extent>, told: usize) -> LeftOut {
    let Some(Extent { offset, shown, total, has_more, .. }) = extent else { return LeftOut::Count(0) };
    match total {
        Some(total) => LeftOut::Count(total.saturating_sub(offset + told)),
        None if has_more => LeftOut::Some,
        None => LeftOut::Count(shown.saturating_sub(told)),
    }
}

/// The address of all rows: without what chooses a few of them.
pub(super) fn whole(address: &str) -> String {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let chooses = |pair: &&str| ["limit=", "offset=", "last="].iter().any(|name| pair.starts_with(name));
    let kept: Vec<&str> = query.split('&').filter(|pair| !pair.is_empty() && !chooses(pair)).collect();
    if kept.is_empty() { path.to_owned() } else { format!("{path}?{}", kept.join("&")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_rows_stand_where_none_are_chosen() {
        assert_eq!(whole("/v1/areas?limit=2&offset=4"), "/v1/areas");
        assert_eq!(
            whole("/v1/dyads/RUS-IRN/turnover?from=2001&last=5&source=wits"),
            "/v1/dyads/RUS-IRN/turnover?from=2001&source=wits"
        );
    }

    #[test]
    fn as_many_as_asked_for_and_no_more_than_is_read() {
        let of = |last, limit| most(&Parameters { last, limit, ..Parameters::default() });
        assert_eq!((of(None, None), of(Some(40), None), of(None, Some(5000))), (12, 40, 200));
    }
}
