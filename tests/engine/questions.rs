//! Random questions: every address of the description in every form, with values that the data have, values that they have not, and
//! values that nobody may give; and the pages for people.

use serde_json::Value;

use crate::{made, random::Random, server::Dyad};

/// What questions are made of.
pub struct Questions {
    /// Addresses without their forms, each with its forms.
    addresses: Vec<Vec<Address>>,
    dyads: Vec<String>,
    sources: Vec<String>,
    charts: Vec<String>,
}

/// An address of the description.
struct Address {
    path: String,
    parameters: Vec<Parameter>,
}

struct Parameter {
    name: String,
    is_path: bool,
    schema: Value,
}

const PRODUCTS: [&str; 16] = [
    "TOTAL",
    "HS:01",
    "HS:27",
    "HS:2701",
    "HS:270110",
    "HS:84",
    "HS:8401",
    "HS:9703",
    "HS:2709",
    "HS:8703",
    "SITC3:33",
    "HS:99",
    "HS:77",
    "CN:27101",
    "HS:30",
    "HS:87",
];
const PERIODS: [&str; 16] = [
    "2016",
    "2018",
    "2020",
    "2021",
    "2022",
    "2010",
    "1990",
    "1399",
    "1401-03",
    "2021-05",
    "2021-Q3",
    "2019-Q1",
    "2020-03-31",
    "2022-01-01T00:00:00Z",
    "2018-01/P9M",
    "2023",
];
const FREQUENCIES: [&str; 6] = ["A", "Q", "M", "01/P9M", "04/P12M", "A"];
const CALENDARS: [&str; 6] = ["gregorian", "gregorian", "solar-hijri", "fiscal:04", "fiscal:07", "fiscal:10"];
const DAYS: [&str; 7] = ["2019-12-31", "2021-07-31", "2022-12-30", "2023-06-30", "2024-01-15", "2024-02-29", "2030-01-01"];
const COLUMNS: [&str; 8] = [
    "period,value",
    "value,low,high",
    "reporter,partner,period,value,source",
    "period,partner_name,value",
    "rank,partner,share_percent",
    "nothing,value",
    "dyad,reporter",
    "period,value,unit,status,published",
];
const WORDS: [&str; 8] = ["russia iran", "iran", "china", "герм", "чай", "oil", "کره", "zzz"];
/// What nobody may give.
const WRONG: [&str; 10] = ["", "xx", "-1", "0", "99999999999", "2022-13", "RUS", "a%00b", "%D8%A7", "HS:"];

impl Questions {
    /// What a server describes of itself, and what it has.
    pub fn of(server: &Dyad) -> Self {
        let description = server.json("/openapi.json");
        let mut addresses: Vec<(String, Vec<Address>)> = Vec::new();
        for (path, methods) in description["paths"].as_object().unwrap() {
            let parameters = methods["get"]["parameters"].as_array().into_iter().flatten();
            let parameters =
                parameters.map(|parameter| Parameter::read(resolved(&description, parameter), &description)).collect();
            let (root, last) = path.rsplit_once('/').unwrap();
            let without_form = format!("{root}/{}", last.split('.').next().unwrap());
            let address = Address { path: path.clone(), parameters };
            match addresses.iter_mut().find(|(other, _)| *other == without_form) {
                Some((_, forms)) => forms.push(address),
                None => addresses.push((without_form, vec![address])),
            }
        }
        let names = |path: &str, name: &str| -> Vec<String> {
            let items = server.json(path)["items"].as_array().unwrap().clone();
            items.iter().map(|item| item[name].as_str().unwrap().to_owned()).collect()
        };
        let questions = Self {
            addresses: addresses.into_iter().map(|(_, forms)| forms).collect(),
            dyads: names("/v1/dyads?limit=10000", "dyad"),
            sources: names("/v1/sources", "name"),
            charts: names("/v1/charts", "slug"),
        };
        assert!(questions.addresses.len() > 25 && questions.dyads.len() > 300, "{}", questions.addresses.len());
        questions
    }

    /// A question: mostly of the description, sometimes a page.
    pub fn any(&self, random: &mut Random) -> String {
        if random.in_hundred(8) { self.page(random) } else { self.described(random) }
    }

    fn described(&self, random: &mut Random) -> String {
        let forms = &self.addresses[random.place(self.addresses.len())];
        let address = &forms[random.place(forms.len())];
        self.filled(address, random)
    }

