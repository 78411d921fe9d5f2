//! Pixels as places in a palette.

/// The most colours a palette can hold.
const PALETTE: usize = 256;

/// Palette and one index a pixel, by colour; nothing when there are more colours than a palette holds. One pass over the pixels
/// numbers colours as they come, through a table of hashes; the numbers are put in the order of colours at the end. A row like
/// the one above it, which in a chart every second is, is not looked into.
pub(super) fn indexed(pixels: &[u8], width: u32) -> Option<(Vec<u8>, Vec<u8>)> {
    let mut known = Colours::new();
    let mut indices = Vec::with_capacity(pixels.len() / 4);
    let mut above: &[u8] = &[];
    for row in pixels.chunks_exact(width as usize * 4) {
        if row == above {
            indices.extend_from_within(indices.len() - width as usize..);
        } else {
            known.number(row, &mut indices)?;
        }
        above = row;
    }
    let mut order: Vec<(u32, u8)> = known.colours.iter().copied().zip(0..=u8::MAX).collect();
    order.sort_unstable();
    let mut renamed = [0_u8; PALETTE];
    for ((_, old), new) in order.iter().zip(0..=u8::MAX) {
        renamed[usize::from(*old)] = new;
    }
    for index in &mut indices {
        *index = renamed[usize::from(*index)];
    }
    let palette = order.into_iter().flat_map(|(colour, _)| colour.to_be_bytes().into_iter().skip(1)).collect();
    Some((palette, indices))
}

/// Slots of the table of hashes, four times as many as there are colours at most.
const SLOTS: usize = PALETTE * 4;

/// Colours in the order they came.
struct Colours {
    colours: Vec<u32>,
    /// One more than the place of a colour, 0 where there is none.
    slots: [u16; SLOTS],
}

impl Colours {
    fn new() -> Self {
        Self { colours: Vec::with_capacity(PALETTE), slots: [0; SLOTS] }
    }

    /// Adds the places of a row's colours; nothing when there is no room for one.
    fn number(&mut self, row: &[u8], places: &mut Vec<u8>) -> Option<()> {
        let mut last = (u32::MAX, 0_u8);
        for pixel in row.chunks_exact(4) {
            let colour = u32::from_be_bytes([0, pixel[0], pixel[1], pixel[2]]);
            if colour != last.0 {
                last = (colour, self.place(colour)?);
            }
            places.push(last.1);
        }
        Some(())
    }

    /// The place of a colour, new or not; nothing when there is no room for it.
    fn place(&mut self, colour: u32) -> Option<u8> {
        // Knuth's multiplicative hash: the upper ten bits of the product.
        let mut slot = usize::try_from(colour.wrapping_mul(0x9E37_79B1) >> 22).ok()?;
        loop {
            match usize::from(self.slots[slot]).checked_sub(1) {
                Some(place) if self.colours[place] == colour => return u8::try_from(place).ok(),
                Some(_) => slot = (slot + 1) % SLOTS,
                None => {
                    let place = u8::try_from(self.colours.len()).ok()?;
                    self.colours.push(colour);
                    self.slots[slot] = u16::from(place) + 1;
                    return Some(place);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_than_a_palette_is_left_alone() {
        let pixels: Vec<u8> = (0..=u8::MAX).flat_map(|byte| [byte, 0, 0, 255]).collect();
        assert!(indexed(&pixels, 256).is_some());
        let (palette, indices) = indexed(&[[9, 9, 9, 255], [1, 2, 3, 255], [9, 9, 9, 255], [0, 0, 7, 255]].concat(), 1).unwrap();
        assert_eq!((palette, indices), (vec![0, 0, 7, 1, 2, 3, 9, 9, 9], vec![2, 1, 2, 0]), "in the order of colours");
        let more = [pixels, vec![0, 1, 0, 255]].concat();
        assert!(indexed(&more, 257).is_none());
    }
}
