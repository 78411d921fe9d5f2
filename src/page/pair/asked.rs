//! The data parameters of a page's address, read one by one: what cannot be read is named, and the others stay.

use super::mended::Mended;
use crate::{
    page::page_query::PageQuery,
    parameter::ParameterError,
    query::{self, Measure, Parameters, QueryError, Resource},
};

/// What an address asks for, and what of it could not be had.
pub(super) struct Asked {
    pub given: PageQuery,
    /// Is what cannot be read left out and told, instead of being an error of the whole page?
    pub is_forgiving: bool,
    pub mended: Vec<Mended>,
}

impl Asked {
    pub(super) fn new(given: PageQuery, is_forgiving: bool) -> Self {
        Self { given, is_forgiving, mended: Vec::new() }
    }

    /// A value that cannot be read: left out and told, or the error of the page.
    pub(super) fn refuse(&mut self, name: &str, text: String, error: QueryError) -> Result<(), QueryError> {
        if !self.is_forgiving {
            return Err(error);
        }
        let allowed = match error {
            QueryError::Parameter(ParameterError { allowed, .. }) | QueryError::UnknownView { allowed, .. } => allowed,
            _ => Vec::new(),
        };
        self.mended.push(Mended::Refused { name: name.to_owned(), text, allowed });
        Ok(())
    }

    /// What is left, as parameters of this resource.
    ///
    /// # Errors
    /// As for the address of the data itself, where nothing is forgiven.
    pub(super) fn parameters(&mut self, resource: &Resource) -> Result<Parameters, QueryError> {
        let path = resource.path();
        let path = path.trim_start_matches("/v1/");
        // The form has the days on which figures came out in a list, and any other in a field beside it.
        if let Some(day) = self.given.take("as_of_day") {
            self.given.put("as_of", day);
        }
        loop {
            let error = match query::parse(path, Some(&self.given.text()), &[]) {
                Ok(asked) => return Ok(asked.query.parameters),
                Err(QueryError::Parameter(error)) => error,
                Err(other) => return Err(other),
            };
            let Some(text) = self.given.take(&error.parameter) else { return Err(error.into()) };
            self.without(path, text, error)?;
        }
    }

    /// Goes on without a parameter, which was taken out.
    fn without(&mut self, path: &str, text: String, error: ParameterError) -> Result<(), QueryError> {
        let name = error.parameter.clone();
        let known = Parameters::named(&name).map(|known| known.name);
        match (name.as_str(), known) {
            ("from", _) if self.exchanged(path, &text) => Ok(()),
            // The form sends the base of an index that was there until another measure was chosen.
            ("base", _) if !self.has_base() => Ok(()),
            // It is good alone: others stand in its way.
            (_, Some(known)) if is_good(path, &[(&name, &text)]) => {
                self.mended.push(Mended::Fallen { name: known, text, why: None });
                Ok(())
            }
            _ => self.refuse(&name, text, error.into()),
        }
    }

    /// Does the window end before it begins? Then its ends are exchanged.
    fn exchanged(&mut self, path: &str, from: &str) -> bool {
        let Some(to) = self.given.take("to") else { return false };
        let window = |from: &str, to: &str| is_good(path, &[("from", from), ("to", to)]);
        let is_turned = window(&to, from) && !window(from, &to);
        let ends = if is_turned { (to, from.to_owned()) } else { (from.to_owned(), to) };
        if is_turned {
            self.given.put("from", ends.0);
            self.mended.push(Mended::Exchanged);
        }
        self.given.put("to", ends.1);
        is_turned
    }

    /// Is a measure asked for that is held against a base?
    fn has_base(&self) -> bool {
        self.given.get("measure").is_some_and(|word| Measure::parse(word).is_ok_and(Measure::has_base))
    }
}

/// Can these be read, whatever else is asked for?
fn is_good(path: &str, parameters: &[(&str, &str)]) -> bool {
    let mut alone = PageQuery::default();
    for (name, text) in parameters {
        alone.put(name, (*text).to_owned());
        if *name == "base" {
            alone.put("measure", Measure::Index.word().to_owned());
        }
    }
    query::parse(path, Some(&alone.text()), &[]).is_ok()
}
