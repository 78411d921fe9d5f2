//! Which months a statement is about, and which it compares them to.

use super::{
    anchor::{Anchor, Form},
    fiscal,
    length::{takes, within},
    said::Said,
    scene::Scene,
    sense::Sense,
    spoken::{Setting, is_by, is_multiplied, owner_after, spoken},
};
use crate::{
    language::Language,
    statement::{
        Place,
        mark::{Measure, PeriodMark, PeriodRole},
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

/// The months of the anchor of this meaning.
pub(super) fn when(setting: &Setting<'_>, said: &Said) -> When {
    let scene = setting.scene;
    let anchor = &setting.anchors[setting.number];
    let mut when = When::default();
    if let Form::Compared(_, place) = anchor.form {
        higher_or_lower(setting, place, &mut when);
        return when;
    }
    if let Some((from, to)) = bridge(setting, said) {
        bridged(setting, said, (from, to), &mut when);
        return when;
    }
    if let Some(at) = before_parenthesis(setting) {
        enclosed(setting, at, &mut when);
        return when;
    }
    let spoken_of = spoken(setting);
    if let Some(at) = spoken_of {
        when.period = told(setting, at);
    }
    if said.is_base || said.kind != ClaimKind::Multiple && earlier(setting, said.kind) {
        base(setting, said, &mut when);
        return when;
    }
    match said.kind {
        ClaimKind::Level if is_each(setting) || is_monthly(setting) => when.period = None,
        ClaimKind::Growth | ClaimKind::Multiple | ClaimKind::Change | ClaimKind::AverageGrowth => {
            base_of_change(setting, &mut when);
            // "had doubled by 2022": since when is not said.
            if let Some(time) = takes(scene, &anchor.tokens) {
                (when.compared_to, when.is_base_open) = (Compared::NotStated, true);
                when.compared_at = Some(Place::At(scene.bytes(&time)));
            }
            let is_usual = when.compared_to == Compared::Usual && when.compared_at.is_none();
            if is_usual && spoken_of.is_some_and(|at| is_by(scene, at)) {
                (when.compared_to, when.is_base_open) = (Compared::NotStated, true);
            }
        }
        ClaimKind::RecordHigh | ClaimKind::RecordLow => {
            base_of_record(setting, &mut when);
        }
        _ => {}
    }
    when
}

/// The months of a comparison with those of a period.
fn higher_or_lower(setting: &Setting<'_>, place: usize, when: &mut When) {
    when.period = spoken(setting).and_then(|at| told(setting, at));
    compared(setting, place, when);
    let role = setting.scene.periods[place].role;
    if when.period.is_some() && matches!(role, PeriodRole::YearEarlier | PeriodRole::YearBefore) {
        let before = when.period.as_ref().map(|(span, ..)| span.year_before());
        when.compared_to = before.map_or(Compared::NotStated, Compared::To);
        when.is_base_open = false;
    }
}

/// The months of what is told from one year to another.
fn bridged(setting: &Setting<'_>, said: &Said, (from, to): (usize, usize), when: &mut When) {
    let scene = setting.scene;
    let anchor = &setting.anchors[setting.number];
    when.period = told(setting, if said.is_base { from } else { to });
    if said.is_base || comes_from(setting) {
        return;
    }
    let comes_to = scene.word_before(anchor.tokens.start).is_some_and(|word| word.sense == Sense::To);
    if said.kind == ClaimKind::Level && comes_to && scene.language == Language::English {
        // "grew between 2005 and 2022, to $127.5 billion" is told of 2022.
        return;
    }
    if said.kind == ClaimKind::Level && is_each(setting) {
        when.period = None;
    } else if said.kind == ClaimKind::Level {
        when.period =
            when.period.take().and_then(|(_, calendar, place)| joined(scene, from, to).map(|span| (span, calendar, place)));
    } else {
        compared(setting, from, when);
    }
}

/// What a record is one of: since a year, or in a length of time that nobody can tell.
fn base_of_record(setting: &Setting<'_>, when: &mut When) {
    let scene = setting.scene;
    let anchor = &setting.anchors[setting.number];
    let segment = scene.segment(anchor.tokens.start);
    let since = scene.periods.iter().position(|mark| mark.role == PeriodRole::Since && segment.contains(&mark.tokens.start));
    let since = since.filter(|place| scene.periods[*place].tokens.start >= anchor.tokens.start);
    if let Some(place) = since.or_else(|| after(scene, &anchor.tokens)) {
        compared(setting, place, when);
    } else if let Some(time) = within(scene, &anchor.tokens) {
        (when.compared_to, when.is_base_open) = (Compared::NotStated, true);
        when.compared_at = Some(Place::At(scene.bytes(&time)));
    }
}

/// «самым высоким после 2015 года», «بیشترین مقدار پس از ۲۰۱۵»: the months right behind a record after which it is one.
fn after(scene: &Scene<'_>, record: &std::ops::Range<usize>) -> Option<usize> {
    let is_after = |mark: &PeriodMark| matches!(scene.tokens[mark.tokens.start].word.as_str(), "после" | "پس" | "بعد" | "after");
    scene.periods.iter().position(|mark| {
        let near = record.end..record.end + 3;
        mark.role == PeriodRole::Vague && mark.span.is_some() && near.contains(&mark.tokens.start) && is_after(mark)
    })
}

/// «میانگین ماهانه صادرات …»: is a Persian level that of a month or a day of the year?
fn is_monthly(setting: &Setting<'_>) -> bool {
    let scene = setting.scene;
    let of_month = |place: usize| matches!(scene.tokens[place].word.as_str(), "ماهانه" | "ماهیانه" | "روزانه" | "هفتگی" | "ماهی");
    scene.language == Language::Persian && scene.segment(setting.anchors[setting.number].tokens.start).any(of_month)
}

/// Is it the figure at which a change ends that the figure before began: "from $1.5bn to $5bn"?
fn comes_from(setting: &Setting<'_>) -> bool {
    let led = |place: usize, sense: Sense| {
        let start = setting.anchors[place].tokens.start;
        setting.scene.word_before(start).is_some_and(|word| word.sense == sense)
    };
    setting.number > 0 && led(setting.number, Sense::To) && led(setting.number - 1, Sense::From)
}

/// "more than in 2020 ($2.2bn)": the period before a sum in parentheses, which is of it.
fn before_parenthesis(setting: &Setting<'_>) -> Option<usize> {
    let (scene, anchor) = (setting.scene, &setting.anchors[setting.number]);
    let is_sum =
        matches!(&anchor.form, Form::Figure(quantity) if matches!(quantity.measure, Measure::Money(_) | Measure::Scaled));
    let open = anchor.tokens.start.checked_sub(1).filter(|at| is_sum && scene.is_sign(*at, "("))?;
    let compares =
        |role| matches!(role, PeriodRole::ComparedTo | PeriodRole::SameMonths | PeriodRole::YearEarlier | PeriodRole::YearBefore);
    scene.periods.iter().position(|mark| mark.tokens.end == open && compares(mark.role))
}

/// The months of what is compared to, for a sum that is told of them.
fn enclosed(setting: &Setting<'_>, at: usize, when: &mut When) {
    let mark = &setting.scene.periods[at];
    match mark.role {
        PeriodRole::ComparedTo => when.period = told(setting, at),
        PeriodRole::SameMonths => {
            let main = spoken(setting).and_then(|main| told(setting, main));
            when.period = main.and_then(|(span, calendar, _)| {
                let (other, ..) = told(setting, at)?;
                Some((same_months(&span, &other)?, calendar, place(setting.scene, mark)))
            });
        }
        _ => before(setting, at, when),
    }
}

fn told(setting: &Setting<'_>, at: usize) -> Option<(Span, Calendar, Place)> {
    let mark = &setting.scene.periods[at];
    if mark.calendar == Calendar::SolarHijri && !setting.is_iranian && !is_numbered(setting.scene, mark) {
        return None;
    }
    let (span, calendar) = match (&mark.span, mark.fiscal) {
        (Some(span), _) => (span.clone(), mark.calendar),
        (None, Some(year)) => fiscal::months(year, mark.part, setting.fiscal?)?,
        (None, None) => return None,
    };
    Some((span, calendar, place(setting.scene, mark)))
}

/// Is a year of the Iranian calendar told by its number? «سال گذشته» of two others may be any calendar's.
fn is_numbered(scene: &Scene<'_>, mark: &PeriodMark) -> bool {
    let iranian = |word: &str| word.len() == 4 && (word.starts_with("13") || word.starts_with("14"));
    scene.tokens[mark.tokens.clone()].iter().any(|token| iranian(&token.word))
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

/// Is the figure told of the same months a year earlier: "against $4.9bn a year earlier"?
fn earlier(setting: &Setting<'_>, kind: ClaimKind) -> bool {
    let scene = setting.scene;
    // "from $1.9bn the year before, down 36 %" has a growth of its own time.
    let is_led = kind == ClaimKind::Level || scene.language != Language::English;
    let anchor = &setting.anchors[setting.number].tokens;
    scene.periods.iter().any(|mark| {
        mark.role == PeriodRole::YearBefore
            && (mark.tokens.start >= anchor.end && mark.tokens.start - anchor.end <= 1
                || is_led && mark.tokens.end <= anchor.start && anchor.start - mark.tokens.end <= 3)
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
        None if earlier(setting, said.kind) => {
            let at = scene.periods.iter().position(|mark| mark.role == PeriodRole::YearBefore);
            if let Some(at) = at {
                before(setting, at, when);
            }
        }
        None => {
            // "from $1.5bn to $5bn in 2022": which year it began in is not said.
            when.period = None;
        }
    }
}

/// The year before the period that is spoken of elsewhere in the sentence.
fn before(setting: &Setting<'_>, at: usize, when: &mut When) {
    let scene = setting.scene;
    let main =
        scene.periods.iter().position(|mark| mark.role == PeriodRole::In && (mark.span.is_some() || mark.fiscal.is_some()));
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
            && !is_of_record(setting, mark)
            || is_multiplied(setting, mark)
    };
    let gap = |mark: &PeriodMark| {
        if mark.tokens.start >= anchor.end {
            mark.tokens.start - anchor.end
        } else {
            anchor.start.saturating_sub(mark.tokens.end)
        }
    };
    let elsewhere = |at: &usize| {
        let between = scene.periods[*at].tokens.end..anchor.start;
        owner_after(setting, *at).is_some_and(|other| other < setting.number)
            && setting.subjects.iter().any(|subject| between.contains(&subject.tokens.start))
    };
    let nearest = (0..scene.periods.len())
        .filter(|at| roles(&scene.periods[*at]) && !elsewhere(at))
        .min_by_key(|at| gap(&scene.periods[*at]));
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
        None => from_base(setting, when),
    }
}

/// «упал на 8,8 % – это самый низкий показатель с 2020 года»: is a time that of a record after the figure?
fn is_of_record(setting: &Setting<'_>, mark: &PeriodMark) -> bool {
    let later = setting.anchors.iter().skip(setting.number + 1);
    let mut records = later.filter(|anchor| matches!(anchor.form, Form::Record(_)));
    mark.role == PeriodRole::Since && records.any(|record| record.tokens.end <= mark.tokens.start)
}

/// "rose from €2.0bn in 2019 to €2.9bn in 2022, an increase of 45 %" is counted from 2019.
fn from_base(setting: &Setting<'_>, when: &mut When) {
    let scene = setting.scene;
    let led = |anchor: &Anchor| scene.word_before(anchor.tokens.start).is_some_and(|word| word.sense == Sense::From);
    let Some(base) = setting.anchors.iter().position(led).filter(|_| scene.language != Language::Persian) else { return };
    let own = |at: &usize| scene.periods[*at].role == PeriodRole::In && owner_after(setting, *at) == Some(base);
    let Some(at) = (0..scene.periods.len()).find(own) else { return };
    let usual = when.period.as_ref().map(|(span, ..)| span.year_before());
    if told(setting, at)
        .is_some_and(|(span, ..)| Some(&span) != usual.as_ref() && Some(&span) != when.period.as_ref().map(|(span, ..)| span))
    {
        compared(setting, at, when);
    }
}

/// Is a sum told of every year or month: "averaged $10 billion a year", "$3bn per month"?
fn is_each(setting: &Setting<'_>) -> bool {
    let scene = setting.scene;
    let anchor = &setting.anchors[setting.number].tokens;
    let each = |mark: &PeriodMark| mark.role == PeriodRole::EachYear && (anchor.end..anchor.end + 2).contains(&mark.tokens.start);
    let averaged = anchor.start.checked_sub(1).is_some_and(|before| {
        scene.is_sign(before, "averaged") || scene.is_sign(before, "averaging") || scene.is_sign(before, "average")
    });
    scene.language == Language::English && (averaged || scene.periods.iter().any(each))
}
