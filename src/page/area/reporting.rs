//! Who reports the area's trade and who does not, told from what each source is and which periods it has.

use std::sync::Arc;

use maud::{Markup, html};

use super::model::{AreaModel, OwnReport};
use crate::{
    language::Language,
    page::{context::PageContext, data_words, method, titles},
    trade::{Area, Calendar, Frequency, Period, Reporting, Source},
};

/// More than these are folded away.
const NAMED: usize = 12;

pub(super) fn section(model: &AreaModel, context: &PageContext) -> Markup {
    let language = context.reader.language;
    let own = &model.reporting.sources;
    let quoted: Vec<&Arc<Source>> = own.iter().filter(|source| source.reporting == Reporting::Quoted).collect();
    let compiled = || own.iter().filter(|source| !source.reporting.is_own_count());
    html! {
        section #reporting {
            h2 { (language.say("country.reporting")) (method::question(&context.reader, "reported", context.site)) }
            ul.sources {
                @if own.is_empty() {
                    li { (language.say("country.reports_nothing")) }
                } @else if own.iter().all(|source| source.reporting != Reporting::Reported) {
                    li { (language.say("country.no_own_statistics")) }
                }
                @for report in &model.reports { (reported(report, language)) }
                @for source in compiled() { (other(source, language)) }
            }
            @if !quoted.is_empty() {
                details {
                    summary { (language.count("country.quoted_sources", quoted.len(), &[])) }
                    ul.sources { @for source in quoted { (other(source, language)) } }
                }
            }
            @let (some, none) = (&model.reporting.reporting, &model.reporting.silent);
            (named(some, &language.count("country.partners_reporting", some.len(), &[]), context))
            @if !none.is_empty() { (named(none, &language.count("country.partners_silent", none.len(), &[]), context)) }
            (seen_by(model, context))
        }
    }
}

fn other(source: &Source, language: Language) -> Markup {
    html! { li { (data_words::source_title(language, source)) " " span.mark { (language.term("reporting", source.reporting.word())) } } }
}

/// One source and flow of the area's own statistics: the periods that it has, and those between that it has not.
fn reported(report: &OwnReport, language: Language) -> Markup {
    let (spans, gaps) = spans(&report.periods);
    let written = |spans: &[(Period, Period)]| {
        spans
            .iter()
            .map(|span| span_words(language, *span, report.calendar))
            .collect::<Vec<_>>()
            .join(&format!("{} ", language.say("chart.comma")))
    };
    let Some(subject) = report.subject else {
        return html! { li { (data_words::source_title(language, &report.source)) (language.say("page.separator")) (language.say("country.products_only")) } };
    };
    html! {
        li {
            (data_words::source_title(language, &report.source))
            (language.say("page.separator")) (language.term("chart.flow_short", subject.word())) ": " (written(&spans))
            @if !gaps.is_empty() { (language.say("country.none_of")) " " (written(&gaps)) }
        }
    }
}

fn span_words(language: Language, (first, last): (Period, Period), calendar: Calendar) -> String {
    if first == last {
        return language.period_in(first, calendar);
    }
    format!("{}–{}", language.period_in(first, calendar), language.period_in(last, calendar))
}

/// First and last of a row of periods.
type SpanOfPeriods = (Period, Period);

/// Runs of years without a gap, and the gaps between them; of other frequencies only the ends.
fn spans(periods: &[Period]) -> (Vec<SpanOfPeriods>, Vec<SpanOfPeriods>) {
    let (Some(first), Some(last)) = (periods.first(), periods.last()) else { return (Vec::new(), Vec::new()) };
    if periods.iter().any(|period| period.frequency() != Frequency::Annual) {
        return (vec![(*first, *last)], Vec::new());
    }
    let runs = periods.chunk_by(|one, two| two.year_before() == *one);
    let runs: Vec<SpanOfPeriods> = runs.filter_map(|run| Some((*run.first()?, *run.last()?))).collect();
    let next = |period: Period| Period::from_ordinal(Frequency::Annual, period.ordinal() + 1);
    let gaps = runs.windows(2).map(|pair| (next(pair[0].1), pair[1].0.year_before())).collect();
    (runs, gaps)
}

/// How many partners, and who they are, each a link to its own page.
fn named(areas: &[Area], count: &str, context: &PageContext) -> Markup {
    let language = context.reader.language;
    let mut sorted = areas.to_vec();
    sorted.sort_by(|one, other| language.order(language.area(*one), language.area(*other)));
    let names = html! {
        @for (place, area) in sorted.iter().enumerate() {
            @if place > 0 { (language.say("chart.comma")) " " }
            a href=(context.reader.link(&format!("/?area={area}"), context.site)) { (language.area(*area)) }
        }
    };
    html! {
        @if areas.len() > NAMED { details { summary { (count) } p.small { (names) } } }
        @else { p { (count) @if areas.is_empty() { "." } @else { ": " (names) "." } } }
    }
}

/// What others report about it, the greatest pairs first.
fn seen_by(model: &AreaModel, context: &PageContext) -> Markup {
    let language = context.reader.language;
    html! {
        @if !model.seen_by.is_empty() {
            h3 { (language.say("country.others_about")) }
            nav.pairs aria-label=(language.say("country.others_about")) {
                @for entry in &model.seen_by {
                    a.pair href=(context.reader.link(&format!("/?dyad={}", entry.dyad), context.site)) title=(titles::pair_title(language, entry.dyad)) { (titles::pair_name(language, entry.dyad)) }
                }
                @if model.seen_by_count > model.seen_by.len() {
                    a.pair href=(context.reader.link(&format!("/?search={}", model.state.area), context.site)) { (language.count("page.all_pairs", model.seen_by_count, &[])) }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_told_in_runs_and_gaps() {
        let periods: Vec<Period> =
            ["1997", "1998", "1999", "2005", "2010", "2011"].iter().map(|text| text.parse().unwrap()).collect();
        let (runs, gaps) = spans(&periods);
        let told = |spans: Vec<SpanOfPeriods>| {
            spans.into_iter().map(|span| span_words(Language::English, span, Calendar::Gregorian)).collect::<Vec<_>>()
        };
        assert_eq!(told(runs), ["1997–1999", "2005", "2010–2011"]);
        assert_eq!(told(gaps), ["2000–2004", "2006–2009"]);
        let months: Vec<Period> = ["2020-01", "2020-06"].iter().map(|text| text.parse().unwrap()).collect();
        assert_eq!(spans(&months), (vec![(months[0], months[1])], Vec::new()));
    }
}
