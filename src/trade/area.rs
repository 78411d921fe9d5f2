//! Areas: ISO 3166-1 alpha-3 countries, ISO 3166-3 former states and the special areas of trade statistics.

use std::{fmt, str::FromStr, sync::LazyLock};

use super::UnknownTerm;

/// A country, former state or special area, held as its place in the code list (sorted by code).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Area(u16);

/// What kind of area a code stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AreaKind {
    /// In ISO 3166-1.
    Country,
    /// In ISO 3166-3: no longer exists; never the same as its successor.
    Former,
    /// Used by trade statistics only: World, groups, not elsewhere specified.
    Special,
}

struct Entry {
    code: &'static str,
    name: &'static str,
    kind: AreaKind,
    alpha_2: &'static str,
    last_year: Option<u16>,
}

/// The code list; `areas.csv` beside this file, from the ISO 3166 tables (PDDL) and UN Comtrade's area groups.
static AREAS: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    let mut reader = csv::Reader::from_reader(include_str!("areas.csv").as_bytes());
    let mut entries: Vec<Entry> = reader.records().filter_map(Result::ok).map(|record| entry(&record)).collect();
    entries.sort_by_key(|entry| entry.code);
    entries
});

fn entry(record: &csv::StringRecord) -> Entry {
    let text = |column: usize| -> &'static str { String::from(record.get(column).unwrap_or_default()).leak() };
    let kind = match &record[2] {
        "former" => AreaKind::Former,
        "special" => AreaKind::Special,
        _ => AreaKind::Country,
    };
    Entry { code: text(0), name: text(1), kind, alpha_2: text(3), last_year: record.get(4).and_then(|year| year.parse().ok()) }
}

/// Sums of areas: the World, the European Union, the Southern African Customs Union.
const GROUPS: [&str; 3] = ["WLD", "EUU", "ZA1"];

/// Special codes that stand for one economy: Kosovo, and UN Comtrade's Other Asia, which is Taiwan's trade.
const SINGLE: [&str; 2] = ["XKX", "S19"];

impl Area {
    /// World: all partners together.
    ///
    /// # Panics
    /// Never: the code list holds `WLD`, which a test checks.
    #[must_use]
    pub fn world() -> Self {
        Self::find("WLD").unwrap_or(Self(0))
    }

    /// Every area of the code list, by code.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..AREAS.len()).filter_map(|place| u16::try_from(place).ok()).map(Self)
    }

    /// The first area of the code list.
    #[must_use]
    pub fn first() -> Self {
        Self(0)
    }

    /// The last area of the code list.
    #[must_use]
    pub fn last() -> Self {
        Self(u16::try_from(AREAS.len() - 1).unwrap_or(u16::MAX))
    }

    fn find(code: &str) -> Option<Self> {
        let place = AREAS.binary_search_by_key(&code, |entry| entry.code).ok()?;
        u16::try_from(place).ok().map(Self)
    }

    fn entry(self) -> &'static Entry {
        &AREAS[usize::from(self.0)]
    }

    /// The area at this place of the code list, as stored in table columns.
    #[must_use]
    pub fn from_place(place: u16) -> Option<Self> {
        (usize::from(place) < AREAS.len()).then_some(Self(place))
    }

    /// The place in the code list, as stored in table columns.
    #[must_use]
    pub fn place(self) -> u16 {
        self.0
    }

    /// The alpha-3 code.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.entry().code
    }

    /// The short English name.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.entry().name
    }

    /// The ISO 3166-1 alpha-2 code, where it has one: `RU`.
    #[must_use]
    pub fn alpha_2(self) -> Option<&'static str> {
        Some(self.entry().alpha_2).filter(|code| code.len() == 2)
    }

    /// Country, former state or special area.
    #[must_use]
    pub fn kind(self) -> AreaKind {
        self.entry().kind
    }

    /// A sum of several areas, World among them: never ranked among its members, nor added to them.
    #[must_use]
    pub fn is_group(self) -> bool {
        GROUPS.contains(&self.code())
    }

    /// A region's partners that were not told apart: counted, but no partner to rank.
    #[must_use]
    pub fn is_residual(self) -> bool {
        self.kind() == AreaKind::Special && !self.is_group() && !SINGLE.contains(&self.code())
    }

    /// The year a former state ended, by ISO 3166-3.
    #[must_use]
    pub fn last_year(self) -> Option<u16> {
        self.entry().last_year
    }
}

impl AreaKind {
    /// The word used in answers.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Country => "country",
            Self::Former => "former",
            Self::Special => "special",
        }
    }
}

impl FromStr for Area {
    type Err = UnknownTerm;

    fn from_str(text: &str) -> Result<Self, UnknownTerm> {
        Self::find(text).ok_or_else(|| {
            UnknownTerm::new("area", text, "an ISO 3166 alpha-3 code in capitals such as RUS, SUN or WLD (see /v1/areas)")
        })
    }
}

impl fmt::Display for Area {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.code())
    }
}

impl fmt::Debug for Area {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_reads_back_and_the_soviet_union_is_not_russia() {
        assert!(Area::all().count() > 290, "249 countries, 30 former states, the special areas");
        for area in Area::all() {
            assert_eq!(area.code().parse(), Ok(area));
            assert_eq!(Area::from_place(area.place()), Some(area));
        }
        assert_eq!(Area::world().code(), "WLD");
        let soviet_union: Area = "SUN".parse().unwrap();
        assert_eq!((soviet_union.kind(), soviet_union.last_year()), (AreaKind::Former, Some(1992)));
        assert_ne!(Ok(soviet_union), "RUS".parse());
        assert!("rus".parse::<Area>().is_err());
    }
}
