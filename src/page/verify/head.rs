//! What search engines and chats read of the page. What somebody else's text says is in no index.

use maud::{Markup, html};

use super::asked::Asked;
use crate::{
    page::{context::PageContext, page_head::PageHead},
    query::VerifyAnswer,
    wording::sentence,
};

pub(super) fn head(context: &PageContext, asked: &Asked, answer: Option<&VerifyAnswer>) -> Markup {
    let language = context.reader.language;
    let one = answer.and_then(|answer| match answer.listing.items.as_slice() {
        [one] => one.judged.as_deref(),
        _ => None,
    });
    let said = one.and_then(|judged| sentence(language, &judged.claim));
    let title = said.as_deref().unwrap_or_else(|| language.say("verify.title"));
    let told = one.map(|judged| {
        let word = judged.decision.verdict.word();
        let parts =
            [("claim", title), ("verdict", language.term("verdict", word)), ("meaning", language.term("verdict_meaning", word))];
        language.fill("statements.describes_one", &parts)
    });
    let description = told.as_deref().unwrap_or_else(|| language.say("verify.lead"));
    html! {
        (PageHead::new(title, description, &asked.page_address()).markup(context))
        @if answer.is_some() || context.is_forgiving { meta name="robots" content="noindex"; }
    }
}
