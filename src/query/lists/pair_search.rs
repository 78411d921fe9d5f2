//! Which pairs are asked for: by words, members, source and flow.

use super::{
    area_names::{Closeness, as_letters, is_code, is_whole_name, named_by_word},
    search_words::words,
};
use crate::{
    dataset::{Catalogue, Dataset},
    parameter::ParameterError,
    query::{Parameters, QueryError},
    series::Subject,
    table::{DyadExtent, Products, Slice, StorageError},
    trade::{Area, ClaimFlow, Dyad, Flow},
};

/// A word that is sought, and how closely it names each area: looked up once, not for each of many thousand pairs.
struct Sought(Vec<Option<Closeness>>);

impl Sought {
    fn new(word: &str, is_code: bool) -> Self {
        let own = named_by_word(word, is_code);
        let of = |area: Area| own.get(usize::from(area.place())).copied().flatten();
        Self(Area::all().map(|area| of(area).or_else(|| area.same_trade().and_then(of))).collect())
    }

    fn of(&self, area: Area) -> Option<Closeness> {
        self.0.get(usize::from(area.place())).copied().flatten()
    }

    fn names(&self, area: Area) -> bool {
        self.of(area).is_some()
    }

    fn is_forgiven(&self) -> bool {
        self.0.contains(&Some(Closeness::Forgiven))
    }
}

/// How well a pair answers a search; the less, the better: first by how closely the words name its sides, then by whether they
/// do so in the order typed, the reporter first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::query) struct Relevance {
    distance: u32,
    is_other_way: bool,
}

/// What a list of pairs is narrowed by.
pub(in crate::query) struct Wanted<'a> {
    words: Vec<Sought>,
    parameters: &'a Parameters,
}

impl<'a> Wanted<'a> {
    /// What the parameters ask for.
    ///
    /// # Errors
    /// A parameter error when there is no such source.
    pub(in crate::query) fn of(catalogue: &Catalogue, parameters: &'a Parameters) -> Result<Self, QueryError> {
        if let Some(source) = parameters.source.as_ref().filter(|source| !catalogue.sources().contains_key(*source)) {
            let allowed = catalogue.sources().keys().cloned().collect();
            let detail = format!("there is no source {source:?}");
            return Err(QueryError::Parameter(ParameterError { parameter: "source".to_owned(), detail, allowed }));
        }
        let words = parameters.search.as_deref().map(words).unwrap_or_default();
        let are_codes = words.len() > 1 && words.iter().all(|word| is_code(word));
        Ok(Self { words: words.iter().map(|word| Sought::new(word, are_codes)).collect(), parameters })
    }

    /// Are these the members, and does every word name one of them? A search without a single word finds nothing.
    pub(in crate::query) fn names(&self, dyad: Dyad) -> bool {
        let is = |asked: Option<Area>, area: Area| asked.is_none_or(|asked| asked == area);
        is(self.parameters.reporter, dyad.reporter)
            && is(self.parameters.partner, dyad.partner)
            && (self.parameters.search.is_none() || !self.words.is_empty())
            && self.words.iter().all(|word| word.names(dyad.reporter) || word.names(dyad.partner))
    }

    /// How well the pair answers the search.
    pub(in crate::query) fn relevance(&self, dyad: Dyad) -> Relevance {
        let distance = |word: &Sought| {
            let nearest = [dyad.reporter, dyad.partner].into_iter().filter_map(|area| word.of(area)).min();
            nearest.map_or(u32::MAX >> 8, |nearest| nearest as u32)
        };
        Relevance {
            distance: self.words.iter().map(distance).sum(),
            is_other_way: self.words.len() > 1 && !self.is_typed_way(dyad),
        }
    }

    /// Does the search name both sides, and no word by forgiveness?
    pub(in crate::query) fn names_both_as_typed(&self, dyad: Dyad) -> bool {
        let as_typed = |area: Area| self.words.iter().any(|word| word.of(area).is_some_and(|how| how != Closeness::Forgiven));
        as_typed(dyad.reporter) && as_typed(dyad.partner) && !self.words.iter().any(Sought::is_forgiven)
    }

    /// Do the first words name the reporter, and those behind them the partner?
    fn is_typed_way(&self, dyad: Dyad) -> bool {
        // The reporter may have all words up to the first that does not name it, the partner all behind the last that does not.
        let reporter = self.words.iter().take_while(|word| word.names(dyad.reporter)).count();
        let partner = self.words.iter().rev().take_while(|word| word.names(dyad.partner)).count();
        reporter > 0 && partner > 0 && reporter + partner >= self.words.len() && self.words.len() > 1
    }

