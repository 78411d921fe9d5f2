//! The series that stand beside that of the view: `with=IRN-RUS/imports;source=wits,TUR-IRN/exports`, in the words of
//! `/v1/compare?series=`, where `@wits` is short for `;source=wits`; and what the form adds to them.

use super::{
    asked::Asked,
    mended::{LeftOut, Mended},
};
use crate::{
    dataset::Catalogue,
    limits::{Limits, count},
    page::page_query::PageQuery,
    query::{self, Answer, Compared, Narrowing, Parameters, Query, QueryError, Resource, Sort, View},
    series::Subject,
    trade::{Dyad, Product},
};

/// As many as stand beside one, so that `/v1/compare` takes all.
pub(super) fn most() -> usize {
    count(Limits::current().compared_series).saturating_sub(1)
}

/// How many pairs are offered where words name several.
const OFFERED: usize = 8;

/// The series of an address beside that of this view, and what the form adds.
///
/// # Errors
/// What cannot be read, where nothing is forgiven.
pub(super) fn read(catalogue: &Catalogue, asked: &mut Asked, own: &Query) -> Result<Vec<Compared>, QueryError> {
    let Resource::View(dyad, view) = own.resource else { return Ok(Vec::new()) };
    let mut with: Vec<Compared> = Vec::new();
    for part in asked.given.take("with").iter().flat_map(|text| text.split(',')) {
        match entry(part) {
            Ok(entry) => put(&mut with, entry, &mut asked.mended),
            Err(error) => asked.refuse("with", part.to_owned(), error)?,
        }
    }
    if let Some(entry) = added(catalogue, asked, dyad, view)? {
        put(&mut with, entry, &mut asked.mended);
    }
    if view.subject().is_none() && !with.is_empty() {
        with.clear();
        asked.mended.push(Mended::OnlySeries);
    }
    Ok(with)
}

fn put(with: &mut Vec<Compared>, entry: Compared, mended: &mut Vec<Mended>) {
    let why = match () {
        () if with.contains(&entry) => LeftOut::Twice,
        () if with.len() >= most() => LeftOut::TooMany,
        () => return with.push(entry),
    };
    mended.push(Mended::LeftOut { entry, why });
}

/// One series in the words of `/v1/compare`.
fn entry(text: &str) -> Result<Compared, QueryError> {
    let mut alone = PageQuery::default();
    alone.put("series", text.replacen('@', ";source=", 1));
    let parsed = query::parse("compare", Some(&alone.text()), &[])?;
    let first = parsed.query.parameters.series.into_iter().next();
    first.ok_or_else(|| QueryError::parameter("with", "names no series", &["RUS-IRN/exports"]))
}

/// What the form adds: a pair by code or name, a flow, a source; each is that of the view where it is not said.
fn added(catalogue: &Catalogue, asked: &mut Asked, own: Dyad, view: View) -> Result<Option<Compared>, QueryError> {
    let names = ["add", "add_flow", "add_source"];
    let [pair, flow, source] = names.map(|name| asked.given.take(name));
    if pair.is_none() && flow.is_none() && source.is_none() {
        return Ok(None);
    }
    let subject = match flow.as_deref().map(|word| (word.parse::<View>().ok().and_then(View::subject), word)) {
        Some((None, word)) => {
            let error = QueryError::parameter("add_flow", "is no view that is a series", &[]);
            asked.refuse("add_flow", word.to_owned(), error)?;
            None
        }
        Some((subject, _)) => subject,
        None => view.subject(),
    };
    let Some(subject) = subject else { return Ok(None) };
    let narrowing = Narrowing { product: product(asked), source, ..Narrowing::default() };
    let of = |dyad: Dyad| Compared { dyad, subject, own: narrowing.clone() };
    let Some(words) = pair else { return Ok(Some(of(own))) };
    let found = pairs(catalogue, &words)?;
    Ok(match found.as_slice() {
        [] => {
            asked.mended.push(Mended::NoPair(words));
            None
        }
        [only] => Some(of(*only)),
        several => {
            let pairs = several.iter().take(OFFERED).map(|dyad| (*dyad, of(*dyad))).collect();
            asked.mended.push(Mended::SeveralPairs { text: words, pairs });
            None
        }
    })
}

