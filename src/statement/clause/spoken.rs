//! Which of the periods of a sentence a figure is of.

use super::{
    anchor::{Anchor, Form},
    scene::Scene,
    sense::Sense,
    subject::Subject,
};
use crate::{
    language::Language,
    statement::mark::{Measure, PeriodMark, PeriodRole},
    trade::Calendar,
};

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
    /// May Iranian years be meant: is one of the two Iran or Afghanistan, or is it open who they are?
    pub is_iranian: bool,
}

fn serves(mark: &PeriodMark, is_future: bool) -> bool {
    match mark.role {
        PeriodRole::In => true,
        PeriodRole::To => is_future,
        _ => false,
    }
}

/// Is it told with "by": "by 2022"?
pub(super) fn is_by(scene: &Scene<'_>, at: usize) -> bool {
    let mark = &scene.periods[at];
    mark.role == PeriodRole::To && scene.tokens[mark.tokens.start].word == "by"
}

/// «к 2013 году сократился до 1,6 млрд»: the year by which a sum was come to, rather than one that is compared to. No other figure and
/// no other period is told with it.
fn comes_to(setting: &Setting<'_>, at: usize) -> bool {
    let (scene, anchor) = (setting.scene, &setting.anchors[setting.number]);
    let mark = &scene.periods[at];
    let is_sum =
        matches!(&anchor.form, Form::Figure(quantity) if matches!(quantity.measure, Measure::Money(_) | Measure::Scaled));
    let by = scene.word_before(anchor.tokens.start).is_some_and(|word| word.sense == Sense::By);
    let towards = matches!(scene.tokens[mark.tokens.start].word.as_str(), "к" | "ко");
    if !is_sum || by || !towards || mark.tokens.end > anchor.tokens.start {
        return false;
    }
    // «на 13,6 % к апрелю 2023 года» is what the figure before is counted from.
    if setting.anchors.iter().any(|other| other.tokens.end == mark.tokens.start) {
        return false;
    }
    let figure = |run: std::ops::Range<usize>| setting.anchors.iter().any(|other| run.contains(&other.tokens.start));
    let before = scene.periods[..at].iter().rfind(|other| other.role == PeriodRole::In);
    !figure(mark.tokens.end..anchor.tokens.start) && before.is_none_or(|before| figure(before.tokens.end..mark.tokens.start))
}

/// The place of the period that is spoken of.
pub(super) fn spoken(setting: &Setting<'_>) -> Option<usize> {
    let scene = setting.scene;
    let number = setting.number;
    let anchor = &setting.anchors[number];
    let segment = scene.segment(anchor.tokens.start);
    let compared: Vec<usize> = setting
        .anchors
        .iter()
        .filter_map(|anchor| if let Form::Compared(_, place) = anchor.form { Some(place) } else { None })
        .collect();
    let usable: Vec<usize> = (0..scene.periods.len())
        .filter(|at| serves(&scene.periods[*at], setting.is_future) || comes_to(setting, *at))
        .filter(|at| !compared.contains(at))
        .filter(|at| !is_multiplied(setting, &scene.periods[*at]))
        .collect();
    if let Some(at) = listed(setting, &usable) {
        return Some(at);
    }
    // «составлявшая до пандемии 2,8 млрд»: it is told when, but which months that are is open.
    let led = |mark: &PeriodMark| mark.tokens.end == anchor.tokens.start;
    if scene.periods.iter().any(|mark| mark.role == PeriodRole::Vague && mark.span.is_none() && led(mark)) {
        return None;
    }
    let after = |at: usize| owner_after(setting, at);
    // "had reached $5bn by 2022" is told of 2022 too, but of nothing farther from it.
    let told = |at: &usize| usable.contains(at) || (is_by(scene, *at) && !compared.contains(at));
    let near: Vec<usize> = (0..scene.periods.len()).filter(told).collect();
    let own = near.iter().copied().find(|at| after(*at) == Some(number));
    if own.is_some() {
        return own;
    }
    let before = near.iter().copied().rev().find(|at| {
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
            let alone = scene.periods.len() == usable.len() && setting.scene.language == Language::English;
            usable.first().copied().filter(|at| same && (alone || setting.anchors.len() <= 2) && !is_compared(setting, *at))
        })
    })
}

/// Is the period that of a figure that this one is compared with: "$1.4bn versus $1.1bn in 2021"?
fn is_compared(setting: &Setting<'_>, at: usize) -> bool {
    let scene = setting.scene;
    let between = setting.anchors[setting.number].tokens.end..scene.periods[at].tokens.start;
    if !setting.anchors.iter().any(|other| between.contains(&other.tokens.start)) {
        return false;
    }
    let compares = |word: &str| matches!(word, "versus" | "vs" | "against" | "compared" | "from" | "than" | "after");
    // "imports from Taiwan" compare nothing.
    let is_origin = |place: usize| scene.language == Language::English && scene.area_at(place + 1).is_some();
    between.into_iter().any(|place| compares(&scene.tokens[place].word) && !is_origin(place))
}

/// The anchor that a period stands right behind: "$4.9bn in 2022".
pub(super) fn owner_after(setting: &Setting<'_>, at: usize) -> Option<usize> {
    let start = setting.scene.periods[at].tokens.start;
    let close = |place: &usize| {
        let end = setting.anchors[*place].tokens.end;
        end <= start && start - end <= 1 && !(end..start).any(|token| is_comma(setting.scene, token))
    };
    let place = (0..setting.anchors.len()).rev().find(close)?;
    (setting.scene.language != Language::Persian || trails(setting, place, start)).then_some(place)
}

/// Persian sets the period before, «در ۲۰۲۲ … و در ۲۰۲۳ …», unless no period leads the thought: «از ۱٫۷ میلیارد دلار در ۲۰۱۸ به ۴
/// میلیارد دلار در ۲۰۲۱».
fn trails(setting: &Setting<'_>, anchor: usize, start: usize) -> bool {
    let scene = setting.scene;
    let anchor = &setting.anchors[anchor].tokens;
    let segment = scene.segment(anchor.start);
    let leads = scene
        .periods
        .iter()
        .rev()
        .find(|mark| mark.role == PeriodRole::In && mark.tokens.end <= anchor.start && segment.contains(&mark.tokens.start));
    let behind = |period: &PeriodMark| setting.anchors.iter().any(|other| other.tokens.end == period.tokens.start);
    anchor.end == start && (leads.is_none_or(behind) || is_last(scene, start))
}

/// Does nothing but the verb follow a Persian period: «… به ۱۵ میلیون دلار در سال ۱۴۰۱ رسید»?
fn is_last(scene: &Scene<'_>, start: usize) -> bool {
    let end = scene.periods.iter().find(|mark| mark.tokens.start == start).map_or(start, |mark| mark.tokens.end);
    let verb = |sense| matches!(sense, Sense::Level | Sense::Up | Sense::Down | Sense::Exceed);
    end >= scene.run.end || scene.word_at(end).is_some_and(|word| verb(word.sense)) || scene.is_sign(end, ".")
}

/// «سه برابر سال ۲۰۲۱»: is the period right behind a multiple, which is of it?
pub(super) fn is_multiplied(setting: &Setting<'_>, mark: &PeriodMark) -> bool {
    let times = |form: &Form| matches!(form, Form::Figure(quantity) if quantity.measure == Measure::Times);
    setting.scene.language == Language::Persian
        && mark.role == PeriodRole::In
        && setting.anchors.iter().any(|anchor| anchor.tokens.end == mark.tokens.start && times(&anchor.form))
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
    (!parted && !turns && !other && !is_compared(setting, at)).then_some(at)
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
