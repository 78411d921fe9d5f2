//! The table of a period: a row a source, with its figure, its change on a year before, and the change that it states itself.

use maud::{Markup, html};

use super::{
    accounts::{Account, PeriodAccounts, Statement, is_own_count, is_partners},
    stated::{stated, stated_value},
    states,
    to_copy::{place_of, place_of_statement},
    wording::{days, provenance},
};
use crate::{
    language::{Language, Magnitude},
    page::{
        data_words, formatting,
        pair::{page_model::is_doubtful, page_state::PageState},
        statements::badge,
        table_cells,
        web_address::is_web,
    },
    query::ClaimVerdicts,
    series::Reason,
    trade::{ClaimKind, Source},
    write::Site,
};

pub(super) fn table((state, period): (&PageState, &PeriodAccounts), (title, names): (&str, &[String]), site: &Site) -> Markup {
    let language = state.language;
    let scale = formatting::common_scale(period.accounts.iter().filter_map(|account| account.point().level));
    let label = |key: &'static str| language.term("figure.column", key);
    html! {
        div.wide tabindex="0" role="region" aria-label=(title) {
            table.sources-of-period {
                caption.hidden { (title) }
                thead { tr {
                    th scope="col" { (language.say("page.source")) }
                    @for key in ["value", "computed", "stated"] { th.number scope="col" { (label(key)) } }
                } }
                tbody {
                    @for (place, account) in period.accounts.iter().enumerate() {
                        tr {
                            th scope="row" { (source((state, period), (place, account), names, site)) }
                            (value(language, account, scale))
                            (computed(language, account))
                            td.number data-label=(label("stated")) { @for judged in &account.stated { (said(state, judged, &sentence_of(state, period, (account, judged), site))) } }
                        }
                    }
                    @for statements in stated_only(period) {
                        tr {
                            th scope="row" { (speaker(state, statements[0], site)) }
                            td.number data-label=(label("value")) {
                                @for judged in of_kind(&statements, |kind| kind != ClaimKind::Growth) { (said(state, judged, &here(judged))) }
                                span.bounds { (language.say("figure.no_figure")) }
                            }
                            td.number data-label=(label("computed")) {}
                            td.number data-label=(label("stated")) { @for judged in of_kind(&statements, |kind| kind == ClaimKind::Growth) { (said(state, judged, &here(judged))) } }
                        }
                    }
                }
            }
        }
    }
}

fn source(
    (state, period): (&PageState, &PeriodAccounts),
    (place, account): (usize, &Account),
    names: &[String],
    site: &Site,
) -> Markup {
    let language = state.language;
    let series = &account.series;
    let own_days = account.shared.and_then(|(shared, own)| {
        let number = |days: i32| language.number(&days.to_string());
        Some(language.fill(
            "figure.other_days",
            &[
                ("period", &language.period_in(account.point().period, series.calendar)),
                ("calendar", &language.calendar(series.calendar)),
                ("days", &days(language, account.point().period, series.calendar)?),
                ("shared", &number(shared)),
                ("own", &number(own)),
                ("asked", &language.period_in(period.period, period.calendar)),
            ],
        ))
    });
    html! {
        (name(state, &series.source, site))
        @if account.is_default { " " span.mark { (language.say("page.default")) } }
        @if is_partners(account, state.dyad) {
            @let area = [("area", language.area_within(series.dyad.reporter))];
            " " span.mark { (if is_own_count(account) { language.fill("figure.counted_by", &area) } else { language.fill("figure.listed_under", &area) }) }
        }
        (table_cells::status(language, account.point().status))
        " " span.bounds { (data_words::among(&provenance(language, &account.series, account.point()).join(language.say("page.separator")), names)) }
        @if let Some(days) = own_days { " " span.bounds { (days) } }
        " " span.bounds.links {
            a href=(series_address(state, account, site)) { (language.say("figure.this_series")) } " "
            @if let Some(original) = series.source.path.as_deref().filter(|path| is_web(path)) { a href=(original) rel="noopener nofollow" { (language.say("figure.original")) } " " }
            @if account.point().level.is_some() { a href=(format!("#{}", place_of(place))) { (language.say("figure.copy_short")) } }
        }
    }
}

