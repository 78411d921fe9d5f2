//! The table of parameters in `docs/api.md`, made from the description of the API. `make reference` writes it.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
    env,
    fmt::Write as _,
    fs,
};

use serde_json::Value;

use super::root;

const BEGIN: &str = "<!-- parameters -->\n";
const END: &str = "<!-- end of parameters -->";
/// The views that are one series.
const SERIES: [&str; 7] = ["turnover", "exports", "imports", "balance", "re-exports", "re-imports", "domestic-exports"];
const PICTURES: [&str; 3] = [".svg", ".png", ".pdf"];

/// A parameter as the description has it, and what it is a parameter of.
#[derive(Default)]
struct Parameter {
    /// Where it stands first in the description.
    place: usize,
    text: String,
    /// In each kind of picture another list of words may be allowed; all of them are.
    allowed: Vec<String>,
    of: BTreeSet<String>,
}

/// What a reference leads to, else the value itself.
fn followed<'a>(description: &'a Value, value: &'a Value) -> &'a Value {
    match value["$ref"].as_str() {
        Some(reference) => description.pointer(reference.trim_start_matches('#')).unwrap(),
        None => value,
    }
}

/// The address of a path without its suffix, in one word; and its suffix.
fn split(path: &str) -> (String, &str) {
    let last = path.rsplit('/').next().unwrap_or(path);
    let suffix = last.rfind('.').map_or("", |dot| &last[dot..]);
    let address = path.strip_prefix("/v1/").unwrap_or(path).trim_end_matches(suffix);
    let word = if SERIES.iter().any(|view| address.ends_with(&format!("/{view}"))) {
        "series"
    } else {
        match address.split('/').collect::<Vec<_>>()[..] {
            ["dyads", _, "products"] => "a pair's products",
            ["dyads", _, view] => view,
            ["areas", _] => "area",
            ["areas", _, "partners"] => "partners",
            ["charts", _] => "chart",
            _ => address,
        }
    };
    (word.to_owned(), suffix)
}

fn words(schema: &Value) -> Vec<String> {
    if let Some(words) = schema["enum"].as_array() {
        return words.iter().map(|word| format!("`{}`", word.as_str().unwrap())).collect();
    }
    match schema["type"].as_str() {
        Some("boolean") => vec!["`true`".to_owned(), "`false`".to_owned()],
        Some("integer" | "number") => match (&schema["minimum"], &schema["maximum"]) {
            (least, most) if !most.is_null() && most.as_f64() < Some(1e6) => vec![format!("{least} to {most}")],
            (least, _) => vec![format!("{least} or more")],
        },
        _ => Vec::new(),
    }
}

/// Every parameter behind a `?`, in the order of the description.
fn parameters(description: &Value) -> BTreeMap<String, Parameter> {
    let mut all: BTreeMap<String, Parameter> = BTreeMap::new();
    for (path, item) in description["paths"].as_object().unwrap().iter().filter(|(path, _)| path.starts_with("/v1/")) {
        let (address, suffix) = split(path);
        let list = item["get"]["parameters"].as_array().into_iter().flatten();
        for parameter in list.map(|parameter| followed(description, parameter)).filter(|parameter| parameter["in"] == "query") {
            let place = all.len();
            let known = all.entry(parameter["name"].as_str().unwrap().to_owned()).or_insert_with(|| Parameter {
                place,
                text: parameter["description"].as_str().unwrap().to_owned(),
                ..Parameter::default()
            });
            for word in words(followed(description, &parameter["schema"])) {
                if !known.allowed.contains(&word) {
                    known.allowed.push(word);
                }
            }
            known.of.insert(if suffix.is_empty() { address.clone() } else { suffix.to_owned() });
        }
    }
    all
}

/// What it is a parameter of: addresses where it holds for every form, else the forms.
fn of(parameter: &Parameter) -> String {
    let (forms, addresses): (Vec<&str>, Vec<&str>) = parameter.of.iter().map(String::as_str).partition(|of| of.starts_with('.'));
    if !addresses.is_empty() {
        return addresses.join(", ");
    }
    let pictures = PICTURES.iter().all(|form| forms.contains(form));
    let rest = forms.into_iter().filter(|form| !(pictures && PICTURES.contains(form))).map(|form| format!("`{form}`"));
    pictures.then(|| "pictures".to_owned()).into_iter().chain(rest).collect::<Vec<_>>().join(", ")
}

fn table(description: &Value) -> String {
    let mut parameters: Vec<(String, Parameter)> = parameters(description).into_iter().collect();
    // Those of figures before those of files and pictures, what holds for most addresses first.
    parameters.sort_by_key(|(_, parameter)| {
        let addresses = parameter.of.iter().filter(|of| !of.starts_with('.')).count();
        (addresses == 0, Reverse(addresses), parameter.place)
    });
    let mut table = "| parameter | what it does | allowed | of |\n|---|---|---|---|\n".to_owned();
    for (name, parameter) in parameters {
        let text = parameter.text.replace('|', "\\|");
        writeln!(table, "| `{name}` | {text} | {} | {} |", parameter.allowed.join(" "), of(&parameter)).unwrap();
    }
    table
}

#[test]
fn the_table_of_parameters_is_that_of_the_description() {
    let description: Value = serde_json::from_str(&fs::read_to_string(root().join("tests/openapi.json")).unwrap()).unwrap();
    let page = root().join("docs/api.md");
    let text = fs::read_to_string(&page).unwrap();
    let (before, rest) = text.split_once(BEGIN).unwrap();
    let (written, after) = rest.split_once(END).unwrap();
    let made = table(&description);
    if env::var_os("DYAD_RECORD").is_some() {
        fs::write(&page, format!("{before}{BEGIN}{made}{END}{after}")).unwrap();
        return;
    }
    assert!(made.lines().count() > 30, "the description has too few parameters:\n{made}");
    assert!(written == made, "docs/api.md is not current: make reference");
}
