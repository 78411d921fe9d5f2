//! A pair's products ranked, with their history.

use serde::Serialize;
use utoipa::ToSchema;

use super::{
    area::HhiLeaves, coded, days, like_for_like::LikeForLikeItem, partners::ALL_OTHERS, partners::WholeLeaves, rounding_unit,
};
use crate::{
    query::{DyadProductsAnswer, Offer, ProductFamily, ProductRow},
    series::figures,
    statistics::{Lacking, LikeForLike, Standing},
    trade::{Amount, Product, Section},
    write::{InlineText, Number, Site, figure::Figure, links::Links, member::members},
};

members! {
    /// Of what the ranking is.
    struct DyadProductsHead {
        reporter: &'static str,
        reporter_name: &'static str,
        partner: &'static str,
        partner_name: &'static str,
        flow: &'static str,
        classification: String,
        level: usize,
        branch: String,
        branch_name: Option<&'static str>,
        period: Option<String>,
        first_day: Option<InlineText>,
        last_day: Option<InlineText>,
        frequency: &'static str,
        calendar: &'static str,
        unit: String,
        valuation: Option<&'static str>,
        basis: &'static str,
        rounding_unit: Option<Number>,
        derived: bool,
        source: String,
        products: usize,
        /// How many products have no figure of the period, and had one a year before or have a status: they are not zero.
        without_figure: usize,
        /// How many products have a figure of the period and no comparable one a year before.
        without_earlier: usize,
        /// Later periods of the window, in which too few products have a figure to rank them.
        skipped_periods: Vec<String>,
        share_of: String,
    }
}

members! {
    /// One product, or all others.
    struct DyadProductItem {
        rank: Option<usize>,
        previous_rank: Option<usize>,
        product: String,
        name: Option<&'static str>,
        section: Option<&'static str>,
        value: Figure = figures::VALUE,
        share: Figure = figures::SHARE,
        change: Figure = figures::CHANGE,
        yoy: Figure = figures::YOY,
        contribution: Figure = figures::CONTRIBUTION,
        history: Vec<Option<Number>>,
        href: Option<String>,
        children: Option<String>,
    }
}

members! {
    /// Another ranking that the data have.
    struct ProductFamilyItem {
        source: String,
        title: String,
        reporting: &'static str,
        classification: String,
        levels: Vec<String>,
        frequency: &'static str,
        calendar: &'static str,
        unit: String,
        products: usize,
        href: String,
    }
}

/// The whole that shares are of.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(in crate::write) struct ProductsWhole {
    #[serde(flatten)]
    pub leaves: WholeLeaves,
    pub derived: bool,
    pub history: Vec<Option<Number>>,
}

/// A pair's products ranked.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(in crate::write) struct DyadProductsDocument {
    #[serde(flatten)]
    pub head: DyadProductsHead,
    pub levels: Vec<usize>,
    pub cautions: Vec<String>,
    pub whole: Option<ProductsWhole>,
    /// Who lacks a figure; null when the window is empty.
    pub like_for_like: Option<LikeForLikeItem>,
    #[serde(flatten)]
    pub hhi: HhiLeaves,
    pub periods: Vec<String>,
    pub items: Vec<DyadProductItem>,
    pub all_others: Option<DyadProductItem>,
    pub total: usize,
    pub limit: usize,
    pub offset: usize,
    pub next: Option<String>,
    pub alternatives: Vec<ProductFamilyItem>,
    pub links: Links,
}

impl DyadProductsDocument {
    /// The answer in the shape of the contract.
    pub(in crate::write) fn new(answer: &DyadProductsAnswer, site: &Site) -> Self {
        let listing = super::List::new(&answer.listing, site, Some(answer.dyad), |place| {
            DyadProductItem::ranked(&answer.rows[*place], site)
        });
        let whole = answer.whole.map(|whole| ProductsWhole {
            leaves: WholeLeaves::new(whole),
            derived: !whole.published || answer.family.derived,
            history: amounts(&answer.whole_history),
        });
        Self {
            head: DyadProductsHead::new(answer),
            levels: answer.family.levels.clone(),
            cautions: coded(&answer.cautions),
            whole,
            like_for_like: answer.like_for_like.as_ref().map(LikeForLikeItem::new),
            hhi: HhiLeaves::new(&answer.concentration),
            periods: answer.periods.iter().map(ToString::to_string).collect(),
            items: listing.items,
            all_others: answer.all_others.map(|standing| DyadProductItem::others(&standing, &answer.others_history)),
            total: listing.total,
            limit: listing.limit,
            offset: listing.offset,
            next: listing.next,
            alternatives: answer.alternatives.iter().map(|family| ProductFamilyItem::new(family, site)).collect(),
            links: site.links(&answer.listing.origin.address, Offer::Drawn, Some(answer.dyad)),
        }
    }
}