/// The product that the view is of, which what is added is of too.
fn product(asked: &Asked) -> Option<Product> {
    asked.given.get("product")?.parse().ok().filter(|product| *product != Product::Total)
}

/// The pair of a code, or those that words name, the greatest first.
fn pairs(catalogue: &Catalogue, words: &str) -> Result<Vec<Dyad>, QueryError> {
    if let Ok(dyad) = words.trim().to_uppercase().parse::<Dyad>() {
        return Ok(vec![dyad]);
    }
    let plain: String = words.to_lowercase().chars().map(|letter| if letter.is_alphanumeric() { letter } else { ' ' }).collect();
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    if plain.is_empty() {
        return Ok(Vec::new());
    }
    let parameters =
        Parameters { search: Some(plain), sort: Some(Sort::Total), limit: Some(OFFERED + 1), ..Parameters::default() };
    let answer = query::answer(catalogue, &Query { resource: Resource::Dyads, parameters })?;
    Ok(if let Answer::Dyads(found) = answer { found.items.into_iter().map(|entry| entry.dyad).collect() } else { Vec::new() })
}

/// As a form has them; nothing where there are none.
pub(super) fn text(with: &[Compared]) -> Option<String> {
    let shared = Narrowing::default();
    (!with.is_empty()).then(|| with.iter().map(|entry| entry.text(&shared)).collect::<Vec<_>>().join(","))
}

/// As an address has them; nothing where there are none.
pub(super) fn written(with: &[Compared]) -> Option<String> {
    let parameters = Parameters { series: with.to_vec(), ..Parameters::default() };
    let address = Query { resource: Resource::Compare, parameters }.address();
    address.split_once("series=").map(|(_, text)| format!("with={text}"))
}

/// The same beside another view: what was of the view's own flow goes with it.
pub(super) fn of_view(with: &[Compared], from: View, to: View) -> Vec<Compared> {
    let Some(next) = to.subject() else { return Vec::new() };
    let moved = |subject: Subject| if Some(subject) == from.subject() { next } else { subject };
    let mut moved_entries: Vec<Compared> = Vec::new();
    for entry in with {
        // A source of one flow need not have the other.
        let own =
            Narrowing { source: entry.own.source.clone().filter(|_| moved(entry.subject) == entry.subject), ..entry.own.clone() };
        let next = Compared { subject: moved(entry.subject), own, ..entry.clone() };
        if !moved_entries.contains(&next) {
            moved_entries.push(next);
        }
    }
    moved_entries
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries(texts: &[&str]) -> Vec<Compared> {
        texts.iter().map(|text| entry(text).unwrap()).collect()
    }

    #[test]
    fn an_entry_is_that_of_a_comparison_and_its_source_may_stand_behind_an_at() {
        assert_eq!(entry("TUR-IRN/exports@wits").unwrap(), entry("TUR-IRN/exports;source=wits").unwrap());
        let all = entries(&["IRN-RUS/imports@wits", "TUR-IRN/exports;product=HS:27"]);
        assert_eq!(written(&all).unwrap(), "with=IRN-RUS/imports;source=wits,TUR-IRN/exports;product=HS:27");
        assert_eq!(written(&[]), None);
        for bad in ["", "TUR-IRN", "TUR-IRN/mirror", "tur-irn/exports"] {
            assert!(entry(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn another_view_takes_along_what_was_of_the_same_flow() {
        let with = entries(&["TUR-IRN/exports@wits", "RUS-IRN/imports", "TUR-IRN/turnover"]);
        let moved = written(&of_view(&with, View::Exports, View::Balance)).unwrap();
        assert_eq!(moved, "with=TUR-IRN/balance,RUS-IRN/imports,TUR-IRN/turnover");
        assert_eq!(of_view(&with, View::Exports, View::Mirror), []);
    }
}
