//! The laws of addresses: what is read is written, what is written is read as the same, and no two queries share an address.

use proptest::{prelude::*, sample::select, string::string_regex};

use super::{
    parameter::{Parameter, Schema},
    patterns,
    table::PARAMETERS,
};
use crate::{
    limits::{Limits, count},
    query::{Parameters, Query, Resource, View, parse},
    trade::Area,
};

/// A resource of every kind, and every view.
fn resources() -> Vec<Resource> {
    let dyad = "RUS-IRN".parse().unwrap();
    let area: Area = "IRN".parse().unwrap();
    let product = "HS:27".parse().unwrap();
    let others = [
        Resource::Dyads,
        Resource::Dyad(dyad),
        Resource::Areas,
        Resource::Area(area),
        Resource::Partners(area),
        Resource::Products,
        Resource::Product(product),
        Resource::Datasets,
        Resource::Dataset("russia-iran".to_owned()),
        Resource::Sources,
        Resource::Compare,
        Resource::Panel,
        Resource::Movers,
        Resource::Observations,
        Resource::Verify,
        Resource::Find,
    ];
    View::ALL.into_iter().map(|view| Resource::View(dyad, view)).chain(others).collect()
}

/// Texts of what a schema allows, most of which are accepted.
fn texts(parameter: &Parameter<Parameters>) -> BoxedStrategy<String> {
    let own = parameter.example.map(str::to_owned).into_iter().chain(parameter.default.map(str::to_owned)).collect::<Vec<_>>();
    let any = match parameter.schema {
        Schema::Whole(least, most) => (least..=most.unwrap_or(999_999_999)).prop_map(|number| number.to_string()).boxed(),
        Schema::Limited(least, most) => (least..=count(most(Limits::current()))).prop_map(|number| number.to_string()).boxed(),
        Schema::Words(words) => select(words(None, None)).prop_map(str::to_owned).boxed(),
        Schema::Truth => select(vec!["true", "false"]).prop_map(str::to_owned).boxed(),
        Schema::Decimal(least, most) => (least..=most).prop_map(|number| format!("{number:.1}")).boxed(),
        Schema::Pattern(patterns::AREA) => {
            select(Area::all().collect::<Vec<_>>()).prop_map(|area| area.code().to_owned()).boxed()
        }
        Schema::Pattern("\\S") => string_regex("[a-zA-Zа-яА-Яآ-ی&=%+;,/ ]{1,12}").unwrap().boxed(),
        Schema::Pattern(pattern) => string_regex(pattern.trim_matches(['^', '$'])).unwrap().boxed(),
        Schema::Date => (2000..2030, 1..=12, 1..=28).prop_map(|(year, month, day)| format!("{year}-{month:02}-{day:02}")).boxed(),
        Schema::Text(..) if parameter.name == "series" => series().boxed(),
        Schema::Text(..) => string_regex("[a-zA-Z0-9а-я&=%+;,/ #?-]{1,12}").unwrap().boxed(),
    };
    if own.is_empty() { any } else { prop_oneof![4 => any, 1 => select(own)].boxed() }
}

fn series() -> impl Strategy<Value = String> {
    let own = select(vec!["", ";freq=A", ";freq=M", ";product=HS:27", ";product=TOTAL", ";source=wits", ";calendar=solar-hijri"]);
    let entry = (select(vec!["RUS-IRN", "IRN-RUS", "RUS-CHN"]), select(vec!["exports", "turnover"]), own.clone(), own).prop_map(
        |(dyad, view, one, two)| if one == two { format!("{dyad}/{view}{one}") } else { format!("{dyad}/{view}{one}{two}") },
    );
    proptest::collection::vec(entry, 1..4).prop_map(|entries| entries.join(","))
}

fn coded(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
}

/// A resource and some texts of some of its parameters, as an address.
fn asked() -> impl Strategy<Value = (Resource, String)> {
    select(resources()).prop_flat_map(|resource| {
        let given: Vec<_> = Parameters::of(&resource)
            .map(|parameter| {
                let named = texts(parameter).prop_map(move |text| format!("{}={}", parameter.name, coded(&text)));
                proptest::option::weighted(0.3, named)
            })
            .collect();
        (Just(resource), given.prop_map(|given| given.into_iter().flatten().collect::<Vec<_>>().join("&")))
    })
}

