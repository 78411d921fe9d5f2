//! The answer to what is said: its statements, each with its verdicts.

use super::{
    answer::{Nothing, PassedFigure, VerifiedStatement, VerifyAnswer},
    claim::claim,
    hearings::{Party, heard},
    recognised::{alone, recognised},
    stated::{Stated, address_of, stated},
};
use crate::{
    dataset::Catalogue,
    limits::{Limits, count},
    parameter::ParameterError,
    query::{
        AskedStatement, ClaimVerdicts, Nearest, NearestLimits, Parameters, Query, QueryError, Resource, answer::listing::page,
        claims::verdicts::is_known, nearest,
    },
    statistics::{Verdict, contradict},
    trade::{Claim, Day},
};

pub(in crate::query) fn verify_answer(catalogue: &Catalogue, parameters: &Parameters) -> Result<VerifyAnswer, QueryError> {
    let asked = &parameters.statement;
    check(catalogue, asked)?;
    let (mut stated, passed_over) = stated(asked);
    let most = count(Limits::current().statements);
    let left_off = stated.len().saturating_sub(most);
    stated.truncate(most);
    let nothing = stated.is_empty().then(|| nothing(&passed_over));
    let items = verified(catalogue, parameters, stated)?;
    let listing = page(items, catalogue, Resource::Verify, parameters);
    Ok(VerifyAnswer { listing, passed_over, nothing, left_off, text: asked.text.clone() })
}

fn check(catalogue: &Catalogue, asked: &AskedStatement) -> Result<(), ParameterError> {
    if asked.text.is_none() && !asked.has_fields() {
        let detail = "is missing, and so is every field of a statement";
        let allowed = [
            "text=…",
            "a text as the body of a POST",
            "the fields of a statement: reporter, partner, flow, period, claim_kind, value, unit, unit_mult",
        ];
        return Err(ParameterError::new("text", detail, &allowed));
    }
    match &asked.source {
        Some(source) if !catalogue.sources().contains_key(source) => {
            let names: Vec<&str> = catalogue.sources().keys().map(String::as_str).collect();
            Err(ParameterError::new("source", format!("{source:?} is no source of these data"), &names))
        }
        _ => Ok(()),
    }
}

fn nothing(passed_over: &[PassedFigure]) -> Nothing {
    if passed_over.is_empty() { Nothing::NoFigure } else { Nothing::AllPassedOver }
}

fn verified(catalogue: &Catalogue, parameters: &Parameters, stated: Vec<Stated>) -> Result<Vec<VerifiedStatement>, QueryError> {
    let asked = &parameters.statement;
    let as_of = asked.known.or(parameters.as_of);
    let words = |one: &Stated| one.place.as_ref().map(|place| place.text.clone()).unwrap_or_default();
    let whole = |one: &Stated| claim(&one.fields, asked, words(one)).filter(|_| one.missing.is_empty());
    let claims: Vec<Option<Claim>> = stated.iter().map(whole).collect();
    let known: Vec<&Claim> =
        catalogue.datasets().flat_map(|dataset| &dataset.claims).filter(|claim| is_known(claim, as_of)).collect();
    let same = recognised(&claims, &known, catalogue.sources(), asked);
    let alone = Parameters { statement: asked.without_text(), limit: None, offset: None, ..parameters.clone() };
    let addresses: Vec<String> = stated.iter().zip(&same).map(|(one, same)| address(one, same, &alone, catalogue)).collect();
    let rivals: Vec<Vec<usize>> = (0..stated.len()).map(|place| rivals(&stated, &claims, place)).collect();
    let party = |(place, claim): (usize, Option<Claim>)| {
        let contradicts = rivals[place].iter().map(|rival| addresses[*rival].clone()).collect();
        claim.map(|claim| Party::new(claim, same[place].first().copied(), contradicts))
    };
    let parties: Vec<Option<Party<'_>>> = claims.into_iter().enumerate().map(party).collect();
    let judged = heard(catalogue, &parties, as_of)?;
    let near: Vec<Vec<Nearest>> =
        judged.iter().map(|judged| near(catalogue, judged.as_ref(), as_of)).collect::<Result<_, QueryError>>()?;
    let ids = |place: usize| same[place].iter().map(|claim| claim.id.clone()).collect::<Vec<_>>();
    let all = stated.into_iter().zip(judged).zip(&addresses).enumerate();
    Ok(all
        .map(|(place, ((one, judged), address))| VerifiedStatement {
            place: one.place,
            fields: one.fields,
            found: one.found,
            missing: one.missing,
            judged: judged.map(|judged| Box::new(told_once(judged, rivals[place].iter().flat_map(|rival| ids(*rival))))),
            nearest: near[place].clone(),
            same_as: ids(place),
            address: address.clone(),
        })
        .collect())
}

/// What would make a statement right that the sources do not bear out.
fn near(catalogue: &Catalogue, judged: Option<&ClaimVerdicts>, as_of: Option<Day>) -> Result<Vec<Nearest>, QueryError> {
    match judged.filter(|judged| judged.decision.verdict != Verdict::Consistent) {
        Some(judged) => nearest(catalogue, &judged.claim, NearestLimits { as_of, ..NearestLimits::default() }),
        None => Ok(Vec::new()),
    }
}

/// The canonical address of one statement alone. It names the source where the others of its text tell which of several it is of.
fn address(one: &Stated, same: &[&Claim], parameters: &Parameters, catalogue: &Catalogue) -> String {
    let mut statement = address_of(&one.fields, &parameters.statement);
    let taken_for = same.first().filter(|first| alone(same, catalogue.sources()).is_some_and(|one| one.source != first.source));
    statement.source = statement.source.or_else(|| taken_for.map(|claim| claim.source.clone()));
    let parameters = Parameters { statement, ..parameters.clone() };
    Query { resource: Resource::Verify, parameters }.address()
}

/// The other statements of the sentence that cannot be true beside this one.
fn rivals(stated: &[Stated], claims: &[Option<Claim>], place: usize) -> Vec<usize> {
    let sentence = |place: usize| stated[place].place.as_ref().map(|place| &place.sentence);
    let (Some(own), Some(claim)) = (sentence(place), &claims[place]) else { return Vec::new() };
    let is_rival = |other: &usize| {
        *other != place && sentence(*other) == Some(own) && claims[*other].as_ref().is_some_and(|other| contradict(claim, other))
    };
    (0..stated.len()).filter(is_rival).collect()
}

/// A contradiction that is told by the address of a statement is not told by the id of the claim that this repeats as well.
fn told_once(judged: ClaimVerdicts, told: impl Iterator<Item = String>) -> ClaimVerdicts {
    let told: Vec<String> = told.collect();
    let contradicts = judged.contradicts.into_iter().filter(|one| !told.contains(one)).collect();
    ClaimVerdicts { contradicts, ..judged }
}
