//! The columns of an answer, read as what they must be: text, whole numbers. What is something else is no answer.

use std::collections::HashMap;

use polars::prelude::{Column, DataFrame, DataType};

use crate::table::EngineFault;

/// One batch of an answer to a question.
pub struct Columns<'a> {
    frame: &'a DataFrame,
    /// What was asked, for the log.
    about: &'a str,
}

impl<'a> Columns<'a> {
    /// A batch of the answer to what is told of so.
    #[must_use]
    pub fn new(frame: &'a DataFrame, about: &'a str) -> Self {
        Self { frame, about }
    }

    /// How many rows.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.frame.height()
    }

    fn failed(&self, column: &str, what: &str) -> EngineFault {
        tracing::error!("the engine's answer about {}: column {column}: {what}", self.about);
        EngineFault::Failed
    }

    fn column(&self, name: &str, kind: &DataType) -> Result<Column, EngineFault> {
        let column = self.frame.column(name).map_err(|_| self.failed(name, "is not there"))?;
        let fits = match kind {
            DataType::Int64 => column.dtype().is_integer(),
            _ => column.dtype().is_string() || column.null_count() == column.len(),
        };
        if !fits {
            return Err(self.failed(name, &format!("is of type {}", column.dtype())));
        }
        column.strict_cast(kind).map_err(|error| self.failed(name, &error.to_string()))
    }

    /// Each text of a column as what it says; a null is an empty text.
    ///
    /// # Errors
    /// [`EngineFault::Failed`] when the column is not there, is of no text, or one says nothing.
    pub fn words<T: Copy>(&self, name: &str, mut parse: impl FnMut(&str) -> Option<T>) -> Result<Vec<T>, EngineFault> {
        let column = self.column(name, &DataType::String)?;
        let texts = column.str().map_err(|error| self.failed(name, &error.to_string()))?;
        let mut known: HashMap<&str, T> = HashMap::new();
        let mut last: Option<(&str, T)> = None;
        let mut values = Vec::with_capacity(self.rows());
        for text in texts.iter() {
            let text = text.unwrap_or_default();
            let before = last.filter(|(before, _)| *before == text).map(|(_, value)| value);
            let value = if let Some(value) = before.or_else(|| known.get(text).copied()) {
                value
            } else {
                let value = parse(text).ok_or_else(|| self.failed(name, &format!("{:?} is none", shown(text))))?;
                known.insert(text, value);
                value
            };
            last = Some((text, value));
            values.push(value);
        }
        Ok(values)
    }

    /// Each text of a column; a null is an empty text.
    ///
    /// # Errors
    /// [`EngineFault::Failed`] when the column is not there, or is of no text.
    pub fn texts(&self, name: &str) -> Result<Vec<String>, EngineFault> {
        let column = self.column(name, &DataType::String)?;
        let texts = column.str().map_err(|error| self.failed(name, &error.to_string()))?;
        Ok(texts.iter().map(|text| text.unwrap_or_default().to_owned()).collect())
    }

    /// Each number of a column; none for a null.
    ///
    /// # Errors
    /// [`EngineFault::Failed`] when the column is not there, or is of no whole numbers.
    pub fn optional_numbers(&self, name: &str) -> Result<Vec<Option<i64>>, EngineFault> {
        let column = self.column(name, &DataType::Int64)?;
        Ok(column.i64().map_err(|error| self.failed(name, &error.to_string()))?.iter().collect())
    }

    /// Each number of a column, where it is within what `T` can be.
    ///
    /// # Errors
    /// [`EngineFault::Failed`] when the column is not there, or one is null or too large.
    pub fn numbers<T: TryFrom<i64>>(&self, name: &str) -> Result<Vec<T>, EngineFault> {
        let numbers = self.optional_numbers(name)?;
        let fitting = numbers.into_iter().map(|number| {
            let fits = number.and_then(|number| T::try_from(number).ok());
            fits.ok_or_else(|| {
                self.failed(name, &number.map_or_else(|| "a null".to_owned(), |number| format!("{number} is none")))
            })
        });
        fitting.collect()
    }

    /// Refuses a value of a column.
    #[must_use]
    pub fn refused(&self, column: &str, value: &str) -> EngineFault {
        self.failed(column, &format!("{:?} is none", shown(value)))
    }
}

/// As much of a text as a line of the log takes.
fn shown(text: &str) -> String {
    text.chars().take(60).collect()
}

#[cfg(test)]
mod tests {
    use polars::prelude::df;

    use super::*;

    #[test]
    fn columns_are_what_they_must_be() {
        let frame = df!("text" => [Some("a"), None, Some("bb")], "small" => [1_i32, 2, 300], "none" => [None::<i64>; 3], "wide" => [1.5, 2.0, 3.0])
            .unwrap();
        let columns = Columns::new(&frame, "a test");
        assert_eq!(columns.words("text", |text| Some(text.len())), Ok(vec![1, 0, 2]));
        assert_eq!(columns.words("text", |text| (text != "bb").then_some(0)), Err(EngineFault::Failed));
        assert_eq!(columns.words("small", |_| Some(0)), Err(EngineFault::Failed));
        assert_eq!(columns.words("none", |text| Some(text.len())), Ok(vec![0, 0, 0]), "a column of nulls is of whatever type");
        assert_eq!(columns.numbers::<i64>("small"), Ok(vec![1, 2, 300]));
        assert_eq!(columns.numbers::<i8>("small"), Err(EngineFault::Failed));
        assert_eq!(columns.numbers::<i64>("none"), Err(EngineFault::Failed));
        assert_eq!(columns.numbers::<i64>("wide"), Err(EngineFault::Failed));
        assert_eq!(columns.numbers::<i64>("text"), Err(EngineFault::Failed));
        assert_eq!(columns.optional_numbers("none"), Ok(vec![None; 3]));
        assert_eq!(columns.numbers::<i64>("missing"), Err(EngineFault::Failed));
    }
}
