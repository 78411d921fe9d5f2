//! What of a claim would have to be otherwise for it to be about a figure: whose statistics, which flow, months, vintage, currency.

use chrono::NaiveDate;

use super::{figure::StatedFigure, months};
use crate::{
    dataset::date_text,
    series::Subject,
    trade::{Area, Claim, ClaimUnit, Compared, Span},
};

/// What of a claim is otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// The other side counts it.
    Reporter,
    /// Another flow.
    Flow,
    /// Other months.
    Period,
    /// The months of another calendar.
    Calendar,
    /// As it was published before.
    Vintage,
    /// Thousands of times as much or as little, or ten times.
    Scale,
    /// Tomans, of which one is ten rials.
    Toman,
    /// Another currency.
    Currency,
}

/// One thing that a claim would have to say otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What.
    pub kind: ChangeKind,
    /// What it says.
    pub from: String,
    /// What it would have to say.
    pub to: String,
}

/// All that a claim would have to say otherwise to be about a figure.
#[derive(Debug, Default)]
pub(super) struct Changes {
    pub list: Vec<Change>,
    /// How many slips that takes: months of another calendar are one.
    pub slips: usize,
    /// The less the more plausible.
    pub cost: u32,
    /// Are the months other ones, which share none with those claimed?
    is_elsewhen: bool,
    /// Are they a small part of them?
    is_small_part: bool,
    /// Is the flow one that nobody means by the other?
    is_far_flow: bool,
}

impl ChangeKind {
    /// All of them.
    pub const ALL: [Self; 8] =
        [Self::Reporter, Self::Flow, Self::Period, Self::Calendar, Self::Vintage, Self::Scale, Self::Toman, Self::Currency];

    /// The word used in answers.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Reporter => "reporter",
            Self::Flow => "flow",
            Self::Period => "period",
            Self::Calendar => "calendar",
            Self::Vintage => "vintage",
            Self::Scale => "scale",
            Self::Toman => "toman",
            Self::Currency => "currency",
        }
    }
}

impl Changes {
    /// What a claim would have to say otherwise to be about a figure; nothing where that is too far off.
    pub fn of(claim: &Claim, figure: &StatedFigure) -> Option<Self> {
        let mut changes = Self::default();
        changes.side_and_flow(claim, figure)?;
        changes.months(claim, figure)?;
        if figure.is_superseded {
            changes.slip(6, [(ChangeKind::Vintage, "latest".to_owned(), date_text(figure.published))]);
        }
        let said = match &claim.unit {
            Some(ClaimUnit::Currency(code)) => Some(code),
            _ => claim.currency.as_ref(),
        };
        if let (Some(said), Some(own)) = (said, &figure.currency)
            && said != own
        {
            changes.slip(10, [(ChangeKind::Currency, said.clone(), own.clone())]);
        }
        Some(changes)
    }

    /// One slip, or several only where the figure is of the same months: anything would fit some of all figures of all times.
    pub fn is_plausible(&self) -> bool {
        let only_alone = |change: &Change| matches!(change.kind, ChangeKind::Vintage | ChangeKind::Currency);
        let is_one = self.slips == 1;
        let is_close = !self.is_elsewhen && !self.is_small_part && !self.is_far_flow;
        is_one || (self.slips <= 3 && is_close && !self.list.iter().any(only_alone))
    }

    fn slip<const N: usize>(&mut self, cost: u32, changed: [(ChangeKind, String, String); N]) {
        self.slips += 1;
        self.cost += cost;
        self.list.extend(changed.map(|(kind, from, to)| Change { kind, from, to }));
    }

    /// Exports of one side are imports of the other: the same goods are another reporter, and no other flow.
    fn side_and_flow(&mut self, claim: &Claim, figure: &StatedFigure) -> Option<()> {
        let is = |own: Area, other: Area| own == other || own.same_trade() == Some(other);
        let is_mirror = !is(figure.dyad.reporter, claim.dyad.reporter) && is(figure.dyad.reporter, claim.dyad.partner);
        let claimed = Subject::of_claim(claim.flow);
        let seen = if is_mirror { figure.subject.mirrored()? } else { figure.subject };
        if is_mirror && Subject::Balance == claimed {
            // What is a surplus to one side is a deficit to the other.
            return None;
        }
        if is_mirror && !claim.is_open {
            let code = |area: Area| area.code().to_owned();
            self.slip(10, [(ChangeKind::Reporter, code(claim.dyad.reporter), code(figure.dyad.reporter))]);
        }
        if seen != claimed {
            let both = [seen, claimed];
            let is_part =
                both.contains(&Subject::Turnover) && both.iter().any(|one| matches!(one, Subject::Exports | Subject::Imports));
            let is_reverse = both.contains(&Subject::Exports) && both.contains(&Subject::Imports);
            self.is_far_flow = !is_part && !is_reverse;
            let cost = if is_part {
                12
            } else if is_reverse {
                14
            } else {
                18
            };
            self.slip(cost, [(ChangeKind::Flow, claim.flow.word().to_owned(), figure.subject.word().to_owned())]);
        }
        Some(())
    }

    /// A part of the months or what they are a part of, the same months of another year, or about the same days of another calendar.
    fn months(&mut self, claim: &Claim, figure: &StatedFigure) -> Option<()> {
        let said = claim.period.as_ref()?;
        let usual = said.year_before();
        let is_usual = |span: &Span| (span.first_month(), span.months()) == (usual.first_month(), usual.months());
        let based = match &claim.compared_to {
            Compared::To(span) if !is_usual(span) => Some(span),
            _ => None,
        };
        if figure.compared_to.as_ref() != based {
            return None;
        }
        let own = &figure.period;
        let (from, to) = (said.to_string(), own.to_string());
        if figure.calendar != claim.calendar {
            let cost = self.other_calendar(months::days(said, claim.calendar)?, figure.days()?, (said.months(), own.months()))?;
            let calendars = (ChangeKind::Calendar, claim.calendar.word().to_owned(), figure.calendar.word().to_owned());
            self.slip(cost, [(ChangeKind::Period, from, to), calendars]);
            return Some(());
        }
        let ends = |span: &Span| (span.first_month(), span.first_month() + span.months());
        let (asked, found) = (ends(said), ends(own));
        if asked == found {
            return Some(());
        }
        let holds = |outer: (i32, i32), inner: (i32, i32)| outer.0 <= inner.0 && inner.1 <= outer.1;
        let years = (found.0 - asked.0).abs();
        let cost = if holds(asked, found) || holds(found, asked) {
            self.is_small_part = own.months() * 2 < said.months();
            if asked.0 == found.0 { 10 } else { 14 }
        } else if own.months() == said.months() && years % 12 == 0 {
            self.is_elsewhen = true;
            10 + 2 * u32::try_from((years / 12 - 1).clamp(0, 10)).ok()?
        } else {
            return None;
        };
        self.slip(cost, [(ChangeKind::Period, from, to)]);
        Some(())
    }

    /// Months of another calendar are meant for those claimed where most of their days are.
    fn other_calendar(
        &mut self,
        asked: (NaiveDate, NaiveDate),
        found: (NaiveDate, NaiveDate),
        months: (i32, i32),
    ) -> Option<u32> {
        let (both, shorter) = months::shared(asked, found);
        self.is_small_part = months.1 * 2 < months.0;
        let cost = if months.0 == months.1 { 12 } else { 16 };
        (both * 2 > shorter).then_some(cost)
    }
}
