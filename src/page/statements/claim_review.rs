//! Claims with a verdict as search engines read them: a `ClaimReview` of schema.org each.
//!
//! A claim that nothing can judge, or that only its own source has, was reviewed by nobody and has none. The data say who said a
//! claim in words only: a name with an office behind a comma is taken for a person, any other for a body.

use serde_json::{Value, json};

use super::{anchor, collected::Entry};
use crate::{
    page::{context::PageContext, reader::Reader, web_address::is_web},
    query::ClaimVerdicts,
    statistics::Verdict,
    trade::Source,
    wording::sentence,
};

/// The reviews of those that have a verdict.
pub(super) fn reviews(context: &PageContext, shown: &[&Entry]) -> Vec<Value> {
    let is_judged = |verdict| !matches!(verdict, Verdict::Unverifiable | Verdict::OwnSourceOnly);
    let judged = shown.iter().filter(|entry| is_judged(entry.judged.decision.verdict));
    judged.map(|entry| review(context, &entry.judged, entry.source.as_deref())).collect()
}

fn review(context: &PageContext, judged: &ClaimVerdicts, source: Option<&Source>) -> Value {
    let (language, claim) = (context.reader.language, &judged.claim);
    let page = anchor::page_of(&claim.id);
    let reader = Reader { here: &page, theme: None, ..context.reader };
    let word = judged.decision.verdict.word();
    let site = context.whole.href("/");
    let mut review = json!({
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": anchor::link(&reader, &claim.id, context.whole),
        "claimReviewed": sentence(language, claim).unwrap_or_else(|| claim.text.clone()),
        "inLanguage": language.word(),
        "author": {"@type": "Organization", "name": "dyad", "url": site},
        "reviewRating": {
            "@type": "Rating",
            "alternateName": language.term("verdict", word),
            "ratingExplanation": language.term("verdict_meaning", word),
        },
        "itemReviewed": item(judged, source),
    });
    if let (Some(day), Value::Object(members)) = (created(context, judged), &mut review) {
        members.insert("datePublished".to_owned(), day.into());
    }
    review
}

/// The day on which the data were put together that it is held against.
fn created(context: &PageContext, judged: &ClaimVerdicts) -> Option<String> {
    let sources: Vec<&str> = judged.against.iter().map(|against| against.source.name.as_str()).collect();
    let has = |own: &std::sync::Arc<Source>| sources.contains(&own.name.as_str()) || own.name == judged.claim.source;
    let newest = context
        .catalogue
        .datasets()
        .filter(|dataset| dataset.sources.iter().any(has))
        .map(|dataset| dataset.created_seconds)
        .max();
    let time = newest.filter(|seconds| *seconds != 0).and_then(|seconds| chrono::DateTime::from_timestamp(seconds, 0))?;
    Some(time.date_naive().to_string())
}

fn item(judged: &ClaimVerdicts, source: Option<&Source>) -> Value {
    let claim = &judged.claim;
    let mut item = json!({"@type": "Claim", "text": claim.text});
    let Value::Object(members) = &mut item else { return item };
    let who = claim.stated_by.as_deref().or(claim.compiler.as_deref()).or(source.map(|source| source.title.as_str()));
    if let Some(who) = who {
        let (kind, name) = who.split_once(", ").map_or(("Organization", who), |(name, _)| ("Person", name));
        let mut author = json!({"@type": kind, "name": name});
        if let (Some((_, office)), Value::Object(author)) = (who.split_once(", "), &mut author) {
            author.insert("jobTitle".to_owned(), office.into());
        }
        members.insert("author".to_owned(), author);
    }
    if let Some(day) = &claim.published {
        members.insert("datePublished".to_owned(), day.as_str().into());
    }
    if let Some(path) = source.and_then(|source| source.path.as_deref()).filter(|path| is_web(path)) {
        members.insert("appearance".to_owned(), json!({"@type": "CreativeWork", "url": path}));
    }
    item
}
