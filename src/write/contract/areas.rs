//! The code list.

use super::by_language::ByLanguage;
use crate::{
    language::Language,
    trade::{Area, AreaKind},
    write::{Number, member::members},
};

members! {
    /// One area.
    struct AreaItem {
        code: &'static str,
        name: &'static str,
        names: ByLanguage<&'static str> = Language::NAME_MEMBERS,
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
        Self {
            code: area.code(),
            name: area.name(),
            names: ByLanguage::of(|language| language.area(*area)),
            area_kind: area.kind().word(),
            last_year: area.last_year().filter(|_| former).map(|year| Number::count(year.into())),
            has_data: *has_data,
            predecessors: codes(area.predecessors()),
            successors: codes(area.successors()),
            same_trade: area.same_trade().map(Area::code),
        }
    }
}

fn codes(areas: impl IntoIterator<Item = Area>) -> Vec<String> {
    areas.into_iter().map(|area| area.code().to_owned()).collect()
}
