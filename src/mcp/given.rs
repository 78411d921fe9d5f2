//! What a tool was told, checked against its arguments: a wrong one is named, with what is allowed.

use serde_json::{Map, Value};

use super::argument::{Argument, Kind};
use crate::{
    dataset::Catalogue,
    parameter::ParameterError,
    query::{QueryError, area_meant},
    trade::Area,
};

/// The most letters that an argument may have.
const LONGEST: usize = 400;
/// The most letters of one that holds a text: an article; longer ones are sent to `/v1/verify`.
const LONGEST_TEXT: usize = 6_000;

/// What a tool was told.
#[derive(Debug)]
pub(super) struct Given<'a> {
    arguments: &'static [Argument],
    values: &'a Map<String, Value>,
    catalogue: &'a Catalogue,
}

impl<'a> Given<'a> {
    /// What was told for these arguments.
    ///
    /// # Errors
    /// A parameter error for one that is not known, lacking, or of another kind.
    pub(super) fn new(
        arguments: &'static [Argument],
        values: &'a Map<String, Value>,
        catalogue: &'a Catalogue,
    ) -> Result<Self, QueryError> {
        let known = |name: &&String| arguments.iter().any(|argument| argument.name == name.as_str());
        if let Some(name) = values.keys().find(|name| !known(name)) {
            let names: Vec<&str> = arguments.iter().map(|argument| argument.name).collect();
            return Err(QueryError::parameter(name, "is not known here", &names));
        }
        let given = Self { arguments, values, catalogue };
        for argument in arguments {
            let is_there = given.value(argument.name).is_some();
            if argument.is_required && !is_there {
                return Err(QueryError::parameter(argument.name, "is wanted", &[argument.about]));
            }
            match argument.kind {
                Kind::Area | Kind::Text | Kind::Long => drop(given.text(argument.name)?),
                Kind::Figure => given.figure(argument.name)?,
                Kind::Words(words) => given.word(argument.name, words)?,
                Kind::Count(most) => drop(given.count(argument.name, most)?),
                Kind::Series(_) => {}
            }
        }
        Ok(given)
    }

