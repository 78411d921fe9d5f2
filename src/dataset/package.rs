//! The descriptor `datapackage.json` of a Frictionless Data Package, with our additions.

use std::collections::BTreeSet;

use serde::Deserialize;
use serde_json::{Map, Value};

use super::{
    dates::{DATE_ALLOWED, partial_date},
    integrity::StatedHash,
    translated_members::translations,
    unseen_letters::unseen_letters,
};
use crate::trade::{
    Area, Caution, Finding, FindingCode, Flow, License, OWN_TERMS, Reporting, Source, Translations, is_web_address,
};

/// The descriptor's file name.
pub const DESCRIPTOR: &str = "datapackage.json";

/// A descriptor, its words parsed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Package {
    pub name: String,
    pub title: String,
    pub titles: Translations,
    pub description: Option<String>,
    pub version: Option<String>,
    pub created: Option<String>,
    pub licenses: Vec<String>,
    /// Where its licences stand.
    pub license_links: Vec<String>,
    pub sources: Vec<Source>,
    pub cautions: Vec<Caution>,
    pub resources: Vec<ResourceDescriptor>,
    /// What is worth knowing of a descriptor without errors.
    pub warnings: Vec<Finding>,
}

/// A file of the package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ResourceDescriptor {
    pub name: String,
    pub path: String,
    pub stated: StatedHash,
}

#[derive(Deserialize)]
struct RawPackage {
    name: String,
    title: Option<String>,
    description: Option<String>,
    version: Option<String>,
    created: Option<String>,
    #[serde(default)]
    licenses: Vec<RawLicense>,
    #[serde(default)]
    sources: Vec<RawSource>,
    #[serde(default)]
    cautions: Vec<RawCaution>,
    #[serde(default)]
    resources: Vec<RawResource>,
    #[serde(flatten)]
    others: Map<String, Value>,
}

#[derive(Deserialize)]
struct RawLicense {
    name: Option<String>,
    title: Option<String>,
    path: Option<String>,
}

#[derive(Deserialize)]
struct RawSource {
    name: String,
    title: Option<String>,
    short: Option<String>,
    path: Option<String>,
    #[serde(default)]
    priority: i64,
    reporting: String,
    compiler: Option<String>,
    attribution: Option<String>,
    published: Option<String>,
    license: Option<String>,
    #[serde(default)]
    complete_levels: Vec<String>,
    #[serde(flatten)]
    others: Map<String, Value>,
}

#[derive(Deserialize)]
struct RawCaution {
    source: String,
    reporter: Option<String>,
    partner: Option<String>,
    flow: Option<String>,
    text: String,
    #[serde(flatten)]
    others: Map<String, Value>,
}

#[derive(Deserialize)]
struct RawResource {
    name: String,
    path: String,
    bytes: Option<u64>,
    hash: Option<String>,
}

/// Reads a descriptor.
///
/// # Errors
/// Every finding: not JSON, a member missing, a name that cannot stand in an address, an unknown word, a doubled source.
pub(super) fn package(bytes: &[u8]) -> Result<Package, Vec<Finding>> {
    let (raw, unseen) = parsed(bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes))?;
    let (mut findings, mut warnings): (Vec<Finding>, Vec<Finding>) = unseen.into_iter().partition(Finding::is_error);
    let mut fault =
        |column: &str, text: String| findings.push(Finding::of_file(FindingCode::Descriptor, DESCRIPTOR, text).in_column(column));
    look_at_name_and_day(&raw, &mut fault);
    let names = source_names(&raw.sources, &mut fault);
    let mut warn = |column: &str, text: String| {
        warnings.push(Finding::of_file(FindingCode::UnreadableTranslation, DESCRIPTOR, text).in_column(column));
    };
    let titles = translations(&raw.others, "title", |text| warn("title", text));
    let sources = raw.sources.into_iter().filter_map(|raw| source(raw, |text| warn("sources", text))).collect();
    let mut cautions = Vec::new();
    for raw in raw.cautions {
        match caution(&raw, &names, |text| warn("cautions", text)) {
            Ok(caution) => cautions.push(caution),
            Err(text) => fault("cautions", text),
        }
    }
    let resources = resources(raw.resources, &mut fault);
    let license_links = raw.licenses.iter().filter_map(link_of).collect();
    let licenses = raw.licenses.into_iter().filter_map(name_of).collect();
    let title = raw.title.unwrap_or_else(|| raw.name.clone());
    let (name, description, version, created) = (raw.name, raw.description, raw.version, raw.created);
    let package = Package {
        name,
        title,
        titles,
        description,
        version,
        created,
        licenses,
        license_links,
        sources,
        cautions,
        resources,
        warnings,
    };
    if findings.is_empty() { Ok(package) } else { Err(findings) }
}

