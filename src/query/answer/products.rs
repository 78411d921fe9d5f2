//! What a question about products ends in: the code list, one product, and a pair's products ranked.

use std::sync::Arc;

use crate::{
    query::{Listing, Origin},
    series::Subject,
    statistics::{Concentration, Entrant, LikeForLike, Ranked, Standing, Whole},
    trade::{Amount, Calendar, CautionText, Dyad, Frequency, Period, Product, Source},
};

/// One product of the code list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProductEntry {
    /// Its code.
    pub product: Product,
    /// Has any dataset figures of it?
    pub with_data: bool,
    /// Its canonical path.
    pub address: String,
}

/// One product with what is above and below it.
#[derive(Debug, Clone, PartialEq)]
pub struct ProductAnswer {
    /// The product.
    pub entry: ProductEntry,
    /// What it is part of, from its chapter down.
    pub parents: Vec<ProductEntry>,
    /// The products one level below it, by code.
    pub children: Vec<ProductEntry>,
    /// Where it comes from.
    pub origin: Origin,
}

/// What one source has of a pair's products in one flow and classification.
#[derive(Debug, Clone, PartialEq)]
pub struct ProductFamily {
    /// Its source.
    pub source: Arc<Source>,
    /// The flow.
    pub subject: Subject,
    /// Such as `HS`.
    pub classification: String,
    /// The levels that it has, in digits of the code.
    pub levels: Vec<usize>,
    /// The calendar of its periods.
    pub calendar: Calendar,
    /// Years, quarters or months.
    pub frequency: Frequency,
    /// ISO 4217 code of the currency.
    pub unit: String,
    /// Made from exports and imports, or rolled up, and not published as such.
    pub derived: bool,
    /// The frequency that was published, when rolled up from it.
    pub rolled_up_from: Option<Frequency>,
    /// How many products it has at the level ranked.
    pub products: usize,
    /// The canonical path and query of its ranking.
    pub address: String,
}

/// One product of a pair in its place.
#[derive(Debug, Clone, PartialEq)]
pub struct ProductRow {
    /// The product.
    pub product: Product,
    /// How it stands; the key is only its place among the products.
    pub ranked: Ranked<usize>,
    /// Its value in every period of the answer.
    pub history: Vec<Option<Amount>>,
    /// The canonical path and query of its series.
    pub series: String,
    /// The canonical path and query of the products below it, where the source has any.
    pub children: Option<String>,
}

/// A pair's products ranked, of one source, flow, classification and level.
#[derive(Debug, Clone, PartialEq)]
pub struct DyadProductsAnswer {
    /// Whose statistics, about whom.
    pub dyad: Dyad,
    /// From which figures.
    pub family: ProductFamily,
    /// What the products are part of: the total, or one branch of the classification.
    pub branch: Product,
    /// The level ranked, in digits of the code.
    pub level: usize,
    /// The latest period of the window; none when the window is empty.
    pub period: Option<Period>,
    /// Every period of the window up to it in which any product has a value.
    pub periods: Vec<Period>,
    /// Later periods of the window, in which too few products have a figure to rank them.
    pub skipped: Vec<Period>,
    /// Power of ten of the coarsest rounding unit of any input of the ranking.
    pub rounding: Option<i8>,
    /// What to beware of.
    pub cautions: Vec<CautionText>,
    /// What shares are of: the branch as published, else the sum of the products.
    pub whole: Option<Whole>,
    /// The whole in every period.
    pub whole_history: Vec<Option<Amount>>,
    /// Who lacks a figure of the period or of a year before, greatest first; none when the window is empty.
    pub like_for_like: Option<LikeForLike<Product>>,
    /// Every product with its level of the period and of a year before, among the rows or not.
    pub entrants: Vec<Entrant<Product>>,
    /// How concentrated the trade is on these products.
    pub concentration: Concentration,
    /// How many products have a value, `top` or not.
    pub products: usize,
    /// The ranked products, at most `top`.
    pub rows: Vec<ProductRow>,
    /// The products that are not among the top, and what a published whole has besides.
    pub all_others: Option<Standing>,
    /// The same in every period.
    pub others_history: Vec<Option<Amount>>,
    /// The page of rows asked for, as places among them.
    pub listing: Listing<usize>,
    /// Other figures that could be ranked.
    pub alternatives: Vec<ProductFamily>,
}
