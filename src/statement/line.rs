//! A statement on one line, for tests and for people who look what was understood.

use std::fmt;

use super::Statement;
use crate::trade::{Calendar, Compared, Product, Qualifier, Status};

impl fmt::Display for Statement {
    /// `RUS IRN turnover 2021 level 1.5 USD e9 d1`: what differs from the usual is told, what is missing stands as `?`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fields = &self.fields;
        let open = |text: Option<String>| text.unwrap_or_else(|| "?".to_owned());
        write!(
            out,
            "{} {}",
            open(fields.reporter.map(|area| area.to_string())),
            open(fields.partner.map(|area| area.to_string()))
        )?;
        if !fields.is_open {
            write!(out, " own")?;
        }
        write!(out, " {}", fields.flow.map_or("?", |flow| flow.word()))?;
        match fields.product {
            Some(Product::Total) => {}
            Some(product) => write!(out, " {product}")?,
            None => write!(out, " of:?")?,
        }
        write!(out, " {}", open(fields.period.as_ref().map(ToString::to_string)))?;
        if fields.calendar != Calendar::Gregorian && fields.calendar != Calendar::SolarHijri {
            write!(out, " {}", fields.calendar.word())?;
        }
        write!(out, " {}", fields.kind.word())?;
        if let Some(value) = fields.value {
            write!(out, " {value}")?;
            if let Some(to) = fields.value_to {
                write!(out, "..{to}")?;
            }
            write!(out, " {}", fields.unit.as_ref().map_or("?", |unit| unit.word()))?;
            if fields.unit_mult > 0 {
                write!(out, " e{}", fields.unit_mult)?;
            }
            if let Some(decimals) = fields.decimals.filter(|decimals| u32::from(*decimals) != value.written_decimals()) {
                write!(out, " d{decimals}")?;
            }
        }
        if !matches!(fields.qualifier, Qualifier::Exact | Qualifier::Between) {
            write!(out, " {}", fields.qualifier.word())?;
        }
        match &fields.compared_to {
            Compared::Usual => {}
            Compared::To(span) => write!(out, " vs {span}")?,
            Compared::NotStated => write!(out, " vs ?")?,
        }
        if let Some(currency) = &fields.currency {
            write!(out, " in:{currency}")?;
        }
        if self.is_target {
            write!(out, " target")?;
        } else if fields.status == Status::Forecast {
            write!(out, " F")?;
        }
        let missing: Vec<&str> = self.missing.iter().map(|field| field.word()).collect();
        if !missing.is_empty() {
            write!(out, " missing:{}", missing.join(","))?;
        }
        Ok(())
    }
}
