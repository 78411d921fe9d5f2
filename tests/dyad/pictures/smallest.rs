//! Every kind of picture at the least and the greatest sizes of text, in small pictures and in those of every preset: each is drawn.

use std::collections::BTreeSet;

use dyad::{
    chart::{self, ChartError, ChartKind, PictureSpec, Preset},
    query::{self, Answer, Resource},
    trade::Dyad,
};

use super::{heat_maps, layout, products, ranked, statements, vintage_paths};

/// Width and height as the parameters of an address.
const SIZES: [[(&str, &str); 2]; 5] = [
    [("width", "200"), ("height", "200")],
    [("width", "320"), ("height", "200")],
    [("width", "200"), ("height", "330")],
    [("width", "1200"), ("height", "200")],
    [("width", "200"), ("height", "4000")],
];

/// What a picture of an answer is asked of.
fn resource(answer: &Answer) -> Resource {
    let dyad: Dyad = "RUS-IRN".parse().unwrap();
    match answer {
        Answer::Compare(_) => Resource::Compare,
        Answer::Partners(_) => Resource::Partners(dyad.reporter),
        Answer::Mirror(_) => Resource::View(dyad, query::View::Mirror),
        Answer::DyadProducts(_) => Resource::View(dyad, query::View::Products),
        Answer::Verdicts(_) => Resource::View(dyad, query::View::Claims),
        Answer::Revisions(_) => Resource::View(dyad, query::View::Revisions),
        _ => Resource::View(dyad, query::View::Exports),
    }
}

/// Kinds that an answer may have too little for.
const NEED_MORE: [ChartKind; 6] =
    [ChartKind::Waterfall, ChartKind::Slope, ChartKind::Bump, ChartKind::Stacked, ChartKind::Sankey, ChartKind::Map];

#[test]
fn every_kind_is_drawn_at_every_size_of_text() {
    let mut sizes: Vec<Vec<(&str, &str)>> = SIZES.map(|size| size.to_vec()).to_vec();
    sizes.extend(Preset::WORDS.map(|word| vec![("preset", word)]));
    let few = layout::answers().into_iter().step_by(3).chain(products::answers());
    let few =
        few.chain([("partners", ranked::partners(30)), ("long names", ranked::long_names()), ("no partners", ranked::none())]);
    let shapes = statements::shapes().into_iter().chain(heat_maps::shapes()).chain(vintage_paths::shapes());
    let few = few.chain(shapes.step_by(2).map(|(name, answer, _)| (name, answer)));
    let mut drawn = BTreeSet::new();
    for (name, answer) in few {
        let resource = resource(&answer);
        for kind in ChartKind::offered(&resource).into_iter().filter(|kind| kind.suits(&answer)) {
            for font_scale in ["0.5", "0.7", "1", "3"] {
                for size in &sizes {
                    let given = [("kind", kind.word()), ("font_scale", font_scale)].into_iter().chain(size.iter().copied());
                    let given: Vec<(String, String)> = given.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
                    let spec = PictureSpec::parse(&given, &resource).unwrap();
                    let drawing = match chart::draw(&answer, &spec, "") {
                        // What has no year before, or no amounts, has no contributions, places or flows.
                        Err(ChartError::Refused(error)) if NEED_MORE.contains(&kind) && error.parameter == "kind" => continue,
                        drawn => drawn.unwrap(),
                    };
                    drawn.insert(kind.word());
                    assert!(layout::is_well_formed(&drawing.svg()) && !drawing.svg().contains("NaN"), "{name} {given:?}");
                }
            }
        }
    }
    assert!(drawn.len() >= 12, "{drawn:?}");
}

#[test]
fn a_treemap_whose_title_is_smaller_than_its_least_text_is_drawn() {
    let answer = products::answered(&products::tree(2, 97, 2020..2024), "RUS-IRN/products");
    for (width, height) in [("200", "200"), ("320", "200"), ("260", "240")] {
        let given =
            [("font_scale", "0.5"), ("width", width), ("height", height)].map(|(one, two)| (one.to_owned(), two.to_owned()));
        let spec = PictureSpec::parse(&given, &resource(&answer)).unwrap();
        let drawing = chart::draw(&answer, &spec, "").unwrap();
        assert!(drawing.hit_areas.len() >= 3, "the areas are there: {:?}", drawing.hit_areas);
    }
}
