//! Statements that were held against the sources, as reviews of schema.org (`ClaimReview`), by whoever stands for them.
//!
//! A statement that nothing can judge, or that only its own source has, was reviewed by nobody and has no review.

use serde_json::{Map, Value, json};

use crate::{
    language::Language,
    query::{ClaimVerdicts, VerifiedStatement, VerifyAnswer},
    statistics::Verdict,
    wording::sentence,
    write::{Reviewer, Site},
};

/// The review of the one statement that has a verdict; of several, or of none, a list.
#[must_use]
pub fn claim_reviews(answer: &VerifyAnswer, reviewer: &Reviewer, site: &Site) -> Value {
    let created = answer.listing.origin.created;
    let time = chrono::DateTime::from_timestamp(created, 0).filter(|_| created != 0);
    let day = time.map(|time| time.date_naive().to_string());
    let one = |one: &VerifiedStatement| {
        let judged = one.judged.as_deref().filter(|judged| is_reviewed(judged.decision.verdict))?;
        Some(review(one, judged, (reviewer, day.as_deref()), site))
    };
    let mut reviews: Vec<Value> = answer.listing.items.iter().filter_map(one).collect();
    if reviews.len() == 1 { reviews.swap_remove(0) } else { Value::from(reviews) }
}

fn is_reviewed(verdict: Verdict) -> bool {
    !matches!(verdict, Verdict::Unverifiable | Verdict::OwnSourceOnly)
}

fn review(one: &VerifiedStatement, judged: &ClaimVerdicts, (reviewer, day): (&Reviewer, Option<&str>), site: &Site) -> Value {
    let (claim, word) = (&judged.claim, judged.decision.verdict.word());
    let language = Language::English;
    let own = one.place.as_ref().map(|place| place.text.clone());
    let told = sentence(language, claim).or_else(|| own.clone()).unwrap_or_default();
    let mut item =
        Map::from_iter([("@type".to_owned(), "Claim".into()), ("text".to_owned(), own.unwrap_or_else(|| told.clone()).into())]);
    item.extend(claim.published.as_ref().map(|day| ("datePublished".to_owned(), day.as_str().into())));
    // The page of the statement, which shows the figures that the review rests on.
    let page = one.address.strip_prefix("/v1").unwrap_or(&one.address);
    let mut review = json!({
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": site.href(page),
        "claimReviewed": told,
        "inLanguage": language.word(),
        "author": author(reviewer),
        "reviewRating": {
            "@type": "Rating",
            "alternateName": language.term("verdict", word),
            "ratingExplanation": language.term("verdict_meaning", word),
        },
        "itemReviewed": item,
    });
    if let (Some(day), Value::Object(members)) = (day, &mut review) {
        members.insert("datePublished".to_owned(), day.into());
    }
    review
}

fn author(reviewer: &Reviewer) -> Value {
    let member = if reviewer.is_at_web() { "url" } else { "email" };
    json!({"@type": "Organization", "name": reviewer.name, member: reviewer.address})
}
