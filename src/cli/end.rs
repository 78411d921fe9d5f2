//! How a command ended.

/// How a command ended when nothing broke.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// Done.
    Done,
    /// It ran, and something in it failed; it has said what.
    Failed,
}
