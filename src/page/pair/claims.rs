//! What was said of this pair, held against the figures.

use maud::{Markup, html};

use super::{page_model::PageModel, page_state::PageState};
use crate::{
    page::{
        statements::{self, Counted, JudgingSeries, Shown},
        verify,
    },
    query::{ClaimVerdicts, Format, Query, View},
    statistics::Verdict,
    write::Site,
};

/// How many claims stand beside another view; all of them are a view of their own.
const FIRST: usize = 8;

pub(super) fn section(model: &PageModel, site: &Site) -> Markup {
    let (state, language) = (&model.state, model.state.language);
    let reader = state.reader("");
    let series = JudgingSeries::of(&model.summary.series);
    let first = if state.view == View::Claims { usize::MAX } else { FIRST };
    let one = |judged: &ClaimVerdicts| {
        let source = model.summary.sources.iter().find(|source| source.name == judged.claim.source);
        statements::claim(
            judged,
            &Shown { reader: &reader, site, series: &series, source: source.map(AsRef::as_ref), is_open: false },
        )
    };
    html! {
        @if !model.claims.is_empty() {
            section #claims {
                h2 { (language.say("page.claims")) }
                p { (language.say("page.claims_are")) }
                (statements::legend(&reader, &counted(model, site), site))
                @for judged in model.claims.iter().take(first) { (one(judged)) }
                @if model.claims.len() > first {
                    p { a href={ (state.of_view(View::Claims).href(site)) "#claims" } { (language.count("page.other_claims", model.claims.len() - first, &[])) } }
                }
                p { a href=(reader.link(&statements::address_of(state.dyad, None), site)) { (language.say("statements.with_filters")) } }
                p { (verify::link(&reader, state.dyad, site)) }
                (list_downloads(state, View::Claims, site))
            }
        } @else {
            p { (verify::link(&reader, state.dyad, site)) }
        }
    }
}

/// How many have each verdict; each leads to the list of those.
fn counted(model: &PageModel, site: &Site) -> Vec<Counted> {
    let reader = model.state.reader("");
    let count = |verdict: Verdict| model.claims.iter().filter(|judged| judged.decision.verdict == verdict).count();
    let there = Verdict::ALL.into_iter().filter(|verdict| count(*verdict) > 0);
    let one = |verdict: Verdict| {
        let address = reader.link(&statements::address_of(model.state.dyad, Some(verdict)), site);
        Counted { verdict, count: count(verdict), address, is_chosen: false }
    };
    there.map(one).collect()
}

/// Where the list of a view is to be had.
pub(super) fn list_downloads(state: &PageState, view: View, site: &Site) -> Markup {
    let address = Query::view(state.dyad, view).address();
    html! {
        p.downloads {
            @for format in [Format::Csv, Format::Xlsx, Format::Json] { a href=(site.href_as(&address, format)) { (format.suffix().to_uppercase()) } }
        }
    }
}
