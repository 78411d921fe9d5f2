//! Providers' area codes to ISO 3166 alpha-3, by year where a code changed hands: 810 is the Soviet Union, COW's 365 is the
//! Soviet Union from 1923 to 1991 and Russia before and after, UN Comtrade's Switzerland is 757. A code that means a larger
//! or smaller territory than its ISO code says so in a note.

use std::collections::HashMap;

use super::reason::{Dropped, Mapped, Reason};
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
}

struct Entry {
    area: Area,
    years: std::ops::RangeInclusive<i32>,
    note: String,
}

/// A code list, ready to look up.
pub(super) struct AreaCodes {
    entries: HashMap<&'static str, Vec<Entry>>,
    also_alpha_3: bool,
}

impl AreaCodes {
    pub(super) fn new(list: CodeList) -> Self {
        let text = match list {
            CodeList::Iso3 => "",
            CodeList::Iso2 => include_str!("areas_iso2.csv"),
            CodeList::Un => include_str!("areas_un.csv"),
            CodeList::Imf => include_str!("areas_imf.csv"),
            CodeList::Cow => include_str!("areas_cow.csv"),
            CodeList::Wits => include_str!("areas_wits.csv"),
        };
        let mut entries: HashMap<&'static str, Vec<Entry>> = HashMap::new();
        for line in text.lines().skip(1) {
            let mut parts = line.splitn(5, ',');
            let mut part = || parts.next().unwrap_or_default();
            let (code, area, from, to) = (part(), part(), part(), part());
            let years = from.parse().unwrap_or(i32::MIN)..=to.parse().unwrap_or(i32::MAX);
            if let Ok(area) = area.parse() {
                entries.entry(code).or_default().push(Entry { area, years, note: part().trim_matches('"').to_owned() });
            }
        }
        Self { entries, also_alpha_3: matches!(list, CodeList::Iso3 | CodeList::Wits) }
    }

    /// The area that a code stood for in a year, and a note when that was another territory.
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
            return Ok((entry.area, &entry.note));
        }
        if listed.is_none()
            && self.also_alpha_3
            && let Ok(area) = code.parse()
        {
            return Ok((area, ""));
        }
        Err(Dropped::new(Reason::Area, format!("{code:?} in {year}")).of_code(code))
    }
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
        assert_eq!(code(CodeList::Un, "899", 2000), None);
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
        assert_eq!((code(CodeList::Wits, "KN1", 1979), code(CodeList::Wits, "KN1", 2016)), (Some("KNA"), None));
        assert_eq!((code(CodeList::Imf, "922", 2000), code(CodeList::Imf, "429", 2000)), (Some("RUS"), Some("IRN")));
        assert_eq!(code(CodeList::Imf, "001", 2000), Some("WLD"));
        assert_eq!((code(CodeList::Iso2, "IR", 2015), code(CodeList::Iso2, "XS", 2015)), (Some("IRN"), Some("SRB")));
    }
}
