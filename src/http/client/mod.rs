//! Who asks: the address of a client, behind proxies too, and what computing it may use.

mod address;
mod budget;

pub use address::{TrustedProxies, TrustedProxy};
pub(super) use budget::{Charge, ClientBudgets, Payer};
