//! Path and query text to a request.

use percent_encoding::percent_decode_str;

use crate::{
    query::{Format, Measure, Parameters, Query, QueryError, Request, Resource, View, split_suffix},
    trade::{Area, Dyad, Product},
};

/// Parses what follows `/v1/` and the raw query behind the question mark. Parameters named in `picture_parameters` are
/// handed on as text, except beside the suffix of what is no picture, where they are errors; so are those of a format beside its
/// suffix.
///
/// # Errors
/// Unknown paths, dyads and views; unknown, repeated or bad parameters; suffixes not offered.
pub fn parse(path: &str, raw_query: Option<&str>, picture_parameters: &[&str]) -> Result<Request, QueryError> {
    let (resource, format) = resource(path)?;
    let mut parameters = Parameters { whole: format.is_some_and(Format::is_whole), ..Parameters::default() };
    let (mut picture, mut options, mut seen) = (Vec::new(), Vec::new(), Vec::new());
    for (name, value) in pairs(raw_query.unwrap_or_default())? {
        if seen.contains(&name) {
            return Err(QueryError::parameter(&name, "is there twice", &["once"]));
        }
        if let Some(parameter) = Parameters::of(&resource).find(|parameter| parameter.name == name) {
            parameter.read(&mut parameters, &value, Some(&resource))?;
        } else if format.is_some_and(|format| format.takes(&name)) {
            options.push((name.clone(), value));
        } else if picture_parameters.contains(&name.as_str()) {
            check_picture(&name, &resource, format)?;
            picture.push((name.clone(), value));
        } else {
            return Err(unknown_parameter(&name, &resource, format, picture_parameters));
        }
        seen.push(name);
    }
    parameters.simplify()?;
    parameters.validate()?;
    check_drawn(&parameters, format)?;
    Ok(Request { query: Query { resource, parameters }, format, picture, options })
}

/// Parses the text of a chart or of the command line: an address, with `/v1/dyads/` left out or not.
///
/// # Errors
/// As [`parse`].
pub fn parse_text(text: &str, picture_parameters: &[&str]) -> Result<Request, QueryError> {
    let (path, raw_query) = text.split_once('?').map_or((text, None), |(path, query)| (path, Some(query)));
    let path = path.trim_start_matches('/');
    let path = path.strip_prefix("v1/").unwrap_or(path);
    let first = split_suffix(path.split('/').next().unwrap_or_default()).0;
    let listed =
        ["dyads", "areas", "products", "datasets", "sources", "compare", "panel", "movers", "observations", "find", "verify"]
            .contains(&first);
    let full = if listed { path.to_owned() } else { format!("dyads/{path}") };
    parse(&full, raw_query, picture_parameters)
}

fn resource(path: &str) -> Result<(Resource, Option<Format>), QueryError> {
    let unknown = || QueryError::UnknownPath { path: format!("/v1/{path}") };
    let decoded = percent_decode_str(path).decode_utf8().map_err(|_| unknown())?;
    let segments: Vec<&str> = decoded.split('/').collect();
    let (last, before) = segments.split_last().ok_or_else(unknown)?;
    let (name, suffix) = split_suffix(last);
    let resource = match (before, name) {
        ([], "dyads") => Resource::Dyads,
        ([], "areas") => Resource::Areas,
        ([], "products") => Resource::Products,
        ([], "datasets") => Resource::Datasets,
        ([], "sources") => Resource::Sources,
        ([], "compare") => Resource::Compare,
        ([], "panel") => Resource::Panel,
        ([], "movers") => Resource::Movers,
        ([], "observations") => Resource::Observations,
        ([], "verify") => Resource::Verify,
        ([], "find") => Resource::Find,
        (["dyads"], dyad_text) => Resource::Dyad(dyad(dyad_text)?),
        (["dyads", dyad_text], view) => Resource::View(dyad(dyad_text)?, view.parse::<View>()?),
        (["areas"], area_text) => Resource::Area(area(area_text)?),
        (["areas", area_text], "partners") => Resource::Partners(area(area_text)?),
        (["products"], _) => return product(last),
        (["datasets"], _) => return dataset(last),
        _ => return Err(unknown()),
    };
    let format = suffix.map(|suffix| resource.format(suffix)).transpose()?;
    Ok((resource, format))
}

/// Words behind a dot that are meant as a format, but are none.
const NO_FORMATS: [&str; 3] = ["xml", "html", "tsv"];

/// Is a word behind a dot meant as a format, offered or not?
fn is_meant_as_format(word: &str) -> bool {
    Format::with_suffix(word).is_some() || NO_FORMATS.contains(&word)
}

/// A dataset's id and a product's code may hold dots, so only what is meant as a format is taken off. A name that would still end
/// like a format is refused: its address would be that of another in this format.
fn taken_off(segment: &str) -> Result<(&str, Option<&str>), QueryError> {
    let (name, word) = split_suffix(segment);
    let Some(word) = word.filter(|word| is_meant_as_format(word)) else { return Ok((segment, None)) };
    match split_suffix(name).1 {
        Some(more) if is_meant_as_format(more) => Err(QueryError::UnknownPath { path: segment.to_owned() }),
        _ => Ok((name, Some(word))),
    }
}

