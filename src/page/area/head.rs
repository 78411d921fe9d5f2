//! What search engines and chats read of an area: description, languages, the card with the picture, the ranking as a dataset.

use maud::{Markup, html};
use serde_json::{Value, json};

use super::{
    model::AreaModel,
    pictures::{highlight, ranking_address},
    totals::{basis, finding, title},
};
use crate::{
    language::Language,
    page::{
        context::PageContext, machine_read, page_head::PageHead, picture_address::picture_address, reader::Reader, schema_org,
        web_address::is_web,
    },
    query::{Format, PartnersAnswer},
    write::Site,
};

/// The forms of the ranking that are named.
const DISTRIBUTED: [Format; 4] = [Format::Csv, Format::Json, Format::Xlsx, Format::Parquet];

/// The head; its addresses are whole.
pub(super) fn head(model: &AreaModel, context: &PageContext) -> Markup {
    let (language, site) = (context.reader.language, context.whole);
    let (title, description) = (title(model, language), description(model, language));
    let own = model.state.canonical().address();
    let reader = Reader { here: &own, theme: None, ..context.reader };
    let canonical = reader.address(None, None, site);
    html! {
        (PageHead::new(&title, &description, &own).markup(context))
        @if let Ok(answer) = model.partners.as_ref() {
            (of_ranking(model, answer, &description, context))
            (machine_read::linked_data(&structured_data(model, answer, &canonical, context)))
        }
    }
}

/// The ranking in other forms, and its picture.
fn of_ranking(model: &AreaModel, answer: &PartnersAnswer, description: &str, context: &PageContext) -> Markup {
    let site = context.whole;
    let data = ranking_address(model, answer);
    let mark = highlight(model, answer);
    let parts: Vec<&str> = std::iter::once("preset=og").chain(mark.as_deref()).collect();
    html! {
        @for format in [Format::Json, Format::Csv] { link rel="alternate" type=(format.essence()) href=(site.href_as(&answer.family.address, format)); }
        meta property="og:image" content=(picture_address(&data, Format::Png, context.reader.language, None, &parts, site));
        meta property="og:image:type" content=(Format::Png.essence());
        meta property="og:image:width" content="1200";
        meta property="og:image:height" content="630";
        meta property="og:image:alt" content=(description);
        meta name="twitter:card" content="summary_large_image";
    }
}

fn description(model: &AreaModel, language: Language) -> String {
    let about = model.partners.as_ref().ok().map(|answer| basis(answer, language));
    let plain = || language.fill("country.description", &[("name", language.area_within(model.state.area))]);
    let parts: Vec<String> = finding(model, language).into_iter().chain(about).collect();
    if parts.is_empty() { plain() } else { format!("{} {}", plain(), parts.join(" ")) }
}

/// The ranking as a `Dataset` of schema.org.
fn structured_data(model: &AreaModel, answer: &PartnersAnswer, canonical: &str, context: &PageContext) -> Value {
    let (language, site): (Language, &Site) = (context.reader.language, context.whole);
    let (family, data) = (&answer.family, &answer.family.address);
    let download = |format: Format| json!({"@type": "DataDownload", "encodingFormat": format.essence(), "contentUrl": site.href_as(data, format)});
    let mut document = json!({
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": title(model, language),
        "description": schema_org::long_enough(language, &description(model, language)),
        "url": canonical,
        "identifier": site.href(data),
        "inLanguage": language.word(),
        "isAccessibleForFree": true,
        "spatialCoverage": {"@type": "Place", "name": language.area(model.state.area)},
        "variableMeasured": language.term("flow", family.subject.word()),
        "publisher": schema_org::publisher(site),
        "distribution": DISTRIBUTED.map(download),
    });
    let mut add = |name: &str, value: Option<Value>| {
        if let (Some(value), Value::Object(members)) = (value, &mut document) {
            members.insert(name.to_owned(), value);
        }
    };
    add("creator", schema_org::makers([&family.source]));
    let periods: Vec<_> = answer.period.into_iter().collect();
    add("temporalCoverage", schema_org::coverage(family.calendar, &periods).map(Value::from));
    let dataset =
        context.catalogue.datasets().find(|dataset| dataset.sources.iter().any(|source| source.name == family.source.name));
    add("license", dataset.and_then(|dataset| schema_org::license(&dataset.license_links)));
    add("dateModified", dataset.and_then(|dataset| dataset.created.as_deref()).map(Value::from));
    let path = family.source.path.as_deref().filter(|path| is_web(path));
    add("isBasedOn", path.map(Value::from));
    document
}
