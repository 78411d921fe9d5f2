//! `/verify`: a text, with what it says of trade marked in its place and held against every source; below it each statement with
//! its figures. A form, which works without a script.

mod asked;
mod card;
mod example;
mod form;
mod head;
mod how_read;
mod marked;
mod nearest;
mod passed;
mod pieces;
mod result;

use maud::{Markup, html};

use super::{context::PageContext, page_query::PageQuery, reader::Reader, titles};
use crate::{
    query::{self, Answer, QueryError, VerifyAnswer},
    trade::Dyad,
    write::Site,
};
use asked::Asked;

/// The page of a text, of one statement by its fields, or of nothing yet.
///
/// # Errors
/// When a parameter is wrong and the page is not to tell that itself, or the data cannot be read.
pub(super) fn page(context: &PageContext, given: &PageQuery) -> Result<Markup, QueryError> {
    let (asked, outcome) = match Asked::read(context.catalogue, given) {
        Ok(asked) => {
            let outcome = answered(context, &asked);
            (asked, outcome)
        }
        Err(fault) => (Asked::as_given(given), Err(fault)),
    };
    let (answer, fault) = match outcome {
        Ok(answer) => (answer, None),
        Err(QueryError::Parameter(fault)) if context.is_forgiving => (None, Some(fault)),
        Err(fault) => return Err(fault),
    };
    let here = asked.page_address();
    let context = &PageContext { reader: Reader { here: &here, ..context.reader }, ..*context };
    let language = context.reader.language;
    let inside = html! {
        section.headline {
            h1 { (language.say("verify.title")) }
            p.lead { (language.say("verify.lead")) }
            p.small { (language.say("verify.how")) }
            (form::markup(context, &asked, fault.as_ref()))
        }
        @if let Some(answer) = &answer { (result::section(context, &asked, answer)) }
    };
    Ok(context.page(&head::head(context, &asked, answer.as_ref()), &inside))
}

/// The answer; none where nothing is asked.
fn answered(context: &PageContext, asked: &Asked) -> Result<Option<VerifyAnswer>, QueryError> {
    let Some(question) = &asked.question else { return Ok(None) };
    match query::answer(context.catalogue, question)? {
        Answer::Verify(answer) => Ok(Some(*answer)),
        _ => Ok(None),
    }
}

/// The way to the page with a pair filled in.
pub(super) fn link(reader: &Reader, pair: Dyad, site: &Site) -> Markup {
    let language = reader.language;
    let words = language.fill("verify.a_text_about", &[("pair", &titles::pair_name(language, pair))]);
    html! { a href=(reader.link(&format!("/verify?pair={pair}"), site)) { (words) } }
}
