//! What is told of each kind of answer: its title and its finding as on its picture, its figures, and what goes with them.

use super::{cleaned::stopped, found, lists, model::Told, pairs, rankings, series, several, shown, statements, verified};
use crate::{
    chart::{PictureWords, headline, picture_words},
    language::Language,
    query::{Answer, Format},
    write::{Site, titles},
};

/// So many cautions and sources are told of.
const MOST: usize = 6;

/// What is told of an answer.
pub(super) fn told(answer: &Answer, site: &Site, language: Language) -> Told {
    let origin = answer.origin();
    // The picture of claims is of a part of them.
    let drawn = picture_words(answer, language).filter(|_| !matches!(answer, Answer::Verdicts(_)));
    let unit = answer.currency().map(|unit| language.term("chart.currency", unit).to_owned());
    let (title, unit, seen) = match drawn {
        Some(PictureWords { title, unit, sentences }) => (title, Some(unit), sentences),
        None => (titles::title(answer, language), unit, Vec::new()),
    };
    let mut told = Told {
        title,
        lead: headline(answer, language).map(stopped),
        whole: site.href_as(&shown::whole(&origin.address), Format::Csv),
        is_asked: shown::is_asked(&origin.parameters),
        ..Told::default()
    };
    figures(&mut told, answer, language);
    let is_empty = told.tables.iter().all(|table| table.rows.is_empty()) && !matches!(answer, Answer::Product(_));
    if is_empty && told.sentences.is_empty() && told.lead.is_none() {
        told.sentences
            .push(language.say(if answer.extent().is_some() { "worded.nothing" } else { "page.no_figures" }).to_owned());
    } else if told.sentences.is_empty() && told.lead.is_none() {
        told.sentences.extend(seen);
    }
    told.notes.extend(unit.map(|unit| (language.say("document.label.unit").to_owned(), unit)));
    about(&mut told, answer, site, language);
    told
}

/// The figures of an answer, and what is said of them.
fn figures(told: &mut Told, answer: &Answer, language: Language) {
    match answer {
        Answer::Series(series) => series::tell(told, series, language),
        Answer::Compare(compare) => several::compare(told, compare, language),
        Answer::Mirror(mirror) => several::mirror(told, mirror, language),
        Answer::Revisions(revisions) => several::revisions(told, revisions, language),
        Answer::Verdicts(verdicts) => statements::claims(told, answer, verdicts, language),
        Answer::Events(events) => statements::events(told, answer, &events.listing.items, language),
        Answer::Dyad(summary) => pairs::pair(told, summary, language),
        Answer::Dyads(listing) => pairs::pairs(told, answer, &listing.items, language),
        Answer::Partners(partners) => rankings::partners(told, partners, language),
        Answer::DyadProducts(products) => rankings::products(told, products, language),
        Answer::Area(area) => rankings::area(told, area, language),
        Answer::Movers(movers) => rankings::movers(told, movers, language),
        Answer::Products(listing) => lists::products(told, answer, &listing.items, language),
        Answer::Product(product) => lists::product(told, product, language),
        Answer::Areas(areas) => lists::areas(told, answer, &areas.listing.items, language),
        Answer::Datasets(listing) => lists::datasets(told, answer, &listing.items, language),
        Answer::Dataset(dataset, _) => lists::dataset(told, dataset, language),
        Answer::Sources(listing) => lists::sources(told, answer, &listing.items, language),
        Answer::Panel(panel) => lists::panel(told, answer, panel, language),
        Answer::Verify(verify) => verified::statements(told, answer, verify, language),
        Answer::Found(found) => found::found(told, answer, found, language),
        Answer::Observations(observations) => lists::observations(told, answer, observations, language),
    }
}

/// What to beware of, from whom the figures are, of which time, and where they are to be had.
fn about(told: &mut Told, answer: &Answer, site: &Site, language: Language) {
    let label = |key: &str| language.say(key).to_owned();
    let more =
        |count: usize| (count > 0).then(|| language.fill("chart.more", &[("count", &language.number(&count.to_string()))]));
    let cautions = answer.cautions_of_figures();
    let said = cautions.iter().take(MOST).map(|caution| language.caution(caution).into_owned());
    told.notes.extend(said.chain(more(cautions.len().saturating_sub(MOST))).map(|text| (label("document.label.cautions"), text)));
    // Of a list of sources the table has them.
    if !matches!(answer, Answer::Sources(_) | Answer::Dataset(..)) {
        // Of long tables those of the rows that are told.
        let sources = told.sources.as_ref().map_or_else(|| answer.sources(), |own| own.iter().collect());
        let named = sources.iter().take(MOST).map(|source| titles::source(source, language));
        let more = more(sources.len().saturating_sub(MOST));
        told.notes.extend(named.chain(more).map(|text| (label("document.label.source"), text)));
    }
    told.notes.extend(titles::data_date(answer, language).map(|(key, date)| (label(key), date)));
    told.notes.push((label("document.label.address"), site.href(&answer.origin().address)));
}
