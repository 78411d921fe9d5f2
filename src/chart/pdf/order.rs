//! The objects of a PDF in one order. The converter keeps fonts and resources in hash maps, so it writes and numbers them
//! differently on every run; here resources are sorted by name, objects numbered as they are first referred to, and written so.

use std::{collections::BTreeMap, fmt::Write, ops::Range};

/// The dictionaries of resources whose entries have no order of their own.
const RESOURCES: [&str; 6] = ["/Font <<", "/XObject <<", "/Pattern <<", "/ExtGState <<", "/Shading <<", "/ColorSpace <<"];

/// An object: what stands before its stream as text, and the stream.
struct Object<'a> {
    words: String,
    stream: &'a [u8],
}

/// The same document in one order; nothing when it is not built as the converter builds it.
pub(super) fn ordered(pdf: &[u8]) -> Option<Vec<u8>> {
    let table = last(pdf, b"\nxref\n")? + 1;
    let ending = std::str::from_utf8(&pdf[table..]).ok()?;
    let places = places(ending)?;
    let objects = objects(pdf, &places, table)?;
    let (start, _) = *places.first()?;
    let trailer = &ending[ending.find("trailer")?..ending.find("startxref")?];
    let mut numbers: BTreeMap<u32, u32> = BTreeMap::new();
    let mut order = Vec::new();
    let mut waiting = references(trailer).map(|(_, number)| number).collect::<std::collections::VecDeque<u32>>();
    while let Some(number) = waiting.pop_front() {
        if numbers.contains_key(&number) {
            continue;
        }
        order.push(number);
        numbers.insert(number, u32::try_from(order.len()).ok()?);
        waiting.extend(references(&objects.get(&number)?.words).map(|(_, number)| number));
    }
    let mut out = pdf[..start].to_vec();
    let mut offsets = String::new();
    for number in &order {
        let object = objects.get(number)?;
        write!(offsets, "{:010} 00000 n\r\n", out.len()).ok()?;
        out.extend_from_slice(format!("{} 0 obj\n{}", numbers.get(number)?, renumbered(&object.words, &numbers)?).as_bytes());
        out.extend_from_slice(object.stream);
    }
    let trailer =
        renumbered(trailer, &numbers)?.replace(&format!("/Size {}", objects.len() + 1), &format!("/Size {}", order.len() + 1));
    let table = out.len();
    let ending = format!("xref\n0 {}\n0000000000 65535 f\r\n{offsets}{trailer}startxref\n{table}\n%%EOF", order.len() + 1);
    out.extend_from_slice(ending.as_bytes());
    Some(out)
}

/// Where each object begins and its number, from the table at the end.
fn places(ending: &str) -> Option<Vec<(usize, u32)>> {
    let rows = ending.lines().skip(3).take_while(|row| row.ends_with(" n") || row.ends_with(" f"));
    let used = (1..).zip(rows).filter(|(_, row)| row.ends_with(" n"));
    let mut places: Vec<(usize, u32)> =
        used.map(|(number, row)| Some((row.get(..10)?.parse().ok()?, number))).collect::<Option<_>>()?;
    places.sort_unstable();
    Some(places)
}

/// The objects by number.
fn objects<'a>(pdf: &'a [u8], places: &[(usize, u32)], table: usize) -> Option<BTreeMap<u32, Object<'a>>> {
    let ends = places.iter().skip(1).map(|(offset, _)| *offset).chain([table]);
    places.iter().zip(ends).map(|((offset, number), end)| Some((*number, object(pdf.get(*offset..end)?)?))).collect()
}

fn object(bytes: &[u8]) -> Option<Object<'_>> {
    let body = first(bytes, b"obj\n")? + 4;
    let split = first(bytes, b"\nstream\n").unwrap_or(bytes.len());
    let words = std::str::from_utf8(bytes.get(body..split)?).ok()?;
    Some(Object { words: sorted(words), stream: &bytes[split..] })
}

/// The text with the entries of resource dictionaries by name.
fn sorted(words: &str) -> String {
    let mut lines: Vec<&str> = words.split('\n').collect();
    let opens = |line: &&str| RESOURCES.iter().any(|name| line.trim() == *name);
    let mut from = 0;
    while let Some(place) = lines[from..].iter().position(opens) {
        let start = from + place + 1;
        let end = lines[start..].iter().position(|line| line.trim() == ">>").map_or(lines.len(), |length| start + length);
        lines[start..end].sort_by_key(|line| (line.split(' ').find(|word| !word.is_empty()).map_or(0, str::len), *line));
        from = end;
    }
    lines.join("\n")
}

/// Where each reference stands in a text, as its number is written, and the number.
fn references(text: &str) -> impl Iterator<Item = (Range<usize>, u32)> {
    text.match_indices(" 0 R").filter_map(|(end, _)| {
        let digits = text[..end].bytes().rev().take_while(u8::is_ascii_digit).count();
        Some((end - digits..end, text[end - digits..end].parse().ok()?))
    })
}

fn renumbered(text: &str, numbers: &BTreeMap<u32, u32>) -> Option<String> {
    let (mut out, mut from) = (String::with_capacity(text.len()), 0);
    for (place, number) in references(text) {
        write!(out, "{}{}", &text[from..place.start], numbers.get(&number)?).ok()?;
        from = place.end;
    }
    out.push_str(&text[from..]);
    Some(out)
}

fn first(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

fn last(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).rposition(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A document of these objects with the catalogue first named.
    fn document(objects: &[(u32, &str)], root: u32) -> Vec<u8> {
        let mut out = b"%PDF-1.7\n\n".to_vec();
        let mut rows = vec![String::new(); objects.len()];
        for (number, words) in objects {
            rows[usize::try_from(*number).unwrap() - 1] = format!("{:010} 00000 n\r\n", out.len());
            out.extend_from_slice(format!("{number} 0 obj\n{words}\nendobj\n\n").as_bytes());
        }
        let (table, size) = (out.len(), objects.len() + 1);
        let ending = format!(
            "xref\n0 {size}\n0000000000 65535 f\r\n{}trailer\n<<\n  /Size {size}\n  /Root {root} 0 R\n>>\nstartxref\n{table}\n%%EOF",
            rows.concat()
        );
        out.extend_from_slice(ending.as_bytes());
        out
    }

    #[test]
    fn two_numberings_of_one_document_become_the_same() {
        let stream = "<<\n  /Length 9\n>>\nstream\n1 0 R \u{7}x\nendstream";
        let one = document(&[(1, "<<\n/A 3 0 R\n/Font <<\n  /fo1 3 0 R\n  /fo0 2 0 R\n>>\n>>"), (2, "(two)"), (3, stream)], 1);
        let other = document(&[(3, "<<\n/A 1 0 R\n/Font <<\n  /fo0 2 0 R\n  /fo1 1 0 R\n>>\n>>"), (1, stream), (2, "(two)")], 3);
        assert_ne!(one, other);
        let ordered_one = ordered(&one).unwrap();
        assert_eq!(ordered_one, ordered(&other).unwrap());
        assert_eq!(ordered(&ordered_one).unwrap(), ordered_one, "already in order");
        let text = String::from_utf8(ordered_one).unwrap();
        assert!(text.contains("/Root 1 0 R") && text.contains("stream\n1 0 R \u{7}x\n"), "a stream stays as it is: {text}");
        let place: usize = text[text.rfind("startxref\n").unwrap() + 10..].lines().next().unwrap().parse().unwrap();
        assert!(text[place..].starts_with("xref\n0 4\n"));
        assert!(ordered(b"%PDF-1.7 of another make").is_none());
    }
}
