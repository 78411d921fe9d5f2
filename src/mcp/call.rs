//! A call of a tool: what was told, and the question that it comes to.

use serde_json::{Map, Value};

use super::{asked::Asked, given::Given, tool::Tool, tools};
use crate::{
    dataset::Catalogue,
    query::{QueryError, parse},
};

/// A call of a tool.
#[derive(Debug, Clone)]
pub struct Call {
    tool: &'static Tool,
    arguments: Map<String, Value>,
}

impl Call {
    /// A call of the tool of this name, where there is one.
    #[must_use]
    pub fn new(tool: &str, arguments: Map<String, Value>) -> Option<Self> {
        tools::named(tool).map(|tool| Self { tool, arguments })
    }

    /// The question that it comes to, where names mean what they do in this catalogue.
    ///
    /// # Errors
    /// Arguments that are unknown, lacking or wrong.
    pub fn asked(&self, catalogue: &Catalogue) -> Result<Asked, QueryError> {
        let given = Given::new(self.tool.arguments, &self.arguments, catalogue)?;
        let (path, mut parameters) = (self.tool.address)(&given)?;
        for name in self.tool.handed {
            parameters.extend(given.text(name)?.map(|text| (*name, text)));
        }
        let text: Vec<String> = parameters.iter().map(|(name, text)| format!("{name}={}", coded(text))).collect();
        let request = parse(&path, Some(&text.join("&")), &[])?;
        Ok(Asked::new(request.query, self.tool.cut, given.has(self.tool.cut.parameter)))
    }
}

fn coded(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::mcp::tools::TOOLS;

    fn address(tool: &str, arguments: &Value) -> String {
        let call = Call::new(tool, arguments.as_object().unwrap().clone()).unwrap();
        call.asked(&Catalogue::default()).map_or_else(|error| error.to_string(), |asked| asked.address())
    }

    #[test]
    fn a_call_comes_to_an_address() {
        let pair = json!({"reporter": "Russia", "partner": "ایران"});
        let with = |more: Value| {
            let mut all = pair.clone();
            all.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            all
        };
        for (tool, arguments, wanted) in [
            ("series", pair.clone(), "/v1/dyads/RUS-IRN/turnover"),
            ("series", with(json!({"flow": "exports", "from": 2021, "last": "3"})), "/v1/dyads/RUS-IRN/exports?from=2021&last=3"),
            ("series", with(json!({"product": "2709"})), "/v1/dyads/RUS-IRN/turnover?product=HS:2709"),
            ("mirror", pair.clone(), "/v1/dyads/RUS-IRN/mirror"),
            ("products", with(json!({"limit": 5})), "/v1/dyads/RUS-IRN/products?limit=5"),
            ("claims", with(json!({"flow": "export"})), "/v1/dyads/RUS-IRN/claims?flow=export"),
            ("find_figure", with(json!({"value": "1.5e9"})), "/v1/find?pair=RUS-IRN&value=1.5e9"),
            ("partners", json!({"area": "Иран"}), "/v1/areas/IRN/partners"),
            ("find_pair", json!({"text": "Russia Iran"}), "/v1/dyads?search=russia%20iran&sort=relevance"),
            (
                "compare",
                json!({"series": [pair, {"reporter": "IRN", "partner": "RUS", "flow": "imports", "source": "wits"}], "last": 2}),
                "/v1/compare?last=2&series=RUS-IRN/turnover,IRN-RUS/imports;source=wits",
            ),
        ] {
            assert_eq!(address(tool, &arguments), wanted, "{tool}");
        }
    }

    #[test]
    fn what_is_wrong_is_told_in_the_words_of_the_address() {
        for (tool, arguments, said) in [
            ("series", json!({"reporter": "RUS", "partner": "IRN", "from": "2021-13"}), "from: "),
            ("series", json!({"reporter": "Atlantis", "partner": "IRN"}), "reporter: no area is called \"Atlantis\""),
            ("products", json!({"reporter": "RUS", "partner": "IRN", "product": "oil"}), "product: \"oil\" is no product"),
            ("compare", json!({"series": "RUS-IRN"}), "series: is no list"),
            ("find_figure", json!({"reporter": "RUS", "partner": "IRN", "value": 1.5e9}), "value: is a number, whose digits"),
            ("compare", json!({"series": [{"reporter": "RUS"}]}), "partner: is wanted"),
            ("find_pair", json!({"text": " "}), "text: is empty"),
        ] {
            assert!(address(tool, &arguments).starts_with(said), "{tool}: {}", address(tool, &arguments));
        }
        assert!(Call::new("delete", Map::new()).is_none() && TOOLS.iter().all(|tool| Call::new(tool.name, Map::new()).is_some()));
    }
}
