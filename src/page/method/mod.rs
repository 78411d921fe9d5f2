//! The method page: what is counted and what not, and what each term means, each with an anchor that a "?" beside it leads to.

mod method_page;
mod question;
mod term;
mod terms;

pub(super) use self::{method_page::page, question::question};
