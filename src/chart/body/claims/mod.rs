//! Published statements of an amount as dots over time, each with what its rounding allows and coloured by what the figures say
//! of it; official statistics as quiet steps behind; the most telling statements named.

mod draw;
mod key;
mod label_places;
mod labels;
mod marks;
mod model;
mod official;
mod spread;

pub(in crate::chart) use self::model::{ClaimDot, ClaimDots, OfficialStep, OfficialSteps};
use self::spread::count_of;
use crate::{
    chart::{
        axis_scale::AxisScale,
        body::form::{Form, no_log_scale},
        paint::{canvas::Canvas, geometry::Rect, sizes::Sizes, swatch::Swatch},
        wording::phrases::{listed, stopped},
    },
    language::Language,
    parameter::ParameterError,
    statistics::Verdict,
};

/// The verdicts in the order in which they are told and labelled: what is most telling first.
pub(in crate::chart) const TELLING: [Verdict; 5] =
    [Verdict::Inconsistent, Verdict::Contested, Verdict::Consistent, Verdict::OwnSourceOnly, Verdict::Unverifiable];

impl ClaimDots {
    /// How many statements have each verdict, the most telling first; those that none has are left out.
    fn counts(&self) -> impl Iterator<Item = (Verdict, usize)> {
        TELLING.into_iter().map(|verdict| (verdict, count_of(&self.dots, verdict))).filter(|(_, count)| *count > 0)
    }

    fn extremes(&self) -> Option<(&ClaimDot, &ClaimDot)> {
        let by_value = |one: &&ClaimDot, other: &&ClaimDot| one.value.total_cmp(&other.value);
        self.dots.iter().min_by(by_value).zip(self.dots.iter().max_by(by_value))
    }
}

impl Form for ClaimDots {
    fn is_empty(&self) -> bool {
        self.dots.is_empty()
    }

    fn sentences(&self, language: Language) -> Vec<String> {
        let not_drawn = self.not_drawn.iter().map(|words| stopped(words));
        let Some((lowest, highest)) = self.extremes() else {
            let nothing = format!("{}.", language.say("chart.nothing"));
            return [nothing].into_iter().chain(not_drawn).collect();
        };
        let verdicts: Vec<String> = self
            .counts()
            .map(|(verdict, count)| {
                let (meaning, count) = (language.term("claims_picture.meaning", verdict.word()), count.to_string());
                language.fill("claims_picture.counted", &[("meaning", meaning), ("count", &language.number(&count))])
            })
            .collect();
        let end = |dot: &ClaimDot| {
            language.fill("claims_picture.said", &[("who", &dot.who), ("value", &dot.written), ("when", &dot.when)])
        };
        let parts = [
            ("unit", self.unit.as_str()),
            ("lowest", &end(lowest)),
            ("highest", &end(highest)),
            ("verdicts", &listed(language, &verdicts)),
        ];
        [language.count("claims_picture.told", self.dots.len(), &parts)].into_iter().chain(not_drawn).collect()
    }

    fn notation(&self, language: Language, _: Rect) -> Vec<(Swatch, String)> {
        let mut items = Vec::new();
        if self.dots.iter().any(|dot| dot.low != dot.high) {
            items.push((Swatch::Stem, language.say("claims_picture.bars").to_owned()));
        }
        if self.dots.iter().any(|dot| dot.is_part) {
            items.push((Swatch::Blank, language.say("claims_picture.parts").to_owned()));
        }
        items.extend(self.not_drawn.iter().map(|words| (Swatch::Blank, words.clone())));
        items
    }

    fn draw(&self, canvas: &mut Canvas, rect: Rect, sizes: &Sizes) {
        if let Some(years) = self.years {
            draw::draw(canvas, self, years, rect, sizes);
        }
    }

    fn cautions(&self, language: Language) -> Vec<String> {
        let periods = listed(language, &self.without_place);
        let count = self.without_place.len();
        (count > 0).then(|| language.count("chart.sight.left_out", count, &[("periods", &periods)])).into_iter().collect()
    }

    fn put_on_log_scale(&mut self) -> Result<(), ParameterError> {
        let (placed, without): (Vec<ClaimDot>, Vec<ClaimDot>) =
            std::mem::take(&mut self.dots).into_iter().partition(|dot| dot.value > 0.0);
        if placed.is_empty() && !without.is_empty() {
            return Err(no_log_scale("no statement is above zero"));
        }
        self.dots = placed;
        self.without_place = without.into_iter().map(|dot| dot.when).collect();
        for official in &mut self.behind {
            official.steps.retain(|step| step.value > 0.0);
        }
        self.scale = AxisScale::Logarithmic;
        Ok(())
    }
}
