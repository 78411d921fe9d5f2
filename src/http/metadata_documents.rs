//! Documents that describe data for other catalogues: `/v1/datasets.jsonld` and `/v1/datasets/<id>.jsonld` (DCAT),
//! `/v1/datasets/<id>/croissant.json`, `<address>.csv-metadata.json` (CSVW) beside the CSV of an answer, and
//! `/v1/verify.jsonld` (reviews of schema.org).

use std::sync::Arc;

use super::{
    current::Current,
    problem::Problem,
    query_text,
    render_pool::Work,
    reply::{CachePolicy, Reply, ReplyResult},
    rows_of::{rows_of, rows_of_all},
};
use crate::{
    bundle,
    chart::PictureSpec,
    dataset::Catalogue,
    query::{self, Answer, Format, Parameters, Query},
    write::{
        self, Media, OutputOptions, Reviewer, Site,
        vocabulary::{self, CSVW_SUFFIX},
    },
};

/// A document that describes data.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum MetadataAddress<'a> {
    /// All datasets.
    Catalog,
    /// A dataset, by its id.
    Dataset(&'a str),
    /// The same for machine learning.
    Croissant(&'a str),
    /// The columns of the CSV at this path, which has no suffix.
    Columns(&'a str),
    /// What was said, reviewed.
    Reviews,
}

/// Is this path (below `/v1/`) one of ours?
pub(super) fn parse(path: &str) -> Option<MetadataAddress<'_>> {
    if let Some(described) = path.strip_suffix(CSVW_SUFFIX) {
        return Some(MetadataAddress::Columns(described));
    }
    if path == "verify.jsonld" {
        return Some(MetadataAddress::Reviews);
    }
    let below = path.strip_prefix("datasets")?;
    if below == ".jsonld" {
        return Some(MetadataAddress::Catalog);
    }
    let below = below.strip_prefix('/')?;
    let one = below.strip_suffix("/croissant.json").map(MetadataAddress::Croissant);
    one.or_else(|| below.strip_suffix(".jsonld").filter(|name| !name.contains('/')).map(MetadataAddress::Dataset))
}

/// The document, from the cache or made behind the door.
pub(super) async fn answer(app: &Current, asked: &MetadataAddress<'_>, raw: Option<&str>) -> ReplyResult {
    let (catalogue, site) = (app.catalogue()?, app.site.clone());
    let modified = Some(catalogue.created());
    let key = [catalogue.version(), "metadata", &format!("{asked:?}"), raw.unwrap_or_default()].join("\n");
    let media = match asked {
        MetadataAddress::Columns(_) => Media::TableMetadata,
        MetadataAddress::Croissant(_) => Format::Json.into(),
        _ => Media::LinkedData,
    };
    let content = if *asked == MetadataAddress::Reviews {
        let reviewer = app.reviewer.clone().ok_or_else(Problem::no_reviewer)?;
        let asked = query::parse("verify", raw, &[])?.query;
        let task = Work::Page.with_rows(rows_of(&catalogue, &asked.resource));
        app.render_cache.get(key, task, move || reviews(&catalogue, &asked, &reviewer, &site)).await?
    } else if let MetadataAddress::Columns(path) = asked {
        let asked = query::parse(&format!("{path}.{}", Format::Csv.suffix()), raw, PictureSpec::PARAMETERS)?;
        let options = OutputOptions::parse(&asked.options)?;
        let task = Work::Page.with_rows(rows_of(&catalogue, &asked.query.resource));
        app.render_cache.get(key, task, move || columns(&catalogue, asked.query, &options, &site)).await?
    } else {
        query_text::pairs(raw, &[])?;
        let name = match asked {
            MetadataAddress::Dataset(name) => Some((*name).to_owned()),
            MetadataAddress::Croissant(name) => return croissant(app, catalogue, (*name).to_owned(), key).await,
            _ => None,
        };
        app.render_cache.get(key, Work::Page, move || linked_data(&catalogue, name.as_deref(), &site)).await?
    };
    Ok(Reply { content, media, cache: CachePolicy::Shared, modified, filename: None })
}

fn linked_data(catalogue: &Catalogue, name: Option<&str>, site: &Site) -> Result<Vec<u8>, Problem> {
    if let Some(name) = name {
        return Ok(write::document(&vocabulary::dataset(&query::dataset_description(catalogue, name)?, site)));
    }
    let time = chrono::DateTime::from_timestamp(catalogue.created(), 0).unwrap_or_default();
    let modified = time.to_rfc3339_opts(chrono::SecondsFormat::Secs, true);
    Ok(write::document(&vocabulary::catalog(&query::dataset_descriptions(catalogue), &modified, site)))
}

fn reviews(catalogue: &Catalogue, asked: &Query, reviewer: &Reviewer, site: &Site) -> Result<Vec<u8>, Problem> {
    let reviews = match query::answer(catalogue, asked)? {
        Answer::Verify(answer) => vocabulary::claim_reviews(&answer, reviewer, site),
        _ => serde_json::Value::Array(Vec::new()),
    };
    Ok(write::document(&reviews))
}

async fn croissant(app: &Current, catalogue: Arc<Catalogue>, name: String, key: String) -> ReplyResult {
    let (site, modified) = (app.site.clone(), Some(catalogue.created()));
    let task = Work::Page.with_rows(rows_of_all(&catalogue));
    let make = move || -> Result<Vec<u8>, Problem> {
        let described = query::dataset_description(&catalogue, &name)?;
        let asked = query::parse("observations", Some(&format!("dataset={name}&limit=1")), &[])?;
        let answer = query::answer(&catalogue, &asked.query)?;
        let columns = write::flat_table(&answer, &site).columns;
        Ok(write::document(&vocabulary::croissant(&described, &columns, &site)))
    };
    let content = app.render_cache.get(key, task, make).await?;
    Ok(Reply { content, media: Format::Json.into(), cache: CachePolicy::Shared, modified, filename: None })
}

/// One row is enough to know the columns of a table that is read row by row.
fn columns(catalogue: &Arc<Catalogue>, query: Query, options: &OutputOptions, site: &Site) -> Result<Vec<u8>, Problem> {
    let address = query.address();
    let limit = if bundle::is_streamed(&query.resource, Format::Csv, options) { Some(1) } else { query.parameters.limit };
    let asked = Query { parameters: Parameters { limit, ..query.parameters }, resource: query.resource };
    let answer = bundle::answer(catalogue, &asked, options)?;
    let table = write::shaped_table(&answer, site, options)?;
    Ok(write::document(&vocabulary::csvw(&answer, &table.columns, &address, options, site)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_are_known_by_their_endings() {
        assert_eq!(parse("datasets.jsonld"), Some(MetadataAddress::Catalog));
        assert_eq!(parse("verify.jsonld"), Some(MetadataAddress::Reviews));
        assert_eq!(parse("datasets/a.b.jsonld"), Some(MetadataAddress::Dataset("a.b")));
        assert_eq!(parse("datasets/a/croissant.json"), Some(MetadataAddress::Croissant("a")));
        assert_eq!(parse("dyads/RUS-IRN/turnover.csv-metadata.json"), Some(MetadataAddress::Columns("dyads/RUS-IRN/turnover")));
        for other in ["datasets", "datasets/a", "datasets/a/b.jsonld", "dyads.jsonld", "datasets/a/datapackage.json"] {
            assert_eq!(parse(other), None, "{other}");
        }
    }
}
