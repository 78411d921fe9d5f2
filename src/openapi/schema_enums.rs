//! The words that members of answers take, from the code's own lists. Each list is a schema of its own, and open: words may be
//! added in this version of the API. So it is a text with the words beside it (`x-extensible-enum`) and no `enum`, of which
//! clients made from the description would refuse a new word.

use super::ordered::{OrderedValue, object};
use crate::{
    dataset::State,
    limits::{Origin, Unit},
    query::{Direction, FieldFound, Fits, Measure, MovedBy, Nothing, NothingFits, StatedAs, Understood, UnknownThen, View},
    series::{Reason, Subject},
    statement::NotTrade,
    statistics::{Relation, Unverifiable, Verdict, Weight},
    trade::{AreaKind, ClaimFlow, ClaimKind, Qualifier, Reporting, Status, Valuation},
    write::ProblemKind,
};

/// A list of words.
pub(super) struct WordList {
    /// The name of its schema.
    pub name: &'static str,
    /// What a word of it says.
    about: &'static str,
    words: fn() -> Vec<&'static str>,
}

const fn list(name: &'static str, about: &'static str, words: fn() -> Vec<&'static str>) -> WordList {
    WordList { name, about, words }
}

/// Every list.
pub(super) static WORD_LISTS: [WordList; 37] = [
    list("AreaKind", "What kind of area it is.", || {
        [AreaKind::Country, AreaKind::Former, AreaKind::Special].map(AreaKind::word).to_vec()
    }),
    list("Basis", "What the figures rest on.", || vec!["as_published", "rounded_published"]),
    list("ClaimFlow", "The direction of trade that a claim is about, from the reporter's side, or its balance.", || {
        ClaimFlow::ALL.map(ClaimFlow::word).to_vec()
    }),
    list("ClaimKind", "What is claimed of a figure.", || ClaimKind::ALL.map(ClaimKind::word).to_vec()),
    list("DatasetState", "Whether a dataset is served.", || State::ALL.map(State::word).to_vec()),
    list("EmptyBecause", "Why a text has no statement to verify.", || Nothing::ALL.map(Nothing::word).to_vec()),
    list("Evidence", "What a source judges a claim by.", || vec!["figures", "claims"]),
    list("Fits", "How a figure stands to the value that is looked for.", || Fits::ALL.map(Fits::word).to_vec()),
    list("Flow", "The direction of trade, from the reporter's side.", || Subject::ALL.map(Subject::word).to_vec()),
    list("FoundHow", "How a field of a statement was found.", || FieldFound::WORDS.to_vec()),
    list("HealthState", "How the server is.", || vec!["ok", "ready"]),
    list("LimitSource", "Who set a limit; each goes before those that are named before it.", || Origin::WORDS.to_vec()),
    list("LimitUnit", "What a limit is counted in.", || Unit::ALL.map(Unit::word).to_vec()),
    list("Measure", "What is shown of a series.", || Measure::ALL.map(Measure::word).to_vec()),
    list("MovedBy", "By what pairs are ranked.", || MovedBy::ALL.map(MovedBy::word).to_vec()),
    list("MovementOrder", "Which pairs come first.", || Direction::ALL.map(Direction::word).to_vec()),
    list("NothingFits", "Why no figure was found.", || NothingFits::ALL.map(NothingFits::word).to_vec()),
    list("ObservationStatus", "The SDMX status of an observation.", statuses),
    list("ProblemTitle", "The title of a problem.", || ProblemKind::ALL.map(ProblemKind::title).to_vec()),
    list("ProblemType", "Which kind of problem it is.", || ProblemKind::ALL.map(ProblemKind::address).to_vec()),
    list("PassedOver", "What a figure is that is none of the trade of two countries.", || {
        NotTrade::ALL.map(NotTrade::word).to_vec()
    }),
    list("Qualifier", "How exact a claim is meant to be.", || Qualifier::ALL.map(Qualifier::word).to_vec()),
    list("Reason", "Why a figure is null.", || Reason::ALL.map(Reason::word).to_vec()),
    list("Relation", "How a source stands to a claim.", || Relation::ALL.map(Relation::word).to_vec()),
    list("Reporting", "How a source came by its figures.", || Reporting::ALL.map(Reporting::word).to_vec()),
    list("RolledUpFrom", "The frequency that figures were added up from.", || vec!["Q", "M"]),
    list("Severity", "How grave a finding is.", || vec!["error", "warning"]),
    list("StatementSide", "Whose statistics a statement may be.", || vec!["open"]),
    list("SourceVerdict", "What one source says of a claim.", || {
        [Verdict::Consistent, Verdict::Inconsistent, Verdict::Unverifiable].map(Verdict::word).to_vec()
    }),
    list("Understood", "How much of a statement was understood.", || Understood::ALL.map(Understood::word).to_vec()),
    list("StatedAs", "How a figure comes to be stated.", || StatedAs::ALL.map(StatedAs::word).to_vec()),
    list("UnknownThen", "Why nothing could be said by what was then known.", || UnknownThen::ALL.map(UnknownThen::word).to_vec()),
    list("UnverifiableReason", "Why a claim cannot be judged.", || Unverifiable::ALL.map(Unverifiable::word).to_vec()),
    list("Valuation", "At which border goods are valued.", || Valuation::ALL.map(Valuation::word).to_vec()),
    list("Verdict", "What all sources together say of a claim.", || Verdict::ALL.map(Verdict::word).to_vec()),
    list("View", "A view of a pair.", || View::ALL.map(View::word).to_vec()),
    list("Weight", "What decides how much a source's word counts.", || Weight::ALL.map(Weight::word).to_vec()),
];

