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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parameter::ParameterError;
    use crate::{
        query::{sample::catalogue, select::find::candidates},
        series::Subject,
        table::Products,
        trade::{Frequency, Vintage},
    };

    /// Exports of Russia to Iran: a total by two sources, a chapter by the first.
    fn found() -> Vec<Candidate> {
        let rows = ["TOTAL 2021 5 one", "TOTAL 2021 6 two", "HS:27 2021 2 one"].map(|row| format!("RUS IRN export {row}"));
        let dyad = "RUS-IRN".parse().unwrap();
        candidates(&catalogue(&rows), dyad, Subject::Exports, Products::All, Vintage::Latest).unwrap()
    }

    fn left(parameters: &Parameters) -> Result<Vec<(String, String)>, QueryError> {
        let named = |candidate: Candidate| (candidate.source.name.clone(), candidate.product.to_string());
        narrow(found(), parameters, "exports").map(|left| left.into_iter().map(named).collect())
    }

    fn pair(source: &str, product: &str) -> (String, String) {
        (source.to_owned(), product.to_owned())
    }

    #[test]
    fn nothing_asked_leaves_the_totals_best_source_first() {
        // `one` has the priority 2, `two` 1; the chapter is not asked for.
        assert_eq!(left(&Parameters::default()).unwrap(), [pair("one", "TOTAL"), pair("two", "TOTAL")]);
    }

    #[test]
    fn a_source_and_a_product_leave_theirs() {
        let two = Parameters { source: Some("two".to_owned()), ..Parameters::default() };
        assert_eq!(left(&two).unwrap(), [pair("two", "TOTAL")]);
        let chapter = Parameters { product: "HS:27".parse().ok(), ..Parameters::default() };
        assert_eq!(left(&chapter).unwrap(), [pair("one", "HS:27")]);
    }

    #[test]
    fn what_leaves_nothing_is_named_with_what_there_is() {
        // The first parameter of several that leaves nothing is the one that is told; what it leaves to choose is of what is left.
        for (parameters, name, wanted) in [
            (Parameters { source: Some("three".to_owned()), ..Parameters::default() }, "source", &["one", "two"][..]),
            (
                Parameters { source: Some("two".to_owned()), product: "HS:27".parse().ok(), ..Parameters::default() },
                "product",
                &["TOTAL"],
            ),
            (Parameters { freq: Some(Frequency::Monthly), ..Parameters::default() }, "freq", &["A"]),
        ] {
            let QueryError::Parameter(ParameterError { parameter, allowed, .. }) = left(&parameters).unwrap_err() else {
                panic!("{name}")
            };
            assert_eq!((parameter.as_str(), allowed), (name, wanted.iter().map(|word| (*word).to_owned()).collect()));
        }
        let none = narrow(Vec::new(), &Parameters::default(), "exports").unwrap_err();
        assert!(matches!(none, QueryError::NoData { detail } if detail.contains("no source has exports")));
    }

    #[test]
    fn products_without_a_total_are_named() {
        let chapters = found().into_iter().filter(|candidate| candidate.product != Product::Total).collect();
        let error = narrow(chapters, &Parameters::default(), "exports").unwrap_err();
        assert!(matches!(&error, QueryError::NoData { detail } if detail.contains("product=HS:27")), "{error}");
    }
}
