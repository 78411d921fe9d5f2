//! A double of an engine elsewhere: it has the rows of a table, and answers, fails or keeps who asks waiting, as it is told.

use std::{
    fs,
    path::Path,
    sync::{
        Arc, Condvar, Mutex,
        atomic::{AtomicUsize, Ordering::SeqCst},
    },
    time::Duration,
};

use crate::{
    dataset::{Catalogue, Roots},
    table::{
        Block, EngineFault, EngineReport, EngineWatch, Observation, Products, RowSource, Rows, Selection, Slice, StorageError,
        TradeTable,
    },
    trade::{Dyad, Product},
    wanted::Wanted,
};

/// What it does with a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Does {
    /// Answers.
    Answers,
    /// Fails.
    Fails(EngineFault),
    /// Answers so many questions more, then fails once.
    FailsAfter(usize),
    /// Keeps who asks waiting until it is told otherwise, nobody waits any more, or the time is over.
    Waits,
}

/// The double.
#[derive(Debug)]
pub(super) struct Double {
    held: TradeTable,
    does: Mutex<Does>,
    told: Condvar,
    /// Questions that it was asked.
    pub questions: AtomicUsize,
    /// Questions that are with it.
    pub running: AtomicUsize,
    /// Questions that were given up, since nobody waited any more.
    pub given_up: AtomicUsize,
    report: Mutex<EngineReport>,
    rests_for: Mutex<Option<Duration>>,
}

impl Double {
    /// The built-in data, whose rows it has.
    pub(super) fn with_builtin() -> (Arc<Self>, Catalogue) {
        Self::with(Catalogue::load(&Roots::Builtin, None).unwrap())
    }

    /// The same, beside a dataset of another pair that is here.
    pub(super) fn beside_another() -> (Arc<Self>, Catalogue) {
        let root = tempfile::tempdir().unwrap();
        let datasets = Path::new(env!("CARGO_MANIFEST_DIR")).join("datasets/russia-iran");
        let (own, made) = (root.path().join("russia-iran"), root.path().join("made"));
        for folder in [&own, &made] {
            fs::create_dir(folder).unwrap();
        }
        for file in fs::read_dir(datasets).unwrap().map(Result::unwrap).filter(|file| file.path().is_file()) {
            fs::copy(file.path(), own.join(file.file_name())).unwrap();
        }
        let descriptor = r#"{"name": "made", "created": "2024-01-01T00:00:00Z", "sources": [{"name": "made", "title": "Made",
            "reporting": "reported"}], "resources": [{"name": "observations", "path": "observations.csv"}]}"#;
        let rows = "reporter,partner,flow,product,period,value,currency,unit_mult,decimals,valuation,status,source\n\
                    DEU,FRA,export,TOTAL,2020,5,USD,9,0,FOB,A,made\nDEU,FRA,export,TOTAL,2021,6,USD,9,0,FOB,A,made\n";
        fs::write(made.join("datapackage.json"), descriptor).unwrap();
        fs::write(made.join("observations.csv"), rows).unwrap();
        let catalogue = Catalogue::load(&Roots::Folder(root.path().to_owned()), None).unwrap();
        assert_eq!(catalogue.datasets().count(), 2, "{:?}", catalogue.entries());
        Self::with(catalogue)
    }

    fn with(catalogue: Catalogue) -> (Arc<Self>, Catalogue) {
        let mut double = None;
        let catalogue = catalogue.with_table("russia-iran", |held| {
            let index = held.index().clone();
            let made = Arc::new(Self {
                held,
                does: Mutex::new(Does::Answers),
                told: Condvar::new(),
                questions: AtomicUsize::new(0),
                running: AtomicUsize::new(0),
                given_up: AtomicUsize::new(0),
                report: Mutex::default(),
                rests_for: Mutex::default(),
            });
            double = Some(Arc::clone(&made));
            TradeTable::asked(index, made)
        });
        (double.unwrap(), catalogue)
    }

    pub(super) fn now(&self, does: Does) {
        *self.does.lock().unwrap() = does;
        self.told.notify_all();
    }

    /// Reports this from now on.
    pub(super) fn reports(&self, report: EngineReport, rests_for: Option<Duration>) {
        *self.report.lock().unwrap() = report;
        *self.rests_for.lock().unwrap() = rests_for;
    }

    fn asked(&self) -> Result<(), EngineFault> {
        self.questions.fetch_add(1, SeqCst);
        self.running.fetch_add(1, SeqCst);
        let outcome = self.outcome();
        self.running.fetch_sub(1, SeqCst);
        outcome
    }

    fn outcome(&self) -> Result<(), EngineFault> {
        let wanted = Wanted::current();
        let mut does = self.does.lock().unwrap();
        loop {
            match &mut *does {
                Does::Answers => return Ok(()),
                Does::Fails(fault) => return Err(fault.clone()),
                Does::FailsAfter(0) => {
                    *does = Does::Answers;
                    return Err(EngineFault::Unreachable);
                }
                Does::FailsAfter(more) => {
                    *more -= 1;
                    return Ok(());
                }
                Does::Waits if !wanted.is_wanted() => {
                    self.given_up.fetch_add(1, SeqCst);
                    return Err(EngineFault::Unwanted);
                }
                Does::Waits if wanted.time_left(Duration::MAX).is_zero() => {
                    return Err(EngineFault::Overdue { milliseconds: 1 });
                }
                Does::Waits => does = self.told.wait_timeout(does, Duration::from_millis(1)).unwrap().0,
            }
        }
    }

    fn rows(&self, slice: &Slice<'_>, rows: &mut Rows) -> Result<(), StorageError> {
        for series in self.held.slice(slice)? {
            let key = series.key;
            for row in series.stored(None) {
                rows.push(&Observation::of(key, row), 0);
            }
        }
        Ok(())
    }
}

impl RowSource for Double {
    fn slice(&self, slice: &Slice<'_>) -> Result<Arc<Block>, StorageError> {
        self.asked()?;
        let mut rows = Rows::default();
        self.rows(slice, &mut rows)?;
        Ok(Arc::new(Block::from_sorted(&rows.sorted())))
    }

    fn selection(&self, selection: &Selection<'_>) -> Result<Rows, StorageError> {
        self.asked()?;
        let mut rows = Rows::default();
        let (first, last) = selection.dyads;
        let within = |dyad: &Dyad| (first..=last).contains(dyad);
        for dyad in self.held.index().dyads().iter().map(|extent| extent.dyad).filter(within) {
            self.rows(&Slice::of_dyad(dyad, selection.products), &mut rows)?;
            if selection.with_total && !selection.products.has_total() {
                self.rows(&Slice::of_dyad(dyad, Products::One(&Product::Total)), &mut rows)?;
            }
        }
        Ok(rows)
    }

    fn is_at_hand(&self, _: Dyad) -> bool {
        false
    }

    fn rows_of(&self, _: Products<'_>, _: Option<u16>) -> Option<u64> {
        None
    }
}

impl EngineWatch for Double {
    fn report(&self) -> EngineReport {
        self.report.lock().unwrap().clone()
    }

    fn rests_for(&self) -> Option<Duration> {
        *self.rests_for.lock().unwrap()
    }
}
