//! What single words and phrases mean for a statement, from the table `sense` of the language.

use std::{ops::Range, sync::LazyLock};

use crate::{
    language::Language,
    statement::{NotTrade, phrases::Phrases, token::Token, words},
    trade::{ClaimFlow, Flow},
};

/// What a word means for a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sense {
    /// A flow, as a noun: exports, trade turnover, balance.
    Flow(ClaimFlow),
    /// A flow, as a verb: exported, imported.
    FlowVerb(Flow),
    /// A balance below zero.
    Deficit,
    /// A balance above zero.
    Surplus,
    /// Partners, markets or suppliers in an order: the flow that orders them.
    Ranked(Flow),
    /// What is none of trade.
    Other(NotTrade),
    /// Comes to an amount: reached, totalled.
    Level,
    /// Grew, growth.
    Up,
    /// Fell, a fall.
    Down,
    /// Did not change.
    Flat,
    /// More than an amount, or than a period: exceeded.
    Exceed,
    /// Less than an amount, or than a period: fell short of.
    Short,
    /// Did not come to: a comparison with a period's level, a negation of a figure.
    Unreached,
    /// The first in an order.
    Largest,
    /// One of several, which is no place in an order: "one of the largest".
    OneOf,
    /// Higher than.
    Higher,
    /// Lower than.
    Lower,
    /// About as high as.
    Near,
    /// A record.
    RecordHigh,
    /// A record low.
    RecordLow,
    /// What is still to come.
    Forecast,
    /// What is wanted.
    Target,
    /// What is not so.
    Negation,
    /// What denies all that was said before it: «… نادرست است».
    Denial,
    /// What would be, if.
    Hypothetical,
    /// To a place, or up to an amount.
    To,
    /// From a place, or an amount.
    From,
    /// With a partner.
    With,
    /// Between two.
    Between,
    /// And.
    And,
    /// By an amount.
    By,
    /// Of, in: what joins a figure or a flow to what follows.
    Of,
    /// Goods of any kind.
    Goods,
    /// A word beside a flow that narrows nothing: total, mutual.
    Plain,
    /// Like those, but said of trade with all the world, where no partner stands beside it: foreign.
    Abroad,
    /// A product.
    Product,
    /// What partners do with a part of the whole: received, went to.
    Took,
    /// A part of the whole.
    Share,
    /// On the average of years.
    Average,
    /// In a currency: growth in roubles.
    Terms(&'static str),
    /// The two countries that were spoken of.
    Both,
    /// What was spoken of: it, this figure.
    Same,
    /// Here another thought begins: but, while.
    Split,
    /// In the order of the lists before.
    Respectively,
    /// A year after the one that was spoken of.
    Later,
    /// Per cent of an earlier level: an index.
    Index,
    /// A word of the language that says nothing of trade.
    Small,
    /// A name that hides a word of trade: trade representative.
    Nothing,
}

/// A word of a sentence with its meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    pub tokens: Range<usize>,
    pub sense: Sense,
}

