//! The largest pairs: how much, of when, and who says so.

use maud::{Markup, html};

use super::totals::{PairTotal, Totals};
use crate::{
    page::{context::PageContext, data_words, formatting, table_cells, titles},
    query::{Format, Parameters, Query, Resource, Sort},
};

/// So many are shown.
const SHOWN: usize = 10;

pub(super) fn section(context: &PageContext, totals: &Totals) -> Markup {
    let language = context.reader.language;
    html! {
        @if !totals.pairs.is_empty() {
            section #largest {
                h2 { (language.say("landing.largest")) }
                p.small { (language.say("landing.largest_are")) }
                (table(context, &totals.pairs))
                (downloads(context))
            }
        } @else if !totals.others.is_empty() {
            section #largest {
                h2 { (language.say("page.pairs")) }
                p.small { (language.say("landing.no_totals")) }
                ul.found {
                    @for dyad in totals.others.iter().take(SHOWN) {
                        li { a href=(context.reader.link(&format!("/?dyad={dyad}"), context.site)) { (titles::pair_name(language, *dyad)) } }
                    }
                }
            }
        }
    }
}

/// Where the whole list is to be had, as files.
fn downloads(context: &PageContext) -> Markup {
    let parameters = Parameters { sort: Some(Sort::Total), ..Parameters::default() };
    let address = Query { resource: Resource::Dyads, parameters }.address();
    html! {
        p.downloads {
            @for format in [Format::Csv, Format::Xlsx, Format::Json] { a href=(context.site.href_as(&address, format)) { (format.suffix().to_uppercase()) } }
        }
    }
}

fn table(context: &PageContext, pairs: &[PairTotal]) -> Markup {
    let language = context.reader.language;
    html! {
        div.wide tabindex="0" role="region" aria-label=(language.say("landing.largest")) {
            table {
                thead { tr {
                    @for key in ["pair", "turnover"] { th.number[key == "turnover"] scope="col" { (language.term("landing.column", key)) } }
                    @for key in ["period", "source"] { th scope="col" { (language.term("page", key)) } }
                } }
                tbody { @for total in pairs.iter().take(SHOWN) { (row(context, total)) } }
            }
        }
    }
}

fn row(context: &PageContext, total: &PairTotal) -> Markup {
    let (reader, site, language, series) = (&context.reader, context.site, context.reader.language, &total.series);
    let Some((point, level)) = total.point().map(|(_, point)| point).zip(total.level()) else { return html! {} };
    html! {
        tr {
            th scope="row" { a href=(reader.link(&format!("/?dyad={}", total.dyad), site)) { (titles::pair_name(language, total.dyad)) } }
            td.number {
                (formatting::level(language, &level)) " " (formatting::currency(language, &series.unit))
                @if let Some(allowed) = formatting::allowed(language, &level) { span.bounds { (allowed) } }
            }
            td { (language.period_in(point.period, series.calendar)) (table_cells::status(language, point.status)) }
            td.source { (source(context, total)) }
        }
    }
}

/// Who says so, and how they know.
pub(super) fn source(context: &PageContext, total: &PairTotal) -> Markup {
    let (source, language) = (&total.series.source, context.reader.language);
    html! {
        a href=(context.reader.link(&format!("/sources/{}", source.name), context.site)) { (data_words::source_title(language, source)) }
        " " span.mark { (language.term("reporting", source.reporting.word())) }
    }
}
