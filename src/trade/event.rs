//! Events that a reader of the series may want beside it.

use std::collections::BTreeMap;

use super::{Area, Dyad};

/// What a text of the data is in other languages, by their tags of BCP 47.
pub type Translations = BTreeMap<String, String>;

/// Something that happened, or is expected to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The first day, month or year: `2024-10-22`, `2025-01` or `1861`.
    pub date: String,
    /// The last day, month or year of a longer one.
    pub end_date: Option<String>,
    /// The areas concerned.
    pub areas: Vec<Area>,
    /// Title in English.
    pub title: String,
    /// Its title in other languages.
    pub titles: Translations,
    /// A word for its kind, such as `visit` or `sanctions`.
    pub event_kind: String,
    /// Not yet happened when it was written down.
    pub expected: bool,
    /// Name of the source.
    pub source: String,
}

impl Event {
    /// Does it belong to this dyad? An event of one area belongs to every pair with that area, on either side; one of several
    /// named areas to the pairs of which both members are among them, in both directions: a visit of one country's minister to
    /// another is nothing that a third country's trade should be read beside.
    #[must_use]
    pub fn belongs_to(&self, dyad: Dyad) -> bool {
        let concerns = |side: Area| self.areas.contains(&side);
        let is_of_one = self.areas.iter().all(|area| Some(area) == self.areas.first());
        if is_of_one {
            concerns(dyad.reporter) || concerns(dyad.partner)
        } else {
            concerns(dyad.reporter) && concerns(dyad.partner)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// To which of these pairs an event of these areas belongs.
    fn of<'a>(areas: &[&str], pairs: &[&'a str]) -> Vec<&'a str> {
        let event = Event {
            date: "2024".to_owned(),
            end_date: None,
            areas: areas.iter().map(|code| code.parse().unwrap()).collect(),
            title: String::new(),
            titles: Translations::new(),
            event_kind: String::new(),
            expected: false,
            source: String::new(),
        };
        pairs.iter().copied().filter(|pair| event.belongs_to(pair.parse().unwrap())).collect()
    }

    const PAIRS: [&str; 6] = ["RUS-IRN", "IRN-RUS", "TUR-RUS", "IRN-AFG", "KAZ-BLR", "USA-THA"];

    #[test]
    fn an_event_of_one_area_is_beside_every_trade_of_that_area() {
        assert_eq!(of(&["IRN"], &PAIRS), ["RUS-IRN", "IRN-RUS", "IRN-AFG"]);
        assert_eq!(of(&["IRN", "IRN"], &PAIRS), ["RUS-IRN", "IRN-RUS", "IRN-AFG"], "named twice it is one area");
    }

    #[test]
    fn an_event_of_two_areas_is_beside_their_own_trade_in_both_directions() {
        // The visit of a Russian minister to Tehran says nothing of what Türkiye sells to Russia.
        assert_eq!(of(&["RUS", "IRN"], &PAIRS), ["RUS-IRN", "IRN-RUS"]);
    }

    #[test]
    fn an_event_of_several_areas_is_beside_the_trade_between_any_two_of_them() {
        assert_eq!(of(&["RUS", "KAZ", "BLR", "IRN"], &PAIRS), ["RUS-IRN", "IRN-RUS", "KAZ-BLR"]);
    }
}
