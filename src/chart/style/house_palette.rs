//! The colours of a house, set on a palette and held to what can be read and told apart.
//!
//! Words, and the marks that carry a picture alone, are held to WCAG. A row of series may be paler and nearer to one another, as
//! the palettes of newspapers are: their names are written darker, and lines that some reader takes for one another are dashed.
//! What a house does not give is made to fit its background.

use toml::de::{DeTable, DeValue};

use crate::chart::{
    colour_distance::LEAST_DISTANCE,
    series_inks::{SERIES, SeriesInks},
    theme::{Ink, MARKS_CONTRAST, Palette, WORDS_CONTRAST},
    toml_fault::Fault,
};

/// Roles that are words.
const WORDS: [&str; 2] = ["text", "muted"];
/// Roles that are marks.
const MARKS: [&str; 7] = ["axis", "event", "first", "second", "third", "one_side", "other_side"];
/// Every role that has one colour.
const ROLES: [&str; 11] =
    ["background", "text", "muted", "grid", "axis", "event", "first", "second", "third", "one_side", "other_side"];
/// The least contrast of a series among many, which is named beside its line.
const SERIES_CONTRAST: f64 = 1.4;
/// The least distance of two series, which dashes tell apart as well.
const SERIES_DISTANCE: f64 = 12.0;

/// The keys of a table and where they stand.
struct Given<'a> {
    table: &'a str,
    offset: usize,
    places: Vec<(String, usize)>,
}

impl Given<'_> {
    fn place(&self, key: &str) -> Option<usize> {
        self.places.iter().find(|(name, _)| name == key).map(|(_, offset)| *offset)
    }

    fn has(&self, key: &str) -> bool {
        self.place(key).is_some()
    }

    /// A fault at the first of these keys that was given.
    fn fault(&self, keys: &[&str], told: &str) -> Fault {
        let found = keys.iter().find_map(|key| Some((*key, self.place(key)?)));
        let (key, offset) = found.unwrap_or((keys.first().copied().unwrap_or_default(), self.offset));
        Fault::at(offset, format!("{}.{key}: {told}", self.table))
    }
}

/// Sets the colours of a table on a palette; every fault there is.
pub(super) fn set(palette: &mut Palette, table: &str, entries: &DeTable, offset: usize) -> Vec<Fault> {
    let mut given = Given { table, offset, places: Vec::new() };
    let mut faults = Vec::new();
    for (key, value) in entries {
        let (name, offset): (&str, usize) = (key.get_ref(), key.span().start);
        let place = format!("{table}.{name}");
        let set = if name == "series" {
            series(value.get_ref(), &place, offset).map(|inks| palette.many = inks)
        } else {
            let role = palette.role(name).ok_or_else(|| unknown(table, name, offset));
            role.and_then(|role| colour(value.get_ref(), &place, offset).map(|ink| *role = ink))
        };
        match set {
            Ok(()) => given.places.push((name.to_owned(), offset)),
            Err(fault) => faults.push(fault),
        }
    }
    complete(palette, &given);
    faults.extend(unread(palette, &given));
    faults.extend(alike(palette, &given));
    faults
}

/// What was not given: fits the background, and goes on from the colours that were.
fn complete(palette: &mut Palette, given: &Given) {
    if given.has("background") {
        let seen = *palette;
        for role in ["axis", "event", "third", "first", "second", "one_side", "other_side"] {
            if let (false, Some(ink)) = (given.has(role), palette.role(role)) {
                *ink = seen.seen(*ink);
            }
        }
        if !given.has("muted") {
            palette.muted = seen.written(palette.muted);
        }
    }
    let ours = *palette.many.as_slice().first_chunk().unwrap_or(&[palette.first; 2]);
    if !given.has("series") && (given.has("first") || given.has("second") || given.has("background")) {
        let mut inks = vec![palette.first, palette.second];
        let rest: Vec<Ink> = palette.many.as_slice()[2..].iter().chain(&ours).map(|ink| palette.seen(*ink)).collect();
        for ink in rest {
            if inks.iter().all(|other| other.distance(ink) >= LEAST_DISTANCE) {
                inks.push(ink);
            }
        }
        palette.many = SeriesInks::of(&inks).unwrap_or(palette.many);
    }
    sides(palette, given);
}

/// The two sides of a pair: of the series the first two that are seen and far from the flows and from one another, else ours.
fn sides(palette: &mut Palette, given: &Given) {
    if given.has("one_side") || given.has("other_side") || given.places.is_empty() {
        return;
    }
    let mut inks = vec![palette.first, palette.second];
    let ours = [palette.one_side, palette.other_side];
    for ink in palette.many.as_slice().iter().chain(&ours) {
        let far = inks.iter().all(|other| other.distance(*ink) >= LEAST_DISTANCE);
        if far && ink.contrast(palette.background) >= MARKS_CONTRAST {
            inks.push(*ink);
        }
    }
    // A house of few colours has to use them twice.
    let found = |place: usize| inks.get(place).copied();
    palette.one_side = found(2).unwrap_or(palette.first);
    palette.other_side = found(3).unwrap_or(if found(2).is_some() { palette.first } else { palette.second });
}

