//! Each figure and each statement of the period with its source, as sentences to paste: the reader's language first.

use maud::{Markup, html};

use super::{
    accounts::{Account, PeriodAccounts, Statement},
    figure_sentence::figure_sentence,
    stated::stated,
    stated_sentence::stated_sentence,
    states,
    wording::plain_amount,
};
use crate::{
    language::Language,
    page::{copied::sentence, pair::page_state::PageState, statements::claim_link},
    trade::{Claim, ClaimKind},
    write::Site,
};

/// Where links lead: within the page by paths, in what is copied by whole addresses; and the names of the data in sentences.
#[derive(Clone, Copy)]
pub(super) struct Sites<'a> {
    pub here: &'a Site,
    pub whole: &'a Site,
    pub names: &'a [String],
}

/// The place of the sentences of an account on the page.
pub(super) fn place_of(place: usize) -> String {
    format!("copy-{}", place + 1)
}

/// The place of the sentences of a statement.
pub(super) fn place_of_statement(claim: &Claim) -> String {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '.' | '_');
    let id: String = claim.id.chars().map(|letter| if is_plain(letter) { letter } else { '_' }).collect();
    format!("copy-{id}")
}

/// The figures, each with what its source states beside it; then what others state.
pub(super) fn section(state: &PageState, period: &PeriodAccounts, sites: Sites) -> Markup {
    let language = state.language;
    html! {
        h3 { (language.say("figure.copy")) }
        p.small { (language.say("figure.copy_about")) }
        @for (place, account) in period.accounts.iter().enumerate().filter(|(_, account)| account.point().level.is_some()) {
            (of_account(state, period, (place, account), sites))
        }
        @for statement in period.statements.iter().filter(|statement| !has_account(period, statement)) {
            (of_statement(state, period, statement, false, sites))
        }
    }
}

/// Has the source of the statement a figure of the same days, beside which it stands?
fn has_account(period: &PeriodAccounts, statement: &Statement) -> bool {
    period.accounts.iter().any(|account| is_beside(account, statement))
}

/// Does the statement stand beside the figure of its own source?
fn is_beside(account: &Account, statement: &Statement) -> bool {
    account.is_of_these_days()
        && account.point().level.is_some()
        && account.series.source.name == statement.judged.claim.source
        && account.series.dyad == statement.judged.claim.dyad
}

/// A figure, and what its source states beside it.
fn of_account(state: &PageState, period: &PeriodAccounts, (place, account): (usize, &Account), sites: Sites) -> Markup {
    let language = state.language;
    let amount = account.point().level.map(|level| plain_amount(language, &level, &account.series.unit)).unwrap_or_default();
    let source = language.source_short(&account.series.source);
    html! {
        details.to-copy open[place == 0] {
            summary { strong { (amount) } (language.say("page.separator")) bdi { (source) } }
            (said(state, &place_of(place), figure_sentence(language, account, &address(state, account, sites.whole)), sites))
            // That a source states its own figure is no news.
            @for statement in period.statements.iter().filter(|own| is_beside(account, own) && own.judged.claim.claim_kind != ClaimKind::Level) {
                (of_statement(state, period, statement, place == 0, sites))
            }
        }
    }
}

fn of_statement(state: &PageState, period: &PeriodAccounts, statement: &Statement, is_open: bool, sites: Sites) -> Markup {
    let language = state.language;
    let claim = &statement.judged.claim;
    let name = statement.source.as_ref().map_or(claim.source.as_str(), |source| language.source_short(source));
    let page = states::of_period(state, period.view, period.period).of_language(language);
    let address = format!("{}#period", page.href(sites.whole));
    let text = stated_sentence(language, statement, (period.view, &period.accounts), &address);
    html! {
        @if let Some(words) = stated(language, claim) {
            details.to-copy.stated open[is_open] {
                summary { strong { (language.fill("figure.as_stated", &[("stated", &words)])) } (language.say("page.separator")) bdi { (name) } }
                (said(state, &place_of_statement(claim), text, sites))
                p.small { a href=(claim_link(&state.reader(""), &claim.id, sites.here)) { (language.say("figure.judged_at_length")) } }
            }
        }
    }
}

/// The page of the account in the reader's language, whole.
fn address(state: &PageState, account: &Account, whole: &Site) -> String {
    let page = states::of_account(state, &account.query, account.point().period).of_language(state.language);
    format!("{}#period", page.href(whole))
}

/// The sentence in the reader's language; in the others it is one click away.
fn said(state: &PageState, place: &str, text: Option<String>, sites: Sites) -> Markup {
    let others = Language::ALL.into_iter().filter(|other| *other != state.language);
    html! {
        // A link that leads into what is folded away opens it.
        div id=(place) {
            @if let Some(text) = text { (sentence(state.language, &text, sites.names)) }
            p.small {
                (state.language.say("figure.other_languages"))
                @for other in others {
                    " " a lang=(other.word()) hreflang=(other.word()) href=(format!("{}#{place}", state.of_language(other).href(sites.here))) { (other.own_name()) }
                }
            }
        }
    }
}
