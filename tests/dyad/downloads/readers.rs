//! Tables as other people's readers take them: pandas reads the tables of pages, `PyArrow` streams, files and Parquet.

use std::{fs, path::Path, process::Command};

use axum::http::StatusCode;

use super::samples::{form, samples};
use crate::{
    served::{builtin, get},
    tools::tool,
};

/// Runs a script of Python on files; what it prints.
fn python(script: &str, files: &[&Path]) -> Option<String> {
    let run = Command::new(tool("python")?).arg("-c").arg(script).args(files).output().unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    Some(String::from_utf8(run.stdout).unwrap())
}

/// Each cell that has more than one part, such as a figure and its bounds, as pandas reads it: the parts with a space between.
const PAGES: &str = r"
import sys
import lxml.html, pandas
for path in sys.argv[1:]:
    checked = 0
    frames = pandas.read_html(path, encoding='utf-8', header=0)
    tables = lxml.html.parse(path, lxml.html.HTMLParser(encoding='utf-8')).xpath('//table[.//tr]')
    assert len(frames) == len(tables), path
    for frame, table in zip(frames, tables):
        rows = table.xpath('.//tbody/tr')
        assert len(frame) == len(rows), path
        for line, row in enumerate(rows):
            for place, cell in enumerate(row.xpath('./td|./th')):
                parts = [' '.join(part.split()) for part in cell.itertext() if part.strip()]
                if len(parts) > 1 and cell.xpath('./span'):
                    found = ' '.join(str(frame.iat[line, place]).split())
                    # A name within a sentence is a part too: a comma or a mark of direction stands close to it.
                    assert found == ' '.join(parts).replace(' ,', ',').replace(' ،', '،').replace('\u2068 ', '\u2068').replace(' \u2069', '\u2069'), (path, found, parts)
                    checked += 1
        for head in table.xpath('.//thead//th[span]'):
            text = ' '.join(head.text_content().split())
            assert any(' '.join(str(name).split()) == text for name in frame.columns), (path, text)
    print(checked)
";

#[tokio::test]
async fn pandas_reads_the_tables_of_pages() {
    let router = builtin();
    let folder = tempfile::tempdir().unwrap();
    let mut files = Vec::new();
    for lang in ["en", "ru", "fa"] {
        for view in ["turnover", "mirror", "balance"] {
            let page = get(&router, &format!("/?dyad=RUS-IRN&view={view}&lang={lang}")).await;
            assert_eq!(page.status, StatusCode::OK);
            let path = folder.path().join(format!("{view}-{lang}.html"));
            fs::write(&path, page.body).unwrap();
            files.push(path);
        }
    }
    let english = fs::read_to_string(&files[0]).unwrap();
    assert!(english.contains("1.5 <span class=\"bounds\">1.45 to 1.55</span>"), "a figure, a space, its bounds");
    let Some(printed) = python(PAGES, &files.iter().map(std::path::PathBuf::as_path).collect::<Vec<_>>()) else { return };
    let checked: Vec<usize> = printed.lines().map(|line| line.parse().unwrap()).collect();
    assert_eq!(checked.len(), files.len());
    assert!(checked.iter().all(|count| *count >= 4) && checked.iter().step_by(3).all(|count| *count >= 10), "{checked:?}");
}

/// A stream has the rows and the metadata of the file, and Parquet has them too, by a compression that every reader knows.
const TABLES: &str = r"
import sys
import pyarrow, pyarrow.ipc, pyarrow.parquet
for path in sys.argv[1:]:
    with pyarrow.OSFile(path + '.arrow', 'rb') as source:
        reader = pyarrow.ipc.open_file(source)
        file = reader.read_all()
        said = file.schema.metadata or reader.metadata
    with open(path + '.arrows', 'rb') as source:
        stream = pyarrow.ipc.open_stream(source).read_all()
    stream.validate(full=True)
    assert stream.equals(file), path
    assert stream.schema.metadata == said and said[b'title'], path
    parquet = pyarrow.parquet.ParquetFile(path + '.parquet')
    groups = [parquet.metadata.row_group(group) for group in range(parquet.metadata.num_row_groups)]
    kinds = {group.column(place).compression for group in groups for place in range(group.num_columns)}
    assert kinds <= {'SNAPPY', 'UNCOMPRESSED'}, (path, kinds)
    table = parquet.read()
    assert table.num_rows == stream.num_rows and table.to_pydict() == stream.to_pydict(), path
    print(stream.num_rows)
";

#[tokio::test]
async fn pyarrow_reads_streams_files_and_parquet_as_the_same_table() {
    let folder = tempfile::tempdir().unwrap();
    let (samples, builtin) = (samples(), builtin());
    let long = ["/v1/panel", "/v1/panel?reporter=RUS&lang=fa&columns=period,partner_name,value", "/v1/panel?from=2060"];
    let wide = ["/v1/compare?series=RUS-IRN/exports,IRN-RUS/imports&source=wits&shape=wide&lang=ru"];
    let more = long.into_iter().chain(wide).map(|path| (builtin.clone(), path.to_owned()));
    let all: Vec<_> = samples.all.iter().cloned().chain(more).collect();
    let mut stems = Vec::new();
    for (place, (router, address)) in all.iter().enumerate() {
        let stem = folder.path().join(place.to_string());
        for suffix in ["arrow", "arrows", "parquet"] {
            fs::write(stem.with_extension(suffix), form(router, address, suffix).await).unwrap();
        }
        stems.push(stem);
    }
    let Some(printed) = python(TABLES, &stems.iter().map(std::path::PathBuf::as_path).collect::<Vec<_>>()) else { return };
    assert_eq!(printed.lines().count(), all.len());
    assert!(printed.lines().filter(|line| *line != "0").count() > all.len() - 4, "{printed}");
}
