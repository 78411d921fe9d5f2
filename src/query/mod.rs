//! Text to canonical [`Query`] to [`Answer`], the same for HTTP, batch and command line (floor 3).
//!
//! `address` and `parameters` read the text and write it canonically; `dispatch` goes by the resource to `series`, `ranking`,
//! `lists`, `claims` or `find`, which let `select` choose the source, frequency and calendar that answer; `answer` has the answers.

mod address;
mod ahead;
mod answer;
mod claims;
mod dispatch;
mod error;
mod find;
mod lists;
mod long_table;
mod observations;
mod panel;
mod parameters;
mod ranking;
mod row_window;
#[cfg(test)]
mod sample;
mod select;
mod series;
mod verify;

pub use crate::statistics::Measure;
pub use address::{
    format::{Format, FormatBytes, FormatClass, FormatFacts, Found, split_suffix},
    offer::Offer,
    parse::{pairs as query_pairs, parse, parse_text},
    query::{Query, Request},
    resource::Resource,
    resource_kind::ResourceKind,
    view::View,
};
pub use answer::alternative::Alternative;
pub use answer::claim_verdicts::ClaimVerdicts;
pub use answer::data_date::DataDate;
pub use answer::extent::Extent;
pub use answer::found::{FoundAnswer, NothingFits};
pub use answer::kinds::{
    Answer, AreaAnswer, AreaFlow, AreasAnswer, CompareAnswer, DatasetEntry, DyadEntry, DyadSummary, EventsAnswer, Family,
    LeftOut, MirrorAnswer, PartnersAnswer, RevisionsAnswer, SeriesAnswer, SourceEntry, SummarisedView, VerdictsAnswer,
};
pub use answer::listing::{Listing, Origin};
pub use answer::movers::{Mover, MoversAnswer, MoversGroup};
pub use answer::products::{DyadProductsAnswer, ProductAnswer, ProductEntry, ProductFamily, ProductRow};
pub use claims::contemporary::{Against, Then, UnknownThen};
pub use claims::official::OfficialSeries;
pub use dispatch::answer;
pub use error::QueryError;
pub use find::{
    changes::{Change, ChangeKind},
    figure::{Quantity, StatedAs, StatedFigure},
    fit::{Fits, FoundFigure},
    nearest::{Nearest, NearestLimits, nearest},
};
pub use lists::area_meant::area_meant;
pub use lists::area_names::read_area_names;
pub use lists::coverage::{has_pairs, products_with_data};
pub use lists::default_pair::default_dyad;
pub use lists::described_datasets::{DatasetDescription, dataset_description, dataset_descriptions};
pub use lists::latest_totals::{keep_latest_totals, latest_of_flow, latest_totals};
pub use lists::nearby::neighbours;
pub use lists::pair_search::forgiven_words;
pub use lists::related::{led_to, related};
pub use lists::reporting::{AreaReporting, area_reporting};
pub use lists::search_bounds::bounded_search;
pub use lists::searched::{areas_named, pair_named, sides_of};
pub use long_table::LongTable;
pub use observations::{
    batch::{ObservationBatch, ObservationRow, ObservationSeries},
    page::ObservationsAnswer,
    reading::Observations,
};
pub use panel::{
    batch::{PanelBatch, PanelRow},
    page::{PanelAnswer, whole_panel},
    reading::Panel,
    series::PanelSeries,
};
pub use parameters::asked_statement::AskedStatement;
pub use parameters::movement::{Direction, MovedBy};
pub use parameters::row_filter::RowFilter;
pub use parameters::sort::Sort;
pub use parameters::sought::{Sought, WrittenNumber};
pub use parameters::values::Parameters;
pub use parameters::{
    parameter::{Given, Kept, Parameter, Schema, canonical, set},
    patterns,
    series_reference::{Compared, Narrowing},
    table::PARAMETERS,
    window_edge::WindowEdge,
};
pub use ranking::area_products::{AreaProducts, area_products};
pub use ranking::product_flows::product_flows;
pub use ranking::product_pairs::{ProductPairs, product_pairs};
pub use select::choices::{SeriesChoice, series_choices};
pub use series::vintage_history::VintageHistory;
pub use verify::answer::{FieldFound, Nothing, PassedFigure, StatementPlace, Understood, VerifiedStatement, VerifyAnswer};