fn dataset(segment: &str) -> Result<(Resource, Option<Format>), QueryError> {
    let (name, word) = taken_off(segment)?;
    let resource = Resource::Dataset(name.to_owned());
    let format = word.map(|word| resource.format(word)).transpose()?;
    Ok((resource, format))
}

fn product(segment: &str) -> Result<(Resource, Option<Format>), QueryError> {
    let (name, word) = taken_off(segment)?;
    let parsed: Result<Product, _> = name.parse();
    let resource = Resource::Product(parsed.map_err(|error: crate::trade::UnknownTerm| QueryError::UnknownItem {
        kind: "product",
        text: error.text.clone(),
        allowed: vec![error.allowed.to_owned()],
    })?);
    let format = word.map(|word| resource.format(word)).transpose()?;
    Ok((resource, format))
}

fn area(text: &str) -> Result<Area, QueryError> {
    text.parse().map_err(|error: crate::trade::UnknownTerm| QueryError::UnknownItem {
        kind: "area",
        text: error.text.clone(),
        allowed: vec![error.allowed.to_owned()],
    })
}

fn dyad(text: &str) -> Result<Dyad, QueryError> {
    text.parse().map_err(|error: crate::trade::UnknownTerm| {
        let shown = error.text.clone();
        QueryError::UnknownDyad { text: shown, detail: format!("allowed are {}", error.allowed) }
    })
}

/// The names and values of a raw query text, percent-decoded, in the order they stand.
///
/// # Errors
/// When a name or value is not UTF-8 once decoded.
pub fn pairs(raw_query: &str) -> Result<Vec<(String, String)>, QueryError> {
    let decode = |text: &str| {
        let plus = text.replace('+', " ");
        percent_decode_str(&plus)
            .decode_utf8()
            .map(std::borrow::Cow::into_owned)
            .map_err(|_| QueryError::parameter(text, "is not UTF-8 when percent-decoded", &["percent-coded UTF-8"]))
    };
    let parts = raw_query.split('&').filter(|part| !part.is_empty());
    parts
        .map(|part| part.split_once('=').unwrap_or((part, "")))
        .map(|(name, value)| Ok((decode(name)?, decode(value)?)))
        .collect()
}

fn check_picture(name: &str, resource: &Resource, format: Option<Format>) -> Result<(), QueryError> {
    let formats = resource.offer().formats();
    let is_drawn = formats.clone().any(Format::is_picture);
    if format.is_none_or(Format::is_picture) && is_drawn {
        return Ok(());
    }
    let detail = match Format::listed(taking(name, resource, true)) {
        Some(listed) if taking(name, resource, false).next().is_none() => {
            format!("is a picture parameter; it goes with {listed}")
        }
        Some(listed) => format!("is not a parameter of this form; it goes with {listed}"),
        None => "is a picture parameter; nothing is drawn here".to_owned(),
    };
    Err(QueryError::parameter(name, detail, &allowed(resource, format)))
}

/// The formats offered of a resource that take a parameter; pictures too, where it is one of theirs.
fn taking(name: &str, resource: &Resource, of_pictures: bool) -> impl Iterator<Item = Format> {
    resource.offer().formats().filter(move |format| format.takes(name) || (of_pictures && format.is_picture()))
}

/// What is allowed beside a resource in a format.
fn allowed(resource: &Resource, format: Option<Format>) -> Vec<&'static str> {
    let mut allowed = Parameters::names(resource);
    allowed.extend(format.map_or(&[][..], |format| format.facts().parameters));
    allowed
}

/// A picture of another measure than the one asked for would be a lie.
fn check_drawn(parameters: &Parameters, format: Option<Format>) -> Result<(), QueryError> {
    match parameters.measure {
        Some(measure) if format.is_some_and(Format::is_picture) && !measure.has_picture() => {
            let drawn: Vec<&str> = Measure::ALL.into_iter().filter(|measure| measure.has_picture()).map(Measure::word).collect();
            Err(QueryError::parameter("measure", format!("{} has no picture", measure.word()), &drawn))
        }
        _ => Ok(()),
    }
}

