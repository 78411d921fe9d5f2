//! How the texts of parameters are read.

use std::str::FromStr;

use super::parameter::Given;
use crate::{
    limits::{Limits, count},
    parameter::ParameterError,
    query::bounded_search,
    series::Subject,
    trade::UnknownTerm,
};

/// A term of trade: an area, a period, a product and the like.
pub(super) fn term<T: FromStr<Err = UnknownTerm>>(given: &Given<'_>) -> Result<Option<T>, ParameterError> {
    let refused = |error: UnknownTerm| {
        let is_list = matches!(error.term, "frequency" | "calendar");
        let allowed: Vec<&str> = if is_list { error.allowed.split(", ").collect() } else { vec![error.allowed] };
        ParameterError::new(given.name, error.to_string(), &allowed)
    };
    given.text.parse().map(Some).map_err(refused)
}

/// Any text.
#[expect(clippy::unnecessary_wraps, reason = "a reader among others")]
pub(super) fn text(given: &Given<'_>) -> Result<Option<String>, ParameterError> {
    Ok(Some(given.text.to_owned()))
}

/// What is the default when spelled out is as if it were not said, so that one query has one form.
pub(super) fn unusual<T: PartialEq>(read: Result<Option<T>, ParameterError>, usual: &T) -> Result<Option<T>, ParameterError> {
    Ok(read?.filter(|value| value != usual))
}

/// A whole number from so much on.
pub(super) fn whole(given: &Given<'_>, least: usize) -> Result<Option<usize>, ParameterError> {
    whole_within(given, least, usize::MAX, || format!("a whole number, at least {least}"))
}

/// So many items of a list.
pub(super) fn limit(given: &Given<'_>) -> Result<Option<usize>, ParameterError> {
    let most = count(Limits::current().page_rows);
    whole_within(given, 1, most, || format!("a whole number from 1 to {most}"))
}

fn whole_within(
    given: &Given<'_>,
    least: usize,
    most: usize,
    allowed: impl Fn() -> String,
) -> Result<Option<usize>, ParameterError> {
    let plain = Some(given.text).filter(|text| text.len() <= 9 && text.bytes().all(|byte| byte.is_ascii_digit()));
    let number = plain.and_then(|text| text.parse().ok()).filter(|number| (least..=most).contains(number));
    number.map(Some).ok_or_else(|| given.refused(&[&allowed()]))
}

/// Words in lower case with one space between them, so that one search has one address.
pub(super) fn words(given: &Given<'_>) -> Result<Option<String>, ParameterError> {
    bounded_search(given.name, given.text)?;
    let words: Vec<String> = given.text.split_whitespace().map(str::to_lowercase).collect();
    if words.is_empty() {
        let allowed = ["words that name a side of a pair, such as russia iran, or its code, such as RUS"];
        return Err(ParameterError::new(given.name, "has no words", &allowed));
    }
    Ok(Some(words.join(" ")))
}

/// A flow.
pub(super) fn flow(given: &Given<'_>) -> Result<Option<Subject>, ParameterError> {
    let all = Subject::FLOWS;
    let found = all.into_iter().find(|flow| flow.word() == given.text);
    found.map(Some).ok_or_else(|| given.wrong("is not a flow", &all.map(Subject::word)))
}
