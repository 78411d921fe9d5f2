//! A picture before it is drawn.

use crate::{
    chart::{body::Body, highlight::Highlight},
    language::Language,
};

/// What a picture shows.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) struct Figure {
    /// What is found in it.
    pub(in crate::chart) headline: Option<String>,
    /// What it is.
    pub(in crate::chart) title: String,
    /// Unit and basis.
    pub(in crate::chart) subtitle: String,
    /// What is drawn.
    pub(in crate::chart) body: Body,
    /// What to beware of.
    pub(in crate::chart) cautions: Vec<String>,
    /// A remark of the chart definition.
    pub(in crate::chart) note: Option<String>,
    /// Source, licence and dates.
    pub(in crate::chart) source: String,
    /// Where the picture and its data are to be had.
    pub(in crate::chart) address: String,
    /// The same in sentences.
    pub(in crate::chart) description: String,
}

/// What a figure is told of the picture it is for.
#[derive(Debug, Clone, Copy)]
pub(in crate::chart) struct FigureOptions {
    /// The language of everything that is written or told.
    pub(in crate::chart) language: Language,
    /// Mark events?
    pub(in crate::chart) events: bool,
    /// What a ranking shows and colours wherever it ranks.
    pub(in crate::chart) highlight: Option<Highlight>,
}
