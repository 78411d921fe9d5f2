//! The pages of what the figures come from and are kept in: sources, datasets, curated charts, areas. Each list is a page, and so is
//! each source, dataset and chart.

mod areas_page;
mod chart_page;
mod charts_page;
mod dataset_data;
mod dataset_page;
mod datasets_page;
mod missing_page;
mod paging;
mod place;
mod source_claims;
mod source_extents;
mod source_page;
mod source_pairs;
mod sources_page;

pub use self::place::LibraryPlace;
