//! Bytes to text: UTF-8, with or without a byte order mark, and a plain word on what else it may be.

use crate::trade::{Finding, FindingCode, is_bidi_control};

/// The text of a file, without its byte order mark.
///
/// # Errors
/// A finding when the file is empty, UTF-16, or not UTF-8; it names the likely encoding.
pub(super) fn text<'a>(bytes: &'a [u8], file: &str) -> Result<&'a str, Finding> {
    let fault = |code, text: String| Finding::of_file(code, file, text);
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) || looks_like_utf16(bytes) {
        return Err(fault(FindingCode::Encoding, "is UTF-16; save it as UTF-8".to_owned()));
    }
    let bytes = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes);
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(fault(FindingCode::EmptyFile, "is empty".to_owned()));
    }
    std::str::from_utf8(bytes).map_err(|error| {
        let place = error.valid_up_to();
        let line = bytes[..place].split(|byte| *byte == b'\n').count() as u64;
        let byte = bytes[place];
        let text = format!("is not UTF-8 (byte 0x{byte:02x}), likely {}; save it as UTF-8", likely_encoding(bytes));
        fault(FindingCode::Encoding, text).at_line(line)
    })
}

/// A text as it may stand in a label: without the invisible marks that turn the direction of what follows.
pub(super) fn without_bidi_controls(text: &str) -> String {
    if text.is_ascii() { text.to_owned() } else { text.chars().filter(|letter| !is_bidi_control(*letter)).collect() }
}

/// ASCII in UTF-16 has a zero in every other byte.
fn looks_like_utf16(bytes: &[u8]) -> bool {
    let start = &bytes[..bytes.len().min(64)];
    let zeros = |odd: usize| start.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    start.len() >= 8 && (zeros(0) * 4 > start.len() || zeros(1) * 4 > start.len())
}

fn likely_encoding(bytes: &[u8]) -> &'static str {
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, chardetng::Utf8Detection::Deny).name()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_what_is_wrong() {
        assert_eq!(text(b"\xef\xbb\xbfa,b\n", "f"), Ok("a,b\n"));
        assert_eq!(text(b"\xef\xbb\xbf\r\n", "f").unwrap_err().code, FindingCode::EmptyFile);
        assert!(text(b"\xff\xfea\0,\0b\0\n\0", "f").unwrap_err().text.contains("UTF-16"));
        assert!(text(b"a\0,\0b\0\n\0c\0,\0", "f").unwrap_err().text.contains("UTF-16"));
        // "Россия" in windows-1251.
        let cyrillic = text(b"name\n\xd0\xee\xf1\xf1\xe8\xff, \xd0\xee\xf1\xf1\xe8\xff\n", "f").unwrap_err();
        assert_eq!((cyrillic.code, cyrillic.line), (FindingCode::Encoding, Some(2)));
        assert!(cyrillic.text.contains("windows-1251"), "{}", cyrillic.text);
    }
}
