//! Shades as colours: from nearly the background over the full colour to a dark one (on a dark ground: a light one).

use crate::chart::theme::{Ink, Palette};

/// How much of its colour the lowest shade has.
const LEAST: f64 = 0.09;
/// The shade that has its colour in full; those beyond it go on towards the text.
const FULL: f64 = 0.65;
/// How much of the text the highest shade has.
const DEEPEST: f64 = 0.6;

/// The colour of a shade from −1 to 1: one colour above zero, another below.
pub(super) fn ink(palette: &Palette, shade: f64) -> Ink {
    let colour = if shade < 0.0 { palette.second } else { palette.first };
    let depth = shade.abs().min(1.0);
    if depth <= FULL {
        colour.into(palette.background, LEAST + (1.0 - LEAST) * depth / FULL)
    } else {
        palette.text.into(colour, (depth - FULL) / (1.0 - FULL) * DEEPEST)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::{categorical_palette::text_on, theme::Theme};

    #[test]
    fn shades_grow_away_from_the_background_and_text_is_read_on_all() {
        for theme in [Theme::Light, Theme::Dark] {
            let palette = theme.palette();
            for sign in [-1.0, 1.0] {
                let inks: Vec<Ink> = (0..=8).map(|step| ink(palette, sign * f64::from(step) / 8.0)).collect();
                for pair in inks.windows(2) {
                    let [near, far] = [pair[0], pair[1]].map(|ink| ink.contrast(palette.background));
                    assert!(far > near, "{theme:?} {sign}: {inks:?}");
                }
                assert!(inks.iter().all(|ink| text_on(*ink).contrast(*ink) >= 4.5), "{theme:?} {inks:?}");
            }
        }
    }
}
