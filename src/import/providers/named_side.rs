//! A side of the trade whose row names it twice, by a number and by an ISO code (UN Comtrade, old and new): the number is
//! followed, the ISO code helps where the number is not known, and what contradicts is told.

use crate::{
    import::{
        codes::AreaCodes,
        delimited_text::Record,
        header::Header,
        provider::Side,
        reason::{DropReason, Dropped, Mapped},
    },
    trade::{Area, AreaKind},
};

/// The columns of a side.
pub(super) struct NamedSide {
    pub code: usize,
    iso: Option<usize>,
    name: Option<usize>,
}

/// UN Comtrade's own list gives "Europe EU, nes" the ISO code of Monaco.
const NOT_BY_ISO: [&str; 1] = ["492"];

impl NamedSide {
    /// The columns by the names that one of the forms has for them.
    pub(super) fn new(header: &Header, code: usize, iso: [&str; 2], name: [&str; 2]) -> Self {
        let first = |names: [&str; 2]| names.iter().find_map(|name| header.place(name));
        Self { code, iso: first(iso), name: first(name) }
    }

    /// The area, and what is to be told of how it was found.
    pub(super) fn find<'a>(&self, areas: &'a AreaCodes, record: &Record, year: i32) -> Mapped<(Side<'a>, Option<Dropped>)> {
        let (code, iso) = (record.field(self.code), record.optional(self.iso));
        let name = record.optional(self.name);
        match areas.find(code, year) {
            Ok(side) if iso.is_empty() || iso == side.0.code() || !side.1.is_empty() => Ok((side, None)),
            Ok(side) => {
                let told = contradicts(side.0, iso).then(|| {
                    let detail = format!("{code:?} is {}, its ISO code {iso:?}", side.0.code());
                    Dropped::new(DropReason::Contradiction, detail).of_code(format!("{code} and {iso}")).named(name.to_owned())
                });
                Ok((side, told))
            }
            Err(dropped) if dropped.reason == DropReason::Group => Err(dropped),
            Err(dropped) => match iso.parse::<Area>().ok().filter(|area| Self::may_be(*area, code, name)) {
                Some(area) => {
                    let detail = format!("{code:?} taken as {}", area.code());
                    let told =
                        Dropped::new(DropReason::Resolved, detail).of_code(format!("{code} as {iso}")).named(name.to_owned());
                    Ok(((area, ""), Some(told)))
                }
                None => Err(dropped.named(if name.is_empty() { iso } else { name }.to_owned())),
            },
        }
    }

    /// A country or former state, and not a rest of a region whose ISO code is only borrowed.
    fn may_be(area: Area, code: &str, name: &str) -> bool {
        area.kind() != AreaKind::Special && !NOT_BY_ISO.contains(&code) && !is_rest(name)
    }
}

/// Is this the name of what is not elsewhere specified?
fn is_rest(name: &str) -> bool {
    let mut words = name.split(|letter: char| !letter.is_alphanumeric());
    words.any(|word| word.eq_ignore_ascii_case("nes")) || name.to_ascii_lowercase().contains("not elsewhere")
}

/// Do both name a country, and not the same one?
fn contradicts(area: Area, iso: &str) -> bool {
    let countries = |other: &Area| other.kind() == AreaKind::Country && area.kind() == AreaKind::Country;
    let same = |other: &Area| area.same_trade() == Some(*other);
    iso.parse::<Area>().ok().filter(countries).is_some_and(|other| other != area && !same(&other))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::codes::CodeList;

    fn found(code: &str, iso: &str, name: &str) -> Result<(&'static str, Option<DropReason>), String> {
        let header = Header::from_record(&Record::from_fields(1, ["partnerCode", "partnerISO", "partnerDesc"].into_iter()));
        let side = NamedSide::new(&header, 0, ["partnerISO", "Partner ISO"], ["partnerDesc", "Partner"]);
        let record = Record::from_fields(2, [code, iso, name].into_iter());
        let areas = AreaCodes::new(CodeList::Un);
        let found = side.find(&areas, &record, 2010).map_err(|dropped| format!("{} {}", dropped.code, dropped.name))?;
        Ok((found.0.0.code(), found.1.map(|told| told.reason)))
    }

    #[test]
    fn the_iso_code_helps_and_is_held_against_the_number() {
        assert_eq!(found("643", "RUS", "Russian Federation"), Ok(("RUS", None)));
        assert_eq!(found("643", "", ""), Ok(("RUS", None)));
        assert_eq!(found("9999", "ITA", "Italy"), Ok(("ITA", Some(DropReason::Resolved))));
        assert_eq!(found("32", "BRA", "Argentina"), Ok(("ARG", Some(DropReason::Contradiction))));
        assert_eq!(found("0", "W00", "World"), Ok(("WLD", None)));
        // No ISO code, or that of a rest, does not make a country.
        assert_eq!(found("9997", "_X", "Somewhere"), Err("9997 Somewhere".to_owned()));
        assert_eq!(found("9997", "", ""), Err("9997 ".to_owned()));
        assert_eq!(found("9998", "FRA", "Other Europe, nes"), Err("9998 Other Europe, nes".to_owned()));
    }
}
