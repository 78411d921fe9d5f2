//! Providers' area codes to ISO 3166 alpha-3, by year where a code changed hands: 810 is the Soviet Union, COW's 365 is the
//! Soviet Union from 1923 to 1991 and Russia before and after, UN Comtrade's Switzerland is 757. A code that means another
//! territory than its area has today says so in a note. What is no country (bunkers, free zones, not specified) is kept as a
//! residual area, so that sums over partners miss nothing; sums of countries that stand beside them are kept out.

use foldhash::{HashMap, HashMapExt};

use super::reason::{DropReason, Dropped, Mapped};
use crate::trade::Area;

/// A list of area codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum CodeList {
    /// ISO 3166-1 alpha-3, as in our own files.
    Iso3,
    /// ISO 3166-1 alpha-2, with Eurostat's XS, XK, EL and UK.
    Iso2,
    /// UN Comtrade's numbers, which BACI shares.
    Un,
    /// The IMF's numbers.
    Imf,
    /// Correlates of War country numbers.
    Cow,
    /// WITS: alpha-3 with its own exceptions.
    Wits,
    /// Eurostat's partners of trade in goods: alpha-2 with its own codes for what is no country, and its aggregates.
    Comext,
    /// The IMF's trade in goods: alpha-3 with its own exceptions.
    Imts,
}

/// What a code stands for in some years.
struct CodeSpan {
    /// None where its rows are kept out on purpose; `territory` says why.
    area: Option<Area>,
    years: std::ops::RangeInclusive<i32>,
    /// The territory that the code names, where its area has had several.
    territory: &'static str,
}

/// A code list, ready to look up.
pub(super) struct AreaCodes {
    entries: HashMap<&'static str, Vec<CodeSpan>>,
    /// Are ISO 3166 alpha-3 codes that are not in the list what they are?
    also_alpha_3: bool,
}

/// The lists, and those that a list is read before.
const LISTS: [(CodeList, &str, Option<CodeList>); 8] = [
    (CodeList::Iso3, include_str!("areas_iso3.csv"), None),
    (CodeList::Iso2, include_str!("areas_iso2.csv"), None),
    (CodeList::Un, include_str!("areas_un.csv"), None),
    (CodeList::Imf, include_str!("areas_imf.csv"), None),
    (CodeList::Cow, include_str!("areas_cow.csv"), None),
    (CodeList::Wits, include_str!("areas_wits.csv"), None),
    (CodeList::Comext, include_str!("areas_comext.csv"), Some(CodeList::Iso2)),
    (CodeList::Imts, include_str!("areas_imts.csv"), None),
];

impl AreaCodes {
    pub(super) fn new(list: CodeList) -> Self {
        let mut entries = HashMap::new();
        let mut next = Some(list);
        while let Some((_, text, after)) = next.and_then(|next| LISTS.iter().find(|one| one.0 == next)) {
            read(text, &mut entries);
            next = *after;
        }
        Self { entries, also_alpha_3: matches!(list, CodeList::Iso3 | CodeList::Wits | CodeList::Imts) }
    }

    /// The area that a code stood for in a year, and the name of its territory where that is not plainly today's.
    pub(super) fn find(&self, code: &str, year: i32) -> Mapped<(Area, &str)> {
        let code = code.trim();
        let number = code.strip_suffix(".0").unwrap_or(code);
        let number = number.trim_start_matches('0');
        let plain = match (code.starts_with(|letter: char| letter.is_ascii_digit()), number) {
            (true, "") => "0",
            (true, number) => number,
            (false, _) => code,
        };
        let listed = self.entries.get(plain);
        if let Some(entry) = listed.and_then(|entries| entries.iter().find(|entry| entry.years.contains(&year))) {
            let kept_out = || Dropped::new(DropReason::Group, format!("{code:?} in {year}")).of_code(code).named(entry.territory);
            return entry.area.ok_or_else(kept_out).map(|area| (area, told(area, entry.territory, year)));
        }
        if listed.is_none()
            && self.also_alpha_3
            && let Ok(area) = code.parse()
        {
            return Ok((area, ""));
        }
        Err(Dropped::new(DropReason::Area, format!("{code:?} in {year}")).of_code(code))
    }
}

/// The entries of a list behind those that are there.
fn read(text: &'static str, entries: &mut HashMap<&'static str, Vec<CodeSpan>>) {
    let mut own: HashMap<&'static str, Vec<CodeSpan>> = HashMap::new();
    for line in text.lines().skip(1) {
        let mut parts = line.splitn(5, ',');
        let mut part = || parts.next().unwrap_or_default();
        let (code, area, from, to) = (part(), part(), part(), part());
        let years = from.parse().unwrap_or(i32::MIN)..=to.parse().unwrap_or(i32::MAX);
        own.entry(code).or_default().push(CodeSpan { area: area.parse().ok(), years, territory: part().trim_matches('"') });
    }
    for (code, list) in own {
        entries.entry(code).or_insert(list);
    }
}

/// The territory that a note must name: one that is not today's, or not what the year would have it.
fn told(area: Area, territory: &'static str, year: i32) -> &'static str {
    let usual = area.territory_of(year);
    let is_todays = usual == area.territory_of(i32::MAX);
    if is_todays && area.territory_named(territory) == Some(usual) { "" } else { territory }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(list: CodeList, code: &str, year: i32) -> Option<&'static str> {
        AreaCodes::new(list).find(code, year).ok().map(|found| found.0.code())
    }

    #[test]
    fn un_numbers_are_not_iso_numbers() {
        for (number, area) in [
            ("757", "CHE"),
            ("699", "IND"),
            ("842", "USA"),
            ("490", "S19"),
            ("0", "WLD"),
            ("036", "AUS"),
            ("643", "RUS"),
            ("810", "SUN"),
        ] {
            assert_eq!(code(CodeList::Un, number, 1990), Some(area), "{number}");
        }
        assert_eq!((code(CodeList::Un, "899", 2000), code(CodeList::Un, "975", 2000)), (Some("XNS"), None));
        let codes = AreaCodes::new(CodeList::Un);
        let (area, note) = codes.find("58", 1990).unwrap();
        assert_eq!((area.code(), note), ("BEL", "Belgium-Luxembourg"));
    }

    #[test]
    fn a_code_that_changed_hands_goes_by_year() {
        let russia = |year| code(CodeList::Cow, "365", year);
        assert_eq!(
            (russia(1913), russia(1950), russia(1991), russia(1992)),
            (Some("RUS"), Some("SUN"), Some("SUN"), Some("RUS"))
        );
        assert_eq!(code(CodeList::Cow, "630", 1950), Some("IRN"));
        assert_eq!((code(CodeList::Wits, "RUS", 1980), code(CodeList::Wits, "IRN", 1980)), (Some("SUN"), Some("IRN")));
        assert_eq!((code(CodeList::Wits, "KN1", 1979), code(CodeList::Wits, "SER", 2016)), (Some("KNA"), Some("SRB")));
        assert_eq!((code(CodeList::Imf, "922", 2000), code(CodeList::Imf, "429", 2000)), (Some("RUS"), Some("IRN")));
        assert_eq!(code(CodeList::Imf, "001", 2000), Some("WLD"));
        assert_eq!((code(CodeList::Iso2, "IR", 2015), code(CodeList::Iso2, "XS", 2015)), (Some("IRN"), Some("SRB")));
    }
}
