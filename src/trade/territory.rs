//! Which territory the figures of an area are about: an area may keep its code and change its territory. `BEL` is
//! Belgium-Luxembourg until 1998 and Belgium from 1999, `DEU` the Federal Republic until 1990 and Germany from 1991. Figures of
//! two territories are not comparable, whichever provider they come from.
//!
//! The rule: a row's note names the territory where a provider's code did (`partner: Belgium-Luxembourg`), else the period
//! decides by `territories.csv`. A provider with other years than that table so says them in its own code list. A year is wholly
//! of the territory that the table has for it; of shorter periods and other calendars, one in which the territory changes is of
//! neither.

use std::sync::LazyLock;

use chrono::NaiveDate;

use super::{Area, Calendar, Dyad, Frequency, Period};

/// One territory of an area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Territory {
    /// Its name, as notes say it.
    pub name: &'static str,
    /// The first year; none of the first territory, and of one that only a provider's code tells.
    pub from: Option<i32>,
    /// The month in which it began, of shorter periods than years.
    month: i32,
}

/// The territories of areas that have several, by the place of the area: those with years in their order, then the others.
static TERRITORIES: LazyLock<Vec<Vec<Territory>>> = LazyLock::new(|| {
    let mut of_area: Vec<Vec<Territory>> = Area::all().map(|_| Vec::new()).collect();
    let mut reader = csv::Reader::from_reader(include_str!("territories.csv").as_bytes());
    for record in reader.records().filter_map(Result::ok) {
        let Some(list) = record[0].parse::<Area>().ok().and_then(|area| of_area.get_mut(usize::from(area.place()))) else {
            continue;
        };
        let from = record[1].parse().ok();
        list.push(Territory { name: String::from(&record[3]).leak(), from, month: record[2].parse().unwrap_or(1) });
    }
    of_area
});

/// The territories of the reporter and the partner that a figure is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Territories {
    reporter: Place,
    partner: Place,
}

/// Twice the place in an area's list; one more for a period in which the next one begins; [`MIXED`] for a sum over several.
type Place = u8;

/// Of several territories.
const MIXED: Place = Place::MAX;

/// What the note of such a sum says.
const SEVERAL: &str = "several territories";

/// The two sides of a note.
const SIDES: [&str; 2] = ["reporter", "partner"];

impl Area {
    /// Its territories, in their order; none where there was only ever one.
    #[must_use]
    pub fn territories(self) -> &'static [Territory] {
        TERRITORIES.get(usize::from(self.place())).map_or(&[], Vec::as_slice)
    }

    /// The territory of that name.
    #[must_use]
    pub fn territory_named(self, name: &str) -> Option<usize> {
        self.territories().iter().position(|territory| territory.name == name)
    }

    /// The territory that figures of a whole Gregorian year are about unless their provider says another.
    #[must_use]
    pub fn territory_of(self, year: i32) -> usize {
        usize::from(by_date(self.territories(), Calendar::Gregorian, Period::year(year)) / 2)
    }
}

impl Territory {
    fn begins_by(&self, month: i32) -> bool {
        self.from.is_some_and(|year| year * 12 + self.month - 1 <= month)
    }

    fn first_day(&self) -> Option<NaiveDate> {
        Calendar::Gregorian.month_begins(self.from? * 12 + self.month - 1)
    }
}

/// The place of a period's territory.
fn by_date(list: &[Territory], calendar: Calendar, period: Period) -> Place {
    let newest = |begun: &dyn Fn(&Territory) -> bool| list.iter().rposition(begun).unwrap_or(0);
    let (begin, end) = match (calendar, period.frequency()) {
        (Calendar::Gregorian, Frequency::Annual) => {
            let place = newest(&|territory| territory.from.is_some_and(|year| year <= period.ordinal()));
            (place, place)
        }
        (Calendar::Gregorian, _) => {
            let month = period.first_month();
            let final_month = month + period.months() - 1;
            (newest(&|territory| territory.begins_by(month)), newest(&|territory| territory.begins_by(final_month)))
        }
        _ => {
            let by = |day: Option<NaiveDate>| newest(&|territory| territory.first_day().is_some_and(|first| Some(first) <= day));
            (by(period.first_day(calendar)), by(period.last_day(calendar)))
        }
    };
    u8::try_from(2 * begin + usize::from(end > begin)).unwrap_or(MIXED)
}

/// What a note calls the territory of a side.
fn names<'a>(side: &'a str, note: &'a str) -> impl Iterator<Item = &'a str> {
    note.split("; ").filter_map(move |part| part.strip_prefix(side)?.strip_prefix(": "))
}

/// The place that a note gives a side.
fn by_note(area: Area, side: &str, note: &str) -> Option<Place> {
    names(side, note).find_map(
        |name| {
            if name == SEVERAL { Some(MIXED) } else { u8::try_from(2 * area.territory_named(name)?).ok() }
        },
    )
}

impl Territories {
    /// Has either side of the dyad ever been of another territory?
    #[must_use]
    pub fn may_differ(dyad: Dyad) -> bool {
        !(dyad.reporter.territories().is_empty() && dyad.partner.territories().is_empty())
    }

