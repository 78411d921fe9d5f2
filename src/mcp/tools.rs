//! The tools: one entry each.

use super::{
    argument::{
        Argument,
        Kind::{Area, Count, Figure, Long, Series, Text, Words},
    },
    given::Given,
    tool::{Address, Cut, Tool},
};
use crate::{query::QueryError, trade::Product};

/// The views of a pair that are one series.
const FLOWS: &[&str] = &["turnover", "exports", "imports", "balance", "re-exports", "re-imports", "domestic-exports"];
/// Flows as lists are narrowed by them.
const ONE_FLOW: &[&str] = &["turnover", "export", "import"];
const MEASURES: &[&str] = &["value", "yoy", "index", "pop", "rolling12", "ytd", "intensity", "rca"];

const REPORTER: Argument = Argument::required("reporter", Area, "Whose figures: code or name (en, ru, fa).");
const PARTNER: Argument = Argument::required("partner", Area, "With whom.");
const FLOW: Argument = Argument::new("flow", Words(FLOWS), "As the reporter has it; turnover by default.");
const FROM: Argument = Argument::new("from", Text, "First period: 2021, 2021-Q3 or 2021-07.");
const TO: Argument = Argument::new("to", Text, "Last period.");
const LAST: Argument = Argument::new("last", Count(400), "Only the last so many periods.");
const LIMIT: Argument = Argument::new("limit", Count(200), "At most so many items.");
const OFFSET: Argument = Argument::new("offset", Text, "Skip so many items.");
const FREQUENCY: Argument = Argument::new("freq", Text, "A, Q, M, or 01/P9M: January to September of each year.");
const PRODUCT: Argument = Argument::new("product", Text, "TOTAL by default, or a code as HS:2709.");
const SOURCE: Argument = Argument::new("source", Text, "Only this source, by its name in `alternatives`.");
const CALENDAR: Argument =
    Argument::new("calendar", Text, "gregorian, solar-hijri or fiscal:04; periods are then its own, as 1402.");
const AS_OF: Argument = Argument::new("as_of", Text, "As published by this day, 2024-05-31.");
const MEASURE: Argument = Argument::new("measure", Words(MEASURES), "");

const PERIODS: Cut = Cut { parameter: "last", usual: 8, counted: "periods" };
const ITEMS: Cut = Cut { parameter: "limit", usual: 8, counted: "items" };

static COMPARED: [Argument; 4] = [
    Argument::required("reporter", Area, ""),
    Argument::required("partner", Area, ""),
    Argument::new("flow", Words(&["turnover", "exports", "imports", "balance"]), ""),
    Argument::new("source", Text, ""),
];

