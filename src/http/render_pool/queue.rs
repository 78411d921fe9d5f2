//! Who is next: a queue for each share of the processors, of which the one that had least for its weight is served first (start-time
//! fair queueing, Goyal et al. 1996). While one share alone has work it gets all; a flood of one leaves the others theirs.
//!
//! When the queue is full, what came last of the share with the greatest cost for its weight goes, which may be what comes now:
//! costly work is refused before cheap work.

use std::collections::VecDeque;

use super::work::{Share, Work};

/// So fine are shares counted; a multiple of every weight.
const UNIT: u64 = 8;

/// The queue.
#[derive(Debug)]
pub(super) struct FairQueue<J> {
    lanes: [Lane<J>; Share::ALL.len()],
    /// What the share that was served last had had by then.
    now: u64,
    /// So many may wait.
    most: usize,
}

/// What waits of one share.
#[derive(Debug)]
struct Lane<J> {
    waiting: VecDeque<(Work, J)>,
    /// What the share has had so far, for its weight.
    had: u64,
}

/// What became of work that came.
#[derive(Debug)]
pub(super) enum Pushed<J> {
    /// It waits.
    Waits,
    /// It waits, and this was refused in its place.
    InPlaceOf(Work, J),
    /// It was refused.
    Refused(J),
}

impl<J> FairQueue<J> {
    pub(super) fn new(most: usize) -> Self {
        Self { lanes: std::array::from_fn(|_| Lane { waiting: VecDeque::new(), had: 0 }), now: 0, most }
    }

    /// How many wait of a share.
    pub(super) fn waiting(&self, share: Share) -> usize {
        self.lanes[share as usize].waiting.len()
    }

    /// How many wait.
    pub(super) fn len(&self) -> usize {
        self.lanes.iter().map(|lane| lane.waiting.len()).sum()
    }

    /// Is there no room for more?
    pub(super) fn is_full(&self) -> bool {
        self.len() >= self.most
    }

    /// Takes out what nobody wants any more.
    pub(super) fn take_out(&mut self, is_wanted: impl Fn(&J) -> bool) -> Vec<J> {
        let mut unwanted = Vec::new();
        for lane in &mut self.lanes {
            let (kept, gone): (VecDeque<_>, VecDeque<_>) =
                std::mem::take(&mut lane.waiting).into_iter().partition(|(_, job)| is_wanted(job));
            lane.waiting = kept;
            unwanted.extend(gone.into_iter().map(|(_, job)| job));
        }
        unwanted
    }

    /// Puts work at the end of its share.
    pub(super) fn push(&mut self, work: Work, job: J) -> Pushed<J> {
        let own = work.share();
        let mut outcome = Pushed::Waits;
        if self.is_full() {
            let burden = |share: &Share| {
                let waiting: u64 = self.lanes[*share as usize].waiting.iter().map(|(work, _)| work.cost()).sum();
                let coming = if *share == own { work.cost() } else { 0 };
                (waiting + coming) * UNIT / share.weight()
            };
            // Of equal ones it is that of what comes.
            let heaviest = Share::ALL.into_iter().max_by_key(|share| (burden(share), *share == own)).unwrap_or(own);
            let last = if heaviest == own { None } else { self.lanes[heaviest as usize].waiting.pop_back() };
            let Some((work, refused)) = last else { return Pushed::Refused(job) };
            outcome = Pushed::InPlaceOf(work, refused);
        }
        let lane = &mut self.lanes[own as usize];
        if lane.waiting.is_empty() {
            // Who had nothing to do has no claim to what he left to the others.
            lane.had = lane.had.max(self.now);
        }
        lane.waiting.push_back((work, job));
        outcome
    }

    /// The next that may start now.
    pub(super) fn pop(&mut self, may_start: impl Fn(Work) -> bool) -> Option<(Work, J)> {
        let ready = |share: &Share| self.lanes[*share as usize].waiting.front().is_some_and(|(work, _)| may_start(*work));
        let next = Share::ALL.into_iter().filter(ready).min_by_key(|share| self.lanes[*share as usize].had)?;
        let lane = &mut self.lanes[next as usize];
        self.now = self.now.max(lane.had);
        let (work, job) = lane.waiting.pop_front()?;
        lane.had = lane.had.saturating_add(weighed(work, work.cost()));
        Some((work, job))
    }

    /// Work took so many microseconds, which may be more or less than it was thought to cost.
    pub(super) fn settle(&mut self, work: Work, took: u64) {
        let lane = &mut self.lanes[work.share() as usize];
        lane.had = lane.had.saturating_sub(weighed(work, work.cost())).saturating_add(weighed(work, took));
    }
}

