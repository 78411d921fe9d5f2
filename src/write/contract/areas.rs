//! The code list.

use super::by_language::{ByLanguage, Members, row_of_parts};
use crate::{
    language::Language,
    trade::{Area, AreaKind},
    write::{Number, cell::leaves},
};

/// The names of an area in other languages.
type AreaNames = ByLanguage<AreaMembers, &'static str>;

/// What they are called.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::write) struct AreaMembers;

impl Members for AreaMembers {
    const NAMES: &'static [&'static str] = Language::NAME_MEMBERS;
    const SCHEMA: &'static str = "AreaNames";
}

row_of_parts! {
    /// One area.
    struct AreaItem {
        head: AreaHead,
        names: AreaNames,
        tail: AreaTail,
    }
}

leaves! {
    /// What it is called.
    struct AreaHead {
        code: &'static str,
        name: &'static str,
    }
}

leaves! {
    /// What is known of it.
    struct AreaTail {
        area_kind: &'static str,
        last_year: Option<Number>,
        has_data: bool,
        predecessors: Vec<String>,
        successors: Vec<String>,
        same_trade: Option<&'static str>,
    }
}

impl AreaItem {
    /// An area in the shape of the contract.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "every item of a list is built from a reference")]
    pub(in crate::write) fn new((area, has_data): &(Area, bool)) -> Self {
        let former = area.kind() == AreaKind::Former;
        let tail = AreaTail {
            area_kind: area.kind().word(),
            last_year: area.last_year().filter(|_| former).map(|year| Number::count(year.into())),
            has_data: *has_data,
            predecessors: codes(area.predecessors()),
            successors: codes(area.successors()),
            same_trade: area.same_trade().map(Area::code),
        };
        let head = AreaHead { code: area.code(), name: area.name() };
        Self { head, names: ByLanguage::of(|language| language.area(*area)), tail }
    }
}

fn codes(areas: impl IntoIterator<Item = Area>) -> Vec<String> {
    areas.into_iter().map(|area| area.code().to_owned()).collect()
}