    /// The territories of a figure, by its note and its period.
    #[must_use]
    pub fn of_dyad(dyad: Dyad, calendar: Calendar, period: Period, note: Option<&str>) -> Self {
        let place = |area: Area, side: &str| match area.territories() {
            [] => 0,
            list => note.and_then(|note| by_note(area, side, note)).unwrap_or_else(|| by_date(list, calendar, period)),
        };
        Self { reporter: place(dyad.reporter, SIDES[0]), partner: place(dyad.partner, SIDES[1]) }
    }

    /// How many sides are of another territory than the period has them, or of the right one under a code that came later: such a
    /// figure stands behind one that is of the right territory under its own code.
    #[must_use]
    pub fn unusual_sides(dyad: Dyad, calendar: Calendar, period: Period, note: &str) -> u8 {
        if note.is_empty() || !Self::may_differ(dyad) {
            return 0;
        }
        let usual = Self::of_dyad(dyad, calendar, period, None);
        let sides = [(dyad.reporter, SIDES[0], usual.reporter), (dyad.partner, SIDES[1], usual.partner)];
        let unusual = sides.into_iter().filter(|(area, side, usual)| {
            names(side, note).any(|_| by_note(*area, side, note) != Some(*usual)) && !area.territories().is_empty()
        });
        u8::try_from(unusual.count()).unwrap_or(2)
    }

    /// Are the figures about the same?
    #[must_use]
    pub fn are_those(self, other: Self) -> bool {
        self == other && self.reporter != MIXED && self.partner != MIXED
    }

    /// Those of a sum of two figures.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        let both = |one: Place, two: Place| if one == two { one } else { MIXED };
        Self { reporter: both(self.reporter, other.reporter), partner: both(self.partner, other.partner) }
    }

    /// The same as the partner sees it.
    #[must_use]
    pub fn mirror(self) -> Self {
        Self { reporter: self.partner, partner: self.reporter }
    }

    /// The note that keeps them; none where the period gives the same.
    #[must_use]
    pub fn note(self, dyad: Dyad, calendar: Calendar, period: Period) -> Option<String> {
        let usual = Self::of_dyad(dyad, calendar, period, None);
        if self == usual {
            return None;
        }
        let sides = [(dyad.reporter, self.reporter), (dyad.partner, self.partner)].into_iter().zip(SIDES);
        let parts = sides.filter_map(|((area, place), side)| Some(format!("{side}: {}", name(area, place)?)));
        Some(parts.collect::<Vec<_>>().join("; "))
    }

    /// What changed from an earlier figure to this one, in words; nothing where nothing did.
    #[must_use]
    pub fn change_since(self, earlier: Self, dyad: Dyad) -> Option<String> {
        let sides = [(dyad.reporter, earlier.reporter, self.reporter), (dyad.partner, earlier.partner, self.partner)];
        let told = sides.into_iter().filter(|(_, old, new)| old != new || *new == MIXED).filter_map(|(area, old, new)| {
            Some(format!("the territory of {area} is another from here: {}, before {}", name(area, new)?, name(area, old)?))
        });
        Some(told.collect::<Vec<_>>().join("; ")).filter(|told| !told.is_empty())
    }
}

