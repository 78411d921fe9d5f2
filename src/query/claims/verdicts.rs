//! Claims of a dyad, each held against every source that can judge it.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    all_trade::{AllTrade, WholeTrade},
    grounds::{Ground, grounds, pooled},
    official::official,
    source_evidence::{Account, accounts},
};
use crate::{
    dataset::Catalogue,
    query::{
        Against, ClaimVerdicts, Parameters, QueryError, Resource, Then, UnknownThen, VerdictsAnswer, View, answer::listing::page,
        select::find::candidates,
    },
    series::Subject,
    statistics::{
        Decision, Evidence, Fact, Judgement, Relation, SourceJudgement, StatedGrowth, Unverifiable, Verdict, Weight, contradict,
        judge, overall_verdict, weight,
    },
    table::Products,
    trade::{Area, Calendar, Claim, ClaimFlow, ClaimKind, Day, Dyad, Product, Source, Span, Vintage},
};

pub(in crate::query) fn verdicts_answer(
    catalogue: &Catalogue,
    dyad: Dyad,
    parameters: &Parameters,
) -> Result<VerdictsAnswer, QueryError> {
    let said = said(catalogue, dyad, parameters.as_of);
    let mut claims: Vec<(usize, &Claim)> =
        said.iter().copied().enumerate().filter(|(_, claim)| wanted(claim, parameters)).collect();
    parameters.keep_last(&mut claims);
    let judged: Vec<&Claim> = claims.iter().map(|(_, claim)| *claim).collect();
    let products = products(&judged);
    let known = spoken_of(catalogue, dyad, &judged, parameters.vintage())?;
    let official = official(&known, dyad);
    let grounds = grounds(known, dyad, &said, &products, |name| catalogue.sources().get(name).map(Arc::clone));
    let all = AllTrade::read(catalogue, &judged, parameters.vintage())?;
    let court = Court { said: &said, grounds: &grounds, all: &all, as_of: parameters.as_of };
    let asked = |(number, claim): (usize, &Claim)| {
        let own = catalogue.sources().get(&claim.source)?;
        Some(court.judged(Asked { number: Some(number), claim, own: Some(own) }, &[]))
    };
    let items = claims.into_iter().filter_map(asked).collect();
    Ok(VerdictsAnswer { dyad, listing: page(items, catalogue, Resource::View(dyad, View::Claims), parameters), official })
}

/// A claim that is in no dataset, to be judged beside those that are.
pub(in crate::query) struct Hearing {
    pub claim: Claim,
    /// Its source, where it has one.
    pub own: Option<Arc<Source>>,
    /// The id of the claim of a dataset that it repeats: that is no evidence of it.
    pub same: Option<String>,
    /// What was said beside it and cannot be true with it.
    pub contradicts: Vec<String>,
}

/// Judges claims about a pair that are in no dataset, by all that the datasets have.
pub(in crate::query) fn judge_beside(
    catalogue: &Catalogue,
    dyad: Dyad,
    hearings: &[Hearing],
    as_of: Option<Day>,
) -> Result<Vec<ClaimVerdicts>, QueryError> {
    let said = said(catalogue, dyad, as_of);
    let judged: Vec<&Claim> = hearings.iter().map(|hearing| &hearing.claim).collect();
    let vintage = as_of.map_or(Vintage::Latest, Vintage::AsOf);
    let known = spoken_of(catalogue, dyad, &judged, vintage)?;
    let grounds = grounds(known, dyad, &said, &products(&judged), |name| catalogue.sources().get(name).map(Arc::clone));
    let all = AllTrade::read(catalogue, &judged, vintage)?;
    let court = Court { said: &said, grounds: &grounds, all: &all, as_of };
    let judged = |hearing: &Hearing| {
        let number = hearing.same.as_ref().and_then(|id| said.iter().position(|claim| claim.id == *id));
        court.judged(Asked { number, claim: &hearing.claim, own: hearing.own.as_ref() }, &hearing.contradicts)
    };
    Ok(hearings.iter().map(judged).collect())
}

/// Every claim of a pair; as of a day in the past only what was said by then.
fn said(catalogue: &Catalogue, dyad: Dyad, as_of: Option<Day>) -> Vec<&Claim> {
    let all = catalogue.datasets().flat_map(|dataset| &dataset.claims).filter(|claim| claim.dyad == dyad);
    all.filter(|claim| is_known(claim, as_of)).collect()
}

