//! What figures are drawn as, and which of it suits which resource.

use crate::{
    parameter::ParameterError,
    query::{Resource, View},
};

/// What figures are drawn as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ChartKind {
    /// Bars from zero.
    Bar,
    /// Lines with markers.
    Line,
    /// Levels above, change below; a balance with its two sides.
    Combo,
    /// Two markers a period, joined by a line as long as what lies between them.
    Dumbbell,
    /// A small panel for each of several series.
    Multiples,
    /// Areas within an area.
    Treemap,
    /// Shares on top of one another, by period.
    Stacked,
}

impl ChartKind {
    /// Every kind.
    pub const ALL: [Self; 7] =
        [Self::Bar, Self::Line, Self::Combo, Self::Dumbbell, Self::Multiples, Self::Treemap, Self::Stacked];

    /// The words used in addresses.
    pub const WORDS: [&str; 7] = ["bar", "line", "combo", "dumbbell", "multiples", "treemap", "stacked"];

    /// The word used in addresses.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::WORDS[self as usize]
    }

    /// The kind of a word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// The kinds that a resource can be drawn as; none where there is no picture.
    #[must_use]
    pub fn offered(resource: &Resource) -> &'static [Self] {
        match resource {
            Resource::View(_, View::Mirror) => &[Self::Bar, Self::Line, Self::Combo, Self::Dumbbell],
            Resource::View(_, View::Products) => &[Self::Treemap, Self::Stacked, Self::Bar],
            Resource::Compare => &[Self::Line, Self::Multiples],
            Resource::View(_, view) if view.has_picture() => &[Self::Bar, Self::Line, Self::Combo],
            Resource::Partners(_) => &[Self::Bar],
            _ => &[],
        }
    }

    /// The kind of a word, if a resource can be drawn as it.
    ///
    /// # Errors
    /// [`ParameterError`] with the kinds that this resource offers.
    pub fn chosen(word: &str, resource: &Resource) -> Result<Self, ParameterError> {
        let offered = Self::offered(resource);
        Self::of(word).filter(|kind| offered.contains(kind)).ok_or_else(|| {
            let allowed: Vec<&str> = offered.iter().map(|kind| kind.word()).collect();
            ParameterError::new("kind", format!("{word:?} is not allowed here"), &allowed)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_resource_says_which_kinds_it_has() {
        assert!(ChartKind::ALL.into_iter().all(|kind| ChartKind::of(kind.word()) == Some(kind)));
        let partners = Resource::Partners("RUS".parse().unwrap());
        assert_eq!(ChartKind::chosen("bar", &partners), Ok(ChartKind::Bar));
        for word in ["line", "dumbbell", "pie", ""] {
            let Err(ParameterError { parameter, allowed, .. }) = ChartKind::chosen(word, &partners) else { panic!("{word}") };
            assert_eq!((parameter.as_str(), allowed), ("kind", vec!["bar".to_owned()]), "{word}");
        }
        let dyad = "RUS-IRN".parse().unwrap();
        assert_eq!(ChartKind::chosen("dumbbell", &Resource::View(dyad, View::Mirror)), Ok(ChartKind::Dumbbell));
        assert!(ChartKind::chosen("dumbbell", &Resource::View(dyad, View::Turnover)).is_err());
        assert!(ChartKind::offered(&Resource::View(dyad, View::Claims)).is_empty());
    }
}