/// The name of a place in an area's list.
fn name(area: Area, place: Place) -> Option<String> {
    if place == MIXED {
        return Some(SEVERAL.to_owned());
    }
    let own = area.territories().get(usize::from(place / 2))?.name;
    match area.territories().get(usize::from(place / 2 + 1)) {
        Some(next) if place % 2 == 1 => Some(format!("{own} and in part {}", next.name)),
        _ => Some(own.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(pair: &str, period: &str, note: &str) -> Territories {
        Territories::of_dyad(pair.parse().unwrap(), Calendar::Gregorian, period.parse().unwrap(), Some(note))
    }

    #[test]
    fn a_period_or_a_note_says_which_territory_it_is() {
        let by_year = |period: &str| of("RUS-BEL", period, "");
        assert!(by_year("1993").are_those(by_year("1998")) && by_year("1999").are_those(by_year("2020")));
        assert!(!by_year("1998").are_those(by_year("1999")) && !by_year("1998-12").are_those(by_year("1999-01")));
        // The IMF has Belgium alone from 1997 and says so.
        let alone = of("RUS-BEL", "1997", "partner: Belgium");
        assert!(alone.are_those(by_year("1999")) && !alone.are_those(by_year("1996")));
        // The old code goes on: it is still the old territory.
        assert!(of("RUS-BEL", "2003", "a remark; partner: Belgium-Luxembourg").are_those(by_year("1998")));
        assert!(of("RUS-BEL", "2003", "partner: Atlantis").are_those(by_year("2004")));
        assert!(
            of("RUS-ITA", "1950", "").are_those(of("RUS-ITA", "2020", ""))
                == ("RUS".parse::<Area>().unwrap().territories().is_empty())
        );
        assert!(of("FRA-ITA", "1900", "").are_those(of("FRA-ITA", "2020", "")), "Italy never changed");
        assert!(of("FRA-WLD", "1900", "").are_those(of("FRA-WLD", "2020", "")), "nor did the world");
    }

    #[test]
    fn months_and_iranian_years_in_which_it_changes_are_of_neither() {
        let month = |period: &str| of("FRA-EUU", period, "");
        assert!(month("2004-04").are_those(month("2003-01")) && month("2004-05").are_those(month("2005-01")));
        let quarter = month("2004-Q2");
        assert!(!quarter.are_those(month("2004-Q1")) && !quarter.are_those(month("2004-Q3")));
        assert!(month("2004").are_those(month("2005")) && !month("2004").are_those(month("2003")), "years are of the new ones");
        let iran: Dyad = "IRN-DEU".parse().unwrap();
        let year = |label: &str| Territories::of_dyad(iran, Calendar::SolarHijri, label.parse().unwrap(), None);
        // 1369 ran from 1990-03-21 to 1991-03-20.
        assert!(year("1367").are_those(year("1368")) && year("1370").are_those(year("1371")));
        assert!(!year("1369").are_those(year("1368")) && !year("1369").are_those(year("1370")));
        let told = year("1369").change_since(year("1368"), iran).unwrap();
        assert!(told.contains("Federal Republic of Germany and in part Germany"), "{told}");
    }

    #[test]
    fn what_is_not_as_the_period_says_is_kept_in_a_note() {
        let dyad: Dyad = "RUS-BEL".parse().unwrap();
        let kept = |pair: Territories, period: &str| pair.note(dyad, Calendar::Gregorian, period.parse().unwrap());
        assert_eq!(kept(of("RUS-BEL", "1998", ""), "1998"), None);
        let late = of("RUS-BEL", "2003", "partner: Belgium-Luxembourg");
        assert_eq!(of("RUS-BEL", "2003", &kept(late, "2003").unwrap()), late);
        let mixed = late.and(of("RUS-BEL", "2003", ""));
        assert!(!mixed.are_those(mixed), "a sum over two territories is comparable with nothing");
        assert_eq!(of("RUS-BEL", "2003", &kept(mixed, "2003").unwrap()), mixed);
    }

    #[test]
    fn a_figure_under_the_code_of_its_time_stands_before_others() {
        let sides = |period: &str, note: &str| {
            Territories::unusual_sides("RUS-BEL".parse().unwrap(), Calendar::Gregorian, period.parse().unwrap(), note)
        };
        assert_eq!((sides("1998", "partner: Belgium-Luxembourg"), sides("1999", "partner: Belgium-Luxembourg")), (0, 1));
        assert_eq!((sides("1998", ""), sides("1999", ""), sides("1999", "a remark")), (0, 0, 0));
        assert_eq!(sides("1998", "partner: Belgium-Luxembourg under a later code"), 1);
    }

    #[test]
    fn the_table_is_in_order_and_names_are_plain() {
        let mut changed = 0;
        for area in Area::all().filter(|area| !area.territories().is_empty()) {
            changed += 1;
            let list = area.territories();
            assert!(list.len() > 1 && list.len() < 100, "{area}");
            assert_eq!(list[0].from, None, "{area}: the first territory has no beginning");
            let years: Vec<i32> = list.iter().filter_map(|territory| territory.from).collect();
            assert!(!years.is_empty() && years.is_sorted(), "{area}");
            assert!(list[1..].iter().take(years.len()).all(|territory| territory.from.is_some()), "{area}: years first");
            assert!(list.iter().all(|territory| !territory.name.contains("; ") && !territory.name.contains('"')), "{area}");
        }
        assert!(changed > 20);
    }

    #[test]
    fn the_page_lists_the_table() {
        let page = include_str!("../../docs/territories.md");
        let told = |territory: &Territory| match (territory.from, territory.month) {
            (None, _) => territory.name.to_owned(),
            (Some(year), 1) => format!("{} from {year}", territory.name),
            (Some(year), month) => format!("{} from {year}-{month:02}", territory.name),
        };
        let mut lines = 0;
        for area in Area::all() {
            let list = area.territories();
            if !list.is_empty() {
                let parts = list.iter().enumerate().map(|(place, territory)| match (place, territory.from) {
                    (1.., None) => format!("{} (where the provider's code says so)", territory.name),
                    _ => told(territory),
                });
                let line = format!("| {area} | {} |", parts.collect::<Vec<_>>().join("; "));
                assert!(page.contains(&line), "docs/territories.md lacks: {line}");
                lines += 1;
            }
            let successors: Vec<&str> = area.successors().map(Area::code).collect();
            if !successors.is_empty() {
                let ended = area.last_year().map_or_else(String::new, |year| year.to_string());
                let line = format!("| {area} | {} | {ended} | {} |", area.name(), successors.join(", "));
                assert!(page.contains(&line), "docs/territories.md lacks: {line}");
                lines += 1;
            }
        }
        let rows = page.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| area")).count();
        assert_eq!(rows, lines, "docs/territories.md has rows that the table lacks");
    }
}
