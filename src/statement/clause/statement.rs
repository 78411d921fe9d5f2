//! A statement for each place of a sentence at which something is said.

use std::ops::Range;

use chrono::NaiveDate;

use super::{
    anchor::{Anchor, Form, anchors},
    fiscal,
    govern::{governing, partner},
    ground::Ground,
    instead::instead,
    kind::{is_average, said},
    later::{Later, later},
    memory::Memory,
    mood::{Mood, mood},
    named::{Named, candidates},
    narrow::{is_of_things, leaves_out, narrows},
    pair::{Pair, pair},
    part::is_part,
    places::{Words, found, missing},
    remember::{period_of_all, remember},
    said::{Around, Said},
    scene::Scene,
    sense::Sense,
    share::sharer,
    spoken::Setting,
    subject::{Subject, Topic, subjects},
    terms::currency,
    when::{When, when},
};
use crate::{
    language::Language,
    statement::{
        Context, Fields, NotTrade, PassedOver, Place, Reading, Statement,
        mark::{Measure, PeriodMark, PeriodRole},
    },
    trade::{ClaimFlow, ClaimKind, ClaimUnit, Day, Flow, Product, Status},
};

/// How many statements back it is looked whether the same was said.
const RECENT: usize = 64;

/// Reads a sentence: what it says goes to the reading, what it speaks of to the memory.
pub(super) fn statements(scene: &Scene<'_>, context: &Context, memory: &mut Memory, reading: &mut Reading) {
    let subjects = subjects(scene);
    let anchors = anchors(scene);
    for quantity in scene.quantities.iter().filter(|quantity| !quantity.is_conversion) {
        if let Some(what) = thing(&quantity.measure) {
            pass_over(scene, &quantity.tokens, what, reading);
        }
    }
    let first = reading.statements.len();
    for number in 0..anchors.len() {
        if matches!(&anchors[number].form, Form::Figure(quantity) if thing(&quantity.measure).is_some()) {
            continue;
        }
        let told = Told { scene, context, memory, subjects: &subjects, anchors: &anchors, number };
        match told.statement() {
            Ok(statement) => {
                if !reading.statements.iter().rev().take(RECENT).any(|other| other.fields == statement.fields) {
                    reading.statements.push(statement);
                }
            }
            Err(Some(what)) => pass_over(scene, &anchors[number].tokens, what, reading),
            Err(None) => {}
        }
    }
    remember(scene, context, &subjects, memory);
    memory.period = period_of_all(&reading.statements[first..]);
}

/// What is counted, where it is neither money nor a ratio.
fn thing(measure: &Measure) -> Option<NotTrade> {
    Some(match measure {
        Measure::Quantity => NotTrade::Quantity,
        Measure::People => NotTrade::People,
        Measure::Heads => NotTrade::Heads,
        _ => return None,
    })
}

fn pass_over(scene: &Scene<'_>, tokens: &Range<usize>, what: NotTrade, reading: &mut Reading) {
    let (span, sentence) = (scene.bytes(tokens), scene.bytes(&scene.run));
    if !reading.passed_over.iter().rev().take_while(|other| other.sentence == sentence).any(|other| other.span == span) {
        reading.passed_over.push(PassedOver { span, sentence, what });
    }
}

/// One place of a sentence, with all that its statement is found by.
struct Told<'a> {
    scene: &'a Scene<'a>,
    context: &'a Context,
    memory: &'a Memory,
    subjects: &'a [Subject],
    anchors: &'a [Anchor],
    number: usize,
}