fn weighed(work: Work, microseconds: u64) -> u64 {
    microseconds.saturating_mul(UNIT) / work.share().weight()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LARGE: Work = Work::Pixels(16_000_000);

    fn any(_: Work) -> bool {
        true
    }

    #[test]
    fn one_share_alone_gets_all_and_in_order() {
        let mut queue = FairQueue::new(10);
        for number in 0..5 {
            assert!(matches!(queue.push(LARGE, number), Pushed::Waits));
        }
        let order: Vec<i32> = std::iter::from_fn(|| queue.pop(any)).map(|(_, number)| number).collect();
        assert_eq!(order, [0, 1, 2, 3, 4]);
    }

    #[test]
    fn a_flood_of_large_pictures_leaves_pages_their_share() {
        let mut queue = FairQueue::new(100);
        for number in 0..50 {
            queue.push(LARGE, number);
        }
        // The flood has been served for a while.
        for _ in 0..5 {
            assert_eq!(queue.pop(any).map(|(work, _)| work), Some(LARGE));
        }
        queue.push(Work::Page, 100);
        queue.push(Work::Page, 101);
        let next: Vec<Work> = (0..3).filter_map(|_| queue.pop(any)).map(|(work, _)| work).collect();
        assert_eq!(next, [Work::Page, Work::Page, LARGE]);
    }

    #[test]
    fn two_floods_divide_the_time_by_weight() {
        let mut queue = FairQueue::new(10_000);
        for number in 0..2_000 {
            queue.push(Work::Page, number);
            queue.push(Work::Pixels(960_000), number);
        }
        let (mut pages, mut pictures) = (0, 0);
        for _ in 0..1_000 {
            match queue.pop(any).unwrap().0 {
                Work::Page => pages += Work::Page.cost(),
                picture => pictures += picture.cost(),
            }
        }
        // Pages weigh twice as much as pictures: 2 to 1, within one picture of each.
        assert!(pages.abs_diff(2 * pictures) <= 3 * Work::Pixels(960_000).cost(), "{pages} and {pictures}");
    }

    #[test]
    fn what_took_longer_than_thought_is_paid_for() {
        let mut queue = FairQueue::new(10);
        queue.push(Work::Page, 1);
        queue.push(Work::Drawing, 1);
        let (first, _) = queue.pop(any).unwrap();
        queue.settle(first, 10_000_000);
        queue.push(Work::Page, 2);
        queue.push(Work::Page, 3);
        let rest: Vec<Work> = std::iter::from_fn(|| queue.pop(any)).map(|(work, _)| work).collect();
        assert_eq!((first, rest), (Work::Page, vec![Work::Drawing, Work::Page, Work::Page]));
    }

    #[test]
    fn who_had_nothing_to_do_saves_nothing_up() {
        let mut queue = FairQueue::new(1_000);
        for number in 0..100 {
            queue.push(Work::Table, number);
            queue.pop(any);
        }
        for number in 0..10 {
            queue.push(Work::Table, number);
            queue.push(LARGE, number);
        }
        let large = (0..10).filter_map(|_| queue.pop(any)).filter(|(work, _)| *work == LARGE).count();
        assert!(large <= 2, "{large} large pictures ran before the tables");
    }

    #[test]
    fn when_it_is_full_the_costliest_is_refused_first() {
        let mut queue = FairQueue::new(3);
        for number in 0..3 {
            queue.push(LARGE, number);
        }
        assert!(matches!(queue.push(LARGE, 3), Pushed::Refused(3)));
        assert!(matches!(queue.push(Work::Page, 4), Pushed::InPlaceOf(LARGE, 2)), "the last of the large ones");
        assert!(matches!(queue.push(Work::Page, 5), Pushed::InPlaceOf(LARGE, 1)));
        assert!(matches!(queue.push(LARGE, 6), Pushed::Refused(6)), "nor does a large one push out a page");
        assert_eq!((queue.len(), queue.waiting(Share::Pages), queue.waiting(Share::LargePictures)), (3, 2, 1));
    }

    #[test]
    fn what_may_not_start_keeps_its_place_and_holds_up_nobody_else() {
        let mut queue = FairQueue::new(10);
        queue.push(LARGE, 1);
        queue.push(Work::Table, 2);
        let short = |work: Work| !work.is_long();
        assert_eq!(queue.pop(short), Some((Work::Table, 2)));
        assert_eq!(queue.pop(short), None);
        assert_eq!(queue.pop(any), Some((LARGE, 1)));
    }

    #[test]
    fn what_nobody_wants_is_taken_out() {
        let mut queue = FairQueue::new(10);
        for number in 0..6 {
            queue.push(if number < 3 { Work::Page } else { LARGE }, number);
        }
        assert_eq!(queue.take_out(|number| number % 2 == 0), [1, 3, 5]);
        assert_eq!(queue.len(), 3);
    }
}