fn products(claims: &[&Claim]) -> BTreeSet<Product> {
    claims.iter().map(|claim| claim.product).collect()
}

/// What the sources have of the flows and products that some claims of a pair speak of; of open ones also the other side's.
fn spoken_of(catalogue: &Catalogue, dyad: Dyad, claims: &[&Claim], vintage: Vintage) -> Result<Vec<Account>, QueryError> {
    let of_balance = claims.iter().any(|claim| claim.flow == ClaimFlow::Balance);
    let is_spoken_of = |subject: &Subject| subject.flow().is_some() || (of_balance && *subject == Subject::Balance);
    let open: Vec<&Claim> = claims.iter().copied().filter(|claim| claim.flow_of_partner().is_some()).collect();
    let mut known: Vec<Account> = Vec::new();
    let sides = [(dyad, claims), (dyad.mirror(), open.as_slice())];
    for (dyad, claims) in sides.into_iter().filter(|(_, claims)| !claims.is_empty()) {
        for subject in Subject::ALL.into_iter().filter(is_spoken_of) {
            for product in &products(claims) {
                known.extend(accounts(dyad, candidates(catalogue, dyad, subject, Products::One(product), vintage)?));
            }
        }
    }
    Ok(known)
}

/// Was a claim made by a day? As of a day in the past only what was said by then counts.
pub(in crate::query) fn is_known(claim: &Claim, as_of: Option<Day>) -> bool {
    as_of.is_none_or(|day| claim.published.as_deref().is_none_or(|published| day.knows_text(published)))
}

/// The window is read in the Gregorian calendar, by the days that a claim speaks of.
fn wanted(claim: &Claim, parameters: &Parameters) -> bool {
    let begins = |month: &dyn Fn(&Span) -> i32| claim.period.as_ref().and_then(|span| claim.calendar.month_begins(month(span)));
    let (first, end) = (begins(&Span::first_month), begins(&|span| span.first_month() + span.months()));
    let from = parameters.from.and_then(|from| from.first_day(Calendar::Gregorian));
    let to = parameters.to.and_then(|to| to.last_day(Calendar::Gregorian));
    let is_known = claim.period.is_some() || (from.is_none() && to.is_none());
    let in_window = is_known && from.is_none_or(|from| end > Some(from)) && to.is_none_or(|to| first <= Some(to));
    let of_flow = parameters.flow.is_none_or(|subject| subject.claim_flow() == Some(claim.flow));
    in_window && of_flow && parameters.source.as_ref().is_none_or(|source| claim.source == *source)
}

/// What the claims of one pair are judged by.
struct Court<'a> {
    /// Every claim of the pair, also those that were not asked for: each is evidence of the others.
    said: &'a [&'a Claim],
    grounds: &'a [Ground],
    all: &'a AllTrade,
    as_of: Option<Day>,
}

/// The claim that is judged.
#[derive(Clone, Copy)]
struct Asked<'a> {
    /// Its place among all that was said; none of what is in no dataset.
    number: Option<usize>,
    claim: &'a Claim,
    /// Its source, where it is known.
    own: Option<&'a Arc<Source>>,
}

impl Asked<'_> {
    /// SourceJudgement against figures and stated growth, of which it is none itself.
    fn judged(self, source: &Source, (facts, growths): Said<'_>, unit: &str, all: &WholeTrade) -> Judgement {
        let is_signed = self.claim.flow == ClaimFlow::Balance;
        let evidence = Evidence { facts, growths, unit, except: self.number, is_signed, all: all.all() };
        judge(self.claim, relation(self.claim, self.own, source), evidence)
    }

    /// Why nothing can be said where nobody says anything of its subject.
    fn alone(self) -> Option<Unverifiable> {
        judge(self.claim, Relation::Independent, Evidence::default()).reason
    }
}

/// Figures, and stated growth.
type Said<'a> = (&'a [Fact], &'a [StatedGrowth]);

/// A claim held against one source, or against several of one compiler together.
struct Heard<'a> {
    source: &'a Arc<Source>,
    reporter: Area,
    voice: &'a str,
    judgement: Judgement,
}