/// The members of a descriptor, without marks of direction in its texts, and what was found in these.
fn parsed(bytes: &[u8]) -> Result<(RawPackage, Vec<Finding>), Vec<Finding>> {
    let raw = serde_json::from_slice(bytes).map_err(|error| {
        let line = u64::try_from(error.line()).unwrap_or(0);
        vec![Finding::of_file(FindingCode::Descriptor, DESCRIPTOR, error.to_string()).at_line(line)]
    })?;
    let (found, cleaned) = unseen_letters(bytes, DESCRIPTOR);
    let cleaned = cleaned.and_then(|cleaned| serde_json::from_slice(&cleaned).ok());
    Ok((cleaned.unwrap_or(raw), found))
}

/// The years that `created` may be of: workbooks and archives know no others.
const CREATED: std::ops::RangeInclusive<i32> = 1900..=9999;

fn look_at_name_and_day(raw: &RawPackage, fault: &mut impl FnMut(&str, String)) {
    if !is_slug(&raw.name) {
        let allowed = "a-z, 0-9, hyphen, underscore, and dots behind the first";
        fault("name", format!("{:?} cannot stand in an address; allowed: {allowed}", raw.name));
    }
    let Some(created) = &raw.created else { return };
    match created_seconds(created).and_then(|seconds| chrono::DateTime::from_timestamp(seconds, 0)) {
        None => fault("created", format!("{created:?} is not an RFC 3339 time such as 2026-11-23T00:00:00Z")),
        Some(time) if !CREATED.contains(&chrono::Datelike::year(&time)) => {
            fault("created", format!("{created:?} is not within the years {} to {}", CREATED.start(), CREATED.end()));
        }
        Some(_) => {}
    }
}

/// The files of the package; one of each kind, and one at least.
fn resources(raw: Vec<RawResource>, fault: &mut impl FnMut(&str, String)) -> Vec<ResourceDescriptor> {
    let known = ["observations", "claims", "events"];
    let resource = |raw: RawResource| {
        let stated = StatedHash { bytes: raw.bytes, hash: raw.hash };
        ResourceDescriptor { name: raw.name, path: raw.path, stated }
    };
    let resources: Vec<ResourceDescriptor> = raw.into_iter().map(resource).collect();
    for name in known {
        if resources.iter().filter(|resource| resource.name == name).count() > 1 {
            fault("resources", format!("{name} is there twice"));
        }
    }
    if !resources.iter().any(|resource| known.contains(&resource.name.as_str())) {
        fault("resources", "none is named observations, claims or events".to_owned());
    }
    resources
}

/// Where a licence stands: its own address, else that of the licence that its name is known for.
fn link_of(license: &RawLicense) -> Option<String> {
    let known = || license.name.as_deref().and_then(|name| License::of(name, "", None).path);
    license.path.clone().filter(|path| is_web_address(path)).or_else(known)
}

/// What a licence is called: terms that only one source has by their words.
fn name_of(license: RawLicense) -> Option<String> {
    let RawLicense { name, title, path } = license;
    let (own, known): (Option<String>, Option<String>) =
        if name.as_ref().is_some_and(|name| name.starts_with(OWN_TERMS)) { (name, None) } else { (None, name) };
    known.or(title).or(own).or(path)
}

/// The names of the sources, each checked with what else can be wrong with a source.
fn source_names(sources: &[RawSource], fault: &mut impl FnMut(&str, String)) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for source in sources {
        if !is_slug(&source.name) || !names.insert(source.name.clone()) {
            fault("sources", format!("the name {:?} is there twice or cannot stand in an address", source.name));
        }
        if let Some(level) = source.complete_levels.iter().find(|level| !is_level(level)) {
            fault(
                "sources",
                format!("{}: complete_levels: {level:?} is not a classification and digits such as HS:2", source.name),
            );
        }
        if let Some(text) = source.published.as_ref().filter(|text| partial_date(text).is_none()) {
            fault("sources", format!("{}: published: {text:?} is not a date; allowed: {DATE_ALLOWED}", source.name));
        }
        if let Err(error) = source.reporting.parse::<Reporting>() {
            fault("sources", format!("{}: {error}", source.name));
        }
    }
    names
}

fn source(raw: RawSource, mut told: impl FnMut(String)) -> Option<Source> {
    Some(Source {
        titles: translations(&raw.others, "title", |text| told(format!("{}: {text}", raw.name))),
        shorts: translations(&raw.others, "short", |text| told(format!("{}: {text}", raw.name))),
        title: raw.title.unwrap_or_else(|| raw.name.clone()),
        name: raw.name,
        short: raw.short.filter(|short| !short.trim().is_empty()),
        path: raw.path,
        priority: raw.priority,
        reporting: raw.reporting.parse().ok()?,
        compiler: raw.compiler,
        attribution: raw.attribution,
        published: raw.published,
        license: raw.license,
        complete_levels: raw.complete_levels,
    })
}

fn caution(raw: &RawCaution, sources: &BTreeSet<String>, told: impl FnMut(String)) -> Result<Caution, String> {
    if !sources.contains(&raw.source) {
        return Err(format!("{:?} is not one of the sources", raw.source));
    }
    let area = |code: &Option<String>| code.as_deref().map(str::parse::<Area>).transpose().map_err(|error| error.to_string());
    let flow = raw.flow.as_deref().map(str::parse::<Flow>).transpose().map_err(|error| error.to_string())?;
    let (reporter, partner) = (area(&raw.reporter)?, area(&raw.partner)?);
    let texts = translations(&raw.others, "text", told);
    Ok(Caution { source: raw.source.clone(), reporter, partner, flow, text: raw.text.clone(), texts })
}