    /// The same address in every question of a list of all of them, so that none is left out by chance.
    pub fn of_every_address(&self, random: &mut Random) -> Vec<String> {
        self.addresses.iter().flatten().map(|address| self.filled(address, random)).collect()
    }

    fn filled(&self, address: &Address, random: &mut Random) -> String {
        let mut path = address.path.clone();
        let mut asked: Vec<String> = Vec::new();
        let about = self.dyad(random);
        for parameter in &address.parameters {
            let heavy = ["/v1/panel", "/v1/observations", "/v1/movers"].iter().any(|heavy| path.starts_with(heavy));
            let narrows = heavy && parameter.name == "reporter";
            let is_wanted = parameter.is_path
                || parameter.name == "series"
                || parameter.name == "search" && path.starts_with("/v1/products")
                || random.in_hundred(if narrows { 90 } else { 18 });
            if !is_wanted {
                continue;
            }
            let value = self.value(parameter, &about, random);
            if parameter.is_path {
                path = path.replace(&format!("{{{}}}", parameter.name), &value);
            } else {
                asked.push(format!("{}={value}", parameter.name));
            }
        }
        if random.in_hundred(2) {
            asked.push(random.pick(&["colour=red", "from=2020&from=2021", "limit=1&limit=2"]).to_owned());
        }
        if asked.is_empty() { path } else { format!("{path}?{}", asked.join("&")) }
    }

    /// A pair that is there, mostly.
    fn dyad(&self, random: &mut Random) -> String {
        match random.below(40) {
            0 => "ABW-AFG".to_owned(),
            1 => "XYZ-RUS".to_owned(),
            // Those about which there is most, rather often.
            2..=12 => random
                .pick(&["RUS-IRN", "IRN-RUS", "IRN-CHN", "CHN-WLD", "RUS-CHN", "DEU-USA", "FRA-BEL", "USA-USA", "IND-PAK"])
                .to_owned(),
            _ => self.dyads[random.place(self.dyads.len())].clone(),
        }
    }

    fn value(&self, parameter: &Parameter, about: &str, random: &mut Random) -> String {
        if !parameter.is_path && random.in_hundred(3) {
            return random.pick(&WRONG).to_owned();
        }
        let several = parameter.schema["pattern"].as_str().is_some_and(|pattern| pattern.contains("(,"));
        let one = |random: &mut Random| self.known(parameter, about, random);
        match (one(random), several && random.in_hundred(25)) {
            (value, false) => value,
            (value, true) => format!("{value},{}", one(random)),
        }
    }

    /// A value for a parameter: by its name from the data, else by its schema.
    fn known(&self, parameter: &Parameter, about: &str, random: &mut Random) -> String {
        let (reporter, partner) = about.split_once('-').unwrap();
        match parameter.name.as_str() {
            "dyad" | "pair" => about.to_owned(),
            "reporter" | "area" if random.in_hundred(80) => reporter.to_owned(),
            "partner" if random.in_hundred(60) => partner.to_owned(),
            "reporter" | "area" | "partner" | "highlight" => random.pick(&made::AREAS).to_owned(),
            "source" if random.in_hundred(90) => self.sources[random.place(self.sources.len())].clone(),
            "source" => "nobody".to_owned(),
            "product" | "parent" => random.pick(&PRODUCTS).to_owned(),
            "from" | "to" | "base" | "period" | "compared_to" => random.pick(&PERIODS).to_owned(),
            "value" => random.pick(&["4", "1.5", "1000000", "1.5e9"]).to_owned(),
            "value_to" => "5000000".to_owned(),
            "unit" | "currency" => random.pick(&["USD", "percent", "EUR"]).to_owned(),
            "text" => random.pick(&TEXTS).to_owned(),
            "freq" => random.pick(&FREQUENCIES).to_owned(),
            "calendar" => random.pick(&CALENDARS).to_owned(),
            "as_of" | "published" | "known" => random.pick(&DAYS).to_owned(),
            "flow" if parameter.schema["enum"].is_null() => {
                random.pick(&["export", "import", "re-export", "turnover"]).to_owned()
            }
            "columns" => random.pick(&COLUMNS).to_owned(),
            "search" => random.pick(&WORDS).replace(' ', "%20"),
            "level" => random.pick(&["2", "4", "6", "3"]).to_owned(),
            "classification" => random.pick(&["HS", "SITC3", "CN"]).to_owned(),
            "dataset" if random.in_hundred(30) => "russia-iran".to_owned(),
            "dataset" => random.pick(&made::DATASETS).to_owned(),
            "slug" => self.charts[random.place(self.charts.len())].clone(),
            "series" => self.series(about, random),
            "width" | "height" => random.pick(&["320", "640", "900"]).to_owned(),
            "scale" => "1".to_owned(),
            "font_scale" => random.pick(&["0.8", "1.5"]).to_owned(),
            "limit" => (1 + random.below(60)).to_string(),
            "offset" => random.below(40).to_string(),
            "last" | "top" => (1 + random.below(12)).to_string(),
            "min_value" => random.pick(&["0", "1000000", "12.5"]).to_owned(),
            "event_kind" => random.pick(&["visit", "office", "sanctions,visit"]).to_owned(),
            "title" | "subtitle" => random.pick(&["A%20title", "%D0%A6%D0%B5%D0%BD%D0%B0"]).to_owned(),
            _ => by_schema(parameter, random),
        }
    }