impl WordList {
    /// Its schema.
    pub(super) fn schema(&self) -> OrderedValue {
        let words = (self.words)();
        let named: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
        let description = format!("{} Words may be added to these: {}.", self.about, named.join(", "));
        object! {"type" => "string", "description" => description, "x-extensible-enum" => words}
    }
}

/// The name of the list that the words of a member are of; none where it may have any text.
pub(super) fn list_of(owner: &str, member: &str) -> Option<&'static str> {
    Some(match (owner, member) {
        ("AgainstItem", "reason") | (_, "verdict_reason") => "UnverifiableReason",
        ("AgainstItem", "evidence") => "Evidence",
        (_, "empty_because") => "EmptyBecause",
        ("FoundPlace", "how") => "FoundHow",
        ("PassedOverItem", "what") => "PassedOver",
        (_, "side") => "StatementSide",
        (_, "understood") => "Understood",
        ("AgainstItem", "reliability") => "ObservationStatus",
        ("LimitItem", "set_by") => "LimitSource",
        ("LimitItem", "unit") => "LimitUnit",
        ("FoundDocument", "reason") => "NothingFits",
        (_, "fits") => "Fits",
        (_, "stated_as") => "StatedAs",
        (_, "weight" | "decided_by") => "Weight",
        ("AgainstItem", "verdict" | "verdict_then") => "SourceVerdict",
        (_, "verdict_then_reason") => "UnknownThen",
        (_, reason) if reason == "reason" || reason.ends_with("_reason") => "Reason",
        (_, "rolled_up_from" | "exports_rolled_up_from" | "imports_rolled_up_from") => "RolledUpFrom",
        (_, "valuation" | "exports_valuation" | "imports_valuation") => "Valuation",
        (_, "basis") => "Basis",
        (_, "reporting") => "Reporting",
        (_, "view") => "View",
        ("MoversDocument", "measure") => "MovedBy",
        ("MoversDocument", "sort") => "MovementOrder",
        (_, "measure") => "Measure",
        (_, "verdict" | "verdict_then") => "Verdict",
        (_, "relation") => "Relation",
        (_, "claim_kind") => "ClaimKind",
        (_, "qualifier") => "Qualifier",
        (_, "kind" | "area_kind") => "AreaKind",
        (_, "state") => "DatasetState",
        (_, "severity") => "Severity",
        ("ClaimItem" | "StatedClaim", "flow") => "ClaimFlow",
        (_, "flow") => "Flow",
        ("Health", "status") => "HealthState",
        (_, "status" | "exports_status" | "imports_status") => "ObservationStatus",
        ("ProblemDocument", "type") => "ProblemType",
        ("ProblemDocument", "title") => "ProblemTitle",
        _ => return None,
    })
}

fn statuses() -> Vec<&'static str> {
    const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let known = |letter: &str| letter.parse::<Status>().is_ok();
    (0..LETTERS.len()).map(|place| &LETTERS[place..=place]).filter(|letter| known(letter)).collect()
}
