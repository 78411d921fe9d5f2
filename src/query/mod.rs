//! Text to canonical [`Query`] to [`Answer`], the same for HTTP, batch and command line (floor 3).

mod account;
mod address;
mod answer;
mod answered;
mod answering;
mod area;
mod candidate;
mod compare;
mod compared;
mod dyad_products;
mod error;
mod grounds;
mod lacking;
mod left_out;
mod listings;
mod made;
mod mirror;
mod mirror_ends;
mod pairs;
mod panel;
mod parameters;
mod parse;
mod partners;
mod product_candidates;
mod product_families;
mod products;
mod products_answer;
mod revisions;
mod rolled;
mod same_trade;
mod search;
mod series;
mod shares;
mod sort;
mod summary;
mod then;
mod totals;
mod untraded;
mod verdicts;
mod view;
mod window;

pub use address::{Query, Request, Resource, Suffix, split_suffix};
pub use answer::{
    Alternative, Answer, AreaAnswer, AreaFlow, AreasAnswer, ClaimVerdicts, CompareAnswer, DatasetEntry, DyadEntry, DyadSummary,
    EventsAnswer, Family, LeftOut, Listing, MirrorAnswer, Origin, PartnersAnswer, RevisionsAnswer, SeriesAnswer, SourceEntry,
    SummarisedView, VerdictsAnswer,
};
pub use answering::answer;
pub use compared::Compared;
pub use error::QueryError;
pub use pairs::{default_dyad, neighbours};
pub use panel::{Panel, PanelAnswer, PanelBatch, PanelRow, PanelSeries};
pub use parameters::{Measure, Parameters};
pub use parse::{pairs as query_pairs, parse, parse_text};
pub use products_answer::{DyadProductsAnswer, ProductAnswer, ProductEntry, ProductFamily, ProductRow};
pub use same_trade::{led_to, related};
pub use sort::Sort;
pub use then::{Against, Then, UnknownThen};
pub use view::View;