    /// Has the dataset what is asked for of this pair: a source, a flow, or both in one?
    pub(in crate::query) fn has(&self, dataset: &Dataset, extent: &DyadExtent) -> Result<bool, StorageError> {
        let (source, flow) = (&self.parameters.source, self.parameters.flow);
        if source.is_none() && flow.is_none() {
            return Ok(true);
        }
        let is_asked = |place: u16| {
            let own = dataset.sources.get(usize::from(place));
            source.as_ref().is_none_or(|source| own.is_some_and(|own| own.name == *source))
        };
        // The index knows the sources of a pair; only a flow needs its rows.
        if flow.is_none() || !extent.sources.iter().any(|place| is_asked(*place)) {
            return Ok(extent.sources.iter().any(|place| is_asked(*place)));
        }
        let mut found = flows_of(dataset, extent.dyad)?;
        found.retain(|(_, source)| is_asked(*source));
        // It is published, or made from two flows of one source.
        let subject = flow.unwrap_or(Subject::Turnover);
        let both = |source: u16| {
            subject.made_from().is_some_and(|(one, two)| found.contains(&(one, source)) && found.contains(&(two, source)))
        };
        Ok(found.iter().any(|(flow, source)| Some(*flow) == subject.flow() || both(*source)))
    }

    /// The same of a claim's source and flow.
    pub(in crate::query) fn has_claim(&self, source: &str, flow: ClaimFlow) -> bool {
        let flows = self.parameters.flow.is_none_or(|subject| subject.word() == flow.word());
        flows && self.parameters.source.as_ref().is_none_or(|asked| asked == source)
    }
}

/// The flows that a pair has rows of, with their sources. An engine elsewhere tells those of all pairs at once.
fn flows_of(dataset: &Dataset, dyad: Dyad) -> Result<Vec<(Flow, u16)>, StorageError> {
    if let Some(all) = dataset.table.flows()? {
        let first = all.partition_point(|(other, ..)| *other < dyad);
        let own = all[first..].iter().take_while(|(other, ..)| *other == dyad);
        return Ok(own.map(|(_, flow, source)| (*flow, *source)).collect());
    }
    let series = dataset.table.slice(&Slice::of_dyad(dyad, Products::All))?;
    Ok(series.iter().map(|rows| (rows.key.flow, rows.key.source)).collect())
}

/// The areas that the words of a search name; words of one or two letters name too many to lead anywhere.
pub(in crate::query) fn named_by(search: &str) -> Vec<Area> {
    let sought: Vec<Sought> =
        words(search).iter().filter(|word| word.chars().count() > 2).map(|word| Sought::new(word, false)).collect();
    Area::all().filter(|area| sought.iter().any(|word| word.names(*area))).collect()
}

/// The words of a search that name nothing as they are spelled, and something that is spelled nearly so.
#[must_use]
pub fn forgiven_words(search: &str) -> Vec<String> {
    words(search).into_iter().filter(|word| Sought::new(word, false).is_forgiven()).collect()
}

/// An area that words of a text name.
pub(in crate::query) struct NearArea {
    pub area: Area,
    /// Does every word of the text name it?
    pub has_all_words: bool,
}

/// The areas that a text names by a word of it, the nearest first; one that every word names before others.
pub(in crate::query) fn how_near(text: &str) -> Vec<NearArea> {
    let sought: Vec<Sought> = words(text).iter().map(|word| Sought::new(word, false)).collect();
    let mut near: Vec<(bool, Closeness, NearArea)> = Vec::new();
    for area in Area::all() {
        let found: Vec<Closeness> = sought.iter().filter_map(|word| word.of(area)).collect();
        let Some(nearest) = found.iter().min() else { continue };
        let has_all_words = found.len() == sought.len();
        near.push((!has_all_words, *nearest, NearArea { area, has_all_words }));
    }
    near.sort_by_key(|(lacks, nearest, near)| (*lacks, *nearest, near.area));
    near.into_iter().map(|(_, _, near)| near).collect()
}

/// The areas that the beginning or the end of a search is a name or a code of.
pub(in crate::query) fn sides_named(search: &str) -> Vec<Area> {
    let words = words(search);
    let halves = (0..words.len()).flat_map(|place| [&words[..=place], &words[place..]]);
    let halves: Vec<_> = halves.map(|half| (half, as_letters(half))).collect();
    Area::all().filter(|area| halves.iter().any(|(half, name)| is_whole_name(half, name, *area))).collect()
}

/// The areas that a whole search is a name or a code of.
pub(in crate::query) fn named_wholly(search: &str) -> Vec<Area> {
    let words = words(search);
    areas_called(&words)
}

fn areas_called(words: &[String]) -> Vec<Area> {
    let name = as_letters(words);
    Area::all().filter(|area| is_whole_name(words, &name, *area)).collect()
}

