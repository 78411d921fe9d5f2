//! What search engines and chats read: description, languages, the card with the picture, and the dataset as schema.org has it.

use maud::{Markup, PreEscaped, html};
use serde_json::{Value, json};

use super::{
    headline::description,
    page_model::PageModel,
    page_state::PageFrame,
    titles::{self, title},
};
use crate::{
    language::Language,
    query::{Answer, Format},
    write::Site,
};

pub(super) fn head(model: &PageModel, site: &Site) -> Markup {
    let (state, title) = (&model.state, title(model));
    let card = state.picture(Format::Png, None, &["preset=og"], site);
    html! {
        title { (title) " · dyad" }
        meta name="description" content=(description(model));
        link rel="canonical" href=(state.of_theme(None).in_frame(PageFrame::Page).href(site));
        @for other in Language::ALL { link rel="alternate" hreflang=(other.word()) href=(state.of_language(other).of_theme(None).href(site)); }
        @for format in [Format::Json, Format::Csv] { link rel="alternate" type=(format.essence()) href=(site.href_as(&state.data(), format)); }
        meta property="og:type" content="website";
        meta property="og:site_name" content="dyad";
        meta property="og:title" content=(title);
        meta property="og:description" content=(description(model));
        meta property="og:url" content=(state.of_theme(None).href(site));
        meta property="og:locale" content=(state.language.open_graph_locale());
        @if model.answer.is_ok() && state.view.has_picture() {
            meta property="og:image" content=(card);
            meta property="og:image:type" content=(Format::Png.essence());
            meta property="og:image:width" content="1200";
            meta property="og:image:height" content="630";
            meta property="og:image:alt" content=(description(model));
            meta name="twitter:card" content="summary_large_image";
        }
        script type="application/ld+json" { (PreEscaped(dataset(model, site).to_string().replace('<', "\\u003c"))) }
    }
}

/// The view as a `Dataset` of schema.org.
fn dataset(model: &PageModel, site: &Site) -> Value {
    let (state, data) = (&model.state, model.state.data());
    let language = state.language;
    let download = |format: Format| json!({"@type": "DataDownload", "encodingFormat": format.essence(), "contentUrl": site.href_as(&data, format)});
    let sources: Vec<Value> =
        sources(model).map(|(title, path)| json!({"@type": "CreativeWork", "name": title, "url": path})).collect();
    let place = |area| json!({"@type": "Place", "name": language.area(area)});
    let mut document = json!({
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": title(model),
        "description": format!("{} {}", description(model), titles::pair_title(language, state.dyad)),
        "url": state.of_theme(None).href(site),
        "inLanguage": language.word(),
        "isAccessibleForFree": true,
        "keywords": [language.area(state.dyad.reporter), language.area(state.dyad.partner), language.term("view", state.view.word())],
        "spatialCoverage": [place(state.dyad.reporter), place(state.dyad.partner)],
        "variableMeasured": language.term("view", state.view.word()),
        "creator": {"@type": "Organization", "name": sources.first().and_then(|source| source["name"].as_str()).unwrap_or("dyad")},
        "isBasedOn": sources,
        "distribution": [download(Format::Csv), download(Format::Json), download(Format::Xlsx)],
    });
    if let (Some(first), Some(last), Value::Object(members)) = (model.periods.first(), model.periods.last(), &mut document) {
        members.insert("temporalCoverage".to_owned(), format!("{first}/{last}").into());
    }
    let license = model.series().and_then(|answer| answer.series.source.license.clone());
    if let (Some(license), Value::Object(members)) = (license, &mut document) {
        members.insert("license".to_owned(), license.into());
    }
    document
}

/// Title and address of the sources of the answer.
fn sources(model: &PageModel) -> impl Iterator<Item = (String, Option<String>)> {
    let named: Vec<_> = match &model.answer {
        Ok(Answer::Series(answer)) => vec![answer.series.source.clone()],
        Ok(Answer::DyadProducts(answer)) => vec![answer.family.source.clone()],
        Ok(Answer::Mirror(answer)) => {
            let ends =
                answer.mirror.directions.iter().flat_map(|direction| [&direction.exports_source, &direction.imports_source]);
            ends.flatten().cloned().collect()
        }
        _ => model.summary.sources.clone(),
    };
    let mut seen = std::collections::BTreeSet::new();
    named
        .into_iter()
        .filter(move |source| seen.insert(source.name.clone()))
        .map(|source| (model.state.language.source_title(&source).to_owned(), source.path.clone()))
}
