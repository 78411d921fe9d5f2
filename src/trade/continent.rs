//! Continents: the regions of the United Nations' M49 standard, its Americas in two.

/// A continent, by the United Nations' "Standard country or area codes for statistical use" (M49): its regions Africa (002), Asia
/// (142), Europe (150) and Oceania (009), and of its Americas North America (003, with Central America and the Caribbean) and
/// South America (005).
///
/// So Russia is of Europe, Türkiye, Cyprus and the Caucasus of Asia. What M49 does not list stands where its land lies: Taiwan in
/// Asia, Kosovo in Europe; former states where M49 had them or where their successors are, the Soviet Union in Europe as there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Continent {
    /// Africa.
    Africa,
    /// North America, Central America and the Caribbean.
    NorthAmerica,
    /// South America.
    SouthAmerica,
    /// Asia.
    Asia,
    /// Europe.
    Europe,
    /// Oceania.
    Oceania,
}

impl Continent {
    /// Every continent.
    pub const ALL: [Self; 6] = [Self::Africa, Self::NorthAmerica, Self::SouthAmerica, Self::Asia, Self::Europe, Self::Oceania];

    /// Its word in the code list.
    #[must_use]
    pub fn word(self) -> &'static str {
        ["africa", "north-america", "south-america", "asia", "europe", "oceania"][self as usize]
    }

    /// The continent of a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|continent| continent.word() == word)
    }
}