fn unknown_parameter(name: &str, resource: &Resource, format: Option<Format>, picture_parameters: &[&str]) -> QueryError {
    let mut allowed = allowed(resource, format);
    if format.is_some_and(Format::is_picture) {
        allowed.extend(picture_parameters);
    }
    let taken = Format::listed(taking(name, resource, false));
    let detail = taken.map(|formats| format!("is not a parameter of this form; it goes with {formats}"));
    QueryError::parameter(name, detail.unwrap_or_else(|| "is not a parameter of this address".to_owned()), &allowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PICTURE: [&str; 2] = ["width", "theme"];

    fn address(path: &str, query: &str) -> String {
        parse(path, Some(query), &PICTURE).unwrap().query.address()
    }

    fn fault(path: &str, query: &str) -> String {
        match parse(path, Some(query), &PICTURE).unwrap_err() {
            QueryError::Parameter(error) => error.parameter,
            other => other.to_string(),
        }
    }

    #[test]
    fn one_address_for_one_query() {
        assert_eq!(address("dyads/RUS-IRN/turnover.json", "to=2023&from=2021"), "/v1/dyads/RUS-IRN/turnover?from=2021&to=2023");
        assert_eq!(address("dyads/RUS-IRN/turnover", "measure=value&product=TOTAL"), "/v1/dyads/RUS-IRN/turnover");
        assert_eq!(address("datasets/a.b.csv", ""), "/v1/datasets/a.b");
        let text = parse_text("RUS-IRN/turnover.svg?from=2022&width=300", &PICTURE).unwrap();
        assert_eq!(text.query.address(), "/v1/dyads/RUS-IRN/turnover?from=2022");
        assert_eq!(text.picture, [("width".to_owned(), "300".to_owned())]);
        assert_eq!(parse_text("/v1/areas.csv", &PICTURE).unwrap().query.resource, Resource::Areas);
        let dialect = parse_text("RUS-IRN/turnover.csv?sep=tab&from=2022", &PICTURE).unwrap();
        assert_eq!(dialect.options, [("sep".to_owned(), "tab".to_owned())]);
        assert_eq!(dialect.query.address(), "/v1/dyads/RUS-IRN/turnover?from=2022", "a dialect is no other data");
    }

    #[test]
    fn faults_name_the_parameter() {
        let turnover = "dyads/RUS-IRN/turnover";
        for (query, parameter) in [
            ("from=2022&from=2023", "from"),
            ("from=2023&to=2021", "from"),
            ("last=0", "last"),
            ("last=-1", "last"),
            ("colour=red", "colour"),
            ("from=", "from"),
            ("measure=cubic", "measure"),
            ("base=2021", "base"),
            ("limit=3", "limit"),
            ("from=%ff", "%ff"),
        ] {
            assert_eq!(fault(turnover, query), parameter, "{query}");
        }
        assert_eq!(fault("dyads/RUS-IRN/turnover.csv", "width=300"), "width");
        assert_eq!(fault("dyads/RUS-IRN/events.png", ""), "suffix");
        assert_eq!(fault("dyads/RUS-IRN/turnover.docx", ""), "suffix");
        assert_eq!(fault("dyads/RUS-IRN/turnover.json", "sep=tab"), "sep");
        assert_eq!(fault("dyads/RUS-IRN/turnover.bib", "lang=ru"), "lang");
        for path in
            ["dyads/rus-irn/turnover", "dyads/RUS-XYZ", "dyads/RUS-IRN/tonnage", "pairs", "dyads/", "dyads/RUS-IRN/turnover/x"]
        {
            assert!(!matches!(parse(path, None, &PICTURE), Ok(_) | Err(QueryError::Parameter(_))), "{path}");
        }
    }

    #[test]
    fn what_is_coded_in_a_path_or_query_is_decoded_once() {
        // %2520 is %20 coded once more, which stays text.
        let text = pairs("search=%D0%A0%D0%A4+%2B&x=%2520&&flag").unwrap();
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        assert_eq!(text, [pair("search", "РФ +"), pair("x", "%20"), pair("flag", "")]);
        assert_eq!(parse("dyads/RUS%2DIRN/turnover", None, &PICTURE).unwrap().query.address(), "/v1/dyads/RUS-IRN/turnover");
    }

    #[test]
    fn a_dot_in_a_name_is_a_suffix_only_where_a_format_is_meant() {
        let parsed = |path: &str| parse(path, None, &PICTURE).map(|request| (request.query.address(), request.format.is_some()));
        assert_eq!(parsed("datasets/v1.2").unwrap(), ("/v1/datasets/v1.2".to_owned(), false));
        assert_eq!(parsed("datasets/v1.2.csv").unwrap(), ("/v1/datasets/v1.2".to_owned(), true));
        // Its address would be that of `v1` in CSV.
        assert!(parsed("datasets/v1.csv.csv").is_err());
        assert_eq!(parsed("datasets/a%3Fb%20c").unwrap().0, "/v1/datasets/a%3Fb%20c", "no query and no space");
        // A format that is offered nowhere is refused, not taken for a part of the name.
        assert!(parsed("datasets/v1.xml").is_err() && parsed("products/HS:27.xml").is_err());
    }

    #[test]
    fn short_text_means_a_pair_and_long_text_any_resource() {
        let address = |text: &str| parse_text(text, &PICTURE).unwrap().query.address();
        for text in ["RUS-IRN/exports", "dyads/RUS-IRN/exports", "/v1/dyads/RUS-IRN/exports", "v1/dyads/RUS-IRN/exports.json"] {
            assert_eq!(address(text), "/v1/dyads/RUS-IRN/exports", "{text}");
        }
        assert_eq!(address("areas/RUS/partners"), "/v1/areas/RUS/partners");
    }
}
