//! What every source says of one period, gathered from the same answers that the addresses serve: each series by itself, the one
//! that answers by default first.

use std::{collections::BTreeMap, sync::Arc};

use crate::{
    dataset::Catalogue,
    language::Language,
    page::pair::{opening_view::view_of, page_state::PageState},
    query::{self, Answer, ClaimVerdicts, DyadSummary, Parameters, Query, QueryError, Resource, SeriesAnswer, View},
    series::{Point, Series},
    trade::{Calendar, Claim, ClaimKind, Days, Dyad, Frequency, Period, Product, Source},
};

/// What every source says of one period.
pub(in crate::page::pair) struct PeriodAccounts {
    /// The view of the flow.
    pub view: View,
    pub product: Product,
    pub period: Period,
    /// The calendar of the period.
    pub calendar: Calendar,
    /// By the rule that chooses who answers.
    pub accounts: Vec<Account>,
    /// What was stated of this flow in exactly this period.
    pub statements: Vec<Statement>,
    /// Every growth that was stated of the pair, whenever.
    pub growths: Vec<Statement>,
    /// Every period that any series has, by calendar and frequency.
    pub choices: BTreeMap<(Calendar, Frequency), Vec<Period>>,
}

/// What was stated of the period, and where.
pub(in crate::page::pair) struct Statement {
    pub judged: ClaimVerdicts,
    pub source: Option<Arc<Source>>,
}

/// What one series says of the period.
pub(in crate::page::pair) struct Account {
    /// The series with all its figures.
    pub series: Series,
    /// The place of the figure among them.
    pub place: usize,
    /// Nothing where its days are exactly those asked for; else how many of its own lie in them, and how many it has.
    pub shared: Option<(i32, i32)>,
    /// Does it answer by default?
    pub is_default: bool,
    /// The query of the series alone.
    pub query: Query,
    /// The growth that the source itself states of the same months.
    pub stated: Vec<ClaimVerdicts>,
}

impl Account {
    /// The figure.
    pub(super) fn point(&self) -> &Point {
        &self.series.points[self.place]
    }

    /// The figure a year before.
    pub(super) fn base(&self) -> Option<&Point> {
        let before = self.point().period.year_before();
        self.series.points.iter().find(|point| point.period == before)
    }

    /// Is it the figure of exactly these days?
    pub(super) fn is_of_these_days(&self) -> bool {
        self.shared.is_none()
    }
}

impl PeriodAccounts {
    /// The names that sentences about the period may hold: of sources, of who compiled them and of who said what.
    pub(super) fn names(&self, language: Language) -> Vec<String> {
        let of = |source: &Source| {
            let own = [language.source_title(source), language.source_short(source)].map(str::to_owned);
            own.into_iter().chain(source.compiler.clone()).collect::<Vec<_>>()
        };
        let mut names: Vec<String> = self.accounts.iter().flat_map(|account| of(&account.series.source)).collect();
        for Statement { judged, source } in &self.statements {
            names.extend(source.iter().flat_map(|source| of(source)));
            names.extend(judged.against.iter().flat_map(|against| of(&against.source)));
            names.extend(judged.claim.stated_by.clone());
            names.extend(judged.claim.compiler.clone());
        }
        names.sort_unstable();
        names.dedup();
        names
    }
}

/// Where figures are looked for.
pub(in crate::page::pair) struct Search<'a> {
    pub catalogue: &'a Catalogue,
    pub state: &'a PageState,
    pub summary: &'a DyadSummary,
    /// The answer of the page.
    pub answer: Option<&'a Answer>,
    /// Every claim of the pair.
    pub claims: &'a [ClaimVerdicts],
}

