//! The task that reloads: when files change, at SIGHUP and when a request asks for it; one reload after another, and one more when
//! something changed meanwhile.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use tokio::{
    signal::unix::Signal,
    sync::Notify,
    time::{Instant, Interval, MissedTickBehavior, interval_at, timeout},
};

use super::{served_files::Reloading, watch_option::WatchOption};
use crate::{
    dataset::caught,
    http::{App, ReloadAsked, ReloadResult, ReloadsAsked, Snapshot},
    watch::{Patience, Watcher},
};

/// Every so many looks at the files, their bytes are looked at too.
const BY_CONTENT: u64 = 60;
/// So many times the time that files must be left alone is waited for at most.
const UNSETTLED: u32 = 20;

/// What a reload is for.
enum Wish {
    Changed,
    Look,
    Published,
    Hangup,
    Asked(ReloadAsked),
}

/// Looks again and again, a period apart at least.
fn every(period: Duration) -> Interval {
    let mut looks = interval_at(Instant::now() + period, period);
    looks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    looks
}

/// The next look; never where there are none.
async fn tick(looks: &mut Option<Interval>) {
    match looks {
        Some(looks) => {
            looks.tick().await;
        }
        None => std::future::pending().await,
    }
}

/// The task.
pub(super) struct ReloadTask {
    app: Arc<App>,
    reloading: Arc<Reloading>,
    asked: ReloadsAsked,
    changed: Arc<Notify>,
    watcher: Option<Arc<Mutex<Watcher>>>,
    /// Looks after the watcher, and after what is made before somebody waits for it.
    upkeep: Patience<()>,
    looks: Option<Interval>,
    /// Looks at what is published elsewhere.
    published: Option<Interval>,
    hangup: Signal,
    settle: Duration,
    ready: fn(&Snapshot),
}

impl ReloadTask {
    /// Watches from now on; `changed` is told of what is to be loaded, and `ready` makes what would else be made while somebody waits.
    pub(super) fn new(
        app: Arc<App>,
        reloading: Arc<Reloading>,
        asked: ReloadsAsked,
        changed: Arc<Notify>,
        (settle, patience): (Duration, Duration),
        (hangup, ready): (Signal, fn(&Snapshot)),
    ) -> Self {
        let upkeep = Patience::new(patience, Arc::new(|| ()));
        Self { app, reloading, asked, changed, watcher: None, upkeep, looks: None, published: None, hangup, settle, ready }
    }

    /// The same, told when files change.
    pub(super) fn watching(mut self, option: &WatchOption) -> Self {
        let places = self.reloading.places();
        if !option.watches() || places.is_empty() {
            return self;
        }
        let changed = Arc::clone(&self.changed);
        match Watcher::new(places, move || changed.notify_one()) {
            Ok(watcher) => self.watcher = Some(Arc::new(Mutex::new(watcher))),
            Err(error) => tracing::warn!("files cannot be watched, so that changes are seen later: {error}"),
        }
        // What changed since it was read, and before it was watched.
        self.changed.notify_one();
        self.looks = option.poll().map(every);
        self
    }

    /// The same, looking so often at what is published elsewhere.
    pub(super) fn looking_every(self, period: Option<Duration>) -> Self {
        Self { published: period.map(every), ..self }
    }

    /// Reloads for as long as it runs.
    pub(super) async fn run(mut self) {
        let mut looked = 0;
        loop {
            let wish = self.next().await;
            let (is_look, is_hangup) = (matches!(wish, Wish::Look | Wish::Published), matches!(wish, Wish::Hangup));
            let is_of_files = matches!(wish, Wish::Look);
            let mut waiting = Vec::new();
            match wish {
                Wish::Changed => waiting.extend(self.settled().await),
                Wish::Look => looked += 1,
                Wish::Hangup | Wish::Published => {}
                Wish::Asked(asked) => waiting.push(asked),
            }
            waiting.extend(self.asked.waiting());
            let by_content = is_of_files && looked % BY_CONTENT == 0;
            let is_quiet = is_look && waiting.is_empty();
            self = match self.reload(waiting, by_content, (is_quiet, is_hangup)).await {
                Some(task) => task,
                None => return,
            };
        }
    }

    async fn next(&mut self) -> Wish {
        let hangup = async {
            if self.hangup.recv().await.is_none() {
                std::future::pending::<()>().await;
            }
        };
        tokio::select! {
            () = self.changed.notified() => Wish::Changed,
            () = tick(&mut self.looks) => Wish::Look,
            () = tick(&mut self.published) => Wish::Published,
            () = hangup => Wish::Hangup,
            asked = self.asked.next() => Wish::Asked(asked),
        }
    }

    /// Waits until files are left alone, so that few are seen half written; not when somebody waits.
    async fn settled(&mut self) -> Option<ReloadAsked> {
        let begun = Instant::now();
        while begun.elapsed() < self.settle * UNSETTLED {
            tokio::select! {
                asked = self.asked.next() => return Some(asked),
                again = timeout(self.settle, self.changed.notified()) => if again.is_err() { return None },
            }
        }
        None
    }

    /// One reload, in a thread for work that waits for the disk; nothing when the program ends.
    async fn reload(self, waiting: Vec<ReloadAsked>, by_content: bool, (is_quiet, is_hangup): (bool, bool)) -> Option<Self> {
        let work = move || {
            let again = caught(|| self.reloading.again(&self.app.snapshot(), by_content));
            let (snapshot, report) = match again {
                Ok(again) => again,
                Err(panic) => {
                    // One reload is lost, and not those to come. Who waits for this one is told by the end of their waiting.
                    tracing::error!("not loaded again; this is a fault of dyad, please report it: {panic}");
                    self.app.reload_failed();
                    return self;
                }
            };
            let is_other = snapshot.is_some();
            // A look that finds what the last one found is no reload.
            if is_other || !is_quiet {
                self.app.reloaded(snapshot, &report);
            }
            if is_other || is_hangup {
                let said = match report.result {
                    ReloadResult::Unchanged => "nothing has changed",
                    ReloadResult::Loaded => "loaded again",
                    ReloadResult::Kept => "loaded again but for what has a fault",
                };
                let served = self.app.snapshot();
                let datasets = served.catalogue().map_or(0, |catalogue| catalogue.datasets().count());
                tracing::info!("{said}: {datasets} datasets, {} charts", served.charts().len());
            }
            for asked in waiting {
                // Who does not wait any more needs no answer.
                drop(asked.send(report.clone()));
            }
            self.keep_up(is_other);
            self
        };
        tokio::task::spawn_blocking(work).await.ok()
    }

    /// What is done after a reload, when nobody waits for it.
    fn keep_up(&self, is_other: bool) {
        if let Some(watcher) = self.watcher.clone() {
            let work = move || watcher.lock().unwrap_or_else(PoisonError::into_inner).look_again();
            self.upkeep.run("watcher", None, work);
        }
        if is_other {
            let (served, ready) = (self.app.snapshot(), self.ready);
            self.upkeep.run("ready", None, move || ready(&served));
        }
    }
}
