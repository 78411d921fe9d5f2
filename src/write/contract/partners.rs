//! An area's partners ranked.

use serde::Serialize;
use utoipa::ToSchema;

use super::{
    coded, days,
    like_for_like::{LeftOutItem, LikeForLikeItem},
    rounding_unit,
    series::SummedOver,
};
use crate::{
    query::{Family, Offer, PartnersAnswer},
    series::figures,
    statistics::{Lacking, LikeForLike, Ranked, Standing, Whole},
    trade::{Area, Dyad, Status},
    write::{InlineText, Number, Site, figure::Figure, links::Links, member::members},
};

/// What stands for the partners that are not shown.
pub(in crate::write) const ALL_OTHERS: &str = "all_others";

members! {
    /// Of what the ranking is.
    struct PartnersHead {
        reporter: &'static str,
        reporter_name: &'static str,
        flow: &'static str,
        product: String,
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
        partners: usize,
        /// How many partners have no figure of the period, and had one a year before or have a status: they are not zero.
        without_figure: usize,
        /// How many partners have a figure of the period and no comparable one a year before.
        without_earlier: usize,
        /// Later periods of the window, in which too few partners have a figure to rank them.
        skipped_periods: Vec<String>,
        share_of: &'static str,
    }
}

members! {
    /// The whole that shares are of.
    struct WholeLeaves {
        value: Figure = figures::VALUE,
        change: Figure = figures::CHANGE,
        yoy: Figure = figures::YOY,
    }
}

members! {
    /// One partner, or all others.
    struct PartnerItem {
        rank: Option<usize>,
        previous_rank: Option<usize>,
        partner: &'static str,
        partner_name: &'static str,
        value: Figure = figures::VALUE,
        share: Figure = figures::SHARE,
        change: Figure = figures::CHANGE,
        yoy: Figure = figures::YOY,
        contribution: Figure = figures::CONTRIBUTION,
        status: Option<String>,
        href: Option<String>,
    }
}

members! {
    /// Another source's ranking.
    struct FamilyItem {
        /// What it ranks.
        flow: &'static str,
        source: String,
        title: String,
        reporting: &'static str,
        frequency: &'static str,
        calendar: &'static str,
        unit: String,
        partners: usize,
        href: String,
    }
}

/// An area's partners ranked.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(in crate::write) struct PartnersDocument {
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
    pub items: Vec<PartnerItem>,
    pub all_others: Option<PartnerItem>,
    pub total: usize,
    pub limit: usize,
    pub offset: usize,
    pub next: Option<String>,
    pub alternatives: Vec<FamilyItem>,
    pub links: Links,
}

impl PartnersDocument {
    /// The answer in the shape of the contract.
    pub(in crate::write) fn new(answer: &PartnersAnswer, site: &Site) -> Self {
        let listing = super::List::new(&answer.listing, site, None, |row| PartnerItem::ranked(row, answer, site));
        Self {
            head: PartnersHead::new(answer),
            summed: SummedOver::of(answer.family.summed_over.as_ref()),
            cautions: coded(&answer.cautions),
            whole: answer.whole.map(WholeLeaves::new),
            like_for_like: answer.like_for_like.as_ref().map(LikeForLikeItem::new),
            left_out: answer.left_out.as_ref().map(LeftOutItem::new),
            items: listing.items,
            all_others: answer.all_others.map(|standing| PartnerItem::new(&standing, ALL_OTHERS, "All others")),
            total: listing.total,
            limit: listing.limit,
            offset: listing.offset,
            next: listing.next,
            alternatives: answer.alternatives.iter().map(|family| FamilyItem::new(family, site)).collect(),
            links: site.links(&answer.listing.origin.address, Offer::Drawn, None),
        }
    }
}

impl PartnersHead {
    /// Of what the ranking is.
    pub(in crate::write) fn new(answer: &PartnersAnswer) -> Self {
        let family = &answer.family;
        let (first_day, last_day) = answer.period.map_or((None, None), |period| days(period, family.calendar));
        let lacking =
            |of: fn(&LikeForLike<Area>) -> &Lacking<Area>| answer.like_for_like.as_ref().map_or(0, |found| of(found).parts.len());
        Self {
            reporter: answer.reporter.code(),
            reporter_name: answer.reporter.name(),
            flow: family.subject.word(),
            product: answer.product.to_string(),
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
            partners: answer.partners,
            without_figure: lacking(|found| &found.without_figure),
            without_earlier: lacking(|found| &found.without_earlier),
            skipped_periods: answer.skipped.iter().map(ToString::to_string).collect(),
            share_of: if answer.whole.is_some_and(|whole| whole.published) { "WLD" } else { "partners" },
        }
    }
}

impl WholeLeaves {
    /// The whole in the shape of the contract.
    pub(in crate::write) fn new(whole: Whole) -> Self {
        let (change, yoy) = whole.grown();
        Self { value: whole.level.into(), change: change.into(), yoy: yoy.into() }
    }
}

impl PartnerItem {
    /// A partner of this answer in its place.
    pub(in crate::write) fn ranked(row: &Ranked<Area>, answer: &PartnersAnswer, site: &Site) -> Self {
        let dyad = Dyad { reporter: answer.reporter, partner: row.key };
        let status = answer.statuses.iter().find(|(partner, _)| *partner == row.key);
        Self {
            status: Some(status.map_or(Status::Normal, |(_, status)| *status).letter().to_string()),
            rank: Some(row.rank),
            previous_rank: row.previous_rank,
            href: Some(site.href(&format!("/v1/dyads/{dyad}"))),
            ..Self::new(&row.standing, row.key.code(), row.key.name())
        }
    }

    fn new(standing: &Standing, partner: &'static str, partner_name: &'static str) -> Self {
        Self {
            rank: None,
            previous_rank: None,
            partner,
            partner_name,
            value: standing.level.into(),
            share: standing.share.into(),
            change: standing.change.into(),
            yoy: standing.yoy.into(),
            contribution: standing.contribution.into(),
            status: None,
            href: None,
        }
    }
}

impl FamilyItem {
    fn new(family: &Family, site: &Site) -> Self {
        Self {
            flow: family.subject.word(),
            source: family.source.name.clone(),
            title: family.source.title.clone(),
            reporting: family.source.reporting.word(),
            frequency: family.frequency.letter(),
            calendar: family.calendar.word(),
            unit: family.unit.clone(),
            partners: family.partners,
            href: site.href(&family.address),
        }
    }
}
