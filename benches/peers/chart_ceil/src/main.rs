//! The least that the same picture takes: plotters to SVG, usvg/resvg to PNG, a bar and a line and their axes, no checks of
//! text against text, no sources, no whiskers, no caches. `chart_ceil warm|batch SERIES.csv FOLDER WORKERS`
//!
//! SERIES.csv: reporter, partner, year, turnover in thousand million dollars; 1200 x 800 as all others.

mod draw;

use std::{
    env,
    error::Error,
    fs,
    path::{Path, PathBuf},
    thread,
    time::Instant,
};

use draw::{Drawer, Series};

type Fallible<T> = Result<T, Box<dyn Error + Send + Sync>>;

fn main() -> Fallible<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [how, file, folder, workers] = &arguments[..] else { return Err("usage: warm|batch FILE FOLDER WORKERS".into()) };
    let all = read(&fs::read_to_string(file)?)?;
    let (folder, workers) = (PathBuf::from(folder), workers.parse::<usize>()?);
    fs::create_dir_all(&folder)?;
    let drawer = Drawer::new();
    if how == "warm" {
        return warm(&drawer, &all);
    }
    thread::scope(|scope| {
        let parts = all.chunks(all.len().div_ceil(workers));
        let threads: Vec<_> = parts.map(|part| scope.spawn(|| batch(&drawer, part, &folder))).collect();
        threads.into_iter().try_for_each(|thread| thread.join().unwrap_or_else(|_| Err("a worker failed".into())))
    })
}

/// One after another in this process, PNG only; prints what the comparison reads.
fn warm(drawer: &Drawer, all: &[Series]) -> Fallible<()> {
    drawer.png(&drawer.svg(&all[0])?)?;
    let (start, mut bytes) = (Instant::now(), 0);
    for series in all {
        bytes += drawer.png(&drawer.svg(series)?)?.len();
    }
    let (count, seconds) = (all.len() as f64, start.elapsed().as_secs_f64());
    println!(r#"{{"ms": {}, "bytes": {}}}"#, seconds * 1e3 / count, bytes as f64 / count);
    Ok(())
}

fn batch(drawer: &Drawer, part: &[Series], folder: &Path) -> Fallible<()> {
    for series in part {
        let svg = drawer.svg(series)?;
        fs::write(folder.join(format!("{}.png", series.name)), drawer.png(&svg)?)?;
        fs::write(folder.join(format!("{}.svg", series.name)), svg)?;
    }
    Ok(())
}

fn read(text: &str) -> Fallible<Vec<Series>> {
    let mut all: Vec<Series> = Vec::new();
    for line in text.lines().skip(1) {
        let fields: Vec<&str> = line.split(',').collect();
        let [reporter, partner, year, turnover] = fields[..] else { return Err(line.into()) };
        let name = format!("{reporter}-{partner}");
        if all.last().is_none_or(|last| last.name != name) {
            all.push(Series { name, years: Vec::new() });
        }
        if let Some(last) = all.last_mut() {
            last.years.push((year.parse()?, turnover.parse()?));
        }
    }
    Ok(all)
}
