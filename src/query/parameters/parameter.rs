//! A parameter of an address, declared once: how it is called, read and written, what it may be, and what it does.

use crate::{
    limits::Limits,
    parameter::ParameterError,
    query::{Format, Resource, ResourceKind},
};

/// One parameter of an address, which sets something of `T`.
///
/// What is accepted, the canonical address (hence the keys of caches and the tags of answers), the description of the API and the
/// reference for people are all made from such entries.
#[derive(Debug)]
pub struct Parameter<T: 'static> {
    /// Its name in addresses.
    pub name: &'static str,
    /// What its text may be.
    pub schema: Schema,
    /// What it does, in a sentence or two.
    pub text: &'static str,
    /// A text that is good for the built-in data.
    pub example: Option<&'static str>,
    /// What holds when it is not there, as text.
    pub default: Option<&'static str>,
    /// Does the default hold of JSON only, while other forms have none?
    pub is_default_of_json: bool,
    /// Must an address that takes it have it?
    pub is_required: bool,
    /// Which resources take it; none where that does not hang on the resource.
    pub resources: &'static [ResourceKind],
    /// Does it stay when a reader of the page goes on?
    pub kept: Kept,
    /// Sets it from its text.
    read: fn(&mut T, &Given<'_>) -> Result<(), ParameterError>,
    /// Its one canonical text; none for what is the default.
    write: fn(&T) -> Option<String>,
}

/// What the text of a parameter may be.
#[derive(Debug, Clone, Copy)]
pub enum Schema {
    /// A whole number in decimal digits, at least so much and at most so much.
    Whole(usize, Option<usize>),
    /// A whole number in decimal digits, at least so much and at most what a limit of the process allows.
    Limited(usize, fn(&Limits) -> u64),
    /// A number with a decimal point, from so much to so much.
    Decimal(f64, f64),
    /// `true` or `false`.
    Truth,
    /// One of some words, which may hang on what is asked for and in which format.
    Words(fn(Option<&Resource>, Option<Format>) -> Vec<&'static str>),
    /// What a regular expression accepts, and the code behind it reads.
    Pattern(&'static str),
    /// A day, `2024-05-31`.
    Date,
    /// Any text of so many characters, at least and at most.
    Text(usize, Option<usize>),
}

/// Where a parameter stays when a reader of the page goes on from one answer to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kept {
    /// Nowhere: it makes no sense of another answer.
    Nowhere,
    /// On another view of the same pair.
    OnViews,
    /// On another pair too.
    OnPairs,
}

/// A text given for a parameter, and what of.
#[derive(Debug, Clone, Copy)]
pub struct Given<'a> {
    /// The name of the parameter.
    pub name: &'static str,
    /// The text.
    pub text: &'a str,
    /// What is asked for, where it is known.
    pub resource: Option<&'a Resource>,
}

impl Given<'_> {
    /// That the text is not allowed, and what is.
    #[must_use]
    pub fn refused(&self, allowed: &[&str]) -> ParameterError {
        self.wrong("is not allowed", allowed)
    }

    /// What is wrong with the text, and what is allowed.
    #[must_use]
    pub fn wrong(&self, wrong: &str, allowed: &[&str]) -> ParameterError {
        ParameterError::new(self.name, format!("{:?} {wrong}", self.text), allowed)
    }
}

impl<T> Parameter<T> {
    /// A parameter of every resource, without a default.
    pub const fn new(
        name: &'static str,
        schema: Schema,
        text: &'static str,
        read: fn(&mut T, &Given<'_>) -> Result<(), ParameterError>,
        write: fn(&T) -> Option<String>,
    ) -> Self {
        let (example, default, is_default_of_json, is_required, kept) = (None, None, false, false, Kept::Nowhere);
        Self { name, schema, text, example, default, is_default_of_json, is_required, resources: &[], kept, read, write }
    }

    /// With an example.
    #[must_use]
    pub const fn example(self, example: &'static str) -> Self {
        Self { example: Some(example), ..self }
    }

    /// With what holds when it is not there.
    #[must_use]
    pub const fn default(self, default: &'static str) -> Self {
        Self { default: Some(default), ..self }
    }

    /// With what holds in JSON when it is not there, while other forms know no default.
    #[must_use]
    pub const fn default_of_json(self, default: &'static str) -> Self {
        Self { default: Some(default), is_default_of_json: true, ..self }
    }

    /// The default in a format; that of an address without one is that of JSON.
    #[must_use]
    pub fn default_in(&self, format: Option<Format>) -> Option<&'static str> {
        self.default.filter(|_| !self.is_default_of_json || !format.is_some_and(Format::is_whole))
    }

    /// One that must be there.
    #[must_use]
    pub const fn required(self) -> Self {
        Self { is_required: true, ..self }
    }

    /// Of these resources only.
    #[must_use]
    pub const fn of(self, resources: &'static [ResourceKind]) -> Self {
        Self { resources, ..self }
    }

    /// One that stays when a reader of the page goes on.
    #[must_use]
    pub const fn kept(self, kept: Kept) -> Self {
        Self { kept, ..self }
    }

    /// Sets it from a text.
    ///
    /// # Errors
    /// A parameter error that says what is allowed.
    pub fn read(&self, into: &mut T, text: &str, resource: Option<&Resource>) -> Result<(), ParameterError> {
        (self.read)(into, &Given { name: self.name, text, resource })
    }

    /// Its one canonical text; none for what is the default.
    #[must_use]
    pub fn write(&self, from: &T) -> Option<String> {
        (self.write)(from)
    }

    /// Does this resource take it?
    #[must_use]
    pub fn is_of(&self, resource: &Resource) -> bool {
        self.resources.contains(&resource.kind())
    }
}

/// The canonical names and texts of all that is not the default, by name.
pub fn canonical<T>(parameters: &[Parameter<T>], from: &T) -> Vec<(&'static str, String)> {
    let mut texts: Vec<_> = parameters.iter().filter_map(|parameter| Some((parameter.name, parameter.write(from)?))).collect();
    texts.sort_unstable_by_key(|(name, _)| *name);
    texts
}

/// Takes over what was read.
///
/// # Errors
/// The fault of the reading; the value stays as it was.
pub fn set<T>(value: &mut T, read: Result<T, ParameterError>) -> Result<(), ParameterError> {
    *value = read?;
    Ok(())
}
