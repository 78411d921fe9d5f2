//! The choice of the period, as a form that works without a script.

use maud::{Markup, html};

use super::accounts::PeriodAccounts;
use crate::{
    language::Language,
    page::pair::{controls::hidden_fields, page_state::PageState},
    trade::{Calendar, Frequency, Period},
    write::Site,
};

/// The form: every period that a source has, by calendar and frequency, the latest first.
pub(super) fn form(state: &PageState, period: &PeriodAccounts, site: &Site) -> Markup {
    let language = state.language;
    html! {
        form.of-period action=(site.href("/#period")) method="get" aria-label=(language.say("figure.choice")) {
            (hidden_fields(&PageState { period: None, ..state.clone() }, &|_| false))
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
