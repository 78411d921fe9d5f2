//! Which months a statement is about, and which it compares them to.

use super::{
    anchor::{Anchor, Form},
    fiscal,
    kind::Said,
    scene::Scene,
    sense::Sense,
    subject::Subject,
};
use crate::{
    language::Language,
    statement::{
        Place,
        mark::{PeriodMark, PeriodRole},
    },
    trade::{Calendar, ClaimKind, Compared, Span},
};

/// The months of a statement.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct When {
    pub period: Option<(Span, Calendar, Place)>,
    pub compared_to: Compared,
    /// Where that is told.
    pub compared_at: Option<Place>,
    /// Is it told what is compared to, but not which months that are?
    pub is_base_open: bool,
}

/// Where a statement stands among the others.
pub(super) struct Setting<'a> {
    pub scene: &'a Scene<'a>,
    pub anchors: &'a [Anchor],
    pub subjects: &'a [Subject],
    /// Its place among the anchors.
    pub number: usize,
    /// Is it a forecast or target, which may be told with "by 2030"?
    pub is_future: bool,
    /// Whose fiscal years are meant where such are told.
    pub fiscal: Option<Calendar>,
}

/// The months of the anchor of this meaning.
pub(super) fn when(setting: &Setting<'_>, said: &Said) -> When {
    let scene = setting.scene;
    let anchor = &setting.anchors[setting.number];
    let mut when = When::default();
    if let Form::Compared(_, place) = anchor.form {
        when.period = spoken(setting).and_then(|at| told(setting, at));
        compared(setting, place, &mut when);
        if when.period.is_some() && matches!(scene.periods[place].role, PeriodRole::YearEarlier | PeriodRole::YearBefore) {
            let before = when.period.as_ref().map(|(span, ..)| span.year_before());
            when.compared_to = before.map_or(Compared::NotStated, Compared::To);
            when.is_base_open = false;
        }
        return when;
    }
    if let Some((from, to)) = bridge(setting, said) {
        when.period = told(setting, to);
        if said.kind == ClaimKind::Level {
            when.period =
                when.period.and_then(|(_, calendar, place)| joined(scene, from, to).map(|span| (span, calendar, place)));
        } else {
            compared(setting, from, &mut when);
        }
        return when;
    }
    if let Some(at) = spoken(setting) {
        when.period = told(setting, at);
    }
    if said.is_base || earlier(setting) {
        base(setting, said, &mut when);
        return when;
    }
    match said.kind {
        ClaimKind::Growth | ClaimKind::Multiple | ClaimKind::Change | ClaimKind::AverageGrowth => {
            base_of_change(setting, &mut when);
        }
        ClaimKind::RecordHigh | ClaimKind::RecordLow => {
            let segment = scene.segment(anchor.tokens.start);
            let since =
                scene.periods.iter().position(|mark| mark.role == PeriodRole::Since && segment.contains(&mark.tokens.start));
            if let Some(place) = since.filter(|place| scene.periods[*place].tokens.start >= anchor.tokens.start) {
                compared(setting, place, &mut when);
            }
        }
        _ => {}
    }
    when
}

fn told(setting: &Setting<'_>, at: usize) -> Option<(Span, Calendar, Place)> {
    let mark = &setting.scene.periods[at];
    let (span, calendar) = match (&mark.span, mark.fiscal) {
        (Some(span), _) => (span.clone(), mark.calendar),
        (None, Some(year)) => fiscal::months(year, mark.part, setting.fiscal?)?,
        (None, None) => return None,
    };
    Some((span, calendar, place(setting.scene, mark)))
}

fn place(scene: &Scene<'_>, mark: &PeriodMark) -> Place {
    let bytes = scene.bytes(&mark.tokens);
    if mark.is_reckoned { Place::Reckoned(bytes) } else { Place::At(bytes) }
}

fn compared(setting: &Setting<'_>, at: usize, when: &mut When) {
    let mark = &setting.scene.periods[at];
    when.compared_at = Some(place(setting.scene, mark));
    let span = told(setting, at).map(|(span, ..)| span);
    let span = match (mark.role, &when.period) {
        (PeriodRole::SameMonths, Some((period, ..))) => span.and_then(|span| same_months(period, &span)),
        _ => span,
    };
    match span {
        Some(span) => when.compared_to = Compared::To(span),
        None => when.is_base_open = true,
    }
}

/// The months of a period in another year.
fn same_months(period: &Span, other: &Span) -> Option<Span> {
    let years = other.first_month().div_euclid(12) - period.first_month().div_euclid(12);
    let before = period.year_before();
    match years {
        -1 => Some(before),
        _ if period.months() == 12 => Some(other.clone()),
        _ => {
            let label = period.to_string();
            let year = other.first_month().div_euclid(12);
            format!("{year:04}{}", label.get(4..)?).parse().ok()
        }
    }
}

