//! Which stored observations are asked for: lists of codes, each joined by commas in an address.

use std::{fmt::Display, str::FromStr};

use super::parameter::Given;
use crate::{
    language::Language,
    parameter::ParameterError,
    trade::{Area, Calendar, Flow, Frequency, Product, UnknownTerm},
};

/// Which stored observations are asked for. An empty list is all of them; each list is in order and names nothing twice, so that
/// one question has one form.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct RowFilter {
    /// Whose statistics.
    pub reporters: Vec<Area>,
    /// About whom.
    pub partners: Vec<Area>,
    /// Which flows, as published.
    pub flows: Vec<Flow>,
    /// Which products.
    pub products: Vec<Product>,
    /// Which sources, by name.
    pub sources: Vec<String>,
    /// Years, quarters, months or parts of years.
    pub frequencies: Vec<Frequency>,
    /// Calendars of the periods.
    pub calendars: Vec<Calendar>,
    /// Which datasets, by id.
    pub datasets: Vec<String>,
    /// The language of the names beside the codes.
    pub language: Language,
}

/// Terms of trade, joined by commas.
pub(super) fn terms<T: FromStr<Err = UnknownTerm> + Ord>(given: &Given<'_>) -> Result<Vec<T>, ParameterError> {
    let read = |text: &str| {
        text.parse().map_err(|error: UnknownTerm| {
            let is_list = matches!(error.term, "frequency" | "calendar" | "flow");
            let allowed: Vec<&str> = if is_list { error.allowed.split(", ").collect() } else { vec![error.allowed] };
            ParameterError::new(given.name, error.to_string(), &allowed)
        })
    };
    Ok(ordered(given.text.split(',').map(read).collect::<Result<_, _>>()?))
}

/// Names, joined by commas. Whether there are such is known to the data only.
pub(super) fn names(given: &Given<'_>) -> Result<Vec<String>, ParameterError> {
    let names: Vec<String> = given.text.split(',').map(str::to_owned).collect();
    if names.iter().any(String::is_empty) {
        return Err(given.wrong("has an empty name in it", &["names joined by commas"]));
    }
    Ok(ordered(names))
}

fn ordered<T: Ord>(mut list: Vec<T>) -> Vec<T> {
    list.sort_unstable();
    list.dedup();
    list
}

/// A list as it stands in an address; nothing where it is empty.
pub(super) fn joined<T: Display>(list: impl IntoIterator<Item = T>) -> Option<String> {
    let words: Vec<String> = list.into_iter().map(|word| word.to_string()).collect();
    (!words.is_empty()).then(|| words.join(","))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_in_order_and_name_nothing_twice() {
        let given = |text| Given { name: "reporter", text, resource: None };
        let codes = |text| terms::<Area>(&given(text)).map(joined);
        assert_eq!(codes("RUS,IRN,RUS"), Ok(Some("IRN,RUS".to_owned())));
        assert_eq!((codes("IRN"), joined(Vec::<Area>::new())), (Ok(Some("IRN".to_owned())), None));
        assert!(["RUS,", ",", "", "rus", "RUS;IRN", "RUS, IRN"].iter().all(|text| codes(text).is_err()));
        assert_eq!(names(&given("wits,b,wits")).unwrap(), ["b", "wits"]);
        assert!(["", "a,", ",a", "a,,b"].iter().all(|text| names(&given(text)).is_err()));
        let error = terms::<Flow>(&given("export,exports")).unwrap_err();
        assert!(error.detail.contains("\"exports\"") && error.allowed.len() == 5, "{error:?}");
    }
}
