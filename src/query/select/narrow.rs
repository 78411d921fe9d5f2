//! Which of the series that could answer the parameters leave.

use super::{candidate::Candidate, rolled_up::rolled_up};
use crate::{
    parameter::ParameterError,
    query::{Parameters, QueryError},
    trade::Product,
};

/// Keeps the candidates that the parameters allow, or says which parameter leaves none.
pub(in crate::query) fn narrow(
    mut found: Vec<Candidate>,
    parameters: &Parameters,
    what: &str,
) -> Result<Vec<Candidate>, QueryError> {
    if found.is_empty() {
        return Err(QueryError::NoData { detail: format!("no source has {what}") });
    }
    if let Some(source) = &parameters.source {
        found = keep(found, "source", &|candidate| candidate.source.name.clone(), source)?;
    }
    if parameters.product.is_none() && found.iter().all(|candidate| candidate.product != Product::Total) {
        let products: Vec<String> = found.iter().take(8).map(|candidate| candidate.product.to_string()).collect();
        let detail = format!("no source has {what} in total; there are products, such as product={}", products.join(", "));
        return Err(QueryError::NoData { detail });
    }
    let product = parameters.product.unwrap_or_default();
    found = keep(found, "product", &|candidate| candidate.product.to_string(), &product.to_string())?;
    if let Some(calendar) = parameters.calendar {
        found = keep(found, "calendar", &|candidate| candidate.calendar.word().to_owned(), calendar.word())?;
    }
    if let Some(freq) = parameters.freq {
        let rolled = rolled_up(&found, freq);
        found.extend(rolled);
        found = keep(found, "freq", &|candidate| candidate.frequency.letter().to_owned(), freq.letter())?;
        found.sort_by(|one, two| one.rank().cmp(&two.rank()));
    }
    Ok(found)
}

fn keep(
    found: Vec<Candidate>,
    parameter: &str,
    word: &dyn Fn(&Candidate) -> String,
    wanted: &str,
) -> Result<Vec<Candidate>, QueryError> {
    let mut allowed: Vec<String> = found.iter().map(word).collect();
    let kept: Vec<Candidate> = found.into_iter().filter(|candidate| word(candidate) == wanted).collect();
    if !kept.is_empty() {
        return Ok(kept);
    }
    allowed.sort_unstable();
    allowed.dedup();
    Err(QueryError::Parameter(ParameterError {
        parameter: parameter.to_owned(),
        detail: format!("there is no series of {wanted:?} here"),
        allowed,
    }))
}
