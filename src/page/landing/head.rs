//! What search engines and chats read of the beginning: the languages, the card, and the catalogue as schema.org has it.

use maud::{Markup, html};
use serde_json::{Value, json};

use crate::{
    language::Language,
    page::{context::PageContext, machine_read, page_head::PageHead, schema_org},
    query::DatasetDescription,
    write::Site,
};

pub(super) fn head(context: &PageContext, datasets: &[DatasetDescription]) -> Markup {
    let language = context.reader.language;
    let description = description(language);
    html! {
        (PageHead::new(language.say("landing.title"), &description, "/").markup(context))
        (machine_read::linked_data(&structured_data(context, datasets)))
    }
}

fn description(language: Language) -> String {
    format!("{} {}", language.say("landing.what"), language.say("landing.how"))
}

/// The one address of the beginning in a language, or in the one that the browser likes.
fn address(language: Option<Language>, site: &Site) -> String {
    site.href(&language.map_or_else(|| "/".to_owned(), |language| format!("/?lang={}", language.word())))
}

/// The site with its search, and the catalogue with its datasets.
fn structured_data(context: &PageContext, datasets: &[DatasetDescription]) -> Value {
    let (language, whole) = (context.reader.language, context.whole);
    let url = address(context.reader.is_language_named.then_some(language), whole);
    let publisher = schema_org::publisher(whole);
    let datasets: Vec<Value> = datasets.iter().map(|one| dataset(one, language, whole)).collect();
    json!({"@context": "https://schema.org", "@graph": [
        {
            "@type": "WebSite", "@id": whole.href("/#site"), "name": "dyad", "url": url,
            "description": description(language), "inLanguage": language.word(), "publisher": publisher,
            "potentialAction": {
                "@type": "SearchAction",
                "target": {"@type": "EntryPoint", "urlTemplate": whole.href("/?search={words}")},
                "query-input": "required name=words",
            },
        },
        {
            "@type": "DataCatalog", "@id": whole.href("/#catalogue"), "name": language.say("landing.title"), "url": url,
            "description": description(language), "inLanguage": language.word(), "isAccessibleForFree": true, "publisher": publisher,
            "dataset": datasets,
        },
    ]})
}

/// A dataset in short; its own page says the rest.
fn dataset(one: &DatasetDescription, language: Language, whole: &Site) -> Value {
    let entry = &one.entry;
    let title = language.own(&entry.titles).unwrap_or(&entry.title);
    let url = whole.href(&format!("/datasets/{}", entry.name));
    let described = entry.description.as_deref().unwrap_or(title);
    let mut document =
        json!({"@type": "Dataset", "name": title, "url": url, "description": schema_org::long_enough(language, described)});
    if let Some((first, last)) = one.days {
        document["temporalCoverage"] = format!("{first}/{last}").into();
    }
    if let Some(license) = schema_org::license(&one.license_links) {
        document["license"] = license;
    }
    if let Some(day) = entry.created.get(..10) {
        document["dateModified"] = day.into();
    }
    document
}
