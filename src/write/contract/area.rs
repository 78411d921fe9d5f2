//! One area: its totals, their concentration, and whose trade moved most.

use serde::Serialize;
use utoipa::ToSchema;

use super::{
    partners::{PartnerItem, PartnersHead, WholeLeaves},
    ratio, word,
};
use crate::{
    query::{AreaAnswer, AreaFlow},
    statistics::Ranked,
    trade::Area,
    write::{Number, Site, cell::leaves, links::Links},
};

leaves! {
    /// How concentrated the trade is.
    struct HhiLeaves {
        hhi: Option<Number>,
        hhi_low: Option<Number>,
        hhi_high: Option<Number>,
        hhi_reason: Option<&'static str>,
    }
}

/// One flow of an area.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(in crate::write) struct AreaFlowItem {
    #[serde(flatten)]
    pub head: PartnersHead,
    pub cautions: Vec<String>,
    pub whole: Option<WholeLeaves>,
    #[serde(flatten)]
    pub hhi: HhiLeaves,
    pub gainers: Vec<PartnerItem>,
    pub losers: Vec<PartnerItem>,
    pub href: String,
}

/// One area.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(in crate::write) struct AreaDocument {
    pub area: &'static str,
    pub name: &'static str,
    pub kind: &'static str,
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
            flows: answer.flows.iter().map(|flow| AreaFlowItem::new(flow, site)).collect(),
            links: site.links(&answer.origin.address, None),
        }
    }
}

impl AreaFlowItem {
    fn new(flow: &AreaFlow, site: &Site) -> Self {
        let items = |rows: &[Ranked<Area>]| rows.iter().map(|row| PartnerItem::ranked(row, &flow.partners, site)).collect();
        let [hhi, hhi_low, hhi_high] = ratio(&flow.hhi);
        Self {
            head: PartnersHead::new(&flow.partners),
            cautions: flow.partners.cautions.clone(),
            whole: flow.partners.whole.map(WholeLeaves::new),
            hhi: HhiLeaves { hhi, hhi_low, hhi_high, hhi_reason: word(flow.hhi.reason) },
            gainers: items(&flow.gainers),
            losers: items(&flow.losers),
            href: site.href(&flow.partners.family.address),
        }
    }
}
