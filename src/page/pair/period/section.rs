//! The section of one period: the choice, how far the sources are apart, the table, and the sentences to copy.

use maud::{Markup, html};

use super::{accounts::PeriodAccounts, choice, difference::difference, rows, to_copy, wording::what};
use crate::page::{
    context::PageContext,
    data_words, method,
    pair::{page_model::PageModel, page_state::PageState},
    snippets,
};

/// The section; nothing where the view is of no flow.
pub(in crate::page::pair) fn section(model: &PageModel, context: &PageContext) -> Markup {
    html! { @if let Some(period) = &model.period { (of_period(&model.state, period, context)) } }
}

fn of_period(state: &PageState, period: &PeriodAccounts, context: &PageContext) -> Markup {
    let (language, site) = (state.language, context.site);
    let name = language.period_in(period.period, period.calendar);
    let title = language.fill("figure.title", &[("period", &name)]);
    let what = what(language, state.dyad, period.view, &period.product);
    let whole = snippets::absolute(context.whole);
    let names = period.names(language);
    let is_empty = period.accounts.is_empty() && period.statements.is_empty();
    html! {
        section #period {
            h2 { (title) }
            p { (language.fill("figure.about", &[("what", &what)])) }
            (choice::form(state, period, site))
            @if is_empty {
                p.empty role="status" { (language.fill("figure.nothing", &[("period", &name)])) }
            } @else {
                @for sentence in difference(language, period, state.dyad) { p.apart { (data_words::among(&sentence, &names)) } }
                (rows::table((state, period), (&title, &names), site))
                p.small { (language.say("page.bounds_are")) (method::question(&state.reader(""), "rounding-bounds", site)) }
                (to_copy::section(state, period, to_copy::Sites { here: site, whole: &whole, names: &names }))
            }
        }
    }
}