impl Search<'_> {
    /// The accounts of the period that the page is asked for, else of the latest that its view has a figure of; nothing where
    /// the view is of no flow and no period is asked for.
    ///
    /// # Errors
    /// When what is stored cannot be read.
    pub(in crate::page::pair) fn find(&self) -> Result<Option<PeriodAccounts>, QueryError> {
        let view = match (self.state.view.subject(), self.state.period) {
            (Some(_), _) => self.state.view,
            (None, None) => return Ok(None),
            (None, Some(_)) => Some(view_of(self.summary)).filter(|view| view.subject().is_some()).unwrap_or(View::Turnover),
        };
        let every = self.every_series(view)?;
        let choices = choices(&every);
        let asked = self.state.period.map(|period| (period, self.calendar_of(period, &choices)));
        let Some((period, calendar)) = asked.or_else(|| self.latest(&every)) else { return Ok(None) };
        let product = self.state.parameters.product.unwrap_or_default();
        let (mut accounts, partner_claims) = (Vec::new(), self.claims_of_partner(&every)?);
        for one in &every {
            accounts.extend(self.of_series(one, &every, (period, calendar))?);
        }
        keep_one_figure_for_both_sides(&mut accounts, self.state.dyad);
        for account in &mut accounts {
            let said = if account.series.dyad == self.state.dyad { self.claims } else { &partner_claims };
            account.stated = said.iter().filter(|judged| is_own_growth(&judged.claim, account)).cloned().collect();
        }
        let is_about = |claim: &Claim| {
            view.subject().and_then(crate::series::Subject::claim_flow) == Some(claim.flow)
                && claim.product == product
                && claim.calendar == calendar
                && claim.is_of(period)
        };
        let about = self.claims.iter().filter(|judged| is_about(&judged.claim));
        let statements = about.map(|judged| self.statement(judged)).collect();
        let is_growth = |judged: &&ClaimVerdicts| judged.claim.claim_kind == ClaimKind::Growth;
        let growths = self.claims.iter().filter(is_growth).map(|judged| self.statement(judged)).collect();
        Ok(Some(PeriodAccounts { view, product, period, calendar, accounts, statements, growths, choices }))
    }

    /// The series that the page shows; the first of several.
    fn shown(&self) -> Option<&Series> {
        match self.answer {
            Some(Answer::Series(answer)) => Some(&answer.series),
            Some(Answer::Compare(answer)) => answer.items.first().map(|(_, answer)| &answer.series),
            _ => None,
        }
    }

    fn statement(&self, judged: &ClaimVerdicts) -> Statement {
        Statement { judged: judged.clone(), source: self.catalogue.sources().get(&judged.claim.source).cloned() }
    }

    /// Every series of the flow, as published: the one that answers by default first, the partner's account last.
    fn every_series(&self, view: View) -> Result<Vec<(SeriesAnswer, Query)>, QueryError> {
        let Parameters { product, as_of, .. } = self.state.parameters;
        let plain = Parameters { product, as_of, ..Parameters::default() };
        let first = Query { resource: Resource::View(self.state.dyad, view), parameters: plain.clone() };
        let Some(first) = self.series(&first)? else { return Ok(Vec::new()) };
        let own = &first.series;
        let mut found =
            vec![(own.dyad, view, (own.source.name.clone(), own.calendar, own.rolled_up_from.unwrap_or(own.frequency)))];
        found.extend(
            first
                .alternatives
                .iter()
                .map(|other| (other.dyad, other.view, (other.source.name.clone(), other.calendar, other.frequency))),
        );
        let mut every = Vec::new();
        for (dyad, view, (source, calendar, freq)) in found {
            let parameters = Parameters { source: Some(source), calendar: Some(calendar), freq: Some(freq), ..plain.clone() };
            let query = Query { resource: Resource::View(dyad, view), parameters };
            every.extend(self.series(&query)?.map(|answer| (answer, query)));
        }
        Ok(every)
    }

    /// A series; nothing where there is none.
    fn series(&self, query: &Query) -> Result<Option<SeriesAnswer>, QueryError> {
        match query::answer(self.catalogue, query) {
            Ok(Answer::Series(answer)) => Ok(Some(*answer)),
            Ok(_) | Err(QueryError::NoData { .. } | QueryError::Parameter(_) | QueryError::UnknownDyad { .. }) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The calendar in which the label of the period was meant: that of the page, else one in which a series has it.
    fn calendar_of(&self, period: Period, choices: &BTreeMap<(Calendar, Frequency), Vec<Period>>) -> Calendar {
        let own = self.state.parameters.calendar.or(self.shown().map(|series| series.calendar));
        let has =
            |calendar: Calendar| choices.iter().any(|((other, _), periods)| *other == calendar && periods.contains(&period));
        let known = choices.keys().map(|(calendar, _)| *calendar);
        own.into_iter().chain(known).find(|calendar| has(*calendar)).or(own).unwrap_or(Calendar::Gregorian)
    }

    /// The latest period with a figure in what the page shows, else in what answers by default.
    fn latest(&self, every: &[(SeriesAnswer, Query)]) -> Option<(Period, Calendar)> {
        let last = |series: &Series| {
            series.points.iter().rfind(|point| point.level.is_some()).map(|point| (point.period, series.calendar))
        };
        self.shown().and_then(last).or_else(|| every.iter().find_map(|(answer, _)| last(&answer.series)))
    }

    /// The claims of the partner, where its account is among the series.
    fn claims_of_partner(&self, every: &[(SeriesAnswer, Query)]) -> Result<Vec<ClaimVerdicts>, QueryError> {
        let mirror = self.state.dyad.mirror();
        if !every.iter().any(|(answer, _)| answer.series.dyad == mirror) {
            return Ok(Vec::new());
        }
        match query::answer(self.catalogue, &Query::view(mirror, View::Claims)) {
            Ok(Answer::Verdicts(verdicts)) => Ok(verdicts.listing.items),
            Err(error @ QueryError::Storage(_)) => Err(error),
            _ => Ok(Vec::new()),
        }
    }

    /// What a series says of the period: its figure of exactly these days, else the sum of its parts, else figures of other
    /// days that lie in the period for the most part.
    fn of_series(
        &self,
        (answer, query): &(SeriesAnswer, Query),
        every: &[(SeriesAnswer, Query)],
        (period, calendar): (Period, Calendar),
    ) -> Result<Vec<Account>, QueryError> {
        let own = &answer.series;
        let is_default = every.first().is_some_and(|(first, _)| std::ptr::eq(&raw const first.series, own));
        let account = |series: &Series, place, shared, query: &Query| Account {
            series: series.clone(),
            place,
            shared,
            is_default,
            query: query.clone(),
            stated: Vec::new(),
        };
        if own.calendar == calendar
            && let Some(place) = own.points.iter().position(|point| point.period == period)
        {
            return Ok(vec![account(own, place, None, query)]);
        }
        let is_finer = own.frequency.months() < period.months();
        let has_parts = matches!(own.frequency, Frequency::Monthly | Frequency::Quarterly);
        if is_finer && has_parts {
            // A source that publishes both answers with what it publishes.
            let same =
                |other: &Series| (&other.source.name, other.dyad, other.calendar) == (&own.source.name, own.dyad, own.calendar);
            let rivals = || every.iter().map(|(other, _)| &other.series).filter(|other| same(other));
            let published = rivals().any(|other| other.frequency == period.frequency());
            let finest = rivals().map(|other| other.frequency.months()).min() == Some(own.frequency.months());
            if published || !finest {
                return Ok(Vec::new());
            }
            let parameters = Parameters { freq: Some(period.frequency()), ..query.parameters.clone() };
            let query = Query { parameters, ..query.clone() };
            let Some(rolled) = self.series(&query)? else { return Ok(Vec::new()) };
            let found = within(&rolled.series, (period, calendar));
            let has_sum = found.iter().any(|(place, _)| rolled.series.points[*place].level.is_some());
            if has_sum || inside(own, (period, calendar)).len() > 1 {
                return Ok(found.into_iter().map(|(place, shared)| account(&rolled.series, place, shared, &query)).collect());
            }
        }
        Ok(within(own, (period, calendar)).into_iter().map(|(place, shared)| account(own, place, shared, query)).collect())
    }
}

/// The figures of a series that lie in the period for the most part, with what they share with it.
fn within(series: &Series, asked: (Period, Calendar)) -> Vec<(usize, Option<(i32, i32)>)> {
    let figures = inside(series, asked);
    // Many parts are no account of the whole; the series itself shows them.
    if figures.len() > 2 { Vec::new() } else { figures }
}

fn inside(series: &Series, (period, calendar): (Period, Calendar)) -> Vec<(usize, Option<(i32, i32)>)> {
    let Some(days) = Days::of_period(calendar, period) else { return Vec::new() };
    // Of other days what was not published is no account.
    let shares = |(place, point): (usize, &Point)| {
        let own = Days::of_period(series.calendar, point.period)?;
        let shared = own.end().min(days.end()) - own.first().max(days.first());
        let length = own.end() - own.first();
        let is_same = own == days;
        let tells = is_same || point.level.is_some();
        (tells && shared * 2 > length).then_some((place, (!is_same).then_some((shared, length))))
    };
    series.points.iter().enumerate().filter_map(shares).collect()
}

/// Every period with a figure, and the years of what is published in parts of them.
fn choices(every: &[(SeriesAnswer, Query)]) -> BTreeMap<(Calendar, Frequency), Vec<Period>> {
    let mut found: BTreeMap<(Calendar, Frequency), Vec<Period>> = BTreeMap::new();
    for series in every.iter().map(|(answer, _)| &answer.series) {
        for point in series.points.iter().filter(|point| point.level.is_some()) {
            found.entry((series.calendar, series.frequency)).or_default().push(point.period);
            if matches!(series.frequency, Frequency::Monthly | Frequency::Quarterly) {
                let year = Period::year(point.period.calendar_year());
                found.entry((series.calendar, Frequency::Annual)).or_default().push(year);
            }
        }
    }
    for periods in found.values_mut() {
        periods.sort_unstable();
        periods.dedup();
    }
    found
}

/// Is it a growth on a year before that the source of the account itself states of the same months?
fn is_own_growth(claim: &Claim, account: &Account) -> bool {
    claim.source == account.series.source.name && is_growth_of(claim, &account.series, account.point().period)
}

/// Is it the growth of a period of the series on a year before?
fn is_growth_of(claim: &Claim, series: &Series, period: Period) -> bool {
    claim.claim_kind == ClaimKind::Growth
        && claim.dyad == series.dyad
        && series.subject.claim_flow() == Some(claim.flow)
        && claim.product == series.product
        && claim.calendar == series.calendar
        && claim.is_of(period)
        && claim.is_on_a_year_before()
}

/// What states the growth of a period of a series on a year before: the series’ own source where it does, else the first.
pub(in crate::page::pair) fn stated_growth<'a>(
    growths: &'a [Statement],
    series: &Series,
    period: Period,
) -> Option<&'a Statement> {
    let all = growths.iter().filter(|statement| is_growth_of(&statement.judged.claim, series, period));
    all.min_by_key(|statement| statement.judged.claim.source != series.source.name)
}

/// Is it counted by the side that it is listed under, and not taken from elsewhere?
pub(super) fn is_own_count(account: &Account) -> bool {
    account.series.source.reporting.is_own_count()
}

/// What a source has from one side, or has made to agree, it has under both: that is one account and no second one.
fn keep_one_figure_for_both_sides(accounts: &mut Vec<Account>, dyad: Dyad) {
    let own: Vec<String> = accounts
        .iter()
        .filter(|account| !is_own_count(account) && !is_partners(account, dyad))
        .map(|account| account.series.source.name.clone())
        .collect();
    accounts.retain(|account| !is_partners(account, dyad) || !own.contains(&account.series.source.name));
}

/// Is it the partner's account of the same trade?
pub(super) fn is_partners(account: &Account, dyad: Dyad) -> bool {
    account.series.dyad == dyad.mirror() && dyad.mirror() != dyad
}
