//! What came out last, and what was revised.

use maud::{Markup, html};

use super::totals::{PairTotal, Totals};
use crate::{
    page::{context::PageContext, data_words, titles},
    query::{self, Answer, Parameters, Query, QueryError, Resource, SourceEntry, View},
};

/// So many of each are shown.
const SHOWN: usize = 8;

pub(super) fn section(context: &PageContext, totals: &Totals) -> Result<Markup, QueryError> {
    let language = context.reader.language;
    let (published, revised) = (published(context)?, revised(context, &totals.pairs));
    Ok(html! {
        @if !published.is_empty() {
            section #publications {
                h2 { (language.say("landing.publications")) }
                ul.events { @for entry in published.iter().take(SHOWN) { (publication(context, entry)) } }
                p.small { a href=(context.reader.link("/sources", context.site)) { (language.say("page.all_sources")) } }
            }
        }
        @if !revised.is_empty() {
            section #revisions {
                h2 { (language.say("landing.revisions")) }
                ul.found { @for (total, count) in &revised { (revision(context, total, *count)) } }
            }
        }
    })
}

/// The sources of which it is known when they came out, the latest first.
fn published(context: &PageContext) -> Result<Vec<SourceEntry>, QueryError> {
    let parameters = Parameters { whole: true, ..Parameters::default() };
    let Answer::Sources(sources) = query::answer(context.catalogue, &Query { resource: Resource::Sources, parameters })? else {
        return Ok(Vec::new());
    };
    let mut known: Vec<SourceEntry> = sources.items.into_iter().filter(|entry| entry.source.published.is_some()).collect();
    // ISO dates and parts of them sort as text; of equal ones the order of the list stays.
    known.sort_by(|one, other| other.source.published.cmp(&one.source.published));
    Ok(known)
}

fn publication(context: &PageContext, entry: &SourceEntry) -> Markup {
    let (reader, site, language, source) = (&context.reader, context.site, context.reader.language, &entry.source);
    let counts = [("landing.figures", entry.observations), ("landing.claims", entry.claims)];
    let counts: Vec<String> =
        counts.into_iter().filter(|(_, count)| *count > 0).map(|(key, count)| language.count(key, count, &[])).collect();
    html! {
        li {
            @if let Some(day) = &source.published { time datetime=(day) { (language.date(day)) } }
            span {
                a href=(reader.link(&format!("/sources/{}", source.name), site)) { (data_words::source_title(language, source)) }
                span.small { " " (counts.join(language.say("page.separator"))) }
            }
        }
    }
}

/// The pairs whose turnover was published more than once for a period, and for how many periods. Only what says when it came out
/// can have been.
fn revised<'a>(context: &PageContext, pairs: &'a [PairTotal]) -> Vec<(&'a PairTotal, usize)> {
    let dated = pairs.iter().filter(|total| total.series.points.iter().any(|point| point.published > 0));
    let counted = dated.filter_map(|total| {
        let Ok(Answer::Revisions(answer)) = query::answer(context.catalogue, &Query::view(total.dyad, View::Revisions)) else {
            return None;
        };
        let count = answer.revisions.iter().filter(|revision| revision.vintages > 1).count();
        (count > 0).then_some((total, count))
    });
    counted.take(SHOWN).collect()
}

fn revision(context: &PageContext, total: &PairTotal, count: usize) -> Markup {
    let (reader, site, language) = (&context.reader, context.site, context.reader.language);
    html! {
        li {
            a href=(reader.link(&format!("/?dyad={}&view=revisions", total.dyad), site)) { (titles::pair_name(language, total.dyad)) }
            span.small { " " (language.count("landing.revised_periods", count, &[])) }
        }
    }
}
