//! What search engines and chats read of a product.

use maud::{Markup, html};
use serde_json::{Value, json};

use super::{model::ProductModel, state::ProductState, traders::basis};
use crate::{
    page::{
        context::PageContext, machine_read, page_head::PageHead, picture_address::picture_address, reader::Reader, schema_org,
        titles,
    },
    query::{Format, Parameters, ProductPairs, Query, Resource},
};

/// The forms of the rows that are named.
const DISTRIBUTED: [Format; 2] = [Format::Csv, Format::Json];

/// The picture that stands for the product: the partners of the reporter that trades most of it.
pub(super) fn picture(model: &ProductModel) -> Option<(crate::trade::Area, String)> {
    let traders = model.traders.as_ref().ok()?;
    let reporter = traders.reporters.first()?.key;
    let edge = traders.period.map(Into::into);
    let parameters = Parameters {
        source: Some(traders.group.source.name.clone()),
        flow: Some(traders.subject),
        product: Some(traders.product),
        freq: model.state.parameters.freq,
        calendar: model.state.parameters.calendar,
        from: edge,
        to: edge,
        top: Some(15),
        ..Parameters::default()
    };
    Some((reporter, Query { resource: Resource::Partners(reporter), parameters }.address()))
}

/// The head; its addresses are whole.
pub(super) fn head(model: &ProductModel, context: &PageContext) -> Markup {
    let (language, site) = (context.reader.language, context.whole);
    let name = titles::product_name(language, &model.state.product);
    let about = model.traders.as_ref().ok().map(|traders| basis(traders, language));
    let description = language.fill("product.description", &[("name", &name)]);
    let description = about.map_or_else(|| description.clone(), |about| format!("{description} {about}"));
    let own = ProductState { limit: None, ..model.state.clone() }.address();
    let canonical = Reader { here: &own, theme: None, ..context.reader }.address(None, None, site);
    html! {
        (PageHead::new(&name, &description, &own).markup(context))
        @if let Some((_, data)) = picture(model) {
            meta property="og:image" content=(picture_address(&data, Format::Png, language, None, &["preset=og"], site));
            meta property="og:image:type" content=(Format::Png.essence());
            meta property="og:image:width" content="1200";
            meta property="og:image:height" content="630";
            meta property="og:image:alt" content=(description);
            meta name="twitter:card" content="summary_large_image";
        }
        @if let Ok(traders) = &model.traders {
            link rel="alternate" type=(Format::Csv.essence()) href=(site.href_as(&traders.address, Format::Csv));
            (machine_read::linked_data(&structured_data(traders, (&name, &description, &canonical), context)))
        }
    }
}

/// The rows as a `Dataset` of schema.org.
fn structured_data(traders: &ProductPairs, (name, description, canonical): (&str, &str, &str), context: &PageContext) -> Value {
    let (language, site) = (context.reader.language, context.whole);
    let download = |format: Format| json!({"@type": "DataDownload", "encodingFormat": format.essence(), "contentUrl": site.href_as(&traders.address, format)});
    let mut document = json!({
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": name,
        "description": schema_org::long_enough(language, description),
        "url": canonical,
        "identifier": site.href(&traders.address),
        "inLanguage": language.word(),
        "isAccessibleForFree": true,
        "variableMeasured": language.term("flow", traders.subject.word()),
        "publisher": schema_org::publisher(site),
        "distribution": DISTRIBUTED.map(download),
    });
    if let Some(makers) = schema_org::makers([&traders.group.source]) {
        document["creator"] = makers;
    }
    let periods: Vec<_> = traders.period.into_iter().collect();
    if let Some(coverage) = schema_org::coverage(traders.group.calendar, &periods) {
        document["temporalCoverage"] = coverage.into();
    }
    document
}