/// The months of two marks and all between.
fn joined(scene: &Scene<'_>, from: usize, to: usize) -> Option<Span> {
    let (first, last) = (scene.periods[from].span.as_ref()?, scene.periods[to].span.as_ref()?);
    let months = last.first_month() + last.months() - first.first_month();
    let year = first.first_month().div_euclid(12);
    let month = first.first_month().rem_euclid(12) + 1;
    (months > 0).then(|| format!("{year:04}-{month:02}/P{months}M").parse().ok()).flatten()
}

/// "from 2016 to 2023", near the figure: the places of both.
fn bridge(setting: &Setting<'_>, said: &Said) -> Option<(usize, usize)> {
    let scene = setting.scene;
    let anchor = &setting.anchors[setting.number];
    let segment = scene.segment(anchor.tokens.start);
    let figures = setting.anchors.iter().filter(|anchor| matches!(anchor.form, Form::Figure(_))).count();
    let place = (1..scene.periods.len()).find(|place| {
        let (from, to) = (&scene.periods[place - 1], &scene.periods[*place]);
        from.role == PeriodRole::From && to.role == PeriodRole::To && segment.contains(&from.tokens.start)
    })?;
    // "from $1.5bn in 2021 to $5bn in 2023" has a figure for each.
    let own = scene.periods.iter().filter(|mark| mark.role == PeriodRole::In).count();
    (figures == 1 || own == 0 || said.kind == ClaimKind::AverageGrowth).then_some((place - 1, place))
}

fn serves(mark: &PeriodMark, is_future: bool) -> bool {
    match mark.role {
        PeriodRole::In => true,
        PeriodRole::To => is_future,
        _ => false,
    }
}

/// The place of the period that is spoken of.
fn spoken(setting: &Setting<'_>) -> Option<usize> {
    let scene = setting.scene;
    let number = setting.number;
    let anchor = &setting.anchors[number];
    let segment = scene.segment(anchor.tokens.start);
    let compared: Vec<usize> = setting
        .anchors
        .iter()
        .filter_map(|anchor| if let Form::Compared(_, place) = anchor.form { Some(place) } else { None })
        .collect();
    let usable: Vec<usize> =
        (0..scene.periods.len()).filter(|at| serves(&scene.periods[*at], setting.is_future) && !compared.contains(at)).collect();
    if let Some(at) = listed(setting, &usable) {
        return Some(at);
    }
    let after = |at: usize| owner_after(setting, at);
    let own = usable.iter().copied().find(|at| after(*at) == Some(number));
    if own.is_some() {
        return own;
    }
    let before = usable.iter().copied().rev().find(|at| {
        let tokens = &scene.periods[*at].tokens;
        tokens.end <= anchor.tokens.start && segment.contains(&tokens.start)
    });
    if let Some(at) = before.filter(|at| after(*at).is_none()) {
        return Some(at);
    }
    ahead(setting, &usable).or(before).or_else(|| {
        let free = |at: &usize| after(*at).is_none();
        let whole: Vec<usize> = usable.iter().copied().filter(free).collect();
        let elsewhere = whole.iter().copied().rev().find(|at| scene.periods[*at].tokens.end <= anchor.tokens.start);
        elsewhere.or_else(|| if let [only] = whole[..] { Some(only) } else { None }).or_else(|| {
            let spans: Vec<_> = usable.iter().map(|at| &scene.periods[*at].span).collect();
            let same = spans.windows(2).all(|two| two[0] == two[1]);
            usable.first().copied().filter(|_| same && setting.anchors.len() <= 2)
        })
    })
}

/// The anchor that a period stands right behind: "$4.9bn in 2022".
fn owner_after(setting: &Setting<'_>, at: usize) -> Option<usize> {
    let start = setting.scene.periods[at].tokens.start;
    let close = |place: &usize| {
        let end = setting.anchors[*place].tokens.end;
        end <= start && start - end <= 1 && !(end..start).any(|token| is_comma(setting.scene, token))
    };
    let place = (0..setting.anchors.len()).rev().find(close)?;
    // Persian sets the period before: «در ۲۰۲۲ … و در ۲۰۲۳ …».
    (setting.scene.language != Language::Persian).then_some(place)
}

fn is_comma(scene: &Scene<'_>, token: usize) -> bool {
    matches!(scene.tokens[token].word.as_str(), "," | ";" | "(" | ")" | ":" | "-")
}

/// A period that follows, with nothing but figures and small words between: "fell 17.3 % to $4bn in 2023".
fn ahead(setting: &Setting<'_>, usable: &[usize]) -> Option<usize> {
    let scene = setting.scene;
    let anchor = &setting.anchors[setting.number];
    let at = usable.iter().copied().find(|at| scene.periods[*at].tokens.start >= anchor.tokens.end)?;
    let between = anchor.tokens.end..scene.periods[at].tokens.start;
    let inside = |token: &usize| !setting.anchors.iter().any(|anchor| anchor.tokens.contains(token));
    let parted = between.clone().filter(inside).any(|token| is_comma(scene, token));
    let turns = scene.words_in(between.clone(), |sense| matches!(sense, Sense::Split | Sense::From)).next().is_some();
    let other =
        setting.subjects.iter().any(|subject| between.contains(&subject.tokens.start) && joins_anew(scene, subject.tokens.start));
    (!parted && !turns && !other).then_some(at)
}

