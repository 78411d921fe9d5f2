//! One picture.

use std::sync::Arc;

use plotters::prelude::*;
use resvg::{tiny_skia, usvg};

use crate::Fallible;

const WIDTH: u32 = 1200;
const HEIGHT: u32 = 800;
const INK: RGBColor = RGBColor(33, 37, 41);
const GREY: RGBColor = RGBColor(108, 117, 125);
const BLUE: RGBColor = RGBColor(46, 110, 165);
const RED: RGBColor = RGBColor(200, 60, 50);
static REGULAR: &[u8] = include_bytes!("../../../../src/chart/fonts/DejaVuSans.ttf");
static BOLD: &[u8] = include_bytes!("../../../../src/chart/fonts/DejaVuSans-Bold.ttf");

/// A pair and its turnover by year.
pub struct Series {
    pub name: String,
    pub years: Vec<(i32, f64)>,
}

pub struct Drawer {
    options: usvg::Options<'static>,
}

impl Drawer {
    pub fn new() -> Self {
        for (style, font) in [(FontStyle::Normal, REGULAR), (FontStyle::Bold, BOLD)] {
            let _ = plotters::style::register_font("sans-serif", style, font);
        }
        let mut fonts = usvg::fontdb::Database::new();
        fonts.load_font_data(REGULAR.to_vec());
        fonts.load_font_data(BOLD.to_vec());
        fonts.set_sans_serif_family("DejaVu Sans");
        let options =
            usvg::Options { font_family: "DejaVu Sans".to_owned(), fontdb: Arc::new(fonts), ..usvg::Options::default() };
        Self { options }
    }

    pub fn svg(&self, series: &Series) -> Fallible<String> {
        let mut svg = String::with_capacity(1 << 15);
        let root = SVGBackend::with_string(&mut svg, (WIDTH, HEIGHT)).into_drawing_area();
        draw(&root, series).map_err(|error| error.to_string())?;
        drop(root);
        Ok(svg)
    }

    pub fn png(&self, svg: &str) -> Fallible<Vec<u8>> {
        let tree = usvg::Tree::from_str(svg, &self.options)?;
        let mut pixels = tiny_skia::Pixmap::new(WIDTH, HEIGHT).ok_or("no memory")?;
        pixels.fill(tiny_skia::Color::WHITE);
        resvg::render(&tree, tiny_skia::Transform::identity(), &mut pixels.as_mut());
        let rgb: Vec<u8> = pixels.data().chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
        let mut bytes = Vec::with_capacity(1 << 16);
        let mut encoder = png::Encoder::new(&mut bytes, WIDTH, HEIGHT);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_compression(png::Compression::Fast);
        encoder.write_header()?.write_image_data(&rgb)?;
        Ok(bytes)
    }
}

type Area<'a> = DrawingArea<SVGBackend<'a>, plotters::coord::Shift>;

fn draw(root: &Area<'_>, series: &Series) -> Result<(), Box<dyn std::error::Error>> {
    let years = &series.years;
    let (first, last) = (years[0].0, years[years.len() - 1].0);
    let text = |size: i32, color: &RGBColor| ("sans-serif", size).into_font().color(color);
    root.fill(&WHITE)?;
    let title = format!("{}: bilateral trade turnover, {first}–{last}", series.name);
    let bold = ("sans-serif", 30, FontStyle::Bold).into_font().color(&INK);
    root.draw(&Text::new(title, (40, 28), bold))?;
    root.draw(&Text::new("Turnover, bn USD, and year-on-year change, %", (40, 70), text(18, &GREY)))?;
    root.draw(&Text::new("Source: made-up trade", (40, HEIGHT as i32 - 34), text(14, &GREY)))?;
    let greatest = years.iter().map(|year| year.1).fold(0.0, f64::max) * 1.18;
    let growth: Vec<(i32, f64)> = years.windows(2).map(|pair| (pair[1].0, (pair[1].1 / pair[0].1 - 1.0) * 100.0)).collect();
    let (low, high) = growth.iter().fold((0.0, 0.0), |(low, high), (_, value)| (value.min(low), value.max(high)));
    let mut chart = ChartBuilder::on(&root.margin(100, 56, 30, 30))
        .x_label_area_size(48)
        .y_label_area_size(76)
        .right_y_label_area_size(76)
        .build_cartesian_2d((first..last).into_segmented(), 0.0..greatest)?
        .set_secondary_coord((first..last).into_segmented(), low - 5.0..high + 5.0);
    chart
        .configure_mesh()
        .disable_x_mesh()
        .x_labels(30)
        .y_desc("Turnover, bn USD")
        .label_style(text(13, &INK))
        .axis_desc_style(text(16, &INK))
        .draw()?;
    chart.configure_secondary_axes().y_desc("Change, %").label_style(text(15, &RED)).axis_desc_style(text(16, &RED)).draw()?;
    chart.draw_series(years.iter().map(|(year, value)| {
        let mut bar =
            Rectangle::new([(SegmentValue::Exact(*year), 0.0), (SegmentValue::Exact(*year + 1), *value)], BLUE.filled());
        bar.set_margin(0, 0, 5, 5);
        bar
    }))?;
    let points = || growth.iter().map(|(year, value)| (SegmentValue::CenterOf(*year), *value));
    chart.draw_secondary_series(LineSeries::new(points(), RED.stroke_width(3)))?;
    chart.draw_secondary_series(points().map(|point| Circle::new(point, 5, RED.filled())))?;
    root.present()?;
    Ok(())
}
