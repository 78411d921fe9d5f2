//! What search engines and chats read: description, languages, the card with the picture, and the dataset as schema.org has it.

use maud::{Markup, html};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::{headline::description, page_model::PageModel, structured_data::structured_data, title::title};
use crate::{language::Language, page::machine_read, query::Format, write::Site};

pub(super) fn head(model: &PageModel, site: &Site) -> Markup {
    let (state, title) = (&model.state, title(model));
    let card = state.picture(Format::Png, None, &["preset=og"], site);
    html! {
        title { (title) " · dyad" }
        meta name="description" content=(description(model));
        link rel="canonical" href=(model.canonical(state, site));
        @for other in Language::ALL { link rel="alternate" hreflang=(other.word()) href=(model.canonical(&state.of_language(other), site)); }
        link rel="alternate" hreflang="x-default" href=(model.canonical(&state.of_no_language(), site));
        @for format in [Format::Json, Format::Csv] { link rel="alternate" type=(format.essence()) href=(site.href_as(&state.data(), format)); }
        @if model.has_picture() {
            @for (format, media) in [("json", "application/json+oembed"), ("xml", "text/xml+oembed")] {
                link rel="alternate" type=(media) title=(title) href=(oembed(&model.canonical(state, site), format, site));
            }
        }
        meta property="og:type" content="website";
        meta property="og:site_name" content="dyad";
        meta property="og:title" content=(title);
        meta property="og:description" content=(description(model));
        meta property="og:url" content=(model.canonical(state, site));
        meta property="og:locale" content=(state.language.open_graph_locale());
        @if model.has_picture() {
            meta property="og:image" content=(card);
            meta property="og:image:type" content=(Format::Png.essence());
            meta property="og:image:width" content="1200";
            meta property="og:image:height" content="630";
            meta property="og:image:alt" content=(description(model));
            meta name="twitter:card" content="summary_large_image";
        }
        (machine_read::linked_data(&structured_data(model, site)))
    }
}

/// Where the page of an address is told as oEmbed has it.
fn oembed(address: &str, format: &str, site: &Site) -> String {
    let url = utf8_percent_encode(address, NON_ALPHANUMERIC);
    site.href(&format!("/oembed?format={format}&url={url}"))
}
