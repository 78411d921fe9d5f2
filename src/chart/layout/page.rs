//! The whole picture: header above, key and foot below, panels between. What has no room leaves in a fixed order.

use super::{
    footer::{self, Most},
    header::{self, Paragraph},
    notation::Notation,
};
use crate::chart::{
    display::Class,
    figure::Figure,
    paint::{
        canvas::{Anchor, Canvas, Style},
        geometry::{Rect, pixel},
        sizes::Sizes,
        text,
    },
    spec::PictureSpec,
    words_of_address::WordsMark,
};

/// How much of the words is kept; each step keeps less.
struct TextBudget {
    headline: usize,
    title: usize,
    subtitle: usize,
    key: bool,
    under: Most,
}

const fn words(
    headline: usize,
    title: usize,
    subtitle: usize,
    key: bool,
    [cautions, note, source, address]: [usize; 4],
) -> TextBudget {
    TextBudget { headline, title, subtitle, key, under: Most { cautions, note, source, address } }
}

/// From everything to a bare title with its source, which never leaves.
const STEPS: [TextBudget; 11] = [
    words(2, 3, 2, true, [5, 4, 3, 1]),
    words(2, 3, 2, true, [3, 2, 2, 1]),
    words(2, 3, 2, true, [2, 1, 1, 1]),
    words(2, 3, 1, true, [2, 1, 1, 1]),
    words(2, 3, 1, true, [1, 1, 1, 1]),
    words(2, 3, 1, true, [1, 0, 1, 1]),
    words(2, 3, 1, true, [1, 0, 1, 0]),
    words(2, 3, 1, false, [0, 0, 1, 0]),
    words(2, 3, 0, false, [0, 0, 1, 0]),
    words(2, 2, 0, false, [0, 0, 1, 0]),
    words(0, 1, 0, false, [0, 0, 1, 0]),
];

/// What stands under a chart leaves when it takes more of the height than this.
const UNDER: f64 = 0.24;
/// The part of the height that is left to the chart.
const CHART: f64 = 0.43;
/// The same in lines of its text, which may be large, as far as [`LARGE`] goes.
const CHART_LINES: f64 = 13.0;
const LARGE: f64 = 0.58;

/// The words as they are set.
struct Setting {
    headline: Option<Paragraph>,
    title: Paragraph,
    subtitle: Option<Paragraph>,
    key: Option<Notation>,
    under: Vec<Paragraph>,
}

impl Setting {
    fn new(
        canvas: &Canvas,
        figure: &Figure,
        page: Rect,
        (words, enlarged): (&TextBudget, bool),
        mark: Option<WordsMark>,
        sizes: &Sizes,
    ) -> Self {
        let subtitle = if sizes.subtitle { words.subtitle } else { 0 };
        let under = if sizes.subtitle { words.under } else { Most { cautions: 0, note: 0, ..words.under } };
        // Larger letters need more lines for the same words.
        let lines = words.headline + usize::from(words.headline > 0 && enlarged);
        let headline = header::headline(canvas, figure, page, lines, sizes);
        let title = match headline {
            Some(_) => header::label(canvas, figure, page, words.title.min(2), sizes),
            None => header::title(canvas, figure, page, words.title, sizes),
        };
        Self {
            headline,
            title,
            subtitle: (subtitle > 0).then(|| header::subtitle(canvas, figure, page, subtitle, sizes)),
            key: (words.key && sizes.subtitle).then(|| Notation::of(canvas, figure, page.width(), sizes)),
            under: footer::paragraphs(canvas, figure, page, (under, mark), sizes),
        }
    }

    fn above(&self, sizes: &Sizes) -> i32 {
        let subtitle = self.subtitle.as_ref().map_or(0, |subtitle| subtitle.height() + sizes.gap / 3);
        self.headline.as_ref().map_or(0, Paragraph::height) + self.title.height() + subtitle + sizes.gap
    }

    fn below(&self, sizes: &Sizes) -> i32 {
        let key = self.key.as_ref().map_or(0, |key| key.height(sizes));
        let under: i32 = self.under.iter().map(Paragraph::height).sum();
        let gaps = i32::from(key > 0) + i32::from(under > 0);
        key + under + gaps * sizes.gap * 2 / 3
    }

