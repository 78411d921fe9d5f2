//! What each source has to say of a pair's trade, figures and claims together: the grounds on which claims are judged.

use std::{cmp::Reverse, collections::BTreeSet, sync::Arc};

use chrono::Datelike;

use super::source_evidence::Account;
use crate::{
    series::Point,
    statistics::{ClaimSet, Fact, StatedGrowth, claimed_bounds, implied_base},
    trade::{Calendar, Claim, ClaimFlow, ClaimKind, Day, Dyad, Interval, Level, Product, Source, Span, Status, Valuation},
};

/// What one source says of one flow and product in one calendar and currency.
pub(in crate::query) struct Ground {
    pub source: Arc<Source>,
    /// Whose trade with whom.
    pub dyad: Dyad,
    pub flow: ClaimFlow,
    pub product: Product,
    pub calendar: Calendar,
    pub currency: String,
    /// Its figures as now known, published ones first.
    pub facts: Vec<Fact>,
    /// The growth that it states.
    pub growths: Vec<StatedGrowth>,
    /// The day from which on all of it was out.
    last_out: i32,
    /// Is it a balance as the partner has it, whose surplus is the reporter's deficit?
    is_turned: bool,
    /// Its number.
    place: usize,
    account: Option<Account>,
}

/// Every ground of a pair's claims, the source with the highest priority first.
pub(in crate::query) fn grounds(
    accounts: Vec<Account>,
    dyad: Dyad,
    claims: &[&Claim],
    products: &BTreeSet<Product>,
    source: impl Fn(&str) -> Option<Arc<Source>>,
) -> Vec<Ground> {
    let mut grounds: Vec<Ground> = accounts.into_iter().filter_map(Ground::of).collect();
    // Levels first: they have the currency, growth is of whatever there is.
    let levels_first =
        [true, false].into_iter().flat_map(|level| claims.iter().filter(move |claim| claim.counted_in().is_some() == level));
    for claim in levels_first.filter(|claim| products.contains(&claim.product) && !claim.is_open) {
        let same = |ground: &Ground| {
            ground.source.name == claim.source
                && ground.dyad == claim.dyad
                && (ground.flow, ground.product, ground.calendar) == (claim.flow, claim.product, claim.calendar)
                && claim.counted_in().is_none_or(|currency| ground.currency == currency)
        };
        if !grounds.iter().any(same) {
            let Some(source) = source(&claim.source) else { continue };
            grounds.push(Ground::empty(source, claim));
        }
    }
    let rank = |ground: &Ground| (Reverse(ground.source.priority), ground.source.name.clone(), ground.currency.clone());
    grounds.sort_by_key(rank);
    for (place, ground) in grounds.iter_mut().enumerate() {
        ground.is_turned = ground.flow == ClaimFlow::Balance && ground.dyad != dyad;
        ground.gather(place, claims);
    }
    grounds
}

impl Ground {
    fn of(account: Account) -> Option<Self> {
        Some(Self {
            source: Arc::clone(&account.source),
            dyad: account.dyad,
            flow: account.subject.claim_flow()?,
            product: account.product,
            calendar: account.calendar,
            currency: account.currency.clone(),
            facts: Vec::new(),
            growths: Vec::new(),
            last_out: 0,
            is_turned: false,
            place: 0,
            account: Some(account),
        })
    }

    fn empty(source: Arc<Source>, claim: &Claim) -> Self {
        Self {
            source,
            dyad: claim.dyad,
            flow: claim.flow,
            product: claim.product,
            calendar: claim.calendar,
            currency: claim.counted_in().unwrap_or_default().to_owned(),
            facts: Vec::new(),
            growths: Vec::new(),
            last_out: 0,
            is_turned: false,
            place: 0,
            account: None,
        }
    }

    /// Is it about what the claim is about? An open claim is about the same trade as either side counts it: exports are the other's
    /// imports.
    pub(in crate::query) fn concerns(&self, claim: &Claim) -> bool {
        let of_reporter = self.dyad == claim.dyad && self.flow == claim.flow;
        let of_partner = || self.dyad == claim.dyad.mirror() && claim.flow_of_partner() == Some(self.flow);
        (of_reporter || of_partner()) && (self.product, self.calendar) == (claim.product, claim.calendar)
    }

