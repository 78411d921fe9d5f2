//! What became of each chart.

use serde::Serialize;

/// What became of one chart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "state", content = "detail", rename_all = "snake_case")]
pub enum State {
    /// Drawn and written.
    Rendered,
    /// As it was.
    Unchanged,
    /// Checked, and these files are not what would be drawn.
    Differs(Vec<String>),
    /// Not drawn; the old files stay.
    Failed(String),
}

/// One chart and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Outcome {
    /// The chart.
    pub slug: String,
    /// What became of it.
    #[serde(flatten)]
    pub state: State,
}

/// A run of the batch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Every chart, by slug.
    pub outcomes: Vec<Outcome>,
}

impl Report {
    /// Did every chart come out, and is none different?
    #[must_use]
    pub fn is_success(&self) -> bool {
        self.outcomes.iter().all(|outcome| matches!(outcome.state, State::Rendered | State::Unchanged))
    }

    /// `3 rendered, 2 unchanged`.
    #[must_use]
    pub fn summary(&self) -> String {
        let count = |wanted: fn(&State) -> bool| self.outcomes.iter().filter(|outcome| wanted(&outcome.state)).count();
        let counts = [
            (count(|state| matches!(state, State::Rendered)), "rendered"),
            (count(|state| matches!(state, State::Unchanged)), "unchanged"),
            (count(|state| matches!(state, State::Differs(_))), "different"),
            (count(|state| matches!(state, State::Failed(_))), "failed"),
        ];
        let said: Vec<String> =
            counts.iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}")).collect();
        if said.is_empty() { "no charts".to_owned() } else { said.join(", ") }
    }
}

impl Outcome {
    /// The outcome as a line.
    #[must_use]
    pub fn line(&self) -> String {
        match &self.state {
            State::Rendered => format!("{}: rendered", self.slug),
            State::Unchanged => format!("{}: unchanged", self.slug),
            State::Differs(files) => format!("{}: not current: {}", self.slug, files.join(", ")),
            State::Failed(error) => format!("{}: failed: {error}", self.slug),
        }
    }
}
