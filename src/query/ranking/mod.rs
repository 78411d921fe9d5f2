//! Answers that rank: partners, products, an area.

pub(in crate::query) mod area;
pub(in crate::query) mod area_products;
mod counted_groups;
mod covered_period;
pub(in crate::query) mod dyad_products;
mod group_counts;
pub(in crate::query) mod movers;
pub(in crate::query) mod movers_groups;
pub(in crate::query) mod one_sided_partners;
pub(in crate::query) mod partners;
pub(in crate::query) mod product_candidates;
pub(in crate::query) mod product_flows;
pub(in crate::query) mod product_groups;
pub(in crate::query) mod product_pairs;
pub(in crate::query) mod ranked_period;

use crate::series::Subject;

/// The flows that are looked through for products where none is asked for: the first with figures answers.
const FLOWS_OF_PRODUCTS: [Subject; 3] = [Subject::Exports, Subject::Imports, Subject::Turnover];