/// Its title, which leads to its page.
fn name(state: &PageState, source: &Source, site: &Site) -> Markup {
    let address = state.reader("").link(&format!("/sources/{}", source.name), site);
    html! { a.source-name href=(address) { (data_words::source_title(state.language, source)) } }
}

fn speaker(state: &PageState, statement: &Statement, site: &Site) -> Markup {
    let (language, claim) = (state.language, &statement.judged.claim);
    let said: Vec<String> =
        [claim.stated_by.clone(), claim.published.as_deref().map(|date| language.date(date))].into_iter().flatten().collect();
    html! {
        @if let Some(source) = &statement.source { (name(state, source, site)) } @else { bdi { (claim.source) } }
        " " span.bounds { bdi { (said.join(language.say("page.separator"))) } }
    }
}

/// The page of the series itself, in the same period.
fn series_address(state: &PageState, account: &Account, site: &Site) -> String {
    format!("{}#period", states::of_account(state, &account.query, account.point().period).href(site))
}

fn value(language: Language, account: &Account, scale: Magnitude) -> Markup {
    let label = language.term("figure.column", "value");
    let unit = formatting::scaled_unit(language, scale, &account.series.unit);
    html! {
        @if let Some(level) = account.point().level {
            td.number data-label=(label) {
                strong { (formatting::level_in(language, &level, scale)) } " " (unit)
                @if let Some(allowed) = formatting::allowed_in(language, &level, scale) { " " span.bounds { (allowed) } }
            }
        } @else {
            td.number.reason data-label=(label) { (language.term("reason", account.point().reason().unwrap_or(Reason::Missing).word())) }
        }
    }
}

fn computed(language: Language, account: &Account) -> Markup {
    let yoy = &account.point().yoy;
    let label = language.term("figure.column", "computed");
    html! {
        @if let Some(value) = yoy.value {
            td.number data-label=(label) {
                (formatting::percent(language, value)) @if is_doubtful(&account.series, account.place) { "\u{a0}†" }
                @if let Some(range) = formatting::percent_range(language, yoy) { " " span.bounds { (range) } }
            }
        } @else {
            td.number.reason data-label=(label) { (yoy.reason.map_or("", |reason| language.term("reason", reason.word()))) }
        }
    }
}

/// What is stated, and what the figures say to it; it leads to its sentence.
fn said(state: &PageState, judged: &ClaimVerdicts, address: &str) -> Markup {
    let language = state.language;
    html! {
        @if let Some(words) = stated_value(language, &judged.claim).or_else(|| stated(language, &judged.claim)) {
            a href=(address) { (words) }
            " " span.bounds { (badge(language, judged.decision.verdict)) }
        }
    }
}

/// The place of the sentence on this page.
fn here(judged: &ClaimVerdicts) -> String {
    format!("#{}", place_of_statement(&judged.claim))
}

/// Where the sentence of a growth that the source of an account states is: here, or on the page of other days and of the partner.
fn sentence_of(state: &PageState, period: &PeriodAccounts, (account, judged): (&Account, &ClaimVerdicts), site: &Site) -> String {
    let is_here = period.statements.iter().any(|statement| statement.judged.claim.id == judged.claim.id);
    let page = || states::of_account(state, &account.query, account.point().period).href(site);
    if is_here { here(judged) } else { format!("{}{}", page(), here(judged)) }
}

fn of_kind<'a>(statements: &[&'a Statement], is_wanted: impl Fn(ClaimKind) -> bool) -> Vec<&'a ClaimVerdicts> {
    statements.iter().map(|statement| &statement.judged).filter(|judged| is_wanted(judged.claim.claim_kind)).collect()
}

/// What sources state that have no figure of these days, by source.
fn stated_only(period: &PeriodAccounts) -> Vec<Vec<&Statement>> {
    let has_row = |statement: &Statement| {
        period.accounts.iter().any(|account| {
            account.series.source.name == statement.judged.claim.source
                && account.series.dyad == statement.judged.claim.dyad
                && account.is_of_these_days()
        })
    };
    let mut found: Vec<Vec<&Statement>> = Vec::new();
    for statement in period.statements.iter().filter(|statement| !has_row(statement)) {
        let same = |group: &&mut Vec<&Statement>| group[0].judged.claim.source == statement.judged.claim.source;
        match found.iter_mut().find(same) {
            Some(group) => group.push(statement),
            None => found.push(vec![statement]),
        }
    }
    found
}
