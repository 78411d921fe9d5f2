//! The limits of the process, each with where it was set.

use std::sync::OnceLock;

use super::{
    limit::{Limit, LimitError},
    table::Limits,
};

/// Where the value of a limit comes from. A later one of these goes before an earlier one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// Nothing was said: it is the usual one.
    Usual,
    /// A file of settings: its name and line.
    File(String),
    /// A variable of the environment.
    Environment,
    /// The command line.
    Flag,
}

/// The limits, each with where its value comes from.
#[derive(Debug, Clone)]
pub struct LimitsInForce {
    values: Limits,
    origins: Vec<Origin>,
}

static INSTALLED: OnceLock<LimitsInForce> = OnceLock::new();

impl Origin {
    /// Every word, in the order of precedence from the weakest.
    pub const WORDS: [&str; 4] = ["usual", "file", "environment", "flag"];

    /// The word used in answers and documents.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Usual => "usual",
            Self::File(_) => "file",
            Self::Environment => "environment",
            Self::Flag => "flag",
        }
    }
}

impl Default for LimitsInForce {
    fn default() -> Self {
        Self { values: Limits::default(), origins: vec![Origin::Usual; Limits::TABLE.len()] }
    }
}

impl LimitsInForce {
    /// Sets a limit, unless something stronger has.
    ///
    /// # Errors
    /// [`LimitError`] when it may not be so small or so large.
    pub fn set(&mut self, limit: &Limit, value: u64, origin: Origin) -> Result<(), LimitError> {
        limit.allowed(value)?;
        let before = self.origins.iter_mut().zip(Limits::TABLE).find(|(_, other)| other.name == limit.name);
        match before {
            Some((before, _)) if *before <= origin => *before = origin,
            _ => return Ok(()),
        }
        self.values.set(limit, value)
    }

    /// Every limit with its value and where that comes from, in the order of the table.
    pub fn each(&self) -> impl Iterator<Item = (&'static Limit, u64, &Origin)> {
        Limits::TABLE.iter().zip(&self.origins).map(|(limit, origin)| (limit, self.values.of(limit), origin))
    }

    /// Makes these the limits of the process. Only the first to do so decides; returns whether it did.
    pub fn install(self) -> bool {
        INSTALLED.set(self).is_ok()
    }

    /// The limits of the process: those that were installed, else the usual ones.
    #[must_use]
    pub fn current() -> &'static Self {
        INSTALLED.get_or_init(Self::default)
    }
}

impl Limits {
    /// The limits of the process: those that were installed, else the usual ones.
    #[must_use]
    pub fn current() -> &'static Self {
        &LimitsInForce::current().values
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stronger_origin_wins_whatever_the_order() {
        let limit = Limits::named("connections").unwrap();
        let from = |origins: &[(u64, Origin)]| {
            let mut limits = LimitsInForce::default();
            for (value, origin) in origins {
                limits.set(limit, *value, origin.clone()).unwrap();
            }
            let (_, value, origin) = limits.each().find(|(found, ..)| found.name == limit.name).unwrap();
            (value, origin.word())
        };
        let file = || Origin::File("dyad.toml:3".to_owned());
        assert_eq!(from(&[]), (limit.usual, "usual"));
        assert_eq!(from(&[(20, file())]), (20, "file"));
        assert_eq!(from(&[(20, file()), (30, Origin::Environment)]), (30, "environment"));
        assert_eq!(from(&[(40, Origin::Flag), (30, Origin::Environment), (20, file())]), (40, "flag"));
        assert!(LimitsInForce::default().set(limit, 15, Origin::Flag).is_err());
    }
}
