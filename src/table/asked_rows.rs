//! Which rows are asked for.

use super::Block;
use crate::trade::{Area, Dyad, Flow, Product, Word};

/// Which rows are asked for. Periods and the day as of which are said when the points of a series are taken.
#[derive(Debug, Clone, Copy)]
pub struct Slice<'a> {
    /// Whose statistics.
    pub reporter: Area,
    /// About whom; none for everyone.
    pub partner: Option<Area>,
    /// Which products.
    pub products: Products<'a>,
    /// Which flow; none for all.
    pub flow: Option<Flow>,
    /// The place of the source; none for all.
    pub source: Option<u16>,
}

/// Which products.
#[derive(Debug, Clone, Copy)]
pub enum Products<'a> {
    /// All of them.
    All,
    /// This one.
    One(&'a Product),
    /// Those of a classification with codes of so many digits that begin so.
    Level {
        /// Such as `HS`.
        classification: Word,
        /// Digits of the code.
        digits: usize,
        /// How the codes begin.
        under: &'a str,
    },
}

impl<'a> Slice<'a> {
    /// All series of a dyad of these products.
    #[must_use]
    pub fn of_dyad(dyad: Dyad, products: Products<'a>) -> Self {
        Self { reporter: dyad.reporter, partner: Some(dyad.partner), products, flow: None, source: None }
    }

    /// All series of a reporter about anyone of these products.
    #[must_use]
    pub fn of_reporter(reporter: Area, products: Products<'a>) -> Self {
        Self { reporter, partner: None, products, flow: None, source: None }
    }
}

impl Products<'_> {
    /// Is this product among them?
    #[must_use]
    pub fn holds(self, product: &Product) -> bool {
        match (self, product) {
            (Self::All, _) => true,
            (Self::One(wanted), product) => wanted == product,
            (Self::Level { classification, digits, under }, Product::Code { classification: own, code }) => {
                classification == *own && code.len() == digits && code.starts_with(under)
            }
            (Self::Level { .. }, Product::Total) => false,
        }
    }

    /// Is the total of all products among them?
    #[must_use]
    pub fn has_total(self) -> bool {
        self.holds(&Product::Total)
    }

    /// Of every product of a block: is it wanted?
    pub(super) fn wanted(self, block: &Block) -> Vec<bool> {
        block.products().iter().map(|product| self.holds(product)).collect()
    }
}