fn read(resource: &Resource, query: &str) -> Option<Query> {
    let path = resource.path();
    parse(path.trim_start_matches("/v1/"), Some(query), &[]).ok().map(|request| request.query)
}

/// The query of a canonical address.
fn read_back(address: &str) -> Query {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let read = parse(path.trim_start_matches("/v1/"), Some(query), &[]);
    read.unwrap_or_else(|error| panic!("{address} was written and is not read: {error}")).query
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn what_is_written_is_read_as_the_same((resource, query) in asked()) {
        if let Some(asked) = read(&resource, &query) {
            let address = asked.address();
            let again = read_back(&address);
            prop_assert_eq!(again.address(), address.clone());
            prop_assert_eq!(again, asked, "{}", address);
        }
    }

    #[test]
    fn no_two_queries_share_an_address((one, query) in asked(), (two, other) in asked()) {
        let queries = [read(&one, &query), read(&two, &other)].map(|read| read.map(|query| read_back(&query.address())));
        if let [Some(one), Some(two)] = queries {
            prop_assert_eq!(one == two, one.address() == two.address());
        }
    }
}

/// An entry that spells out what holds for all is the same as one that does not, and is refused beside it.
#[test]
fn an_entry_has_one_form() {
    let compared = |query: &str| read(&Resource::Compare, query);
    assert_eq!(compared("series=RUS-CHN/turnover;product=TOTAL;freq=A"), compared("series=RUS-CHN/turnover;freq=A"));
    assert_eq!(compared("series=RUS-CHN/exports;freq=A&freq=A"), compared("series=RUS-CHN/exports&freq=A"));
    assert_eq!(compared("series=RUS-CHN/turnover;product=TOTAL;freq=A,RUS-CHN/turnover;freq=A"), None);
    assert!(compared("series=RUS-CHN/exports;product=TOTAL,RUS-CHN/exports&product=HS:27").is_some());
}

/// Of every parameter of every resource some text is accepted that is not the default; it stands in the address under its name, and
/// changing it changes the address.
#[test]
fn every_parameter_is_in_the_address() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    for parameter in &PARAMETERS {
        assert!(!parameter.resources.is_empty() && !parameter.text.is_empty(), "{}", parameter.name);
        let mut addresses = std::collections::BTreeMap::new();
        for _ in 0..400 {
            let text = texts(parameter).new_tree(&mut runner).unwrap().current();
            let mut parameters = Parameters::default();
            if parameter.read(&mut parameters, &text, None).is_ok() {
                let written = parameter.write(&parameters);
                let canonical = parameters.canonical();
                assert_eq!(
                    canonical.iter().map(|(name, _)| *name).collect::<Vec<_>>(),
                    written.iter().map(|_| parameter.name).collect::<Vec<_>>()
                );
                // One text for one value: what sets something else is written otherwise.
                let value = format!("{parameters:?}");
                let earlier = addresses.entry(written.clone()).or_insert_with(|| value.clone());
                assert!(
                    *earlier == value || parameter.name == "series",
                    "{}: {earlier} and {value} are both {written:?}",
                    parameter.name
                );
            }
        }
        assert!(addresses.keys().filter(|written| written.is_some()).count() >= 1, "{} is never written", parameter.name);
    }
}

#[test]
fn examples_and_defaults_are_accepted() {
    for parameter in &PARAMETERS {
        for text in parameter.example.into_iter().chain(parameter.default) {
            let mut parameters = Parameters::default();
            parameter.read(&mut parameters, text, None).unwrap_or_else(|error| panic!("{}={text}: {error}", parameter.name));
        }
        let mut parameters = Parameters::default();
        if let Some(default) = parameter.default {
            parameter.read(&mut parameters, default, None).unwrap();
            assert_eq!(parameter.write(&parameters), None, "{} is its default", parameter.name);
        }
    }
}