impl Heard<'_> {
    fn held(&self) -> SourceJudgement<'_> {
        SourceJudgement { judgement: &self.judgement, reporting: self.source.reporting, voice: self.voice }
    }

    /// Forecasts and vague words are the same against every source; one entry says it.
    fn can_judge(&self) -> bool {
        matches!(self.judgement.reason, None | Some(Unverifiable::NotComparable))
    }
}

impl<'a> Court<'a> {
    /// The verdicts of a claim; `beside` it was said what cannot be true with it.
    fn judged(&self, asked: Asked<'a>, beside: &[String]) -> ClaimVerdicts {
        let Asked { number, claim, own } = asked;
        let contradicts: Vec<String> = beside.iter().cloned().chain(self.contradicts(number, claim)).collect();
        let contradicts_itself = !contradicts.is_empty();
        let (now, pools) = self.heard(asked, None);
        let all: Vec<&Heard<'_>> = now.iter().chain(&pools).collect();
        let mut decision = decision(&all, contradicts_itself);
        if now.is_empty() && decision.verdict == Verdict::Unverifiable {
            decision.reason = asked.alone().or(decision.reason);
        }
        let known = known_then(claim, own, self.as_of);
        let then = known.map(|day| self.heard(asked, Some((day, &now))));
        let then_verdict = then.as_ref().map_or(Err(UnknownThen::NoDate), |(then, pools)| {
            let decision = self::decision(&then.iter().chain(pools).collect::<Vec<_>>(), contradicts_itself);
            match decision.reason {
                Some(Unverifiable::NoData | Unverifiable::Forecast) => Err(UnknownThen::NotOut),
                _ => Ok(decision.verdict),
            }
        });
        let mut against: Vec<Against> = Vec::new();
        for (place, heard) in now.iter().enumerate().filter(|(_, heard)| heard.can_judge()) {
            let then = then.as_ref().map(|(then, _)| &then[place]);
            against.push(self.against(heard, then, &decision));
        }
        for heard in pools.iter().filter(|heard| heard.can_judge()) {
            let same = |then: &&Heard<'_>| (then.voice, then.reporter) == (heard.voice, heard.reporter);
            let then = then.as_ref().and_then(|(_, then)| then.iter().find(same));
            against.push(self.against(heard, then, &decision));
        }
        if against.is_empty() {
            let first = now.iter().find(|heard| heard.source.name == claim.source).or(now.first());
            let nothing = |own: &'a Arc<Source>| {
                let judgement = asked.judged(own, (&[], &[]), "", &WholeTrade::default());
                Heard { source: own, reporter: claim.dyad.reporter, voice: &own.name, judgement }
            };
            let made = own.filter(|_| first.is_none()).map(nothing);
            against.extend(first.or(made.as_ref()).map(|heard| self.against(heard, None, &decision)));
        }
        let then = Then { known, verdict: then_verdict };
        ClaimVerdicts { claim: claim.clone(), decision, contradicts, then, against }
    }

    /// The claim held against each source that says anything of its subject, and against compilers whose sources only together
    /// have what it takes; as now known, or as known on a day, when most is as now.
    fn heard(&self, asked: Asked<'a>, then: Option<(Day, &[Heard<'a>])>) -> (Vec<Heard<'a>>, Vec<Heard<'a>>) {
        let grounds: Vec<&Ground> = self.grounds.iter().filter(|ground| ground.concerns(asked.claim)).collect();
        let earlier: Vec<Option<(Vec<Fact>, Vec<StatedGrowth>)>> =
            grounds.iter().map(|ground| then.and_then(|(day, _)| ground.then(day))).collect();
        let mut heard: Vec<Heard<'a>> = Vec::new();
        for (place, ground) in grounds.iter().enumerate() {
            let is_of_all = matches!(asked.claim.claim_kind, ClaimKind::Share | ClaimKind::Rank);
            let all = || self.all.beside(ground, asked.claim, then.map(|(day, _)| day));
            let judgement = match (&earlier[place], then) {
                (None, Some((_, now))) if !is_of_all => now[place].judgement.clone(),
                (Some((facts, growths)), _) => asked.judged(&ground.source, (facts, growths), &ground.currency, &all()),
                (None, _) => asked.judged(&ground.source, (&ground.facts, &ground.growths), &ground.currency, &all()),
            };
            heard.push(Heard { source: &ground.source, reporter: ground.dyad.reporter, voice: ground.voice(), judgement });
        }
        let facts = |place: usize| earlier[place].as_ref().map_or(&grounds[place].facts, |(facts, _)| facts).as_slice();
        let pools = self.pools(asked, &heard, &grounds, &facts);
        (heard, pools)
    }

    /// What the sources of one compiler say together, where none of them has a figure that judges alone.
    fn pools<'f>(
        &self,
        asked: Asked<'a>,
        heard: &[Heard<'a>],
        grounds: &[&'a Ground],
        facts: &dyn Fn(usize) -> &'f [Fact],
    ) -> Vec<Heard<'a>> {
        let mut pools: Vec<Heard<'a>> = Vec::new();
        for (first, ground) in grounds.iter().enumerate() {
            let Some(compiler) = &ground.source.compiler else { continue };
            let same = |place: &usize| {
                let other = grounds[*place];
                other.source.compiler.as_ref() == Some(compiler)
                    && (other.dyad, &other.currency) == (ground.dyad, &ground.currency)
            };
            let members: Vec<usize> = (0..grounds.len()).filter(same).collect();
            let settled = |place: &usize| {
                let judgement = &heard[*place].judgement;
                judgement.judges() && judgement.is_reliable() && !judgement.rests.on_claims
            };
            if members.len() < 2 || members.first() != Some(&first) || members.iter().any(settled) {
                continue;
            }
            let together = pooled(members.iter().flat_map(|place| facts(*place)));
            let judgement = asked.judged(&ground.source, (&together, &[]), &ground.currency, &WholeTrade::default());
            if judgement.judges() && !judgement.is_kept_limit() && judgement.rests.sources.len() > 1 {
                let source = judgement.rests.sources.first().map_or(&ground.source, |place| &self.grounds[*place].source);
                pools.push(Heard { source, reporter: ground.dyad.reporter, voice: compiler, judgement });
            }
        }
        pools
    }

    fn against(&self, heard: &Heard<'_>, then: Option<&Heard<'_>>, decision: &Decision) -> Against {
        let had_data = |then: &&Heard<'_>| !matches!(then.judgement.reason, Some(Unverifiable::NoData | Unverifiable::Forecast));
        let weight: Option<Weight> = weight(heard.held());
        let mut sources: Vec<&Arc<Source>> =
            heard.judgement.rests.sources.iter().map(|place| &self.grounds[*place].source).collect();
        sources.dedup_by_key(|source| &source.name);
        Against {
            source: Arc::clone(heard.source),
            reporter: heard.reporter,
            sources: sources.into_iter().map(Arc::clone).collect(),
            judgement: heard.judgement.clone(),
            weight,
            decides: weight.is_some() && weight == decision.decided_by,
            verdict_then: then.filter(had_data).map(|then| then.judgement.verdict),
        }
    }

    /// The other claims of the same statement that cannot be true beside this one.
    fn contradicts(&self, number: Option<usize>, claim: &Claim) -> Vec<String> {
        if claim.statement.is_none() {
            return Vec::new();
        }
        let said = self.said.iter().enumerate().filter(|(other, _)| Some(*other) != number);
        let of_statement = said.map(|(_, other)| other).filter(|other| other.statement == claim.statement);
        of_statement.filter(|other| contradict(claim, other)).map(|other| other.id.clone()).collect()
    }
}

fn decision(heard: &[&Heard<'_>], contradicts_itself: bool) -> Decision {
    let held: Vec<SourceJudgement<'_>> = heard.iter().map(|heard| heard.held()).collect();
    overall_verdict(&held, contradicts_itself)
}

/// A claim that names no compiler has the figures of its source's.
fn relation(claim: &Claim, own: Option<&Arc<Source>>, source: &Source) -> Relation {
    let compiler = claim.compiler.as_ref().or(own.and_then(|own| own.compiler.as_ref()));
    if claim.source == source.name {
        Relation::SameSource
    } else if compiler.is_some() && compiler == source.compiler.as_ref() {
        Relation::SameCompiler
    } else {
        Relation::Independent
    }
}

/// The day whose figures were known when the claim was made: when it came out, else when its source did, as late as either
/// may mean; not after the day that the whole answer is of.
fn known_then(claim: &Claim, own: Option<&Arc<Source>>, as_of: Option<Day>) -> Option<Day> {
    let day = Day::last_of(claim.published.as_deref().or(own.and_then(|own| own.published.as_deref()))?)?;
    Some(as_of.map_or(day, |as_of| day.min(as_of)))
}
