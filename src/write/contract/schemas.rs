//! Which struct the JSON of an answer is, and what utoipa makes of it.

use utoipa::{
    PartialSchema, ToSchema,
    openapi::{
        RefOr, Schema,
        schema::{ObjectBuilder, Type},
    },
};

use super::{
    AreaDocument, AreaItem, ClaimItem, CompareDocument, DatasetItem, DyadDocument, DyadItem, DyadProductsDocument, EventItem,
    FoundDocument, List, MirrorDocument, MoversDocument, ObservationsDocument, PanelDocument, PartnersDocument, ProductDocument,
    ProductEntryItem, RevisionsDocument, SeriesDocument, SourceItem, VerifyDocument,
};
use crate::{
    query::{Resource, View},
    write::{InlineText, Number},
};

/// The name of a schema, and all schemas by name that it is made of, itself among them.
pub type Named = (String, Vec<(String, RefOr<Schema>)>);

/// The schema of an answer in JSON.
#[must_use]
pub fn schema(resource: &Resource) -> Named {
    match resource {
        Resource::Dyads => list::<DyadItem>(),
        Resource::Dyad(_) => of::<DyadDocument>(),
        Resource::View(
            _,
            View::Turnover
            | View::Exports
            | View::Imports
            | View::Balance
            | View::ReExports
            | View::ReImports
            | View::DomesticExports,
        ) => of::<SeriesDocument>(),
        Resource::View(_, View::Mirror) => of::<MirrorDocument>(),
        Resource::View(_, View::Revisions) => of::<RevisionsDocument>(),
        Resource::View(_, View::Products) => of::<DyadProductsDocument>(),
        Resource::View(_, View::Claims) => list::<ClaimItem>(),
        Resource::View(_, View::Events) => list::<EventItem>(),
        Resource::Areas => list::<AreaItem>(),
        Resource::Area(_) => of::<AreaDocument>(),
        Resource::Partners(_) => of::<PartnersDocument>(),
        Resource::Products => list::<ProductEntryItem>(),
        Resource::Product(_) => of::<ProductDocument>(),
        Resource::Datasets => list::<DatasetItem>(),
        Resource::Dataset(_) => of::<DatasetItem>(),
        Resource::Sources => list::<SourceItem>(),
        Resource::Panel => of::<PanelDocument>(),
        Resource::Movers => of::<MoversDocument>(),
        Resource::Find => of::<FoundDocument>(),
        Resource::Observations => of::<ObservationsDocument>(),
        Resource::Verify => of::<VerifyDocument>(),
        Resource::Compare => of::<CompareDocument>(),
    }
}

/// A page of such items; utoipa calls them all `List`.
fn list<T: ToSchema>() -> Named {
    let (name, schemas) = of::<List<T>>();
    let own = format!("{}List", T::name().trim_end_matches("Item"));
    let renamed = |known: String| if known == name { own.clone() } else { known };
    let page = schemas.into_iter().map(|(known, schema)| (renamed(known), schema));
    // The items of a generic struct are not among the schemas that utoipa collects of it.
    (own.clone(), page.chain(of::<T>().1).collect())
}

fn of<T: ToSchema>() -> Named {
    let name = T::name().into_owned();
    let mut schemas = vec![(name.clone(), T::schema())];
    T::schemas(&mut schemas);
    (name, schemas)
}

impl PartialSchema for Number {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new().schema_type(Type::Number).into()
    }
}

impl ToSchema for Number {}

impl PartialSchema for InlineText {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new().schema_type(Type::String).into()
    }
}

impl ToSchema for InlineText {}
