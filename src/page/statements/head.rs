//! What search engines and chats read of the list of claims.

use maud::{Markup, html};

use super::{claim_review, collected::Entry, filters::Filters};
use crate::{
    language::Language,
    page::{context::PageContext, machine_read, reader::Reader, titles},
    wording::sentence,
};

/// What the page is called: the claim where it is one, the claims of a pair, or all.
pub(super) fn title(language: Language, filters: &Filters, shown: &[&Entry]) -> String {
    let one = filters.id.as_ref().and(shown.first()).and_then(|entry| sentence(language, &entry.judged.claim));
    let of_pair = || filters.dyad.map(|dyad| titles::view_title(language, dyad, crate::query::View::Claims));
    one.or_else(of_pair).unwrap_or_else(|| language.say("statements.title").to_owned())
}

/// The head; a page that says what is wrong is for nobody's index.
pub(super) fn head(context: &PageContext, filters: &Filters, shown: &[&Entry], is_wrong: bool) -> Markup {
    let language = context.reader.language;
    let address = filters.address();
    let plain = Reader { here: &address, theme: None, ..context.reader };
    let canonical = plain.address(None, None, context.whole);
    let unnamed = Reader { is_language_named: false, ..plain };
    let title = title(language, filters, shown);
    let description = description(language, filters, shown, &title);
    html! {
        title { (title) " · dyad" }
        meta name="description" content=(description);
        @if is_wrong { meta name="robots" content="noindex"; }
        link rel="canonical" href=(canonical);
        @for other in Language::ALL { link rel="alternate" hreflang=(other.word()) href=(plain.address(Some(other), None, context.whole)); }
        link rel="alternate" hreflang="x-default" href=(unnamed.address(None, None, context.whole));
        meta property="og:type" content="website";
        meta property="og:site_name" content="dyad";
        meta property="og:title" content=(title);
        meta property="og:description" content=(description);
        meta property="og:url" content=(canonical);
        meta property="og:locale" content=(language.open_graph_locale());
        @let reviews = claim_review::reviews(context, shown);
        @if !reviews.is_empty() {
            (machine_read::linked_data(&serde_json::Value::from(reviews)))
        }
    }
}

/// Of one claim its verdict with what that means; of several what the page is.
fn description(language: Language, filters: &Filters, shown: &[&Entry], title: &str) -> String {
    match (&filters.id, shown.first()) {
        (Some(_), Some(entry)) => {
            let word = entry.judged.decision.verdict.word();
            let parts = [
                ("claim", title),
                ("verdict", language.term("verdict", word)),
                ("meaning", language.term("verdict_meaning", word)),
            ];
            language.fill("statements.describes_one", &parts)
        }
        _ => language.fill("statements.describes", &[("title", title)]),
    }
}
