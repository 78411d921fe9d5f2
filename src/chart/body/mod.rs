//! The ways of showing an answer: each is one folder with its drawing, its notation, its hit areas and its sentences, and one
//! variant of [`Body`].

pub(super) mod card;
pub(super) mod choropleth;
pub(super) mod claims;
mod form;
pub(super) mod heatmap;
pub(super) mod panels;
pub(super) mod rank_lines;
pub(super) mod ranking;
pub(super) mod sankey;
pub(super) mod shares;
pub(super) mod spark;
pub(super) mod treemap;
pub(super) mod vintages;
pub(super) mod waterfall;

use self::{
    card::Card, choropleth::Choropleth, claims::ClaimDots, form::Form, heatmap::HeatMap, panels::PanelSet, rank_lines::RankLines,
    ranking::Ranking, sankey::Sankey, shares::PeriodShares, spark::Spark, treemap::Treemap, vintages::VintagePaths,
    waterfall::Waterfall,
};
use crate::chart::paint::{geometry::Rect, sizes::Sizes};

/// What a picture shows of an answer.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Body {
    /// Values on the shapes of areas.
    Choropleth(Choropleth),
    /// Marks on one calendar axis or several.
    Panels(PanelSet),
    /// Bars ranked by size.
    Ranking(Ranking),
    /// Places over time.
    RankLines(RankLines),
    /// Flows into a hub and out of it.
    Sankey(Sankey),
    /// Shares of a whole by period.
    Shares(PeriodShares),
    /// Areas within an area.
    Treemap(Treemap),
    /// What made a change, in steps.
    Waterfall(Waterfall),
    /// Published statements as dots.
    Claims(ClaimDots),
    /// Months by year as shades.
    HeatMap(HeatMap),
    /// Every figure that was published of each period.
    Vintages(VintagePaths),
    /// One figure, large.
    Card(Card),
    /// A course without a word.
    Spark(Spark),
}

impl Body {
    /// What it says and draws of itself.
    pub(super) fn form(&self) -> &dyn Form {
        match self {
            Self::Choropleth(form) => form,
            Self::Panels(form) => form,
            Self::Ranking(form) => form,
            Self::RankLines(form) => form,
            Self::Sankey(form) => form,
            Self::Shares(form) => form,
            Self::Treemap(form) => form,
            Self::Waterfall(form) => form,
            Self::Claims(form) => form,
            Self::HeatMap(form) => form,
            Self::Vintages(form) => form,
            Self::Card(form) => form,
            Self::Spark(form) => form,
        }
    }

    /// The same, to be changed.
    pub(super) fn form_mut(&mut self) -> &mut dyn Form {
        match self {
            Self::Choropleth(form) => form,
            Self::Panels(form) => form,
            Self::Ranking(form) => form,
            Self::RankLines(form) => form,
            Self::Sankey(form) => form,
            Self::Shares(form) => form,
            Self::Treemap(form) => form,
            Self::Waterfall(form) => form,
            Self::Claims(form) => form,
            Self::HeatMap(form) => form,
            Self::Vintages(form) => form,
            Self::Card(form) => form,
            Self::Spark(form) => form,
        }
    }

    /// What is shown instead where this has no room.
    pub(super) fn instead(&self, rect: Rect, sizes: &Sizes) -> Option<Self> {
        match self {
            Self::Panels(panels) => panels.instead(rect, sizes).map(Self::Panels),
            _ => None,
        }
    }
}