    /// Is an account the same source's of other partners, counted alike?
    pub(in crate::query) fn is_beside(&self, account: &Account) -> bool {
        self.source.name == account.source.name
            && self.dyad.reporter == account.dyad.reporter
            && (self.product, self.calendar, &self.currency) == (account.product, account.calendar, &account.currency)
            && account.subject.claim_flow() == Some(self.flow)
    }

    /// The figures of such an account, as now known or as known on a day.
    pub(in crate::query) fn facts_of(&self, account: &Account, day: Option<Day>) -> Vec<Fact> {
        let Some(day) = day else { return self.published(&account.points) };
        let facts = account.then(day).map_or_else(|| self.published(&account.points), |points| self.published(&points));
        facts.into_iter().filter(|fact| day.knows(fact.out)).collect()
    }

    /// Who made its figures, as far as is known.
    pub(in crate::query) fn voice(&self) -> &str {
        self.source.compiler.as_deref().unwrap_or(&self.source.name)
    }

    /// Puts figures and claims together; where a figure was published of a claim's months, that one counts.
    fn gather(&mut self, place: usize, claims: &[&Claim]) {
        self.place = place;
        self.facts = self.account.as_ref().map(|account| self.published(&account.points)).unwrap_or_default();
        let valuation = self.valuation();
        for (number, claim) in claims.iter().enumerate() {
            let is_own = claim.source == self.source.name && claim.dyad == self.dyad && !claim.is_open;
            let own = is_own && self.concerns(claim) && claim.status != Status::Forecast;
            match claim.claim_kind {
                ClaimKind::Level if own && claim.counted_in() == Some(&self.currency) => {
                    let known = |fact: &Fact| {
                        fact.claim.is_none() && fact.level.is_some() && months(claim) == Some((fact.first, fact.months))
                    };
                    if !self.facts.iter().any(known) {
                        self.facts.extend(self.claimed(claim, number, valuation));
                    }
                }
                ClaimKind::Growth if own && claim.counted_in().is_none_or(|currency| currency == self.currency) => {
                    self.growths.extend(self.stated(claim, number));
                }
                _ => {}
            }
        }
        // Of several claims of the same months the reliable one counts, then the latest, whatever their order in the file.
        self.facts.sort_by_key(|fact| (fact.claim.is_some(), fact.claim.map(|_| better(fact))));
        self.growths.sort_by_key(|growth| (is_doubtful(growth.status), Reverse(growth.out), claims[growth.claim].id.clone()));
        self.imply();
        let outs = self.facts.iter().map(|fact| fact.out).chain(self.growths.iter().map(|growth| growth.out));
        self.last_out = outs.map(last_day).max().unwrap_or(0);
    }

    /// What it states of a level and of its growth says what the level was before, where it has no figure of that.
    fn imply(&mut self) {
        let is = |fact: &Fact, span: &Span| (fact.first, fact.months) == (span.first_month(), span.months());
        let mut implied: Vec<Fact> = Vec::new();
        for growth in &self.growths {
            let Some(level) = self.facts.iter().find(|fact| fact.level.is_some() && is(fact, &growth.span)) else { continue };
            let known = self.facts.iter().chain(&implied).any(|fact| is(fact, &growth.base));
            if let Some((low, high)) = implied_base(level.low, level.high, growth.allowed).filter(|_| !known) {
                let statuses = [level.status, growth.status];
                let tentative = statuses.into_iter().find(|status| is_doubtful(*status));
                let tentative = tentative.or_else(|| statuses.into_iter().find(|status| status.is_tentative()));
                implied.push(Fact {
                    first: growth.base.first_month(),
                    months: growth.base.months(),
                    low,
                    high,
                    level: None,
                    status: tentative.unwrap_or(Status::Normal),
                    out: last_day(growth.out).max(last_day(level.out)),
                    source: self.place,
                    claim: Some(growth.claim),
                });
            }
        }
        self.facts.extend(implied);
    }

    fn published(&self, points: &[Point]) -> Vec<Fact> {
        let fact = |point: &Point| {
            let out = self.out(point.published, point.period.first_month() + point.period.months());
            Fact::published(point, out, self.place)
        };
        points.iter().map(fact).map(|fact| if self.is_turned { fact.turned() } else { fact }).collect()
    }

