//! The words and forms that parameters and members take, from the code's own lists.

use crate::{
    chart::{ChartKind, PictureSpec},
    dataset::State,
    query::{Format, Measure, Parameters, QueryError, Resource, UnknownThen, View},
    series::{Reason, Subject},
    statistics::{Relation, Unverifiable, Verdict, Weight},
    trade::{AreaKind, ClaimKind, Flow, Qualifier, Reporting, Status, Valuation},
    write::{OutputOptions, ProblemKind},
};

/// A year, a quarter or a month.
pub(super) const PERIOD: &str = "^[0-9]{4}(-Q[1-4]|-(0[1-9]|1[0-2])(/P([2-9]|1[0-2])M)?)?$";
/// Years, quarters, months, or the same months of every year; each has one word.
pub(super) const FREQUENCY: &str =
    "^(A|Q|M|01/P([24-9]|1[01])M|(04|07|10)/P([24-9]|1[0-2])M|(02|03|05|06|08|09|11|12)/P([2-9]|1[0-2])M)$";
/// A calendar; fiscal years begin on any day but 1 January.
pub(super) const CALENDAR: &str =
    "^(gregorian|solar-hijri|fiscal:(01-(0[2-9]|1[0-9]|2[0-8])|(0[2-9]|1[0-2])(-(0[1-9]|1[0-9]|2[0-8]))?))$";
/// An area's code.
pub(super) const AREA: &str = "^[A-Z][A-Z0-9]{2}$";
/// An ordered pair of areas.
pub(super) const DYAD: &str = "^[A-Z][A-Z0-9]{2}-[A-Z][A-Z0-9]{2}$";
/// All products, or one code of a classification.
pub(super) const PRODUCT: &str = "^(TOTAL|[A-Z][A-Z0-9]{1,11}:[A-Z0-9.]{1,12})$";

/// The words that a member may have; none where it may have any text.
pub(super) fn of_member(owner: &str, member: &str) -> Option<Vec<&'static str>> {
    Some(match (owner, member) {
        ("AgainstItem", "reason") | (_, "verdict_reason") => Unverifiable::ALL.map(Unverifiable::word).to_vec(),
        ("AgainstItem", "evidence") => vec!["figures", "claims"],
        ("AgainstItem", "reliability") => statuses(),
        (_, "weight" | "decided_by") => Weight::ALL.map(Weight::word).to_vec(),
        ("AgainstItem", "verdict" | "verdict_then") => {
            [Verdict::Consistent, Verdict::Inconsistent, Verdict::Unverifiable].map(Verdict::word).to_vec()
        }
        (_, "verdict_then_reason") => UnknownThen::ALL.map(UnknownThen::word).to_vec(),
        (_, reason) if reason == "reason" || reason.ends_with("_reason") => Reason::ALL.map(Reason::word).to_vec(),
        (_, "rolled_up_from" | "exports_rolled_up_from" | "imports_rolled_up_from") => vec!["Q", "M"],
        (_, "valuation" | "exports_valuation" | "imports_valuation") => Valuation::ALL.map(Valuation::word).to_vec(),
        (_, "basis") => vec!["as_published", "rounded_published"],
        (_, "reporting") => Reporting::ALL.map(Reporting::word).to_vec(),
        (_, "view") => View::ALL.map(View::word).to_vec(),
        (_, "measure") => Measure::ALL.map(Measure::word).to_vec(),
        (_, "verdict" | "verdict_then") => Verdict::ALL.map(Verdict::word).to_vec(),
        (_, "relation") => Relation::ALL.map(Relation::word).to_vec(),
        (_, "claim_kind") => ClaimKind::ALL.map(ClaimKind::word).to_vec(),
        (_, "qualifier") => Qualifier::ALL.map(Qualifier::word).to_vec(),
        (_, "kind" | "area_kind") => [AreaKind::Country, AreaKind::Former, AreaKind::Special].map(AreaKind::word).to_vec(),
        (_, "state") => State::ALL.map(State::word).to_vec(),
        (_, "severity") => vec!["error", "warning"],
        ("ClaimItem", "flow") => Flow::ALL.map(Flow::word).to_vec(),
        (_, "flow") => Subject::ALL.map(Subject::word).to_vec(),
        ("Health", "status") => vec!["ok", "ready"],
        (_, "status" | "exports_status" | "imports_status") => statuses(),
        ("ProblemDocument", "type") => ProblemKind::ALL.map(ProblemKind::address).to_vec(),
        ("ProblemDocument", "title") => ProblemKind::ALL.map(ProblemKind::title).to_vec(),
        _ => return None,
    })
}

fn statuses() -> Vec<&'static str> {
    const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let known = |letter: &str| letter.parse::<Status>().is_ok();
    (0..LETTERS.len()).map(|place| &LETTERS[place..=place]).filter(|letter| known(letter)).collect()
}

/// What a parameter may be, as its own refusal of a text that is none tells.
pub(super) fn of_parameter(name: &str, resource: &Resource, format: Option<Format>) -> Vec<String> {
    const NONE: &str = "\u{0}";
    let refused = if name == "kind" {
        return ChartKind::offered(resource).iter().map(|kind| kind.word().to_owned()).collect();
    } else if Parameters::names(resource).contains(&name) {
        Parameters::default().set(name, NONE).err()
    } else if format.is_some_and(|format| format.takes(name)) {
        OutputOptions::parse(&[(name.to_owned(), NONE.to_owned())]).err().map(QueryError::from)
    } else {
        PictureSpec::parse(&[(name.to_owned(), NONE.to_owned())], resource).err().map(QueryError::from)
    };
    match refused {
        Some(QueryError::Parameter(error)) => error.allowed,
        _ => Vec::new(),
    }
}
