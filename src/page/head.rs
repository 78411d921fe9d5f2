//! What search engines and chats read: description, languages, the card with the picture, and the dataset as schema.org has it.

use maud::{Markup, PreEscaped, html};
use serde_json::{Value, json};

use super::{
    facts::Facts,
    headline::description,
    picture,
    state::Frame,
    titles::{self, title},
};
use crate::{
    language::Language,
    query::{Answer, Format},
    write::Site,
};

pub(super) fn head(facts: &Facts, site: &Site) -> Markup {
    let (state, title) = (&facts.state, title(facts));
    let card = state.picture(Format::Png, None, &["preset=og"], site);
    html! {
        title { (title) " · dyad" }
        meta name="description" content=(description(facts));
        link rel="canonical" href=(state.of_theme(None).in_frame(Frame::Page).href(site));
        @for other in Language::ALL { link rel="alternate" hreflang=(other.word()) href=(state.of_language(other).of_theme(None).href(site)); }
        @for format in [Format::Json, Format::Csv] { link rel="alternate" type=(format.essence()) href=(site.href_as(&state.data(), format)); }
        meta property="og:type" content="website";
        meta property="og:site_name" content="dyad";
        meta property="og:title" content=(title);
        meta property="og:description" content=(description(facts));
        meta property="og:url" content=(state.of_theme(None).href(site));
        meta property="og:locale" content=(state.language.open_graph_locale());
        @if facts.answer.is_ok() && state.view.has_picture() {
            meta property="og:image" content=(card);
            meta property="og:image:type" content=(Format::Png.essence());
            meta property="og:image:width" content="1200";
            meta property="og:image:height" content="630";
            meta property="og:image:alt" content=(description(facts));
            meta name="twitter:card" content="summary_large_image";
        }
        script type="application/ld+json" { (PreEscaped(dataset(facts, site).to_string().replace('<', "\\u003c"))) }
    }
}

/// The view as a `Dataset` of schema.org.
fn dataset(facts: &Facts, site: &Site) -> Value {
    let (state, data) = (&facts.state, facts.state.data());
    let language = state.language;
    let download = |format: Format| json!({"@type": "DataDownload", "encodingFormat": format.essence(), "contentUrl": site.href_as(&data, format)});
    let sources: Vec<Value> =
        sources(facts).map(|(title, path)| json!({"@type": "CreativeWork", "name": title, "url": path})).collect();
    let place = |area| json!({"@type": "Place", "name": language.area(area)});
    let mut document = json!({
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": title(facts),
        "description": format!("{} {}", description(facts), titles::pair_title(language, state.dyad)),
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
    if let (Some(first), Some(last), Value::Object(members)) = (facts.periods.first(), facts.periods.last(), &mut document) {
        members.insert("temporalCoverage".to_owned(), format!("{first}/{last}").into());
    }
    let license = facts.series().and_then(|answer| answer.series.source.license.clone());
    if let (Some(license), Value::Object(members)) = (license, &mut document) {
        members.insert("license".to_owned(), license.into());
    }
    document
}

/// Title and address of the sources of the answer.
fn sources(facts: &Facts) -> impl Iterator<Item = (String, Option<String>)> {
    let named: Vec<_> = match &facts.answer {
        Ok(Answer::Series(answer)) => vec![answer.series.source.clone()],
        Ok(Answer::DyadProducts(answer)) => vec![answer.family.source.clone()],
        Ok(Answer::Mirror(answer)) => {
            let ends =
                answer.mirror.directions.iter().flat_map(|direction| [&direction.exports_source, &direction.imports_source]);
            ends.flatten().cloned().collect()
        }
        _ => facts.summary.sources.clone(),
    };
    let mut seen = std::collections::BTreeSet::new();
    named
        .into_iter()
        .filter(move |source| seen.insert(source.name.clone()))
        .map(|source| (source.title.clone(), source.path.clone()))
}

/// The page that shows only the picture, for other people's pages.
pub(super) fn embed(facts: &Facts, site: &Site) -> Markup {
    let (state, language) = (&facts.state, facts.state.language);
    let page = state.in_frame(Frame::Page);
    let body = html! {
        main #main.embed data-address=(state.href(site)) {
            @if facts.answer.is_ok() && state.view.has_picture() {
                (picture::section(facts, site))
            } @else { p.empty { (language.say("page.no_figures")) } }
            p.small { a href=(page.href(site)) target="_blank" rel="noopener" { (title(facts)) " · dyad" } }
        }
    };
    let head = html! {
        title { (title(facts)) " · dyad" }
        meta name="robots" content="noindex";
        link rel="canonical" href=(page.of_theme(None).href(site));
    };
    super::layout::frame(language, state.theme, &head, &body, site)
}
