//! `charts/<slug>.toml`: a curated chart, its query and how it is drawn. Every fault names file and line.

use toml::de::{DeTable, DeValue};

use super::{
    axis_scale::AxisScale, custom_text::custom_text, error::ChartError, event_kinds::event_kinds, font_scale::FontScale,
    headline_choice::HeadlineChoice, highlight::Highlight, kinds::ChartKind, own_words::OwnWords, preset::Preset, remark::Remark,
    spec::PictureSpec, theme::Theme, toml_fault::Fault,
};
use crate::{language::Language, parameter::ParameterError, query::Measure, trade::Period};

/// The keys a definition may have.
const KEYS: [&str; 21] = [
    "title",
    "headline",
    "subtitle",
    "query",
    "kind",
    "axis",
    "measure",
    "lang",
    "theme",
    "preset",
    "width",
    "height",
    "scale",
    "font_scale",
    "events",
    "event_kind",
    "note",
    "note@PERIOD",
    "title@LANG (headline, subtitle, note and note@PERIOD likewise)",
    "focus",
    "highlight",
];

/// A curated chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChartDefinition {
    /// Its name in addresses: the file's name without `.toml`.
    pub slug: String,
    /// What the chart is called.
    pub title: String,
    /// The data, as in an address: `RUS-IRN/turnover?from=2021`.
    pub query: String,
    /// What is shown of the series.
    pub measure: Option<Measure>,
    /// How it is drawn; language, title and note included.
    pub spec: PictureSpec,
    /// Its words in other languages.
    pub(crate) words: Vec<OwnWords>,
}

/// One key's value and where it stands.
struct DefinitionEntry<'a> {
    key: &'a str,
    offset: usize,
    value: &'a DeValue<'a>,
}

impl ChartDefinition {
    /// The definition in a file's text.
    ///
    /// # Errors
    /// [`ChartError::Definition`] with file, line and what is allowed.
    pub fn parse(slug: &str, file: &str, text: &str) -> Result<Self, ChartError> {
        read(slug, text).map_err(|fault| fault.located(file, text))
    }

    /// A picture of the chart with the words of its language, where that is another than the definition's; words that the
    /// address has given stay.
    #[must_use]
    pub fn worded(&self, mut spec: PictureSpec) -> PictureSpec {
        if spec.lang != self.spec.lang {
            let none = OwnWords::none(spec.lang);
            self.words.iter().find(|words| words.language == spec.lang).unwrap_or(&none).put(&mut spec, &self.spec);
        }
        spec
    }
}

