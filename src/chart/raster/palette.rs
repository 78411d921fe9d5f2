//! Pixels as places in a palette.

/// The most colours a palette can hold.
const PALETTE: usize = 256;

/// The most colours that are counted. A chart has some hundred: its inks, and the shades of their edges.
const COUNTED: usize = 2048;

/// Slots of the table of hashes, a power of two.
const SLOTS: usize = COUNTED * 4;

/// How far, of 255 in any part, a shade may be moved to one that is used more often when a palette has no room for it.
const MOVED: u8 = 32;

/// So many of the colours used most are never moved: they fill areas.
const FILLING: usize = 96;

/// How far shades may be moved, the least first.
const STEPS: [u8; 6] = [4, 8, 12, 16, 24, MOVED];

/// A colour as its three parts in one number.
type Colour = u32;

/// Palette and one index a pixel; nothing when there are more colours than a palette holds. The ground comes first, so that most
/// of the indices are zero. Where there are somewhat more colours than have room, the rarest shades become their nearest
/// neighbours if those are near.
pub(super) fn indexed(pixels: &[u8], width: u32) -> Option<(Vec<u8>, Vec<u8>)> {
    let width = usize::try_from(width).ok()?;
    let mut colours = Colours::new(PALETTE);
    let mut few: Vec<u8> = Vec::with_capacity(pixels.len() / 4);
    let (palette, indices) = if colours.number_rows(pixels, width, &mut few).is_some() {
        (colours.counted.iter().map(|(colour, _)| *colour).collect(), few)
    } else {
        // More than a byte can number: on from the row in which that was found.
        few.truncate(few.len() / width * width);
        let mut places: Vec<u16> = Vec::with_capacity(pixels.len() / 4);
        places.extend(few.into_iter().map(u16::from));
        colours.count_from_now_on(&places);
        colours.number_rows(pixels, width, &mut places)?;
        let (palette, renamed) = colours.palette()?;
        (palette, places.into_iter().map(|place| renamed[usize::from(place)]).collect())
    };
    let bytes = palette.into_iter().flat_map(|colour: Colour| colour.to_be_bytes().into_iter().skip(1)).collect();
    Some((bytes, indices))
}

/// Colours in the order they came, and how many pixels have them.
struct Colours {
    /// So many have room.
    most: usize,
    counted: Vec<(Colour, u32)>,
    /// One more than the place of a colour, 0 where there is none.
    slots: Vec<u16>,
}

impl Colours {
    fn new(most: usize) -> Self {
        Self { most, counted: Vec::with_capacity(PALETTE), slots: vec![0; SLOTS] }
    }

    /// Adds the place of each pixel's colour, from the first row on that has none; nothing when there are too many colours.
    fn number_rows<P: Copy + PartialEq + TryFrom<u16> + Into<u16>>(
        &mut self,
        pixels: &[u8],
        width: usize,
        places: &mut Vec<P>,
    ) -> Option<()> {
        let (done, rest) = pixels.split_at(places.len() * 4);
        let mut above = &done[done.len().saturating_sub(width * 4)..];
        for row in rest.chunks_exact(width * 4) {
            // A row like the one above it, which in a chart every second is, is not looked into.
            if row == above {
                let last = places.len() - width;
                self.repeat(&places[last..]);
                places.extend_from_within(last..);
            } else {
                self.number(row, places)?;
            }
            above = row;
        }
        Some(())
    }

    /// Has room for more than a palette holds, and counts how many pixels have each: these, and those to come.
    fn count_from_now_on(&mut self, places: &[u16]) {
        self.most = COUNTED;
        self.counted.iter_mut().for_each(|(_, count)| *count = 0);
        self.repeat(places);
    }

    /// Adds the places of a row's colours; nothing when there is no room for one.
    fn number<P: Copy + TryFrom<u16>>(&mut self, row: &[u8], places: &mut Vec<P>) -> Option<()> {
        let (pixels, _) = row.as_chunks::<4>();
        for run in pixels.chunk_by(|one, other| one == other) {
            let [red, green, blue, _] = run[0];
            let place = self.place(Colour::from_be_bytes([0, red, green, blue]))?;
            self.counted[usize::from(place)].1 += u32::try_from(run.len()).ok()?;
            places.resize(places.len() + run.len(), P::try_from(place).ok()?);
        }
        Some(())
    }

    /// Counts pixels once more, where counting matters.
    fn repeat<P: Copy + PartialEq + Into<u16>>(&mut self, row: &[P]) {
        if self.most == PALETTE {
            return;
        }
        for run in row.chunk_by(|one, other| one == other) {
            self.counted[usize::from(run[0].into())].1 += u32::try_from(run.len()).unwrap_or(u32::MAX);
        }
    }

    /// The place of a colour, new or not; nothing when there is no room for it.
    fn place(&mut self, colour: Colour) -> Option<u16> {
        // Knuth's multiplicative hash: the upper thirteen bits of the product.
        let mut slot = usize::try_from(colour.wrapping_mul(0x9E37_79B1) >> 19).ok()?;
        loop {
            match usize::from(self.slots[slot]).checked_sub(1) {
                Some(place) if self.counted[place].0 == colour => return u16::try_from(place).ok(),
                Some(_) => slot = (slot + 1) % SLOTS,
                None if self.counted.len() == self.most => return None,
                None => {
                    let place = u16::try_from(self.counted.len()).ok()?;
                    self.counted.push((colour, 0));
                    self.slots[slot] = place + 1;
                    return Some(place);
                }
            }
        }
    }

