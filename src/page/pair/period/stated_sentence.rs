//! What was stated, with who said so, as a sentence to paste: whether the figures allow it, and from which numbers.

use super::{
    accounts::{Account, Statement},
    stated::stated,
    wording::{plain_amount, speaker, what, when},
};
use crate::{
    language::Language,
    page::{formatting, statements},
    query::{Against, ClaimVerdicts, View},
    statistics::Verdict,
    trade::{Claim, ClaimKind},
};

/// So many sources are told of, the own one and those that decide.
const MOST: usize = 3;

/// The sentence; nothing where the claim has no words here.
pub(super) fn stated_sentence(
    language: Language,
    statement: &Statement,
    (view, accounts): (View, &[Account]),
    address: &str,
) -> Option<String> {
    let (judged, claim) = (&statement.judged, &statement.judged.claim);
    let period = period_of(claim)?;
    let said = language.fill(
        "figure.stated",
        &[
            ("what", &what(language, claim.dyad, view, &claim.product)),
            ("when", &when(language, period, claim.calendar)),
            ("stated", &stated(language, claim)?),
            ("speaker", &speaker(language, claim, statement.source.as_deref())),
        ],
    );
    let mut told = vec![said];
    told.extend(judges(judged).into_iter().map(|one| judgement(language, claim, one, accounts)));
    if told.len() == 1 {
        told.push(language.say("figure.unjudged").to_owned());
    }
    let verdict = judged.decision.verdict.word();
    let parts = [("verdict", language.term("verdict", verdict)), ("meaning", language.term("verdict_meaning", verdict))];
    told.push(language.fill("figure.verdict", &parts));
    Some(format!("{}. {address}", told.join(". ")))
}

/// The months spoken of as a period.
fn period_of(claim: &Claim) -> Option<crate::trade::Period> {
    let span = claim.period.as_ref()?;
    let year = span.whole_year().map(crate::trade::Period::year);
    year.or_else(|| crate::trade::Period::of_months(span.first_month(), span.months()))
}

/// Its own source, then those that decide.
fn judges(judged: &ClaimVerdicts) -> Vec<&Against> {
    let own = |against: &&Against| against.source.name == judged.claim.source;
    let all = || judged.against.iter().filter(|against| against.judgement.judges() && !against.judgement.is_kept_limit());
    let mut found: Vec<&Against> = all().filter(own).collect();
    found.extend(all().filter(|against| against.decides && !own(against)));
    found.truncate(MOST);
    found
}

/// What the figures of one source say of it, and from which numbers.
fn judgement(language: Language, claim: &Claim, one: &Against, accounts: &[Account]) -> String {
    let allows = one.judgement.verdict == Verdict::Consistent;
    let is_of_value = matches!(claim.claim_kind, ClaimKind::Level | ClaimKind::Growth);
    let range = statements::allowed(language, claim, &one.judgement).filter(|_| is_of_value);
    let source = language.fill("figure.document", &[("title", &language.isolated(language.source_short(&one.source)))]);
    let numbers = Some(claim)
        .filter(|claim| claim.claim_kind == ClaimKind::Growth && one.sources.len() < 2 && !one.judgement.rests.on_claims)
        .and_then(|_| accounts.iter().find(|account| is_behind(account, claim, one)))
        .and_then(|account| numbers(language, account));
    match (numbers, range) {
        (Some(numbers), Some(range)) => {
            let key = if allows { "figure.allowed_from" } else { "figure.ruled_out_from" };
            language.fill(key, &[("source", &source), ("numbers", &numbers), ("range", &range)])
        }
        (_, Some(range)) => {
            let key = if allows { "figure.allowed" } else { "figure.ruled_out" };
            language.fill(key, &[("source", &source), ("range", &range)])
        }
        (_, None) => {
            let key = if allows { "figure.allowed_by" } else { "figure.ruled_out_by" };
            language.fill(key, &[("source", &source)])
        }
    }
}

/// Is the account the figure that the judgement is made from?
fn is_behind(account: &Account, claim: &Claim, one: &Against) -> bool {
    account.series.source.name == one.source.name
        && account.series.dyad == claim.dyad
        && account.series.calendar == claim.calendar
        && claim.is_of(account.point().period)
        && claim.is_on_a_year_before()
}

/// The figure and the one a year before, each with what its rounding allows.
fn numbers(language: Language, account: &Account) -> Option<String> {
    let (series, point, base) = (&account.series, account.point(), account.base()?);
    let written = |level: &crate::trade::Level| {
        let plain = plain_amount(language, level, &series.unit);
        match formatting::allowed(language, level) {
            Some(range) => language.fill("figure.with_range", &[("amount", &plain), ("range", &range)]),
            None => plain,
        }
    };
    Some(language.fill(
        "figure.numbers",
        &[
            ("base", &written(&base.level?)),
            ("base_when", &when(language, base.period, series.calendar)),
            ("value", &written(&point.level?)),
            ("when", &when(language, point.period, series.calendar)),
        ],
    ))
}
