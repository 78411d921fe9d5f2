//! The colours of many series side by side, and which of their lines are dashed.

use super::{colour_distance::LEAST_DISTANCE, ink::Ink};

/// At most so many series have a colour of their own.
pub(super) const SERIES: usize = 8;

/// The colours of many series, in the same order of hues in every theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct SeriesInks {
    inks: [Ink; SERIES],
    /// How many of them are used.
    count: usize,
    /// How often a colour that some reader takes for it comes before each.
    alike: [usize; SERIES],
}

impl SeriesInks {
    /// Colours of which no two look the same to anybody.
    pub(super) const fn apart(inks: [Ink; SERIES]) -> Self {
        Self { inks, count: SERIES, alike: [0; SERIES] }
    }

    /// Any colours, at least one; those past the most are left out. Series whose colours some reader takes for one another
    /// are told apart by dashes.
    pub(super) fn of(given: &[Ink]) -> Option<Self> {
        let mut inks = [*given.first()?; SERIES];
        let (mut alike, count) = ([0; SERIES], given.len().min(SERIES));
        inks[..count].copy_from_slice(&given[..count]);
        for place in 1..count {
            let taken: Vec<usize> = (0..place)
                .filter(|before| inks[*before].distance(inks[place]) < LEAST_DISTANCE)
                .map(|before| alike[before])
                .collect();
            alike[place] = (0..SERIES).find(|turn| !taken.contains(turn)).unwrap_or(0);
        }
        Some(Self { inks, count, alike })
    }

    /// The colours.
    pub(super) fn as_slice(&self) -> &[Ink] {
        &self.inks[..self.count]
    }

    /// The colour of one of many series, from 0; after the last they begin again.
    pub(super) fn nth(&self, place: usize) -> Ink {
        self.inks[place % self.count]
    }

    /// How often a colour that cannot be told from it by everybody comes before it, among as many series.
    pub(super) fn turn(&self, place: usize) -> usize {
        let most = self.alike.iter().max().copied().unwrap_or(0) + 1;
        place / self.count * most + self.alike[place % self.count]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_alike_to_some_is_dashed() {
        let ours = SeriesInks::apart([Ink(0, 0, 0); SERIES]);
        assert_eq!([0, 7, 8, 16].map(|place| ours.turn(place)), [0, 0, 1, 2], "eight colours, then the same again");
        // Ochre and lime are one colour with protanopia.
        let inks = [Ink(0x00, 0x6B, 0xA2), Ink(0xEB, 0xB4, 0x34), Ink(0xB4, 0xBA, 0x39)];
        let many = SeriesInks::of(&inks).unwrap();
        assert_eq!([0, 1, 2, 3, 5].map(|place| many.turn(place)), [0, 0, 1, 2, 3]);
        assert_eq!((many.nth(3), many.as_slice().len(), SeriesInks::of(&[])), (inks[0], 3, None));
    }
}
