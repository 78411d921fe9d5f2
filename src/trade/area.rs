//! Areas: ISO 3166-1 alpha-3 countries, ISO 3166-3 former states and the special areas of trade statistics.

use std::{fmt, str::FromStr, sync::LazyLock};

use super::{Continent, UnknownTerm};

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

struct AreaLine {
    code: &'static str,
    name: &'static str,
    kind: AreaKind,
    alpha_2: &'static str,
    last_year: Option<u16>,
    role: Role,
    successors: &'static str,
    continent: Option<Continent>,
}

/// What an area is in a ranking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// One of those that are ranked.
    Single,
    /// The sum of others.
    Group,
    /// What was not told apart.
    Residual,
}

/// The code list; `areas.csv` beside this file, from the ISO 3166 tables (PDDL) and UN Comtrade's area groups. Codes that begin
/// with X are of the range that ISO 3166 leaves to its users. For the continents see [`Continent`].
static AREAS: LazyLock<Vec<AreaLine>> = LazyLock::new(|| {
    let mut reader = csv::Reader::from_reader(include_str!("areas.csv").as_bytes());
    let mut entries: Vec<AreaLine> = reader.records().filter_map(Result::ok).map(|record| entry(&record)).collect();
    entries.sort_by_key(|entry| entry.code);
    entries
});

/// The codes alone, close together, since every row of a file names two.
static CODES: LazyLock<Vec<[u8; 3]>> =
    LazyLock::new(|| AREAS.iter().filter_map(|entry| entry.code.as_bytes().try_into().ok()).collect());

fn entry(record: &csv::StringRecord) -> AreaLine {
    let text = |column: usize| -> &'static str { String::from(record.get(column).unwrap_or_default()).leak() };
    let kind = match &record[2] {
        "former" => AreaKind::Former,
        "special" => AreaKind::Special,
        _ => AreaKind::Country,
    };
    let role = match &record[5] {
        "group" => Role::Group,
        "residual" => Role::Residual,
        _ => Role::Single,
    };
    let last_year = record[4].parse().ok();
    let continent = Continent::from_word(&record[7]);
    AreaLine { code: text(0), name: text(1), kind, alpha_2: text(3), last_year, role, successors: text(6), continent }
}

/// Codes that stand for the same trade: UN Comtrade's Other Asia, not elsewhere specified, is Taiwan's.
const SAME_TRADE: [(&str, &str); 1] = [("TWN", "S19")];

/// Every area that an area's trade came from, by its place.
static PREDECESSORS: LazyLock<Vec<Vec<Area>>> = LazyLock::new(|| {
    let mut of_area: Vec<Vec<Area>> = Area::all().map(|_| Vec::new()).collect();
    for old in Area::all() {
        for new in old.successors() {
            if let Some(list) = of_area.get_mut(usize::from(new.0)) {
                list.push(old);
            }
        }
    }
    of_area
});

impl Area {
    /// World: all partners together.
    ///
    /// # Panics
    /// Never: the code list holds `WLD`, which a test checks.
    #[must_use]
    pub fn world() -> Self {
        static WORLD: LazyLock<Area> = LazyLock::new(|| Area::find("WLD").unwrap_or(Area(0)));
        *WORLD
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
        let place = CODES.binary_search(&code.as_bytes().try_into().ok()?).ok()?;
        u16::try_from(place).ok().map(Self)
    }