    /// The palette, the most used colour first and the others in their order, and the index of each place.
    fn palette(&self) -> Option<(Vec<Colour>, Vec<u8>)> {
        let mut by_use: Vec<(Colour, u32)> = self.counted.clone();
        by_use.sort_unstable_by_key(|(colour, count)| (u32::MAX - count, *colour));
        let by_use: Vec<Colour> = by_use.into_iter().map(|(colour, _)| colour).collect();
        let most_used = by_use[..by_use.len().min(PALETTE)].to_vec();
        self.renamed(most_used).or_else(|| self.renamed(spread(&by_use)?))
    }

    /// These colours as a palette, and the index in it of each place; nothing when a colour has none near it.
    fn renamed(&self, mut palette: Vec<Colour>) -> Option<(Vec<Colour>, Vec<u8>)> {
        palette.get_mut(1..)?.sort_unstable();
        let (ground, others) = palette.split_first()?;
        let index = |colour: Colour| {
            let own = others.binary_search(&colour).ok().map(|place| place + 1);
            own.or_else(|| (*ground == colour).then_some(0))
        };
        let nearest = |colour: Colour| {
            let mut best = None;
            let mut far = MOVED;
            for (place, other) in palette.iter().enumerate() {
                // The first of those that are as near; most are far in the first part that is looked at.
                if is_near(*other, colour, far) && (best.is_none() || apart(*other, colour) < far) {
                    (best, far) = (Some(place), apart(*other, colour));
                }
            }
            best
        };
        let renamed = self.counted.iter().map(|(colour, _)| index(*colour).or_else(|| nearest(*colour)));
        let renamed = renamed.map(|place| u8::try_from(place?).ok()).collect::<Option<Vec<u8>>>()?;
        Some((palette, renamed))
    }
}

/// Colours that have every other near them: those that fill areas, and of the shades of edges as many as lie so far apart as is
/// needed for all to have room.
fn spread(by_use: &[Colour]) -> Option<Vec<Colour>> {
    STEPS.into_iter().find_map(|step| {
        let (filling, shades) = by_use.split_at(by_use.len().min(FILLING));
        let mut kept = filling.to_vec();
        for shade in shades {
            if !kept.iter().any(|other| is_near(*other, *shade, step)) {
                kept.push(*shade);
            }
            if kept.len() > PALETTE {
                return None;
            }
        }
        Some(kept)
    })
}

/// How far two colours are apart in the part in which they are furthest.
#[inline]
fn apart(one: Colour, other: Colour) -> u8 {
    let ([_, red, green, blue], [_, other_red, other_green, other_blue]) = (one.to_be_bytes(), other.to_be_bytes());
    green.abs_diff(other_green).max(red.abs_diff(other_red)).max(blue.abs_diff(other_blue))
}

/// Are two colours at most so far apart in every part?
#[inline]
fn is_near(one: Colour, other: Colour, most: u8) -> bool {
    let ([_, red, green, blue], [_, other_red, other_green, other_blue]) = (one.to_be_bytes(), other.to_be_bytes());
    green.abs_diff(other_green) <= most && red.abs_diff(other_red) <= most && blue.abs_diff(other_blue) <= most
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ground_is_the_first_colour_and_the_others_are_as_they_come() {
        let pixels = [[9, 9, 9, 255], [1, 2, 3, 255], [9, 9, 9, 255], [0, 0, 7, 255], [1, 2, 3, 255]].concat();
        let (palette, indices) = indexed(&pixels, 1).unwrap();
        assert_eq!((palette, indices), (vec![9, 9, 9, 1, 2, 3, 0, 0, 7], vec![0, 1, 0, 2, 1]));
    }

    #[test]
    fn rare_shades_move_a_little_and_colours_never() {
        let shades: Vec<u8> = (0..=u8::MAX).flat_map(|byte| [byte, 0, 0, 255]).collect();
        let whole = indexed(&shades, 256).unwrap();
        assert_eq!(whole.1.len(), 256);
        assert!(
            (0..=u8::MAX).all(|byte| whole.0[3 * usize::from(whole.1[usize::from(byte)])] == byte),
            "as many as have room stay"
        );
        // One shade more, next to others: it becomes one of them.
        let more = [shades.clone(), shades.clone(), vec![0, 1, 0, 255]].concat();
        let (palette, indices) = indexed(&more, 1).unwrap();
        let last = usize::from(*indices.last().unwrap()) * 3;
        assert_eq!(palette[last..last + 3], [0, 0, 0]);
        // One colour more, far from all: it stays, and shades make room for it.
        let (palette, indices) = indexed(&[shades.clone(), shades, vec![0, 200, 0, 255]].concat(), 1).unwrap();
        let at = |place: usize| &palette[3 * usize::from(indices[place])..][..3];
        assert_eq!(at(512), [0, 200, 0]);
        assert!((0..=u8::MAX).all(|byte| at(usize::from(byte))[0].abs_diff(byte) <= 4 && at(usize::from(byte))[1..] == [0, 0]));
        // So many that lie far apart have no palette.
        let far: Vec<u8> = (0..7)
            .flat_map(|red| {
                (0..7).flat_map(move |green| {
                    (0..7).flat_map(move |blue| [red, green, blue].map(|part| part * 40).into_iter().chain([255]))
                })
            })
            .collect();
        assert!(indexed(&far, 1).is_none());
    }
}