/// The reporters and partners that the two halves of a search are whole names or codes of, in the order typed.
pub(in crate::query) fn pairs_named_wholly(search: &str) -> Vec<Dyad> {
    let words = words(search);
    let of_halves = (1..words.len()).flat_map(|place| {
        let (reporters, partners) = (areas_called(&words[..place]), areas_called(&words[place..]));
        reporters
            .into_iter()
            .flat_map(move |reporter| partners.clone().into_iter().map(move |partner| Dyad { reporter, partner }))
    });
    of_halves.filter(|dyad| dyad.reporter != dyad.partner).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(search: &str, dyad: &str) -> bool {
        let parameters = Parameters { search: Some(search.to_owned()), ..Parameters::default() };
        Wanted::of(&Catalogue::default(), &parameters).unwrap().names(dyad.parse().unwrap())
    }

    #[test]
    fn words_name_either_side_in_any_order() {
        for search in ["rus", "russia iran", "iran russia", "irn rus", "rus-irn", "iran"] {
            assert!(found(search, "RUS-IRN"), "{search}");
        }
        assert!(found("turkiye", "TUR-IRN") && found("türkiye", "TUR-IRN") && found("cote d'ivoire", "CIV-IRN"));
        for search in ["россия", "иран росс", "ایران روسيه", "روسیه"] {
            assert!(found(search, "RUS-IRN"), "{search}");
        }
        assert!(found("turkey", "TUR-IRN") && found("uk", "GBR-IRN") && found("المان", "DEU-IRN") && found("сша", "USA-IRN"));
        for search in ["taiwan", "TWN", "twn", "тайвань", "تایوان", "s19", "rus-twn"] {
            let search = search.to_lowercase();
            assert!(found(&search, "RUS-S19") && found(&search, "RUS-TWN"), "{search}: one trade under two codes");
        }
        assert!(found("frg", "RUS-DEU") && found("советский", "SUN-IRN") && !found("luxembourg", "RUS-DEU"));
        assert!(!found("rus", "BLR-IRN"), "Belarus neither begins with it nor is its code");
        assert!(!found("russia china", "RUS-IRN") && !found("sia", "RUS-IRN") && !found(" – ", "RUS-IRN"));
    }

    #[test]
    fn any_way_of_writing_two_names_finds_both_directions() {
        for search in [
            "russia–iran",
            "russia - iran",
            "russia and iran",
            "russia/iran",
            "iran vs russia",
            "iran russia 2023",
            "irn-rus",
            "росия иран",
            "irann russia",
            "RU IR",
        ] {
            let search = search.to_lowercase();
            assert!(found(&search, "RUS-IRN") && found(&search, "IRN-RUS"), "{search}");
        }
    }

    fn best<'a>(search: &str, pairs: &[&'a str]) -> Vec<&'a str> {
        let parameters = Parameters { search: Some(search.to_owned()), ..Parameters::default() };
        let wanted = Wanted::of(&Catalogue::default(), &parameters).unwrap();
        let mut pairs: Vec<_> = pairs.iter().copied().filter(|pair| wanted.names(pair.parse().unwrap())).collect();
        pairs.sort_by_key(|pair| wanted.relevance(pair.parse().unwrap()));
        pairs
    }

    #[test]
    fn the_order_typed_is_the_direction_and_the_closer_name_comes_first() {
        assert_eq!(best("turkey iran", &["IRN-TUR", "TUR-IRN"]), ["TUR-IRN", "IRN-TUR"]);
        assert_eq!(best("iran turkey", &["TUR-IRN", "IRN-TUR"]), ["IRN-TUR", "TUR-IRN"]);
        assert_eq!(best("de fr", &["DNK-FRA", "FRA-DEU", "DEU-FRA"]), ["DEU-FRA", "FRA-DEU", "DNK-FRA"]);
        assert_eq!(best("niger france", &["NGA-FRA", "FRA-NER", "NER-FRA"]), ["NER-FRA", "FRA-NER", "NGA-FRA"]);
        assert_eq!(best("south korea iran", &["IRN-KOR", "KOR-IRN"]), ["KOR-IRN", "IRN-KOR"]);
    }

    #[test]
    fn two_whole_names_are_one_pair() {
        let named = |search: &str| pairs_named_wholly(search).iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(
            (named("russia iran"), named("RUS–IRN"), named("иран и сша")),
            (vec!["RUS-IRN".to_owned()], vec!["RUS-IRN".to_owned()], vec!["IRN-USA".to_owned()])
        );
        assert_eq!(named("russ iran"), Vec::<String>::new());
        assert_eq!(named_wholly("South Korea").iter().map(|area| area.code()).collect::<Vec<_>>(), ["KOR"]);
    }
}