fn amounts(history: &[Option<Amount>]) -> Vec<Option<Number>> {
    history.iter().map(|amount| amount.map(Number::amount)).collect()
}

impl DyadProductsHead {
    fn new(answer: &DyadProductsAnswer) -> Self {
        let family = &answer.family;
        let (first_day, last_day) = answer.period.map_or((None, None), |period| days(period, family.calendar));
        let published = answer.whole.is_some_and(|whole| whole.published);
        let lacking = |of: fn(&LikeForLike<Product>) -> &Lacking<Product>| {
            answer.like_for_like.as_ref().map_or(0, |found| of(found).parts.len())
        };
        Self {
            reporter: answer.dyad.reporter.code(),
            reporter_name: answer.dyad.reporter.name(),
            partner: answer.dyad.partner.code(),
            partner_name: answer.dyad.partner.name(),
            flow: family.subject.word(),
            classification: family.classification.clone(),
            level: answer.level,
            branch: answer.branch.to_string(),
            branch_name: answer.branch.name(),
            period: answer.period.map(|period| period.to_string()),
            first_day,
            last_day,
            frequency: family.frequency.letter(),
            calendar: family.calendar.word(),
            unit: family.unit.clone(),
            valuation: answer.whole.map(|whole| whole.level.valuation.word()),
            basis: if answer.rounding.is_some() { "rounded_published" } else { "as_published" },
            rounding_unit: rounding_unit(answer.rounding),
            derived: family.derived,
            source: family.source.name.clone(),
            products: answer.products,
            without_figure: lacking(|found| &found.without_figure),
            without_earlier: lacking(|found| &found.without_earlier),
            skipped_periods: answer.skipped.iter().map(ToString::to_string).collect(),
            share_of: if published { answer.branch.to_string() } else { "products".to_owned() },
        }
    }
}

impl DyadProductItem {
    fn ranked(row: &ProductRow, site: &Site) -> Self {
        Self {
            rank: Some(row.ranked.rank),
            previous_rank: row.ranked.previous_rank,
            name: row.product.name(),
            section: row.product.section().map(Section::number),
            href: Some(site.href(&row.series)),
            children: row.children.as_ref().map(|address| site.href(address)),
            ..Self::new(&row.ranked.standing, row.product.to_string(), &row.history)
        }
    }

    fn others(standing: &Standing, history: &[Option<Amount>]) -> Self {
        Self { name: Some("All others"), ..Self::new(standing, ALL_OTHERS.to_owned(), history) }
    }

    fn new(standing: &Standing, product: String, history: &[Option<Amount>]) -> Self {
        Self {
            rank: None,
            previous_rank: None,
            product,
            name: None,
            section: None,
            value: standing.level.into(),
            share: standing.share.into(),
            change: standing.change.into(),
            yoy: standing.yoy.into(),
            contribution: standing.contribution.into(),
            history: amounts(history),
            href: None,
            children: None,
        }
    }
}

impl ProductFamilyItem {
    fn new(family: &ProductFamily, site: &Site) -> Self {
        Self {
            source: family.source.name.clone(),
            title: family.source.title.clone(),
            reporting: family.source.reporting.word(),
            classification: family.classification.clone(),
            levels: family.levels.iter().map(ToString::to_string).collect(),
            frequency: family.frequency.letter(),
            calendar: family.calendar.word(),
            unit: family.unit.clone(),
            products: family.products,
            href: site.href(&family.address),
        }
    }
}
