//! What a text says of trade between countries: sentences to statements, by a grammar of words and no model (floor 2).
//!
//! A text is cut into tokens (`token.rs`), in which are found: names of areas (`area_names/`), quantities (`quantity/`),
//! periods (`period/`) and the other words of trade (`words/`, one file a language). `clause/` puts them together, a statement
//! for each figure, record and comparison. What a sentence leaves open stays missing; what is no figure of trade is told as
//! what it is.

mod area_names;
mod clause;
mod line;
mod mark;
mod period;
mod phrases;
mod quantity;
mod reading;
mod token;
mod words;

pub use mark::Measure;
pub use reading::{Context, Field, Fields, NotTrade, PassedOver, Place, Reading, Statement};

/// Reads a text: what it says of trade, and which of its figures are none.
#[must_use]
pub fn read(text: &str, context: &Context) -> Reading {
    let tokens = token::tokens(text);
    let marks = |tokens: &[token::Token], language| clause::Marks {
        quantities: quantity::quantities(tokens, language),
        periods: period::periods(tokens, language, context.published.as_deref()),
        areas: area_names::areas(tokens),
    };
    clause::read(text, &tokens, marks, context)
}

#[cfg(test)]
mod tests;
