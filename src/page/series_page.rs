//! Which page shows a series.

use crate::query::Alternative;

/// The page that shows a series: the parameters of its data are those of the page.
pub(super) fn series_page(series: &Alternative) -> String {
    let narrowed = series.address.split_once('?').map_or_else(String::new, |(_, query)| format!("&{query}"));
    format!("/?dyad={}&view={}{narrowed}", series.dyad, series.view.word())
}
