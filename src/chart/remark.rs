//! What a chart definition says of a period: `focus = "2010"` and `"note@2010" = "…"`.

/// What is to be said of a period, with a line to its figure.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Remark {
    /// The period as it is written in answers: `2010`, `2010-Q2`, `2010-06`.
    pub period: String,
    /// The words; without them the figure is said.
    pub words: Option<String>,
}

impl Remark {
    /// The key of the definition that it stands under.
    pub(super) fn key(&self) -> String {
        if self.words.is_some() { format!("note@{}", self.period) } else { "focus".to_owned() }
    }
}
