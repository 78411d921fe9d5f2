//! A mirror of one figure for both sides: a source that has the partner's count, or a compiler's, as the account of either side. It is
//! drawn once, and nothing says that two reporters agree.

use super::mirror_panel::{framed, layer};
use crate::{
    chart::{
        body::panels::{Colour, Layer, MarkShape, Panel, PanelContent},
        period_axis::PeriodAxis,
    },
    language::{Language, Magnitude},
    series::{Counter, Counting, Mirror, MirrorDirection, MirrorPoint},
};

/// What a mirror is called: of two reports, of one figure, or of figures that are not two reports.
pub(in crate::chart) fn title(language: Language, mirror: &Mirror) -> String {
    let sides =
        [("reporter", language.area_within(mirror.dyad.reporter)), ("partner", language.area_within(mirror.dyad.partner))];
    match mirror.counting() {
        Counting::EachSide => language.fill("title.chart.mirror", &sides),
        Counting::Once(_) => language.fill("one_figure.title", &sides),
        Counting::Otherwise => language.fill("one_figure.unconfirmed", &sides),
    }
}

/// What its figures are to be read by.
pub(in crate::chart) fn basis(language: Language, mirror: &Mirror) -> &str {
    match mirror.counting() {
        Counting::EachSide | Counting::Otherwise => language.say("chart.basis.freight"),
        Counting::Once(_) => language.say("one_figure.key"),
    }
}

/// Whose account it is: "counted by China, the importer".
fn counter(language: Language, direction: &MirrorDirection, counter: Counter) -> String {
    let area = direction.counted_by(counter).map_or("", |area| language.area_within(area));
    language.fill_term("one_figure", counter.word(), &[("area", area)])
}

/// The panel of a direction: one layer.
pub(in crate::chart) fn panel(
    language: Language,
    unit: &str,
    (direction, by): (&MirrorDirection, Counter),
    scale: (Option<PeriodAxis>, Magnitude),
    shape: MarkShape,
) -> Panel {
    let name = counter(language, direction, by);
    let figures = layer(language, direction, scale, (MirrorPoint::one_figure, MirrorPoint::one_side), &name);
    let layer = Layer { shape, colour: Colour::First, code: direction.dyad.to_string(), ..figures };
    let panel = framed(language, direction, unit, PanelContent::Layers(vec![layer]));
    Panel { heading: format!("{} \u{b7} {name}", panel.heading), ..panel }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{
        language::tests::THREE,
        series::{MirrorSide, Ratio, Reason},
        trade::{Calendar, Frequency, Level, Period, Product, Reporting, Source, Translations, Valuation},
    };

    fn source(name: &str, reporting: Reporting) -> Arc<Source> {
        Arc::new(Source {
            name: name.to_owned(),
            title: name.to_owned(),
            titles: Translations::new(),
            short: None,
            shorts: Translations::new(),
            path: None,
            priority: 0,
            reporting,
            compiler: None,
            attribution: None,
            published: None,
            license: None,
            complete_levels: Vec::new(),
        })
    }

    fn level(text: &str) -> Level {
        Level::from_wording(text.parse().unwrap(), 9, None, Valuation::Unknown).unwrap().0
    }

    /// A mirror whose ends are of these sources, where any, with 3 billion in 2020 on either side.
    fn mirror(ends: [Option<(&str, Reporting)>; 2]) -> Mirror {
        let [exports, imports] = ends.map(|end| end.map(|(name, reporting)| source(name, reporting)));
        let point = MirrorPoint {
            period: Period::year(2020),
            exports: exports.as_ref().map(|_| level("3")),
            imports: imports.as_ref().map(|_| level("3")),
            gap: Ratio::null(Reason::NotIndependent),
            ratio: Ratio::null(Reason::NotIndependent),
            exporter: MirrorSide::default(),
            importer: MirrorSide::default(),
        };
        let direction = |dyad: &str| MirrorDirection {
            dyad: dyad.parse().unwrap(),
            exports_source: exports.clone(),
            imports_source: imports.clone(),
            exports_making: None,
            imports_making: None,
            points: vec![point.clone()],
        };
        Mirror {
            dyad: "USA-CHN".parse().unwrap(),
            product: Product::Total,
            frequency: Frequency::Annual,
            calendar: Calendar::Gregorian,
            unit: "USD".to_owned(),
            rounding: None,
            cautions: Vec::new(),
            directions: vec![direction("USA-CHN"), direction("CHN-USA")],
        }
    }

    use Reporting::{Mirrored, Quoted, Reconciled, Reported};

    #[test]
    fn what_is_one_figure_is_said_to_be_counted_by_whom() {
        let said = |ends| {
            let mirror = mirror(ends);
            mirror.directions[0].counted_once().map(|by| counter(Language::English, &mirror.directions[0], by))
        };
        let importer = Some("counted by China, the importer".to_owned());
        // The Correlates of War give the importer's figure to both sides.
        assert_eq!(said([Some(("cow", Mirrored)), Some(("cow", Mirrored))]), importer);
        assert_eq!(said([Some(("cow", Mirrored)), None]), importer);
        assert_eq!(said([Some(("cow", Mirrored)), Some(("own", Reported))]), importer);
        assert_eq!(
            said([Some(("own", Reported)), Some(("cow", Mirrored))]),
            Some("counted by the United States, the exporter".to_owned()),
            "what the importer has is taken from its partner"
        );
        assert_eq!(said([Some(("baci", Reconciled)), Some(("baci", Reconciled))]), Some("reconciled by the compiler".to_owned()));
        for two in [[Reported, Reported], [Reported, Quoted], [Quoted, Quoted]] {
            assert_eq!(said(two.map(|reporting| Some(("a", reporting)))), None);
        }
        assert_eq!(said([Some(("own", Reported)), None]), None);
    }

    #[test]
    fn one_figure_is_one_layer_and_never_titled_as_two_reports() {
        let mirror = mirror([Some(("cow", Mirrored)); 2]);
        let slots = PeriodAxis::along([Period::year(2020)].into_iter(), Frequency::Annual, Calendar::Gregorian);
        let magnitude = Magnitude::of_largest([level("3")].iter());
        for direction in &mirror.directions {
            let panel =
                panel(Language::English, "USD billion", (direction, Counter::Importer), (slots, magnitude), MarkShape::Line);
            assert_eq!(panel.layers().len(), 1, "a second line would hide under the first and read as a second reporter");
            assert_eq!(panel.layers()[0].marks.len(), 1);
            assert!(panel.heading.contains("counted by ") && panel.heading.ends_with(", the importer"), "{}", panel.heading);
        }
        assert_eq!(title(Language::English, &mirror), "Trade between the United States and China: one figure for both sides");
        let [_, russian, persian] = THREE.map(|language| title(language, &mirror));
        assert_eq!(russian, "Торговля США – Китай: одно значение на обе стороны");
        assert_eq!(persian, "تجارت ایالات متحده و چین: یک رقم برای هر دو طرف");
        assert_eq!(basis(Language::English, &mirror), "the source has one figure for both sides, not two reports");
    }

    #[test]
    fn a_reconciled_figure_beside_a_report_is_no_second_report() {
        let mirror = mirror([Some(("own", Reported)), Some(("baci", Reconciled))]);
        assert_eq!(mirror.counting(), Counting::Otherwise);
        assert_eq!(
            title(Language::English, &mirror),
            "Trade between the United States and China: figures that are not two reports"
        );
    }
}