    fn draw(&self, canvas: &mut Canvas, page: Rect, sizes: &Sizes) {
        let below_headline = self.headline.as_ref().map_or(page.top, |headline| headline.draw(canvas, page.left, page.top));
        let below_title = self.title.draw(canvas, page.left, below_headline);
        if let Some(subtitle) = &self.subtitle {
            subtitle.draw(canvas, page.left, below_title + sizes.gap / 3);
        }
        let mut top = page.bottom - self.below(sizes);
        if let Some(key) = self.key.as_ref().filter(|key| key.height(sizes) > 0) {
            top += sizes.gap * 2 / 3;
            key.draw(canvas, (page.left, top), sizes);
            top += key.height(sizes);
        }
        top += sizes.gap * 2 / 3;
        for paragraph in &self.under {
            top = paragraph.draw(canvas, page.left, top);
        }
    }
}

/// Draws the whole picture.
pub(in crate::chart) fn page(canvas: &mut Canvas, figure: &Figure, spec: &PictureSpec) {
    let sizes = Sizes::for_picture(spec.width, spec.height, spec.font_scale);
    let body = figure.body.form();
    if body.is_wordless() {
        let frame = canvas.frame;
        return canvas.group(Class::Marks, |canvas| body.draw(canvas, frame, &sizes));
    }
    let page = Rect {
        left: sizes.margin,
        top: sizes.margin * 4 / 5,
        right: canvas.frame.right - sizes.margin,
        bottom: canvas.frame.bottom - sizes.margin * 2 / 3,
    };
    let height = f64::from(canvas.frame.bottom);
    let least = (sizes.text * CHART_LINES).min(height * LARGE).max(height * CHART);
    let enlarged = spec.font_scale.is_enlarged();
    let mark = spec.words_of_address.mark(spec.lang);
    let settings = STEPS.iter().map(|words| Setting::new(canvas, figure, page, (words, enlarged), mark, &sizes));
    let mut kept = None;
    for setting in settings {
        let (above, below) = (setting.above(&sizes), setting.below(&sizes));
        kept = Some(setting);
        if page.height() - above - below >= pixel(least) && below <= pixel(height * UNDER) {
            break;
        }
    }
    let Some(setting) = kept else { return };
    // Where no subtitle says the unit, the chart does.
    let sizes = Sizes { subtitle: setting.subtitle.is_some(), ..sizes };
    let rect = Rect { top: page.top + setting.above(&sizes), bottom: page.bottom - setting.below(&sizes), ..page };
    if let Some(body) = figure.body.instead(rect, &sizes) {
        return self::page(canvas, &Figure { body, ..figure.clone() }, spec);
    }
    canvas.keyed = setting.key.is_some();
    canvas.group(Class::Notes, |canvas| canvas.reading(|canvas| setting.draw(canvas, page, &sizes)));
    if let Some(words) = spec.style.as_ref().and_then(|style| style.logo.as_ref()).filter(|_| sizes.house) {
        canvas.group(Class::Notes, |canvas| canvas.reading(|canvas| footer::logo(canvas, words, page, &sizes)));
    }
    canvas.group(
        Class::Marks,
        |canvas| {
            if body.is_empty() { nothing(canvas, rect, &sizes) } else { body.draw(canvas, rect, &sizes) }
        },
    );
}

/// An empty window says so.
fn nothing(canvas: &mut Canvas, rect: Rect, sizes: &Sizes) {
    let size = sizes.heading;
    let style = Style { size, bold: false, ink: canvas.palette.muted, anchor: Anchor::Middle };
    let middle = (i32::midpoint(rect.left, rect.right), i32::midpoint(rect.top, rect.bottom));
    for y in [rect.top + sizes.gap, rect.bottom - sizes.gap] {
        canvas.line(vec![(rect.left, y), (rect.right, y)], canvas.palette.grid, sizes.thin);
    }
    let words = text::wrapped(canvas.typesetter, canvas.language.say("chart.nothing"), size, false, f64::from(rect.width()), 2);
    let mut baseline = style.centred(middle.1) - Sizes::line(size) * (i32::try_from(words.len()).unwrap_or(1) - 1) / 2;
    for line in words {
        canvas.text(&line, (middle.0, baseline), &style);
        baseline += Sizes::line(size);
    }
}
