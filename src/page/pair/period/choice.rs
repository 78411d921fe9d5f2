//! The choice of the period, as a form that works without a script.

use maud::{Markup, html};

use super::accounts::PeriodAccounts;
use crate::{
    language::Language,
    page::pair::page_state::PageState,
    trade::{Calendar, Frequency, Period},
    write::Site,
};

/// The form: every period that a source has, by calendar and frequency, the latest first.
pub(super) fn form(state: &PageState, period: &PeriodAccounts, site: &Site) -> Markup {
    let language = state.language;
    html! {
        form.of-period action=(site.href("/#period")) method="get" aria-label=(language.say("figure.choice")) {
            (kept(state))
            label.choice {
                span { (language.say("figure.choice")) }
                select name="period" {
                    @for ((calendar, frequency), periods) in groups(period) {
                        optgroup label=(group_name(language, calendar, frequency)) {
                            @for one in periods.iter().rev() {
                                @let chosen = (*one, calendar) == (period.period, period.calendar);
                                option value=(one) selected[chosen] { (language.period_in(*one, calendar)) }
                            }
                        }
                    }
                }
            }
            button type="submit" { (language.say("page.show")) }
        }
    }
}

/// The periods there are, and the one shown where it is none of them.
fn groups(period: &PeriodAccounts) -> Vec<((Calendar, Frequency), Vec<Period>)> {
    let mut all = period.choices.clone();
    let own = all.entry((period.calendar, period.period.frequency())).or_default();
    if !own.contains(&period.period) {
        own.push(period.period);
        own.sort_unstable();
    }
    all.into_iter().collect()
}

fn group_name(language: Language, calendar: Calendar, frequency: Frequency) -> String {
    let often = language.frequency(frequency, calendar);
    match calendar {
        Calendar::Gregorian => often,
        calendar => language.fill("named.of_two", &[("what", &often), ("who", &language.calendar(calendar))]),
    }
}

/// What the form does not ask for and must not lose.
fn kept(state: &PageState) -> Markup {
    html! {
        input type="hidden" name="dyad" value=(state.dyad);
        input type="hidden" name="view" value=(state.view.word());
        @for (name, value) in state.parameters.canonical() { input type="hidden" name=(name) value=(value); }
        @if let Some(kind) = state.kind { input type="hidden" name="kind" value=(kind.word()); }
        @if state.is_language_named { input type="hidden" name="lang" value=(state.language.word()); }
        @if let Some(theme) = state.theme { input type="hidden" name="theme" value=(theme.word()); }
    }
}
