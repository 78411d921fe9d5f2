//! The finding of a pair's products: how much of all one, two or three of them are.

use super::{
    finding::{Concentrated, Finding},
    size::Range,
};
use crate::{
    query::{DyadProductsAnswer, ProductRow},
    statistics::sum,
    trade::{Interval, Product},
};

/// One product alone is told from so many hundredths of the whole on.
const ALONE: i128 = 40;
/// A few products that are surely less than so many hundredths are no finding.
const LEAST: i128 = 15;
/// So many products are a few.
const FEW: usize = 3;

/// What is found in a ranking of products.
pub(super) fn finding(answer: &DyadProductsAnswer) -> Option<Finding> {
    let whole = answer.whole?;
    let share = |rows: &[ProductRow]| {
        let part = sum(rows.iter().map(|row| row.ranked.standing.level))?.bounds;
        let all = whole.level.bounds;
        if whole.published {
            return Range::of(part, all);
        }
        Range::of_part(part, Interval { low: all.low - part.low, high: all.high - part.high })
    };
    // What is ranked below the few may not be as great as them by rounding alone: they are the first by value, as ranked.
    let told = |count: usize, least: i128| {
        let rows = answer.rows.get(..count).filter(|rows| rows[0].ranked.rank == 1 && answer.products > count)?;
        let range = share(rows).filter(|range| range.is_at_least(least) && range.is_at_most(100))?;
        let products: Vec<Product> = rows.iter().map(|row| row.product).collect();
        Some((products, range.percent()?))
    };
    let (products, share) = told(1, ALONE).or_else(|| told(FEW, LEAST)).or_else(|| told(1, LEAST))?;
    let of_published = whole.published;
    Some(Finding::Concentrated(Concentrated { subject: answer.family.subject, products, share, of_published }))
}
