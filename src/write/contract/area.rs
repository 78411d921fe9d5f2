//! One area: its totals, their concentration, and whose trade moved most.

use serde::Serialize;
use utoipa::ToSchema;

use super::{
    coded,
    like_for_like::{LeftOutItem, LikeForLikeItem},
    partners::{PartnerItem, PartnersHead, WholeLeaves},
    series::SummedOver,
};
use crate::{
    query::{AreaAnswer, AreaFlow, Offer},
    series::figures,
    statistics::{Concentration, Ranked},
    trade::{Area, Territory},
    write::{Number, Site, figure::Figure, links::Links, member::members},
};

members! {
    /// How concentrated the trade is.
    struct HhiLeaves {
        hhi: Figure = figures::HHI,
        /// Per cent of the whole that those counted are; null without a whole.
        hhi_coverage_percent: Option<Number>,
    }
}

/// One flow of an area.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(in crate::write) struct AreaFlowItem {
    #[serde(flatten)]
    pub head: PartnersHead,
    #[serde(flatten)]
    pub summed: Option<SummedOver>,
    pub cautions: Vec<String>,
    pub whole: Option<WholeLeaves>,
    /// Who lacks a figure; null when the window is empty.
    pub like_for_like: Option<LikeForLikeItem>,
    /// What a turnover leaves out; null for other flows and where nothing is.
    pub left_out: Option<LeftOutItem>,
    #[serde(flatten)]
    pub hhi: HhiLeaves,
    pub gainers: Vec<PartnerItem>,
    pub losers: Vec<PartnerItem>,
    pub href: String,
}

/// A territory that an area has had.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(in crate::write) struct TerritoryItem {
    pub territory: &'static str,
    pub first_year: Option<i32>,
}

/// One area.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(in crate::write) struct AreaDocument {
    pub area: &'static str,
    pub name: &'static str,
    pub kind: &'static str,
    pub predecessors: Vec<&'static str>,
    pub successors: Vec<&'static str>,
    pub same_trade: Option<&'static str>,
    pub territories: Vec<TerritoryItem>,
    pub flows: Vec<AreaFlowItem>,
    pub links: Links,
}

impl AreaDocument {
    /// The answer in the shape of the contract.
    pub(in crate::write) fn new(answer: &AreaAnswer, site: &Site) -> Self {
        Self {
            area: answer.area.code(),
            name: answer.area.name(),
            kind: answer.area.kind().word(),
            predecessors: answer.area.predecessors().into_iter().map(Area::code).collect(),
            successors: answer.area.successors().map(Area::code).collect(),
            same_trade: answer.area.same_trade().map(Area::code),
            territories: answer.area.territories().iter().map(TerritoryItem::new).collect(),
            flows: answer.flows.iter().map(|flow| AreaFlowItem::new(flow, site)).collect(),
            links: site.links(&answer.origin.address, Offer::Answer, None),
        }
    }
}

impl HhiLeaves {
    /// The concentration in the shape of the contract.
    pub(in crate::write) fn new(found: &Concentration) -> Self {
        let hhi_coverage_percent = found.coverage.and_then(|coverage| coverage.value).and_then(Number::ratio);
        Self { hhi: found.hhi.into(), hhi_coverage_percent }
    }
}

impl TerritoryItem {
    fn new(territory: &Territory) -> Self {
        Self { territory: territory.name, first_year: territory.from }
    }
}

impl AreaFlowItem {
    fn new(flow: &AreaFlow, site: &Site) -> Self {
        let items = |rows: &[Ranked<Area>]| rows.iter().map(|row| PartnerItem::ranked(row, &flow.partners, site)).collect();
        Self {
            head: PartnersHead::new(&flow.partners),
            cautions: coded(&flow.partners.cautions),
            summed: SummedOver::of(flow.partners.family.summed_over.as_ref()),
            whole: flow.partners.whole.map(WholeLeaves::new),
            like_for_like: flow.partners.like_for_like.as_ref().map(LikeForLikeItem::new),
            left_out: flow.partners.left_out.as_ref().map(LeftOutItem::new),
            hhi: HhiLeaves::new(&flow.concentration),
            gainers: items(&flow.gainers),
            losers: items(&flow.losers),
            href: site.href(&flow.partners.family.address),
        }
    }
}
