//! What would make the figure of a statement right, where it is not: another side, flow, time, vintage or scale.

use maud::{Markup, html};

use crate::{
    language::Language,
    page::{context::PageContext, data_words},
    query::{ChangeKind, Nearest},
    series::Subject,
    trade::{Claim, ClaimFlow},
    wording::sentence,
};

/// So many are told of a statement.
const MOST: usize = 3;

/// What would make it right, the most plausible first.
pub(super) fn list(context: &PageContext, claim: &Claim, nearest: &[Nearest]) -> Markup {
    let (language, reader) = (context.reader.language, &context.reader);
    html! {
        @if !nearest.is_empty() {
            div.nearest {
                p { (language.say("verify.nearest")) }
                ul {
                    @for one in nearest.iter().take(MOST) {
                        li {
                            (changes(language, one))
                            @if let Some(told) = otherwise(language, claim, one) { ": " (told) }
                            span.small {
                                " (" a href=(reader.link(&format!("/sources/{}", one.found.figure.source.name), context.site)) {
                                    (data_words::source_title(language, &one.found.figure.source))
                                } ")"
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What it would have to say otherwise, in words.
fn changes(language: Language, one: &Nearest) -> String {
    let words = one.changes.iter().map(|change| language.term("verify.change", change.kind.word()));
    words.collect::<Vec<_>>().join(language.say("page.separator"))
}

/// The claim as it would be right; nothing where its value would be another one, which the change says.
fn otherwise(language: Language, claim: &Claim, one: &Nearest) -> Option<String> {
    let is_of_value = |kind| matches!(kind, ChangeKind::Scale | ChangeKind::Toman | ChangeKind::Currency);
    if one.changes.iter().any(|change| is_of_value(change.kind)) {
        return None;
    }
    let figure = &one.found.figure;
    let flow = ClaimFlow::ALL.into_iter().find(|flow| Subject::of_claim(*flow) == figure.subject)?;
    let right = Claim {
        dyad: figure.dyad,
        is_open: false,
        flow,
        period: Some(figure.period.clone()),
        calendar: figure.calendar,
        ..claim.clone()
    };
    sentence(language, &right)
}
