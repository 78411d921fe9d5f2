//! The words and forms that parameters and members take, from the code's own lists.

use crate::{
    dataset::State,
    query::{Direction, Measure, MovedBy, UnknownThen, View},
    series::{Reason, Subject},
    statistics::{Relation, Unverifiable, Verdict, Weight},
    trade::{AreaKind, ClaimKind, Flow, Qualifier, Reporting, Status, Valuation},
    write::ProblemKind,
};

/// The words that a member may have; none where it may have any text.
pub(super) fn member_values(owner: &str, member: &str) -> Option<Vec<&'static str>> {
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
        ("MoversDocument", "measure") => MovedBy::ALL.map(MovedBy::word).to_vec(),
        ("MoversDocument", "sort") => Direction::ALL.map(Direction::word).to_vec(),
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