fn read(slug: &str, text: &str) -> Result<ChartDefinition, Fault> {
    let quoted = with_quoted_keys(text);
    let text = quoted.as_str();
    let table = DeTable::parse(text)
        .map_err(|error| Fault { offset: error.span().map_or(0, |span| span.start), text: error.message().to_owned() })?;
    let (mut title, mut query, mut measure) = (None, None, None);
    let mut spec = PictureSpec::default();
    let (mut places, mut words) = (Vec::new(), Vec::new());
    let given = |name: &str| {
        let (key, value) = table.get_ref().iter().find(|(key, _)| key.get_ref() == name)?;
        Some(DefinitionEntry { key: key.get_ref(), offset: key.span().start, value: value.get_ref() })
    };
    if let Some(entry) = given("kind") {
        spec.kind = Some(entry.one_of(&ChartKind::WORDS, ChartKind::from_word)?);
        spec.sized_after(None);
    }
    if let Some(entry) = given("preset") {
        spec.apply(entry.one_of(&Preset::WORDS, Preset::from_word)?);
    }
    for (key, value) in table.get_ref() {
        let entry = DefinitionEntry { key: key.get_ref(), offset: key.span().start, value: value.get_ref() };
        places.push((entry.key.to_owned(), entry.offset));
        if entry.translated(&mut words)? {
            continue;
        }
        match entry.key {
            "title" => title = Some(entry.text()?),
            "query" => query = Some(entry.query()?),
            "measure" => measure = Some(entry.measure()?),
            "lang" => spec.lang = entry.one_of(&Language::WORDS, Language::from_word)?,
            "subtitle" => spec.subtitle = Some(entry.held(custom_text(entry.key, &entry.text()?))?),
            "headline" => spec.headline = entry.headline()?,
            "axis" => spec.axis = entry.one_of(&AxisScale::WORDS, AxisScale::from_word)?,
            "font_scale" => spec.font_scale = entry.held(FontScale::parse(&entry.decimal()?))?,
            // Before all others, so that they win.
            "kind" | "preset" => {}
            "highlight" => spec.highlight = Some(entry.held(Highlight::parse(&entry.text()?, None))?),
            "note" => spec.note = Some(entry.text()?),
            "focus" => spec.remarks.push(Remark { period: entry.period_in_value()?, words: None }),
            key if key.starts_with("note@") => spec.remarks.push(entry.remark()?),
            "event_kind" => spec.event_kinds = Some(entry.held(event_kinds(entry.key, &entry.text()?))?),
            "theme" => spec.theme = entry.one_of(&Theme::WORDS, Theme::from_word)?,
            "events" => spec.events = entry.truth()?,
            "width" => spec.width = entry.number()?,
            "height" => spec.height = entry.number()?,
            "scale" => spec.scale = entry.number()?,
            _ => return Err(entry.fault(format!("unknown key {:?}; known: {}", entry.key, KEYS.join(", ")))),
        }
    }
    if let Some((key, offset)) = places.iter().find(|(key, _)| key.ends_with(&format!("@{}", spec.lang.word()))) {
        let text = format!("{key}: is the language of the definition itself; leave @{} out", spec.lang.word());
        return Err(Fault { offset: *offset, text });
    }
    check_sizes(&spec, &places)?;
    let missing = |key: &str| Fault { offset: 0, text: format!("no {key}; title and query are required") };
    let title: String = title.ok_or_else(|| missing("title"))?;
    spec.title = Some(title.clone());
    Ok(ChartDefinition { slug: slug.to_owned(), title, query: query.ok_or_else(|| missing("query"))?, measure, spec, words })
}

/// The text with `note@2010 = …` and `title@ru = …` as `"note@2010" = …`, as TOML wants it; only where it is not TOML as it stands. Lines stay.
fn with_quoted_keys(text: &str) -> String {
    if DeTable::parse(text).is_ok() {
        return text.to_owned();
    }
    let quoted = |line: &str| {
        let key =
            line.split_once('=').filter(|(key, _)| key.contains('@') && !key.trim().contains(' ') && !key.contains(['"', '\'']));
        key.map_or_else(|| line.to_owned(), |(key, value)| format!("\"{}\" ={value}", key.trim_end()))
    };
    text.split('\n').map(quoted).collect::<Vec<_>>().join("\n")
}

/// Ranges and the number of pixels, told at the key they are about.
fn check_sizes(spec: &PictureSpec, places: &[(String, usize)]) -> Result<(), Fault> {
    let place = |parameter: &str| places.iter().find(|(key, _)| key == parameter).or_else(|| places.last());
    spec.validate().map_err(|error| told(&error, |parameter| place(parameter).map_or(0, |(_, offset)| *offset)))
}

/// What is wrong with a parameter, at the place where it stands.
fn told(error: &ParameterError, offset: impl Fn(&str) -> usize) -> Fault {
    Fault { offset: offset(&error.parameter), text: format!("{error}; allowed: {}", error.allowed.join(", ")) }
}