/// Every tool, in the order shown.
pub static TOOLS: [Tool; 9] = [
    Tool {
        name: "find_pair",
        title: "Find a pair of areas",
        about: "Find which pairs of countries there are figures of. Start here where you do not know the codes. \
            A pair is directed: RUS-IRN is what Russia reports of its trade with Iran, IRN-RUS what Iran reports.",
        arguments: &[
            Argument::required("text", Text, "Names or codes, in English, Russian or Persian: Russia Iran."),
            LIMIT,
            OFFSET,
        ],
        address: |given| {
            let text = given.text("text")?.ok_or_else(|| QueryError::parameter("text", "is empty", &["Russia Iran"]))?;
            Ok(("dyads".to_owned(), vec![("search", text), ("sort", "relevance".to_owned())]))
        },
        handed: &["limit", "offset"],
        cut: ITEMS,
    },
    Tool {
        name: "series",
        title: "Trade of a pair over time",
        about: "Published trade of one pair by period, in current money, from one source: value with the bounds its rounding \
            leaves (low, high), change and growth with bounds, or null with a reason. Not adjusted for prices, not estimated. \
            Goods only unless cautions say otherwise. Other sources and calendars are in `alternatives`; they may differ.",
        arguments: &[REPORTER, PARTNER, FLOW, FROM, TO, LAST, FREQUENCY, PRODUCT, SOURCE, CALENDAR, MEASURE, AS_OF],
        address: |given| {
            let flow = given.text("flow")?.unwrap_or_else(|| "turnover".to_owned());
            Ok((format!("dyads/{}/{flow}", given.pair()?), product(given)?))
        },
        handed: &["from", "to", "last", "freq", "source", "calendar", "measure", "as_of"],
        cut: PERIODS,
    },
    Tool {
        name: "compare",
        title: "Several series side by side",
        about: "Two to twenty series of different pairs or flows on common periods: the same figures as `series`. Sources may \
            differ between them; read each item's source, valuation and calendar before you compare.",
        arguments: &[
            Argument::required("series", Series(&COMPARED), "Each with reporter and partner."),
            FROM,
            TO,
            LAST,
            FREQUENCY,
            PRODUCT,
            CALENDAR,
            MEASURE,
        ],
        address: compared,
        handed: &["from", "to", "last", "freq", "calendar", "measure"],
        cut: Cut { usual: 4, ..PERIODS },
    },
    Tool {
        name: "mirror",
        title: "Both sides of the same trade",
        about: "What one side reports as exports beside what the other reports as imports, for both directions, with the gap and \
            its bounds. A gap is no error of either side by itself: imports are usually CIF, exports FOB, and time, territory and \
            transit differ.",
        arguments: &[REPORTER, PARTNER, FROM, TO, LAST, FREQUENCY, PRODUCT, SOURCE, CALENDAR, AS_OF],
        address: |given| Ok((format!("dyads/{}/mirror", given.pair()?), product(given)?)),
        handed: &["from", "to", "last", "freq", "source", "calendar", "as_of"],
        cut: Cut { usual: 4, ..PERIODS },
    },
    Tool {
        name: "partners",
        title: "Partners of an area",
        about: "The partners of one area in a period, the greatest first, with shares of what was reported and growth. Only \
            partners that the data have are ranked; `whole` says what the shares are of.",
        arguments: &[
            Argument::required("area", Area, "Whose partners: code or name."),
            Argument::new("flow", Words(ONE_FLOW), ""),
            Argument::new("from", Text, "The period ranked, with the same `to`; the latest by default."),
            TO,
            FREQUENCY,
            PRODUCT,
            SOURCE,
            AS_OF,
            LIMIT,
            OFFSET,
        ],
        address: |given| Ok((format!("areas/{}/partners", given.area("area")?), product(given)?)),
        handed: &["flow", "from", "to", "freq", "source", "as_of", "limit", "offset"],
        cut: ITEMS,
    },
    Tool {
        name: "products",
        title: "Products of a pair",
        about: "What a pair trades: products of the classification that its source uses, the greatest first, with shares and \
            growth. A pair may have totals only; then it is told.",
        arguments: &[
            REPORTER,
            PARTNER,
            Argument::new("flow", Words(ONE_FLOW), ""),
            Argument::new("from", Text, "The period ranked, with the same `to`; the latest by default."),
            TO,
            FREQUENCY,
            Argument::new("product", Text, "Only those below this one, as HS:27."),
            Argument::new("level", Text, "Digits of the code: 2, 4 or 6."),
            SOURCE,
            LIMIT,
            OFFSET,
        ],
        address: |given| Ok((format!("dyads/{}/products", given.pair()?), product(given)?)),
        handed: &["flow", "from", "to", "freq", "level", "source", "limit", "offset"],
        cut: ITEMS,
    },
    Tool {
        name: "claims",
        title: "What was said of a pair",
        about: "Published statements about the trade of a pair (by officials, agencies, articles), each judged against every \
            source: consistent, inconsistent or unverifiable, with what it was judged against. A statement is no statistic: quote \
            it with who said it.",
        arguments: &[REPORTER, PARTNER, Argument::new("flow", Words(ONE_FLOW), ""), FROM, TO, SOURCE, AS_OF, LIMIT, OFFSET],
        address: |given| Ok((format!("dyads/{}/claims", given.pair()?), Vec::new())),
        handed: &["flow", "from", "to", "source", "as_of", "limit", "offset"],
        cut: Cut { usual: 3, ..ITEMS },
    },
    Tool {
        name: "verify",
        title: "Hold statements against the figures",
        about: "Hold what a text says of trade (English, Russian, Persian), or one statement by its fields, against every source: \
            verdict, what it was judged against, and what would make it right. Only what is understood is judged; `missing` and \
            `passed_over` say what was not. A verdict is about published figures, not about the truth of a text.",
        arguments: &[
            Argument::new("text", Long, "A sentence or more."),
            Argument::new("published", Text, "When it was said, as 2024-10."),
            Argument::new("reporter", Area, "Or of a text that names no pair."),
            Argument::new("partner", Area, ""),
            Argument::new("flow", Words(&["turnover", "export", "import", "balance"]), ""),
            Argument::new("period", Text, "2022, 2023-Q2, 2023-05 or 2021-01/P11M."),
            Argument::new("calendar", Text, ""),
            Argument::new("claim_kind", Text, "level, growth, change, multiple, share, rank, record_high …"),
            Argument::new("value", Figure, "As worded: 5 of 5 billion."),
            Argument::new("value_to", Figure, ""),
            Argument::new("compared_to", Text, ""),
            Argument::new("unit", Text, "USD, percent, times …"),
            Argument::new("unit_mult", Text, "9 of billions."),
            Argument::new("decimals", Text, ""),
            Argument::new("qualifier", Text, "exact, about, over, under …"),
            SOURCE,
            LIMIT,
            OFFSET,
        ],
        address: stated,
        handed: &[
            "text",
            "published",
            "flow",
            "period",
            "calendar",
            "claim_kind",
            "value",
            "value_to",
            "compared_to",
            "unit",
            "unit_mult",
            "decimals",
            "qualifier",
            "source",
            "limit",
            "offset",
        ],
        cut: Cut { usual: 3, ..ITEMS },
    },
    Tool {
        name: "find_figure",
        title: "Who states a figure",
        about: "Who publishes a figure that this rounding allows: over sources, flows, periods and calendars of a pair, in both \
            directions. The digits written say the rounding: 1.5e9 stands for 1.45 to 1.55 billion. That a figure is found does not \
            make a statement right; `fits`, source and period say what it is.",
        arguments: &[
            Argument::required("value", Figure, "The figure in full or with an exponent, as 1.5e9."),
            REPORTER,
            PARTNER,
            Argument::new("unit", Text, "USD or another currency, or percent for growth."),
            FROM,
            TO,
            PRODUCT,
            SOURCE,
            LIMIT,
            OFFSET,
        ],
        address: |given| {
            let mut parameters = vec![("pair", given.pair()?)];
            parameters.extend(product(given)?);
            Ok(("find".to_owned(), parameters))
        },
        handed: &["value", "unit", "from", "to", "source", "limit", "offset"],
        cut: ITEMS,
    },
];

