//! Which part of a list an answer holds.

use super::listing::Listing;
use crate::{
    query::{Answer, ObservationsAnswer},
    trade::{CautionPart, CautionText},
};

/// Which part of a list an answer holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extent {
    /// How many items were skipped.
    pub offset: usize,
    /// How many there are here.
    pub shown: usize,
    /// At most so many a page.
    pub limit: usize,
    /// How many there are in all, where that is known.
    pub total: Option<usize>,
    /// Are there more behind these?
    pub has_more: bool,
}

impl Extent {
    /// So many items of a list behind those that were skipped, at most so many a page.
    #[must_use]
    pub fn new(offset: usize, shown: usize, limit: usize, total: usize) -> Self {
        Self { offset, shown, limit, total: Some(total), has_more: shown > 0 && offset + shown < total }
    }

    fn of<T>(listing: &Listing<T>) -> Self {
        Self::new(listing.offset, listing.items.len(), listing.limit, listing.total)
    }

    /// Do these lack some of the list?
    #[must_use]
    pub fn is_part(self) -> bool {
        self.offset > 0 || self.has_more
    }
}

impl Extent {
    /// The same of a table that is not read yet, so that nobody knows how many rows there are.
    fn of_the_unread(self) -> Option<CautionText> {
        let first = ("first", whole(self.offset + 1));
        match self.limit {
            0 if self.offset == 0 => None,
            0 => Some(CautionText::of("caution.part.rows_from", [first])),
            limit => Some(CautionText::of("caution.part.rows", [first, ("last", whole(self.offset + limit))])),
        }
    }
}

impl Answer {
    /// Which part of a list it holds; nothing where it is no list.
    #[must_use]
    pub fn extent(&self) -> Option<Extent> {
        Some(match self {
            Self::Verdicts(verdicts) => Extent::of(&verdicts.listing),
            Self::Verify(verify) => Extent::of(&verify.listing),
            Self::Events(events) => Extent::of(&events.listing),
            Self::Dyads(listing) => Extent::of(listing),
            Self::Partners(partners) => Extent::of(&partners.listing),
            Self::DyadProducts(products) => Extent::of(&products.listing),
            Self::Products(listing) => Extent::of(listing),
            Self::Areas(areas) => Extent::of(&areas.listing),
            Self::Datasets(listing) => Extent::of(listing),
            Self::Sources(listing) => Extent::of(listing),
            Self::Movers(movers) => Extent::of(&movers.listing),
            Self::Found(found) => Extent::of(&found.listing),
            Self::Panel(panel) => {
                let shown = panel.batches.iter().map(crate::query::PanelBatch::len).sum();
                Extent { offset: panel.offset, shown, limit: panel.limit, total: None, has_more: panel.has_more }
            }
            Self::Observations(observations) => {
                let shown = observations.batches.iter().map(crate::query::ObservationBatch::len).sum();
                let ObservationsAnswer { offset, limit, total, has_more, .. } = **observations;
                Extent { offset, shown, limit, total, has_more }
            }
            Self::Series(_)
            | Self::Mirror(_)
            | Self::Compare(_)
            | Self::Revisions(_)
            | Self::Dyad(_)
            | Self::Product(_)
            | Self::Area(_)
            | Self::Dataset(..) => return None,
        })
    }

    /// That it holds only a part of a list, in a sentence for those who have nothing but its file.
    pub(super) fn part(&self) -> Option<CautionText> {
        let extent = self.extent()?;
        if let (None, 0) = (extent.total, extent.shown) {
            return extent.of_the_unread();
        }
        if !extent.is_part() {
            return None;
        }
        let ends = [("first", whole(extent.offset + 1)), ("last", whole(extent.offset + extent.shown))];
        Some(match (extent.shown, extent.total.map(|total| ("total", whole(total)))) {
            (0, None) => CautionText::of("caution.part.none", []),
            (0, Some(total)) => CautionText::of("caution.part.none_of", [total]),
            (_, None) => CautionText::of("caution.part.items", ends),
            (_, Some(total)) => CautionText::of("caution.part.items_of", ends.into_iter().chain([total])),
        })
    }
}

fn whole(count: usize) -> CautionPart {
    CautionPart::Whole(i128::try_from(count).unwrap_or(i128::MAX))
}
