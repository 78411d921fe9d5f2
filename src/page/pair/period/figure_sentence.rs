//! A figure with its source as a sentence to paste: what, when, how much with what its rounding allows, the change, who says so
//! and how the figure came about, and where it is to be had. No more than the fields say.

use super::{
    accounts::Account,
    stated::stated_value,
    wording::{amount, plain_amount, provenance, what, when},
};
use crate::{
    language::Language,
    page::formatting,
    query::{ClaimVerdicts, View},
    series::{Point, Series},
    statistics::Verdict,
    trade::Status,
};

/// The sentence, with the address where the figure is to be had; nothing where there is no figure.
pub(super) fn figure_sentence(language: Language, account: &Account, address: &str) -> Option<String> {
    let told = figure_sentences(language, &account.series, account.place, &account.stated)?;
    Some(format!("{}. {address}", told.join(". ")))
}

/// The figure of a place of a series in sentences without full stops, with what was stated of its growth; nothing where there is no
/// figure.
pub(in crate::page) fn figure_sentences(
    language: Language,
    series: &Series,
    place: usize,
    stated: &[ClaimVerdicts],
) -> Option<Vec<String>> {
    let point = series.points.get(place)?;
    let level = point.level?;
    let mut said = language.fill(
        "figure.said",
        &[
            ("what", &what(language, series.dyad, View::showing(series.subject), &series.product)),
            ("when", &when(language, point.period, series.calendar)),
            ("amount", &amount(language, &level, &series.unit)),
        ],
    );
    if point.status != Status::Normal {
        let letter = point.status.letter().to_string();
        said = language.fill("figure.with_status", &[("said", &said), ("status", language.term("status", &letter))]);
    }
    let mut told = vec![said];
    told.extend(change(language, series, point));
    told.extend(stated.iter().filter_map(|judged| {
        let own = judged.against.iter().find(|against| against.source.name == series.source.name)?;
        let verdict = match own.judgement.verdict {
            Verdict::Consistent => "figure.states_allowed",
            Verdict::Inconsistent => "figure.states_ruled_out",
            _ => "figure.states",
        };
        Some(language.fill(verdict, &[("stated", &stated_value(language, &judged.claim)?)]))
    }));
    let source = language.fill("figure.document", &[("title", &language.isolated(language.source_title(&series.source)))]);
    let provenance = provenance(language, series, point).join(language.say("page.separator"));
    told.push(language.fill("figure.source", &[("source", &source), ("provenance", &provenance)]));
    Some(told)
}

/// The change on a year before with what rounding allows, and from which figures; left out where one of them is not reliable.
fn change(language: Language, series: &Series, point: &Point) -> Option<String> {
    let percent = formatting::percent(language, point.yoy.value?);
    let before = point.period.year_before();
    let base = series.points.iter().find(|other| other.period == before)?;
    if [base.status, point.status].contains(&Status::Doubtful) {
        return Some(language.say("figure.change_left_out").to_owned());
    }
    let (base_level, level) = (base.level?, point.level?);
    let written = |level| plain_amount(language, level, &series.unit);
    let (from, to) = (written(&base_level), written(&level));
    let parts = [("percent", percent.as_str()), ("base", &from), ("value", &to)];
    Some(match formatting::percent_range(language, &point.yoy) {
        Some(range) => language.fill("figure.change_bounds", &[&parts[..], &[("range", &range)]].concat()),
        None => language.fill("figure.change", &parts),
    })
}

#[cfg(test)]
#[path = "sentences_tests.rs"]
mod tests;