    /// What stands there; null is as good as nothing.
    fn value(&self, name: &str) -> Option<&'a Value> {
        self.values.get(name).filter(|value| !value.is_null())
    }

    /// Was it told?
    pub(super) fn has(&self, name: &str) -> bool {
        self.value(name).is_some()
    }

    /// A text, or a number in its place: years often are.
    pub(super) fn text(&self, name: &str) -> Result<Option<String>, QueryError> {
        let text = match self.value(name) {
            None => return Ok(None),
            Some(Value::String(text)) => text.trim().to_owned(),
            Some(Value::Number(number)) => number.to_string(),
            Some(_) => return Err(QueryError::parameter(name, "is no text", &["a text"])),
        };
        let is_long = self.arguments.iter().any(|argument| argument.name == name && matches!(argument.kind, Kind::Long));
        let most = if is_long { LONGEST_TEXT } else { LONGEST };
        if text.chars().count() > most {
            let allowed = format!("at most {most} letters");
            return Err(QueryError::parameter(name, "is too long", &[allowed.as_str()]));
        }
        Ok(Some(text).filter(|text| !text.is_empty()))
    }

    /// A number of JSON has lost the digits that were written.
    fn figure(&self, name: &str) -> Result<(), QueryError> {
        if self.value(name).is_some_and(Value::is_number) {
            let detail = "is a number, whose digits do not say how it is rounded";
            return Err(QueryError::parameter(name, detail, &["the same as text, such as \"1.5e9\""]));
        }
        self.text(name).map(drop)
    }

    fn word(&self, name: &str, words: &[&str]) -> Result<(), QueryError> {
        match self.text(name)? {
            Some(text) if !words.contains(&text.as_str()) => {
                Err(ParameterError::new(name, format!("{text:?} is not one of its words"), words).into())
            }
            _ => Ok(()),
        }
    }

    fn count(&self, name: &str, most: u64) -> Result<Option<u64>, QueryError> {
        let Some(text) = self.text(name)? else { return Ok(None) };
        let count = text.parse::<u64>().ok().filter(|count| (1..=most).contains(count));
        let allowed = format!("a whole number from 1 to {most}");
        let wrong = || QueryError::parameter(name, format!("{text:?} is no such number"), &[allowed.as_str()]);
        count.map(Some).ok_or_else(wrong)
    }

    /// The area that a code or a name means.
    pub(super) fn area(&self, name: &str) -> Result<Area, QueryError> {
        let text = self.text(name)?.ok_or_else(|| QueryError::parameter(name, "is wanted", &["a code or a name of an area"]))?;
        area_meant(self.catalogue, name, &text)
    }

    /// The pair, as its address has it.
    pub(super) fn pair(&self) -> Result<String, QueryError> {
        let (reporter, partner) = (self.area("reporter")?, self.area("partner")?);
        if reporter == partner {
            let detail = format!("reporter and partner are both {reporter}");
            return Err(QueryError::parameter("partner", detail, &["another area than the reporter"]));
        }
        Ok(format!("{reporter}-{partner}"))
    }

    /// What was told of each series.
    pub(super) fn each(&self, name: &str) -> Result<Vec<Given<'a>>, QueryError> {
        let of = self.arguments.iter().find(|argument| argument.name == name).map(|argument| &argument.kind);
        let (Some(Kind::Series(arguments)), Some(Value::Array(items))) = (of, self.value(name)) else {
            return Err(QueryError::parameter(name, "is no list", &["a list of objects with reporter and partner"]));
        };
        let object = |item: &'a Value| {
            let wrong = || QueryError::parameter(name, "an item is no object", &["objects with reporter and partner"]);
            Given::new(arguments, item.as_object().ok_or_else(wrong)?, self.catalogue)
        };
        items.iter().map(object).collect()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    static ARGUMENTS: [Argument; 4] = [
        Argument::required("reporter", Kind::Area, "Whose figures."),
        Argument::new("partner", Kind::Area, ""),
        Argument::new("flow", Kind::Words(&["exports", "imports"]), ""),
        Argument::new("last", Kind::Count(100), ""),
    ];

    fn fault(values: &Value) -> String {
        let catalogue = Catalogue::default();
        let given = Given::new(&ARGUMENTS, values.as_object().unwrap(), &catalogue);
        given.map_or_else(|error| error.to_string(), |_| "fine".to_owned())
    }

    #[test]
    fn a_wrong_argument_is_named() {
        for (values, said) in [
            (json!({"reporter": "RUS", "last": 5}), "fine"),
            (json!({"reporter": "RUS", "last": "5", "flow": null}), "fine"),
            (json!({}), "reporter: is wanted"),
            (json!({"reporter": ""}), "fine"),
            (json!({"reporter": ["RUS"]}), "reporter: is no text"),
            (json!({"reporter": "RUS", "flow": "export"}), "flow: \"export\" is not one of its words"),
            (json!({"reporter": "RUS", "last": 0}), "last: \"0\" is no such number"),
            (json!({"reporter": "RUS", "last": 101}), "last: \"101\" is no such number"),
            (json!({"reporter": "RUS", "first": 1}), "first: is not known here"),
            (json!({"reporter": "R".repeat(401)}), "reporter: is too long"),
        ] {
            assert_eq!(fault(&values), said, "{values}");
        }
    }

    #[test]
    fn a_pair_is_of_two_areas() {
        let catalogue = Catalogue::default();
        let pair = |values: Value| {
            let given = Given::new(&ARGUMENTS, values.as_object().unwrap(), &catalogue).unwrap();
            given.pair().map_err(|error| error.to_string())
        };
        assert_eq!(pair(json!({"reporter": "Россия", "partner": "ایران"})).as_deref(), Ok("RUS-IRN"));
        assert!(pair(json!({"reporter": "RUS", "partner": "Russia"})).unwrap_err().contains("both RUS"));
        assert!(pair(json!({"reporter": "RUS"})).unwrap_err().starts_with("partner: is wanted"));
    }
}
