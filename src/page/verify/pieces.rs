//! A text in pieces, one after the other: plain words, statements, figures that are passed over. What overlaps is told once.

use std::ops::Range;

/// A piece of a text, in characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub span: Range<usize>,
    pub is: Is,
}

/// What a piece is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Is {
    Words,
    /// It says these statements, by their places in the answer.
    Said(Vec<usize>),
    /// The figure at this place among those passed over.
    Passed(usize),
}

/// The pieces of a text of so many characters.
pub(super) fn pieces(length: usize, said: &[(usize, Range<usize>)], passed: &[Range<usize>]) -> Vec<Piece> {
    let mut marks = of_statements(length, said);
    let is_free = |marks: &[Piece], span: &Range<usize>| {
        !span.is_empty()
            && span.end <= length
            && marks.iter().all(|mark| span.end <= mark.span.start || mark.span.end <= span.start)
    };
    for (place, span) in passed.iter().enumerate() {
        if is_free(&marks, span) {
            marks.push(Piece { span: span.clone(), is: Is::Passed(place) });
        }
    }
    marks.sort_by_key(|mark| mark.span.start);
    let (mut pieces, mut cursor) = (Vec::new(), 0);
    for mark in marks {
        if cursor < mark.span.start {
            pieces.push(Piece { span: cursor..mark.span.start, is: Is::Words });
        }
        cursor = mark.span.end;
        pieces.push(mark);
    }
    if cursor < length {
        pieces.push(Piece { span: cursor..length, is: Is::Words });
    }
    pieces
}

/// One that begins within another begins behind it; one that lies within another is told with that.
fn of_statements(length: usize, said: &[(usize, Range<usize>)]) -> Vec<Piece> {
    let mut sorted: Vec<&(usize, Range<usize>)> = said.iter().collect();
    sorted.sort_by_key(|(place, span)| (span.start, span.end, *place));
    let mut marks: Vec<Piece> = Vec::new();
    for (place, span) in sorted {
        let begin = marks.last().map_or(0, |mark| mark.span.end).max(span.start);
        let end = span.end.min(length);
        if begin < end {
            marks.push(Piece { span: begin..end, is: Is::Said(vec![*place]) });
        } else if let Some(Piece { is: Is::Said(places), .. }) = marks.last_mut() {
            places.push(*place);
        }
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(length: usize, said: &[(usize, Range<usize>)], passed: &[Range<usize>]) -> String {
        let one = |piece: Piece| {
            let is = match piece.is {
                Is::Words => String::new(),
                Is::Said(places) => places.iter().map(|place| format!("s{place}")).collect::<Vec<_>>().concat(),
                Is::Passed(place) => format!("p{place}"),
            };
            format!("{}-{}{is}", piece.span.start, piece.span.end)
        };
        pieces(length, said, passed).into_iter().map(one).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn pieces_follow_one_another_and_lose_nothing() {
        assert_eq!(told(9, &[], &[]), "0-9");
        assert_eq!(told(0, &[], &[]), "");
        assert_eq!(told(9, &[(0, 2..4), (1, 4..6)], std::slice::from_ref(&(7..9))), "0-2 2-4s0 4-6s1 6-7 7-9p0");
    }

    #[test]
    fn what_overlaps_is_told_once() {
        assert_eq!(told(9, &[(0, 2..6), (1, 2..6)], &[]), "0-2 2-6s0s1 6-9", "two of the same words");
        assert_eq!(told(9, &[(1, 4..8), (0, 2..6)], &[]), "0-2 2-6s0 6-8s1 8-9");
        assert_eq!(told(9, &[(0, 2..6)], &[5..7, 7..9, 0..0]), "0-2 2-6s0 6-7 7-9p1");
        assert_eq!(told(5, &[(0, 2..9)], &[]), "0-2 2-5s0", "no further than the text");
    }
}
