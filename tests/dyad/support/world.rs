//! A made-up world in the form of a provider's table of all pairs, imported by the program itself and served beside the built-in
//! data: what the first user of one's own data meets.

use std::{fmt::Write, fs};

use tempfile::TempDir;

use super::{command::dyad, package};

/// The provider's numbers of countries, and how much each trades in the made-up world.
const COUNTRIES: [(u32, u32); 36] = [
    (2, 95),
    (20, 40),
    (70, 34),
    (100, 9),
    (140, 30),
    (160, 12),
    (200, 48),
    (210, 44),
    (220, 52),
    (225, 30),
    (230, 33),
    (255, 80),
    (290, 18),
    (305, 17),
    (325, 46),
    (350, 9),
    (365, 38),
    (369, 11),
    (375, 10),
    (380, 19),
    (385, 14),
    (390, 13),
    (560, 16),
    (600, 7),
    (630, 15),
    (640, 22),
    (645, 9),
    (651, 10),
    (670, 26),
    (696, 28),
    (710, 88),
    (732, 45),
    (740, 70),
    (750, 36),
    (770, 8),
    (850, 21),
];

/// Every year of the made-up world.
pub const YEARS: std::ops::RangeInclusive<u32> = 1960..=2014;

/// A folder of datasets: the built-in one, and the made-up world as it was imported.
pub fn datasets() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    package::copy_builtin(folder.path());
    let made = tempfile::tempdir().unwrap();
    let file = made.path().join("dyadic.csv");
    fs::write(&file, table()).unwrap();
    let into = folder.path().join("world");
    let run = dyad(made.path(), &["import", "cow", file.to_str().unwrap(), "--into", into.to_str().unwrap()], b"");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    folder
}

/// What each of a pair imported from the other, in millions of dollars: sizes and years by a rule, no country's real trade.
fn table() -> String {
    let mut text = "ccode1,ccode2,year,flow1,flow2,smoothflow1,smoothflow2\n".to_owned();
    for (place, (one, size)) in COUNTRIES.iter().enumerate() {
        for (other, weight) in &COUNTRIES[place + 1..] {
            for year in YEARS {
                let grown = (year - 1950) * (year - 1950);
                let wave = (one * 7 + other * 13 + year * 29) % 41;
                let [into_one, into_other] = [size * weight * grown * (60 + wave), size * weight * grown * (101 - wave)];
                let _ = writeln!(
                    text,
                    "{one},{other},{year},{0}.{1},{2}.{3},,",
                    into_one / 9000,
                    into_one / 900 % 10,
                    into_other / 11000,
                    into_other / 1100 % 10
                );
            }
        }
    }
    text
}