    fn entry(self) -> &'static AreaLine {
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
        self.entry().role == Role::Group && self.last_year().is_none()
    }

    /// Is it a sum of others in this Gregorian year? Until its last year the Southern African Customs Union is the only code that
    /// the United Nations' figures have for its members, so it is a partner as any other; after it, the members stand beside it.
    #[must_use]
    pub fn is_group_in(self, year: i32) -> bool {
        self.entry().role == Role::Group && self.last_year().is_none_or(|last| year > i32::from(last))
    }

    /// A region's partners that were not told apart: counted, but no partner to rank.
    #[must_use]
    pub fn is_residual(self) -> bool {
        self.entry().role == Role::Residual
    }

    /// The continent that it is of; none for the world, for Antarctica and for what lies on several or on none.
    #[must_use]
    pub fn continent(self) -> Option<Continent> {
        self.entry().continent
    }

    /// The areas that its trade, or a part of it, went on in: Sudan's in South Sudan's, the Soviet Union's in fifteen.
    pub fn successors(self) -> impl Iterator<Item = Self> {
        self.entry().successors.split(' ').filter_map(Self::find)
    }

    /// The areas that its trade came from, the nearest first: Serbia's from Serbia and Montenegro, and so from Yugoslavia.
    #[must_use]
    pub fn predecessors(self) -> Vec<Self> {
        let direct = |area: Self| PREDECESSORS.get(usize::from(area.0)).map_or(&[][..], Vec::as_slice);
        let mut found = direct(self).to_vec();
        let mut seen = 0;
        while let Some(area) = found.get(seen).copied() {
            seen += 1;
            let older: Vec<Self> = direct(area).iter().filter(|old| **old != self && !found.contains(old)).copied().collect();
            found.extend(older);
        }
        found
    }

    /// Another code for the same trade: `S19` of `TWN`, and the other way round.
    #[must_use]
    pub fn same_trade(self) -> Option<Self> {
        let code = self.code();
        let other = SAME_TRADE.iter().find_map(|(one, two)| match code {
            code if code == *one => Some(*two),
            code if code == *two => Some(*one),
            _ => None,
        });
        other.and_then(Self::find)
    }

    /// Every other area that its trade may stand under: the same, those before it and those after it.
    #[must_use]
    pub fn related(self) -> Vec<Self> {
        let mut found: Vec<Self> = self.same_trade().into_iter().chain(self.predecessors()).collect();
        found.extend(self.successors());
        found
    }

    /// The last year of a former state, by ISO 3166-3, and of a group whose members have figures of their own since.
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

    #[test]
    fn one_is_led_from_an_area_to_those_before_and_after_it() {
        let codes = |areas: Vec<Area>| areas.into_iter().map(Area::code).collect::<Vec<_>>().join(" ");
        let of = |code: &str| code.parse::<Area>().unwrap();
        for (code, before) in [
            ("RUS", "SUN"),
            ("SRB", "SCG YUG XAH"),
            ("CZE", "CSK XAH"),
            ("SVK", "CSK XAH"),
            ("DEU", "DDR"),
            ("SSD", "SDN"),
            ("ITA", ""),
        ] {
            assert_eq!(codes(of(code).predecessors()), before, "{code}");
        }
        assert_eq!(of("SUN").successors().count(), 15);
        assert_eq!(codes(of("YUG").successors().collect()), "BIH HRV MKD SCG SVN");
        assert_eq!(
            (of("TWN").same_trade(), of("S19").same_trade(), of("ITA").same_trade()),
            (Some(of("S19")), Some(of("TWN")), None)
        );
        for area in Area::all() {
            assert!(area.kind() != AreaKind::Former || area.successors().next().is_some(), "{area} has no successor");
            assert_eq!(
                area.successors().count(),
                area.entry().successors.split_whitespace().count(),
                "{area}: an unknown successor"
            );
            assert!(!area.related().contains(&area), "{area}");
        }
    }

    #[test]
    fn every_country_has_a_continent() {
        let of = |code: &str| code.parse::<Area>().unwrap().continent().map(Continent::word);
        let told = [
            ("RUS", "europe"),
            ("TUR", "asia"),
            ("CYP", "asia"),
            ("EGY", "africa"),
            ("MEX", "north-america"),
            ("GUY", "south-america"),
        ];
        for (code, continent) in
            told.into_iter().chain([("SUN", "europe"), ("TWN", "asia"), ("S19", "asia"), ("ANT", "north-america")])
        {
            assert_eq!(of(code), Some(continent), "{code}");
        }
        for area in Area::all().filter(|area| area.kind() != AreaKind::Special && area.continent().is_none()) {
            assert!(["ATA", "ATB", "ATN"].contains(&area.code()), "{area}");
        }
        assert_eq!([of("WLD"), of("EUU"), of("XNS"), of("XLA")], [None; 4], "several continents, or none");
        let count = |continent| {
            Area::all().filter(|area| area.kind() == AreaKind::Country && area.continent() == Some(continent)).count()
        };
        // As M49 counts them, with Taiwan: 60, 41, 16, 51, 51 and 29; Antarctica is the 249th.
        assert_eq!(Continent::ALL.map(count), [60, 41, 16, 51, 51, 29]);
    }

    #[test]
    fn groups_and_residues_are_no_partners_but_the_customs_union_was_one() {
        let of = |code: &str| code.parse::<Area>().unwrap();
        assert!(!of("ZA1").is_group() && !of("ZA1").is_group_in(1999) && of("ZA1").is_group_in(2000));
        assert!(of("WLD").is_group_in(1990) && of("EUU").is_group_in(1990) && !of("S19").is_group());
        for code in ["XNS", "XBK", "XFZ", "XSC", "XEU", "XLA", "E19"] {
            assert!(of(code).is_residual() && !of(code).is_group(), "{code}");
        }
        for code in ["XKX", "S19", "XNI", "XCI", "XCM", "ZA1"] {
            assert!(!of(code).is_residual() && !of(code).is_group(), "{code}");
        }
    }
}