/// The tool of this name.
pub(super) fn named(name: &str) -> Option<&'static Tool> {
    TOOLS.iter().find(|tool| tool.name == name)
}

fn compared(given: &Given<'_>) -> Result<Address, QueryError> {
    let one = |one: Given<'_>| -> Result<String, QueryError> {
        let flow = one.text("flow")?.unwrap_or_else(|| "turnover".to_owned());
        let source = one.text("source")?.map(|source| format!(";source={source}")).unwrap_or_default();
        Ok(format!("{}/{flow}{source}", one.pair()?))
    };
    let series = given.each("series")?.into_iter().map(one).collect::<Result<Vec<_>, _>>()?.join(",");
    let mut parameters = vec![("series", series)];
    parameters.extend(product(given)?);
    Ok(("compare".to_owned(), parameters))
}

/// What is verified: a text, to which the two areas are the pair, or a statement by its fields.
fn stated(given: &Given<'_>) -> Result<Address, QueryError> {
    let path = "verify".to_owned();
    if given.has("text") {
        let pair = if given.has("reporter") || given.has("partner") { Some(("pair", given.pair()?)) } else { None };
        return Ok((path, pair.into_iter().collect()));
    }
    let side = |name: &'static str| -> Result<Option<(&'static str, String)>, QueryError> {
        if given.has(name) { Ok(Some((name, given.area(name)?.to_string()))) } else { Ok(None) }
    };
    let sides = [side("reporter")?, side("partner")?];
    Ok((path, sides.into_iter().flatten().collect()))
}

/// The product as its parameter has it; a bare code is one of the Harmonized System.
fn product(given: &Given<'_>) -> Result<Vec<(&'static str, String)>, QueryError> {
    let Some(text) = given.text("product")? else { return Ok(Vec::new()) };
    let bare = text.len() <= 6 && text.bytes().all(|byte| byte.is_ascii_digit());
    let code = if bare { format!("HS:{text}") } else { text };
    let known = code.parse::<Product>().is_ok();
    let allowed = ["TOTAL", "a classification and a code, as HS:2709"];
    if known {
        Ok(vec![("product", code)])
    } else {
        Err(QueryError::parameter("product", format!("{code:?} is no product"), &allowed))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_tools_is_short() {
        let described: Vec<_> = TOOLS.iter().map(Tool::described).collect();
        let length = serde_json::to_string(&serde_json::json!({"tools": described})).unwrap().len();
        assert!(TOOLS.len() <= 9 && length <= 12_000, "{} tools in {length} bytes", TOOLS.len());
    }

    #[test]
    fn a_tool_is_told_what_it_hands_over() {
        for tool in &TOOLS {
            for name in tool.handed.iter().chain([&tool.cut.parameter]) {
                assert!(tool.arguments.iter().any(|argument| argument.name == *name), "{}: {name}", tool.name);
            }
            assert!(tool.arguments.iter().all(|argument| !argument.is_required || !argument.about.is_empty()), "{}", tool.name);
        }
    }
}