/// Does another thing that is spoken of begin here, rather than what the figure is of: "17 % fall in exports"?
fn joins_anew(scene: &Scene<'_>, start: usize) -> bool {
    scene.word_before(start).is_some_and(|word| word.sense == Sense::And)
}

/// As many figures as periods, each in a row: "1.5, 5 and 4 billion in 2021, 2022 and 2023".
fn listed(setting: &Setting<'_>, usable: &[usize]) -> Option<usize> {
    let scene = setting.scene;
    let figures: Vec<usize> =
        (0..setting.anchors.len()).filter(|place| matches!(setting.anchors[*place].form, Form::Figure(_))).collect();
    if figures.len() < 2 || figures.len() != usable.len() {
        return None;
    }
    let apart = |one: &std::ops::Range<usize>, two: &std::ops::Range<usize>| {
        one.end <= two.start
            && (one.end..two.start).all(|token| {
                is_comma(scene, token)
                    || scene.word_at(token).is_some_and(|word| matches!(word.sense, Sense::And | Sense::By | Sense::To))
            })
    };
    let figures_run = figures.windows(2).all(|two| apart(&setting.anchors[two[0]].tokens, &setting.anchors[two[1]].tokens));
    let periods_run = usable.windows(2).all(|two| apart(&scene.periods[two[0]].tokens, &scene.periods[two[1]].tokens));
    let place = figures.iter().position(|place| *place == setting.number)?;
    (figures_run && periods_run).then(|| usable[place])
}

/// Is the figure told of the same months a year earlier: "against $4.9bn a year earlier"?
fn earlier(setting: &Setting<'_>) -> bool {
    let scene = setting.scene;
    let anchor = &setting.anchors[setting.number].tokens;
    scene.periods.iter().any(|mark| {
        mark.role == PeriodRole::YearBefore
            && (mark.tokens.start >= anchor.end && mark.tokens.start - anchor.end <= 1
                || mark.tokens.end <= anchor.start && anchor.start - mark.tokens.end <= 3)
    })
}

/// The months of a level that a change began at.
fn base(setting: &Setting<'_>, said: &Said, when: &mut When) {
    let scene = setting.scene;
    let number = setting.number;
    let own = (0..scene.periods.len()).find(|at| {
        matches!(scene.periods[*at].role, PeriodRole::In | PeriodRole::ComparedTo | PeriodRole::YearBefore)
            && owner_after(setting, *at) == Some(number)
    });
    match own.map(|at| (&scene.periods[at].role, at)) {
        Some((PeriodRole::YearBefore, at)) => before(setting, at, when),
        Some((_, at)) => when.period = told(setting, at),
        None if earlier(setting) => {
            let at = scene.periods.iter().position(|mark| mark.role == PeriodRole::YearBefore);
            if let Some(at) = at {
                before(setting, at, when);
            }
        }
        None => {
            // "from $1.5bn to $5bn in 2022": which year it began in is not said.
            let _ = said;
            when.period = None;
        }
    }
}

/// The year before the period that is spoken of elsewhere in the sentence.
fn before(setting: &Setting<'_>, at: usize, when: &mut When) {
    let scene = setting.scene;
    let main = scene.periods.iter().position(|mark| mark.role == PeriodRole::In && mark.span.is_some());
    when.period = main
        .and_then(|main| told(setting, main))
        .map(|(span, calendar, _)| (span.year_before(), calendar, place(scene, &scene.periods[at])));
}

/// What a change is counted from.
fn base_of_change(setting: &Setting<'_>, when: &mut When) {
    let scene = setting.scene;
    let anchor = &setting.anchors[setting.number].tokens;
    let segment = scene.segment(anchor.start);
    let roles = |mark: &PeriodMark| {
        segment.contains(&mark.tokens.start)
            && matches!(
                mark.role,
                PeriodRole::ComparedTo
                    | PeriodRole::SameMonths
                    | PeriodRole::YearEarlier
                    | PeriodRole::Since
                    | PeriodRole::From
                    | PeriodRole::Vague
            )
    };
    let gap = |mark: &PeriodMark| {
        if mark.tokens.start >= anchor.end {
            mark.tokens.start - anchor.end
        } else {
            anchor.start.saturating_sub(mark.tokens.end)
        }
    };
    let nearest = (0..scene.periods.len()).filter(|at| roles(&scene.periods[*at])).min_by_key(|at| gap(&scene.periods[*at]));
    match nearest {
        Some(at) if scene.periods[at].role == PeriodRole::YearEarlier => {
            when.compared_at = Some(place(scene, &scene.periods[at]));
        }
        Some(at) if scene.periods[at].role == PeriodRole::Vague => {
            when.compared_to = Compared::NotStated;
            when.is_base_open = true;
            when.compared_at = Some(place(scene, &scene.periods[at]));
        }
        Some(at) => compared(setting, at, when),
        None if when.period.is_none() => when.compared_to = Compared::NotStated,
        None => {}
    }
}