/// What cannot be read or seen on the background, told at the colour; where only the background was changed, there.
fn unread(palette: &Palette, given: &Given) -> Vec<Fault> {
    let mut copy = *palette;
    let mut own = |role: &str| copy.role(role).copied();
    let mut held: Vec<(&str, Ink, f64, &str)> = Vec::new();
    held.extend(WORDS.iter().filter_map(|role| Some((*role, own(role)?, WORDS_CONTRAST, "text"))));
    held.extend(MARKS.iter().filter_map(|role| Some((*role, own(role)?, MARKS_CONTRAST, "marks"))));
    if given.has("series") {
        held.extend(palette.many.as_slice().iter().map(|ink| ("series", *ink, SERIES_CONTRAST, "series")));
    }
    let mut faults = Vec::new();
    for (key, ink, least, what) in held {
        let contrast = ink.contrast(palette.background);
        if contrast < least {
            let told =
                format!("{what} of {ink} has a contrast of {contrast:.2} to the background; allowed: at least {least} (WCAG)");
            faults.push(given.fault(&[key, "background"], &told));
        }
    }
    faults
}

/// Pairs of colours that some reader cannot tell apart, told at the later one, or at the one of the two that was changed.
fn alike(palette: &Palette, given: &Given) -> Vec<Fault> {
    let few = [("first", palette.first), ("second", palette.second), ("third", palette.third)];
    let mut faults = Vec::new();
    for (key, ink, (other_key, other)) in pairs(&few) {
        let apart = ink.distance(other);
        // Two of ours are apart, unless the background spoiled them, which is a fault of its own.
        if apart < LEAST_DISTANCE && (given.has(key) || given.has(other_key)) {
            let told = format!(
                "{ink} is only {apart:.1} from {other} ({other_key}) to some colour-blind reader; \
                 allowed: at least {LEAST_DISTANCE} (CIELAB, protanopia and deuteranopia among them)"
            );
            faults.push(given.fault(&[key, other_key], &told));
        }
    }
    let own = palette.many.as_slice().iter().filter(|_| given.has("series"));
    let many: Vec<(&str, Ink)> = own.map(|ink| ("series", *ink)).collect();
    for (key, ink, (_, other)) in pairs(&many) {
        let apart = ink.plain_distance(other);
        if apart < SERIES_DISTANCE {
            let told =
                format!("{ink} is only {apart:.1} from {other} to any reader; allowed: at least {SERIES_DISTANCE} (CIELAB)");
            faults.push(given.fault(&[key], &told));
        }
    }
    faults
}

/// Every two of them, the later one first.
fn pairs<'a>(inks: &'a [(&'a str, Ink)]) -> impl Iterator<Item = (&'a str, Ink, (&'a str, Ink))> {
    let of = |place: usize| {
        let (key, ink) = inks[place];
        inks[..place].iter().map(move |other| (key, ink, *other))
    };
    (0..inks.len()).flat_map(of)
}

fn unknown(table: &str, key: &str, offset: usize) -> Fault {
    Fault::at(offset, format!("{table}.{key}: unknown; known: {}, series", ROLES.join(", ")))
}

fn series(value: &DeValue, place: &str, offset: usize) -> Result<SeriesInks, Fault> {
    let wanted = || Fault::at(offset, format!("{place}: wants 2 to {SERIES} colours, each \"#RRGGBB\""));
    let DeValue::Array(colours) = value else { return Err(wanted()) };
    let inks = colours.iter().map(|value| colour(value.get_ref(), place, offset)).collect::<Result<Vec<Ink>, Fault>>()?;
    if (2..=SERIES).contains(&inks.len()) { SeriesInks::of(&inks).ok_or_else(wanted) } else { Err(wanted()) }
}

fn colour(value: &DeValue, place: &str, offset: usize) -> Result<Ink, Fault> {
    let digits = match value {
        DeValue::String(text) => text.strip_prefix('#').filter(|digits| digits.len() == 6),
        _ => None,
    };
    let number = digits.filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
    let number = number.and_then(|digits| u32::from_str_radix(digits, 16).ok());
    let [_, red, green, blue] =
        number.ok_or_else(|| Fault::at(offset, format!("{place}: allowed is a colour such as \"#0072B2\"")))?.to_be_bytes();
    Ok(Ink(red, green, blue))
}
