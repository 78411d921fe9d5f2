//! Where pictures of data are to be had.

use crate::{chart::Theme, language::Language, query::Format, write::Site};

/// The address of a picture of these data.
pub(super) fn picture_address(
    data: &str,
    format: Format,
    language: Language,
    theme: Option<Theme>,
    more: &[&str],
    site: &Site,
) -> String {
    let language = (language != Language::English).then(|| format!("lang={}", language.word()));
    let theme = theme.filter(|theme| *theme == Theme::Dark).map(|_| "theme=dark".to_owned());
    let parts: Vec<String> = more.iter().map(|part| (*part).to_owned()).chain(language).chain(theme).collect();
    let address = site.href_as(data, format);
    let mark = if address.contains('?') { '&' } else { '?' };
    if parts.is_empty() { address } else { format!("{address}{mark}{}", parts.join("&")) }
}
