//! What each column of a table seems to be, by its name and its first cells.

use super::{
    area_names::named,
    codes::{AreaCodes, CodeList},
    decimal_marks::{NumberShape, shape},
    flags, period_label,
    persian::{folded, is_foreign},
    tidy_words,
};

/// A column: its name and its first cells.
pub(super) struct Column {
    pub name: String,
    pub cells: Vec<String>,
}

/// What a column seems to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum GuessedRole {
    Reporter,
    Partner,
    /// An area of which the name does not say whose.
    Area,
    Flow,
    Product,
    Period,
    Year,
    Quarter,
    Month,
    Value,
    Status,
    Currency,
    /// What kind of figure the row has: value, quantity.
    Indicator,
    Other,
}

/// Parts of names of columns, in the order in which they are looked for.
const NAMES: [(GuessedRole, &[&str]); 12] = [
    (GuessedRole::Status, &["obs_flag", "obs_status", "obsstatus", "flag", "status"]),
    (GuessedRole::Indicator, &["indicator", "measure", "statistical", "unit", "element"]),
    (GuessedRole::Reporter, &["reporter", "declarant", "ref_area", "exporter", "origin"]),
    (
        GuessedRole::Partner,
        &["partner", "counterpart", "destination", "importer", "cty", "country", "страна", "контрагент", "کشور"],
    ),
    (GuessedRole::Flow, &["flow", "direction", "trade_type", "направл", "поток", "napr", "جریان", "نوع"]),
    (GuessedRole::Product, &["product", "commodity", "cmd", "hs", "cn8", "tnved", "good", "товар", "тн вэд", "کالا", "تعرفه"]),
    (GuessedRole::Quarter, &["quarter", "квартал"]),
    (GuessedRole::Month, &["month", "месяц", "ماه"]),
    (GuessedRole::Year, &["year", "год", "سال"]),
    (GuessedRole::Period, &["period", "time", "date", "период", "дата", "دوره"]),
    (GuessedRole::Currency, &["currency", "валюта", "ارز "]),
    (GuessedRole::Value, &["obs_value", "value", "amount", "export", "import", "usd", "стоим", "ارزش", "млн", "тыс"]),
];

impl Column {
    fn filled(&self) -> impl Iterator<Item = &str> {
        self.cells.iter().map(String::as_str).filter(|cell| !cell.is_empty())
    }

    /// Do nine of ten cells that are filled pass?
    fn mostly(&self, passes: impl Fn(&str) -> bool) -> bool {
        let (all, passing) = self.filled().fold((0, 0), |(all, passing), cell| (all + 1, passing + usize::from(passes(cell))));
        all > 0 && passing * 10 >= all * 9
    }

    /// The different cells, the first few.
    pub(super) fn words(&self) -> Vec<&str> {
        let mut words: Vec<&str> = Vec::new();
        for cell in self.filled() {
            if words.len() < 12 && !words.contains(&cell) {
                words.push(cell);
            }
        }
        words
    }

    pub(super) fn is_of_figures(&self) -> bool {
        self.mostly(|cell| {
            let plain = folded(cell);
            let bare = tidy_words::without_currency(plain.trim(), "USD").unwrap_or("").to_owned();
            match flags::cell(&bare) {
                flags::FlaggedCell::Figure(figure, _) => shape(figure, is_foreign(cell)) != NumberShape::None,
                _ => true,
            }
        })
    }

    pub(super) fn is_of_labels(&self, hijri: bool) -> bool {
        self.mostly(|cell| period_label::read(cell, hijri).is_ok())
    }

    /// How many cells the list knows, by code or name.
    pub(super) fn known(&self, list: CodeList) -> usize {
        let codes = AreaCodes::new(list);
        self.filled().filter(|cell| codes.find(cell, 2000).is_ok() || named(cell).is_some()).count()
    }

    fn is_of_areas(&self) -> bool {
        let (iso_3, iso_2) = (AreaCodes::new(CodeList::Iso3), AreaCodes::new(CodeList::Iso2));
        self.mostly(|cell| iso_3.find(cell, 2000).is_ok() || iso_2.find(cell, 2000).is_ok() || named(cell).is_some())
    }

    /// What the column seems to be.
    pub(super) fn role(&self) -> GuessedRole {
        let name = folded(&self.name).to_lowercase();
        // SDMX names the table itself in a column of its own.
        let by_name = NAMES.iter().filter(|_| name != "dataflow").find(|role| role.1.iter().any(|part| name.contains(part)));
        let by_name = by_name.map(|role| role.0);
        let hijri = self.filled().next().is_some_and(|cell| folded(cell).starts_with("13") || folded(cell).starts_with("14"));
        match by_name {
            Some(GuessedRole::Reporter | GuessedRole::Partner)
                if !self.is_of_areas() && self.is_of_figures() && !self.name_is_of_codes() =>
            {
                GuessedRole::Value
            }
            Some(GuessedRole::Value) if !self.is_of_figures() => GuessedRole::Other,
            Some(GuessedRole::Year | GuessedRole::Period) if !self.is_of_labels(hijri) => GuessedRole::Other,
            Some(GuessedRole::Quarter | GuessedRole::Month) if self.is_of_labels(hijri) => GuessedRole::Period,
            Some(GuessedRole::Indicator) if self.words().len() < 2 => GuessedRole::Other,
            Some(role) => role,
            None if self.mostly(|cell| tidy_words::flow(cell).is_some()) => GuessedRole::Flow,
            None if self.is_of_areas() => GuessedRole::Area,
            None if self.is_of_labels(hijri) => GuessedRole::Period,
            None if self.is_of_figures() => GuessedRole::Value,
            None => GuessedRole::Other,
        }
    }

    fn name_is_of_codes(&self) -> bool {
        let name = self.name.to_lowercase();
        name.contains("code") || name.contains("код") || self.filled().all(|cell| cell.len() <= 3)
    }
}

/// The scale that a text of a header or title states.
pub(super) fn scale(text: &str) -> Option<u8> {
    let text = folded(text).to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if has(&["billion", "млрд", "миллиард", "میلیارد"]) {
        return Some(9);
    }
    if has(&["million", "млн", "миллион", "میلیون", "mln"]) {
        return Some(6);
    }
    has(&["thousand", "1000 usd", "1,000", "тыс", "هزار", "'000"]).then_some(3)
}
