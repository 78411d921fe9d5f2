//! Several series side by side.

use serde::Serialize;
use utoipa::ToSchema;

use super::SeriesDocument;
use crate::{
    query::{CompareAnswer, Offer},
    series::FigureKind,
    write::{Site, links::Links},
};

/// One of the series: how it is called in the address, where it is alone, and everything that it says alone.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(in crate::write) struct ComparedItem<'a> {
    pub series: String,
    pub href: String,
    #[serde(flatten)]
    pub document: SeriesDocument<'a>,
}

/// Several series side by side.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(in crate::write) struct CompareDocument<'a> {
    pub measure: &'static str,
    pub base: Option<String>,
    pub frequency: &'static str,
    pub calendar: &'static str,
    /// What the measure is in: the currency of amounts, `percent` or `index`.
    pub unit: String,
    pub items: Vec<ComparedItem<'a>>,
    pub links: Links,
}

impl<'a> CompareDocument<'a> {
    /// The answer in the shape of the contract.
    pub(in crate::write) fn new(answer: &'a CompareAnswer, site: &Site) -> Self {
        let items = answer.items.iter().map(|(series, one)| ComparedItem {
            series: series.clone(),
            href: site.href(&one.origin.address),
            document: SeriesDocument::new(one, site),
        });
        let first = answer.items.first().map(|(_, one)| &one.series);
        let address = &answer.origin.address;
        Self {
            measure: answer.measure.word(),
            base: answer.base.map(|base| base.to_string()),
            frequency: first.map_or("", |series| series.frequency.letter()),
            calendar: first.map_or("", |series| series.calendar.word()),
            unit: match answer.measure.shown().kind {
                FigureKind::Money => first.map_or_else(String::new, |series| series.unit.clone()),
                FigureKind::Percent | FigureKind::Points => "percent".to_owned(),
                FigureKind::Index => "index".to_owned(),
            },
            items: items.collect(),
            links: site.links(address, Offer::answer(answer.measure.has_picture()), None),
        }
    }
}