/// A classification and how many digits its codes have.
fn is_level(text: &str) -> bool {
    let parts = text.split_once(':');
    parts.is_some_and(|(classification, digits)| {
        !classification.is_empty() && digits.parse::<usize>().is_ok_and(|digits| (1..=12).contains(&digits))
    })
}

/// Can this name stand in an address?
#[must_use]
pub fn is_slug(name: &str) -> bool {
    let plain = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || "-._".contains(letter);
    // A name that begins with a dot is hidden, or is a step and no name.
    !name.is_empty() && !name.starts_with('.') && name.len() <= 80 && name.chars().all(plain)
}

/// Seconds since 1970 of an RFC 3339 time, or of the beginning of a date.
pub(super) fn created_seconds(text: &str) -> Option<i64> {
    let time = chrono::DateTime::parse_from_rfc3339(text).map(|time| time.timestamp()).ok();
    time.or_else(|| Some(text.parse::<chrono::NaiveDate>().ok()?.and_hms_opt(0, 0, 0)?.and_utc().timestamp()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fault_of_a_descriptor_at_once() {
        let bytes = br#"{"name": "Bad Name", "created": "yesterday", "resources": [],
            "sources": [{"name": "a", "reporting": "guessed"}, {"name": "a", "reporting": "quoted"}],
            "cautions": [{"source": "b", "text": "x"}]}"#;
        let columns: Vec<_> = package(bytes).unwrap_err().into_iter().map(|finding| finding.column.unwrap()).collect();
        assert_eq!(columns, ["name", "created", "sources", "sources", "cautions", "resources"]);
        let faults = |created: &str, published: &str| {
            let text = format!(
                r#"{{"name": "a", "created": "{created}", "resources": [{{"name": "events", "path": "e.csv"}}],
                "sources": [{{"name": "s", "reporting": "quoted", "published": "{published}"}}]}}"#
            );
            package(text.as_bytes()).err().unwrap_or_default().len()
        };
        for (created, published, wanted) in [
            ("1900-01-01", "2024", 0),
            ("9999-12-31T23:59:59Z", "2024-10-11", 0),
            ("1899-12-31T23:59:59Z", "2024-10", 1),
            ("+10000-01-01T00:00:00Z", "2024", 1),
            ("0001-01-01", "2024-02-30", 2),
            ("2024-01-01", "October 2024", 1),
        ] {
            assert_eq!(faults(created, published), wanted, "{created}, {published}");
        }
        let broken = package(b"{\n\"name\": \n}").unwrap_err();
        assert_eq!((broken.len(), broken[0].line), (1, Some(3)));
    }

    #[test]
    fn licences_stand_where_they_say_or_where_their_name_is_known_for() {
        let of = |license: &str| link_of(&serde_json::from_str(license).unwrap());
        assert_eq!(of(r#"{"name": "x", "path": "https://example.org/terms"}"#).unwrap(), "https://example.org/terms");
        assert_eq!(of(r#"{"name": "CC-BY-4.0"}"#).unwrap(), "https://creativecommons.org/licenses/by/4.0/");
        assert_eq!((of(r#"{"name": "x"}"#), of(r#"{"title": "ask us", "path": "terms.txt"}"#)), (None, None));
    }

    #[test]
    fn titles_stand_there_in_whatever_languages_there_are() {
        let bytes = r#"{"name": "a", "title": "Trade", "title@ru": "Торговля", "profile": "tabular-data-package",
            "sources": [{"name": "s", "title": "Office", "title@fa": "اداره", "title@?": "x", "reporting": "quoted", "email": "a@b"}],
            "resources": [{"name": "events", "path": "events.csv"}]}"#;
        let package = package(bytes.as_bytes()).unwrap();
        assert_eq!(package.titles, Translations::from([("ru".to_owned(), "Торговля".to_owned())]));
        assert_eq!(package.sources[0].titles, Translations::from([("fa".to_owned(), "اداره".to_owned())]));
        let [warning] = &package.warnings[..] else { panic!("{:?}", package.warnings) };
        assert_eq!((warning.is_error(), warning.column.as_deref()), (false, Some("sources")));
        assert!(warning.text.starts_with("s: title@?: no language has this tag"), "{}", warning.text);
    }

    #[test]
    fn faults_are_on_their_line_whatever_else_stands_there() {
        let broken = |bytes: &[u8]| package(bytes).unwrap_err()[0].line;
        assert_eq!(broken(b"{\n\"name\": \"a\",\n\"title@ru\": \"b\",\n\"title\": 5}"), Some(4));
        assert_eq!(broken(b"{\n\"name\": \"a\",\n\"sources\": [{\"name\": \"s\",\n\"x\": 1,\n\"priority\": \"b\"}]}"), Some(5));
    }
}
