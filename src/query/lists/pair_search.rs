//! Which pairs are asked for: by words, members, source and flow.

use crate::{
    dataset::{Catalogue, Dataset},
    language::Language,
    parameter::ParameterError,
    query::{Parameters, QueryError, select::same_trade},
    series::Subject,
    table::{DyadExtent, Products, Slice, StorageError},
    trade::{Area, Dyad, Flow},
};

/// A word that is sought, and which areas it names: looked up once, not for each of many thousand pairs.
struct Sought {
    text: String,
    /// By the place of the area in the code list.
    areas: Vec<bool>,
}

impl Sought {
    fn new(text: String) -> Self {
        let named = |area: Area| called(&text, area);
        let areas = Area::all().map(|area| named(area) || area.same_trade().is_some_and(named)).collect();
        Self { text, areas }
    }

    fn names(&self, area: Area) -> bool {
        self.areas.get(usize::from(area.place())).copied().unwrap_or(false)
    }

    /// Is it the pair's code, or another for the same trade?
    fn is_pair(&self, dyad: Dyad) -> bool {
        self.text.contains('-') && same_trade::others(dyad).chain([dyad]).any(|dyad| self.text == dyad.to_string().to_lowercase())
    }
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
        let words = parameters.search.iter().flat_map(|search| search.split(' ')).map(|word| Sought::new(plain(word))).collect();
        Ok(Self { words, parameters })
    }

    /// Are these the members, and does every word name one of them?
    pub(in crate::query) fn names(&self, dyad: Dyad) -> bool {
        let is = |asked: Option<Area>, area: Area| asked.is_none_or(|asked| asked == area);
        is(self.parameters.reporter, dyad.reporter)
            && is(self.parameters.partner, dyad.partner)
            && self.words.iter().all(|word| word.names(dyad.reporter) || word.names(dyad.partner) || word.is_pair(dyad))
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
        let series = dataset.table.slice(&Slice::of_dyad(extent.dyad, Products::All))?;
        let keys: Vec<_> = series.iter().map(|rows| rows.key).filter(|key| is_asked(key.source)).collect();
        // It is published, or made from two flows of one source.
        let subject = flow.unwrap_or(Subject::Turnover);
        let of = |flow: Flow, source: u16| keys.iter().any(|key| key.flow == flow && key.source == source);
        let both = |source: u16| subject.made_from().is_some_and(|(one, two)| of(one, source) && of(two, source));
        Ok(keys.iter().any(|key| Some(key.flow) == subject.flow() || both(key.source)))
    }

    /// The same of a claim's source and flow.
    pub(in crate::query) fn has_claim(&self, source: &str, flow: Flow) -> bool {
        let flows = self.parameters.flow.is_none_or(|subject| subject.word() == flow.word());
        flows && self.parameters.source.as_ref().is_none_or(|asked| asked == source)
    }
}

/// The areas that the words of a search name; words of one or two letters name too many to lead anywhere.
pub(in crate::query) fn named_by(search: &str) -> Vec<Area> {
    let words = search.split([' ', '-']).map(|word| plain(&word.to_lowercase())).filter(|word| word.chars().count() > 2);
    let sought: Vec<Sought> = words.map(Sought::new).collect();
    Area::all().filter(|area| sought.iter().any(|word| word.names(*area))).collect()
}

/// Joins no letters in Persian words; few keyboards have it.
const ZERO_WIDTH_NON_JOINER: char = '\u{200c}';

/// What areas are called besides their names.
const ALIASES: [(&str, &str); 20] = [
    ("ARE", "uae emirates"),
    ("CIV", "ivory coast"),
    ("COD", "zaire"),
    ("CPV", "cape verde"),
    ("BEL", "luxembourg люксембург لوکزامبورگ"),
    ("CZE", "czech republic"),
    ("DEU", "federal republic frg фрг brd"),
    ("GBR", "uk great britain england англия انگلستان"),
    ("KOR", "south korea"),
    ("MKD", "macedonia"),
    ("MMR", "burma бирма"),
    ("NLD", "holland голландия"),
    ("PRK", "north korea"),
    ("RUS", "russian federation рф"),
    ("SUN", "ussr советский союз شوروی"),
    ("SWZ", "swaziland"),
    ("TLS", "east timor"),
    ("TUR", "turkey"),
    ("USA", "us america сша америка آمریکا"),
    ("VNM", "viet nam"),
];

/// Is the word the area's code, or does a word of what it is called in any language begin with it?
fn called(word: &str, area: Area) -> bool {
    let alias = ALIASES.iter().find(|(code, _)| *code == area.code()).is_some_and(|(_, names)| named(word, names));
    alias || *word == *area.code().to_lowercase() || Language::ALL.into_iter().any(|language| named(word, language.area(area)))
}

fn named(word: &str, name: &str) -> bool {
    let name = plain(&name.to_lowercase());
    let mut parts = name.split(|letter: char| !letter.is_alphanumeric());
    parts.any(|part| part.starts_with(word)) || word.len() > 3 && name.contains(word)
}

/// Letters without the marks that few keyboards have: `türkiye` is found as `turkiye`, `côte d’ivoire` as `cote d'ivoire`.
pub(in crate::query) fn plain(text: &str) -> String {
    let letter = |letter: char| match letter {
        'á' | 'ã' | 'å' | 'à' | 'â' | 'ä' => 'a',
        'ç' => 'c',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'ï' => 'i',
        'ñ' => 'n',
        'ó' | 'ô' | 'ö' => 'o',
        'ü' | 'ú' => 'u',
        '’' => '\'',
        'ё' => 'е',
        'آ' | 'أ' | 'إ' => 'ا',
        'ة' => 'ه',
        // What Arabic keyboards type for the Persian letters.
        'ي' => 'ی',
        'ك' => 'ک',
        other => other,
    };
    text.chars().filter(|letter| *letter != ZERO_WIDTH_NON_JOINER).map(letter).collect()
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
        assert!(!found("russia china", "RUS-IRN") && !found("irn-rus", "RUS-IRN") && !found("sia", "RUS-IRN"));
    }
}
