//! The structs of the JSON contract, apart from the code that computes. Their fields are members and columns alike.

mod area;
mod areas;
mod by_language;
mod charts;
mod claims;
mod compare;
mod datasets;
mod dyad_products;
mod dyads;
mod events;
mod like_for_like;
mod list;
mod measured;
mod mirror;
mod movers;
mod observation;
mod observations;
mod panel;
mod partners;
mod problem;
mod products;
mod revisions;
mod schemas;
mod series;
mod sources;
mod summary;
pub(super) mod values;

pub(super) use area::{AreaDocument, HhiLeaves};
pub(super) use areas::AreaItem;
pub(super) use claims::{AgainstItem, ClaimDecision, ClaimHead, ClaimItem};
pub(super) use compare::CompareDocument;
pub(super) use datasets::{DatasetHead, DatasetItem};
pub(super) use dyad_products::{DyadProductItem, DyadProductsDocument, DyadProductsHead};
pub(super) use dyads::{AlternativeItem, DyadItem, DyadLeaves, LatestLeaves, SummarisedItem, has_latest};
pub(super) use events::EventItem;
pub(super) use list::List;
pub(super) use measured::{MeasuredLeaves, RelationLeaves};
pub(super) use mirror::{DirectionHead, MirrorDocument, MirrorHead, MirrorObservation};
pub(super) use movers::{MoverItem, MoversDocument, MoversHead};
pub(super) use observation::{FromQuarters, Months, Observation, ObservationHead, ObservationTail, Parts};
pub(super) use observations::{ObservationsDocument, StoredObservation, product_name};
pub(super) use panel::{PanelDocument, PanelItem};
pub(super) use partners::{PartnerItem, PartnersDocument, PartnersHead, WholeLeaves};
pub(super) use products::{ProductDocument, ProductEntryItem};
pub(super) use revisions::{RevisionItem, RevisionsDocument};
pub(super) use series::{IndexBase, RolledUp, SeriesDocument, SeriesHead, SummedOver};
pub(super) use sources::SourceItem;
pub(super) use summary::DyadDocument;

pub use charts::{ChartItem, ChartList};
pub use problem::{ProblemDocument, ProblemKind};
pub use schemas::schema;

pub(super) use values::rounding_unit;
use values::{coded, date, days, word};
