//! What search engines and chats read: description, languages, the card with the picture, and the dataset as schema.org has it.

use maud::{Markup, PreEscaped, html};

use super::{headline::description, page_model::PageModel, structured_data::structured_data, title::title};
use crate::{language::Language, query::Format, write::Site};

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
        script type="application/ld+json" { (PreEscaped(structured_data(model, site).to_string().replace('<', "\\u003c"))) }
    }
}