/// The key of each sense in the table `sense` of the words.
const KEYS: [(&str, Sense); 73] = [
    ("export", Sense::Flow(ClaimFlow::Of(Flow::Export))),
    ("import", Sense::Flow(ClaimFlow::Of(Flow::Import))),
    ("turnover", Sense::Flow(ClaimFlow::Of(Flow::Turnover))),
    ("re_export", Sense::Flow(ClaimFlow::Of(Flow::ReExport))),
    ("re_import", Sense::Flow(ClaimFlow::Of(Flow::ReImport))),
    ("balance", Sense::Flow(ClaimFlow::Balance)),
    ("exported", Sense::FlowVerb(Flow::Export)),
    ("imported", Sense::FlowVerb(Flow::Import)),
    ("traded", Sense::FlowVerb(Flow::Turnover)),
    ("abroad", Sense::Abroad),
    ("took", Sense::Took),
    ("deficit", Sense::Deficit),
    ("surplus", Sense::Surplus),
    ("partner", Sense::Ranked(Flow::Turnover)),
    ("market", Sense::Ranked(Flow::Export)),
    ("supplier", Sense::Ranked(Flow::Import)),
    ("level", Sense::Level),
    ("up", Sense::Up),
    ("down", Sense::Down),
    ("flat", Sense::Flat),
    ("exceed", Sense::Exceed),
    ("short", Sense::Short),
    ("unreached", Sense::Unreached),
    ("largest", Sense::Largest),
    ("one_of", Sense::OneOf),
    ("higher", Sense::Higher),
    ("lower", Sense::Lower),
    ("near", Sense::Near),
    ("record_high", Sense::RecordHigh),
    ("record_low", Sense::RecordLow),
    ("forecast", Sense::Forecast),
    ("target", Sense::Target),
    ("negation", Sense::Negation),
    ("denial", Sense::Denial),
    ("hypothetical", Sense::Hypothetical),
    ("to", Sense::To),
    ("from", Sense::From),
    ("with", Sense::With),
    ("between", Sense::Between),
    ("and", Sense::And),
    ("by", Sense::By),
    ("of", Sense::Of),
    ("goods", Sense::Goods),
    ("plain", Sense::Plain),
    ("product", Sense::Product),
    ("share", Sense::Share),
    ("average", Sense::Average),
    ("terms_usd", Sense::Terms("USD")),
    ("terms_rub", Sense::Terms("RUB")),
    ("terms_eur", Sense::Terms("EUR")),
    ("terms_cny", Sense::Terms("CNY")),
    ("terms_irr", Sense::Terms("IRR")),
    ("both", Sense::Both),
    ("same", Sense::Same),
    ("split", Sense::Split),
    ("respectively", Sense::Respectively),
    ("later", Sense::Later),
    ("index", Sense::Index),
    ("small", Sense::Small),
    ("nothing", Sense::Nothing),
    ("loan", Sense::Other(NotTrade::Loan)),
    ("investment", Sense::Other(NotTrade::Investment)),
    ("contract", Sense::Other(NotTrade::Contract)),
    ("economy", Sense::Other(NotTrade::Economy)),
    ("services", Sense::Other(NotTrade::Services)),
    ("goods_and_services", Sense::Other(NotTrade::GoodsAndServices)),
    ("non_oil", Sense::Other(NotTrade::NonOil)),
    ("transit", Sense::Other(NotTrade::Transit)),
    ("price", Sense::Other(NotTrade::Price)),
    ("rate", Sense::Other(NotTrade::Rate)),
    ("people", Sense::Other(NotTrade::People)),
    ("quantity", Sense::Other(NotTrade::Quantity)),
    ("other_share", Sense::Other(NotTrade::OtherShare)),
];

fn sense(key: &str) -> Option<Sense> {
    KEYS.iter().find(|(name, _)| *name == key).map(|(_, sense)| *sense)
}

static SENSES: LazyLock<Vec<Phrases<Sense>>> =
    LazyLock::new(|| Language::ALL.into_iter().map(|language| words::phrases(language, "sense", sense)).collect());

/// More words than any phrase has.
const LONGEST: usize = 12;

/// The words of a run of tokens that mean something, but for those of the run that are `taken` by names, quantities and periods.
pub(super) fn senses(tokens: &[Token], run: Range<usize>, language: Language, taken: &[bool]) -> Vec<Word> {
    let mut words = Vec::new();
    let Some(phrases) = SENSES.get(language as usize) else { return words };
    let mut place = run.start;
    while place < run.end {
        // A phrase ends where a name, quantity or period begins: «بیشتر» of «بیشتر از سال ۲۰۲۱».
        let free = tokens.get(..end_of_free(&run, taken, place)).unwrap_or(tokens);
        if let Some((length, sense)) = phrases.at(free, place) {
            words.push(Word { tokens: place..place + length, sense: *sense });
            place += length;
        } else {
            place += 1;
        }
    }
    words.extend(futures(tokens, run, language));
    words.sort_by_key(|word| word.tokens.start);
    words
}

static FUTURES: LazyLock<Vec<Phrases<()>>> =
    LazyLock::new(|| Language::ALL.into_iter().map(|language| words::phrases(language, "future", |_| Some(()))).collect());

/// Verbs that tell what is still to come beside what else they say, also within a quantity: «превысит 5 млрд».
fn futures(tokens: &[Token], run: Range<usize>, language: Language) -> impl Iterator<Item = Word> {
    let phrases = FUTURES.get(language as usize);
    run.filter_map(move |place| {
        let (length, ()) = phrases?.at(tokens, place)?;
        Some(Word { tokens: place..place + length, sense: Sense::Forecast })
    })
}

/// Where the next token that is taken stands.
fn end_of_free(run: &Range<usize>, taken: &[bool], place: usize) -> usize {
    let is_taken = |at: &usize| taken.get(*at - run.start).copied().unwrap_or(false);
    (place..run.end.min(place + LONGEST)).find(is_taken).unwrap_or(run.end)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn every_key_of_the_tables_means_something() {
        for text in [include_str!("../words/en.toml"), include_str!("../words/ru.toml"), include_str!("../words/fa.toml")] {
            let tables: BTreeMap<String, BTreeMap<String, Vec<String>>> = toml::from_str(text).unwrap();
            for key in tables.get("sense").unwrap().keys() {
                assert!(sense(key).is_some(), "{key}");
            }
        }
    }
}
