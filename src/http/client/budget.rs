//! What computing each client may use: so many milliseconds in a second, on average over ten.
//!
//! What something costs is known only once it is made, and a client's account is charged then: that is why it is a table of our own
//! and not `governor`, which asks for the cost beforehand. Until then a small sum is set aside, so that many requests at once do not
//! pass before the first is paid. What is in the cache costs nothing.

use std::{
    collections::HashMap,
    net::{IpAddr, Ipv6Addr},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use crate::http::problem::Problem;

/// The average is over so many milliseconds.
const OVER: u64 = 10_000;
/// Microseconds set aside for what is being made.
const ASIDE: u64 = 10_000;
/// Accounts that are kept at most: some megabytes.
const ACCOUNTS: usize = 16_384;

/// The accounts of all clients that owe something.
#[derive(Debug)]
pub(in crate::http) struct ClientBudgets {
    /// Microseconds that are forgiven in a millisecond.
    rate: u64,
    begun: Instant,
    accounts: Mutex<HashMap<IpAddr, Account>>,
}

/// What a client owes.
#[derive(Debug, Clone, Copy, Default)]
struct Account {
    /// Microseconds of computing, as they stood at a time.
    debt: u64,
    /// Milliseconds since the beginning.
    at: u64,
}

/// What is set aside for something that is being made for a client; given back when it is not made.
#[derive(Debug)]
pub(in crate::http) struct Charge {
    budgets: Arc<ClientBudgets>,
    client: IpAddr,
    aside: u64,
}

tokio::task_local! {
    /// Whose request is being answered, where clients have a budget.
    static CLIENT: (Arc<ClientBudgets>, IpAddr);
}

/// Whose request is being answered, to be carried into a task of its own.
#[derive(Debug, Clone)]
pub(in crate::http) struct Payer(Option<(Arc<ClientBudgets>, IpAddr)>);

impl Payer {
    /// Of the request that is being answered here.
    pub(in crate::http) fn current() -> Self {
        Self(CLIENT.try_with(Clone::clone).ok())
    }

    /// Works for the same client.
    pub(in crate::http) async fn scope<T>(self, work: impl Future<Output = T>) -> T {
        match self.0 {
            Some(client) => CLIENT.scope(client, work).await,
            None => work.await,
        }
    }
}

impl Account {
    fn now(self, now: u64, rate: u64) -> Self {
        Self { debt: self.debt.saturating_sub(now.saturating_sub(self.at).saturating_mul(rate)), at: now.max(self.at) }
    }
}

impl ClientBudgets {
    /// So many milliseconds of computing in a second for each client.
    pub(in crate::http) fn new(milliseconds: u64) -> Self {
        Self { rate: milliseconds.max(1), begun: Instant::now(), accounts: Mutex::default() }
    }

    /// Answers a request for a client.
    pub(in crate::http) async fn scope<T>(self: &Arc<Self>, client: IpAddr, answer: impl Future<Output = T>) -> T {
        CLIENT.scope((Arc::clone(self), account_of(client)), answer).await
    }

    fn accounts(&self) -> MutexGuard<'_, HashMap<IpAddr, Account>> {
        self.accounts.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn now(&self) -> u64 {
        u64::try_from(self.begun.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    /// Sets a sum aside, or says in how many seconds there is something to spend again.
    fn set_aside(&self, client: IpAddr, now: u64) -> Result<u64, u64> {
        let mut accounts = self.accounts();
        let account = accounts.get(&client).copied().unwrap_or_default().now(now, self.rate);
        let most = self.rate.saturating_mul(OVER);
        if account.debt >= most {
            return Err((account.debt - most).div_ceil(self.rate).div_ceil(1000).max(1));
        }
        if accounts.len() >= ACCOUNTS && !accounts.contains_key(&client) {
            forget(&mut accounts, now, self.rate);
        }
        let aside = ASIDE.min(most);
        accounts.insert(client, Account { debt: account.debt + aside, ..account });
        Ok(aside)
    }

    /// Takes what something cost in the place of what was set aside for it.
    fn settle(&self, client: IpAddr, aside: u64, cost: u64, now: u64) {
        let mut accounts = self.accounts();
        // Whose account was forgotten owes no more than this.
        let Some(account) = accounts.get_mut(&client) else { return };
        let present = account.now(now, self.rate);
        *account = Account { debt: present.debt.saturating_sub(aside).saturating_add(cost), ..present };
        if account.debt == 0 {
            accounts.remove(&client);
        }
    }
}

/// Forgets who owes nothing any more and, where that is not enough, the half that owes least.
fn forget(accounts: &mut HashMap<IpAddr, Account>, now: u64, rate: u64) {
    accounts.retain(|_, account| account.now(now, rate).debt > 0);
    if accounts.len() > ACCOUNTS / 2 {
        let mut debts: Vec<u64> = accounts.values().map(|account| account.now(now, rate).debt).collect();
        let (_, middle, _) = debts.select_nth_unstable(accounts.len() / 2);
        let middle = *middle;
        let greater = debts.iter().filter(|debt| **debt > middle).count();
        let mut equals = (ACCOUNTS / 2).saturating_sub(greater);
        accounts.retain(|_, account| {
            let debt = account.now(now, rate).debt;
            let is_equal = debt == middle && equals > 0;
            equals -= usize::from(is_equal);
            debt > middle || is_equal
        });
    }
}

/// Who pays together: an address, of IPv6 the network of 64 bits that one household has.
fn account_of(client: IpAddr) -> IpAddr {
    match client.to_canonical() {
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() & !u128::from(u64::MAX))),
        address @ IpAddr::V4(_) => address,
    }
}

impl Charge {
    /// Sets a sum aside for something that has to be made for the client whose request is being answered; nothing where clients
    /// have no budget.
    pub(in crate::http) fn begin() -> Result<Option<Self>, Problem> {
        let Ok((budgets, client)) = CLIENT.try_with(Clone::clone) else { return Ok(None) };
        let aside =
            budgets.set_aside(client, budgets.now()).map_err(|seconds| Problem::too_many_requests(budgets.rate, seconds))?;
        Ok(Some(Self { budgets, client, aside }))
    }

    /// It is made, and took so long.
    pub(in crate::http) fn pay(mut self, took: Duration) {
        let cost = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
        self.budgets.settle(self.client, std::mem::take(&mut self.aside), cost, self.budgets.now());
    }
}

impl Drop for Charge {
    fn drop(&mut self) {
        if self.aside > 0 {
            self.budgets.settle(self.client, self.aside, 0, self.budgets.now());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(192, 0, 2, 1));

    #[test]
    fn ten_seconds_may_be_spent_at_once_and_come_back_with_time() {
        // 50 ms a second: 500 ms at once.
        let budgets = ClientBudgets::new(50);
        let aside = budgets.set_aside(ONE, 0).unwrap();
        budgets.settle(ONE, aside, 499_999, 0);
        let aside = budgets.set_aside(ONE, 0).unwrap();
        budgets.settle(ONE, aside, 100_001, 0);
        // 600 ms are owed, of which 100 ms too much, which come back in two seconds.
        assert_eq!(budgets.set_aside(ONE, 0), Err(2));
        assert_eq!(budgets.set_aside(ONE, 1_999), Err(1));
        assert_eq!(budgets.set_aside(ONE, 2_001), Ok(ASIDE));
        assert!(budgets.set_aside("192.0.2.2".parse().unwrap(), 0).is_ok(), "another client");
    }

    #[test]
    fn many_at_once_do_not_pass_before_the_first_has_paid() {
        // 10 ms a second are 100 ms at once: ten sums of 10 ms.
        let budgets = ClientBudgets::new(10);
        assert_eq!((0..100).filter(|_| budgets.set_aside(ONE, 0).is_ok()).count(), 10);
        budgets.settle(ONE, ASIDE, 0, 0);
        assert_eq!(budgets.set_aside(ONE, 0), Ok(ASIDE), "one was not made");
    }

    #[test]
    fn there_are_never_more_accounts_than_so_many_and_who_owes_most_is_not_forgotten() {
        let budgets = ClientBudgets::new(1);
        let aside = budgets.set_aside(ONE, 0).unwrap();
        budgets.settle(ONE, aside, 1_000_000, 0);
        for number in 0..(3 * ACCOUNTS) {
            let client = IpAddr::V4(std::net::Ipv4Addr::from_bits(u32::try_from(number).unwrap()));
            assert!(budgets.set_aside(client, 1).is_ok());
            assert!(budgets.accounts().len() <= ACCOUNTS);
        }
        assert!(budgets.set_aside(ONE, 1).is_err(), "the greatest debtor");
        // Ten seconds on, what was set aside is forgiven.
        forget(&mut budgets.accounts(), 20_000, 1);
        assert_eq!(budgets.accounts().len(), 1);
    }

    #[test]
    fn a_household_pays_together() {
        let account = |text: &str| account_of(text.parse().unwrap()).to_string();
        assert_eq!(account("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::");
        assert_eq!(account("2001:db8:1:2:ffff::"), account("2001:db8:1:2::1"));
        assert_eq!(account("::ffff:192.0.2.1"), "192.0.2.1");
    }

    #[tokio::test]
    async fn a_charge_belongs_to_the_request_that_is_answered() {
        assert!(Charge::begin().unwrap().is_none(), "no client");
        let budgets = Arc::new(ClientBudgets::new(1));
        let answer = async {
            let charge = Charge::begin().unwrap().unwrap();
            drop(charge);
            assert!(budgets.accounts().is_empty(), "what was not made costs nothing");
            Charge::begin().unwrap().unwrap().pay(Duration::from_secs(1));
            Charge::begin().unwrap_err().status().as_u16()
        };
        assert_eq!(budgets.scope(ONE, answer).await, 429);
    }
}
