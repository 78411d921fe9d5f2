//! The beginning: what this is, where to search and to check a figure, and what there is, each told by the answer of an address.

mod case;
mod case_shown;
mod countries;
mod curated_charts;
mod fastest_movers;
mod head;
mod largest_pairs;
mod loaded;
mod opening;
mod publications;
mod totals;

use maud::{Markup, html};

use self::{case::Case, totals::Totals};
use super::{context::PageContext, document, site_header};
use crate::query::{self, QueryError};

/// The page at `/`.
///
/// # Errors
/// [`QueryError`] when rows on disk cannot be read.
pub(super) fn page(context: &PageContext) -> Result<Markup, QueryError> {
    let (reader, site) = (&context.reader, context.site);
    let totals = Totals::gather(context.catalogue)?;
    let case = Case::find(context.catalogue)?;
    let datasets = query::dataset_descriptions(context.catalogue);
    let body = html! {
        (site_header::bar_without_search(reader, site))
        main.landing #main tabindex="-1" data-address=(reader.link(reader.here, site)) {
            (opening::section(context, &totals, case.as_ref()))
            @if let Some(case) = &case { (case_shown::section(context, case)) }
            (largest_pairs::section(context, &totals))
            (fastest_movers::section(context, &totals))
            (countries::section(context, &totals)?)
            (curated_charts::section(context))
            (publications::section(context, &totals)?)
            (loaded::section(context, &datasets))
        }
        (document::foot(reader, site))
    };
    Ok(document::frame(reader.language, reader.theme, &head::head(context, &datasets), &body, site))
}
