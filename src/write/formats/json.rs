//! An answer as JSON: the contract structs, one line feed at the end.

use crate::{
    query::Answer,
    write::{
        OutputOptions, Site,
        brief::brief,
        contract::{
            AreaDocument, AreaItem, ClaimItem, CompareDocument, DatasetItem, DyadDocument, DyadItem, DyadProductsDocument,
            EventItem, FoundDocument, List, MirrorDocument, MoversDocument, ObservationsDocument, PanelDocument,
            PartnersDocument, ProductDocument, ProductEntryItem, RevisionsDocument, SeriesDocument, SourceItem, VerifyDocument,
        },
        document::{document, document_of},
    },
};

/// An answer as JSON, in short where that is asked for.
#[must_use]
pub fn json_as(answer: &Answer, site: &Site, options: &OutputOptions) -> Vec<u8> {
    let whole = json(answer, site);
    if options.is_brief { brief(whole) } else { whole }
}

/// An answer as JSON.
#[must_use]
pub fn json(answer: &Answer, site: &Site) -> Vec<u8> {
    match answer {
        Answer::Series(series) => document_of(&SeriesDocument::new(series, site), SeriesDocument::room(series)),
        Answer::Compare(compare) => document(&CompareDocument::new(compare, site)),
        Answer::Mirror(mirror) => document(&MirrorDocument::new(mirror, site)),
        Answer::Revisions(revisions) => document(&RevisionsDocument::new(revisions, site)),
        Answer::Verdicts(verdicts) => document(&List::drawn(&verdicts.listing, site, verdicts.dyad, ClaimItem::new)),
        Answer::Events(events) => document(&List::new(&events.listing, site, Some(events.dyad), EventItem::new)),
        Answer::Dyad(dyad) => document(&DyadDocument::new(dyad, site)),
        Answer::Dyads(listing) => document(&List::new(listing, site, None, |entry| DyadItem::new(entry, listing, site))),
        Answer::Partners(partners) => document(&PartnersDocument::new(partners, site)),
        Answer::DyadProducts(products) => document(&DyadProductsDocument::new(products, site)),
        Answer::Products(listing) => document(&List::new(listing, site, None, |entry| ProductEntryItem::new(entry, site))),
        Answer::Product(product) => document(&ProductDocument::new(product, site)),
        Answer::Area(area) => document(&AreaDocument::new(area, site)),
        Answer::Areas(areas) => document(&List::new(&areas.listing, site, None, AreaItem::new)),
        Answer::Datasets(listing) => document(&List::new(listing, site, None, |entry| DatasetItem::new(entry, site))),
        Answer::Dataset(entry, _) => document(&DatasetItem::new(entry, site)),
        Answer::Panel(panel) => document(&PanelDocument::new(panel, site)),
        Answer::Observations(observations) => document(&ObservationsDocument::new(observations, site)),
        Answer::Verify(verify) => document(&VerifyDocument::new(verify, site)),
        Answer::Movers(movers) => document(&MoversDocument::new(movers, site)),
        Answer::Found(found) => document(&FoundDocument::new(found, site)),
        Answer::Sources(listing) => document(&List::new(listing, site, None, |entry| SourceItem::new(entry, site))),
    }
}
