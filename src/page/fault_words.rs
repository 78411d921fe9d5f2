//! What went wrong, in a sentence for people, in their language.

use super::titles;
use crate::{language::Language, query::QueryError, table::StorageError, trade::Dyad};

/// The sentence of an error of a question.
pub(super) fn sentence(language: Language, error: &QueryError) -> String {
    match error {
        QueryError::UnknownDyad { text, .. } => match text.parse::<Dyad>() {
            Ok(dyad) => language.fill("fault.pair_without_data", &[("pair", &titles::pair_name(language, dyad))]),
            Err(_) => language.fill("fault.no_such_pair", &[("text", text)]),
        },
        QueryError::UnknownView { text, .. } => language.fill("fault.no_such_view", &[("text", text)]),
        QueryError::UnknownItem { text, .. } => language.fill("fault.no_such_item", &[("text", text)]),
        QueryError::UnknownPath { .. } => language.say("fault.nothing_there").to_owned(),
        QueryError::NoData { .. } => language.say("fault.no_figures").to_owned(),
        QueryError::Parameter(error) => language.fill("fault.parameter", &[("parameter", &error.parameter)]),
        QueryError::Storage(StorageError::Engine(fault)) => {
            language.say(if fault.passes() { "fault.engine" } else { "fault.too_large" }).to_owned()
        }
        QueryError::Storage(StorageError::Unreadable(_)) => language.say("fault.ours").to_owned(),
    }
}