impl Told<'_> {
    fn anchor(&self) -> &Anchor {
        &self.anchors[self.number]
    }

    /// The statement; else what it is instead, or nothing where nothing is said.
    fn statement(&self) -> Result<Statement, Option<NotTrade>> {
        let scene = self.scene;
        let is_figure = matches!(self.anchor().form, Form::Figure(_));
        let nothing = |what| Err(is_figure.then_some(what));
        if matches!(&self.anchor().form, Form::Figure(sum) if is_of_things(scene, sum)) {
            return nothing(NotTrade::Quantity);
        }
        let govern = governing(scene, self.subjects, self.anchors, self.number);
        let subject = govern.subject;
        if let Some(Topic::Other(what)) = subject.map(|subject| subject.topic) {
            return nothing(what);
        }
        let remembered = self.memory.topic.filter(|_| subject.is_none() && self.speaks_on());
        if subject.is_none() && remembered.is_none() {
            return nothing(NotTrade::Unclear);
        }
        if scene.is_question() {
            return nothing(NotTrade::Question);
        }
        let (mood, mood_at) = mood(scene, self.anchors, self.anchor());
        match mood {
            Mood::Negated => return nothing(NotTrade::Negated),
            Mood::Hypothetical => return nothing(NotTrade::Hypothetical),
            Mood::Fact | Mood::Forecast | Mood::Target => {}
        }
        if is_figure && self.is_unreached() {
            return nothing(NotTrade::Negated);
        }
        let Some(said) = self.said(subject) else { return nothing(NotTrade::OtherShare) };
        // "plans to raise exports from $10bn to $20bn": what it begins at is no plan.
        let mood = if said.is_base { Mood::Fact } else { mood };
        let flow =
            if govern.is_unclear { None } else { subject.map(|subject| subject.topic).or(remembered).and_then(Topic::flow) };
        let partner = self.partner(&said, subject);
        let pair = pair(&self.ground(&said, subject, partner.as_ref()), flow);
        if let Some(what) = instead(&said, &pair, subject, scene.language) {
            return nothing(what);
        }
        let setting = self.setting(&pair, matches!(mood, Mood::Forecast | Mood::Target));
        let when = self.when(&setting, &said, subject, mood);
        let product = self.product(&said, subject);
        Ok(self.put_together(&Parts { said, pair, when, product, subject, mood, mood_at }))
    }

    /// Its months, those of the sentence before where it goes on about them.
    fn when(&self, setting: &Setting<'_>, said: &Said, subject: Option<&Subject>, mood: Mood) -> When {
        let mut when = when(setting, said);
        if when.period.is_none() && subject.is_none() && self.is_same(said.kind) {
            when.period.clone_from(&self.memory.period);
        }
        match later(self.scene, &self.anchor().tokens, self.memory.period.as_ref()) {
            Later::NotSaid => {}
            Later::In(told) => when.period = Some(told),
            Later::Open => when.period = None,
        }
        if mood == Mood::Fact && self.is_unfinished(&when) {
            when.period = None;
        }
        when
    }

    /// All products, unless a word or a part narrows them.
    fn product(&self, said: &Said, subject: Option<&Subject>) -> Option<Product> {
        let is_total = match subject {
            Some(subject) => subject.product.is_some() && !is_part(self.scene, self.anchors, self.number, said, subject),
            None => self.memory.is_total,
        };
        let narrowed = matches!(&self.anchor().form, Form::Figure(sum) if narrows(self.scene, sum));
        let partial = leaves_out(self.scene, self.scene.segment(self.anchor().tokens.start));
        (is_total && !narrowed && !partial).then_some(Product::Total)
    }

    /// What its pair is found by.
    fn ground<'b>(&'b self, said: &Said, subject: Option<&'b Subject>, partner: Option<&'b Named>) -> Ground<'b> {
        Ground {
            scene: self.scene,
            subject,
            memory: self.memory,
            context: self.context,
            anchor: self.anchor().tokens.clone(),
            last: self.number.checked_sub(1).map_or(self.scene.run.start, |last| self.anchors[last].tokens.end),
            is_ordered: matches!(said.kind, ClaimKind::Rank | ClaimKind::Share)
                || subject.is_some_and(|subject| matches!(subject.topic, Topic::Ranked(_))),
            partner,
            next: self.anchors.get(self.number + 1).map_or(self.scene.run.end, |next| next.tokens.start),
        }
    }

    /// The partner, where it is told by the place among several or by whose the share is.
    fn partner(&self, said: &Said, subject: Option<&Subject>) -> Option<Named> {
        let sharer = || sharer(self.scene, said.by.as_ref().filter(|_| said.kind == ClaimKind::Share)?);
        let owner = subject.and_then(|subject| subject.owner.as_ref());
        let sharer = sharer().filter(|sharer| owner.is_none_or(|owner| owner.area != sharer.area));
        sharer.or_else(|| partner(self.scene, subject?, self.anchors, self.number).cloned())
    }

    /// What its months are found by.
    fn setting(&self, pair: &Pair, is_future: bool) -> Setting<'_> {
        let two = [&pair.reporter, &pair.partner].map(|side| side.as_ref().map(|(area, _)| *area));
        let known = || two.iter().flatten();
        let is_sided = matches!(pair.flow, Some(ClaimFlow::Of(Flow::Export | Flow::Import)));
        Setting {
            scene: self.scene,
            anchors: self.anchors,
            subjects: self.subjects,
            number: self.number,
            is_future,
            fiscal: fiscal::of_pair(two[0], two[1], is_sided),
            is_iranian: known().next().is_none() || known().any(|area| matches!(area.code(), "IRN" | "AFG")),
        }
    }

    /// Does the sentence go on about what was spoken of, with no country that is another?
    fn speaks_on(&self) -> bool {
        let Some((one, two)) = &self.memory.pair else { return false };
        let other = candidates(self.scene).iter().any(|named| named.area != one.area && named.area != two.area);
        !other && self.subjects.is_empty()
    }

    /// Does the sentence begin with "this figure" and say how that compares, with no time of its own?
    fn is_same(&self, kind: ClaimKind) -> bool {
        let scene = self.scene;
        let first = scene.words.first().filter(|word| word.tokens.start == scene.run.start);
        let own = |mark: &PeriodMark| {
            matches!(
                mark.role,
                PeriodRole::In
                    | PeriodRole::To
                    | PeriodRole::Vague
                    | PeriodRole::Day
                    | PeriodRole::EachYear
                    | PeriodRole::YearBefore
            )
        };
        first.is_some_and(|word| word.sense == Sense::Same)
            && !matches!(kind, ClaimKind::Level | ClaimKind::Share)
            && !scene.periods.iter().any(own)
    }

    /// "did not reach $10bn" says that it is not so.
    fn is_unreached(&self) -> bool {
        let here = &self.anchor().tokens;
        let ahead = here.start.saturating_sub(3)..here.start;
        if self.scene.language == Language::Persian {
            // «به جای ۲ میلیارد دلار»
            let instead = self.scene.word_before(here.start).is_some_and(|word| word.sense == Sense::Unreached);
            return instead || self.scene.words_in(here.end..here.end + 3, |sense| sense == Sense::Unreached).next().is_some();
        }
        self.scene.words_in(ahead, |sense| sense == Sense::Unreached).next().is_some()
    }

    fn said(&self, subject: Option<&Subject>) -> Option<Said> {
        let anchor = self.anchor();
        match &anchor.form {
            Form::Figure(quantity) => {
                let around = Around { scene: self.scene, anchors: self.anchors, anchor, subject };
                said(&around, quantity)
            }
            Form::Record(low) => {
                let kind = if *low { ClaimKind::RecordLow } else { ClaimKind::RecordHigh };
                (!self.is_reference()).then(|| Said::plain(kind, anchor.tokens.clone()))
            }
            Form::Compared(sense, _) => {
                let kind = match sense {
                    Sense::Higher | Sense::Exceed => ClaimKind::Above,
                    Sense::Near => ClaimKind::Near,
                    _ => ClaimKind::Below,
                };
                Some(Said::plain(kind, anchor.tokens.clone()))
            }
            Form::First => {
                let said = Said::plain(ClaimKind::Rank, anchor.tokens.clone());
                let ranked = matches!(subject?.topic, Topic::Ranked(_));
                let first = Some(crate::trade::Figure::from_digits(1, 0));
                ranked.then_some(Said { value: first, unit: Some(ClaimUnit::Rank), ..said })
            }
            Form::Unchanged => {
                let zero = crate::trade::Figure::from_digits(0, 0);
                let is_average = is_average(self.scene, &anchor.tokens);
                let kind = if is_average { ClaimKind::AverageGrowth } else { ClaimKind::Growth };
                let said = Said::plain(kind, anchor.tokens.clone());
                Some(Said { value: Some(zero), unit: Some(ClaimUnit::Percent), decimals: Some(0), ..said })
            }
        }
    }

    /// Is a record merely what is compared to: "below the record of 2022"? Or is it one of something else: "record numbers of
    /// tourists"?
    fn is_reference(&self) -> bool {
        let here = &self.anchor().tokens;
        let compares = |place: usize| {
            matches!(self.scene.tokens[place].word.as_str(), "compared" | "than" | "against" | "versus" | "below" | "under")
        };
        if (here.start.saturating_sub(3).max(self.scene.run.start)..here.start).any(compares) {
            return true;
        }
        self.anchors.iter().any(|other| {
            // "unlikely to reach the 2022 record"
            matches!(other.form, Form::Compared(..))
                && other.tokens.start <= here.start
                && (other.tokens.end >= here.end || other.tokens.end == here.start)
        })
    }

    fn put_together(&self, parts: &Parts<'_>) -> Statement {
        let scene = self.scene;
        let anchor = self.anchor();
        let Parts { said, pair, when, product, subject, mood, mood_at } = parts;
        let status = if matches!(mood, Mood::Fact) && !self.is_to_come(when) { Status::Normal } else { Status::Forecast };
        let currency = currency(scene, &anchor.tokens);
        let fields = Fields {
            reporter: pair.reporter.as_ref().map(|(area, _)| *area),
            partner: pair.partner.as_ref().map(|(area, _)| *area),
            is_open: pair.is_open,
            flow: pair.flow,
            product: *product,
            period: when.period.as_ref().map(|(span, ..)| span.clone()),
            calendar: when.period.as_ref().map(|(_, calendar, _)| *calendar).unwrap_or_default(),
            kind: said.kind,
            value: said.value,
            value_to: said.value_to,
            unit: said.unit.clone(),
            unit_mult: said.unit_mult,
            decimals: said.decimals,
            qualifier: said.qualifier,
            compared_to: when.compared_to.clone(),
            currency: currency
                .filter(|_| matches!(said.kind, ClaimKind::Growth | ClaimKind::Multiple | ClaimKind::AverageGrowth)),
            status,
        };
        let missing = missing(&fields, when);
        let mut span = anchor.tokens.clone();
        if let Some(by) = said.by.as_ref().filter(|by| scene.run.contains(&by.start)) {
            span = span.start.min(by.start)..span.end.max(by.end);
        }
        let told = Words {
            anchor: &anchor.tokens,
            subject: subject.map(|subject| &subject.tokens),
            kind: said.by.as_ref(),
            mood: mood_at.as_ref(),
        };
        let found = found(scene, &fields, pair, when, &told);
        Statement {
            span: scene.bytes(&span),
            sentence: scene.bytes(&scene.run),
            is_target: *mood == Mood::Target,
            fields,
            found,
            missing,
        }
    }

    /// Is it of months that begin after the text came out?
    fn is_to_come(&self, when: &When) -> bool {
        when.period.as_ref().is_some_and(|(span, calendar, _)| self.is_later(calendar.month_begins(span.first_month())))
    }

    /// Is it told as a fact of months that were not over when the text came out? Then others are meant, such as those so far.
    fn is_unfinished(&self, when: &When) -> bool {
        let Some((span, calendar, Place::Reckoned(_))) = &when.period else { return false };
        let last = calendar.month_begins(span.first_month() + span.months()).and_then(|day| day.pred_opt());
        !self.is_later(calendar.month_begins(span.first_month())) && self.is_later(last)
    }

    /// Is a day after that on which the text came out?
    fn is_later(&self, day: Option<NaiveDate>) -> bool {
        let published = self.context.published.as_deref().and_then(Day::last_of);
        published
            .zip(day)
            .is_some_and(|(published, day)| day.format("%Y-%m-%d").to_string().parse::<Day>().is_ok_and(|day| day > published))
    }
}

/// What a statement is put together from.
struct Parts<'a> {
    said: Said,
    pair: Pair,
    when: When,
    product: Option<Product>,
    subject: Option<&'a Subject>,
    mood: Mood,
    mood_at: Option<Range<usize>>,
}
