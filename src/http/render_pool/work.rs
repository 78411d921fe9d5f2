//! What is to be done, as far as its turn hangs on it: which share of the processors it belongs to, and about what it costs.

/// Up to so many pixels a picture is an ordinary one; a larger one takes long, and memory.
const ORDINARY_PIXELS: u64 = 3_000_000;
/// Pixels that are drawn and packed in a microsecond.
const PIXELS_PER_MICROSECOND: u64 = 150;
/// Bytes that are compressed in a microsecond.
const BYTES_PER_MICROSECOND: u64 = 30;
/// Up to so many bytes compressing takes no longer than a page.
const FEW_BYTES: u64 = 256 << 10;

/// What is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::http) enum Work {
    /// A page, a search, a document, an answer of few rows.
    Page,
    /// A list or a table of many rows.
    Table,
    /// A workbook, an archive, a columnar file.
    Workbook,
    /// A drawing without pixels.
    Drawing,
    /// A drawing of so many pixels.
    Pixels(u64),
    /// The compressing of so many bytes.
    Coding(u64),
}

/// Where the rows lie that something is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::http) enum Rows {
    /// In memory, or on a disk of this machine.
    Here,
    /// Some of them may have to be asked of an engine elsewhere, so that making it is mostly waiting.
    Elsewhere,
}

/// What is to be done, and of what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::http) struct Task {
    pub work: Work,
    pub rows: Rows,
}

impl From<Work> for Task {
    fn from(work: Work) -> Self {
        work.with_rows(Rows::Here)
    }
}

/// The part of the processors that kinds of work divide among themselves while there is more to do than can be done at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::http) enum Share {
    /// What people wait for, and costs little.
    Pages,
    /// Lists, tables and workbooks.
    Tables,
    /// Pictures of ordinary size.
    Pictures,
    /// Pictures of many pixels.
    LargePictures,
}

impl Share {
    /// All of them, in the order of their places.
    pub(in crate::http) const ALL: [Self; 4] = [Self::Pages, Self::Tables, Self::Pictures, Self::LargePictures];

    /// How much of the processors it gets beside the others.
    pub(super) fn weight(self) -> u64 {
        match self {
            Self::Pages => 8,
            Self::Tables | Self::Pictures => 4,
            Self::LargePictures => 1,
        }
    }

    /// Its word in counters.
    pub(in crate::http) fn word(self) -> &'static str {
        match self {
            Self::Pages => "pages",
            Self::Tables => "tables",
            Self::Pictures => "pictures",
            Self::LargePictures => "large_pictures",
        }
    }
}

impl Work {
    /// The words of its kinds in counters, in the order of their places.
    pub(in crate::http) const KINDS: [&str; 6] = ["page", "table", "workbook", "drawing", "pixels", "coding"];

    /// The same, of rows that lie there.
    pub(in crate::http) fn with_rows(self, rows: Rows) -> Task {
        Task { work: self, rows }
    }

    /// The place of its kind.
    pub(in crate::http) fn kind(self) -> usize {
        match self {
            Self::Page => 0,
            Self::Table => 1,
            Self::Workbook => 2,
            Self::Drawing => 3,
            Self::Pixels(_) => 4,
            Self::Coding(_) => 5,
        }
    }

    /// Which share it belongs to.
    pub(super) fn share(self) -> Share {
        match self {
            Self::Page => Share::Pages,
            Self::Coding(bytes) if bytes <= FEW_BYTES => Share::Pages,
            Self::Table | Self::Workbook | Self::Coding(_) => Share::Tables,
            Self::Pixels(pixels) if pixels > ORDINARY_PIXELS => Share::LargePictures,
            Self::Drawing | Self::Pixels(_) => Share::Pictures,
        }
    }

    /// About how many microseconds it takes; what it took in truth is settled when it is done.
    pub(super) fn cost(self) -> u64 {
        match self {
            Self::Page => 3_000,
            Self::Table => 20_000,
            Self::Workbook => 60_000,
            Self::Drawing => 2_000,
            Self::Pixels(pixels) => 1_000 + pixels / PIXELS_PER_MICROSECOND,
            Self::Coding(bytes) => 200 + bytes / BYTES_PER_MICROSECOND,
        }
    }

    /// Does it take so long that it may never have all the threads?
    pub(super) fn is_long(self) -> bool {
        self == Self::Workbook || self.share() == Share::LargePictures
    }

    /// Pixels that are in memory while it is done.
    pub(super) fn pixels(self) -> u64 {
        if let Self::Pixels(pixels) = self { pixels } else { 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_pictures_and_workbooks_are_long_and_stand_apart() {
        // 1,200 × 800 is usual, 4,000 × 4,000 the most.
        let (usual, largest) = (Work::Pixels(960_000), Work::Pixels(16_000_000));
        assert_eq!((usual.share(), usual.is_long()), (Share::Pictures, false));
        assert_eq!((largest.share(), largest.is_long()), (Share::LargePictures, true));
        assert!(Work::Workbook.is_long() && !Work::Table.is_long() && !Work::Page.is_long());
        assert!(Share::ALL.iter().enumerate().all(|(place, share)| *share as usize == place));
    }

    #[test]
    fn compressing_much_is_no_page() {
        assert_eq!(Work::Coding(40 << 10).share(), Share::Pages);
        assert_eq!(Work::Coding(2 << 20).share(), Share::Tables);
        assert!(Work::Coding(2 << 20).cost() > Work::Table.cost());
    }
}
