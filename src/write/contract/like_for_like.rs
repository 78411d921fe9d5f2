//! Who lacks a figure of the period or of a year before, and what a turnover leaves out.

use serde::Serialize;
use utoipa::ToSchema;

use super::word;
use crate::{
    query::LeftOut,
    statistics::{Lacking, LikeForLike},
    trade::{Area, Level, Product},
    write::Number,
};

/// So many are named, the greatest first.
const NAMED: usize = 20;

/// The parts that have a comparable figure in the period and a year before, and those that lack one of the two.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(in crate::write) struct LikeForLikeItem {
    /// How many have both: what a sum's change and growth are over.
    #[schema(example = 2)]
    pub count: usize,
    /// Per cent of the sum of the period that they are.
    pub share_percent: Option<Number>,
    /// Per cent of the sum of a year before that they were.
    pub earlier_share_percent: Option<Number>,
    /// Those that have no figure of the period: suppressed, missing or without a row. They are not zero.
    pub without_figure: LackingItem,
    /// Those that have a figure of the period and no comparable one of a year before.
    pub without_earlier: LackingItem,
}

/// Parts that lack one of two figures.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(in crate::write) struct LackingItem {
    /// How many there are.
    pub count: usize,
    /// The sum of the figures of the other period that they have.
    pub value: Option<Number>,
    /// Per cent of the sum of that period.
    pub share_percent: Option<Number>,
    /// The greatest of them, at most 20.
    pub items: Vec<LackingPart>,
}

/// A part that lacks one of two figures.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(in crate::write) struct LackingPart {
    /// Code of the partner or product.
    pub code: String,
    /// Its name, where it has one.
    pub name: Option<&'static str>,
    /// The figure of the other period.
    pub value: Option<Number>,
    /// Why the two are not compared.
    pub reason: Option<&'static str>,
}

/// What a turnover leaves out: partners with one flow only.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(in crate::write) struct LeftOutItem {
    /// How many partners.
    pub count: usize,
    /// The sum of their exports.
    pub exports: Option<Number>,
    /// The sum of their imports.
    pub imports: Option<Number>,
    /// The greatest of them, at most 20.
    pub items: Vec<LeftOutPart>,
}

/// A partner with one flow only.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(in crate::write) struct LeftOutPart {
    /// Its code.
    pub partner: &'static str,
    /// Its name.
    pub partner_name: &'static str,
    /// The exports to it, where they are the one flow.
    pub exports: Option<Number>,
    /// The imports from it, where they are the one flow.
    pub imports: Option<Number>,
}

/// What a part is called.
pub(in crate::write) trait Named {
    /// Its code.
    fn code_text(&self) -> String;
    /// Its name.
    fn own_name(&self) -> Option<&'static str>;
}

impl Named for Area {
    fn code_text(&self) -> String {
        self.to_string()
    }

    fn own_name(&self) -> Option<&'static str> {
        Some(Area::name(*self))
    }
}

impl Named for Product {
    fn code_text(&self) -> String {
        self.to_string()
    }

    fn own_name(&self) -> Option<&'static str> {
        Product::name(self)
    }
}

fn amount(level: Option<Level>) -> Option<Number> {
    level.map(|level| Number::amount(level.amount))
}

impl LikeForLikeItem {
    /// The same in the shape of the contract.
    pub(in crate::write) fn new<K: Named>(found: &LikeForLike<K>) -> Self {
        Self {
            count: found.parts,
            share_percent: found.share_percent.and_then(Number::ratio),
            earlier_share_percent: found.earlier_share_percent.and_then(Number::ratio),
            without_figure: LackingItem::new(&found.without_figure),
            without_earlier: LackingItem::new(&found.without_earlier),
        }
    }
}

impl LackingItem {
    fn new<K: Named>(found: &Lacking<K>) -> Self {
        let part = |(key, level, reason): &(K, Option<Level>, crate::series::Reason)| LackingPart {
            code: key.code_text(),
            name: key.own_name(),
            value: amount(*level),
            reason: word(Some(*reason)),
        };
        Self {
            count: found.parts.len(),
            value: amount(found.level),
            share_percent: found.share_percent.and_then(Number::ratio),
            items: found.parts.iter().take(NAMED).map(part).collect(),
        }
    }
}

impl LeftOutItem {
    /// The same in the shape of the contract.
    pub(in crate::write) fn new(found: &LeftOut) -> Self {
        let part = |(area, exports, imports): &(Area, Option<Level>, Option<Level>)| LeftOutPart {
            partner: area.code(),
            partner_name: area.name(),
            exports: amount(*exports),
            imports: amount(*imports),
        };
        Self {
            count: found.partners.len(),
            exports: amount(found.exports),
            imports: amount(found.imports),
            items: found.partners.iter().take(NAMED).map(part).collect(),
        }
    }
}