impl DefinitionEntry<'_> {
    fn fault(&self, text: impl Into<String>) -> Fault {
        Fault { offset: self.offset, text: text.into() }
    }

    fn text(&self) -> Result<String, Fault> {
        match self.value {
            DeValue::String(text) if !text.trim().is_empty() => Ok(text.trim().to_owned()),
            _ => Err(self.fault(format!("{}: wants a text that is not empty", self.key))),
        }
    }

    /// `auto`, `off` or words of its own.
    fn headline(&self) -> Result<HeadlineChoice, Fault> {
        let text = self.text()?;
        let words = || self.held(custom_text(self.key, &text)).map(HeadlineChoice::Own);
        HeadlineChoice::from_word(&text).map_or_else(words, Ok)
    }

    /// A period: `2010`, `"2010-Q2"`.
    fn period_in_value(&self) -> Result<String, Fault> {
        match self.value {
            DeValue::Integer(year) => self.period(&year.to_string()),
            DeValue::String(text) => self.period(text),
            _ => Err(self.fault(format!("{}: wants a period such as 2010 or \"2010-06\"", self.key))),
        }
    }

    fn period(&self, text: &str) -> Result<String, Fault> {
        let known = text.trim().parse::<Period>().map(|period| period.to_string());
        known.map_err(|error| self.fault(format!("{}: {error}", self.key)))
    }

    /// Adds words in another language than the definition's: `"title@ru" = "…"`, `"note@2010@fa" = "…"`; false for other keys.
    fn translated(&self, words: &mut Vec<OwnWords>) -> Result<bool, Fault> {
        let Some((key, language)) = self.key.rsplit_once('@') else { return Ok(false) };
        let Some(language) = Language::from_word(language) else { return Ok(false) };
        let text = Some(self.held(custom_text(self.key, &self.text()?))?);
        let known = words.iter().position(|words| words.language == language).unwrap_or(words.len());
        if known == words.len() {
            words.push(OwnWords::none(language));
        }
        let own = &mut words[known];
        match key {
            "title" => own.title = text,
            "headline" => own.headline = text,
            "subtitle" => own.subtitle = text,
            "note" => own.note = text,
            key => {
                let Some(period) = key.strip_prefix("note@") else {
                    return Err(self
                        .fault(format!("{}: allowed: title, headline, subtitle, note and note@PERIOD of a language", self.key)));
                };
                own.remarks.push(Remark { period: self.period(period)?, words: text });
            }
        }
        Ok(true)
    }

    /// What is said of a period: `"note@2010" = "…"`.
    fn remark(&self) -> Result<Remark, Fault> {
        let period = self.period(self.key.trim_start_matches("note@"))?;
        Ok(Remark { period, words: Some(self.held(custom_text(self.key, &self.text()?))?) })
    }

    fn one_of<T>(&self, allowed: &[&str], of: impl Fn(&str) -> Option<T>) -> Result<T, Fault> {
        let found = if let DeValue::String(text) = self.value { of(text) } else { None };
        found.ok_or_else(|| self.fault(format!("{}: allowed: {}", self.key, allowed.join(", "))))
    }

    fn measure(&self) -> Result<Measure, Fault> {
        let all = [Measure::Value, Measure::Yoy, Measure::Index];
        self.one_of(&all.map(Measure::word), |word| all.into_iter().find(|measure| measure.word() == word))
    }

    fn query(&self) -> Result<String, Fault> {
        let text = self.text()?;
        let wanted = "query: wants the text of an address after /v1/dyads/, such as RUS-IRN/turnover?from=2021, or areas/RUS/partners, or compare?series=…";
        let (path, _) = text.split_once('?').unwrap_or((&text, ""));
        let parts = if path.starts_with("areas/") { 3 } else { 2 };
        let whole = path.split('/').count() == parts && !path.starts_with('/') && !path.ends_with('/');
        let plain = path == "compare" || whole && !path.contains('.');
        if plain { Ok(text) } else { Err(self.fault(wanted)) }
    }

    fn truth(&self) -> Result<bool, Fault> {
        match self.value {
            DeValue::Boolean(value) => Ok(*value),
            _ => Err(self.fault(format!("{}: allowed: true, false", self.key))),
        }
    }

    /// What a parameter's own reader makes of it, its fault told here.
    fn held<T>(&self, read: Result<T, ParameterError>) -> Result<T, Fault> {
        read.map_err(|error| told(&error, |_| self.offset))
    }

    /// A number as it is written.
    fn decimal(&self) -> Result<String, Fault> {
        match self.value {
            DeValue::Integer(number) => Ok(number.to_string()),
            DeValue::Float(number) => Ok(number.to_string()),
            _ => Err(self.fault(format!("{}: wants a number", self.key))),
        }
    }

    fn number(&self) -> Result<u32, Fault> {
        let number = if let DeValue::Integer(number) = self.value { number.to_string().parse().ok() } else { None };
        number.ok_or_else(|| self.fault(format!("{}: wants a whole number", self.key)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> (usize, String) {
        let Err(ChartError::Definition { file, line, text }) = ChartDefinition::parse("a", "charts/a.toml", text) else {
            panic!("passed: {text}");
        };
        assert_eq!(file, "charts/a.toml");
        (line, text)
    }

    #[test]
    fn reads_every_key() {
        let text = "# a chart\ntitle = \"T\"\nquery = \"RUS-IRN/turnover?from=2021\"\nkind = \"line\"\nmeasure = \"yoy\"\nlang = \"fa\"\n\
                    highlight = \"HS:27\"\ntheme = \"dark\"\nwidth = 640\nheight = 400\nscale = 2\nevents = false\nnote = \"N\"\n";
        let chart = ChartDefinition::parse("a", "a.toml", text).unwrap();
        assert_eq!((chart.slug.as_str(), chart.title.as_str(), chart.measure), ("a", "T", Some(Measure::Yoy)));
        assert_eq!(
            chart.spec.canonical(),
            "events=false&height=400&highlight=HS%3A27&kind=line&lang=fa&scale=2&theme=dark&title=T&width=640"
        );
        assert_eq!((chart.spec.title.as_deref(), chart.spec.note.as_deref()), (Some("T"), Some("N")));
    }

    #[test]
    fn a_headline_is_made_left_out_or_given() {
        let chosen = |line: &str| {
            let text = format!("title = \"T\"\nquery = \"RUS-IRN/turnover\"\n{line}\n");
            ChartDefinition::parse("a", "a.toml", &text).unwrap().spec.headline
        };
        assert_eq!(chosen(""), HeadlineChoice::Auto);
        assert_eq!(chosen("headline = \"off\""), HeadlineChoice::Off);
        assert_eq!(chosen("headline = \"The quoted 2021 figure\""), HeadlineChoice::Own("The quoted 2021 figure".to_owned()));
    }

    #[test]
    fn something_is_said_of_periods() {
        let text = "title = \"T\"\nquery = \"RUS-IRN/turnover\"\nfocus = 2010\nnote@2012 = \"Sanctions = less\"\n\"note@2014-Q1\" = \"b\"\n\
                    event_kind = \"visit, sanctions\"\n";
        let chart = ChartDefinition::parse("a", "a.toml", text).unwrap();
        let remark = |period: &str, words: Option<&str>| Remark { period: period.to_owned(), words: words.map(str::to_owned) };
        let told = [remark("2010", None), remark("2012", Some("Sanctions = less")), remark("2014-Q1", Some("b"))];
        assert!(told.iter().all(|remark| chart.spec.remarks.contains(remark)) && chart.spec.remarks.len() == 3);
        assert_eq!(chart.spec.event_kinds, Some(vec!["sanctions".to_owned(), "visit".to_owned()]));
    }

    #[test]
    fn words_of_other_languages_stand_where_those_are_asked_for() {
        let text = "title = \"T\"\ntitle@ru = \"Т\"\nquery = \"RUS-IRN/turnover\"\nheadline = \"H\"\n\"headline@fa\" = \"ه\"\n\
                    note@2010 = \"a\"\nnote@2010@ru = \"б\"\nnote = \"N\"\n";
        let chart = ChartDefinition::parse("a", "a.toml", text).unwrap();
        let worded = |lang: Language, title: Option<&str>| {
            let title = title.map(str::to_owned).or_else(|| chart.spec.title.clone());
            let spec = chart.worded(PictureSpec { lang, title, ..chart.spec.clone() });
            let remark = spec.remarks[0].words.clone().unwrap();
            (spec.title.unwrap(), spec.headline, spec.note.unwrap(), remark)
        };
        let told =
            |title: &str, headline: HeadlineChoice, remark: &str| (title.to_owned(), headline, "N".to_owned(), remark.to_owned());
        let own = |words: &str| HeadlineChoice::Own(words.to_owned());
        assert_eq!(worded(Language::English, None), told("T", own("H"), "a"));
        // No headline of this language: the one that is made.
        assert_eq!(worded(Language::Russian, None), told("Т", HeadlineChoice::Auto, "б"));
        assert_eq!(worded(Language::Persian, None), told("T", own("ه"), "a"));
        assert_eq!(worded(Language::Russian, Some("of the address")).0, "of the address");
    }

    #[test]
    fn a_preset_gives_way_to_what_stands_beside_it() {
        let text = "title = \"T\"\nwidth = 900\nquery = \"RUS-IRN/turnover\"\npreset = \"square\"\nfont_scale = 1.5\naxis = \"log\"\n\
                    subtitle = \"S\"\n";
        let chart = ChartDefinition::parse("a", "a.toml", text).unwrap();
        assert_eq!(chart.spec.canonical(), "axis=log&font_scale=1.5&height=1080&subtitle=S&title=T&width=900");
    }

    #[test]
    fn faults_name_file_and_line() {
        let good = "title = \"T\"\nquery = \"RUS-IRN/turnover\"\n";
        for (line, wrong, told) in [
            (3, "colour = \"red\"", "unknown key \"colour\""),
            (3, "kind = \"pie\"", "bar, line, combo"),
            (3, "kind = 1", "bar, line, combo"),
            (3, "lang = \"xx\"", &Language::WORDS.join(", ")),
            (3, "width = 100", "200 to 4000"),
            (3, "width = 1.5", "whole number"),
            (3, "height = -5", "whole number"),
            (3, "events = \"true\"", "true, false"),
            (3, "axis = \"lin\"", "linear, log"),
            (3, "preset = \"a4\"", "og, square"),
            (3, "font_scale = 9", "0.5 to 3"),
            (3, "font_scale = \"1\"", "number"),
            (3, "subtitle = \"a\\nb\"", "control characters"),
            (3, "highlight = \"iran\"", "such as IRN"),
            (3, "note = \"\"", "not empty"),
            (3, "headline = \"a\\u0007b\"", "control characters"),
            (3, "headline = true", "not empty"),
            (3, "measure = \"growth\"", "value, yoy, index"),
            (4, "width = 4000\nscale = 4", "pixels"),
            (3, "width = ", ""),
            (3, "title = \"again\"", "duplicate key"),
            (3, "[table]", "unknown key"),
            (3, "focus = true", "wants a period"),
            (3, "title@en = \"T\"", "is the language of the definition itself"),
            (3, "title@ru = \"\"", "not empty"),
            (3, "kind@ru = \"bar\"", "allowed: title, headline"),
            (3, "note@today@ru = \"a\"", "period"),
            (3, "focus = \"last year\"", "period"),
            (3, "\"note@2010-13\" = \"a\"", "period"),
            (3, "note@2010 = \"\"", "not empty"),
            (3, "event_kind = \"a,,b\"", "separated by commas"),
        ] {
            let (at, text) = fault(&format!("{good}{wrong}\n"));
            assert_eq!(at, line, "{wrong}: {text}");
            assert!(text.contains(told), "{wrong}: {text}");
        }
        assert!(fault("title = \"T\"\n").1.contains("no query"));
        assert!(fault("query = \"RUS-IRN/turnover\"\n").1.contains("no title"));
        assert!(fault("title = \"T\"\nquery = \"/v1/dyads/RUS-IRN/turnover.png\"\n").1.contains("RUS-IRN/turnover"));
    }
}