    fn series(&self, about: &str, random: &mut Random) -> String {
        let (reporter, partner) = about.split_once('-').unwrap();
        let mut entries = vec![format!("{about}/exports"), format!("{partner}-{reporter}/imports")];
        for _ in 0..random.below(3) {
            let view = random.pick(&["exports", "imports", "turnover", "balance"]);
            let more = random.pick(&["", ";source=bureau", ";freq=A", ";product=HS:27", ";calendar=gregorian"]);
            entries.push(format!("{}/{view}{more}", self.dyad(random)));
        }
        entries.join(",")
    }

    /// A page for people.
    fn page(&self, random: &mut Random) -> String {
        let dyad = self.dyad(random);
        let area = dyad.split_once('-').unwrap().0;
        let lang = random.pick(&["", "&lang=ru", "&lang=fa", "&theme=dark"]);
        let view = random.pick(&[
            "turnover",
            "exports",
            "imports",
            "balance",
            "mirror",
            "products",
            "claims",
            "revisions",
            "events",
            "re-exports",
        ]);
        match random.below(9) {
            0..=3 => format!("/?dyad={dyad}&view={view}{lang}"),
            4 => format!("/?area={area}&flow={}{lang}", random.pick(&["turnover", "export", "import"])),
            5 => format!("/?search={}{lang}", random.pick(&WORDS).replace(' ', "%20")),
            6 => format!("/?product={}{lang}", random.pick(&PRODUCTS)),
            7 => format!("/embed?dyad={dyad}&view={view}{lang}"),
            _ => random
                .pick(&[
                    "/",
                    "/claims",
                    "/verify",
                    "/sources",
                    "/datasets",
                    "/charts",
                    "/areas",
                    "/method",
                    "/sitemap.xml",
                    "/v1/",
                    "/problems/",
                    "/datasets/made-mixed",
                ])
                .to_owned(),
        }
    }
}

impl Parameter {
    fn read(parameter: &Value, description: &Value) -> Self {
        let schema = resolved(description, &parameter["schema"]).clone();
        Self { name: parameter["name"].as_str().unwrap().to_owned(), is_path: parameter["in"] == "path", schema }
    }
}

fn resolved<'a>(description: &'a Value, value: &'a Value) -> &'a Value {
    match value["$ref"].as_str() {
        Some(reference) => description.pointer(reference.trim_start_matches('#')).unwrap(),
        None => value,
    }
}

/// What is said, as it stands in an address.
const TEXTS: [&str; 3] = [
    "Trade%20between%20Germany%20and%20Turkey%20was%20%245%20billion%20in%202012.",
    "German%20exports%20to%20Turkey%20rose%20by%2010%20percent%20in%202013.",
    "Russia%20and%20Iran%20signed%20a%20contract%20of%20%242%20billion.",
];

fn by_schema(parameter: &Parameter, random: &mut Random) -> String {
    let schema = &parameter.schema;
    if let Some(words) = schema["enum"].as_array() {
        return words[random.place(words.len())].as_str().unwrap().to_owned();
    }
    match schema["type"].as_str() {
        Some("boolean") => random.pick(&["true", "false"]).to_owned(),
        Some("integer") => random.below(50).to_string(),
        _ => panic!("no values for the parameter {}; give some here", parameter.name),
    }
}