    /// A claim is valued as the figures of its source are, where they are all valued alike.
    fn valuation(&self) -> Valuation {
        let mut all = self.facts.iter().filter_map(|fact| fact.level.map(|level| level.valuation));
        let first = all.next().unwrap_or(Valuation::Unknown);
        if all.all(|other| other == first) { first } else { Valuation::Unknown }
    }

    fn claimed(&self, claim: &Claim, number: usize, valuation: Valuation) -> Option<Fact> {
        let (low, high) = claimed_bounds(claim)?;
        let level = Level::from_wording(claim.value?, claim.unit_mult, claim.decimals, valuation).ok().map(|found| found.0);
        let level = level.zip(high).filter(|_| low > 0 || claim.value.is_some_and(|value| value.digits() == 0));
        let (first, months) = months(claim)?;
        Some(Fact {
            first,
            months,
            low,
            high,
            level: level.map(|(level, high)| Level { bounds: Interval { low, high }, ..level }),
            status: claim.status,
            out: self.out(self.said(claim), first + months),
            source: self.place,
            claim: Some(number),
        })
    }

    fn stated(&self, claim: &Claim, number: usize) -> Option<StatedGrowth> {
        let set = ClaimSet::of(claim)?;
        Some(StatedGrowth {
            base: claim.base()?,
            span: claim.period.clone()?,
            allowed: set.ends(),
            stated: set.stated,
            status: claim.status,
            out: self.out(self.said(claim), months(claim).map_or(0, |(first, months)| first + months)),
            source: self.place,
            claim: number,
        })
    }

    /// When a claim came out, else its source.
    fn said(&self, claim: &Claim) -> i32 {
        claim.published.as_deref().or(self.source.published.as_deref()).map_or(0, Day::number_of)
    }

    /// When a figure of months up to `end` was out; without a date not before they had ended.
    fn out(&self, published: i32, end: i32) -> i32 {
        let number = |year: i32, month: u32, day: u32| {
            let within = month * 100 + day;
            year * 10_000 + i32::try_from(within).unwrap_or(0)
        };
        match self.calendar.month_begins(end) {
            Some(day) if published == 0 => number(day.year(), day.month(), day.day()),
            _ => published,
        }
    }

    /// Its figures and stated growth that were out on a day; nothing when they are the same as now.
    pub(in crate::query) fn then(&self, day: Day) -> Option<(Vec<Fact>, Vec<StatedGrowth>)> {
        if day.knows(self.last_out) {
            return None;
        }
        let earlier = self.account.as_ref().and_then(|account| account.then(day)).map(|points| self.published(&points));
        let claims = || self.facts.iter().filter(|fact| fact.claim.is_some()).cloned();
        let facts = earlier.map_or_else(|| self.facts.clone(), |facts| facts.into_iter().chain(claims()).collect());
        let facts = facts.into_iter().filter(|fact| day.knows(fact.out)).collect();
        Some((facts, self.growths.iter().filter(|growth| day.knows(growth.out)).cloned().collect()))
    }
}

/// The first of the months that a claim speaks of, and how many they are.
fn months(claim: &Claim) -> Option<(i32, i32)> {
    claim.period.as_ref().map(|span| (span.first_month(), span.months()))
}

/// The last day that a date may mean.
fn last_day(published: i32) -> i32 {
    match (published % 10_000, published % 100) {
        (0, _) => published + 1231,
        (_, 0) => published + 31,
        _ => published,
    }
}

fn is_doubtful(status: Status) -> bool {
    matches!(status, Status::Doubtful | Status::Forecast)
}

/// The better of figures of the same months comes first.
fn better(fact: &Fact) -> impl Ord + use<> {
    let kind = (is_doubtful(fact.status), fact.level.is_none(), fact.claim.is_some());
    (kind, Reverse(fact.out), fact.source, fact.low, fact.high)
}

/// The figures of several sources together: of the same months the reliable one, the published one, then the latest.
pub(in crate::query) fn pooled<'a>(facts: impl Iterator<Item = &'a Fact>) -> Vec<Fact> {
    let mut all: Vec<&Fact> = facts.filter(|fact| fact.level.is_some() || fact.low > 0 || fact.high.is_some()).collect();
    all.sort_by_key(|fact| (fact.first, fact.months, better(fact)));
    all.dedup_by_key(|fact| (fact.first, fact.months));
    // Published figures first.
    all.sort_by_key(|fact| fact.claim.is_some());
    all.into_iter().cloned().collect()
}
